import { performance } from 'node:perf_hooks'
import { LOG, openCooperative } from 'coop-rules/storage'
import { CHARTER, commitsOf } from './log.mjs'

/**
 * One thing done with one long log in a process of its own, so that the memory it takes is its alone: `fill`, `read` (the port by itself), `open` (read and fold), `snapshot` (save one), `reopen` (from the snapshot). The memory adapter forgets, so it
 * fills first; what it holds of the log is part of its memory then.
 */
const [, , module, url, what, count] = process.argv
const { open } = await import(module)
const stores = await open(url)
const STREAM = { coop: 'bench', stream: LOG }

/** Kept until the memory was looked at. */
let desk

const fill = async () => {
  let expected = ''
  for (const events of commitsOf(Number(count))) {
    const answer = await stores.events.append({ ...STREAM, expected, events })
    if (answer.kind !== 'appended') throw new Error('somebody else wrote')
    expected = answer.position
  }
}
const read = async () => {
  let events = 0
  for await (const commit of stores.events.read(STREAM)) events += commit.events.length
  return events
}
const opened = async (snapshots) => {
  desk = await openCooperative({ events: stores.events, coop: 'bench', charter: CHARTER, ...snapshots })
  return desk.state.position
}
const saved = async () => {
  const kept = { events: stores.events, coop: 'bench', charter: CHARTER, snapshots: stores.records }
  desk = await openCooperative(kept)
  const start = performance.now()
  await desk.saveSnapshot()
  return { ms: performance.now() - start, events: desk.state.position }
}
const ACTS = { fill, read, open: () => opened({}), reopen: () => opened({ snapshots: stores.records }) }

if (url === 'memory:' && what !== 'fill') await fill()
if (url === 'memory:' && what === 'reopen') await saved()
const start = performance.now()
const result = what === 'snapshot' ? await saved() : { events: await ACTS[what](), ms: performance.now() - start }
const heapMb = (globalThis.gc?.(), process.memoryUsage().heapUsed / 1e6)
await stores.close()
console.log(
  JSON.stringify({ ...result, position: desk?.position, peakMb: process.resourceUsage().maxRSS / 1e3, heapMb }),
)
