import { z } from 'zod'
import * as says from '../problems/en.js'
import { idProblem, type Problem, problem } from '../problems/index.js'
import type { BallotKey } from './ballot-key.js'
import type { Certificate } from './certificates.js'
import type { CeremonyMessage, DealMessage } from './ceremony-messages.js'
import type { Plan } from './ceremony-plan.js'
import type { CeremonyNotes } from './ceremony.js'
import type { Contest } from './contest.js'
import type { EqualityProof, KnowledgeProof } from './proofs.js'

/** 64 hexadecimal digits: a point, a scalar or a fingerprint. Whether it is one of them is found when it is read. */
export const HEX = z.string().superRefine((value, context) => {
  if (!/^[0-9a-f]{64}$/.test(value)) tellCustom(context, problem(says.notHex, { path: '', received: value }))
})

/** The same where it is nobody else's to know: what came instead is not shown, for it may be most of a secret. */
export const SECRET = z.string().superRefine((value, context) => {
  if (!/^[0-9a-f]{64}$/.test(value)) tellCustom(context, problem(says.notAScalar, { path: '', received: undefined }))
})

/** The id of a member or a key holder: any text that prints on one line. Half a character has no bytes of its own to be hashed. */
export const ID = z.string().superRefine((value, context) => {
  const halves = /\p{Surrogate}/u.test(value)
  tellCustom(context, halves ? problem(says.notAName, { path: '', received: value }) : idProblem(value, ''))
})

const tellCustom = (context: z.core.$RefinementCtx, found: Problem | undefined): void => {
  if (found !== undefined) context.addIssue({ code: 'custom', params: { problem: found } })
}

/** A signature, or another proof that somebody knows a secret. */
export const KNOWLEDGE_PROOF = z.strictObject({
  commit: HEX,
  response: HEX,
}) satisfies z.ZodType<KnowledgeProof>

/** A proof that two points are the same secret times two bases. */
export const EQUALITY_PROOF = z.strictObject({
  commit: z.tuple([HEX, HEX]),
  response: HEX,
}) satisfies z.ZodType<EqualityProof>

export const CERTIFICATE = z.strictObject({ by: ID, signature: KNOWLEDGE_PROOF }) satisfies z.ZodType<Certificate>

const MOST_HOLDERS = 15
const SCHEME = z.enum(['all-of', 'quorum'])
const COMMITMENTS = z.array(HEX).min(1).max(MOST_HOLDERS)

export const BALLOT_KEY = z.strictObject({
  scheme: SCHEME,
  quorum: z.int(),
  holders: z
    .array(
      z.strictObject({
        holder: ID,
        identity: HEX,
        commitments: COMMITMENTS,
        proof: KNOWLEDGE_PROOF,
        confirmation: KNOWLEDGE_PROOF,
      }),
    )
    .min(2)
    .max(MOST_HOLDERS),
  key: HEX,
}) satisfies z.ZodType<BallotKey>

/** A plan. Its contest has a reader of its own. */
export const PLAN = z.strictObject({
  contest: z.looseObject({}) as unknown as z.ZodType<Contest>,
  scheme: SCHEME,
  quorum: z.int(),
  holders: z
    .array(z.strictObject({ holder: ID, identity: HEX }))
    .min(2)
    .max(MOST_HOLDERS),
}) satisfies z.ZodType<Plan>

const SENT = { plan: HEX, holder: ID, signature: KNOWLEDGE_PROOF }

const DEAL = z.strictObject({
  kind: z.literal('deal'),
  ...SENT,
  reveal: HEX,
  shares: z.array(z.strictObject({ to: ID, ephemeral: HEX, sealed: HEX, proof: KNOWLEDGE_PROOF })).max(MOST_HOLDERS),
}) satisfies z.ZodType<DealMessage>

/** What key holders send each other. */
const CEREMONY_MESSAGE = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('commitment'), ...SENT, reveal: HEX }),
  z.strictObject({ kind: z.literal('reveal'), ...SENT, commitments: COMMITMENTS, proof: KNOWLEDGE_PROOF }),
  DEAL,
  z.strictObject({ kind: z.literal('confirmation'), ...SENT, transcript: HEX }),
  z.strictObject({ kind: z.literal('complaint'), ...SENT, deal: DEAL, shared: HEX, proof: EQUALITY_PROOF }),
]) satisfies z.ZodType<CeremonyMessage>

/** What a key holder keeps to themself until the ceremony is over. */
const CEREMONY_NOTES = z.strictObject({
  plan: HEX,
  holder: ID,
  coefficients: z.array(SECRET).min(1).max(MOST_HOLDERS),
  made: z.array(CEREMONY_MESSAGE),
}) satisfies z.ZodType<CeremonyNotes>

/** What a key holder knows when they ask what comes next. */
export const NEXT_ROUND = z.strictObject({
  plan: PLAN,
  holder: ID,
  identitySecret: SECRET,
  own: CEREMONY_NOTES.optional(),
  received: z.array(CEREMONY_MESSAGE),
})

/** What whoever keeps the ballot record knows of a ceremony. */
export const WHOLE_CEREMONY = z.strictObject({ plan: PLAN, messages: z.array(CEREMONY_MESSAGE) })
