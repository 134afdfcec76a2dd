import { createHash } from 'node:crypto'
import { isAbsolute, relative, resolve } from 'node:path'
import { type ConnectionOptions, Queue } from 'bullmq'
import { Redis } from 'ioredis'

/** What a job says: which shard of which sweep. The plan itself lies in the folder that the machines share. */
export interface ShardJob {
  /** The folder of the sweep, from the root that all machines share. */
  readonly out: string
  readonly shard: number
  readonly of: number
  /** The file of the plan, from the root too, and the SHA-256 it had when it was put into the queue. */
  readonly plan: { readonly file: string; readonly sha256: string }
}

/** How far a shard is. */
export interface ShardProgress {
  readonly done: number
  readonly of: number
}

/** One queue has the shards of all sweeps: a worker takes whatever comes next. */
export const QUEUE = 'coop-rules-shards'

export type ShardQueue = Queue<ShardJob, number>

/**
 * How BullMQ reaches Redis. A command that found no connection is kept until there is one (`maxRetriesPerRequest: null`, which BullMQ wants of workers): Redis may be down for a while.
 */
export const connectionTo = (redis: string): ConnectionOptions => ({
  url: redis,
  maxRetriesPerRequest: null,
  retryStrategy: (times: number) => Math.min(times * 200, 5000),
})

/** The queue, when Redis has answered once: somebody who puts shards into it should hear at once that nobody is there. */
export const openQueue = async (redis: string): Promise<ShardQueue> => {
  await checkRedis(redis)
  const queue: ShardQueue = new Queue(QUEUE, { connection: connectionTo(redis) })
  // Told by the connection again and again while Redis is down; it goes on by itself.
  queue.on('error', () => undefined)
  return queue
}

/** Throws where Redis does not answer, or would throw jobs away when its memory is full. */
export const checkRedis = async (redis: string): Promise<void> => {
  const client = new Redis(redis, { lazyConnect: true, connectTimeout: 5000, retryStrategy: () => null })
  let trouble: Error | undefined
  client.on('error', (error: Error) => (trouble ??= error))
  try {
    await client.connect()
    const memory = await client.info('memory')
    const policy = /^maxmemory_policy:(\S+)/m.exec(memory)?.[1]
    if (policy !== undefined && policy !== 'noeviction')
      throw new Error(
        `it would throw jobs away when its memory is full: set maxmemory-policy to noeviction, not ${policy}`,
      )
  } catch (error) {
    throw new Error(`Redis cannot be used: ${(trouble ?? (error as Error)).message}.`)
  } finally {
    client.disconnect()
  }
}

/**
 * The name of a shard's job: the same for the same plan, folder and shard. What is put into the queue twice is there once.
 */
export const jobIdOf = ({ out, plan, shard, of }: ShardJob): string => {
  const sweep = createHash('sha256')
    .update(JSON.stringify([plan.sha256, out]))
    .digest('hex')
    .slice(0, 32)
  return `${sweep}-${shard}-of-${of}`
}

/** A folder as it is said from the root; throws for one that is not in it. */
export const fromRoot = (root: string, folder: string): string => {
  const path = relative(resolve(root), resolve(root, folder))
  if (path === '' || path.startsWith('..') || isAbsolute(path))
    throw new Error(`${folder} is not in ${resolve(root)}, the folder that the machines share.`)
  return path
}

export const sha256Of = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
