import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { enqueue } from '../../examples/engines/bullmq/enqueue.js'
import { removeLockOfLost } from '../../examples/engines/bullmq/lost-machine.js'
import { taskOf } from '../../examples/engines/bullmq/options.js'
import { checkRedis, connectionTo, fromRoot, QUEUE, type ShardQueue } from '../../examples/engines/bullmq/queue.js'
import { signalTo, treeOf } from '../servers/processes.js'
import { wait } from '../../examples/engines/bullmq/wait.js'
import { hasRedis, type RedisServer, startRedis } from '../servers/redis.js'
import { digestIn, freshFolder, localDigest, PLAN, type Running, RUNS, rowsIn, startNode, until } from './given.js'

/** BullMQ: what the workers, the queue and Redis may do, and the rows are those of the local run. */
const INSTALLED = hasRedis()
const expected = INSTALLED ? await localDigest() : ''
// Nothing is asked of it where everything is skipped.
const server = INSTALLED ? await startRedis() : ({} as RedisServer)
afterAll(() => (INSTALLED ? server.dispose() : undefined))
// What the commands print to the terminal is no news here.
beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => undefined))

const start = (cwd: string, ...words: readonly string[]): Running =>
  startNode('examples/engines/bullmq/dist/main.js', words, { cwd, env: { COOP_RULES_REDIS: server.url } })
/** A worker that counts as gone after a second without a sign of life. */
const startWorker = async (cwd: string): Promise<Running> => {
  const worker = start(cwd, 'work', '--lock-seconds', '1')
  await until('a worker', () => worker.said().includes('waiting for shards'))
  return worker
}
const told = (root: string) => ({ redis: server.url, root, models: [], out: 'out' })
const put = async (root: string, shards: number): Promise<void> => {
  expect(await enqueue({ kind: 'enqueue', ...told(root), plan: 'plan.json', shards })).toBe(0)
}
const waitFor = async (root: string): Promise<void> => {
  expect(await wait({ kind: 'wait', ...told(root) })).toBe(0)
  expect(digestIn(join(root, 'out'))).toBe(expected)
}
const openQueue = (): ShardQueue => {
  const queue: ShardQueue = new Queue(QUEUE, { connection: connectionTo(server.url) })
  onTestFinished(() => queue.close())
  return queue
}

describe.skipIf(!INSTALLED)('Always true', () => {
  it('two workers carry out the shards of a plan, each once though it was put into the queue twice, and the rows are those of the local run', async () => {
    const folder = freshFolder()
    for (const words of ['enqueue plan.json --out out --shards 5', 'enqueue plan.json --out out --shards 5']) {
      const enqueued = start(folder, ...words.split(' '))
      expect([await enqueued.ended, enqueued.said()]).toEqual([0, `5 shards of ${RUNS} runs are in the queue\n`])
    }
    expect(await openQueue().getJobCounts('waiting', 'active', 'delayed')).toMatchObject({ waiting: 5 })
    const workers = await Promise.all([startWorker(folder), startWorker(folder)])
    const waiting = start(folder, 'wait', '--out', 'out')
    expect([await waiting.ended, waiting.said()]).toEqual([0, `${RUNS} runs, 0 of them failed\ndigest ${expected}\n`])
    expect(digestIn(join(folder, 'out'))).toBe(expected)
    const done = workers.map(({ said }) => said().match(/: done/g)?.length ?? 0)
    expect([...done.filter((count) => count === 0), done.reduce((sum, count) => sum + count)]).toEqual([5])
  })

  it('a worker that is told to stop gives its shard back, and one that is killed loses it: others go on where it stopped', async () => {
    const folder = freshFolder()
    const rows = (): number => rowsIn(join(folder, 'out'), '1/1')
    const stopped = await startWorker(folder)
    await put(folder, 1)
    await until('rows', () => rows() > 0)
    stopped.child.kill('SIGTERM')
    expect(await stopped.ended).toBe(0)
    const before = rows()
    expect(await openQueue().getJobCounts('waiting', 'active')).toEqual({ waiting: 1, active: 0 })
    const killed = await startWorker(folder)
    await until('more rows', () => rows() > before)
    killed.child.kill('SIGKILL')
    expect(await killed.ended).toBe('SIGKILL')
    expect(rows()).toBeLessThan(RUNS)
    const last = await startWorker(folder)
    await waitFor(folder)
    expect([stopped, killed, last].map(({ said }) => said().includes('done'))).toEqual([false, false, true])
    // Nothing was carried out twice.
    expect(rows()).toBe(RUNS)
  })

  it('Redis may be killed in the middle: the workers go on when it is there again', async () => {
    const folder = freshFolder()
    const workers = await Promise.all([startWorker(folder), startWorker(folder)])
    await put(folder, 4)
    await until('rows', () => rowsIn(join(folder, 'out'), '1/4') > 0)
    await server.kill()
    await server.start()
    await waitFor(folder)
    expect(workers.every(({ child }) => child.exitCode === null)).toBe(true)
  })
})

describe.skipIf(!INSTALLED)('Not true, on purpose', () => {
  it('a machine that stands still for a while is not lost: whoever gets its shard is told that it is taken, and tries later', async () => {
    const folder = freshFolder()
    const silent = await startWorker(folder)
    await put(folder, 1)
    await until('rows', () => rowsIn(join(folder, 'out'), '1/1') > 0)
    const standing = treeOf(silent.child.pid as number)
    for (const pid of standing) signalTo(pid, 'SIGSTOP')
    const other = await startWorker(folder)
    await until('the refusal', () => other.said().includes('a shard that nobody works on'))
    for (const pid of standing) signalTo(pid, 'SIGCONT')
    await waitFor(folder)
    expect(rowsIn(join(folder, 'out'), '1/1')).toBe(RUNS)
  })

  it('a lock of another machine is removed where that machine has no worker any more, and only there', async () => {
    const folder = freshFolder()
    const lock = join(folder, '1-of-1.jsonl.lock')
    const queue = openQueue()
    const left = (host: string): void => writeFileSync(lock, JSON.stringify({ host, pid: 1 }))
    left('elsewhere')
    // Nobody is there to say who is.
    expect(await removeLockOfLost(queue, lock)).toBe(false)
    await startWorker(folder)
    const elsewhere = new Worker(QUEUE, undefined, { connection: connectionTo(server.url), name: 'elsewhere' })
    await elsewhere.waitUntilReady()
    expect(await removeLockOfLost(queue, lock)).toBe(false)
    await elsewhere.close()
    expect(await removeLockOfLost(queue, lock)).toBe(true)
    mkdirSync(join(folder, 'out', 'rows'), { recursive: true })
    writeFileSync(join(folder, 'out', 'rows', '1-of-1.jsonl.lock'), JSON.stringify({ host: 'elsewhere', pid: 1 }))
    await put(folder, 1)
    await waitFor(folder)
  })
})

describe.skipIf(!INSTALLED)('Refused', () => {
  it('a plan that was changed after it was put into the queue: the shard is given up, and is told to be missing', async () => {
    const folder = freshFolder()
    await put(folder, 1)
    writeFileSync(join(folder, 'plan.json'), JSON.stringify({ ...PLAN, seed: 'another' }))
    const worker = await startWorker(folder)
    await until('the refusal', () => worker.said().includes('is not what it was when it was put into the queue'))
    const waiting = start(folder, 'wait', '--out', 'out')
    expect(await waiting.ended).toBe(1)
    expect(waiting.said()).toContain('1/1 was given up')
  })

  it('a Redis that nobody reaches, or that throws jobs away', async () => {
    await expect(checkRedis('redis://127.0.0.1:1')).rejects.toThrow(/^Redis cannot be used: .*ECONNREFUSED/)
    const client = new Redis(server.url)
    onTestFinished(() => client.disconnect())
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru')
    await expect(checkRedis(server.url)).rejects.toThrow('set maxmemory-policy to noeviction, not allkeys-lru')
    await client.config('SET', 'maxmemory-policy', 'noeviction')
    await checkRedis(server.url)
  })
})

describe('Refused without Redis', () => {
  it('a folder outside the one that machines share', () => {
    expect(fromRoot('/shared', 'sweeps/a')).toBe('sweeps/a')
    expect(fromRoot('/shared', '/shared/a')).toBe('a')
    for (const folder of ['..', '../a', '/elsewhere', 'a/../../b', '.'])
      expect(() => fromRoot('/shared', folder)).toThrow('is not in /shared')
  })

  it('a command line with something missing or too much', () => {
    const enqueued = ['enqueue', 'plan.json', '--out', 'a', '--shards', '3']
    expect(taskOf(enqueued)).toMatchObject({ kind: 'enqueue', plan: 'plan.json', out: 'a', shards: 3 })
    for (const words of [
      [],
      ['enqueue', 'plan.json', '--out', 'a'],
      ['work', 'now'],
      ['wait'],
      [...enqueued, '--fast'],
    ])
      expect(taskOf(words).kind).toBe('wrong')
    for (const shards of ['0', '1.5', '-1', '100001', 'many'])
      expect(taskOf([...enqueued.slice(0, -1), shards]).kind).toBe('wrong')
  })
})
