import { z } from 'zod'
import { day, type Fields, fingerprint, id, minor } from '../shapes.js'

const GROUNDS = z.array(id).min(1).max(20)
const HEARING = z.enum(['heard', 'declined-hearing', 'did-not-come'])

/** Who belongs, from when and until when. */
export const MEMBERS_COMMANDS = {
  /** Founds the cooperative, under the charter it was made with. Whoever gives the command is one of the founders. */
  found: {
    founders: z
      .array(z.strictObject({ member: id, memberClass: id }))
      .min(1)
      .max(10_000),
  },
  /** Asks to join a class. Where the charter has it decided by vote, the decision of that name is opened. */
  apply: { memberClass: id, decision: id.optional() },
  'withdraw-application': {},
  /** Joins a class that the charter opens without a decision. */
  join: { memberClass: id },
  /** Notes that somebody took part in a circle, today or earlier; said by another one in it. */
  'record-attendance': { member: id, circle: id, on: day.optional() },
  /** Notes what somebody paid of their capital contribution. */
  'record-contribution': { member: id, amountMinor: minor, document: fingerprint.optional() },
  /** Has it decided whether somebody stays after probation. */
  'open-confirmation': { member: id, decision: id },
  leave: {},
  /** Says that a member died, or that an enterprise was dissolved. */
  'report-end': { member: id, how: z.enum(['died', 'dissolved']) },
  /** An enterprise names who acts for it, in place of whoever did. */
  'name-representative': { person: id },
  'withdraw-representative': {},
  'resign-office': { office: id },
  'propose-suspension': { member: id, decision: id, record: fingerprint.optional() },
  'propose-reinstatement': { member: id, decision: id, record: fingerprint.optional() },
  /** Begins an ousting: the grounds by their place in the charter, the statement as the fingerprint of its record. */
  'propose-ousting': { member: id, grounds: GROUNDS, record: fingerprint },
  /** Notes that the person was told of the grounds. */
  'notify-ousting': { member: id },
  'record-hearing': { member: id, how: HEARING, record: fingerprint.optional() },
  'open-ousting': { member: id, decision: id },
  /** Notes that the person was told of the decision: from then on they may appeal. */
  'tell-ousting': { member: id },
  'appeal-ousting': { decision: id, record: fingerprint.optional() },
  'drop-ousting': { member: id },
} satisfies Readonly<Record<string, Fields>>

export const MEMBERS_EVENTS = {
  'cooperative-founded': { charter: id, charterVersion: id },
  /** Somebody asked to join: a vote decides, or a circle by consent, or nobody has to. */
  'application-received': {
    member: id,
    memberClass: id,
    decidedBy: z.enum(['vote', 'consent', 'nobody']),
    decision: id.optional(),
  },
  'application-ended': { member: id, how: z.enum(['withdrawn', 'turned-down', 'lapsed', 'died', 'dissolved']) },
  'contribution-paid': { member: id, amountMinor: minor, document: fingerprint.optional() },
  'attendance-recorded': { member: id, circle: id, on: day },
  /** Probation began; it ends by itself on the day said, or where none is, by a decision. */
  'probation-begun': { member: id, memberClass: id, decision: id.optional(), endsOn: day.optional() },
  /** It is being decided whether somebody stays after probation. */
  'confirmation-opened': { member: id, decision: id },
  /** Somebody stays after probation, which lasts until that day. */
  'probation-confirmed': { member: id, endsOn: day },
  /** Somebody became a member; of `how`, `imported` were members before the log began. */
  'member-joined': {
    member: id,
    memberClass: id,
    how: z.enum(['founded', 'admitted', 'joined', 'imported']),
    decision: id.optional(),
    /** Of those who are imported: since when they are members, and whether they founded the cooperative. */
    since: day.optional(),
    founder: z.literal(true).optional(),
  },
  'class-changed': { member: id, memberClass: id, decision: id.optional() },
  'leaving-announced': { member: id, endsOn: day },
  'membership-ended': {
    member: id,
    how: z.enum(['left', 'ousted', 'died', 'dissolved', 'not-confirmed', 'mistaken']),
    decision: id.optional(),
  },
  'representative-named': { enterprise: id, person: id },
  'representative-withdrawn': { enterprise: id, person: id },
  /** Somebody takes up an office, by a decision; or had it before the log began. */
  'office-given': { office: id, member: id, decision: id.optional() },
  'office-ended': { office: id, member: id },
  'member-suspended': { member: id, decision: id },
  'member-reinstated': { member: id, decision: id },
  'ousting-proposed': { member: id, proposer: id, grounds: GROUNDS, record: fingerprint },
  'ousting-notified': { member: id },
  'ousting-heard': { member: id, how: HEARING, record: fingerprint.optional() },
  'ousting-put-to-vote': { member: id, decision: id },
  'ousting-told': { member: id, appealUntil: day, takesEffectOn: day },
  'ousting-appealed': { member: id, decision: id, record: fingerprint.optional() },
  /** An appeal was decided; where the ousting is upheld, it takes effect on that day. */
  'ousting-appeal-decided': {
    member: id,
    result: z.enum(['upheld', 'overturned']),
    takesEffectOn: day.optional(),
  },
  /** An ousting came to nothing. */
  'ousting-ended': { member: id, how: z.enum(['dropped', 'overturned', 'lost', 'tied', 'inquorate']) },
} satisfies Readonly<Record<string, Fields>>
