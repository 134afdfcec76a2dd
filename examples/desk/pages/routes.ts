import type { Route } from '../kernel/route.js'
import { ACCOUNT_ROUTES } from './account/routes.js'
import { LEDGER_ROUTES } from './accounts/routes.js'
import { CHARTER_ROUTES } from './charter/routes.js'
import { CIRCLE_ROUTES } from './circles/routes.js'
import { DECISION_ROUTES } from './decisions/routes.js'
import { ELECTION_ROUTES } from './elections/routes.js'
import { LIVE_ROUTES } from './live/routes.js'
import { MEETING_ROUTES } from './meetings/routes.js'
import { MEMBER_ROUTES } from './members/routes.js'
import { MINUTES_ROUTES } from './minutes/routes.js'
import { NUMBER_ROUTES } from './numbers/routes.js'
import { PAY_ROUTES } from './pay/routes.js'
import { PROJECT_ROUTES } from './projects/routes.js'
import { PROPOSAL_ROUTES } from './proposals/routes.js'
import { SEALED_ROUTES } from './sealed/routes.js'
import { FOUND_ROUTES } from './found/routes.js'
import { FRONT_ROUTES } from './front/routes.js'

/** Every place below `/c/{coop}`, with who may come there. A test goes through all of them as everybody. */
export const ROUTES: readonly Route[] = [
  ...ACCOUNT_ROUTES,
  ...FOUND_ROUTES,
  ...FRONT_ROUTES,
  ...NUMBER_ROUTES,
  ...DECISION_ROUTES,
  ...PROPOSAL_ROUTES,
  ...MEMBER_ROUTES,
  ...PAY_ROUTES,
  ...LEDGER_ROUTES,
  ...PROJECT_ROUTES,
  ...SEALED_ROUTES,
  ...CIRCLE_ROUTES,
  ...ELECTION_ROUTES,
  ...MEETING_ROUTES,
  ...CHARTER_ROUTES,
  ...MINUTES_ROUTES,
  ...LIVE_ROUTES,
]
