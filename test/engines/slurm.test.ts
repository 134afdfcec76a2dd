import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { signalTo } from '../servers/processes.js'
import { hasSlurm, type SlurmCluster, startSlurm } from '../servers/slurm.js'
import { digestIn, freshFolder, localDigest, RUNS, rowsIn, until } from './given.js'

/** Slurm: what happens to tasks and nodes, and the rows are those of the local run. */
const INSTALLED = hasSlurm()
const expected = INSTALLED ? await localDigest() : ''
// Nothing is asked of it where everything is skipped.
const cluster = INSTALLED ? await startSlurm() : ({} as SlurmCluster)
afterAll(() => (INSTALLED ? cluster.dispose() : undefined))

const ROOT = resolve(import.meta.dirname, '../..')

/** A folder as a project has it, with a plan and the command installed. */
const freshProject = (): { readonly folder: string; readonly out: string } => {
  const folder = freshFolder()
  const installed = join(folder, 'node_modules', '.bin')
  mkdirSync(installed, { recursive: true })
  symlinkSync(join(ROOT, 'dist', 'cli', 'main.js'), join(installed, 'coop-rules'))
  return { folder, out: join(folder, 'out') }
}

/** Sends a sweep as `submit.sh` does; the jobs of its shards and of the merge. */
const submit = async (folder: string, shards: number, ...options: readonly string[]) => {
  const words = ['plan.json', 'out', String(shards), ...options]
  const program = join(ROOT, 'examples', 'engines', 'slurm', 'submit.sh')
  const { stdout } = await promisify(execFile)(program, words, { cwd: folder, env: cluster.environment })
  const [, array = '', merge = ''] = /^shards: job (\d+), merge: job (\d+)/.exec(stdout) ?? []
  return { array, merge }
}
const ended = async (job: string): Promise<boolean> => {
  const states = [...(await cluster.states(job)).values()]
  return states.length > 0 && states.every((state) => ['COMPLETED', 'FAILED'].includes(state))
}
const logOf = (out: string, name: string): string => readFileSync(join(out, 'logs', `${name}.txt`), 'utf8')

describe.skipIf(!INSTALLED)('Always true', () => {
  it('a job array carries out the shards of a plan, and the rows that are put together after it are those of the local run', async () => {
    const { folder, out } = freshProject()
    const { array, merge } = await submit(folder, 5)
    await until('the merge', () => ended(merge))
    expect((await cluster.states(array)).size).toBe(5)
    expect(logOf(out, 'merge')).toContain(expected)
    expect(digestIn(out)).toBe(expected)
  })

  it('a task that was killed leaves a gap that the merge tells of; sent again it goes on where it stopped', async () => {
    const { folder, out } = freshProject()
    const { array, merge } = await submit(folder, 2)
    await until('rows', () => rowsIn(out, '1/2') > 0)
    // The script, so that nothing is left that would try again, and what it started.
    for (const pid of await cluster.processesOf(`${array}_1`)) signalTo(pid, 'SIGKILL')
    await until('the merge', () => ended(merge))
    expect((await cluster.states(array)).get(`${array}_1`)).toBe('FAILED')
    const before = rowsIn(out, '1/2')
    expect([before > 0, before < RUNS / 2]).toEqual([true, true])
    expect(logOf(out, 'merge')).toContain(`${RUNS / 2 - before} of ${RUNS} runs have no row yet`)
    expect(logOf(out, 'merge')).toContain('shard 1/2')
    const again = await submit(folder, 2, '--array=1')
    await until('the merge', () => ended(again.merge))
    expect(digestIn(out)).toBe(expected)
    expect(logOf(out, '1-of-2')).toContain(`${before} of them were there before`)
    // Nothing was carried out twice.
    expect(rowsIn(out, '1/2') + rowsIn(out, '2/2')).toBe(RUNS)
  })

  it('a task goes on where it stopped: when the kernel killed its command, when it was queued again, and when its node was lost', async () => {
    const { folder, out } = freshProject()
    const { array, merge } = await submit(folder, 1)
    const task = `${array}_1`
    const more = async (than: number): Promise<number> => {
      await until('more rows', () => rowsIn(out, '1/1') > than)
      return rowsIn(out, '1/1')
    }
    await more(0)
    const [, command = 0] = await cluster.processesOf(task)
    signalTo(command, 'SIGKILL')
    await until('the second try', () => logOf(out, '1-of-1').includes('shard 1/1: killed, try 1 of 3'))
    const afterKill = await more(rowsIn(out, '1/1'))
    await cluster.run('scontrol', 'requeue', task)
    await until('its end', async () => (await cluster.states(array)).get(task) === 'PENDING')
    await cluster.startNow(task)
    await more(afterKill)
    await cluster.killNode()
    const lost = rowsIn(out, '1/1')
    expect(lost).toBeLessThan(RUNS)
    await until('the loss to be noticed', async () => (await cluster.states(array)).get(task) === 'PENDING')
    // As if the task had been on another machine, which is gone.
    writeFileSync(join(out, 'rows', '1-of-1.jsonl.lock'), '{"host":"elsewhere","pid":1}')
    await cluster.startNode()
    await cluster.startNow(task)
    await until('the merge', () => ended(merge))
    expect(logOf(out, '1-of-1')).toContain('the lock of a lost machine is removed')
    expect(digestIn(out)).toBe(expected)
    expect(rowsIn(out, '1/1')).toBe(RUNS)
  })

  it('a task whose time is nearly over stops by itself, and is queued again', async () => {
    const { folder, out } = freshProject()
    const { array, merge } = await submit(folder, 1)
    await until('rows', () => rowsIn(out, '1/1') > 0)
    // What Slurm sends two minutes before the limit.
    await cluster.run('scancel', '--batch', '--signal=USR1', `${array}_1`)
    await until('its end', async () => (await cluster.states(array)).get(`${array}_1`) === 'PENDING')
    expect(logOf(out, '1-of-1')).toContain('the time is over, it is queued again')
    expect(rowsIn(out, '1/1')).toBeLessThan(RUNS)
    await cluster.startNow(`${array}_1`)
    await until('the merge', () => ended(merge))
    expect(digestIn(out)).toBe(expected)
  })
})

describe.skipIf(!INSTALLED)('Refused', () => {
  it('a submission without its number of shards', async () => {
    const { folder } = freshProject()
    const program = join(ROOT, 'examples', 'engines', 'slurm', 'submit.sh')
    await expect(promisify(execFile)(program, ['plan.json', 'out'], { cwd: folder })).rejects.toMatchObject({ code: 2 })
  })
})
