import { add, type Ratio, ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { orThrow, type Problem, problem, type Refused } from '../problems/index.js'
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
import { daysIn } from './period.js'

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
export const isAdditive = (dayCount: DayCount): boolean => dayCount !== '30/360 ISDA' && dayCount !== '30/360 US'

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
  const problems: Problem[] = []
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
  switch (dayCount) {
    case 'ACT/365F':
      return days(daysIn({ start, end }), 365n)
    case 'ACT/360':
      return days(daysIn({ start, end }), 360n)
    case 'ACT/ACT ISDA':
      return actualActual(start, end)
    case '30E/360':
      return thirty(start, end, Math.min(dayOf(start), 30), Math.min(dayOf(end), 30))
    case '30/360 ISDA':
      return bondBasis(start, end, dayOf(start), dayOf(end))
    case '30/360 US': {
      const from = isLastOfFebruary(start) ? 30 : dayOf(start)
      const to = isLastOfFebruary(start) && isLastOfFebruary(end) ? 30 : dayOf(end)
      return bondBasis(start, end, from, to)
    }
  }
}

const days = (count: number, year: bigint): Ratio => ratio(BigInt(count), year)

const actualActual = (start: CalendarDate, end: CalendarDate): Ratio => {
  const inYear = (year: number, from: number, to: number): Ratio => days(to - from, isLeapYear(year) ? 366n : 365n)
  const firstYear = yearOf(start)
  const lastYear = yearOf(end)
  if (firstYear === lastYear) return inYear(firstYear, epochDay(start), epochDay(end))
  const newYear = (year: number): number => epochDay(written(year, 1, 1))
  const ends = add(
    inYear(firstYear, epochDay(start), newYear(firstYear + 1)),
    inYear(lastYear, newYear(lastYear), epochDay(end)),
  )
  return add(ends, ratio(BigInt(lastYear - firstYear - 1)))
}

const bondBasis = (start: CalendarDate, end: CalendarDate, startDay: number, endDay: number): Ratio => {
  const from = Math.min(startDay, 30)
  return thirty(start, end, from, endDay === 31 && from === 30 ? 30 : endDay)
}

const thirty = (start: CalendarDate, end: CalendarDate, startDay: number, endDay: number): Ratio =>
  days(360 * (yearOf(end) - yearOf(start)) + 30 * (monthOf(end) - monthOf(start)) + endDay - startDay, 360n)

const isLastOfFebruary = (day: CalendarDate): boolean =>
  monthOf(day) === 2 && dayOf(day) === daysInMonth(yearOf(day), 2)
