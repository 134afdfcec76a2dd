import type { Because, ClauseId, Reason } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { number } from '../written.js'

/** What the minutes say of pay. */
export const PAY_TELL: Chapter['tell'] = {
  'salaries-proposed': (state, event) => salariesProposed(state, event),
  'payday-opened': (_, { payday, project = '' }) => [{ code: 'payday-opened', clauses: [SALARIES], payday, project }],
  'hours-recorded': (_, { member, payday, category, date, kind, hours }) => {
    const facts = { member, payday, category, date, kind, hours: number(String(hours)) }
    return [{ code: 'hours-recorded', clauses: [TIME], ...facts }]
  },
  'task-pay-asked': (state, { member, payday, task, amountMinor }) => [
    { code: 'task-pay-asked', clauses: [PAID_WORK], member, payday, task, ...money(state, amountMinor) },
  ],
  'forfeit-declared': (state, { member, payday, amountMinor }) => {
    const facts = { member, payday, all: amountMinor === undefined, ...money(state, amountMinor ?? '0') }
    return [{ code: 'forfeit-declared', clauses: [FORFEIT], ...facts }]
  },
  'forfeit-agreed': (_, { member, payday }) => [{ code: 'forfeit-agreed', clauses: [HELD, FORFEIT], member, payday }],
  'forfeit-taken-back': (_, { member, payday }) => [{ code: 'forfeit-taken-back', clauses: [FORFEIT], member, payday }],
  'pay-approval-given': (_, { member, payday, approver }) => [
    { code: 'pay-approval-given', clauses: [PAID_WORK], member, payday, approver },
  ],
  'shortage-menu-set': (_, { menu }) => [{ code: 'shortage-menu-set', clauses: [SHORT], menu }],
  'shortage-chosen': (_, { payday, rule }) => [{ code: 'shortage-chosen', clauses: [SHORT], payday, rule }],
  'pay-worked-out': (state, event) => workedOut(state, event),
  'shortage-met': (state, { payday, rule, decidedOn, fundsMinor, payMinor }) => {
    const clauses = clausesOf(state.charter.inForce.pay?.shortage)
    const facts = { fundsMinor: BigInt(fundsMinor), payMinor: BigInt(payMinor), ...currencyOf(state) }
    return [
      { code: 'funds-short', clauses, ...facts },
      decidedOn === undefined
        ? { code: 'shortage-undecided', clauses, payday, rule }
        : { code: 'shortage-rule', clauses, rule, decidedOn },
    ]
  },
  'payday-run': (state, event) => {
    const { payday, project = '', workers } = event
    const sums = {
      grossMinor: BigInt(event.grossMinor),
      paidMinor: BigInt(event.paidMinor),
      heldMinor: BigInt(event.heldMinor),
      forfeitedMinor: BigInt(event.forfeitedMinor),
    }
    return [{ code: 'payday-run', clauses: [SEEN], payday, project, workers, ...currencyOf(state), ...sums }]
  },
  'pay-paid': (state, { member, amountMinor, of, ref }) => [
    { code: 'pay-paid', clauses: [PAID[of]], member, of, ref, ...money(state, amountMinor) },
  ],
  'pay-held': (state, { member, payday, amountMinor, owedBy, project = '' }) => [
    { code: 'member-pay-held', clauses: [HELD], member, payday, owedBy, project, ...money(state, amountMinor) },
  ],
  'pay-forfeited': (state, { member, payday, amountMinor }) => [
    { code: 'member-pay-forfeited', clauses: [FORFEIT], member, payday, ...money(state, amountMinor) },
  ],
  'held-pay-settled': (state, { fundsMinor, owedMinor, paidMinor, order }) => {
    const sums = { fundsMinor: BigInt(fundsMinor), owedMinor: BigInt(owedMinor), paidMinor: BigInt(paidMinor) }
    return [{ code: 'paid-out', clauses: [HELD], ...sums, ...currencyOf(state), order }]
  },
  'compensation-owed': (state, { member, amountMinor }) => [
    { code: 'compensation-owed', clauses: [OUSTED], member, ...money(state, amountMinor) },
  ],
}

const SALARIES = 'WJC-9' satisfies ClauseId
const FORFEIT = 'WJC-10' satisfies ClauseId
const HELD = 'WJC-11' satisfies ClauseId
const SEEN = 'WJC-12' satisfies ClauseId
const OUSTED = 'WJC-15' satisfies ClauseId
const TIME = 'WJC-17' satisfies ClauseId
const SHORT = 'WJC-20' satisfies ClauseId
const PAID_WORK = 'WC-11' satisfies ClauseId

const PAID = { payday: SALARIES, 'held-pay': HELD, compensation: OUSTED } as const

const currencyOf = (state: State) => ({ currency: state.charter.inForce.currency })
const money = (state: State, amountMinor: string) => ({ amountMinor: BigInt(amountMinor), ...currencyOf(state) })

const salariesProposed = (state: State, event: EventOf<'salaries-proposed'>): Because => {
  const { member, scope: project = '', base, amounts } = event
  const rule = state.charter.inForce.pay?.salaries
  const clauses = clausesOf(rule)
  const { currency } = state.charter.inForce
  const each = Object.entries(amounts).map(([category, text]): Reason => {
    const amount = number(String(text))
    return rule?.scale === 'weighted-base'
      ? { code: 'weight-proposed', clauses, category, amount }
      : { code: 'salary-proposed', clauses, category, amount, currency }
  })
  const bases: readonly Reason[] =
    base === undefined ? [] : [{ code: 'base-proposed', clauses, amount: number(String(base)), currency }]
  const categories = each.length + bases.length
  return [{ code: 'salaries-proposed', clauses, member, project, categories }, ...bases, ...each]
}

/** Somebody's lines, with their arithmetic. */
const workedOut = (state: State, event: EventOf<'pay-worked-out'>): Because => {
  const { member, payday, lines, tasks, grossMinor } = event
  const clauses = clausesOf(state.charter.inForce.pay?.salaries)
  return [
    { code: 'pay-worked-out', clauses, member, payday, grossMinor: BigInt(grossMinor), ...currencyOf(state) },
    ...lines.map((line) => lineReason(state, line)),
    ...tasks.map(
      ({ task, amountMinor }): Reason => ({
        code: 'task-paid',
        clauses: [PAID_WORK],
        task,
        ...money(state, amountMinor),
      }),
    ),
  ]
}

/** One line of what somebody earned, as the payroll says it. */
export const lineReason = (state: State, line: EventOf<'pay-worked-out'>['lines'][number]): Reason => {
  const { code, category, unit, amountMinor } = line
  const clauses = clausesOf(state.charter.inForce.pay?.salaries)
  const cited = { ordinary: [], leave: [], month: [], overtime: [TIME], donated: [PAID_WORK] } as const
  return {
    code: 'pay-line',
    clauses: code === 'donated' ? cited.donated : [...clauses, ...cited[code]],
    line: code,
    category,
    unit,
    units: number(String(line.units)),
    ratePerUnit: number(String(line.ratePerUnit)),
    surcharge: number(String(line.surcharge)),
    ...money(state, amountMinor),
  }
}
