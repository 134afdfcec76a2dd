import type { z } from 'zod'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import { drawFrom, type Spread, SPREAD } from '../spread.js'
import type { Stream } from '../stream.js'

/** The shape of a spread of shares between 0 and 1: 60, where .6 is meant, is refused. */
export const SHARES: z.ZodType<Spread> = SPREAD.superRefine((spread, context) => {
  const wrong = outside(spread)
  if (wrong === undefined) return
  const found = problem(says.notOneOf, { path: '', received: wrong, facts: { options: '0–1' } })
  context.addIssue({ code: 'custom', path: [], params: { problem: found } })
})

/** A draw from such a spread. A bell has tails beyond 0 and 1: they are taken to the nearer of these. */
export const shareFrom = (spread: Spread, member: number, stream: Stream): number =>
  Math.min(1, Math.max(0, drawFrom(spread, member, stream)))

/** The first number of a spread that is no share; of a bell its mean alone. */
const outside = (spread: Spread): number | undefined => {
  const isOutside = (one: number): boolean => one < 0 || one > 1
  switch (spread.kind) {
    case 'bell':
      return isOutside(spread.mean) ? spread.mean : undefined
    case 'among':
    case 'listed':
      return spread.values.find(isOutside)
    case 'mixed':
      return outside(spread.first) ?? outside(spread.second)
    default:
      return [spread.from, spread.to].find(isOutside)
  }
}
