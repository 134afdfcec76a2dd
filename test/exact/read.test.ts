import { Decimal } from 'decimal.js'
import Big from 'big.js'
import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, it } from 'vitest'
import { type ExactInput, exact, exactString, isRatio, ratio, readExact, toPlain } from '../../src/exact/index.js'
import { decimalTexts, percentages, plainNumbers } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowRead } from '../arbitraries/slow.js'

describe('From the source', () => {
  it.each([
    ['WJC-3: two thirds', '2/3', 2n, 3n],
    ['WJC-7: 72%', '72%', 18n, 25n],
    ['WJC-9: 12.5 USD an hour', '12.5', 25n, 2n],
    ['WJC-13: three quarters', '3/4', 3n, 4n],
    ['WJC-19: 75%', '75%', 3n, 4n],
    ['WC-8: one thousandth', '0.001', 1n, 1000n],
  ])('%s', (_clause, text, numerator, denominator) => {
    expect(exact(text)).toEqual({ numerator, denominator })
  })
  it('123456.789012 is itself, where fraction.js 5.3 reads the number as 10000000/81', () => {
    expect(new Fraction(123456.789012).toFraction()).toBe('10000000/81')
    expect(exact(123456.789012)).toEqual({ numerator: 30864197253n, denominator: 250000n })
  })
  it('null is no number, where fraction.js 5.3 reads it as 0', () => {
    expect(new Fraction(null as never).toFraction()).toBe('0')
    expect(codeOf(() => exact(null as never))).toBe('not-a-number')
  })
  it('hexadecimal and NaN are no numbers, where decimal.js 10.6 takes both', () => {
    expect(new Decimal('0x1F').toString()).toBe('31')
    expect(codeOf(() => exact('0x1F'))).toBe('not-a-number')
    expect(codeOf(() => exact(new Decimal('NaN')))).toBe('not-a-number')
  })
})

describe('At the boundary', () => {
  it.each([
    ['999999999999999', 999999999999999n, 1n],
    ['1000000000000000', 1000000000000000n, 1n],
    ['1000000000000001', 1000000000000001n, 1n],
    ['9007199254740993', 9007199254740993n, 1n],
    ['-9007199254740993', -9007199254740993n, 1n],
    ['0.000000000000001', 1n, 10n ** 15n],
    ['0.0000000000000001', 1n, 10n ** 16n],
    ['0.0000000000001%', 1n, 10n ** 15n],
    ['0.00000000000001%', 1n, 10n ** 16n],
    ['000000000000000000001', 1n, 1n],
  ])('%s is read to its last digit, within fifteen digits and beyond', (text, numerator, denominator) => {
    expect(exact(text)).toEqual({ numerator, denominator })
  })
  it('999 and 1000 characters are read, 1001 are refused', () => {
    expect(exact('1'.repeat(999))).toEqual(slow(BigInt('1'.repeat(999))))
    expect(exact('1'.repeat(1000))).toEqual(slow(BigInt('1'.repeat(1000))))
    expect(codeOf(() => exact('1'.repeat(1001)))).toBe('number-too-long')
    expect(codeOf(() => exact(`${'1'.repeat(1000)}%`))).toBe('number-too-long')
  })
  it.each([
    [Number.MAX_SAFE_INTEGER, 9007199254740991n, 1n],
    [2 ** 53, 9007199254740992n, 1n],
    [-(2 ** 53), -9007199254740992n, 1n],
    [1e21, 10n ** 21n, 1n],
    [1.5e300, 15n * 10n ** 299n, 1n],
    [1e-7, 1n, 10n ** 7n],
    [5e-324, 5n, 10n ** 324n],
    [0.1 + 0.2, 30000000000000004n, 10n ** 17n],
    [-0, 0n, 1n],
  ])('the JavaScript number %s is read as its shortest decimal', (input, numerator, denominator) => {
    expect(exact(input)).toEqual(slow(numerator, denominator))
  })
  it('minus zero is zero, however it is written', () => {
    for (const input of ['-0', '-0.00', '-0%', '-0/5', new Decimal(-0), { numerator: 0n, denominator: -5n }]) {
      expect(exact(input)).toEqual({ numerator: 0n, denominator: 1n })
    }
  })
})

describe('Always true', () => {
  it('whatever went through toPlain and JSON, or through exactString, is read back as the same number', () => {
    always(
      fc.property(plainNumbers, ({ input }) => {
        const value = exact(input)
        expect(exact(JSON.parse(JSON.stringify(toPlain(value))) as ExactInput)).toEqual(value)
        expect(exact(exactString(value))).toEqual(value)
      }),
    )
  })
  it('a number is the same number in whatever way it is written', () => {
    always(
      fc.property(plainNumbers, ({ input, value }) => {
        expect(readExact(input, 'here')).toEqual({ value, percent: false })
      }),
      1000,
    )
  })
  it('a percentage is a hundredth of its number, and is remembered as a percentage', () => {
    always(
      fc.property(percentages, ({ input, value }) => {
        expect(readExact(input, 'here')).toEqual({ value, percent: true })
      }),
    )
  })
  it('a decimal is what fraction.js reads in the same text', () => {
    always(
      fc.property(decimalTexts, (text) => {
        const { s, n, d } = new Fraction(text)
        expect(exact(text)).toEqual({ numerator: s * n, denominator: d })
      }),
    )
  })
  it('a double is the decimal that toExponential writes with as many digits as it needs', () => {
    always(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const [digits = '', exponent = '0'] = value.toExponential().split('e')
        const power = slow(10n ** BigInt(Math.abs(Number(exponent))))
        const { numerator, denominator } = slowRead(digits)
        expect(exact(value)).toEqual(
          Number(exponent) < 0
            ? slow(numerator, denominator * power.numerator)
            : slow(numerator * power.numerator, denominator),
        )
      }),
    )
  })
  it('reading what was read changes nothing', () => {
    always(
      fc.property(plainNumbers, ({ input }) => {
        expect(exact(exact(input))).toEqual(exact(input))
      }),
    )
  })
  it('no text makes it throw anything but our error, and no problem is without its path', () => {
    always(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9./%, e]{0,12}$/)), (text) => {
        const read = readExact(text, 'here')
        if ('code' in read) expect([read.path, codeOf(() => exact(text))]).toEqual(['here', read.code])
        else expect(exact(text)).toEqual(read.value)
      }),
      2000,
    )
  })
  it('whatever comes is read or refused', () => {
    always(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withTypedArray: true }), (input) => {
        const read = readExact(input, 'here')
        expect('code' in read ? read.path : typeof read.percent).toBe('code' in read ? 'here' : 'boolean')
      }),
      1000,
    )
  })
})

describe('Decimals of decimal.js', () => {
  const Rough = Decimal.clone({ precision: 3, rounding: 0, toExpNeg: -1, toExpPos: 1, minE: -9e15, crypto: false })

  it('a Decimal of a clone with three digits and other exponents is read exactly', () => {
    const decimal = new Rough('12345678901234567890.123456789')
    expect(decimal.toString()).toBe('1.2345678901234567890123456789e+19')
    expect(exact(decimal)).toEqual(slowRead('12345678901234567890.123456789'))
    expect(exact(new Rough('0.000000123'))).toEqual(slowRead('0.000000123'))
  })
  it('settings made on Decimal itself change nothing', () => {
    const { precision, toExpNeg, toExpPos } = Decimal
    Decimal.set({ precision: 2, toExpNeg: 0, toExpPos: 0 })
    try {
      expect(exact(new Decimal('1234.5678'))).toEqual({ numerator: 6172839n, denominator: 5000n })
    } finally {
      Decimal.set({ precision, toExpNeg, toExpPos })
    }
  })
  it('999 characters are read, as in text', () => {
    expect(exact(new Decimal('1e999'))).toEqual({ numerator: 10n ** 999n, denominator: 1n })
    expect(exact(new Decimal('1e-998'))).toEqual({ numerator: 1n, denominator: 10n ** 998n })
    expect(codeOf(() => exact(new Decimal('1e-999')))).toBe('number-too-long')
  })
  it.each(['1e10000000', '1e-10000000'])('%s is refused before ten million digits of it are written', (text) => {
    const toFixed = () => {
      throw new Error('wrote ten million digits')
    }
    expect(codeOf(() => exact(Object.assign(new Decimal(text), { toFixed })))).toBe('number-too-long')
  })
})

describe('Not true, on purpose', () => {
  it('a ratio need not be in lowest terms to be read, and comes out in them', () => {
    expect(exact({ numerator: 6n, denominator: -4n })).toEqual({ numerator: -3n, denominator: 2n })
    expect([isRatio({ numerator: 6n, denominator: -4n }), isRatio({ numerator: 6, denominator: 4 })]).toEqual([
      true,
      false,
    ])
  })
  it('0.1 + 0.2 is not 0.3: a number is taken as it came', () => {
    expect(exact(0.1 + 0.2)).not.toEqual(exact(0.3))
  })
  it('50 and 50% are a hundred times apart', () => {
    expect(exact('50')).toEqual(ratio(50n))
    expect(exact('50%')).toEqual(ratio(1n, 2n))
  })
  it('a number of big.js or fraction.js is no number here: only decimal.js is told by its parts', () => {
    expect(codeOf(() => exact(new Big('1.5') as never))).toBe('not-a-number')
    expect(codeOf(() => exact(new Fraction('1.5') as never))).toBe('not-a-number')
  })
})

describe('Refused', () => {
  it('a written ratio whose parts are no digits, that has one part, or that is over nothing', () => {
    for (const [numerator, denominator] of [
      ['1', '-2'],
      ['1/2', '3'],
      ['', '2'],
      ['1', ''],
      ['0x1', '2'],
      ['1', '2%'],
      ['1', 2],
    ])
      expect(
        codeOf(() => exact({ numerator, denominator } as never)),
        `${numerator}|${denominator}`,
      ).toBe('not-a-number')
    expect(codeOf(() => exact({ numerator: '1' } as never))).toBe('not-a-number')
    expect(codeOf(() => exact({ numerator: '1', denominator: '0' }))).toBe('zero-denominator')
    expect(codeOf(() => exact({ numerator: '1'.repeat(1000), denominator: '3' }))).toBe('number-too-long')
  })
  it.each(NOT_NUMBERS)('%s', (_name, input, code) => {
    expect(codeOf(() => exact(input as ExactInput))).toBe(code)
    expect(readExact(input, 'proposals[3]')).toMatchObject({ code, path: 'proposals[3]' })
  })
  it('a decimal comma is answered with the number that was probably meant', () => {
    expect(readExact('12,5', '')).toMatchObject({ received: '"12,5"', facts: { meant: '12.5' } })
    expect(readExact('-12,5%', '')).toMatchObject({ facts: { meant: '-12.5%' } })
  })
  it('a Decimal without digits is shown as it calls itself', () => {
    expect(readExact(new Decimal(Number.NaN), '')).toMatchObject({ received: '"NaN"' })
    expect(readExact(new Decimal(Number.NEGATIVE_INFINITY), '')).toMatchObject({ received: '"-Infinity"' })
  })
  it('a long number is shown shortened', () => {
    expect(readExact('1'.repeat(1001), '')).toMatchObject({ received: `"${'1'.repeat(60)}…"`, facts: { most: 1000 } })
  })
})
