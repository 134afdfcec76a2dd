import { type CalendarDate, daysIn, fractionOf } from '../calendar/index.js'
import { orThrow, type Refused } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { HeldPayInput, HeldPayday, HeldPaySums } from './held-pay.js'
import { type ReadHeldPay, readHeldPay, type WorkerEvents } from './read-held-pay.js'
import { type AccountLine, WorkerAccount } from './worker-account.js'

/** One line of a statement. `because` holds the arithmetic: `explain` writes it out. */
export interface StatementLine {
  readonly date: CalendarDate
  readonly code: AccountLine['code']
  /** The payday it is about; a payment that goes back is about none. */
  readonly payday: CalendarDate | undefined
  readonly amountMinor: bigint
  /** What is owed of that payday after the line: pay, and interest that was posted. */
  readonly principalMinor: bigint
  readonly interestMinor: bigint
  readonly because: Because
}

/** One worker's held pay, line by line. */
export interface Statement extends HeldPaySums {
  readonly kind: 'statement'
  readonly worker: string
  readonly paydays: readonly HeldPayday[]
  readonly lines: readonly StatementLine[]
  readonly because: Because
}

/**
 * How did one worker's held pay come to what it is? Every line with its arithmetic: interest is written out stretch by stretch (amount × rate × fraction of a year, exact), and rounded once; each
 * payment, forfeit and capitalisation says what it met. The sums are those of `heldPay`.
 *
 * Throws what `heldPay` throws, and `nothing-held` for a worker of whom nothing was held.
 *
 * Source: WJC-11, WJC-12 (everyone sees how much everyone is paid).
 *
 * @example
 * ```ts
 * import { statementOf } from 'coop-rules/deferral'
 * import { explain } from 'coop-rules/reasons'
 *
 * const statement = statementOf({
 *   currency: 'USD', dayCount: 'ACT/365F', compounding: 'none', rounding: 'half-up', roundingAt: 'event',
 *   rates: [{ from: '2024-01-01', ratePerYear: '10%' }], rateInForce: 'each-day', paymentOrder: 'oldest-payday-first',
 *   held: [{ worker: 'ana', payday: '2024-01-01', amountMinor: 500000 }], until: '2024-03-13', worker: 'ana',
 * })
 * statement.lines.map(({ code, amountMinor }) => [code, amountMinor])
 * // => [['held', 500000n], ['interest', 9863n]]
 * explain(statement.lines[1]!.because, 'en')
 * // => '5,000.00 USD at 10% a year from 2024-01-01, included, to 2024-03-13, not included (72 days, 72/365 of a year under ACT/365F) earn about 98.630137 USD. Together this is 98.63 USD, rounded once (half-up).'
 * ```
 */
export const statementOf = (input: HeldPayInput & { readonly worker: string }): Statement =>
  orThrow(tryStatementOf(input))

/** The same for data from outside: refuses where `statementOf` throws. */
export const tryStatementOf = (input: HeldPayInput & { readonly worker: string }): Statement | Refused => {
  const read = readHeldPay(input, 'worker')
  if (read.kind === 'refused') return read
  const { worker, rateInForce, clauses = [CLAUSE] } = input
  const account = new WorkerAccount(read, true)
  account.live(read.workers.get(worker) as WorkerEvents)
  const sums = account.sums()
  return {
    kind: 'statement',
    worker,
    ...sums,
    paydays: account.paydays(),
    lines: account.lines.map((line) => statementLine(line, read)),
    because: [
      { code: 'held-pay', clauses, ...sums, currency: read.terms.currency, workers: 1, until: read.until },
      { code: 'rate-in-force', clauses, rateInForce },
    ],
  }
}

const CLAUSE = 'WJC-11' satisfies ClauseId

const statementLine = (line: AccountLine, read: ReadHeldPay): StatementLine => {
  const { date, code, payday, amountMinor, principalMinor, interestMinor } = line
  return { date, code, payday, amountMinor, principalMinor, interestMinor, because: reasonsOf(line, read) }
}

const reasonsOf = (line: AccountLine, { terms }: ReadHeldPay): Because => {
  const { currency, timeline, rounding, roundingAt } = terms
  const { amountMinor, payday, toInterestMinor, toPrincipalMinor } = line
  // The lines of one statement lean on the clause that its outcome names.
  const clauses: readonly Citation[] = []
  switch (line.code) {
    case 'held':
      return [{ code: 'pay-held', clauses, amountMinor, currency, payday: line.date }]
    case 'interest': {
      const { dayCount } = timeline
      const worked = line.stretches.map((stretch): Reason => {
        const { start, end } = stretch
        const facts = { days: daysIn(stretch), yearFraction: fractionOf(dayCount, start, end), dayCount, roundingAt }
        return { code: 'interest-worked-out', clauses, ...stretch, currency, ...facts }
      })
      const rounded: Reason = { code: 'interest-posted', clauses, amountMinor, currency, rounding, roundingAt }
      const [first = rounded, ...rest] = worked
      return worked.length === 0 ? [rounded] : [first, ...rest, rounded]
    }
    case 'payment':
    case 'forfeited': {
      const facts = { amountMinor, toInterestMinor, toPrincipalMinor, currency, payday: payday ?? line.date }
      return [{ code: line.code === 'payment' ? 'payment-met' : 'held-pay-forfeited', clauses, ...facts }]
    }
    case 'capitalised':
      return [{ code: 'capitalised', clauses, amountMinor, currency, payday: payday ?? line.date }]
    case 'returned':
      return [{ code: 'payment-returned', clauses, amountMinor, currency }]
  }
}
