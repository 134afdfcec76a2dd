import type { Asked, Route } from '../../kernel/route.js'
import { proposeNumber, withdrawNumber } from './actions.js'
import { numberComputedPage } from './computed.js'
import { numbersPage } from './list.js'
import { numberPage } from './number.js'
import { pathOf } from './place.js'

/** The numbers that everyone sets: of the cooperative, and of each team or circle that has its own. */
export const NUMBER_ROUTES: readonly Route[] = [
  { method: 'get', path: '/numbers', who: 'who-has-a-voice', answer: numbersPage },
  { method: 'get', path: '/numbers/:item', who: 'who-has-a-voice', answer: (asked) => numberPage(asked) },
  { method: 'get', path: '/numbers/:item/computed', who: 'who-has-a-voice', answer: numberComputedPage },
  { method: 'post', path: '/numbers/:item', who: 'who-has-a-voice', answer: proposeNumber },
  { method: 'post', path: '/numbers/:item/withdraw', who: 'who-has-a-voice', answer: withdrawNumber },
  { method: 'get', path: '/numbers/:item/:scope', who: 'who-has-a-voice', answer: toScope },
  { method: 'get', path: '/numbers/:item/of/:scope', who: 'who-has-a-voice', answer: (asked) => numberPage(asked) },
  { method: 'get', path: '/numbers/:item/of/:scope/computed', who: 'who-has-a-voice', answer: numberComputedPage },
  { method: 'post', path: '/numbers/:item/of/:scope', who: 'who-has-a-voice', answer: proposeNumber },
  { method: 'post', path: '/numbers/:item/of/:scope/withdraw', who: 'who-has-a-voice', answer: withdrawNumber },
]

/** The short address of a team's number; the long one cannot be mistaken for a page of the number itself. */
function toScope(asked: Asked) {
  return asked.redirect(pathOf({ item: asked.param('item'), scope: asked.param('scope') }))
}
