/**
 * How unequal are these amounts? The Gini coefficient: half of the mean difference between any two of them, as a share of their mean. 0 where all have the same, (n - 1) / n
 * where one of n has everything; 0 too where nobody has anything. The amounts are not negative.
 *
 * Source: Gini, Variabilità e mutabilità (1912).
 *
 * @example
 * ```ts
 * import { giniOf } from 'coop-rules/simulation'
 *
 * giniOf([0, 0, 0, 8]) // => 0.75
 * giniOf([5, 5, 5]) // => 0
 * ```
 */
export const giniOf = (amounts: ArrayLike<number>): number => {
  // Sorted, so that the sums do not depend on the order in which the amounts came.
  const sorted = Float64Array.from(amounts).sort()
  const count = sorted.length
  let sum = 0
  let apart = 0
  for (let at = 0; at < count; at++) {
    const amount = sorted[at] as number
    sum += amount
    // The greatest with the least, the next with the next: no difference is negative, so that equal amounts come to 0 however they are rounded.
    const opposite = sorted[count - 1 - at] as number
    if (opposite > amount) apart += (count - 1 - 2 * at) * (opposite - amount)
  }
  return sum === 0 ? 0 : apart / (count * sum)
}
