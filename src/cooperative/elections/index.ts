import type { Chapter } from '../chapter.js'
import { VOTING } from './ballots.js'
import { ELECTIONS_EVOLVE } from './evolve.js'
import { ELECTIONS_DUE, ELECTIONS_FOLLOW } from './follow.js'
import { NOMINATING } from './nominations.js'
import { OPENING } from './open.js'
import { ELECTIONS_TELL } from './tell.js'
import { TIES } from './ties.js'
import { VACANCIES } from './vacancies.js'

/** Elections: nominations, a vote, a count by the charter's method, ties, terms, and seats that fall vacant. */
export const ELECTIONS: Chapter = {
  decide: { ...OPENING, ...NOMINATING, ...VOTING, ...TIES, ...VACANCIES },
  evolve: ELECTIONS_EVOLVE,
  follow: ELECTIONS_FOLLOW,
  due: ELECTIONS_DUE,
  tell: ELECTIONS_TELL,
}
