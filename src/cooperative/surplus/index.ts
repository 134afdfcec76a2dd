import type { Chapter } from '../chapter.js'
import { BUY_OUT_DECIDE } from './buy-out.js'
import { CAPITAL_DECIDE } from './capital.js'
import { SURPLUS_EVOLVE } from './evolve.js'
import { FEDERATION_DECIDE } from './federation.js'
import { SURPLUS_FOLLOW } from './follow.js'
import { LEVELS_DECIDE } from './levels.js'
import { RESERVE_DECIDE } from './reserve.js'
import { SHARE_DECIDE } from './share.js'
import { SURPLUS_TELL } from './tell.js'

/** Surplus: how the result of a year is shared, reserves, members' capital, subscriptions, buy-outs, and federations that add up. */
export const SURPLUS: Chapter = {
  decide: {
    ...SHARE_DECIDE,
    ...RESERVE_DECIDE,
    ...CAPITAL_DECIDE,
    ...BUY_OUT_DECIDE,
    ...FEDERATION_DECIDE,
    ...LEVELS_DECIDE,
  },
  evolve: SURPLUS_EVOLVE,
  follow: SURPLUS_FOLLOW,
  tell: SURPLUS_TELL,
}
