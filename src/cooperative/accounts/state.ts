import { Map, Set } from 'immutable'
import type { AccountKind, Fund } from '../../accounts/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import type { IncomeSource } from '../../surplus/index.js'
import type { EventOf } from '../events.js'
import type { Body, Document } from './shapes.js'

/** An account and its sums. */
interface AccountRecord {
  readonly kind: AccountKind
  readonly source: IncomeSource
  readonly debitMinor: bigint
  readonly creditMinor: bigint
}

/** A fund: what it is for, what came in and what of it was spent. */
interface FundRecord {
  readonly purpose: Fund
  readonly receivedMinor: bigint
  readonly spentMinor: bigint
}

/** What was spent on a line, and by which entries. */
interface LineSpent {
  readonly minor: bigint
  readonly entries: Set<string>
}
export type Spent = Map<string, LineSpent>

/** A budget, and what was spent under it. The one a body had before is over. */
export interface BudgetRecord {
  readonly of: Body
  readonly lines: readonly { readonly line: string; readonly plannedMinor: string }[]
  readonly spent: Spent
}

/** A posting that was made. */
export interface KeptPosting {
  readonly account: string
  readonly minor: bigint
  readonly of: Body
  readonly line: string | undefined
  readonly fund: string | undefined
  /** The budget that it counts in. */
  readonly budget: string | undefined
}

/** An entry that was posted. */
export interface KeptEntry {
  readonly on: CalendarDate
  readonly about: EventOf<'entry-posted'>['about']
  readonly postings: readonly KeptPosting[]
  readonly document: Document | undefined
  readonly contact: string | undefined
  readonly reverses: string | undefined
  readonly reversedBy: string | undefined
  /** Whether it was not taken back; a correction that was itself taken back takes nothing back. */
  readonly stands: boolean
}

/** Something that somebody asked to spend, and who agreed. */
interface SpendingRecord {
  readonly asked: EventOf<'spending-asked'>
  readonly agreed: Set<MemberId>
  readonly used: boolean
}

/** The income of a year by where it came from. */
type IncomeOfYear = Readonly<Record<IncomeSource, bigint>>

/** The accounts: sums that are kept up with every entry, and the entries. */
export interface AccountsState {
  readonly accounts: Map<string, AccountRecord>
  /** Which account pay is posted to, and which it is paid out of. */
  readonly serving: Map<'pay' | 'payments', string>
  readonly funds: Map<string, FundRecord>
  readonly budgets: Map<string, BudgetRecord>
  /** The budget in force, by whose it is. */
  readonly current: Map<string, string>
  /** The first budget, by whose it is: it took over what was spent before there was one. */
  readonly first: Map<string, string>
  /** What was spent by whoever has no budget yet. */
  readonly unbudgeted: Map<string, Spent>
  readonly entries: Map<string, KeptEntry>
  /** Expenses that stand and have no document. */
  readonly undocumented: Set<string>
  readonly income: Map<string, IncomeOfYear>
  readonly spendings: Map<string, SpendingRecord>
}

export const NO_ACCOUNTS: AccountsState = {
  accounts: Map(),
  serving: Map(),
  funds: Map(),
  budgets: Map(),
  current: Map(),
  first: Map(),
  unbudgeted: Map(),
  entries: Map(),
  undocumented: Set(),
  income: Map(),
  spendings: Map(),
}

/** The key under which a body's budget is found. */
export const keyOfBody = (of: Body): string =>
  of === undefined ? '' : 'project' in of ? `project ${of.project}` : `circle ${of.circle}`
