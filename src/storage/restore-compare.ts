import * as says from '../problems/en.js'
import { type Problem, problem, tell } from '../problems/index.js'
import { readBackup } from './backup-lines.js'
import { bytesOf } from './bytes.js'
import type { Commit, RecordStore, Stores } from './ports.js'
import { isSnapshot } from './snapshot.js'
import { sameText } from './stream-digest.js'
import { recordsOf } from './whole-records.js'

/** A backup whose lines are sound, a store, and how they are compared: whether the store may have no more than the beginning of each stream, and some of the records, or has to have all. */
export interface CompareInput {
  readonly lines: AsyncIterable<string>
  readonly stores: Stores
  readonly as: 'beginning' | 'whole'
}

/**
 * What a store has of the cooperatives of a backup that is not as the backup has it: every stream once, at the first commit that differs, and every record. Where it may have the beginning only, also what the store would not take.
 */
export const compareBackup = async ({ lines, stores, as }: CompareInput): Promise<readonly Problem[]> => {
  const saying = as === 'whole' ? says.restoredOtherwise : says.notEmpty
  const most = stores.capabilities.mostBytesTogether ?? Number.POSITIVE_INFINITY
  const records = recordsOf(stores)
  const problems: Problem[] = []
  let coop = ''
  const differs = (path: string): boolean => tell(problems, problem(saying, { path, received: coop }))
  let stream: StreamBeside | undefined
  let place = ''
  /** What the store has of the cooperative and the backup did not name yet. */
  let left = new Set<string>()
  for await (const item of readBackup(lines, problems))
    switch (item.kind) {
      case 'coop':
        ;({ coop } = item)
        left = await namesOf(stores, records, coop)
        break
      case 'stream':
        place = placeOf('stream', item.stream)
        left.delete(place)
        stream = new StreamBeside(stores.events.read({ coop, stream: item.stream }))
        break
      case 'commit': {
        const bytes = as === 'whole' ? 0 : bytesOf(item.events)
        if (bytes > most)
          tell(problems, problem(says.tooLargeTogether, { path: `${coop} ${place}`, received: bytes, facts: { most } }))
        await stream?.compare(item.events, as)
        break
      }
      case 'stream-end':
        await stream?.end()
        if (stream?.differs === true) differs(place)
        break
      case 'record': {
        const name = placeOf('record', item.id)
        const missing = !left.delete(name)
        if (missing ? as === 'whole' : !same(await records.get({ coop, id: item.id }), item.value)) differs(name)
        break
      }
      case 'coop-end':
        for (const name of left) differs(name)
    }
  return problems
}

/** A stream of the store, read beside the same stream of the backup. */
class StreamBeside {
  differs = false
  readonly #commits: AsyncIterator<Commit>
  #ended = false

  constructor(commits: AsyncIterable<Commit>) {
    this.#commits = commits[Symbol.asyncIterator]()
  }

  async compare(events: Commit['events'], as: CompareInput['as']): Promise<void> {
    if (this.#ended) return
    const next = await this.#commits.next()
    if (next.done === true) this.#ended = true
    this.differs = next.done === true ? as === 'whole' : sameText(next.value.events) !== sameText(events)
    // After the first difference nothing more is to be learned.
    if (this.differs && next.done !== true) await this.#stop()
  }

  /** After the last commit of the backup: what else the store has differs. */
  async end(): Promise<void> {
    if (this.#ended) return
    this.differs = (await this.#commits.next()).done !== true
    await this.#stop()
  }

  async #stop(): Promise<void> {
    this.#ended = true
    await this.#commits.return?.()
  }
}

const namesOf = async (stores: Stores, records: RecordStore, coop: string): Promise<Set<string>> => {
  const names = new Set<string>()
  for await (const { stream } of stores.events.list({ coop })) names.add(placeOf('stream', stream))
  for await (const id of records.list({ coop })) if (!isSnapshot(id)) names.add(placeOf('record', id))
  return names
}

const placeOf = (what: 'stream' | 'record', name: string): string => `${what} ${name}`

const same = (a: Uint8Array | undefined, b: Uint8Array): boolean =>
  a?.length === b.length && b.every((byte, at) => byte === a[at])
