import { Fields } from '../calendar/index.js'
import type { DecisionRule, Verdict } from '../decisions/index.js'
import { electorateOf, type MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import {
  idProblem,
  isList,
  isRecord,
  orThrow,
  problem,
  type Refused,
  tellNoTexts,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readIds } from './proposal.js'
import { VOTE_KEYS, type Votes, verdictAt } from './votes.js'

/** A coordinator is approved by at least 2/3 of the other worker-owners: the candidate is in no electorate of their own. */
export const COORDINATION = {
  atLeast: '2/3',
  of: 'electorate',
  clauses: ['WJC-5' satisfies ClauseId],
} as const satisfies DecisionRule

/** Somebody who stands for an area, and how the others voted. */
export interface Candidacy extends Votes {
  readonly area: string
  readonly person: string
}

/** The areas of a project, who stands for them, and where talent is sought outside. */
export interface CoordinatorsInput {
  readonly areas: readonly string[]
  readonly workerOwners: readonly MemberId[]
  /** `COORDINATION`, or what the charter says instead, with the numbers in force when the votes opened. */
  readonly rule: DecisionRule
  readonly candidacies: readonly Candidacy[]
  /** The areas for which worker-owners may still come forward. */
  readonly callsOpen: readonly string[]
  /** The talent searches that were opened, each with the id of its record. */
  readonly openSearches: readonly { readonly area: string; readonly record: string }[]
  readonly clauses?: readonly Citation[]
}

/** Where an area stands: with a coordinator, or on the way to one. */
export interface AreaCoordination {
  readonly area: string
  readonly kind: 'found' | 'several-approved' | 'voting' | 'call-open' | 'search-due' | 'searching'
  /** Who was approved: the coordinator where exactly one was. */
  readonly approved: readonly string[]
  readonly because: Because
}

/** Where the coordination of a project stands. */
export interface Coordinators {
  readonly kind: 'all-found' | 'not-yet'
  readonly areas: readonly AreaCoordination[]
  readonly because: Because
}

/**
 * Which areas have their coordinator? Any worker-owner may stand, and the other worker-owners decide: the candidate is neither in the electorate nor in its
 * base. Where nobody inside was approved, no vote goes on and the call is over, a talent search has to open; only then somebody from outside can stand, and
 * all worker-owners decide. An area is not settled while a vote on it goes on, nor while more than one person is approved for it.
 *
 * Throws, with everything that is wrong: `not-one-of` (an area the project does not have), `listed-twice` (an area, or a person twice for one area),
 * `empty-list`, what `decide` throws, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-5. Readings: several approved for one area is an outcome, never settled by the order of a list; other: the first one. Somebody found outside
 * is approved by the same share, of all worker-owners; other: whoever searches decides.
 *
 * @example
 * ```ts
 * import { COORDINATION, coordinatorsOf } from 'coop-rules/projects'
 *
 * const coordinators = coordinatorsOf({
 *   areas: ['tech', 'legal'], workerOwners: ['ana', 'ben', 'cleo', 'dario'], rule: COORDINATION, callsOpen: [], openSearches: [],
 *   candidacies: [{ area: 'tech', person: 'ana', for: 2, against: 1, abstain: 0, closed: true }],
 * })
 * coordinators.areas.map(({ area, kind }) => [area, kind]) // => [['tech', 'found'], ['legal', 'search-due']]
 * ```
 */
export const coordinatorsOf = (input: CoordinatorsInput): Coordinators => orThrow(tryCoordinatorsOf(input))

/** The same for data from outside: refuses where `coordinatorsOf` throws. */
export const tryCoordinatorsOf = (input: CoordinatorsInput): Coordinators | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const { areas, judged, callsOpen, searches } = readCoordination(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { clauses = [CLAUSE] } = input
  const found = areas.map((area) =>
    coordinationOf({
      area,
      judged: judged.filter((one) => one.area === area),
      callOpen: callsOpen.has(area),
      search: searches.get(area),
      clauses,
    }),
  )
  const missing = found.filter(({ kind }) => kind !== 'found').map(({ area }) => area)
  return missing.length > 0
    ? { kind: 'not-yet', areas: found, because: [{ code: 'coordinators-missing', clauses, areas: missing }] }
    : { kind: 'all-found', areas: found, because: [{ code: 'coordinators-found', clauses, areas: areas.length }] }
}

const CLAUSE = 'WJC-5' satisfies ClauseId
const KEYS = ['areas', 'workerOwners', 'rule', 'candidacies', 'callsOpen', 'openSearches', 'clauses']

interface Judged {
  readonly area: string
  readonly person: string
  readonly inside: boolean
  readonly verdict: Verdict
  readonly excluded: readonly Reason[]
}

const coordinationOf = (input: {
  readonly area: string
  readonly judged: readonly Judged[]
  readonly callOpen: boolean
  readonly search: string | undefined
  readonly clauses: readonly Citation[]
}): AreaCoordination => {
  const { area, judged, callOpen, search, clauses } = input
  const own = judged.filter(({ inside }) => inside)
  // Worker-owners come first: whoever is from outside stands only where none of them was approved, nor may still be.
  const sought =
    search !== undefined &&
    !callOpen &&
    !own.some(({ verdict }) => verdict.kind === 'carried' || verdict.kind === 'open')
  const standing = sought ? judged : own
  const waiting = judged.filter((one) => !standing.includes(one))
  const approved = standing.filter(({ verdict }) => verdict.kind === 'carried')
  const voting = standing.filter(({ verdict }) => verdict.kind === 'open')
  const people = approved.map(({ person }) => person)
  const why: Reason[] = [
    ...standing.flatMap(({ verdict, excluded }) => [...verdict.because, ...excluded]),
    ...waiting.map(({ person }) => ({ code: 'candidacy-waits', clauses, area, person }) as const),
  ]
  const is = (kind: AreaCoordination['kind'], reason: Reason): AreaCoordination => ({
    area,
    kind,
    approved: people,
    because: [reason, ...why],
  })
  if (voting.length > 0)
    return is('voting', { code: 'area-voting', clauses, area, candidates: voting.map(({ person }) => person) })
  if (approved.length > 1) return is('several-approved', { code: 'area-several', clauses, area, candidates: people })
  const [one] = approved
  if (one !== undefined) {
    const { person, inside } = one
    return is('found', { code: 'area-found', clauses, area, person, from: inside ? 'inside' : 'outside' })
  }
  if (callOpen) return is('call-open', { code: 'area-call-open', clauses, area })
  if (search !== undefined) return is('searching', { code: 'area-searching', clauses, area, record: search })
  return is('search-due', { code: 'area-search-due', clauses, area })
}

const readCoordination = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const areas = readIds(input['areas'], 'areas', 'area', fields)
  const before = fields.problems.length
  const workerOwners = fields.ids(input['workerOwners'], 'workerOwners')
  // Where the worker-owners cannot be read, no count is told as wrong for that alone.
  const unread = fields.problems.length > before
  const callsOpen = new Set<string>()
  fields.ids(input['callsOpen'], 'callsOpen').forEach((area, at) => {
    if (fields.oneOf(area, areas, `callsOpen[${at}]`) !== undefined) callsOpen.add(area)
  })
  const twice = (path: string, what: string): undefined =>
    fields.note(problem(says.listedTwice, { path, received: what, facts: { what } }))
  const searches = new Map<string, string>()
  const opened = fields.list(input['openSearches'], 'openSearches')
  fields.records(opened, ['area', 'record'], 'openSearches', (search, path) => {
    const area = fields.oneOf(search['area'], areas, `${path}.area`)
    const record = fields.id(search['record'], `${path}.record`)
    if (area === undefined || record === undefined) return
    if (searches.has(area)) twice(`${path}.area`, area)
    searches.set(area, record)
  })
  const stood = new Set<string>()
  const list = fields.list(input['candidacies'], 'candidacies')
  const judged = fields.records(list, ['area', 'person', ...VOTE_KEYS], 'candidacies', (votes, path) => {
    const area = fields.oneOf(votes['area'], areas, `${path}.area`)
    const person = fields.id(votes['person'], `${path}.person`)
    const { count, excluded } = othersThan(person ?? '', workerOwners, input['rule'])
    const electorate = unread ? Number.MAX_SAFE_INTEGER : count
    const verdict = verdictAt({ rule: input['rule'], electorate, votes, path }, fields.problems)
    if (area === undefined || person === undefined) return undefined
    const key = JSON.stringify([area, person])
    if (stood.has(key)) return twice(`${path}.person`, person)
    stood.add(key)
    if (verdict === undefined) return undefined
    return { area, person, inside: workerOwners.includes(person), verdict, excluded } satisfies Judged
  })
  // A rule is read with each vote; without any, by itself.
  if (list.length === 0) verdictAt({ rule: input['rule'], electorate: 0, votes: NO_VOTES, path: '' }, fields.problems)
  return { areas, judged, callsOpen, searches }
}

const NO_VOTES = { present: 0, for: 0, against: 0, abstain: 0, closed: true }

/** How many the other worker-owners are, and why. */
const othersThan = (person: string, workerOwners: readonly string[], rule: unknown) => {
  // What is wrong with the clauses is told where the rule is read.
  const given = isRecord(rule) ? rule['clauses'] : undefined
  const cited = isList(given) ? given.filter((clause): clause is Citation => idProblem(clause, '') === undefined) : []
  if (!workerOwners.includes(person)) return { count: workerOwners.length, excluded: [] }
  const others = electorateOf({
    rule: { members: 'all', except: ['candidate'], clauses: cited },
    classes: [{ id: 'worker-owner', hasVote: true }],
    members: workerOwners.map((id) => ({ id, memberClass: 'worker-owner' })),
    parties: { candidate: person },
  })
  return { count: others.count, excluded: others.because }
}
