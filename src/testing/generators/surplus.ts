import type { Arbitrary } from 'fast-check'
import { DAY_COUNTS } from '../../calendar/index.js'
import type { ExactInput } from '../../exact/index.js'
import * as surplus from '../../surplus/index.js'
import { PEOPLE, type Kit } from './kit.js'

/** Any surplus and how it is shared, capital, reserves, subscriptions and the buying of an enterprise. */
export const anySurplus = (kit: Kit) => {
  const { fc, one, some } = kit
  const share = (): Arbitrary<ExactInput> => one<readonly ExactInput[]>('10%', '1/4', 0.05, '30%')
  const amounts = () => fc.integer({ min: 1, max: 1_000_000 })
  const leaf = () => fc.record({ labourCostMinor: kit.minors() })
  const own = {
    ShareOf: (): Arbitrary<surplus.ShareOf> => one('surplus', 'after-losses', 'remaining'),
    Provision: (): Arbitrary<surplus.Provision> =>
      fc.oneof(
        one({ kind: 'losses' }),
        fc.record({ kind: one('reserve'), to: one('common'), share: share(), of: own.ShareOf() }),
        fc.record({ kind: one('return-on-capital'), ratePerYear: share(), cap: one('5%', 0.1) }),
        fc.record({ kind: one('patronage'), share: share(), of: own.ShareOf() }),
        fc.record({ kind: one('fund'), to: one('education'), share: share(), of: own.ShareOf() }),
        fc.record({ kind: one('rest'), to: one('patronage', { reserve: 'common' }) }),
      ),
    /** Provisions in the order in which charters have them: losses first, the rest last. */
    SurplusInput: (): Arbitrary<surplus.SurplusInput> =>
      fc
        .tuple(
          fc.record({
            currency: kit.currencies(),
            resultMinor: fc.integer({ min: -100_000, max: 1_000_000 }),
            lossesCarriedMinor: kit.minors(50_000),
            rounding: kit.roundings(),
          }),
          fc.array(
            own.Provision().filter(({ kind }) => kind !== 'losses' && kind !== 'rest'),
            { maxLength: 2 },
          ),
          fc.array(fc.record({ capitalMinor: kit.minors(), labour: kit.amounts() }), { minLength: 1, maxLength: 5 }),
          one<readonly Extract<surplus.Provision, { kind: 'rest' }>['to'][]>('patronage', { reserve: 'common' }),
        )
        .map(([fixed, between, members, to]) => ({
          ...fixed,
          reserves: [{ id: 'common', balanceMinor: 20_000, indivisible: true }],
          lossesFrom: ['common'],
          provisions: [{ kind: 'losses' }, ...between, { kind: 'rest', to }],
          members: members.map((member, at) => ({ id: PEOPLE[at] ?? `m${at}`, ...member })),
        })),
    SurplusShared: (): Arbitrary<surplus.SurplusShared> => kit.outcome(own.SurplusInput(), surplus.tryShareSurplus),
    MemberShare: (): Arbitrary<surplus.MemberShare> => kit.part(own.SurplusShared(), ({ members }) => members),
    SurplusLine: (): Arbitrary<surplus.SurplusLine> => kit.part(own.SurplusShared(), ({ lines }) => lines),
    CapitalMovement: (): Arbitrary<surplus.CapitalMovement> => one('contribution', 'credit', 'loss', 'refund'),
    /** Everybody pays in more than is ever taken out again. */
    CapitalInput: (): Arbitrary<surplus.CapitalInput> =>
      fc
        .tuple(
          kit.currencies(),
          kit.people(1),
          kit.list(
            fc.record({
              at: fc.nat(),
              date: kit.days(10, 1000),
              kind: own.CapitalMovement(),
              amountMinor: fc.integer({ min: 1, max: 100 }),
            }),
          ),
          kit.days(1000),
        )
        .map(([currency, members, later, until]) => ({
          currency,
          until,
          movements: [
            ...members.map((member) => ({
              member,
              date: '2024-01-01',
              kind: 'contribution' as const,
              amountMinor: 50_000,
            })),
            ...later
              .map(({ at, ...movement }) => ({ member: members[at % members.length] ?? 'ana', ...movement }))
              .sort((a, b) => (a.date < b.date ? -1 : 1)),
          ].map((movement, at) => ({ id: `m${at}`, ...movement })),
        })),
    CapitalAccounts: (): Arbitrary<surplus.CapitalAccounts> =>
      kit.outcome(own.CapitalInput(), surplus.tryCapitalAccountsOf),
    CapitalAccount: (): Arbitrary<surplus.CapitalAccount> =>
      kit.part(own.CapitalAccounts(), ({ accounts }) => accounts),
    IncomeSource: (): Arbitrary<surplus.IncomeSource> => one('members', 'supporters', 'outside'),
    OutsideIncomeInput: (): Arbitrary<surplus.OutsideIncomeInput> =>
      fc.record({
        currency: kit.currencies(),
        income: kit.list(fc.record({ from: own.IncomeSource(), amountMinor: amounts() }), 1),
        limit: share(),
      }),
    OutsideIncome: (): Arbitrary<surplus.OutsideIncome> =>
      kit.outcome(own.OutsideIncomeInput(), surplus.tryOutsideIncomeOf),
    ReserveInput: (): Arbitrary<surplus.ReserveInput> =>
      fc.record({
        reserve: fc.record({ id: one('common'), balanceMinor: kit.minors(), indivisible: fc.boolean() }),
        amountMinor: amounts(),
        purpose: one('losses', 'enterprise', 'members'),
        currency: kit.currencies(),
      }),
    ReserveOutcome: (): Arbitrary<surplus.ReserveOutcome> => kit.outcome(own.ReserveInput(), surplus.tryDrawOnReserve),
    SubscriptionInput: (): Arbitrary<surplus.SubscriptionInput> =>
      some(
        { currency: kit.currencies(), labourCostMinor: kit.minors(), share: share(), rounding: kit.roundings() },
        { minimumMinor: kit.minors(5000) },
      ),
    Subscription: (): Arbitrary<surplus.Subscription> =>
      kit.outcome(own.SubscriptionInput(), surplus.trySubscriptionOf),
    /** A federation of enterprises, some of them in a federation of their own. */
    FederationInput: (): Arbitrary<surplus.FederationInput> =>
      fc
        .tuple(
          fc.record({ currency: kit.currencies(), share: share(), rounding: kit.roundings() }),
          fc.array(leaf(), { minLength: 1, maxLength: 4 }),
          fc.array(leaf(), { maxLength: 3 }),
          one<readonly ExactInput[]>('50%', '3/4'),
        )
        .map(([fixed, inner, outer, keeps]) => ({
          ...fixed,
          federation: {
            id: 'wide',
            keeps: 1,
            members: [
              { id: 'near', keeps, members: inner.map((one, at) => ({ id: `n${at}`, ...one })) },
              ...outer.map((one, at) => ({ id: `o${at}`, ...one })),
            ],
          },
        })),
    FederationMember: (): Arbitrary<surplus.FederationMember> =>
      kit.part(own.FederationInput(), ({ federation }) => federation.members),
    FederationTotals: (): Arbitrary<surplus.FederationTotals> =>
      kit.outcome(own.FederationInput(), surplus.tryFederationOf),
    FederationLevel: (): Arbitrary<surplus.FederationLevel> => kit.part(own.FederationTotals(), ({ levels }) => levels),
    /** What the members do not pay at once, the seller lends for a year or two. */
    BuyOutInput: (): Arbitrary<surplus.BuyOutInput> =>
      fc
        .tuple(
          fc.record({ currency: kit.currencies(), rounding: kit.roundings() }),
          fc.array(amounts(), { minLength: 1, maxLength: 4 }),
          amounts(),
          fc.record({ ratePerYear: one<readonly ExactInput[]>('4%', 0.1), dayCount: one(...DAY_COUNTS) }),
        )
        .map(([fixed, paid, lent, terms]) => ({
          ...fixed,
          priceMinor: paid.reduce((sum, one) => sum + one, 0) + lent,
          signedOn: '2025-01-01',
          contributions: paid.map((amountMinor, at) => ({
            member: PEOPLE[at] ?? 'ana',
            date: '2025-01-01',
            amountMinor,
          })),
          credit: { amountMinor: lent, ...terms, paidOn: ['2026-01-01', '2027-01-01'] },
        })),
    BuyOut: (): Arbitrary<surplus.BuyOut> => kit.outcome(own.BuyOutInput(), surplus.tryBuyOutOf),
    CreditPayment: (): Arbitrary<surplus.CreditPayment> => kit.part(own.BuyOut(), ({ payments }) => payments),
    Ownership: (): Arbitrary<surplus.Ownership> => kit.part(own.BuyOut(), ({ ownership }) => ownership),
  }
  return own
}
