import type { Route } from '../../kernel/route.js'
import { castBallot, rewordDecision, withdrawBallot, withdrawDecision } from './actions.js'
import { computedPage } from './computed.js'
import { decisionPage } from './decision.js'
import { decisionsPage } from './list.js'
import { agreeToOpenVote, closeBox, recordCount, voteOtherwise } from './ballot-box.js'

/** What is decided by yes or no, by consensus, or among options: what is open, what was decided, and how each was computed. */
export const DECISION_ROUTES: readonly Route[] = [
  { method: 'get', path: '/decisions', who: 'who-has-a-voice', answer: decisionsPage },
  { method: 'get', path: '/decisions/:decision', who: 'who-has-a-voice', answer: (asked) => decisionPage(asked) },
  { method: 'get', path: '/decisions/:decision/computed', who: 'who-has-a-voice', answer: computedPage },
  { method: 'post', path: '/decisions/:decision/cast', who: 'who-has-a-voice', answer: castBallot },
  { method: 'post', path: '/decisions/:decision/withdraw', who: 'who-has-a-voice', answer: withdrawBallot },
  { method: 'post', path: '/decisions/:decision/reword', who: 'who-has-a-voice', answer: rewordDecision },
  { method: 'post', path: '/decisions/:decision/agree', who: 'who-votes', answer: agreeToOpenVote },
  { method: 'post', path: '/decisions/:decision/close-box', who: 'who-votes', answer: closeBox },
  { method: 'post', path: '/decisions/:decision/count', who: 'who-votes', answer: recordCount },
  { method: 'post', path: '/decisions/:decision/otherwise', who: 'who-votes', answer: voteOtherwise },
  { method: 'post', path: '/decisions/:decision/end', who: 'who-has-a-voice', answer: withdrawDecision },
]
