import type { Charter } from '../charter/index.js'
import * as says from '../problems/en.js'
import { isRulesError, type Problem, problem, type Refused, tell } from '../problems/index.js'
import { tryReadRecord } from '../secrecy/index.js'
import { ballotLinesIn } from './ballot-record.js'
import { LogCheck } from './log-check.js'
import type { Named } from './named-in-log.js'
import { ballotsOf, type Commit, LOG, type Stores } from './ports.js'
import { isSnapshot } from './snapshot.js'
import { EMPTY_STREAM, headAfter, type StreamHead } from './stream-digest.js'
import { recordsOf } from './whole-records.js'

/** A store, a cooperative in it, and the charter with which its log began; not needed where that is a preset. */
export interface VerifyInput {
  readonly stores: Stores
  readonly coop: string
  readonly charter?: Charter
}

/** A cooperative in which everything that is stored is as it should be. */
export interface VerifiedStore {
  readonly kind: 'verified'
  readonly coop: string
  /** How far each stream goes; compare it with a head that was kept elsewhere, such as in the minutes of a meeting. */
  readonly streams: readonly (StreamHead & { readonly stream: string })[]
  readonly records: number
  /** What is worth a look and may well be right. */
  readonly notes: readonly Note[]
}

/**
 * Something that need not be wrong: a record that was erased leaves its fingerprint in the log, and a session is a record of which the log knows nothing. A record may be named by more than what the log says of it: the one of `names/ana` or
 * `texts/<fingerprint>` is that of `ana` or of the fingerprint. What stands before the last slash is not looked at: where an application keeps `thumbnails/<fingerprint>` or `passkeys/ana` as well, neither is noted, nor is it that `texts/<fingerprint>` is missing.
 */
export type Note =
  | { readonly kind: 'no-record'; readonly fingerprint: string; readonly n: number }
  | { readonly kind: 'not-in-log'; readonly record: string }

/**
 * Is what is stored of a cooperative as it should be? Reads every stream and every record: that each event can be read, and follows from those before it under the charter; that each commit is one command, whole; that no command is
 * there twice; that every line of every ballot record is sound; that every record has all its parts. What is in a record is not held against a fingerprint. It proves no author: whoever can write the store can write a log that is sound. Compare the head with one that was kept elsewhere.
 *
 * Memory grows with what the state holds, with the names and texts in the log, and with the largest ballot record.
 *
 * Problems, with the stream and the number of the event: those of `readEvent` and `tryReadRecord`, `impossible-event`, `other-charter`, `charter-not-named`, `broken-commit`, `command-twice`, `broken-record`, `nothing-stored`. Throws what the
 * store throws.
 *
 * @example
 * ```ts
 * import { memoryStores, openCooperative, verifyStore } from 'coop-rules/storage'
 * import { preset } from 'coop-rules/presets'
 *
 * const stores = memoryStores()
 * const desk = await openCooperative({ events: stores.events, coop: 'wjc', charter: preset('we-just-coop') })
 * const founders = ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' }))
 * await desk.run({ type: 'found', by: 'ana', at: '2026-01-01', founders, commandId: 'c-1' })
 * const verified = await verifyStore({ stores, coop: 'wjc' })
 * verified.kind // => 'verified'
 * ```
 */
export const verifyStore = async ({ stores, coop, charter }: VerifyInput): Promise<VerifiedStore | Refused> => {
  const problems: Problem[] = []
  const log = new LogCheck(charter, problems)
  const streams: (StreamHead & { readonly stream: string })[] = []
  const head = await readStream(stores, coop, LOG, (commit, before) => log.commit(commit, before))
  if (head.commits > 0) streams.push({ stream: LOG, ...head })
  const heads = new Set<string>()
  const others: string[] = []
  for await (const { stream } of stores.events.list({ coop })) if (stream !== LOG) others.push(stream)
  for (const stream of others.sort()) {
    const commits: Commit[] = []
    const isBallots = stream.startsWith(ballotsOf(''))
    const read = await readStream(stores, coop, stream, (commit) => isBallots && commits.push(commit))
    streams.push({ stream, ...read })
    if (isBallots) for (const one of fingerprintsIn(commits, stream, problems)) heads.add(one)
  }
  const { records, notes } = await checkRecords(stores, coop, log.named, heads, problems)
  if (streams.length === 0 && records === 0)
    tell(problems, problem(says.nothingStored, { path: 'coop', received: coop }))
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'verified', coop, streams, records, notes }
}

const readStream = async (
  { events }: Stores,
  coop: string,
  stream: string,
  look: (commit: Commit, before: number) => unknown,
): Promise<StreamHead> => {
  let head = EMPTY_STREAM
  for await (const commit of events.read({ coop, stream })) {
    await look(commit, head.n)
    head = headAfter(head, commit.events)
  }
  return head
}

/** The fingerprints of the entries of a ballot record; what is wrong with it is told. */
const fingerprintsIn = (commits: readonly Commit[], stream: string, problems: Problem[]): readonly string[] => {
  const refused = (found: readonly Problem[]): readonly string[] => {
    for (const one of found)
      tell(problems, { ...one, path: `${stream}${one.path.startsWith('[') ? '' : ' '}${one.path}` })
    return []
  }
  try {
    const record = tryReadRecord(ballotLinesIn(commits))
    return record.kind === 'refused' ? refused(record.problems) : record.entries.map(({ fingerprint }) => fingerprint)
  } catch (error) {
    if (!isRulesError(error)) throw error
    return refused(error.problems)
  }
}

const checkRecords = async (
  stores: Stores,
  coop: string,
  named: Named,
  heads: ReadonlySet<string>,
  problems: Problem[],
): Promise<{ readonly records: number; readonly notes: readonly Note[] }> => {
  const records = recordsOf(stores)
  const ids = new Set<string>()
  for await (const id of records.list({ coop })) if (!isSnapshot(id)) ids.add(id)
  for (const id of ids)
    try {
      await records.get({ coop, id })
    } catch (error) {
      if (!isRulesError(error) || error.code !== 'broken-record') throw error
      for (const one of error.problems) tell(problems, { ...one, path: `record ${one.path}` })
    }
  const kept = new Set([...ids].map(lastPart))
  const missing = [...named.fingerprints]
    .filter(([fingerprint]) => !kept.has(fingerprint) && !heads.has(fingerprint))
    .map(([fingerprint, n]) => ({ kind: 'no-record' as const, fingerprint, n }))
  const unnamed = [...ids]
    .filter((id) => !named.texts.has(id) && !named.texts.has(lastPart(id)))
    .sort()
    .map((record) => ({ kind: 'not-in-log' as const, record }))
  return { records: ids.size, notes: [...missing, ...unnamed] }
}

/** What the name of a record ends in: behind its last slash, where it has one. */
const lastPart = (id: string): string => id.slice(id.lastIndexOf('/') + 1)
