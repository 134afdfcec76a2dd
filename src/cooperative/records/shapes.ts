import { z } from 'zod'
import { ANSWER, SUBJECT } from '../decisions/shapes.js'
import { count, day, type Fields, fingerprint, id, minor, number } from '../shapes.js'

const IMPORTED_MEMBER = { member: id, memberClass: id, since: day, founder: z.boolean().optional() }
const HELD = { payday: id, on: day, member: id, amountMinor: minor, project: id.optional() }

/** How a log begins for a cooperative that was there before it, and how what was recorded by mistake is put right. */
export const RECORDS_COMMANDS = {
  /**
   * What there is on the day the log begins: who belongs and since when, who holds which office and sits in which circle, what is owed to whom for held pay, what everyone proposes, and
   * what is being voted on with the ballots cast so far. Balances come in as entries of the accounts.
   */
  'begin-in-mid-life': {
    members: z.array(z.strictObject(IMPORTED_MEMBER)).min(1).max(100_000),
    representatives: z
      .array(z.strictObject({ enterprise: id, person: id }))
      .max(10_000)
      .optional(),
    offices: z
      .array(z.strictObject({ office: id, member: id }))
      .max(1000)
      .optional(),
    circles: z
      .array(z.strictObject({ circle: id, member: id }))
      .max(100_000)
      .optional(),
    heldPay: z.array(z.strictObject(HELD)).max(100_000).optional(),
    numbers: z
      .array(z.strictObject({ item: id, scope: id.optional(), member: id, value: number }))
      .max(1_000_000)
      .optional(),
    decisions: z
      .array(
        z.strictObject({
          decision: id,
          provision: id,
          subject: SUBJECT.optional(),
          scope: id.optional(),
          parties: z.record(id, id).optional(),
          options: z.array(id).min(2).max(100).optional(),
          proposer: id,
          record: fingerprint.optional(),
          ballots: z.array(z.strictObject({ member: id, answer: ANSWER })).max(100_000),
        }),
      )
      .max(1000)
      .optional(),
  },
  /** Puts right what was recorded by mistake, by an event that undoes it: `n` is its place in the log. The grounds are a record beside the log. */
  reverse: { n: count, grounds: fingerprint },
} satisfies Readonly<Record<string, Fields>>

export const RECORDS_EVENTS = {
  'held-pay-imported': HELD,
  /** The event at that place was a mistake. What it did is undone by the events after this one. */
  'event-reversed': {
    n: count,
    reversed: z.enum(['membership-ended', 'member-joined', 'office-given']),
    member: id,
    grounds: fingerprint,
  },
  /** Somebody whose membership had been ended by mistake is what they were, as if it never had; what they had voted and proposed they cast again. */
  'member-restored': { member: id, memberClass: id, since: day, founder: z.boolean() },
} satisfies Readonly<Record<string, Fields>>
