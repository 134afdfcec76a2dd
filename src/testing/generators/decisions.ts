import type { Arbitrary } from 'fast-check'
import type { NumberInForce } from '../../averages/index.js'
import * as decisions from '../../decisions/index.js'
import type { ExactInput } from '../../exact/index.js'
import { PEOPLE, type Kit } from './kit.js'

/** Any rule of decision, question put to a vote, and verdict. */
export const anyDecisions = (kit: Kit) => {
  const { fc, one, some } = kit
  const compared = <Threshold>(threshold: Arbitrary<Threshold>): Arbitrary<decisions.Compared<Threshold>> =>
    fc.oneof(fc.record({ atLeast: threshold }), fc.record({ moreThan: threshold }))
  const less = (): Arbitrary<ExactInput> => one('1/2', '40%', '1/3', 0.25)
  const rules = <Threshold>(threshold: Arbitrary<Threshold>): Arbitrary<decisions.DecisionRule<Threshold>> =>
    fc
      .tuple(
        fc.oneof(fc.record({ atLeast: threshold }), fc.record({ moreThan: threshold })),
        some(
          { of: one(...decisions.BASES) },
          { quorum: own.Quorum(threshold), minimumFor: kit.count(4, 1), minimumBallots: kit.count(5, 1) },
        ),
      )
      .map(([share, rest]) => ({ ...share, ...rest }))
  /** A vote: how many may, are there, and took part. */
  const votes = () =>
    fc
      .tuple(kit.count(12), kit.count(12), kit.count(12), kit.count(12), kit.count(12))
      .map(([yes, no, neither, silent, away]) => ({
        for: yes,
        against: no,
        abstain: neither,
        present: yes + no + neither + silent,
        electorate: yes + no + neither + silent + away,
      }))
  const items = () =>
    fc.record({ a: kit.shareRatios() }).map(({ a }): readonly NumberInForce[] => [
      {
        kind: 'average',
        item: 'majority',
        value: a,
        because: [{ code: 'mean', clauses: [], count: 3, observed: a, percent: true }],
      },
    ])
  const own = {
    Base: (): Arbitrary<decisions.Base> => one(...decisions.BASES),
    Choice: (): Arbitrary<decisions.Choice> => one('for', 'against', 'abstain'),
    Comparison: (): Arbitrary<decisions.Comparison> => one('at-least', 'more-than'),
    ClosedKind: (): Arbitrary<decisions.ClosedKind> => one('carried', 'lost', 'tied', 'inquorate'),
    Pinning: (): Arbitrary<decisions.Pinning> => one('at-opening', 'live'),
    TiePolicy: (): Arbitrary<decisions.TiePolicy> => one('lost', 'second-ballot', 'casting-vote'),
    AveragePointer: (): Arbitrary<decisions.AveragePointer> => fc.record({ average: one('majority') }),
    Compared: (): Arbitrary<decisions.Compared<ExactInput>> => compared(kit.majorities()),
    Quorum: <Threshold = ExactInput>(
      threshold: Arbitrary<Threshold> = less() as Arbitrary<never>,
    ): Arbitrary<decisions.Quorum<Threshold>> =>
      fc
        .tuple(
          compared(threshold),
          some(
            { of: one('electorate', 'present') },
            { counting: fc.subarray(['for', 'against', 'abstain'], { minLength: 1 }) },
          ),
        )
        .map(([share, rest]) => ({ ...share, ...rest }) as decisions.Quorum<Threshold>),
    /** What a tie leads to is only asked of a rule under which there may be one. */
    DecisionRule: (): Arbitrary<decisions.DecisionRule> =>
      fc.oneof(
        rules(one<readonly ExactInput[]>('1/2', '2/3', '3/4', '60%', 0.9)),
        own.TiePolicy().map((tie) => ({ moreThan: '1/2', of: 'for-or-against' as const, tie })),
      ),
    CharterRule: (): Arbitrary<decisions.CharterRule> =>
      fc.oneof(own.DecisionRule(), fc.record({ atLeast: own.AveragePointer(), of: one(...decisions.BASES) })),
    DecisionInput: (): Arbitrary<decisions.DecisionInput> =>
      fc
        .tuple(own.DecisionRule(), votes(), fc.boolean(), fc.option(fc.boolean(), { nil: undefined }))
        .map(([rule, cast, closed, ballotsFinal]) => ({
          rule,
          ...cast,
          closed,
          ...(ballotsFinal === undefined ? {} : { ballotsFinal }),
        })),
    Verdict: (): Arbitrary<decisions.Verdict> => kit.outcome(own.DecisionInput(), decisions.tryDecide),
    ShareTest: (): Arbitrary<decisions.ShareTest> =>
      fc.tuple(kit.shareRatios(), own.Comparison()).map((input) => decisions.shareTest(...input)),
    Backing: (): Arbitrary<decisions.Backing> =>
      fc.record({ member: kit.person(), wording: one('wording-1', 'wording-2') }),
    BackingInput: (): Arbitrary<decisions.BackingInput> =>
      fc.record({
        wording: one('wording-1', 'wording-2'),
        backings: fc.uniqueArray(own.Backing(), { selector: ({ member }) => member }),
        electorate: kit.people(1),
        share: less(),
      }),
    BackingOutcome: (): Arbitrary<decisions.BackingOutcome> => kit.outcome(own.BackingInput(), decisions.tryBackingOf),
    ChoosingInput: (): Arbitrary<decisions.ChoosingInput> =>
      fc.record({
        question: fc.constant({ kind: 'options' as const, id: 'q1', options: ['red', 'green', 'blue'] }),
        ballots: kit.list(fc.subarray(['red', 'green', 'blue'], { minLength: 1 }), 0, 9),
        runoff: one('never', 'without-majority'),
      }),
    Choosing: (): Arbitrary<decisions.Choosing> => kit.outcome(own.ChoosingInput(), decisions.tryChooseByApproval),
    OptionCounts: (): Arbitrary<decisions.OptionCounts> => own.Choosing().map(({ counts }) => counts),
    ConsensusInput: (): Arbitrary<decisions.ConsensusInput> =>
      fc
        .tuple(kit.count(8), kit.count(3), kit.count(1), kit.count(4), kit.count(3), fc.boolean())
        .map(([agree, standAside, block, silent, notAsked, noticeOver]) => {
          const asked = agree + standAside + block + silent
          return { electorate: asked + notAsked, asked, agree, standAside, block, noticeOver }
        }),
    ConsensusOutcome: (): Arbitrary<decisions.ConsensusOutcome> =>
      kit.outcome(own.ConsensusInput(), decisions.tryConsensusOf),
    OpeningInput: (): Arbitrary<decisions.OpeningInput> =>
      fc.record({
        rule: own.CharterRule(),
        pin: fc.record({ thresholds: own.Pinning(), electorate: own.Pinning() }),
        electorate: kit.people(1),
        averages: items(),
        charterVersion: one('1', '2026-1'),
      }),
    OpenedDecision: (): Arbitrary<decisions.OpenedDecision> => own.OpeningInput().map(decisions.openDecision),
    OpenedInput: (): Arbitrary<decisions.OpenedInput> =>
      fc
        .tuple(own.OpenedDecision(), fc.array(own.Choice(), { maxLength: PEOPLE.length }), items(), fc.boolean())
        .map(([opened, choices, averages, closed]) => {
          const electorate = opened.electorate.length === 0 ? PEOPLE.slice(0, 4) : opened.electorate
          const ballots = electorate.flatMap((member, at) => {
            const choice = choices[at]
            return choice === undefined ? [] : [[member, choice] as const]
          })
          return { opened, ballots, electorate, present: electorate, averages, closed }
        }),
    StandingInput: (): Arbitrary<decisions.StandingInput> =>
      fc
        .tuple(fc.boolean(), fc.option(kit.count(30)), kit.count(30), kit.count(30))
        .map(([holds, since, more, holdForDays]) => ({
          holds,
          ...(since === null || !holds ? {} : { sinceDay: since }),
          today: (since ?? 0) + more,
          holdForDays,
        })),
    StandingOutcome: (): Arbitrary<decisions.StandingOutcome> =>
      kit.outcome(own.StandingInput(), decisions.tryStandingOf),
  }
  return own
}
