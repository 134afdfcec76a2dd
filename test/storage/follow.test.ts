import { describe, expect, it } from 'vitest'
import { BEGINNING, type EventStore, follow, LOG, memoryStores } from '../../src/storage/index.js'

const stream = { coop: 'wjc', stream: LOG }

/** Appends events one by one, each once the one before was seen. */
const filled = async (events: EventStore, count: number): Promise<void> => {
  let expected = BEGINNING
  for (let at = 0; at < count; at++) {
    const appended = await events.append({ ...stream, expected, events: [{ at }] })
    if (appended.kind === 'appended') expected = appended.position
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('following a stream', () => {
  for (const tells of [true, false])
    it(`gives every commit once and in order, of a store that ${tells ? 'tells' : 'has to be asked again'}`, async () => {
      const { changed, ...others } = memoryStores().events
      const events: EventStore = tells && changed !== undefined ? { ...others, changed } : others
      const stop = new AbortController()
      let pauses = 0
      const pause = async (): Promise<void> => {
        pauses++
        await new Promise((resolve) => setImmediate(resolve))
      }
      const writing = filled(events, 30)
      const seen: unknown[] = []
      for await (const commit of follow({ events, ...stream, pause, signal: stop.signal })) {
        seen.push(commit.events[0]?.['at'])
        if (seen.length === 30) stop.abort()
      }
      await writing
      expect(seen).toEqual(Array.from({ length: 30 }, (_, at) => at))
      expect(pauses > 0).toBe(!tells)
    })

  it('goes on behind a place', async () => {
    const { events } = memoryStores()
    await filled(events, 5)
    const stop = new AbortController()
    const seen: unknown[] = []
    for await (const commit of follow({
      events,
      ...stream,
      after: '3',
      pause: () => Promise.resolve(),
      signal: stop.signal,
    })) {
      seen.push(commit.events[0]?.['at'])
      if (seen.length === 2) stop.abort()
    }
    expect(seen).toEqual([3, 4])
  })

  it('ends where the signal aborts while nothing comes, and gives nothing where it aborted before', async () => {
    const { events } = memoryStores()
    const stop = new AbortController()
    const following = follow({ events, ...stream, pause: () => Promise.resolve(), signal: stop.signal }).next()
    setImmediate(() => {
      stop.abort()
    })
    expect((await following).done).toBe(true)
    await filled(events, 1)
    const after = follow({ events, ...stream, pause: () => Promise.resolve(), signal: stop.signal })
    expect((await after.next()).done).toBe(true)
  })
})
