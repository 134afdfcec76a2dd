/**
 * Held pay as its workers' investment: what is owed on it, at a voted rate that changes.
 *
 * @module
 */
export { type Accrual, type AccrualEntry, type AccrualInput, accrue, type PaymentOrder, tryAccrue } from './accrue.js'
export { compoundFactor } from './compound.js'
export { type HeldPay, type HeldPayday, type HeldPayInput, type HeldPaySums, heldPay, tryHeldPay } from './held-pay.js'
export { interestOn, rateTimeline } from './interest.js'
export { type Payout, type PayoutInput, type PayoutOrder, payOut, tryPayOut } from './payout.js'
export { type HeldPayProjection, projectHeldPay, tryProjectHeldPay } from './projection.js'
export { ACCRUAL_KEYS } from './read-accrual.js'
export type { HeldPayOrder, RateInForce } from './read-held-pay.js'
export { type Statement, type StatementLine, statementOf, tryStatementOf } from './statement.js'
export type { InterestTerms } from './terms.js'
export type { RateFrom, RateTimeline, Stretch } from './timeline.js'
