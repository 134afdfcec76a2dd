import { type DecisionRule, decide } from '../decisions/index.js'
import type { MemberId } from '../membership/index.js'
import type { ClauseId, Reason } from '../reasons/index.js'
import type { ConsentRule } from './round.js'

/** Why too few of a circle are present under its rule; undefined where enough are. */
export const presenceReason = (input: {
  readonly rule: ConsentRule
  readonly members: readonly MemberId[]
  readonly present: readonly MemberId[]
}): Reason | undefined => {
  const { rule, members, present } = input
  const { clauses = [CLAUSE] } = rule
  const observed = present.length
  const outOf = members.length
  if (rule.presence === undefined) return undefined
  const share: DecisionRule = { ...rule.presence, of: 'electorate' }
  const counts = { electorate: outOf, for: observed, against: 0, abstain: 0, closed: true }
  const { kind, neededFor } = decide({ rule: share, ...counts })
  return kind === 'carried'
    ? undefined
    : { code: 'presence-too-low', clauses, observed, outOf, needed: neededFor ?? outOf }
}

const CLAUSE = 'WC-6' as const satisfies ClauseId
