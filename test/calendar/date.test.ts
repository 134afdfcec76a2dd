import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  contains,
  date,
  dateOfEpochDay,
  daysIn,
  daysInMonth,
  epochDay,
  isLeapYear,
  readDate,
} from '../../src/calendar/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { always, stride } from '../arbitraries/run.js'

describe('From the source', () => {
  it('every day from 1600 to 2399 is where Date.UTC of ECMAScript has it, and comes back', () => {
    const wrong: string[] = []
    const first = Date.UTC(1600, 0, 1) / 86_400_000
    const last = Date.UTC(2399, 11, 31) / 86_400_000
    for (let day = first; day <= last; day += stride(29)) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10)
      if (epochDay(date(text)) !== day || dateOfEpochDay(day) !== text) wrong.push(text)
    }
    expect(wrong).toEqual([])
  })

  it('a Temporal.PlainDate is read through its text', () => {
    const plainDate = { [Symbol.toStringTag]: 'Temporal.PlainDate' as const, toString: () => '2024-02-29' }
    expect(date(plainDate)).toBe('2024-02-29')
  })
})

describe('At the boundary', () => {
  it('the first and the last day there are, and the days beyond', () => {
    expect([date('0001-01-01'), date('9999-12-31')]).toEqual(['0001-01-01', '9999-12-31'])
    expect([epochDay(date('0001-01-01')), epochDay(date('9999-12-31'))]).toEqual([-719162, 2932896])
    expect([-719163, 2932897].map((day) => codeOf(() => dateOfEpochDay(day)))).toEqual(['not-a-date', 'not-a-date'])
  })

  it('the last day of each month exists and the one after does not, in a leap year and in another', () => {
    for (const year of [1900, 2000, 2023, 2024]) {
      for (let month = 1; month <= 12; month++) {
        const text = (day: number) => `${year}-${String(month).padStart(2, '0')}-${day}`
        expect(date(text(daysInMonth(year, month)))).toBe(text(daysInMonth(year, month)))
        expect(codeOf(() => date(text(daysInMonth(year, month) + 1)))).toBe('not-a-date')
      }
    }
    expect([1900, 2000, 2023, 2024].map(isLeapYear)).toEqual([false, true, false, true])
  })

  it('a period holds its start and not its end', () => {
    const period = { start: date('2024-01-01'), end: date('2024-02-01') }
    expect(['2023-12-31', '2024-01-01', '2024-01-31', '2024-02-01'].map((day) => contains(period, date(day)))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(daysIn(period)).toBe(31)
  })
})

describe('Always true', () => {
  it('months are counted from the anchor, and land on its day or on the last of a shorter month', () => {
    const anchors = fc.integer({ min: epochDay(date('1900-01-01')), max: epochDay(date('2100-12-31')) })
    always(
      fc.property(anchors, fc.integer({ min: -600, max: 600 }), (day, months) => {
        const anchor = dateOfEpochDay(day)
        const moved = addMonths({ anchor, months })
        const [year, month, dayOfMonth] = moved.split('-').map(Number) as [number, number, number]
        const count = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(count(moved) - count(anchor)).toBe(months)
        expect(dayOfMonth).toBe(Math.min(Number(anchor.slice(8)), daysInMonth(year, month)))
      }),
    )
  })
})

describe('Refused', () => {
  it.each([
    '',
    '2024-2-29',
    '2024-02-30',
    '20240229',
    '2024-02-29T00:00',
    ' 2024-02-29',
    '0000-01-01',
    '2024-00-10',
    '2024-02-29[u-ca=iso8601]',
    '٢٠٢٤-٠٢-٢٩',
  ])('%j is no date', (text) => {
    expect(readDate(text, 'start')).toMatchObject({ code: 'not-a-date', path: 'start' })
  })

  it.each([null, undefined, 20240229, Number.NaN, {}, [], new Date(0), true])('%s is no date', (value) => {
    expect(readDate(value, '')).toMatchObject({ code: 'not-a-date' })
  })

  it('a reversed period, months that are not whole, months beyond the calendar', () => {
    expect(codeOf(() => daysIn({ start: date('2024-01-02'), end: date('2024-01-01') }))).toBe('reversed-period')
    expect(codeOf(() => addMonths({ anchor: date('2024-01-31'), months: 1.5 }))).toBe('not-a-count')
    expect(codeOf(() => addMonths({ anchor: date('9999-12-31'), months: 1 }))).toBe('not-a-date')
  })
})
