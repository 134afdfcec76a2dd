import type { Route } from '../../kernel/route.js'
import { actIn, applyTo, circlePage, leaveIt } from './circle.js'
import { circlesPage } from './list.js'
import { roundPage } from './round.js'
import { startPage, startRound } from './start.js'
import { nameForRole, putForward, takeStep } from './steps.js'

/** Circles, their mandates and their consent rounds. */
export const CIRCLE_ROUTES: readonly Route[] = [
  { method: 'get', path: '/circles', who: 'who-votes', answer: circlesPage },
  { method: 'get', path: '/circles/:circle', who: 'who-votes', answer: (asked) => circlePage(asked) },
  { method: 'post', path: '/circles/:circle/apply', who: 'who-votes', answer: applyTo },
  { method: 'post', path: '/circles/:circle/leave', who: 'who-votes', answer: leaveIt },
  { method: 'post', path: '/circles/:circle/act', who: 'who-votes', answer: actIn },
  { method: 'get', path: '/circles/:circle/start/:kind', who: 'who-votes', answer: (asked) => startPage(asked) },
  { method: 'post', path: '/circles/:circle/start/:kind', who: 'who-votes', answer: startRound },
  { method: 'get', path: '/rounds/:round', who: 'who-votes', answer: (asked) => roundPage(asked) },
  { method: 'post', path: '/rounds/:round/step', who: 'who-votes', answer: takeStep },
  { method: 'post', path: '/rounds/:round/name', who: 'who-votes', answer: nameForRole },
  { method: 'post', path: '/rounds/:round/put-forward', who: 'who-votes', answer: putForward },
]
