import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Data, encode, fingerprintOf, PROTOCOL, wideHash } from '../../src/secrecy/encode.js'
import { always } from '../arbitraries/run.js'

const hex = (data: Data): string => Buffer.from(encode(data)).toString('hex')
const ascii = (data: Data): string => Buffer.from(encode(data)).toString('latin1')

/** Data of every kind, with texts that look like other data. */
const anyData: fc.Arbitrary<Data> = fc.letrec<{ readonly data: Data }>((tie) => ({
  data: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Data>(null, true, false),
    fc.maxSafeInteger(),
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('null', '0', 'i\u0000\u0000\u0000\u00010', '[]')),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 4, unit: 'grapheme' }), tie('data'), { maxKeys: 4 }),
  ),
})).data

/** What two data have in common where they are the same: bytes apart from lists of numbers, 0 for -0, keys in order. */
const canonical = (data: Data): string =>
  data instanceof Uint8Array
    ? `bytes ${Buffer.from(data).toString('hex')}`
    : Array.isArray(data)
      ? `[${data.map((one) => canonical(one as Data)).join()}]`
      : typeof data === 'object' && data !== null
        ? `{${Object.entries(data)
            .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one as Data)}`)
            .sort()
            .join()}}`
        : JSON.stringify(data)

describe('encoding: from the source', () => {
  it('each kind has a letter, four bytes of length, and what it is', () => {
    expect(ascii(null)).toBe('n')
    expect(ascii(true)).toBe('t')
    expect(ascii(false)).toBe('f')
    expect(ascii(-12)).toBe('i\0\0\0\u0003-12')
    expect(ascii('ana')).toBe('s\0\0\0\u0003ana')
    expect(hex('é')).toBe('7300000002c3a9')
    expect(hex('🥖')).toBe('7300000004f09fa596')
    expect(hex(Uint8Array.of(1, 255))).toBe('620000000201ff')
    expect(ascii(['a', null])).toBe('l\0\0\0\u0002s\0\0\0\u0001an')
    expect(ascii({ b: 1, a: null })).toBe('o\0\0\0\u0002s\0\0\0\u0001ans\0\0\0\u0001bi\0\0\0\u00011')
  })

  it('hashes begin with the protocol and a tag', () => {
    const bytes = encode([PROTOCOL, 'a-tag', { member: 'ana' }])
    expect(fingerprintOf('a-tag', { member: 'ana' })).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Buffer.from(wideHash('a-tag', { member: 'ana' })).toString('hex')).toBe(
      createHash('sha512').update(bytes).digest('hex'),
    )
    expect(fingerprintOf('another-tag', { member: 'ana' })).not.toBe(fingerprintOf('a-tag', { member: 'ana' }))
  })
})

describe('encoding: at the boundary', () => {
  it('texts and lists of every length about the size of its room', () => {
    for (const length of [0, 1, 500, 506, 507, 508, 512, 1024, 5000]) {
      const text = 'x'.repeat(length)
      expect(encode(text)).toHaveLength(5 + length)
      expect(encode([text, text])).toHaveLength(5 + 2 * (5 + length))
      expect(
        Buffer.from(encode(`${text}é`))
          .subarray(5)
          .toString('utf8'),
      ).toBe(`${text}é`)
    }
  })

  it('keys stand in the order of their UTF-8 bytes, which is not that of UTF-16', () => {
    const keys = [...Object.keys({ '\uff5e': 0, '\u{1f956}': 0 })]
    expect(keys.toSorted()).toEqual(['\u{1f956}', '\uff5e'])
    expect(Buffer.from(encode({ '\u{1f956}': 1, '\uff5e': 2 })).indexOf('\uff5e')).toBeLessThan(
      Buffer.from(encode({ '\u{1f956}': 1, '\uff5e': 2 })).indexOf('\u{1f956}'),
    )
  })
})

describe('encoding: always true', () => {
  it('no two different data share one encoding', () => {
    always(
      fc.property(anyData, anyData, (one, other) => {
        expect(hex(one) === hex(other)).toBe(canonical(one) === canonical(other))
      }),
      2000,
    )
  })

  it('a key moved, a list cut elsewhere or a text split elsewhere is another encoding', () => {
    always(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), fc.nat(4), (texts, at) => {
        const [first = '', second = '', ...rest] = texts
        expect(hex([first + second, ...rest])).not.toBe(hex(texts))
        expect(hex([[first], second, ...rest])).not.toBe(hex(texts))
        expect(hex([...texts.slice(0, at), [], ...texts.slice(at)])).not.toBe(hex(texts))
        expect(hex([texts.slice(0, 1), texts.slice(1)])).not.toBe(hex([texts.slice(0, 2), texts.slice(2)]))
      }),
    )
  })

  it('the order of keys does not matter, nor keys without a value', () => {
    always(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse())
        expect(hex({ ...reversed })).toBe(hex(record))
        const unused = Object.keys(record).join('') + '-'
        expect(hex({ ...record, [unused]: undefined })).toBe(hex(record))
      }),
    )
  })
})

describe('encoding: refused', () => {
  it('numbers that are not whole, and half a letter: neither has bytes of its own', () => {
    for (const wrong of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])
      expect(() => encode(wrong)).toThrow(TypeError)
    for (const wrong of ['\ud83e', 'é\udd56', { '\ud83e': 1 }]) expect(() => encode(wrong)).toThrow(TypeError)
  })
})
