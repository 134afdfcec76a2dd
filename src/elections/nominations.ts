import { type CalendarDate, Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { CandidateId } from './ballots.js'
import { type NominationRule, readNominationRule } from './nomination-rule.js'

/** The nominations that came in. */
export interface NominationsInput {
  readonly rule: NominationRule
  readonly seats: number
  /** The last day, included. */
  readonly closesOn: string
  readonly nominations: readonly {
    readonly candidate: CandidateId
    readonly nominator: MemberId
    readonly on: string
  }[]
  /** Who accepted, and when; read only where the rule asks for it. */
  readonly acceptances?: readonly { readonly candidate: CandidateId; readonly on: string }[]
  /** The members on that day, enterprises among them. */
  readonly members: readonly { readonly id: MemberId; readonly memberClass: string }[]
  readonly clauses?: readonly Citation[]
}

/** Somebody who stands, and the nominations that count. */
export interface NominatedCandidate {
  readonly candidate: CandidateId
  readonly nominatedBy: readonly MemberId[]
}

/**
 * Whether there is a vote: there are more candidates than seats, or the rule wants one all the same; or everyone is elected without one, some seats vacant where there are too few; or nominations are open again. Without any candidate they are,
 * whatever the rule.
 */
export type Nominations =
  | {
      readonly kind: 'vote' | 'reopened'
      readonly candidates: readonly NominatedCandidate[]
      readonly because: Because
    }
  | {
      readonly kind: 'unopposed'
      readonly candidates: readonly NominatedCandidate[]
      readonly elected: readonly CandidateId[]
      readonly vacant: number
      readonly because: Because
    }

/**
 * Who is a candidate? Whoever is nominated by as many different members as are needed, of the classes that may nominate, by the day on which nominations close, included; and has accepted by then, where that is needed. A nomination by
 * somebody else, a late one, one of oneself where that is not allowed, or a second one by the same nominator does not count, and is named.
 *
 * Throws, with everything that is wrong: `not-a-date`, `not-a-name`, `not-one-of`, `not-one-or-more`, `listed-twice` (a member, an acceptance), `empty-list`, `unknown-key`, `missing-key`, `wrong-kind`.
 *
 * Source: WC-3: only someone whom a member enterprise nominated. Reading: one enterprise is enough (`needed: 1`), and may nominate several; other: each may nominate as many as there are seats, or one.
 *
 * @example
 * ```ts
 * import { nominationsOf } from 'coop-rules/elections'
 *
 * const board = nominationsOf({
 *   rule: { nominatedBy: ['enterprise'], needed: 1, selfNomination: 'not-allowed', acceptance: 'not-needed', uncontested: 'elected', tooFew: 'reopen' },
 *   seats: 1, closesOn: '2026-03-01',
 *   nominations: [
 *     { candidate: 'ana', nominator: 'bakery', on: '2026-02-10' }, { candidate: 'ben', nominator: 'cleo', on: '2026-02-10' },
 *   ],
 *   members: [{ id: 'bakery', memberClass: 'enterprise' }, { id: 'cleo', memberClass: 'worker' }],
 * })
 * board.kind // => 'unopposed'
 * board.candidates // => [{ candidate: 'ana', nominatedBy: ['bakery'] }]
 * ```
 */
export const nominationsOf = (input: NominationsInput): Nominations => orThrow(tryNominationsOf(input))

/** The same for data from outside: refuses, with everything that is wrong, where `nominationsOf` throws. */
export const tryNominationsOf = (input: NominationsInput): Nominations | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readNominations(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { rule, closesOn, seats, classOf, accepted, clauses } = read
  const reasons: Reason[] = []
  const nominators = new Map<CandidateId, Set<MemberId>>()
  for (const { candidate, nominator, on } of read.nominations) {
    const counted = nominators.get(candidate) ?? new Set()
    nominators.set(candidate, counted)
    const who = { clauses, candidate, nominator }
    if (on > closesOn) reasons.push({ code: 'nomination-late', ...who, on, closesOn })
    else if (!rule.nominatedBy.includes(classOf.get(nominator) ?? NO_CLASS))
      reasons.push({ code: 'may-not-nominate', ...who, classes: rule.nominatedBy })
    else if (nominator === candidate && rule.selfNomination === 'not-allowed')
      reasons.push({ code: 'nominated-self', clauses, candidate })
    else if (counted.has(nominator)) reasons.push({ code: 'nominated-again', ...who })
    else counted.add(nominator)
  }
  const candidates: NominatedCandidate[] = []
  for (const [candidate, counted] of nominators) {
    const nominatedBy = [...counted]
    const observed = nominatedBy.length
    const on = accepted.get(candidate)
    if (rule.candidatesFrom !== undefined && !rule.candidatesFrom.includes(classOf.get(candidate) ?? NO_CLASS))
      reasons.push({ code: 'may-not-stand', clauses, candidate, classes: rule.candidatesFrom })
    else if (observed < rule.needed)
      reasons.push({ code: 'too-few-nominations', clauses, candidate, observed, required: rule.needed })
    else if (rule.acceptance === 'needed' && (on === undefined || on > closesOn))
      reasons.push({ code: 'not-accepted', clauses, candidate })
    else {
      candidates.push({ candidate, nominatedBy })
      reasons.push({ code: 'stands', clauses, candidate, nominatedBy })
    }
  }
  return conclude(candidates, seats, rule, clauses, reasons)
}

const CLAUSE = 'WC-3' satisfies ClauseId
/** No class is named by the empty text. */
const NO_CLASS = ''

const conclude = (
  candidates: readonly NominatedCandidate[],
  seats: number,
  rule: NominationRule,
  clauses: readonly Citation[],
  reasons: readonly Reason[],
): Nominations => {
  const count = candidates.length
  if (count > seats)
    return { kind: 'vote', candidates, because: [{ code: 'contested', clauses, candidates: count, seats }, ...reasons] }
  const then = count === 0 || (count < seats && rule.tooFew === 'reopen') ? 'reopen' : rule.uncontested
  const because: Because = [{ code: 'uncontested', clauses, candidates: count, seats, then }, ...reasons]
  if (then !== 'elected') return { kind: then === 'vote' ? 'vote' : 'reopened', candidates, because }
  const elected = candidates.map(({ candidate }) => candidate)
  return { kind: 'unopposed', candidates, elected, vacant: seats - count, because }
}

const KEYS = ['rule', 'seats', 'closesOn', 'nominations', 'acceptances', 'members', 'clauses']

const readNominations = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const rule = readNominationRule(input['rule'], 'rule', fields)
  const seats = fields.oneOrMore(input['seats'], 'seats')
  const closesOn = fields.date(input['closesOn'], 'closesOn')
  const nominations = fields.records(
    fields.list(input['nominations'], 'nominations'),
    ['candidate', 'nominator', 'on'],
    'nominations',
    (record, path) => {
      const candidate = fields.id(record['candidate'], `${path}.candidate`)
      const nominator = fields.id(record['nominator'], `${path}.nominator`)
      const on = fields.date(record['on'], `${path}.on`)
      return candidate === undefined || nominator === undefined || on === undefined
        ? undefined
        : { candidate, nominator, on }
    },
  )
  const once = <Value>(known: Map<string, Value>, id: string, value: Value, path: string): void => {
    if (known.has(id)) fields.note(problem(says.listedTwice, { path, received: id, facts: { what: id } }))
    known.set(id, value)
  }
  const accepted = new Map<CandidateId, CalendarDate>()
  const acceptances = fields.listOrNone(input['acceptances'], 'acceptances')
  fields.records(acceptances, ['candidate', 'on'], 'acceptances', (record, path) => {
    const candidate = fields.id(record['candidate'], `${path}.candidate`)
    const on = fields.date(record['on'], `${path}.on`)
    if (candidate !== undefined && on !== undefined) once(accepted, candidate, on, `${path}.candidate`)
    return undefined
  })
  const classOf = new Map<MemberId, string>()
  fields.records(fields.list(input['members'], 'members'), ['id', 'memberClass'], 'members', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    const memberClass = fields.id(record['memberClass'], `${path}.memberClass`)
    if (id !== undefined && memberClass !== undefined) once(classOf, id, memberClass, `${path}.id`)
    return undefined
  })
  if (rule === undefined || seats === undefined || closesOn === undefined) return undefined
  const clauses = (input['clauses'] as readonly Citation[] | undefined) ?? [CLAUSE]
  return { rule, seats, closesOn, nominations, accepted, classOf, clauses }
}
