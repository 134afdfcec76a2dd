import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { DelayedError, type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq'
import { removeLockOfLost } from './lost-machine.js'
import type { WorkTask } from './options.js'
import { connectionTo, fromRoot, openQueue, QUEUE, type ShardJob, type ShardQueue } from './queue.js'
import { carryOutShard, type ShardEnded } from './shard-process.js'

/**
 * Carries out shards until the signal says stop. Then the shards in hand are broken off, which loses nothing, and go back into the queue.
 */
export const work = async (task: WorkTask, signal: AbortSignal): Promise<void> => {
  const queue = await openQueue(task.redis)
  const worker = new Worker<ShardJob, number>(
    QUEUE,
    (job, token = '') => carryOut({ task, queue, job, token, signal }),
    {
      connection: connectionTo(task.redis),
      name: hostname(),
      concurrency: task.shardsAtOnce,
      lockDuration: task.lockSeconds * 1000,
      stalledInterval: task.lockSeconds * 1000,
      // How many workers a shard may lose. One that takes all the memory would end one after the other.
      maxStalledCount: 10,
    },
  )
  worker.on('error', (error) => console.error(`! ${error.message}`))
  worker.on('completed', ({ data }) => console.log(`${nameOf(data)}: done`))
  worker.on('failed', (job, { message }) =>
    console.error(`! ${job === undefined ? 'a shard' : nameOf(job.data)}: ${message}`),
  )
  worker.on('stalled', (id) => console.error(`! ${id}: its worker is gone; it is given to another`))
  await worker.waitUntilReady()
  console.log(`waiting for shards in ${resolve(task.root)}`)
  await new Promise((stop) => signal.addEventListener('abort', stop))
  await worker.close()
  await queue.close()
}

interface Carried {
  readonly task: WorkTask
  readonly queue: ShardQueue
  readonly job: Job<ShardJob, number>
  readonly token: string
  readonly signal: AbortSignal
}

const carryOut = async ({ task, queue, job, token, signal }: Carried): Promise<number> => {
  const { shard, of, plan } = job.data
  console.log(`${nameOf(job.data)}: begun`)
  let ended: ShardEnded
  try {
    const folder = resolve(task.root, fromRoot(task.root, job.data.out))
    const file = resolve(task.root, fromRoot(task.root, plan.file))
    await removeLockOfLost(queue, join(folder, 'rows', `${shard}-of-${of}.jsonl.lock`))
    const asked = { folder, plan: { file, sha256: plan.sha256 }, shard, of, models: task.models }
    // Redis may be down: what is told of the progress then is told later.
    const onProgress = (progress: object): void => void job.updateProgress(progress).catch(() => undefined)
    ended = await carryOutShard({ asked, signal, onProgress })
  } catch (error) {
    throw new UnrecoverableError((error as Error).message)
  }
  if (ended.kind === 'done') return ended.done
  if (ended.kind === 'refused') throw new UnrecoverableError(ended.says)
  if (ended.kind === 'failed') throw new Error(ended.says)
  if (ended.kind === 'broken-off') {
    await job.moveToWait(token)
    throw new WaitingError()
  }
  // Somebody was slow to say that it is alive, and works on. To be refused counts as no attempt.
  console.log(`${nameOf(job.data)}: ${ended.says}`)
  await job.moveToDelayed(Date.now() + TAKEN_MS, token)
  throw new DelayedError()
}

/** How long a shard that another process writes is left alone. */
const TAKEN_MS = 2000

const nameOf = ({ out, shard, of }: ShardJob): string => `${out} ${shard}/${of}`
