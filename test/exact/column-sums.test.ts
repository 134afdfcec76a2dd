import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  exact,
  meanOf,
  meanOfColumn,
  meanOfShort,
  ratio,
  sumOfColumn,
  sumOfDoubles,
  sumOfMantissas,
} from '../../src/exact/index.js'
import { decimalText, doubles, inputsOf, lists, valuesOf } from '../arbitraries/numbers.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowMean, slowRead, slowSum } from '../arbitraries/slow.js'
import { columnOf } from './column-of.js'

const MOST = Number.MAX_SAFE_INTEGER

describe('From the source', () => {
  it('WJC-7: 50 90 60 80 40 80 90 70 100 60 give 72%', () => {
    const shares = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
    expect(meanOf(shares)).toEqual(exact('72%'))
  })
  // Means certified by NIST, Statistical Reference Datasets, univariate summary statistics: NumAcc1 to NumAcc4.
  it('NIST NumAcc1: 10000001, 10000003 and 10000002 have the mean 10000002', () => {
    expect(meanOf(new Float64Array([10000001, 10000003, 10000002]))).toEqual(ratio(10000002n))
  })
  it.each([
    ['NumAcc2', 1.2, 1.1, 1.3],
    ['NumAcc3', 1000000.2, 1000000.1, 1000000.3],
    ['NumAcc4', 10000000.2, 10000000.1, 10000000.3],
  ])('NIST %s: the mean is %s exactly', (_name, first, low, high) => {
    const values = [first, ...Array.from({ length: 1000 }, (_, at) => (at % 2 === 0 ? low : high))]
    expect(meanOf(new Float64Array(values))).toEqual(exact(first))
    expect(meanOf(values)).toEqual(exact(first))
    expect(meanOf(values.map(String))).toEqual(exact(first))
  })
  it('Python statistics: the mean of 3/7, 1/21, 5/3 and 1/3 is 13/21', () => {
    expect(meanOf(['3/7', '1/21', '5/3', '1/3'])).toEqual(ratio(13n, 21n))
  })
})

describe('At the boundary', () => {
  it('a sum goes to bigints where so many of the largest could pass 2^53', () => {
    expect(sumOfMantissas(new Float64Array([MOST - 1]), MOST - 1)).toBe(MOST - 1)
    expect(sumOfMantissas(new Float64Array([MOST]), MOST)).toBe(MOST)
    expect(sumOfMantissas(new Float64Array([MOST + 1]), MOST + 1)).toBe(2n ** 53n)
    const most = 999_999_999_999_999
    expect(sumOfMantissas(new Float64Array(9).fill(most), most)).toBe(9 * most)
    expect(sumOfMantissas(new Float64Array(10).fill(most), most)).toBe(10n * BigInt(most))
    expect(sumOfMantissas(new Float64Array(11).fill(-most), most)).toBe(-11n * BigInt(most))
  })
  it('doubles are added up to fifteen digits, and not beyond', () => {
    expect(sumOfDoubles(new Float64Array([5e12 - 0.01, 5e12 - 0.01]), 2)).toBe(999_999_999_999_998)
    expect(sumOfDoubles(new Float64Array([5e12 - 0.01, 5e12]), 2)).toBe(999_999_999_999_999)
    expect(sumOfDoubles(new Float64Array([5e12, 5e12]), 2)).toBe(Number.NaN)
    expect(sumOfDoubles(new Float64Array([5e12, -5e12]), 2)).toBe(Number.NaN)
    expect(sumOfDoubles(new Float64Array([5e12, -5e12, 0, 0]), 2)).toBe(Number.NaN)
  })
  it('doubles of two places are added at two places, not at one', () => {
    for (const values of [[0.1, 0.25], [0.5, 0.5, 0.5, 0.25, 0.1], [0.25]]) {
      expect(sumOfDoubles(new Float64Array(values), 1)).toBe(Number.NaN)
      expect(sumOfDoubles(new Float64Array(values), 2)).toBe(values.reduce((sum, value) => sum + 100 * value, 0))
    }
  })
  it('a mean is exact where the unit times the count passes fifteen digits', () => {
    for (const [places, counts] of [
      [13, [99, 100, 101]],
      [12, [999, 1000, 1001]],
    ] as const) {
      for (const count of counts) {
        const texts = Array.from({ length: count }, (_, at) => decimalText(BigInt(at + 1), places))
        const mean = slow(BigInt(count + 1), 2n * 10n ** BigInt(places))
        expect(meanOf(texts)).toEqual(mean)
        expect(meanOfColumn(columnOf(texts))).toEqual(mean)
      }
    }
  })
  it('nine, ten and eleven numbers of fifteen digits have an exact mean, as texts and as doubles', () => {
    for (const text of ['999999999999999', '9999999999999.99', '-99.9999999999999']) {
      for (const count of [9, 10, 11]) {
        const texts = Array.from({ length: count }, (_, at) => (at === 0 ? '0' : text))
        const mean = slowMean(texts.map(slowRead))
        expect(columnOf(texts).kind).toBe('decimals')
        expect(meanOfColumn(columnOf(texts))).toEqual(mean)
        expect(meanOf(texts)).toEqual(mean)
        expect(meanOf(new Float64Array(texts.map(Number)))).toEqual(mean)
      }
    }
  })
  it('the quick mean takes fifteen digits in all and thirteen places, and gives up on more', () => {
    expect(meanOfShort(['12.5', '10', 0.1])).toEqual(exact('113/15'))
    expect(meanOfShort(['999999999999998', 1])).toEqual(exact('999999999999999/2'))
    expect(meanOfShort(['999999999999999', 1])).toBeUndefined()
    expect(meanOfShort(['0.000000000001', '0'])).toEqual(exact('0.0000000000005'))
    expect(meanOfShort(['0.0000000000001', '0'])).toEqual(exact('0.00000000000005'))
    expect(meanOfShort(['0.00000000000001', '0'])).toBeUndefined()
  })
  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('one double of three places among nine is found at %s', (at) => {
    const values = new Float64Array(9).fill(0.25).with(at, 0.125)
    expect([sumOfDoubles(values, 2), sumOfDoubles(values, 3)]).toEqual([Number.NaN, 2125])
  })
  it('one, two, three, four and five numbers are added alike', () => {
    for (let count = 1; count <= 9; count++) {
      const values = Array.from({ length: count }, (_, at) => 10 ** at / 100)
      expect(sumOfDoubles(new Float64Array(values), 2)).toBe(Number('1'.repeat(count)))
      expect(sumOfColumn(columnOf(values))).toEqual(slow(BigInt('1'.repeat(count)), 100n))
    }
  })
})

describe('Always true', () => {
  it('its sum and its mean are those of plain bigints', () => {
    always(
      fc.property(lists(1), (list) => {
        const column = columnOf(inputsOf(list))
        const mean = slowMean(valuesOf(list))
        expect(sumOfColumn(column)).toEqual(slowSum(valuesOf(list)))
        expect(meanOfColumn(column)).toEqual(mean)
        expect(meanOf(inputsOf(list))).toEqual(mean)
        expect([undefined, mean]).toContainEqual(meanOfShort(inputsOf(list)))
      }),
      1000,
    )
  })
  it('a Float64Array has the mean of its decimals', () => {
    always(
      fc.property(doubles, (list) => {
        expect(meanOf(new Float64Array(inputsOf(list).map(Number)))).toEqual(slowMean(valuesOf(list)))
      }),
      1000,
    )
  })
  it('the order of the numbers does not matter to their mean', () => {
    always(
      fc.property(
        lists(1).chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray([...list], { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          expect(meanOf(inputsOf(shuffled))).toEqual(meanOf(inputsOf(list)))
        },
      ),
    )
  })
  it('a sum of whole doubles is the sum of bigints, on either side of 2^53', () => {
    always(
      fc.property(fc.array(fc.maxSafeInteger(), { maxLength: 20 }), (mantissas) => {
        const largest = mantissas.reduce((most, mantissa) => Math.max(most, Math.abs(mantissa)), 0)
        const sum = sumOfMantissas(new Float64Array(mantissas), largest)
        expect(BigInt(sum)).toBe(mantissas.reduce((total, mantissa) => total + BigInt(mantissa), 0n))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('0.1 + 0.2 among doubles is one of seventeen digits, and its mean is taken of those', () => {
    expect(meanOf(new Float64Array([0.1 + 0.2]))).toEqual(slow(30000000000000004n, 10n ** 17n))
  })
  it('the quick mean gives up on a fraction; the mean does not', () => {
    expect([meanOfShort(['1/3', '2/3']), meanOf(['1/3', '2/3'])]).toEqual([undefined, exact('1/2')])
    expect(meanOfShort([])).toBeUndefined()
  })
})

describe('Refused', () => {
  it('no-values: nothing has no mean', () => {
    expect(codeOf(() => meanOf([]))).toBe('no-values')
    expect(codeOf(() => meanOf(new Float64Array()))).toBe('no-values')
  })
  it('not-a-number: NaN and Infinity among doubles', () => {
    for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const values of [[wrong], [1, 2, 3, wrong], [1, 2, 3, 4, wrong]]) {
        expect(codeOf(() => meanOf(new Float64Array(values)))).toBe('not-a-number')
      }
    }
  })
})
