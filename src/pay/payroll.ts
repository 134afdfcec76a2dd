import type { Period, Weekday } from '../calendar/index.js'
import { type ExactInput, placesOfCurrency, type Ratio, type Rounding, roundTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import { orThrow, type Problem, problem, type Refused, tell } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { type Part, partsOfHours, partsOfMonths } from './parts.js'
import { type ReadPayroll, readPayroll, type WorkerTime } from './read-payroll.js'
import type { PayUnit } from './unit.js'

/** Hours of one person on one day. */
export interface HoursEntry {
  readonly worker: string
  readonly category: string
  readonly date: string
  readonly hours: ExactInput
}

/** What was worked in a period, and at which salaries. */
export interface PayrollInput {
  /** The start is included, the end is not. */
  readonly period: { readonly start: string; readonly end: string }
  readonly currency: string
  readonly categories: readonly { readonly id: string; readonly unit: PayUnit }[]
  /** In whole units of the currency, each in force from its day until the next of its category. */
  readonly rates: readonly { readonly category: string; readonly from: string; readonly ratePerUnit: ExactInput }[]
  /**
   * What is worked beyond the ordinary hours of a day or a week earns the rate and a surcharge on it; both may change, each in force from its day until the next. Without this, all hours are
   * ordinary.
   */
  readonly overtime?: {
    readonly per: 'day' | 'week'
    /** Needed where it is counted by the week. */
    readonly weekStarts?: Weekday
    readonly ordinaryHours: readonly { readonly from: string; readonly hours: ExactInput }[]
    readonly surcharges: readonly { readonly from: string; readonly surcharge: ExactInput }[]
  }
  /** Hours worked. Those of the same week before the period count towards its ordinary hours, and are not paid here. */
  readonly work?: readonly HoursEntry[]
  /** Hours paid without having been worked, such as vacation: never overtime, and not counted towards it. */
  readonly leave?: readonly HoursEntry[]
  /** Hours given for nothing: on record, never owed. */
  readonly donated?: readonly HoursEntry[]
  /** Stretches of days in a category paid by the month: from, included, to `to`, not included; `share` of full time, 1 where nothing is said. */
  readonly months?: readonly {
    readonly worker: string
    readonly category: string
    readonly from: string
    readonly to: string
    readonly share?: ExactInput
  }[]
  /** What workers give up of this pay: an amount, or `all` that is left of it. */
  readonly forfeits?: readonly { readonly worker: string; readonly amountMinor: bigint | string | number }[]
  /** What is kept back for others, such as taxes, as the caller worked it out. */
  readonly withholdings?: readonly {
    readonly worker: string
    readonly what: string
    readonly amountMinor: bigint | string | number
  }[]
  readonly rounding: Rounding
  readonly clauses?: readonly Citation[]
}

/** One line of the payroll: units × rate, rounded once; or an amount taken off. */
export type PayrollLine = { readonly amountMinor: bigint; readonly because: Because } & (
  | {
      readonly code: 'ordinary' | 'overtime' | 'leave' | 'donated' | 'month'
      readonly category: string
      readonly unit: PayUnit
      /** Hours, or months. */
      readonly units: Ratio
      /** Before the surcharge; 0 for what is donated. */
      readonly ratePerUnit: Ratio
      readonly surcharge: Ratio
    }
  | { readonly code: 'forfeited' }
  | { readonly code: 'withheld'; readonly what: string }
)

/** Sums of pay. What is earned is what is given up, kept back and to be paid. */
export interface PaySums {
  readonly grossMinor: bigint
  readonly forfeitedMinor: bigint
  readonly withheldMinor: bigint
  readonly payMinor: bigint
}

/** What one person is paid for a period, and why. */
export interface WorkerPay extends PaySums {
  readonly worker: string
  readonly lines: readonly PayrollLine[]
}

/** What everybody is paid for a period. */
export interface Payroll extends PaySums {
  readonly kind: 'payroll'
  readonly period: Period
  readonly currency: string
  /** By id, in code-unit order. */
  readonly workers: readonly WorkerPay[]
  readonly because: Because
}

/**
 * What is everybody paid for a period? Hours × the rate that was in force on their day; months as days ÷ days of their calendar month. One line for each category, kind and rate, each rounded
 * once, by name. Overtime is what goes beyond the ordinary hours, by the day or by the week; on the day that crosses them it is taken from all of that day's entries in the same proportion, so that their order
 * does not matter. It earns the rate × (1 + surcharge). The ordinary hours of a week are those in force on its first day; rate and surcharge are those of the day worked.
 *
 * What is forfeited is on record, is never owed, and earns no interest. Donated hours have no rate and no pay. The result does not depend on the order of the entries.
 *
 * Throws, with everything that is wrong: `unknown-currency`, `not-a-date`, `reversed-period`, `outside-period`, `not-one-of` (a category that is unknown or paid by another unit), `rate-gap` (no rate on the day), `negative-rate`,
 * `negative-hours`, `beyond-the-day` (more than 24 hours of one person on one day), `overlapping` (months), `more-than-pay` (forfeits and withholdings), `not-paid` (of somebody without pay), `listed-twice`, and what `exact` throws.
 *
 * Source: WJC-9, WJC-10, WJC-17, WC-11. Reading: each day of a calendar month is worth an equal part of it; other: each is a thirtieth. Half of February 2024 to the 15th: 14/29, or 14/30 of a month.
 *
 * @example
 * ```ts
 * import { payroll } from 'coop-rules/pay'
 *
 * const june = payroll({
 *   period: { start: '2024-06-01', end: '2024-07-01' }, currency: 'USD', rounding: 'half-even',
 *   categories: [{ id: 'worker-owner', unit: 'hour' }],
 *   rates: [{ category: 'worker-owner', from: '2024-01-01', ratePerUnit: '12.5' }],
 *   overtime: {
 *     per: 'day', ordinaryHours: [{ from: '2024-01-01', hours: 8 }], surcharges: [{ from: '2024-01-01', surcharge: '25%' }],
 *   },
 *   work: [{ worker: 'ana', category: 'worker-owner', date: '2024-06-03', hours: '9.5' }],
 * })
 * june.workers[0]!.lines.map(({ code, amountMinor }) => [code, amountMinor])
 * // => [['ordinary', 10000n], ['overtime', 2344n]]
 * june.payMinor // => 12344n
 * ```
 */
export const payroll = (input: PayrollInput): Payroll => orThrow(tryPayroll(input))

/** The same for data from outside: refuses where `payroll` throws. */
export const tryPayroll = (input: PayrollInput): Payroll | Refused => {
  const read = readPayroll(input)
  if (read.kind === 'refused') return read
  const problems: Problem[] = []
  const { clauses = [CLAUSE] } = input
  const ids = [...read.workers.keys()].sort()
  const workers = ids.map((worker) => payOf(worker, read.workers.get(worker) as WorkerTime, read, clauses, problems))
  if (problems.length > 0) return { kind: 'refused', problems }
  const sum = (key: keyof PaySums): bigint => workers.reduce((total, one) => total + one[key], 0n)
  const sums: PaySums = {
    grossMinor: sum('grossMinor'),
    forfeitedMinor: sum('forfeitedMinor'),
    withheldMinor: sum('withheldMinor'),
    payMinor: sum('payMinor'),
  }
  const { period, currency } = read
  const because: Because = [{ code: 'payroll', clauses, workers: workers.length, ...period, ...sums, currency }]
  return { kind: 'payroll', period, currency, ...sums, workers, because }
}

const CLAUSE = 'WJC-9' satisfies ClauseId
const FORFEIT = 'WJC-10' satisfies ClauseId
const OVERTIME = 'WJC-17' satisfies ClauseId
const DONATED = 'WC-11' satisfies ClauseId

const payOf = (
  worker: string,
  time: WorkerTime,
  read: ReadPayroll,
  clauses: readonly Citation[],
  problems: Problem[],
): WorkerPay => {
  const { currency } = read
  const earned = [...partsOfHours(time, read), ...partsOfMonths(time, read)].map((part) => lineOf(part, read, clauses))
  const grossMinor = earned.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const withheldMinor = time.withholdings.reduce((sum, { amount }) => sum + amount, 0n)
  // What is given up in figures comes first, wherever it was listed; all of it is all that is left then.
  let forfeitedMinor = time.forfeits.reduce((sum, { amount }) => (amount === 'all' ? sum : sum + amount), 0n)
  const forfeited = time.forfeits.map(({ amount: asked }): PayrollLine => {
    const left = grossMinor - forfeitedMinor - withheldMinor
    const amount = asked === 'all' ? (left > 0n ? left : 0n) : asked
    if (asked === 'all') forfeitedMinor += amount
    const because: Because = [{ code: 'pay-forfeited', clauses: [FORFEIT], amountMinor: amount, currency }]
    return { code: 'forfeited', amountMinor: -amount, because }
  })
  const withheld = time.withholdings.map(({ amount, what }): PayrollLine => {
    const because: Because = [{ code: 'withheld', clauses: [], what, amountMinor: amount, currency }]
    return { code: 'withheld', what, amountMinor: -amount, because }
  })
  const payMinor = grossMinor - forfeitedMinor - withheldMinor
  if (payMinor < 0n) {
    // Told where it first becomes too much: what is given up goes before what is kept back.
    const path = (forfeitedMinor > grossMinor ? time.forfeits : time.withholdings).at(-1)?.path ?? ''
    const facts = { worker, pay: String(grossMinor) }
    tell(problems, problem(says.moreThanPay, { path, received: String(forfeitedMinor + withheldMinor), facts }))
  }
  const lines = [...earned, ...forfeited, ...withheld]
  return { worker, lines, grossMinor, forfeitedMinor, withheldMinor, payMinor }
}

const lineOf = (part: Part, { currency, rounding }: ReadPayroll, clauses: readonly Citation[]): PayrollLine => {
  const { code, category, unit, units, ratePerUnit, surcharge } = part
  // units × rate × (1 + surcharge), in smallest units; rounding asks for no lowest terms.
  const value = {
    numerator: units.numerator * ratePerUnit.numerator * (surcharge.denominator + surcharge.numerator),
    denominator: units.denominator * ratePerUnit.denominator * surcharge.denominator,
  }
  const amountMinor = roundTo({ value, places: placesOfCurrency(currency), rounding })
  const cited: readonly Citation[] =
    code === 'overtime' ? [...clauses, OVERTIME] : code === 'donated' ? [DONATED] : clauses
  const facts = { category, unit, units, ratePerUnit, surcharge, amountMinor }
  return { code, ...facts, because: [{ code: 'pay-line', clauses: cited, line: code, ...facts, currency }] }
}
