import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import { type HeldPay, type HeldPayInput, tryHeldPay } from './held-pay.js'
import { readRates } from './terms.js'

/** What would be owed on later days. */
export interface HeldPayProjection {
  readonly kind: 'projection'
  /** In the order of the days. */
  readonly days: readonly { readonly date: CalendarDate; readonly account: HeldPay }[]
  readonly because: Because
}

/**
 * What would held pay come to if it were paid on later days? The account as it would stand on each of them, had nothing happened since `until`: the last rate stays in force, and a stated day of
 * capitalisation on the way is kept.
 *
 * Throws what `heldPay` throws, `empty-list` (no days), and `before-account` for a day before `until`.
 *
 * Source: WJC-11.
 *
 * @example
 * ```ts
 * import { projectHeldPay } from 'coop-rules/deferral'
 *
 * const { days } = projectHeldPay({
 *   currency: 'USD', dayCount: 'ACT/365F', compounding: 'none', rounding: 'half-even', roundingAt: 'event',
 *   rates: [{ from: '2024-01-01', ratePerYear: '10%' }], rateInForce: 'each-day', paymentOrder: 'oldest-payday-first',
 *   held: [{ worker: 'ana', payday: '2024-01-01', amountMinor: 500000 }], until: '2024-03-13', paidOn: ['2024-06-30', '2024-12-31'],
 * })
 * days.map(({ date, account }) => [date, account.owedMinor])
 * // => [['2024-06-30', 524795n], ['2024-12-31', 550000n]]
 * ```
 */
export const projectHeldPay = (input: HeldPayInput & { readonly paidOn: readonly string[] }): HeldPayProjection =>
  orThrow(tryProjectHeldPay(input))

/** The same for data from outside: refuses where `projectHeldPay` throws. */
export const tryProjectHeldPay = (
  input: HeldPayInput & { readonly paidOn: readonly string[] },
): HeldPayProjection | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const { paidOn, ...rest } = input
  const fields = new Fields()
  const now = tryHeldPay(rest)
  if (now.kind === 'refused') fields.problems.push(...now.problems)
  const days = fields.list(paidOn, 'paidOn').flatMap((day, at) => fields.date(day, `paidOn[${at}]`) ?? [])
  if (Array.isArray(paidOn) && paidOn.length === 0)
    fields.note(problem(says.emptyList, { path: 'paidOn', received: paidOn, facts: { what: 'day' } }))
  days.forEach((day, at) => {
    if (day < rest.until)
      fields.note(problem(says.beforeAccount, { path: `paidOn[${at}]`, received: day, facts: { until: rest.until } }))
  })
  if (fields.problems.length > 0) return fields.refused
  const last = readRates(rest.rates, new Fields()).at(-1)
  const projected = [...new Set(days)].sort().map((date) => ({ date, account: heldPayOn(rest, date) }))
  const { clauses = [CLAUSE] } = rest
  const facts = { from: last?.from ?? rest.until, ratePerYear: last?.ratePerYear ?? { numerator: 0n, denominator: 1n } }
  return { kind: 'projection', days: projected, because: [{ code: 'rate-assumed', clauses, ...facts }] }
}

const CLAUSE = 'WJC-11' satisfies ClauseId

const heldPayOn = (input: HeldPayInput, until: CalendarDate): HeldPay => orThrow(tryHeldPay({ ...input, until }))
