import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { type CalendarDate, dayOf, daysInMonth, epochDay, monthOf, written, yearOf } from './date.js'

/** A stretch of days: the start included, the end not. Two periods that meet share no day. */
export interface Period {
  readonly start: CalendarDate
  readonly end: CalendarDate
}

/**
 * How many days are there from the start, included, to the end, not included? Throws `reversed-period` where the end lies before the start.
 *
 * @example
 * ```ts
 * import { date, daysIn } from 'coop-rules/calendar'
 *
 * daysIn({ start: date('2024-01-01'), end: date('2024-03-13') }) // => 72
 * ```
 */
export const daysIn = ({ start, end }: Period): number => {
  if (end < start)
    throw new RulesError([problem(says.reversedPeriod, { path: 'end', received: end, facts: { start } })])
  return epochDay(end) - epochDay(start)
}

/** Whether a day lies in a period: on its start or after, and before its end. */
export const contains = ({ start, end }: Period, day: CalendarDate): boolean => start <= day && day < end

/**
 * The date so many months after an anchor (before it, where negative): the same day of the month, or the last one where the month is shorter. Counted from
 * the anchor each time, never from the date before, so that 31 January gives 29 February and then 31 March.
 *
 * Throws `not-a-count` for months that are not whole, `not-a-date` outside the years 1 to 9999.
 *
 * @example
 * ```ts
 * import { addMonths, date } from 'coop-rules/calendar'
 *
 * const anchor = date('2024-01-31')
 * const paydays = [0, 1, 2].map((months) => addMonths({ anchor, months }))
 * paydays // => ['2024-01-31', '2024-02-29', '2024-03-31']
 * ```
 */
export const addMonths = (input: { readonly anchor: CalendarDate; readonly months: number }): CalendarDate => {
  const { anchor, months } = input
  if (!Number.isSafeInteger(months))
    throw new RulesError([problem(says.notACount, { path: 'months', received: months })])
  const month = yearOf(anchor) * 12 + monthOf(anchor) - 1 + months
  const year = Math.floor(month / 12)
  if (year < 1 || year > 9999) throw new RulesError([problem(says.notADate, { path: 'months', received: months })])
  const inYear = month - year * 12 + 1
  return written(year, inYear, Math.min(dayOf(anchor), daysInMonth(year, inYear)))
}
