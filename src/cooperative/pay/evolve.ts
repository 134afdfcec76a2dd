import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Chapter, Patch } from '../chapter.js'
import { withCharter } from '../charter/state.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'
import { hoursKey, leaveKey } from './hours.js'
import { ifStillEntitled, withoutRow, withoutStrangers } from './proposers.js'
import { scopeOfSalaries, withRow } from './salaries.js'
import {
  type HeldAccount,
  type HeldPayOf,
  type HeldPayTerms,
  type HoursRecord,
  keyOf,
  type MemberPay,
  type PaydayState,
  type PayState,
} from './state.js'

/** How events change pay. */
export const PAY_EVOLVE: Chapter['evolve'] = {
  'salaries-proposed': (state, { scope, member, base, amounts, at }) => {
    const row = {
      ...(base === undefined ? {} : { base: String(base) }),
      amounts: Object.fromEntries(Object.entries(amounts).map(([category, amount]) => [category, String(amount)])),
    }
    const blank = base === undefined && Object.keys(amounts).length === 0
    const change = { scope, member, row: blank ? undefined : row, at }
    return patch(state, { salaries: withRow(state.pay, state.charter.inForce, change) })
  },
  'payday-opened': (state, { payday, project }) =>
    patch(state, { paydays: state.pay.paydays.set(payday, { ...NEW_PAYDAY, payday, project }) }),
  'hours-recorded': (state, event) => hoursRecorded(state, event),
  'task-pay-asked': (state, { payday, member, task, amountMinor }) =>
    changed(state, payday, (found) => {
      const key = keyOf(member, task)
      const amount = BigInt(amountMinor)
      const tasks =
        amount === 0n ? found.tasks.delete(key) : found.tasks.set(key, { member, task, amountMinor: amount })
      return { ...found, tasks, approvals: found.approvals.delete(member) }
    }),
  'forfeit-declared': (state, { payday, member, amountMinor }) =>
    changed(state, payday, (found) => ({
      ...found,
      forfeits: found.forfeits.set(member, amountMinor === undefined ? 'all' : BigInt(amountMinor)),
    })),
  'forfeit-agreed': (state, { payday, member }) =>
    changed(state, payday, (found) => ({ ...found, agreed: found.agreed.set(member, true) })),
  'forfeit-taken-back': (state, { payday, member }) =>
    changed(state, payday, (found) => ({
      ...found,
      forfeits: found.forfeits.delete(member),
      agreed: found.agreed.delete(member),
    })),
  'pay-approval-given': (state, { payday, member, approver }) =>
    changed(state, payday, (found) => ({
      ...found,
      approvals: found.approvals.update(member, [], (approvers) => [...approvers, approver]),
    })),
  'shortage-menu-set': (state, { menu }) => patch(state, { menu }),
  'shortage-chosen': (state, { payday, rule, at }) =>
    changed(state, payday, (found) => ({ ...found, choice: { rule, decidedOn: at } })),
  'pay-worked-out': (state, event) =>
    changed(state, event.payday, (found) => {
      const earned: MemberPay = { earned: event, paidMinor: 0n, heldMinor: 0n, forfeitedMinor: 0n }
      return { ...found, pay: found.pay.set(event.member, earned) }
    }),
  'pay-paid': (state, event) => paid(state, event),
  'pay-held': (state, event) => held(state, event),
  'pay-forfeited': (state, { payday, member, amountMinor }) =>
    came(state, payday, member, (one) => ({ ...one, forfeitedMinor: one.forfeitedMinor + BigInt(amountMinor) })),
  'payday-run': (state, { payday, at }) => changed(state, payday, (found) => ({ ...found, ranOn: at })),
  'held-pay-settled': (state, { payout, project, leftMinor, at }) => {
    const key = keyOf(project)
    const ledger = state.pay.held.get(key)
    const payouts = state.pay.payouts.set(payout, at)
    if (leftMinor !== '0' || ledger?.open === undefined) return patch(state, { payouts })
    const closed = { open: undefined, closed: [...ledger.closed, ledger.open] }
    return patch(state, { payouts, held: state.pay.held.set(key, closed) })
  },
  'compensation-owed': (state, { member, amountMinor }) => {
    const { compensations } = state.pay
    const { owedMinor, paidMinor } = compensations.get(member) ?? { owedMinor: 0n, paidMinor: 0n }
    const more = { owedMinor: owedMinor + BigInt(amountMinor), paidMinor }
    return patch(state, { compensations: compensations.set(member, more) })
  },
  'team-left': (state, { project, member, at }) => {
    const leftOn = state.pay.leftOn.set(keyOf(project, member), at)
    const charter = state.charter.inForce
    const scope = scopeOfSalaries(charter, project)
    const proposes = scope !== undefined && state.pay.salaries.get(keyOf(scope))?.now.rows.has(member) === true
    const salaries = proposes ? withRow(state.pay, charter, { scope, member, row: undefined, at }) : state.pay.salaries
    return patch(state, { leftOn, salaries })
  },
  'membership-ended': (state, { member, at }) => {
    const salaries = withoutRow(state, member, at)
    return patch(state, { salaries, leftOn: state.pay.leftOn.set(keyOf(undefined, member), at) })
  },
  'class-changed': (state, { member, memberClass, at }) =>
    patch(state, { salaries: ifStillEntitled(state, member, { memberClass }, at) }),
  'member-suspended': (state, { member, at }) =>
    patch(state, { salaries: ifStillEntitled(state, member, { suspended: true }, at) }),
  'charter-amended': (state, event) =>
    patch(state, { salaries: withoutStrangers(state, withCharter(state, event), event.at) }),
  'held-pay-imported': (state, { on, member, amountMinor, project }) => {
    const debtor = state.charter.inForce.pay?.heldPay?.owedBy === 'who-had-to-pay' ? project : undefined
    return addHeld(state, keyOf(debtor), member, { payday: on, amountMinor: BigInt(amountMinor) })
  },
  // Whoever was ousted by mistake is owed no compensation for it.
  'member-restored': (state, { member }) => {
    const found = state.pay.compensations.get(member)
    if (found === undefined) return {}
    const nothingOwed = { ...found, owedMinor: found.paidMinor }
    return patch(state, { compensations: state.pay.compensations.set(member, nothingOwed) })
  },
  // How many ballots there were is only known before the decision is put away.
  decided: (state, { decision }) => {
    const found = state.decisions.open.get(decision)
    return found?.opening.subject.kind === 'shortage-menu' ? patch(state, { menuBallots: found.ballots.size }) : {}
  },
}

const NEW_PAYDAY: Omit<PaydayState, 'payday' | 'project'> = {
  hours: Map(),
  tasks: Map(),
  forfeits: Map(),
  agreed: Map(),
  approvals: Map(),
  choice: undefined,
  pay: Map(),
  ranOn: undefined,
}

const patch = (state: State, changes: Partial<PayState>): Patch => ({ pay: { ...state.pay, ...changes } })

const changed = (state: State, payday: string, change: (found: PaydayState) => PaydayState): Patch => {
  const found = state.pay.paydays.get(payday)
  if (found === undefined) throw new TypeError(`no payday ${payday}: it was looked up before`)
  return patch(state, { paydays: state.pay.paydays.set(payday, change(found)) })
}

/** What came of one person's pay on a payday. */
const came = (state: State, payday: string, member: MemberId, change: (one: MemberPay) => MemberPay): Patch =>
  changed(state, payday, (found) => {
    const before = found.pay.get(member)
    if (before === undefined) throw new TypeError(`${member} earned nothing on ${payday}: it was worked out before`)
    return { ...found, pay: found.pay.set(member, change(before)) }
  })

/** Hours are put in the place of those that were recorded before; what was approved was something else, and is approved no more. */
const hoursRecorded = (state: State, event: EventOf<'hours-recorded'>): Patch => {
  const { payday, member, category, date, kind, hours } = event
  const record: HoursRecord = { member, category, date, kind, hours: String(hours) }
  const key = hoursKey(record)
  const none = record.hours === '0'
  const before = state.pay.paydays.get(payday)?.hours.has(key) === true
  const recorded = changed(state, payday, (found) => ({
    ...found,
    hours: none ? found.hours.delete(key) : found.hours.set(key, record),
    approvals: found.approvals.delete(member),
  }))
  if (kind !== 'leave' || none !== before) return recorded
  return { pay: { ...state.pay, ...recorded.pay, leave: withLeave(state.pay, member, date, none ? -1 : 1) } }
}

const withLeave = ({ leave }: PayState, member: MemberId, date: CalendarDate, by: 1 | -1): PayState['leave'] =>
  leave.update(leaveKey(member, date), Map<CalendarDate, number>(), (days) => {
    const count = days.get(date, 0) + by
    return count === 0 ? days.delete(date) : days.set(date, count)
  })

const paid = (state: State, event: EventOf<'pay-paid'>): Patch => {
  const { of, ref, member, project, at } = event
  const amountMinor = BigInt(event.amountMinor)
  switch (of) {
    case 'payday':
      return came(state, ref, member, (one) => ({ ...one, paidMinor: one.paidMinor + amountMinor }))
    case 'held-pay':
      return withHeld(state, keyOf(project), member, (one) => ({
        ...one,
        payments: [...one.payments, { date: at, amountMinor }],
      }))
    case 'compensation': {
      const { compensations } = state.pay
      const found = compensations.get(member)
      if (found === undefined) throw new TypeError(`no compensation of ${member}: it was looked up before`)
      const more = { ...found, paidMinor: found.paidMinor + amountMinor }
      return patch(state, { compensations: compensations.set(member, more) })
    }
  }
}

/** Held pay is a debt of the project, or of the cooperative; it keeps the terms of the charter under which the account was opened. */
const held = (state: State, event: EventOf<'pay-held'>): Patch => {
  const { payday, member, project, owedBy, at } = event
  const amountMinor = BigInt(event.amountMinor)
  const noted = came(state, payday, member, (one) => ({ ...one, heldMinor: one.heldMinor + amountMinor }))
  const key = keyOf(owedBy === 'project' ? project : undefined)
  return addHeld({ ...state, ...noted }, key, member, { payday: at, amountMinor })
}

const addHeld = (state: State, key: string, member: MemberId, more: HeldPayOf['held'][number]): Patch =>
  withHeld(state, key, member, (one) => ({ ...one, held: [...one.held, more] }))

const withHeld = (state: State, key: string, member: MemberId, change: (one: HeldPayOf) => HeldPayOf): Patch => {
  const { open, closed } = state.pay.held.get(key) ?? { open: undefined, closed: [] }
  const account = open ?? { terms: state.charter.inForce.pay?.heldPay ?? NO_INTEREST, members: Map() }
  const one = change(account.members.get(member) ?? { held: [], payments: [] })
  if (one.held.length === 0) throw new TypeError(`nothing of ${member} is held: it was looked up before`)
  const next: HeldAccount = { ...account, members: account.members.set(member, one) }
  return patch(state, { held: state.pay.held.set(key, { open: next, closed }) })
}

/** What was held before the log began is owed as it was, where the charter says nothing of held pay. */
const NO_INTEREST: HeldPayTerms = {
  dayCount: 'ACT/365F',
  rateInForce: 'each-day',
  capitalised: 'never',
  rounding: 'half-even',
  paymentOrder: 'oldest-payday-first',
  payoutOrder: 'oldest-first',
}
