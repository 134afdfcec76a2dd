import type { CalendarDate } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { MemberId } from './electorate.js'
import { byDay, RuleFields } from './rule-fields.js'

/** How enterprises are represented. */
export interface RepresentativeRule {
  /** How many enterprises one person may represent. */
  readonly mostPerPerson: number
  readonly clauses?: readonly Citation[] | undefined
}

/** An enterprise names who represents it from a day on, in place of whoever did before; or nobody. */
export interface RepresentativeChange {
  readonly on: string
  readonly enterprise: MemberId
  readonly person: string | null
}

/** Every naming of a representative, and the day for which is asked. */
export interface RepresentativesInput {
  readonly rule: RepresentativeRule
  /** The member enterprises of that day. */
  readonly enterprises: readonly MemberId[]
  /** In any order; those of one day happened as they are listed. */
  readonly changes: readonly RepresentativeChange[]
  readonly on: string
}

/** Who represents which enterprise. */
export interface Representatives {
  readonly kind: 'representatives'
  /** One a member enterprise at most, in the order in which enterprises were given: one vote each, whatever their size. */
  readonly seats: readonly { readonly enterprise: MemberId; readonly person: string }[]
  /** Enterprises that nobody represents. */
  readonly without: readonly MemberId[]
  /** Namings that did not count, for the person represented as many as they may already. */
  readonly refused: readonly { readonly enterprise: MemberId; readonly person: string; readonly on: CalendarDate }[]
  readonly because: Because
}

/**
 * Who represents which member enterprise on a day? The person it named last, on that day or before; a naming counts from its day on. An enterprise is one member and has one representative and one vote, whatever
 * its size. Whoever represents as many as the rule allows cannot be named by another one: that naming does not count, and what stood before it stands. Namings by enterprises that are no members on the day count for nothing,
 * and hold no place of anybody.
 *
 * Throws, with everything that is wrong: `not-one-or-more`, `listed-twice` (an enterprise), `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-2, WC-1. Reading: how many enterprises one person may represent is charter data.
 *
 * @example
 * ```ts
 * import { representativesOf } from 'coop-rules/membership'
 *
 * const named = representativesOf({
 *   rule: { mostPerPerson: 1 },
 *   enterprises: ['bakery', 'press'],
 *   changes: [{ on: '2025-01-01', enterprise: 'bakery', person: 'ana' }, { on: '2025-02-01', enterprise: 'press', person: 'ana' }],
 *   on: '2025-03-01',
 * })
 * named.seats // => [{ enterprise: 'bakery', person: 'ana' }]
 * named.without // => ['press']
 * ```
 */
export const representativesOf = (input: RepresentativesInput): Representatives => orThrow(tryRepresentativesOf(input))

/** The same for data from outside: refuses where `representativesOf` throws. */
export const tryRepresentativesOf = (input: RepresentativesInput): Representatives | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'enterprises', 'changes', 'on'], '')
  const rule = readRepresentativeRule(input.rule, 'rule', fields)
  const enterprises = fields.ids(input.enterprises, 'enterprises')
  const on = fields.date(input.on, 'on')
  const changes = readChanges(input.changes, fields)
  if (fields.problems.length > 0 || rule === undefined || on === undefined) return fields.refused
  const members = new Set(enterprises)
  const seat = new Map<MemberId, string>()
  const held = new Map<string, number>()
  const hold = (person: string, by: 1 | -1): void => void held.set(person, (held.get(person) ?? 0) + by)
  const refused: { enterprise: MemberId; person: string; on: CalendarDate }[] = []
  for (const { on: day, enterprise, person } of changes) {
    if (day > on || !members.has(enterprise)) continue
    const before = seat.get(enterprise)
    if (person === before) continue
    if (person !== null && (held.get(person) ?? 0) >= rule.mostPerPerson) {
      refused.push({ enterprise, person, on: day })
      continue
    }
    if (before !== undefined) hold(before, -1)
    if (person === null) seat.delete(enterprise)
    else {
      seat.set(enterprise, person)
      hold(person, 1)
    }
  }
  const seats = enterprises.flatMap((enterprise) => {
    const person = seat.get(enterprise)
    return person === undefined ? [] : [{ enterprise, person }]
  })
  const without = enterprises.filter((enterprise) => !seat.has(enterprise))
  const { clauses, mostPerPerson } = rule
  const more = [...held].filter(([, count]) => count > 1).sort(([a], [b]) => (a < b ? -1 : 1))
  const reasons: Reason[] = [
    ...more.map(
      ([person, votes]): Reason => ({ code: 'more-than-one-vote', clauses: [VISIBLE], person, own: 0, votes }),
    ),
    ...refused.map(({ enterprise, person }): Reason => {
      return { code: 'representative-refused', clauses, enterprise, person, mostPerPerson }
    }),
  ]
  const first: Reason = { code: 'representatives', clauses, on, represented: seats.length, without }
  return { kind: 'representatives', seats, without, refused, because: [first, ...reasons] }
}

const CLAUSE = 'WC-2' satisfies ClauseId
const VISIBLE = 'CW-4' satisfies ClauseId

/** Reads how enterprises are represented. */
export const readRepresentativeRule = (
  value: unknown,
  path: string,
  fields: RuleFields,
): { readonly mostPerPerson: number; readonly clauses: readonly Citation[] } | undefined => {
  const record = fields.object(value, ['mostPerPerson', 'clauses'], path)
  if (record === undefined) return undefined
  const mostPerPerson = fields.oneOrMore(record['mostPerPerson'], `${path}.mostPerPerson`)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  return mostPerPerson === undefined ? undefined : { mostPerPerson, clauses }
}

const readChanges = (value: unknown, fields: RuleFields) =>
  byDay(
    fields.records(fields.list(value, 'changes'), ['on', 'enterprise', 'person'], 'changes', (record, path) => {
      const on = fields.date(record['on'], `${path}.on`)
      const enterprise = fields.id(record['enterprise'], `${path}.enterprise`)
      const person = record['person'] === null ? null : fields.id(record['person'], `${path}.person`)
      return on === undefined || enterprise === undefined || person === undefined
        ? undefined
        : { on, enterprise, person }
    }),
  )
