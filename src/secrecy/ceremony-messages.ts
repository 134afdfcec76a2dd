import { type Data, fingerprintOf } from './encode.js'
import type { Equation } from './equations.js'
import type { Point } from './group.js'
import { type EqualityProof, type KnowledgeProof, proveKnowledge } from './proofs.js'
import type { RandomSource } from './random.js'
import { type Signer, signatureEquations } from './seal.js'

interface Sent {
  /** The fingerprint of the plan. */
  readonly plan: string
  /** Who sends it. */
  readonly holder: string
  readonly signature: KnowledgeProof
}

/** First: the fingerprint of the reveal that follows. Nobody can choose a key to suit the others', having seen them. */
export interface CommitmentMessage extends Sent {
  readonly kind: 'commitment'
  readonly reveal: string
}

/** Then, once everybody has committed: the holder's part of the key, and under a quorum what shares are held against. */
export interface RevealMessage extends Sent {
  readonly kind: 'reveal'
  /** The coefficients of the holder's polynomial times G, the constant one first: one under `all-of`, as many as are needed under `quorum`. */
  readonly commitments: readonly string[]
  /** That the holder knows the constant coefficient. */
  readonly proof: KnowledgeProof
}

/** With it, under a quorum: each other holder's share, sealed to their own key. */
export interface DealMessage extends Sent {
  readonly kind: 'deal'
  /** The fingerprint of the sender's reveal, to which these shares belong: a deal of a ceremony that was given up fits no other. */
  readonly reveal: string
  readonly shares: readonly SealedShare[]
}

/** A share that only one holder can open. */
export interface SealedShare {
  readonly to: string
  readonly ephemeral: string
  readonly sealed: string
  /** That the sender knows the secret of `ephemeral`: a share sealed for another ceremony cannot be passed off as one's own, to be opened in a complaint. */
  readonly proof: KnowledgeProof
}

/** Last: the holder has seen these keys of everybody, and their own shares fit. */
export interface ConfirmationMessage extends Sent {
  readonly kind: 'confirmation'
  readonly transcript: string
}

/** Or else: a share that does not fit, opened for everybody to see. */
export interface ComplaintMessage extends Sent {
  readonly kind: 'complaint'
  readonly deal: DealMessage
  /** The complainer's own secret times the ephemeral point, which opens that share and no other. */
  readonly shared: string
  readonly proof: EqualityProof
}

/** What key holders send each other. */
export type CeremonyMessage = CommitmentMessage | RevealMessage | DealMessage | ConfirmationMessage | ComplaintMessage

type Unsigned<Message> = Message extends CeremonyMessage ? Omit<Message, 'signature'> : never

/** Signs a message. The signature's tag is the kind of the message, and it is over everything else in it. */
export const signMessage = <Message extends Unsigned<CeremonyMessage>>(
  message: Message,
  signer: Signer,
  random: RandomSource,
): Message & { readonly signature: KnowledgeProof } => ({
  ...message,
  signature: proveKnowledge(message.kind, messageStatement(message), signer, random),
})

/** What has to hold for a message to be signed with this key. */
export const messageEquations = (
  { signature, ...unsigned }: CeremonyMessage,
  identity: Point,
): readonly Equation[] | undefined => signatureEquations(unsigned.kind, messageStatement(unsigned), identity, signature)

const messageStatement = (message: Unsigned<CeremonyMessage>): Data =>
  fingerprintOf('ceremony-message', message as unknown as Data)

/** What a commitment says of the reveal that follows. It needs no salt: nobody can guess a proof. */
export const revealFingerprint = (reveal: RevealMessage): string =>
  fingerprintOf('ceremony-reveal', reveal as unknown as Data)

/** A holder's part of the key, as everybody sees it. */
export type SharedPart = Pick<RevealMessage, 'holder' | 'commitments' | 'proof'>

/** What a proof of a part of the key is about. */
export const partStatement = (plan: string, { holder, commitments }: Omit<SharedPart, 'proof'>): Data => [
  plan,
  holder,
  commitments,
]

/** What a confirmation is of: all parts of the key, in the order of the plan. */
export const transcriptOf = (plan: string, parts: readonly SharedPart[]): string =>
  fingerprintOf('ceremony-transcript', [
    plan,
    parts.map(({ holder, commitments, proof }) => ({ holder, commitments, proof })),
  ] as unknown as Data)
