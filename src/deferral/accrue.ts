import type { CalendarDate } from '../calendar/index.js'
import { orThrow, type Refused } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { Debt } from './debt.js'
import { type ReadAccrual, readAccrual } from './read-accrual.js'
import type { InterestTerms } from './terms.js'

/** Which debt a payment meets first. */
export type PaymentOrder = 'interest-first' | 'principal-first' | 'merchants-rule'

/** What is owed, on which terms, and what was paid on it. Amounts are whole smallest units of the currency. */
export interface AccrualInput extends InterestTerms {
  readonly principalMinor: bigint | string | number
  readonly start: string
  readonly end: string
  readonly payments?: readonly { readonly date: string; readonly amountMinor: bigint | string | number }[]
  /** `interest-first` where nothing is said. */
  readonly paymentOrder?: PaymentOrder
  readonly clauses?: readonly Citation[]
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
 * - `merchants-rule`: every payment earns interest itself until the end, and all is settled there, rounded once; or on the day of a payment that covers all that is owed. Where days are rounded it is
 *   the day's amount of the debt less its payments. Payments never earn more than was owed.
 *
 * Throws, with everything that is wrong: `not-minor-units`, `negative-amount`, `unknown-currency`, `not-a-date`, `reversed-period`, `outside-period`, `rate-gap`, `negative-rate`, `rate-without-percent`,
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
  readonly #debt: Debt
  readonly #entries: AccrualEntry[] = []
  #held = 0n
  #returned = 0n

  constructor(read: ReadAccrual) {
    this.#read = read
    this.#debt = new Debt(read.principal, read.start, { ...read.terms, traced: false })
  }

  settle(clauses: readonly Citation[]): Accrual {
    const { principal, payments, start, end, terms } = this.#read
    const debt = this.#debt
    const capitaliseOn = new Set(terms.capitaliseOn.map(({ date }) => date))
    const paid = byDay(payments)
    const days = [...new Set([...paid.keys(), ...capitaliseOn, end])].sort()
    for (const day of days) {
      for (const amount of paid.get(day) ?? []) this.#pay(day, amount)
      if (capitaliseOn.has(day)) this.#capitalise(day)
    }
    this.#post(end)
    this.#settle()
    const { currency, timeline, rounding, roundingAt } = terms
    const facts = { currency, principalMinor: principal, interestMinor: debt.earned, start, end, rounding, roundingAt }
    return {
      kind: 'accrued',
      interestMinor: debt.earned,
      principalMinor: debt.principal,
      dueMinor: debt.principal + debt.interest - this.#held,
      returnedMinor: this.#returned,
      entries: this.#entries,
      because: [{ code: 'interest-accrued', clauses, ...facts, dayCount: timeline.dayCount }],
    }
  }

  #post(day: CalendarDate): void {
    const { amountMinor } = this.#debt.post(day)
    if (amountMinor !== 0n) this.#enter(day, 'interest', amountMinor)
  }

  #pay(day: CalendarDate, amount: bigint): void {
    const debt = this.#debt
    switch (this.#read.order) {
      case 'interest-first':
        this.#held += amount
        if (this.#held < debt.owedOn(day) - debt.principal) this.#enter(day, 'payment-held', amount)
        else {
          this.#post(day)
          this.#applyHeld(day)
        }
        return
      case 'principal-first': {
        this.#post(day)
        const rest = debt.meetInterest(debt.meetPrincipal(amount))
        this.#enter(day, 'payment', amount - rest)
        this.#giveBack(day, rest)
        return
      }
      case 'merchants-rule': {
        const owed = debt.owedOn(day)
        const met = amount < owed ? amount : owed
        // Nothing is left to earn on where it covers all that is owed: then all is settled there.
        if (met === owed) this.#post(day)
        else debt.accrueTo(day)
        // Below zero it earns on, against the interest that is still owed.
        debt.principal -= met
        this.#enter(day, 'payment', met)
        this.#giveBack(day, amount - met)
        if (met === owed) this.#settle()
      }
    }
  }

  #applyHeld(day: CalendarDate): void {
    const rest = this.#debt.meetPrincipal(this.#debt.meetInterest(this.#held))
    const met = this.#held - rest
    this.#held = 0n
    this.#enter(day, 'payment', met)
    this.#giveBack(day, rest)
  }

  #giveBack(day: CalendarDate, amount: bigint): void {
    this.#returned += amount
    if (amount > 0n) this.#enter(day, 'returned', amount)
  }

  #capitalise(day: CalendarDate): void {
    this.#post(day)
    if (this.#held > 0n) this.#applyHeld(day)
    this.#enter(day, 'capitalised', this.#debt.capitalise())
  }

  /** What payments that earn overshot of the pay is taken from the interest, and the other way round. What is owed in all is not below zero. */
  #settle(): void {
    const debt = this.#debt
    if (debt.principal >= 0n && debt.interest >= 0n) return
    const due = debt.principal + debt.interest
    debt.principal = debt.principal > 0n ? due : 0n
    debt.interest = due - debt.principal
  }

  #enter(date: CalendarDate, code: AccrualEntry['code'], amountMinor: bigint): void {
    const { principal, interest } = this.#debt
    this.#entries.push({ date, code, amountMinor, principalMinor: principal, interestMinor: interest })
  }
}

const byDay = (payments: ReadAccrual['payments']): Map<CalendarDate, bigint[]> => {
  const days = new Map<CalendarDate, bigint[]>()
  for (const { date, amount } of payments) {
    const known = days.get(date)
    if (known === undefined) days.set(date, [amount])
    else known.push(amount)
  }
  return days
}
