import { tryAverageOf, tryAveragesByCategory } from '../averages/index.js'
import { Fields } from '../calendar/index.js'
import {
  compare,
  equal,
  type ExactInput,
  multiply,
  type Ratio,
  readExact,
  type Rounding,
  roundedTo,
} from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { type PayUnit, UNITS } from './unit.js'

/** How salaries come of what everyone proposed: a mean for each category, or one mean base times the mean weight of each category. One row a person; a category left out is a blank, and no zero. */
export type SalaryScale =
  | { readonly kind: 'category-means'; readonly proposals: readonly Readonly<Record<string, ExactInput | undefined>>[] }
  | {
      readonly kind: 'weighted-base'
      readonly base: readonly ExactInput[]
      readonly weights: readonly Readonly<Record<string, ExactInput | undefined>>[]
    }

/** Categories, and what everyone proposed for them, in whole units of the currency (12.5 USD). */
export interface SalaryInput {
  readonly currency: string
  readonly categories: readonly {
    readonly id: string
    readonly unit: PayUnit
    /** The least that the law, or a collective agreement, allows. */
    readonly minimum?: ExactInput
    readonly maximum?: ExactInput
  }[]
  readonly scale: SalaryScale
  /** The places to which salaries are published; exact where nothing is said. */
  readonly published?: { readonly places: number; readonly rounding: Rounding }
  readonly clauses?: readonly Citation[]
}

/** What a category is paid, or that nobody has proposed anything for it. */
export type Salary = { readonly category: string; readonly unit: PayUnit; readonly because: Because } & (
  | { readonly kind: 'salary'; readonly ratePerUnit: Ratio }
  | { readonly kind: 'no-proposals' }
)

/** The salaries of all categories, in the order in which these were given. */
export interface Salaries {
  readonly kind: 'salaries'
  readonly currency: string
  readonly salaries: readonly Salary[]
}

/**
 * What is each category paid, given what everyone proposed? With `category-means`, the mean of the proposals for that category. With `weighted-base`, the mean base times the mean
 * weight of the category; such categories share one unit. It is rounded to the published places, if any, then brought within the bounds: a mean below the legal minimum gives the minimum. Taxes and
 * other withholdings are the caller's, line by line on the payroll.
 *
 * Throws, with everything that is wrong: `unknown-currency`, `not-a-name`, `listed-twice`, `unknown-key` (a proposal for no known category), `out-of-range` (one below 0), `percent-not-meant` (money in percent), `mixed-units`, `bounds-reversed`,
 * `not-places`, `not-one-of` and what `exact` throws.
 *
 * Source: WJC-9. Reading: a category left blank is left out of that category's mean and is no zero.
 *
 * @example
 * ```ts
 * import { salariesOf } from 'coop-rules/pay'
 *
 * const { salaries } = salariesOf({
 *   currency: 'USD',
 *   categories: [{ id: 'coordinator', unit: 'hour' }, { id: 'part-time volunteer', unit: 'hour', minimum: '7.25' }],
 *   scale: {
 *     kind: 'category-means',
 *     proposals: [{ coordinator: '15', 'part-time volunteer': '5' }, { coordinator: '10', 'part-time volunteer': '8' }],
 *   },
 * })
 * salaries.map((salary) => salary.kind === 'salary' && salary.ratePerUnit)
 * // => [{ numerator: 25n, denominator: 2n }, { numerator: 29n, denominator: 4n }]
 * ```
 */
export const salariesOf = (input: SalaryInput): Salaries => orThrow(trySalariesOf(input))

/** The same for data from outside: refuses where `salariesOf` throws. */
export const trySalariesOf = (input: SalaryInput): Salaries | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readSalaries(input, fields)
  const { currency } = input
  // Clauses that are none are told once, and not again with every mean.
  const clauses: readonly Citation[] = fields.problems.some(({ path }) => path.startsWith('clauses'))
    ? [CLAUSE]
    : (input.clauses ?? [CLAUSE])
  const means = read === undefined ? [] : meansOf(input.scale, read, clauses, fields)
  if (read === undefined || fields.problems.length > 0) return fields.refused
  const salaries = read.categories.map(({ id, unit, minimum, maximum }, at): Salary => {
    const mean = means[at]
    if (mean === undefined)
      return { kind: 'no-proposals', category: id, unit, because: [{ code: 'no-proposals', clauses, category: id }] }
    const reasons: Reason[] = [...mean.reasons]
    let ratePerUnit = mean.value
    if (read.published !== undefined) {
      const value = roundedTo({ value: ratePerUnit, ...read.published })
      if (!equal(value, ratePerUnit))
        reasons.push({ code: 'published', clauses, observed: ratePerUnit, value, ...read.published, percent: false })
      ratePerUnit = value
    }
    for (const [bound, required] of [
      ['min', minimum],
      ['max', maximum],
    ] as const) {
      if (required === undefined || compare(ratePerUnit, required) !== (bound === 'min' ? -1 : 1)) continue
      reasons.push({ code: 'salary-bound', clauses, observed: ratePerUnit, required, bound, currency, unit })
      ratePerUnit = required
    }
    const because: Because = [{ code: 'salary', clauses, category: id, ratePerUnit, currency, unit }, ...reasons]
    return { kind: 'salary', category: id, unit, ratePerUnit, because }
  })
  return { kind: 'salaries', currency, salaries }
}

const CLAUSE = 'WJC-9' satisfies ClauseId

interface Category {
  readonly id: string
  readonly unit: PayUnit
  readonly minimum: Ratio | undefined
  readonly maximum: Ratio | undefined
}

const readSalaries = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, ['currency', 'categories', 'scale', 'published', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.currency(input['currency'], 'currency')
  const bound = (value: unknown, path: string): Ratio | undefined =>
    value === undefined ? undefined : fields.number(value, path)
  const list = fields.list(input['categories'], 'categories')
  const KEYS = ['id', 'unit', 'minimum', 'maximum']
  /** Also of those of whom something else cannot be read: what was proposed for them is not wrong. */
  const ids = new Set<string>()
  const categories = fields.records(list, KEYS, 'categories', (record, path): Category | undefined => {
    const id = fields.id(record['id'], `${path}.id`)
    if (id !== undefined && ids.has(id))
      fields.note(problem(says.listedTwice, { path, received: id, facts: { what: id } }))
    if (id !== undefined) ids.add(id)
    const unit = fields.oneOf(record['unit'], UNITS, `${path}.unit`)
    const minimum = bound(record['minimum'], `${path}.minimum`)
    const maximum = bound(record['maximum'], `${path}.maximum`)
    if (minimum !== undefined && maximum !== undefined && compare(minimum, maximum) > 0)
      fields.note(problem(says.boundsReversed, { path: `${path}.minimum`, received: record['minimum'] }))
    return id === undefined || unit === undefined ? undefined : { id, unit, minimum, maximum }
  })
  const kind = readScaleKind(input['scale'], fields)
  const [first] = categories
  if (kind === 'weighted-base' && categories.some(({ unit }) => unit !== first?.unit))
    fields.note(problem(says.mixedUnits, { path: 'categories', received: list }))
  const published = fields.published(input['published'], 'published')
  return kind === undefined ? undefined : { categories, ids, published }
}

const readScaleKind = (scale: unknown, fields: Fields): SalaryScale['kind'] | undefined => {
  if (!isRecord(scale)) return fields.note(wrongKind(scale, 'scale', 'an object'))
  const kind = fields.oneOf(scale['kind'], ['category-means', 'weighted-base'] as const, 'scale.kind')
  if (kind !== undefined)
    fields.record(scale, kind === 'category-means' ? ['kind', 'proposals'] : ['kind', 'base', 'weights'], 'scale')
  return kind
}

interface Mean {
  readonly value: Ratio
  readonly reasons: readonly Reason[]
}

/** The mean of each category; undefined where nobody has proposed one. */
const meansOf = (
  scale: SalaryScale,
  { categories, ids }: { readonly categories: readonly Category[]; readonly ids: ReadonlySet<string> },
  clauses: readonly Citation[],
  fields: Fields,
): readonly (Mean | undefined)[] => {
  switch (scale.kind) {
    case 'category-means': {
      const means = rowMeans(scale.proposals, 'proposals', ids, clauses, fields)
      return categories.map(({ id }) => means.get(id))
    }
    case 'weighted-base': {
      const weights = rowMeans(scale.weights, 'weights', ids, clauses, fields)
      const base = tryAverageOf({ proposals: scale.base, clauses })
      if (base.kind === 'refused') {
        for (const found of base.problems)
          fields.note({ ...found, path: found.path.replace(/^proposals/, 'scale.base') })
        return []
      }
      scale.base.forEach((amount, at) => {
        checkAmount(amount, `scale.base[${at}]`, 'amount', fields)
      })
      if (base.kind === 'no-proposals') return []
      return categories.map(({ id }) => {
        const weight = weights.get(id)
        if (weight === undefined) return undefined
        const value = multiply(base.value, weight.value)
        const product: Reason = { code: 'weighted-salary', clauses, base: base.value, weight: weight.value, value }
        return { value, reasons: [product, ...base.because, ...weight.reasons] }
      })
    }
  }
}

const rowMeans = (
  rows: readonly Readonly<Record<string, ExactInput | undefined>>[],
  key: 'proposals' | 'weights',
  ids: ReadonlySet<string>,
  clauses: readonly Citation[],
  fields: Fields,
): ReadonlyMap<string, Mean> => {
  const found = tryAveragesByCategory({ categories: [...ids], proposals: rows, clauses })
  if (found.kind === 'refused') {
    for (const wrong of found.problems)
      fields.note({ ...wrong, path: wrong.path.replace(/^proposals/, `scale.${key}`) })
    return new Map()
  }
  rows.forEach((row, at) => {
    for (const [category, amount] of Object.entries(row))
      checkAmount(amount, `scale.${key}[${at}].${category}`, key === 'weights' ? 'weight' : 'amount', fields)
  })
  return new Map(
    found.averages.flatMap((average) =>
      average.kind === 'average'
        ? [[average.category, { value: average.value, reasons: average.because }] as const]
        : [],
    ),
  )
}

/** Notes what is below zero, and an amount of money in percent; what was averaged can be read. */
const checkAmount = (input: ExactInput | undefined, path: string, what: 'amount' | 'weight', fields: Fields): void => {
  const read = input === undefined ? undefined : readExact(input, path)
  if (read === undefined || 'code' in read) return
  if (read.value.numerator < 0n)
    fields.note(problem(says.outOfRange, { path, received: input, facts: { from: '0', to: '' } }))
  if (read.percent && what === 'amount')
    fields.note(problem(says.percentNotMeant, { path, received: input, facts: { unit: 'money' } }))
}
