import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import { accountOf, type HeldPay, type HeldPayInput } from './held-pay.js'
import { checkPeriod, type ReadHeldPay, readHeldPay } from './read-held-pay.js'

/** What would be owed on later days. */
export interface HeldPayProjection {
  readonly kind: 'projection'
  /** In the order of the days. */
  readonly days: readonly { readonly date: CalendarDate; readonly account: HeldPay }[]
  readonly because: Because
}

/**
 * What would held pay come to if it were paid on later days? The account as it would stand on each of them, had nothing happened since `until`: rates that are stated beyond it hold, the last one stays in force, and a stated day of
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
  const read = readHeldPay(input, 'paidOn')
  const fields = new Fields()
  if (read.kind === 'refused') fields.problems.push(...read.problems)
  const days = isRecord(input) ? readDays(input.paidOn, read, fields) : []
  if (read.kind === 'refused' || fields.problems.length > 0) return fields.refused
  const last = days.at(-1) as CalendarDate
  checkPeriod(read, last, fields)
  if (fields.problems.length > 0) return fields.refused
  const { clauses = [CLAUSE] } = input
  const { until, terms, rateInForce } = read
  const because: Because = [{ code: 'nothing-since', clauses, until }]
  return {
    kind: 'projection',
    days: days.map((date) => ({ date, account: accountOf({ ...read, until: date }, clauses) })),
    // Where each payday keeps its own rate, none has to be assumed.
    because:
      rateInForce === 'at-due-date'
        ? because
        : [...because, { code: 'rate-assumed', clauses, ...terms.timeline.rateOn(last) }],
  }
}

const CLAUSE = 'WJC-11' satisfies ClauseId

/** The days, in order, each once. */
const readDays = (value: unknown, read: ReadHeldPay | Refused, fields: Fields): readonly CalendarDate[] => {
  const list = fields.list(value, 'paidOn')
  if (Array.isArray(value) && list.length === 0)
    fields.note(problem(says.emptyList, { path: 'paidOn', received: list, facts: { what: 'day' } }))
  const days = new Set<CalendarDate>()
  list.forEach((day, at) => {
    const path = `paidOn[${at}]`
    const date = fields.date(day, path)
    if (date === undefined) return
    if (read.kind === 'read' && date < read.until)
      fields.note(problem(says.beforeAccount, { path, received: date, facts: { until: read.until } }))
    days.add(date)
  })
  return [...days].sort()
}
