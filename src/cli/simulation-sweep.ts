import { availableParallelism } from 'node:os'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { runsOfShard, type SoundPlan, tryReadKeptPlan, tryReadPlan } from '../simulation/index.js'
import {
  hasThreads,
  isBegun,
  loadModels,
  type Merged,
  mergeSweep,
  type MergeInput,
  type Missing,
  runShard,
  type ShardRan,
  workersFor,
} from '../sweeps/index.js'
import { printable } from './output.js'
import { EXIT, type Streams } from './run.js'
import { refuse } from './secrecy-files.js'
import { commandOf, mergedBy, resumed, runAgain } from './simulation-command.js'
import { readDocument } from './simulation-files.js'
import type { SimulationOptions } from './simulation-options.js'
import { withPoints } from './simulation-points.js'
import { SweepProgress } from './simulation-progress.js'
import { STOPPED, Stopping } from './simulation-stopping.js'
import { SIMULATION_WORDS } from './simulation-words.js'

/** What a command tells, and what it ends with. */
export interface Answered {
  readonly exit: number
  readonly data: Readonly<Record<string, unknown>>
  readonly lines: readonly string[]
}

type Of<Name extends SimulationOptions['simulation']> = SimulationOptions & { readonly simulation: Name }

/** Carries a plan out, or one shard of it; a whole one is put together into tables at once. */
export const answerSweep = async (options: Of<'sweep'>, streams: Streams): Promise<Answered> => {
  const { locale, out, shard } = options
  const words = SIMULATION_WORDS[locale]
  const plan = await planFor(options, streams)
  if (plan.runs > MOST_UNASKED && !options.yes) {
    const { points, runs } = plan
    const lines = [words.large(runs, points, plan.plan.replicates ?? 1), words.sayYes]
    return { exit: EXIT.refused, data: { kind: 'asks', runs, points }, lines }
  }
  const began = Date.now()
  const progress = progressOf(options, streams)
  const workers = await workersOf(options, streams, runsOfShard(plan, shard ?? { shard: 1, of: 1 }))
  const stopping = new Stopping(streams, words.stopping)
  let ran: ShardRan
  try {
    ran = await runShard({
      folder: out,
      plan,
      workers,
      models: options.models,
      rows: options.resume ? 'go-on' : 'begin',
      changedModel: options.sameModel ? 'allowed' : 'refused',
      signal: stopping.signal,
      onProgress: (done) => progress.runs(done),
      ...(shard === undefined ? {} : { shard }),
    })
  } catch (error) {
    progress.end()
    // That the disk is full is told by whoever catches it; what can be done about it, here.
    if (isFull(error)) streams.stderr.write(`${words.diskFull} ${words.goOn(resumed(options))}\n`)
    throw error
  } finally {
    progress.end()
    stopping.end()
  }
  const seconds = (Date.now() - began) / 1000
  if (ran.kind === 'broken-off') {
    const lines = [words.brokenOff(ran.done, ran.of), words.goOn(resumed(options))]
    return { exit: STOPPED, data: { ...ran, command: resumed(options) }, lines }
  }
  const told = ran.before === 0 ? [] : [words.before(ran.before)]
  if (shard !== undefined) {
    const lines = [words.shardDone(shard), ...told, words.next(mergedBy(options))]
    const table = [row(words.runs, ran.of), row(words.failed, ran.failed), row(words.seconds, seconds.toFixed(1))]
    // Runs of an earlier attempt are not among those that failed now.
    const inVain = allFailed({ runs: ran.of - ran.before, failed: ran.failed })
    return {
      exit: inVain ? EXIT.refused : EXIT.answered,
      data: { ...ran, shard, seconds },
      lines: [...lines, ...(inVain ? [words.allFailed] : []), ...table],
    }
  }
  const merged = await merge({ folder: out, models: options.models, options, streams })
  if (merged.kind === 'missing') return missing(merged, options)
  return {
    exit: exitOf(merged),
    data: { ...merged, folder: out, seconds },
    lines: [...told, ...tableOf(merged, out, seconds, options)],
  }
}

/** Puts the rows of all shards together into tables. */
export const answerMerge = async (options: Of<'merge'>, streams: Streams): Promise<Answered> => {
  const { folder, partial, locale } = options
  const began = Date.now()
  const merged = await merge({
    folder,
    models: options.models,
    missing: partial ? 'allowed' : 'refused',
    options,
    streams,
  })
  if (merged.kind === 'missing') return missing(merged, options)
  const seconds = (Date.now() - began) / 1000
  const words = SIMULATION_WORDS[locale]
  const lines = [
    ...(merged.missing === 0 ? [] : [words.without(merged.missing)]),
    ...tableOf(merged, folder, seconds, options),
  ]
  return { exit: exitOf(merged), data: { ...merged, folder, seconds }, lines }
}

/** Where every run failed there is nothing to go on with: whoever waits for the command, such as a script, is told by its end. */
const exitOf = (merged: Merged): number => (allFailed(merged) ? EXIT.refused : EXIT.answered)

const allFailed = ({ runs, failed }: Pick<Merged, 'runs' | 'failed'>): boolean => runs > 0 && failed === runs

const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT'].includes(String((error as { readonly code?: unknown }).code))

/** More runs are asked back for. */
const MOST_UNASKED = 100_000

const planFor = async (options: Of<'sweep'>, { stdin }: Streams): Promise<SoundPlan> => {
  const written = await readDocument(options.plan, stdin)
  const whole = options.points === undefined ? written : await withPoints(written, options.points)
  // What a folder was begun with is its plan, also where it would not be begun like that any more; any other is refused there.
  const readPlan = isBegun(options.out) ? tryReadKeptPlan : tryReadPlan
  const read = readPlan(whole, await loadModels(options.models))
  if (read.kind === 'refused') return refuse(options.plan, read.problems)
  checkTables(options, read)
  return read
}

/** What tables cannot be made with is told before hours of work, not after. */
const checkTables = ({ tables: { y } }: Of<'sweep'>, { model }: SoundPlan): void => {
  const numbers = model.measures.flatMap(({ name, kind }) => (kind === 'text' ? [] : [name]))
  if (y === undefined || numbers.includes(y)) return
  const options = numbers.join(', ')
  throw new RulesError([problem(says.notOneOf, { path: '--y', received: y, facts: { options } })])
}

/** As many threads as are asked for, as far as they are of use; otherwise as many as this machine runs at once, where they can be made. */
const workersOf = async (
  { workers: asked, locale }: Of<'sweep'>,
  { stderr }: Streams,
  runs: number,
): Promise<number> => {
  const processors = availableParallelism()
  const words = SIMULATION_WORDS[locale]
  const used = workersFor({ asked: asked ?? processors, runs, processors })
  if (asked !== undefined) {
    if (used < asked) stderr.write(`${words.fewerWorkers(asked, used, runs, processors)}\n`)
    return used
  }
  if (used === 1 || (await hasThreads())) return used
  stderr.write(`${words.oneThread}\n`)
  return 1
}

const progressOf = (options: Of<'sweep' | 'merge'>, { stderr }: Streams): SweepProgress =>
  new SweepProgress({ stream: stderr, watched: options.progress || stderr.isTTY === true, locale: options.locale })

const merge = async (
  input: Pick<MergeInput, 'folder' | 'models' | 'missing'> & {
    readonly options: Of<'sweep' | 'merge'>
    readonly streams: Streams
  },
): Promise<Merged | Missing> => {
  const { options, streams, ...rest } = input
  const progress = progressOf(options, streams)
  const { parquet, y } = options.tables
  try {
    return await mergeSweep({
      ...rest,
      command: commandOf(options),
      tables: parquet ? 'csv-and-parquet' : 'csv',
      onProgress: (done) => progress.rows(done),
      ...(y === undefined ? {} : { y }),
    })
  } catch (error) {
    progress.end()
    if (isFull(error)) {
      const words = SIMULATION_WORDS[options.locale]
      const command = options.simulation === 'merge' ? commandOf(options) : mergedBy(options)
      streams.stderr.write(`${words.diskFull} ${words.goOn(command)}\n`)
    }
    throw error
  } finally {
    progress.end()
  }
}

const missing = ({ runs, of, shards }: Missing, { locale }: SimulationOptions): Answered => {
  const words = SIMULATION_WORDS[locale]
  const lines = [words.missing(runs, of), words.missingIn(shards, shards.length < 100), words.partial]
  return { exit: EXIT.refused, data: { kind: 'missing', runs, of, shards }, lines }
}

const tableOf = (merged: Merged, folder: string, seconds: number, options: SimulationOptions): readonly string[] => {
  const words = SIMULATION_WORDS[options.locale]
  const { runs, failed, firstFailed, digest, files } = merged
  return [
    ...(allFailed(merged) ? [words.allFailed] : []),
    row(words.runs, runs),
    row(words.failed, failed === 0 ? 0 : words.failedWhy(failed)),
    ...(firstFailed === undefined
      ? []
      : [row('', words.failedWhere), row('', runAgain(folder, firstFailed, options.models))]),
    row(words.seconds, seconds.toFixed(1)),
    row(words.digest, digest),
    row(words.folder, printable(folder)),
    row(words.files, files.join(' ')),
  ]
}

const row = (name: string, value: string | number): string => `${name.padEnd(14)}${value}`
