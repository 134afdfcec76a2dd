/**
 * Why an outcome is what it is: clauses, reasons as data, and the one place that puts them into words.
 *
 * @module
 */
export { type Clause, type ClauseId, CLAUSES } from './clauses.js'
export { SENTENCES_EN, type Sentences } from './en.js'
export { SENTENCES_ES } from './es.js'
export { explain } from './explain.js'
export { type Numbers, numbersIn } from './numbers.js'
export type {
  AuditFacts,
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
  ShareFacts,
  SpendingFacts,
} from './reason.js'
