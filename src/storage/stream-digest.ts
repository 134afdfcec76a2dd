import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { type LogHead, logLines } from '../cooperative/index.js'
import { isRecord } from '../problems/index.js'
import type { StoredEvent } from './ports.js'

/** How far a stream goes: how many commits and events, and the digest of the events as `logLines` works it out. */
export interface StreamHead extends LogHead {
  readonly commits: number
}

/** A stream before its first event. */
export const EMPTY_STREAM: StreamHead = { ...logLines({ events: [] }).head, commits: 0 }

/** The head after one more commit. */
export const headAfter = (before: StreamHead, events: readonly StoredEvent[]): StreamHead => {
  let { n, digest } = before
  for (const event of events) {
    n++
    digest = bytesToHex(sha256(utf8ToBytes(`${digest}\n${n}\n${sameText(event)}`))).slice(0, 32)
  }
  return { n, digest, commits: before.commits + 1 }
}

/**
 * One text for the same data, whatever the order of its keys: what `canonicalJson` writes where it takes the data. A store may hold events of other programs, with keys that we never write; they are told apart too.
 */
export const sameText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(sameText).join(',')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  const pairs = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${sameText(value[key])}`)
  return `{${pairs.join(',')}}`
}
