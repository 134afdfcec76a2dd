import { dateOfEpochDay } from '../../src/calendar/index.js'
import type { HeldPayInput } from '../../src/deferral/index.js'

/** What the tests of held pay begin with: 10 % on 365.00 held on 1 January 2024, which is 10 cents a day. */
export const BASE: HeldPayInput = {
  currency: 'USD',
  dayCount: 'ACT/365F',
  rates: [{ from: '2024-01-01', ratePerYear: '10%' }],
  compounding: 'none',
  rounding: 'half-even',
  roundingAt: 'event',
  rateInForce: 'each-day',
  paymentOrder: 'oldest-payday-first',
  held: [{ worker: 'ana', payday: '2024-01-01', amountMinor: 36500n }],
  until: '2024-01-11',
}

/** Every order in which a payment may meet what is owed. */
export const ORDERS = ['oldest-payday-first', 'interest-first', 'principal-first', 'merchants-rule'] as const

const FIRST = Date.UTC(2023, 9, 20) / 86_400_000

/** A day so many days after 20 October 2023: a leap year begins soon. */
export const dayAt = (offset: number): string => dateOfEpochDay(FIRST + offset)
