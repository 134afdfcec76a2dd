import * as says from '../problems/en.js'
import { idProblem, listedTwiceIn, orThrow, type Problem, problem, type Refused, tell } from '../problems/index.js'
import { type ExactInput, readExact } from './read.js'
import type { Ratio } from './ratio.js'

/** What is split, and by which weights. */
export interface AllocationInput {
  /** The whole, in smallest units: negative for a loss. */
  readonly totalMinor: bigint
  readonly shares: readonly { readonly id: string; readonly weight: ExactInput }[]
}

/** Each share in smallest units, in the order in which they were given. Together they are the whole. */
export interface Allocation {
  readonly kind: 'allocated'
  readonly shares: readonly { readonly id: string; readonly amountMinor: bigint }[]
}

/**
 * How is an amount split by weights, to the last cent? By largest remainders: each share is first its exact part rounded towards zero, and the units left over go
 * one each to those whose parts lost most by that. Level remainders go by id, in code-unit order: never by the order of the list. A weight of zero gets
 * nothing. A negative amount is split as the positive one would be.
 *
 * Throws `not-a-name`, `listed-twice` (an id), `negative-weight`, `weights-all-zero` (unless the whole is 0) and what `exact` throws; the error lists all of them.
 *
 * Not promised: that nobody's share falls when the whole grows. Weights 6, 6 and 2 split 10 into 4, 4, 2 and 11 into 5, 5, 1.
 *
 * @example
 * ```ts
 * import { allocate } from 'coop-rules/exact'
 *
 * const split = allocate({ totalMinor: 105n, shares: [{ id: 'a', weight: 60 }, { id: 'b', weight: 30 }, { id: 'c', weight: 10 }] })
 * split.shares.map(({ amountMinor }) => amountMinor) // => [63n, 32n, 10n]
 * ```
 */
export const allocate = (input: AllocationInput): Allocation => orThrow(tryAllocate(input))

/** The same for data from outside: refuses, with everything that is wrong, where `allocate` throws. */
export const tryAllocate = (input: AllocationInput): Allocation | Refused => {
  const { totalMinor, shares } = input
  const problems: Problem[] = []
  const read: { readonly id: string; readonly weight: Ratio }[] = []
  shares.forEach(({ id, weight }, at) => {
    const wrongId = idProblem(id, `shares[${at}].id`)
    if (wrongId !== undefined) tell(problems, wrongId)
    const number = readExact(weight, `shares[${at}].weight`)
    if ('code' in number) tell(problems, number)
    else if (number.value.numerator < 0n)
      tell(problems, problem(says.negativeWeight, { path: `shares[${at}].weight`, received: weight }))
    else read.push({ id, weight: number.value })
  })
  for (const found of listedTwiceIn(
    shares.map(({ id }) => id),
    'shares',
  ))
    tell(problems, { ...found, path: `${found.path}.id` })
  if (problems.length > 0) return { kind: 'refused', problems }
  const weights = wholeWeights(read.map(({ weight }) => weight))
  const sum = weights.reduce((total, weight) => total + weight, 0n)
  if (sum === 0n) {
    if (totalMinor !== 0n)
      return { kind: 'refused', problems: [problem(says.weightsAllZero, { path: 'shares', received: shares })] }
    return { kind: 'allocated', shares: read.map(({ id }) => ({ id, amountMinor: 0n })) }
  }
  const size = totalMinor < 0n ? -totalMinor : totalMinor
  const parts = weights.map((weight, at) => {
    const scaled = size * weight
    return { at, id: (read[at] as { id: string }).id, whole: scaled / sum, rest: scaled % sum }
  })
  const left = size - parts.reduce((total, { whole }) => total + whole, 0n)
  const amounts = parts.map(({ whole }) => whole)
  const byRemainder = [...parts].sort((a, b) => (a.rest === b.rest ? (a.id < b.id ? -1 : 1) : a.rest > b.rest ? -1 : 1))
  for (const { at } of byRemainder.slice(0, Number(left))) amounts[at] = (amounts[at] as bigint) + 1n
  const sign = totalMinor < 0n ? -1n : 1n
  return { kind: 'allocated', shares: read.map(({ id }, at) => ({ id, amountMinor: sign * (amounts[at] as bigint) })) }
}

/** Weights over their common denominator, so that all are whole. */
const wholeWeights = (weights: readonly Ratio[]): bigint[] => {
  const denominators = new Set(weights.map(({ denominator }) => denominator))
  let common = 1n
  for (const denominator of denominators) common = (common / gcd(common, denominator)) * denominator
  return weights.map(({ numerator, denominator }) => numerator * (common / denominator))
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
