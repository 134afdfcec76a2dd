import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'

/** A thousand runs of a millisecond or two each: long enough that somebody is killed among them. */
export const PLAN = {
  model: 'jury',
  seed: 'engines',
  parameters: { members: 101, votes: 150 },
  vary: { competence: [0.51, 0.55, 0.6, 0.7] },
  replicates: 250,
}
export const RUNS = 1000

/** The digest of the plan's rows where the command carries it out here, by threads, without anybody's engine. */
export const localDigest = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules-engines-'))
  try {
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(PLAN))
    const program = resolve(import.meta.dirname, '../../dist/cli/main.js')
    await promisify(execFile)(process.execPath, [program, 'sweep', 'plan.json', '--out', 'out'], { cwd: folder })
    return digestIn(join(folder, 'out'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A folder with the plan in it, which is gone with the test. Its name has a space, as names of folders may. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'coop-rules engines-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(PLAN))
  return folder
}

/** The digest that a merge left in a sweep's folder. */
export const digestIn = (folder: string): string =>
  (JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as { readonly digest: string }).digest

/** How many whole rows a shard has on the disk. */
export const rowsIn = (folder: string, shard: string): number => {
  try {
    return readFileSync(join(folder, 'rows', `${shard.replace('/', '-of-')}.jsonl`), 'latin1').split('\n').length - 1
  } catch {
    return 0
  }
}

/** Waits until something is so, for at most a minute. */
export const until = async (what: string, is: () => boolean | Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 60_000; !(await is()); await delay(10))
    if (Date.now() > end) throw new Error(`in vain: ${what}`)
}

/** A program that runs beside the test. */
export interface Running {
  readonly child: ChildProcess
  /** What it has said so far, on both streams. */
  readonly said: () => string
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>
}

/** Starts a program of Node's of the repository; it is killed with the test at the latest. */
export const startNode = (
  program: string,
  words: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Running => {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../..', program), ...words], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, said: () => said, ended }
}
