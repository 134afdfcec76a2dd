import averages from './rules/averages.mjs'
import calendar from './rules/calendar.mjs'
import decisions from './rules/decisions.mjs'
import deferral from './rules/deferral.mjs'
import elections from './rules/elections.mjs'
import exact from './rules/exact.mjs'
import pay from './rules/pay.mjs'
import surplus from './rules/surplus.mjs'
import verdicts from './rules/verdicts.mjs'

/** Every rule that is compared, the rooms in the order of their floors. */
export const RULES = [exact, calendar, averages, verdicts, decisions, deferral, pay, surplus, elections].flat()
