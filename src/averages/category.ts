import type { ExactInput } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isList, isRecord, orThrow, type Problem, problem, type Refused, tell, wrongKind } from '../problems/index.js'
import { type AverageInput, type AverageOutcome, tryAverageOf } from './average.js'
import { namedIn } from './named.js'

/** One person's numbers, by category. */
type Row = Readonly<Record<string, ExactInput | undefined>>

/** Everyone's proposals for several categories at once. */
export interface CategoryInput extends Omit<AverageInput, 'proposals'> {
  readonly categories: readonly string[]
  /** One row a person: a number for each category they wish to speak to. A category left out, or undefined, is a blank. */
  readonly proposals: readonly Row[]
}

/** The average of each category, in the order the categories were given. */
export interface CategoryAverages {
  readonly kind: 'averages'
  readonly averages: readonly (AverageOutcome & { readonly category: string; readonly blanks: number })[]
}

/**
 * What is in force in each category, given one row of proposals a person? Each category is averaged by itself; a blank is left out of its category's
 * average and is no zero. The reasons say which category they are of.
 *
 * Throws `unknown-key` (a proposal for no known category), `listed-twice` (a category) and what `averageOf` throws.
 *
 * Source: WJC-9. Reading: a person who leaves a category blank has not proposed zero: 15 and a blank make 15, not 7.50.
 *
 * @example
 * ```ts
 * import { averagesByCategory } from 'coop-rules/averages'
 *
 * const { averages } = averagesByCategory({
 *   categories: ['coordinator', 'volunteer'],
 *   proposals: [{ coordinator: '15', volunteer: '5' }, { coordinator: '10' }],
 *   clauses: ['WJC-9'],
 * })
 * averages.map(({ category, count, blanks }) => [category, count, blanks])
 * // => [['coordinator', 2, 0], ['volunteer', 1, 1]]
 * ```
 */
export const averagesByCategory = (input: CategoryInput): CategoryAverages => orThrow(tryAveragesByCategory(input))

/** The same for data from outside: refuses where `averagesByCategory` throws. */
export const tryAveragesByCategory = (input: CategoryInput): CategoryAverages | Refused => {
  for (const key of ['categories', 'proposals'] as const) {
    if (!isList((input as Partial<CategoryInput> | undefined)?.[key])) {
      return {
        kind: 'refused',
        problems: [wrongKind((input as Partial<CategoryInput> | undefined)?.[key], key, 'a list')],
      }
    }
  }
  const { categories, proposals, ...rest } = input
  const problems: Problem[] = []
  for (const [at, category] of (categories as readonly unknown[]).entries())
    if (typeof category !== 'string' && !tell(problems, wrongKind(category, `categories[${at}]`, 'text'))) break
  // Nothing can be looked up under a name that is none.
  if (problems.length > 0) return { kind: 'refused', problems }
  const known = new Set(categories)
  categories.forEach((category, at) => {
    if (categories.indexOf(category) === at) return
    tell(
      problems,
      problem(says.listedTwice, { path: `categories[${at}]`, received: category, facts: { what: category } }),
    )
  })
  const checked = proposals.map((row, at): Row => {
    if (!isRecord(row)) {
      tell(problems, wrongKind(row, `proposals[${at}]`, 'an object'))
      return {}
    }
    for (const key of Object.keys(row)) {
      if (known.has(key)) continue
      tell(
        problems,
        problem(says.unknownKey, { path: `proposals[${at}]`, received: key, facts: { known: categories.join(', ') } }),
      )
    }
    return row
  })
  const averages = categories.map((category) => {
    // Where each number stands, so that a problem is told in its own row.
    const rows = checked.flatMap((row, at) => (own(row, category) === undefined ? [] : [at]))
    const average = tryAverageOf({ ...rest, proposals: rows.map((at) => own(checked[at], category) as ExactInput) })
    if (average.kind !== 'refused') {
      const because = namedIn(average.because, { category })
      return { ...average, because, category, blanks: proposals.length - rows.length }
    }
    for (const found of average.problems) {
      const path = found.path.replace(PROPOSAL, (_, at: string) => `proposals[${rows[Number(at)]}].${category}`)
      // The bounds and the aggregation are the same for all categories: what is wrong with them is told once.
      if (path !== found.path || !problems.some((told) => told.path === path && told.code === found.code))
        tell(problems, { ...found, path })
    }
    return undefined
  })
  return problems.length > 0
    ? { kind: 'refused', problems }
    : { kind: 'averages', averages: averages.filter((average) => average !== undefined) }
}

/** A category named like something every object has, such as `constructor`, is not found on a row that leaves it blank. */
const own = (row: Row | undefined, category: string): ExactInput | undefined =>
  row !== undefined && Object.hasOwn(row, category) ? row[category] : undefined

const PROPOSAL = /^proposals\[(\d+)\]$/
