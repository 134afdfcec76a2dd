import { tryAverageOf } from '../averages/index.js'
import { Fields, yearOf } from '../calendar/index.js'
import {
  type ExactInput,
  multiply,
  placesOfCurrency,
  ratio,
  readExact,
  ROUNDINGS,
  type Rounding,
  roundTo,
} from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'

/** What the worker-owners voted year by year, and the day on which somebody was ousted. */
export interface CompensationInput {
  readonly currency: string
  readonly oustedOn: string
  /** What each worker-owner proposed for that year, in whole units of the currency. */
  readonly packages: readonly { readonly year: number; readonly proposals: readonly ExactInput[] }[]
  /** The least that anybody ousted is given, above zero; in whole units of the currency. */
  readonly floor: ExactInput
  readonly rounding: Rounding
  readonly clauses?: readonly Citation[]
}

/** What an ousted member is given. Of the value of the cooperative they get nothing. */
export interface Compensation {
  readonly kind: 'compensation'
  /** The year whose package it is; none where nothing was ever voted, and the floor is given. */
  readonly year: number | undefined
  readonly amountMinor: bigint
  readonly because: Because
}

/**
 * What is an ousted member given? The mean of what the worker-owners proposed for the year of the ousting, rounded once by name, and never less than the floor, which is above zero and
 * rounded up to the smallest unit. Where nobody proposed anything for that year the last package voted before it stands; where there is none, the floor.
 *
 * Throws, with everything that is wrong: `floor-not-positive`, `listed-twice` (a year), `not-a-year`, `percent-not-meant` (money is no share), `not-a-date`, `unknown-currency`, `not-one-of`, `missing-key`, `unknown-key`,
 * `wrong-kind`, and what `averageOf` throws, such as `out-of-range` (a proposal below zero).
 *
 * Source: WJC-15. Reading: compensation is always provided, so a package of nothing gives the floor; other: what was voted, be it zero.
 *
 * @example
 * ```ts
 * import { compensationOf } from 'coop-rules/pay'
 *
 * const compensation = compensationOf({
 *   currency: 'USD', oustedOn: '2026-03-10', floor: 500, rounding: 'half-even',
 *   packages: [{ year: 2025, proposals: [2000, 1000] }, { year: 2026, proposals: [] }],
 * })
 * compensation.amountMinor // => 150000n
 * ```
 */
export const compensationOf = (input: CompensationInput): Compensation => orThrow(tryCompensationOf(input))

/** The same for data from outside: refuses where `compensationOf` throws. */
export const tryCompensationOf = (input: CompensationInput): Compensation | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['currency', 'oustedOn', 'packages', 'floor', 'rounding', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  // Clauses that are none are told once, and not again with every package.
  const clauses: readonly Citation[] = fields.problems.some(({ path }) => path.startsWith('clauses'))
    ? [CLAUSE]
    : (input.clauses ?? [CLAUSE])
  const currency = fields.currency(input.currency, 'currency')
  const oustedOn = fields.date(input.oustedOn, 'oustedOn')
  const rounding = fields.oneOf(input.rounding, ROUNDINGS, 'rounding')
  const floor = fields.numberOf(currency ?? 'money', input.floor, 'floor')
  if (floor !== undefined && floor.numerator <= 0n)
    fields.note(problem(says.floorNotPositive, { path: 'floor', received: input.floor }))
  const packages = readPackages(input.packages, currency ?? 'money', clauses, fields)
  if (fields.problems.length > 0 || currency === undefined || oustedOn === undefined) return fields.refused
  if (rounding === undefined || floor === undefined) return fields.refused
  const voted = packages
    .filter(({ year }) => year <= yearOf(oustedOn))
    .sort((a, b) => b.year - a.year)
    .find(({ average }) => average.kind === 'average')
  const mean = voted?.average.kind === 'average' ? voted.average.value : undefined
  const minor = ratio(10n ** BigInt(placesOfCurrency(currency)))
  const floorMinor = roundTo({ value: multiply(floor, minor), places: 0, rounding: 'up' })
  const meanMinor = mean === undefined ? 0n : roundTo({ value: multiply(mean, minor), places: 0, rounding })
  const raised = meanMinor < floorMinor
  const amountMinor = raised ? floorMinor : meanMinor
  const reasons: Reason[] = voted === undefined ? [] : [...voted.average.because]
  if (raised) reasons.push({ code: 'compensation-floor', clauses, floor, currency })
  const facts = { amountMinor, currency, year: voted?.year ?? 0 }
  return {
    kind: 'compensation',
    year: voted?.year,
    amountMinor,
    because: [{ code: 'compensation', clauses, ...facts }, ...reasons],
  }
}

const CLAUSE = 'WJC-15' satisfies ClauseId

const readPackages = (value: unknown, unit: string, clauses: readonly Citation[], fields: Fields) => {
  const seen = new Set<number>()
  return fields.records(fields.list(value, 'packages'), ['year', 'proposals'], 'packages', (record, path) => {
    const year = readYear(record['year'], `${path}.year`, fields)
    if (year !== undefined && seen.has(year))
      fields.note(problem(says.listedTwice, { path: `${path}.year`, received: year, facts: { what: String(year) } }))
    if (year !== undefined) seen.add(year)
    const average = readProposals(record['proposals'], path, unit, clauses, fields)
    return year === undefined || average === undefined ? undefined : { year, average }
  })
}

const readYear = (value: unknown, path: string, fields: Fields): number | undefined => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 9999) return value
  return fields.note(
    value === undefined ? wrongKind(value, path, '') : problem(says.notAYear, { path, received: value }),
  )
}

const readProposals = (value: unknown, path: string, unit: string, clauses: readonly Citation[], fields: Fields) => {
  const proposals = value as readonly ExactInput[]
  // Percentages are mixed with nothing, so that all are if the first one is; and that one is told.
  const first = Array.isArray(value) && value.length > 0 ? readExact(proposals[0], `${path}.proposals[0]`) : undefined
  const percent = first !== undefined && 'percent' in first && first.percent
  if (percent)
    fields.note(
      problem(says.percentNotMeant, { path: `${path}.proposals[0]`, received: proposals[0], facts: { unit } }),
    )
  const average = tryAverageOf({ proposals, min: percent ? '0%' : '0', clauses })
  if (average.kind !== 'refused') return average
  for (const found of average.problems) fields.note({ ...found, path: `${path}.${found.path}` })
  return undefined
}
