import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { commandOf, signalTo, treeOf, workingIn } from '../servers/processes.js'
import { digestIn, freshFolder, localDigest, RUNS, rowsIn, until } from './given.js'

const INSTALLED = ((): boolean => {
  try {
    return execFileSync('sh', ['-c', 'parallel --version 2>/dev/null'], { encoding: 'utf8' }).startsWith('GNU parallel')
  } catch {
    if (process.env['CI'] === 'true')
      throw new Error('GNU parallel is not installed (on Debian: apt-get install parallel)')
    console.warn('NOT TESTED WITH GNU PARALLEL: it is not installed here (on Debian: apt-get install parallel).')
    return false
  }
})()

/** The lines of the recipe, as they stand there. */
const [SWEEP = '', MERGE = ''] =
  /```sh\n([^`]+)```/
    .exec(readFileSync(resolve(import.meta.dirname, '../../examples/engines/parallel/README.md'), 'utf8'))?.[1]
    ?.split('\n') ?? []

describe.skipIf(!INSTALLED)('Always true', () => {
  it('the recipe carries out a plan, whatever is killed in the middle, and the rows are those of the local run', async () => {
    const folder = freshFolder()
    const out = join(folder, 'out')
    const command = resolve(import.meta.dirname, '../../dist/cli/main.js')
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
    symlinkSync(command, join(folder, 'node_modules', '.bin', 'coop-rules'))
    // Fewer and longer shards, so that somebody is killed inside one.
    const sweep = SWEEP.replaceAll('16', '4')
    expect(sweep).toContain('--shard {}/4 --resume')
    const begun = (line: string) => {
      const child = spawn('bash', ['-c', `exec bash -c '${line}'`], { cwd: folder, stdio: 'ignore' })
      onTestFinished(() => workingIn(realpathSync(folder)).forEach((pid) => signalTo(pid, 'SIGKILL')))
      return { child, ended: once(child, 'exit') }
    }
    const first = begun(sweep)
    await until('rows', () => rowsIn(out, '1/4') > 0 && rowsIn(out, '2/4') > 0)
    const shards = treeOf(first.child.pid as number).filter(
      (pid) => / sweep plan\.json .* --shard 1\/4 /.test(commandOf(pid)) && !commandOf(pid).includes('parallel'),
    )
    expect(shards.length).toBeGreaterThan(0)
    for (const pid of shards) signalTo(pid, 'SIGKILL')
    await until('another shard', () => rowsIn(out, '3/4') > 0)
    // Until nobody is left: what was begun while others were being killed goes on without them.
    await until('the end of all', () => {
      const left = workingIn(realpathSync(folder))
      for (const pid of left) signalTo(pid, 'SIGKILL')
      return left.length === 0
    })
    await first.ended
    const before = [1, 2, 3, 4].reduce((sum, shard) => sum + rowsIn(out, `${shard}/4`), 0)
    expect([before > 0, before < RUNS]).toEqual([true, true])
    expect(await begun(sweep.replace('--retries', '--resume-failed --retries')).ended).toEqual([0, null])
    await promisify(execFile)('bash', ['-c', MERGE], { cwd: folder })
    expect(digestIn(out)).toBe(await localDigest())
    const lines = readFileSync(join(folder, 'out.joblog'), 'utf8').trim().split('\n')
    expect(lines[0]).toMatch(/JobRuntime\t.*Exitval\tSignal/)
  })
})
