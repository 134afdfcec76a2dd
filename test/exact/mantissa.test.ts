import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exact,
  MOST_SAFE_MANTISSA,
  mantissaOf,
  mantissaOfNumber,
  mantissaOfRatio,
  ratio,
} from '../../src/exact/index.js'
import { placesOf, placesOfNumber, POWERS_OF_TEN } from '../../src/exact/mantissa.js'
import { decimalText, decimalTexts } from '../arbitraries/numbers.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowRead } from '../arbitraries/slow.js'

const NONE = Number.NaN
const places = fc.integer({ min: 0, max: 15 })

/** The mantissa by way of the exact number: whole at so many places, and of no more than fifteen digits. */
const slowMantissa = (text: string, at: number): number => {
  const { numerator, denominator } = slowRead(text)
  const scaled = slow(numerator * 10n ** BigInt(at), denominator)
  return scaled.denominator === 1n && Math.abs(Number(scaled.numerator)) < 1e15 ? Number(scaled.numerator) : NONE
}

describe('From the source', () => {
  it('WJC-9: 12.5 USD an hour is 1250 cents', () => {
    expect([mantissaOf('12.5', 2), mantissaOfNumber(12.5, 2), mantissaOfRatio(exact('12.5'), 2)]).toEqual([
      1250, 1250, 1250,
    ])
  })
  it('1.005 is 1005 thousandths and no whole number of cents (a double that rounds to 1.00)', () => {
    expect([mantissaOfNumber(1.005, 3), mantissaOfNumber(1.005, 2)]).toEqual([1005, NONE])
  })
})

describe('At the boundary', () => {
  it.each([
    ['999999999999999', 0, 999999999999999],
    ['-999999999999999', 0, -999999999999999],
    ['1000000000000000', 0, NONE],
    ['-1000000000000000', 0, NONE],
    ['9999999999999.99', 2, 999999999999999],
    ['10000000000000.00', 2, NONE],
    ['0.00000000000001', 14, 1],
    ['0.00000000000001', 13, NONE],
    ['-0.00000000000001', 14, -1],
    ['0.000000000000001', 15, NONE],
    ['1', 14, 1e14],
    ['1', 15, NONE],
    ['0', 15, 0],
    ['0', 16, NONE],
    ['0000000000000001', 0, 1],
    ['00000000000000001', 0, NONE],
    ['-0', 2, 0],
    ['+5', 0, 5],
    ['1.50', 1, NONE],
  ])('%s at %s places is %s', (text, at, expected) => {
    expect(mantissaOf(text, at)).toBe(expected)
  })
  it.each([
    [999999999999999, 0, 999999999999999],
    [1e15, 0, NONE],
    [-999999999999999, 0, -999999999999999],
    [-1e15, 0, NONE],
    [0.29, 2, 29],
    [0.29, 1, NONE],
    [-0, 2, 0],
    [1e-15, 15, 1],
    [1e-16, 15, NONE],
    [0.1 + 0.2, 15, NONE],
    [Number.NaN, 2, NONE],
    [Number.POSITIVE_INFINITY, 2, NONE],
  ])('the double %s at %s places is %s', (value, at, expected) => {
    expect(mantissaOfNumber(value, at)).toBe(expected)
  })
  it.each([
    [ratio(999999999999999n), 0, 999999999999999],
    [ratio(10n ** 15n), 0, NONE],
    [ratio(-(10n ** 15n) + 1n), 0, -999999999999999],
    [ratio(-(10n ** 15n)), 0, NONE],
    [ratio(1n, 8n), 3, 125],
    [ratio(1n, 8n), 2, NONE],
    [ratio(1n, 3n), 15, NONE],
  ])('the ratio %o at %s places is %s', (value, at, expected) => {
    expect(mantissaOfRatio(value, at)).toBe(expected)
  })
  it('how many places there are', () => {
    expect(['12', '12.', '12.5', '-0.125', '1.2.3'].map(placesOf)).toEqual([0, 0, 1, 3, 3])
    expect([12, 12.5, -0.125, 1e-15, 1e-16, 0.1 + 0.2, 1e15, Number.NaN].map(placesOfNumber)).toEqual([
      0,
      1,
      3,
      15,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ])
    expect(POWERS_OF_TEN.map(String)).toEqual(POWERS_OF_TEN.map((_, at) => String(10n ** BigInt(at))))
    expect(MOST_SAFE_MANTISSA).toBe(POWERS_OF_TEN[15])
  })
})

describe('Always true', () => {
  it('a text has the mantissa of its exact number, or none where it has more places or digits', () => {
    always(
      fc.property(decimalTexts, places, (text, at) => {
        const quick = mantissaOf(text, at)
        // The quick way may give up on a text that is long for its leading or trailing zeros; it is never wrong.
        if (!Number.isNaN(quick) || text.length <= 16) {
          const zerosBeyond = placesOf(text) > at
          expect(quick).toBe(zerosBeyond ? NONE : slowMantissa(text, at))
        }
      }),
      2000,
    )
  })
  it('a double of up to fifteen digits has the mantissa of its decimal, at its places and at no fewer', () => {
    always(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n) + 1n, max: 10n ** 15n - 1n }),
        fc.integer({ min: 0, max: 15 }),
        (mantissa, at) => {
          const text = decimalText(mantissa, at)
          expect(mantissaOfNumber(Number(text), at)).toBe(Number(mantissa))
          for (let fewer = 0; fewer < at; fewer++) {
            expect(mantissaOfNumber(Number(text), fewer)).toBe(slowMantissa(text, fewer))
          }
        },
      ),
    )
  })
  it('a ratio has the mantissa of its decimal', () => {
    always(
      fc.property(decimalTexts, places, (text, at) => {
        expect(mantissaOfRatio(slowRead(text), at)).toBe(slowMantissa(text, at))
      }),
    )
  })
})

describe('Refused', () => {
  it.each(NOT_NUMBERS.filter(([, input]) => typeof input === 'string'))('%s has no mantissa', (_name, input) => {
    for (let at = 0; at <= 15; at++) expect(mantissaOf(input as string, at)).toBe(NONE)
  })
})
