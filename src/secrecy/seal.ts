import { type Layout } from './contest.js'
import { type Data, fingerprintOf } from './encode.js'
import {
  G,
  mod,
  type Point,
  pointText,
  readPoint,
  readScalar,
  type Scalar,
  scalarText,
  times,
  timesPublic,
  ZERO,
} from './group.js'
import type { Equation } from './equations.js'
import {
  type BitProof,
  bitEquations,
  type Ciphertext,
  type EqualityProof,
  equalityEquations,
  type KnowledgeProof,
  knowledgeEquation,
  proveBit,
  proveEquality,
  proveKnowledge,
} from './proofs.js'
import { hedgedScalar, type RandomSource } from './random.js'

/** One bit, encrypted, with the proof that it is one. */
export interface SealedSlot {
  readonly a: string
  readonly b: string
  readonly proof: BitProof
}

/** A ballot that nobody can read, as it stands in the record. */
export interface SealedBallot {
  readonly member: string
  /** 1 for a member's first ballot, and one more for each that takes the place of one before. */
  readonly sequence: number
  /** The tracking code of the ballot or withdrawal that it takes the place of; null for the first. */
  readonly before: string | null
  readonly slots: readonly SealedSlot[]
  /** Where the number of ones is fixed: the proof that they are so many. */
  readonly sum?: EqualityProof
  readonly signature: KnowledgeProof
}

/** What opens a sealed ballot: whoever has it can show how it was made. */
export interface Opening {
  readonly bits: readonly (0 | 1)[]
  readonly randomness: readonly string[]
}

/** The vote a ballot belongs to: what every proof of it names. */
export interface VoteContext {
  /** The fingerprint of the first entry of the ballot record: question, electorate, key holders, rule and disclosure policy are in it. */
  readonly contest: string
  /** What ballots are encrypted with. */
  readonly key: Point
  readonly layout: Layout
}

/** Whose ballot it is, and which of theirs. */
export interface BallotPlace {
  readonly member: string
  readonly sequence: number
  readonly before: string | null
}

/** Seals bits: encrypts each, proves that each is a bit, and signs the whole. */
export const sealBits = (
  vote: VoteContext,
  place: BallotPlace,
  bits: readonly (0 | 1)[],
  signer: Signer,
  random: RandomSource,
): { readonly ballot: SealedBallot; readonly opening: Opening } => {
  const { key, layout } = vote
  const secrets = bits.map((bit, at) =>
    hedgedScalar(random, signer.secret, ['slot', slotStatement(vote, place, at), bit]),
  )
  const ciphertexts = bits.map((bit, at) => encrypt(key, bit, secrets[at] as Scalar))
  const slots = ciphertexts.map((ciphertext, at) => ({
    a: pointText(ciphertext.a),
    b: pointText(ciphertext.b),
    proof: proveBit(
      'bit',
      slotStatement(vote, place, at),
      ciphertext,
      { key, bit: bits[at] as 0 | 1, randomness: secrets[at] as Scalar },
      random,
    ),
  }))
  const total = mod(secrets.reduce((sum, one) => sum + one, 0n))
  const sum =
    layout.ones === undefined
      ? {}
      : {
          sum: proveEquality(
            'sum',
            placeStatement(vote, place),
            sumClaim(key, ciphertexts, layout.ones),
            total,
            random,
          ),
        }
  const unsigned = { ...place, slots, ...sum }
  const signature = proveKnowledge('ballot', ballotStatement(vote, unsigned), signer, random)
  return {
    ballot: { ...unsigned, signature },
    opening: { bits, randomness: secrets.map(scalarText) },
  }
}

/** A voting key and its secret. */
export interface Signer {
  readonly secret: Scalar
  readonly key: Point
}

const encrypt = (key: Point, bit: 0 | 1, randomness: Scalar): Ciphertext => {
  const shared = times(key, randomness)
  // Both are made whatever the bit, so that how long it takes does not say which.
  const b = [shared, shared.add(G)] as const
  return { a: times(G, randomness), b: b[bit] }
}

/** What a ballot comes down to: its ciphertexts, and what has to hold of them, each with its place in the ballot. */
export interface ReadBallot {
  readonly ciphertexts: readonly Ciphertext[]
  readonly claims: readonly Claim[]
}

/** One proof, as equations; undefined equations stand for a proof that is none, as a point that is no point. */
export interface Claim {
  readonly path: string
  readonly equations: readonly Equation[] | undefined
}

/** Reads a sealed ballot of a member with this voting key. Where its slots are not those of the vote, or half a ciphertext is no point, it says at which place. */
export const readSealed = (
  vote: VoteContext,
  ballot: SealedBallot,
  votingKey: Point,
): ReadBallot | { readonly wrongAt: string } => {
  const { key, layout } = vote
  if (ballot.slots.length !== layout.slots.length) return { wrongAt: 'slots' }
  if ((ballot.sum === undefined) !== (layout.ones === undefined)) return { wrongAt: 'sum' }
  const ciphertexts: Ciphertext[] = []
  for (const [at, slot] of ballot.slots.entries()) {
    const a = readPoint(slot.a)
    const b = readPoint(slot.b)
    if (a === undefined) return { wrongAt: `slots[${at}].a` }
    if (b === undefined) return { wrongAt: `slots[${at}].b` }
    ciphertexts.push({ a, b })
  }
  const claims: Claim[] = ciphertexts.map((ciphertext, at) => ({
    path: `slots[${at}].proof`,
    equations: bitEquations(
      'bit',
      slotStatement(vote, ballot, at),
      ciphertext,
      key,
      (ballot.slots[at] as SealedSlot).proof,
    ),
  }))
  if (ballot.sum !== undefined && layout.ones !== undefined)
    claims.push({
      path: 'sum',
      equations: equalityEquations(
        'sum',
        placeStatement(vote, ballot),
        sumClaim(key, ciphertexts, layout.ones),
        ballot.sum,
      ),
    })
  claims.push({
    path: 'signature',
    equations: signatureEquations('ballot', ballotStatement(vote, ballot), votingKey, ballot.signature),
  })
  return { ciphertexts, claims }
}

/** The equations of a signature, as a list. */
export const signatureEquations = (
  tag: string,
  statement: Data,
  key: Point,
  signature: KnowledgeProof,
): readonly Equation[] | undefined => {
  const equation = knowledgeEquation(tag, statement, key, signature)
  return equation === undefined ? undefined : [equation]
}

/** The code by which a member finds their ballot in the record again: the fingerprint of all of it. */
export const trackingCode = (vote: Pick<VoteContext, 'contest'>, ballot: SealedBallot): string =>
  fingerprintOf('tracking-code', { contest: vote.contest, ballot: ballot as unknown as Data })

/** Does this opening make this ballot? Everything in a ballot but its proofs and signature follows from the bits and the randomness. */
export const opens = (vote: VoteContext, ballot: SealedBallot, opening: Opening): boolean => {
  const { bits, randomness } = opening
  if (bits.length !== ballot.slots.length || randomness.length !== ballot.slots.length) return false
  return ballot.slots.every((slot, at) => {
    const scalar = readScalar(randomness[at] as string)
    if (scalar === undefined) return false
    const { a, b } = encrypt(vote.key, bits[at] as 0 | 1, scalar)
    return slot.a === pointText(a) && slot.b === pointText(b)
  })
}

const placeStatement = ({ contest }: VoteContext, { member, sequence, before }: BallotPlace): Data => [
  contest,
  member,
  sequence,
  before,
]

const slotStatement = (vote: VoteContext, place: BallotPlace, at: number): Data => [placeStatement(vote, place), at]

const ballotStatement = ({ contest }: VoteContext, ballot: Omit<SealedBallot, 'signature'>): Data => {
  const { member, sequence, before, slots, sum } = ballot
  return fingerprintOf('ballot', { contest, member, sequence, before, slots, sum } as unknown as Data)
}

/** All ones together are so many: the sum of the ciphertexts, less as many times G, is an encryption of zero. */
const sumClaim = (
  key: Point,
  ciphertexts: readonly Ciphertext[],
  ones: number,
): { readonly key: Point; readonly base: Point; readonly product: Point } => {
  const a = ciphertexts.reduce((sum, one) => sum.add(one.a), ZERO)
  const b = ciphertexts.reduce((sum, one) => sum.add(one.b), ZERO)
  return { key: a, base: key, product: b.subtract(timesPublic(G, BigInt(ones))) }
}
