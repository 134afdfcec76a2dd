import assert from 'node:assert/strict'
import { memoryUsage } from 'node:process'
import { setImmediate, setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { BEGINNING, type EventStore, LOG, type Position } from '../../storage/index.js'
import type { Suite } from '../place.js'
import { stored } from '../stored.js'

const STREAM = { coop: 'ana-works', stream: LOG }
const COMMITS = 800
/** All events together have at least so many bytes, and reading them takes no more memory than this. */
const [BYTES, MOST_BYTES] = [48e6, 24e6]

/** A log that is larger than memory should be is read piece by piece. */
export const longLogSuite = ({ test, size: { longLog } }: Suite): void => {
  test(
    `a log of ${longLog} events is read in order and in flat memory, however slow the reader`,
    async (place) => {
      const { events } = await place.open()
      const places = await written(events, longLog)
      const before = bytesInUse()
      let [next, commits, most] = [0, 0, 0]
      for await (const commit of events.read(STREAM)) {
        for (const { number } of commit.events) assert.equal(number, next++)
        assert.equal(commit.position, places[commits])
        // Slower than the store: what reads ahead without end has time to fill memory.
        await setImmediate()
        if (commits % 50 === 0) await wait(5)
        if (commits % 50 === 49) most = Math.max(most, bytesInUse() - before)
        commits++
      }
      assert.deepEqual([next, commits], [longLog, places.length])
      assert.ok(most < MOST_BYTES, `reading a log of ${BYTES} bytes or more took ${most} bytes of memory`)

      const middle = Math.floor(places.length / 2)
      const perCommit = Math.ceil(longLog / COMMITS)
      next = (middle + 1) * perCommit
      for await (const commit of events.read({ ...STREAM, after: places[middle] as Position }))
        for (const { number } of commit.events) assert.equal(number, next++)
      assert.equal(next, longLog)
    },
    120_000 + longLog,
  )
}

/** Stores numbered events and gives the places behind each commit. */
const written = async (store: EventStore, longLog: number): Promise<readonly Position[]> => {
  const text = 'x'.repeat(Math.ceil(BYTES / longLog))
  const perCommit = Math.ceil(longLog / COMMITS)
  const places: Position[] = []
  for (let from = 0; from < longLog; from += perCommit) {
    const length = Math.min(perCommit, longLog - from)
    const events = Array.from({ length }, (_, at) => ({ type: 'noted', number: from + at, text }))
    places.push(await stored(store, { ...STREAM, expected: places.at(-1) ?? BEGINNING, events }))
  }
  return places
}

/** What is in use after everything that is not has been given back. */
const bytesInUse = (): number => {
  collectGarbage()
  const { heapUsed, external } = memoryUsage()
  return heapUsed + external
}

let garbageCollector: (() => void) | undefined
const collectGarbage = (): void => {
  garbageCollector ??= findGarbageCollector()
  garbageCollector()
}

/** Node and Deno hide theirs: it has to be asked for before a new context is made. Bun has no such flag and shows its own. Asked for only where it is needed, so that importing this does nothing. */
const findGarbageCollector = (): (() => void) => {
  const { Bun } = globalThis as { readonly Bun?: { readonly gc: (now: boolean) => void } }
  if (Bun !== undefined) return () => Bun.gc(true)
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
