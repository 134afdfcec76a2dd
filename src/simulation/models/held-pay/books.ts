import { type CalendarDate, type DayCount, yearScale } from '../../../calendar/index.js'
import { interestOn, type RateTimeline, rateTimeline } from '../../../deferral/index.js'
import { type Ratio, ratio, type Rounding } from '../../../exact/index.js'

/** What is owed to one member of one payday. */
interface Debt {
  readonly payday: CalendarDate
  readonly month: number
  principal: number
  /** Interest that was posted and is not paid; it earns nothing. */
  interest: number
  /** Interest is posted up to this day. */
  postedTo: CalendarDate
}

/**
 * The books of held pay, kept month by month: simple interest at the rate in force each day, rounded when a payment touches a debt, the oldest payday first. The same sums
 * as an account of `heldPay` from the beginning, which a test holds against it; kept up because a study asks for what is owed at every payday.
 */
export class Books {
  readonly #debts: Debt[][]
  readonly #rounding: Rounding
  readonly #dayCount: DayCount
  readonly #rates: { readonly from: CalendarDate; readonly ratePerYear: Ratio }[] = []
  #timeline: RateTimeline | undefined
  #rate = -1
  /** All interest that was posted. */
  posted = 0
  /** The same before it was rounded, in parts of a cent: so many make one. */
  #exact = 0n
  readonly #partsInCent: bigint
  /** The most months that any pay was held until it was met. */
  longest = 0

  constructor(members: number, { dayCount, rounding }: { readonly dayCount: DayCount; readonly rounding: Rounding }) {
    this.#debts = Array.from({ length: members }, () => [])
    this.#dayCount = dayCount
    this.#rounding = rounding
    this.#partsInCent = RATE_PARTS * BigInt(yearScale(dayCount).unitsPerYear)
  }

  /** The rates in force so far, each from its day. */
  get rates(): readonly { readonly from: CalendarDate; readonly ratePerYear: Ratio }[] {
    return this.#rates
  }

  /** Lets a rate be in force from a day on, in hundredths of a percent. */
  setRate(from: CalendarDate, basisPoints: number): void {
    if (basisPoints === this.#rate) return
    this.#rate = basisPoints
    this.#rates.push({ from, ratePerYear: ratio(BigInt(basisPoints), RATE_PARTS) })
    this.#timeline = undefined
  }

  hold(member: number, payday: CalendarDate, month: number, cents: number): void {
    this.#debts[member]?.push({ payday, month, principal: cents, interest: 0, postedTo: payday })
  }

  /** What is owed on a day, payday by payday, were interest posted on it. */
  claimsOn(
    day: CalendarDate,
  ): readonly { readonly member: number; readonly payday: CalendarDate; readonly cents: number }[] {
    return this.#debts.flatMap((debts, member) =>
      debts.map((debt) => {
        const cents = debt.principal + debt.interest + this.#earned(debt, day)
        return { member, payday: debt.payday, cents }
      }),
    )
  }

  /** Lets a payment meet a member's debts, the oldest first, and of each the interest first. */
  pay(member: number, day: CalendarDate, month: number, cents: number): void {
    let rest = cents
    const debts = this.#debts[member] ?? []
    let met = 0
    for (const debt of debts) {
      if (rest === 0) break
      this.#post(debt, day)
      const toInterest = Math.min(rest, debt.interest)
      const toPrincipal = Math.min(rest - toInterest, debt.principal)
      debt.interest -= toInterest
      debt.principal -= toPrincipal
      rest -= toInterest + toPrincipal
      if (debt.principal + debt.interest > 0) break
      met++
      this.longest = Math.max(this.longest, month - debt.month)
    }
    debts.splice(0, met)
  }

  /** Posts everything up to the last day, which earns nothing itself. */
  close(day: CalendarDate, month: number): void {
    for (const debts of this.#debts)
      for (const debt of debts) {
        this.#post(debt, day)
        this.longest = Math.max(this.longest, month - debt.month)
      }
  }

  /** What was posted, before it was rounded: exact, in cents. */
  exactInterest(): Ratio {
    return ratio(this.#exact, this.#partsInCent)
  }

  #post(debt: Debt, day: CalendarDate): void {
    const earned = this.#earned(debt, day)
    const timeline = this.#ratesUntilNow()
    this.#exact +=
      timeline.grown(BigInt(debt.principal), debt.postedTo, day) * (this.#partsInCent / timeline.denominator)
    this.posted += earned
    debt.interest += earned
    debt.postedTo = day
  }

  #earned({ principal, postedTo }: Debt, day: CalendarDate): number {
    if (postedTo === day) return 0
    const timeline = this.#ratesUntilNow()
    return Number(
      interestOn({ timeline, principalMinor: principal, start: postedTo, end: day, rounding: this.#rounding }),
    )
  }

  #ratesUntilNow(): RateTimeline {
    this.#timeline ??= rateTimeline({ dayCount: this.#dayCount, rates: this.#rates })
    return this.#timeline
  }
}

/** Rates are whole hundredths of a percent. */
const RATE_PARTS = 10_000n
