/**
 * Projects: proposals, coordinators, teams filled in order, leaving them, evaluation, closing.
 *
 * @module
 */
export { ACCEPTANCE, type Acceptance, type AcceptanceInput, acceptanceOf, tryAcceptanceOf } from './acceptance.js'
export {
  type Performance,
  type PerformanceInput,
  type PerformanceMethod,
  performanceOf,
  tryPerformanceOf,
} from './cooperative.js'
export {
  type AreaCoordination,
  type Candidacy,
  COORDINATION,
  type Coordinators,
  type CoordinatorsInput,
  coordinatorsOf,
  tryCoordinatorsOf,
} from './coordinators.js'
export {
  type Evaluating,
  type Evaluation,
  type EvaluationInput,
  type EvaluationScale,
  evaluationOf,
  type ObjectiveEvaluation,
  tryEvaluationOf,
} from './evaluation.js'
export {
  type NextStep,
  nextForProject,
  type ProjectInput,
  type ProjectObstacle,
  type ProjectState,
  tryNextForProject,
} from './next.js'
export {
  type MissingPart,
  type ProjectProposal,
  type ProposalInput,
  proposalOf,
  tryProposalOf,
} from './proposal.js'
export { type Removal, type RemovalInput, type RemovalRule, removalFrom, tryRemovalFrom } from './removal.js'
export { checkProjectRules, type ProjectRules } from './rules.js'
export {
  type PlaceStanding,
  type Staffing,
  type StaffingInput,
  type StaffingStep,
  staffingOf,
  type StepOutcome,
  tryStaffingOf,
} from './staffing.js'
export {
  type EndedPart,
  type ParticipationEnd,
  type Team,
  type TeamInput,
  teamOn,
  tryTeamOn,
} from './team.js'
export type { Votes } from './votes.js'
