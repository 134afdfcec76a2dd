import type { Risk } from '../disclosure/index.js'
import { add, divide, exact, multiply, type Ratio, ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, type Refused } from '../problems/index.js'
import type { Because, ClauseId, Reason } from '../reasons/index.js'
import { certainOutcome, type ClosedCount, outcomeOf } from './counts.js'
import type { Contest } from './contest.js'
import { type BallotRecord, knownRecord } from './record.js'
import { shownBy } from './result.js'
import type { ToldResult } from './shapes.js'
import type { RecordState, Vote } from './state.js'

/** A ballot record in which nothing is wrong, and what it comes to. */
export interface SoundRecord {
  readonly kind: 'sound'
  /** Voting goes on; a count is closed and waits for its result; or the result of the final count is told. */
  readonly state: 'open' | 'closed' | 'released'
  readonly contest: Contest
  readonly electorate: number
  /** How many ballots count at the end of the record. */
  readonly ballots: number
  readonly results: readonly VerifiedResult[]
  readonly head: string
  readonly because: Because
}

/** What was told of a count, what follows from it, and what it rests on. */
export interface VerifiedResult {
  readonly count: number
  readonly final: boolean
  readonly electorate: number
  readonly ballots: number
  readonly told: ToldResult
  /** The outcome, where the contest has a rule and it follows from what was told. */
  readonly outcome?: 'carried' | 'lost' | 'tied' | 'inquorate'
  /** The mean of the numbers, where their count was told. */
  readonly mean?: Ratio
  /** What has to be true beside the record for the result to be true, and the ballots secret. */
  readonly assumptions: readonly Reason[]
  /** What it may tell of how somebody voted. */
  readonly discloses: readonly Reason[]
  readonly because: Because
}

/** What somebody knows of a record from elsewhere. */
export interface KnownOfRecord {
  /** The fingerprint that was its last at some time: the record still has that entry. */
  readonly head?: string
  /** The tracking codes of ballots and withdrawals that stand in it. */
  readonly receipts?: readonly string[]
}

/**
 * Is this ballot record sound, and what does it come to? Everything is checked, from its text alone: every line, every proof, every signature, every number, and what was told
 * against what may be. Where anything is wrong, the first entry in which it is comes back, with its place and a code.
 *
 * What a sound record cannot show by itself stands in `assumptions`. Two of them a reader can test: with `receipts`, that ballots are in it; with `head`, that it is the record
 * others have.
 *
 * Source: WJC-8.
 *
 * @example
 * ```ts
 * import { verifyRecord } from 'coop-rules/secrecy'
 *
 * verifyRecord('no ballot record').kind // => 'refused'
 * ```
 */
export const verifyRecord = (
  record: string | BallotRecord,
  { head, receipts = [] }: KnownOfRecord = {},
): SoundRecord | Refused => {
  const known = knownRecord(record)
  if (known.kind === 'refused') return known
  const { state } = known
  const { vote } = state
  if (vote === undefined)
    return { kind: 'refused', problems: [problem(says.notABallotRecord, { path: '', received: '' })] }
  const missing = missingFrom(state, head, receipts)
  if (missing.length > 0) return { kind: 'refused', problems: missing }
  const { electorate, ballots, counts, closed, entries } = state
  const released = counts.at(-1)?.final === true
  return {
    kind: 'sound',
    state: released ? 'released' : closed === undefined ? 'open' : 'closed',
    contest: vote.about,
    electorate,
    ballots,
    results: counts.map((count) => resultIn(vote, count)),
    head: state.head,
    because: [{ code: 'record-sound', clauses: [CLAUSE], entries, ballots, electorate }],
  }
}

const CLAUSE = 'WJC-8' satisfies ClauseId

const missingFrom = (
  { heads, codes }: RecordState,
  head: string | undefined,
  receipts: readonly string[],
): readonly Problem[] => {
  const problems: Problem[] = []
  if (head !== undefined && !heads.has(head)) problems.push(problem(says.headMissing, { path: 'head', received: head }))
  const known = new Set(codes.values())
  receipts.forEach((receipt, at) => {
    if (!known.has(receipt)) problems.push(problem(says.receiptMissing, { path: `receipts[${at}]`, received: receipt }))
  })
  return problems
}

const resultIn = (vote: Vote, closed: ClosedCount): VerifiedResult => {
  const { about } = vote
  const { count, final, electorate, ballots, told = { kind: 'nothing' }, assessment } = closed
  const outcome = outcomeTold(about, closed, told)
  const mean = meanTold(about, ballots, told)
  return {
    count,
    final,
    electorate,
    ballots,
    told,
    ...(outcome === undefined ? {} : { outcome }),
    ...(mean === undefined ? {} : { mean }),
    assumptions: assumptionsOf(vote, closed),
    discloses: [
      { code: 'names-who-cast', clauses: [CLAUSE], ballots },
      ...(told.kind === 'nothing' ? [] : assessment.risks.map(exposureOf)),
    ],
    because: [shownReason(vote, closed), ...certainReason(about, closed), ...assessment.because],
  }
}

/** An end is further from the votes needed than any sum near it, so that it says the outcome. */
const outcomeTold = (contest: Contest, { electorate, ballots }: ClosedCount, told: ToldResult) => {
  switch (told.kind) {
    case 'outcome':
      return told.outcome
    case 'count':
      return outcomeOf(contest, electorate, ballots, told.sums)
    case 'end':
      return outcomeOf(contest, electorate, ballots, [told.end === 'low' ? 0 : ballots])
    case 'nothing':
      return certainOutcome(contest, electorate, ballots)
  }
}

const meanTold = ({ asks }: Contest, ballots: number, told: ToldResult): Ratio | undefined => {
  const [sum] = told.kind === 'count' ? told.sums : []
  if (asks.kind !== 'number' || sum === undefined || ballots === 0) return undefined
  return add(exact(asks.min), divide(multiply(ratio(BigInt(sum)), exact(asks.step)), ratio(BigInt(ballots))))
}

const shownReason = (vote: Vote, closed: ClosedCount): Reason => {
  const { quorum, holders: all } = vote.ballotKey
  const holders = all.length
  switch (shownBy(vote, closed)) {
    case 'shares':
      return { code: 'opened-by-shares', clauses: [CLAUSE], quorum, holders }
    case 'signatures':
      return { code: 'signed-by-key-holders', clauses: [CLAUSE], quorum, holders }
    case 'nothing':
      return { code: 'nothing-opened', clauses: [CLAUSE] }
  }
}

const certainReason = (contest: Contest, { electorate, ballots }: ClosedCount): readonly Reason[] =>
  certainOutcome(contest, electorate, ballots) === undefined
    ? []
    : [{ code: 'outcome-certain', clauses: [CLAUSE], ballots, electorate }]

/** What the result rests on. Only where key holders sign what they alone saw has anybody to be believed on the count. */
const assumptionsOf = (vote: Vote, closed: ClosedCount): readonly Reason[] => {
  const { quorum, holders } = vote.ballotKey
  const clauses = [CLAUSE] as const
  const signers: readonly Reason[] =
    shownBy(vote, closed) === 'signatures' ? [{ code: 'assumes-signers', clauses, quorum }] : []
  return [
    ...signers,
    { code: 'assumes-nothing-left-out', clauses },
    { code: 'assumes-electorate', clauses },
    { code: 'assumes-devices', clauses },
    { code: 'assumes-key-holders', clauses, quorum, holders: holders.length },
    { code: 'assumes-hard-logarithms', clauses },
  ]
}

const exposureOf = ({ kind, to }: Risk): Reason => {
  if (kind !== 'colluders') return { code: 'may-expose', clauses: [CLAUSE], exposure: kind }
  return { code: 'colluders-learn', clauses: [CLAUSE], colluders: typeof to === 'object' ? to.members : 1 }
}
