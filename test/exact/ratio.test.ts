import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import Fraction from 'fraction.js'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  divide,
  equal,
  exact,
  HALF,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOfSafe,
  subtract,
  ZERO,
} from '../../src/exact/index.js'
import { ratios, wholes } from '../arbitraries/numbers.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowCompare } from '../arbitraries/slow.js'

const MOST = Number.MAX_SAFE_INTEGER
const MOST_INT32 = 2 ** 31 - 1

const fractionOf = ({ numerator, denominator }: Ratio): Fraction => new Fraction(numerator, denominator)
const ofFraction = ({ s, n, d }: Fraction): Ratio => ({ numerator: s * n, denominator: d })

describe('From the source', () => {
  it('WJC-7: 8 of 10 is at least 72%, 7 of 10 is not', () => {
    expect(compare(ratio(8n, 10n), exact('72%'))).toBe(1)
    expect(compare(ratio(7n, 10n), exact('72%'))).toBe(-1)
  })
  it('WJC-19: 70% and 80% have their middle at 75%', () => {
    expect(multiply(add(exact('70%'), exact('80%')), HALF)).toEqual({ numerator: 3n, denominator: 4n })
  })
  it('1/3 + 1/3 is 2/3, where decimal.js 10.6 with its own 20 digits says it is less', () => {
    const third = new Decimal(1).div(3)
    expect(third.plus(third).gte(new Decimal(2).div(3))).toBe(false)
    expect(compare(add(exact('1/3'), exact('1/3')), exact('2/3'))).toBe(0)
  })
  it('93 of 180 is exactly the mean of 50%, 50% and 55%, where decimal.js 10.6 says it is less', () => {
    const mean = new Decimal(50).plus(50).plus(55).div(3)
    expect(new Decimal(93).gte(mean.div(100).times(180))).toBe(false)
    const exactMean = divide(add(add(exact('50%'), exact('50%')), exact('55%')), ratio(3n))
    expect(compare(ratio(93n), multiply(exactMean, ratio(180n)))).toBe(0)
  })
})

describe('At the boundary', () => {
  it.each([
    [-1n, { numerator: -1n, denominator: 1n }],
    [1n, { numerator: 1n, denominator: 1n }],
  ])('a denominator of %s is on its side of zero', (denominator, expected) => {
    expect(ratio(1n, denominator)).toEqual(expected)
  })
  it('a hair below, exactly at and a hair above 2/3', () => {
    expect(compare(exact('0.666666666666666666666'), exact('2/3'))).toBe(-1)
    expect(compare(ratio(666n, 999n), exact('2/3'))).toBe(0)
    expect(compare(exact('0.666666666666666666667'), exact('2/3'))).toBe(1)
  })
  it.each([MOST_INT32 - 1, MOST_INT32, MOST_INT32 + 1, 2 ** 32, MOST - 1, MOST])(
    'reducing in machine integers and in doubles agree about %s',
    (edge) => {
      for (const [numerator, denominator] of [
        [edge, 6],
        [6, edge],
        [-edge, 6],
        [edge, edge],
        [0, edge],
      ] as const) {
        expect(ratioOfSafe(numerator, denominator)).toEqual(slow(BigInt(numerator), BigInt(denominator)))
      }
    },
  )
  it('nothing, half and all of it are what they say', () => {
    expect([ZERO, HALF, ONE]).toEqual([slow(0n), slow(1n, 2n), slow(1n)])
  })
})

describe('Always true', () => {
  it('a ratio is in lowest terms above a positive denominator', () => {
    always(
      fc.property(
        wholes,
        wholes.filter((whole) => whole !== 0n),
        (numerator, denominator) => {
          expect(ratio(numerator, denominator)).toEqual(slow(numerator, denominator))
        },
      ),
    )
  })
  it('reducing safe doubles gives what reducing bigints gives', () => {
    always(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: MOST }), (numerator, denominator) => {
        expect(ratioOfSafe(numerator, denominator)).toEqual(slow(BigInt(numerator), BigInt(denominator)))
      }),
    )
  })
  it('sums, differences, products, quotients and comparisons are those of fraction.js', () => {
    always(
      fc.property(ratios, ratios, (a, b) => {
        expect(add(a, b)).toEqual(ofFraction(fractionOf(a).add(fractionOf(b))))
        expect(subtract(a, b)).toEqual(ofFraction(fractionOf(a).sub(fractionOf(b))))
        expect(multiply(a, b)).toEqual(ofFraction(fractionOf(a).mul(fractionOf(b))))
        if (b.numerator !== 0n) expect(divide(a, b)).toEqual(ofFraction(fractionOf(a).div(fractionOf(b))))
        expect(compare(a, b)).toBe(Math.sign(fractionOf(a).compare(fractionOf(b))))
        expect(compare(a, b)).toBe(slowCompare(a, b))
      }),
    )
  })
  it('equal is what comparing calls neither below nor above', () => {
    always(
      fc.property(ratios, ratios, (a, b) => {
        expect(equal(a, b)).toBe(compare(a, b) === 0)
        expect(equal(a, ratio(a.numerator * 6n, a.denominator * 6n))).toBe(true)
        expect(compare(a, b)).toBe(0 - compare(b, a))
      }),
    )
  })
  it('what is added can be taken away, and what is multiplied divided', () => {
    always(
      fc.property(ratios, ratios, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a)
        if (b.numerator !== 0n) expect(divide(multiply(a, b), b)).toEqual(a)
      }),
    )
  })
  it('for 1 to 60 members and the usual thresholds, cross-multiplying is the integer formula', () => {
    for (const [top, bottom] of [
      [1, 3],
      [1, 2],
      [2, 3],
      [3, 4],
      [1, 1],
    ] as const) {
      const threshold = ratio(BigInt(top), BigInt(bottom))
      for (let members = 1; members <= 60; members++) {
        for (let votes = 0; votes <= members; votes++) {
          const share = ratio(BigInt(votes), BigInt(members))
          expect(compare(share, threshold)).toBe(Math.sign(votes * bottom - members * top))
        }
      }
    }
  })
})

describe('Not true, on purpose', () => {
  it('0.666667 is more than 2/3: a threshold written in millionths is another threshold', () => {
    expect(compare(exact('0.666667'), exact('2/3'))).toBe(1)
    expect(equal(exact('0.666667'), exact('2/3'))).toBe(false)
  })
})

describe('Refused', () => {
  it('zero-denominator: nothing is divided by zero', () => {
    expect(codeOf(() => ratio(1n, 0n))).toBe('zero-denominator')
    expect(codeOf(() => ratio(0n, 0n))).toBe('zero-denominator')
    expect(codeOf(() => divide(ONE, ZERO))).toBe('zero-denominator')
    expect(() => ratio(7n, 0n)).toThrow('received "7/0"')
  })
})
