import type { CalendarDate } from '../calendar/index.js'
import { type Ratio, type Rounding, roundTo } from '../exact/index.js'
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

  accrueTo(day: CalendarDate): void {
    const { timeline, rounding, roundingAt, traced } = this.#terms
    const from = this.#accruedTo
    if (traced) this.#trace(from, day)
    this.#pending +=
      roundingAt === 'day'
        ? timeline.grownByDay(this.principal, from, day, rounding)
        : timeline.grown(this.principal, from, day)
    this.#accruedTo = day
  }

  /** The interest that would be posted now. */
  get pendingMinor(): bigint {
    const { timeline, rounding, roundingAt } = this.#terms
    if (roundingAt === 'day') return this.#pending
    return roundTo({ value: { numerator: this.#pending, denominator: timeline.denominator }, places: 0, rounding })
  }

  /** Rounds what was earned, once, and owes it from now on. What it was earned on comes back with it. */
  post(): { readonly amountMinor: bigint; readonly stretches: readonly EarnedStretch[] } {
    const amountMinor = this.pendingMinor
    const stretches = this.#stretches
    this.#pending = 0n
    this.#stretches = []
    this.interest += amountMinor
    this.earned += amountMinor
    return { amountMinor, stretches }
  }

  /** Lets an amount meet posted interest; what is left of the amount comes back. Under the merchant's rule either part may be below zero: nothing is owed of it. */
  meetInterest(amount: bigint): bigint {
    const met = this.interest > 0n ? least(amount, this.interest) : 0n
    this.interest -= met
    return amount - met
  }

  /** The same for the principal. */
  meetPrincipal(amount: bigint): bigint {
    const met = this.principal > 0n ? least(amount, this.principal) : 0n
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

  #trace(from: CalendarDate, day: CalendarDate): void {
    if (this.principal === 0n) return
    const { timeline, rounding, roundingAt } = this.#terms
    for (const { start, end, ratePerYear } of timeline.stretches(from, day)) {
      const interest: Ratio =
        roundingAt === 'day'
          ? { numerator: timeline.grownByDay(this.principal, start, end, rounding), denominator: 1n }
          : { numerator: timeline.grown(this.principal, start, end), denominator: timeline.denominator }
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

/** The smaller of two amounts. */
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
