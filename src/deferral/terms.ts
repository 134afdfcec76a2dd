import { type CalendarDate, type DayCount, type Fields, isAdditive, rateProblem } from '../calendar/index.js'
import { type Ratio, ROUNDINGS, type Rounding } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem } from '../problems/index.js'
import { type RateFrom, RateTimeline } from './timeline.js'

/** On which terms a debt earns interest: charter data. */
export interface InterestTerms {
  readonly currency: string
  readonly dayCount: DayCount
  /** The yearly rates, each in force from its day until the next; the first no later than the debt begins. */
  readonly rates: readonly { readonly from: string; readonly ratePerYear: string | number | Ratio }[]
  /** Whether, and on which days, interest joins the principal. */
  readonly compounding: 'none' | { readonly capitaliseOn: readonly string[] }
  readonly rounding: Rounding
  /** Whether each posted event is rounded, or the amount of each day. */
  readonly roundingAt: 'event' | 'day'
}

/** The keys of the terms. */
export const TERM_KEYS = ['currency', 'dayCount', 'rates', 'compounding', 'rounding', 'roundingAt'] as const

/** Terms with their dates and rates read. */
export interface ReadTerms {
  readonly currency: string
  readonly timeline: RateTimeline
  /** Each day, and where it stood. */
  readonly capitaliseOn: readonly { readonly date: CalendarDate; readonly path: string }[]
  readonly rounding: Rounding
  readonly roundingAt: 'event' | 'day'
}

/** Reads terms from data; undefined where something is wrong with them, and noted. */
export const readTerms = (input: Readonly<Record<string, unknown>>, fields: Fields): ReadTerms | undefined => {
  const currency = fields.currency(input['currency'], 'currency')
  const dayCount = fields.dayCount(input['dayCount'], 'dayCount')
  const rounding = fields.oneOf(input['rounding'], ROUNDINGS, 'rounding')
  const roundingAt = fields.oneOf(input['roundingAt'], ['event', 'day'] as const, 'roundingAt')
  const rates = readRates(input['rates'], fields)
  const capitaliseOn = readCompounding(input['compounding'], fields)
  if (currency === undefined || dayCount === undefined || rounding === undefined || roundingAt === undefined) return
  if (rates.length === 0 || capitaliseOn === undefined) return
  const timeline = new RateTimeline(dayCount, rates)
  return { currency, timeline, capitaliseOn, rounding, roundingAt }
}

/** Notes where no rate is in force yet, and where a day count is cut that must not be. */
export const checkTimeline = (
  { timeline, roundingAt }: ReadTerms,
  start: CalendarDate,
  end: CalendarDate,
  paymentsEarn: boolean,
  fields: Fields,
): void => {
  const [first] = timeline.rates
  if (first !== undefined && first.from > start)
    fields.note(problem(says.rateGap, { path: 'rates', received: first.from, facts: { start } }))
  const cut = timeline.stretches(start, end).length > 1 || roundingAt === 'day' || paymentsEarn
  if (cut && !isAdditive(timeline.dayCount))
    fields.note(problem(says.notAdditive, { path: 'dayCount', received: timeline.dayCount }))
}

/** The rates in the order of their days. */
export const readRates = (value: unknown, fields: Fields): readonly RateFrom[] =>
  fields.dated(value, 'ratePerYear', 'rates').map(({ from, value: ratePerYear, path, received }) => {
    const wrong = rateProblem(ratePerYear, received, path)
    if (wrong !== undefined) fields.note(wrong)
    return { from, ratePerYear }
  })

const readCompounding = (value: unknown, fields: Fields): ReadTerms['capitaliseOn'] | undefined => {
  if (value === 'none') return []
  if (!isRecord(value)) {
    fields.oneOf(value, ['none', '{"capitaliseOn": [dates]}'], 'compounding')
    return undefined
  }
  const { capitaliseOn } = fields.record(value, ['capitaliseOn'], 'compounding')
  return fields.list(capitaliseOn, 'compounding.capitaliseOn').flatMap((day, at) => {
    const path = `compounding.capitaliseOn[${at}]`
    const date = fields.date(day, path)
    return date === undefined ? [] : [{ date, path }]
  })
}
