import { Map, Set } from 'immutable'
import type { BallotKey } from './ballot-key.js'
import type { Contest } from './contest.js'
import { type Chain, NO_ENTRIES } from './entries.js'
import { type Point, sumOfProducts, ZERO } from './group.js'
import type { Ciphertext } from './proofs.js'
import type { VoteContext } from './seal.js'
import type { ClosedCount } from './counts.js'

/** The vote of a record, as its setup says it, with every key read. */
export interface Vote extends VoteContext {
  readonly about: Contest
  readonly ballotKey: BallotKey
  /** The fingerprint of the plan by which the ballot key was made. */
  readonly plan: string
  /** What each key holder's share is checked with, in the order of the ballot key. */
  readonly shareKeys: readonly Point[]
  readonly identities: readonly Point[]
  readonly keeper: Point
}

/** A member who is or was in the electorate. */
export interface Voter {
  readonly key: Point
  readonly keyText: string
  readonly entitled: boolean
  /** The number of their last ballot or withdrawal, and its tracking code; 0 and null before the first. */
  readonly sequence: number
  readonly before: string | null
  /** Their ballot that counts, slot by slot. */
  readonly ballot?: readonly Ciphertext[]
}

/** Where half a ciphertext was seen before. */
export type Seen = 'cast' | 'opened'

/** Everything that a record comes to, entry after entry. It is never changed: every entry makes a new one. */
export interface RecordState extends Chain {
  /** Undefined before the setup. */
  readonly vote?: Vote
  readonly voters: Map<string, Voter>
  /** Whose voting key each is. */
  readonly owners: Map<string, string>
  readonly electorate: number
  /** How many ballots count at this moment. */
  readonly ballots: number
  /** The sums of all ballots that count, slot by slot: to change a ballot is to take one away and add one. */
  readonly sums: readonly Ciphertext[]
  readonly seen: Map<string, Seen>
  /** The tracking code of every ballot and withdrawal of the record, by member and number. */
  readonly codes: Map<string, string>
  /** The fingerprint of every entry. */
  readonly heads: Set<string>
  /** Counts of which the result is told. */
  readonly counts: readonly ClosedCount[]
  /** The count that is closed and waits for its result. */
  readonly closed?: ClosedCount
}

/** The state before the first entry. */
export const NO_RECORD: RecordState = {
  ...NO_ENTRIES,
  voters: Map(),
  owners: Map(),
  electorate: 0,
  ballots: 0,
  sums: [],
  seen: Map(),
  codes: Map(),
  heads: Set(),
  counts: [],
}

/** The state in which this member's ballot is another, or none any more. */
export const withBallot = (
  state: RecordState,
  member: string,
  voter: Omit<Voter, 'ballot'>,
  ballot: readonly Ciphertext[] | undefined,
): RecordState => {
  const old = state.voters.get(member)?.ballot
  const { key, keyText, entitled, sequence, before } = voter
  return {
    ...state,
    voters: state.voters.set(member, {
      key,
      keyText,
      entitled,
      sequence,
      before,
      ...(ballot === undefined ? {} : { ballot }),
    }),
    ballots: state.ballots + (ballot === undefined ? 0 : 1) - (old === undefined ? 0 : 1),
    sums: state.sums.map(({ a, b }, at) => ({
      a: moved(a, old?.[at]?.a, ballot?.[at]?.a),
      b: moved(b, old?.[at]?.b, ballot?.[at]?.b),
    })),
  }
}

const moved = (sum: Point, away: Point | undefined, added: Point | undefined): Point => {
  const rest = away === undefined ? sum : sum.subtract(away)
  return added === undefined ? rest : rest.add(added)
}

/** What the ballots that count add up to, sum by sum: each slot times its weight. */
export const sumsOf = ({ layout }: VoteContext, slots: readonly Ciphertext[]): readonly Ciphertext[] =>
  layout.sums.map((_, sum) => {
    const own = layout.slots.flatMap((slot, at) =>
      slot.sum === sum ? [{ weight: BigInt(slot.weight), slot: slots[at] as Ciphertext }] : [],
    )
    const weights = own.map(({ weight }) => weight)
    return {
      a: weighed(
        own.map(({ slot }) => slot.a),
        weights,
      ),
      b: weighed(
        own.map(({ slot }) => slot.b),
        weights,
      ),
    }
  })

const weighed = (points: readonly Point[], weights: readonly bigint[]): Point =>
  points.length === 1 && weights[0] === 1n ? (points[0] as Point) : sumOfProducts(points, weights)

/** So many slots of which nothing is summed up yet. */
export const emptySums = ({ layout }: VoteContext): readonly Ciphertext[] =>
  layout.slots.map(() => ({ a: ZERO, b: ZERO }))
