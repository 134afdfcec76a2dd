import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Citation, Reason } from '../reasons/index.js'
import type { Assessment } from './assess.js'
import { CLAUSE, type DisclosurePolicy, readPolicy } from './policy.js'
import { readWithin } from './release.js'
import { risksOf } from './risks.js'

/** A choice among options, one a ballot, by its sizes. */
export interface ChoiceInput {
  readonly members: number
  /** How many of the ballots nothing was told of yet. */
  readonly fresh: number
  readonly policy: DisclosurePolicy
  readonly clauses?: readonly Citation[]
}

/**
 * What may be told of a secret choice among several options, where each ballot chooses one: all counts, which option was chosen only, or nothing?
 *
 * The counts of options add up to the ballots, so that each tells of the others, and none is told alone. With ends `hidden`, it is told which option has the most
 * ballots, or which are level, of 2 members for each colluder and 3 more; never a count. With ends `told`, all counts are told of enough members. Either way every ballot must be
 * fresh: choosing again after a few have changed tells who they are.
 *
 * Not covered: ballots that choose several options or rank them, and options that take more than the most ballots.
 *
 * Throws, with everything that is wrong: `not-within` (members; more fresh ballots than members), and what `assessRelease` throws of a policy.
 *
 * Source: WJC-8.
 *
 * @example
 * ```ts
 * import { assessChoice, DISCLOSURE } from 'coop-rules/disclosure'
 *
 * assessChoice({ members: 12, fresh: 12, policy: DISCLOSURE.strict }).kind // => 'outcome-only'
 * assessChoice({ members: 4, fresh: 4, policy: DISCLOSURE.strict }).kind // => 'nothing'
 * ```
 */
export const assessChoice = (input: ChoiceInput): Assessment => orThrow(tryAssessChoice(input))

/** The same for data from outside: refuses, with everything that is wrong, where `assessChoice` throws. */
export const tryAssessChoice = (input: ChoiceInput): Assessment | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['members', 'fresh', 'policy', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const policy = readPolicy(input.policy, 'policy', fields)
  const members = readWithin(input.members, { from: 0, to: Number.MAX_SAFE_INTEGER }, 'members', fields)
  const fresh = readWithin(input.fresh, { from: 0, to: members ?? Number.MAX_SAFE_INTEGER }, 'fresh', fields)
  if (fields.problems.length > 0 || policy === undefined || members === undefined || fresh === undefined)
    return fields.refused

  const { clauses = [CLAUSE] } = input
  const endsHidden = policy.ends === 'hidden'
  const counts = !endsHidden && members >= policy.leastForCount
  const what = counts ? 'count' : 'outcome'
  const required = Math.max(policy.leastForOutcome, endsHidden ? 2 * policy.colluders + 3 : 0)
  const refusals: Reason[] = []
  if (members < required && !counts)
    refusals.push({ code: 'too-few-counted', clauses, what: 'outcome', observed: members, required })
  if (fresh < members) refusals.push({ code: 'too-few-changed', clauses, observed: fresh, required: members })
  const [first, ...more] = refusals
  if (first !== undefined) return { kind: 'nothing', because: [first, ...more], risks: [] }
  return {
    kind: counts ? 'count' : 'outcome-only',
    because: [{ code: 'may-be-told', clauses, what, members, endsHidden }],
    risks: risksOf(what, { members, most: 1, fresh, earlier: [], changed: 'those-who-changed' }, policy),
  }
}
