import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, tryAverageOf } from '../../src/averages/index.js'
import { exact, type ExactInput } from '../../src/exact/index.js'
import { inputsOf, lists, valuesOf, type Written } from '../arbitraries/numbers.js'
import { codesOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slowCompare, slowMean } from '../arbitraries/slow.js'

/** A range between two of the numbers written alike, and the others. */
const ranged = lists(3).map(([a, b, ...list]) => {
  const [one, other] = [a as Written, b as Written]
  return slowCompare(one.value, other.value) < 0 ? { min: one, max: other, list } : { min: other, max: one, list }
})

describe('From the source', () => {
  it('WJC-17: hours a week from 0 to 60 take 37.5 and 40, and refuse 70', () => {
    expect(averageOf({ proposals: ['37.5', '40'], min: 0, max: 60 })).toMatchObject({ value: exact('38.75') })
    expect(codesOf(tryAverageOf({ proposals: ['37.5', '70'], min: 0, max: 60 }))).toEqual(['out-of-range'])
  })
})

describe('At the boundary', () => {
  const outside = (proposal: ExactInput, min?: ExactInput, max?: ExactInput) =>
    codesOf(
      tryAverageOf({
        proposals: [proposal],
        ...(min === undefined ? {} : { min }),
        ...(max === undefined ? {} : { max }),
      }),
    )
  it.each([
    ['9.99', '10', '10.01'],
    ['-10.01', '-10', '-9.99'],
    ['9.9999999999999999999999', '10', '10.0000000000000000000001'],
    ['0.33', '1/3', '0.34'],
    ['0.333333333333333333333', '1/3', '0.333333333333333333334'],
    ['999999999999998', '999999999999999', '1000000000000000'],
    ['9.99%', '10%', '10.01%'],
  ])('%s is below, %s on and %s above a bound', (below, bound, above) => {
    expect([outside(below, bound), outside(bound, bound), outside(above, bound)]).toEqual([['out-of-range'], [], []])
    expect([
      outside(below, undefined, bound),
      outside(bound, undefined, bound),
      outside(above, undefined, bound),
    ]).toEqual([[], [], ['out-of-range']])
  })
  it('a range from above to below is reversed; from a number to itself it is not', () => {
    const range = (min: ExactInput, max: ExactInput) => codesOf(tryAverageOf({ proposals: [], min, max }))
    expect([range(9, 10), range(10, 10), range('10.01', 10)]).toEqual([[], [], ['bounds-reversed']])
  })
})

describe('Always true', () => {
  it('exactly the proposals outside the range are told, all at once', () => {
    always(
      fc.property(ranged, ({ min, max, list }) => {
        const outside = list.flatMap(({ value }, at) =>
          slowCompare(value, min.value) < 0 || slowCompare(value, max.value) > 0 ? [`proposals[${at}]`] : [],
        )
        const average = tryAverageOf({ proposals: inputsOf(list), min: min.input, max: max.input })
        expect(average.kind === 'refused' ? average.problems.map(({ path }) => path) : []).toEqual(outside)
        expect(new Set(codesOf(average))).toEqual(new Set(outside.length > 0 ? ['out-of-range'] : []))
      }),
      1000,
    )
  })
  it('a clamped mean takes what lies outside its range, and stays within it', () => {
    always(
      fc.property(ranged, ({ min, max, list }) => {
        const mean = slowMean(valuesOf(list))
        const value = slowCompare(mean, min.value) < 0 ? min.value : slowCompare(mean, max.value) > 0 ? max.value : mean
        const bounds = { min: min.input, max: max.input }
        const average = averageOf({ proposals: inputsOf(list), ...bounds, aggregation: { clampedMean: true } })
        expect(average).toMatchObject({ kind: 'average', value })
        expect(average.because.map(({ code }) => code)).toEqual(
          slowCompare(mean, value) === 0 ? ['mean'] : ['mean', 'clamped'],
        )
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('0 is no percentage: the bounds of percentages are percentages', () => {
    expect(codesOf(tryAverageOf({ proposals: ['50%'], min: 0, max: '100%' }))).toEqual(['mixed-percent'])
    expect(codesOf(tryAverageOf({ proposals: [], min: 0, max: '100%' }))).toEqual(['mixed-percent'])
  })
})

describe('Refused', () => {
  it('all proposals out of range are told at once, with the range as it was written', () => {
    const hours = tryAverageOf({ proposals: ['70', '40', '-1', '60.01'], min: '0', max: '60.00' })
    expect(hours.kind === 'refused' && hours.problems.map(({ path, facts }) => [path, facts])).toEqual([
      ['proposals[0]', { from: '0', to: '60.00' }],
      ['proposals[2]', { from: '0', to: '60.00' }],
      ['proposals[3]', { from: '0', to: '60.00' }],
    ])
  })
  it.each([
    [12.5, '12.5'],
    [12n, '12'],
    ['12.50', '12.50'],
    ['1/3', '1/3'],
    [exact('12.5'), '12.5'],
    [exact('1/3'), '1/3'],
  ])('a bound of %o is told as %s', (max, told) => {
    expect(tryAverageOf({ proposals: [20], max })).toMatchObject({ problems: [{ expected: `at most ${told}` }] })
  })
  it('too-many-problems: 100 out of range are told, 101 are capped', () => {
    const codes = (count: number, proposal: string) =>
      codesOf(tryAverageOf({ proposals: Array.from({ length: count }, () => proposal), max: 60 }))
    for (const proposal of ['70', '211/3']) {
      expect(codes(100, proposal)).toEqual(Array.from({ length: 100 }, () => 'out-of-range'))
      expect([codes(101, proposal).length, codes(101, proposal).at(-1)]).toEqual([101, 'too-many-problems'])
      expect([codes(1000, proposal).length, codes(1000, proposal).at(-1)]).toEqual([101, 'too-many-problems'])
    }
  })
})
