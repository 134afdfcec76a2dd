import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Job } from 'bullmq'
import { mergeSweep } from 'coop-rules/sweeps'
import type { WaitTask } from './options.js'
import { fromRoot, openQueue, type ShardJob, type ShardProgress } from './queue.js'

/**
 * Shows how far the shards of a sweep are until none is left in the queue, and puts the rows together. What decides is what lies in the folder: the queue only says when to look.
 *
 * Gives back 0, or 1 where shards were given up or rows are missing.
 */
export const wait = async (task: WaitTask): Promise<number> => {
  const out = fromRoot(task.root, task.out)
  const queue = await openQueue(task.redis)
  try {
    for (;;) {
      const jobs = await queue.getJobs(['waiting', 'active', 'delayed'], 0, -1)
      const mine = jobs.filter((job) => isOf(job, out))
      if (mine.length === 0) break
      show(mine)
      await delay(LOOK_MS)
    }
    const given = (await queue.getJobs(['failed'], 0, -1)).filter((job) => isOf(job, out))
    for (const { data, failedReason } of given)
      console.error(`! ${data.shard}/${data.of} was given up: ${failedReason}`)
  } finally {
    await queue.close()
  }
  const merged = await mergeSweep({ folder: resolve(task.root, out), models: task.models })
  if (merged.kind === 'merged') {
    console.log(`${merged.runs} runs, ${merged.failed} of them failed\ndigest ${merged.digest}`)
    return 0
  }
  const shards = merged.shards.map(({ shard, of }) => `${shard}/${of}`).join(', ')
  console.error(
    `! ${merged.runs} of ${merged.of} runs are missing, of the shards ${shards}: put them into the queue again`,
  )
  return 1
}

const LOOK_MS = 500

/** A job that ended between two questions is none any more. */
const isOf = (job: Job<ShardJob, number> | undefined, out: string): boolean => job?.data.out === out

/** A line that is written over where somebody watches. */
const show = (jobs: readonly Job<ShardJob, number>[]): void => {
  if (!process.stderr.isTTY) return
  const underWay = jobs.filter(({ progress }) => typeof progress === 'object')
  const shares = underWay.map(({ data, progress }) => {
    const { done, of } = progress as unknown as ShardProgress
    return `${data.shard}: ${Math.floor((100 * done) / of)} %`
  })
  process.stderr.write(`\r\x1b[K${jobs.length} shards left  ${shares.join('  ')}`.slice(0, process.stderr.columns))
}
