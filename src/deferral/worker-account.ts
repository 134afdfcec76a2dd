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
    const { until, terms, order } = this.#read
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
    if (order === 'merchants-rule') this.#settleMerchants(until)
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
    one.debt.accrueTo(day)
    const { amountMinor, stretches } = one.debt.post()
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
    for (const one of this.#open()) this.#post(day, one)
    const owed = this.#debts.reduce((sum, { debt }) => sum + debt.principal + debt.interest, 0n)
    const amount = asked === 'all' || asked > owed ? owed : asked
    if (amount <= 0n) return
    this.#forfeited += amount - this.#meet(day, 'forfeited', amount, order)
  }

  /** Lets an amount meet the debts in an order; what is left of it comes back. */
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
        for (const one of open) this.#post(day, one)
        for (const one of open) meet(one, 'toInterestMinor')
        for (const one of open) meet(one, 'toPrincipalMinor')
        break
      case 'principal-first':
        for (const one of open) {
          if (rest === 0n) break
          this.#post(day, one)
          meet(one, 'toPrincipalMinor')
        }
        for (const one of open) if (rest > 0n) meet(one, 'toInterestMinor')
        break
      case 'merchants-rule': {
        for (const one of open) {
          one.debt.accrueTo(day)
          if (one.debt.principal > 0n) meet(one, 'toPrincipalMinor')
        }
        // What is beyond all pay earns on, against the newest debt, until all is settled.
        const newest = open.at(-1)
        if (newest !== undefined && rest > 0n) {
          const known = met.get(newest) ?? { toInterestMinor: 0n, toPrincipalMinor: 0n }
          met.set(newest, { ...known, toPrincipalMinor: known.toPrincipalMinor + rest })
          newest.debt.principal -= rest
          rest = 0n
        }
      }
    }
    for (const [one, parts] of met) {
      const whole = parts.toInterestMinor + parts.toPrincipalMinor
      if (whole > 0n) this.#enter(day, code, one, whole, parts)
    }
    if (order !== 'merchants-rule') this.#skipMet()
    return rest
  }

  #skipMet(): void {
    for (let one = this.#debts[this.#firstOpen]; one !== undefined; one = this.#debts[this.#firstOpen]) {
      if (one.debt.principal !== 0n || one.debt.interest !== 0n) return
      this.#firstOpen++
    }
  }

  #giveBack(date: CalendarDate, amountMinor: bigint): void {
    if (amountMinor === 0n) return
    this.#returned += amountMinor
    this.#enter(date, 'returned', undefined, amountMinor)
  }

  /** What the payments overshot is taken from what is still owed, the pay of the oldest payday first; what is left goes back. */
  #settleMerchants(day: CalendarDate): void {
    let over = 0n
    for (const { debt } of this.#debts) {
      if (debt.principal < 0n) {
        over -= debt.principal
        debt.principal = 0n
      }
      if (debt.interest < 0n) {
        over -= debt.interest
        debt.interest = 0n
      }
    }
    for (const { debt } of this.#debts) over = debt.meetPrincipal(over)
    for (const { debt } of this.#debts) over = debt.meetInterest(over)
    this.#paid -= over
    this.#giveBack(day, over)
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
