import {
  type CalendarDate,
  type DayCount,
  dateOfEpochDay,
  epochDay,
  fractionOf,
  isLeapYear,
  yearOf,
} from '../calendar/index.js'
import { add, multiply, type Ratio, ratio, type Rounding, roundTo, ZERO } from '../exact/index.js'

/** A yearly rate, and the day from which it is in force, until the next one is. */
export interface RateFrom {
  readonly from: CalendarDate
  readonly ratePerYear: Ratio
}

/** A stretch of days under one rate. */
interface Stretch {
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly ratePerYear: Ratio
}

/** The stretches of a period by the rate in force. The rates are sorted, and the first is in force at the start. */
export const stretchesOf = (rates: readonly RateFrom[], start: CalendarDate, end: CalendarDate): readonly Stretch[] =>
  rates.flatMap(({ from, ratePerYear }, at) => {
    const next = rates[at + 1]?.from
    const opens = from < start ? start : from
    const closes = next === undefined || next > end ? end : next
    return opens < closes ? [{ start: opens, end: closes, ratePerYear }] : []
  })

/** The interest on an amount over a period, exact: amount × rate × fraction of a year, stretch by stretch. */
export const interestOver = (
  amountMinor: bigint,
  rates: readonly RateFrom[],
  dayCount: DayCount,
  start: CalendarDate,
  end: CalendarDate,
): Ratio => {
  const perUnit = stretchesOf(rates, start, end).reduce(
    (sum, stretch) => add(sum, multiply(stretch.ratePerYear, fractionOf(dayCount, stretch.start, stretch.end))),
    ZERO,
  )
  return multiply(ratio(amountMinor), perUnit)
}

/** The same with the amount of each day rounded by itself, as some courts do: daily amount × days. */
export const interestByDay = (
  amountMinor: bigint,
  rates: readonly RateFrom[],
  dayCount: DayCount,
  start: CalendarDate,
  end: CalendarDate,
  rounding: Rounding,
): bigint => {
  const amounts = new Map<string, bigint>()
  let sum = 0n
  for (const stretch of stretchesOf(rates, start, end)) {
    amounts.clear()
    for (let day = epochDay(stretch.start); day < epochDay(stretch.end); day++) {
      const today = dateOfEpochDay(day)
      // Days of the same kind earn the same: only then is a day's amount worked out anew.
      const kind =
        dayCount === 'ACT/ACT ISDA' ? String(isLeapYear(yearOf(today))) : dayCount.startsWith('ACT') ? '' : today
      let amount = amounts.get(kind)
      if (amount === undefined) {
        const fraction = fractionOf(dayCount, today, dateOfEpochDay(day + 1))
        const value = multiply(ratio(amountMinor), multiply(stretch.ratePerYear, fraction))
        amount = roundTo({ value, places: 0, rounding })
        amounts.set(kind, amount)
      }
      sum += amount
    }
  }
  return sum
}
