import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Charter } from '../charter/index.js'
import { canonicalJson, type State, STATE_FORMAT, stateLines, stateOf } from '../cooperative/index.js'
import { isRulesError } from '../problems/index.js'
import { type EventStore, LOG, type Position, type RecordStore } from './ports.js'
import { sameText } from './stream-digest.js'

/** Where a cooperative stood, and up to where its log was read then. */
export interface Snapshot {
  readonly state: State
  readonly position: Position
  /** The place behind which the last commit stands that was read. */
  readonly before: Position
  /** The fingerprint of that commit, as the store has it. */
  readonly last: string
}

/** What is written last, and names everything else. */
interface Head {
  readonly format: number
  /** The fingerprint of the charter under which the log begins. */
  readonly charter: string
  readonly position: Position
  readonly before: Position
  readonly last: string
  /** The fingerprints of the parts, which are their names too. */
  readonly parts: readonly string[]
}

/**
 * Whether a record is part of a snapshot: made from the log, of no use to people, and in no backup.
 *
 * @example
 * ```ts
 * import { isSnapshot } from 'coop-rules/storage'
 *
 * isSnapshot('member/ana') // => false
 * ```
 */
export const isSnapshot = (id: string): boolean => id.startsWith(PREFIX)

/**
 * The last snapshot of a cooperative; nothing where there is none of use: it is of another version or charter, or is damaged. Then the log is read. The fingerprints in it show accidents only: whoever can write records can write a snapshot that
 * is taken for ours.
 */
export const readSnapshot = async ({
  records,
  coop,
  charter,
}: {
  readonly records: RecordStore
  readonly coop: string
  readonly charter: Charter
}): Promise<Snapshot | undefined> => {
  const head = headOf(await valueOf(records, coop, HEAD))
  if (head?.format !== STATE_FORMAT || head.charter !== fingerprintOf(charter)) return undefined
  const texts: string[] = []
  for (const part of head.parts) {
    const bytes = await valueOf(records, coop, partId(part))
    if (bytes === undefined || bytesToHex(sha256(bytes)) !== part) return undefined
    texts.push(textOf(bytes))
  }
  const state = stateOf(linesIn(texts))
  const { position, before, last } = head
  return state === undefined ? undefined : { state, position, before, last }
}

/** The first commit behind a place: the place behind it, and its fingerprint. Nothing where none stands there. */
export const commitAfter = async ({
  events,
  coop,
  after,
}: {
  readonly events: EventStore
  readonly coop: string
  readonly after: Position
}): Promise<{ readonly position: Position; readonly last: string } | undefined> => {
  for await (const commit of events.read({ coop, stream: LOG, after }))
    return { position: commit.position, last: bytesToHex(sha256(utf8ToBytes(sameText(commit.events)))) }
  return undefined
}

/**
 * Saves a snapshot in the place of the last one. A part is named by what is in it, and what names the parts is written when all of them stand: whoever breaks off in between leaves the last snapshot as it was. Of two who save at once one may take
 * away what the other needs: that is seen by whoever reads it, and the log is read.
 */
export const saveSnapshot = async ({
  records,
  coop,
  charter,
  state,
  position,
  before,
  last,
}: Snapshot & {
  readonly records: RecordStore
  readonly coop: string
  readonly charter: Charter
}): Promise<void> => {
  const old = new Set<string>()
  for await (const id of records.list({ coop })) if (isSnapshot(id) && id !== HEAD) old.add(id)
  const parts: string[] = []
  for (const text of textsOf(stateLines(state))) {
    const value = utf8ToBytes(text)
    const part = bytesToHex(sha256(value))
    parts.push(part)
    // What has the same name has the same bytes, unless it was damaged: then it is written again.
    const known = old.delete(partId(part)) ? await valueOf(records, coop, partId(part)) : undefined
    if (known === undefined || bytesToHex(sha256(known)) !== part) await records.put({ coop, id: partId(part), value })
  }
  const head: Head = { format: STATE_FORMAT, charter: fingerprintOf(charter), position, before, last, parts }
  await records.put({ coop, id: HEAD, value: utf8ToBytes(JSON.stringify({ head, sha256: fingerprintOf(head) })) })
  for (const id of old) await records.delete({ coop, id })
}

/** Takes away all snapshots of a cooperative: the log is read then. */
export const forgetSnapshots = async (records: RecordStore, coop: string): Promise<void> => {
  const ids: string[] = []
  for await (const id of records.list({ coop })) if (isSnapshot(id)) ids.push(id)
  for (const id of ids) await records.delete({ coop, id })
}

const PREFIX = 'coop-rules/snapshot/'
const HEAD = `${PREFIX}head`
const partId = (part: string): string => `${PREFIX}${part}`

/** Every engine takes so much at once. */
const MOST_BYTES = 256 * 1024

const fingerprintOf = (value: unknown): string => bytesToHex(sha256(utf8ToBytes(canonicalJson(value))))

/** A record; nothing where parts of it are missing, for then it is of no use. */
const valueOf = async (records: RecordStore, coop: string, id: string): Promise<Uint8Array | undefined> => {
  try {
    return await records.get({ coop, id })
  } catch (error) {
    if (isRulesError(error) && error.code === 'broken-record') return undefined
    throw error
  }
}

/** The head, where it is one that was written so. */
const headOf = (bytes: Uint8Array | undefined): Head | undefined => {
  if (bytes === undefined) return undefined
  try {
    const { head, sha256: fingerprint } = JSON.parse(textOf(bytes)) as { readonly head: Head; readonly sha256: string }
    const { format, charter, position, before, last, parts } = head
    const isWhole =
      fingerprintOf({ format, charter, position, before, last, parts }) === fingerprint &&
      [position, before, last].every((text) => typeof text === 'string') &&
      Array.isArray(parts) &&
      parts.every((part) => typeof part === 'string' && /^[0-9a-f]{64}$/.test(part))
    return isWhole ? head : undefined
  } catch {
    return undefined
  }
}

/** Lines as texts of the size of a part. They are ASCII, so that a letter is a byte. */
function* textsOf(lines: Iterable<string>): Generator<string, void, undefined> {
  let waiting: string[] = []
  let size = 0
  for (const line of lines) {
    waiting.push(line, '\n')
    size += line.length + 1
    if (size < MOST_BYTES) continue
    const text = waiting.join('')
    const whole = size - (size % MOST_BYTES)
    for (let at = 0; at < whole; at += MOST_BYTES) yield text.slice(at, at + MOST_BYTES)
    waiting = [text.slice(whole)]
    size -= whole
  }
  if (size > 0) yield waiting.join('')
}

/** The lines in the texts of parts, each without its line feed. A line may be longer than a part. */
function* linesIn(texts: readonly string[]): Generator<string, void, undefined> {
  let begun: string[] = []
  for (const text of texts) {
    const lines = text.split('\n')
    const rest = lines.pop() ?? ''
    for (const line of lines) {
      yield begun.length === 0 ? line : [...begun, line].join('')
      begun = []
    }
    begun.push(rest)
  }
  const rest = begun.join('')
  if (rest !== '') yield rest
}

const textOf = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}
