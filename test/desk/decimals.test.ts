import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTyped, tellTyped, typedAs } from '../../examples/desk/kernel/decimals.js'
import { divide, equal, exact, multiply, type Ratio, ratio } from '../../src/exact/index.js'
import { numbersIn } from '../../src/reasons/index.js'

const read = (text: string, unit = '') => {
  const typed = readTyped(text, unit)
  return typed.kind === 'read' ? typed.value : typed.kind
}

describe('what people type as a number', () => {
  it.each([
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    [' 12,5 ', '12.5'],
    ['0,125', '0.125'],
    ['-3', '-3'],
    ['−3', '-3'],
    ['+4', '4'],
    ['2/3', '2/3'],
    ['2 / 3', '2/3'],
    ['1 234,5', '1234.5'],
    ['1 234,5', '1234.5'],
    ['1 234', '1234'],
    ['1,234.5', '1234.5'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1,234,567.25', '1234567.25'],
    ['1234,567', '1234.567'],
    ['007', '7'],
  ])('%s is read as %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  it.each([
    ['72 %', '72%'],
    ['72%', '72%'],
    ['72', '72%'],
    ['72,5 %', '72.5%'],
    ['2/3', '2/3'],
  ])('as a share, %s is read as %s', (text, value) => {
    expect(read(text, 'share')).toBe(value)
  })

  it.each([
    'NaN',
    'Infinity',
    '١٢',
    '१२',
    '１２',
    '1e9',
    '0x10',
    '1_000',
    '12 5',
    '1.2.3',
    '1,23,4',
    '5.',
    ',5',
    '--3',
    '3-',
    'five',
    '12a',
    '1/0',
    '2/3/4',
    '½',
    '9'.repeat(61),
    '%',
  ])('%s is no number', (text) => {
    expect(read(text)).toBe('not-a-number')
  })

  it('says nothing where nothing was typed', () => {
    expect([read(''), read('   ')]).toEqual(['empty', 'empty'])
  })

  it('takes 1,234 and 1.234 for neither number, and says how to type both', () => {
    for (const text of ['1,234', '1.234', '12.500']) expect(readTyped(text, '').kind).toBe('ambiguous')
    expect(tellTyped(readTyped('1,234', ''), 'en')).toContain(
      'Type 1234 for the large one, or 1.2340 for the small one',
    )
    expect(tellTyped(readTyped('1.234', ''), 'es')).toContain('1,2340')
    expect([read('1234'), read('1.2340'), read('1,2340')]).toEqual(['1234', '1.2340', '1.2340'])
  })

  it('takes no percentage for what is no share', () => {
    expect(read('12 %')).toBe('no-share')
  })
})

describe('always', () => {
  const decimals = fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, places]): Ratio => ratio(digits, 10n ** BigInt(places)))
  const ratios = fc
    .tuple(fc.bigInt({ min: 1n, max: 9999n }), fc.bigInt({ min: 1n, max: 9999n }))
    .map(([over, under]) => ratio(over, under))

  it('what stands in a field reads as the number it stands for, in both languages and as a share too', () => {
    fc.assert(
      fc.property(
        fc.oneof(decimals, ratios),
        fc.constantFrom('en', 'es'),
        fc.constantFrom('', 'share'),
        (value, locale, unit) => {
          const typed = readTyped(typedAs(value, unit, locale), unit)
          expect(typed.kind).toBe('read')
          expect(typed.kind === 'read' && equal(exact(typed.value), value)).toBe(true)
        },
      ),
      { seed: 9, numRuns: 2000 },
    )
  })

  it('a number as the pages write it is read as that number, or not at all: never as another', () => {
    fc.assert(
      fc.property(decimals, fc.constantFrom('en', 'es'), (value, locale) => {
        const typed = readTyped(numbersIn(locale).number(value), '')
        if (typed.kind === 'read') expect(equal(exact(typed.value), value)).toBe(true)
      }),
      { seed: 9, numRuns: 2000 },
    )
  })

  it('whatever is typed, what is read is a number that the rules can read', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[-0-9 .,/%]{0,14}$/)),
        fc.constantFrom('', 'share'),
        (text, unit) => {
          const typed = readTyped(text, unit)
          if (typed.kind === 'read') expect(exact(typed.value).denominator > 0n).toBe(true)
          if (typed.kind === 'ambiguous')
            expect(typed.readings.map((one) => readTyped(one, unit).kind)).toEqual(['read', 'read'])
        },
      ),
      { seed: 9, numRuns: 3000 },
    )
  })

  it('the two readings of an ambiguous number lie a thousandfold apart', () => {
    const typed = readTyped('12,345', '')
    expect(typed).toEqual({ kind: 'ambiguous', readings: ['12345', '12.3450'] })
    expect(equal(divide(exact('12345'), exact('12.3450')), multiply(ratio(1000n, 1n), ratio(1n, 1n)))).toBe(true)
  })
})
