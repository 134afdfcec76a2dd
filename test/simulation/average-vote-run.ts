import { type Cell, carryOut, readPlan } from '../../src/simulation/index.js'

/** What a run of an average vote tells, by the names of its measures. */
export const told = (parameters: object, seed = 'test'): Readonly<Record<string, Cell>> => {
  const plan = readPlan({ model: 'average-vote', seed, parameters })
  const row = carryOut(plan, 0)
  if (row.kind === 'failed') throw new Error(row.error)
  return Object.fromEntries(plan.model.measures.map(({ name }, at) => [name, row.measures[at] as Cell]))
}

/** The steps of a run, by the names of its series columns. */
export const stepsOf = (parameters: object): readonly Readonly<Record<string, Cell>>[] => {
  const plan = readPlan({ model: 'average-vote', seed: 'test', parameters, series: true })
  const row = carryOut(plan, 0)
  if (row.kind === 'failed') throw new Error(row.error)
  return (row.series ?? []).map((step) =>
    Object.fromEntries(plan.model.series.map(({ name }, at) => [name, step[at] as Cell])),
  )
}

export const listed = (values: readonly number[]): object => ({ kind: 'listed', values })

/** The wishes of so many members at the middles of as many equally likely parts of a spread: as evenly as they can lie. */
export const evenly = (count: number, quantile: (part: number) => number): object =>
  listed(Array.from({ length: count }, (_, at) => quantile((at + 0.5) / count)))
