import type { FactsOf } from '../facts-of.js'
import type { AccountsMinutes } from '../../../src/reasons/subjects/minutes/accounts.js'

const posted = { entry: 'e1', amountMinor: 50000n, currency: 'USD', reverses: '' } as const
const budget = { budget: 'b1', whose: 'app', lines: 3, plannedMinor: 1200000n, currency: 'USD' } as const

export const ACCOUNTS_MINUTES_FACTS: FactsOf<AccountsMinutes> = {
  'account-opened': [
    { account: 'bank', accountKind: 'asset' },
    { account: 'loan', accountKind: 'liability' },
    { account: 'capital', accountKind: 'equity' },
    { account: 'donations', accountKind: 'income' },
    { account: 'printing', accountKind: 'expense' },
  ],
  'account-of-another-kind': [{ account: 'bank', accountKind: 'asset', needed: 'expense' }],
  'fund-opened': [
    { fund: 'gift', purposes: [] },
    { fund: 'school', purposes: ['app', 'travel'] },
  ],
  'budget-set': [budget, { ...budget, whose: '', lines: 1 }],
  'budget-revised': [budget, { ...budget, whose: '', lines: 1 }],
  'entry-posted': [
    { ...posted, about: 'donation' },
    { ...posted, about: 'expense' },
    { ...posted, about: 'pay' },
    { ...posted, about: 'other' },
    { ...posted, entry: 'e2', about: 'expense', reverses: 'e1' },
  ],
  'document-attached': [
    { entry: 'e1', document: 'invoice' },
    { entry: 'e1', document: 'receipt' },
  ],
  'spending-asked': [
    { spending: 's1', member: 'ana', line: 'tools', payee: 'shop', amountMinor: 50000n, currency: 'EUR' },
  ],
  'spending-agreed': [{ spending: 's1', member: 'ben' }],
}
