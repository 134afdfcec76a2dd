import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { base64Of } from './base64.js'
import { wholeLines } from './backup-lines.js'
import { LOG, type Stores } from './ports.js'
import { isSnapshot } from './snapshot.js'
import { EMPTY_STREAM, headAfter } from './stream-digest.js'
import { recordsOf } from './whole-records.js'

/** A store, and the cooperatives of which a backup is made: all with something in their streams, where none is named. */
export interface BackupInput {
  readonly stores: Stores
  readonly coops?: readonly string[]
}

/**
 * What does it take to have everything of these cooperatives again, in any store? Lines of text, each with its line feed, for a file: every stream commit by commit, and every record. The file can be read by `restoreBackup` into a store of
 * another engine. It holds personal data as plain text: keep it as you keep the store, and throw it away when what was erased since has to be gone.
 *
 * It may be made while others write. Of each cooperative first the log is read to its end, then the ballot records and other streams, then the records. What the log speaks of was stored before it: a record is put before the event that
 * names its fingerprint, and a line of a ballot record before the event that names its head. So what the log of the backup speaks of is in the backup, unless it was erased in the meantime; what came in meanwhile may be in it too, and the log goes on from
 * there. The other way round the log would speak of what the backup has not. Snapshots are left out, for they are made anew from the log.
 *
 * The lines are JSON: the first, `{"backup":"coop-rules","format":1}`, is the same in every backup of the format. Then of each cooperative `{"coop"}`; of each stream `{"stream"}`, of each commit as many lines as it has events
 * (`{"events":2,"event":{…}}`, `{"event":{…}}`), and `{"commits","n","digest"}`, the head as `logLines` gives it; of each record `{"record","bytes","sha256"}` and its bytes in lines `{"base64"}`; and `{"records"}`, how many there were. The last line,
 * `{"lines","sha256"}`, counts the lines before it and has the SHA-256 of them as they stand: without it the file was cut. Cooperatives, streams and records stand in the order of their names, so a store that did not change gives the same file.
 *
 * Throws `nothing-stored` where nothing is stored of one that was named, or nothing at all: a wrong address would give an empty backup. Of a cooperative that has records only and no event, the records are found where it is named.
 *
 * @example
 * ```ts
 * import { backupOf, BEGINNING, LOG, memoryStores } from 'coop-rules/storage'
 *
 * const stores = memoryStores()
 * await stores.events.append({ coop: 'wjc', stream: LOG, expected: BEGINNING, events: [{ type: 'cooperative-founded' }] })
 * const lines: string[] = []
 * for await (const line of backupOf({ stores })) lines.push(line)
 * lines.length // => 7
 * lines[3] // => '{"events":1,"event":{"type":"cooperative-founded"}}\n'
 * ```
 */
export const backupOf = (input: BackupInput): AsyncIterable<string> => wholeLines(partsOf(input))

async function* partsOf({ stores, coops }: BackupInput): AsyncGenerator<object> {
  const all = new Set(coops)
  if (coops === undefined) for await (const { coop } of stores.events.list()) all.add(coop)
  if (all.size === 0) throw nothingStored('')
  for (const coop of [...all].sort()) yield* coopIn(stores, coop)
}

async function* coopIn(stores: Stores, coop: string): AsyncGenerator<object> {
  yield { coop }
  let found = yield* streamIn(stores, coop, LOG)
  const others: string[] = []
  for await (const { stream } of stores.events.list({ coop })) if (stream !== LOG) others.push(stream)
  for (const stream of others.sort()) found = (yield* streamIn(stores, coop, stream)) || found
  const records = yield* recordsIn(stores, coop)
  if (!found && records === 0) throw nothingStored(coop)
  yield { records }
}

/** The commits of a stream, as they come from the store. Whether there were any comes back. */
async function* streamIn({ events }: Stores, coop: string, stream: string): AsyncGenerator<object, boolean> {
  let head = EMPTY_STREAM
  for await (const commit of events.read({ coop, stream })) {
    if (head.commits === 0) yield { stream }
    head = headAfter(head, commit.events)
    for (const [at, event] of commit.events.entries())
      yield at === 0 ? { events: commit.events.length, event } : { event }
  }
  if (head.commits === 0) return false
  const { commits, n, digest } = head
  yield { commits, n, digest }
  return true
}

/** The records of a cooperative. How many there were comes back. */
async function* recordsIn(stores: Stores, coop: string): AsyncGenerator<object, number> {
  const records = recordsOf(stores)
  const ids: string[] = []
  for await (const id of records.list({ coop })) if (!isSnapshot(id)) ids.push(id)
  let count = 0
  for (const record of ids.sort()) {
    const value = await records.get({ coop, id: record })
    // Erased since it was listed.
    if (value === undefined) continue
    count++
    yield { record, bytes: value.length, sha256: bytesToHex(sha256(value)) }
    for (const base64 of base64Of(value)) yield { base64 }
  }
  return count
}

const nothingStored = (coop: string): RulesError =>
  new RulesError([problem(says.nothingStored, { path: 'coop', received: coop })])
