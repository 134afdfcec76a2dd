import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** Who is paid, who approved it, and how many others that takes. */
export interface PayApprovalInput {
  readonly worker: string
  readonly approvedBy: readonly string[]
  /** How many besides the one who is paid must approve: 1 or more. */
  readonly others: number
  readonly clauses?: readonly Citation[]
}

/** Whether pay is approved. */
export interface PayApproval {
  readonly kind: 'approved' | 'not-approved'
  readonly because: Because
}

/**
 * Is somebody's pay approved? Whoever is paid does not approve that pay alone: so many others must. Their own approval does no harm, and does not count.
 *
 * Throws, with everything that is wrong: `not-a-name`, `listed-twice`, `not-one-or-more` (others), `wrong-kind`.
 *
 * Source: WC-11. Reading: alone means with nobody else; how many others it takes is charter data.
 *
 * @example
 * ```ts
 * import { approvalOfPay } from 'coop-rules/pay'
 *
 * approvalOfPay({ worker: 'ana', approvedBy: ['ana'], others: 1 }).kind // => 'not-approved'
 * approvalOfPay({ worker: 'ana', approvedBy: ['ana', 'ben'], others: 1 }).kind // => 'approved'
 * ```
 */
export const approvalOfPay = (input: PayApprovalInput): PayApproval => orThrow(tryApprovalOfPay(input))

/** The same for data from outside: refuses where `approvalOfPay` throws. */
export const tryApprovalOfPay = (input: PayApprovalInput): PayApproval | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['worker', 'approvedBy', 'others', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const worker = fields.id(input.worker, 'worker')
  const approved = fields.ids(input.approvedBy, 'approvedBy')
  const required = fields.oneOrMore(input.others, 'others')
  if (fields.problems.length > 0 || required === undefined) return fields.refused
  const { clauses = [CLAUSE] } = input
  const observed = approved.filter((id) => id !== worker).length
  const kind = observed >= required ? 'approved' : 'not-approved'
  const code = kind === 'approved' ? 'pay-approved' : 'pay-not-approved'
  return { kind, because: [{ code, clauses, observed, required }] }
}

const CLAUSE = 'WC-11' satisfies ClauseId
