import { atOfColumn, equal, type ExactInput, type Ratio, readColumn, sizeOfColumn, sortColumn } from '../exact/index.js'
import { orThrow } from '../problems/index.js'
import { medianOfSorted } from './aggregation.js'

/** What a dot plot of proposals needs: each number proposed, from the smallest to the largest, and by how many. */
export interface Distribution {
  readonly count: number
  readonly dots: readonly { readonly value: Ratio; readonly count: number }[]
  /** Undefined where nobody proposed. */
  readonly min: Ratio | undefined
  readonly median: Ratio | undefined
  readonly max: Ratio | undefined
}

/**
 * How are the proposals spread? Exact values, ready to be drawn; nobody's id among them.
 *
 * Throws what `exact` throws, and `mixed-percent`.
 *
 * @example
 * ```ts
 * import { distributionOf } from 'coop-rules/averages'
 *
 * distributionOf({ proposals: ['10', '15', '10'] }).dots.map(({ value, count }) => [value.numerator, count])
 * // => [[10n, 2], [15n, 1]]
 * ```
 */
export const distributionOf = (input: { readonly proposals: readonly ExactInput[] }): Distribution => {
  const { column } = orThrow(readColumn(input.proposals, 'proposals'))
  const sorted = sortColumn(column)
  const count = sizeOfColumn(sorted)
  const dots: { value: Ratio; count: number }[] = []
  for (let at = 0; at < count; at++) {
    const value = atOfColumn(sorted, at)
    const last = dots.at(-1)
    if (last !== undefined && equal(last.value, value)) last.count++
    else dots.push({ value, count: 1 })
  }
  return {
    count,
    dots,
    min: dots[0]?.value,
    median: count === 0 ? undefined : medianOfSorted(sorted),
    max: dots.at(-1)?.value,
  }
}
