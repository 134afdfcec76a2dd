/**
 * Why an outcome is what it is: clauses, reasons as data, and the one place that puts them into words.
 *
 * @module
 */
export { type Citation, type Clause, type ClauseId, CLAUSES } from './clauses.js'
export { SENTENCES_EN, type Sentences } from './en.js'
export { SENTENCES_ES } from './es.js'
export { explain } from './explain.js'
export { reasonsFromPlain } from './from-plain.js'
export { type Numbers, numbersIn } from './numbers.js'
export type {
  AuditFacts,
  AveragedFacts,
  BackingFacts,
  Base,
  Because,
  Choice,
  Comparison,
  FundsFacts,
  MetFacts,
  QuorumFacts,
  Reason,
  ReasonCode,
  ReasonFacts,
  ReasonOf,
  ReserveFacts,
  SalaryFacts,
  SeeingFacts,
  SharedOutFacts,
  ShareFacts,
  SpendingFacts,
} from './reason.js'
export type { SentencesOf } from './sentences.js'
export type { CharterFacts } from './subjects/charters.js'
export type { DisclosureFacts } from './subjects/disclosure.js'
export type { SecrecyFacts } from './subjects/secrecy.js'
export type { CommandFacts, Needed, Thing } from './subjects/commands.js'
export type { MinutesFacts } from './subjects/minutes/index.js'
export type { CircleFacts } from './subjects/circles.js'
export type { ElectionFacts } from './subjects/elections.js'
export type { MemberFacts } from './subjects/members.js'
export type { ProjectFacts } from './subjects/projects.js'
