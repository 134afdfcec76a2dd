import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** Whom accounts are shown to. */
export type Viewer =
  | 'worker-owner'
  | 'volunteer'
  | 'donor'
  | 'financial-coordinator'
  | 'auditor'
  | 'member-enterprise'
  | 'supporter'
  | 'public'

/** What there is to see. */
export type AccountsData =
  | 'budgets'
  | 'expenses'
  | 'documents'
  | 'counterparty-names'
  | 'counterparty-contacts'
  | 'pay-by-category'
  | 'pay-by-person'
  | 'withholdings'
  | 'donations-in-all'
  | 'donor-names'
  | 'bank-lines'

/** All viewers, and all data. */
export const VIEWERS = [
  'worker-owner',
  'volunteer',
  'donor',
  'financial-coordinator',
  'auditor',
  'member-enterprise',
  'supporter',
  'public',
] as const satisfies readonly Viewer[]
export const ACCOUNTS_DATA = [
  'budgets',
  'expenses',
  'documents',
  'counterparty-names',
  'counterparty-contacts',
  'pay-by-category',
  'pay-by-person',
  'withholdings',
  'donations-in-all',
  'donor-names',
  'bank-lines',
] as const satisfies readonly AccountsData[]

/** Who may see what. */
export type Visibility = Readonly<Record<AccountsData, readonly Viewer[]>>

const EVERYONE_INVOLVED = [
  'worker-owner',
  'volunteer',
  'donor',
  'financial-coordinator',
  'auditor',
  'member-enterprise',
  'supporter',
] as const satisfies readonly Viewer[]
const THOSE_WHO_WORK = [
  'worker-owner',
  'volunteer',
  'financial-coordinator',
  'auditor',
] as const satisfies readonly Viewer[]
const THE_BOOKS = ['financial-coordinator', 'auditor'] as const satisfies readonly Viewer[]

/**
 * Who may see what where the charter says nothing else. Budgets and expenses are for all who work, give, or belong; what is personal (contacts, what is withheld from whom, who gave, bank lines) is for those who keep and audit the books.
 */
export const VISIBILITY: Visibility = {
  budgets: EVERYONE_INVOLVED,
  expenses: EVERYONE_INVOLVED,
  documents: THOSE_WHO_WORK,
  'counterparty-names': EVERYONE_INVOLVED,
  'counterparty-contacts': THE_BOOKS,
  'pay-by-category': EVERYONE_INVOLVED,
  'pay-by-person': THOSE_WHO_WORK,
  withholdings: THE_BOOKS,
  'donations-in-all': [...EVERYONE_INVOLVED, 'public'],
  'donor-names': THE_BOOKS,
  'bank-lines': THE_BOOKS,
}

/** Who asks to see what, and whether it is about themselves. */
export interface VisibilityInput {
  readonly viewer: Viewer
  readonly data: AccountsData
  /** Whether it is the viewer's own: what is about oneself one may always see. */
  readonly own: boolean
  /** Who may see what by the charter; what it has must be all in order. */
  readonly visibility?: Visibility
  readonly clauses?: readonly Citation[]
}

/** Whether it is shown. */
export interface VisibilityOutcome {
  readonly kind: 'shown' | 'not-shown'
  readonly because: Because
}

/**
 * May this be shown to someone of this standing? Everyone who works for the cooperative, gives to it or belongs to it sees budgets and expenses. What is about a person is shown to that person, and to those who need it for the
 * books.
 *
 * Throws, with everything that is wrong: `not-one-of`, `missing-key` (data that the charter says nothing of), `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-22, WJC-12 (everyone who works sees how much everyone is paid). Reading: donors see pay by category, unnamed, and contacts of people are shown only to those who need them; other: everything to all. A volunteer asks for the
 * phone number on an invoice: not shown, or shown.
 *
 * @example
 * ```ts
 * import { maySee } from 'coop-rules/accounts'
 *
 * maySee({ viewer: 'donor', data: 'expenses', own: false }).kind // => 'shown'
 * maySee({ viewer: 'donor', data: 'pay-by-person', own: false }).kind // => 'not-shown'
 * ```
 */
export const maySee = (input: VisibilityInput): VisibilityOutcome => orThrow(tryMaySee(input))

/** The same for data from outside: refuses where `maySee` throws. */
export const tryMaySee = (input: VisibilityInput): VisibilityOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['viewer', 'data', 'own', 'visibility', 'clauses'], '')
  const { own, visibility = VISIBILITY, clauses = [CLAUSE] } = input
  const viewer = fields.oneOf(input.viewer, VIEWERS, 'viewer')
  const data = fields.oneOf(input.data, ACCOUNTS_DATA, 'data')
  if (typeof own !== 'boolean') fields.note(wrongKind(own, 'own', 'true or false'))
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  if (visibility !== VISIBILITY) checkVisibility(visibility, data, fields)
  if (viewer === undefined || data === undefined || fields.problems.length > 0) return fields.refused
  if (own) return { kind: 'shown', because: [{ code: 'own-data', clauses, data }] }
  const shown = visibility[data].includes(viewer)
  const facts = { viewer, data, allowed: visibility[data] }
  return {
    kind: shown ? 'shown' : 'not-shown',
    because: [{ code: shown ? 'may-see' : 'may-not-see', clauses, ...facts }],
  }
}

const CLAUSE = 'WJC-22' satisfies ClauseId

/** Notes what is wrong with a charter's table: it must say who sees what was asked for, and nothing that cannot be read. */
const checkVisibility = (visibility: unknown, asked: AccountsData | undefined, fields: Fields): void => {
  const record = fields.record(visibility, ACCOUNTS_DATA, 'visibility')
  if (!isRecord(visibility)) return
  for (const data of ACCOUNTS_DATA) {
    const path = `visibility.${data}`
    if (record[data] === undefined && data !== asked) continue
    fields.list(record[data], path).forEach((one, at) => {
      fields.oneOf(one, VIEWERS, `${path}[${at}]`)
    })
  }
}
