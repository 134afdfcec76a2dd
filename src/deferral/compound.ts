import { rateProblem } from '../calendar/index.js'
import { type ExactInput, exact, type Ratio, type Rounding, roundedTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'

/**
 * By how much does one unit grow at a yearly rate that is compounded so many times a year? (1 + rate ÷ periods a year) to the power of the periods, less 1: exact, and
 * rounded once, to the places in which such factors are published. Nothing is posted by it; accounts capitalise on stated days (`accrue`).
 *
 * Throws `not-a-count`, `negative-rate`, `rate-without-percent`, `not-places` and what `exact` throws.
 *
 * Source: WJC-11.
 *
 * @example
 * ```ts
 * import { compoundFactor } from 'coop-rules/deferral'
 *
 * compoundFactor({ ratePerYear: '0.11%', periodsPerYear: 365, periods: 1, places: 9, rounding: 'half-up' })
 * // => { numerator: 1507n, denominator: 500000000n }
 * ```
 */
export const compoundFactor = (input: {
  readonly ratePerYear: ExactInput
  readonly periodsPerYear: number
  readonly periods: number
  readonly places: number
  readonly rounding: Rounding
}): Ratio => {
  const { periodsPerYear, periods, places, rounding } = input
  for (const [path, count, least] of [
    ['periodsPerYear', periodsPerYear, 1],
    ['periods', periods, 0],
  ] as const) {
    // A hundred years of days: beyond, the exact power has too many digits to be of use.
    if (!Number.isSafeInteger(count) || count < least || count > 36_525)
      throw new RulesError([problem(says.notACount, { path, received: count })])
  }
  const rate = exact(input.ratePerYear)
  const wrong = rateProblem(rate, input.ratePerYear, 'ratePerYear')
  if (wrong !== undefined) throw new RulesError([wrong])
  const whole = rate.denominator * BigInt(periodsPerYear)
  const power = BigInt(periods)
  const grown = (whole + rate.numerator) ** power
  // Not reduced on the way: a common divisor of such numbers costs far more than the division.
  const value = { numerator: grown - whole ** power, denominator: whole ** power }
  return roundedTo({ value, places, rounding })
}
