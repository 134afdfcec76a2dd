import * as says from '../problems/en.js'
import { isRecord, isRulesError, problem } from '../problems/index.js'
import {
  carryOut,
  type Cell,
  type Column,
  type Model,
  picturesOf,
  placeNamed,
  type RanRow,
  type SoundPlan,
  type SoundScenario,
  thrownAt,
  tryReadScenario,
} from '../simulation/index.js'
import { differsFromKept, keepRows, loadModels, mergeSweep, planOf } from '../sweeps/index.js'
import { EXIT, type Streams } from './run.js'
import { refuse } from './secrecy-files.js'
import { readDocument } from './simulation-files.js'
import { toldDiffering } from './simulation-differs.js'
import { aligned, columnLine } from './simulation-models.js'
import type { SimulationOptions } from './simulation-options.js'
import { gather } from './simulation-plot.js'
import { writePictures } from './simulation-render.js'
import { placeIn } from './simulation-thrown.js'
import type { Answered } from './simulation-sweep.js'
import { SIMULATION_WORDS } from './simulation-words.js'

type Of = SimulationOptions & { readonly simulation: 'simulate' }

/** Carries out one run, and tells what came of it: each measure with what it means, and each column of the way there as a small picture. */
export const answerSimulate = async (options: Of, { stdin }: Streams): Promise<Answered> => {
  const models = await loadModels(options.models)
  const read =
    'run' in options.of ? runOf(options.of, models) : await scenarioIn(options.of.scenario, options, models, stdin)
  const { model, plan } = read.plan
  const words = SIMULATION_WORDS[options.locale]
  const row = carryOut(read.plan, read.at)
  const differs =
    'run' in options.of
      ? await differsFromKept({ folder: options.of.folder, plan: read.plan, row, models: options.models })
      : {}
  const head = [
    plan.title ?? model.asks,
    `${model.name}, ${words.version} ${model.version}, ${words.seed} ${plan.seed}, ${words.run} ${row.run}`,
    ...toldDiffering({ differs, row, model, locale: options.locale }),
    '',
  ]
  const isSame = differs.module === undefined && differs.row === undefined
  const facts = {
    model: model.name,
    version: model.version,
    seed: plan.seed,
    run: row.run,
    ...(isSame ? {} : { differs }),
  }
  if (row.kind === 'failed') {
    const where = placeIn(thrownAt(read.plan, read.at))
    const data = { kind: 'failed', ...facts, error: row.error, ...(where === undefined ? {} : { where }) }
    const lines = [`${words.failedRun}: ${row.error}`, ...(where === undefined ? [] : [`  ${words.failedAt(where)}`])]
    return { exit: EXIT.refused, data, lines: [...head, ...lines] }
  }
  const { out: folder } = options
  const kept = folder === undefined ? [] : await keep({ folder, sound: read.plan, row, models: options.models })
  const measures = Object.fromEntries(model.measures.map(({ name }, at) => [name, row.measures[at] ?? null]))
  return {
    exit: EXIT.answered,
    data: {
      kind: 'ran',
      ...facts,
      measures,
      ...(row.series === undefined ? {} : { series: row.series }),
      ...(folder === undefined ? {} : { folder, files: kept }),
    },
    lines: [
      ...head,
      ...aligned(model.measures.map((column, at) => measureLine(column, row.measures[at] ?? null, words.none))),
      ...pictures(model.series, row, words),
      ...(folder === undefined
        ? []
        : [
            '',
            ...aligned([
              [words.folder, folder],
              [words.files, kept.join(' ')],
            ]),
          ]),
    ],
  }
}

/** One run, and the plan that it is of. */
type One = Pick<SoundScenario, 'plan' | 'at'>

const scenarioIn = async (
  file: string,
  { seed }: Of,
  models: readonly Model[],
  stdin: Streams['stdin'],
): Promise<One> => {
  const written = await readDocument(file, stdin)
  const asked = seed !== undefined && isRecord(written) ? { ...written, seed } : written
  const read = tryReadScenario(asked, models)
  return read.kind === 'refused' ? refuse(file, read.problems) : read
}

/** A run of a sweep, with its replicate and all that it has in common with others. The way there is told as that of a scenario is. */
const runOf = ({ folder, run }: { readonly folder: string; readonly run: string }, models: readonly Model[]): One => {
  const sound = planOf(folder, models)
  const at = placeNamed(sound, run)
  if (at === undefined) return refuse(folder, [problem(says.noSuchRun, { path: '--run', received: run })])
  return { plan: { ...sound, plan: { series: true, ...sound.plan } }, at }
}

/** The tables of the run, and its pictures, in a folder like that of a sweep: what is made of one can be made of this, too. */
const keep = async (input: {
  readonly folder: string
  readonly sound: SoundPlan
  readonly row: RanRow
  readonly models: readonly string[]
}): Promise<readonly string[]> => {
  const { folder, sound, row, models } = input
  await keepRows({ folder, plan: sound, rows: [row], models })
  const merged = await mergeSweep({ folder, models, missing: 'allowed' })
  const files = merged.kind === 'merged' ? merged.files : []
  return [...files, ...(await drawn(folder, models))]
}

/** Pictures, where what they are drawn with is installed. */
const drawn = async (folder: string, models: readonly string[]): Promise<readonly string[]> => {
  try {
    // A scenario is one run of a plan that may have more, of which none is missing.
    return await writePictures({ folder, pictures: picturesOf(await gather(folder, models, 1)), drawnBy: 'plot' })
  } catch (error) {
    if (isRulesError(error) && error.code === 'peer-missing') return []
    throw error
  }
}

const measureLine = (column: Column, cell: Cell, none: string): readonly string[] => {
  const [name = '', means = ''] = columnLine(column)
  return [name, (cell === null ? none : String(cell)).padEnd(12), means]
}

const pictures = (
  columns: readonly Column[],
  { series }: RanRow,
  words: { readonly stepsTold: string; readonly picture: (least: string, most: string) => string },
): readonly string[] => {
  if (series === undefined || series.length === 0) return []
  const rows = columns.flatMap((column, at) => {
    const numbers = series.map((step) => numberOf(step[at] ?? null)).filter((value) => value !== undefined)
    if (numbers.length === 0) return []
    const least = numbers.reduce((a, b) => Math.min(a, b))
    const most = numbers.reduce((a, b) => Math.max(a, b))
    return [[column.name, pictureOf(numbers), words.picture(short(least), short(most)), columnLine(column)[1] ?? '']]
  })
  return rows.length === 0 ? [] : ['', `${words.stepsTold}:`, ...aligned(rows)]
}

/** At most sixty signs, each as high as the mean of the steps it stands for. */
const pictureOf = (numbers: readonly number[]): string => {
  const width = Math.min(60, numbers.length)
  const means = Array.from({ length: width }, (_, at) => {
    const part = numbers.slice(
      Math.floor((at * numbers.length) / width),
      Math.floor(((at + 1) * numbers.length) / width),
    )
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
  const least = Math.min(...means)
  const range = Math.max(...means) - least
  return means.map((mean) => BARS[range === 0 ? 3 : Math.min(7, Math.floor((8 * (mean - least)) / range))]).join('')
}

const BARS = '▁▂▃▄▅▆▇█'

const numberOf = (cell: Cell): number | undefined => {
  if (typeof cell === 'number') return cell
  if (typeof cell !== 'string') return typeof cell === 'boolean' ? Number(cell) : undefined
  const [numerator = '', denominator = '1'] = cell.split('/')
  const value = Number(numerator) / Number(denominator)
  return cell !== '' && Number.isFinite(value) ? value : undefined
}

const short = (value: number): string => String(Number(value.toPrecision(4)))
