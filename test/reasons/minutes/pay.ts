import { exact } from '../../../src/exact/index.js'
import type { PayMinutes } from '../../../src/reasons/subjects/minutes/pay.js'
import type { FactsOf } from '../facts-of.js'

const money = { amountMinor: 12500n, currency: 'USD' }
const ana = { member: 'ana', payday: 'june' }
const hours = { ...ana, category: 'coordinator', date: '2026-06-03', hours: exact('7.5'), kind: 'work' } as const
const run = {
  payday: 'june',
  project: 'film',
  workers: 2,
  currency: 'USD',
  grossMinor: 50000n,
  paidMinor: 30000n,
  heldMinor: 15000n,
  forfeitedMinor: 5000n,
}
const held = { ...money, ...ana, owedBy: 'project', project: 'film' } as const

export const PAY_MINUTES_FACTS: FactsOf<PayMinutes> = {
  'salaries-proposed': [
    { member: 'ana', project: 'film', categories: 4 },
    { member: 'ana', project: '', categories: 1 },
    { member: 'ana', project: 'film', categories: 0 },
  ],
  'salary-proposed': [{ category: 'coordinator', amount: exact('12.5'), currency: 'USD' }],
  'base-proposed': [{ amount: exact('10'), currency: 'USD' }],
  'weight-proposed': [{ category: 'coordinator', amount: exact('1.5') }],
  'payday-opened': [
    { payday: 'june', project: 'film' },
    { payday: 'june', project: '' },
  ],
  'hours-recorded': [
    hours,
    { ...hours, hours: exact(1), kind: 'donated' },
    { ...hours, hours: exact(1) },
    { ...hours, kind: 'leave' },
    { ...hours, kind: 'donated' },
    { ...hours, hours: exact(0) },
  ],
  'task-pay-asked': [
    { ...money, ...ana, task: 'bookkeeping' },
    { ...money, amountMinor: 0n, ...ana, task: 'bookkeeping' },
  ],
  'recorded-already': [{}],
  'vacation-used-up': [{ member: 'ana', year: 2026, observed: 21, allowed: exact(20) }],
  'forfeit-declared': [
    { ...money, ...ana, all: false },
    { ...money, ...ana, all: true },
  ],
  'forfeit-agreed': [ana],
  'forfeit-taken-back': [ana],
  'pay-approval-given': [{ ...ana, approver: 'ben' }],
  'pay-of': [{ member: 'ana' }],
  'shortage-menu-set': [{ menu: ['forfeit', 'hold', 'pro-rata', 'by-category'] }],
  'shortage-chosen': [{ payday: 'june', rule: 'pro-rata' }],
  'shortage-undecided': [{ payday: 'june', rule: 'hold' }],
  'pay-worked-out': [{ ...ana, grossMinor: 25000n, currency: 'USD' }],
  'task-paid': [{ ...money, task: 'bookkeeping' }],
  'payday-run': [run, { ...run, project: '', workers: 1 }],
  'pay-paid': [
    { ...money, member: 'ana', of: 'payday', ref: 'june' },
    { ...money, member: 'ana', of: 'held-pay', ref: 'payout-1' },
    { ...money, member: 'ana', of: 'compensation', ref: 'ana' },
  ],
  'member-pay-held': [held, { ...held, owedBy: 'cooperative' }],
  'member-pay-forfeited': [{ ...money, ...ana }],
  'nothing-owed': [{ debtor: 'film' }, { debtor: '' }],
  'compensation-owed': [{ ...money, member: 'ana' }],
}
