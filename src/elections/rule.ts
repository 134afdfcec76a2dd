import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Citation } from '../reasons/index.js'
import { type ApprovalBallot, type ApprovalCount, readMost, tryCountApproval } from './approval.js'
import { type Ballots, type CandidateId, readElection } from './ballots.js'
import { type MeekCount, readPrecision, tryCountMeek } from './meek.js'
import { type NominationRule, readNominationRule } from './nomination-rule.js'
import { readScale, SCALE_KEYS, type ScoreBallot, type ScoreCount, tryCountScore } from './score.js'
import { type LastTransfer, readLastTransfer, type ScottishCount, tryCountScottish } from './scottish.js'
import { readTieBreaks, type TieBreak } from './ties.js'
import { readVacancyRule, type VacancyRule } from './vacancy-rule.js'

/** How ballots are counted. */
export type CountingRule =
  | { readonly method: 'scottish-stv'; readonly lastTransfer?: LastTransfer }
  | { readonly method: 'meek-stv'; readonly places: number; readonly omega: number }
  | { readonly method: 'approval'; readonly most?: number }
  | {
      readonly method: 'score'
      readonly min: number
      readonly max: number
      readonly by: 'sum' | 'mean'
      readonly fewest?: number
    }

/** How a body is elected, as data for a charter: how ballots are counted, for how many seats, how ties are broken; and, where the charter says so, who is a candidate and what becomes of a seat that falls vacant. */
export type ElectionRule = CountingRule & {
  readonly seats: number
  readonly tieBreaks: readonly TieBreak[]
  readonly nominations?: NominationRule
  readonly vacancies?: VacancyRule
  readonly clauses?: readonly Citation[]
}

/** Ballots of any kind: the kind that the rule counts. */
export type AnyBallots = Ballots | readonly ApprovalBallot[] | readonly ScoreBallot[]

/** An election by the rule of a charter. */
export interface RuledElection {
  readonly rule: ElectionRule
  readonly candidates: readonly CandidateId[]
  readonly ballots: AnyBallots
  readonly withdrawn?: readonly CandidateId[]
  readonly sitting?: readonly CandidateId[]
  readonly seed?: string
  readonly runOffs?: readonly (readonly CandidateId[])[]
}

/** What came of an election, told apart by its method. */
export type Election =
  | ({ readonly method: 'scottish-stv' } & ScottishCount)
  | ({ readonly method: 'meek-stv' } & MeekCount)
  | ({ readonly method: 'approval' } & ApprovalCount)
  | ({ readonly method: 'score' } & ScoreCount)

/**
 * Who is elected by the rule of a charter? Counts the ballots as the rule says: `countScottish`, `countMeek`, `countApproval` or `countScore`.
 *
 * Without a ballot nobody has a vote, and all are level: the tie-breaks decide then. Ask first whether anybody voted, or have a quorum, where that is no election.
 *
 * Throws, with everything that is wrong, what those throw; what is wrong with the rule stands under `rule`.
 *
 * Source: WC-3: the members elect the board; how is for the charter to say.
 *
 * @example
 * ```ts
 * import { electionOf } from 'coop-rules/elections'
 *
 * const election = electionOf({
 *   rule: { method: 'scottish-stv', seats: 1, tieBreaks: ['earlier-stages', 'lot'], clauses: ['WC-3'] },
 *   candidates: ['ana', 'ben'], ballots: [{ preferences: ['ana'] }, { preferences: ['ben', 'ana'], count: 2 }],
 * })
 * election.elected // => ['ben']
 * ```
 */
export const electionOf = (input: RuledElection): Election => orThrow(tryElectionOf(input))

/** The same for data from outside: refuses, with everything that is wrong, where `electionOf` throws. */
export const tryElectionOf = (input: RuledElection): Election | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const { rule, ...election } = fields.record(input, KEYS, '') as unknown as RuledElection
  const read = readElectionRule(rule, 'rule', fields)
  if (read === undefined) {
    // Without a rule there is no reading the ballots; all the rest can be told.
    readElection({ ...election, seats: Number.MAX_SAFE_INTEGER, tieBreaks: [] }, [], fields)
    return fields.refused
  }
  const { method, nominations: _, vacancies: __, ...how } = read
  // The ballots are read by the method, whatever they are. Keys that nobody knows were told.
  const known = Object.entries(election).filter(([key]) => KEYS.includes(key))
  const given = { ...Object.fromEntries(known), ...how } as never
  const counted =
    method === 'scottish-stv'
      ? tryCountScottish(given)
      : method === 'meek-stv'
        ? tryCountMeek(given)
        : method === 'approval'
          ? tryCountApproval(given)
          : tryCountScore(given)
  if ('problems' in counted) for (const found of counted.problems) fields.note(found)
  return fields.problems.length > 0 ? fields.refused : ({ method, ...counted } as Election)
}

const KEYS = ['rule', 'candidates', 'ballots', 'withdrawn', 'sitting', 'seed', 'runOffs']

/** What is wrong with the rule of an election, as it may stand in a charter; an empty list where nothing is. */
export const checkElectionRule = (rule: unknown): Refused['problems'] => {
  const fields = new Fields()
  readElectionRule(rule, '', fields)
  return fields.problems
}

const METHODS = ['scottish-stv', 'meek-stv', 'approval', 'score'] as const
const KEYS_OF: Readonly<Record<ElectionRule['method'], readonly string[]>> = {
  'scottish-stv': ['lastTransfer'],
  'meek-stv': ['places', 'omega'],
  approval: ['most'],
  score: SCALE_KEYS,
}

const readElectionRule = (value: unknown, path: string, fields: Fields): ElectionRule | undefined => {
  const before = fields.problems.length
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const prefix = path === '' ? '' : `${path}.`
  if (!isRecord(value)) return fields.note(wrongKind(value, path, 'an object'))
  const method = fields.oneOf(value['method'], METHODS, at('method'))
  const more = method === undefined ? Object.values(KEYS_OF).flat() : KEYS_OF[method]
  fields.record(value, ['method', 'seats', 'tieBreaks', 'nominations', 'vacancies', 'clauses', ...more], path)
  tellNoTexts(value['clauses'], at('clauses'), fields.problems)
  fields.oneOrMore(value['seats'], at('seats'))
  const stages = method !== 'approval' && method !== 'score'
  const allowed: readonly TieBreak[] = stages ? ['earlier-stages', 'lot', 'run-off'] : ['lot', 'run-off']
  readTieBreaks(value['tieBreaks'], at('tieBreaks'), allowed, fields)
  if (value['nominations'] !== undefined) readNominationRule(value['nominations'], at('nominations'), fields)
  if (value['vacancies'] !== undefined) readVacancyRule(value['vacancies'], at('vacancies'), fields)
  if (method === 'scottish-stv') readLastTransfer(value['lastTransfer'], at('lastTransfer'), fields)
  if (method === 'meek-stv') readPrecision(value, prefix, fields)
  if (method === 'approval') readMost(value['most'], at('most'), fields)
  if (method === 'score') readScale(value, prefix, fields)
  return fields.problems.length > before ? undefined : (value as unknown as ElectionRule)
}
