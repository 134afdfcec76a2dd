import { ristretto255 } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import { newSigner } from 'coop-rules/secrecy'

/** Something that only one key holder can read: whoever carries it, the desk included, cannot. */
export interface Letter {
  readonly to: string
  readonly ephemeral: string
  readonly sealed: string
}

/**
 * Seals a letter to the key that the plan of the vote names for somebody. Each letter has a key of its own, from a secret that is used once and theirs (ECIES on ristretto255 with HKDF-SHA-256 and AES-GCM). It is not signed: what is in it carries its own
 * proof.
 */
export const sealLetter = async (to: string, identity: string, about: string, value: unknown): Promise<Letter> => {
  const once = newSigner()
  const key = await keyFor(once.secret, identity, `${about}\n${to}\n${once.key}\n${identity}`)
  const text = new TextEncoder().encode(JSON.stringify(value))
  const sealed = new Uint8Array(await crypto.subtle.encrypt(GCM, key, text))
  return { to, ephemeral: once.key, sealed: bytesToHex(sealed) }
}

/** Opens a letter; undefined where it was sealed to another key, or for another matter. */
export const openLetter = async (
  { to, ephemeral, sealed }: Letter,
  own: { readonly secret: string; readonly key: string },
  about: string,
): Promise<unknown> => {
  try {
    const key = await keyFor(own.secret, ephemeral, `${about}\n${to}\n${ephemeral}\n${own.key}`)
    const text = await crypto.subtle.decrypt(GCM, key, new Uint8Array(hexToBytes(sealed)))
    return JSON.parse(new TextDecoder().decode(text))
  } catch {
    return undefined
  }
}

/** The key of a letter is used for that letter alone, so the nonce can be always the same. */
const GCM = { name: 'AES-GCM', iv: new Uint8Array(12) } as const

const keyFor = async (secret: string, key: string, about: string): Promise<CryptoKey> => {
  const scalar = BigInt(`0x${bytesToHex(hexToBytes(secret).reverse())}`)
  const point = ristretto255.Point.fromHex(key)
  if (point.is0()) throw new TypeError('a key is not the point at nothing')
  const shared = new Uint8Array(point.multiply(scalar).toBytes())
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode(`coop-rules desk letter 1\n${about}`)
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info }
  return crypto.subtle.deriveKey(hkdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
