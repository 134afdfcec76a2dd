import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, RulesError, wrongKind } from '../problems/index.js'
import { placesOfCurrency } from './currency.js'
import { ratio } from './ratio.js'
import { type ExactInput, exact } from './read.js'
import { decimalString, type Rounding, roundTo } from './round.js'

/** Reads whole smallest units: digits with an optional sign, a bigint, or a whole number that a double holds. */
export const readMinor = (input: unknown, path: string): bigint | Problem => {
  if (typeof input === 'bigint') return input
  if (typeof input === 'string' && input.length <= 1000 && /^[+-]?\d+$/.test(input)) return BigInt(input)
  return Number.isSafeInteger(input) ? BigInt(input as number) : problem(says.notMinorUnits, { path, received: input })
}

/** An amount of money: whole smallest units (cents of USD) of one currency. */
export interface Money {
  readonly amountMinor: bigint
  readonly currency: string
}

/**
 * An amount as whole smallest units. An amount with more places than the currency has is refused where no rounding is named: 12.345 USD is somebody's mistake.
 *
 * Throws `unknown-currency`, `wrong-minor-units` and what `exact` throws.
 *
 * @example
 * ```ts
 * import { moneyOf } from 'coop-rules/exact'
 *
 * moneyOf({ amount: '12.5', currency: 'USD' }) // => { amountMinor: 1250n, currency: 'USD' }
 * moneyOf({ amount: '12.345', currency: 'USD', rounding: 'half-even' }).amountMinor // => 1234n
 * ```
 */
export const moneyOf = (input: {
  readonly amount: ExactInput
  readonly currency: string
  readonly rounding?: Rounding
}): Money => {
  if (!isRecord(input)) throw new RulesError([wrongKind(input, '', 'an object')])
  const { amount, currency, rounding } = input
  const places = placesOfCurrency(currency)
  const value = exact(amount)
  const amountMinor = roundTo({ value, places, rounding: rounding ?? 'down' })
  if (rounding === undefined && value.numerator * 10n ** BigInt(places) !== amountMinor * value.denominator) {
    throw new RulesError([
      problem(says.wrongMinorUnits, { path: 'amount', received: amount, facts: { places, currency } }),
    ])
  }
  return { amountMinor, currency }
}

/**
 * An amount written in full, with the places of its currency.
 *
 * Throws `unknown-currency`, and `wrong-kind` where the amount is text, as JSON holds it: `fromPlain` reads it back first.
 *
 * @example
 * ```ts
 * import { writtenMoney } from 'coop-rules/exact'
 *
 * writtenMoney({ amountMinor: 123450n, currency: 'KWD' }) // => '123.450'
 * ```
 */
export const writtenMoney = ({ amountMinor, currency }: Money): string => {
  const places = placesOfCurrency(currency)
  if (typeof (amountMinor as unknown) !== 'bigint')
    throw new RulesError([wrongKind(amountMinor, 'amountMinor', 'an amount as a bigint')])
  return decimalString({ value: ratio(amountMinor, 10n ** BigInt(places)), places, rounding: 'down' })
}

/**
 * The sum of amounts in one currency. Two currencies are never added: there is no rate here.
 *
 * Throws `mixed-currencies`, `no-values`.
 *
 * @example
 * ```ts
 * import { addMoney } from 'coop-rules/exact'
 *
 * addMoney([{ amountMinor: 100n, currency: 'EUR' }, { amountMinor: -30n, currency: 'EUR' }]) // => { amountMinor: 70n, currency: 'EUR' }
 * ```
 */
export const addMoney = (amounts: readonly Money[]): Money => {
  const [first] = amounts
  if (first === undefined) throw new RulesError([problem(says.noValues, { path: '', received: amounts })])
  let amountMinor = 0n
  amounts.forEach((money, at) => {
    if (money.currency !== first.currency) {
      throw new RulesError([
        problem(says.mixedCurrencies, {
          path: `[${at}].currency`,
          received: money.currency,
          facts: { currency: first.currency },
        }),
      ])
    }
    amountMinor += money.amountMinor
  })
  return { amountMinor, currency: first.currency }
}
