import { type DayCount, Fields, isAdditive, readDate } from '../calendar/index.js'
import { type Ratio, readMinor, ROUNDINGS, type Rounding, roundTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, RulesError, throwProblems, wrongKind } from '../problems/index.js'
import { readRates } from './terms.js'
import { type RateFrom, RateTimeline } from './timeline.js'

/**
 * Prepares rates that change, so that the interest of any period is found at once, however many changes lie in it: for many debts under the same rates. A day count that is not
 * additive is refused where there is more than one rate.
 *
 * Throws, with everything that is wrong: `not-a-date`, `negative-rate`, `rate-without-percent`, `listed-twice`, `empty-list`, `not-one-of`, `not-additive` and what `exact` throws.
 *
 * Source: WJC-11.
 *
 * @example
 * ```ts
 * import { interestOn, rateTimeline } from 'coop-rules/deferral'
 *
 * const timeline = rateTimeline({
 *   dayCount: 'ACT/365F',
 *   rates: [{ from: '2023-01-01', ratePerYear: '4%' }, { from: '2023-07-02', ratePerYear: '8%' }],
 * })
 * interestOn({ timeline, principalMinor: 100000n, start: '2023-01-01', end: '2024-01-01', rounding: 'half-even' }) // => 6005n
 * ```
 */
export const rateTimeline = (input: {
  readonly dayCount: DayCount
  readonly rates: readonly { readonly from: string; readonly ratePerYear: string | number | Ratio }[]
}): RateTimeline => {
  if (!isRecord(input)) throwProblems([wrongKind(input, '', 'an object')])
  const fields = new Fields()
  fields.record(input, ['dayCount', 'rates'], '')
  const dayCount = fields.dayCount(input.dayCount, 'dayCount')
  const rates = readRates(input.rates, fields)
  if (dayCount !== undefined && rates.length > 1 && !isAdditive(dayCount))
    fields.note(problem(says.notAdditive, { path: 'dayCount', received: dayCount }))
  throwProblems(fields.problems)
  return new RateTimeline(input.dayCount, rates)
}

/**
 * The simple interest on an amount from a start, included, to an end, not included, at the rate in force each day: principal × rate × fraction of a year, rounded once, to whole
 * smallest units.
 *
 * Throws `not-minor-units`, `negative-amount`, `not-a-date`, `reversed-period`, `not-one-of` (a rounding), `wrong-kind`, and `rate-gap` where no rate is in force at the start.
 *
 * Source: WJC-11. The example stands at `rateTimeline`.
 */
export const interestOn = (input: {
  readonly timeline: RateTimeline
  readonly principalMinor: bigint | string | number
  readonly start: string
  readonly end: string
  readonly rounding: Rounding
}): bigint => {
  if (!isRecord(input) || !(input.timeline instanceof RateTimeline)) return tellWrong(input)
  const { timeline, rounding } = input
  const principal = readMinor(input.principalMinor, 'principalMinor')
  const start = readDate(input.start, 'start')
  const end = readDate(input.end, 'end')
  const first = (timeline.rates[0] as RateFrom).from
  if (typeof principal !== 'bigint' || principal < 0n || typeof start !== 'string' || typeof end !== 'string')
    return tellWrong(input)
  if (first > start || start > end || !ROUNDINGS.includes(rounding)) return tellWrong(input)
  const quick = timeline.roundedBetween(Number(principal), timeline.placeOf(start), timeline.placeOf(end), rounding)
  if (!Number.isNaN(quick)) return BigInt(quick)
  const value = { numerator: timeline.grown(principal, start, end), denominator: timeline.denominator }
  return roundTo({ value, places: 0, rounding })
}

const tellWrong = (input: unknown): never => {
  const fields = new Fields()
  const record = fields.record(input, ['timeline', 'principalMinor', 'start', 'end', 'rounding'], '')
  if (isRecord(input)) {
    const { timeline } = record
    if (!(timeline instanceof RateTimeline)) fields.note(wrongKind(timeline, 'timeline', 'what rateTimeline gives'))
    fields.minor(record['principalMinor'], 'principalMinor')
    const period = fields.days(record['start'], record['end'], 'start', 'end')
    fields.oneOf(record['rounding'], ROUNDINGS, 'rounding')
    const first = timeline instanceof RateTimeline ? timeline.rates[0]?.from : undefined
    if (period !== undefined && first !== undefined && first > period.start)
      fields.note(problem(says.rateGap, { path: 'start', received: period.start, facts: { start: period.start } }))
  }
  throw new RulesError(fields.problems as [Problem, ...Problem[]])
}
