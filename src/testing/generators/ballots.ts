import type { Arbitrary } from 'fast-check'
import * as ballots from '../../ballots/index.js'
import type { Choice } from '../../decisions/index.js'
import { PEOPLE, type Kit } from './kit.js'

/** Any question, answer and tally. */
export const anyBallots = (kit: Kit) => {
  const { fc } = kit
  const own = {
    ChoiceQuestion: (): Arbitrary<ballots.ChoiceQuestion> =>
      fc.record({ kind: kit.one('choice' as const), id: kit.ids('q') }),
    NumberQuestion: (): Arbitrary<ballots.NumberQuestion> =>
      kit.some(
        { kind: kit.one('number' as const), id: kit.ids('q'), unit: kit.one('hours', 'days', 'EUR/hour') },
        { min: kit.amounts(10), max: fc.integer({ min: 100, max: 2000 }) },
      ),
    OptionsQuestion: (): Arbitrary<ballots.OptionsQuestion> =>
      fc
        .subarray(['red', 'green', 'blue', 'none of them'], { minLength: 2 })
        .chain((options) =>
          kit.some(
            { kind: kit.one('options' as const), id: kit.ids('q'), options: fc.constant(options) },
            { most: fc.integer({ min: 1, max: options.length }) },
          ),
        ),
    Question: (): Arbitrary<ballots.Question> =>
      fc.oneof(own.ChoiceQuestion(), own.NumberQuestion(), own.OptionsQuestion()),
    Tally: (): Arbitrary<ballots.Tally> => kit.list(choice()).map((choices) => ballots.tallyOf(choices)),
    ProposalTally: (): Arbitrary<ballots.ProposalTally> =>
      kit.list(kit.ratios()).map((proposals) => ballots.tallyOfProposals(proposals)),
    /** What became of a ballot: one of several that were cast, taken back, or answer what was not asked. */
    BallotOutcome: (): Arbitrary<ballots.BallotOutcome> =>
      kit.part(
        kit.list(
          fc.record({
            member: kit.person(),
            answer: fc.option(kit.one<readonly unknown[]>('for', 'against', 'abstain', 'perhaps')),
          }),
          1,
        ),
        (all) => {
          const open = ballots.openBallots({ question: { kind: 'choice', id: 'q1' }, electorate: PEOPLE.slice(0, 6) })
          return all.map(({ member, answer }) =>
            answer === null ? open.withdraw({ member }) : open.cast({ member, answer }),
          )
        },
      ),
    /** An answer that was read: of a yes or no. */
    AnswerRead: (): Arbitrary<ballots.AnswerRead<Choice>> =>
      kit
        .one<readonly unknown[]>('for', 'against', 'abstain', 'perhaps', 1)
        .map((answer) => ballots.readAnswer({ question: { kind: 'choice', id: 'q1' } as const, answer })),
  }
  const choice = (): Arbitrary<Choice> => kit.one(...ballots.CHOICES)
  return own
}
