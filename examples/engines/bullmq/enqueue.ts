import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readPlan } from 'coop-rules/simulation'
import { loadModels } from 'coop-rules/sweeps'
import type { EnqueueTask } from './options.js'
import { fromRoot, jobIdOf, openQueue, sha256Of, type ShardJob } from './queue.js'

/**
 * Puts a job for each shard of a plan into the queue. A shard that waits or is being carried out stays as it is; one that is done or was given up is put there anew, and goes on with what is missing.
 */
export const enqueue = async (task: EnqueueTask): Promise<number> => {
  const [out, file] = [fromRoot(task.root, task.out), fromRoot(task.root, task.plan)]
  const written = readFileSync(resolve(task.root, file))
  // What is wrong with the plan is told here, not by every worker.
  const { runs } = readPlan(JSON.parse(written.toString('utf8')), await loadModels(task.models))
  const of = Math.min(task.shards, runs)
  const queue = await openQueue(task.redis)
  try {
    const jobs = Array.from({ length: of }, (_, at): ShardJob => {
      return { out, plan: { file, sha256: sha256Of(written) }, shard: at + 1, of }
    })
    await Promise.all(
      jobs.map(async (job) => {
        const there = await queue.getJob(jobIdOf(job))
        if (there !== undefined && ((await there.isCompleted()) || (await there.isFailed()))) await there.remove()
      }),
    )
    await queue.addBulk(
      jobs.map((data) => ({
        name: `${data.shard}/${of}`,
        data,
        opts: {
          jobId: jobIdOf(data),
          // A full disk or a missing folder: after 5, 10, 20 and 40 seconds again.
          attempts: 5,
          backoff: { type: 'exponential', delay: 5000 },
          removeOnComplete: { age: MONTH_SECONDS },
          removeOnFail: { age: MONTH_SECONDS },
        },
      })),
    )
    console.log(`${of} shards of ${runs} runs are in the queue`)
    return 0
  } finally {
    await queue.close()
  }
}

const MONTH_SECONDS = 30 * 24 * 3600
