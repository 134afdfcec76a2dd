import { describe, expect, it } from 'vitest'
import { compoundFactor } from '../../src/deferral/index.js'
import { decimalString, exact } from '../../src/exact/index.js'
import { codeOf } from '../arbitraries/refused.js'
import vectors from '../vectors/interest.json' with { type: 'json' }

const factor = (ratePerYear: string, periods: number, periodsPerYear = 365) =>
  compoundFactor({ ratePerYear, periodsPerYear, periods, places: 9, rounding: 'half-up' })

describe('From the source', () => {
  const published = vectors.find(({ id }) => id === 'int-03')
  it(`WJC-11: int-03: one day at 0.11 %, published to nine places (${published?.source ?? ''})`, () => {
    expect(decimalString({ value: factor('0.11%', 1), places: 9, rounding: 'down' })).toBe('0.000003014')
  })
})

describe('At the boundary', () => {
  it('no period grows nothing, one grows by the rate of one', () => {
    expect([factor('7.3%', 0), factor('7.3%', 1)]).toEqual([exact(0), exact('0.0002')])
    expect(factor('10%', 2, 1)).toEqual(exact('0.21'))
  })
  it('a hundred years of days, and a day more', () => {
    expect(factor('0%', 36_525)).toEqual(exact(0))
    expect(codeOf(() => factor('0%', 36_526))).toBe('not-a-count')
    expect([0, 1].map((count) => codeOf(() => factor('1%', 1, count)))).toEqual(['not-a-count', undefined])
  })
})

describe('Always true', () => {
  it('it grows with the periods and with the rate, and is no less than simple interest', () => {
    const value = (rate: string, periods: number) =>
      Number(factor(rate, periods).numerator) / Number(factor(rate, periods).denominator)
    for (const periods of [1, 30, 365, 3650]) {
      expect(value('5%', periods + 1)).toBeGreaterThan(value('5%', periods))
      expect(value('6%', periods)).toBeGreaterThan(value('5%', periods))
      expect(value('5%', periods) + 1e-9).toBeGreaterThanOrEqual((0.05 / 365) * periods)
    }
  })
})

describe('Refused', () => {
  it('negative rates, counts that are none, places that are none', () => {
    expect(codeOf(() => factor('-1%', 1))).toBe('negative-rate')
    expect(codeOf(() => factor('3', 1))).toBe('rate-without-percent')
    expect([-1, 1.5, Number.NaN].map((periods) => codeOf(() => factor('1%', periods)))).toEqual([
      'not-a-count',
      'not-a-count',
      'not-a-count',
    ])
    expect(
      codeOf(() => compoundFactor({ ratePerYear: '1%', periodsPerYear: 1, periods: 1, places: -1, rounding: 'down' })),
    ).toBe('not-places')
  })
})
