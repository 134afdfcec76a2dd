import type { Route } from '../../kernel/route.js'
import { actIn, applyTo, circlePage, leaveIt } from './circle.js'
import { circlesPage } from './list.js'
import { roundPage } from './round.js'
import { startPage, startRound } from './start.js'
import { nameForRole, putForward, takeStep } from './steps.js'

/** Circles, their mandates and their consent rounds. */
export const CIRCLE_ROUTES: readonly Route[] = [
  { method: 'get', path: '/circles', who: 'who-has-a-voice', answer: circlesPage },
  { method: 'get', path: '/circles/:circle', who: 'who-has-a-voice', answer: (asked) => circlePage(asked) },
  { method: 'post', path: '/circles/:circle/apply', who: 'who-has-a-voice', answer: applyTo },
  { method: 'post', path: '/circles/:circle/leave', who: 'who-has-a-voice', answer: leaveIt },
  { method: 'post', path: '/circles/:circle/act', who: 'who-has-a-voice', answer: actIn },
  { method: 'get', path: '/circles/:circle/start/:kind', who: 'who-has-a-voice', answer: (asked) => startPage(asked) },
  { method: 'post', path: '/circles/:circle/start/:kind', who: 'who-has-a-voice', answer: startRound },
  { method: 'get', path: '/rounds/:round', who: 'who-has-a-voice', answer: (asked) => roundPage(asked) },
  { method: 'post', path: '/rounds/:round/step', who: 'who-has-a-voice', answer: takeStep },
  { method: 'post', path: '/rounds/:round/name', who: 'who-has-a-voice', answer: nameForRole },
  { method: 'post', path: '/rounds/:round/put-forward', who: 'who-has-a-voice', answer: putForward },
]
