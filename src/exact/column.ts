import * as says from '../problems/en.js'
import { orThrow, type Problem, problem, type Refused, RulesError, tell } from '../problems/index.js'
import { sumOfDoubles, sumOfMantissas } from './doubles.js'
import {
  MOST_SAFE_MANTISSA,
  mantissaOf,
  mantissaOfNumber,
  placesOf,
  placesOfNumber,
  POWERS_OF_TEN,
} from './mantissa.js'
import { add, compare, type Ratio, ratio, ratioOfSafe, ZERO } from './ratio.js'
import { type ExactInput, readExact } from './read.js'

/**
 * Many exact numbers read once, so that sums and sorting are fast. Either every number is a whole `mantissa` at one number of decimal places (so
 * 12.5 at two places is 1250), or, where that does not fit, every number is a ratio.
 */
export type Column =
  | {
      readonly kind: 'decimals'
      readonly mantissas: Float64Array
      readonly largest: number
      readonly unit: number
      readonly percent: boolean
    }
  | { readonly kind: 'ratios'; readonly ratios: readonly Ratio[]; readonly percent: boolean }

/** A column, or everything that is wrong with what should have become one. */
export type ColumnRead = { readonly kind: 'column'; readonly column: Column } | Refused

/**
 * Reads a list of numbers, all problems at once. Percentages throughout are read as parts of 1 (72% is 18/25); percentages among plain numbers
 * are refused, because nobody can tell what was meant.
 *
 * @internal
 */
export const readColumn = (values: readonly unknown[], path: string): ColumnRead => {
  const percent = isPercent(values[0])
  const mantissas = new Float64Array(values.length)
  let places = 0
  let largest = 0
  for (let at = 0; at < values.length; at++) {
    let mantissa = mantissaAt(values[at], places, percent)
    if (Number.isNaN(mantissa)) {
      const more = placesNeeded(values[at], percent)
      if (more <= places || more > MOST_PLACES || !grow(mantissas, at, more - places))
        return readRatios(values, path, percent)
      largest *= POWERS_OF_TEN[more - places] as number
      places = more
      mantissa = mantissaAt(values[at], places, percent)
      if (Number.isNaN(mantissa)) return readRatios(values, path, percent)
    }
    mantissas[at] = mantissa
    largest = Math.max(largest, Math.abs(mantissa))
  }
  const unit = POWERS_OF_TEN[percent ? places + 2 : places] as number
  return { kind: 'column', column: { kind: 'decimals', mantissas, largest, unit, percent } }
}

/**
 * The sum of a column, exact.
 *
 * @internal
 */
export const sumOfColumn = (column: Column): Ratio => {
  if (column.kind === 'ratios') return sumOfRatios(column.ratios)
  const sum = sumOfMantissas(column.mantissas, column.largest)
  return typeof sum === 'number' ? ratioOfSafe(sum, column.unit) : ratio(sum, BigInt(column.unit))
}

/**
 * How many numbers a column holds.
 *
 * @internal
 */
export const sizeOfColumn = (column: Column): number =>
  column.kind === 'ratios' ? column.ratios.length : column.mantissas.length

/**
 * The numbers of a column from the smallest to the largest.
 *
 * @internal
 */
export const sortColumn = (column: Column): Column =>
  column.kind === 'ratios'
    ? { ...column, ratios: [...column.ratios].sort(compare) }
    : { ...column, mantissas: column.mantissas.slice().sort() }

/**
 * A stretch of a column, the first index included, the last one not.
 *
 * @internal
 */
export const sliceColumn = (column: Column, from: number, to: number): Column =>
  column.kind === 'ratios'
    ? { ...column, ratios: column.ratios.slice(from, to) }
    : { ...column, mantissas: column.mantissas.slice(from, to) }

/**
 * One number of a column.
 *
 * @internal
 */
export const atOfColumn = (column: Column, index: number): Ratio => {
  if (column.kind === 'ratios') return column.ratios[index] as Ratio
  return ratioOfSafe(column.mantissas[index] as number, column.unit)
}

/**
 * The arithmetic mean, exact: the sum divided by how many there are.
 *
 * Throws `no-values` on an empty list, and what `exact` throws. Doubles of a Float64Array are read as their shortest decimals.
 *
 * @example
 * ```ts
 * import { meanOf } from 'coop-rules/exact'
 *
 * meanOf(['12.50', '10', '0.1']) // => { numerator: 113n, denominator: 15n }
 * meanOf(new Float64Array([0.1, 0.2])) // => { numerator: 3n, denominator: 20n }
 * ```
 */
export const meanOf = (values: Float64Array | readonly ExactInput[]): Ratio => {
  const count = values.length
  if (count === 0) throw new RulesError([problem(says.noValues, { path: '', received: [] })])
  if (values instanceof Float64Array) {
    for (const places of [2, 4, 0]) {
      const sum = sumOfDoubles(values, places)
      const unit = (POWERS_OF_TEN[places] as number) * count
      if (!Number.isNaN(sum) && unit < MOST_SAFE_MANTISSA) return ratioOfSafe(sum, unit)
    }
    return meanOf(Array.from(values))
  }
  const quick = meanOfShort(values)
  if (quick !== undefined) return quick
  return meanOfColumn(orThrow(readColumn(values, '')).column)
}

/**
 * The mean of a column that holds at least one number.
 *
 * @internal
 */
export const meanOfColumn = (column: Column): Ratio => {
  const count = sizeOfColumn(column)
  if (column.kind === 'decimals') {
    const sum = sumOfMantissas(column.mantissas, column.largest)
    const unit = column.unit * count
    if (typeof sum === 'number' && unit < MOST_SAFE_MANTISSA) return ratioOfSafe(sum, unit)
    return ratio(BigInt(sum), BigInt(column.unit) * BigInt(count))
  }
  const { numerator, denominator } = sumOfRatios(column.ratios)
  return ratio(numerator, denominator * BigInt(count))
}

/**
 * The mean without keeping the column, where all goes well: the values are added at the places of the one that has most so far. Undefined where a
 * column has to be read, or a problem told.
 *
 * @internal
 */
export const meanOfShort = (values: readonly unknown[]): Ratio | undefined => {
  const percent = isPercent(values[0])
  let places = 0
  let sum = 0
  let sizes = 0
  for (let at = 0; at < values.length; at++) {
    let mantissa = mantissaAt(values[at], places, percent)
    if (Number.isNaN(mantissa)) {
      const more = placesNeeded(values[at], percent)
      if (more <= places || more > MOST_PLACES) return undefined
      sum *= POWERS_OF_TEN[more - places] as number
      sizes *= POWERS_OF_TEN[more - places] as number
      places = more
      mantissa = mantissaAt(values[at], places, percent)
    }
    sum += mantissa
    sizes += Math.abs(mantissa)
  }
  const unit = (POWERS_OF_TEN[percent ? places + 2 : places] as number) * values.length
  // NaN, which one unreadable value makes of the whole, is not below anything either.
  return sizes < MOST_SAFE_MANTISSA && unit < MOST_SAFE_MANTISSA && values.length > 0
    ? ratioOfSafe(sum + 0, unit)
    : undefined
}

/** Brings the first numbers to more places; false where one of them outgrows fifteen digits. */
const grow = (mantissas: Float64Array, length: number, places: number): boolean => {
  const power = POWERS_OF_TEN[places] as number
  for (let at = 0; at < length; at++) {
    const grown = (mantissas[at] as number) * power
    if (grown >= MOST_SAFE_MANTISSA || grown <= -MOST_SAFE_MANTISSA) return false
    mantissas[at] = grown
  }
  return true
}

/** Two places are kept for the percent sign. */
const MOST_PLACES = 13

const isPercent = (value: unknown): boolean =>
  typeof value === 'string' && value.charCodeAt(value.length - 1) === PERCENT

/** A percent sign where none is expected stops the character loop, so only its absence needs a look. */
const mantissaAt = (value: unknown, places: number, percent: boolean): number => {
  if (typeof value === 'string') {
    if (!percent) return mantissaOf(value, places)
    return isPercent(value) ? mantissaOf(value.slice(0, -1), places) : NaN
  }
  return typeof value === 'number' && !percent ? mantissaOfNumber(value, places) : NaN
}

const placesNeeded = (value: unknown, percent: boolean): number =>
  typeof value === 'string'
    ? placesOf(percent ? value.slice(0, -1) : value)
    : typeof value === 'number'
      ? placesOfNumber(value)
      : 0

const readRatios = (values: readonly unknown[], path: string, percent: boolean): ColumnRead => {
  const ratios: Ratio[] = []
  const problems: Problem[] = []
  let mixed = false
  let more = true
  for (let at = 0; at < values.length && more; at++) {
    const read = readExact(values[at], `${path}[${at}]`)
    if ('code' in read) more = tell(problems, read)
    else if (read.percent !== percent && !mixed) {
      mixed = true
      more = tell(problems, problem(says.mixedPercent, { path: `${path}[${at}]`, received: values[at] }))
    } else ratios.push(read.value)
  }
  return problems.length === 0
    ? { kind: 'column', column: { kind: 'ratios', ratios, percent } }
    : { kind: 'refused', problems }
}

/** One sum a denominator first, since people propose few of them: no growing fraction is reduced a million times. */
const sumOfRatios = (ratios: readonly Ratio[]): Ratio => {
  const sums = new Map<bigint, bigint>()
  for (const { numerator, denominator } of ratios) sums.set(denominator, (sums.get(denominator) ?? 0n) + numerator)
  let total = ZERO
  for (const [denominator, sum] of sums) {
    total = add(total, ratio(sum, denominator))
  }
  return total
}

const PERCENT = 37
