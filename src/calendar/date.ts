import * as says from '../problems/en.js'
import { type Problem, problem, RulesError } from '../problems/index.js'

declare const checked: unique symbol

/** A day of the calendar that exists, written `YYYY-MM-DD`: plain text, so that it travels as JSON and sorts as it is. No clock, no time zone. */
export type CalendarDate = string & { readonly [checked]: 'date' }

/** Whatever a date comes as: its text, or a Temporal.PlainDate, which is read through its text. */
export type DateInput = string | { readonly [Symbol.toStringTag]: 'Temporal.PlainDate'; toString(): string }

/**
 * Reads a date, strictly: `YYYY-MM-DD`, a day that exists between 0001-01-01 and 9999-12-31.
 *
 * Throws `not-a-date`.
 *
 * @example
 * ```ts
 * import { date } from 'coop-rules/calendar'
 *
 * date('2024-02-29') // => '2024-02-29'
 * ```
 */
export const date = (input: DateInput): CalendarDate => {
  const read = readDate(input, '')
  if (typeof read !== 'string') throw new RulesError([read])
  return read
}

/** The same for data from outside: a problem, with the path given, where `date` throws. */
export const readDate = (input: unknown, path: string): CalendarDate | Problem => {
  const text = isPlainDate(input) ? String(input) : input
  return typeof text === 'string' && exists(text)
    ? (text as CalendarDate)
    : problem(says.notADate, { path, received: input })
}

/**
 * The number of days from 1970-01-01 to a date; negative before it.
 *
 * @example
 * ```ts
 * import { date, epochDay } from 'coop-rules/calendar'
 *
 * epochDay(date('1970-01-02')) // => 1
 * epochDay(date('2024-03-13')) - epochDay(date('2024-01-01')) // => 72
 * ```
 */
export const epochDay = (day: CalendarDate): number => epochDayOf(yearOf(day), monthOf(day), dayOf(day))

/** The date that lies so many days from 1970-01-01. Throws `not-a-date` outside the years 1 to 9999. */
export const dateOfEpochDay = (days: number): CalendarDate => {
  if (!Number.isInteger(days)) throw new RulesError([problem(says.notADate, { path: '', received: days })])
  // Years are counted from 1 March, so that the leap day is their last: then months have the same lengths every year.
  const shifted = days + DAYS_TO_EPOCH
  const era = Math.floor(shifted / DAYS_IN_ERA)
  const dayOfEra = shifted - era * DAYS_IN_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return date(written(year, month, day))
}

/** The year, the month (1 to 12) and the day (1 to 31) of a date. */
export const yearOf = (day: CalendarDate): number => digits(day, 0, 4)
export const monthOf = (day: CalendarDate): number => digits(day, 5, 7)
export const dayOf = (day: CalendarDate): number => digits(day, 8, 10)

/** Whether a year has a 29 February. */
export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** How many days a month has. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** A date from its parts, which the caller knows to exist. */
export const written = (year: number, month: number, day: number): CalendarDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as CalendarDate

const isPlainDate = (input: unknown): input is DateInput =>
  typeof input === 'object' &&
  input !== null &&
  Symbol.toStringTag in input &&
  input[Symbol.toStringTag] === 'Temporal.PlainDate'

const exists = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const day = text as CalendarDate
  const month = monthOf(day)
  return (
    yearOf(day) >= 1 && month >= 1 && month <= 12 && dayOf(day) >= 1 && dayOf(day) <= daysInMonth(yearOf(day), month)
  )
}

/** By character codes: Number() of a slice costs several times as much, and every accrual starts here. */
const digits = (text: string, from: number, to: number): number => {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48
  return value
}

const epochDayOf = (year: number, month: number, day: number): number => {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_IN_ERA + dayOfEra - DAYS_TO_EPOCH
}

const DAYS_IN_ERA = 146097
const DAYS_TO_EPOCH = 719468
