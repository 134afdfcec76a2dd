import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, ratio, toPlain } from '../../src/exact/index.js'
import { ratios } from '../arbitraries/numbers.js'
import { always } from '../arbitraries/run.js'

describe('From the source', () => {
  it('WJC-7: the threshold of 72% goes into JSON as text', () => {
    expect(JSON.stringify(toPlain({ kind: 'average', value: exact('72%'), count: 10 }))).toBe(
      '{"kind":"average","value":{"numerator":"18","denominator":"25"},"count":10}',
    )
  })
})

describe('At the boundary', () => {
  it.each([
    [null, null],
    [undefined, undefined],
    [0, 0],
    [0n, '0'],
    [-7n, '-7'],
    ['7', '7'],
    [true, true],
    [[], []],
    [{}, {}],
    [
      [1n, [2n, { three: 3n }]],
      ['1', ['2', { three: '3' }]],
    ],
  ])('%o becomes %o', (value, expected) => {
    expect(toPlain(value)).toEqual(expected)
  })
})

describe('Keys of any name', () => {
  it('a key named __proto__ stays a key, and makes no prototype', () => {
    const plain = toPlain(JSON.parse('{"__proto__":{"admin":true},"constructor":1}') as object)
    expect(JSON.stringify(plain)).toBe('{"__proto__":{"admin":true},"constructor":1}')
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype)
  })
})

describe('Always true', () => {
  it('an exact number goes through JSON and comes back as itself', () => {
    always(
      fc.property(ratios, (value) => {
        const { numerator, denominator } = JSON.parse(JSON.stringify(toPlain(value))) as Record<
          'numerator' | 'denominator',
          string
        >
        expect(ratio(BigInt(numerator), BigInt(denominator))).toEqual(value)
        expect(exact(`${numerator}/${denominator}`)).toEqual(value)
        expect(exact(numerator)).toEqual(ratio(value.numerator))
      }),
    )
  })
  it('what is plain already stays as it is', () => {
    always(
      fc.property(fc.jsonValue(), (value) => {
        expect(toPlain(value)).toEqual(value)
      }),
    )
  })
  it('making it plain twice is making it plain once, and the original is left alone', () => {
    always(
      fc.property(fc.array(fc.record({ value: ratios, note: fc.string() })), (value) => {
        const before = structuredClone(value)
        expect(toPlain(toPlain(value))).toEqual(toPlain(value))
        expect(value).toEqual(before)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('plain data is not read back by itself: text stays text, whoever reads it says what it is', () => {
    expect(toPlain({ a: 1n, b: '1' })).toEqual({ a: '1', b: '1' })
  })
})
