import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  orThrow,
  problem,
  type Refused,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { CandidateId } from './ballots.js'
import { type Election, type RuledElection, tryElectionOf } from './rule.js'
import { readVacancyRule, type VacancyRule } from './vacancy-rule.js'

/** Who left, who still sits, and, for a countback, the election as it was. */
export interface VacancyInput {
  readonly rule: VacancyRule
  /** Everybody elected who has left since the election, those of earlier vacancies too: whoever is named neither here nor as sitting stands again in a countback. */
  readonly leavers: readonly CandidateId[]
  /** Who holds a seat today: elected then, or taken over since. */
  readonly sitting: readonly CandidateId[]
  readonly leftOn: string
  /** The day on which the term ends: of whoever left, and of whoever takes over. */
  readonly termEndsOn: string
  /** The election that they were elected at, with its ballots; only a countback needs it. Who withdrew then stays withdrawn. */
  readonly election?: Omit<RuledElection, 'sitting'>
  /** Candidates of that election who cannot take a seat now, or do not want it. */
  readonly unavailable?: readonly CandidateId[]
  readonly clauses?: readonly Citation[]
}

/** What becomes of the seat: somebody takes it over; or it waits for a by-election, for those still sitting, or for the end of the term; or the countback came to a tie. */
export type Vacancy =
  | {
      readonly kind: 'filled'
      readonly by: readonly CandidateId[]
      readonly until: string
      readonly countback: Election
      readonly because: Because
    }
  | { readonly kind: 'by-election' | 'co-option' | 'leave-vacant'; readonly until: string; readonly because: Because }
  | {
      readonly kind: 'vacant' | 'tied' | 'seed-wanted' | 'run-off-needed'
      readonly by: readonly CandidateId[]
      readonly until: string
      readonly countback: Election
      readonly because: Because
    }

/**
 * Who fills a seat that falls vacant within a term? By `countback`, the ballots of the election are counted again for the same seats, by the same rule, with whoever left passed over on every ballot as if they had never stood; those still
 * sitting are never excluded and keep their seats; whoever else is elected takes over. By the other rules it is said who decides. Whoever takes over serves until the term would have ended.
 *
 * Where nobody is left to be elected the seat is `vacant`; a tie is an outcome as it is in the election.
 *
 * Throws, with everything that is wrong: `unknown-candidate` (somebody who left, or still sits, and was no candidate), `listed-twice` (both of them, too, and somebody who still sits and withdrew), `empty-list` (nobody left), `not-a-date`, `reversed-period` (left after the end of the
 * term), `not-one-of`, `no-seat-fell-vacant` (as many still sit as there are seats, or more), `missing-key` (a countback without the election), and, under `election`, what `electionOf` throws.
 *
 * Source: WC-3. Reading: all ballots are counted again; other: only those that elected whoever left.
 *
 * @example
 * ```ts
 * import { fillVacancy } from 'coop-rules/elections'
 *
 * const vacancy = fillVacancy({
 *   rule: 'countback', leavers: ['ana'], sitting: ['cleo'], leftOn: '2026-05-01', termEndsOn: '2027-12-31',
 *   election: {
 *     rule: { method: 'scottish-stv', seats: 2, tieBreaks: ['earlier-stages', 'lot'] }, candidates: ['ana', 'ben', 'cleo', 'dan'],
 *     ballots: [{ preferences: ['ana', 'ben'], count: 5 }, { preferences: ['cleo'], count: 4 }, { preferences: ['dan'], count: 2 }],
 *   },
 * })
 * vacancy.kind === 'filled' && vacancy.by // => ['ben']
 * ```
 */
export const fillVacancy = (input: VacancyInput): Vacancy => orThrow(tryFillVacancy(input))

/** The same for data from outside: refuses, with everything that is wrong, where `fillVacancy` throws. */
export const tryFillVacancy = (input: VacancyInput): Vacancy | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, KEYS, '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const rule = readVacancyRule(input.rule, 'rule', fields)
  const leavers = fields.ids(input.leavers, 'leavers')
  if (Array.isArray(input.leavers) && input.leavers.length === 0)
    fields.note(problem(says.emptyList, { path: 'leavers', received: [], facts: { what: 'member who left' } }))
  const sitting = fields.ids(input.sitting, 'sitting')
  const unavailable = input.unavailable === undefined ? [] : fields.ids(input.unavailable, 'unavailable')
  const gone = new Set([...leavers, ...unavailable])
  sitting.forEach((id, at) => {
    if (gone.has(id))
      fields.note(problem(says.listedTwice, { path: `sitting[${at}]`, received: id, facts: { what: id } }))
  })
  const term = fields.days(input.leftOn, input.termEndsOn, 'leftOn', 'termEndsOn')
  if (rule === 'countback') tellElection(input, fields)
  if (fields.problems.length > 0 || rule === undefined || term === undefined) return fields.refused

  const { clauses = [CLAUSE], election } = input
  const until = term.end
  const said: Because = [
    { code: 'vacancy', clauses, leavers, leftOn: term.start },
    { code: 'vacancy-rule', clauses, by: rule },
  ]
  if (rule !== 'countback') return { kind: rule, until, because: said }
  const before = election as RuledElection
  const withdrawn = [...new Set([...(before.withdrawn ?? []), ...leavers, ...unavailable])]
  const countback = tryElectionOf({ ...before, withdrawn, sitting })
  if (!('elected' in countback)) return countback
  const by = countback.elected.filter((id) => !sitting.includes(id))
  const filled: readonly Reason[] = by.length === 0 ? [] : [{ code: 'seat-filled', clauses, candidates: by, until }]
  const because: Because = [...said, ...countback.because, ...filled]
  const facts = { by, until, countback, because }
  if (countback.kind === 'elected') return { kind: 'filled', ...facts }
  return { kind: countback.kind === 'seats-vacant' ? 'vacant' : countback.kind, ...facts }
}

const CLAUSE = 'WC-3' satisfies ClauseId

const KEYS = ['rule', 'leavers', 'sitting', 'leftOn', 'termEndsOn', 'election', 'unavailable', 'clauses']

/** Tells what is wrong with the election as it was, and with who left or still sits and was no candidate there. */
const tellElection = ({ election, ...input }: VacancyInput, fields: Fields): void => {
  if (!isRecord(election)) return fields.note(wrongKind(election, 'election', 'an object'))
  const known = Object.keys(election).filter((key) => key !== 'sitting')
  // Who sits is said beside the election, once.
  tellUnknownKeys(election, known, 'election', fields.problems)
  const counted = tryElectionOf(election)
  if ('problems' in counted) {
    for (const found of counted.problems) fields.note({ ...found, path: `election.${found.path}` })
    return
  }
  for (const key of ['leavers', 'sitting', 'unavailable'] as const) {
    const ids: unknown = input[key]
    if (!isList(ids)) continue
    ids.forEach((id: unknown, at) => {
      if (typeof id !== 'string') return
      const where = { path: `${key}[${at}]`, received: id }
      if (!election.candidates.includes(id)) fields.note(problem(says.unknownCandidate, where))
      // Whoever withdrew then was elected to nothing.
      else if (key === 'sitting' && election.withdrawn?.includes(id))
        fields.note(problem(says.listedTwice, { ...where, facts: { what: id } }))
    })
  }
  const { seats } = election.rule
  const { sitting } = input
  if (isList(sitting) && sitting.length >= seats)
    fields.note(problem(says.noSeatFellVacant, { path: 'sitting', received: sitting.length, facts: { seats } }))
}
