/**
 * Meetings: notice, agenda, presence, quorum and second call, minutes, the period to challenge.
 *
 * @module
 */
export { type MatterInput, type MayDecide, mayDecide, tryMayDecide } from './agenda.js'
export { type Called, type CallFault, type CallInput, callMeeting, type MeetingCall, tryCallMeeting } from './call.js'
export {
  type Challenge,
  type ChallengeInput,
  challengeOf,
  type ResolutionState,
  tryChallengeOf,
} from './challenge.js'
export {
  type CallDelay,
  type MeetingQuorum,
  type MeetingRule,
  meetingRuleProblems,
  type Presence,
} from './meeting-rule.js'
export {
  type Minutes,
  type MinutedDecision,
  type MinutesInput,
  minutesOf,
  tryMinutesOf,
} from './minutes.js'
export {
  type Attendance,
  type MeetingQuorumInput,
  type MeetingQuorumOutcome,
  quorumOf,
  tryQuorumOf,
} from './quorum.js'
