import type { Commit, EventStore, RecordStore, StoredEvent, Stores, StreamId } from './ports.js'
import { positionUnknown } from './trouble.js'

/**
 * A store that forgets everything when the process ends: for tests, examples and simulations. What is stored is copied in and out, as an engine would.
 *
 * @example
 * ```ts
 * import { BEGINNING, LOG, memoryStores } from 'coop-rules/storage'
 *
 * const { events } = memoryStores()
 * const stream = { coop: 'wjc', stream: LOG }
 * const first = await events.append({ ...stream, expected: BEGINNING, events: [{ type: 'cooperative-founded' }] })
 * first.kind // => 'appended'
 * const second = await events.append({ ...stream, expected: BEGINNING, events: [{ type: 'cooperative-founded' }] })
 * second.kind // => 'conflict'
 * ```
 */
export const memoryStores = (): Stores => {
  const streams = new Map<string, StreamId & { readonly commits: string[]; readonly waiting: Set<() => void> }>()
  const records = new Map<string, Map<string, Uint8Array>>()
  const streamOf = ({ coop, stream }: StreamId) => {
    const key = JSON.stringify([coop, stream])
    const found = streams.get(key) ?? { coop, stream, commits: [], waiting: new Set() }
    streams.set(key, found)
    return found
  }

  const events: EventStore = {
    read: async function* ({ after = '', ...id }) {
      const { commits } = streamOf(id)
      if (!/^([1-9]\d*)?$/.test(after) || Number(after) > commits.length) throw positionUnknown(after)
      // As it stood when it was asked: behind a writer that never pauses there is no other end.
      const end = await Promise.resolve(commits.length)
      for (let at = Number(after); at < end; at++)
        yield { position: String(at + 1), events: JSON.parse(commits[at] as string) as StoredEvent[] } satisfies Commit
    },
    append: async ({ expected, events: added, ...id }) => {
      const { commits, waiting } = streamOf(id)
      const text = JSON.stringify(added)
      if ((await Promise.resolve(expected)) !== (commits.length === 0 ? '' : String(commits.length)))
        return { kind: 'conflict' }
      commits.push(text)
      for (const wake of waiting) wake()
      return { kind: 'appended', position: String(commits.length) }
    },
    list: async function* ({ coop } = {}) {
      for (const one of await Promise.resolve([...streams.values()]))
        if (one.commits.length > 0 && (coop === undefined || one.coop === coop))
          yield { coop: one.coop, stream: one.stream }
    },
    changed: async ({ after, signal, ...id }) => {
      const { commits, waiting } = streamOf(id)
      if (commits.length > Number(after) || signal.aborted) return
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake)
      })
    },
  }
  const ofCoop = (coop: string): Map<string, Uint8Array> => {
    const found = records.get(coop) ?? new Map<string, Uint8Array>()
    records.set(coop, found)
    return found
  }
  const kept: RecordStore = {
    put: async ({ coop, id, value }) => {
      await Promise.resolve(ofCoop(coop).set(id, value.slice()))
    },
    get: async ({ coop, id }) => (await Promise.resolve(ofCoop(coop).get(id)))?.slice(),
    delete: async ({ coop, id }) => {
      await Promise.resolve(ofCoop(coop).delete(id))
    },
    list: async function* ({ coop }) {
      for (const id of await Promise.resolve([...ofCoop(coop).keys()])) yield id
    },
  }
  return {
    capabilities: { outlives: 'nothing', writers: 'one-process' },
    events,
    records: kept,
    close: () => Promise.resolve(),
  }
}
