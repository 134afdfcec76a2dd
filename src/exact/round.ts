import * as says from '../problems/en.js'
import { problem, RulesError, wrongKind } from '../problems/index.js'
import { type Ratio, ratio } from './ratio.js'
import { isRatio } from './read.js'

/**
 * The names of rounding. To the nearest, ties to the even neighbour (`half-even`) or away from zero (`half-up`); or always away from zero (`up`) or
 * towards zero (`down`).
 */
export const ROUNDINGS = ['half-even', 'half-up', 'up', 'down'] as const

/** A rounding, by name. */
export type Rounding = (typeof ROUNDINGS)[number]

/**
 * An exact number rounded to so many decimal places, as a whole number of the last place: 2/3 to two places is 67.
 *
 * Throws `not-places`, and `wrong-kind` where the value is no exact number, such as one of text that `fromPlain` was to read back.
 *
 * @example
 * ```ts
 * import { exact, roundTo } from 'coop-rules/exact'
 *
 * roundTo({ value: exact('2/3'), places: 2, rounding: 'half-even' }) // => 67n
 * roundTo({ value: exact('-12.5'), places: 0, rounding: 'half-up' }) // => -13n
 * ```
 */
export const roundTo = (input: {
  readonly value: Ratio
  readonly places: number
  readonly rounding: Rounding
}): bigint => {
  const { value, places, rounding } = input
  checkIsRatio(value, 'value')
  if (!Number.isInteger(places) || places < 0 || places > 1000) {
    throw new RulesError([problem(says.notPlaces, { path: 'places', received: places })])
  }
  if (!ROUNDINGS.includes(rounding)) {
    const options = ROUNDINGS.join(', ')
    throw new RulesError([problem(says.notOneOf, { path: 'rounding', received: rounding, facts: { options } })])
  }
  const scaled = value.numerator * 10n ** BigInt(places)
  const towardsZero = scaled / value.denominator
  const rest = scaled % value.denominator
  if (rest === 0n) return towardsZero
  const away = rest < 0n ? -1n : 1n
  const twice = 2n * (rest < 0n ? -rest : rest)
  switch (rounding) {
    case 'down':
      return towardsZero
    case 'up':
      return towardsZero + away
    case 'half-up':
      return twice >= value.denominator ? towardsZero + away : towardsZero
    case 'half-even':
      if (twice === value.denominator) return towardsZero % 2n === 0n ? towardsZero : towardsZero + away
      return twice > value.denominator ? towardsZero + away : towardsZero
  }
}

/**
 * The same as an exact number: 2/3 to two places is 67/100.
 *
 * Throws `not-places`, and `wrong-kind` where the value is no exact number, such as one of text that `fromPlain` was to read back.
 *
 * @example
 * ```ts
 * import { exact, roundedTo } from 'coop-rules/exact'
 *
 * roundedTo({ value: exact('1/30'), places: 4, rounding: 'half-even' }) // => { numerator: 333n, denominator: 10000n }
 * ```
 */
export const roundedTo = (input: {
  readonly value: Ratio
  readonly places: number
  readonly rounding: Rounding
}): Ratio => ratio(roundTo(input), 10n ** BigInt(input.places))

/**
 * An exact number written as a decimal with just so many places.
 *
 * Throws `not-places`, and `wrong-kind` where the value is no exact number, such as one of text that `fromPlain` was to read back.
 *
 * @example
 * ```ts
 * import { decimalString, exact } from 'coop-rules/exact'
 *
 * decimalString({ value: exact('2/3'), places: 2, rounding: 'half-even' }) // => '0.67'
 * ```
 */
export const decimalString = (input: {
  readonly value: Ratio
  readonly places: number
  readonly rounding: Rounding
}): string => {
  const mantissa = roundTo(input)
  const digits = String(mantissa < 0n ? -mantissa : mantissa).padStart(input.places + 1, '0')
  const point = digits.length - input.places
  const text = input.places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`
  return mantissa < 0n ? `-${text}` : text
}

/**
 * An exact number written as a decimal with all its digits, or undefined where they never end, as those of 1/3.
 *
 * @example
 * ```ts
 * import { exact, exactDecimalString } from 'coop-rules/exact'
 *
 * exactDecimalString(exact('18/25')) // => '0.72'
 * exactDecimalString(exact('1/3')) // => undefined
 * ```
 */
export const exactDecimalString = (value: Ratio): string | undefined => {
  const places = decimalPlaces(value)
  return places === undefined ? undefined : decimalString({ value, places, rounding: 'down' })
}

/**
 * An exact number as text that `exact` reads back as the same number: a decimal where its digits end, a fraction where they never do. What a column of text, a
 * JSON file or the threshold of a rule takes.
 *
 * @example
 * ```ts
 * import { exact, exactString } from 'coop-rules/exact'
 *
 * exactString(exact('72%')) // => '0.72'
 * exactString(exact('2/3')) // => '2/3'
 * ```
 */
export const exactString = (value: Ratio): string =>
  exactDecimalString(value) ?? `${value.numerator}/${value.denominator}`

/** How many decimal places write an exact number completely; undefined where they never end, or where there are more than a thousand. */
export const decimalPlaces = (value: Ratio): number | undefined => {
  checkIsRatio(value, '')
  if (value.denominator === 0n)
    throw new RulesError([problem(says.zeroDenominator, { path: '', received: `${value.numerator}/0` })])
  let rest = value.denominator
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; twos++) rest /= 2n
  for (; rest % 5n === 0n; fives++) rest /= 5n
  const places = Math.max(twos, fives)
  return rest === 1n && places <= 1000 ? places : undefined
}

/** What came back from JSON holds text, with which no bigint can be multiplied. */
const checkIsRatio = (value: unknown, path: string): void => {
  if (!isRatio(value)) throw new RulesError([wrongKind(value, path, 'an exact number')])
}
