import { Decimal } from 'decimal.js'
import type { Ratio } from './ratio.js'
import { decimalString, type Rounding } from './round.js'

/** A clone of our own: settings that an application makes on its Decimal change nothing here, and ours nothing there. */
const OurDecimal = /* @__PURE__ */ Decimal.clone({ defaults: true })

/**
 * An exact number as a Decimal of decimal.js with just so many places, rounded once, here, by name. For showing and for handing on: nothing is
 * decided with it.
 *
 * Throws `not-places`.
 *
 * @example
 * ```ts
 * import { exact, toDecimal } from 'coop-rules/exact'
 *
 * toDecimal({ value: exact('25/2'), places: 2, rounding: 'half-even' }).toFixed(2) // => '12.50'
 * ```
 */
export const toDecimal = (input: {
  readonly value: Ratio
  readonly places: number
  readonly rounding: Rounding
}): Decimal => new OurDecimal(decimalString(input))
