import type { CalendarDate } from '../calendar/index.js'
import { type Ratio, ratio, type Rounding, roundTo } from '../exact/index.js'
import type { RateTimeline } from './timeline.js'

/** A stretch of days in which neither the principal nor the rate changed, and what it earned. */
export interface EarnedStretch {
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly principalMinor: bigint
  readonly ratePerYear: Ratio
  /** Exact; a whole number where each day is rounded. */
  readonly interest: Ratio
}

/** One debt with its own clock: what is owed of it, and what it has earned since interest was last posted. */
export class Debt {
  principal: bigint
  /** Interest that was posted and is not paid. It earns nothing itself. */
  interest = 0n
  /** All interest that was posted. */
  earned = 0n
  /** Earned since the last posting, in parts of the timeline's denominator; whole where each day is rounded. */
  #pending = 0n
  #accruedTo: CalendarDate
  #stretches: EarnedStretch[] = []
  readonly #terms: DebtTerms

  constructor(principal: bigint, start: CalendarDate, terms: DebtTerms) {
    this.principal = principal
    this.#accruedTo = start
    this.#terms = terms
  }

  /** What is owed on a day, were interest posted on it: nothing, where payments would have earned more than that. Changes nothing, and so cuts no period. */
  owedOn(day: CalendarDate): bigint {
    const owed = this.principal + this.interest + this.#rounded(this.#pendingOn(day))
    return owed < 0n ? 0n : owed
  }

  /** Counts what was earned up to a day, without rounding it: before the principal changes. */
  accrueTo(day: CalendarDate): void {
    if (this.#terms.traced) this.#trace(this.#accruedTo, day)
    this.#pending = this.#pendingOn(day)
    this.#accruedTo = day
  }

  /**
   * Rounds what was earned up to a day, once, and owes it from then on. What it was earned on comes back with it. Where payments earn, they never earn more than was owed: what is owed in all does not fall below zero by it.
   */
  post(day: CalendarDate): { readonly amountMinor: bigint; readonly stretches: readonly EarnedStretch[] } {
    this.accrueTo(day)
    const earned = this.#rounded(this.#pending)
    const lowest = -this.principal - this.interest
    const amountMinor = earned < lowest ? lowest : earned
    const stretches = this.#stretches
    this.#pending = 0n
    this.#stretches = []
    this.interest += amountMinor
    this.earned += amountMinor
    return { amountMinor, stretches }
  }

  /** Lets an amount meet posted interest; what is left of the amount comes back. */
  meetInterest(amount: bigint): bigint {
    const met = least(amount, this.interest)
    this.interest -= met
    return amount - met
  }

  /** The same for the principal. */
  meetPrincipal(amount: bigint): bigint {
    const met = least(amount, this.principal)
    this.principal -= met
    return amount - met
  }

  /** Posted interest joins the principal. */
  capitalise(): bigint {
    const amount = this.interest
    this.principal += amount
    this.interest = 0n
    return amount
  }

  #pendingOn(day: CalendarDate): bigint {
    const { timeline, rounding, roundingAt } = this.#terms
    const more =
      roundingAt === 'day'
        ? timeline.grownByDay(this.principal, this.#accruedTo, day, rounding)
        : timeline.grown(this.principal, this.#accruedTo, day)
    return this.#pending + more
  }

  #rounded(pending: bigint): bigint {
    const { timeline, rounding, roundingAt } = this.#terms
    if (roundingAt === 'day') return pending
    return roundTo({ value: { numerator: pending, denominator: timeline.denominator }, places: 0, rounding })
  }

  #trace(from: CalendarDate, day: CalendarDate): void {
    if (this.principal === 0n) return
    const { timeline, rounding, roundingAt } = this.#terms
    for (const { start, end, ratePerYear } of timeline.stretches(from, day)) {
      const interest: Ratio =
        roundingAt === 'day'
          ? ratio(timeline.grownByDay(this.principal, start, end, rounding))
          : ratio(timeline.grown(this.principal, start, end), timeline.denominator)
      this.#stretches.push({ start, end, principalMinor: this.principal, ratePerYear, interest })
    }
  }
}

/** How a debt earns, and whether it notes on what. */
export interface DebtTerms {
  readonly timeline: RateTimeline
  readonly rounding: Rounding
  readonly roundingAt: 'event' | 'day'
  readonly traced: boolean
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
