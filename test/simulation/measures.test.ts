import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giniOf } from '../../src/simulation/index.js'
import { CycleWatch } from '../../src/simulation/measures/cycle.js'
import { meanOf } from '../../src/simulation/measures/mean.js'
import { always } from '../arbitraries/run.js'

const amounts = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 })

/** How a rule by which 0 leads to 1, 1 to 2 and so on, and the last back to `entry`, is seen. */
const watched = (last: number, entry: number): number | undefined => {
  const watch = new CycleWatch(Float64Array.of(0))
  let state = 0
  for (let step = 0; step < 10 * (last + 1); step++) {
    state = state === last ? entry : state + 1
    const cycle = watch.see(Float64Array.of(state))
    if (cycle !== undefined) return cycle
  }
  return undefined
}

describe('From the source', () => {
  it('Gini (1912): half of the mean difference of two, as a share of the mean', () => {
    // 1, 3, 4: the differences 2, 3, 1, each both ways, are 12 over 9 pairs; half of 12/9 over the mean 8/3 is 1/4.
    expect(giniOf([4, 1, 3])).toBe(0.25)
  })
})

describe('At the boundary', () => {
  it('one person alone, and nobody having anything, is equal', () => {
    expect([giniOf([5]), giniOf([0, 0]), giniOf([])]).toEqual([0, 0, 0])
  })
})

describe('Always true', () => {
  it('the Gini coefficient is the sum over all pairs, whatever the order', () => {
    always(
      fc.property(amounts, (some) => {
        const sum = some.reduce((all, one) => all + one, 0)
        let differences = 0
        for (const one of some) for (const other of some) differences += Math.abs(one - other)
        expect(giniOf(some)).toBeCloseTo(sum === 0 ? 0 : differences / (2 * some.length * sum), 12)
        expect(giniOf([...some].reverse())).toBe(giniOf(some))
      }),
    )
  })

  it('what is scaled is as unequal as before', () => {
    always(
      fc.property(amounts, (some) => {
        expect(giniOf(some.map((one) => 8 * one))).toBe(giniOf(some))
      }),
    )
  })

  it('the mean of what is all alike is that, and the great do not swallow the small', () => {
    always(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 200 }), (one, many) => {
        expect(meanOf(new Float64Array(many).fill(one))).toBe(one)
      }),
    )
    // (10^17 + 1 + 2 - 10^17) / 4; added up one by one 1 and 2 would be lost.
    expect(meanOf([1e17, 1, 2, -1e17])).toBe(0.75)
  })

  it('equal amounts are exactly equal, however they are rounded; and no amounts are less than that', () => {
    const amount = fc.double({ noNaN: true, min: 1e-6, max: 1e15 })
    always(
      fc.property(amount, fc.integer({ min: 1, max: 300 }), (one, many) => {
        expect(giniOf(new Float64Array(many).fill(one))).toBe(0)
      }),
    )
    always(
      fc.property(fc.array(amount, { maxLength: 50 }), (some) => {
        expect(giniOf(some)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('a cycle is found, at its length, however long the way into it', () => {
    for (let last = 0; last < 40; last++)
      for (let entry = 0; entry <= last; entry++) expect(watched(last, entry)).toBe(last - entry + 1)
  })
})

describe('Not true, on purpose', () => {
  it('equal additions to everyone make unequal amounts more equal', () => {
    expect(giniOf([0, 10])).toBe(0.5)
    expect(giniOf([10, 20])).toBeCloseTo(1 / 6, 12)
  })
})
