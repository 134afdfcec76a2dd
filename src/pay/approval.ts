import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, listedTwiceIn, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'

/** Who is paid, who approved it, and how many others that takes. */
export interface PayApprovalInput {
  readonly worker: string
  readonly approvedBy: readonly string[]
  /** How many besides the one who is paid must approve: 1 or more. */
  readonly others: number
  readonly clauses?: readonly ClauseId[]
}

/** Whether pay is approved. */
export interface PayApproval {
  readonly kind: 'approved' | 'not-approved'
  readonly because: Because
}

/**
 * Is somebody's pay approved? Whoever is paid does not approve that pay alone: so many others must. Their own approval does no harm, and does not count.
 *
 * Throws, with everything that is wrong: `not-a-name`, `listed-twice`, `not-a-count` (fewer than one other), `wrong-kind`.
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
  const approved = fields
    .list(input.approvedBy, 'approvedBy')
    .flatMap((id, at) => fields.id(id, `approvedBy[${at}]`) ?? [])
  for (const found of listedTwiceIn(approved, 'approvedBy')) fields.note(found)
  const { others: required, clauses = [CLAUSE] } = input
  if (!Number.isSafeInteger(required) || required < 1)
    fields.note(problem(says.notACount, { path: 'others', received: required }))
  if (fields.problems.length > 0) return fields.refused
  const observed = approved.filter((id) => id !== worker).length
  const kind = observed >= required ? 'approved' : 'not-approved'
  return {
    kind,
    because: [{ code: kind === 'approved' ? 'pay-approved' : 'pay-not-approved', clauses, observed, required }],
  }
}

const CLAUSE = 'WC-11' satisfies ClauseId
