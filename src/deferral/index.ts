/**
 * Held pay as its workers' investment: what is owed on it, at a voted rate that changes.
 *
 * @module
 */
export { type Accrual, type AccrualEntry, type AccrualInput, accrue, type PaymentOrder, tryAccrue } from './accrue.js'
export { compoundFactor } from './compound.js'
export { ACCRUAL_KEYS } from './read-accrual.js'
