import { Fields } from '../calendar/index.js'
import { type ExactInput, type Ratio, ratio, ZERO } from '../exact/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { readShareOfWhole } from './share.js'

/** Where income came from: members and supporters are inside. */
export type IncomeSource = 'members' | 'supporters' | 'outside'

/** The income of a year, and the most of it that may come from outside. */
export interface OutsideIncomeInput {
  readonly currency: string
  readonly income: readonly { readonly from: IncomeSource; readonly amountMinor: bigint | string | number }[]
  /** At most this share of all income; exactly it is within. */
  readonly limit: ExactInput
  readonly clauses?: readonly Citation[]
}

/** How much of the income came from outside, against the limit. */
export interface OutsideIncome {
  readonly kind: 'within-limit' | 'over-limit'
  readonly outsideMinor: bigint
  readonly incomeMinor: bigint
  /** Zero where there was no income. */
  readonly share: Ratio
  readonly because: Because
}

/**
 * Does too much of the income come from outside? Outside income divided by all income, held against the limit by whole numbers. Without any income nothing came from outside.
 *
 * Throws, with everything that is wrong: `not-a-share` (a limit that is not from 0 to 1), `not-minor-units`, `negative-amount`, `unknown-currency`, `not-one-of`, `missing-key`, `unknown-key`, `wrong-kind` and what `exact` throws.
 *
 * Source: WC-9. Reading: members' and supporters' money is inside; the limit is ours, and charter data.
 *
 * @example
 * ```ts
 * import { outsideIncomeOf } from 'coop-rules/surplus'
 *
 * const year = outsideIncomeOf({
 *   currency: 'GBP', limit: '1/3',
 *   income: [{ from: 'members', amountMinor: 4000000 }, { from: 'outside', amountMinor: 2000000 }],
 * })
 * year.kind // => 'within-limit'
 * ```
 */
export const outsideIncomeOf = (input: OutsideIncomeInput): OutsideIncome => orThrow(tryOutsideIncomeOf(input))

/** The same for data from outside: refuses where `outsideIncomeOf` throws. */
export const tryOutsideIncomeOf = (input: OutsideIncomeInput): OutsideIncome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['currency', 'income', 'limit', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const currency = fields.currency(input.currency, 'currency')
  const limit = readShareOfWhole(input.limit, 'limit', fields)
  let outsideMinor = 0n
  let incomeMinor = 0n
  fields.records(fields.list(input.income, 'income'), ['from', 'amountMinor'], 'income', (record, path) => {
    const from = fields.oneOf(record['from'], ['members', 'supporters', 'outside'] as const, `${path}.from`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (from === undefined || amount === undefined) return
    incomeMinor += amount
    if (from === 'outside') outsideMinor += amount
  })
  if (fields.problems.length > 0 || currency === undefined || limit === undefined) return fields.refused
  const share = incomeMinor === 0n ? ZERO : ratio(outsideMinor, incomeMinor)
  const over = outsideMinor * limit.denominator > limit.numerator * incomeMinor
  const { clauses = [CLAUSE] } = input
  const facts = { outsideMinor, incomeMinor, observed: share, required: limit, currency, over }
  return {
    kind: over ? 'over-limit' : 'within-limit',
    outsideMinor,
    incomeMinor,
    share,
    because: [{ code: 'outside-income', clauses, ...facts }],
  }
}

const CLAUSE = 'WC-9' satisfies ClauseId
