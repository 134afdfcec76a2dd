import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse } from '../refuse.js'
import { amountOf, approvalRule, openPayday, ownPayday, recordedOf, stranger } from './payday.js'
import type { PaydayState } from './state.js'

/** Pay that is given up, and pay that others approve. */
export const GIVING_UP_DECIDE = {
  'forfeit-pay': {
    who: 'anyone',
    decide: (context, { payday, amountMinor }) => {
      const found = ownPayday(context, payday)
      if ('kind' in found) return found
      const { state, member } = context
      const rule = state.charter.inForce.pay?.forfeiting
      const { memberClass } = memberOf(state, member) ?? state.members.all.get(member) ?? {}
      if (rule === undefined) return refuse('not-in-the-charter', { provision: 'pay.forfeiting' }, [FORFEIT])
      if (memberClass === undefined || !rule.who.includes(memberClass))
        return refuse('no-right', { member, needed: 'entitled' }, clausesOf(rule))
      const amount = amountMinor === undefined ? 'all' : amountOf(amountMinor, [FORFEIT])
      if (typeof amount === 'object') return amount
      if (found.forfeits.get(member) === amount) return UNCHANGED
      return [
        { type: 'forfeit-declared', payday, member, ...(amount === 'all' ? {} : { amountMinor: String(amount) }) },
      ]
    },
  },
  'agree-to-forfeit': {
    who: 'anyone',
    decide: (context, { payday }) => {
      const found = ownPayday(context, payday)
      if ('kind' in found) return found
      if (context.state.charter.inForce.pay?.shortage === undefined)
        return refuse('not-in-the-charter', { provision: 'pay.shortage' }, [FORFEIT])
      const { member } = context
      return found.agreed.has(member) ? UNCHANGED : [{ type: 'forfeit-agreed', payday, member }]
    },
  },
  'take-back-forfeit': {
    who: 'anyone',
    decide: (context, { payday }) => {
      const found = ownPayday(context, payday)
      if ('kind' in found) return found
      const { member } = context
      return found.forfeits.has(member) || found.agreed.has(member)
        ? [{ type: 'forfeit-taken-back', payday, member }]
        : UNCHANGED
    },
  },
  'approve-pay': {
    who: 'anyone',
    decide: (context, { payday, member }) => {
      const approver = context.member
      const found = approvable(context, payday)
      if ('kind' in found) return found
      const clauses = approvalRule(context.state)?.clauses ?? [APPROVAL]
      // Nor does whoever acts for an enterprise, where it is their own pay.
      if (approver === member || context.by === member)
        return refuse('no-right', { member, needed: 'another-person' }, clauses)
      if (!recordedOf(found, member)) return refuse('no-such', { what: 'member', id: member }, clauses)
      return found.approvals.get(member)?.includes(approver) === true
        ? { kind: 'unchanged', because: [{ code: 'recorded-already', clauses }] }
        : [{ type: 'pay-approval-given', payday, member, approver }]
    },
  },
} satisfies Chapter['decide']

const FORFEIT = 'WJC-10' satisfies ClauseId
const APPROVAL = 'WC-11' satisfies ClauseId

const UNCHANGED = { kind: 'unchanged', because: [{ code: 'recorded-already', clauses: [FORFEIT] }] } as const

/** A payday on which pay is approved by those who see to it. */
const approvable = ({ state, member }: Context, payday: string): PaydayState | Refusal => {
  if (approvalRule(state) === undefined) return refuse('not-in-the-charter', { provision: 'pay.approval' }, [APPROVAL])
  const found = openPayday(state, payday)
  return 'kind' in found ? found : (stranger(state, found.project, member) ?? found)
}
