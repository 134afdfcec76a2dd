import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import {
  isRecord,
  type Problem,
  problem,
  type Refused,
  tellNoTexts,
  throwProblems,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import {
  type Account,
  type AccountKind,
  type Entry,
  ENTRY_KEYS,
  POSTING_KEYS,
  type ReadEntry,
  readChart,
  readEntry,
} from './entry.js'
import { type Fund, readFunds } from './fund.js'
import { Posted } from './posted.js'

/** What comes of an entry. */
export type PostOutcome = { readonly kind: 'posted' | 'not-allowed'; readonly because: Because } | Refused

/** One account in one currency: what came in, what went out, and what is left of both. */
export interface BalanceRow {
  readonly account: string
  readonly accountKind: AccountKind
  readonly currency: string
  readonly debitMinor: bigint
  readonly creditMinor: bigint
  /** Debit less credit: below zero for what is owed, and for income. */
  readonly balanceMinor: bigint
}

/** All accounts that were posted to. In each currency debits and credits are the same. */
export interface TrialBalance {
  readonly kind: 'trial-balance'
  /** By account, then currency, in code-unit order. */
  readonly rows: readonly BalanceRow[]
  readonly entries: number
  readonly because: Because
}

/** What came into a fund, what of it was spent, and what is left. */
export interface FundBalance {
  readonly fund: string
  readonly currency: string
  readonly receivedMinor: bigint
  readonly spentMinor: bigint
  readonly leftMinor: bigint
}

/** A journal that is being kept. It holds sums, and what each entry said, so that a correction can be held against it (some 180 bytes an entry); the entries are the caller's to store. */
export interface Journal {
  /** Takes an entry, all of it or nothing. */
  readonly post: (entry: Entry) => PostOutcome
  readonly trialBalance: () => TrialBalance
  readonly funds: () => readonly FundBalance[]
}

/**
 * Opens a double entry journal. An entry has postings that add up to nothing, in one currency; corrections are entries that take another one back (`reversalOf`), never changes. Money that was given for a
 * purpose is marked by its fund where it is income, and where it is spent; spending it on anything else, or more of it than there is, is not allowed. It can be given back to whoever gave it, which is
 * income taken back against an asset or a liability; moved to other income it would lose its purpose, and that is not allowed either. Corrections are not asked: they undo what was posted.
 *
 * Changes in place, and belongs to whoever opened it. The order in which entries were posted makes no difference to the balances; it does to what a fund allows, for money has to come before it is spent.
 *
 * Throws, with everything that is wrong with the chart: `not-an-account`, `not-a-name`, `unknown-account` (of a fund), `listed-twice`, `not-one-of`, `unknown-key`, `wrong-kind`. `post` refuses: `unbalanced`, `unknown-account`, `not-minor-units`, `not-a-date`,
 * `unknown-currency`, `listed-twice` (an id that was posted), `unknown-entry` and `not-the-reverse` (a correction of something else), `reversed-already`, `unknown-fund`, `not-a-hash`.
 *
 * Source: WJC-21 (every cent is transparent and traceable), WJC-24 (donations are entries like any other), WC-9 (money with strings).
 *
 * @example
 * ```ts
 * import { openJournal } from 'coop-rules/accounts'
 *
 * const journal = openJournal({
 *   accounts: [{ id: 'bank', kind: 'asset' }, { id: 'donations', kind: 'income' }, { id: 'printing', kind: 'expense' }],
 * })
 * const first = journal.post({
 *   id: 'e1', date: '2025-03-01', currency: 'USD',
 *   postings: [{ account: 'bank', amountMinor: 50000 }, { account: 'donations', amountMinor: -50000 }],
 * })
 * first.kind // => 'posted'
 * const unbalanced = journal.post({
 *   id: 'e2', date: '2025-03-02', currency: 'USD',
 *   postings: [{ account: 'printing', amountMinor: 12050 }, { account: 'bank', amountMinor: -12000 }],
 * })
 * unbalanced.kind // => 'refused'
 * journal.trialBalance().rows.map(({ account, balanceMinor }) => [account, balanceMinor])
 * // => [['bank', 50000n], ['donations', -50000n]]
 * ```
 */
export const openJournal = (input: {
  readonly accounts: readonly Account[]
  readonly funds?: readonly Fund[]
  readonly clauses?: readonly Citation[]
}): Journal => {
  const fields = new Fields()
  if (!isRecord(input)) throwProblems([wrongKind(input, '', 'an object')])
  fields.record(input, ['accounts', 'funds', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const accounts = readChart(input.accounts, 'accounts', fields)
  const funds = readFunds(input.funds, accounts, fields)
  throwProblems(fields.problems)
  const { clauses = [CLAUSE] } = input
  const posted: PostOutcome = { kind: 'posted', because: [{ code: 'posted', clauses }] }
  const sums = new Map<string, { account: string; currency: string; debit: bigint; credit: bigint }>()
  const fundSums = new Map<string, { fund: string; currency: string; received: bigint; spent: bigint }>()
  const seen = new Posted()

  const post: Journal['post'] = (input) => {
    const fields = new Fields()
    const entry = readEntry(input, accounts, '', fields)
    if (entry === undefined) return fields.refused
    const { reverses, postings, currency } = entry
    const wrong = [...seenBefore(entry), ...unknownFunds(entry)]
    if (wrong.length > 0) return { kind: 'refused', problems: wrong }
    if (reverses === undefined) {
      const [first, ...rest] = againstFunds(entry)
      if (first !== undefined) return { kind: 'not-allowed', because: [first, ...rest] }
    }
    seen.add(entry)
    for (const { account, amount, fund } of postings) {
      const key = `${currency}${account}`
      let sum = sums.get(key)
      if (sum === undefined) sums.set(key, (sum = { account, currency, debit: 0n, credit: 0n }))
      if (amount > 0n) sum.debit += amount
      else sum.credit -= amount
      if (fund !== undefined) addToFund(fund, currency, accounts.get(account), amount)
    }
    return posted
  }

  const seenBefore = (entry: ReadEntry): readonly Problem[] => {
    const found = seen.problemOf(entry, '')
    return found === undefined ? [] : [found]
  }

  const unknownFunds = ({ postings }: ReadEntry): readonly Problem[] =>
    postings.flatMap(({ fund }, at) =>
      fund === undefined || funds.has(fund)
        ? []
        : [problem(says.unknownFund, { path: `postings[${at}].fund`, received: fund })],
    )

  const addToFund = (fund: string, currency: string, kind: AccountKind | undefined, amount: bigint): void => {
    const key = `${currency}${fund}`
    const sum = fundSums.get(key) ?? { fund, currency, received: 0n, spent: 0n }
    fundSums.set(key, sum)
    if (kind === 'income') sum.received -= amount
    if (kind === 'expense') sum.spent += amount
  }

  /** What an entry would do to restricted money that it must not. */
  function* againstFunds({ postings, currency }: ReadEntry): Generator<Reason> {
    const asked = new Map<string, bigint>()
    for (const { account, amount, fund: id, project, line } of postings) {
      const fund = id === undefined ? undefined : funds.get(id)
      if (fund === undefined || id === undefined) continue
      const kind = accounts.get(account)
      // What comes in with this very entry can be spent by it.
      if (kind === 'expense' || kind === 'income') asked.set(id, (asked.get(id) ?? 0n) + amount)
      if (kind === 'income' && amount > 0n && !isGivenBack(postings, id))
        yield { code: 'not-given-back', clauses: [STRINGS], fund: id, amountMinor: amount, currency }
      if (kind !== 'expense' || amount <= 0n) continue
      const meant = { projects: project, lines: line, accounts: account }
      for (const key of ['projects', 'lines', 'accounts'] as const) {
        const allowed = fund[key]
        const named = meant[key]
        if (allowed !== undefined && (named === undefined || !allowed.has(named)))
          yield { code: 'outside-purpose', clauses: [STRINGS], fund: id, named: named ?? '', allowed: [...allowed] }
      }
    }
    for (const [id, amount] of asked) {
      const sum = fundSums.get(`${currency}${id}`)
      const leftMinor = (sum?.received ?? 0n) - (sum?.spent ?? 0n)
      if (amount > leftMinor)
        yield { code: 'fund-exhausted', clauses: [STRINGS], fund: id, leftMinor, amountMinor: amount, currency }
    }
  }

  /** Money taken out of the income of a fund goes back to whoever gave it where nothing but assets, liabilities and the fund itself gets it. */
  const isGivenBack = (postings: ReadEntry['postings'], id: string): boolean =>
    postings.every(({ account, amount, fund }) => {
      const kind = accounts.get(account)
      return amount >= 0n || fund === id || kind === 'asset' || kind === 'liability'
    })

  return {
    post,
    trialBalance: () => {
      const rows = [...sums.values()]
        .sort((a, b) => compareText(a.account, b.account) || compareText(a.currency, b.currency))
        .map(({ account, currency, debit, credit }): BalanceRow => {
          const accountKind = accounts.get(account) as AccountKind
          return {
            account,
            accountKind,
            currency,
            debitMinor: debit,
            creditMinor: credit,
            balanceMinor: debit - credit,
          }
        })
      const because: Because = [{ code: 'trial-balance', clauses, entries: seen.size, accounts: rows.length }]
      return { kind: 'trial-balance', rows, entries: seen.size, because }
    },
    funds: () =>
      [...fundSums.values()]
        .sort((a, b) => compareText(a.fund, b.fund) || compareText(a.currency, b.currency))
        .map(({ fund, currency, received, spent }) => ({
          fund,
          currency,
          receivedMinor: received,
          spentMinor: spent,
          leftMinor: received - spent,
        })),
  }
}

const CLAUSE = 'WJC-21' satisfies ClauseId
const STRINGS = 'WC-9' satisfies ClauseId

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * The entry that takes another one back, dated by the caller: the same postings with their signs turned. Nothing is ever changed or removed.
 *
 * Throws, with everything that is wrong: `not-a-date`, `not-a-name`, `not-minor-units`, `unknown-currency`, `unknown-key`, `missing-key`, `wrong-kind` (no entry). Whether its accounts are on the chart, the journal says.
 *
 * Source: WJC-21. Reading: a correction leaves what was wrong in sight; other: the entry is edited, and the trace is lost.
 *
 * @example
 * ```ts
 * import { reversalOf } from 'coop-rules/accounts'
 *
 * const correction = reversalOf({
 *   id: 'e3', date: '2025-03-05',
 *   entry: {
 *     id: 'e1', date: '2025-03-01', currency: 'USD',
 *     postings: [{ account: 'bank', amountMinor: 50000 }, { account: 'donations', amountMinor: -50000 }],
 *   },
 * })
 * correction.postings
 * // => [{ account: 'bank', amountMinor: -50000n }, { account: 'donations', amountMinor: 50000n }]
 * ```
 */
export const reversalOf = (input: { readonly entry: Entry; readonly id: string; readonly date: string }): Entry => {
  const fields = new Fields()
  const { entry, ...rest } = fields.record(input, ['entry', 'id', 'date'], '')
  const id = fields.id(rest['id'], 'id')
  const date: CalendarDate | undefined = fields.date(rest['date'], 'date')
  const record = fields.record(entry, ENTRY_KEYS, 'entry')
  const reverses = fields.id(record['id'], 'entry.id')
  const currency = fields.currency(record['currency'], 'entry.currency')
  const list = fields.list(record['postings'], 'entry.postings')
  const postings = fields.records(list, POSTING_KEYS, 'entry.postings', ({ amountMinor, ...about }, path) => {
    fields.id(about['account'], `${path}.account`)
    const amount = fields.signedMinor(amountMinor, `${path}.amountMinor`) ?? 0n
    return { ...(about as Omit<Entry['postings'][number], 'amountMinor'>), amountMinor: -amount }
  })
  throwProblems(fields.problems)
  return {
    id: id as string,
    date: date as string,
    currency: currency as string,
    postings,
    reverses: reverses as string,
  }
}
