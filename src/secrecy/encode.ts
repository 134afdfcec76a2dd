import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** Data as it is hashed: JSON values without fractions, and raw bytes for points and fingerprints. */
export type Data =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Data[]
  | { readonly [key: string]: Data | undefined }

/** The protocol and its version; every hash of it begins with these. */
export const PROTOCOL = 'coop-rules/sealed-ballots/1'

/**
 * The one byte string of this data: a letter for its kind, then how long it is, then what it is. No two different data share one, so a hash of it says exactly what was
 * hashed. Hashing bytes instead of JSON text leaves no room for two spellings of the same thing. An object's keys stand in the order of their UTF-8 bytes; a key whose
 * value is undefined is not there.
 */
export const encode = (data: Data): Uint8Array => {
  const out: Out = { bytes: new Uint8Array(512), length: 0 }
  writeData(out, data)
  return out.bytes.subarray(0, out.length)
}

/** SHA-256 of tagged data, as 64 hexadecimal digits: what names a ballot, an entry, a ceremony. */
export const fingerprintOf = (tag: string, data: Data): string => bytesToHex(sha256(encode([PROTOCOL, tag, data])))

/** SHA-512 of tagged data: 64 bytes, from which scalars are made. */
export const wideHash = (tag: string, data: Data): Uint8Array => sha512(encode([PROTOCOL, tag, data]))

/** Bytes that grow: one array for a whole statement, and not one for each word of it. */
interface Out {
  bytes: Uint8Array
  length: number
}

/** The letters, as ASCII. */
const KINDS = {
  null: 0x6e,
  false: 0x66,
  true: 0x74,
  whole: 0x69,
  text: 0x73,
  bytes: 0x62,
  list: 0x6c,
  object: 0x6f,
} as const

const writeData = (out: Out, data: Data): void => {
  if (data === null) writeKind(out, KINDS.null)
  else if (typeof data === 'boolean') writeKind(out, data ? KINDS.true : KINDS.false)
  else if (typeof data === 'number') writeText(out, KINDS.whole, wholeText(data))
  else if (typeof data === 'string') writeText(out, KINDS.text, data)
  else if (data instanceof Uint8Array) writeFramed(out, KINDS.bytes, data)
  else if (isList(data)) {
    writeHead(out, KINDS.list, data.length)
    for (const one of data) writeData(out, one)
  } else writeObject(out, data)
}

const writeObject = (out: Out, data: Readonly<Record<string, Data | undefined>>): void => {
  const keys = Object.keys(data)
    .filter((key) => data[key] !== undefined)
    .map((key) => ({ key, bytes: utf8Of(key) }))
    .sort((a, b) => compareBytes(a.bytes, b.bytes))
  writeHead(out, KINDS.object, keys.length)
  for (const { key, bytes } of keys) {
    writeFramed(out, KINDS.text, bytes)
    writeData(out, data[key] as Data)
  }
}

const isList = (data: object): data is readonly Data[] => Array.isArray(data)

/** Whole numbers are written as decimal digits: no other number is ever hashed. */
const wholeText = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no whole number that can be hashed.`)
  return String(value)
}

/** Text is written letter by letter; where a letter takes more than one byte, it is begun again the long way. */
const writeText = (out: Out, kind: number, text: string): void => {
  const start = out.length
  writeHead(out, kind, text.length)
  makeRoom(out, text.length)
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter > 0x7f) {
      out.length = start
      writeFramed(out, kind, utf8Of(text))
      return
    }
    out.bytes[out.length++] = letter
  }
}

/** Half a surrogate pair has no UTF-8: the encoder would write another letter for it, and two texts would share their bytes. */
const utf8Of = (text: string): Uint8Array => {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('Half a letter cannot be hashed.')
  return utf8ToBytes(text)
}

const writeFramed = (out: Out, kind: number, bytes: Uint8Array): void => {
  writeHead(out, kind, bytes.length)
  makeRoom(out, bytes.length)
  out.bytes.set(bytes, out.length)
  out.length += bytes.length
}

/** The letter and four bytes of length, the most significant first. */
const writeHead = (out: Out, kind: number, length: number): void => {
  writeKind(out, kind)
  makeRoom(out, 4)
  for (const shift of [24, 16, 8, 0]) out.bytes[out.length++] = (length >>> shift) & 0xff
}

const writeKind = (out: Out, kind: number): void => {
  makeRoom(out, 1)
  out.bytes[out.length++] = kind
}

const makeRoom = (out: Out, more: number): void => {
  if (out.length + more <= out.bytes.length) return
  const wider = new Uint8Array(2 * (out.length + more))
  wider.set(out.bytes)
  out.bytes = wider
}

const compareBytes = (a: Uint8Array, b: Uint8Array): number => {
  for (let at = 0; at < a.length && at < b.length; at++) {
    const difference = (a[at] as number) - (b[at] as number)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
