import type { CalendarDate, DayCount } from '../calendar/index.js'
import { type Rounding, roundTo, type Ratio, add, ZERO } from '../exact/index.js'
import { orThrow, type Refused } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import { type ReadAccrual, readAccrual } from './read-accrual.js'
import { interestByDay, interestOver } from './rates.js'

/** Which debt a payment meets first. */
export type PaymentOrder = 'interest-first' | 'principal-first' | 'merchants-rule'

/** What is owed, at which rates, and what was paid on it. Amounts are whole smallest units of the currency. */
export interface AccrualInput {
  readonly principalMinor: bigint | string | number
  readonly currency: string
  readonly start: string
  readonly end: string
  readonly dayCount: DayCount
  /** The yearly rates, each in force from its day until the next; the first no later than the start. */
  readonly rates: readonly { readonly from: string; readonly ratePerYear: string | number | Ratio }[]
  /** Whether, and on which days, interest joins the principal. */
  readonly compounding: 'none' | { readonly capitaliseOn: readonly string[] }
  readonly rounding: Rounding
  /** Whether each posted event is rounded, or the amount of each day. */
  readonly roundingAt: 'event' | 'day'
  readonly payments?: readonly { readonly date: string; readonly amountMinor: bigint | string | number }[]
  /** `interest-first` where nothing is said. */
  readonly paymentOrder?: PaymentOrder
  readonly clauses?: readonly ClauseId[]
}

/** One line of the account: what happened, and what is owed after it. */
export interface AccrualEntry {
  readonly date: CalendarDate
  readonly code: 'interest' | 'payment' | 'payment-held' | 'capitalised' | 'returned'
  readonly amountMinor: bigint
  readonly principalMinor: bigint
  readonly interestMinor: bigint
}

/** What has come of a debt by the end of its period. */
export interface Accrual {
  readonly kind: 'accrued'
  /** All interest that was earned. */
  readonly interestMinor: bigint
  /** The principal that is left. */
  readonly principalMinor: bigint
  /** What is owed at the end, payments that are held deducted. */
  readonly dueMinor: bigint
  /** What was paid beyond what was owed, and goes back. */
  readonly returnedMinor: bigint
  readonly entries: readonly AccrualEntry[]
  readonly because: Because
}

/**
 * What is owed on held pay after some time, at rates that change, with payments on the way? Interest is principal × rate in force × fraction of a year, day by day from
 * the start, included, to the end, not included; it is simple unless days are stated on which it joins the principal. On one day it accrues, then a payment is
 * met, then it is capitalised. It is rounded, by name, once at each posted event: a payment that is applied, a capitalisation, the end; or, with `roundingAt: 'day'`,
 * each day's amount is, and then added up.
 *
 * - `interest-first` (the United States Rule): a payment meets the interest accrued, then the principal. One below the interest is held, earns nothing, and is applied as soon
 *   as together with the next it suffices, or before a capitalisation; interest it did not cover never becomes principal by it.
 * - `principal-first`: a payment meets the principal, then the interest.
 * - `merchants-rule`: every payment earns interest itself until the end, and all is settled there, rounded once.
 *
 * Throws, with everything that is wrong: `not-minor-units`, `negative-amount`, `unknown-currency`, `not-a-date`, `reversed-period`, `outside-period`, `rate-gap`, `negative-rate`,
 * `not-additive`, `listed-twice`, `not-one-of`, `wrong-kind` and what `exact` throws.
 *
 * Source: WJC-11. Readings: the fee is a yearly rate; the rate in force each day counts, not the one at the due date. Rounding by day gives 98.64 on 5,000 at 10 % for 72
 * days, rounding once gives 98.63.
 *
 * @example
 * ```ts
 * import { accrue } from 'coop-rules/deferral'
 *
 * const held = accrue({
 *   principalMinor: '500000', currency: 'USD', start: '2024-01-01', end: '2024-03-13', dayCount: 'ACT/365F',
 *   rates: [{ from: '2024-01-01', ratePerYear: '10%' }], compounding: 'none', rounding: 'half-up', roundingAt: 'event',
 * })
 * held.interestMinor // => 9863n
 * held.dueMinor // => 509863n
 * ```
 */
export const accrue = (input: AccrualInput): Accrual => orThrow(tryAccrue(input))

/** The same for data from outside: refuses where `accrue` throws. */
export const tryAccrue = (input: AccrualInput): Accrual | Refused => {
  const read = readAccrual(input)
  return read.kind === 'refused' ? read : new Account(read).settle(input.clauses ?? [CLAUSE])
}

const CLAUSE = 'WJC-11' satisfies ClauseId

/** The account of one debt while its period is lived through. */
class Account {
  readonly #read: ReadAccrual
  readonly #entries: AccrualEntry[] = []
  #principal: bigint
  /** Interest that was posted and is not paid. */
  #interest = 0n
  /** Interest that was earned since the last posting: exact, or whole where each day is rounded. */
  #pending: Ratio = ZERO
  #accruedTo: CalendarDate
  #earned = 0n
  #held = 0n
  #returned = 0n

  constructor(read: ReadAccrual) {
    this.#read = read
    this.#principal = read.principal
    this.#accruedTo = read.start
  }

  settle(clauses: readonly ClauseId[]): Accrual {
    const { payments, capitaliseOn, start, end, dayCount, rounding, roundingAt, order } = this.#read
    const days = [...new Set([...payments.map(({ date }) => date), ...capitaliseOn, end])].sort()
    for (const day of days) {
      this.#accrueTo(day)
      for (const { date, amount } of payments) if (date === day) this.#pay(day, amount)
      if (capitaliseOn.includes(day)) this.#capitalise(day)
    }
    this.#post(end)
    if (order === 'merchants-rule') this.#settleMerchants(end)
    const because: Because = [
      {
        code: 'interest-accrued',
        clauses,
        interestMinor: this.#earned,
        principalMinor: this.#read.principal,
        start,
        end,
        dayCount,
        rounding,
        roundingAt,
      },
    ]
    return {
      kind: 'accrued',
      interestMinor: this.#earned,
      principalMinor: this.#principal,
      dueMinor: this.#principal + this.#interest - this.#held,
      returnedMinor: this.#returned,
      entries: this.#entries,
      because,
    }
  }

  #accrueTo(day: CalendarDate): void {
    const { rates, dayCount, rounding, roundingAt } = this.#read
    const more: Ratio =
      roundingAt === 'day'
        ? {
            numerator: interestByDay(this.#principal, rates, dayCount, this.#accruedTo, day, rounding),
            denominator: 1n,
          }
        : interestOver(this.#principal, rates, dayCount, this.#accruedTo, day)
    this.#pending = add(this.#pending, more)
    this.#accruedTo = day
  }

  /** The interest that would be posted now. */
  #pendingMinor(): bigint {
    return roundTo({ value: this.#pending, places: 0, rounding: this.#read.rounding })
  }

  #post(day: CalendarDate): void {
    const amount = this.#pendingMinor()
    this.#pending = ZERO
    this.#interest += amount
    this.#earned += amount
    if (amount !== 0n) this.#enter(day, 'interest', amount)
  }

  #pay(day: CalendarDate, amount: bigint): void {
    switch (this.#read.order) {
      case 'interest-first':
        this.#held += amount
        if (this.#held < this.#interest + this.#pendingMinor()) this.#enter(day, 'payment-held', amount)
        else {
          this.#post(day)
          this.#applyHeld(day)
        }
        return
      case 'principal-first': {
        this.#post(day)
        const toPrincipal = least(amount, this.#principal)
        const toInterest = least(amount - toPrincipal, this.#interest)
        this.#principal -= toPrincipal
        this.#interest -= toInterest
        this.#enter(day, 'payment', toPrincipal + toInterest)
        this.#giveBack(day, amount - toPrincipal - toInterest)
        return
      }
      case 'merchants-rule':
        // It may fall below zero: then the payments earn more than what is left of the debt.
        this.#principal -= amount
        this.#enter(day, 'payment', amount)
    }
  }

  #applyHeld(day: CalendarDate): void {
    const toInterest = least(this.#held, this.#interest)
    const toPrincipal = least(this.#held - toInterest, this.#principal)
    const rest = this.#held - toInterest - toPrincipal
    this.#interest -= toInterest
    this.#principal -= toPrincipal
    this.#held = 0n
    this.#enter(day, 'payment', toInterest + toPrincipal)
    this.#giveBack(day, rest)
  }

  #giveBack(day: CalendarDate, amount: bigint): void {
    this.#returned += amount
    if (amount > 0n) this.#enter(day, 'returned', amount)
  }

  #capitalise(day: CalendarDate): void {
    this.#post(day)
    if (this.#held > 0n) this.#applyHeld(day)
    const amount = this.#interest
    this.#principal += amount
    this.#interest = 0n
    this.#enter(day, 'capitalised', amount)
  }

  /** What the payments overshot is taken from the other side, and what is left beyond both goes back. */
  #settleMerchants(day: CalendarDate): void {
    const due = this.#principal + this.#interest
    if (this.#principal < 0n || this.#interest < 0n) {
      this.#principal = due > 0n && this.#principal > 0n ? least(due, this.#principal) : 0n
      this.#interest = due > 0n ? due - this.#principal : 0n
    }
    if (due < 0n) this.#giveBack(day, -due)
  }

  #enter(date: CalendarDate, code: AccrualEntry['code'], amountMinor: bigint): void {
    this.#entries.push({ date, code, amountMinor, principalMinor: this.#principal, interestMinor: this.#interest })
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
