import { Map, Set } from 'immutable'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'
import type { Body } from './shapes.js'
import { type AccountsState, keyOfBody, type KeptEntry, type KeptPosting, type Spent } from './state.js'

/** How events change the accounts: every sum is kept up with the entry, and none is added up again. */
export const ACCOUNTS_EVOLVE: Chapter['evolve'] = {
  'account-opened': ({ accounts: before }, { account, kind, serves, source = 'outside' }) => ({
    accounts: {
      ...before,
      accounts: before.accounts.set(account, { kind, source, debitMinor: 0n, creditMinor: 0n }),
      serving: serves === undefined ? before.serving : before.serving.set(serves, account),
    },
  }),
  'fund-opened': ({ accounts: before }, { fund, projects, lines, accounts }) => {
    const purpose = {
      id: fund,
      ...(projects === undefined ? {} : { projects }),
      ...(lines === undefined ? {} : { lines }),
      ...(accounts === undefined ? {} : { accounts }),
    }
    return { accounts: { ...before, funds: before.funds.set(fund, { purpose, receivedMinor: 0n, spentMinor: 0n }) } }
  },
  'budget-set': ({ accounts: before }, { budget, of, lines }) => {
    const key = keyOfBody(of)
    // What was spent before there was a budget counts in the first one.
    const spent = before.unbudgeted.get(key, NOTHING_SPENT)
    return {
      accounts: {
        ...before,
        budgets: before.budgets.set(budget, { of, lines, spent }),
        current: before.current.set(key, budget),
        first: before.first.has(key) ? before.first : before.first.set(key, budget),
        unbudgeted: before.unbudgeted.delete(key),
      },
    }
  },
  'budget-revised': ({ accounts: before }, { budget, lines }) => {
    const found = before.budgets.get(budget)
    return found === undefined
      ? {}
      : { accounts: { ...before, budgets: before.budgets.set(budget, { ...found, lines }) } }
  },
  'entry-posted': (state, event) => ({ accounts: withEntry(state, event) }),
  'document-attached': ({ accounts: before }, { entry, document, contact }) => {
    const found = before.entries.get(entry)
    if (found === undefined) return {}
    const kept = { ...found, document, contact: contact ?? found.contact }
    return {
      accounts: {
        ...before,
        entries: before.entries.set(entry, kept),
        undocumented: before.undocumented.delete(entry),
      },
    }
  },
  'spending-asked': ({ accounts: before }, event) => ({
    accounts: {
      ...before,
      spendings: before.spendings.set(event.spending, { asked: event, agreed: Set(), used: false }),
    },
  }),
  'spending-agreed': ({ accounts: before }, { spending, member }) => {
    const found = before.spendings.get(spending)
    if (found === undefined) return {}
    const agreed = { ...found, agreed: found.agreed.add(member) }
    return { accounts: { ...before, spendings: before.spendings.set(spending, agreed) } }
  },
}

const withEntry = ({ accounts: before }: State, event: EventOf<'entry-posted'>): AccountsState => {
  const { entry, about, at, document, contact, reverses, spending } = event
  const original = reverses === undefined ? undefined : before.entries.get(reverses)
  const postings = event.postings.map(
    ({ account, amountMinor, of, line, fund }, index): KeptPosting => ({
      account,
      minor: BigInt(amountMinor),
      of,
      line,
      fund,
      // A correction takes back what it corrects where that was counted.
      budget: original === undefined ? before.current.get(keyOfBody(of)) : original.postings[index]?.budget,
    }),
  )
  const kept: KeptEntry = {
    on: at,
    about,
    postings,
    document,
    contact,
    reverses,
    reversedBy: undefined,
    stands: true,
  }
  let after: AccountsState = { ...before, entries: before.entries.set(entry, kept) }
  const year = (atFirst(before, reverses)?.on ?? at).slice(0, 4)
  for (const posting of postings) after = withPosting(after, entry, posting, year)
  // What stands behind an entry of pay is the payday: its lines are in the log.
  if (document === undefined && reverses === undefined && about !== 'pay' && isExpense(before, postings))
    after = { ...after, undocumented: after.undocumented.add(entry) }
  if (reverses !== undefined) after = takenBack(after, reverses, entry)
  const used = spending === undefined ? undefined : after.spendings.get(spending)
  return used === undefined || spending === undefined
    ? after
    : { ...after, spendings: after.spendings.set(spending, { ...used, used: true }) }
}

const withPosting = (before: AccountsState, entry: string, posting: KeptPosting, year: string): AccountsState => {
  const { account, minor, fund } = posting
  const found = before.accounts.get(account)
  if (found === undefined) return before
  const { kind, source } = found
  const sums =
    minor > 0n
      ? { ...found, debitMinor: found.debitMinor + minor }
      : { ...found, creditMinor: found.creditMinor - minor }
  let after = { ...before, accounts: before.accounts.set(account, sums) }
  const held = fund === undefined ? undefined : after.funds.get(fund)
  if (held !== undefined && fund !== undefined && (kind === 'income' || kind === 'expense')) {
    const { receivedMinor, spentMinor } = held
    const changed = kind === 'income' ? { receivedMinor: receivedMinor - minor } : { spentMinor: spentMinor + minor }
    after = { ...after, funds: after.funds.set(fund, { ...held, ...changed }) }
  }
  if (kind === 'income') {
    const sum = after.income.get(year) ?? { members: 0n, supporters: 0n, outside: 0n }
    after = { ...after, income: after.income.set(year, { ...sum, [source]: sum[source] - minor }) }
  }
  return kind === 'expense' ? withSpent(after, entry, posting) : after
}

const withSpent = (
  before: AccountsState,
  entry: string,
  { of, line = '', minor, budget }: KeptPosting,
): AccountsState => {
  const add = (spent: Spent): Spent =>
    spent.update(line, { minor: 0n, entries: Set<string>() }, ({ minor: sum, entries }) => ({
      minor: sum + minor,
      entries: entries.add(entry),
    }))
  const found = budgetFor(before, of, budget)
  if (found !== undefined) {
    const record = before.budgets.get(found)
    return record === undefined
      ? before
      : { ...before, budgets: before.budgets.set(found, { ...record, spent: add(record.spent) }) }
  }
  const key = keyOfBody(of)
  return { ...before, unbudgeted: before.unbudgeted.set(key, add(before.unbudgeted.get(key, NOTHING_SPENT))) }
}

/** What was spent before there was a budget was taken over by the first one, and a correction of it counts there too. */
const budgetFor = ({ first }: AccountsState, of: Body, budget: string | undefined): string | undefined =>
  budget ?? first.get(keyOfBody(of))

/** The entry that a correction, or a correction of one, is about in the end: it counts in the year of that. */
const atFirst = ({ entries }: AccountsState, reverses: string | undefined): KeptEntry | undefined => {
  let found = reverses === undefined ? undefined : entries.get(reverses)
  while (found?.reverses !== undefined) found = entries.get(found.reverses)
  return found
}

const NOTHING_SPENT: Spent = Map()

const isExpense = ({ accounts }: AccountsState, postings: readonly KeptPosting[]): boolean =>
  postings.some(({ account }) => accounts.get(account)?.kind === 'expense')

/** An entry is taken back by another: what it had taken back itself stands again, and so on back. */
const takenBack = (before: AccountsState, reverses: string, by: string): AccountsState => {
  let { entries, undocumented } = before
  const original = entries.get(reverses)
  if (original !== undefined) entries = entries.set(reverses, { ...original, reversedBy: by })
  for (let id: string | undefined = reverses; id !== undefined; ) {
    const found: KeptEntry | undefined = entries.get(id)
    if (found === undefined) break
    const stands = !found.stands
    entries = entries.set(id, { ...found, stands })
    const wanting = stands && found.document === undefined && found.reverses === undefined && found.about !== 'pay'
    undocumented = wanting && isExpense(before, found.postings) ? undocumented.add(id) : undocumented.delete(id)
    id = found.reverses
  }
  return { ...before, entries, undocumented }
}
