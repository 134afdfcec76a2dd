import type { Chapter } from '../chapter.js'
import { memberOf } from '../members/state.js'
import type { State } from '../state.js'
import { COORDINATE } from './coordinate.js'
import { PROJECTS_EVOLVE } from './evolve.js'
import { FINISH } from './finish.js'
import { PROJECTS_DUE, PROJECTS_FOLLOW } from './follow.js'
import { PROPOSE } from './propose.js'
import { STAFF } from './staff.js'
import { TEAM } from './team.js'
import { PROJECTS_TELL } from './tell.js'

/** Results are for every member: for volunteers, and for donors, who have no vote. */
const everyMember = (state: State, _: unknown, viewer: string): boolean => memberOf(state, viewer) !== undefined

/** Projects: proposed by anyone, accepted, coordinated, staffed in order, evaluated, audited, closed. */
export const PROJECTS: Chapter = {
  decide: { ...PROPOSE, ...COORDINATE, ...STAFF, ...TEAM, ...FINISH },
  evolve: PROJECTS_EVOLVE,
  follow: PROJECTS_FOLLOW,
  due: PROJECTS_DUE,
  seenBy: {
    'project-ended': everyMember,
    'results-presented': everyMember,
    'project-audited': everyMember,
    'project-closed': everyMember,
  },
  tell: PROJECTS_TELL,
}
