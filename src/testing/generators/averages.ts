import type { Arbitrary } from 'fast-check'
import * as averages from '../../averages/index.js'
import { PEOPLE, type Kit } from './kit.js'

/** Any average, of what anybody may propose. */
export const anyAverages = (kit: Kit) => {
  const { fc, one } = kit
  const rest = { aggregation: () => own.Aggregation(), clauses: () => kit.clauses() }
  const rows = () => kit.list(fc.record({ worker: kit.amounts(), volunteer: kit.amounts() }, { requiredKeys: [] }))
  const own = {
    Aggregation: (): Arbitrary<averages.Aggregation> =>
      fc.oneof(
        kit.one('mean' as const, 'median' as const),
        fc.record({ trimmedMean: kit.one('0%', '10%', '1/4') }),
        fc.record({ clampedMean: fc.constant(true as const) }),
      ),
    AverageInput: (): Arbitrary<averages.AverageInput> =>
      fc.oneof(
        kit.some(
          { proposals: kit.proposals() },
          { aggregation: kit.one('mean' as const, 'median' as const, { trimmedMean: '10%' }), clauses: kit.clauses() },
        ),
        // What is to be clamped may lie beyond the bounds; nothing else may.
        fc.record({
          proposals: kit.list(kit.amounts()),
          aggregation: one({ clampedMean: true as const }),
          min: kit.amounts(10),
          max: fc.integer({ min: 10, max: 900 }),
        }),
        fc.record({
          proposals: kit.list(kit.amounts()),
          aggregation: own.Aggregation(),
          min: one(0),
          max: one(1000, '2000'),
        }),
      ),
    AverageOutcome: (): Arbitrary<averages.AverageOutcome> => kit.outcome(own.AverageInput(), averages.tryAverageOf),
    CategoryInput: (): Arbitrary<averages.CategoryInput> =>
      kit.some(
        { categories: fc.constant(['worker', 'volunteer']), proposals: rows() },
        { aggregation: kit.one('mean' as const, 'median' as const), clauses: rest.clauses() },
      ),
    CategoryAverages: (): Arbitrary<averages.CategoryAverages> =>
      kit.outcome(own.CategoryInput(), averages.tryAveragesByCategory),
    ScopeInput: (): Arbitrary<averages.ScopeInput> =>
      fc.record({
        categories: fc.constant(['worker', 'volunteer']),
        scopes: fc.uniqueArray(fc.record({ scope: kit.ids('p'), proposals: rows() }), {
          selector: ({ scope }) => scope,
          maxLength: 4,
        }),
      }),
    ScopeAverages: (): Arbitrary<averages.ScopeAverages> => kit.outcome(own.ScopeInput(), averages.tryAveragesByScope),
    WeightedInput: (): Arbitrary<averages.WeightedInput> =>
      kit.some(
        { proposals: kit.list(fc.record({ proposal: kit.amounts(), weight: kit.amounts() })) },
        { clauses: kit.clauses() },
      ),
    Distribution: (): Arbitrary<averages.Distribution> =>
      kit.proposals().map((proposals) => averages.distributionOf({ proposals })),
    NumberInForce: (): Arbitrary<averages.NumberInForce> =>
      fc
        .record({ average: own.AverageOutcome(), provisional: kit.amounts(), minimumProposals: kit.count(4) })
        .map((input) => averages.numberInForce({ item: 'weekly-hours', ...input })),
    /** What became of joining or leaving a live average. */
    MembershipOutcome: (): Arbitrary<averages.MembershipOutcome> =>
      kit.part(kit.list(fc.record({ member: kit.person(), joins: fc.boolean() }), 1), (all) => {
        const live = openAverage()
        return all.map(({ member, joins }) => (joins ? live.join({ member }) : live.leave({ member })))
      }),
    /** A live average with some ballots in it. Those who try to cast without a right are left out. */
    LiveAverage: (): Arbitrary<averages.LiveAverage> =>
      kit.list(fc.record({ member: kit.person(), proposal: kit.amounts(60) })).map((all) => {
        const live = openAverage()
        for (const ballot of all) live.cast(ballot)
        return live
      }),
    Acts: (): Arbitrary<averages.Acts> =>
      fc.oneof(
        kit.one('same-day' as const, 'next-day' as const),
        fc.record({ nextPeriod: fc.record({ anchor: kit.days(0, 400), length: kit.lengths() }) }),
      ),
    OverTimeInput: (): Arbitrary<averages.OverTimeInput> =>
      fc.tuple(kit.daysInOrder(1, 5), own.Acts(), kit.list(kit.amounts(60), 5, 5)).map(([days, acts, values]) => ({
        item: 'interest',
        unit: 'EUR/hour',
        acts,
        changes: days.map((on, at) => ({ on, value: values[at] ?? 0 })),
      })),
    NumbersOverTime: (): Arbitrary<averages.NumbersOverTime> =>
      kit.outcome(own.OverTimeInput(), averages.tryNumbersOverTime),
  }
  return own
}

const openAverage = (): averages.LiveAverage =>
  averages.openAverage({ question: { kind: 'number', id: 'hours', unit: 'hours' }, electorate: PEOPLE.slice(0, 6) })
