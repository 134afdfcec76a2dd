import codes from 'currency-codes'
import { describe, expect, it } from 'vitest'
import { addMoney, currencyPlaces, fromPlain, type Money, moneyOf, writtenMoney } from '../../src/exact/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { thrownBy } from '../decisions/problems-of.js'

const usd = (amount: string | number) => moneyOf({ amount, currency: 'USD' }).amountMinor

describe('From the source', () => {
  it('currencies and their places are those of ISO 4217, as the package currency-codes lists them', () => {
    // Metals, funds in no unit, and codes for tests have no smallest unit.
    const unitless = ['XAG', 'XAU', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XPD', 'XPT', 'XSU', 'XTS', 'XUA', 'XXX']
    const listed = codes.codes().filter((code) => !unitless.includes(code))
    expect(listed.map((code) => [code, currencyPlaces(code)])).toEqual(
      listed.map((code) => [code, codes.code(code)?.digits]),
    )
    expect(unitless.map(currencyPlaces)).toEqual(unitless.map(() => undefined))
  })
})

describe('At the boundary', () => {
  it('as many places as the currency has, one more', () => {
    expect([
      usd('12.34'),
      moneyOf({ amount: '12', currency: 'JPY' }).amountMinor,
      moneyOf({ amount: '1.234', currency: 'KWD' }).amountMinor,
    ]).toEqual([1234n, 12n, 1234n])
    expect([codeOf(() => usd('12.345')), codeOf(() => moneyOf({ amount: '12.5', currency: 'JPY' }))]).toEqual([
      'wrong-minor-units',
      'wrong-minor-units',
    ])
  })

  it('written in full, and read back', () => {
    expect(writtenMoney({ amountMinor: -5n, currency: 'USD' })).toBe('-0.05')
    expect(usd(writtenMoney({ amountMinor: 10n ** 30n, currency: 'USD' }))).toBe(10n ** 30n)
  })
})

describe('Refused', () => {
  it('unknown currencies, two currencies in one sum, a sum of nothing', () => {
    expect(
      ['', 'usd', 'US', 'XXX', 'ABC', 'BIF CLP', '__proto__'].map((currency) =>
        codeOf(() => moneyOf({ amount: 1, currency })),
      ),
    ).toEqual(Array.from({ length: 7 }, () => 'unknown-currency'))
    const [euro, yen] = [moneyOf({ amount: 1, currency: 'EUR' }), moneyOf({ amount: 1, currency: 'JPY' })]
    expect(codeOf(() => addMoney([euro, yen]))).toBe('mixed-currencies')
    expect(codeOf(() => addMoney([]))).toBe('no-values')
    expect(addMoney([euro, euro]).amountMinor).toBe(200n)
  })

  it('an amount as text, as JSON holds it: told what reads it back', () => {
    const kept = JSON.parse('{"amountMinor":"5","currency":"EUR"}') as { amountMinor: bigint; currency: string }
    expect(thrownBy(() => writtenMoney(kept))).toEqual(['wrong-kind amountMinor'])
    expect(() => writtenMoney(kept)).toThrow(/Read what came back from JSON with fromPlain first\.$/)
    expect(writtenMoney(fromPlain<Money>(kept as never))).toBe('0.05')
    expect(codeOf(() => writtenMoney({ currency: 'EUR' } as never))).toBe('missing-key')
    expect(codeOf(() => writtenMoney({ ...kept, amountMinor: 5 as never }))).toBe('wrong-kind')
  })
})
