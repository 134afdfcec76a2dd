import { fromPlain } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, throwProblems, wrongKind } from '../problems/index.js'
import type { Because } from './reason.js'
import { tellNoReason } from './shape.js'

/**
 * Reasons that were kept as JSON (`toPlain`) in a column, or came over the wire, as `explain` takes them: `fromPlain`, for a list that is then known to be one of reasons. A code that
 * is none of ours is refused; the facts of a reason are believed, for whoever kept them had them from a rule.
 *
 * Throws what `fromPlain` throws; where that is nothing, `wrong-kind`, `empty-list`, `missing-key` and `not-one-of`, all of them at once.
 *
 * @example
 * ```ts
 * import { decide } from 'coop-rules/decisions'
 * import { toPlain } from 'coop-rules/exact'
 * import { explain, reasonsFromPlain } from 'coop-rules/reasons'
 *
 * const verdict = decide({ rule: { atLeast: '2/3', of: 'electorate' }, electorate: 10, for: 7, against: 1, abstain: 0, closed: true })
 * const column = JSON.stringify(toPlain(verdict.because))
 * explain(reasonsFromPlain(JSON.parse(column)), 'en')
 * // => '7 of all 10 entitled voted for; at least 2/3 of them are needed, which is 7.'
 * ```
 */
export const reasonsFromPlain = (plain: unknown): Because => {
  const reasons = fromPlain(plain)
  throwProblems(problemsOf(reasons))
  return reasons as Because
}

const problemsOf = (reasons: unknown): readonly Problem[] => {
  if (!Array.isArray(reasons)) return [wrongKind(reasons, '', 'a list')]
  if (reasons.length === 0) return [problem(says.emptyList, { path: '', received: reasons, facts: { what: 'reason' } })]
  const problems: Problem[] = []
  reasons.forEach((reason: unknown, at) => {
    tellNoReason(reason, `[${at}]`, problems)
  })
  return problems
}
