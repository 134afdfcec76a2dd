import * as says from '../problems/en.js'
import {
  isList,
  idProblem,
  isRecord,
  listedTwiceIn,
  orThrow,
  type Problem,
  problem,
  type Refused,
  tell,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import { readMinor } from './money.js'
import { type Ratio, ratio } from './ratio.js'
import { type ExactInput, readExact } from './read.js'
import { bigintOf, partsByRemainder } from './remainders.js'

/** What is split, and by which weights. */
export interface AllocationInput {
  /** The whole, in smallest units: negative for a loss. */
  readonly totalMinor: bigint | number | string
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
  const problems: Problem[] = [...shapeProblems(input)]
  if (problems.length > 0) return { kind: 'refused', problems }
  const { shares } = input
  const totalMinor = readMinor(input.totalMinor, 'totalMinor') as bigint
  const read = shares.map(({ id, weight }, at) => {
    const wrongId = idProblem(id, '')
    if (wrongId !== undefined) tell(problems, { ...wrongId, path: `shares[${at}].id` })
    const count = typeof weight === 'bigint' ? Number(weight) : weight
    return isCount(count) ? count : readWeight(weight, `shares[${at}].weight`, problems)
  })
  const ids = shares.map(({ id }) => id)
  // In order, as lists of members often are, none can stand twice: that is seen in a quarter of the time a set takes.
  // What is no text is told above, and compared with nothing: an object would be asked for a text of its own.
  const areTexts = problems.length === 0 || ids.every((id) => typeof id === 'string')
  if (areTexts && !ids.every((id, at) => at === 0 || (ids[at - 1] as string) < id) && new Set(ids).size < ids.length)
    for (const found of listedTwiceIn(ids, 'shares')) tell(problems, { ...found, path: `${found.path}.id` })
  if (problems.length > 0) return { kind: 'refused', problems }
  const weights = wholeWeights(read)
  const nobody = weights.every((weight) => weight === 0 || weight === 0n)
  if (nobody && totalMinor !== 0n)
    return { kind: 'refused', problems: [problem(says.weightsAllZero, { path: 'shares', received: shares })] }
  const parts = nobody ? weights : partsByRemainder(totalMinor < 0n ? -totalMinor : totalMinor, weights, ids)
  const isLoss = totalMinor < 0n
  return {
    kind: 'allocated',
    shares: ids.map((id, at) => {
      const part = parts[at] as number | bigint
      return { id, amountMinor: typeof part === 'number' ? bigintOf(isLoss ? -part : part) : isLoss ? -part : part }
    }),
  }
}

/** What is no such input at all: nothing else of it can be told. */
const shapeProblems = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const unknown: Problem[] = []
  tellUnknownKeys(input, ['totalMinor', 'shares'], '', unknown)
  const { totalMinor, shares } = input
  const read = readMinor(totalMinor, 'totalMinor')
  const total = typeof read === 'bigint' ? unknown : [...unknown, read]
  if (!isList(shares)) return [...total, wrongKind(shares, 'shares', 'a list')]
  const at = shares.findIndex((share) => !isRecord(share))
  return at < 0 ? total : [...total, wrongKind(shares[at], `shares[${at}]`, 'an object')]
}

/** A whole weight that a double holds is taken as it is: reading it as a ratio would take most of the time. */
const isCount = (weight: unknown): weight is number => Number.isSafeInteger(weight) && (weight as number) >= 0

const readWeight = (weight: ExactInput, path: string, problems: Problem[]): number | Ratio => {
  const number = readExact(weight, path)
  if ('code' in number) tell(problems, number)
  else if (number.value.numerator < 0n) tell(problems, problem(says.negativeWeight, { path, received: weight }))
  else return number.value
  return 0
}

/** Weights over their common denominator, so that all are whole. */
const wholeWeights = (weights: readonly (number | Ratio)[]): readonly number[] | readonly bigint[] => {
  if (weights.every((weight) => typeof weight === 'number')) return weights
  const ratios = weights.map((weight) => (typeof weight === 'number' ? ratio(BigInt(weight)) : weight))
  let common = 1n
  for (const denominator of new Set(ratios.map(({ denominator }) => denominator)))
    common = (common / gcd(common, denominator)) * denominator
  return ratios.map(({ numerator, denominator }) => numerator * (common / denominator))
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
