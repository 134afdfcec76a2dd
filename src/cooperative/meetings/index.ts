import type { Chapter } from '../chapter.js'
import { CALLING } from './call.js'
import { MEETINGS_EVOLVE, MINUTES } from './evolve.js'
import { HOLDING } from './hold.js'
import { AFTERWARDS } from './minutes.js'
import { PROXIES } from './proxies.js'
import { MEETINGS_TELL } from './tell.js'

/** Meetings: called with notice and an agenda, held with a quorum, minuted, and open to challenge for a time. */
export const MEETINGS: Chapter = {
  decide: { ...CALLING, ...PROXIES, ...HOLDING, ...AFTERWARDS },
  evolve: MEETINGS_EVOLVE,
  due: { [MINUTES]: (_, { id }) => [{ type: 'minutes-late', meeting: id }] },
  tell: MEETINGS_TELL,
}
