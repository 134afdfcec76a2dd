import { Decimal } from 'decimal.js'
import { describe, expect, it } from 'vitest'
import {
  allocate,
  currencyPlaces,
  exact,
  isRatio,
  mantissaOf,
  meanOf,
  meanOfShort,
  ratio,
  readColumn,
  readExact,
} from '../../src/exact/index.js'
import { thrownBy, toldBy } from '../arbitraries/told.js'

const refused = (input: unknown) => {
  const read = readExact(input, 'value')
  return 'code' in read ? toldBy(read) : []
}

const partsOf = (totalMinor: bigint, weights: readonly number[]): readonly bigint[] =>
  allocate({ totalMinor, shares: weights.map((weight, at) => ({ id: `ana-${at}`, weight })) }).shares.map(
    ({ amountMinor }) => amountMinor,
  )

describe('At the boundary', () => {
  it('a mean is worked out in one go while sizes and unit stay below fifteen digits', () => {
    expect(meanOfShort(['900000000', '0.0001'])).toEqual(ratio(9000000000001n, 20000n))
    expect(meanOfShort(['900000000000', '0.0001'])).toBeUndefined()
    // Thirteen places and a hundred numbers: the unit is a thousand million millions.
    const many = (count: number) => meanOfShort(Array.from({ length: count }, () => '0.0000000000001'))
    expect([many(99), many(100)]).toEqual([ratio(1n, 10n ** 13n), undefined])
    expect(meanOf(Array.from({ length: 100 }, () => '0.0000000000001'))).toEqual(ratio(1n, 10n ** 13n))
    expect(meanOfShort(['x', '1'])).toBeUndefined()
  })

  it('only digits have a mantissa, before the point and behind it', () => {
    for (const text of ['1a', '1:', '1/', '1.a', '1.2:', '1.2/', 'a', ':1', '.5', '5.'])
      expect([text, mantissaOf(text, 3)]).toEqual([text, Number.NaN])
    expect(['109', '1.09', '-1.9'].map((text) => mantissaOf(text, 2))).toEqual([10900, 109, -190])
  })

  it('one unit is left for two who are level, below others who got theirs', () => {
    // Twice the weights, in tenths: 8, 4, 4, 2, 2. The first gets a unit, and of the two that follow the one whose id comes first.
    expect(partsOf(2n, [4, 2, 2, 1, 1])).toEqual([1n, 1n, 0n, 0n, 0n])
    expect(partsOf(-2n, [4, 2, 2, 1, 1])).toEqual([-1n, -1n, 0n, 0n, 0n])
    expect(partsOf(3n, [4, 2, 2, 1, 1])).toEqual([1n, 1n, 1n, 0n, 0n])
  })

  it('totals whose products with the weights no double holds', () => {
    for (const total of [2n ** 53n - 1n, 2n ** 53n + 1n, 10n ** 20n + 7n]) {
      const weights = [3, 4, 6]
      const parts = partsOf(total, weights)
      expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
      // Each part lies less than one unit from its exact share.
      for (const [at, part] of parts.entries()) {
        const off = part * 13n - total * BigInt(weights[at] as number)
        expect([off > -13n, off < 13n]).toEqual([true, true])
      }
    }
  })

  it('a denominator may begin with zeros, and be none but zeros', () => {
    expect(['1/05', '-1/050', '1/10'].map((text) => exact(text))).toEqual([
      ratio(1n, 5n),
      ratio(-1n, 50n),
      ratio(1n, 10n),
    ])
    expect(refused('1/00').slice(0, 1)).toEqual(['zero-denominator'])
  })

  it('what was read and what was shared out says which it is', () => {
    expect(readColumn(['1', '2.5'], '').kind).toBe('column')
    expect(readColumn(['1/3', '2.5'], '').kind).toBe('column')
    expect(allocate({ totalMinor: 5n, shares: [{ id: 'ana', weight: 1 }] }).kind).toBe('allocated')
  })
})

describe('Refused', () => {
  it('a currency in a list is none, nor is a number a fraction', () => {
    expect([['USD'], 840, null, 'usd', 'US', 'USDX'].map(currencyPlaces)).toEqual(
      Array.from({ length: 6 }, () => undefined),
    )
    expect([7, 'x', null, undefined, [1n, 2n], {}].map(isRatio)).toEqual(Array.from({ length: 6 }, () => false))
  })

  it('two texts are a fraction only where both are digits, and the first has no plus', () => {
    const parts = (numerator: unknown, denominator: unknown) => refused({ numerator, denominator }).slice(0, 1)
    expect([parts('1', '2'), parts('-1', '2')]).toEqual([[], []])
    for (const [numerator, denominator] of [
      ['+1', '2'],
      [1, '2'],
      ['1', 2],
      [['1'], '2'],
      ['1', ['2']],
      ['1/2', '3'],
      ['1', '-2'],
    ])
      expect(parts(numerator, denominator)).toEqual(['not-a-number'])
  })

  it('a Decimal that is too long is told as it came, and each number of a mean by its place', () => {
    expect(refused(new Decimal('1e1000')).slice(0, 3)).toEqual(['number-too-long', 'value', 'an object'])
    expect(thrownBy(() => meanOf(['1', 'x'])).map(([code, path]) => `${code} ${path}`)).toEqual(['not-a-number [1]'])
  })
})
