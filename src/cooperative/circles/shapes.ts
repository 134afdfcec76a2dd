import { z } from 'zod'
import { type DeepReadonly, day, type Fields, fingerprint, id, minor } from '../shapes.js'

const MATTERS = z.array(id).max(100)

/** What a consent round is about: what follows when it is carried. */
const ROUND_SUBJECT = z.discriminatedUnion('kind', [
  /** A matter of the circle's domain: what is agreed on is the wording. */
  z.strictObject({ kind: z.literal('matter'), matter: id }),
  /** Somebody who would join a circle: this one, or one within it that has nobody yet. */
  z.strictObject({ kind: z.literal('place'), circle: id, candidate: id }),
  /** Authority that this circle lends to one within it. */
  z.strictObject({
    kind: z.literal('mandate'),
    circle: id,
    domain: MATTERS.min(1),
    budgetMinor: minor.optional(),
    perDecisionMinor: minor.optional(),
    strategy: MATTERS.optional(),
    /** The last day, where it is to end before the charter has it end. */
    until: day.optional(),
    lenderKeeps: z.literal(true).optional(),
  }),
  /** Somebody of both circles whom this one sends to link the narrower with the wider. */
  z.strictObject({ kind: z.literal('link'), narrower: id, member: id }),
  /** Somebody who would become a member of the cooperative, where the charter has it decided by consent. */
  z.strictObject({ kind: z.literal('admission'), applicant: id, memberClass: id }),
  /** A role of the circle; whoever has it links `links` with its wider circle, where that is named. */
  z.strictObject({ kind: z.literal('role'), role: id, from: day, until: day, links: id.optional() }),
])

/** What a consent round is about. */
export type RoundSubject = DeepReadonly<z.infer<typeof ROUND_SUBJECT>>

const ANSWERS = z.enum(['consent', 'stand-aside', 'objection'])

/** What somebody does in a round: as the rule of consent rounds has it, but for who, which the command says. */
const STEP = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('proceed') }),
  z.strictObject({ kind: z.literal('heard') }),
  z.strictObject({
    kind: z.literal('answer'),
    answer: ANSWERS,
    reason: fingerprint.optional(),
    criterion: id.optional(),
  }),
  z.strictObject({ kind: z.literal('withdraw') }),
  z.strictObject({ kind: z.literal('judge'), of: id, upheld: z.boolean(), reason: fingerprint }),
  /** Another wording: a fingerprint, or in a selection another of those who were named. The terms of a mandate change with its wording. */
  z.strictObject({
    kind: z.literal('amend'),
    wording: id,
    reviewOn: day.optional(),
    subject: ROUND_SUBJECT.optional(),
  }),
  z.strictObject({ kind: z.literal('give-up') }),
  z.strictObject({ kind: z.literal('join') }),
  z.strictObject({ kind: z.literal('leave') }),
  z.strictObject({ kind: z.literal('hand-over'), to: id }),
])

/** What somebody does in a round. */
export type Step = DeepReadonly<z.infer<typeof STEP>>

const PEOPLE = { facilitator: id, present: z.array(id).min(1).max(1000) }

/** Groups that decide by consent within what they were lent. */
export const CIRCLES_COMMANDS = {
  /** Asks to join a circle: nobody is placed in one who did not ask. */
  'apply-to-circle': { circle: id },
  /** Leaves a circle, or takes back that one asked to join. */
  'leave-circle': { circle: id },
  /** Brings something to a circle and asks for its consent. Where it is about somebody, that person is the wording. */
  'start-round': {
    round: id,
    circle: id,
    subject: ROUND_SUBJECT,
    wording: fingerprint.optional(),
    reviewOn: day,
    ...PEOPLE,
    reviews: id.optional(),
    takesUp: id.optional(),
  },
  /** Begins to select somebody for a role: those present name people, and the facilitator puts one of them forward. */
  'start-selection': { round: id, circle: id, role: id, from: day, until: day, links: id.optional(), ...PEOPLE },
  /** Names somebody for a role; once everybody has, again after hearing all reasons. */
  'name-for-role': { round: id, nominee: id, reason: fingerprint },
  'put-forward': { round: id, nominee: id },
  'take-step': { round: id, step: STEP },
  /** A circle does something, on what it agreed: a round of its own, or a decision where it decides otherwise than by consent. */
  act: {
    circle: id,
    matter: id,
    agreement: id,
    amountMinor: minor.optional(),
    against: MATTERS.optional(),
    record: fingerprint.optional(),
  },
} satisfies Readonly<Record<string, Fields>>

const LIMITS = {
  budgetMinor: minor.optional(),
  perDecisionMinor: minor.optional(),
  strategy: MATTERS.optional(),
}

export const CIRCLES_EVENTS = {
  'circle-applied': { circle: id, member: id },
  'circle-application-ended': { circle: id, member: id },
  'circle-joined': {
    circle: id,
    member: id,
    how: z.enum(['elected', 'admitted', 'appointed', 'imported']).optional(),
    round: id.optional(),
  },
  'circle-left': {
    circle: id,
    member: id,
    why: z.enum(['left', 'membership-ended', 'not-elected', 'term-over', 'circle-ended']).optional(),
  },
  /** Takes the place of the mandate before. */
  'mandate-lent': {
    circle: id,
    lender: id,
    domain: MATTERS,
    ...LIMITS,
    from: day,
    until: day,
    lenderKeeps: z.literal(true).optional(),
    round: id.optional(),
  },
  /** `lender-ended`: the mandate it lived on ended, or another took its place. */
  'mandate-ended': { circle: id, why: z.enum(['over', 'lender-ended', 'circle-ended']) },
  'link-set': {
    narrower: id,
    wider: id,
    member: id,
    sentBy: z.enum(['wider', 'narrower']),
    /** The role that it goes with, and ends with. */
    role: id.optional(),
    round: id.optional(),
  },
  /** One of the two people of a double link is one no longer: somebody else is awaited. */
  'link-broken': {
    narrower: id,
    wider: id,
    member: id,
    sentBy: z.enum(['wider', 'narrower']),
    why: z.enum(['left', 'term-over', 'circle-ended']),
  },
  'round-started': {
    round: id,
    circle: id,
    /** The circle that takes up what finds no consent, where the rule says so. */
    wider: id.optional(),
    subject: ROUND_SUBJECT,
    provision: id,
    wording: id,
    reviewOn: day,
    ...PEOPLE,
    concerned: z.array(id).max(1),
    reviews: id.optional(),
    takesUp: id.optional(),
    charterVersion: id,
  },
  'selection-started': {
    round: id,
    circle: id,
    wider: id.optional(),
    subject: ROUND_SUBJECT,
    provision: id,
    ...PEOPLE,
    charterVersion: id,
  },
  'named-for-role': { round: id, member: id, nominee: id, reason: fingerprint, again: z.boolean() },
  'put-forward-for-role': { round: id, nominee: id },
  /** The steps of a round, played again in their order, give the round. */
  'step-taken': { round: id, member: id, step: STEP },
  'round-ended': { round: id, outcome: z.enum(['carried', 'not-carried', 'escalated']), to: id.optional() },
  /** A round came to nothing: what it is about is no longer possible, or somebody left without whom it cannot go on. */
  'round-lapsed': { round: id, why: z.enum(['without-object', 'people-changed']) },
  'agreement-made': { round: id, circle: id, wording: id, reviewOn: day, replaces: id.optional() },
  'review-due': { round: id },
  'role-given': { circle: id, role: id, member: id, from: day, until: day, round: id.optional() },
  'role-ended': { circle: id, role: id, member: id, why: z.enum(['term-over', 'left', 'circle-ended']) },
  'circle-acted': {
    circle: id,
    matter: id,
    agreement: id,
    amountMinor: minor.optional(),
    against: MATTERS.optional(),
    record: fingerprint.optional(),
  },
} satisfies Readonly<Record<string, Fields>>
