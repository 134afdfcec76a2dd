import { ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, plainCopy, type Problem, problem, tell, throwProblems, wrongKind } from '../problems/index.js'
import { SENTENCES_EN } from './en.js'
import type { Because } from './reason.js'

/**
 * Reasons that were kept as JSON (`toPlain`) in a column, or came over the wire, as `explain` takes them: amounts and fractions are whole numbers without limit again, and no strings. A code that
 * is none of ours is refused; the facts of a reason are believed, for whoever kept them had them from a rule.
 *
 * Throws `too-deep`, `too-large` and the key that would reach a prototype (`reserved-key`); where there is none of these `wrong-kind`, `empty-list`, `missing-key` and `not-one-of`, all of them at once; and then `zero-denominator`.
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
  const problems: Problem[] = []
  const copy = plainCopy(plain, problems)
  throwProblems(problems.length > 0 ? problems : problemsOf(copy))
  return revived(copy) as Because
}

const problemsOf = (plain: unknown): readonly Problem[] => {
  if (!Array.isArray(plain)) return [wrongKind(plain, '', 'a list')]
  if (plain.length === 0) return [problem(says.emptyList, { path: '', received: plain, facts: { what: 'reason' } })]
  const problems: Problem[] = []
  plain.forEach((reason: unknown, at) => {
    if (!isRecord(reason)) tell(problems, wrongKind(reason, `[${at}]`, 'an object'))
    else {
      if (typeof reason['code'] !== 'string' || !Object.hasOwn(SENTENCES_EN, reason['code']))
        tell(problems, problem(says.notOneOf, { path: `[${at}].code`, received: reason['code'], facts: CODES }))
      if (!Array.isArray(reason['clauses'])) tell(problems, wrongKind(reason['clauses'], `[${at}].clauses`, 'a list'))
    }
  })
  return problems
}

/** Not all of them: there are hundreds. */
const CODES = { options: `${Object.keys(SENTENCES_EN).slice(0, 5).join(', ')}, …` }

/** What a bigint was is told by its place: both numbers of a fraction, and whatever is named as an amount in smallest units. */
const revived = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revived)
  if (!isRecord(value)) return value
  if (isDigits(value['numerator']) && isDigits(value['denominator']))
    return ratio(BigInt(value['numerator']), BigInt(value['denominator']))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key.endsWith('Minor') && isDigits(inner) ? BigInt(inner) : revived(inner),
    ]),
  )
}

const isDigits = (value: unknown): value is string => typeof value === 'string' && /^-?\d+$/.test(value)
