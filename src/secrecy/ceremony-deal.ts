import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { SealedShare } from './ceremony-messages.js'
import { type Data, wideHash } from './encode.js'
import type { Equation } from './equations.js'
import { G, type Point, pointBytes, pointText, readPoint, readScalar, type Scalar, scalarText, times } from './group.js'
import { pointAt } from './polynomial.js'
import { proveKnowledge } from './proofs.js'
import { hedgedScalar, type RandomSource } from './random.js'
import { signatureEquations } from './seal.js'

/** From whom to whom a share goes, in which ceremony. */
export interface DealPlace {
  readonly plan: string
  readonly from: string
  readonly to: string
}

/** Seals a share so that only the holder with this key can open it (ElGamal with a hash). That it was not changed on the way, the signature of the whole message says. */
export const sealShare = (place: DealPlace, identity: Point, share: Scalar, random: RandomSource): SealedShare => {
  const secret = hedgedScalar(random, share, ['ephemeral', place.plan, place.from, place.to])
  const ephemeral = times(G, secret)
  const sealed = withPad(place, ephemeral, times(identity, secret), scalarText(share))
  const proof = proveKnowledge('sealed-share', sealedStatement(place, sealed), { secret, key: ephemeral }, random)
  return { to: place.to, ephemeral: pointText(ephemeral), sealed, proof }
}

/** What has to hold of a sealed share before anybody opens it: its sender made it. */
export const sealedEquations = (place: DealPlace, share: SealedShare): readonly Equation[] | undefined => {
  const ephemeral = readPoint(share.ephemeral)
  return ephemeral === undefined
    ? undefined
    : signatureEquations('sealed-share', sealedStatement(place, share.sealed), ephemeral, share.proof)
}

/** The share, opened by the point that sender and receiver share; undefined where it fits no commitments of the sender. `index` is the receiver's place. */
export const openShare = (
  place: DealPlace,
  share: SealedShare,
  shared: Point,
  { commitments, index }: { readonly commitments: readonly Point[]; readonly index: number },
): Scalar | undefined => {
  const ephemeral = readPoint(share.ephemeral)
  const opened = ephemeral && readScalar(withPad(place, ephemeral, shared, share.sealed))
  return opened !== undefined && times(G, opened).equals(pointAt(commitments, index)) ? opened : undefined
}

/** 32 bytes, each added to one of the pad without carrying: that seals, and opens again. */
const withPad = (place: DealPlace, ephemeral: Point, shared: Point, text: string): string => {
  const { plan, from, to } = place
  const pad = wideHash('share-pad', [plan, from, to, pointBytes(ephemeral), pointBytes(shared)])
  const bytes = hexToBytes(text)
  const padded = bytes.map((byte, at) => byte ^ (pad[at] as number))
  const out = bytesToHex(padded)
  pad.fill(0)
  bytes.fill(0)
  padded.fill(0)
  return out
}

const sealedStatement = ({ plan, from, to }: DealPlace, sealed: string): Data => [plan, from, to, sealed]
