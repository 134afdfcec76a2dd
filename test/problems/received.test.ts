import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { received } from '../../src/problems/index.js'
import { always } from '../arbitraries/run.js'

const hostile = () => {
  throw new Error('ran code of the value')
}

describe('From the source', () => {
  it('WJC-7: a share that was typed as a word is shown as it came', () => {
    expect(received('fifty percent')).toBe('"fifty percent"')
  })
})

describe('At the boundary', () => {
  it('59 and 60 characters are shown, 61 are cut to 60', () => {
    expect(received('x'.repeat(59))).toBe(`"${'x'.repeat(59)}"`)
    expect(received('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`)
    expect(received('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`)
  })
  it('59 and 60 digits are shown, 61 are cut to 60 and counted', () => {
    expect(received(10n ** 58n)).toBe(`the bigint 1${'0'.repeat(58)}n`)
    expect(received(10n ** 59n)).toBe(`the bigint 1${'0'.repeat(59)}n`)
    expect(received(10n ** 60n)).toBe(`the bigint 1${'0'.repeat(59)}… (61 digits)`)
  })
  it('a minus sign is no digit', () => {
    expect(received(-(10n ** 69n))).toMatch(/… \(70 digits\)$/)
  })
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [true, 'true'],
    [-0, '0'],
    [-0.5, '-0.5'],
    [1e21, '1e+21'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [7, '7'],
    [7n, 'the bigint 7n'],
    [-7n, 'the bigint -7n'],
    ['', '""'],
    ['nothing', '"nothing"'],
    ['two\nlines', '"two\\nlines"'],
    ['"quoted"', '"\\"quoted\\""'],
    [[], 'a list of 0'],
    [[1, [2, 3]], 'a list of 2'],
    [{}, 'an object'],
    [new Date(0), 'a Date object'],
    [new Date(Number.NaN), 'a Date object'],
    [Object.create(Date.prototype), 'an object'],
    [hostile, 'a function'],
    [Symbol('s'), 'a symbol'],
  ])('%o is shown as %s', (value, expected) => {
    expect(received(value)).toBe(expected)
  })
})

describe('Always true', () => {
  it('whatever came is shown short and on one line', () => {
    always(
      fc.property(
        fc.oneof(fc.anything({ withBigInt: true }), fc.string({ unit: 'binary', maxLength: 200 })),
        (value) => {
          const shown = received(value)
          // Sixty characters, each escaped into six at the most, between quotation marks.
          expect(shown.length).toBeLessThanOrEqual(363)
          expect(shown).not.toMatch(/[\n\r]/)
        },
      ),
      1000,
    )
  })
  it.each([
    ['the line separator', '\u2028'],
    ['the paragraph separator', '\u2029'],
    ['the next line', '\u0085'],
  ])('%s breaks no line', (_name, separator) => {
    expect(received(`two${separator}lines`)).not.toContain(separator)
  })
  it('no code of the value is run', () => {
    const value = { toString: hostile, toJSON: hostile, valueOf: hostile, [Symbol.toPrimitive]: hostile }
    expect(received(value)).toBe('an object')
    expect(received(Object.assign([1], { toJSON: hostile, toString: hostile }))).toBe('a list of 1')
    expect(received(Object.assign(() => 0, { toString: hostile }))).toBe('a function')
    const day = Object.assign(new Date(0), { getTime: hostile, [Symbol.toStringTag]: hostile })
    expect(received(day)).toBe('a Date object')
    expect(received(new Proxy(new Date(0), { get: hostile, getPrototypeOf: hostile }))).toBe('an object')
  })
})

describe('Not true, on purpose', () => {
  it('the text "nothing" and nothing are told apart by their quotation marks', () => {
    expect([received('nothing'), received(undefined)]).toEqual(['"nothing"', 'nothing'])
  })
})
