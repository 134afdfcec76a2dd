import type { Route } from '../../kernel/route.js'
import { openDecision, openPage } from './open.js'
import { proposalsPage } from './list.js'
import { proposeItem, proposePage } from './propose.js'

/** Putting something to the vote: a new matter or number that seeks backing (WJC-18), or a decision that the charter lets a member open. */
export const PROPOSAL_ROUTES: readonly Route[] = [
  { method: 'get', path: '/proposals', who: 'who-has-a-voice', answer: proposalsPage },
  { method: 'get', path: '/proposals/new', who: 'who-has-a-voice', answer: (asked) => proposePage(asked) },
  { method: 'post', path: '/proposals/new', who: 'who-has-a-voice', answer: proposeItem },
  { method: 'get', path: '/proposals/open/:provision', who: 'who-has-a-voice', answer: (asked) => openPage(asked) },
  { method: 'post', path: '/proposals/open/:provision', who: 'who-has-a-voice', answer: openDecision },
]
