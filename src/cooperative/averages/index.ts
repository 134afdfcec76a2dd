import type { Chapter } from '../chapter.js'
import { AVERAGES_EVOLVE } from './evolve.js'
import { AVERAGES_DUE, AVERAGES_FOLLOW } from './follow.js'
import { BATCHES } from './batches.js'
import { AVERAGES_DECIDE } from './propose.js'
import { AVERAGES_TELL } from './tell.js'

/** Average democracy: numbers that everyone sets at any time, and whose mean is in force. */
export const AVERAGES: Chapter = {
  decide: { ...AVERAGES_DECIDE, ...BATCHES },
  evolve: AVERAGES_EVOLVE,
  follow: AVERAGES_FOLLOW,
  due: AVERAGES_DUE,
  tell: AVERAGES_TELL,
}
