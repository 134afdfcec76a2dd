import { canonicalJson } from '../problems/index.js'
import type { Row } from './carry-out.js'
import type { Cell, Column } from './model.js'
import type { ParameterValue, SoundPlan } from './plan.js'
import { describedParameters } from './described.js'
import { runAt } from './runs.js'

/** One column of a table. */
export interface TableColumn {
  readonly name: string
  /** As of a model's columns; `json` is what is no number, truth or text, written as JSON. */
  readonly kind: Column['kind'] | 'json'
  readonly unit?: string
  /** What it says, in one sentence. */
  readonly means: string
  /** `run`: which run it is, and how it ended. `set`: what is set at its point. `measure`: what came of it. `step`: what was seen on the way. */
  readonly of: 'run' | 'set' | 'measure' | 'step'
}

/** A table of the rows of a plan. */
export interface Table {
  readonly columns: readonly TableColumn[]
  /** The lines of the table that a row makes: cells in the order of the columns. */
  readonly linesOf: (row: Row) => readonly (readonly Cell[])[]
}

/**
 * The tables that the rows of a plan make: `runs` has a line a run, `series` a line a step, where the plan keeps steps. A parameter whose path is the name of another column
 * stands under `parameters.` and its path.
 *
 * @example
 * ```ts
 * import { carryOut, readPlan, tablesOf } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', vary: { members: [3] }, parameters: { competence: 1, votes: 10 } })
 * const { runs } = tablesOf(plan)
 * runs.columns.map(({ name }) => name).slice(0, 7) // => ['run', 'point', 'replicate', 'members', 'error', 'right', 'rightShare']
 * runs.linesOf(carryOut(plan, 0))[0]?.slice(1, 7) // => [0, 0, 3, null, 10, 1]
 * ```
 */
export const tablesOf = (sound: SoundPlan): { readonly runs: Table; readonly series?: Table } => {
  const { model, plan } = sound
  const paths = setPaths(sound)
  const ofMeasures = model.measures.map((column): TableColumn => ({ ...column, of: 'measure' }))
  const ofSteps = model.series.map((column): TableColumn => ({ ...column, of: 'step' }))
  const begin = (row: Row): Cell[] => {
    const { point, replicate, set } = runAt(sound, row.at)
    return [row.run, point, replicate, ...paths.map((path) => cellOf(set[path]))]
  }
  const nothing = model.measures.map(() => null)
  const runs: Table = {
    columns: [...KEYS, ...setColumns(sound, paths, ofMeasures), ERROR, ...ofMeasures],
    linesOf: (row) => [[...begin(row), ...(row.kind === 'failed' ? [row.error, ...nothing] : [null, ...row.measures])]],
  }
  if (plan.series !== true || model.series.length === 0) return { runs }
  const series: Table = {
    columns: [...KEYS, ...setColumns(sound, paths, ofSteps), ...ofSteps],
    linesOf: (row) => {
      if (row.kind === 'failed' || row.series === undefined) return []
      const first = begin(row)
      return row.series.map((step) => [...first, ...step])
    },
  }
  return { runs, series }
}

/**
 * A line of CSV as RFC 4180 has it, its line end included: text in quotation marks where it needs them, null as nothing, an empty text as two quotation marks, and numbers as
 * short as they come back the same.
 *
 * @example
 * ```ts
 * import { csvLine } from 'coop-rules/simulation'
 *
 * csvLine(['mean, bounded', 0.5, true, null]) // => '"mean, bounded",0.5,true,\r\n'
 * ```
 */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`

const csvCell = (cell: Cell): string => {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  return cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const KEYS: readonly TableColumn[] = [
  {
    name: 'run',
    kind: 'text',
    of: 'run',
    means:
      'The name of the run: the same for the same model, parameters and replicate in every plan, whatever its seed and common; with several sweeps keep the seed beside it',
  },
  { name: 'point', kind: 'whole', of: 'run', means: 'Which point of the plan it is, counted from 0' },
  { name: 'replicate', kind: 'whole', of: 'run', means: 'Which of the runs of its point it is, counted from 0' },
]

const ERROR: TableColumn = { name: 'error', kind: 'text', of: 'run', means: 'Why the run failed; nothing where it ran' }

/** The paths that points set: those of a grid and of ranges sorted, those of a list as they first come. */
const setPaths = ({ plan }: SoundPlan): readonly string[] => {
  if (plan.points === undefined) return Object.keys(plan.vary ?? plan.sample?.ranges ?? {}).sort()
  const paths = new Set<string>()
  for (const point of plan.points) for (const path of Object.keys(point)) paths.add(path)
  return [...paths]
}

const setColumns = (
  sound: SoundPlan,
  paths: readonly string[],
  others: readonly TableColumn[],
): readonly TableColumn[] => {
  const taken = new Set([...KEYS, ERROR, ...others].map(({ name }) => name))
  const described = describedParameters(sound.model)
  return paths.map((path) => ({
    name: taken.has(path) ? `parameters.${path}` : path,
    kind: kindOf(sound, path),
    of: 'set',
    means: described.get(path) ?? 'A parameter',
  }))
}

/** Of all values that the points set it to. */
const kindOf = ({ plan }: SoundPlan, path: string): TableColumn['kind'] => {
  if (plan.sample !== undefined) return plan.sample.ranges[path]?.whole === true ? 'whole' : 'number'
  const values = plan.points?.map((point) => point[path]) ?? plan.vary?.[path] ?? []
  const kinds = new Set(values.filter((value) => value !== undefined && value !== null).map(kindOfValue))
  if (kinds.size === 1) return [...kinds][0] as TableColumn['kind']
  return [...kinds].every((kind) => kind === 'whole' || kind === 'number') && kinds.size > 0 ? 'number' : 'json'
}

const kindOfValue = (value: ParameterValue | undefined): TableColumn['kind'] => {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'whole' : 'number'
  return typeof value === 'boolean' ? 'truth' : typeof value === 'string' ? 'text' : 'json'
}

const cellOf = (value: ParameterValue | undefined): Cell => {
  if (value === undefined || value === null) return null
  return typeof value === 'object' ? canonicalJson(value) : value
}
