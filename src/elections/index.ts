/**
 * Who is elected: nominations, the single transferable vote counted the Scottish way and Meek's, approval, score, ties, casual vacancies, ballot files.
 *
 * @module
 */
export {
  type ApprovalBallot,
  type ApprovalCount,
  type ApprovalInput,
  countApproval,
  tryCountApproval,
} from './approval.js'
export type { Ballot, Ballots, CandidateId, ElectionInput, PreferentialInput } from './ballots.js'
export { type Blt, type BltReading, readBlt, tryReadBlt } from './blt.js'
export { type Drawn, type LotInput, lotOrder } from './lot.js'
export {
  countMeek,
  type Keep,
  type MeekCount,
  type MeekInput,
  type MeekPrecision,
  type MeekStage,
  tryCountMeek,
} from './meek.js'
export type { NominationRule } from './nomination-rule.js'
export {
  type NominatedCandidate,
  type Nominations,
  type NominationsInput,
  nominationsOf,
  tryNominationsOf,
} from './nominations.js'
export type { Credit, ElectionOutcome } from './outcome.js'
export {
  type AnyBallots,
  checkElectionRule,
  type CountingRule,
  type Election,
  type ElectionRule,
  electionOf,
  type RuledElection,
  tryElectionOf,
} from './rule.js'
export {
  countScore,
  type ScoreBallot,
  type ScoreCount,
  type ScoreInput,
  type ScoreScale,
  tryCountScore,
} from './score.js'
export {
  countScottish,
  type LastTransfer,
  type ScottishAction,
  type ScottishCount,
  type ScottishInput,
  type ScottishStage,
  type Transfer,
  tryCountScottish,
} from './scottish.js'
export type { TieBreak, TieFor, Unsettled } from './ties.js'
export { fillVacancy, tryFillVacancy, type Vacancy, type VacancyInput } from './vacancy.js'
export type { VacancyRule } from './vacancy-rule.js'
export { type BltInput, type BltText, tryWriteBlt, writeBlt } from './write-blt.js'
