import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { G, pointText, readScalar, scalarText, times } from './group.js'
import { type RandomSource, randomScalar, systemRandom } from './random.js'
import type { Signer } from './seal.js'

/** A key and its secret, as they are kept in a file: the voting key of a member, or the identity key of a key holder or of whoever keeps the ballot record. */
export interface KeyPair {
  /** Nobody else's to know: whoever has it votes, or signs, in your name. */
  readonly secret: string
  /** Everybody's to know. */
  readonly key: string
}

/**
 * Makes a new key. The secret leaves this function as text, which JavaScript cannot erase: keep it in a file, and end the program.
 *
 * @example
 * ```ts
 * import { keyOf, newSigner } from 'coop-rules/secrecy'
 *
 * const ana = newSigner()
 * keyOf(ana.secret) === ana.key // => true
 * ```
 */
export const newSigner = (random: RandomSource = systemRandom): KeyPair => {
  const secret = randomScalar(random)
  return { secret: scalarText(secret), key: pointText(times(G, secret)) }
}

/**
 * The key of a secret. Throws `not-a-scalar` where the text is no secret.
 *
 * @example
 * ```ts
 * import { keyOf } from 'coop-rules/secrecy'
 *
 * keyOf(`01${'00'.repeat(31)}`) // => 'e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76'
 * ```
 */
export const keyOf = (secret: string): string => pointText(signerOf(secret).key)

/**
 * A secret as it is used.
 *
 * @internal
 */
export const signerOf = (secret: string): Signer => {
  const signer = readSigner(secret)
  // What came instead is not shown: it may be most of a secret.
  if (signer === undefined) throw new RulesError([problem(says.notAScalar, { path: 'secret', received: undefined })])
  return signer
}

/**
 * The same where the text comes from outside; undefined where it is no secret.
 *
 * @internal
 */
export const readSigner = (secret: unknown): Signer | undefined => {
  const scalar = typeof secret === 'string' ? readScalar(secret) : undefined
  return scalar === undefined || scalar === 0n ? undefined : { secret: scalar, key: times(G, scalar) }
}
