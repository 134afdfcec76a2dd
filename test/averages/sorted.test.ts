import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedNumbers } from '../../src/averages/index.js'
import { always } from '../arbitraries/run.js'

/** A block holds 1024 numbers and is split when it is full. */
const CAPACITY = 1024

const sortedOf = (values: readonly number[]): SortedNumbers => {
  const sorted = new SortedNumbers()
  for (const value of values) sorted.add(value)
  return sorted
}

const allOf = (sorted: SortedNumbers): number[] => Array.from({ length: sorted.size }, (_, at) => sorted.at(at))

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The same numbers, and the same sums of the lowest, at both ends, in the middle and about the edges of blocks. */
const expectSame = (sorted: SortedNumbers, model: readonly number[]): void => {
  expect(sorted.size).toBe(model.length)
  expect(allOf(sorted)).toEqual(model)
  const edges = [0, 1, CAPACITY / 2, CAPACITY - 1, CAPACITY, CAPACITY + 1, model.length >> 1, model.length - 1]
  for (const count of [...edges, model.length].filter((edge) => edge >= 0 && edge <= model.length)) {
    expect(sorted.sumOfLowest(count)).toBe(sumOf(model.slice(0, count)))
  }
}

const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

describe('From the source', () => {
  it('WJC-7: ten shares, the middle two are 70% and 80%', () => {
    const sorted = sortedOf([50, 90, 60, 80, 40, 80, 90, 70, 100, 60])
    expect([sorted.at(0), sorted.at(4), sorted.at(5), sorted.at(9)]).toEqual([40, 70, 80, 100])
    expect([sorted.sumOfLowest(1), sorted.sumOfLowest(9), sorted.sumOfLowest(10)]).toEqual([40, 620, 720])
  })
})

describe('At the boundary', () => {
  it.each([CAPACITY - 1, CAPACITY, CAPACITY + 1, 2 * CAPACITY, 3 * CAPACITY + 1])(
    '%s numbers, ascending, descending and all the same',
    (size) => {
      const up = Array.from({ length: size }, (_, at) => at)
      expectSame(sortedOf(up), up)
      expectSame(sortedOf(up.toReversed()), up)
      expectSame(
        sortedOf(up.map(() => 7)),
        up.map(() => 7),
      )
    },
  )
  it('blocks that become empty are gone, down to the last one, and numbers can come back', () => {
    const up = Array.from({ length: 3000 }, (_, at) => at)
    for (const order of [up, up.toReversed()]) {
      const sorted = sortedOf(up)
      for (const value of order) expect(sorted.remove(value)).toBe(true)
      expectSame(sorted, [])
      expect(sorted.remove(5)).toBe(false)
      for (const value of order) sorted.add(value)
      expectSame(sorted, up)
    }
  })
  it('one of several equal numbers is taken away, even where they fill several blocks', () => {
    const values = [...Array.from({ length: 2500 }, () => 7), 1, 9]
    const sorted = sortedOf(values)
    for (let left = 2500; left > 0; left--) expect(sorted.remove(7)).toBe(true)
    expect(sorted.remove(7)).toBe(false)
    expectSame(sorted, [1, 9])
  })
  it('below, on and above what is there', () => {
    const sorted = sortedOf([10, 20])
    expect([9, 10, 11, 19, 20, 21].map((value) => sorted.remove(value))).toEqual([
      false,
      true,
      false,
      false,
      true,
      false,
    ])
  })
  it('before the first one there is none', () => {
    expect([sortedOf([1, 2]).at(-1), sortedOf([1, 2]).at(0), new SortedNumbers().at(-1)]).toEqual([
      Number.NaN,
      1,
      Number.NaN,
    ])
  })
  it('past the last one there is none', () => {
    expect([sortedOf([1, 2]).at(1), sortedOf([1, 2]).at(2), new SortedNumbers().at(0)]).toEqual([
      2,
      Number.NaN,
      Number.NaN,
    ])
  })
})

describe('Always true', () => {
  const numbers = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -(10 ** 12), max: 10 ** 12 }))

  it('few numbers are kept like a sorted list, at every step', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -5, max: 5 })), { maxLength: 60 })
    always(
      fc.property(steps, (all) => {
        const sorted = new SortedNumbers()
        let model: number[] = []
        for (const [comes, value] of all) {
          const at = model.indexOf(value)
          if (comes) {
            sorted.add(value)
            model = ascending([...model, value])
          } else {
            expect(sorted.remove(value)).toBe(at >= 0)
            if (at >= 0) model = model.toSpliced(at, 1)
          }
          expectSame(sorted, model)
        }
      }),
    )
  })
  it('thousands of numbers that come and go are kept like a sorted list, through many splits of blocks', () => {
    always(
      fc.property(
        fc.array(numbers, { minLength: 3100, maxLength: 4200, size: 'max' }),
        fc.array(numbers, { minLength: 500, maxLength: 1000, size: 'max' }),
        fc.integer({ min: 2, max: 9 }),
        (coming, coming2, each) => {
          const sorted = sortedOf(coming)
          expectSame(sorted, ascending(coming))
          const going = coming.filter((_, at) => at % each === 0)
          const staying = coming.filter((_, at) => at % each !== 0)
          for (const value of going) expect(sorted.remove(value)).toBe(true)
          expectSame(sorted, ascending(staying))
          for (const value of coming2) sorted.add(value)
          expectSame(sorted, ascending([...staying, ...coming2]))
          for (const value of [...coming2, ...staying]) expect(sorted.remove(value)).toBe(true)
          expectSame(sorted, [])
        },
      ),
      20,
    )
  })
})
