import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  type CalendarDate,
  contains,
  date,
  dateOfEpochDay,
  daysIn,
  epochDay,
  type Period,
  type PeriodLength,
  periodAround,
  WEEKDAYS,
  weekStartOf,
  weekdayOf,
} from '../../src/calendar/index.js'
import { isRulesError } from '../../src/problems/index.js'
import { codeOf } from '../arbitraries/refused.js'
import { always, stride } from '../arbitraries/run.js'

const MONTH: PeriodLength = { months: 1 }
const ends = ({ start, end }: Period): readonly string[] => [start, end]
const around = (day: string, anchor: string, length: PeriodLength) =>
  ends(periodAround({ day: date(day), anchor: date(anchor), length }))
/** Seven days from the start of the week. */
const weekAround = (input: Parameters<typeof weekStartOf>[0]) => {
  const start = weekStartOf(input)
  return { start, end: dateOfEpochDay(epochDay(start) + 7) }
}
const week = (day: string, weekStarts: (typeof WEEKDAYS)[number]) => ends(weekAround({ day: date(day), weekStarts }))
/** The first thing that is wrong with a call, as `code path`. */
const wrongWith = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    if (!isRulesError(error)) throw error
    return error.problems.map(({ code, path }) => `${code} ${path}`).join(', ')
  }
}

const from = epochDay(date('1900-01-01'))
const days = fc.integer({ min: from, max: epochDay(date('2199-12-31')) }).map(dateOfEpochDay)
const lengths: fc.Arbitrary<PeriodLength> = fc.oneof(
  fc.integer({ min: 1, max: 30 }).map((months) => ({ months })),
  fc.integer({ min: 1, max: 400 }).map((length) => ({ days: length })),
)

describe('From the source', () => {
  it('WJC-11: days of late payment: 33, 90 and 113 (HMRC, Compliance Handbook CH141140, examples 1, 2)', () => {
    const late = (paid: string) => daysIn({ start: date('2013-01-31'), end: date(paid) })
    expect(['2013-03-05', '2013-05-01', '2013-05-24'].map(late)).toEqual([33, 90, 113])
  })

  it('every day from 1600 to 2399 falls on the day of the week that Date of ECMAScript has it on', () => {
    const wrong: string[] = []
    for (let day = Date.UTC(1600, 0, 1); day <= Date.UTC(2399, 11, 31); day += 86_400_000 * stride(29)) {
      const text = new Date(day).toISOString().slice(0, 10)
      if (weekdayOf(date(text)) !== WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7]) wrong.push(text)
    }
    expect(wrong).toEqual([])
  })

  it('WJC-12: months counted from the 31st: a vote of 29 February counts from 31 March', () => {
    expect(around('2024-02-29', '2024-01-31', MONTH)).toEqual(['2024-02-29', '2024-03-31'])
  })
})

describe('At the boundary', () => {
  it('the day before a period, its first, its last, and the one after', () => {
    const of = (day: string) => around(day, '2024-01-01', MONTH)[0]
    expect(['2024-01-31', '2024-02-01', '2024-02-29', '2024-03-01'].map(of)).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-02-01',
      '2024-03-01',
    ])
    const fortnight = (day: string) => around(day, '2024-01-01', { days: 14 })[0]
    expect(['2023-12-31', '2024-01-01', '2024-01-14', '2024-01-15'].map(fortnight)).toEqual([
      '2023-12-18',
      '2024-01-01',
      '2024-01-01',
      '2024-01-15',
    ])
  })

  it('where the month is too short for the day of the anchor, its last day begins the period', () => {
    const of = (day: string) => around(day, '2023-10-31', MONTH)[0]
    expect(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-30', '2024-03-31'].map(of)).toEqual([
      '2024-01-31',
      '2024-01-31',
      '2024-02-29',
      '2024-02-29',
      '2024-02-29',
      '2024-03-31',
    ])
    expect(around('2023-02-28', '2023-01-30', MONTH)).toEqual(['2023-02-28', '2023-03-30'])
  })

  it('quarters and years: the month before, the month of, and the month after', () => {
    const quarter = (day: string) => around(day, '2024-01-15', { months: 3 })
    expect(quarter('2024-04-14')).toEqual(['2024-01-15', '2024-04-15'])
    expect(quarter('2024-04-15')).toEqual(['2024-04-15', '2024-07-15'])
    expect(quarter('2024-01-14')).toEqual(['2023-10-15', '2024-01-15'])
    expect(around('2025-02-27', '2024-02-29', { months: 12 })).toEqual(['2024-02-29', '2025-02-28'])
    expect(around('2025-02-28', '2024-02-29', { months: 12 })).toEqual(['2025-02-28', '2026-02-28'])
  })

  it('a week from its first day to its last, for each day it may begin on', () => {
    expect(['2024-05-05', '2024-05-06', '2024-05-12', '2024-05-13'].map((day) => week(day, 'monday')[0])).toEqual([
      '2024-04-29',
      '2024-05-06',
      '2024-05-06',
      '2024-05-13',
    ])
    // 8 May 2024 was a Wednesday.
    expect(WEEKDAYS.map((weekStarts) => week('2024-05-08', weekStarts)[0])).toEqual([
      '2024-05-06',
      '2024-05-07',
      '2024-05-08',
      '2024-05-02',
      '2024-05-03',
      '2024-05-04',
      '2024-05-05',
    ])
  })

  it('a week crosses the turn of the year', () => {
    expect(WEEKDAYS[0]).toBe('monday')
    expect(week('2009-01-01', 'monday')).toEqual(['2008-12-29', '2009-01-05'])
    expect(week('2010-01-03', 'monday')).toEqual(['2009-12-28', '2010-01-04'])
  })

  it('no months, one, and one back; the first month of the calendar and the last', () => {
    const moved = (anchor: string, months: number) => addMonths({ anchor: date(anchor), months })
    expect([-1, 0, 1].map((months) => moved('2024-03-31', months))).toEqual(['2024-02-29', '2024-03-31', '2024-04-30'])
    expect([moved('0001-02-28', -1), moved('9999-11-30', 1)]).toEqual(['0001-01-28', '9999-12-30'])
    expect(wrongWith(() => moved('0001-01-31', -1))).toBe('not-a-date months')
    expect(wrongWith(() => moved('9999-12-01', 1))).toBe('not-a-date months')
  })

  it('the first and the last weeks and periods that the calendar holds', () => {
    // 1 January 0001 is a Monday of the proleptic calendar, 31 December 9999 a Friday.
    expect([weekdayOf(date('0001-01-01')), weekdayOf(date('9999-12-31'))]).toEqual(['monday', 'friday'])
    expect(week('0001-01-01', 'monday')).toEqual(['0001-01-01', '0001-01-08'])
    // A week that began before the calendar begins with it.
    expect(weekStartOf({ day: date('0001-01-01'), weekStarts: 'tuesday' })).toBe('0001-01-01')
    expect(week('9999-12-26', 'monday')).toEqual(['9999-12-20', '9999-12-27'])
    expect(weekStartOf({ day: date('9999-12-31'), weekStarts: 'monday' })).toBe('9999-12-27')
    expect(around('9999-11-30', '2024-01-01', MONTH)).toEqual(['9999-11-01', '9999-12-01'])
    expect(codeOf(() => around('9999-12-01', '2024-01-01', MONTH))).toBe('not-a-date')
    expect(codeOf(() => around('0001-01-01', '2024-01-02', MONTH))).toBe('not-a-date')
  })
})

describe('Always true', () => {
  it('a day lies in the period around it', () => {
    always(
      fc.property(days, days, lengths, (day, anchor, length) => {
        expect(contains(periodAround({ day, anchor, length }), day)).toBe(true)
      }),
    )
  })

  it('periods meet: where one ends the next begins, and every day of one finds the same one', () => {
    always(
      fc.property(days, days, lengths, fc.nat(2000), (day, anchor, length, some) => {
        const period = periodAround({ day, anchor, length })
        const again = (other: CalendarDate) => periodAround({ day: other, anchor, length })
        expect(again(period.start)).toEqual(period)
        expect(again(dateOfEpochDay(epochDay(period.start) + (some % daysIn(period))))).toEqual(period)
        expect(again(period.end).start).toBe(period.end)
        expect(again(dateOfEpochDay(epochDay(period.start) - 1)).end).toBe(period.start)
      }),
    )
  })

  it('a period begins on the anchor itself, and a whole number of lengths from it', () => {
    always(
      fc.property(days, days, lengths, (day, anchor, length) => {
        expect(periodAround({ day: anchor, anchor, length }).start).toBe(anchor)
        const { start } = periodAround({ day, anchor, length })
        if ('days' in length) expect(Math.abs((epochDay(start) - epochDay(anchor)) % length.days)).toBe(0)
        else {
          const months = (of: string) => Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7))
          expect(Math.abs((months(start) - months(anchor)) % length.months)).toBe(0)
          expect(start).toBe(addMonths({ anchor, months: months(start) - months(anchor) }))
        }
      }),
    )
  })

  it('a week has seven days, begins where it should, and holds its day', () => {
    always(
      fc.property(days, fc.constantFrom(...WEEKDAYS), (day, weekStarts) => {
        const period = weekAround({ day, weekStarts })
        expect([daysIn(period), weekdayOf(period.start), contains(period, day)]).toEqual([7, weekStarts, true])
      }),
    )
  })

  it('a later day is never earlier after so many months, and going back never lands after the anchor', () => {
    always(
      fc.property(days, days, fc.integer({ min: -600, max: 600 }), (one, other, months) => {
        const [early = one, late = other] = [one, other].sort()
        expect(addMonths({ anchor: early, months }) <= addMonths({ anchor: late, months })).toBe(true)
        expect(addMonths({ anchor: addMonths({ anchor: one, months }), months: -months }) <= one).toBe(true)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('a month, and a month from there, are not two months: 31 January, 29 February, 29 March', () => {
    const next = (anchor: CalendarDate, months: number) => addMonths({ anchor, months })
    const january = date('2024-01-31')
    expect([next(next(january, 1), 1), next(january, 2)]).toEqual(['2024-03-29', '2024-03-31'])
  })

  it('several days of an anchor begin the same month where it is short', () => {
    const february = ['2024-01-29', '2024-01-30', '2024-01-31'].map((anchor) => around('2024-02-29', anchor, MONTH)[0])
    expect(february).toEqual(['2024-02-29', '2024-02-29', '2024-02-29'])
  })
})

describe('Refused', () => {
  const NO_COUNTS = [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null, undefined]

  it.each(NO_COUNTS)('a length of %s is none', (size) => {
    const length = (unit: string) => () =>
      periodAround({ day: date('2024-01-01'), anchor: date('2024-01-01'), length: { [unit]: size } as never })
    expect(wrongWith(length('months'))).toBe('not-a-count length.months')
    expect(wrongWith(length('days'))).toBe('not-a-count length.days')
  })

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', null, undefined])(
    '%s is no number of months',
    (months) => {
      expect(wrongWith(() => addMonths({ anchor: date('2024-01-31'), months: months as number }))).toBe(
        'not-a-count months',
      )
    },
  )

  it('periods that would leave the calendar, however long', () => {
    const long = (length: PeriodLength) => codeOf(() => around('2024-01-01', '2024-01-01', length))
    expect([{ months: Number.MAX_SAFE_INTEGER }, { days: Number.MAX_SAFE_INTEGER }].map(long)).toEqual([
      'not-a-date',
      'not-a-date',
    ])
    expect(long({ months: 12 * 8000 })).toBe('not-a-date')
  })

  it('a period that ends before it starts', () => {
    const reversed = { start: date('2024-01-02'), end: date('2024-01-01') }
    expect(wrongWith(() => daysIn(reversed))).toBe('reversed-period end')
  })

  it('a week that begins on no day of the week is told, not guessed', () => {
    const codes = ['Monday', 'lundi', '', 1, null, undefined].map((name) =>
      codeOf(() => weekStartOf({ day: date('2024-05-08'), weekStarts: name as never })),
    )
    expect(codes).toEqual(codes.map(() => 'not-one-of'))
  })
})
