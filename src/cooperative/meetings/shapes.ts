import { z } from 'zod'
import { count, day, type Fields, fingerprint, id } from '../shapes.js'

const AGENDA = z.array(id).max(100)

export const MEETINGS_COMMANDS = {
  /** Asks for a meeting, by the name it is to have: it can be called once enough members ask. */
  'ask-for-meeting': { meeting: id, provision: id },
  /** Calls a meeting: by the body that may, or by the members who asked. Its agenda is sent with the call or later. */
  'call-meeting': { meeting: id, provision: id, on: day, agenda: AGENDA.optional() },
  'send-agenda': { meeting: id, agenda: AGENDA.min(1) },
  /** Gives somebody one's vote: in one meeting, or in every meeting until a day, as the charter has it. */
  'give-proxy': { holder: id, meeting: id.optional(), until: day.optional() },
  'withdraw-proxy': { meeting: id.optional() },
  'register-presence': { meeting: id, how: z.enum(['in-person', 'remote']) },
  /** Takes the quorum; a second call on the same day says how many minutes after the first it comes. */
  'take-quorum': { meeting: id, afterMinutes: count.optional() },
  /** Opens a decision that the meeting takes, on a matter of its agenda. */
  'put-to-vote': {
    meeting: id,
    matter: id,
    matterKind: id.optional(),
    decision: id,
    provision: id,
    options: z.array(id).min(2).max(100).optional(),
    record: fingerprint.optional(),
  },
  /** Votes for a member whose proxy one holds, in the meeting. */
  'cast-by-proxy': { meeting: id, decision: id, giver: id, choice: z.enum(['for', 'against', 'abstain']) },
  'publish-minutes': { meeting: id, record: fingerprint },
  'challenge-resolution': { decision: id, record: fingerprint.optional() },
  /** Notes what came of a challenge: only whoever made it withdraws it, and nobody rules on their own. */
  'settle-challenge': {
    decision: id,
    challenger: id,
    result: z.enum(['annulled', 'dismissed', 'withdrawn']),
    record: fingerprint.optional(),
  },
} satisfies Readonly<Record<string, Fields>>

export const MEETINGS_EVENTS = {
  'meeting-asked-for': { meeting: id, provision: id, member: id },
  /** A meeting was called; `callers` is how many members called it, none where a body did. */
  'meeting-called': {
    meeting: id,
    provision: id,
    on: day,
    agenda: AGENDA,
    callers: count,
    entitled: count,
    charterVersion: id,
  },
  'agenda-sent': { meeting: id, agenda: AGENDA },
  'proxy-given': { giver: id, holder: id, meeting: id.optional(), until: day.optional() },
  'proxy-withdrawn': { giver: id, holder: id, meeting: id.optional() },
  'presence-registered': { meeting: id, member: id, how: z.enum(['in-person', 'remote']) },
  /** The quorum was taken; without one, `on` is the day of the second call, where there is one. */
  'quorum-taken': {
    meeting: id,
    call: z.enum(['first', 'second']),
    outcome: z.enum(['quorate', 'inquorate']),
    present: z.array(id).max(100_000),
    needed: count,
    entitled: count,
    afterMinutes: count.optional(),
    on: day.optional(),
  },
  'matter-put': { meeting: id, matter: id, matterKind: id.optional(), decision: id },
  'minutes-published': { meeting: id, record: fingerprint },
  /** The last day for the minutes went by without them. */
  'minutes-late': { meeting: id },
  'resolution-challenged': { meeting: id, decision: id, member: id, record: fingerprint.optional() },
  'challenge-settled': {
    meeting: id,
    decision: id,
    challenger: id,
    result: z.enum(['annulled', 'dismissed', 'withdrawn']),
    record: fingerprint.optional(),
  },
} satisfies Readonly<Record<string, Fields>>
