/**
 * Who belongs, since when, and who may vote: member classes, changes with their dates, admission, voting rights, representatives and proxies, recusal, expulsion, refunds; electorates as data, the marked register.
 *
 * @module
 */
export {
  type Admission,
  type AdmissionContribution,
  type AdmissionInput,
  admissionOf,
  tryAdmissionOf,
} from './admission.js'
export type { AdmissionRule } from './admission-rule.js'
export type { EndingKind, JoiningKind, MemberChange, MemberChangeKind, MemberStanding } from './changes.js'
export {
  type Electorate,
  type ElectorateRule,
  type ElectorateInput,
  electorateOf,
  type Member,
  type MemberClass,
  type MemberId,
  tryElectorateOf,
} from './electorate.js'
export {
  type Expulsion,
  type ExpulsionInput,
  type ExpulsionNext,
  expulsionOf,
  tryExpulsionOf,
} from './expulsion.js'
export type { ExpulsionRule, ExpulsionStep } from './expulsion-steps.js'
export {
  type FormerMember,
  type MemberRegister,
  type MemberRegisterInput,
  type PastMembership,
  type RegisteredApplicant,
  type RegisteredMember,
  registerOf,
  tryRegisterOf,
} from './member-register.js'
export { type MembershipRules, membershipRulesProblems } from './membership-rules.js'
export { firstDayAfterNotice, type NoticeLength, readNotice } from './notice.js'
export {
  type Proxies,
  type ProxiesInput,
  type ProxyRefusal,
  proxiesOf,
  tryProxiesOf,
  type VoteCarrier,
} from './proxies.js'
export type { Proxy, ProxyRule } from './proxy-rule.js'
export {
  type AllegedInterest,
  type DeclaredInterest,
  type Recusal,
  type RecusalInput,
  type RecusalRule,
  recusalOf,
  tryRecusalOf,
} from './recusal.js'
export { type Refund, type RefundInput, type RefundRule, refundOf, tryRefundOf } from './refund.js'
export { type MarkedRegister, markRegister } from './register.js'
export {
  type RepresentativeChange,
  type RepresentativeRule,
  type Representatives,
  type RepresentativesInput,
  representativesOf,
  tryRepresentativesOf,
} from './representatives.js'
export { type ComparedShare, laterBy, RuleFields } from './rule-fields.js'
export type { Instalment, PaymentSchedule } from './schedule.js'
export {
  regularTakingPart,
  type TakingPart,
  type TakingPartInput,
  type TakingPartRule,
  tryRegularTakingPart,
} from './taking-part.js'
export { VERDICT_KINDS, type VerdictGiven, type VerdictKind } from './verdict-given.js'
export {
  entitledToVote,
  type NoVote,
  tryEntitledToVote,
  type Voter,
  type VotingInput,
  type VotingRights,
  type VotingRule,
} from './voting-rights.js'
