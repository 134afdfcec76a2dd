import type { Chapter } from '../chapter.js'
import { CHART_DECIDE } from './chart.js'
import { ACCOUNTS_EVOLVE } from './evolve.js'
import { ACCOUNTS_FOLLOW } from './follow.js'
import { POST_DECIDE } from './post.js'
import { ACCOUNTS_SEEN_BY } from './seeing.js'
import { SPENDING_DECIDE } from './spending.js'
import { ACCOUNTS_TELL } from './tell.js'

/** Accounts: budgets, double entry, documents, money with strings; every cent can be traced, and nothing that was posted is ever changed. */
export const ACCOUNTS: Chapter = {
  decide: { ...CHART_DECIDE, ...POST_DECIDE, ...SPENDING_DECIDE },
  evolve: ACCOUNTS_EVOLVE,
  follow: ACCOUNTS_FOLLOW,
  seenBy: ACCOUNTS_SEEN_BY,
  tell: ACCOUNTS_TELL,
}
