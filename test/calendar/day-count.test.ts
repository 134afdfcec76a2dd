import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DAY_COUNTS,
  type DayCount,
  dateOfEpochDay,
  epochDay,
  date,
  isAdditive,
  tryYearFraction,
  yearFraction,
} from '../../src/calendar/index.js'
import { add, exact } from '../../src/exact/index.js'
import { always } from '../arbitraries/run.js'
import vectors from '../vectors/daycount.json' with { type: 'json' }

interface Vector {
  readonly start: string
  readonly end: string
  readonly convention: string
  readonly expected: number
  readonly expectedExact?: string
  readonly tolerance?: number
  readonly source: string
}

const days = fc.integer({ min: epochDay(date('1900-01-01')), max: epochDay(date('2199-12-31')) })
const sorted = (count: number) =>
  fc.array(days, { minLength: count, maxLength: count }).map((list) => list.sort((a, b) => a - b).map(dateOfEpochDay))

describe('From the source', () => {
  for (const {
    start,
    end,
    convention,
    expected,
    expectedExact,
    tolerance = 1e-12,
    source,
  } of vectors as readonly Vector[]) {
    it(`WJC-11: ${convention} from ${start} to ${end} (${source})`, () => {
      const value = yearFraction({ dayCount: convention as DayCount, start, end })
      if (expectedExact !== undefined) expect(value).toEqual(exact(expectedExact))
      expect(Math.abs(Number(value.numerator) / Number(value.denominator) - expected)).toBeLessThanOrEqual(tolerance)
    })
  }

  it('from 28 February to 31 August: 180 days under 30/360 US, 183 in bond basis', () => {
    const period = { start: '2023-02-28', end: '2023-08-31' }
    expect(yearFraction({ dayCount: '30/360 US', ...period })).toEqual(exact('180/360'))
    expect(yearFraction({ dayCount: '30/360 ISDA', ...period })).toEqual(exact('183/360'))
  })
})

describe('At the boundary', () => {
  const of = (dayCount: DayCount, start: string, end: string) => yearFraction({ dayCount, start, end })

  it('the start is counted, the end is not: no day, one day', () => {
    expect(of('ACT/360', '2024-05-01', '2024-05-01')).toEqual(exact(0))
    expect(of('ACT/360', '2024-05-01', '2024-05-02')).toEqual(exact('1/360'))
  })

  it('ACT/ACT ISDA at the turn of a leap year: the day before, on, and after', () => {
    expect(of('ACT/ACT ISDA', '2023-12-31', '2024-01-01')).toEqual(exact('1/365'))
    expect(of('ACT/ACT ISDA', '2023-12-31', '2024-01-02')).toEqual(add(exact('1/365'), exact('1/366')))
    expect(of('ACT/ACT ISDA', '2024-01-01', '2025-01-01')).toEqual(exact(1))
    expect(of('ACT/ACT ISDA', '2022-07-01', '2025-07-01')).toEqual(
      add(exact(2), add(exact('184/365'), exact('181/365'))),
    )
  })

  it('the 31st at the end counts as the 30th under bond basis only from the 30th or 31st on', () => {
    expect(['2024-01-29', '2024-01-30', '2024-01-31'].map((start) => of('30/360 ISDA', start, '2024-03-31'))).toEqual([
      exact('62/360'),
      exact('60/360'),
      exact('60/360'),
    ])
    expect(of('30E/360', '2024-01-29', '2024-03-31')).toEqual(exact('61/360'))
  })
})

describe('Always true', () => {
  it('an additive convention does not mind where one cuts', () => {
    for (const dayCount of DAY_COUNTS.filter(isAdditive)) {
      always(
        fc.property(sorted(3), ([start, middle, end]) => {
          const of = (from = '', to = '') => yearFraction({ dayCount, start: from, end: to })
          expect(add(of(start, middle), of(middle, end))).toEqual(of(start, end))
        }),
      )
    }
  })

  it('a whole year from 1 January is one year, in each convention that says so', () => {
    always(
      fc.property(fc.integer({ min: 1900, max: 2198 }), (year) => {
        for (const dayCount of DAY_COUNTS.filter((name) => !name.startsWith('ACT/36'))) {
          expect(yearFraction({ dayCount, start: `${year}-01-01`, end: `${year + 1}-01-01` })).toEqual(exact(1))
        }
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('bond basis and 30/360 US depend on where one cuts', () => {
    for (const dayCount of DAY_COUNTS.filter((name) => !isAdditive(name))) {
      const of = (start: string, end: string) => yearFraction({ dayCount, start, end })
      expect(add(of('2024-01-15', '2024-01-31'), of('2024-01-31', '2024-02-15'))).not.toEqual(
        of('2024-01-15', '2024-02-15'),
      )
    }
  })
})

describe('Refused', () => {
  it('a key that it does not know', () => {
    const given = { dayCount: 'ACT/360', start: '2024-03-01', end: '2024-03-02', from: '2024' } as const
    expect(tryYearFraction(given)).toMatchObject({ problems: [{ code: 'unknown-key', path: 'from' }] })
  })

  it('everything at once: an unknown convention, dates that do not exist', () => {
    const answer = tryYearFraction({ dayCount: 'ACT/364' as DayCount, start: '2023-02-29', end: '2024-13-01' })
    expect(answer.kind === 'refused' && answer.problems.map(({ code, path }) => [code, path])).toEqual([
      ['not-one-of', 'dayCount'],
      ['not-a-date', 'start'],
      ['not-a-date', 'end'],
    ])
  })

  it('a reversed period', () => {
    const answer = tryYearFraction({ dayCount: 'ACT/360', start: '2024-03-02', end: '2024-03-01' })
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ code: 'reversed-period', path: 'end' }] })
  })
})
