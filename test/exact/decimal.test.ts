import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalString, exact, ROUNDINGS, toDecimal } from '../../src/exact/index.js'
import { ratios } from '../arbitraries/numbers.js'
import { codeOf } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

describe('From the source', () => {
  it('WJC-9: 12.5 USD an hour is the Decimal 12.50', () => {
    const salary = toDecimal({ value: exact('25/2'), places: 2, rounding: 'half-even' })
    expect([salary.toFixed(2), salary.equals('12.5')]).toEqual(['12.50', true])
  })
  it('Python decimal tutorial: 7.325 to 0.01 is 7.32 down, and 8 to a whole number up', () => {
    const value = exact('7.325')
    expect(toDecimal({ value, places: 2, rounding: 'down' }).toFixed()).toBe('7.32')
    expect(toDecimal({ value, places: 0, rounding: 'up' }).toFixed()).toBe('8')
  })
})

describe('At the boundary', () => {
  it('20, 21 and 30 digits are all kept, past the 20 that decimal.js reckons with', () => {
    for (const digits of [19, 20, 29]) {
      const value = exact(`1.${'3'.repeat(digits)}`)
      expect(toDecimal({ value, places: digits, rounding: 'down' }).toFixed()).toBe(`1.${'3'.repeat(digits)}`)
    }
  })
})

describe('Always true', () => {
  it('a Decimal says what the decimal string says, and reads back as it', () => {
    always(
      fc.property(ratios, fc.integer({ min: 0, max: 12 }), fc.constantFrom(...ROUNDINGS), (value, places, rounding) => {
        const decimal = toDecimal({ value, places, rounding })
        expect(decimal.toFixed(places)).toBe(decimalString({ value, places, rounding }))
        expect(exact(decimal)).toEqual(exact(decimalString({ value, places, rounding })))
      }),
    )
  })
  it('settings made on Decimal do not reach ours, nor ours theirs', () => {
    const { precision, rounding } = Decimal
    Decimal.set({ precision: 2, rounding: Decimal.ROUND_UP })
    try {
      const third = toDecimal({ value: exact('1/3'), places: 30, rounding: 'down' })
      expect(third.times(3).toFixed()).toBe('1')
      expect(new Decimal(1).div(3).toFixed()).toBe('0.34')
    } finally {
      Decimal.set({ precision, rounding })
    }
  })
})

describe('Not true, on purpose', () => {
  it('three times the Decimal of 1/3 is not 1: it is for showing, and nothing is decided with it', () => {
    const third = toDecimal({ value: exact('1/3'), places: 4, rounding: 'half-even' })
    expect(third.times(3).toFixed()).toBe('0.9999')
  })
})

describe('Refused', () => {
  it('not-places: half a place', () => {
    expect(codeOf(() => toDecimal({ value: exact('1/3'), places: 0.5, rounding: 'down' }))).toBe('not-places')
  })
})
