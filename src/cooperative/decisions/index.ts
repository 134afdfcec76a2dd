import type { Chapter } from '../chapter.js'
import { DECISIONS_DECIDE } from './commands.js'
import { DECISIONS_EVOLVE } from './evolve.js'
import { DECISIONS_DUE, DECISIONS_FOLLOW } from './follow.js'
import { DECISIONS_TELL } from './tell.js'

/** Decisions: opened, voted on at any time, and closed by their own rule; what was pinned at the opening never moves. */
export const DECISIONS: Chapter = {
  decide: DECISIONS_DECIDE,
  evolve: DECISIONS_EVOLVE,
  follow: DECISIONS_FOLLOW,
  due: DECISIONS_DUE,
  tell: DECISIONS_TELL,
}
