import type { CalendarDate } from '../calendar/index.js'
import { Debt, type DebtTerms, type EarnedStretch } from './debt.js'
import type { HeldPayday, HeldPaySums } from './held-pay.js'
import type { HeldPayOrder, ReadHeldPay, WorkerEvents } from './read-held-pay.js'
import { RateTimeline } from './timeline.js'

/** What happened on one line of a worker's account. */
export interface AccountLine {
  readonly date: CalendarDate
  readonly code: 'held' | 'interest' | 'payment' | 'forfeited' | 'capitalised' | 'returned'
  /** The payday whose debt it is about; a payment that goes back is about none. */
  readonly payday: CalendarDate | undefined
  readonly amountMinor: bigint
  /** How much of it met interest, and how much the pay; nothing where it met none. */
  readonly toInterestMinor: bigint
  readonly toPrincipalMinor: bigint
  /** What an interest was earned on; empty for all other lines. */
  readonly stretches: readonly EarnedStretch[]
  /** What is owed of that payday after the line: pay, and interest that was posted. */
  readonly principalMinor: bigint
  readonly interestMinor: bigint
}

/** The debt of one payday. */
interface PaydayDebt {
  readonly payday: CalendarDate
  readonly heldMinor: bigint
  readonly debt: Debt
}

/** One worker's held pay, payday by payday. Debts are made up to a day only when something touches them, so that nothing is rounded in between. */
export class WorkerAccount {
  readonly lines: AccountLine[] = []
  readonly #read: ReadHeldPay
  readonly #traced: boolean
  /** Oldest first. */
  readonly #debts: PaydayDebt[] = []
  /** Debts before this index have been met. */
  #firstOpen = 0
  #paid = 0n
  #forfeited = 0n
  #returned = 0n
  #held = 0n

  constructor(read: ReadHeldPay, traced: boolean) {
    this.#read = read
    this.#traced = traced
  }

  live(events: WorkerEvents): void {
    const { until, terms } = this.#read
    const capitaliseOn = new Set(terms.capitaliseOn.map(({ date }) => date).filter((day) => day <= until))
    const days = new Set([...events.held.keys(), ...events.payments.keys(), ...events.forfeits.keys(), ...capitaliseOn])
    for (const day of [...days].sort()) {
      const held = events.held.get(day)
      if (held !== undefined) this.#hold(day, held)
      for (const amount of events.payments.get(day) ?? []) this.#pay(day, amount)
      for (const amount of events.forfeits.get(day) ?? []) this.#forfeit(day, amount)
      if (capitaliseOn.has(day)) for (const one of this.#open()) this.#capitalise(day, one)
    }
    for (const one of this.#open()) this.#post(until, one)
  }

  sums(): HeldPaySums {
    return {
      heldMinor: this.#held,
      interestMinor: this.#debts.reduce((sum, { debt }) => sum + debt.earned, 0n),
      paidMinor: this.#paid,
      returnedMinor: this.#returned,
      forfeitedMinor: this.#forfeited,
      owedMinor: this.#debts.reduce((sum, { debt }) => sum + debt.principal + debt.interest, 0n),
    }
  }

  paydays(): readonly HeldPayday[] {
    return this.#debts.map(({ payday, heldMinor, debt }) => ({
      payday,
      heldMinor,
      interestMinor: debt.earned,
      owedMinor: debt.principal + debt.interest,
    }))
  }

  #open(): readonly PaydayDebt[] {
    return this.#firstOpen === 0 ? this.#debts : this.#debts.slice(this.#firstOpen)
  }

  #hold(payday: CalendarDate, heldMinor: bigint): void {
    const { terms, rateInForce } = this.#read
    const { timeline } = terms
    const own = rateInForce === 'each-day' ? timeline : new RateTimeline(timeline.dayCount, [timeline.rateOn(payday)])
    const debtTerms: DebtTerms = { ...terms, timeline: own, traced: this.#traced }
    const one = { payday, heldMinor, debt: new Debt(heldMinor, payday, debtTerms) }
    this.#debts.push(one)
    this.#held += heldMinor
    this.#enter(payday, 'held', one, heldMinor)
  }

  #post(day: CalendarDate, one: PaydayDebt): void {
    const { amountMinor, stretches } = one.debt.post(day)
    if (amountMinor !== 0n) this.#enter(day, 'interest', one, amountMinor, { stretches })
  }

  #capitalise(day: CalendarDate, one: PaydayDebt): void {
    this.#post(day, one)
    const amount = one.debt.capitalise()
    if (amount > 0n) this.#enter(day, 'capitalised', one, amount)
  }

  #pay(day: CalendarDate, amount: bigint): void {
    const rest = this.#meet(day, 'payment', amount, this.#read.order)
    this.#paid += amount - rest
    this.#giveBack(day, rest)
  }

  #forfeit(day: CalendarDate, asked: bigint | 'all'): void {
    const order = this.#read.order === 'merchants-rule' ? 'oldest-payday-first' : this.#read.order
    const owed = this.#owedOn(day)
    const amount = asked === 'all' || asked > owed ? owed : asked
    this.#forfeited += amount - this.#meet(day, 'forfeited', amount, order)
  }

  #owedOn(day: CalendarDate): bigint {
    return this.#open().reduce((sum, { debt }) => sum + debt.owedOn(day), 0n)
  }

  /** Lets an amount meet the debts in an order, and posts those that it meets; what is left of it comes back. */
  #meet(day: CalendarDate, code: 'payment' | 'forfeited', amount: bigint, order: HeldPayOrder): bigint {
    const open = this.#open()
    const met = new Map<PaydayDebt, Met>()
    let rest = amount
    const meet = (one: PaydayDebt, part: keyof Met): void => {
      const before = rest
      rest = part === 'toInterestMinor' ? one.debt.meetInterest(rest) : one.debt.meetPrincipal(rest)
      const known = met.get(one) ?? { toInterestMinor: 0n, toPrincipalMinor: 0n }
      met.set(one, { ...known, [part]: known[part] + before - rest })
    }
    const enterMet = (): void => {
      for (const [one, parts] of met) {
        const whole = parts.toInterestMinor + parts.toPrincipalMinor
        if (whole > 0n) this.#enter(day, code, one, whole, parts)
      }
      met.clear()
    }
    switch (order) {
      case 'oldest-payday-first':
        for (const one of open) {
          if (rest === 0n) break
          this.#post(day, one)
          meet(one, 'toInterestMinor')
          meet(one, 'toPrincipalMinor')
        }
        break
      case 'interest-first':
        for (const one of open) {
          if (rest === 0n) break
          this.#post(day, one)
          meet(one, 'toInterestMinor')
        }
        for (const one of open) if (rest > 0n) meet(one, 'toPrincipalMinor')
        break
      case 'principal-first':
        for (const one of open) {
          if (rest === 0n) break
          this.#post(day, one)
          meet(one, 'toPrincipalMinor')
        }
        for (const one of open) if (rest > 0n) meet(one, 'toInterestMinor')
        break
      case 'merchants-rule':
        // Nothing is posted as long as the pay itself is met; what goes beyond all of it meets the interest.
        for (const one of open) {
          if (rest === 0n) break
          one.debt.accrueTo(day)
          meet(one, 'toPrincipalMinor')
        }
        enterMet()
        for (const one of open) {
          if (rest === 0n) break
          this.#post(day, one)
          meet(one, 'toInterestMinor')
        }
    }
    enterMet()
    this.#skipMet(day)
    return rest
  }

  #skipMet(day: CalendarDate): void {
    for (let one = this.#debts[this.#firstOpen]; one !== undefined; one = this.#debts[this.#firstOpen]) {
      // Its interest may not be posted yet.
      if (one.debt.owedOn(day) !== 0n) return
      this.#firstOpen++
    }
  }

  #giveBack(date: CalendarDate, amountMinor: bigint): void {
    if (amountMinor === 0n) return
    this.#returned += amountMinor
    this.#enter(date, 'returned', undefined, amountMinor)
  }

  #enter(
    date: CalendarDate,
    code: AccountLine['code'],
    one: PaydayDebt | undefined,
    amountMinor: bigint,
    more: Partial<Met> & { readonly stretches?: readonly EarnedStretch[] } = {},
  ): void {
    if (!this.#traced) return
    const { toInterestMinor = 0n, toPrincipalMinor = 0n, stretches = [] } = more
    const owed = { principalMinor: one?.debt.principal ?? 0n, interestMinor: one?.debt.interest ?? 0n }
    this.lines.push({
      date,
      code,
      payday: one?.payday,
      amountMinor,
      toInterestMinor,
      toPrincipalMinor,
      stretches,
      ...owed,
    })
  }
}

interface Met {
  readonly toInterestMinor: bigint
  readonly toPrincipalMinor: bigint
}
