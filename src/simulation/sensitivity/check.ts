import * as says from '../../problems/en.js'
import { type Problem, problem, tell } from '../../problems/index.js'
import type { Plan } from '../plan.js'
import { rangesOf } from './design.js'
import { MOST_DIMENSIONS } from './sobol-points.js'

/** What is wrong with the design of a plan, beyond its shape. */
export const checkSample = ({ sample }: Plan, problems: Problem[]): void => {
  if (sample === undefined) return
  const ranges = rangesOf(sample)
  const most = MOST_DIMENSIONS / 2
  if (ranges.length === 0) tell(problems, problem(says.noRanges, { path: 'sample.ranges', received: ranges.length }))
  if (sample.design === 'sobol' && ranges.length > most) {
    const facts = { most }
    tell(problems, problem(says.tooManyRanges, { path: 'sample.ranges', received: ranges.length, facts }))
  }
  for (const [path, { from, to, whole }] of ranges)
    if (!(from < to) || (whole === true && !(Number.isSafeInteger(from) && Number.isSafeInteger(to)))) {
      tell(problems, problem(says.emptyRange, { path: `sample.ranges.${path}`, received: `${from} … ${to}` }))
    }
}
