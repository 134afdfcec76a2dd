import type { CalendarDate, Fields } from '../calendar/index.js'
import { writtenMoney } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'

/** The five kinds of accounts of double entry. */
export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense'

/** The kinds there are. */
export const ACCOUNT_KINDS = [
  'asset',
  'liability',
  'equity',
  'income',
  'expense',
] as const satisfies readonly AccountKind[]

/** An account: parts of letters, digits, spaces, dots, dashes and underscores, joined by colons, such as `bank:current`; in Unicode's normal form (NFC), so that no two look alike. */
export interface Account {
  readonly id: string
  readonly kind: AccountKind
}

/** One side of an entry. What comes in is above zero (a debit), what goes out below (a credit). */
export interface Posting {
  readonly account: string
  /** Whole smallest units. */
  readonly amountMinor: bigint | string | number
  /** The project and the line of its budget. */
  readonly project?: string
  readonly line?: string
  /** Money that was given for a purpose. */
  readonly fund?: string
}

/** The invoice or receipt behind an entry: where it is kept, what it was when it was entered, and who wrote it. */
export interface DocumentRef {
  readonly kind: 'invoice' | 'receipt'
  /** The id under which the document is kept. */
  readonly name: string
  /** Its SHA-256, as 64 hexadecimal digits. */
  readonly sha256: string
  /** The id under which the contact of whoever was hired or paid is kept. */
  readonly counterparty: string
}

/** What happened, in double entry: the postings of one day add up to nothing. Plain data, as it is stored. */
export interface Entry {
  readonly id: string
  readonly date: string
  readonly currency: string
  readonly postings: readonly Posting[]
  /** What it was for, in a few words without names of people. */
  readonly what?: string
  readonly document?: DocumentRef
  /** The entry that this one takes back. */
  readonly reverses?: string
}

/** A posting with its amount read. */
interface ReadPosting {
  readonly account: string
  readonly amount: bigint
  readonly project: string | undefined
  readonly line: string | undefined
  readonly fund: string | undefined
}

/** An entry that adds up, read. */
export interface ReadEntry {
  readonly id: string
  readonly date: CalendarDate
  readonly currency: string
  readonly postings: readonly ReadPosting[]
  readonly what: string | undefined
  readonly document: DocumentRef | undefined
  readonly reverses: string | undefined
}

export const ENTRY_KEYS = ['id', 'date', 'currency', 'postings', 'what', 'document', 'reverses']
export const POSTING_KEYS = ['account', 'amountMinor', 'project', 'line', 'fund']
const DOCUMENT_KEYS = ['kind', 'name', 'sha256', 'counterparty']

/** Reads an entry; undefined where anything is wrong with it, and noted. Accounts are those of the chart. */
export const readEntry = (
  input: unknown,
  accounts: ReadonlyMap<string, AccountKind>,
  path: string,
  fields: Fields,
): ReadEntry | undefined => {
  const before = fields.problems.length
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const record = fields.record(input, ENTRY_KEYS, path)
  const id = fields.id(record['id'], at('id'))
  const date = fields.date(record['date'], at('date'))
  const currency = fields.currency(record['currency'], at('currency'))
  const optional = (value: unknown, key: string): string | undefined =>
    value === undefined ? undefined : fields.id(value, key)
  const what = optional(record['what'], at('what'))
  const reverses = optional(record['reverses'], at('reverses'))
  const document =
    record['document'] === undefined ? undefined : readDocument(record['document'], at('document'), fields)
  const list = fields.list(record['postings'], at('postings'))
  const postings = fields.records(list, POSTING_KEYS, at('postings'), (posting, place): ReadPosting | undefined => {
    const account = fields.id(posting['account'], `${place}.account`)
    const amount = fields.signedMinor(posting['amountMinor'], `${place}.amountMinor`)
    const project = optional(posting['project'], `${place}.project`)
    const line = optional(posting['line'], `${place}.line`)
    const fund = optional(posting['fund'], `${place}.fund`)
    if (account !== undefined && !accounts.has(account))
      fields.note(problem(says.unknownAccount, { path: `${place}.account`, received: account }))
    return account === undefined || amount === undefined ? undefined : { account, amount, project, line, fund }
  })
  if (fields.problems.length > before || id === undefined || date === undefined || currency === undefined)
    return undefined
  const wrong = unbalanced(postings, currency, at('postings'))
  if (wrong !== undefined) return fields.note(wrong)
  return { id, date, currency, postings, what, document, reverses }
}

const unbalanced = (postings: readonly ReadPosting[], currency: string, path: string): Problem | undefined => {
  const rest = postings.reduce((sum, { amount }) => sum + amount, 0n)
  if (rest === 0n && postings.length >= 2) return undefined
  const facts = { rest: writtenMoney({ amountMinor: rest, currency }), currency }
  return problem(says.unbalanced, { path, received: postings.length < 2 ? postings : rest, facts })
}

const readDocument = (value: unknown, path: string, fields: Fields): DocumentRef | undefined => {
  const record = fields.record(value, DOCUMENT_KEYS, path)
  const kind = fields.oneOf(record['kind'], ['invoice', 'receipt'] as const, `${path}.kind`)
  const name = fields.id(record['name'], `${path}.name`)
  const counterparty = fields.id(record['counterparty'], `${path}.counterparty`)
  const sha256 = readSha256(record['sha256'], `${path}.sha256`, fields)
  if (kind === undefined || name === undefined || counterparty === undefined || sha256 === undefined) return undefined
  return { kind, name, counterparty, sha256 }
}

/** A SHA-256 in lower case. */
export const readSha256 = (value: unknown, path: string, fields: Fields): string | undefined =>
  typeof value === 'string' && /^[0-9a-fA-F]{64}$/.test(value)
    ? value.toLowerCase()
    : fields.note(problem(says.notAHash, { path, received: value }))

/** The kinds of the accounts of a chart, by id. */
export const readChart = (value: unknown, path: string, fields: Fields): ReadonlyMap<string, AccountKind> => {
  const kinds = new Map<string, AccountKind>()
  fields.records(fields.list(value, path), ['id', 'kind'], path, (record, place) => {
    const { id } = record
    const kind = fields.oneOf(record['kind'], ACCOUNT_KINDS, `${place}.kind`)
    if (typeof id !== 'string' || id.length > 200 || !ACCOUNT.test(id) || id.normalize('NFC') !== id)
      fields.note(problem(says.notAnAccount, { path: `${place}.id`, received: id }))
    else if (kinds.has(id))
      fields.note(problem(says.listedTwice, { path: `${place}.id`, received: id, facts: { what: id } }))
    else if (kind !== undefined) kinds.set(id, kind)
  })
  return kinds
}

/** Parts with single spaces inside: two in a row end an account's name in plain-text journals. Marks stand after letters: some scripts write their vowels so. */
const ACCOUNT =
  /^[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[ ._-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?::[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[ ._-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*)*$/u
