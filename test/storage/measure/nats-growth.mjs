import { readdirSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { loadTypeScript } from '../endure/load.mjs'

/**
 * What a cluster of three nodes costs as the cooperatives in it become more: `node test/storage/measure/nats-growth.mjs --coops 1,10,100`. For each number: what the nodes need, how long an append takes when all cooperatives
 * take turns, how long the first append of a new one takes, and how long until a log can be read after all nodes were killed and started again.
 */
const { values: options } = parseArgs({
  options: { coops: { type: 'string', default: '1,10,100' }, appends: { type: 'string', default: '1000' } },
})
const { startNatsCluster } = await loadTypeScript(new URL('../../servers/nats.ts', import.meta.url))
const { open } = await import('../../../examples/adapters/jetstream/dist/jetstream.js')

const statusOf = (pid, name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1])
const averageOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2)
const timed = async (act) => {
  const began = performance.now()
  await act()
  return performance.now() - began
}

const cluster = await startNatsCluster()
const stores = await open(cluster.url('growth'))
/** Where the log of each cooperative ends. */
const ends = []
const append = async (coop) => {
  const events = [{ type: 'number-proposed', member: 'ana', item: 'project-threshold', value: '0.5' }]
  const answer = await stores.events.append({ coop: `coop-${coop}`, stream: 'log', expected: ends[coop] ?? '', events })
  if (answer.kind !== 'appended') throw new Error(answer.kind)
  ends[coop] = answer.position
}

const rows = []
for (const count of options.coops.split(',').map(Number)) {
  const first = []
  while (ends.length < count) first.push(await timed(() => append(ends.length)))
  const took = []
  for (let number = 0; number < Number(options.appends); number++) took.push(await timed(() => append(number % count)))
  took.sort((a, b) => a - b)
  const pids = cluster.pids()
  const ofNodes = (figure) => averageOf(pids.map(figure))
  const row = {
    cooperatives: count,
    'MB a node': Math.round(ofNodes((pid) => statusOf(pid, 'VmRSS')) / 1024),
    'open files a node': Math.round(ofNodes((pid) => readdirSync(`/proc/${pid}/fd`).length)),
    'threads a node': Math.round(ofNodes((pid) => statusOf(pid, 'Threads'))),
    'append p50 ms': at(took, 0.5),
    'append p99 ms': at(took, 0.99),
    'first append ms': averageOf(first).toFixed(0),
  }
  const back = await timed(async () => {
    await Promise.all([0, 1, 2].map((node) => cluster.kill(node)))
    await Promise.all([0, 1, 2].map((node) => cluster.start(node)))
    for (let coop = 0; coop < count; coop++)
      for await (const { position } of stores.events.read({ coop: `coop-${coop}`, stream: 'log' }))
        ends[coop] = position
  })
  rows.push({ ...row, 'all logs read after a restart, s': (back / 1000).toFixed(1) })
}
console.table(rows)
await stores.close()
await cluster.stop()
