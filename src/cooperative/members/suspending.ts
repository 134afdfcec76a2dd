import type { MemberId } from '../../membership/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { openDecision } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse } from '../refuse.js'
import { memberOf, type MemberRecord } from './state.js'

/**
 * Suspending and reinstating. Whoever can oust can suspend: it takes the decision that the charter names for ousting. A charter that knows no ousting, or does not say whether the suspended
 * vote, knows no suspension.
 */
export const SUSPENDING: Chapter['decide'] = {
  'propose-suspension': {
    who: 'voter',
    decide: (context, { member, decision, record }) =>
      proposed(context, 'suspension', { member, decision, record }, ({ suspended }) => !suspended),
  },
  'propose-reinstatement': {
    who: 'voter',
    decide: (context, { member, decision, record }) =>
      proposed(context, 'reinstatement', { member, decision, record }, ({ suspended }) => suspended),
  },
}

interface About {
  readonly member: MemberId
  readonly decision: string
  readonly record: string | undefined
}

const proposed = (
  context: Context,
  kind: 'suspension' | 'reinstatement',
  { member, decision, record }: About,
  applies: (found: MemberRecord) => boolean,
): readonly NewEvent[] | Refusal => {
  const { expulsion, voting } = context.state.charter.inForce.membership ?? {}
  if (expulsion === undefined || voting === undefined)
    return refuse('not-in-the-charter', { provision: `membership.${expulsion === undefined ? 'expulsion' : 'voting'}` })
  const clauses = clausesOf(expulsion)
  const found = memberOf(context.state, member)
  if (found === undefined) return refuse('no-such', { what: 'member', id: member }, clauses)
  if (!applies(found)) return refuse('done-already', { what: 'member', id: member }, clauses)
  return openDecision(context, {
    decision,
    provision: expulsion.decision,
    subject: { kind, member },
    proposer: context.member,
    parties: { 'person-concerned': member },
    record,
  })
}
