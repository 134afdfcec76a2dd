import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import {
  allocate,
  atOfColumn,
  compare,
  equal,
  exact,
  isRatio,
  meanOfShort,
  moneyOf,
  ratio,
  readExact,
  readMinor,
  roundedTo,
  sizeOfColumn,
  sumOfDoubles,
  toPlain,
  writtenMoney,
} from '../../src/exact/index.js'
import { toldBy } from '../arbitraries/told.js'
import { columnOf } from './column-of.js'

const refused = (input: unknown) => {
  const read = readExact(input, 'value')
  return 'code' in read ? toldBy(read) : []
}
const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' })

describe('At the boundary', () => {
  it('smallest units: digits with a sign or none, a bigint, a whole number that a double holds', () => {
    const minor = (input: unknown) => {
      const read = readMinor(input, 'amountMinor')
      return typeof read === 'bigint' ? read : read.code
    }
    expect(['12', '+12', '-12', '0', 12n, -12, 2 ** 53 - 1].map(minor)).toEqual([
      12n,
      12n,
      -12n,
      0n,
      12n,
      -12n,
      9007199254740991n,
    ])
    for (const none of ['', '-', '1.5', ' 1', '1 ', 'x1', '1x', '++1', '--', 'xx', 1.5, 2 ** 53, true, null, undefined])
      expect(toldBy(readMinor(none, 'amountMinor') as never).slice(0, 2)).toEqual(['not-minor-units', 'amountMinor'])
    expect([999, 1000, 1001].map((length) => typeof readMinor('1'.repeat(length), ''))).toEqual([
      'bigint',
      'bigint',
      'object',
    ])
    expect(readMinor(['5'], '')).toMatchObject({ code: 'not-minor-units' })
  })

  it('an amount between two smallest units is rounded where a rounding is named, and only there', () => {
    const rounded = (rounding: 'half-even' | 'up' | 'down') =>
      moneyOf({ amount: '12.345', currency: 'USD', rounding }).amountMinor
    expect([rounded('half-even'), rounded('up'), rounded('down')]).toEqual([1234n, 1235n, 1234n])
    expect(moneyOf({ amount: '12.34', currency: 'USD' })).toEqual(usd(1234n))
    expect(moneyOf({ amount: '1/4', currency: 'USD' })).toEqual(usd(25n))
    expect([usd(0n), usd(5n), usd(-123n)].map(writtenMoney)).toEqual(['0.00', '0.05', '-1.23'])
  })

  it('a number of a thousand digits by its exponent, on either side of the point', () => {
    expect(refused(new Decimal('1e1000')).slice(0, 2)).toEqual(['number-too-long', 'value'])
    expect(readExact(new Decimal('1e-999'), '')).toMatchObject({ code: 'number-too-long', facts: { most: 1000 } })
    expect(readExact(new Decimal('1e1000'), '')).toMatchObject({ code: 'number-too-long', facts: { most: 1000 } })
    expect(readExact('1'.repeat(1001), '')).toMatchObject({ code: 'number-too-long', facts: { most: 1000 } })
  })

  it('numbers on either side of what 31 bits hold are reduced alike', () => {
    for (const size of [2 ** 31 - 2, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 32 + 2]) {
      expect(exact(`${size * 2}/${size}`)).toEqual(ratio(2n))
      expect(exact(`${size}/${size * 2}`)).toEqual(ratio(1n, 2n))
      expect(exact(`-${size}/${size}`)).toEqual(ratio(-1n))
    }
  })

  it('a double of an exponent is read to its last digit, and a whole one beyond 2^53 too', () => {
    expect(exact(1e-7)).toEqual({ numerator: 1n, denominator: 10_000_000n })
    expect(exact(1.5e21)).toEqual({ numerator: 15n * 10n ** 20n, denominator: 1n })
    expect(exact(-2.5)).toEqual({ numerator: -5n, denominator: 2n })
    expect(exact(2 ** 60)).toEqual({ numerator: 1152921504606847000n, denominator: 1n })
  })

  it('so many doubles of one size that their sum has sixteen digits are not added', () => {
    const many = new Float64Array(125_000).fill(8e9)
    expect(sumOfDoubles(many, 0)).toBe(Number.NaN)
    expect(sumOfDoubles(many.with(7, 8e9 - 1), 0)).toBe(999_999_999_999_999)
    expect(sumOfDoubles(new Float64Array(120_000).fill(2 ** 33 - 1), 0)).toBe(Number.NaN)
    expect(sumOfDoubles(new Float64Array([2 ** 33 - 1, 2 ** 33, -1]), 0)).toBe(2 ** 34 - 2)
    expect(sumOfDoubles(new Float64Array([0.1, -0.1, 0.3]), 1)).toBe(3)
    expect(sumOfDoubles(new Float64Array([-0, -0]), 0)).toBe(0)
  })

  it('the quick mean where percentages, places and sizes end', () => {
    expect(meanOfShort(['50%', '25.5%'])).toEqual(exact('151/400'))
    expect(meanOfShort(['1', '0.5', '0.25'])).toEqual(exact('7/12'))
    expect(meanOfShort(['-1', '0.5', '-0.25'])).toEqual(exact('-1/4'))
    expect(meanOfShort(['50%', '1'])).toBeUndefined()
    expect(meanOfShort(['1', '50%'])).toBeUndefined()
    expect(meanOfShort(['x'])).toBeUndefined()
    expect(meanOfShort(['-999999999999999', '999999999999999'])).toBeUndefined()
    expect(meanOfShort(['-0'])).toEqual({ numerator: 0n, denominator: 1n })
  })
})

describe('From the source', () => {
  it('weights are taken as numbers, bigints, texts and exact numbers alike', () => {
    const parts = (...weights: (number | bigint | string | ReturnType<typeof ratio>)[]) =>
      allocate({ totalMinor: 10n, shares: weights.map((weight, at) => ({ id: `m${at}`, weight })) }).shares.map(
        ({ amountMinor }) => amountMinor,
      )
    expect([parts(1, 4), parts(1n, 4n), parts('1', '4'), parts(ratio(1n, 4n), 1), parts(0.25, 1n)]).toEqual(
      Array.from({ length: 5 }, () => [2n, 8n]),
    )
    expect(parts(10n ** 20n, 4n * 10n ** 20n)).toEqual([2n, 8n])
    expect(parts('1/3', '1/6', '1/2')).toEqual([3n, 2n, 5n])
  })

  it('what is split into parts too large for a double is split to the last unit', () => {
    const size = 10n ** 20n + 1n
    const ids = ['c', 'a', 'b']
    const split = allocate({ totalMinor: size, shares: ids.map((id) => ({ id, weight: 1 })) }).shares
    expect(split.map(({ amountMinor }) => amountMinor)).toEqual([
      33333333333333333333n,
      33333333333333333334n,
      33333333333333333334n,
    ])
    const uneven = allocate({ totalMinor: -size, shares: ids.map((id, at) => ({ id, weight: at + 1 })) }).shares
    expect(uneven.map(({ amountMinor }) => amountMinor)).toEqual([
      -16666666666666666667n,
      -33333333333333333334n,
      -50000000000000000000n,
    ])
    const large = 2n ** 53n - 1n
    expect(allocate({ totalMinor: large, shares: [{ id: 'a', weight: 1 }] }).shares).toEqual([
      { id: 'a', amountMinor: large },
    ])
    expect(allocate({ totalMinor: 2n ** 31n, shares: [{ id: 'a', weight: 1 }] }).shares[0]?.amountMinor).toBe(2n ** 31n)
  })

  it('weights and a whole that doubles hold, whose products they do not, are split to the last unit', () => {
    const weights = [333_333_333_333_333, 333_333_333_333_334, 1]
    const shares = weights.map((weight, at) => ({ id: `m${at}`, weight }))
    expect(allocate({ totalMinor: 999_999_999_999_999n, shares }).shares.map(({ amountMinor }) => amountMinor)).toEqual(
      [499999999999998n, 500000000000000n, 1n],
    )
  })

  it('1/30 to four places is 333 ten thousandths, as a number', () => {
    expect(roundedTo({ value: exact('1/30'), places: 4, rounding: 'half-even' })).toEqual(ratio(333n, 10_000n))
    expect(roundedTo({ value: exact('2/3'), places: 0, rounding: 'down' })).toEqual(ratio(0n))
  })

  it('a key named __proto__ of a plain copy may be written to like any other', () => {
    const copy = toPlain(JSON.parse('{"__proto__":1}') as object)
    expect(Object.getOwnPropertyDescriptor(copy, '__proto__')).toEqual({
      value: 1,
      writable: true,
      enumerable: true,
      configurable: true,
    })
  })

  it('numbers are equal that are alike above and below', () => {
    expect(['1/2', '1/3', '3/2', '2/3'].map((text) => equal(exact('1/2'), exact(text)))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('what is a ratio and what only looks like one', () => {
    const whole = { numerator: 1n, denominator: 2n }
    const none = [
      null,
      1,
      {},
      { numerator: 1n },
      { denominator: 1n },
      { numerator: 1, denominator: 2n },
      { numerator: 1n, denominator: 2 },
    ]
    expect([whole, ...none].map(isRatio)).toEqual([true, ...none.map(() => false)])
    expect(compare(ratio(1n, 3n), ratio(1n, 3n))).toBe(0)
    expect(ratio(-4n, -6n)).toEqual({ numerator: 2n, denominator: 3n })
  })

  it('a column says how many numbers it holds, whichever way it holds them', () => {
    expect([columnOf(['1', '2']), columnOf(['1/3', '2', '3'])].map(sizeOfColumn)).toEqual([2, 3])
    expect([columnOf([]).kind, sizeOfColumn(columnOf([]))]).toEqual(['decimals', 0])
    expect(atOfColumn(columnOf(['1/3', '2']), 1)).toEqual(ratio(2n))
    expect(columnOf(['1', '0.25', '-3'])).toEqual({
      kind: 'decimals',
      mantissas: new Float64Array([100, 25, -300]),
      largest: 300,
      unit: 100,
      percent: false,
    })
  })
})
