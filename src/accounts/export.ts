import { Fields } from '../calendar/index.js'
import { placesOfCurrency, writtenMoney } from '../exact/index.js'
import { throwProblems } from '../problems/index.js'
import { type Account, type AccountKind, type Entry, type ReadEntry, readChart, readEntry } from './entry.js'

/** A chart of accounts, and entries on it. Entries are read one by one, so there may be more of them than memory holds. */
export interface ExportInput {
  readonly accounts: readonly Account[]
  readonly entries: Iterable<Entry>
}

/**
 * The journal as hledger reads it, piece by piece. Accounts are named by their kind first (`expenses:services`), so that its reports find them; what there is no place for stands in comments and tags. A currency is
 * declared before the first entry in it. What would end a tag or be read as a day in it is written otherwise: commas as spaces, `[2025-01-01]` as `(2025-01-01)`.
 *
 * Throws what `openJournal` refuses of the chart or of an entry, when it comes to it.
 *
 * Source: WJC-21: accountants check us with their own tools.
 *
 * @example
 * ```ts
 * import { hledgerJournal } from 'coop-rules/accounts'
 *
 * const accounts = [{ id: 'bank', kind: 'asset' as const }, { id: 'donations', kind: 'income' as const }]
 * const entries = [{
 *   id: 'e1', date: '2025-03-01', currency: 'USD', what: 'spring appeal',
 *   postings: [{ account: 'bank', amountMinor: 50000 }, { account: 'donations', amountMinor: -50000 }],
 * }]
 * const text = [...hledgerJournal({ accounts, entries })].join('')
 * text.includes('    assets:bank  500.00 USD') // => true
 * ```
 */
export function* hledgerJournal(input: ExportInput): Generator<string> {
  const accounts = chartOf(input)
  for (const [id, kind] of accounts) yield `account ${HLEDGER_ROOTS[kind]}:${id}  ; type: ${HLEDGER_TYPES[kind]}\n`
  const currencies = new Set<string>()
  for (const entry of entriesOf(input, accounts)) {
    const { id, date, currency, postings, what, document, reverses } = entry
    if (!currencies.has(currency)) {
      currencies.add(currency)
      // The point must stand where there are no places, too.
      yield `\ncommodity 1000.${'0'.repeat(placesOfCurrency(currency))} ${currency}\n`
    }
    const tags = [`id:${tag(id)}`]
    if (reverses !== undefined) tags.push(`reverses:${tag(reverses)}`)
    if (document !== undefined)
      tags.push(
        `${document.kind}:${tag(document.name)}`,
        `sha256:${document.sha256}`,
        `counterparty:${tag(document.counterparty)}`,
      )
    yield `\n${date} ${description(what ?? id)}\n`
    for (const one of tags) yield `    ; ${one}\n`
    for (const { account, amount, project, line, fund } of postings) {
      const about = Object.entries({ project, line, fund }).flatMap(([key, value]) =>
        value === undefined ? [] : [`${key}:${tag(value)}`],
      )
      const comment = about.length === 0 ? '' : `  ; ${about.join(', ')}`
      const money = writtenMoney({ amountMinor: amount, currency })
      yield `    ${HLEDGER_ROOTS[accounts.get(account) as AccountKind]}:${account}  ${money} ${currency}${comment}\n`
    }
  }
}

const HLEDGER_ROOTS: Record<AccountKind, string> = {
  asset: 'assets',
  liability: 'liabilities',
  equity: 'equity',
  income: 'income',
  expense: 'expenses',
}
const HLEDGER_TYPES: Record<AccountKind, string> = {
  asset: 'A',
  liability: 'L',
  equity: 'E',
  income: 'R',
  expense: 'X',
}

/** The value of a tag ends at a comma, and a day in square brackets is the day of its posting. */
const tag = (text: string): string => text.replaceAll(',', ' ').replaceAll(/\[([\d=./-]*)\]/g, '($1)')

/** A description ends at a semicolon; one that begins with a mark, a code or a bar would be read as such. */
const description = (text: string): string =>
  text
    .replaceAll(';', ',')
    .replace(/^[*!(|=\s]+/, '')
    .replaceAll('|', '/')

/**
 * The journal as Beancount reads it, piece by piece. Account names are brought into its form (`Expenses:Services`): letters and digits with a capital or a digit first, dashes for the
 * rest; where two would become one, the later gets a number, and where a part begins with a letter that has no capital, its characters are named by their numbers. What we call an account stands beside it as `name`. Beancount reckons with
 * 28 digits: an entry of more does not add up for it.
 *
 * Throws what `openJournal` refuses of the chart or of an entry, when it comes to it.
 *
 * Source: WJC-21.
 *
 * @example
 * ```ts
 * import { beancountJournal } from 'coop-rules/accounts'
 *
 * const accounts = [{ id: 'bank', kind: 'asset' as const }, { id: 'año nuevo', kind: 'expense' as const }]
 * const text = [...beancountJournal({ accounts, entries: [] })].join('')
 * text.split('\n')[2] // => '0001-01-01 open Expenses:Año-nuevo'
 * ```
 */
export function* beancountJournal(input: ExportInput): Generator<string> {
  const accounts = chartOf(input)
  const names = beancountNames(accounts)
  // Beancount opens an account before anything is posted to it; when ours were opened is not known here, so it is the first day there is.
  for (const [id, name] of names) yield `0001-01-01 open ${name}\n  name: ${quoted(id)}\n`
  for (const entry of entriesOf(input, accounts)) {
    const { id, date, currency, postings, what, document, reverses } = entry
    yield `\n${date} * ${quoted(what ?? id)}\n  id: ${quoted(id)}\n`
    if (reverses !== undefined) yield `  reverses: ${quoted(reverses)}\n`
    if (document !== undefined)
      yield `  ${document.kind}: ${quoted(document.name)}\n  sha256: ${quoted(document.sha256)}\n  counterparty: ${quoted(document.counterparty)}\n`
    for (const { account, amount, project, line, fund } of postings) {
      yield `  ${names.get(account) as string}  ${writtenMoney({ amountMinor: amount, currency })} ${currency}\n`
      for (const [key, value] of Object.entries({ project, line, fund }))
        if (value !== undefined) yield `    ${key}: ${quoted(value)}\n`
    }
  }
}

const BEANCOUNT_ROOTS: Record<AccountKind, string> = {
  asset: 'Assets',
  liability: 'Liabilities',
  equity: 'Equity',
  income: 'Income',
  expense: 'Expenses',
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** The name of each account in Beancount's form, no two alike. */
const beancountNames = (accounts: ReadonlyMap<string, AccountKind>): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const [id, kind] of accounts) {
    const parts = id.split(':').map(beancountPart)
    const name = [BEANCOUNT_ROOTS[kind], ...parts].join(':')
    let unique = name
    for (let count = 2; taken.has(unique); count++) unique = `${name}-${count}`
    taken.add(unique)
    names.set(id, unique)
  }
  return names
}

const beancountPart = (part: string): string => {
  const plain = part
    .normalize('NFKC')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{L}\p{Nd}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  const [first = '', ...rest] = plain
  const named = first.toUpperCase() + rest.join('')
  return /^[\p{Lu}\p{Nd}]/u.test(named)
    ? named
    : Array.from(part, (letter) => `U${letter.codePointAt(0)?.toString(16) ?? ''}`).join('-')
}

/**
 * The journal as CSV for spreadsheets, one posting a row, piece by piece. A text that a spreadsheet would take for a formula gets an apostrophe before it.
 *
 * Throws what `openJournal` refuses of the chart or of an entry, when it comes to it.
 *
 * Source: WJC-21.
 *
 * @example
 * ```ts
 * import { csvJournal } from 'coop-rules/accounts'
 *
 * const accounts = [{ id: 'bank', kind: 'asset' as const }, { id: 'donations', kind: 'income' as const }]
 * const entries = [{
 *   id: 'e1', date: '2025-03-01', currency: 'USD',
 *   postings: [{ account: 'bank', amountMinor: 50000 }, { account: 'donations', amountMinor: -50000 }],
 * }]
 * [...csvJournal({ accounts, entries })][1] // => 'e1,2025-03-01,bank,asset,500.00,USD,,,,,,,,,\n'
 * ```
 */
export function* csvJournal(input: ExportInput): Generator<string> {
  const accounts = chartOf(input)
  yield `${CSV_COLUMNS.join(',')}\n`
  for (const entry of entriesOf(input, accounts)) {
    const { id, date, currency, what, document, reverses } = entry
    for (const { account, amount, project, line, fund } of entry.postings) {
      const money = writtenMoney({ amountMinor: amount, currency })
      const texts = [
        project,
        line,
        fund,
        what,
        reverses,
        document?.kind,
        document?.name,
        document?.sha256,
        document?.counterparty,
      ]
      const kind = accounts.get(account) as AccountKind
      yield `${[cell(id), date, cell(account), kind, money, currency, ...texts.map((text) => cell(text ?? ''))].join(',')}\n`
    }
  }
}

const CSV_COLUMNS = [
  'entry',
  'date',
  'account',
  'kind',
  'amount',
  'currency',
  'project',
  'line',
  'fund',
  'what',
  'reverses',
  'document',
  'name',
  'sha256',
  'counterparty',
]

/** What spreadsheets take for the beginning of a formula, the wide signs of East Asia among it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/

const cell = (text: string): string => {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const chartOf = (input: ExportInput): ReadonlyMap<string, AccountKind> => {
  const fields = new Fields()
  const accounts = readChart(input.accounts, 'accounts', fields)
  throwProblems(fields.problems)
  return accounts
}

function* entriesOf(input: ExportInput, accounts: ReadonlyMap<string, AccountKind>): Generator<ReadEntry> {
  let at = 0
  for (const raw of input.entries) {
    const fields = new Fields()
    const entry = readEntry(raw, accounts, `entries[${at++}]`, fields)
    throwProblems(fields.problems)
    if (entry !== undefined) yield entry
  }
}
