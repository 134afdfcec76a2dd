import { add, compare, divide, type ExactInput, multiply, type Ratio, readExact, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Citation } from '../reasons/index.js'
import type { AverageOutcome } from './average.js'

/**
 * What is the mean when proposals weigh differently? The sum of proposal × weight, divided by the sum of the weights. Every weight is stated: none is
 * 1 by omission. One person, one vote is `averageOf`, which has no weights at all.
 *
 * Throws `unknown-key`, `negative-weight`, `weights-all-zero`, `mixed-percent` (among the proposals, or among the weights) and what `exact` throws.
 *
 * Source: WJC-16 keeps every weight at 1; a charter that does otherwise says so in data (CW-4).
 *
 * @example
 * ```ts
 * import { weightedAverageOf } from 'coop-rules/averages'
 *
 * const mean = weightedAverageOf({ proposals: [{ proposal: '10', weight: 3 }, { proposal: '20', weight: 1 }] })
 * mean.kind === 'average' && mean.value // => { numerator: 25n, denominator: 2n }
 * ```
 */
export const weightedAverageOf = (input: WeightedInput): AverageOutcome => orThrow(tryWeightedAverageOf(input))

/** Proposals, each with its weight. */
export interface WeightedInput {
  readonly proposals: readonly { readonly proposal: ExactInput; readonly weight: ExactInput }[]
  readonly clauses?: readonly Citation[]
}

/** The same for data from outside: refuses where `weightedAverageOf` throws. */
export const tryWeightedAverageOf = (input: WeightedInput): AverageOutcome | Refused => {
  const shape = shapeProblem(input)
  if (shape !== undefined) return { kind: 'refused', problems: [shape] }
  const { proposals, clauses = [] } = input
  const problems: Problem[] = []
  tellUnknownKeys({ ...input }, ['proposals', 'clauses'], '', problems)
  tellNoTexts(clauses, 'clauses', problems)
  if (proposals.length === 0 && problems.length === 0)
    return { kind: 'no-proposals', count: 0, because: [{ code: 'no-proposals', clauses }] }
  const firstProposal = proposals[0]?.proposal
  const percent = typeof firstProposal === 'string' && firstProposal.endsWith('%')
  const firstWeight = proposals[0]?.weight
  const percentWeights = typeof firstWeight === 'string' && firstWeight.endsWith('%')
  let sum = ZERO
  let weight = ZERO
  let more = true
  for (let at = 0; at < proposals.length && more; at++) {
    tellUnknownKeys({ ...proposals[at] }, ['proposal', 'weight'], `proposals[${at}]`, problems)
    const proposed = readExact(proposals[at]?.proposal, `proposals[${at}].proposal`)
    const weighed = readExact(proposals[at]?.weight, `proposals[${at}].weight`)
    if ('code' in proposed) more = tell(problems, proposed)
    else if (proposed.percent !== percent) {
      more = tell(
        problems,
        problem(says.mixedPercent, { path: `proposals[${at}].proposal`, received: proposals[at]?.proposal }),
      )
    }
    if ('code' in weighed) more = tell(problems, weighed)
    else if (weighed.percent !== percentWeights) {
      more = tell(
        problems,
        problem(says.mixedPercent, { path: `proposals[${at}].weight`, received: proposals[at]?.weight }),
      )
    } else if (compare(weighed.value, ZERO) < 0) {
      more = tell(
        problems,
        problem(says.negativeWeight, { path: `proposals[${at}].weight`, received: proposals[at]?.weight }),
      )
    }
    if ('code' in proposed || 'code' in weighed) continue
    sum = add(sum, multiply(proposed.value, weighed.value))
    weight = add(weight, weighed.value)
  }
  if (problems.length === 0 && compare(weight, ZERO) === 0)
    problems.push(problem(says.weightsAllZero, { path: 'proposals', received: proposals }))
  if (problems.length > 0) return { kind: 'refused', problems }
  const value: Ratio = divide(sum, weight)
  const count = proposals.length
  return {
    kind: 'average',
    value,
    count,
    because: [{ code: 'weighted-mean', clauses, count, weight, observed: value, percent }],
  }
}

const shapeProblem = (input: unknown): Problem | undefined => {
  if (!isRecord(input)) return wrongKind(input, '', 'an object')
  const { proposals } = input as { proposals?: unknown }
  if (!isList(proposals)) return wrongKind(proposals, 'proposals', 'a list')
  const at = proposals.findIndex((proposal) => !isRecord(proposal))
  return at < 0 ? undefined : wrongKind(proposals[at], `proposals[${at}]`, 'an object')
}
