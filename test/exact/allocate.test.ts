import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AllocationInput, allocate, exact, multiply, ratio, subtract, tryAllocate } from '../../src/exact/index.js'
import { always } from '../arbitraries/run.js'
import vectors from '../vectors/allocation.json' with { type: 'json' }

const names = 'abcdefghijklmnopqrstuvwxyz'
const split = (total: number | bigint, weights: readonly (number | string)[]) =>
  allocate({
    totalMinor: BigInt(total),
    shares: weights.map((weight, at) => ({ id: names[at] ?? `z${at}`, weight })),
  }).shares.map(({ amountMinor }) => amountMinor)
const codes = (input: AllocationInput) => {
  const answer = tryAllocate(input)
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

describe('From the source', () => {
  for (const { id, total, weights, expected, source } of vectors) {
    it(`${id}: ${total} by ${weights.join(', ')} (${source})`, () => {
      expect(split(total, weights)).toEqual(expected.map(BigInt))
    })
  }

  it('105 by 60, 30, 10: the first has exactly 63, which dinero.js v2 does not give it', () => {
    expect(split(105, [60, 30, 10])).toEqual([63n, 32n, 10n])
  })
})

describe('At the boundary', () => {
  it('one unit fewer than shares, as many, one more', () => {
    expect([2, 3, 4].map((total) => split(total, [1, 1, 1]))).toEqual([
      [1n, 1n, 0n],
      [1n, 1n, 1n],
      [2n, 1n, 1n],
    ])
  })

  it('level remainders go by id, wherever the id stands in the list', () => {
    const shares = ['c', 'B', 'a'].map((id) => ({ id, weight: 1 }))
    expect(allocate({ totalMinor: 4n, shares }).shares).toEqual([
      { id: 'c', amountMinor: 1n },
      { id: 'B', amountMinor: 2n },
      { id: 'a', amountMinor: 1n },
    ])
  })

  it('nothing among nobody, and among weights of zero', () => {
    expect(split(0, [])).toEqual([])
    expect(split(0, [0, 0])).toEqual([0n, 0n])
  })
})

describe('Always true', () => {
  const totals = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
  const weightLists = fc
    .array(fc.oneof(fc.nat(1000), fc.constant(0), fc.constantFrom('1/3', '0.25', '33.33%')), {
      minLength: 1,
      maxLength: 25,
    })
    .filter((weights) => weights.some((weight) => weight !== 0))

  it('the parts are the whole, each within a unit of its exact share, and a weight of zero gets nothing', () => {
    always(
      fc.property(totals, weightLists, (total, weights) => {
        const parts = split(total, weights)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
        const sum = weights.map(exact).reduce((all, weight) => subtract(all, multiply(weight, ratio(-1n))), ratio(0n))
        parts.forEach((part, at) => {
          const weight = exact(weights[at] ?? 0)
          const error = subtract(
            ratio(part),
            multiply(ratio(total), ratio(weight.numerator * sum.denominator, weight.denominator * sum.numerator)),
          )
          expect(error.numerator < error.denominator && -error.numerator < error.denominator).toBe(true)
          if (weight.numerator === 0n) expect(part).toBe(0n)
        })
      }),
    )
  })

  it('order does not matter, scale does not matter, and a loss is split as the gain would be', () => {
    always(
      fc.property(totals, weightLists, fc.integer({ min: 1, max: 1000 }), (totalMinor, weights, factor) => {
        const shares = weights.map((weight, at) => ({ id: names[at] ?? '', weight }))
        const byId = (input: AllocationInput) =>
          new Map(allocate(input).shares.map(({ id, amountMinor }) => [id, amountMinor]))
        const plain = byId({ totalMinor, shares })
        expect(byId({ totalMinor, shares: [...shares].reverse() })).toEqual(new Map([...plain].reverse()))
        const scaled = shares.map(({ id, weight }) => ({ id, weight: multiply(exact(weight), ratio(BigInt(factor))) }))
        expect(byId({ totalMinor, shares: scaled })).toEqual(plain)
        expect(byId({ totalMinor: -totalMinor, shares })).toEqual(
          new Map([...plain].map(([id, amount]) => [id, -amount])),
        )
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a share may fall when the whole grows: 6, 6, 2 split 10 into 4, 4, 2 and 11 into 5, 5, 1', () => {
    expect([split(10, [6, 6, 2]), split(11, [6, 6, 2])]).toEqual([
      [4n, 4n, 2n],
      [5n, 5n, 1n],
    ])
  })
})

describe('Refused', () => {
  it('ids that are no texts are compared with nothing', () => {
    const odd = [{ id: { toString: 1 } }, { id: 'b' }, { id: Object.create(null) as unknown }, { id: 'b' }].map(
      (one) => ({
        ...one,
        weight: 1,
      }),
    )
    expect(codes({ totalMinor: 1n, shares: odd as never })).toEqual([
      'not-a-name shares[0].id',
      'not-a-name shares[2].id',
    ])
  })

  it('a key that it does not know', () => {
    expect(codes({ totalMinor: 1n, shares: [{ id: 'a', weight: 1 }], rounding: 'up' } as never)).toEqual([
      'unknown-key rounding',
    ])
  })

  it('everything at once: ids and weights', () => {
    const shares = [
      { id: 'a', weight: '1' },
      { id: '', weight: '-1' },
      { id: 'a', weight: 'x' },
    ]
    expect(codes({ totalMinor: 1n, shares })).toEqual([
      'not-a-name shares[1].id',
      'negative-weight shares[1].weight',
      'not-a-number shares[2].weight',
      'listed-twice shares[2].id',
    ])
  })

  it('a whole that is no whole number of smallest units; text and whole numbers are', () => {
    const shares = [{ id: 'a', weight: 1 }]
    const of = (totalMinor: unknown) => codes({ totalMinor: totalMinor as string, shares })
    for (const wrong of ['', '1.5', 1.5, Number.NaN, null, '1e3'])
      expect(of(wrong), String(wrong)).toEqual(['not-minor-units totalMinor'])
    for (const whole of ['700001', 700001, 700001n])
      expect(allocate({ totalMinor: whole, shares }).shares).toEqual([{ id: 'a', amountMinor: 700001n }])
  })

  it('something to split and nobody to have it', () => {
    expect(codes({ totalMinor: 1n, shares: [{ id: 'a', weight: 0 }] })).toEqual(['weights-all-zero shares'])
    expect(codes({ totalMinor: -1n, shares: [] })).toEqual(['weights-all-zero shares'])
  })
})
