import type { Because, Citation, ClauseId, Reason } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import type { Body } from './shapes.js'

const TRACEABLE = 'WJC-21' satisfies ClauseId
const DONATIONS = 'WJC-24' satisfies ClauseId

/** What the minutes say of the accounts. */
export const ACCOUNTS_TELL: Chapter['tell'] = {
  'account-opened': (state, { account, kind }) => [
    { code: 'account-opened', clauses: booksOf(state), account, accountKind: kind },
  ],
  'fund-opened': (state, { fund, projects = [], lines = [], accounts = [] }) => [
    { code: 'fund-opened', clauses: booksOf(state), fund, purposes: [...projects, ...lines, ...accounts] },
  ],
  'budget-set': (state, { budget, of, lines }) => [
    { code: 'budget-set', clauses: booksOf(state), budget, whose: nameOf(of), ...planned(state, lines) },
  ],
  'budget-revised': (state, { budget, lines }) => {
    const found = state.accounts.budgets.get(budget)
    return [
      { code: 'budget-revised', clauses: booksOf(state), budget, whose: nameOf(found?.of), ...planned(state, lines) },
    ]
  },
  'entry-posted': (state, { entry, about, postings, document, reverses = '' }): Because => {
    const amountMinor = postings.reduce((sum, posting) => {
      const minor = BigInt(posting.amountMinor)
      return minor > 0n ? sum + minor : sum
    }, 0n)
    const { currency } = state.charter.inForce
    const clauses: readonly Citation[] = about === 'donation' ? [DONATIONS] : booksOf(state)
    const posted: Reason = { code: 'entry-posted', clauses, entry, about, amountMinor, currency, reverses }
    const isExpense = postings.some(({ account }) => state.accounts.accounts.get(account)?.kind === 'expense')
    return document === undefined && reverses === '' && isExpense
      ? [posted, { code: 'without-document', clauses: [TRACEABLE], entries: [entry] }]
      : [posted]
  },
  'document-attached': (state, { entry, document }) => [
    { code: 'document-attached', clauses: booksOf(state), entry, document: document.kind },
  ],
  'spending-asked': (state, { spending, line, payee, amountMinor, member }) => [
    {
      code: 'spending-asked',
      clauses: clausesOf(state.charter.inForce.accounts?.spending),
      spending,
      member,
      line,
      payee,
      amountMinor: BigInt(amountMinor),
      currency: state.charter.inForce.currency,
    },
  ],
  'spending-agreed': (state, { spending, member }) => [
    { code: 'spending-agreed', clauses: clausesOf(state.charter.inForce.accounts?.spending), spending, member },
  ],
}

/** Where the charter cites nothing for its books, the clause on accounts is. */
const booksOf = (state: State): readonly Citation[] => {
  const clauses = clausesOf(state.charter.inForce.accounts?.books)
  return clauses.length > 0 ? clauses : [TRACEABLE]
}

/** Whose budget it is, by its id; empty for the cooperative's own. */
const nameOf = (of: Body): string => (of === undefined ? '' : 'project' in of ? of.project : of.circle)

const planned = (state: State, lines: readonly { readonly plannedMinor: string }[]) => ({
  lines: lines.length,
  plannedMinor: lines.reduce((sum, { plannedMinor }) => sum + BigInt(plannedMinor), 0n),
  currency: state.charter.inForce.currency,
})
