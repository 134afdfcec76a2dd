/**
 * Dates, periods and day counts: which days there are, and which fraction of a year they make. No clock and no time zone.
 *
 * @module
 */
export {
  type CalendarDate,
  type DateInput,
  date,
  dateOfEpochDay,
  dayOf,
  daysInMonth,
  epochDay,
  isLeapYear,
  monthOf,
  readDate,
  yearOf,
} from './date.js'
export {
  DAY_COUNTS,
  type DayCount,
  dayCountProblem,
  fractionOf,
  isAdditive,
  tryYearFraction,
  type YearFractionInput,
  type YearScale,
  yearFraction,
  yearScale,
} from './day-count.js'
export { type Dated, Fields } from './fields.js'
export { rateProblem } from './rate.js'
export {
  addMonths,
  contains,
  daysIn,
  type Period,
  type PeriodLength,
  periodAround,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
  weekStartOf,
} from './period.js'
