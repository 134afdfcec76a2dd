import { z } from 'zod'
import type { Contest } from './contest.js'
import { PROTOCOL } from './encode.js'
import { BALLOT_KEY, CERTIFICATE, EQUALITY_PROOF, HEX, ID, KNOWLEDGE_PROOF, SECRET } from './shapes-keys.js'

const MOST_SLOTS = 256
const MOST_MEMBERS = 10_000

const count = z.int().min(0)

const BIT_PROOF = z.strictObject({
  commit: z.tuple([HEX, HEX, HEX, HEX]),
  challenge: HEX,
  responses: z.tuple([HEX, HEX]),
})

export const SEALED_BALLOT = z.strictObject({
  member: ID,
  sequence: z.int().min(1),
  before: HEX.nullable(),
  slots: z.array(z.strictObject({ a: HEX, b: HEX, proof: BIT_PROOF })).max(MOST_SLOTS),
  sum: EQUALITY_PROOF.exactOptional(),
  signature: KNOWLEDGE_PROOF,
})

export const OPENING = z.strictObject({
  bits: z.array(z.union([z.literal(0), z.literal(1)])).max(MOST_SLOTS),
  randomness: z.array(SECRET).max(MOST_SLOTS),
})

export const WITHDRAWAL = z.strictObject({
  member: ID,
  sequence: z.int().min(1),
  before: HEX,
  signature: KNOWLEDGE_PROOF,
})

/** A member of the electorate: their voting key, and who certified that it is theirs. */
export const ELECTOR = z.strictObject({ member: ID, key: HEX, certificates: z.tuple([CERTIFICATE, CERTIFICATE]) })

/** What is told of a count, or of the outcome alone. */
const TOLD = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('nothing') }),
  z.strictObject({ kind: z.literal('outcome'), outcome: z.enum(['carried', 'lost', 'tied', 'inquorate']) }),
  z.strictObject({ kind: z.literal('end'), end: z.enum(['low', 'high']) }),
  z.strictObject({ kind: z.literal('count'), sums: z.array(count).max(MOST_SLOTS) }),
])

const DECRYPTED = z.strictObject({ point: HEX, proof: EQUALITY_PROOF })

/** A key holder's shares of the sums of a count. */
const SHARES = z.strictObject({ holder: ID, shares: z.array(DECRYPTED).max(MOST_SLOTS) })

/** What key holders send each other. */
export const SHARE_MESSAGE = z.strictObject({ contest: HEX, close: HEX, ...SHARES.shape })

export const SIGNED_TOLD = z.strictObject({
  contest: HEX,
  close: HEX,
  holder: ID,
  told: TOLD,
  signature: KNOWLEDGE_PROOF,
})

export const RESULT = z.strictObject({
  close: HEX,
  told: TOLD,
  shares: z.array(SHARES).exactOptional(),
  signatures: z.array(z.strictObject({ holder: ID, signature: KNOWLEDGE_PROOF })).exactOptional(),
})

const LINKS = { index: count, previous: HEX, fingerprint: HEX }

/** The entries of a ballot record. The contest has a reader of its own. */
export const ENTRY_SHAPES = {
  setup: z.strictObject({
    ...LINKS,
    type: z.literal('setup'),
    format: z.literal(PROTOCOL),
    contest: z.looseObject({}) as unknown as z.ZodType<Contest>,
    ballotKey: BALLOT_KEY,
    keeper: HEX,
    electorate: z.array(ELECTOR).max(MOST_MEMBERS),
    signature: KNOWLEDGE_PROOF,
  }),
  ballot: z.strictObject({ ...LINKS, type: z.literal('ballot'), ballot: SEALED_BALLOT }),
  withdrawal: z.strictObject({ ...LINKS, type: z.literal('withdrawal'), ...WITHDRAWAL.shape }),
  opened: z.strictObject({ ...LINKS, type: z.literal('opened'), ballot: SEALED_BALLOT, opening: OPENING }),
  electorate: z.strictObject({
    ...LINKS,
    type: z.literal('electorate'),
    leaves: z.array(ID).max(MOST_MEMBERS),
    joins: z.array(ELECTOR).max(MOST_MEMBERS),
    signature: KNOWLEDGE_PROOF,
  }),
  close: z.strictObject({
    ...LINKS,
    type: z.literal('close'),
    count: z.int().min(1),
    final: z.boolean(),
    electorate: count,
    ballots: count,
    changed: count,
    release: z.enum(['count', 'outcome-only', 'nothing']),
    signature: KNOWLEDGE_PROOF,
  }),
  result: z.strictObject({ ...LINKS, type: z.literal('result'), ...RESULT.shape }),
} as const

export type EntryType = keyof typeof ENTRY_SHAPES

type DeepReadonly<Value> = Value extends string | number | boolean | null | undefined
  ? Value
  : { readonly [Key in keyof Value]: DeepReadonly<Value[Key]> }

/** Nothing is written where a key is left out, so undefined stands for no key. */
type EntryOf<Type extends EntryType> = DeepReadonly<z.output<(typeof ENTRY_SHAPES)[Type]>>

export type SetupEntry = EntryOf<'setup'>
export type BallotEntry = EntryOf<'ballot'>
export type WithdrawalEntry = EntryOf<'withdrawal'>
export type OpenedEntry = EntryOf<'opened'>
export type ElectorateEntry = EntryOf<'electorate'>
export type CloseEntry = EntryOf<'close'>
export type ResultEntry = EntryOf<'result'>

/** One line of a ballot record. */
export type Entry = { [Type in EntryType]: EntryOf<Type> }[EntryType]

/** A member of the electorate, as the record names them. */
export type Elector = DeepReadonly<z.output<typeof ELECTOR>>

/** A withdrawal: the ballot before it is not counted any more. */
export type Withdrawal = DeepReadonly<z.output<typeof WITHDRAWAL>>

/** What was told of a count: nothing; the outcome; which end it is near; or the sum of every option. */
export type ToldResult = DeepReadonly<z.output<typeof TOLD>>

/** A key holder's decryption shares of a count, as they send them to the others. */
export type ShareMessage = DeepReadonly<z.output<typeof SHARE_MESSAGE>>

/** A key holder's signature on what is told of a count. */
export type SignedTold = DeepReadonly<z.output<typeof SIGNED_TOLD>>

/** What a result entry says. */
export type Result = DeepReadonly<z.output<typeof RESULT>>
