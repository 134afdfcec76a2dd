import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import type { ExactInput, Ratio } from '../../src/exact/index.js'
import { slow, slowRead } from './slow.js'

/** A number as somebody wrote it, and the number it is. */
export interface Written {
  readonly input: ExactInput
  readonly value: Ratio
}

/** What was written, without the numbers it is; and the other way round. */
export const inputsOf = (list: readonly Written[]): readonly ExactInput[] => list.map(({ input }) => input)
export const valuesOf = (list: readonly Written[]): readonly Ratio[] => list.map(({ value }) => value)

/** Whether it was written with a percent sign. */
export const isPercent = (input: unknown): boolean => typeof input === 'string' && input.endsWith('%')

/** A whole number of the last place, written as a decimal. */
export const decimalText = (mantissa: bigint, places: number): string => {
  const digits = String(mantissa < 0n ? -mantissa : mantissa).padStart(places + 1, '0')
  const point = digits.length - places
  return `${mantissa < 0n ? '-' : ''}${places === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`}`
}

/** Whole numbers of every size: small ones, ones about fifteen digits and about 2^53, where ways of reckoning change, and far larger ones. */
export const wholes: fc.Arbitrary<bigint> = fc.oneof(
  fc.bigInt({ min: -10_000n, max: 10_000n }),
  fc
    .tuple(fc.bigInt({ min: -3n, max: 3n }), fc.constantFrom(10n ** 15n, -(10n ** 15n), 2n ** 53n, -(2n ** 53n)))
    .map(([off, edge]) => edge + off),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }),
)

/** Fractions of any size, in lowest terms. */
export const ratios: fc.Arbitrary<Ratio> = fc
  .tuple(wholes, fc.oneof(fc.bigInt({ min: 1n, max: 100n }), fc.bigInt({ min: 1n, max: 10n ** 20n })))
  .map(([numerator, denominator]) => slow(numerator, denominator))

/** Shares of a whole: from 0 to 1, both included. */
export const shares: fc.Arbitrary<Ratio> = fc
  .tuple(fc.bigInt({ min: 0n, max: 100n }), fc.bigInt({ min: 1n, max: 100n }))
  .map(([a, b]) => (a < b ? slow(a, b) : slow(b, a)))

/** Decimals as text, with the signs and leading zeros that people write. */
export const decimalTexts: fc.Arbitrary<string> = fc
  .tuple(wholes, fc.integer({ min: 0, max: 20 }), fc.constantFrom('', '', '', '0', '00'), fc.boolean())
  .map(([mantissa, places, zeros, plus]) => {
    const text = decimalText(mantissa < 0n ? -mantissa : mantissa, places)
    return `${mantissa < 0n ? '-' : plus ? '+' : ''}${zeros}${text}`
  })

/** Decimals of up to two places and seven digits, such as pay by the hour: the ones that the fast ways are for. */
const cents = fc.integer({ min: -9_999_999, max: 9_999_999 })
const centsText: fc.Arbitrary<Written> = fc
  .tuple(cents, fc.integer({ min: 0, max: 2 }))
  .map(([mantissa, places]) => ofText(decimalText(BigInt(mantissa), places)))
const centsNumber: fc.Arbitrary<Written> = fc
  .tuple(cents, fc.integer({ min: 0, max: 2 }))
  .map(([mantissa, places]) => ofNumber(BigInt(mantissa), places))

/** Pay by the hour, hours a week: what nearly everybody proposes nearly always. */
export const amounts: fc.Arbitrary<Written> = fc.oneof(centsText, centsNumber)

/** Doubles whose decimal has up to fifteen digits, so that anyone can say which decimal they are. */
const decimalNumber: fc.Arbitrary<Written> = fc
  .tuple(fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }), fc.integer({ min: 0, max: 12 }))
  .map(([mantissa, places]) => ofNumber(mantissa, places))

const ofText = (text: string): Written => ({ input: text, value: slowRead(text) })

const ofNumber = (mantissa: bigint, places: number): Written => {
  const text = decimalText(mantissa, places)
  return { input: Number(text), value: slowRead(text) }
}

/** Any number, written in any way but as a percentage. */
export const plainNumbers: fc.Arbitrary<Written> = fc.oneof(
  centsText,
  centsNumber,
  decimalNumber,
  decimalTexts.map(ofText),
  decimalTexts.map((text) => ({ input: new Decimal(text), value: slowRead(text) })),
  wholes.map((input) => ({ input, value: slow(input) })),
  ratios.map((value) => ({ input: value, value })),
  ratios.map((value) => ({ input: `${value.numerator}/${value.denominator}`, value })),
)

/** Percentages with up to some places: parts of 1. */
export const percentages: fc.Arbitrary<Written> = fc.oneof(
  fc
    .tuple(fc.bigInt({ min: 0n, max: 10_000n }), fc.integer({ min: 0, max: 2 }))
    .map(([mantissa, places]) => ofText(`${decimalText(mantissa, places)}%`)),
  decimalTexts.map((text) => ofText(`${text}%`)),
)

/** Lists of numbers that go together: plain ones, of one kind or of all kinds, or percentages throughout. */
export const lists = (minLength: number): fc.Arbitrary<readonly Written[]> =>
  fc.oneof(
    ...[centsText, centsNumber, amounts, decimalNumber, plainNumbers, percentages].map((each) =>
      fc.array(each, { minLength, maxLength: 24 }),
    ),
  )

/** Lists of doubles of at most so many decimal places, which a Float64Array holds. */
export const doubles: fc.Arbitrary<readonly Written[]> = fc.oneof(
  ...[centsNumber, decimalNumber].map((each) => fc.array(each, { minLength: 1, maxLength: 24 })),
)
