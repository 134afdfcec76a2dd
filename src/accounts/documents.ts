import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { type Account, type Entry, readChart, readSha256 } from './entry.js'
import { readEntries } from './posted.js'

/** Expenses, and the documents that are kept, each with the SHA-256 it has now. */
export interface DocumentsInput {
  readonly accounts: readonly Account[]
  /** In the order in which they were posted. */
  readonly entries: readonly Entry[]
  readonly kept: readonly { readonly name: string; readonly sha256: string }[]
  readonly clauses?: readonly Citation[]
}

/** How an expense stands with its document: it is there unchanged; there is none; it cannot be found; or it is not what it was. */
export type DocumentState = 'documented' | 'without' | 'missing' | 'altered'

/** Every expense with the state of its document. */
export interface DocumentReport {
  readonly kind: 'documents'
  readonly expenses: readonly {
    readonly entry: string
    readonly state: DocumentState
    readonly document: string | undefined
  }[]
  readonly because: Because
}

/**
 * Does a document stand behind every expense, and is it still the one that was entered? Entries that post to an expense account, except corrections and what they took back; a correction that was itself taken back took nothing. The caller works out the hashes of what is kept.
 *
 * Throws, with everything that is wrong: `not-a-hash`, `listed-twice` (a document kept, an entry), and what `openJournal` refuses of an entry.
 *
 * Source: WJC-21.
 *
 * @example
 * ```ts
 * import { documentsOf } from 'coop-rules/accounts'
 *
 * const sha256 = 'a'.repeat(64)
 * const report = documentsOf({
 *   accounts: [{ id: 'bank', kind: 'asset' }, { id: 'services', kind: 'expense' }],
 *   entries: [{
 *     id: 'e1', date: '2025-03-01', currency: 'USD',
 *     document: { kind: 'invoice', name: 'inv-7.pdf', sha256, counterparty: 'studio' },
 *     postings: [{ account: 'services', amountMinor: 45000 }, { account: 'bank', amountMinor: -45000 }],
 *   }],
 *   kept: [{ name: 'inv-7.pdf', sha256: 'b'.repeat(64) }],
 * })
 * report.expenses[0]!.state // => 'altered'
 * ```
 */
export const documentsOf = (input: DocumentsInput): DocumentReport => orThrow(tryDocumentsOf(input))

/** The same for data from outside: refuses where `documentsOf` throws. */
export const tryDocumentsOf = (input: DocumentsInput): DocumentReport | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['accounts', 'entries', 'kept', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const accounts = readChart(input.accounts, 'accounts', fields)
  const { entries, takenBack } = readEntries(input.entries, accounts, 'entries', fields)
  const kept = new Map<string, string>()
  fields.records(fields.list(input.kept, 'kept'), ['name', 'sha256'], 'kept', (record, path) => {
    const name = fields.id(record['name'], `${path}.name`)
    const sha256 = readSha256(record['sha256'], `${path}.sha256`, fields)
    if (name === undefined || sha256 === undefined) return
    if (kept.has(name))
      fields.note(problem(says.listedTwice, { path: `${path}.name`, received: name, facts: { what: name } }))
    kept.set(name, sha256)
  })
  if (fields.problems.length > 0) return fields.refused
  const expenses = entries
    .map(({ entry }) => entry)
    .filter(({ id, reverses }) => reverses === undefined && !takenBack.has(id))
    .filter(({ postings }) => postings.some(({ account }) => accounts.get(account) === 'expense'))
    .map(({ id, document }) => {
      const now = document === undefined ? undefined : kept.get(document.name)
      const state: DocumentState =
        document === undefined
          ? 'without'
          : now === undefined
            ? 'missing'
            : now === document.sha256
              ? 'documented'
              : 'altered'
      return { entry: id, state, document: document?.name }
    })
  const { clauses = [CLAUSE] } = input
  const count = (state: DocumentState): number => expenses.filter((expense) => expense.state === state).length
  const facts = {
    documented: count('documented'),
    without: count('without'),
    missing: count('missing'),
    altered: count('altered'),
  }
  const first: Reason = { code: 'documents', clauses, ...facts }
  const states = ['without', 'missing', 'altered'] as const
  const more = states.flatMap((state): Reason[] => {
    const ids = expenses.filter((expense) => expense.state === state).map(({ entry }) => entry)
    const code = ({ without: 'without-document', missing: 'document-missing', altered: 'document-altered' } as const)[
      state
    ]
    return ids.length === 0 ? [] : [{ code, clauses, entries: ids }]
  })
  return { kind: 'documents', expenses, because: [first, ...more] }
}

const CLAUSE = 'WJC-21' satisfies ClauseId
