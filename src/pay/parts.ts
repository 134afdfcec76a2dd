import {
  type CalendarDate,
  type Dated,
  dateOfEpochDay,
  dayOf,
  daysIn,
  daysInMonth,
  epochDay,
  monthOf,
  yearOf,
} from '../calendar/index.js'
import { add, compare, divide, equal, multiply, type Ratio, ratio, subtract, ZERO } from '../exact/index.js'
import type { Hours, Overtime, ReadPayroll, WorkerTime } from './read-payroll.js'
import type { PayUnit } from './unit.js'

/** What one line of the payroll is made of: units of one category and kind that earn one rate. */
export interface Part {
  readonly code: 'ordinary' | 'overtime' | 'leave' | 'donated' | 'month'
  readonly category: string
  readonly unit: PayUnit
  readonly units: Ratio
  readonly ratePerUnit: Ratio
  readonly surcharge: Ratio
}

/** The hours of one person: ordinary and overtime, leave, donated; in the order of the categories, then of the rates. */
export const partsOfHours = (time: WorkerTime, read: ReadPayroll): readonly Part[] => {
  const sums = new Sums(read)
  const { period, overtime } = read
  const add = (code: Part['code'], { category, date }: Hours, hours: Ratio, surcharge = NO_SURCHARGE): void => {
    // Hours before the period only count towards the ordinary hours of their week.
    if (date >= period.start) sums.add(code, category, date, hours, surcharge)
  }
  if (overtime === undefined) for (const entry of time.work) add('ordinary', entry, entry.hours)
  else
    for (const { entry, ordinary, over } of ordinaryAndOver(time.work, overtime)) {
      add('ordinary', entry, ordinary)
      add('overtime', entry, over, inForce(overtime.surcharges, entry.date))
    }
  for (const entry of time.leave) add('leave', entry, entry.hours)
  for (const entry of time.donated) add('donated', entry, entry.hours)
  return sums.parts()
}

/** The days of one person in categories paid by the month: each day is an equal part of its calendar month. */
export const partsOfMonths = (time: WorkerTime, read: ReadPayroll): readonly Part[] => {
  const sums = new Sums(read)
  for (const { category, period, share } of time.months) {
    for (let start = period.start; start < period.end; ) {
      const size = daysInMonth(yearOf(start), monthOf(start))
      // In numbers of days: the month after the last one of the calendar has no date.
      const nextMonth = epochDay(start) - dayOf(start) + 1 + size
      // A changed rate cuts the month as its end does.
      const nextRate = epochDay(sums.ratesOf(category).find(({ from }) => from > start)?.from ?? period.end)
      const end = dateOfEpochDay(Math.min(epochDay(period.end), nextMonth, nextRate))
      const months = ratio(BigInt(daysIn({ start, end })), BigInt(size))
      sums.add('month', category, start, multiply(months, share), NO_SURCHARGE)
      start = end
    }
  }
  return sums.parts()
}

/** The number in force on a day that does not lie before the first one. */
const inForce = (numbers: readonly Dated[], day: CalendarDate): Dated =>
  numbers.findLast(({ from }) => from <= day) ?? (numbers[0] as Dated)

const NO_SURCHARGE: Dated = { from: '0001-01-01' as CalendarDate, value: ZERO }

/** How much of each entry lies within the ordinary hours of its day or week, and how much beyond. */
const ordinaryAndOver = (
  work: readonly Hours[],
  { ordinaryHours, spanOf }: Overtime,
): readonly { readonly entry: Hours; readonly ordinary: Ratio; readonly over: Ratio }[] => {
  let span: CalendarDate | undefined
  let left = ZERO
  return daysOf(work).flatMap(([date, entries]) => {
    if (spanOf(date) !== span) {
      span = spanOf(date)
      left = inForce(ordinaryHours, span).value
    }
    const whole = entries.reduce((sum, { hours }) => add(sum, hours), ZERO)
    if (compare(whole, left) <= 0) {
      left = subtract(left, whole)
      return entries.map((entry) => ({ entry, ordinary: entry.hours, over: ZERO }))
    }
    // The same part of each entry of the day, so that their order does not matter.
    const part = divide(left, whole)
    left = ZERO
    return entries.map((entry) => {
      const ordinary = multiply(entry.hours, part)
      return { entry, ordinary, over: subtract(entry.hours, ordinary) }
    })
  })
}

/** The entries of each day, in the order of the days. */
const daysOf = (work: readonly Hours[]): readonly (readonly [CalendarDate, readonly Hours[]])[] => {
  const days = new Map<CalendarDate, Hours[]>()
  for (const entry of work) {
    const known = days.get(entry.date)
    if (known === undefined) days.set(entry.date, [entry])
    else known.push(entry)
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}

const CODES: readonly Part['code'][] = ['ordinary', 'overtime', 'leave', 'donated', 'month']

/** Units added up by category, kind and rate. */
class Sums {
  readonly #read: ReadPayroll
  /** One person's lines are few: looking through them is faster than any key made of their parts. */
  readonly #sums: { category: string; code: Part['code']; rate: Dated; surcharge: Dated; units: Ratio }[] = []

  constructor(read: ReadPayroll) {
    this.#read = read
  }

  ratesOf(category: string): readonly Dated[] {
    return this.#read.rates.get(category) ?? []
  }

  add(code: Part['code'], category: string, day: CalendarDate, units: Ratio, surcharge: Dated): void {
    if (units.numerator === 0n) return
    const rate = code === 'donated' ? NO_RATE : inForce(this.ratesOf(category), day)
    const known = this.#sums.find(
      (sum) => sum.code === code && sum.category === category && same(sum.rate, rate) && same(sum.surcharge, surcharge),
    )
    if (known === undefined) this.#sums.push({ category, code, rate, surcharge, units })
    else known.units = add(known.units, units)
  }

  parts(): readonly Part[] {
    const order = [...this.#read.units.keys()]
    return [...this.#sums]
      .sort(
        (a, b) =>
          order.indexOf(a.category) - order.indexOf(b.category) ||
          CODES.indexOf(a.code) - CODES.indexOf(b.code) ||
          earlier(a.rate, b.rate) ||
          earlier(a.surcharge, b.surcharge),
      )
      .map(({ category, code, rate, surcharge, units }) => ({
        code,
        category,
        unit: this.#read.units.get(category) as PayUnit,
        units,
        ratePerUnit: rate.value,
        surcharge: surcharge.value,
      }))
  }
}

/** A rate that is gone and comes back is the same rate: what was worked at it is one line, rounded once. */
const same = (a: Dated, b: Dated): boolean => a === b || equal(a.value, b.value)

const NO_RATE: Dated = NO_SURCHARGE

const earlier = (a: Dated, b: Dated): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)
