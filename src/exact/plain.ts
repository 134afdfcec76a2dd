import * as says from '../problems/en.js'
import { isRecord, plainCopy, type Problem, problem, tell, throwProblems } from '../problems/index.js'
import { type Ratio, ratio } from './ratio.js'

/** The same data with every bigint as a string of digits: what JSON can carry. */
export type Plain<T> = T extends bigint
  ? string
  : T extends readonly (infer U)[]
    ? readonly Plain<U>[]
    : T extends object
      ? { [K in keyof T]: Plain<T[K]> }
      : T

/**
 * Any outcome as data that JSON can carry: bigints become strings, everything else stays. `fromPlain` makes the outcome of it again, and `exact` reads one such number back.
 *
 * @example
 * ```ts
 * import { exact, toPlain } from 'coop-rules/exact'
 *
 * JSON.stringify(toPlain({ value: exact('72%') })) // => '{"value":{"numerator":"18","denominator":"25"}}'
 * ```
 */
export const toPlain = <T>(value: T): Plain<T> => plain(value) as Plain<T>

const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(plain)
  // Key by key: several times faster than by way of entries, and a million answers go through here.
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    const inner = plain((value as Record<string, unknown>)[key])
    if (key === '__proto__')
      Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true })
    else copy[key] = inner
  }
  return copy
}

/**
 * An outcome that was kept as JSON (`toPlain`) in a column, or came over the wire, as a rule answered it: what is digits by its place is a whole number without limit again. An object of just
 * `numerator` and `denominator`, both digits, is an exact number again; digits under a key that ends in `Minor` are an amount in smallest units again. Nothing else is touched: digits under any
 * other key stay text, and a key that JSON left out, because it was undefined, stays out. It is for outcomes of rules; the events and the views of a cooperative hold amounts as text on purpose, and are used as they are.
 * The shape is believed, for whoever kept an outcome had it from a rule.
 *
 * Throws `too-deep` (beyond forty levels), `too-large` (beyond two million values) and the key that would reach a prototype (`reserved-key`); where there is none of these `number-too-long` (more than a thousand characters) and
 * `zero-denominator`, all of them at once.
 *
 * @example
 * ```ts
 * import { allocate, fromPlain, toPlain, type Allocation } from 'coop-rules/exact'
 *
 * const split = allocate({ totalMinor: 100, shares: [{ id: 'ana', weight: 2 }, { id: 'ben', weight: 1 }] })
 * const column = JSON.stringify(toPlain(split))
 * fromPlain<Allocation>(JSON.parse(column)).shares // => [{ id: 'ana', amountMinor: 67n }, { id: 'ben', amountMinor: 33n }]
 * ```
 */
export const fromPlain = <Outcome>(plain: Plain<Outcome>): Outcome => {
  const problems: Problem[] = []
  const copy = plainCopy(plain, problems, MOST_VALUES)
  const outcome = problems.length > 0 ? undefined : revived(copy, '', problems)
  throwProblems(problems)
  return outcome as Outcome
}

const MOST_VALUES = 2_000_000
/** As many as `exact` reads: to put a fraction of a million digits in lowest terms would stop the run. */
const MOST_CHARACTERS = 1000

/** What a bigint was is told by its place: both numbers of a fraction, and whatever is named as an amount in smallest units. */
const revived = (value: unknown, path: string, problems: Problem[]): unknown => {
  if (Array.isArray(value)) return value.map((inner: unknown, at) => revived(inner, `${path}[${at}]`, problems))
  if (!isRecord(value)) return value
  const { numerator, denominator } = value
  if (isDigits(numerator) && isDigits(denominator) && Object.keys(value).length === 2)
    return revivedRatio(numerator, denominator, path, problems)
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const place = below(path, key)
      return [
        key,
        key.endsWith('Minor') && isDigits(inner) ? wholeOf(inner, place, problems) : revived(inner, place, problems),
      ]
    }),
  )
}

const revivedRatio = (above: string, under: string, path: string, problems: Problem[]): Ratio | undefined => {
  const numerator = wholeOf(above, below(path, 'numerator'), problems)
  const denominator = wholeOf(under, below(path, 'denominator'), problems)
  if (numerator === undefined || denominator === undefined) return undefined
  if (denominator !== 0n) return ratio(numerator, denominator)
  tell(problems, problem(says.zeroDenominator, { path, received: `${above}/${under}` }))
  return undefined
}

const wholeOf = (digits: string, path: string, problems: Problem[]): bigint | undefined => {
  if (digits.length <= MOST_CHARACTERS) return BigInt(digits)
  tell(problems, problem(says.numberTooLong, { path, received: digits, facts: { most: MOST_CHARACTERS } }))
  return undefined
}

const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)

const isDigits = (value: unknown): value is string => typeof value === 'string' && /^-?\d+$/.test(value)
