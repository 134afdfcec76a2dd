import { compare, ONE, type Ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'

/**
 * What is wrong with an interest rate for a year that could be read: it is negative; or it is a plain number of 1 or more, as where a query lost its percent sign. 3 would be 300 %, and who means that writes so.
 *
 * @internal
 */
export const rateProblem = (rate: Ratio, received: unknown, path: string): Problem | undefined => {
  if (rate.numerator < 0n) return problem(says.negativeRate, { path, received })
  const isPlain = typeof received === 'string' ? /^[\d.]+$/.test(received) : typeof received !== 'object'
  if (!isPlain || compare(rate, ONE) < 0) return undefined
  return problem(says.rateWithoutPercent, { path, received, facts: { meant: `${String(received)}%` } })
}
