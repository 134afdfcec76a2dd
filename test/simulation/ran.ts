import { type Cell, carryOut, type ParameterValue, readPlan } from '../../src/simulation/index.js'

/** What one run of a model tells, by the names of its measures; and its series, where it is asked for. */
export interface Told {
  readonly measures: Readonly<Record<string, Cell>>
  readonly series: readonly (readonly Cell[])[]
}

/** The runs of a plan of one point, one after another; a run that failed is an error. */
export const ran = (
  model: string,
  parameters: Readonly<Record<string, ParameterValue>>,
  more: { readonly seed?: string; readonly replicates?: number; readonly series?: boolean } = {},
): readonly [Told, ...Told[]] => {
  const plan = readPlan({ model, seed: 'tests', parameters, ...more })
  const told = Array.from({ length: plan.runs }, (_, at): Told => {
    const row = carryOut(plan, at)
    if (row.kind === 'failed') throw new Error(row.error)
    const named = plan.model.measures.map(({ name }, place): [string, Cell] => [name, row.measures[place] as Cell])
    return { measures: Object.fromEntries(named), series: row.series ?? [] }
  })
  return told as unknown as readonly [Told, ...Told[]]
}

/** A measure as a number. */
export const numberOf = ({ measures }: Told, name: string): number => {
  const cell = measures[name]
  if (typeof cell !== 'number') throw new Error(`${name} is ${String(cell)}`)
  return cell
}

/** How far a share of so many may be from its probability: four standard errors, which is exceeded once in 16,000 times. */
export const fourErrors = (probability: number, many: number): number =>
  4 * Math.sqrt((probability * (1 - probability)) / many)
