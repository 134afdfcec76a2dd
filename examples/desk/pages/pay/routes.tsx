import type { Route } from '../../kernel/route.js'
import { heldPayPage, settleHeldPay } from './held.js'
import { openMenu, openPayday, payPage } from './overview.js'
import { changePayday, paydayPage } from './payday.js'
import { proposeSalaries, salariesPage } from './salaries.js'
import { statementPage } from './statement.js'

/** Salaries, paydays, and what is owed of them (WJC-9, WJC-10, WJC-11, WJC-12, WJC-20). In the place of a project, `-` is the cooperative. */
export const PAY_ROUTES: readonly Route[] = [
  { method: 'get', path: '/pay', who: 'who-has-a-voice', answer: (asked) => payPage(asked) },
  { method: 'get', path: '/pay/salaries/:place', who: 'who-has-a-voice', answer: salariesPage },
  { method: 'post', path: '/pay/salaries/:place', who: 'who-has-a-voice', answer: proposeSalaries },
  { method: 'post', path: '/pay/menu', who: 'who-votes', answer: openMenu },
  { method: 'post', path: '/pay/paydays', who: 'who-votes', answer: openPayday },
  { method: 'get', path: '/pay/paydays/:payday', who: 'who-has-a-voice', answer: (asked) => paydayPage(asked) },
  { method: 'post', path: '/pay/paydays/:payday', who: 'who-has-a-voice', answer: changePayday },
  { method: 'get', path: '/held-pay', who: 'who-votes', answer: (asked) => heldPayPage(asked) },
  { method: 'post', path: '/held-pay/:place', who: 'who-votes', answer: settleHeldPay },
  // Whoever left is owed their pay as before, and sees their own statement; of others the charter says.
  { method: 'get', path: '/held-pay/:place/:person', who: 'signed-in', answer: statementPage },
]
