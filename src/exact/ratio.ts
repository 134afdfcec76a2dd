import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'

/** An exact number: a fraction in lowest terms whose denominator is above zero. The only number that verdicts and averages are made of. */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * The exact fraction `numerator / denominator`, in lowest terms.
 *
 * Throws `zero-denominator`.
 *
 * @example
 * ```ts
 * import { ratio } from 'coop-rules/exact'
 *
 * ratio(-6n, -4n) // => { numerator: 3n, denominator: 2n }
 * ```
 */
export const ratio = (numerator: bigint, denominator = 1n): Ratio => {
  if (denominator === 0n) {
    throw new RulesError([problem(says.zeroDenominator, { path: '', received: `${numerator}/0` })])
  }
  if (denominator === 1n) return { numerator, denominator }
  const divisor = greatestCommonDivisor(numerator, denominator)
  const sign = denominator < 0n ? -1n : 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

/**
 * The same for whole numbers that are exact as doubles (up to 2^53): reducing in doubles is several times faster than in bigints. The denominator
 * must be above zero; the callers in this library have checked both.
 *
 * @internal
 */
export const ratioOfSafe = (numerator: number, denominator: number): Ratio => {
  const size = Math.abs(numerator)
  const divisor =
    size <= MOST_INT32 && denominator <= MOST_INT32
      ? divisorOfInt32(size, denominator)
      : divisorOfSafe(size, denominator)
  return { numerator: BigInt(numerator / divisor), denominator: BigInt(denominator / divisor) }
}

/** Nothing, and all of it. */
export const ZERO: Ratio = { numerator: 0n, denominator: 1n }
export const ONE: Ratio = { numerator: 1n, denominator: 1n }
export const HALF: Ratio = { numerator: 1n, denominator: 2n }

/** The sum of two exact numbers. */
export const add = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

/** The first exact number less the second. */
export const subtract = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)

/** The product of two exact numbers. */
export const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.numerator * b.numerator, a.denominator * b.denominator)

/** The first exact number divided by the second. Throws `zero-denominator` when the second is zero. */
export const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.numerator * b.denominator, a.denominator * b.numerator)

/**
 * Which of two exact numbers is larger, by cross-multiplication: -1, 0 or 1.
 *
 * @example
 * ```ts
 * import { compare, exact } from 'coop-rules/exact'
 *
 * compare(exact('2/3'), exact('0.666667')) // => -1
 * ```
 */
export const compare = (a: Ratio, b: Ratio): -1 | 0 | 1 => {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

/** Whether two exact numbers are the same number. */
export const equal = (a: Ratio, b: Ratio): boolean => a.numerator === b.numerator && a.denominator === b.denominator

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

const MOST_INT32 = 0x7fffffff

/** `| 0` keeps the remainder in machine integers, which is several times faster than that of doubles. */
const divisorOfInt32 = (numerator: number, denominator: number): number => {
  let x = numerator | 0
  let y = denominator | 0
  while (y !== 0) {
    const rest = (x % y) | 0
    x = y
    y = rest
  }
  return x
}

const divisorOfSafe = (numerator: number, denominator: number): number => {
  let x = numerator
  let y = denominator
  while (y !== 0) [x, y] = [y, x % y]
  return x
}
