import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  atOfColumn,
  type Column,
  exact,
  meanOf,
  readColumn,
  sizeOfColumn,
  sliceColumn,
  sortColumn,
} from '../../src/exact/index.js'
import { inputsOf, isPercent, lists, valuesOf } from '../arbitraries/numbers.js'
import { codeOf, codesOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slowSorted } from '../arbitraries/slow.js'
import { columnOf } from './column-of.js'

const allOf = (column: Column) => Array.from({ length: sizeOfColumn(column) }, (_, at) => atOfColumn(column, at))

describe('From the source', () => {
  it('WJC-9: 15, 10 and 12.50 are kept as cents', () => {
    expect(columnOf(['15', 10, '12.50'])).toEqual({
      kind: 'decimals',
      mantissas: new Float64Array([1500, 1000, 1250]),
      largest: 1500,
      unit: 100,
      percent: false,
    })
  })
  it('WJC-7: percentages are kept as parts of 1', () => {
    expect(columnOf(['50%', '72.5%'])).toEqual({
      kind: 'decimals',
      mantissas: new Float64Array([500, 725]),
      largest: 725,
      unit: 1000,
      percent: true,
    })
  })
})

describe('At the boundary', () => {
  it.each([
    [['999999999999999'], 'decimals'],
    [['1000000000000000'], 'ratios'],
    [['-999999999999999'], 'decimals'],
    [['-1000000000000000'], 'ratios'],
    [['99999999999999', '0.5'], 'decimals'],
    [['100000000000000', '0.5'], 'ratios'],
    [['-100000000000000', '0.5'], 'ratios'],
    [['0.000000000001'], 'decimals'],
    [['0.0000000000001'], 'decimals'],
    [['0.00000000000001'], 'ratios'],
    [['0.0000000000001%'], 'decimals'],
    [['0.00000000000001%'], 'ratios'],
    [['1/3'], 'ratios'],
    [[5n], 'ratios'],
  ])('%s is kept as %s: fifteen digits and thirteen places fit', (inputs, kind) => {
    expect(columnOf(inputs).kind).toBe(kind)
    expect(allOf(columnOf(inputs))).toEqual(inputs.map((input) => exact(input)))
  })
})

describe('Always true', () => {
  it('a column holds the numbers that were written, in their order', () => {
    always(
      fc.property(lists(0), (list) => {
        expect(allOf(columnOf(inputsOf(list)))).toEqual(valuesOf(list))
      }),
      1000,
    )
  })
  it('sorting sorts, slicing takes a stretch, and neither changes the column', () => {
    always(
      fc.property(lists(1), fc.nat(24), fc.nat(24), (list, from, to) => {
        const column = columnOf(inputsOf(list))
        expect(allOf(sortColumn(column))).toEqual(slowSorted(valuesOf(list)))
        expect(allOf(sliceColumn(column, from, to))).toEqual(valuesOf(list).slice(from, to))
        expect(allOf(column)).toEqual(valuesOf(list))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a percentage in the first place says percentages throughout, even one that cannot be read', () => {
    expect(codesOf(readColumn(['50 %', '10', '20'], ''))).toEqual(['not-a-number', 'mixed-percent'])
    expect(codesOf(readColumn(['10', '50 %', '20'], ''))).toEqual(['not-a-number'])
  })
})

describe('Refused', () => {
  it.each(NOT_NUMBERS)('%s, wherever it stands', (_name, input, code) => {
    const [one, two, quarter] = isPercent(input) ? ['1%', '2%', '0.25%'] : ['1', 2, '0.25']
    for (const [inputs, at] of [
      [[input, one, two], 0],
      [[one, input, two], 1],
      [[one, two, quarter, input], 3],
    ] as const) {
      expect(readColumn(inputs, 'proposals')).toMatchObject({
        kind: 'refused',
        problems: [{ code, path: `proposals[${at}]` }],
      })
      expect(codeOf(() => meanOf(inputs as never))).toBe(code)
    }
  })
  it.each([
    [['50', '50%'], 1],
    [['50%', '50'], 1],
    [['50%', 0.5], 1],
    [[0.5, '40%', '50.5%'], 1],
    [['50%', '60%', '1/2', 0.5], 2],
    [['50%', exact('50%')], 1],
  ])('mixed-percent: %o', (inputs, at) => {
    expect(readColumn(inputs, 'proposals')).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'mixed-percent', path: `proposals[${at}]` }],
    })
  })
  it('everything wrong is told at once, and a mixture once', () => {
    const read = readColumn(['', '50%', 'x', '60%', '1/0'], 'proposals')
    expect(codesOf(read)).toEqual(['not-a-number', 'mixed-percent', 'not-a-number', 'zero-denominator'])
  })
  it('too-many-problems: 99 and 100 are told, 101 are capped', () => {
    const codes = (count: number) =>
      codesOf(
        readColumn(
          Array.from({ length: count }, () => 'x'),
          '',
        ),
      )
    expect([codes(99).length, codes(100).length, codes(101).length, codes(5000).length]).toEqual([99, 100, 101, 101])
    expect([codes(100).at(-1), codes(101).at(-1), codes(5000).at(-1)]).toEqual([
      'not-a-number',
      'too-many-problems',
      'too-many-problems',
    ])
  })
})
