import type { Arbitrary } from 'fast-check'
import { DAY_COUNTS, isAdditive } from '../../calendar/index.js'
import * as deferral from '../../deferral/index.js'
import type { Kit } from './kit.js'

/** The day counts under which a period may be cut where a rate changes. */
const ADDITIVE = DAY_COUNTS.filter(isAdditive)

/** Any held pay, what it earns, and how it is paid out. */
export const anyDeferral = (kit: Kit) => {
  const { fc, one } = kit
  const rate = () => fc.oneof(kit.percentages(), one('0.05', '1/12', 0.1))
  const rates = () =>
    fc
      .tuple(kit.list(rate(), 1, 3), kit.daysInOrder(3))
      .map(([list, days]) =>
        list.map((ratePerYear, at) => ({ from: at === 0 ? '2000-01-01' : (days[at] ?? '2040-01-01'), ratePerYear })),
      )
  const terms = () =>
    fc.record({
      currency: kit.currencies(),
      dayCount: one(...ADDITIVE),
      rates: rates(),
      compounding: one('none'),
      rounding: kit.roundings(),
      roundingAt: one('event', 'day'),
    })
  const owed = (most: number) =>
    fc
      .array(
        fc.record({ worker: kit.person(), payday: kit.days(0, 1500), amountMinor: fc.integer({ min: 1, max: most }) }),
        {
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((all) => [...new Map(all.map((one) => [`${one.worker} ${one.payday}`, one] as const)).values()])
  /** Payments and forfeits to those who are owed something, after it was held: small enough to be due. */
  const after = (held: readonly { readonly worker: string }[], most: number) =>
    kit.list(
      fc.record({
        worker: one(...held.map(({ worker }) => worker)),
        date: kit.days(1500, 2000),
        amountMinor: fc.integer({ min: 1, max: most }),
      }),
      0,
      2,
    )
  const own = {
    InterestTerms: (): Arbitrary<deferral.InterestTerms> => terms(),
    PaymentOrder: (): Arbitrary<deferral.PaymentOrder> => one('interest-first', 'principal-first', 'merchants-rule'),
    HeldPayOrder: (): Arbitrary<deferral.HeldPayOrder> =>
      one('oldest-payday-first', 'interest-first', 'principal-first', 'merchants-rule'),
    PayoutOrder: (): Arbitrary<deferral.PayoutOrder> => one('pro-rata', 'oldest-first', 'smallest-first'),
    RateInForce: (): Arbitrary<deferral.RateInForce> => one('each-day', 'at-due-date'),
    AccrualInput: (): Arbitrary<deferral.AccrualInput> =>
      fc
        .tuple(
          terms(),
          fc.record({
            principalMinor: fc.integer({ min: 1, max: 1_000_000 }),
            start: kit.days(0, 1500),
            end: kit.days(2000),
          }),
          own.PaymentOrder(),
          fc.boolean(),
        )
        .chain(([given, account, paymentOrder, paid]) =>
          (paid
            ? kit.list(fc.record({ date: kit.days(1500, 2000), amountMinor: kit.minors(10_000) }), 0, 2)
            : fc.constant([])
          ).map((list) => ({ ...given, ...account, ...(paid ? { paymentOrder, payments: list } : {}) })),
        ),
    Accrual: (): Arbitrary<deferral.Accrual> => kit.outcome(own.AccrualInput(), deferral.tryAccrue),
    AccrualEntry: (): Arbitrary<deferral.AccrualEntry> => kit.part(own.Accrual(), ({ entries }) => entries),
    HeldPayInput: (): Arbitrary<deferral.HeldPayInput> =>
      fc
        .tuple(terms(), owed(500_000), own.RateInForce(), own.HeldPayOrder(), kit.days(2000))
        .chain(([given, held, rateInForce, paymentOrder, until]) =>
          fc
            .record({ payments: after(held, 100), forfeits: after(held, 10) })
            .map((paid) => ({ ...given, held, rateInForce, paymentOrder, until, ...paid })),
        ),
    HeldPay: (): Arbitrary<deferral.HeldPay> => kit.outcome(own.HeldPayInput(), deferral.tryHeldPay),
    HeldPayday: (): Arbitrary<deferral.HeldPayday> =>
      kit.part(own.HeldPay(), ({ workers }) => workers.flatMap(({ paydays }) => paydays)),
    HeldPaySums: (): Arbitrary<deferral.HeldPaySums> => kit.part(own.HeldPay(), ({ workers }) => workers),
    HeldPayProjection: (): Arbitrary<deferral.HeldPayProjection> =>
      kit.outcome(
        fc
          .tuple(own.HeldPayInput(), kit.days(2100, 2200))
          .map(([input, day]) => ({ ...input, paidOn: [day], until: day })),
        deferral.tryProjectHeldPay,
      ),
    Statement: (): Arbitrary<deferral.Statement> =>
      kit.outcome(
        own.HeldPayInput().map((input) => ({ ...input, worker: input.held[0]?.worker ?? 'ana' })),
        deferral.tryStatementOf,
      ),
    StatementLine: (): Arbitrary<deferral.StatementLine> => kit.part(own.Statement(), ({ lines }) => lines),
    PayoutInput: (): Arbitrary<deferral.PayoutInput> =>
      fc
        .tuple(owed(500_000), kit.minors(1_000_000), kit.currencies(), own.PayoutOrder())
        .map(([claims, fundsMinor, currency, order]) => ({
          fundsMinor,
          currency,
          order,
          claims: claims.map(({ worker, payday, amountMinor }) => ({ worker, payday, owedMinor: amountMinor })),
        })),
    Payout: (): Arbitrary<deferral.Payout> => kit.outcome(own.PayoutInput(), deferral.tryPayOut),
    RateTimeline: (): Arbitrary<deferral.RateTimeline> =>
      fc.tuple(one(...ADDITIVE), rates()).map(([dayCount, list]) => deferral.rateTimeline({ dayCount, rates: list })),
    RateFrom: (): Arbitrary<deferral.RateFrom> => fc.record({ from: kit.days(), ratePerYear: kit.shareRatios() }),
    Stretch: (): Arbitrary<deferral.Stretch> =>
      fc
        .tuple(kit.daysInOrder(2), kit.shareRatios())
        .filter(([days]) => days.length === 2)
        .map(([days, ratePerYear]) => ({
          start: days[0] as (typeof days)[number],
          end: days[1] as (typeof days)[number],
          ratePerYear,
        })),
  }
  return own
}
