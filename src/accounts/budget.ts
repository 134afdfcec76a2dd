import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isList, isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { type Account, type Entry, readChart, type ReadEntry } from './entry.js'
import { readEntries } from './posted.js'

/** A project's budget, what was committed under it, and the journal. */
export interface BudgetInput {
  readonly project: string
  readonly currency: string
  readonly lines: readonly { readonly line: string; readonly plannedMinor: bigint | string | number }[]
  /** What was ordered and is not paid yet. One that an entry settled is left out by its id. */
  readonly commitments?: readonly {
    readonly id: string
    readonly line: string
    readonly amountMinor: bigint | string | number
  }[]
  readonly settled?: readonly string[]
  readonly accounts: readonly Account[]
  /** In the order in which they were posted. */
  readonly entries: readonly Entry[]
  readonly clauses?: readonly Citation[]
}

/** One line of a budget. What is left is what was planned, less what is committed and what was spent; below zero it is overspent. */
export interface BudgetLine {
  readonly line: string
  readonly plannedMinor: bigint
  readonly committedMinor: bigint
  readonly actualMinor: bigint
  readonly leftMinor: bigint
  readonly state: 'within' | 'overspent' | 'unplanned'
  /** The entries behind what was spent, each once: each cent has one. */
  readonly entries: readonly string[]
}

/** A project's budget as it stands. */
export interface Budget {
  readonly kind: 'budget'
  readonly project: string
  readonly currency: string
  /** In the given order; then what was spent on lines that nobody planned, by name, but for those where all of it was taken back. */
  readonly lines: readonly BudgetLine[]
  readonly plannedMinor: bigint
  readonly committedMinor: bigint
  readonly actualMinor: bigint
  readonly leftMinor: bigint
  /** Expenses of the project that no document stands behind, and that were not taken back. */
  readonly undocumented: readonly string[]
  readonly because: Because
}

/**
 * How does a project stand against its budget, line by line? Actual is what the expense accounts hold of the project and the line, corrections taken off. Money spent on a line that was not planned stands in a line of its
 * own, and an expense without its document is named: neither is ever folded into something else. A correction that was itself taken back takes nothing back.
 *
 * Throws, with everything that is wrong: `listed-twice` (a line, a commitment, an entry), `unknown-line` (a commitment), `unknown-commitment` (a settled one), `mixed-currencies` (an entry of the project in another currency), and what `openJournal` refuses of an entry.
 *
 * Source: WJC-21, WC-5.
 *
 * @example
 * ```ts
 * import { budgetOf } from 'coop-rules/accounts'
 *
 * const budget = budgetOf({
 *   project: 'app', currency: 'USD', lines: [{ line: 'design', plannedMinor: 100000 }],
 *   commitments: [{ id: 'c1', line: 'design', amountMinor: 30000 }],
 *   accounts: [{ id: 'bank', kind: 'asset' }, { id: 'services', kind: 'expense' }],
 *   entries: [{
 *     id: 'e1', date: '2025-03-01', currency: 'USD',
 *     postings: [{ account: 'services', amountMinor: 45000, project: 'app', line: 'design' }, { account: 'bank', amountMinor: -45000 }],
 *   }],
 * })
 * budget.lines.map(({ actualMinor, leftMinor }) => [actualMinor, leftMinor]) // => [[45000n, 25000n]]
 * budget.undocumented // => ['e1']
 * ```
 */
export const budgetOf = (input: BudgetInput): Budget => orThrow(tryBudgetOf(input))

/** The same for data from outside: refuses where `budgetOf` throws. */
export const tryBudgetOf = (input: BudgetInput): Budget | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readBudget(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { project, currency, planned, committed, spent, undocumented } = read
  // What was taken back from a line that nobody planned leaves nothing to tell.
  const unplanned = [...spent].flatMap(([line, { amount }]) => (planned.has(line) || amount === 0n ? [] : [line]))
  const names = [...planned.keys(), ...unplanned.sort()]
  const lines = names.map((line): BudgetLine => {
    const plannedMinor = planned.get(line) ?? 0n
    const committedMinor = committed.get(line) ?? 0n
    const { amount: actualMinor, entries } = spent.get(line) ?? NOTHING_SPENT
    const leftMinor = plannedMinor - committedMinor - actualMinor
    const state = !planned.has(line) ? 'unplanned' : leftMinor < 0n ? 'overspent' : 'within'
    return { line, plannedMinor, committedMinor, actualMinor, leftMinor, state, entries: [...entries] }
  })
  const sum = (key: 'plannedMinor' | 'committedMinor' | 'actualMinor' | 'leftMinor'): bigint =>
    lines.reduce((total, line) => total + line[key], 0n)
  const sums = {
    plannedMinor: sum('plannedMinor'),
    committedMinor: sum('committedMinor'),
    actualMinor: sum('actualMinor'),
    leftMinor: sum('leftMinor'),
  }
  const { clauses = [CLAUSE] } = input
  const more: Reason[] = lines.flatMap(({ line, state, leftMinor, actualMinor }): readonly Reason[] => {
    if (state === 'within') return []
    return state === 'overspent'
      ? [{ code: 'overspent', clauses: [LIMITS], line, overMinor: -leftMinor, currency }]
      : [{ code: 'unplanned', clauses: [LIMITS], line, amountMinor: actualMinor, currency }]
  })
  if (undocumented.length > 0) more.push({ code: 'without-document', clauses, entries: undocumented })
  const because: Because = [{ code: 'budget', clauses, project, currency, ...sums }, ...more]
  return { kind: 'budget', project, currency, lines, ...sums, undocumented, because }
}

const CLAUSE = 'WJC-21' satisfies ClauseId
const LIMITS = 'WC-5' satisfies ClauseId

const KEYS = ['project', 'currency', 'lines', 'commitments', 'settled', 'accounts', 'entries', 'clauses']

/** What was spent on a line, and by which entries. */
type Spent = Map<string, { amount: bigint; readonly entries: Set<string> }>

const NOTHING_SPENT = { amount: 0n, entries: new Set<string>() } as const

const readBudget = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const project = fields.id(input['project'], 'project')
  const currency = fields.currency(input['currency'], 'currency')
  const planned = new Map<string, bigint>()
  fields.records(fields.list(input['lines'], 'lines'), ['line', 'plannedMinor'], 'lines', (record, path) => {
    const line = fields.id(record['line'], `${path}.line`)
    const amount = fields.minor(record['plannedMinor'], `${path}.plannedMinor`)
    if (line === undefined || amount === undefined) return
    if (planned.has(line))
      fields.note(problem(says.listedTwice, { path: `${path}.line`, received: line, facts: { what: line } }))
    planned.set(line, amount)
  })
  const isSettled = new Set(input['settled'] === undefined ? [] : fields.ids(input['settled'], 'settled'))
  const committed = new Map<string, bigint>()
  const seen = new Set<string>()
  const commitments = fields.listOrNone(input['commitments'], 'commitments')
  fields.records(commitments, ['id', 'line', 'amountMinor'], 'commitments', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    const line = fields.id(record['line'], `${path}.line`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (line !== undefined && !planned.has(line))
      fields.note(problem(says.unknownLine, { path: `${path}.line`, received: line }))
    if (id === undefined) return
    if (seen.has(id)) fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
    seen.add(id)
    if (line === undefined || amount === undefined) return
    if (!isSettled.has(id)) committed.set(line, (committed.get(line) ?? 0n) + amount)
  })
  for (const [at, id] of (isList(input['settled']) ? input['settled'] : []).entries())
    if (isSettled.has(id as string) && !seen.has(id as string))
      fields.note(problem(says.unknownCommitment, { path: `settled[${at}]`, received: id }))
  const accounts = readChart(input['accounts'], 'accounts', fields)
  const { entries, takenBack } = readEntries(input['entries'], accounts, 'entries', fields)
  if (project === undefined || currency === undefined) return undefined
  const isOurs = ({ account, project: its }: ReadEntry['postings'][number]): boolean =>
    its === project && accounts.get(account) === 'expense'
  const spent: Spent = new Map()
  const undocumented: string[] = []
  for (const { entry, path } of entries) {
    const ours = entry.postings.filter(isOurs)
    if (ours.length === 0) continue
    if (entry.currency !== currency)
      fields.note(
        problem(says.mixedCurrencies, { path: `${path}.currency`, received: entry.currency, facts: { currency } }),
      )
    for (const { line = '', amount } of ours) {
      const known = spent.get(line) ?? { amount: 0n, entries: new Set<string>() }
      known.amount += amount
      known.entries.add(entry.id)
      spent.set(line, known)
    }
    if (entry.document === undefined && entry.reverses === undefined && !takenBack.has(entry.id))
      undocumented.push(entry.id)
  }
  return { project, currency, planned, committed, spent, undocumented }
}
