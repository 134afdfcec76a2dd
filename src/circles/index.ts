/**
 * Circles with domains and mandates, double links, consent rounds, roles selected by consent.
 *
 * @module
 */
export { awaitedIn } from './awaited.js'
export { type CirclesChecked, type CirclesInput, checkCircles } from './check.js'
export type { Circle, CircleLink, CircleRole, Mandate, MandateLimits } from './circle.js'
export {
  type CircleAdmissionInput,
  type CircleAdmissionOutcome,
  circleAdmission,
  tryCircleAdmission,
} from './composition.js'
export { type ConsentRoundInput, type ConsentRoundOutcome, consentRound, tryConsentRound } from './consent-round.js'
export { type ActInput, type ActOutcome, mayAct, tryMayAct } from './may-act.js'
export { nextRound, tryNextRound } from './next.js'
export {
  type Agreement,
  agreementOf,
  dueForReview,
  type ReviewInput,
  type ReviewOutcome,
  tryDueForReview,
} from './review.js'
export type {
  Awaited,
  ConsentPhase,
  ConsentResult,
  ConsentRound,
  ConsentRule,
  ConsentStep,
  Objection,
  ObjectionTest,
  RoundOutcome,
} from './round.js'
export {
  type RoleNomination,
  type SelectionInput,
  type SelectionOutcome,
  selectRole,
  trySelectRole,
} from './select-role.js'
export { type StartInput, type StartOutcome, startRound, tryStartRound } from './start.js'
