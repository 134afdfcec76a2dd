import { compare, exactString, isRatio, multiply, ONE, type Ratio, ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'

/**
 * What is wrong with an interest rate for a year that could be read: it is negative; or it is a plain number of 1 or more, as where a query lost its percent sign. 3 would be 300 %, and who means that writes so. A fraction is taken as it
 * is, whether it was written as one or worked out before.
 *
 * @internal
 */
export const rateProblem = (rate: Ratio, received: unknown, path: string): Problem | undefined => {
  if (rate.numerator < 0n) return problem(says.negativeRate, { path, received })
  const isMeant = typeof received === 'string' ? /[%/]/.test(received) : isRatio(received)
  if (isMeant || compare(rate, ONE) < 0) return undefined
  const facts = { meant: `${exactString(rate)}%`, asRead: `${exactString(multiply(rate, HUNDRED))}%` }
  return problem(says.rateWithoutPercent, { path, received, facts })
}

const HUNDRED = ratio(100n, 1n)
