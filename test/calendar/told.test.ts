import { describe, expect, it } from 'vitest'
import {
  addMonths,
  DAY_COUNTS,
  date,
  dateOfEpochDay,
  dayCountProblem,
  epochDay,
  readDate,
  daysIn,
  Fields,
  isAdditive,
  tryYearFraction,
  weekStartOf,
  yearScale,
} from '../../src/calendar/index.js'
import { ROUNDINGS } from '../../src/exact/index.js'
import type { Problem } from '../../src/problems/index.js'
import { thrownBy, toldBy } from '../arbitraries/told.js'

const reading = <Read>(read: (fields: Fields) => Read) => {
  const fields = new Fields()
  const found = read(fields)
  return { found, told: fields.problems.map(toldBy) }
}

describe('At the boundary', () => {
  it('a day of the epoch between two days, and a day of the month before the first', () => {
    expect(thrownBy(() => dateOfEpochDay(1.5))).toEqual([['not-a-date', '', '1.5', undefined]])
    expect(thrownBy(() => dateOfEpochDay(Number.NaN))).toEqual([['not-a-date', '', 'NaN', undefined]])
    expect(thrownBy(() => date('2024-01-00'))).toEqual([['not-a-date', '', '"2024-01-00"', undefined]])
    expect(thrownBy(() => date('2024-13-01')).length).toBe(1)
    // A date at the beginning and one at the end are not one date.
    expect(thrownBy(() => date('2024-01-01-2024-02-29')).length).toBe(1)
    expect(date('2024-12-01')).toBe('2024-12-01')
  })

  it('the last day of four centuries, and of one', () => {
    for (const day of [
      '0400-02-29',
      '1600-02-29',
      '2000-02-29',
      '1900-02-28',
      '1900-03-01',
      '2100-02-28',
      '2400-02-29',
    ])
      expect(dateOfEpochDay(epochDay(date(day)))).toBe(day)
    expect([epochDay(date('2000-02-29')), epochDay(date('1600-02-29'))]).toEqual([11016, -135081])
  })

  it('only a PlainDate of Temporal is read through its text', () => {
    const named = (name: string) => ({ [Symbol.toStringTag]: name, toString: () => '2024-02-29' })
    expect(readDate(named('Temporal.PlainDate'), '')).toBe('2024-02-29')
    expect(readDate(named('Temporal.PlainDateTime'), '')).toMatchObject({ code: 'not-a-date', received: 'an object' })
  })

  it('minus one, none, one, and a number that is not whole, where one or more is asked', () => {
    const read = (value: unknown) => reading((fields) => fields.oneOrMore(value, 'seats'))
    expect(read(1)).toEqual({ found: 1, told: [] })
    expect(read(2)).toEqual({ found: 2, told: [] })
    for (const [value, received] of [
      [0, '0'],
      [-1, '-1'],
      [1.5, '1.5'],
      [2 ** 53, '9007199254740992'],
      ['1', '"1"'],
    ] as const)
      expect(read(value)).toEqual({ found: undefined, told: [['not-one-or-more', 'seats', received, undefined]] })
    expect(read(undefined).told.map(([code, path]) => [code, path])).toEqual([['missing-key', 'seats']])
  })

  it('only a share is written as a percentage', () => {
    const read = (unit: unknown, value: unknown) => reading((fields) => fields.numberOf(unit, value, 'value'))
    expect(read('share', '50%')).toEqual({ found: { numerator: 1n, denominator: 2n }, told: [] })
    expect(read('hours', '50')).toEqual({ found: { numerator: 50n, denominator: 1n }, told: [] })
    expect(read('hours', '50%')).toEqual({
      found: undefined,
      told: [['percent-not-meant', 'value', '"50%"', { unit: 'hours' }]],
    })
    expect(read('hours', 'x').told).toEqual([['not-a-number', 'value', '"x"', undefined]])
  })
})

describe('From the source', () => {
  it('a year fraction is told as what it is', () => {
    expect(tryYearFraction({ dayCount: '30E/360', start: '2024-01-31', end: '2024-03-31' })).toEqual({
      kind: 'year-fraction',
      value: { numerator: 1n, denominator: 6n },
    })
  })

  it('which conventions count by days, and which have a place for every day', () => {
    const byDay = DAY_COUNTS.filter((name) => yearScale(name).isByDay)
    expect(byDay).toEqual(['ACT/365F', 'ACT/360'])
    expect(DAY_COUNTS.filter(isAdditive)).toEqual(['ACT/365F', 'ACT/360', 'ACT/ACT ISDA', '30E/360'])
  })

  it('a list of names is read in its order, and a list that may be left out as none', () => {
    expect(reading((fields) => fields.ids(['b', 'a'], 'members'))).toEqual({ found: ['b', 'a'], told: [] })
    expect(reading((fields) => fields.listOrNone(undefined, 'proxies'))).toEqual({ found: [], told: [] })
    expect(reading((fields) => fields.listOrNone([7], 'proxies'))).toEqual({ found: [7], told: [] })
    expect(reading((fields) => fields.listOrNone(7, 'proxies')).told.map(([code, path]) => [code, path])).toEqual([
      ['wrong-kind', 'proxies'],
    ])
  })

  it('a currency, a convention, an amount of either sign', () => {
    expect(reading((fields) => fields.currency('EUR', 'currency'))).toEqual({ found: 'EUR', told: [] })
    expect(reading((fields) => fields.dayCount('ACT/360', 'dayCount'))).toEqual({ found: 'ACT/360', told: [] })
    expect(reading((fields) => fields.signedMinor(-5, 'amount'))).toEqual({ found: -5n, told: [] })
    const missing = [
      reading((fields) => fields.currency(undefined, 'x')),
      reading((fields) => fields.dayCount(undefined, 'x')),
      reading((fields) => fields.signedMinor(undefined, 'x')),
    ]
    expect(missing.map(({ told }) => told.map(([code]) => code))).toEqual([
      ['missing-key'],
      ['missing-key'],
      ['missing-key'],
    ])
  })
})

describe('Refused', () => {
  it('one end of a period that is no date is all that is told', () => {
    const refused = (start: string, end: string) => {
      const answer = tryYearFraction({ dayCount: 'ACT/360', start, end })
      return answer.kind === 'refused' ? answer.problems.map(toldBy) : []
    }
    expect(refused('x', '2024-01-01')).toEqual([['not-a-date', 'start', '"x"', undefined]])
    expect(refused('2024-01-01', 'x')).toEqual([['not-a-date', 'end', '"x"', undefined]])
    expect(refused('2024-01-02', '2024-01-01')).toEqual([
      ['reversed-period', 'end', '"2024-01-01"', { start: '2024-01-02' }],
    ])
  })

  it('a reversed period is told beside a convention that is none, and nothing is counted', () => {
    const answer = tryYearFraction({ dayCount: 'x' as never, start: '2024-01-02', end: '2024-01-01' })
    expect(answer.kind === 'refused' && answer.problems.map(({ code }) => code)).toEqual([
      'not-one-of',
      'reversed-period',
    ])
    expect(tryYearFraction({ dayCount: 'x' as never, start: '2024-01-01', end: '2024-01-02' })).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'not-one-of' }],
    })
  })

  it('what is no input at all is told as such', () => {
    for (const input of [null, undefined, 7, []]) {
      const answer = tryYearFraction(input as never)
      expect(answer.kind === 'refused' && answer.problems.map(({ code, path, facts }) => [code, path, facts])).toEqual([
        ['wrong-kind', '', { kind: 'an object' }],
      ])
    }
  })

  it('what could have been said is listed', () => {
    const options = 'ACT/365F, ACT/360, ACT/ACT ISDA, 30E/360, 30/360 ISDA, 30/360 US'
    expect(toldBy(dayCountProblem('x', 'dayCount') as Problem)).toEqual(['not-one-of', 'dayCount', '"x"', { options }])
    expect(reading((fields) => fields.oneOf('x', ROUNDINGS, 'rounding')).told).toEqual([
      ['not-one-of', 'rounding', '"x"', { options: ROUNDINGS.join(', ') }],
    ])
    const weekStarts = 'x' as never
    expect(thrownBy(() => weekStartOf({ day: date('2024-01-01'), weekStarts }))).toEqual([
      [
        'not-one-of',
        'weekStarts',
        '"x"',
        { options: 'monday, tuesday, wednesday, thursday, friday, saturday, sunday' },
      ],
    ])
  })

  it('where a period was reversed, and what months were no months', () => {
    const anchor = date('2024-01-02')
    expect(daysIn({ start: anchor, end: anchor })).toBe(0)
    expect(thrownBy(() => daysIn({ start: anchor, end: date('2024-01-01') }))).toEqual([
      ['reversed-period', 'end', '"2024-01-01"', { start: '2024-01-02' }],
    ])
    expect(reading((fields) => fields.days('2024-01-02', '2024-01-01', 'from', 'to')).told).toEqual([
      ['reversed-period', 'to', '"2024-01-01"', { start: '2024-01-02' }],
    ])
    expect(thrownBy(() => addMonths({ anchor, months: 0.5 }))).toEqual([['not-a-count', 'months', '0.5', undefined]])
  })

  it('one end of a period that is missing or none is all that is told of it', () => {
    const days = (start: unknown, end: unknown) => reading((fields) => fields.days(start, end, 'from', 'to'))
    const period = (value: unknown) => reading((fields) => fields.period(value, 'term'))
    for (const { found, told } of [days('x', '2024-01-01'), days('2024-01-01', 'x')])
      expect([found, told.map(([code]) => code)]).toEqual([undefined, ['not-a-date']])
    expect(period({ end: '2024-01-01' }).told.map(([code, path]) => [code, path])).toEqual([
      ['missing-key', 'term.start'],
    ])
    expect(period({ start: '2024-01-01' }).told.map(([code, path]) => [code, path])).toEqual([
      ['missing-key', 'term.end'],
    ])
  })

  it('what cannot be read is left out of what was found', () => {
    const dated = (rates: readonly object[]) => reading((fields) => fields.dated(rates, 'rate', 'rates')).found
    const rate = { from: '2024-01-01', rate: 1 }
    expect(dated([{ from: 'x', rate: 1 }, rate, { from: '2024-02-01', rate: 'x' }]).map(({ path }) => path)).toEqual([
      'rates[1].rate',
    ])
    expect(
      reading((fields) => fields.records([{ a: 1 }, { a: 2 }], ['a'], 'x', ({ a }) => (a === 1 ? undefined : a))).found,
    ).toEqual([2])
  })

  it('two of one day stay in the order in which they were listed; a publishing of half its parts is none', () => {
    const rate = (ratePerYear: number) => ({ from: '2024-01-01', ratePerYear })
    const { found } = reading((fields) => fields.dated([rate(1), rate(2), rate(3)], 'ratePerYear', 'rates'))
    expect(found.map(({ received }) => received)).toEqual([1, 2, 3])
    const published = (value: unknown) => reading((fields) => fields.published(value, 'published')).found
    expect(published({ places: 2, rounding: 'floor' })).toBeUndefined()
    expect(published({ places: -1, rounding: 'up' })).toBeUndefined()
  })

  it('what was listed twice, and which list was empty', () => {
    expect(reading((fields) => fields.ids(['a', 'b', 'a', 7], 'members'))).toEqual({
      found: ['a', 'b'],
      told: [
        ['listed-twice', 'members[2]', '"a"', { what: 'a' }],
        ['not-a-name', 'members[3]', '7', undefined],
      ],
    })
    expect(reading((fields) => fields.dated([], 'ratePerYear', 'rates')).told).toEqual([
      ['empty-list', 'rates', 'a list of 0', { what: 'ratePerYear' }],
    ])
    const rate = (ratePerYear: number) => ({ from: '2024-01-01', ratePerYear })
    expect(reading((fields) => fields.dated([rate(1), rate(2)], 'ratePerYear', 'rates')).told).toEqual([
      ['listed-twice', 'rates[1].from', '"2024-01-01"', { what: '2024-01-01' }],
    ])
  })

  it('what is no object and what is no list, by the kind that was wanted', () => {
    const wanted = (read: (fields: Fields) => unknown) =>
      reading(read).told.map(([code, path, , facts]) => [code, path, facts])
    expect(reading((fields) => fields.record(7, ['a'], 'x')).found).toEqual({})
    expect(reading((fields) => fields.list(7, 'x')).found).toEqual([])
    expect(wanted((fields) => fields.record(7, ['a'], 'x'))).toEqual([['wrong-kind', 'x', { kind: 'an object' }]])
    expect(wanted((fields) => fields.list(7, 'x'))).toEqual([['wrong-kind', 'x', { kind: 'a list' }]])
    expect(wanted((fields) => fields.records([7], ['a'], 'x', () => 1))).toEqual([
      ['wrong-kind', 'x[0]', { kind: 'an object' }],
    ])
  })
})
