import type { Data } from './encode.js'
import type { Equation } from './equations.js'
import {
  challengeOf,
  pointBytes,
  G,
  mod,
  type Point,
  pointText,
  type Scalar,
  scalarText,
  times,
  readPoint,
  readScalar,
} from './group.js'
import { hedgedScalar, type RandomSource } from './random.js'

/**
 * The four proofs of this protocol, each a Schnorr proof (commit, challenge, respond) whose challenge hashes the whole statement: what it is about, everything that is
 * claimed, and every commitment. A challenge that left any of them out could be answered for another statement (the weak Fiat-Shamir transformation).
 *
 * Proofs carry their commitments and not only their challenges: so many of them can be checked in one sum (equations.ts).
 */

/** Proof that somebody knows the secret of a key; with a message, a signature. */
export interface KnowledgeProof {
  readonly commit: string
  readonly response: string
}

/** Proof that two points are the same secret times two bases. */
export interface EqualityProof {
  readonly commit: readonly [string, string]
  readonly response: string
}

/** Proof that a ciphertext holds 0 or 1. */
export interface BitProof {
  /** Commitments of the two branches: to 0 on G and the key, to 1 on G and the key. */
  readonly commit: readonly [string, string, string, string]
  /** The challenge of the branch for 0; that for 1 is what is left of the hash. */
  readonly challenge: string
  readonly responses: readonly [string, string]
}

/** Proves knowledge of the secret of `key` = secret × G; `tag` and `statement` say what for. */
export const proveKnowledge = (
  tag: string,
  statement: Data,
  { secret, key }: { readonly secret: Scalar; readonly key: Point },
  random: RandomSource,
): KnowledgeProof => {
  const nonce = hedgedScalar(random, secret, [tag, statement])
  const commit = times(G, nonce)
  const challenge = knowledgeChallenge(tag, statement, key, commit)
  return { commit: pointText(commit), response: scalarText(mod(nonce + challenge * secret)) }
}

/** What has to hold for such a proof; undefined where it is no proof at all: a point or a scalar that is none. */
export const knowledgeEquation = (
  tag: string,
  statement: Data,
  key: Point,
  proof: KnowledgeProof,
): Equation | undefined => {
  const commit = readPoint(proof.commit)
  const response = readScalar(proof.response)
  if (commit === undefined || response === undefined) return undefined
  const challenge = knowledgeChallenge(tag, statement, key, commit)
  return { commit, g: response, k: 0n, terms: [[key, mod(-challenge)]] }
}

const knowledgeChallenge = (tag: string, statement: Data, key: Point, commit: Point): Scalar =>
  challengeOf(tag, [statement, pointBytes(key), pointBytes(commit)])

/** A base and what it became, times a secret: two of them, of which the first base is G. */
export interface SamePower {
  readonly key: Point
  readonly base: Point
  readonly product: Point
}

/** Proves that `key` = secret × G and `product` = secret × base. */
export const proveEquality = (
  tag: string,
  statement: Data,
  { key, base, product }: SamePower,
  secret: Scalar,
  random: RandomSource,
): EqualityProof => {
  const nonce = hedgedScalar(random, secret, [tag, statement, pointBytes(base)])
  const commit = [times(G, nonce), times(base, nonce)] as const
  const challenge = equalityChallenge(tag, statement, { key, base, product }, commit)
  return {
    commit: [pointText(commit[0]), pointText(commit[1])],
    response: scalarText(mod(nonce + challenge * secret)),
  }
}

/** What has to hold for such a proof: both equations. */
export const equalityEquations = (
  tag: string,
  statement: Data,
  { key, base, product }: SamePower,
  proof: EqualityProof,
): readonly Equation[] | undefined => {
  const first = readPoint(proof.commit[0])
  const second = readPoint(proof.commit[1])
  const response = readScalar(proof.response)
  if (first === undefined || second === undefined || response === undefined) return undefined
  const challenge = equalityChallenge(tag, statement, { key, base, product }, [first, second])
  return [
    { commit: first, g: response, k: 0n, terms: [[key, mod(-challenge)]] },
    {
      commit: second,
      g: 0n,
      k: 0n,
      terms: [
        [base, response],
        [product, mod(-challenge)],
      ],
    },
  ]
}

const equalityChallenge = (
  tag: string,
  statement: Data,
  { key, base, product }: SamePower,
  [first, second]: readonly [Point, Point],
): Scalar =>
  challengeOf(tag, [
    statement,
    pointBytes(key),
    pointBytes(base),
    pointBytes(product),
    pointBytes(first),
    pointBytes(second),
  ])

/** A ciphertext of exponential ElGamal: a = randomness × G, b = randomness × key + value × G. */
export interface Ciphertext {
  readonly a: Point
  readonly b: Point
}

/** Proves that a ciphertext made with this randomness holds this bit, without saying which: the branch that is not true is made up backwards from its response. */
export const proveBit = (
  tag: string,
  statement: Data,
  { a, b }: Ciphertext,
  { key, bit, randomness }: { readonly key: Point; readonly bit: 0 | 1; readonly randomness: Scalar },
  random: RandomSource,
): BitProof => {
  const drawn = (what: string): Scalar => hedgedScalar(random, randomness, [tag, statement, pointBytes(b), what])
  const nonce = drawn('nonce')
  const madeUpChallenge = drawn('challenge')
  const madeUpResponse = drawn('response')
  const honest = [times(G, nonce), times(key, nonce)] as const
  // response × G - challenge × a, and response × key - challenge × (b - other × G): with a and b of our own making, both come from fixed bases.
  const rest = mod(madeUpResponse - madeUpChallenge * randomness)
  const shift = mod(bit === 0 ? madeUpChallenge : -madeUpChallenge)
  const madeUp = [times(G, rest), times(key, rest).add(times(G, shift))] as const
  const commit = bit === 0 ? ([...honest, ...madeUp] as const) : ([...madeUp, ...honest] as const)
  const whole = bitChallenge(tag, statement, { key, a, b }, commit)
  const honestChallenge = mod(whole - madeUpChallenge)
  const honestResponse = mod(nonce + honestChallenge * randomness)
  const responses = bit === 0 ? [honestResponse, madeUpResponse] : [madeUpResponse, honestResponse]
  return {
    commit: [pointText(commit[0]), pointText(commit[1]), pointText(commit[2]), pointText(commit[3])],
    challenge: scalarText(bit === 0 ? honestChallenge : madeUpChallenge),
    responses: [scalarText(responses[0] as Scalar), scalarText(responses[1] as Scalar)],
  }
}

/** What has to hold for such a proof: the four equations of its two branches. */
export const bitEquations = (
  tag: string,
  statement: Data,
  { a, b }: Ciphertext,
  key: Point,
  proof: BitProof,
): readonly Equation[] | undefined => {
  const commit = proof.commit.map(readPoint)
  const [zeroG, zeroKey, oneG, oneKey] = commit
  const zero = readScalar(proof.challenge)
  const [zeroResponse, oneResponse] = proof.responses.map(readScalar)
  if (zeroG === undefined || zeroKey === undefined || oneG === undefined || oneKey === undefined) return undefined
  if (zero === undefined || zeroResponse === undefined || oneResponse === undefined) return undefined
  const whole = bitChallenge(tag, statement, { key, a, b }, [zeroG, zeroKey, oneG, oneKey])
  const one = mod(whole - zero)
  return [
    onG(zeroResponse, zeroG, a, zero),
    onKey(zeroResponse, zeroKey, b, zero, 0n),
    onG(oneResponse, oneG, a, one),
    onKey(oneResponse, oneKey, b, one, 1n),
  ]
}

/** response × G = commit + challenge × a */
const onG = (response: Scalar, commit: Point, a: Point, challenge: Scalar): Equation => ({
  commit,
  g: response,
  k: 0n,
  terms: [[a, mod(-challenge)]],
})

/** response × key = commit + challenge × (b - value × G) */
const onKey = (response: Scalar, commit: Point, b: Point, challenge: Scalar, value: Scalar): Equation => ({
  commit,
  g: mod(challenge * value),
  k: response,
  terms: [[b, mod(-challenge)]],
})

const bitChallenge = (
  tag: string,
  statement: Data,
  { key, a, b }: Ciphertext & { readonly key: Point },
  commit: readonly Point[],
): Scalar => challengeOf(tag, [statement, pointBytes(key), pointBytes(a), pointBytes(b), ...commit.map(pointBytes)])
