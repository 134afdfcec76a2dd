import { performance } from 'node:perf_hooks'

/**
 * The timing harness. Tasks that are compared are timed in turns (A B A B ...), so that whatever else the machine does
 * hits them alike, and each is reported by its median. A task is `{ run, operations }`: `run` does so many operations
 * and returns something that depends on all of them.
 */

const FULL = { warmUpMs: 150, sampleMs: 1, budgetMs: 800, leastSamples: 15, mostSamples: 501 }
const QUICK = { warmUpMs: 0, sampleMs: 0, budgetMs: 0, leastSamples: 3, mostSamples: 3 }

/** Settings by `--quick` or not: a quick run only shows that everything runs. */
export const settings = (quick) => (quick ? QUICK : FULL)

/** What the last run returned is kept here, where the compiler cannot know that nobody reads it. */
export const sink = { last: undefined }

/** The median nanoseconds of one operation of each task, in the order of the tasks. */
export const medians = (tasks, { warmUpMs, sampleMs, budgetMs, leastSamples, mostSamples }) => {
  const timed = tasks.map((task) => ({ ...task, times: 1, samples: [] }))
  const warmUntil = performance.now() + warmUpMs * tasks.length
  do for (const task of timed) elapsed(task)
  while (performance.now() < warmUntil)
  // Short tasks are repeated, so that the clock and the call of the task do not count; no more than that, for a short
  // sample is more likely to be one that nobody else interrupted.
  for (const task of timed) while (elapsed(task) < sampleMs) task.times *= 2
  const until = performance.now() + budgetMs * tasks.length
  for (let round = 0; round < mostSamples && (round < leastSamples || performance.now() < until); round++)
    for (const task of timed) task.samples.push((elapsed(task) * 1e6) / (task.times * task.operations))
  return timed.map(({ samples }) => median(samples))
}

/**
 * Has functions of a long list compiled on short ones, of every remainder by four. A loop that is compiled in the midst of
 * its first, very long call is compiled another way in V8, which at random stays twice as slow for the whole process.
 */
export const compileOnShort = (functions, list, quick) => {
  for (let round = 0; round < (quick ? 4 : 2000); round++)
    for (const run of functions) sink.last = run(list.slice(0, 200 + (round % 4)))
}

const elapsed = ({ run, times }) => {
  const start = performance.now()
  for (let at = 0; at < times; at++) sink.last = run()
  return performance.now() - start
}

const median = (samples) => {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
