import { describe, expect, it } from 'vitest'
import { canonicalJson, noteCanonical, type Problem } from '../../src/problems/index.js'
import { thrownBy } from '../arbitraries/told.js'

/** Lists within one another, so many deep. */
const nested = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level++) value = [value]
  return value
}

describe('From the source', () => {
  it('RFC 8785, 3.2.3: keys in the order of their UTF-16 code units, and no spaces', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(canonicalJson(value)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    )
  })

  it('RFC 8785, 3.2.2: words, numbers and lists as JSON has them', () => {
    expect(
      canonicalJson({ numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0, -0], literals: [null, true, false] }),
    ).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,0,0]}')
    expect([canonicalJson('a"b'), canonicalJson(7), canonicalJson([]), canonicalJson({})]).toEqual([
      '"a\\"b"',
      '7',
      '[]',
      '{}',
    ])
  })
})

describe('At the boundary', () => {
  it('59 and 60 levels are written, 61 are too deep', () => {
    expect([59, 60].map((levels) => canonicalJson(nested(levels)))).toEqual([
      `${'['.repeat(59)}1${']'.repeat(59)}`,
      `${'['.repeat(60)}1${']'.repeat(60)}`,
    ])
    expect(thrownBy(() => canonicalJson(nested(61)))).toEqual([
      ['too-deep', '[0]'.repeat(60), 'a list of 1', { most: 60 }],
    ])
    expect(thrownBy(() => canonicalJson({ a: nested(60) }))).toEqual([
      ['too-deep', `a${'[0]'.repeat(59)}`, 'a list of 1', { most: 60 }],
    ])
  })

  it('a key whose value is undefined is not there; an object without a prototype is one like others', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}')
  })
})

describe('Refused', () => {
  it('what JSON would drop or change, each at its place', () => {
    const value = { a: [1, undefined, , 2], b: { c: 5n, d: Number.NaN }, e: new Date(0), f: new Map(), g: () => 1 }
    expect(thrownBy(() => canonicalJson(value)).map(([code, path, received]) => [code, path, received])).toEqual([
      ['not-json-value', 'a[1]', 'nothing'],
      ['not-json-value', 'a[2]', 'nothing'],
      ['not-json-value', 'b.c', 'the bigint 5n'],
      ['not-json-value', 'b.d', 'NaN'],
      ['not-json-value', 'e', 'a Date object'],
      ['not-json-value', 'f', 'an object'],
      ['not-json-value', 'g', 'a function'],
    ])
    expect(thrownBy(() => canonicalJson(undefined))).toEqual([['not-json-value', '', 'nothing', undefined]])
    expect(thrownBy(() => canonicalJson(Number.POSITIVE_INFINITY)).length).toBe(1)
  })

  it('a key that copying would lose', () => {
    const value = JSON.parse('{"a":{"__proto__":1,"constructor":2}}') as unknown
    expect(thrownBy(() => canonicalJson(value))).toEqual([['reserved-key', 'a.__proto__', '"__proto__"', undefined]])
    expect(thrownBy(() => canonicalJson(JSON.parse('{"__proto__":1}')))[0]?.[1]).toBe('__proto__')
  })

  it('noted, and not thrown, with the path it stands at', () => {
    const problems: Problem[] = []
    noteCanonical({ a: 1n, b: [2n] }, 'event', problems)
    expect(problems.map(({ path }) => path)).toEqual(['event.a', 'event.b[0]'])
  })
})
