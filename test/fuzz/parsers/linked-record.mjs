import { createHash } from 'node:crypto'
import { isRecordOf } from './rooms.mjs'

/** The one byte string of data, as docs/secrecy-format.md has it: so that an entry that was changed can be given the fingerprint it should have. */
const encoded = (data) => {
  const head = (kind, length) =>
    Buffer.from([kind.charCodeAt(0), length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255])
  const framed = (kind, bytes) => Buffer.concat([head(kind, bytes.length), bytes])
  if (data === null) return Buffer.from('n')
  if (typeof data === 'boolean') return Buffer.from(data ? 't' : 'f')
  if (typeof data === 'number') return framed('i', Buffer.from(String(data)))
  if (typeof data === 'string') return framed('s', Buffer.from(data))
  // No text holds a list with holes, and thousands of millions of them would be walked one by one.
  if (Array.isArray(data) && Object.keys(data).length < data.length) throw new TypeError('a list with holes')
  if (Array.isArray(data)) return Buffer.concat([head('l', data.length), ...data.map(encoded)])
  const keys = Object.keys(data)
    .map((key) => ({ key, bytes: Buffer.from(key) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  return Buffer.concat([
    head('o', keys.length),
    ...keys.flatMap(({ key, bytes }) => [framed('s', bytes), encoded(data[key])]),
  ])
}
const fingerprintOf = (entry) =>
  createHash('sha256')
    .update(encoded(['coop-rules/sealed-ballots/1', 'entry', entry]))
    .digest('hex')

/** The text of entries in which every fingerprint fits, whatever else is wrong with them. */
export const linked = (entries) => {
  let previous = '0'.repeat(64)
  return entries
    .map((given, index) => {
      if (!isRecordOf(given)) return `${JSON.stringify(given)}\n`
      const { fingerprint: _fingerprint, ...rest } = given
      const entry = { ...rest, index, previous }
      previous = fingerprintOf(entry)
      return `${canonical({ ...entry, fingerprint: previous })}\n`
    })
    .join('')
}
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!isRecordOf(value)) return JSON.stringify(value)
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join(',')}}`
}
