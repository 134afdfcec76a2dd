import type { Route } from '../../kernel/route.js'
import { MOST_BYTES } from './documents.js'
import { attachDocument, correctEntry, downloadDocument, entryPage } from './entry.js'
import { journalOf, ledgerCsv } from './exports.js'
import { accountsPage } from './page.js'
import { record, recordPage } from './record.js'
import { agreeToSpending, askToSpend, askToSpendPage } from './spending.js'

/** A document, and the form around it. */
const MOST_SENT = MOST_BYTES + 65_536

/** Budgets, entries and the documents behind them (WJC-21, WJC-22, WJC-24). What somebody sees of them is what the charter shows them. */
export const LEDGER_ROUTES: readonly Route[] = [
  { method: 'get', path: '/accounts', who: 'who-sees-accounts', answer: accountsPage },
  { method: 'get', path: '/accounts/ledger.csv', who: 'who-sees-accounts', answer: ledgerCsv },
  { method: 'get', path: '/accounts/hledger.journal', who: 'who-sees-accounts', answer: journalOf('hledger') },
  { method: 'get', path: '/accounts/ledger.beancount', who: 'who-sees-accounts', answer: journalOf('beancount') },
  { method: 'get', path: '/accounts/spending', who: 'who-votes', answer: (asked) => askToSpendPage(asked) },
  { method: 'post', path: '/accounts/spending', who: 'who-votes', answer: askToSpend },
  { method: 'post', path: '/accounts/spending/:spending', who: 'who-votes', answer: agreeToSpending },
  { method: 'get', path: '/accounts/record/:kind', who: 'who-votes', answer: (asked) => recordPage(asked) },
  { method: 'post', path: '/accounts/record/:kind', who: 'who-votes', mostBytes: MOST_SENT, answer: record },
  { method: 'get', path: '/accounts/entries/:entry', who: 'who-sees-accounts', answer: (asked) => entryPage(asked) },
  { method: 'get', path: '/accounts/entries/:entry/document', who: 'who-sees-accounts', answer: downloadDocument },
  {
    method: 'post',
    path: '/accounts/entries/:entry/document',
    who: 'who-votes',
    mostBytes: MOST_SENT,
    answer: attachDocument,
  },
  { method: 'post', path: '/accounts/entries/:entry/correct', who: 'who-votes', answer: correctEntry },
]
