import * as says from '../problems/en.js'
import { type Problem, problem, RulesError } from '../problems/index.js'
import { placesOf } from './mantissa.js'
import type { Plain } from './plain.js'
import { type Ratio, ratio, ratioOfSafe } from './ratio.js'

/** A number of decimal.js, of any copy and any version of it: told by its parts, read through its own plain notation. */
export interface DecimalLike {
  readonly d: readonly number[] | null
  readonly e: number
  readonly s: number
  toFixed(): string
}

/** Whatever people and programs write exact numbers as. */
export type ExactInput = string | number | bigint | Ratio | Plain<Ratio> | DecimalLike

/** What reading gives: the exact number, and whether it was written as a percentage (72% is 18/25). */
export interface ExactNumber {
  readonly value: Ratio
  readonly percent: boolean
}

/**
 * Reads one number, strictly: an optional sign, digits, and an optional decimal part (`12`, `-0.5`); or a fraction of whole numbers (`2/3`);
 * or a percentage (`72%`, which is divided by 100); or a ratio, also as `toPlain` writes it. A JavaScript number is read as its shortest decimal, so that 0.1 is one tenth. Nothing
 * else is a number: no spaces, exponents, hexadecimal, grouping, NaN, null or ''.
 *
 * Throws `not-a-number`, `decimal-comma`, `zero-denominator`, `number-too-long`.
 *
 * @example
 * ```ts
 * import { exact } from 'coop-rules/exact'
 *
 * exact('72%') // => { numerator: 18n, denominator: 25n }
 * exact(0.1) // => { numerator: 1n, denominator: 10n }
 * ```
 */
export const exact = (input: ExactInput): Ratio => {
  const read = readExact(input, '')
  if ('code' in read) throw new RulesError([read])
  return read.value
}

/** The same for data from outside: a problem, with the path given, where `exact` throws. */
export const readExact = (input: unknown, path: string): ExactNumber | Problem => {
  switch (typeof input) {
    case 'string':
      return readText(input, path)
    case 'number':
      return Number.isFinite(input) ? plain(readFinite(input)) : problem(says.notANumber, { path, received: input })
    case 'bigint':
      return plain({ numerator: input, denominator: 1n })
    case 'object':
      if (isRatio(input)) {
        return input.denominator === 0n
          ? problem(says.zeroDenominator, { path, received: `${input.numerator}/0` })
          : plain(ratio(input.numerator, input.denominator))
      }
      // What `toPlain` made of a ratio, read back from JSON or a column.
      if (isPlainRatio(input)) return readText(`${input.numerator}/${input.denominator}`, path)
      // Not through readText: a Decimal has no percent sign, and NaN and Infinity have no digits.
      if (isDecimal(input)) return readDecimal(input, path)
      return problem(says.notANumber, { path, received: input })
    default:
      return problem(says.notANumber, { path, received: input })
  }
}

/** Whether this has the shape of an exact number. It need not be in lowest terms: reading puts it there. */
export const isRatio = (value: unknown): value is Ratio =>
  typeof value === 'object' &&
  value !== null &&
  'numerator' in value &&
  'denominator' in value &&
  typeof value.numerator === 'bigint' &&
  typeof value.denominator === 'bigint'

/** Only digits, so that no other text of two parts is read as a fraction. */
const isPlainRatio = (value: unknown): value is Plain<Ratio> =>
  typeof value === 'object' &&
  value !== null &&
  'numerator' in value &&
  'denominator' in value &&
  typeof value.numerator === 'string' &&
  typeof value.denominator === 'string' &&
  /^-?\d+$/.test(value.numerator) &&
  /^\d+$/.test(value.denominator)

/** Longer numbers than this are refused: nobody proposes them, and a line of a million digits would stop the run. */
const MOST_CHARACTERS = 1000

const isDecimal = (value: unknown): value is DecimalLike =>
  typeof value === 'object' &&
  value !== null &&
  's' in value &&
  'e' in value &&
  'd' in value &&
  (Array.isArray(value.d) || value.d === null) &&
  'toFixed' in value &&
  typeof value.toFixed === 'function'

/** By its plain notation, which is not written out where it would be too long: 1e10000000 has ten million digits. */
const readDecimal = (input: DecimalLike, path: string): ExactNumber | Problem => {
  if (input.d === null) return problem(says.notANumber, { path, received: input.toFixed() })
  if (Math.abs(input.e) >= MOST_CHARACTERS) {
    return problem(says.numberTooLong, { path, received: input, facts: { most: MOST_CHARACTERS } })
  }
  const text: unknown = input.toFixed()
  return typeof text === 'string' && DECIMAL.test(text)
    ? readText(text, path)
    : problem(says.notANumber, { path, received: text })
}

const plain = (value: Ratio): ExactNumber => ({ value, percent: false })

const readText = (text: string, path: string): ExactNumber | Problem => {
  if (text.length > MOST_CHARACTERS)
    return problem(says.numberTooLong, { path, received: text, facts: { most: MOST_CHARACTERS } })
  const percent = text.endsWith('%')
  const digits = percent ? text.slice(0, -1) : text
  const fraction = digits.includes('/')
  if (!fraction && DECIMAL.test(digits)) {
    const scale = placesOf(digits) + (percent ? 2 : 0)
    return { value: written(digits.replace('.', ''), `1${'0'.repeat(scale)}`), percent }
  }
  const [, numerator, denominator] = (fraction && !percent ? FRACTION.exec(digits) : null) ?? []
  if (numerator !== undefined && denominator !== undefined) {
    return /^0+$/.test(denominator)
      ? problem(says.zeroDenominator, { path, received: text })
      : plain(written(numerator, denominator))
  }
  if (DECIMAL_COMMA.test(text))
    return problem(says.decimalComma, { path, received: text, facts: { meant: text.replace(',', '.'), option: '' } })
  return problem(says.notANumber, { path, received: text })
}

/** Up to fifteen digits a double holds both parts, and reducing them there is several times faster. */
const written = (numerator: string, denominator: string): Ratio =>
  numerator.length <= 15 && denominator.length <= 15
    ? ratioOfSafe(Number(numerator), Number(denominator))
    : ratio(BigInt(numerator), BigInt(denominator))

const DECIMAL = /^[+-]?\d+(\.\d+)?$/
const FRACTION = /^([+-]?\d+)\/(\d+)$/
const DECIMAL_COMMA = /^[+-]?\d+,\d+%?$/

/** A double is taken as the shortest decimal that gives it back, which JavaScript prints, with an exponent when it is far from 1. */
const readFinite = (value: number): Ratio => {
  if (Number.isSafeInteger(value)) return { numerator: BigInt(value), denominator: 1n }
  const [digits = '', exponent = '0'] = String(value).split('e')
  const scale = placesOf(digits) - Number(exponent)
  const mantissa = BigInt(digits.replace('.', ''))
  return scale > 0
    ? ratio(mantissa, 10n ** BigInt(scale))
    : { numerator: mantissa * 10n ** BigInt(-scale), denominator: 1n }
}
