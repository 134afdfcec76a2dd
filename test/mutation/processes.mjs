import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const VITEST = join(createRequire(import.meta.url).resolve('vitest/package.json'), '../vitest.mjs')
/** To load the tests of a room takes seconds, and minutes on a busy machine. */
const LOADING_MS = 600_000

/** A group of its own, so that what vitest starts ends with it. */
const running = new Set()
const end = (child) => {
  running.delete(child)
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended by itself, or this system has no groups of processes.
    child.kill('SIGKILL')
  }
}
process.once('exit', () => running.forEach(end))
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

/** The whole lines that a process has written so far. */
const linesOf = (file) => {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').slice(0, -1)
}

/**
 * Runs the driver in a process of its own with what it is asked, and tells each thing it says as it is said. A process that is busy with one
 * mutant for longer than that may take is ended. Answers with whether it ended by itself.
 */
const drive = async ({ copy, folder, files, mostRuns }, order, tell) => {
  mkdirSync(folder, { recursive: true })
  const progress = resolve(folder, 'progress.jsonl')
  rmSync(progress, { force: true })
  writeFileSync(join(folder, 'order.json'), JSON.stringify({ ...order, files, progress }))
  const output = openSync(join(folder, 'output.txt'), 'w')
  const child = spawn(process.execPath, [VITEST, 'run', '--config', 'test/mutation/driver/vitest.config.ts'], {
    cwd: copy,
    detached: true,
    stdio: ['ignore', output, output],
    env: {
      ...process.env,
      COOP_RULES_MUTATION_ORDER: resolve(folder, 'order.json'),
      COOP_RULES_MOST_RUNS: String(mostRuns),
    },
  })
  running.add(child)
  let [told, since, most, isOver] = [0, Date.now(), LOADING_MS, false]
  child.once('exit', () => (isOver = true))
  for (;;) {
    const wasOver = isOver
    const lines = linesOf(progress)
      .slice(told)
      .map((line) => JSON.parse(line))
    told += lines.length
    for (const line of lines) {
      ;[since, most] = [Date.now(), line.mostMs ?? LOADING_MS]
      tell(line)
    }
    const hasLeft = lines.some(({ event }) => event === 'left')
    if (wasOver || hasLeft || Date.now() - since > most) {
      end(child)
      return { hasLeft, isStuck: !wasOver && !hasLeft }
    }
    await wait(100)
  }
}

/** The tests of a room as they are without any mutant. */
export const measure = async (room) => {
  const folder = join(room.folder, 'measure')
  const baseline = resolve(folder, 'baseline.json')
  rmSync(baseline, { force: true })
  const { hasLeft } = await drive({ ...room, folder }, { kind: 'measure', baseline, mutants: [] }, (line) => {
    if (line.event === 'unsound')
      console.error(`fails without any mutant, and is left out: ${line.test}: ${line.failure}`)
  })
  if (!hasLeft) throw new Error(`the tests could not be loaded: ${join(folder, 'output.txt')}`)
  return { file: baseline, ...JSON.parse(readFileSync(baseline, 'utf8')) }
}

/**
 * Tries mutants one after another in one process, and goes on in a new one where the first is of no more use: a mutant has spoilt it, has
 * ended it, or keeps it busy without end. What it was busy with is tried again as the first of the next process, for the fault may lie with
 * what was tried before.
 */
const tryOneByOne = async (room, order, mutants, tell) => {
  let left = mutants
  while (left.length > 0) {
    const done = new Set()
    let busyWith
    const { isStuck } = await drive(room, { ...order, mutants: left }, (line) => {
      if (line.event === 'began') busyWith = line.id
      if (line.event === 'ended' || line.event === 'spoilt') busyWith = undefined
      if (line.event !== 'ended') return
      done.add(line.id)
      tell(line)
    })
    const [first] = left
    if (busyWith === first.id) {
      done.add(first.id)
      tell(isStuck ? { id: first.id, status: 'Timeout' } : { id: first.id, status: 'Killed', by: 'the process ends' })
    } else if (done.size === 0) throw new Error(`no mutant could be tried: ${join(room.folder, 'output.txt')}`)
    left = left.filter(({ id }) => !done.has(id))
  }
}

/** As many processes side by side as are asked for, each with its own share. */
const inJobs = (room, jobs, mutants, run) =>
  Promise.all(
    Array.from({ length: jobs }, (_, job) =>
      run(
        { ...room, folder: join(room.folder, `job-${job + 1}`) },
        mutants.filter((_mutant, at) => at % jobs === job),
      ),
    ),
  )

/** Tries mutants of code that tests run: they are switched on when everything is loaded. */
export const tryReached = (room, jobs, baseline, mutants, tell) =>
  inJobs(room, jobs, mutants, (own, share) => tryOneByOne(own, { kind: 'try', baseline: baseline.file }, share, tell))

/** Tries mutants of code that runs when it is loaded: each in a process of its own, in which it is on from the beginning. */
export const tryAtLoad = (room, jobs, baseline, mutants, tell) =>
  inJobs(room, jobs, mutants, async (own, share) => {
    for (const mutant of share) await tryOneByOne(own, { kind: 'try-at-load', baseline: baseline.file }, [mutant], tell)
  })
