import type { Route } from '../../kernel/route.js'
import { castBallot, rewordDecision, withdrawBallot, withdrawDecision } from './actions.js'
import { computedPage } from './computed.js'
import { decisionPage } from './decision.js'
import { decisionsPage } from './list.js'

/** What is decided by yes or no, by consensus, or among options: what is open, what was decided, and how each was computed. */
export const DECISION_ROUTES: readonly Route[] = [
  { method: 'get', path: '/decisions', who: 'who-votes', answer: decisionsPage },
  { method: 'get', path: '/decisions/:decision', who: 'who-votes', answer: (asked) => decisionPage(asked) },
  { method: 'get', path: '/decisions/:decision/computed', who: 'who-votes', answer: computedPage },
  { method: 'post', path: '/decisions/:decision/cast', who: 'who-votes', answer: castBallot },
  { method: 'post', path: '/decisions/:decision/withdraw', who: 'who-votes', answer: withdrawBallot },
  { method: 'post', path: '/decisions/:decision/reword', who: 'who-votes', answer: rewordDecision },
  { method: 'post', path: '/decisions/:decision/end', who: 'who-votes', answer: withdrawDecision },
]
