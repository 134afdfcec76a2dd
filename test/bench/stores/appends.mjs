import { performance } from 'node:perf_hooks'
import { LOG } from 'coop-rules/storage'

/** An event as a ballot leaves it in a log. */
const eventOf = (n) => ({
  v: 1,
  type: 'number-proposed',
  at: '2026-02-01',
  by: `m${n % 1000}`,
  commandId: `0b9c6f7e-${n}`,
  item: 'weekly-hours',
  member: `m${n % 1000}`,
  value: '37.5',
})

/** How long each write took that was made within a time, by so many writers who each wait for their own answer. */
const timed = async (writers, ms, write) => {
  const times = []
  const end = performance.now() + ms
  const began = performance.now()
  const writing = async (writer) => {
    let turn = performance.now() + TURN_MS
    for (let n = 0; performance.now() < end; n++) {
      const start = performance.now()
      if (await write(writer, n)) times.push(performance.now() - start)
      // A store that never waits would let no other writer begin.
      if (performance.now() < turn) continue
      await new Promise((resolve) => setImmediate(resolve))
      turn = performance.now() + TURN_MS
    }
  }
  await Promise.all(Array.from({ length: writers }, (_, writer) => writing(writer)))
  return figuresOf(times, performance.now() - began)
}

const TURN_MS = 5

const figuresOf = (times, ms) => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null
  return { perSecond: (times.length / ms) * 1000, p50: at(0.5), p99: at(0.99) }
}

/** One by one, by 8 writers who have a cooperative each, and by 8 who write one log: those whose place was taken read on and try again, which counts as waiting. */
export const appends = async (engine, ms) => {
  const { open } = await import(engine.module)
  const apart = async (writers) => {
    const stores = await open(await engine.url())
    const ends = Array.from({ length: writers }, () => '')
    const write = async (writer, n) => {
      const stream = { coop: `c${writer}`, stream: LOG }
      const answer = await stores.events.append({ ...stream, expected: ends[writer], events: [eventOf(n)] })
      ends[writer] = answer.position
      return answer.kind === 'appended'
    }
    // The first of each makes what is to be made.
    for (let writer = 0; writer < writers; writer++) await write(writer, 0)
    const figures = await timed(writers, ms, write)
    await stores.close()
    return figures
  }
  const together = async (writers) => {
    const url = await engine.url()
    const all = []
    for (let writer = 0; writer < writers; writer++)
      all.push(url === 'memory:' && writer > 0 ? all[0] : await open(url))
    const ends = all.map(() => '')
    const stream = { coop: 'c', stream: LOG }
    const write = async (writer, n) => {
      const { events } = all[writer]
      for (;;) {
        const answer = await events.append({ ...stream, expected: ends[writer], events: [eventOf(n)] })
        if (answer.kind === 'appended') {
          ends[writer] = answer.position
          return true
        }
        for await (const { position } of events.read({ ...stream, after: ends[writer] })) ends[writer] = position
      }
    }
    await write(0, 0)
    const figures = await timed(writers, ms, write)
    await Promise.all([...new Set(all)].map((one) => one.close()))
    return figures
  }
  const bare = async (writers) => {
    const { write, close } = await engine.bare()
    const figures = await timed(writers, ms, async (_, n) => (await write(JSON.stringify([eventOf(n)])), true))
    await close()
    return figures
  }
  return {
    'one by one': { ours: await apart(1), bare: await bare(1) },
    '8 writers, 8 cooperatives': { ours: await apart(8), bare: await bare(8) },
    '8 writers, one log': { ours: await together(8), bare: undefined },
  }
}

/** What an append takes when there are so many cooperatives, each with a log of its own, written in turns; and what the first one of a new cooperative takes. */
export const growth = async (engine, sizes, ms) => {
  const { open } = await import(engine.module)
  const stores = await open(await engine.url())
  const ends = []
  const write = async (at, n) => {
    const stream = { coop: `c${at}`, stream: LOG }
    const answer = await stores.events.append({ ...stream, expected: ends[at] ?? '', events: [eventOf(n)] })
    ends[at] = answer.position
    return answer.kind === 'appended'
  }
  const rows = []
  for (const size of sizes) {
    const firsts = []
    while (ends.length < size) {
      const start = performance.now()
      await write(ends.length, 0)
      firsts.push(performance.now() - start)
    }
    const figures = await timed(1, ms, (_, n) => write((n * 7) % size, n))
    const start = performance.now()
    let listed = 0
    for await (const _ of stores.events.list()) listed++
    if (listed !== size) throw new Error(`${listed} streams are listed of ${size}`)
    rows.push({ coops: size, ...figures, first: figuresOf(firsts, 1).p50, listMs: performance.now() - start })
  }
  await stores.close()
  return rows
}
