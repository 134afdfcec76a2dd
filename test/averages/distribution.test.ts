import fc from 'fast-check'
import { median } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { averageOf, distributionOf } from '../../src/averages/index.js'
import { exact, type ExactInput, type Ratio } from '../../src/exact/index.js'
import { lists } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slowCompare, slowMedian, slowSorted } from '../arbitraries/slow.js'

describe('From the source', () => {
  it('WJC-7: ten shares make seven dots from 40% to 100%', () => {
    const shares = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
    expect(distributionOf({ proposals: shares })).toEqual({
      count: 10,
      dots: [
        { value: exact('40%'), count: 1 },
        { value: exact('50%'), count: 1 },
        { value: exact('60%'), count: 2 },
        { value: exact('70%'), count: 1 },
        { value: exact('80%'), count: 2 },
        { value: exact('90%'), count: 2 },
        { value: exact('100%'), count: 1 },
      ],
      min: exact('40%'),
      median: exact('75%'),
      max: exact('100%'),
    })
  })
})

describe('At the boundary', () => {
  it('of nobody, of one and of two', () => {
    expect(distributionOf({ proposals: [] })).toEqual({
      count: 0,
      dots: [],
      min: undefined,
      median: undefined,
      max: undefined,
    })
    const one = exact('1/3')
    expect(distributionOf({ proposals: ['1/3'] })).toEqual({
      count: 1,
      dots: [{ value: one, count: 1 }],
      min: one,
      median: one,
      max: one,
    })
    expect(distributionOf({ proposals: ['2', '1'] })).toMatchObject({ count: 2, median: exact('1.5') })
  })
  it('a hair apart is two dots, the same number in two ways is one', () => {
    const dots = (...proposals: ExactInput[]) => distributionOf({ proposals }).dots.map(({ count }) => count)
    expect(dots('0.3333333333333333333333', '1/3')).toEqual([1, 1])
    expect(dots('2/6', '1/3')).toEqual([2])
    expect(dots('12.50', 12.5, '+12.5')).toEqual([3])
    expect(dots('-0', 0, '0.00')).toEqual([3])
  })
})

describe('Always true', () => {
  it('the dots are all proposals, sorted and counted', () => {
    always(
      fc.property(lists(1), (list) => {
        const { count, dots, ...ends } = distributionOf({ proposals: list.map(({ input }) => input) })
        const sorted = slowSorted(list.map(({ value }) => value))
        expect(dots.flatMap((dot) => Array.from({ length: dot.count }, () => dot.value))).toEqual(sorted)
        expect(count).toBe(list.length)
        expect(ends).toEqual({ min: sorted[0], median: slowMedian(sorted), max: sorted.at(-1) })
        for (const [at, { value }] of dots.entries()) {
          if (at > 0) expect(slowCompare((dots[at - 1] as { value: Ratio }).value, value)).toBe(-1)
        }
      }),
    )
  })
  it('its median is the median average, and that of simple-statistics where doubles suffice', () => {
    always(
      fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 }), (proposals) => {
        const { median: middle } = distributionOf({ proposals })
        expect(averageOf({ proposals, aggregation: 'median' })).toMatchObject({ value: middle })
        expect(middle).toEqual(exact(median(proposals)))
      }),
    )
  })
})

describe('Refused', () => {
  it.each(NOT_NUMBERS)('%s', (_name, input, code) => {
    expect(codeOf(() => distributionOf({ proposals: [input as ExactInput] }))).toBe(code)
  })
  it('mixed-percent: 50 and 50%', () => {
    expect(codeOf(() => distributionOf({ proposals: ['50', '50%'] }))).toBe('mixed-percent')
  })
})
