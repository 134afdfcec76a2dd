import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** The first 128 bits of the SHA-256 of a text, as four words with a sign, which whole-number arithmetic of 32 bits takes as they are. */
export const seedOf = (text: string): Int32Array => {
  const hash = sha256(utf8ToBytes(text))
  const view = new DataView(hash.buffer, hash.byteOffset)
  return Int32Array.from([0, 4, 8, 12], (at) => view.getInt32(at))
}
