import { describe, expect, it } from 'vitest'
import {
  addMoney,
  allocate,
  decimalPlaces,
  divide,
  exact,
  meanOf,
  moneyOf,
  ratio,
  readColumn,
  readExact,
  roundTo,
  tryAllocate,
  writtenMoney,
} from '../../src/exact/index.js'
import { thrownBy, toldBy } from '../arbitraries/told.js'

const refused = (input: unknown) => {
  const read = readExact(input, 'value')
  return 'code' in read ? toldBy(read) : []
}
const usd = (amountMinor: bigint) => ({ amountMinor, currency: 'USD' })

describe('Refused', () => {
  it('what is wrong with an amount of money, and where', () => {
    expect(thrownBy(() => moneyOf({ amount: '1.005', currency: 'USD' }))).toEqual([
      ['wrong-minor-units', 'amount', '"1.005"', { places: 2, currency: 'USD' }],
    ])
    expect(thrownBy(() => writtenMoney({ amountMinor: 1n, currency: 'XXX' }))).toEqual([
      ['unknown-currency', 'currency', '"XXX"', undefined],
    ])
    expect(thrownBy(() => addMoney([usd(1n), usd(2n), { amountMinor: 3n, currency: 'EUR' }]))).toEqual([
      ['mixed-currencies', '[2].currency', '"EUR"', { currency: 'USD' }],
    ])
    expect(thrownBy(() => addMoney([]))).toEqual([['no-values', '', 'a list of 0', undefined]])
    expect(thrownBy(() => meanOf([]))).toEqual([['no-values', '', 'a list of 0', undefined]])
  })

  it('nothing is divided by zero, and that is shown', () => {
    const zero = ['zero-denominator', '', '"3/0"', undefined]
    expect(thrownBy(() => ratio(3n, 0n))).toEqual([zero])
    expect(thrownBy(() => decimalPlaces({ numerator: 3n, denominator: 0n }))).toEqual([zero])
    expect(thrownBy(() => exact({ numerator: 3n, denominator: 0n }))).toEqual([zero])
    expect(thrownBy(() => divide(ratio(1n), ratio(0n)))).toEqual([['zero-denominator', '', '"1/0"', undefined]])
    expect(refused('3/00')).toEqual(['zero-denominator', 'value', '"3/00"', undefined])
    expect(readExact('10/10', '')).toEqual({ value: ratio(1n), percent: false })
  })

  it('what is no number is shown as it came', () => {
    expect(refused('12,5')).toEqual(['decimal-comma', 'value', '"12,5"', { meant: '12.5', option: '' }])
    expect(refused('x')).toEqual(['not-a-number', 'value', '"x"', undefined])
    expect(refused(Number.NaN)).toEqual(['not-a-number', 'value', 'NaN', undefined])
    expect(refused({})).toEqual(['not-a-number', 'value', 'an object', undefined])
    expect(refused(true)).toEqual(['not-a-number', 'value', 'true', undefined])
    expect(thrownBy(() => exact('x'))).toEqual([['not-a-number', '', '"x"', undefined]])
    for (const text of ['x1,5', '1,5x', '1,', ',5', '12,55%x']) expect(refused(text)[0]).toBe('not-a-number')
    expect(refused('12,55%')).toEqual(['decimal-comma', 'value', '"12,55%"', { meant: '12.55%', option: '' }])
  })

  it('what has the parts of a Decimal and is none', () => {
    const like = { s: 1, e: 0, d: [1], toFixed: () => '1' }
    expect(readExact(like, '')).toEqual({ value: ratio(1n), percent: false })
    for (const part of ['s', 'e', 'd', 'toFixed']) {
      const { [part as 's']: _, ...rest } = like
      expect(refused(rest)).toEqual(['not-a-number', 'value', 'an object', undefined])
    }
    expect(refused({ ...like, d: 7 })).toEqual(['not-a-number', 'value', 'an object', undefined])
    expect(refused({ ...like, toFixed: 7 })).toEqual(['not-a-number', 'value', 'an object', undefined])
    expect(refused({ ...like, toFixed: () => 5 })).toEqual(['not-a-number', 'value', '5', undefined])
    expect(refused({ ...like, toFixed: () => '50%' })).toEqual(['not-a-number', 'value', '"50%"', undefined])
    expect(refused({ ...like, d: null, toFixed: () => 'NaN' })).toEqual(['not-a-number', 'value', '"NaN"', undefined])
  })

  it('places and roundings that are none, with those that are', () => {
    const value = ratio(1n, 3n)
    expect(thrownBy(() => roundTo({ value, places: -1, rounding: 'down' }))).toEqual([
      ['not-places', 'places', '-1', undefined],
    ])
    expect(thrownBy(() => roundTo({ value, places: 0, rounding: 'floor' as never }))).toEqual([
      ['not-one-of', 'rounding', '"floor"', { options: 'half-even, half-up, up, down' }],
    ])
  })

  it('each weight and each id where it stands', () => {
    const answer = tryAllocate({
      totalMinor: 1n,
      shares: [
        { id: 'a', weight: -1 },
        { id: '', weight: 'x' },
        { id: 'b', weight: 1 },
        { id: 'a', weight: -1n },
      ],
    })
    expect(answer.kind === 'refused' && answer.problems.map(toldBy)).toEqual([
      ['negative-weight', 'shares[0].weight', '-1', undefined],
      ['not-a-name', 'shares[1].id', '""', undefined],
      ['not-a-number', 'shares[1].weight', '"x"', undefined],
      ['negative-weight', 'shares[3].weight', 'the bigint -1n', undefined],
      ['listed-twice', 'shares[3].id', '"a"', { what: 'a' }],
    ])
    expect(thrownBy(() => allocate({ totalMinor: 5n, shares: [{ id: 'a', weight: '0' }] }))).toEqual([
      ['weights-all-zero', 'shares', 'a list of 1', undefined],
    ])
    expect(thrownBy(() => allocate({ totalMinor: 5n, shares: [{ id: 'a', weight: '0/3' }] })).length).toBe(1)
  })

  it('what is no input at all is told by where it is none', () => {
    const refusedBy = (input: unknown) => {
      const answer = tryAllocate(input as never)
      return answer.kind === 'refused' ? answer.problems.map(toldBy) : []
    }
    const shares = [{ id: 'a', weight: 1 }]
    expect(refusedBy(null)).toEqual([['wrong-kind', '', 'null', { kind: 'an object' }]])
    expect(refusedBy({ totalMinor: 1n, shares: 7 })).toEqual([['wrong-kind', 'shares', '7', { kind: 'a list' }]])
    expect(refusedBy({ totalMinor: 1n, shares: [...shares, 7] })).toEqual([
      ['wrong-kind', 'shares[1]', '7', { kind: 'an object' }],
    ])
    expect(refusedBy({ totalMinor: 1.5, shares })).toEqual([['not-minor-units', 'totalMinor', '1.5', undefined]])
    expect(refusedBy({ totalMinor: 1.5, shares: 7 }).map(([code]) => code)).toEqual(['not-minor-units', 'wrong-kind'])
    expect(refusedBy({ totalMinor: 1.5, shares: [7] }).map(([code]) => code)).toEqual(['not-minor-units', 'wrong-kind'])
    expect(thrownBy(() => moneyOf(7 as never))).toEqual([['wrong-kind', '', '7', { kind: 'an object' }]])
  })

  it('a column tells each number where it stands', () => {
    const read = readColumn(['1', 'x', '50%'], 'hours')
    expect(read.kind === 'refused' && read.problems.map(toldBy)).toEqual([
      ['not-a-number', 'hours[1]', '"x"', undefined],
      ['mixed-percent', 'hours[2]', '"50%"', undefined],
    ])
  })
})
