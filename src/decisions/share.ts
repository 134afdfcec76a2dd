import type { Ratio } from '../exact/index.js'

/**
 * A share ready to be compared with counts, by cross-multiplication: votes × denominator against numerator × base. On doubles as long as both
 * products are whole numbers below 2^53, which is exact; on bigints beyond.
 */
export interface ShareTest {
  readonly required: Ratio
  /** Whether exactly the share is not enough. */
  readonly moreThan: boolean
  readonly numerator: number
  readonly denominator: number
}

/** Prepares a share for many comparisons. */
export const shareTest = (required: Ratio, comparison: 'at-least' | 'more-than'): ShareTest => ({
  required,
  moreThan: comparison === 'more-than',
  numerator: Number(required.numerator),
  denominator: Number(required.denominator),
})

/**
 * Are so many votes the required share of the base? The one comparison that every verdict of this library comes from. Of an empty base,
 * 0 votes are at least any share, and more than none: rules that must say more about an empty base do.
 *
 * `votes` and `base` are whole numbers from 0 to 2^53 - 1.
 *
 * @example
 * ```ts
 * import { exact } from 'coop-rules/exact'
 * import { reaches, shareTest } from 'coop-rules/decisions'
 *
 * const twoThirds = shareTest(exact('2/3'), 'at-least')
 * reaches(twoThirds, 4, 6) // => true
 * reaches(twoThirds, 666_666, 1_000_000) // => false
 * reaches(twoThirds, 666_667, 1_000_000) // => true
 * ```
 */
export const reaches = (share: ShareTest, votes: number, base: number): boolean => {
  const left = votes * share.denominator
  const right = share.numerator * base
  // A product that rounds to 2^53 - 1 or less was not rounded at all.
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER)
    return share.moreThan ? left > right : left >= right
  const exactLeft = BigInt(votes) * share.required.denominator
  const exactRight = share.required.numerator * BigInt(base)
  return share.moreThan ? exactLeft > exactRight : exactLeft >= exactRight
}

/** The fewest votes that are the required share of a base. */
export const leastVotes = (share: ShareTest, base: number): number => least(share, base, share.required.denominator)

/**
 * The fewest votes for that are the required share of a base which they are part of themselves, beside so many others; undefined where no number is.
 */
export const leastVotesBeside = (share: ShareTest, others: number): number | undefined => {
  const { numerator, denominator } = share.required
  // At a share of 1 there is no room for others; without them, one vote is all of one.
  if (numerator === denominator) return others === 0 ? 1 : undefined
  return least(share, others, denominator - numerator)
}

/** The least whole v with v × divisor ≥ (or >) numerator × count: on doubles while they are exact, as above. */
const least = (share: ShareTest, count: number, exactDivisor: bigint): number => {
  const product = share.numerator * count
  const divisor = Number(exactDivisor)
  if (product <= Number.MAX_SAFE_INTEGER && divisor <= Number.MAX_SAFE_INTEGER) {
    const rest = product % divisor
    const whole = (product - rest) / divisor
    return share.moreThan || rest > 0 ? whole + 1 : whole
  }
  const exactProduct = share.required.numerator * BigInt(count)
  const whole = exactProduct / exactDivisor
  return Number(share.moreThan || whole * exactDivisor < exactProduct ? whole + 1n : whole)
}
