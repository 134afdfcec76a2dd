import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** A reserve, and what somebody wants to do with part of it. */
export interface ReserveInput {
  readonly reserve: {
    readonly id: string
    readonly balanceMinor: bigint | string | number
    readonly indivisible: boolean
  }
  readonly amountMinor: bigint | string | number
  /** What it is drawn for: to meet losses, for the purposes of the enterprise, or to be shared among members. */
  readonly purpose: 'losses' | 'enterprise' | 'members'
  readonly currency: string
  readonly clauses?: readonly Citation[]
}

/** Whether it may be drawn, and what is left of the reserve then. */
export type ReserveOutcome =
  | { readonly kind: 'drawn'; readonly balanceMinor: bigint; readonly because: Because }
  | { readonly kind: 'not-allowed'; readonly because: Because }

/**
 * May this be drawn from a reserve? No more than it holds; and from an indivisible one only to meet losses: nothing of it ever goes to members.
 *
 * Throws, with everything that is wrong: `not-minor-units`, `negative-amount`, `unknown-currency`, `not-one-of`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: CW-2.
 *
 * @example
 * ```ts
 * import { drawOnReserve } from 'coop-rules/surplus'
 *
 * const reserve = { id: 'common', balanceMinor: 500000, indivisible: true }
 * drawOnReserve({ reserve, amountMinor: 100000, purpose: 'members', currency: 'EUR' }).kind // => 'not-allowed'
 * drawOnReserve({ reserve, amountMinor: 100000, purpose: 'losses', currency: 'EUR' }).kind // => 'drawn'
 * ```
 */
export const drawOnReserve = (input: ReserveInput): ReserveOutcome => orThrow(tryDrawOnReserve(input))

/** The same for data from outside: refuses where `drawOnReserve` throws. */
export const tryDrawOnReserve = (input: ReserveInput): ReserveOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['reserve', 'amountMinor', 'purpose', 'currency', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const record = fields.record(input.reserve, ['id', 'balanceMinor', 'indivisible'], 'reserve')
  const reserve = fields.id(record['id'], 'reserve.id')
  const balance = fields.minor(record['balanceMinor'], 'reserve.balanceMinor')
  const { indivisible } = record
  if (typeof indivisible !== 'boolean') fields.note(wrongKind(indivisible, 'reserve.indivisible', 'true or false'))
  const amount = fields.minor(input.amountMinor, 'amountMinor')
  const purpose = fields.oneOf(input.purpose, ['losses', 'enterprise', 'members'] as const, 'purpose')
  const currency = fields.currency(input.currency, 'currency')
  if (fields.problems.length > 0 || reserve === undefined || balance === undefined) return fields.refused
  if (amount === undefined || purpose === undefined || currency === undefined) return fields.refused
  const { clauses = [CLAUSE] } = input
  const facts = { reserve, amountMinor: amount, balanceMinor: balance, currency, purpose }
  if (indivisible === true && purpose !== 'losses')
    return { kind: 'not-allowed', because: [{ code: 'reserve-indivisible', clauses, ...facts }] }
  if (amount > balance) return { kind: 'not-allowed', because: [{ code: 'reserve-too-small', clauses, ...facts }] }
  return { kind: 'drawn', balanceMinor: balance - amount, because: [{ code: 'reserve-drawn', clauses, ...facts }] }
}

const CLAUSE = 'CW-2' satisfies ClauseId
