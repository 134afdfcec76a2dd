import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'

/** To whom the results of a project are presented. */
export type Audience = 'worker-owners' | 'volunteers' | 'donors'

const AUDIENCES = ['worker-owners', 'volunteers', 'donors'] as const satisfies readonly Audience[]
const MAY_BE_NONE = ['volunteers', 'donors'] as const satisfies readonly Audience[]

/** What was done before a project is closed. */
export interface ClosingInput {
  readonly project: string
  readonly closesOn: string
  readonly presentations: readonly { readonly to: Audience; readonly on: string }[]
  /** Those there are none of: a project without donors need not present to them. A cooperative always has worker-owners. */
  readonly nobodyIn?: readonly Exclude<Audience, 'worker-owners'>[]
  readonly audit?: { readonly auditor: string; readonly on: string }
  readonly financialCoordinator: string
  /** Who coordinated, spent, was paid by, or approved spending of the project. */
  readonly involved: readonly string[]
  /** Expenses without their document, from `budgetOf` or `documentsOf`. */
  readonly undocumented?: readonly string[]
  readonly clauses?: readonly Citation[]
}

/** Whether a project can be closed. */
export interface Closing {
  readonly kind: 'closable' | 'not-yet'
  readonly because: Because
}

/**
 * Can a project be closed? Not before its results were presented to the worker-owners, the volunteers and the donors, and its finances were audited by the financial coordinator of the cooperative; where that person is involved in the
 * project, by somebody else who is not. Expenses without a document do not stand in the way; they are named.
 *
 * Throws, with everything that is wrong: `not-a-date`, `not-a-name`, `not-one-of` (worker-owners among those there are none of, too), `after-closing` (something dated after the day it closes), `listed-twice` (someone involved, an entry, or an
 * audience that it was presented to and that there is said to be nobody in), `wrong-kind`.
 *
 * Source: WJC-23. Reading: whoever is involved does not audit; other: the financial coordinator always does.
 *
 * @example
 * ```ts
 * import { closingOf } from 'coop-rules/accounts'
 *
 * const closing = closingOf({
 *   project: 'app', closesOn: '2025-12-20', financialCoordinator: 'eva', involved: ['ana', 'eva'], nobodyIn: ['donors'],
 *   presentations: [{ to: 'worker-owners', on: '2025-12-01' }, { to: 'volunteers', on: '2025-12-01' }],
 *   audit: { auditor: 'eva', on: '2025-12-10' },
 * })
 * closing.kind // => 'not-yet'
 * ```
 */
export const closingOf = (input: ClosingInput): Closing => orThrow(tryClosingOf(input))

/** The same for data from outside: refuses where `closingOf` throws. */
export const tryClosingOf = (input: ClosingInput): Closing | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readClosing(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { clauses = [CLAUSE], financialCoordinator } = input
  const { presented, nobody, auditor, involved, undocumented } = read
  const missing = AUDIENCES.filter((audience) => !presented.has(audience) && !nobody.has(audience))
  const reasons: Reason[] = []
  let open = missing.length > 0
  if (open) reasons.push({ code: 'not-presented', clauses, to: missing })
  else reasons.push({ code: 'presented', clauses, to: AUDIENCES.filter((audience) => !nobody.has(audience)) })
  const other = involved.has(financialCoordinator)
  const facts = { financialCoordinator, byAnother: other }
  if (auditor === undefined || involved.has(auditor) || (!other && auditor !== financialCoordinator)) {
    open = true
    reasons.push({ code: 'not-audited', clauses, auditor: auditor ?? '', ...facts })
  } else reasons.push({ code: 'audited', clauses, auditor, ...facts })
  if (undocumented.length > 0) reasons.push({ code: 'without-document', clauses: [DOCUMENTS], entries: undocumented })
  const [first, ...rest] = reasons as [Reason, ...Reason[]]
  return { kind: open ? 'not-yet' : 'closable', because: [first, ...rest] }
}

const CLAUSE = 'WJC-23' satisfies ClauseId
const DOCUMENTS = 'WJC-21' satisfies ClauseId

const KEYS = [
  'project',
  'closesOn',
  'presentations',
  'nobodyIn',
  'audit',
  'financialCoordinator',
  'involved',
  'undocumented',
  'clauses',
]

const readClosing = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.id(input['project'], 'project')
  fields.id(input['financialCoordinator'], 'financialCoordinator')
  const closesOn = fields.date(input['closesOn'], 'closesOn')
  const inTime = (value: unknown, path: string): CalendarDate | undefined => {
    const day = fields.date(value, path)
    if (day !== undefined && closesOn !== undefined && day > closesOn)
      fields.note(problem(says.afterClosing, { path, received: day, facts: { closesOn } }))
    return day
  }
  const presented = new Set<Audience>()
  const list = fields.list(input['presentations'], 'presentations')
  fields.records(list, ['to', 'on'], 'presentations', (record, path) => {
    const to = fields.oneOf(record['to'], AUDIENCES, `${path}.to`)
    inTime(record['on'], `${path}.on`)
    if (to !== undefined) presented.add(to)
  })
  const nobody = new Set<Audience>()
  fields.listOrNone(input['nobodyIn'], 'nobodyIn').forEach((one, at) => {
    const path = `nobodyIn[${at}]`
    const audience = fields.oneOf(one, MAY_BE_NONE, path)
    if (audience === undefined) return
    if (nobody.has(audience) || presented.has(audience))
      fields.note(problem(says.listedTwice, { path, received: audience, facts: { what: audience } }))
    nobody.add(audience)
  })
  const involved = new Set(fields.ids(input['involved'], 'involved'))
  const undocumented = input['undocumented'] === undefined ? [] : fields.ids(input['undocumented'], 'undocumented')
  let auditor: string | undefined
  if (input['audit'] !== undefined) {
    const record = fields.record(input['audit'], ['auditor', 'on'], 'audit')
    auditor = fields.id(record['auditor'], 'audit.auditor')
    inTime(record['on'], 'audit.on')
  }
  return { presented, nobody, auditor, involved, undocumented }
}
