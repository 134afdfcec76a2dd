import { z } from 'zod'
import { ITEM_DEFINITION } from '../averages/shapes.js'
import {
  type DeepReadonly,
  choice,
  count,
  day,
  type Fields,
  fingerprint,
  holders,
  id,
  sha256,
  writtenNumber,
} from '../shapes.js'

/** What a vote would be, once enough back it: which decision of the charter, under which name. */
const VOTE = z.strictObject({ provision: id, decision: id })

/** What a decision is about: what follows when it is carried is for the chapter of that kind. */
export const SUBJECT = z.discriminatedUnion('kind', [
  /** Anything that is decided and nothing follows of itself; its text is a record beside the log. */
  z.strictObject({ kind: z.literal('matter') }),
  z.strictObject({ kind: z.literal('admission'), applicant: id, memberClass: id }),
  z.strictObject({ kind: z.literal('ousting'), member: id }),
  z.strictObject({ kind: z.literal('appeal'), member: id }),
  z.strictObject({ kind: z.literal('suspension'), member: id }),
  z.strictObject({ kind: z.literal('reinstatement'), member: id }),
  z.strictObject({ kind: z.literal('appointment'), office: id, member: id }),
  /** A new item that seeks backing: carried, it goes to the vote named here, or else becomes a number that everyone sets. */
  z.strictObject({ kind: z.literal('item'), item: id, vote: VOTE.optional() }),
  z.strictObject({ kind: z.literal('project'), project: id }),
  z.strictObject({ kind: z.literal('coordinator'), project: id, area: id, candidate: id }),
  z.strictObject({
    kind: z.literal('removal'),
    project: id,
    member: id,
    from: z.enum(['coordination', 'team']),
    area: id.optional(),
  }),
  z.strictObject({ kind: z.literal('shortage-menu') }),
  z.strictObject({ kind: z.literal('shortage'), payday: id }),
  z.strictObject({ kind: z.literal('surplus'), year: id }),
  z.strictObject({ kind: z.literal('amendment'), amendment: id }),
])

/** What a decision is about. */
export type Subject = DeepReadonly<z.infer<typeof SUBJECT>>

/** What a ballot says: a choice; in a consensus, agreement, standing aside or blocking; or the options it approves of. */
export const ANSWER = z.union([choice, z.enum(['stand-aside', 'block']), z.array(id).max(100)])
export type Answer = DeepReadonly<z.infer<typeof ANSWER>>

const OUTCOME = z.enum(['carried', 'lost', 'tied', 'inquorate', 'chosen', 'runoff', 'nothing-chosen'])

/** The counts of a decision: those of a choice, or how many approved of each option and on how many ballots. What was not released of a secret matter is not there. */
const COUNTS = {
  for: count.optional(),
  against: count.optional(),
  abstain: count.optional(),
  standAside: count.optional(),
  block: count.optional(),
  options: z
    .array(z.strictObject({ option: id, count }))
    .max(100)
    .optional(),
  ballots: count.optional(),
  /** In the place of the counts of a secret matter where they come too near to everyone or to nobody: near which of the two. */
  end: z.enum(['low', 'high']).optional(),
}

/** Which option is chosen, or which ones go on to a second ballot or are level. */
const CHOSEN = { option: id.optional(), leading: z.array(id).max(100).optional() }

/** What takes the place of a secret vote on which too few are entitled: it is open, or open once all agree, or more people decide. */
const BELOW = z.enum(['openly', 'if-all-agree', 'assembly'])

export const DECISIONS_COMMANDS = {
  /** Opens a decision of the charter on a matter; the record holds its text. */
  'open-decision': {
    decision: id,
    provision: id,
    subject: SUBJECT.optional(),
    scope: id.optional(),
    parties: z.record(id, id).optional(),
    options: z.array(id).min(2).max(100).optional(),
    record: fingerprint.optional(),
  },
  /** Proposes a new item: it goes to the vote, or becomes a number that everyone sets, once enough back it and its wording. One of the two. */
  'propose-item': {
    decision: id,
    provision: id,
    item: id,
    record: fingerprint,
    vote: VOTE.optional(),
    definition: ITEM_DEFINITION.optional(),
  },
  cast: { decision: id, answer: ANSWER },
  'withdraw-ballot': { decision: id },
  /** Changes the wording of a matter that still seeks backing: backing starts again from nothing. */
  reword: { decision: id, record: fingerprint },
  'withdraw-decision': { decision: id },
  /** The record of the sealed ballots of a secret matter begins, with this fingerprint; each of the holders has a part of its key. */
  'open-ballots': { decision: id, opening: sha256, holders },
  /** The ballots of a secret matter are closed: the record of them has this fingerprint. */
  'close-ballots': { decision: id, closing: fingerprint },
  /** What the count of a secret matter came to, neither more nor less than may be told. `ballots` says how many came in, where that is known; of one that was counted before, `changed` says how many of them were cast or changed since. */
  'release-result': { decision: id, outcome: OUTCOME, ...COUNTS, ...CHOSEN, changed: count.optional() },
  /** Agrees to vote openly on a secret matter that too few are entitled on for secrecy. */
  'agree-to-open-vote': { decision: id },
  /** Takes up a secret matter otherwise, as the charter names it, where too few are left, or too few ballots came in, for anything to be told. */
  'vote-otherwise': { decision: id, ballots: count.optional() },
  /** Puts off to the next count date a count of which nothing may be told, for too few ballots came in, or changed since the last. */
  'postpone-count': { decision: id, ballots: count.optional(), changed: count.optional() },
  /** Time goes by: what is due by this day happens. */
  'pass-time': {},
} satisfies Readonly<Record<string, Fields>>

const THRESHOLDS = z.record(id, writtenNumber)

export const DECISIONS_EVENTS = {
  /** A decision was opened; all that must not move under it is pinned here. */
  'decision-opened': {
    decision: id,
    provision: id,
    subject: SUBJECT,
    scope: id.optional(),
    parties: z.record(id, id).optional(),
    options: z.array(id).optional(),
    /** The decision whose leading options it is about: a second ballot of one vote each. */
    runoffOf: id.optional(),
    proposer: id,
    record: fingerprint.optional(),
    charterVersion: id,
    entitled: count,
    /** The numbers in force at the opening, of the average items its rule points at. */
    numbers: THRESHOLDS,
    closesOn: day.optional(),
    secret: z.boolean(),
    /** What takes the place of secrecy, for fewer are entitled than it takes. */
    below: BELOW.optional(),
  },
  /** A number that everyone would set was proposed, and seeks backing. */
  'item-proposed': { decision: id, item: id, definition: ITEM_DEFINITION },
  'ballot-cast': { decision: id, member: id, answer: ANSWER },
  'ballot-withdrawn': { decision: id, member: id },
  'wording-changed': { decision: id, record: fingerprint },
  /** With the ballots as they stand it would be carried, from this day on; or no longer. */
  'support-reached': { decision: id },
  'support-lost': { decision: id },
  /** A change of a number that a live threshold depends on counts from this day on. */
  'threshold-moved': { decision: id, item: id, numbers: THRESHOLDS },
  /** For and against were level: there is one more ballot, from nothing. */
  'second-ballot': { decision: id, for: count, against: count, abstain: count, entitled: count, closesOn: day },
  /** An amendment of the charter changed who may vote at all: so many of those entitled still are, without these. */
  'electorate-recounted': { decision: id, entitled: count, without: z.array(id) },
  'ballots-opened': { decision: id, opening: sha256, holders },
  'ballots-closed': { decision: id, closing: fingerprint },
  /** What a count came to. Where it was not carried and stands open, it is counted again on that day. */
  'result-released': {
    decision: id,
    outcome: OUTCOME,
    ...COUNTS,
    ...CHOSEN,
    changed: count.optional(),
    countsAgainOn: day.optional(),
  },
  /** Nothing was told of a count, not even how many took part: it is made on that day instead. */
  'count-postponed': { decision: id, countsAgainOn: day },
  'open-vote-agreed': { decision: id, member: id },
  /** Voting on a matter that was to be secret is open from now on, from nothing. */
  'vote-opened': { decision: id, closesOn: day.optional() },
  /** A decision was taken; everything it was taken on. */
  decided: {
    decision: id,
    outcome: OUTCOME,
    ...COUNTS,
    ...CHOSEN,
    entitled: count,
    numbers: THRESHOLDS,
    charterVersion: id,
  },
  /** A decision came to nothing without being taken. */
  'decision-lapsed': { decision: id, why: z.enum(['withdrawn', 'without-object', 'nobody-entitled']) },
  'time-passed': {},
} satisfies Readonly<Record<string, Fields>>
