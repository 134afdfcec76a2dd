import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumOfShortDoubles } from '../../src/exact/doubles.js'
import { always } from '../arbitraries/run.js'

const PLACES = [0, 1, 2, 3, 4]
const LARGEST = 2 ** 33 - 1
const sumOf = (values: readonly number[], places: number): number => sumOfShortDoubles(new Float64Array(values), places)

// The same sums come out of the slower way, so that this one is taken at all shows nowhere but here.
describe('At the boundary', () => {
  it.each(PLACES)('at %i places: mantissas up to 2^33 - 1, in either place of a pair and alone', (places) => {
    const power = 10 ** places
    const [most, above] = [LARGEST / power, (LARGEST + 1) / power]
    expect(sumOf([most], places)).toBe(LARGEST)
    expect(sumOf([-most], places)).toBe(-LARGEST)
    expect(sumOf([most, -most, most], places)).toBe(LARGEST)
    expect(sumOf([most, most], places)).toBe(2 * LARGEST)
    for (const far of [above, -above]) {
      expect(sumOf([far], places)).toBeNaN()
      expect(sumOf([far, 1], places)).toBeNaN()
      expect(sumOf([1, far], places)).toBeNaN()
      expect(sumOf([1, 1, far], places)).toBeNaN()
    }
  })

  it('141,081 of one size: fifteen nines, the most that is added, and one more in any place', () => {
    const [count, size] = [141_081, 7_088_126_679]
    expect(count * size).toBe(999_999_999_999_999)
    const many = new Float64Array(count).fill(size)
    expect(sumOfShortDoubles(many, 0)).toBe(999_999_999_999_999)
    for (const at of [0, 1, count - 1]) {
      expect(sumOfShortDoubles(many.with(at, size + 1), 0)).toBeNaN()
      expect(sumOfShortDoubles(many.with(at, -size - 1), 0)).toBeNaN()
    }
  })

  it('five places, and none that are counted, are left to the slower way', () => {
    expect(sumOf([1], 5)).toBeNaN()
    expect(sumOf([1], -1)).toBeNaN()
  })

  it('of nothing the sum is zero, and zero has no sign', () => {
    expect(sumOf([], 2)).toBe(0)
    expect(sumOf([-0], 2)).toBe(0)
    expect(sumOf([-0, -0], 2)).toBe(0)
  })

  it('a decimal of one place more, the next double, NaN and an infinity: in a pair and alone', () => {
    for (const places of PLACES) {
      const finer = 1 / 10 ** (places + 1)
      for (const wrong of [finer, 0.1 + 0.2, NaN, Infinity, -Infinity, 2 ** 60]) {
        expect(sumOf([wrong], places)).toBeNaN()
        expect(sumOf([1, wrong], places)).toBeNaN()
        expect(sumOf([wrong, 1], places)).toBeNaN()
      }
    }
  })
})

describe('Always true', () => {
  it('decimals of up to four places are added without a division, and their sum is that of their mantissas', () => {
    const drawn = fc
      .integer({ min: 0, max: 4 })
      .chain((places) =>
        fc.tuple(fc.constant(places), fc.array(fc.integer({ min: -LARGEST, max: LARGEST }), { maxLength: 40 })),
      )
    always(
      fc.property(drawn, ([places, mantissas]) => {
        const values = mantissas.map((mantissa) => mantissa / 10 ** places)
        expect(sumOf(values, places)).toBe(mantissas.reduce((sum, mantissa) => sum + mantissa, 0))
      }),
    )
  })

  it('a double beside the decimal is never taken for it', () => {
    const drawn = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: LARGEST }), fc.boolean())
    always(
      fc.property(drawn, ([places, mantissa, up]) => {
        const bits = new BigInt64Array(new Float64Array([mantissa / 10 ** places]).buffer)
        const beside = Number(new Float64Array(bits.map((bit) => bit + (up ? 1n : -1n)).buffer)[0])
        expect(sumOf([beside], places)).toBeNaN()
        expect(sumOf([beside, 1], places)).toBeNaN()
        expect(sumOf([1, beside], places)).toBeNaN()
      }),
    )
  })
})
