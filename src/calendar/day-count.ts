import { type Ratio, ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import {
  type CalendarDate,
  type DateInput,
  dayOf,
  daysInMonth,
  epochDay,
  isLeapYear,
  monthOf,
  readDate,
  written,
  yearOf,
} from './date.js'

/** How dates become a fraction of a year, by the names that contracts use. */
export const DAY_COUNTS = ['ACT/365F', 'ACT/360', 'ACT/ACT ISDA', '30E/360', '30/360 ISDA', '30/360 US'] as const

/** A day count convention. */
export type DayCount = (typeof DAY_COUNTS)[number]

/**
 * Whether the fractions of two periods that meet always add up to that of both together. Where a rate changes within a period only such a convention will do:
 * under the other two the result would depend on where one cut.
 *
 * @example
 * ```ts
 * import { isAdditive } from 'coop-rules/calendar'
 *
 * isAdditive('30E/360') // => true
 * isAdditive('30/360 US') // => false
 * ```
 */
export const isAdditive = (dayCount: DayCount): boolean => SCALES[dayCount].unitAt !== undefined

/**
 * Which fraction of a year lies from the start, included, to the end, not included?
 *
 * - ACT/365F (also: Actual/365 Fixed): days ÷ 365, leap year or not.
 * - ACT/360: days ÷ 360.
 * - ACT/ACT ISDA: the days that fall in leap years ÷ 366, and the others ÷ 365 (2006 ISDA Definitions 4.16(b)).
 * - 30E/360 (also: Eurobond basis): months of 30 days; a 31st counts as the 30th at either end (4.16(g)).
 * - 30/360 ISDA (also: bond basis, 30A/360): a 31st at the start counts as the 30th; one at the end does only where the start is the 30th or 31st (4.16(f)).
 * - 30/360 US (also: 30U/360, with the end-of-February rule): as bond basis, and the last day of February counts as the 30th at the start, and at the end too
 *   where both ends are last days of February. From 28 February to 31 August: 180 days here, 183 in bond basis.
 *
 * Throws `not-a-date`, `reversed-period`, `not-one-of` (an unknown convention); the error lists all of them.
 *
 * Source: WJC-11, whose fee on held pay is a yearly rate.
 *
 * @example
 * ```ts
 * import { yearFraction } from 'coop-rules/calendar'
 *
 * yearFraction({ dayCount: 'ACT/365F', start: '2024-01-01', end: '2024-03-01' }) // => { numerator: 12n, denominator: 73n }
 * ```
 */
export const yearFraction = (input: YearFractionInput): Ratio => orThrow(tryYearFraction(input)).value

/** A period, and the convention that measures it. */
export interface YearFractionInput {
  readonly dayCount: DayCount
  readonly start: DateInput
  readonly end: DateInput
}

/** The same for data from outside: refuses, with everything that is wrong, where `yearFraction` throws. */
export const tryYearFraction = (
  input: YearFractionInput,
): { readonly kind: 'year-fraction'; readonly value: Ratio } | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const problems: Problem[] = []
  tellUnknownKeys(input, ['start', 'end', 'dayCount'], '', problems)
  const start = readDate(input.start, 'start')
  const end = readDate(input.end, 'end')
  const wrong = dayCountProblem(input.dayCount, 'dayCount')
  if (wrong !== undefined) problems.push(wrong)
  if (typeof start !== 'string') problems.push(start)
  if (typeof end !== 'string') problems.push(end)
  if (typeof start === 'string' && typeof end === 'string') {
    if (end < start) problems.push(problem(says.reversedPeriod, { path: 'end', received: end, facts: { start } }))
    else if (problems.length === 0) return { kind: 'year-fraction', value: fractionOf(input.dayCount, start, end) }
  }
  return { kind: 'refused', problems }
}

/** What is wrong with the name of a convention; undefined where it is one. */
export const dayCountProblem = (dayCount: unknown, path: string): Problem | undefined =>
  DAY_COUNTS.some((known) => known === dayCount)
    ? undefined
    : problem(says.notOneOf, { path, received: dayCount, facts: { options: DAY_COUNTS.join(', ') } })

/** The fraction of a period that is known not to be reversed. */
export const fractionOf = (dayCount: DayCount, start: CalendarDate, end: CalendarDate): Ratio => {
  const { unitsPerYear, unitsBetween } = yearScale(dayCount)
  return ratio(BigInt(unitsBetween(start, end)), BigInt(unitsPerYear))
}

/**
 * The scale a convention measures on: how many units make a year, and how many of them lie between two dates. An additive one has a place for every day, and
 * what lies between two days is the difference of their places, wherever one cuts.
 *
 * @internal
 */
export interface YearScale {
  readonly unitsPerYear: number
  readonly unitsBetween: (start: CalendarDate, end: CalendarDate) => number
  readonly unitAt: ((day: CalendarDate) => number) | undefined
  /** Whether each day is one unit long. */
  readonly isByDay: boolean
}

/**
 * The scale of a convention.
 *
 * @internal
 */
export const yearScale = (dayCount: DayCount): YearScale => SCALES[dayCount]

const additive = (unitsPerYear: number, unitAt: (day: CalendarDate) => number): YearScale => ({
  unitsPerYear,
  unitAt,
  isByDay: unitAt === epochDay,
  unitsBetween: (start, end) => unitAt(end) - unitAt(start),
})

/** Days of common years weigh 366 and those of leap years 365, so that either year is 365 × 366 long. */
const actualActual = (day: CalendarDate): number => {
  const year = yearOf(day)
  const dayOfYear = epochDay(day) - epochDay(written(year, 1, 1))
  return year * 365 * 366 + dayOfYear * (isLeapYear(year) ? 365 : 366)
}

const bondBasis = (start: CalendarDate, end: CalendarDate, startDay: number, endDay: number): number => {
  const from = Math.min(startDay, 30)
  return thirty(end, endDay === 31 && from === 30 ? 30 : endDay) - thirty(start, from)
}

/** Months of 30 days, with the day of the month that the convention sees. */
const thirty = (day: CalendarDate, dayOfMonth: number): number => 360 * yearOf(day) + 30 * monthOf(day) + dayOfMonth

const isLastOfFebruary = (day: CalendarDate): boolean =>
  monthOf(day) === 2 && dayOf(day) === daysInMonth(yearOf(day), 2)

const SCALES: Readonly<Record<DayCount, YearScale>> = {
  'ACT/365F': additive(365, epochDay),
  'ACT/360': additive(360, epochDay),
  'ACT/ACT ISDA': additive(365 * 366, actualActual),
  '30E/360': additive(360, (day) => thirty(day, Math.min(dayOf(day), 30))),
  '30/360 ISDA': {
    unitsPerYear: 360,
    unitAt: undefined,
    isByDay: false,
    unitsBetween: (start, end) => bondBasis(start, end, dayOf(start), dayOf(end)),
  },
  '30/360 US': {
    unitsPerYear: 360,
    unitAt: undefined,
    isByDay: false,
    unitsBetween: (start, end) => {
      const from = isLastOfFebruary(start) ? 30 : dayOf(start)
      const to = isLastOfFebruary(start) && isLastOfFebruary(end) ? 30 : dayOf(end)
      return bondBasis(start, end, from, to)
    },
  },
}
