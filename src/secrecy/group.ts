import { interleavedMSMUnsafe, ScalarMultiplier } from '@noble/curves/abstract/curve.js'
import { ristretto255 } from '@noble/curves/ed25519.js'
import { bytesToNumberLE } from '@noble/curves/utils.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { type Data, wideHash } from './encode.js'

/** An element of the group: ristretto255 (RFC 9496), which has prime order and one encoding for each element. */
export type Point = InstanceType<typeof ristretto255.Point>

/** A whole number from 0 to the order of the group, less one. */
export type Scalar = bigint

const { Point: Group } = ristretto255

export const ORDER: bigint = Group.Fn.ORDER
export const G: Point = Group.BASE
export const ZERO: Point = Group.ZERO

/** Bits of a scalar that one look at a point's table takes care of. */
const WINDOW = 8

/** A scalar brought into range. */
export const mod = (value: bigint): Scalar => {
  const rest = value % ORDER
  return rest < 0n ? rest + ORDER : rest
}

/** The inverse of a scalar that is not zero. */
export const inverse = (scalar: Scalar): Scalar => Group.Fn.inv(scalar)

/** A scalar from 64 bytes, the least significant first: so many more bits than the order has leave no bias that could be noticed. */
export const scalarFromWide = (bytes: Uint8Array): Scalar => mod(bytesToNumberLE(bytes))

/** A challenge: the hash of a whole statement, as a scalar. */
export const challengeOf = (tag: string, statement: Data): Scalar => scalarFromWide(wideHash(tag, statement))

/** The 32 bytes of a point. To work them out costs a square root, so they are kept for as long as the point is. */
export const pointBytes = (point: Point): Uint8Array => {
  const kept = ENCODED.get(point)
  if (kept !== undefined) return kept
  const bytes = point.toBytes()
  ENCODED.set(point, bytes)
  return bytes
}

const ENCODED = new WeakMap<Point, Uint8Array>()

/** The 32 bytes of a point, as 64 hexadecimal digits. */
export const pointText = (point: Point): string => bytesToHex(pointBytes(point))

/** The 32 bytes of a scalar, the least significant first, as 64 hexadecimal digits. */
export const scalarText = (scalar: Scalar): string => bytesToHex(scalarBytes(scalar))

const scalarBytes = (scalar: Scalar): Uint8Array => hexToBytes(scalar.toString(16).padStart(64, '0')).reverse()

/** The point that a text stands for; undefined where it is no canonical encoding, or that of the identity, which is never a key, half a ciphertext or a commitment. */
export const readPoint = (text: string): Point | undefined => {
  const bytes = readBytes(text)
  if (bytes === undefined) return undefined
  try {
    const point = Group.fromBytes(bytes)
    if (point.is0()) return undefined
    ENCODED.set(point, bytes)
    return point
  } catch {
    return undefined
  }
}

/** The scalar that a text stands for; undefined where it is not below the order. */
export const readScalar = (text: string): Scalar | undefined => {
  const bytes = readBytes(text)
  if (bytes === undefined) return undefined
  const value = bytesToNumberLE(bytes)
  return value < ORDER ? value : undefined
}

const readBytes = (text: string): Uint8Array | undefined => (/^[0-9a-f]{64}$/.test(text) ? hexToBytes(text) : undefined)

/**
 * The library's multiplier, over the elements of this group. Their own `multiply` answers with a point brought to Z = 1, which costs as much again as the multiplication and
 * is of no use here: what leaves is encoded, and that divides by itself.
 */
const MULTIPLIER = /* @__PURE__ */ (() => {
  const multiplier = new ScalarMultiplier(Group)
  multiplier.setWindowSize(Group.BASE, WINDOW)
  return multiplier
})()

/** A point that very many scalars will be multiplied with: its table is made at the first of them, which takes as long as a hundred multiplications. */
export const preparePoint = (point: Point): Point => {
  if (!MULTIPLIER.hasWindowSize(point)) MULTIPLIER.setWindowSize(point, WINDOW)
  return point
}

/** The ballot key of a vote, with its table. Whoever seals or checks ballots one by one reads the same key again and again, so the last one is kept. */
export const readBallotKeyPoint = (text: string): Point | undefined => {
  if (lastKey?.text === text) return lastKey.point
  const read = readPoint(text)
  if (read === undefined) return undefined
  const point = preparePoint(read)
  lastKey = { text, point }
  return point
}

let lastKey: { readonly text: string; readonly point: Point } | undefined

/** A point times a scalar that is nobody else's to know: in constant time, as far as JavaScript has it. */
export const times = (point: Point, secret: Scalar): Point => (secret === 0n ? ZERO : MULTIPLIER.mulCT(point, secret).p)

/** A point times a scalar that everybody may know. */
export const timesPublic = (point: Point, scalar: Scalar): Point => MULTIPLIER.mulUnsafe(point, scalar)

/** A point of somebody else's times a secret that is used again and again: split in two at random, so that how long it takes says nothing about the secret itself. */
export const timesBlinded = (point: Point, secret: Scalar, blind: Scalar): Point =>
  times(point, mod(secret - blind)).add(times(point, blind))

/** The sum of a few points, each times a scalar that everybody may know: one chain of doublings for all of them. For many see buckets.ts. */
export const sumOfProducts = (points: readonly Point[], scalars: readonly Scalar[]): Point =>
  interleavedMSMUnsafe(Group, [...points], 5)([...scalars])
