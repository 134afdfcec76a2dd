import { randomBytes } from '@noble/hashes/utils.js'
import { type Data, wideHash } from './encode.js'
import { type Scalar, scalarFromWide, scalarText } from './group.js'

/**
 * Where random bytes come from. The outermost functions take the system's unless they are given another; below them it is always handed on. A source for tests is
 * `testsOnlyRandom`, and its type says so.
 */
export interface RandomSource {
  /** So many bytes that nobody can foresee. */
  readonly bytes: (length: number) => Uint8Array
  /** `system`, or what must never seal a real ballot. */
  readonly origin: 'system' | 'tests-only'
}

/** The random bytes of the system. */
export const systemRandom: RandomSource = { bytes: (length) => randomBytes(length), origin: 'system' }

/**
 * Random bytes that are the same for the same seed, for test vectors. Whoever knows the seed opens every ballot sealed with it.
 *
 * @example
 * ```ts
 * import { testsOnlyRandom } from 'coop-rules/secrecy'
 *
 * testsOnlyRandom('a seed').origin // => 'tests-only'
 * ```
 */
export const testsOnlyRandom = (seed: string): RandomSource => {
  let drawn = 0
  const bytes = (length: number): Uint8Array => {
    const out = new Uint8Array(length)
    for (let at = 0; at < length; at += 64)
      out.set(wideHash('tests-only-random', [seed, drawn++]).subarray(0, length - at), at)
    return out
  }
  return { bytes, origin: 'tests-only' }
}

/** A random scalar, never zero. 64 bytes are drawn, so that no scalar is likelier than another by anything that could be noticed; they are wiped, the scalar cannot be. */
export const randomScalar = (random: RandomSource): Scalar => {
  const wide = random.bytes(64)
  const scalar = scalarFromWide(wide)
  wide.fill(0)
  return scalar === 0n ? randomScalar(random) : scalar
}

/**
 * A random scalar that hangs also on a secret and on what it is for. A source of random bytes that repeats itself, as that of a machine put back to an earlier state does, then
 * still makes no two proofs with the same number, from which anybody could work out the secret; and one that somebody foresees tells them nothing.
 */
export const hedgedScalar = (random: RandomSource, secret: Scalar, purpose: Data): Scalar => {
  const drawn = random.bytes(64)
  const wide = wideHash('hedged', [drawn, scalarText(secret), purpose])
  const scalar = scalarFromWide(wide)
  drawn.fill(0)
  wide.fill(0)
  return scalar === 0n ? hedgedScalar(random, secret, purpose) : scalar
}
