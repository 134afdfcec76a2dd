/**
 * Pay: salaries by category, the payroll of a period, what is given up, and what happens when funds are short.
 *
 * @module
 */
export { approvalOfPay, type PayApproval, type PayApprovalInput, tryApprovalOfPay } from './approval.js'
export { type Compensation, type CompensationInput, compensationOf, tryCompensationOf } from './compensation.js'
export {
  type HoursEntry,
  type Payroll,
  type PayrollInput,
  type PayrollLine,
  type PaySums,
  payroll,
  tryPayroll,
  type WorkerPay,
} from './payroll.js'
export { PAYROLL_KEYS } from './read-payroll.js'
export {
  type Salaries,
  type Salary,
  type SalaryInput,
  type SalaryScale,
  salariesOf,
  trySalariesOf,
} from './salaries.js'
export {
  meetShortage,
  type Shortage,
  type ShortageInput,
  type ShortageOutcome,
  type ShortagePart,
  type ShortageRule,
  tryMeetShortage,
} from './shortage.js'
export type { PayUnit } from './unit.js'
export { type CategoryPay, payByCategory, payEveryoneSees, type VisiblePay } from './visible.js'
