import { z } from 'zod'
import { day, type Fields, id, minor, number } from '../shapes.js'

/** Hours that were worked; hours paid without work, such as vacation; hours given for nothing. */
const KIND = z.enum(['work', 'leave', 'donated'])

const SHORTAGE = z.enum(['forfeit', 'hold', 'pro-rata', 'by-category'])

/** Pay: salaries, hours, paydays, what happens when money is short, held pay and compensations. */
export const PAY_COMMANDS = {
  /**
   * Proposes an amount for each category, or a weight where the scale has a base; a category left out is a blank, and no zero. `scope` names the project,
   * where each team has salaries of its own.
   */
  'propose-salaries': { scope: id.optional(), base: number.optional(), amounts: z.record(id, number) },
  /** Begins to gather what a payday is to pay: of a project, or of the cooperative. */
  'open-payday': { payday: id, project: id.optional() },
  /** Hours of one's own on a day; said again, the new number takes the place of the old one. */
  'record-hours': { payday: id, category: id, date: day, kind: KIND.optional(), hours: number },
  /** Asks a sum for a task or a role; said again, the new one takes its place. */
  'ask-task-pay': { payday: id, task: id, amountMinor: minor },
  /** Gives up pay of one's own: all of it, where no amount is said. */
  'forfeit-pay': { payday: id, amountMinor: minor.optional() },
  /** Agrees to go without what cannot be paid, should the team choose that. */
  'agree-to-forfeit': { payday: id },
  'take-back-forfeit': { payday: id },
  /** Approves what somebody else is to be paid. */
  'approve-pay': { payday: id, member: id },
  /** Asks those entitled which ways a team may choose from when money is short. */
  'open-shortage-menu': { decision: id },
  /** Asks the team what happens should money be short on a payday. */
  'open-shortage-choice': { decision: id, payday: id },
  /** Pays; `availableMinor` says how much money there is, where it may be too little. */
  'run-payday': { payday: id, availableMinor: minor.optional() },
  /** Pays held pay as far as the amount goes: what a project owes, or the cooperative. */
  'settle-held-pay': { payout: id, project: id.optional(), amountMinor: minor },
  'pay-compensation': { member: id },
} satisfies Readonly<Record<string, Fields>>

/** One line of what somebody earned: units × rate × (1 + surcharge), rounded once. */
const LINE = z.strictObject({
  code: z.enum(['ordinary', 'overtime', 'leave', 'donated', 'month']),
  category: id,
  unit: z.enum(['hour', 'month']),
  units: number,
  ratePerUnit: number,
  surcharge: number,
  amountMinor: minor,
})

export const PAY_EVENTS = {
  'salaries-proposed': { scope: id.optional(), member: id, base: number.optional(), amounts: z.record(id, number) },
  'payday-opened': { payday: id, project: id.optional(), member: id },
  'hours-recorded': { payday: id, member: id, category: id, date: day, kind: KIND, hours: number },
  'task-pay-asked': { payday: id, member: id, task: id, amountMinor: minor },
  'forfeit-declared': { payday: id, member: id, amountMinor: minor.optional() },
  'forfeit-agreed': { payday: id, member: id },
  'forfeit-taken-back': { payday: id, member: id },
  'pay-approval-given': { payday: id, member: id, approver: id },
  'shortage-menu-set': { decision: id, menu: z.array(SHORTAGE).max(4) },
  'shortage-chosen': { payday: id, decision: id, rule: SHORTAGE },
  /** What somebody earned, line by line. */
  'pay-worked-out': {
    payday: id,
    project: id.optional(),
    member: id,
    lines: z.array(LINE).max(1000),
    tasks: z.array(z.strictObject({ task: id, amountMinor: minor })).max(1000),
    grossMinor: minor,
  },
  /** Money was too little: which rule was followed, and when it was chosen; the charter's own, where it was not chosen in time. */
  'shortage-met': {
    payday: id,
    project: id.optional(),
    rule: SHORTAGE,
    decidedOn: day.optional(),
    fundsMinor: minor,
    payMinor: minor,
  },
  /** The sums of a payday: all that was earned is paid, held or given up. */
  'payday-run': {
    payday: id,
    project: id.optional(),
    workers: z.number().int().min(0),
    grossMinor: minor,
    paidMinor: minor,
    heldMinor: minor,
    forfeitedMinor: minor,
  },
  'pay-paid': {
    member: id,
    amountMinor: minor,
    of: z.enum(['payday', 'held-pay', 'compensation']),
    ref: id,
    project: id.optional(),
  },
  /** Pay became a debt to whoever earned it. */
  'pay-held': {
    payday: id,
    member: id,
    amountMinor: minor,
    project: id.optional(),
    owedBy: z.enum(['project', 'cooperative']),
  },
  'pay-forfeited': { payday: id, member: id, amountMinor: minor, project: id.optional() },
  'held-pay-settled': {
    payout: id,
    project: id.optional(),
    fundsMinor: minor,
    owedMinor: minor,
    paidMinor: minor,
    leftMinor: minor,
    order: z.enum(['pro-rata', 'oldest-first', 'smallest-first']),
  },
  /** Somebody was ousted, and is owed a compensation: by the package of this year, where one was voted. */
  'compensation-owed': { member: id, amountMinor: minor, year: z.number().int().min(1).optional() },
} satisfies Readonly<Record<string, Fields>>
