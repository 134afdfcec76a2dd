import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decimalPlaces,
  decimalString,
  exact,
  exactDecimalString,
  exactString,
  multiply,
  ratio,
  type Rounding,
  ROUNDINGS,
  roundedTo,
  roundTo,
} from '../../src/exact/index.js'
import { decimalText, decimalTexts, ratios } from '../arbitraries/numbers.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slowRead } from '../arbitraries/slow.js'

const places = fc.integer({ min: 0, max: 12 })
const roundings = fc.constantFrom(...ROUNDINGS)

/** Of the two neighbours, the one the name says: looked for by distance, never by dividing what is left. */
const slowRound = (numerator: bigint, denominator: bigint, at: number, rounding: Rounding): bigint => {
  if (numerator < 0n) return -slowRound(-numerator, denominator, at, rounding)
  const scaled = numerator * 10n ** BigInt(at)
  const low = scaled / denominator
  const below = scaled - low * denominator
  const above = (low + 1n) * denominator - scaled
  if (below === 0n || rounding === 'down') return low
  if (rounding === 'up') return low + 1n
  if (below !== above) return below < above ? low : low + 1n
  return rounding === 'half-up' || low % 2n === 1n ? low + 1n : low
}

describe('From the source', () => {
  // Result of rounding to one digit, from the documentation of java.math.RoundingMode (Java 17).
  it.each([
    ['5.5', 6n, 5n, 6n, 6n],
    ['2.5', 3n, 2n, 3n, 2n],
    ['1.6', 2n, 1n, 2n, 2n],
    ['1.1', 2n, 1n, 1n, 1n],
    ['1.0', 1n, 1n, 1n, 1n],
    ['-1.0', -1n, -1n, -1n, -1n],
    ['-1.1', -2n, -1n, -1n, -1n],
    ['-1.6', -2n, -1n, -2n, -2n],
    ['-2.5', -3n, -2n, -3n, -2n],
    ['-5.5', -6n, -5n, -6n, -6n],
  ])('java.math.RoundingMode: %s is %s up, %s down, %s half-up, %s half-even', (text, up, down, halfUp, halfEven) => {
    const value = exact(text)
    const rounded = (rounding: Rounding) => roundTo({ value, places: 0, rounding })
    expect([rounded('up'), rounded('down'), rounded('half-up'), rounded('half-even')]).toEqual([
      up,
      down,
      halfUp,
      halfEven,
    ])
  })
  it('WJC-9: 12.5 USD an hour is written 12.50 to the cent', () => {
    expect(decimalString({ value: exact('25/2'), places: 2, rounding: 'half-even' })).toBe('12.50')
  })
  it('1.005 to the cent is 1.01 half-up, where Math.round(1.005 * 100) / 100 is 1', () => {
    expect(Math.round(1.005 * 100) / 100).toBe(1)
    expect(decimalString({ value: exact(1.005), places: 2, rounding: 'half-up' })).toBe('1.01')
  })
})

describe('At the boundary', () => {
  it('exactString: a decimal where the digits end, a fraction where they never do', () => {
    const texts = ['72%', '573/800', '2/3', '-1/3', '7', '0', '-0.5'].map((text) => exactString(exact(text)))
    expect(texts).toEqual(['0.72', '0.71625', '2/3', '-1/3', '7', '0', '-0.5'])
  })
  it.each([
    ['0.4999999999999999999999', 0n, 0n],
    ['0.5', 0n, 1n],
    ['0.5000000000000000000001', 1n, 1n],
    ['1.4999999999999999999999', 1n, 1n],
    ['1.5', 2n, 2n],
    ['-0.4999999999999999999999', 0n, 0n],
    ['-0.5', 0n, -1n],
    ['-0.5000000000000000000001', -1n, -1n],
  ])('%s is %s half-even and %s half-up', (text, halfEven, halfUp) => {
    expect(roundTo({ value: exact(text), places: 0, rounding: 'half-even' })).toBe(halfEven)
    expect(roundTo({ value: exact(text), places: 0, rounding: 'half-up' })).toBe(halfUp)
  })
  it('0 and 1000 places are given, -1 and 1001 are not', () => {
    const at = (wanted: number) => roundTo({ value: exact('2/3'), places: wanted, rounding: 'down' })
    expect(codeOf(() => at(-1))).toBe('not-places')
    expect(at(0)).toBe(0n)
    expect(at(1)).toBe(6n)
    expect(at(999)).toBe(BigInt('6'.repeat(999)))
    expect(at(1000)).toBe(BigInt('6'.repeat(1000)))
    expect(codeOf(() => at(1001))).toBe('not-places')
  })
  it('a number with 999 or 1000 decimal places is written completely, one with 1001 is not', () => {
    expect(decimalPlaces(ratio(1n, 10n ** 999n))).toBe(999)
    expect(decimalPlaces(ratio(1n, 2n ** 1000n))).toBe(1000)
    expect(exactDecimalString(ratio(1n, 5n ** 1000n))).toHaveLength(1002)
    expect(decimalPlaces(ratio(1n, 5n ** 1001n))).toBeUndefined()
    expect(exactDecimalString(ratio(1n, 10n ** 1001n))).toBeUndefined()
  })
  it.each([
    ['0.05', 1, 'down', '0.0'],
    ['-0.05', 1, 'down', '0.0'],
    ['-0.05', 1, 'up', '-0.1'],
    ['-0.5', 0, 'half-even', '0'],
    ['9.995', 2, 'half-up', '10.00'],
    ['-9.995', 2, 'half-up', '-10.00'],
    ['7', 3, 'up', '7.000'],
    ['1/3', 0, 'up', '1'],
  ] as const)('%s to %s places, %s, is written %s', (text, wanted, rounding, expected) => {
    expect(decimalString({ value: exact(text), places: wanted, rounding })).toBe(expected)
  })
})

describe('Always true', () => {
  it('rounding takes the neighbour that its name says', () => {
    always(
      fc.property(ratios, places, roundings, (value, at, rounding) => {
        const expected = slowRound(value.numerator, value.denominator, at, rounding)
        expect(roundTo({ value, places: at, rounding })).toBe(expected)
        expect(decimalString({ value, places: at, rounding })).toBe(decimalText(expected, at))
      }),
      1000,
    )
  })
  it('ties are rounded by their name too', () => {
    always(
      fc.property(fc.bigInt({ min: -1000n, max: 1000n }), places, roundings, (half, at, rounding) => {
        const value = ratio(2n * half + 1n, 2n * 10n ** BigInt(at))
        expect(roundTo({ value, places: at, rounding })).toBe(
          slowRound(value.numerator, value.denominator, at, rounding),
        )
      }),
    )
  })
  it('what is owed and what is due round alike: the sign is mirrored', () => {
    always(
      fc.property(ratios, places, roundings, (value, at, rounding) => {
        const mirrored = multiply(value, ratio(-1n))
        expect(roundTo({ value: mirrored, places: at, rounding })).toBe(-roundTo({ value, places: at, rounding }))
      }),
    )
  })
  it('a decimal is written with all its digits and read back as the same number', () => {
    always(
      fc.property(decimalTexts, (text) => {
        const written = exactDecimalString(slowRead(text)) ?? ''
        expect(exact(written)).toEqual(slowRead(text))
        expect(written).not.toMatch(/\.\d*0$/)
      }),
    )
  })
  it('a number has decimal places just when its denominator divides a power of ten', () => {
    always(
      fc.property(ratios, (value) => {
        const at = decimalPlaces(value)
        if (at === undefined) expect(10n ** 200n % value.denominator).not.toBe(0n)
        else {
          expect(10n ** BigInt(at) % value.denominator).toBe(0n)
          if (at > 0) expect(10n ** BigInt(at - 1) % value.denominator).not.toBe(0n)
        }
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('rounding twice is not rounding once: 0.445 to two places and then to one is 0.5 half-up, not 0.4', () => {
    const once = decimalString({ value: exact('0.445'), places: 1, rounding: 'half-up' })
    const twice = exact(decimalString({ value: exact('0.445'), places: 2, rounding: 'half-up' }))
    expect([once, decimalString({ value: twice, places: 1, rounding: 'half-up' })]).toEqual(['0.4', '0.5'])
  })
})

describe('Refused', () => {
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null, undefined])('not-places: %s', (wanted) => {
    const input = { value: exact('1/3'), places: wanted as never, rounding: 'down' } as const
    expect(codeOf(() => roundTo(input))).toBe('not-places')
    expect(codeOf(() => decimalString(input))).toBe('not-places')
  })
  it('not-one-of: a rounding of another name, where there is something to round', () => {
    expect(codeOf(() => roundTo({ value: exact('2/3'), places: 2, rounding: 'floor' as never }))).toBe('not-one-of')
  })
  it('not-one-of: a rounding of another name, where there is nothing to round', () => {
    expect(codeOf(() => roundTo({ value: exact('5'), places: 2, rounding: 'floor' as never }))).toBe('not-one-of')
  })

  it('wrong-kind: a fraction of text, as JSON holds it, and what is no number at all', () => {
    const kept = { numerator: '2', denominator: '3' } as never
    for (const value of [kept, null, '2/3', 5, {}] as never[]) {
      const input = { value, places: 2, rounding: 'down' } as const
      for (const act of [() => roundTo(input), () => decimalString(input), () => roundedTo(input)])
        expect(codeOf(act)).toBe('wrong-kind')
      for (const act of [() => exactDecimalString(value), () => exactString(value), () => decimalPlaces(value)])
        expect(codeOf(act)).toBe('wrong-kind')
    }
    expect(() => decimalString({ value: kept, places: 2, rounding: 'down' })).toThrow(/read with fromPlain first/)
  })
})
