import type { ParameterValue } from '../plan.js'
import { pointAt } from '../points.js'
import { type Figures, figuresOf } from './figures.js'
import type { Gathered } from './gathered.js'

/** What the replicates of one point come to in one measure. */
export interface PointSummary extends Partial<Figures> {
  /** Counted from 0. */
  readonly point: number
  /** What is set at it, by path. */
  readonly set: Readonly<Record<string, ParameterValue>>
  readonly measure: string
  /** How many replicates told a value; the figures are there where one did. */
  readonly count: number
}

/**
 * The mean and the 5th, 50th and 95th percentile of each measure at each point of a plan, point by point. Sums are taken over sorted values, so that they are the same whoever carried the runs out.
 *
 * @example
 * ```ts
 * import { carryOut, Gathered, readPlan, summaryOf } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { competence: 1, votes: 10 }, replicates: 3 })
 * const gathered = new Gathered({ plan })
 * for (let at = 0; at < plan.runs; at++) gathered.add(carryOut(plan, at))
 * const [first] = summaryOf(gathered)
 * first?.mean // => 10
 * ```
 */
export function* summaryOf(gathered: Gathered): Generator<PointSummary> {
  const { plan, points, model } = gathered.plan
  const replicates = plan.replicates ?? 1
  for (let point = 0; point < points; point++) {
    const { set } = pointAt(plan, point)
    for (const { name: measure, kind } of model.measures) {
      if (kind === 'text') continue
      const values = gathered.valuesOf(measure).subarray(point * replicates, (point + 1) * replicates)
      yield { point, set, measure, count: 0, ...figuresOf(values) }
    }
  }
}
