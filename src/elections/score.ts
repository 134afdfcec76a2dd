import { Fields } from '../calendar/index.js'
import { compare, type Ratio, ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import {
  type CandidateId,
  ELECTION_KEYS,
  type ElectionInput,
  PaperCount,
  type ReadElection,
  readElection,
} from './ballots.js'
import { cutStanding } from './cut.js'
import { type ElectionOutcome, namesOf, outcomeOf } from './outcome.js'

/** A ballot that scores some of the candidates, and how many papers say the same (1 where it is left out). */
export interface ScoreBallot {
  readonly scores: readonly { readonly candidate: CandidateId; readonly score: number }[]
  readonly count?: number
}

/** What scores are, and what is made of them. */
export interface ScoreScale {
  /** Scores are whole numbers from `min` to `max`, both included; from -1000 to 1000 at the widest. */
  readonly min: number
  readonly max: number
  /** What ranks the candidates: the sum of their scores, or the mean of those who scored them. Not to score somebody says nothing of them. */
  readonly by: 'sum' | 'mean'
  /** Nobody scored on fewer ballots is elected; 1 where it is not stated. */
  readonly fewest?: number
}

/** An election by score. */
export interface ScoreInput extends ElectionInput, ScoreScale {
  readonly ballots: readonly ScoreBallot[]
}

/** What came of an election by score; the value is null of somebody whom nobody scored. */
export type ScoreCount = ElectionOutcome & {
  readonly valid: number
  readonly blank: number
  readonly scores: readonly {
    readonly candidate: CandidateId
    readonly scoredBy: number
    readonly value: Ratio | null
  }[]
}

/**
 * Who is elected by score? Each ballot gives some candidates a whole number within the range. By `sum`, the scores of a candidate are added up; by `mean`, that is divided by the ballots that scored the candidate. Those with the highest are
 * elected, as many as there are seats. Exact: nothing is rounded.
 *
 * A mean of few scores can beat a mean of many: `fewest` says on how many ballots somebody must have been scored to be elected at all; where too few are, seats stay vacant. Those level at the last seat are told apart as `tieBreaks` says (there
 * are no earlier stages here), or are the outcome.
 *
 * Throws, with everything that is wrong: `score-out-of-range` (a score, or an end of the range), `bounds-reversed`, and what `countScottish` throws.
 *
 * Source: WC-3.
 *
 * @example
 * ```ts
 * import { countScore } from 'coop-rules/elections'
 *
 * const count = countScore({
 *   candidates: ['ana', 'ben'], seats: 1, tieBreaks: [], min: 0, max: 5, by: 'mean',
 *   ballots: [{ scores: [{ candidate: 'ana', score: 5 }, { candidate: 'ben', score: 4 }] }, { scores: [{ candidate: 'ana', score: 2 }] }],
 * })
 * count.elected // => ['ben']
 * ```
 */
export const countScore = (input: ScoreInput): ScoreCount => orThrow(tryCountScore(input))

/** The same for data from outside: refuses, with everything that is wrong, where `countScore` throws. */
export const tryCountScore = (input: ScoreInput): ScoreCount | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, [...ELECTION_KEYS, ...SCALE_KEYS], '')
  const election = readElection(input, ['lot', 'run-off'], fields)
  const scale = readScale(input, '', fields)
  const { sums, scoredBy, papers } = readScores(input.ballots, election, scale, fields)
  if (fields.problems.length > 0 || scale === undefined) return fields.refused

  const { candidates, clauses, seats } = election
  const { by, fewest = 1 } = scale
  const values = sums.map((sum, at) => {
    const ballots = scoredBy[at] as number
    return ballots === 0 ? null : ratio(sum, by === 'sum' ? 1n : BigInt(ballots))
  })
  const valueOf = (one: number): Ratio => values[one] as Ratio
  const taken = cutStanding(
    {
      electable: (one) => (scoredBy[one] as number) >= fewest,
      compare: (one, other) => compare(valueOf(one), valueOf(other)),
    },
    fewest,
    election,
  )
  const valid = papers.total - papers.blank
  const because: Because = [
    { code: 'counted-by', clauses, method: 'score', seats, valid, blank: papers.blank },
    ...taken.taken.map((one): Reason => {
      const facts = {
        candidate: candidates[one] as CandidateId,
        value: valueOf(one),
        scoredBy: scoredBy[one] as number,
      }
      return { code: 'elected-by-score', clauses, by, ...facts }
    }),
    ...taken.because,
  ]
  return {
    ...outcomeOf(namesOf(taken.taken, candidates), election, because, taken.unsettled),
    valid,
    blank: papers.blank,
    scores: candidates.map((candidate, at) => ({
      candidate,
      scoredBy: scoredBy[at] as number,
      value: values[at] as Ratio | null,
    })),
  }
}

export const SCALE_KEYS = ['min', 'max', 'by', 'fewest'] as const

/** As far as scores go: any scale of ballots, and sums that stay counts. */
const WIDEST = 1000

/** Reads what scores are. */
export const readScale = (
  record: Readonly<Record<string, unknown>>,
  path: string,
  fields: Fields,
): ScoreScale | undefined => {
  const end = (key: 'min' | 'max') => readScore(record[key], `${path}${key}`, -WIDEST, WIDEST, fields)
  const min = end('min')
  const max = end('max')
  if (min !== undefined && max !== undefined && min > max)
    fields.note(problem(says.boundsReversed, { path: `${path}max`, received: max }))
  const by = fields.oneOf(record['by'], ['sum', 'mean'], `${path}by`)
  const fewest = record['fewest'] === undefined ? 1 : fields.oneOrMore(record['fewest'], `${path}fewest`)
  if (min === undefined || max === undefined || by === undefined || fewest === undefined) return undefined
  return { min, max, by, fewest }
}

const readScore = (value: unknown, path: string, from: number, to: number, fields: Fields): number | undefined => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) return value
  return fields.note(
    value === undefined
      ? wrongKind(value, path, '')
      : problem(says.scoreOutOfRange, { path, received: value, facts: { from, to } }),
  )
}

const readScores = (value: unknown, election: ReadElection, scale: ScoreScale | undefined, fields: Fields) => {
  const { candidates, indexOf, stands } = election
  const { min, max } = scale ?? { min: -WIDEST, max: WIDEST }
  const sums = candidates.map(() => 0n)
  const scoredBy = candidates.map(() => 0)
  const papers = new PaperCount(fields)
  fields.records(fields.list(value, 'ballots'), ['scores', 'count'], 'ballots', (record, path) => {
    const times = papers.read(record['count'], path)
    const seen = new Set<number>()
    let counted = 0
    const list = fields.list(record['scores'], `${path}.scores`)
    fields.records(list, ['candidate', 'score'], `${path}.scores`, ({ candidate, score: given }, place) => {
      const score = readScore(given, `${place}.score`, min, max, fields)
      const index = typeof candidate === 'string' ? indexOf.get(candidate) : undefined
      const where = { path: `${place}.candidate`, received: candidate }
      if (index === undefined) fields.note(problem(says.unknownCandidate, where))
      else if (seen.has(index)) fields.note(problem(says.listedTwice, { ...where, facts: { what: String(candidate) } }))
      else seen.add(index)
      if (index === undefined || score === undefined || stands[index] !== true) return undefined
      sums[index] = (sums[index] as bigint) + BigInt(score) * BigInt(times)
      scoredBy[index] = (scoredBy[index] as number) + times
      counted++
      return undefined
    })
    if (counted === 0) papers.blank += times
    return undefined
  })
  return { sums, scoredBy, papers }
}
