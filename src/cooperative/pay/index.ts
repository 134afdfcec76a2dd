import type { Chapter } from '../chapter.js'
import { compensationFor, PAY_COMPENSATION } from './compensation.js'
import { PAY_EVOLVE } from './evolve.js'
import { GIVING_UP_DECIDE } from './giving-up.js'
import { SETTLE_HELD_PAY } from './held.js'
import { HOURS_DECIDE } from './hours.js'
import { RUN_PAYDAY } from './run.js'
import { PROPOSE_SALARIES } from './salary-commands.js'
import { PAY_SEEN_BY } from './seeing.js'
import { SHORTAGE_DECIDE, shortageDecided } from './shortage.js'
import { PAY_TELL } from './tell.js'

/** Pay: salaries that everyone sets, paydays, what happens when money is short, and what is owed since. All that is earned is paid, held or given up. */
export const PAY: Chapter = {
  decide: {
    'propose-salaries': PROPOSE_SALARIES,
    ...HOURS_DECIDE,
    ...GIVING_UP_DECIDE,
    ...SHORTAGE_DECIDE,
    'run-payday': RUN_PAYDAY,
    'settle-held-pay': SETTLE_HELD_PAY,
    'pay-compensation': PAY_COMPENSATION,
  },
  evolve: PAY_EVOLVE,
  follow: {
    decided: shortageDecided,
    'membership-ended': compensationFor,
  },
  seenBy: PAY_SEEN_BY,
  tell: PAY_TELL,
}
