import { isRecord, received } from '../problems/index.js'
import type { Cell, Column, Model, Ran } from './model.js'
import type { SoundPlan } from './plan.js'
import { type KnownPoint, nameAt, pointOf, RunStreams } from './runs.js'
import { thrownText } from './thrown.js'

/** What came of one run of a plan: its measures, or why there are none. */
export type Row = RanRow | FailedRow

/** A run that came to its end. */
export interface RanRow {
  readonly kind: 'ran'
  /** Its place in the plan, counted from 0. */
  readonly at: number
  /** Its name: the first 128 bits of the SHA-256 of its key. */
  readonly run: string
  /** In the order of the model's measures. */
  readonly measures: readonly Cell[]
  /** A row a step, in the order of the model's series columns; where the plan keeps steps. */
  readonly series?: readonly (readonly Cell[])[]
}

/** A run that failed, which is a result too: dropped, it would leave the others looking better than they are. */
export interface FailedRow {
  readonly kind: 'failed'
  readonly at: number
  readonly run: string
  /** Why, in one sentence or in the words of what threw. */
  readonly error: string
}

/**
 * What comes of the run at a place of a plan? The same wherever it is carried out, and after whatever others. A run that throws, or tells what is no finite number, is a
 * row with its error.
 *
 * @example
 * ```ts
 * import { carryOut, readPlan } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { members: 3, votes: 10 } })
 * carryOut(plan, 0).kind // => 'ran'
 * ```
 */
export const carryOut = (sound: SoundPlan, at: number): Row => {
  const { model } = sound
  const known = knownAt(sound, at)
  const run = nameAt(sound, at)
  if (known.wrong !== undefined) return failed(at, run, known.wrong)
  try {
    const ran = ranAt(sound, known, at)
    const wrong = wrongIn(ran, model)
    return wrong === undefined ? rowOf(at, run, ran, model) : failed(at, run, wrong)
  } catch (error) {
    return failed(at, run, thrownText(error))
  }
}

/**
 * What a run throws, with where it was thrown; undefined where it throws nothing. A row keeps the words alone, which are the same on every machine.
 *
 * @internal
 */
export const thrownAt = (sound: SoundPlan, at: number): unknown => {
  const known = knownAt(sound, at)
  if (known.wrong !== undefined) return undefined
  try {
    // What it gives back is a row's matter.
    wrongIn(ranAt(sound, known, at), sound.model)
    return undefined
  } catch (error) {
    return error
  }
}

const knownAt = (sound: SoundPlan, at: number): KnownPoint =>
  pointOf(sound, Math.floor(at / (sound.plan.replicates ?? 1)))

const ranAt = (sound: SoundPlan, known: KnownPoint, at: number): Ran => {
  const { model, plan } = sound
  const streams = new RunStreams(sound, known, at % (plan.replicates ?? 1))
  return model.run(known.parameters as never, streams, plan.series === true)
}

const rowOf = (at: number, run: string, { measures, series }: Ran, model: Model): RanRow => ({
  kind: 'ran',
  at,
  run,
  measures: model.measures.map(({ name }) => written(measures[name] as Cell)),
  ...(series === undefined ? {} : { series: series.map((step) => step.map(written)) }),
})

/** A cell as it is written: JSON knows no -0. */
const written = (cell: Cell): Cell => (cell === 0 ? 0 : cell)

const failed = (at: number, run: string, error: string): FailedRow => ({
  kind: 'failed',
  at,
  run,
  error: error.slice(0, 500),
})

/** What a run told that is not what its model says it tells; undefined where all is well. */
const wrongIn = (ran: Ran, model: Model): string | undefined => {
  const whole = wrongWhole(ran)
  if (whole !== undefined) return whole
  const { measures, series = [] } = ran
  const unknown = Object.keys(measures).find((name) => !model.measures.some((column) => column.name === name))
  for (const column of model.measures) {
    const wrong = wrongCell(measures[column.name], column)
    if (wrong === undefined) continue
    const misspelt = measures[column.name] === undefined && unknown !== undefined
    return misspelt ? `${column.name} is missing; ${unknown} came, which is no measure of ${model.name}` : wrong
  }
  if (unknown !== undefined) return `${unknown} is no measure of ${model.name}`
  for (const [at, step] of series.entries()) {
    if (step.length !== model.series.length) return `step ${at} has ${step.length} cells, not ${model.series.length}`
    for (const [place, column] of model.series.entries()) {
      const wrong = wrongCell(step[place], column)
      if (wrong !== undefined) return `step ${at}: ${wrong}`
    }
  }
  return undefined
}

/** A model of one's own may give back anything. */
const wrongWhole = (ran: unknown): string | undefined => {
  if (ran instanceof Promise) {
    // Told here, it need not end the process as well.
    ran.catch(() => undefined)
    return 'run gave back a promise: a run is no async function, and waits for nothing'
  }
  if (!isRecord(ran)) return `run gave back ${received(ran)}, not an object with its measures`
  const { measures, series } = ran
  if (!isRecord(measures)) return `run gave back measures that are ${received(measures)}, not an object of their names`
  if (series === undefined || (Array.isArray(series) && series.every((step) => Array.isArray(step)))) return undefined
  return 'run gave back a series that is no list of steps, each a list of cells'
}

/**
 * Why a cell is not what its column says it holds; undefined where it is.
 *
 * @internal
 */
export const wrongCell = (cell: Cell | undefined, { name, kind }: Column): string | undefined => {
  if (cell === null) return undefined
  const right =
    kind === 'number'
      ? Number.isFinite(cell)
      : kind === 'whole'
        ? Number.isSafeInteger(cell)
        : kind === 'truth'
          ? typeof cell === 'boolean'
          : kind === 'exact'
            ? typeof cell === 'string' && /^-?\d+(?:\.\d+|\/\d+)?$/.test(cell)
            : typeof cell === 'string'
  if (right) return undefined
  return `${name} is ${received(cell)}, which is not of the kind ${kind}: ${HINTS[kind]}`
}

/** What to give back instead, for whoever wrote the model. */
const HINTS: Readonly<Record<Column['kind'], string>> = {
  exact: 'a fraction or a decimal as text, such as "2/3"',
  whole: 'a whole number below 2^53, or null where there is none',
  number: 'a finite number, or null where there is none',
  truth: 'true or false, or null where there is none',
  text: 'text, or null where there is none',
}
