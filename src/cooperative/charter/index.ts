import type { Chapter } from '../chapter.js'
import { CHARTER_EVOLVE } from './evolve.js'
import { CHARTER_FOLLOW } from './follow.js'
import { CHARTER_DECIDE } from './propose.js'
import { CHARTER_TELL } from './tell.js'

/** The charter that the cooperative lives by: amended by its own rule, and never backwards. */
export const CHARTER: Chapter = {
  decide: CHARTER_DECIDE,
  evolve: CHARTER_EVOLVE,
  follow: CHARTER_FOLLOW,
  tell: CHARTER_TELL,
}
