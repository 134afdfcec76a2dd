import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { type CalendarDate, dateOfEpochDay, dayOf, daysInMonth, epochDay, monthOf, written, yearOf } from './date.js'

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

/** How long each of a row of periods is. */
export type PeriodLength = { readonly months: number } | { readonly days: number }

/**
 * In which of a row of equal periods does a day lie? The periods are counted from the anchor, in both directions: months by `addMonths`, so that each begins on the
 * anchor's day of the month, or on the last one where the month is shorter.
 *
 * Throws `not-a-count` for a length that is not a whole number from 1 on, `not-a-date` outside the years 1 to 9999.
 *
 * @example
 * ```ts
 * import { date, periodAround } from 'coop-rules/calendar'
 *
 * periodAround({ day: date('2024-02-29'), anchor: date('2024-01-31'), length: { months: 1 } })
 * // => { start: '2024-02-29', end: '2024-03-31' }
 * periodAround({ day: date('2024-01-10'), anchor: date('2024-01-01'), length: { days: 14 } })
 * // => { start: '2024-01-01', end: '2024-01-15' }
 * ```
 */
export const periodAround = (input: {
  readonly day: CalendarDate
  readonly anchor: CalendarDate
  readonly length: PeriodLength
}): Period => {
  const { day, anchor, length } = input
  const [unit, size] = 'months' in length ? (['months', length.months] as const) : (['days', length.days] as const)
  if (!Number.isSafeInteger(size) || size < 1)
    throw new RulesError([problem(says.notACount, { path: `length.${unit}`, received: size })])
  if (unit === 'days') {
    const start = epochDay(anchor) + Math.floor((epochDay(day) - epochDay(anchor)) / size) * size
    return { start: dateOfEpochDay(start), end: dateOfEpochDay(start + size) }
  }
  const start = (at: number): CalendarDate => addMonths({ anchor, months: at * size })
  const months = (yearOf(day) - yearOf(anchor)) * 12 + monthOf(day) - monthOf(anchor)
  const near = Math.floor(months / size)
  // The period that begins in the month of the day may begin after it.
  const at = start(near) <= day ? near : near - 1
  return { start: start(at), end: start(at + 1) }
}

/** The days of the week, Monday first as ISO 8601 has them. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** A day of the week. */
export type Weekday = (typeof WEEKDAYS)[number]

/** The day of the week of a date. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: CalendarDate): Weekday => WEEKDAYS[(((epochDay(day) + 3) % 7) + 7) % 7] as Weekday

/**
 * The first day of the week in which a day lies; the first day of the calendar where the week begins before it. Throws `not-one-of`.
 *
 * @example
 * ```ts
 * import { date, weekStartOf } from 'coop-rules/calendar'
 *
 * weekStartOf({ day: date('2024-06-05'), weekStarts: 'monday' }) // => '2024-06-03'
 * ```
 */
export const weekStartOf = (input: { readonly day: CalendarDate; readonly weekStarts: Weekday }): CalendarDate => {
  const { day, weekStarts } = input
  const first = WEEKDAYS.indexOf(weekStarts)
  if (first < 0) {
    const options = WEEKDAYS.join(', ')
    throw new RulesError([problem(says.notOneOf, { path: 'weekStarts', received: weekStarts, facts: { options } })])
  }
  const back = (WEEKDAYS.indexOf(weekdayOf(day)) - first + 7) % 7
  return dateOfEpochDay(Math.max(epochDay(day) - back, FIRST_DAY))
}

const FIRST_DAY = epochDay('0001-01-01' as CalendarDate)
