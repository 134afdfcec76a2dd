import { readFileSync } from 'node:fs'
import { isRulesError } from 'coop-rules/problems'
import { readPlan } from 'coop-rules/simulation'
import { loadModels, runShard } from 'coop-rules/sweeps'
import { sha256Of } from './queue.js'
import type { ShardAsked, ShardTold } from './shard-process.js'

/**
 * The process of one shard. It stands apart from the worker, so that the worker can tell Redis that it is alive while a run takes minutes, and lives on where a run takes all the memory.
 */
const tell = (told: ShardTold): Promise<void> =>
  new Promise((resolve) => {
    // A worker that is gone hears nothing.
    if (process.send === undefined || !process.connected) resolve()
    else process.send(told, () => resolve())
  })

const breakOff = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => breakOff.abort())
// The worker was killed: somebody else will get the shard, and shall not find it taken.
process.on('disconnect', () => breakOff.abort())

const asked = JSON.parse(process.argv[2] ?? '') as ShardAsked
const outcome = async (): Promise<ShardTold> => {
  const { folder, shard, of, models } = asked
  const written = readFileSync(asked.plan.file)
  if (sha256Of(written) !== asked.plan.sha256)
    return { kind: 'refused', says: `${asked.plan.file} is not what it was when it was put into the queue.` }
  let told = 0
  const ran = await runShard({
    folder,
    plan: readPlan(JSON.parse(written.toString('utf8')), await loadModels(models)),
    shard: { shard, of },
    models,
    rows: 'go-on',
    signal: breakOff.signal,
    onProgress: (progress) => {
      if (performance.now() - told < PROGRESS_MS) return
      told = performance.now()
      void tell({ kind: 'progress', progress: { done: progress.done, of: progress.of } })
    },
  })
  return ran.kind === 'done' ? { kind: 'done', done: ran.done } : { kind: 'broken-off' }
}

/** Each is a message to Redis and to whoever waits. */
const PROGRESS_MS = 500

const trouble = (error: unknown): ShardTold => {
  if (!isRulesError(error)) return { kind: 'failed', says: String(error) }
  return error.code === 'shard-taken'
    ? { kind: 'taken', says: error.message }
    : { kind: 'refused', says: error.message }
}

await tell(await outcome().catch(trouble))
if (process.connected) process.disconnect()
