import type { Chapter } from '../chapter.js'
import { MEMBERS_EVOLVE } from './evolve.js'
import { MEMBERS_DUE, MEMBERS_FOLLOW } from './follow.js'
import { FOUNDING } from './founding.js'
import { JOINING } from './joining.js'
import { LEAVING } from './leaving.js'
import { NOTING } from './noting.js'
import { OUSTING } from './ousting.js'
import { REPRESENTING } from './representing.js'
import { SUSPENDING } from './suspending.js'
import { MEMBERS_SEEN_BY, MEMBERS_TELL } from './tell.js'

/** Members: who founds, joins, represents, is suspended, leaves, or is ousted; who holds an office. */
export const MEMBERS: Chapter = {
  decide: { ...FOUNDING, ...JOINING, ...NOTING, ...LEAVING, ...REPRESENTING, ...SUSPENDING, ...OUSTING },
  evolve: MEMBERS_EVOLVE,
  follow: MEMBERS_FOLLOW,
  due: MEMBERS_DUE,
  seenBy: MEMBERS_SEEN_BY,
  tell: MEMBERS_TELL,
}
