import { z } from 'zod'
import { type DeepReadonly, count, day, type Fields, fingerprint, id, sha256 } from '../shapes.js'

const CANDIDATES = z.array(id).max(1000)

/** What a ballot says, as the election is counted: candidates from the first preference on, those it approves of, or scores. Without any it is blank. */
const BALLOT = z.union([
  z.strictObject({ ranked: CANDIDATES }),
  z.strictObject({ approved: CANDIDATES }),
  z.strictObject({
    scores: z.array(z.strictObject({ candidate: id, score: z.number().int().min(-1000).max(1000) })).max(1000),
  }),
])

/** A ballot of an election. */
export type ElectionBallot = DeepReadonly<z.infer<typeof BALLOT>>

/** The number from which a lot is drawn, in hexadecimal digits: never a text. */
const seed = z.string().regex(/^[0-9a-f]{16,128}$/)

export const ELECTIONS_COMMANDS = {
  /**
   * Opens an election of the charter: nominations until a day, votes until another, both included. `fills` names the election whose vacant seats it is for, all of them or so many; a secret one keeps its ballots outside the log.
   */
  'open-election': {
    election: id,
    provision: id,
    seats: count.min(1).optional(),
    nominationsUntil: day,
    votingUntil: day,
    fills: id.optional(),
    secret: z.boolean().optional(),
  },
  /** Takes back an election that one opened; or one that no result comes of, such as a tie that nothing breaks, so that there can be another. */
  'call-off-election': { election: id },
  nominate: { election: id, candidate: id },
  'accept-nomination': { election: id },
  'withdraw-candidacy': { election: id },
  /** Casts a ballot, in place of the one before. */
  'cast-election-ballot': { election: id, ballot: BALLOT },
  /** The SHA-256, in hexadecimal digits, of the seed that a lot would be drawn from. */
  'commit-lot': { election: id, commitment: sha256 },
  'draw-lot': { election: id, seed },
  'open-run-off': { election: id, votingUntil: day },
  'cast-run-off-ballot': { election: id, approved: CANDIDATES },
  /** The ballots of a secret election are closed: the record of them has this fingerprint. */
  'close-election-ballots': { election: id, closing: fingerprint },
  /** What the count of a secret election came to; or between whom it is tied. */
  'release-election-count': { election: id, elected: CANDIDATES, between: CANDIDATES.min(2).optional() },
  'leave-seat': { election: id },
  /** Fills seats that fell vacant, as the charter says; the count of a secret election is made outside and told here. */
  'fill-vacancy': { election: id, counted: CANDIDATES.optional() },
} satisfies Readonly<Record<string, Fields>>

const TIE = z.enum(['tied', 'seed-wanted', 'run-off-needed'])

export const ELECTIONS_EVENTS = {
  /** An election was opened; what must not move under it is pinned here. */
  'election-opened': {
    election: id,
    provision: id,
    seats: count,
    nominationsUntil: day,
    votingUntil: day,
    fills: id.optional(),
    entitled: count,
    charterVersion: id,
    secret: z.boolean(),
    opener: id,
  },
  /** It came to nothing: whoever opened it called it off, nominations were open again and brought nobody new, no result came of it, or the term is over in which a seat was vacant. */
  'election-called-off': { election: id, why: z.enum(['by-the-opener', 'nobody-new', 'undecided', 'term-over']) },
  'candidate-nominated': { election: id, candidate: id, nominator: id },
  'nomination-accepted': { election: id, candidate: id },
  'candidacy-withdrawn': { election: id, candidate: id },
  /** Nominations are over: those who stand, and whether there is a vote. */
  'nominations-closed': { election: id, outcome: z.enum(['vote', 'unopposed']), candidates: CANDIDATES },
  /** Too few stand: nominations are open again, for as long as before. */
  'nominations-reopened': { election: id, nominationsUntil: day, votingUntil: day },
  'election-ballot-cast': { election: id, member: id, ballot: BALLOT },
  'lot-committed': { election: id, commitment: sha256, member: id },
  'lot-drawn': { election: id, seed },
  /** The time to vote is over: how many ballots came in, of how many who were entitled at the opening and still are. */
  'election-voting-closed': { election: id, ballots: count, entitled: count },
  'election-ballots-closed': { election: id, closing: fingerprint },
  'election-count-released': { election: id, elected: CANDIDATES, between: CANDIDATES.optional() },
  /** The count came to a tie that something else has to break; `elected` were so before it came up. */
  'election-tied': {
    election: id,
    outcome: TIE,
    between: CANDIDATES,
    tieFor: z.enum(['exclusion', 'surplus', 'seat']),
    forSeats: count,
    elected: CANDIDATES,
  },
  'run-off-opened': { election: id, between: CANDIDATES, votingUntil: day },
  'run-off-ballot-cast': { election: id, member: id, approved: CANDIDATES },
  /** A run-off is over: the best first; of `apart`, `all` can be told apart by it, or only who gets the seats, or too few. */
  'run-off-closed': { election: id, order: CANDIDATES, apart: z.enum(['all', 'enough', 'too-few']) },
  /** Somebody is elected to the body of a provision; until which day, where there is a term. */
  'election-decided': {
    election: id,
    provision: id,
    outcome: z.enum(['elected', 'seats-vacant', 'unopposed']),
    elected: CANDIDATES,
    vacant: count,
    until: day.optional(),
  },
  'seat-vacated': { election: id, provision: id, member: id, why: z.enum(['left-the-seat', 'membership-ended']) },
  /** Who came to seats that fell vacant. */
  'vacancy-filled': { election: id, provision: id, elected: CANDIDATES, vacant: count, until: day.optional() },
  /** The term of those who were elected is over: these held a seat until then. */
  'term-ended': { election: id, provision: id, members: CANDIDATES },
  /** A term is over and nobody is being elected for the next one. */
  'election-due': { provision: id },
} satisfies Readonly<Record<string, Fields>>
