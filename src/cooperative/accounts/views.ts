import {
  type AccountKind,
  type AccountsData,
  type BalanceRow,
  type Budget,
  type DocumentReport,
  documentsOf,
  type FundBalance,
  type TrialBalance,
} from '../../accounts/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { State } from '../state.js'
import { currentBudget, tryBudgetNow } from './budget.js'
import { entryOf, saidOf } from './entry.js'
import { dataOf, seeing } from './seeing.js'
import type { Body, Document } from './shapes.js'
import { keeperRefused } from './who.js'

export type { Body, Document } from './shapes.js'

const CLAUSE = 'WJC-21' satisfies ClauseId

/** The balance of every account, by account: debits less credits. */
export const balances = (state: State): readonly BalanceRow[] =>
  [...state.accounts.accounts.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([account, { kind, debitMinor, creditMinor }]) => ({
      account,
      accountKind: kind,
      currency: state.charter.inForce.currency,
      debitMinor,
      creditMinor,
      balanceMinor: debitMinor - creditMinor,
    }))

/** All accounts that were posted to: their debits are their credits, to the last cent. */
export const trialBalance = (state: State): TrialBalance => {
  const rows = balances(state).filter(({ debitMinor, creditMinor }) => debitMinor > 0n || creditMinor > 0n)
  const entries = state.accounts.entries.size
  return {
    kind: 'trial-balance',
    rows,
    entries,
    because: [{ code: 'trial-balance', clauses: [CLAUSE], entries, accounts: rows.length }],
  }
}

/** What came into each fund, what of it was spent, and what is left. */
export const funds = (state: State): readonly FundBalance[] =>
  [...state.accounts.funds.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([fund, { receivedMinor, spentMinor }]) => ({
      fund,
      currency: state.charter.inForce.currency,
      receivedMinor,
      spentMinor,
      leftMinor: receivedMinor - spentMinor,
    }))

/** The budget in force of a project, a circle or the cooperative, line by line against what was spent; undefined where it has none. */
export const budgetAgainstActual = (state: State, of?: Body): Budget | undefined => {
  const found = currentBudget(state, of)
  const read = found === undefined ? undefined : tryBudgetNow(state, found[1])
  return read?.kind === 'budget' ? read : undefined
}

/** The budgets in force, each with its id and whose it is: that of the cooperative first, then by id. */
export const budgetsInForce = (
  state: State,
): readonly { readonly budget: string; readonly of: Body; readonly now: Budget }[] =>
  [...state.accounts.current.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, budget]) => {
      const record = state.accounts.budgets.get(budget)
      const now = record === undefined ? undefined : tryBudgetNow(state, record)
      return record === undefined || now?.kind !== 'budget' ? [] : [{ budget, of: record.of, now }]
    })

/** What somebody asked to spend, who agreed so far, and whether it was spent. */
export interface SpendingNow {
  readonly spending: string
  readonly by: MemberId
  readonly of: Body
  readonly line: string
  readonly payee: string
  readonly amountMinor: bigint
  readonly askedOn: CalendarDate
  readonly agreed: readonly MemberId[]
  readonly used: boolean
}

/** Everything that somebody asked to spend, what was not spent yet first. It is for whoever may see expenses. */
export const spendings = (state: State): readonly SpendingNow[] =>
  [...state.accounts.spendings.entries()]
    .map(([spending, { asked, agreed, used }]) => ({
      spending,
      by: asked.member,
      of: asked.of,
      line: asked.line,
      payee: asked.payee,
      amountMinor: BigInt(asked.amountMinor),
      askedOn: asked.at,
      agreed: [...agreed].sort(),
      used,
    }))
    .sort((a, b) => (a.used === b.used ? (a.spending < b.spending ? -1 : 1) : a.used ? 1 : -1))

/** Whether somebody keeps the books: the financial coordinator where there is one, else every member with a vote. */
export const keepsBooks = (state: State, member: MemberId): boolean => keeperRefused({ state, member }) === undefined

/** The expenses that stand and have no document, of one project or of all. */
export const withoutDocument = (state: State, project?: string): readonly string[] =>
  [...state.accounts.undocumented]
    .filter(
      (entry) =>
        project === undefined ||
        state.accounts.entries
          .get(entry)
          ?.postings.some(({ of }) => of !== undefined && 'project' in of && of.project === project),
    )
    .sort()

/** How every expense stands with its document, held against the documents that are kept now, each with its SHA-256. */
export const documents = (
  state: State,
  kept: readonly { readonly name: string; readonly sha256: string }[],
): DocumentReport => {
  const entries = [...state.accounts.entries.entries()].sort(([a, one], [b, other]) =>
    one.on === other.on ? (a < b ? -1 : 1) : one.on < other.on ? -1 : 1,
  )
  return documentsOf({
    accounts: [...state.accounts.accounts.entries()].map(([id, { kind }]) => ({ id, kind })),
    // Those that were taken back, and what took them back, are not asked for a document.
    entries: entries
      .filter(([, { stands, reverses }]) => stands && reverses === undefined)
      .map(([id, entry]) => entryOf(state, saidOf(id, entry), entry.on)),
    kept,
  })
}

/** One entry as it is shown: its document only to those who may see documents. */
export interface EntryShown {
  readonly entry: string
  readonly on: CalendarDate
  readonly about: 'donation' | 'expense' | 'pay' | 'other'
  readonly postings: readonly {
    readonly account: string
    readonly accountKind: AccountKind | undefined
    readonly amountMinor: bigint
    readonly of: Body
    readonly line: string | undefined
    readonly fund: string | undefined
  }[]
  readonly document: Document | undefined
  /** Whether it has a document at all, shown or not. */
  readonly documented: boolean
  readonly contact: string | undefined
  readonly reverses: string | undefined
  readonly reversedBy: string | undefined
}

/** What of the accounts a person is shown, by their standing: budgets, and entries with what stands behind them. */
export const accountsSeenBy = (
  state: State,
  viewer: MemberId,
): { readonly budgets: readonly Budget[]; readonly entries: readonly EntryShown[] } => {
  const sees = (data: AccountsData): boolean => seeing(state, viewer, data).kind === 'shown'
  const shown = { documents: sees('documents'), contacts: sees('counterparty-contacts') }
  const about = {
    'donations-in-all': sees('donations-in-all'),
    expenses: sees('expenses'),
    'pay-by-person': sees('pay-by-person'),
  }
  const budgets = sees('budgets') ? [...state.accounts.current.values()].sort() : []
  return {
    budgets: budgets.flatMap((budget) => {
      const record = state.accounts.budgets.get(budget)
      const read = record === undefined ? undefined : tryBudgetNow(state, record)
      return read?.kind === 'budget' ? [read] : []
    }),
    entries: [...state.accounts.entries.entries()]
      .filter(([, entry]) => about[dataOf(entry)])
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([entry, { on, about: what, postings, document, contact, reverses, reversedBy }]) => ({
        entry,
        on,
        about: what,
        postings: postings.map(({ account, minor, of, line, fund }) => ({
          account,
          accountKind: state.accounts.accounts.get(account)?.kind,
          amountMinor: minor,
          of,
          line,
          fund,
        })),
        document: shown.documents ? document : undefined,
        documented: document !== undefined,
        contact: shown.contacts ? contact : undefined,
        reverses,
        reversedBy,
      })),
  }
}

export { seeing as maySeeAccounts } from './seeing.js'
