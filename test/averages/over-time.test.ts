import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, numbersOverTime, type OverTimeInput, tryNumbersOverTime } from '../../src/averages/index.js'
import { accrue } from '../../src/deferral/index.js'
import { compare, exact, type Ratio, ratio } from '../../src/exact/index.js'
import { payroll } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow } from '../arbitraries/slow.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

type Change = OverTimeInput['changes'][number]

const BASE: OverTimeInput = {
  item: 'interest',
  unit: 'share',
  acts: 'same-day',
  changes: [{ on: '2024-01-10', value: '3%' }],
}
const MONTHS = { nextPeriod: { anchor: '2024-01-01', length: { months: 1 } } } as const
const numbers = (more: Partial<OverTimeInput>) => numbersOverTime({ ...BASE, ...more }).numbers
/** Each day from which a number is in force, and the number. */
const shown = (more: Partial<OverTimeInput>) =>
  numbers(more).map(({ from, value }) => [
    from,
    value.denominator === 1n ? String(value.numerator) : `${value.numerator}/${value.denominator}`,
  ])
const daysOf = (more: Partial<OverTimeInput>) => numbers(more).map(({ from }) => from)
const refused = (more: object): readonly string[] => refusedOf(tryNumbersOverTime({ ...BASE, ...more }))
const change = (on: string, value: Change['value']): Change => ({ on, value })
const codesOf = (more: Partial<OverTimeInput>) => numbers(more).map(({ because }) => because.map(({ code }) => code))

describe('From the source', () => {
  it('WJC-12: a vote changed at any time moves the number from then on, and never before', () => {
    const changes = [change('2024-01-10', '3%'), change('2024-02-20', '4%')]
    expect(numbers({ changes })).toEqual([
      {
        from: '2024-01-10',
        value: exact('3%'),
        because: [
          {
            code: 'in-force-from',
            clauses: ['WJC-12'],
            item: 'interest',
            changedOn: '2024-01-10',
            from: '2024-01-10',
            value: exact('3%'),
            percent: true,
          },
        ],
      },
      {
        from: '2024-02-20',
        value: exact('4%'),
        because: [
          {
            code: 'in-force-from',
            clauses: ['WJC-12'],
            item: 'interest',
            changedOn: '2024-02-20',
            from: '2024-02-20',
            value: exact('4%'),
            percent: true,
          },
        ],
      },
    ])
  })

  it('WJC-17: hours keep the number in force when worked: 10, then 12 from 10 June at once, or from July', () => {
    const changes = [change('2023-12-31', 10), change('2024-06-10', 12)]
    const payOf = (acts: OverTimeInput['acts'], date: string) =>
      payroll({
        period: { start: '2024-06-01', end: '2024-08-01' },
        currency: 'USD',
        rounding: 'half-even',
        categories: [{ id: 'a', unit: 'hour' }],
        rates: numbers({ unit: 'USD', acts, changes }).map(({ from, value }) => ({
          category: 'a',
          from,
          ratePerUnit: value,
        })),
        work: [{ worker: 'ana', category: 'a', date, hours: 1 }],
      }).payMinor
    const days = ['2024-06-09', '2024-06-10', '2024-06-30', '2024-07-01']
    expect(days.map((day) => payOf('same-day', day))).toEqual([1000n, 1200n, 1200n, 1200n])
    expect(days.map((day) => payOf(MONTHS, day))).toEqual([1000n, 1000n, 1000n, 1200n])
  })

  it('WJC-11: the voted rate of interest moves, and each day earns at the one in force on it', () => {
    const changes = [change('2022-06-01', '4%'), change('2023-07-02', '8%')]
    const rates = numbers({ changes }).map(({ from, value }) => ({ from, ratePerYear: value }))
    const { interestMinor } = accrue({
      principalMinor: 100000n,
      currency: 'USD',
      start: '2023-01-01',
      end: '2024-01-01',
      dayCount: 'ACT/365F',
      rates,
      compounding: 'none',
      rounding: 'half-even',
      roundingAt: 'event',
    })
    // 182 days at 4 % and 183 at 8 % of 1,000.00
    expect(interestMinor).toBe(6005n)
  })

  it('the reference rates of late payments: the base rate at the end of each half year (SI 2002/1675)', () => {
    // Changes of Bank Rate, and the table at payontime.co.uk/how-to-calculate-late-payment-interest-and-compensation
    const base = [
      ['2016-08-04', '0.25%'],
      ['2017-11-02', '0.5%'],
      ['2018-08-02', '0.75%'],
      ['2020-03-11', '0.25%'],
      ['2020-03-19', '0.1%'],
      ['2021-12-16', '0.25%'],
      ['2022-02-03', '0.5%'],
      ['2022-03-17', '0.75%'],
      ['2022-05-05', '1%'],
      ['2022-06-16', '1.25%'],
      ['2022-08-04', '1.75%'],
      ['2022-09-22', '2.25%'],
      ['2022-11-03', '3%'],
      ['2022-12-15', '3.5%'],
      ['2023-02-02', '4%'],
      ['2023-03-23', '4.25%'],
      ['2023-05-11', '4.5%'],
      ['2023-06-22', '5%'],
      ['2023-08-03', '5.25%'],
    ] as const
    const found = numbers({
      item: 'reference rate',
      changes: base.map(([on, value]) => change(on, value)),
      acts: { nextPeriod: { anchor: '2016-07-01', length: { months: 6 } } },
      provisional: { from: '2016-07-01', value: '0.5%' },
    })
    expect(found.map(({ from, value }) => [from, value])).toEqual(
      (
        [
          ['2016-07-01', '0.5%'],
          ['2017-01-01', '0.25%'],
          ['2018-01-01', '0.5%'],
          ['2019-01-01', '0.75%'],
          ['2020-07-01', '0.1%'],
          ['2022-01-01', '0.25%'],
          ['2022-07-01', '1.25%'],
          ['2023-01-01', '3.5%'],
          ['2023-07-01', '5%'],
          ['2024-01-01', '5.25%'],
        ] as const
      ).map(([from, rate]) => [from, exact(rate)]),
    )
  })

  it('WJC-19: the provisional number rules until the first average counts', () => {
    const average = averageOf({ proposals: ['70%', '80%'] })
    const value = average.kind === 'average' ? average.value : ratio(0n)
    const more = { changes: [{ on: '2024-01-10', value }], provisional: { from: '2024-01-01', value: '3/4' } } as const
    // 70 and 80 are 75 on the mean, which was the number already.
    expect(shown(more)).toEqual([['2024-01-01', '3/4']])
    expect(codesOf(more)).toEqual([['provisional-from']])
  })

  it('it is explained in words, in both languages', () => {
    const changes = [change('2024-02-20', '1/30')]
    const [one] = numbers({ changes, acts: MONTHS, published: { places: 4, rounding: 'half-even' } })
    const said = (locale: 'en' | 'es') => explain(one?.because ?? [], locale)
    expect(said('en')).toMatch(
      /^From 2024-03-01 on, 3\.33% is in force for interest, by the change of 2024-02-20 \(WJC-12\)/,
    )
    expect(said('es')).toMatch(
      /^Desde el 2024-03-01 rige 3,33\u00a0% para interest, por el cambio del 2024-02-20 \(WJC-12\)/,
    )
  })
})

describe('At the boundary', () => {
  it('at once is the same day, the next day is the one after, over the end of a year and a leap day', () => {
    const on = (day: string, acts: OverTimeInput['acts']) => daysOf({ acts, changes: [change(day, 1)] })
    const days = ['2023-12-31', '2024-02-28', '2024-02-29']
    expect(days.map((day) => on(day, 'same-day'))).toEqual([['2023-12-31'], ['2024-02-28'], ['2024-02-29']])
    expect(days.map((day) => on(day, 'next-day'))).toEqual([['2024-01-01'], ['2024-02-29'], ['2024-03-01']])
  })

  it('the last day of a period counts with the next one, its first day only with the one after', () => {
    const on = (day: string) => daysOf({ acts: MONTHS, changes: [change(day, 1)] })
    expect(['2024-01-31', '2024-02-01', '2024-02-02', '2024-02-29'].map(on)).toEqual([
      ['2024-02-01'],
      ['2024-03-01'],
      ['2024-03-01'],
      ['2024-03-01'],
    ])
  })

  it('periods are counted from the anchor in both directions, a month from the 31st ends on the last day', () => {
    const acts = { nextPeriod: { anchor: '2024-01-31', length: { months: 1 } } } as const
    const on = (day: string) => daysOf({ acts, changes: [change(day, 1)] })
    expect(['2023-11-30', '2024-02-28', '2024-02-29', '2024-03-30', '2024-03-31'].map(on)).toEqual([
      ['2023-12-31'],
      ['2024-02-29'],
      ['2024-03-31'],
      ['2024-03-31'],
      ['2024-04-30'],
    ])
    const fortnights = { nextPeriod: { anchor: '2024-01-01', length: { days: 14 } } } as const
    const by = (day: string) => daysOf({ acts: fortnights, changes: [change(day, 1)] })
    expect(['2023-12-31', '2024-01-01', '2024-01-14', '2024-01-15'].map(by)).toEqual([
      ['2024-01-01'],
      ['2024-01-15'],
      ['2024-01-15'],
      ['2024-01-29'],
    ])
  })

  it('of those that would begin on one day the last does, whatever the days on which they were made', () => {
    const changes = [change('2024-02-03', 1), change('2024-02-20', 2), change('2024-02-29', 3), change('2024-03-01', 4)]
    expect(shown({ changes, acts: MONTHS })).toEqual([
      ['2024-03-01', '3'],
      ['2024-04-01', '4'],
    ])
    const sameDay = [change('2024-02-03', 1), change('2024-02-03', 2)]
    expect(shown({ changes: sameDay })).toEqual([['2024-02-03', '2']])
  })

  it('a change that is taken back before it counts was none', () => {
    const changes = [change('2024-01-10', 1), change('2024-02-03', 2), change('2024-02-20', 1)]
    expect(shown({ changes, acts: MONTHS })).toEqual([['2024-02-01', '1']])
    expect(shown({ changes })).toEqual([
      ['2024-01-10', '1'],
      ['2024-02-03', '2'],
      ['2024-02-20', '1'],
    ])
  })

  it('a change to the day, on the day and after the day of the provisional number', () => {
    const provisional = { from: '2024-01-10', value: 7 }
    const on = (day: string) => shown({ provisional, changes: [change(day, 1)] })
    expect([on('2024-01-10'), on('2024-01-11')]).toEqual([
      [['2024-01-10', '1']],
      [
        ['2024-01-10', '7'],
        ['2024-01-11', '1'],
      ],
    ])
    expect(refused({ provisional, changes: [change('2024-01-09', 1)] })).toEqual(['not-in-order changes[0].on'])
  })

  it('changes dated a day earlier, on the same day, a day later than the one above', () => {
    const after = (day: string) => refused({ changes: [change('2024-01-10', 1), change(day, 2)] })
    expect(['2024-01-09', '2024-01-10', '2024-01-11'].map(after)).toEqual([['not-in-order changes[1].on'], [], []])
  })

  it('an average below the lower bound, on it, on the upper one, above it', () => {
    const bounds = { min: '2%', max: '5%' }
    const at = (value: string) => {
      const [one] = numbers({ ...bounds, changes: [change('2024-01-10', value)] })
      return [one?.value, one?.because.some(({ code }) => code === 'clamped')]
    }
    expect(['1.99%', '2%', '5%', '5.01%'].map(at)).toEqual([
      [exact('2%'), true],
      [exact('2%'), false],
      [exact('5%'), false],
      [exact('5%'), true],
    ])
    expect(refused({ min: '5%', max: '5%' })).toEqual([])
    expect(refused({ min: '5.01%', max: '5%' })).toEqual(['bounds-reversed min'])
  })

  it('WJC-9: a legal minimum that rises moves what lies below it, from its day on, and nothing before', () => {
    const unit = 'USD an hour'
    const min = [
      { from: '2024-01-01', value: '10' },
      { from: '2024-07-01', value: '12' },
      { from: '2025-01-01', value: '11' },
    ]
    const changes = [change('2024-01-10', '9'), change('2024-03-01', '11.5')]
    const found = numbers({ unit, min, changes })
    expect(found.map(({ from, value }) => [from, value])).toEqual([
      ['2024-01-10', exact('10')],
      ['2024-03-01', exact('11.5')],
      ['2024-07-01', exact('12')],
      ['2025-01-01', exact('11.5')],
    ])
    expect(found[2]?.because.map(({ code }) => code)).toEqual(['bound-from', 'clamped'])
    // The day before its own it does nothing yet; a bound that moves nothing is no news.
    expect(numbers({ unit, min, changes: [change('2024-06-30', '11')] }).map(({ from }) => from)).toEqual([
      '2024-06-30',
      '2024-07-01',
      '2025-01-01',
    ])
    expect(numbers({ unit, min, changes: [change('2024-01-10', '13')] })).toHaveLength(1)
  })

  it('bounds that change may not cross on any day, nor be percentages of what is no share', () => {
    const max = [
      { from: '2024-01-01', value: '20' },
      { from: '2024-06-01', value: '11' },
    ]
    const unit = 'USD an hour'
    expect(
      refused({
        unit,
        min: [{ from: '2024-01-01', value: '11' }],
        max,
        changes: [],
        provisional: { from: '2024-01-01', value: '11' },
      }),
    ).toEqual([])
    expect(refused({ unit, min: '11.01', max, changes: [change('2024-01-10', '12')] })).toEqual(['bounds-reversed min'])
    expect(
      refused({ unit, min: [{ from: '2024-01-01', value: '11%' }], changes: [change('2024-01-10', '12')] }),
    ).toEqual(['percent-not-meant min[0].value'])
  })

  it('the provisional number lies within the bounds of the number in force as well, or is refused', () => {
    const more = { min: '2%', max: '5%', changes: [], provisional: { from: '2024-01-01', value: '50%' } }
    const answer = tryNumbersOverTime({ ...BASE, ...more })
    const found = answer.kind === 'refused' ? [] : answer.numbers
    expect(found.filter(({ value }) => compare(value, exact('5%')) > 0)).toEqual([])
  })

  it('first rounded, then brought within the bounds: a bound is in force as it is written', () => {
    const published = { places: 2, rounding: 'half-up' } as const
    const at = (value: string, min: string) =>
      numbers({ published, min, changes: [change('2024-01-10', value)] })[0]?.value
    expect(at('0.024', '0')).toEqual(exact('0.02'))
    expect(at('0.025', '0')).toEqual(exact('0.03'))
    expect(at('0.024', '0.0235')).toEqual(exact('0.0235'))
    expect(at('0.024', '0.02')).toEqual(exact('0.02'))
  })

  it('a change too small to be published changes nothing', () => {
    const published = { places: 2, rounding: 'half-even' } as const
    const changes = [change('2024-01-10', '0.031'), change('2024-02-10', '0.034'), change('2024-03-10', '0.035')]
    expect(shown({ published, changes })).toEqual([
      ['2024-01-10', '3/100'],
      ['2024-03-10', '1/25'],
    ])
    expect(codesOf({ published, changes })).toEqual([
      ['in-force-from', 'published'],
      ['in-force-from', 'published'],
    ])
  })

  it('the first and the last day of the calendar, where the change counts within it', () => {
    const days = ['0001-01-01', '9999-12-31']
    expect(daysOf({ changes: days.map((day, at) => change(day, at)) })).toEqual(days)
    expect(daysOf({ acts: 'next-day', changes: [change('9999-12-30', 1)] })).toEqual(['9999-12-31'])
  })
})

describe('Always true', () => {
  const FIRST = Date.parse('2023-11-20')
  const dayAt = (at: number) => new Date(FIRST + at * 86_400_000).toISOString().slice(0, 10)
  const changeLists = fc
    .array(fc.record({ at: fc.nat(150), thousandths: fc.nat(40) }), { minLength: 1, maxLength: 12 })
    .map((list) =>
      [...list].sort((a, b) => a.at - b.at).map(({ at, thousandths }) => change(dayAt(at), `${thousandths}/1000`)),
    )
  const acts = fc.oneof(
    fc.constantFrom<OverTimeInput['acts']>('same-day', 'next-day'),
    fc
      .tuple(fc.nat(200), fc.integer({ min: 1, max: 40 }))
      .map(([at, days]) => ({ nextPeriod: { anchor: dayAt(at), length: { days } } })),
    fc
      .tuple(fc.nat(200), fc.integer({ min: 1, max: 13 }))
      .map(([at, months]) => ({ nextPeriod: { anchor: dayAt(at), length: { months } } })),
  )

  /** The first day, counted one by one, from which a change counts. */
  const slowFrom = (on: string, rule: OverTimeInput['acts']): string => {
    if (rule === 'same-day') return on
    const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
    if (rule === 'next-day') return next(on)
    const { anchor, length } = rule.nextPeriod
    for (let day = next(on); ; day = next(day)) if (slowBegins(day, anchor, length)) return day
  }
  const slowBegins = (day: string, anchor: string, length: { months?: number; days?: number }): boolean => {
    const { months, days } = length
    if (days !== undefined) return ((Date.parse(day) - Date.parse(anchor)) / 86_400_000) % days === 0
    const [a, b] = [new Date(anchor), new Date(day)]
    const apart = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
    const last = new Date(Date.UTC(b.getUTCFullYear(), b.getUTCMonth() + 1, 0)).getUTCDate()
    return apart % (months ?? 1) === 0 && b.getUTCDate() === Math.min(a.getUTCDate(), last)
  }
  /** The number in force on a day: that of the last change that counts by then. */
  const slowOn = (day: string, list: readonly Change[], rule: OverTimeInput['acts']): Change['value'] | undefined => {
    let found: { from: string; value: Change['value'] } | undefined
    for (const { on, value } of list) {
      const from = slowFrom(on, rule)
      if (from <= day && (found === undefined || from >= found.from)) found = { from, value: value }
    }
    return found?.value
  }
  const inForceOn = (day: string, list: readonly { from: string; value: Ratio }[]): Ratio | undefined =>
    list.findLast(({ from }) => from <= day)?.value

  it('on every day the number in force is that of the last change that counts by then, by the slow way', () => {
    always(
      fc.property(changeLists, acts, fc.array(fc.nat(500), { maxLength: 8 }), (changes, rule, offsets) => {
        const found = numbers({ changes, acts: rule })
        const days = [...offsets.map(dayAt), ...changes.map(({ on }) => on), ...found.map(({ from }) => from)]
        for (const day of days) {
          const expected = slowOn(day, changes, rule)
          expect(inForceOn(day, found)).toEqual(expected === undefined ? undefined : exact(expected))
        }
      }),
    )
  })

  it('the numbers stand in the order of their days, and each is another one than that before', () => {
    always(
      fc.property(changeLists, acts, (changes, rule) => {
        const found = numbers({ changes, acts: rule })
        found.forEach(({ from, value }, at) => {
          const before = found[at - 1]
          if (before === undefined) return
          expect(before.from < from).toBe(true)
          expect(compare(before.value, value)).not.toBe(0)
        })
      }),
    )
  })

  it('no change counts before the day it was made: later ones leave everything before them as it was', () => {
    always(
      fc.property(changeLists, acts, fc.nat(11), (changes, rule, keep) => {
        const kept = changes.slice(0, Math.min(keep + 1, changes.length))
        const next = changes[kept.length]?.on
        const [short, long] = [numbers({ changes: kept, acts: rule }), numbers({ changes, acts: rule })]
        const before = (list: typeof long) => list.filter(({ from }) => next === undefined || from < next)
        expect(before(long)).toEqual(before(short))
      }),
    )
  })

  it('making a change again right after it changes nothing', () => {
    always(
      fc.property(changeLists, acts, (changes, rule) => {
        const twice = changes.flatMap((one) => [one, one])
        expect(numbers({ changes: twice, acts: rule })).toEqual(numbers({ changes, acts: rule }))
      }),
    )
  })

  it('periods of one day are the next day', () => {
    always(
      fc.property(changeLists, fc.nat(300), (changes, at) => {
        const daily = { nextPeriod: { anchor: dayAt(at), length: { days: 1 } } }
        expect(numbers({ changes, acts: daily })).toEqual(numbers({ changes, acts: 'next-day' }))
      }),
    )
  })

  it('what averages give lies within the bounds, whatever they are', () => {
    always(
      fc.property(changeLists, acts, fc.nat(40), fc.nat(40), (changes, rule, one, other) => {
        const [min, max] = [slow(BigInt(Math.min(one, other)), 1000n), slow(BigInt(Math.max(one, other)), 1000n)]
        for (const { value } of numbers({ changes, acts: rule, min, max })) {
          expect(compare(value, min)).toBeGreaterThanOrEqual(0)
          expect(compare(value, max)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  it('what is published is less than one unit of its last place off the average', () => {
    always(
      fc.property(
        changeLists,
        fc.nat(3),
        fc.constantFrom('half-even', 'half-up', 'up', 'down'),
        (changes, places, rounding) => {
          const found = numbers({ changes, published: { places, rounding } })
          const exactly = numbers({ changes })
          const unit = 10n ** BigInt(places)
          for (const { from } of exactly) {
            const [a, b] = [inForceOn(from, exactly), inForceOn(from, found)] as [Ratio, Ratio]
            const off = (b.numerator * a.denominator - a.numerator * b.denominator) * unit
            const whole = a.denominator * b.denominator
            expect(off < whole && off > -whole).toBe(true)
          }
        },
      ),
    )
  })

  it('every number has its reason, with the day from which it is in force', () => {
    always(
      fc.property(changeLists, acts, (changes, rule) => {
        for (const { from, value, because } of numbers({ changes, acts: rule }))
          expect(because[0]).toMatchObject({ code: 'in-force-from', from, value })
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a vote on the first day of a period does not move that period: it is under way', () => {
    expect(daysOf({ acts: MONTHS, changes: [change('2024-02-01', 1)] })).toEqual(['2024-03-01'])
  })

  it('before the first number there is none, and no zero', () => {
    expect(daysOf({ changes: [change('2024-01-10', 1)] })[0]).toBe('2024-01-10')
    expect(daysOf({ changes: [], provisional: { from: '2024-03-01', value: 1 } })).toEqual(['2024-03-01'])
  })

  it('the provisional number is not rounded to the published places: it was voted as it is', () => {
    const more = { changes: [], provisional: { from: '2024-01-01', value: '1/3' } } as const
    expect(shown({ ...more, published: { places: 2, rounding: 'half-even' } })).toEqual([['2024-01-01', '1/3']])
  })
})

describe('Refused', () => {
  it('not-in-order: every change that stands before an earlier one', () => {
    const changes = [change('2024-03-01', 1), change('2024-02-01', 2), change('2024-01-01', 3), change('2024-02-01', 4)]
    expect(refused({ changes })).toEqual(['not-in-order changes[1].on', 'not-in-order changes[2].on'])
  })

  it('not-a-date: days that do not exist, wherever one stands', () => {
    for (const day of ['2024-02-30', '10/01/2024', '', 7, null, Number.NaN]) {
      expect(refused({ changes: [{ on: day, value: 1 }] })).toEqual(['not-a-date changes[0].on'])
      expect(refused({ provisional: { from: day, value: 1 } })).toEqual(['not-a-date provisional.from'])
      expect(refused({ acts: { nextPeriod: { anchor: day, length: { days: 7 } } } })).toEqual([
        'not-a-date acts.nextPeriod.anchor',
      ])
    }
  })

  it('not-a-count: periods of no length, of half a day, of no number', () => {
    for (const size of [0, -1, 1.5, 2 ** 53, Number.NaN, '1', null])
      for (const unit of ['months', 'days'])
        expect(refused({ acts: { nextPeriod: { anchor: '2024-01-01', length: { [unit]: size } } } })).toEqual([
          `not-a-count acts.nextPeriod.length.${unit}`,
        ])
  })

  it('not-one-of: when a change counts, and how it is rounded', () => {
    for (const acts of ['at-once', '', null, 7, []]) expect(refused({ acts })).toEqual(['not-one-of acts'])
    expect(refused({ published: { places: 2, rounding: 'floor' } })).toEqual(['not-one-of published.rounding'])
    for (const places of [-1, 1.5, 1001, '2'])
      expect(refused({ published: { places, rounding: 'up' } })).toEqual(['not-places published.places'])
  })

  it('out-of-range: a provisional number below a bound, as it was given', () => {
    const answer = tryNumbersOverTime({
      item: 'charge',
      unit: 'EUR',
      acts: 'same-day',
      changes: [],
      provisional: { from: '2024-01-01', value: '280' },
      min: '290',
    })
    expect(answer).toMatchObject({ problems: [{ code: 'out-of-range', path: 'provisional.value', received: '"280"' }] })
  })

  it('empty-list: no change and no provisional number is nothing in force; one of them suffices', () => {
    expect(refused({ changes: [] })).toEqual(['empty-list changes'])
    expect(refused({ changes: [], provisional: { from: '2024-01-01', value: 1 } })).toEqual([])
  })

  it.each(NOT_NUMBERS.filter(([, input]) => input !== undefined))(
    '%s is no average, no provisional number and no bound',
    (_, input, code) => {
      expect(refused({ changes: [{ on: '2024-01-10', value: input }] })).toEqual([`${code} changes[0].value`])
      expect(refused({ provisional: { from: '2024-01-01', value: input } })).toEqual([`${code} provisional.value`])
      // A list of bounds is one that changes.
      if (!Array.isArray(input)) expect(refused({ min: input, max: input })).toEqual([`${code} min`, `${code} max`])
      expect(refused({ min: [{ from: '2024-01-01', value: input }] })).toEqual([`${code} min[0].value`])
    },
  )

  it('missing-key: each thing that has no default, once', () => {
    expect(refused({ item: undefined, unit: undefined, changes: undefined, acts: undefined })).toEqual([
      'missing-key item',
      'missing-key unit',
      'missing-key changes',
      'missing-key acts',
    ])
    expect(refused({ acts: { nextPeriod: { length: { days: 1 } } } })).toEqual(['missing-key acts.nextPeriod.anchor'])
    expect(refused({ acts: { nextPeriod: { anchor: '2024-01-01', length: {} } } })).toEqual([
      'missing-key acts.nextPeriod.length',
    ])
  })

  it('missing-key: a length that is left out is told once, not twice', () => {
    expect(refused({ acts: { nextPeriod: { anchor: '2024-01-01' } } })).toEqual(['missing-key acts.nextPeriod.length'])
  })

  it('a length in months and in days is one too many, and not one that is missing', () => {
    const length = { months: 1, days: 1 }
    const problems = refused({ acts: { nextPeriod: { anchor: '2024-01-01', length } } })
    expect(problems).not.toContain('missing-key acts.nextPeriod.length')
    expect(problems).toHaveLength(1)
  })

  it('not-a-name, wrong-kind, unknown-key: each in its place', () => {
    for (const id of ['', 'a\nb', 'x'.repeat(201), 7, null])
      expect(refused({ item: id, unit: id })).toEqual(['not-a-name item', 'not-a-name unit'])
    for (const wrong of ['x', 7, null, {}]) expect(refused({ changes: wrong })).toEqual(['wrong-kind changes'])
    expect(refused({ changes: [null, 7] })).toEqual(['wrong-kind changes[0]', 'wrong-kind changes[1]'])
    expect(refused({ provisional: 7, clauses: 7 })).toContain('wrong-kind provisional')
    expect(refused({ extra: 1, changes: [{ ...change('2024-01-10', 1), by: 'ana' }] })).toEqual([
      'unknown-key extra',
      'unknown-key changes[0].by',
    ])
    expect(refused({ acts: { ...MONTHS, at: 1 } })).toEqual(['unknown-key acts.at'])
  })

  it('percentages for what is no share are a hundredth of what is meant, as for any other item', () => {
    expect(refused({ unit: 'USD an hour', changes: [change('2024-01-10', '50%')] })).toEqual([
      'percent-not-meant changes[0].value',
    ])
  })

  it('a change that would count after the last day of the calendar, or by endless periods: an answer comes', () => {
    for (const more of [
      { acts: 'next-day', changes: [change('9999-12-31', 1)] },
      { acts: MONTHS, changes: [change('9999-12-31', 1)] },
      { acts: { nextPeriod: { anchor: '2024-01-15', length: { months: 1 } } }, changes: [change('0001-01-01', 1)] },
      { acts: { nextPeriod: { anchor: '2024-01-01', length: { days: 1e9 } } } },
      { acts: { nextPeriod: { anchor: '2024-01-01', length: { months: 1e9 } } } },
    ] as const)
      expect(['refused', 'numbers-over-time']).toContain(tryNumbersOverTime({ ...BASE, ...more }).kind)
  })

  it('everything at once, and thrown by the other door', () => {
    const wrong = {
      item: '',
      unit: 7,
      extra: 1,
      changes: [{ on: '2024-02-30', value: 'x' }, change('2024-01-10', 1), change('2024-01-09', 1)],
      acts: 'later',
      provisional: { from: '2024-01-01', value: '' },
      min: 2,
      max: 1,
      published: { places: -1, rounding: 'up' },
    }
    const all = [
      'unknown-key extra',
      'not-a-name item',
      'not-a-name unit',
      'not-a-number provisional.value',
      'not-a-date changes[0].on',
      'not-a-number changes[0].value',
      'not-in-order changes[2].on',
      'bounds-reversed min',
      'not-places published.places',
      'not-one-of acts',
    ]
    expect(refused(wrong)).toEqual(all)
    expect(thrownBy(() => numbersOverTime(wrong as never))).toEqual(all)
  })

  it('whatever comes is answered: refused, or numbers', () => {
    for (const input of [null, undefined, Number.NaN, '', 7, [], true, 10n ** 40n])
      expect(refusedOf(tryNumbersOverTime(input as never))).toEqual(['wrong-kind'])
    const keys = fc.constantFrom('item', 'unit', 'changes', 'acts', 'provisional', 'min', 'max', 'published', 'clauses')
    always(
      fc.property(keys, fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true }), (key, value) => {
        for (const one of [
          value,
          [value],
          { nextPeriod: value },
          { nextPeriod: { anchor: '2024-01-01', length: value } },
        ])
          expect(['refused', 'numbers-over-time']).toContain(tryNumbersOverTime({ ...BASE, [key]: one }).kind)
      }),
    )
  })
})
