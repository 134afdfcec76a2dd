import type { Period } from '../calendar/index.js'
import { add, type Ratio, ZERO } from '../exact/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import type { Payroll, PayrollLine } from './payroll.js'
import type { PayUnit } from './unit.js'

/** What everyone may see of everybody's pay. */
export interface VisiblePay {
  readonly kind: 'visible-pay'
  readonly period: Period
  readonly currency: string
  readonly workers: readonly {
    readonly worker: string
    /** What was worked, in which category and at which rate, and what was given up. */
    readonly lines: readonly Exclude<PayrollLine, { readonly code: 'withheld' }>[]
    readonly grossMinor: bigint
    readonly forfeitedMinor: bigint
    /** Earned and not given up, before anything is kept back for others. */
    readonly earnedMinor: bigint
  }[]
  readonly because: Because
}

/**
 * How much is everyone paid? Everybody's categories, hours, rates and amounts. What is kept back of somebody's pay for others (taxes, maintenance, an attachment) is not pay but their private affair, and is left
 * out.
 *
 * Source: WJC-12. Reading: how much everyone is paid is what each earns; other: what each takes home, which would show what is withheld from whom.
 *
 * @example
 * ```ts
 * import { payroll, payEveryoneSees } from 'coop-rules/pay'
 *
 * const seen = payEveryoneSees(payroll({
 *   period: { start: '2024-06-01', end: '2024-07-01' }, currency: 'USD', rounding: 'half-even',
 *   categories: [{ id: 'volunteer', unit: 'hour' }], rates: [{ category: 'volunteer', from: '2024-01-01', ratePerUnit: '6.5' }],
 *   work: [{ worker: 'ana', category: 'volunteer', date: '2024-06-03', hours: 2 }],
 *   withholdings: [{ worker: 'ana', what: 'tax', amountMinor: 100 }],
 * }))
 * seen.workers.map(({ worker, earnedMinor }) => [worker, earnedMinor]) // => [['ana', 1300n]]
 * ```
 */
export const payEveryoneSees = (payroll: Payroll): VisiblePay => ({
  kind: 'visible-pay',
  period: payroll.period,
  currency: payroll.currency,
  workers: payroll.workers.map(({ worker, lines, grossMinor, forfeitedMinor }) => ({
    worker,
    lines: lines.filter((line) => line.code !== 'withheld'),
    grossMinor,
    forfeitedMinor,
    earnedMinor: grossMinor - forfeitedMinor,
  })),
  because: [{ code: 'pay-visible', clauses: [CLAUSE] }],
})

const CLAUSE = 'WJC-12' satisfies ClauseId

/** What a category was paid in all, without names. */
export interface CategoryPay {
  readonly kind: 'category-pay'
  readonly period: Period
  readonly currency: string
  readonly categories: readonly {
    readonly category: string
    readonly unit: PayUnit
    readonly units: Ratio
    readonly grossMinor: bigint
  }[]
  readonly because: Because
}

/**
 * How much is paid by category, with nobody named? Hours or months, and amounts, of all who worked in it: what a donor sees. Where a category has one person in it, that person's pay can be told all the same.
 *
 * Source: WJC-22. Reading: donors see pay by category, unnamed; other: by person, as members do.
 *
 * @example
 * ```ts
 * import { payByCategory, payroll } from 'coop-rules/pay'
 *
 * const { categories } = payByCategory(payroll({
 *   period: { start: '2024-06-01', end: '2024-07-01' }, currency: 'USD', rounding: 'half-even',
 *   categories: [{ id: 'volunteer', unit: 'hour' }], rates: [{ category: 'volunteer', from: '2024-01-01', ratePerUnit: '6.5' }],
 *   work: [
 *     { worker: 'ana', category: 'volunteer', date: '2024-06-03', hours: 2 },
 *     { worker: 'ben', category: 'volunteer', date: '2024-06-03', hours: 4 },
 *   ],
 * }))
 * categories.map(({ category, grossMinor }) => [category, grossMinor]) // => [['volunteer', 3900n]]
 * ```
 */
export const payByCategory = (payroll: Payroll): CategoryPay => {
  const sums = new Map<string, { category: string; unit: PayUnit; units: Ratio; grossMinor: bigint }>()
  for (const { lines } of payroll.workers) {
    for (const line of lines) {
      if (!('category' in line) || line.code === 'donated') continue
      const { category, unit, units, amountMinor } = line
      const sum = sums.get(category) ?? { category, unit, units: ZERO, grossMinor: 0n }
      sums.set(category, { ...sum, units: add(sum.units, units), grossMinor: sum.grossMinor + amountMinor })
    }
  }
  const categories = [...sums.values()].sort((a, b) => (a.category < b.category ? -1 : 1))
  const { period, currency } = payroll
  return { kind: 'category-pay', period, currency, categories, because: [{ code: 'pay-unnamed', clauses: [UNNAMED] }] }
}

const UNNAMED = 'WJC-22' satisfies ClauseId
