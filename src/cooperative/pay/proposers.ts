import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import { enteredAt } from '../electorate.js'
import { type MemberRecord, withMember } from '../members/state.js'
import type { State } from '../state.js'
import { withRow } from './salaries.js'
import type { PayState, SalaryStand } from './state.js'

type AllSalaries = PayState['salaries']

/** The salaries without what somebody proposed, who is gone. */
export const withoutRow = (state: State, member: MemberId, at: CalendarDate): AllSalaries =>
  without(state, state, at, (_, { rows }) => (rows.has(member) ? [member] : []))

/** The salaries after something changed about a member: without what they proposed, where they may do so no more. */
export const ifStillEntitled = (
  state: State,
  member: MemberId,
  change: Partial<MemberRecord>,
  at: CalendarDate,
): AllSalaries => {
  const record = state.members.all.get(member)
  if (record === undefined) return state.pay.salaries
  const members = withMember(state.members, state.charter.inForce, member, { ...record, ...change })
  const after: State = { ...state, members }
  return without(state, after, at, (scope, { rows }) =>
    rows.has(member) && !mayPropose(after, scope, member) ? [member] : [],
  )
}

/** The salaries under an amended charter: without what those proposed who may do so no more. */
export const withoutStrangers = (state: State, after: State, at: CalendarDate): AllSalaries =>
  without(state, after, at, (scope, { rows }) => [...rows.keys()].filter((one) => !mayPropose(after, scope, one)))

const mayPropose = (state: State, scope: string | undefined, member: MemberId): boolean => {
  const electorate = state.charter.inForce.pay?.salaries?.proposedBy
  return electorate === undefined || enteredAt(state, { electorate, scope }, member) !== undefined
}

const without = (
  { pay }: State,
  after: State,
  at: CalendarDate,
  who: (scope: string | undefined, stand: SalaryStand) => readonly MemberId[],
): AllSalaries => {
  let left = pay
  for (const [key, { now }] of pay.salaries) {
    const scope = key === '' ? undefined : key
    for (const member of who(scope, now))
      left = { ...left, salaries: withRow(left, after.charter.inForce, { scope, member, row: undefined, at }) }
  }
  return left.salaries
}
