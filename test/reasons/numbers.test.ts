import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exact, ratio } from '../../src/exact/index.js'
import { numbersIn } from '../../src/reasons/index.js'
import { ratios } from '../arbitraries/numbers.js'
import { always } from '../arbitraries/run.js'

const en = numbersIn('en')
const es = numbersIn('es')

describe('From the source', () => {
  it('WJC-7: 72% is 72% in English and 72 % in Spanish, with a space that does not break', () => {
    expect([en.percent(exact('72%')), es.percent(exact('72%'))]).toEqual(['72%', '72\u00a0%'])
  })
  it('WJC-9: 12.5 and 6.5 USD an hour', () => {
    expect([en.number(exact('12.5')), es.number(exact('12.5'))]).toEqual(['12.5', '12,5'])
    expect([en.number(exact('6.5')), es.number(exact('6.5'))]).toEqual(['6.5', '6,5'])
  })
  it('WJC-3: two thirds stay two thirds', () => {
    expect([en.percent(exact('2/3')), es.percent(exact('2/3'))]).toEqual(['2/3', '2/3'])
  })
  it('Real Academia Española, Ortografía 2010: four digits are not grouped, five are', () => {
    expect([es.integer(1234), es.integer(12345)]).toEqual(['1234', '12.345'])
  })
})

describe('At the boundary', () => {
  it.each([
    ['0.12345', '0.12345', '0,12345'],
    ['0.123456', '0.123456', '0,123456'],
    ['0.1234567', 'about 0.1235', 'aproximadamente 0,1235'],
    ['1/3', '1/3 (about 0.3333)', '1/3 (aproximadamente 0,3333)'],
    ['-1/3', '-1/3 (about -0.3333)', '-1/3 (aproximadamente -0,3333)'],
    ['1/999', '1/999 (about 0.0010)', '1/999 (aproximadamente 0,0010)'],
    ['1/1000', '0.001', '0,001'],
    ['1/128', 'about 0.0078', 'aproximadamente 0,0078'],
    ['1/997', '1/997 (about 0.0010)', '1/997 (aproximadamente 0,0010)'],
    ['1/1001', 'about 0.0010', 'aproximadamente 0,0010'],
    ['0', '0', '0'],
    ['-0.5', '-0.5', '-0,5'],
    ['-1234.5', '-1,234.5', '-1234,5'],
    ['12345.5', '12,345.5', '12.345,5'],
    ['123456789012345678901234567890', '123,456,789,012,345,678,901,234,567,890', undefined],
  ])('the number %s', (text, english, spanish) => {
    expect(en.number(exact(text))).toBe(english)
    if (spanish !== undefined) expect(es.number(exact(text))).toBe(spanish)
  })
  it.each([
    ['0', '0%'],
    ['1', '100%'],
    ['1/8', '12.5%'],
    ['0.12345678', '12.345678%'],
    ['0.123456789', 'about 12.35%'],
    ['1/512', '1/512 (about 0.20%)'],
    ['1/11', '1/11'],
    ['1/12', '1/12'],
    ['1/13', '1/13 (about 7.69%)'],
    ['-1/3', '-1/3 (about -33.33%)'],
    ['12345/99999', '4115/33333 (about 12.35%)'],
    ['1/99999', '1/99999 (about 0.00%)'],
    ['1/100001', 'about 0.00%'],
    ['12.345', '1,234.5%'],
  ])('the share %s is %s', (text, english) => {
    expect(en.percent(exact(text))).toBe(english)
  })
  it.each([
    [0, '0 ballots'],
    [1, '1 ballot'],
    [2, '2 ballots'],
    [1000000, '1,000,000 ballots'],
  ])('%s of them are "%s"', (count, expected) => {
    expect(en.count(count, 'ballot', 'ballots')).toBe(expected)
  })
  it('lists of none, one, two and three', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((items) => [en.list(items), es.list(items)])).toEqual([
      ['', ''],
      ['a', 'a'],
      ['a and b', 'a y b'],
      ['a, b, and c', 'a, b y c'],
    ])
    // Before an i the conjunction is e.
    expect(es.list(['Ana', 'Inés'])).toBe('Ana e Inés')
  })
})

describe('Always true', () => {
  it('a number that is not called "about" is written exactly', () => {
    always(
      fc.property(ratios, (value) => {
        const [written = ''] = en.number(value).split(' (about ')
        if (!written.startsWith('about ')) expect(exact(written.replaceAll(',', ''))).toEqual(value)
        const [share = ''] = en.percent(value).split(' (about ')
        if (!share.startsWith('about ')) expect(exact(share.replaceAll(',', ''))).toEqual(value)
      }),
      1000,
    )
  })
  it('a number that is called "about" is within half of its last place', () => {
    always(
      fc.property(ratios, (value) => {
        const [, rounded] = /about ([^)]+)/.exec(en.number(value)) ?? []
        if (rounded === undefined) return
        const shown = exact(rounded.replaceAll(',', ''))
        const distance = shown.numerator * value.denominator - value.numerator * shown.denominator
        const size = distance < 0n ? -distance : distance
        expect(size * 20000n <= value.denominator * shown.denominator).toBe(true)
      }),
    )
  })
  it('Spanish writes the same digits as English, with its own signs', () => {
    always(
      fc.property(ratios, (value) => {
        const plainDigits = (text: string) => text.replaceAll(/[^\d/-]/g, '')
        expect(plainDigits(es.number(value))).toBe(plainDigits(en.number(value)))
        expect(plainDigits(es.percent(value))).toBe(plainDigits(en.percent(value)))
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('0.1234567 is not written as a fraction, though it is one: ten millionths say less than four digits', () => {
    expect(en.number(ratio(1n, 128n))).toBe('about 0.0078')
  })
})
