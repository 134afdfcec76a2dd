import {
  add,
  atOfColumn,
  type Column,
  compare,
  type ExactInput,
  HALF,
  meanOfColumn,
  multiply,
  type Ratio,
  readExact,
  sizeOfColumn,
  sliceColumn,
  sortColumn,
  ZERO,
} from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import type { Citation, Reason } from '../reasons/index.js'

/**
 * How many proposals become one number, as data: their mean; the one in the middle; the mean without a share of the lowest and the same share of
 * the highest; or the mean, brought within the bounds.
 */
export type Aggregation = 'mean' | 'median' | { readonly trimmedMean: ExactInput } | { readonly clampedMean: true }

/** An aggregation with its numbers read. */
export type ReadAggregation =
  | { readonly kind: 'mean' | 'median' | 'clamped-mean' }
  | { readonly kind: 'trimmed-mean'; readonly share: Ratio }

/** The bounds of an average, both included; undefined is open on that side. */
export interface Bounds {
  readonly min: Ratio | undefined
  readonly max: Ratio | undefined
}

/** Reads an aggregation from data; the problem, where it is none. */
export const readAggregation = (aggregation: unknown, path: string): ReadAggregation | Problem => {
  if (aggregation === 'mean' || aggregation === 'median') return { kind: aggregation }
  if (typeof aggregation === 'object' && aggregation !== null) {
    const [key, ...more] = Object.keys(aggregation)
    if (key === 'clampedMean' && more.length === 0) {
      const { clampedMean } = aggregation as { clampedMean: unknown }
      return clampedMean === true
        ? { kind: 'clamped-mean' }
        : problem(says.wrongKind, { path: `${path}.clampedMean`, received: clampedMean, facts: { kind: 'true' } })
    }
    if (key === 'trimmedMean' && more.length === 0)
      return readTrim((aggregation as { trimmedMean: unknown }).trimmedMean, `${path}.trimmedMean`)
  }
  return problem(says.notOneOf, {
    path,
    received: aggregation,
    facts: { options: '"mean", "median", {"trimmedMean": share}, {"clampedMean": true}' },
  })
}

/** How many are dropped from each end: the whole part of the count times the share. */
export const droppedFromEachEnd = (count: number, share: Ratio): number =>
  Number((BigInt(count) * share.numerator) / share.denominator)

/** The mean brought within its bounds, with the reason where that changed it. */
export const clamp = (
  mean: Ratio,
  bounds: Bounds,
  percent: boolean,
  clauses: readonly Citation[],
): { readonly value: Ratio; readonly reasons: readonly Reason[] } => {
  const to = (required: Ratio, bound: 'min' | 'max') => ({
    value: required,
    reasons: [{ code: 'clamped', clauses, observed: mean, required, bound, percent } as const],
  })
  if (bounds.min !== undefined && compare(mean, bounds.min) < 0) return to(bounds.min, 'min')
  if (bounds.max !== undefined && compare(mean, bounds.max) > 0) return to(bounds.max, 'max')
  return { value: mean, reasons: [] }
}

/** The median of a sorted column: the one in the middle, or the mean of the two. */
export const medianOfSorted = (sorted: Column): Ratio => {
  const count = sizeOfColumn(sorted)
  const upper = atOfColumn(sorted, Math.floor(count / 2))
  return count % 2 === 1 ? upper : multiply(add(atOfColumn(sorted, count / 2 - 1), upper), HALF)
}

/** The value in force of a column that holds at least one number, with the reasons. */
export const aggregate = (
  column: Column,
  aggregation: ReadAggregation,
  bounds: Bounds,
  clauses: readonly Citation[],
): { readonly value: Ratio; readonly because: readonly [Reason, ...Reason[]] } => {
  const count = sizeOfColumn(column)
  const { percent } = column
  switch (aggregation.kind) {
    case 'mean': {
      const value = meanOfColumn(column)
      return { value, because: [{ code: 'mean', clauses, count, observed: value, percent }] }
    }
    case 'median': {
      const value = medianOfSorted(sortColumn(column))
      return { value, because: [{ code: 'median', clauses, count, observed: value, percent }] }
    }
    case 'trimmed-mean': {
      const dropped = droppedFromEachEnd(count, aggregation.share)
      const value = meanOfColumn(dropped === 0 ? column : sliceColumn(sortColumn(column), dropped, count - dropped))
      return { value, because: [{ code: 'trimmed-mean', clauses, count, dropped, observed: value, percent }] }
    }
    case 'clamped-mean': {
      const mean = meanOfColumn(column)
      const { value, reasons } = clamp(mean, bounds, percent, clauses)
      return { value, because: [{ code: 'mean', clauses, count, observed: mean, percent }, ...reasons] }
    }
  }
}

const readTrim = (input: unknown, path: string): ReadAggregation | Problem => {
  const read = readExact(input, path)
  if ('code' in read) return read
  return compare(read.value, ZERO) < 0 || compare(read.value, HALF) >= 0
    ? problem(says.trimTooLarge, { path, received: input })
    : { kind: 'trimmed-mean', share: read.value }
}
