import type { Arbitrary } from 'fast-check'
import * as disclosure from '../../disclosure/index.js'
import { PEOPLE, type Kit } from './kit.js'

/** Anything that may be told of a secret vote, and what it would give away. */
export const anyDisclosure = (kit: Kit) => {
  const { fc, one } = kit
  const release = (): Arbitrary<disclosure.Release> =>
    fc.record({
      ballots: fc
        .uniqueArray(kit.ids('m', 30), { minLength: 1, maxLength: 30 })
        .map((members) => members.map((member) => ({ member, sequence: 0 }))),
      most: one(1),
    })
  const own = {
    DisclosurePolicy: (): Arbitrary<disclosure.DisclosurePolicy> =>
      fc.oneof(
        one(disclosure.DISCLOSURE.strict, disclosure.DISCLOSURE.told),
        fc.record({
          leastForOutcome: fc.integer({ min: 4, max: 6 }),
          leastForCount: fc.integer({ min: 6, max: 12 }),
          leastChanged: fc.integer({ min: 2, max: 6 }),
          ends: one('hidden', 'told'),
          colluders: kit.count(2, 1),
        }),
      ),
    BallotVersion: (): Arbitrary<disclosure.BallotVersion> =>
      fc.record({ member: one(...PEOPLE), sequence: kit.count(3) }),
    Release: (): Arbitrary<disclosure.Release> => release(),
    ReleaseSizes: (): Arbitrary<disclosure.ReleaseSizes> =>
      fc.record({ members: kit.count(40, 1), most: kit.count(3, 1) }),
    Told: (): Arbitrary<disclosure.Told> =>
      fc.oneof(
        one({ kind: 'nothing' }),
        fc.record({ kind: one('outcome'), carried: fc.boolean() }),
        fc.record({ kind: one('end'), end: one('low', 'high') }),
        fc.record({ kind: one('count'), sum: kit.count(30) }),
      ),
    PastRelease: (): Arbitrary<disclosure.PastRelease> =>
      release().chain((past) =>
        fc
          .oneof(
            one({ kind: 'nothing' as const }),
            fc.record({ kind: one('count'), sum: kit.count(past.ballots.length) }),
          )
          .map((told) => ({ ...past, told })),
      ),
    ReleaseInput: (): Arbitrary<disclosure.ReleaseInput> =>
      fc.record({ history: kit.list(own.PastRelease(), 0, 2), next: release(), policy: own.DisclosurePolicy() }),
    Overlap: (): Arbitrary<disclosure.Overlap> =>
      fc.tuple(kit.count(20, 1), kit.count(5), kit.count(5)).map(([shared, fresh, dropped]) => ({
        told: { kind: 'nothing' as const },
        members: shared + dropped,
        shared,
        fresh,
        dropped,
      })),
    OverlapsInput: (): Arbitrary<disclosure.OverlapsInput> =>
      fc
        .tuple(kit.count(30, 10), kit.list(kit.count(5), 0, 3), own.DisclosurePolicy())
        .map(([members, changes, policy]) => ({
          members,
          most: 1,
          earlier: changes.map((fresh) => ({
            told: { kind: 'outcome' as const, carried: false },
            needed: 8,
            members,
            shared: members - fresh,
            fresh,
            dropped: fresh,
          })),
          policy,
        })),
    ChoiceInput: (): Arbitrary<disclosure.ChoiceInput> =>
      fc
        .tuple(kit.count(30, 1), kit.count(10), own.DisclosurePolicy())
        .map(([members, fresh, policy]) => ({ members, fresh: Math.min(members, fresh), policy })),
    Assessment: (): Arbitrary<disclosure.Assessment> =>
      fc.oneof(
        kit.outcome(own.ReleaseInput(), disclosure.tryAssessRelease),
        kit.outcome(own.OverlapsInput(), disclosure.tryAssessOverlaps),
        kit.outcome(own.ChoiceInput(), disclosure.tryAssessChoice),
      ),
    Risk: (): Arbitrary<disclosure.Risk> => kit.part(own.Assessment(), ({ risks }) => risks),
    Changed: (): Arbitrary<disclosure.Changed> => fc.oneof(kit.people(1), one('those-who-changed')),
  }
  return own
}
