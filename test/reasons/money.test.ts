import { describe, expect, it } from 'vitest'
import { exact, ratio } from '../../src/exact/index.js'
import { numbersIn } from '../../src/reasons/index.js'
import { codeOf } from '../arbitraries/refused.js'

const en = numbersIn('en')
const es = numbersIn('es')

describe('From the source', () => {
  it('WJC-9: an amount is written in full, with the places of its currency', () => {
    expect([en.money(123450n, 'USD'), es.money(123450n, 'USD')]).toEqual(['1,234.50 USD', '1234,50 USD'])
    expect([en.money(-5n, 'EUR'), es.money(-5n, 'EUR')]).toEqual(['-0.05 EUR', '-0,05 EUR'])
    expect([en.money(12345n, 'JPY'), en.money(123450n, 'KWD')]).toEqual(['12,345 JPY', '123.450 KWD'])
  })

  it('a price has at least the places of its currency, and more where it has more', () => {
    expect([en.price(exact('12.5'), 'USD'), es.price(exact('12.5'), 'USD')]).toEqual(['12.50 USD', '12,50 USD'])
    expect([en.price(exact('12.345'), 'USD'), en.price(exact(12), 'JPY')]).toEqual(['12.345 USD', '12 JPY'])
  })

  it('a fraction is written as one, whatever its sign', () => {
    expect([en.fraction(exact('72/365')), es.fraction(exact('-72/365'))]).toEqual(['72/365', '-72/365'])
  })
})

describe('At the boundary', () => {
  it('parts of a smallest unit: four more places are written in full, five are rounded', () => {
    const cents = (text: string) => [en.exactMoney(exact(text), 'USD'), es.exactMoney(exact(text), 'USD')]
    expect(cents('100')).toEqual(['1.00 USD', '1,00 USD'])
    expect(cents('100.5')).toEqual(['1.005 USD', '1,005 USD'])
    expect(cents('100.001')).toEqual(['1.00001 USD', '1,00001 USD'])
    expect(cents('100.0001')).toEqual(['1.000001 USD', '1,000001 USD'])
    expect(cents('100.00001')).toEqual(['about 1.000000 USD', 'aproximadamente 1,000000 USD'])
    expect(cents('100/3')).toEqual(['about 0.333333 USD', 'aproximadamente 0,333333 USD'])
    expect(en.exactMoney(ratio(1n, 3n), 'JPY')).toBe('about 0.3333 JPY')
  })

  it('a fraction of a thousandth, of a twelfth, of a hundred thousandth: at, below and above', () => {
    expect(['1/997', '1/1000', '1/1003'].map((text) => en.number(exact(text)))).toEqual([
      '1/997 (about 0.0010)',
      '0.001',
      'about 0.0010',
    ])
    expect(en.number(exact('1/30000'))).toBe('1/30000')
    expect(en.number(exact('-1/30000'))).toBe('-1/30000')
    expect(['1/99999', '1/100003', '7/9', '-7/9'].map((text) => en.percent(exact(text)))).toEqual([
      '1/99999 (about 0.00%)',
      'about 0.00%',
      '7/9',
      '-7/9 (about -77.78%)',
    ])
    expect([en.percent(exact('-0.5')), en.integer(-1234), en.integer(10n ** 20n)]).toEqual([
      '-50%',
      '-1,234',
      '100,000,000,000,000,000,000',
    ])
    expect([es.count(1, 'voto', 'votos'), es.count(0, 'voto', 'votos'), es.count(2, 'voto', 'votos')]).toEqual([
      '1 voto',
      '0 votos',
      '2 votos',
    ])
  })
})

describe('Refused', () => {
  it('unknown-currency: an amount of what is no currency', () => {
    expect(codeOf(() => en.money(1n, 'XXX'))).toBe('unknown-currency')
    expect(codeOf(() => en.exactMoney(exact(1), 'usd'))).toBe('unknown-currency')
    expect(codeOf(() => en.price(exact(1), ''))).toBe('unknown-currency')
  })
})
