/**
 * What is asked and what ballots say: questions, choices, proposals, standing ballots, tallies. Ids only, no names.
 *
 * @module
 */
export { CHOICES, type ChoiceQuestion, readChoice } from './choice.js'
export { checkOptions, type OptionsQuestion, readOptions } from './options.js'
export { checkNumberQuestion, type NumberQuestion, readProposal } from './proposal.js'
export {
  type AnswerOf,
  type AnswerRead,
  checkQuestion,
  type Question,
  readAnswer,
} from './question.js'
export { type BallotOutcome, openBallots, type StandingBallots } from './standing.js'
export {
  EMPTY_PROPOSAL_TALLY,
  EMPTY_TALLY,
  mergeProposalTallies,
  mergeTallies,
  type ProposalTally,
  type Tally,
  tallyOf,
  tallyOfProposals,
} from './tally.js'
