import type { Chapter } from '../chapter.js'
import { CIRCLES_DECIDE } from './commands.js'
import { CIRCLES_EVOLVE } from './evolve.js'
import { CIRCLES_DUE, CIRCLES_FOLLOW } from './follow.js'
import { CIRCLES_TELL } from './tell.js'

/** Circles: who is in them, what they were lent, who links them, and what they consent to. */
export const CIRCLES: Chapter = {
  decide: CIRCLES_DECIDE,
  evolve: CIRCLES_EVOLVE,
  follow: CIRCLES_FOLLOW,
  due: CIRCLES_DUE,
  tell: CIRCLES_TELL,
}
