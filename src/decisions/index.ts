/**
 * Is it carried? Shares of a base, quorums, ties, consensus, choosing among options, backing, decisions that stand open: verdicts by whole numbers, with their
 * reasons.
 *
 * @module
 */
export type { Base, Choice, Comparison } from '../reasons/index.js'
export { type Backing, type BackingInput, type BackingOutcome, backingOf, tryBackingOf } from './backing.js'
export {
  type Choosing,
  type ChoosingInput,
  chooseByApproval,
  type OptionCounts,
  tryChooseByApproval,
} from './choose.js'
export { needsThePersonConcerned } from './concerned.js'
export { type ConsensusInput, type ConsensusOutcome, consensusOf, tryConsensusOf } from './consensus.js'
export { type DecisionInput, decide, tryDecide, type Verdict } from './decide.js'
export { type OpenedDecision, openDecision, type OpeningInput, type Pinning, tryOpenDecision } from './open.js'
export { decideOpened, type OpenedInput, tryDecideOpened } from './opened.js'
export { BASES, decisionRuleProblems } from './read-rule.js'
export {
  type AveragePointer,
  type CharterRule,
  type Compared,
  type DecisionRule,
  type Quorum,
  type TiePolicy,
  UNANIMITY,
} from './rule.js'
export { leastVotes, reaches, type ShareTest, shareTest } from './share.js'
export { type StandingInput, type StandingOutcome, standingOf, tryStandingOf } from './standing.js'
export type { ClosedKind } from './verdict.js'
