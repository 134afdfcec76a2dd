import {
  type Column,
  compare,
  type ExactInput,
  exactString,
  meanOfShort,
  type Ratio,
  readColumn,
  readExact,
} from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  refusedFor,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation } from '../reasons/index.js'
import { type Aggregation, aggregate, type Bounds, type ReadAggregation, readAggregation } from './aggregation.js'

/** The proposals on one item, and how they become one number. */
export interface AverageInput {
  /** The numbers that were proposed: blanks are left out by the caller, for a blank is not a zero. */
  readonly proposals: readonly ExactInput[]
  /** The mean, where nothing else is said: this is average democracy. */
  readonly aggregation?: Aggregation
  /** The range of a proposal, both ends included; of the mean itself under a clamped mean. */
  readonly min?: ExactInput
  readonly max?: ExactInput
  /** The clauses that make this item one that is averaged. */
  readonly clauses?: readonly Citation[]
}

/** The average in force; or that nobody has proposed anything, which is not a zero. */
export type AverageOutcome =
  | { readonly kind: 'average'; readonly value: Ratio; readonly count: number; readonly because: Because }
  | { readonly kind: 'no-proposals'; readonly count: 0; readonly because: Because }

/**
 * What number is in force, given what everyone proposed? The mean is the sum divided by how many proposed: exact, never rounded. An even number of
 * proposals has the mean of the two in the middle as its median; a trimmed mean drops the whole part of count × share from each end; a clamped
 * mean is the mean brought within `min` and `max`, and takes proposals outside them. Percentages are parts of 1: 72% is 18/25.
 *
 * Throws `out-of-range`, `mixed-percent` (percentages among plain numbers), `bounds-reversed`, `trim-too-large`, `not-one-of` and what `exact`
 * throws; the error lists all of them.
 *
 * Source: WJC-2, WJC-7, WJC-9, WJC-19.
 *
 * @example
 * ```ts
 * import { averageOf } from 'coop-rules/averages'
 * import { explain } from 'coop-rules/reasons'
 *
 * const share = averageOf({ proposals: ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%'] })
 * share.kind === 'average' && share.value // => { numerator: 18n, denominator: 25n }
 * explain(share.because, 'en') // => 'The mean of 10 proposals is 72% (720% divided by 10).'
 * ```
 */
export const averageOf = (input: AverageInput): AverageOutcome => orThrow(tryAverageOf(input))

/** The same for data from outside: refuses, with everything that is wrong, where `averageOf` throws. */
export const tryAverageOf = (input: AverageInput): AverageOutcome | Refused => {
  const shape = shapeProblems(input)
  if (shape.length > 0) return { kind: 'refused', problems: shape }
  const { proposals, clauses = [] } = input
  if (input.aggregation === undefined && input.min === undefined && input.max === undefined) {
    const value = meanOfShort(proposals)
    if (value !== undefined) {
      const percent = typeof proposals[0] === 'string' && proposals[0].endsWith('%')
      const count = proposals.length
      return { kind: 'average', value, count, because: [{ code: 'mean', clauses, count, observed: value, percent }] }
    }
  }
  const read = readInput(input)
  if (read.kind === 'refused') return read
  if (proposals.length === 0) return { kind: 'no-proposals', count: 0, because: [{ code: 'no-proposals', clauses }] }
  const { value, because } = aggregate(read.column, read.aggregation, read.bounds, clauses)
  return { kind: 'average', value, count: proposals.length, because }
}

const KEYS = ['proposals', 'aggregation', 'min', 'max', 'clauses']

const shapeProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, KEYS, '', problems)
  tellNoTexts(input['clauses'], 'clauses', problems)
  if (!isList(input['proposals'])) problems.push(wrongKind(input['proposals'], 'proposals', 'a list'))
  return problems
}

interface Read {
  readonly kind: 'read'
  readonly column: Column
  readonly aggregation: ReadAggregation
  readonly bounds: Bounds
}

const readInput = (input: AverageInput): Read | Refused => {
  // Not `??`: null is somebody's mistake, and is told.
  const { proposals, aggregation: named = 'mean' } = input
  const problems: Problem[] = []
  const column = readColumn(proposals, 'proposals')
  if (column.kind === 'refused') problems.push(...column.problems)
  const aggregation = readAggregation(named, 'aggregation')
  if ('code' in aggregation) problems.push(aggregation)

  // Where nothing was proposed there is nothing to mix the bounds with but each other.
  let percent = proposals.length > 0 && column.kind === 'column' ? column.column.percent : undefined
  const readBound = (bound: ExactInput | undefined, path: string): Ratio | undefined => {
    if (bound === undefined) return undefined
    const read = readExact(bound, path)
    if ('code' in read) {
      problems.push(read)
      return undefined
    }
    if (percent !== undefined && read.percent !== percent)
      problems.push(problem(says.mixedPercent, { path, received: bound }))
    percent ??= read.percent
    return read.value
  }
  const bounds = { min: readBound(input.min, 'min'), max: readBound(input.max, 'max') }
  if (bounds.min !== undefined && bounds.max !== undefined && compare(bounds.min, bounds.max) > 0) {
    problems.push(problem(says.boundsReversed, { path: 'min', received: input.min }))
  }
  if (problems.length === 0 && column.kind === 'column' && !('code' in aggregation)) {
    // A clamped mean takes proposals outside its bounds: it is the mean that is brought within them.
    const outside = aggregation.kind === 'clamped-mean' ? [] : proposalsOutside(column.column, bounds, input)
    if (outside.length === 0) return { kind: 'read', column: column.column, aggregation, bounds }
    problems.push(...outside)
  } else if (column.kind === 'refused' && !('code' in aggregation) && aggregation.kind !== 'clamped-mean') {
    tellReadableOutside({ ...bounds, percent }, input, problems)
  }
  return refusedFor(problems)
}

const isOutside = (value: Ratio, { min, max }: Bounds): boolean =>
  (min !== undefined && compare(value, min) < 0) || (max !== undefined && compare(value, max) > 0)

/** Beside a proposal that cannot be read, those that can be, like the bounds, and are out of range: whoever corrects a list is told of all of it at once. */
const tellReadableOutside = (
  bounds: Bounds & { readonly percent: boolean | undefined },
  input: AverageInput,
  problems: Problem[],
): void => {
  const told = new Set(problems.map(({ path }) => path))
  const outside = outsideTo(bounds, input, problems)
  input.proposals.every((proposal, at) => {
    if (told.has(`proposals[${at}]`)) return true
    const read = readExact(proposal, '')
    return 'code' in read || read.percent !== bounds.percent || !isOutside(read.value, bounds) || outside(at)
  })
}

/** What tells that a proposal is out of range, and whether it is worth looking for more. */
const outsideTo = ({ min, max }: Bounds, input: AverageInput, problems: Problem[]): ((at: number) => boolean) => {
  const facts = {
    from: min === undefined ? '' : shown(input.min, min),
    to: max === undefined ? '' : shown(input.max, max),
  }
  return (at) =>
    tell(problems, problem(says.outOfRange, { path: `proposals[${at}]`, received: input.proposals[at], facts }))
}

const proposalsOutside = (column: Column, bounds: Bounds, input: AverageInput): Problem[] => {
  const { min, max } = bounds
  const problems: Problem[] = []
  const tellOutside = outsideTo(bounds, input, problems)
  let more = true
  const outside = (at: number): void => {
    if (more) more = tellOutside(at)
  }
  if (column.kind === 'decimals') {
    // The bounds at the places of the column: the smallest and the largest mantissa that lie within.
    const lowest = min === undefined ? Number.NEGATIVE_INFINITY : Number(ceiling(min, column.unit))
    const highest =
      max === undefined
        ? Number.POSITIVE_INFINITY
        : -Number(ceiling({ ...max, numerator: -max.numerator }, column.unit))
    column.mantissas.forEach((mantissa, at) => {
      if (mantissa < lowest || mantissa > highest) outside(at)
    })
  } else {
    column.ratios.forEach((value, at) => {
      if (isOutside(value, bounds)) outside(at)
    })
  }
  return problems
}

/** Number() may round a bound of more than fifteen digits, but no mantissa has that many. */
const ceiling = ({ numerator, denominator }: Ratio, unit: number): bigint => {
  const scaled = numerator * BigInt(unit)
  const whole = scaled / denominator
  return scaled % denominator > 0n ? whole + 1n : whole
}

const shown = (bound: ExactInput | undefined, value: Ratio): string =>
  typeof bound === 'string' ? bound : exactString(value)
