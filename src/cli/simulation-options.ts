import type { ParseArgsConfig } from 'node:util'
import type { Locale } from '../problems/index.js'
import type { Shard } from '../simulation/index.js'
import { PLOT, type PlotName, type PlotOptions, readPlotOptions } from './simulation-plot-options.js'

/** The command line of a command on simulations, read. */
export type SimulationOptions = {
  readonly json: boolean
  readonly locale: Locale
  /** The modules of models that do not come with the package. */
  readonly models: readonly string[]
} & (
  | {
      readonly simulation: 'simulate'
      /** The file of a scenario, or a run of a sweep that is carried out again. */
      readonly of: { readonly scenario: string } | { readonly folder: string; readonly run: string }
      readonly seed: string | undefined
      readonly out: string | undefined
    }
  | {
      readonly simulation: 'sweep'
      readonly plan: string
      readonly out: string
      readonly points: string | undefined
      readonly workers: number | undefined
      readonly shard: Shard | undefined
      readonly resume: boolean
      readonly sameModel: boolean
      readonly yes: boolean
      readonly progress: boolean
      readonly tables: Tables
    }
  | {
      readonly simulation: 'merge'
      readonly folder: string
      readonly partial: boolean
      readonly progress: boolean
      readonly tables: Tables
    }
  | { readonly simulation: 'models'; readonly model: string | undefined }
  | PlotOptions
)

/** What is made of rows beside the tables in CSV. */
interface Tables {
  readonly parquet: boolean
  readonly y: string | undefined
}

/** One of the commands on simulations, as it is typed first. */
export type SimulationName = 'simulate' | 'sweep' | 'models' | PlotName

const text = { type: 'string' } as const
const texts = { type: 'string', multiple: true } as const
const flag = { type: 'boolean' } as const
const COMMON = { models: texts, json: flag, lang: text, help: { type: 'boolean', short: 'h' } } as const

/** The options of each command on simulations. */
export const SIMULATION = {
  simulate: { ...COMMON, seed: text, out: text, of: text, run: text },
  sweep: {
    ...COMMON,
    out: text,
    points: text,
    workers: text,
    shard: text,
    resume: flag,
    'same-model': flag,
    yes: flag,
    progress: flag,
    parquet: flag,
    y: text,
    partial: flag,
  },
  models: COMMON,
  plot: { ...COMMON, ...PLOT.plot },
  sensitivity: { ...COMMON, ...PLOT.sensitivity },
} as const satisfies Record<SimulationName, ParseArgsConfig['options']>

/** Whether a command is one on simulations. */
export const isSimulationName = (name: string): name is SimulationName => Object.hasOwn(SIMULATION, name)

/** What was given on the command line. */
export interface GivenSimulation {
  readonly values: Readonly<
    Partial<Record<'lang' | 'seed' | 'out' | 'of' | 'run' | 'points' | 'workers' | 'shard' | 'y', string>> &
      Partial<Record<'json' | 'help' | 'resume' | 'same-model' | 'yes' | 'progress' | 'parquet' | 'partial', boolean>> &
      Partial<Record<'models' | 'only' | 'measure', readonly string[]>>
  >
  readonly positionals: readonly string[]
  readonly locale: Locale
}

/** Reads the command line of a command on simulations; or says, in one sentence, what is wrong with it. */
export const readSimulationOptions = (name: SimulationName, given: GivenSimulation): SimulationOptions | string => {
  const { values, positionals, locale } = given
  const common = { json: values.json === true, locale, models: values.models ?? [] }
  const [first] = positionals
  if (name === 'plot' || name === 'sensitivity') {
    const read = readPlotOptions(name, given)
    return typeof read === 'string' ? read : { ...common, ...read }
  }
  if (name === 'sweep') return first === 'merge' ? readMerge(given, common) : readSweep(given, common)
  if (name === 'models') {
    if (positionals.length > 1) return 'coop-rules models takes one model, or none.'
    return { ...common, simulation: name, model: positionals[0] }
  }
  return readSimulate(given, common)
}

type Common = Pick<SimulationOptions, 'json' | 'locale' | 'models'>

const readSimulate = ({ values, positionals }: GivenSimulation, common: Common): SimulationOptions | string => {
  const { seed, out, of: folder, run } = values
  const [scenario = ''] = positionals
  if (folder === undefined && run === undefined) {
    if (scenario === '' || positionals.length > 1)
      return 'coop-rules simulate takes one scenario, or --of DIR --run NAME.'
    return { ...common, simulation: 'simulate', of: { scenario }, seed, out }
  }
  if (folder === undefined || run === undefined)
    return '--of and --run belong together: the folder of a sweep, and the name of one of its runs.'
  const strange = positionals.length > 0 ? scenario : seed !== undefined ? '--seed' : out === undefined ? '' : '--out'
  if (strange !== '') return `A run of a sweep is carried out as it was: ${strange} is for a scenario.`
  return { ...common, simulation: 'simulate', of: { folder, run }, seed, out }
}

const readMerge = ({ values, positionals }: GivenSimulation, common: Common): SimulationOptions | string => {
  const [, folder = ''] = positionals
  if (folder === '' || positionals.length > 2) return 'coop-rules sweep merge takes the folder of one sweep.'
  const strange = (['out', 'points', 'workers', 'shard', 'resume', 'same-model', 'yes'] as const).find(
    (key) => values[key] !== undefined,
  )
  if (strange !== undefined) return `coop-rules sweep merge has no --${strange}.`
  const tables = { parquet: values.parquet === true, y: values.y }
  return {
    ...common,
    simulation: 'merge',
    folder,
    partial: values.partial === true,
    progress: values.progress === true,
    tables,
  }
}

const readSweep = ({ values, positionals }: GivenSimulation, common: Common): SimulationOptions | string => {
  const [plan = ''] = positionals
  if (plan === '' || positionals.length > 1) return 'coop-rules sweep takes one plan.'
  if (values.out === undefined) return '--out says into which folder the sweep goes.'
  if (values.partial === true) return '--partial: only for coop-rules sweep merge.'
  const workers = values.workers === undefined ? undefined : wholeIn(values.workers)
  if (values.workers !== undefined && (workers === undefined || workers > 1024))
    return `--workers is a whole number from 1 to 1024, not ${values.workers}.`
  const shard = values.shard === undefined ? undefined : shardIn(values.shard)
  if (values.shard !== undefined && shard === undefined)
    return `--shard is such as 3/7, the third of seven, counted from 1; not ${values.shard}.`
  if (values['same-model'] === true && values.resume !== true)
    return '--same-model: only with --resume, where rows are there already.'
  const tables = { parquet: values.parquet === true, y: values.y }
  if (shard !== undefined && (tables.parquet || tables.y !== undefined))
    return '--parquet and --y: tables are made of all shards, by coop-rules sweep merge.'
  return {
    ...common,
    simulation: 'sweep',
    plan,
    out: values.out,
    points: values.points,
    workers,
    shard,
    resume: values.resume === true,
    sameModel: values['same-model'] === true,
    yes: values.yes === true,
    progress: values.progress === true,
    tables,
  }
}

const wholeIn = (written: string): number | undefined => (/^[1-9]\d{0,6}$/.test(written) ? Number(written) : undefined)

const shardIn = (written: string): Shard | undefined => {
  const [, shard = '', of = ''] = /^(\d{1,7})\/(\d{1,7})$/.exec(written) ?? []
  const read = { shard: wholeIn(shard) ?? 0, of: wholeIn(of) ?? 0 }
  return read.shard >= 1 && read.shard <= read.of && read.of <= 1_000_000 ? read : undefined
}
