import type { CalendarDate } from '../calendar/index.js'
import { orThrow, type Refused } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { type HeldPayOrder, type RateInForce, type ReadHeldPay, readHeldPay } from './read-held-pay.js'
import type { InterestTerms } from './terms.js'
import { WorkerAccount } from './worker-account.js'

/** Pay that was held, on which terms, and what came of it since. Amounts are whole smallest units of the currency. */
export interface HeldPayInput extends InterestTerms {
  /** What was held on each payday: one entry a worker and payday. Each has its own clock. */
  readonly held: readonly {
    readonly worker: string
    readonly payday: string
    readonly amountMinor: bigint | string | number
  }[]
  readonly payments?: readonly {
    readonly worker: string
    readonly date: string
    readonly amountMinor: bigint | string | number
  }[]
  /** What workers gave up of it, or `all` of what they were owed that day. */
  readonly forfeits?: readonly {
    readonly worker: string
    readonly date: string
    readonly amountMinor: bigint | string | number
  }[]
  /** The day for which the account is made up; it earns nothing itself. */
  readonly until: string
  readonly rateInForce: RateInForce
  readonly paymentOrder: HeldPayOrder
  readonly clauses?: readonly Citation[]
}

/** What is owed to a worker of one payday. */
export interface HeldPayday {
  readonly payday: CalendarDate
  readonly heldMinor: bigint
  readonly interestMinor: bigint
  readonly owedMinor: bigint
}

/** Sums of held pay. What was held and earned is what was paid, given up, and is owed. */
export interface HeldPaySums {
  readonly heldMinor: bigint
  /** All interest that was earned. */
  readonly interestMinor: bigint
  /** What payments met. */
  readonly paidMinor: bigint
  /** What was paid beyond what was owed, and goes back. */
  readonly returnedMinor: bigint
  readonly forfeitedMinor: bigint
  readonly owedMinor: bigint
}

/** The account of everybody's held pay. */
export interface HeldPay extends HeldPaySums {
  readonly kind: 'held-pay'
  readonly workers: readonly (HeldPaySums & { readonly worker: string; readonly paydays: readonly HeldPayday[] })[]
  /** What is owed, payday by payday: what a payout is shared by. */
  readonly claims: readonly { readonly worker: string; readonly payday: CalendarDate; readonly owedMinor: bigint }[]
  readonly because: Because
}

/**
 * What is owed on pay that was held, to whom and from which payday? Each payday of each worker is a debt with its own clock: it earns from its payday, included, to the day of the
 * account, not included, under the terms of `accrue`. On one day: what is held begins, interest accrues, payments are met, then forfeits, then interest is capitalised. A stated day of
 * capitalisation on which nothing was owed yet does nothing.
 *
 * - `rateInForce`: `each-day` follows the rate; `at-due-date` keeps, for each payday, the rate that was in force on it.
 * - `paymentOrder`: which of a worker's debts a payment meets. `oldest-payday-first`: the interest, then the pay of the oldest payday, then those of the next. `interest-first`: the interest
 *   of all paydays, then the pay of each, oldest first. `principal-first`: the pay of all, then the interest. `merchants-rule`: the pay of all, oldest first, with nothing posted for it, so that
 *   payments earn as the pay does; what goes beyond all of it meets the interest. Nothing is held back: what does not cover the interest meets it as far as it goes.
 * - Forfeits are met in the same order (`oldest-payday-first` under the merchant's rule), and never take more than is owed.
 *
 * Rounded, by name, at each posting of each debt: a payment or forfeit it is met by, a capitalisation, the end.
 *
 * Throws, with everything that is wrong: what `accrue` throws, `nothing-held` (a payment to somebody of whom nothing is held), `outside-period`, `after-account` (a payday after the day of the account).
 *
 * Source: WJC-11, WJC-10. Held pay is debt of the cooperative or the project, one account each, and survives ousting: it ends only by being paid or given up.
 *
 * @example
 * ```ts
 * import { heldPay } from 'coop-rules/deferral'
 *
 * const account = heldPay({
 *   currency: 'USD', dayCount: 'ACT/365F', compounding: 'none', rounding: 'half-even', roundingAt: 'event',
 *   rates: [{ from: '2023-01-01', ratePerYear: '4%' }, { from: '2023-07-02', ratePerYear: '8%' }],
 *   rateInForce: 'each-day', paymentOrder: 'oldest-payday-first',
 *   held: [{ worker: 'ana', payday: '2023-01-01', amountMinor: 100000 }],
 *   payments: [{ worker: 'ana', date: '2023-07-02', amountMinor: 51995 }],
 *   until: '2024-01-01',
 * })
 * account.interestMinor // => 4000n
 * account.owedMinor // => 52005n
 * ```
 */
export const heldPay = (input: HeldPayInput): HeldPay => orThrow(tryHeldPay(input))

/** The same for data from outside: refuses where `heldPay` throws. */
export const tryHeldPay = (input: HeldPayInput): HeldPay | Refused => {
  const read = readHeldPay(input)
  return read.kind === 'refused' ? read : accountOf(read, input.clauses)
}

/** The account of held pay that was read. */
export const accountOf = (read: ReadHeldPay, clauses: readonly Citation[] = [CLAUSE]): HeldPay => {
  const workers = [...read.workers].map(([worker, events]) => {
    const account = new WorkerAccount(read, false)
    account.live(events)
    return { worker, ...account.sums(), paydays: account.paydays() }
  })
  const sum = (key: keyof HeldPaySums): bigint => workers.reduce((total, worker) => total + worker[key], 0n)
  const sums: HeldPaySums = {
    heldMinor: sum('heldMinor'),
    interestMinor: sum('interestMinor'),
    paidMinor: sum('paidMinor'),
    returnedMinor: sum('returnedMinor'),
    forfeitedMinor: sum('forfeitedMinor'),
    owedMinor: sum('owedMinor'),
  }
  const claims = workers.flatMap(({ worker, paydays }) =>
    paydays.flatMap(({ payday, owedMinor }) => (owedMinor > 0n ? [{ worker, payday, owedMinor }] : [])),
  )
  const { currency } = read.terms
  return {
    kind: 'held-pay',
    ...sums,
    workers,
    claims,
    because: [
      { code: 'held-pay', clauses, ...sums, currency, workers: workers.length, until: read.until },
      { code: 'rate-in-force', clauses, rateInForce: read.rateInForce },
    ],
  }
}

const CLAUSE = 'WJC-11' satisfies ClauseId
