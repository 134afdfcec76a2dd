import type { Arbitrary } from 'fast-check'
import * as circles from '../../circles/index.js'
import type { Kit } from './kit.js'

const MEMBERS = ['ana', 'ben', 'cleo', 'dov'] as const

/** Any circle, what is lent to it, and its rounds of consent. */
export const anyCircles = (kit: Kit) => {
  const { fc, one, some } = kit
  const present = () => fc.subarray([...MEMBERS], { minLength: 3 })
  const answers = () => one('consent', 'consent', 'stand-aside', 'objection')
  /** A round as it goes: everybody is heard twice and asked once; then what was objected is judged, or what nobody objects to is closed. */
  const stepsOf = (
    there: readonly string[],
    answered: readonly ('consent' | 'stand-aside' | 'objection')[],
    upheld: boolean,
  ): readonly circles.ConsentStep[] => {
    const proceed = { kind: 'proceed', by: there[0] ?? 'ana' } as const
    const heard = there.map((by) => ({ kind: 'heard', by }) as const)
    const asked = there.map((by, at): circles.ConsentStep => {
      const answer = answered[at] ?? 'consent'
      return answer === 'objection'
        ? { kind: 'answer', by, answer, reason: 'reason-1', criterion: 'harm' }
        : { kind: 'answer', by, answer }
    })
    const judged = asked.flatMap((step): circles.ConsentStep[] =>
      'reason' in step ? [{ kind: 'judge', by: proceed.by, of: step.by, upheld, reason: 'reason-2' }] : [],
    )
    return [proceed, ...heard, proceed, ...heard, proceed, ...asked, ...judged, proceed]
  }
  const mandate = (): Arbitrary<circles.Mandate> =>
    some(
      {
        lentBy: one('board'),
        domain: one(['web'], ['web', 'shop']),
        limits: own.MandateLimits(),
        from: kit.days(0, 100),
        until: kit.days(500, 900),
      },
      { lenderKeeps: one(true) },
    )
  const two = () =>
    fc.tuple(mandate(), kit.people(1)).map(([lent, members]): readonly [circles.Circle, circles.Circle] => [
      { id: 'board', domain: ['web', 'shop', 'rent'], members: [...MEMBERS], legalResponsibility: true },
      { id: 'web', wider: 'board', domain: lent.domain, members, mandate: lent },
    ])
  const own = {
    MandateLimits: (): Arbitrary<circles.MandateLimits> =>
      fc.oneof(
        fc.constant({}),
        fc.record({ budgetMinor: kit.minors(), perDecisionMinor: kit.minors(10_000), currency: one('EUR') }),
      ),
    Mandate: (): Arbitrary<circles.Mandate> => mandate(),
    CircleRole: (): Arbitrary<circles.CircleRole> =>
      fc.record({ role: one('facilitator', 'secretary'), holder: one(...MEMBERS), until: kit.days() }),
    Circle: (): Arbitrary<circles.Circle> => kit.part(two(), (both) => both),
    CircleLink: (): Arbitrary<circles.CircleLink> =>
      fc.record({
        narrower: one('web'),
        wider: one('board'),
        member: one(...MEMBERS),
        sentBy: one('wider', 'narrower'),
      }),
    CirclesInput: (): Arbitrary<circles.CirclesInput> =>
      fc
        .tuple(two(), fc.uniqueArray(own.CircleLink(), { selector: ({ sentBy }) => sentBy }), kit.days(100, 1000))
        .map(([both, links, on]) => ({ circles: both, links, on })),
    CirclesChecked: (): Arbitrary<circles.CirclesChecked> => kit.outcome(own.CirclesInput(), circles.checkCircles),
    ActInput: (): Arbitrary<circles.ActInput> =>
      fc
        .tuple(
          two(),
          one('board', 'web'),
          one('web', 'shop', 'rent'),
          fc.option(kit.minors(20_000), { nil: undefined }),
          kit.days(0, 1000),
        )
        .map(([both, circle, matter, amountMinor, on]) => ({
          circles: both,
          circle,
          matter,
          on,
          ...(amountMinor === undefined ? {} : { amountMinor, currency: 'EUR' }),
        })),
    ActOutcome: (): Arbitrary<circles.ActOutcome> => kit.outcome(own.ActInput(), circles.tryMayAct),
    ObjectionTest: (): Arbitrary<circles.ObjectionTest> =>
      fc.oneof(
        fc.record({ decides: one('facilitator'), criteria: one(['harm'], ['harm', 'risk']) }),
        one({ decides: 'circle', criteria: ['harm'], rule: { moreThan: '1/2', of: 'for-or-against' } }),
      ),
    ConsentRule: (): Arbitrary<circles.ConsentRule> =>
      some(
        {
          standAside: one('allowed'),
          silence: one('awaited', 'consents'),
          objectionTest: own.ObjectionTest(),
          mostRounds: kit.count(3, 1),
          otherwise: one('not-carried'),
        },
        { presence: one({ atLeast: '1/2' }, { moreThan: '1/3' }) },
      ),
    StartInput: (): Arbitrary<circles.StartInput> =>
      fc.tuple(own.ConsentRule(), present(), kit.days()).map(([rule, there, reviewOn]) => ({
        circle: 'web',
        proposal: 'p1',
        wording: 'wording-1',
        reviewOn,
        rule,
        members: MEMBERS,
        present: there,
        facilitator: there[0] ?? 'ana',
      })),
    StartOutcome: (): Arbitrary<circles.StartOutcome> => kit.outcome(own.StartInput(), circles.tryStartRound),
    ConsentRoundInput: (): Arbitrary<circles.ConsentRoundInput> =>
      fc
        .tuple(own.StartInput(), kit.list(answers(), 4, 4), fc.boolean(), kit.count(20))
        .map(([start, answered, upheld, far]) => ({
          start,
          steps: stepsOf(start.present, answered, upheld).slice(0, far),
        })),
    ConsentRoundOutcome: (): Arbitrary<circles.ConsentRoundOutcome> =>
      kit.outcome(own.ConsentRoundInput(), circles.tryConsentRound),
    ConsentStep: (): Arbitrary<circles.ConsentStep> => kit.part(own.ConsentRoundInput(), ({ steps }) => steps),
    ConsentRound: (): Arbitrary<circles.ConsentRound> =>
      kit.part(own.ConsentRoundOutcome(), (outcome) => ('round' in outcome ? [outcome.round] : [])),
    ConsentPhase: (): Arbitrary<circles.ConsentPhase> => own.ConsentRound().map(({ phase }) => phase),
    ConsentResult: (): Arbitrary<circles.ConsentResult> =>
      kit.part(own.ConsentRound(), ({ result }) => (result === undefined ? [] : [result])),
    Objection: (): Arbitrary<circles.Objection> => kit.part(own.ConsentRound(), ({ objections }) => objections),
    Awaited: (): Arbitrary<circles.Awaited> => kit.part(own.ConsentRound(), circles.awaitedIn),
    RoundOutcome: (): Arbitrary<circles.RoundOutcome> =>
      kit.outcome(fc.record({ round: own.ConsentRound(), step: own.ConsentStep() }), circles.tryNextRound),
    CircleAdmissionInput: (): Arbitrary<circles.CircleAdmissionInput> =>
      fc.tuple(own.ConsentRound(), one('eva', 'fay')).map(([round, candidate]) => ({
        circle: { id: 'web', domain: ['web'], members: MEMBERS },
        candidate,
        round: { ...round, proposal: candidate },
      })),
    CircleAdmissionOutcome: (): Arbitrary<circles.CircleAdmissionOutcome> =>
      kit.outcome(own.CircleAdmissionInput(), circles.tryCircleAdmission),
    Agreement: (): Arbitrary<circles.Agreement> =>
      kit.part(own.ConsentRound(), (round) => [circles.agreementOf(round)].filter((made) => made !== undefined)),
    ReviewInput: (): Arbitrary<circles.ReviewInput> =>
      fc.record({
        agreements: fc.uniqueArray(
          fc.record({ circle: one('web'), proposal: kit.ids('p', 9), wording: one('wording-1'), reviewOn: kit.days() }),
          { selector: ({ proposal }) => proposal, maxLength: 4 },
        ),
        on: kit.days(),
      }),
    ReviewOutcome: (): Arbitrary<circles.ReviewOutcome> => kit.outcome(own.ReviewInput(), circles.tryDueForReview),
    RoleNomination: (): Arbitrary<circles.RoleNomination> =>
      fc.record({ by: one(...MEMBERS), nominee: one(...MEMBERS), reason: kit.ids('reason-') }),
    SelectionInput: (): Arbitrary<circles.SelectionInput> =>
      fc
        .tuple(own.ConsentRule(), present(), kit.daysInOrder(2), one(...MEMBERS), kit.count(2))
        .map(([rule, there, [from = '', until = ''], nominee, far]) => ({
          circle: 'web',
          role: 'secretary',
          term: { from, until },
          rule,
          members: MEMBERS,
          present: there,
          facilitator: there[0] ?? 'ana',
          nominations: (far === 0 ? there.slice(1) : there).map((by) => ({ by, nominee, reason: 'reason-1' })),
          ...(far > 1 ? { proposed: nominee, steps: [] } : {}),
        })),
    SelectionOutcome: (): Arbitrary<circles.SelectionOutcome> =>
      kit.outcome(own.SelectionInput(), circles.trySelectRole),
  }
  return own
}
