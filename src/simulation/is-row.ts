import { isList, isRecord } from '../problems/index.js'
import { type Row, wrongCell } from './carry-out.js'
import type { Cell, Column } from './model.js'
import type { SoundPlan } from './plan.js'
import { nameAt } from './runs.js'

/**
 * Is this, which was read from somewhere, the row of a run of this plan? It has the name of the run at its place, and its cells are of the kinds of their columns.
 *
 * @example
 * ```ts
 * import { carryOut, isRow, readPlan } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { members: 3, votes: 10 } })
 * const row = carryOut(plan, 0)
 * isRow(plan, row) // => true
 * isRow(plan, { ...row, measures: ['many', 0.5, 0, 0.6] }) // => false
 * ```
 */
export const isRow = (sound: SoundPlan, value: unknown): value is Row => {
  if (!isRecord(value)) return false
  const { at, run, kind, error, measures, series } = value
  if (!isPlace(at, sound) || run !== nameAt(sound, at)) return false
  if (kind === 'failed') return typeof error === 'string'
  const { model } = sound
  return (
    kind === 'ran' &&
    areCells(measures, model.measures) &&
    (series === undefined || (isList(series) && series.every((step) => areCells(step, model.series))))
  )
}

const isPlace = (at: unknown, { runs }: SoundPlan): at is number =>
  Number.isSafeInteger(at) && (at as number) >= 0 && (at as number) < runs

const areCells = (cells: unknown, columns: readonly Column[]): boolean =>
  Array.isArray(cells) &&
  cells.length === columns.length &&
  columns.every((column, place) => wrongCell(cells[place] as Cell, column) === undefined)
