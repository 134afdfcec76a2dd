import type { Ratio } from '../../src/exact/index.js'

/** The slow way to everything: plain bigints, one step at a time, nothing shared with what is tested. */

/** A fraction in lowest terms with the sign above the bar. */
export const slow = (numerator: bigint, denominator = 1n): Ratio => {
  const divisor = common(size(numerator), size(denominator)) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** A decimal with an optional sign, or such a decimal with a percent sign, read by splitting it. */
export const slowRead = (text: string): Ratio => {
  if (text.endsWith('%')) return slowDivide(slowRead(text.slice(0, -1)), slow(100n))
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace(/^[+-]/, '').split('.')
  const value = BigInt(whole + fraction)
  return slow(negative ? -value : value, 10n ** BigInt(fraction.length))
}

const slowAdd = (a: Ratio, b: Ratio): Ratio =>
  slow(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const slowDivide = (a: Ratio, b: Ratio): Ratio => slow(a.numerator * b.denominator, a.denominator * b.numerator)

export const slowCompare = (a: Ratio, b: Ratio): number => {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const slowSum = (values: readonly Ratio[]): Ratio => {
  let sum = slow(0n)
  for (const value of values) sum = slowAdd(sum, value)
  return sum
}

export const slowMean = (values: readonly Ratio[]): Ratio => slowDivide(slowSum(values), slow(BigInt(values.length)))

export const slowSorted = (values: readonly Ratio[]): readonly Ratio[] => [...values].sort(slowCompare)

/** From both ends one at a time, until one or two are left. */
export const slowMedian = (values: readonly Ratio[]): Ratio => {
  let left = slowSorted(values)
  while (left.length > 2) left = left.slice(1, -1)
  return slowMean(left)
}

/** From both ends one at a time, as long as one more stays within the share of all. */
export const slowTrimmedMean = (values: readonly Ratio[], share: Ratio): Ratio => {
  let left = slowSorted(values)
  const most = BigInt(values.length) * share.numerator
  for (let dropped = 1n; dropped * share.denominator <= most; dropped++) left = left.slice(1, -1)
  return slowMean(left)
}

const size = (value: bigint): bigint => (value < 0n ? -value : value)

const common = (a: bigint, b: bigint): bigint => (b === 0n ? a : common(b, a % b))
