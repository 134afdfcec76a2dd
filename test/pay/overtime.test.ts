import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOverTime } from '../../src/averages/index.js'
import { WEEKDAYS, type Weekday } from '../../src/calendar/index.js'
import { compare, exact, type Ratio, ratio } from '../../src/exact/index.js'
import { type HoursEntry, type Payroll, type PayrollInput, payroll, tryPayroll } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowSum } from '../arbitraries/slow.js'
import { refusedOf } from '../decisions/problems-of.js'

type Overtime = NonNullable<PayrollInput['overtime']>

const SINCE = '2024-01-01'
const daily = (hours: string | number, surcharge = '50%'): Overtime => ({
  per: 'day',
  ordinaryHours: [{ from: SINCE, hours }],
  surcharges: [{ from: SINCE, surcharge }],
})
const weekly = (hours: string | number, surcharge = '50%', weekStarts: Weekday = 'monday'): Overtime => ({
  ...daily(hours, surcharge),
  per: 'week',
  weekStarts,
})

// 1 June 2024 is a Saturday; the first whole week from Monday on is that of the 3rd.
const BASE: PayrollInput = {
  period: { start: '2024-06-01', end: '2024-07-01' },
  currency: 'USD',
  rounding: 'half-even',
  categories: [
    { id: 'cook', unit: 'hour' },
    { id: 'guide', unit: 'hour' },
  ],
  rates: [
    { category: 'cook', from: SINCE, ratePerUnit: '10' },
    { category: 'guide', from: SINCE, ratePerUnit: '20' },
  ],
}
const paid = (more: Partial<PayrollInput>): Payroll => payroll({ ...BASE, ...more })
const refused = (more: object): readonly string[] => refusedOf(tryPayroll({ ...BASE, ...more }))
const worked = (date: string, hours: string | number, category = 'cook'): HoursEntry => ({
  worker: 'ana',
  category,
  date,
  hours,
})
/** So many hours on each of the days from a day of June on. */
const days = (from: number, ...hours: (string | number)[]) =>
  hours.map((amount, at) => worked(`2024-06-${String(from + at).padStart(2, '0')}`, amount))
const hourly = (ratePerUnit: string) => [{ category: 'cook', from: SINCE, ratePerUnit }]

/** Hours and pay of each line, by what it is. */
const lines = ({ workers }: Payroll) =>
  workers.flatMap((worker) =>
    worker.lines.flatMap((line) =>
      'units' in line ? [[line.code, line.category, line.units, line.amountMinor] as const] : [],
    ),
  )
const hoursOf = (answer: Payroll, code: string): Ratio =>
  slowSum(lines(answer).flatMap(([kind, , units]) => (kind === code ? units : [])))

describe('From the source', () => {
  it.each([
    ['12', '588', '76 FR 18857, 2011'],
    ['6', '294', '46 FR 7309, 1981'],
  ])('WJC-17: 46 hours at $%s and half of it beyond 40 are $%s (29 CFR 778.110(a), %s)', (rate, whole) => {
    const week = paid({ rates: hourly(rate), overtime: weekly(40), work: days(3, 8, 8, 8, 8, 8, 6) })
    expect(week.payMinor).toBe(BigInt(whole) * 100n)
    expect(lines(week).map(([code, , hours]) => [code, hours])).toEqual([
      ['ordinary', ratio(40n)],
      ['overtime', ratio(6n)],
    ])
  })

  it('WJC-17: weeks of 30 and 50 hours are ten hours of overtime, though 40 on average (29 CFR 778.104)', () => {
    const work = [...days(3, 10, 10, 10), ...days(10, 10, 10, 10, 10, 10)]
    expect(hoursOf(paid({ overtime: weekly(40), work }), 'overtime')).toEqual(ratio(10n))
  })

  it('WJC-17: the hours of unrelated tasks are totalled (29 CFR 778.103)', () => {
    const work = [...days(3, 10, 10, 10), ...days(6, 10, 10).map((entry) => ({ ...entry, category: 'guide' }))]
    expect(lines(paid({ overtime: weekly(40), work }))).toEqual([
      ['ordinary', 'cook', ratio(30n), 30000n],
      ['ordinary', 'guide', ratio(10n), 20000n],
      ['overtime', 'guide', ratio(10n), 30000n],
    ])
  })

  it('WJC-17: 9 hours in a day at $30 and half of it beyond 8 are $285 (California)', () => {
    // californiaemploymentlawfirm.com/california-overtime-laws
    expect(paid({ rates: hourly('30'), overtime: daily(8), work: days(3, 9) }).payMinor).toBe(28500n)
  })

  it('WJC-17: six days of 9 hours are 6 of overtime by the day, 14 by the week', () => {
    // study.com/academy/lesson/californias-overtime-pay-regulations.html
    const work = days(3, 9, 9, 9, 9, 9, 9)
    const overtime = [daily(8), weekly(40)].map((rule) => hoursOf(paid({ overtime: rule, work }), 'overtime'))
    expect(overtime).toEqual([ratio(6n), ratio(14n)])
  })

  it('WJC-17: the worker-owners move the surcharge from 25 % to 50 %: hours keep the one in force when worked', () => {
    const { numbers } = numbersOverTime({
      item: 'surcharge',
      unit: 'share',
      changes: [
        { on: '2024-01-10', value: '25%' },
        { on: '2024-06-10', value: '50%' },
      ],
      acts: 'next-day',
    })
    const surcharges = numbers.map(({ from, value }) => ({ from, surcharge: value }))
    const overtime = { ...daily(8), surcharges }
    const answer = paid({ overtime, work: days(10, 10, 10) })
    expect(lines(answer).map(([code, , hours, amount]) => [code, hours, amount])).toEqual([
      ['ordinary', ratio(16n), 16000n],
      ['overtime', ratio(2n), 2500n],
      ['overtime', ratio(2n), 3000n],
    ])
    expect(answer.workers[0]?.lines[1]?.because).toMatchObject([{ clauses: ['WJC-9', 'WJC-17'] }])
  })

  it('WJC-17: a line of overtime says its hours, its rate and its surcharge', () => {
    const [, line] = paid({ overtime: daily(8), work: days(3, 10) }).workers[0]?.lines ?? []
    expect(explain(line?.because ?? [], 'en')).toMatch(
      /2 hours of overtime as cook at 10\.00 USD.*50%.*30\.00 USD \(WJC-9, WJC-17\)/,
    )
    expect(explain(line?.because ?? [], 'es')).toMatch(
      /2 horas extraordinarias como cook a 10,00 USD.*50\u00a0%.*30,00 USD/,
    )
  })
})

describe('At the boundary', () => {
  const overtime = (rule: Overtime, work: readonly HoursEntry[]) => hoursOf(paid({ overtime: rule, work }), 'overtime')

  it('a day just below its ordinary hours, at them, just above', () => {
    expect(['7.99', '8', '8.01'].map((hours) => overtime(daily(8), days(3, hours)))).toEqual(
      ['0', '0', '0.01'].map((hours) => exact(hours)),
    )
  })

  it('a week just below its ordinary hours, at them, just above', () => {
    expect(['7.99', '8', '8.01'].map((hours) => overtime(weekly(40), days(3, 8, 8, 8, 8, hours)))).toEqual(
      ['0', '0', '0.01'].map((hours) => exact(hours)),
    )
  })

  it('a week that is full before its last day: all of the last day is overtime', () => {
    expect(lines(paid({ overtime: weekly(16), work: days(3, 8, 8, 1) }))).toEqual([
      ['ordinary', 'cook', ratio(16n), 16000n],
      ['overtime', 'cook', ratio(1n), 1500n],
    ])
  })

  it('no ordinary hours at all: everything is overtime; as many as the day has: nothing is', () => {
    expect(['0', '24'].map((hours) => overtime(daily(hours), days(3, 24)))).toEqual([ratio(24n), ratio(0n)])
  })

  it('a surcharge of nothing leaves overtime a line of its own, at the rate', () => {
    expect(lines(paid({ overtime: daily(8, '0'), work: days(3, 10) }))).toEqual([
      ['ordinary', 'cook', ratio(8n), 8000n],
      ['overtime', 'cook', ratio(2n), 2000n],
    ])
  })

  it('on the day that crosses them, every entry has the same part beyond the ordinary hours', () => {
    const work = [worked('2024-06-03', 9), worked('2024-06-03', 3, 'guide')]
    expect(lines(paid({ overtime: daily(8), work }))).toEqual([
      ['ordinary', 'cook', ratio(6n), 6000n],
      ['overtime', 'cook', ratio(3n), 4500n],
      ['ordinary', 'guide', ratio(2n), 4000n],
      ['overtime', 'guide', ratio(1n), 3000n],
    ])
  })

  it('work before the period is taken from the first day of its week on; by the day not at all', () => {
    const before = (day: string) => [worked(day, 8)]
    expect(
      ['2024-05-26', '2024-05-27', '2024-05-31'].map((day) => refused({ overtime: weekly(40), work: before(day) })),
    ).toEqual([['outside-period work[0].date'], [], []])
    expect(refused({ overtime: daily(8), work: before('2024-05-31') })).toEqual(['outside-period work[0].date'])
    expect(refused({ overtime: weekly(40), leave: before('2024-05-31') })).toEqual(['outside-period leave[0].date'])
    expect(refused({ overtime: weekly(40), donated: before('2024-05-31') })).toEqual(['outside-period donated[0].date'])
  })

  it('hours of that week before the period fill it up unpaid: 39, 40 and 41 before a Saturday of 2', () => {
    const week = (friday: number) => [
      ...['27', '28', '29', '30'].map((day) => worked(`2024-05-${day}`, 8)),
      worked('2024-05-31', friday),
      worked('2024-06-01', 2),
    ]
    expect([7, 8, 9].map((friday) => lines(paid({ overtime: weekly(40), work: week(friday) })))).toEqual([
      [
        ['ordinary', 'cook', ratio(1n), 1000n],
        ['overtime', 'cook', ratio(1n), 1500n],
      ],
      [['overtime', 'cook', ratio(2n), 3000n]],
      [['overtime', 'cook', ratio(2n), 3000n]],
    ])
  })

  it('somebody who worked only before the period is on the payroll with no pay; 24 hours a day hold there too', () => {
    expect(paid({ overtime: weekly(40), work: [worked('2024-05-27', 24)] }).workers).toMatchObject([
      { lines: [], payMinor: 0n },
    ])
    expect(refused({ overtime: weekly(40), work: [worked('2024-05-27', 25)] })).toEqual([
      'beyond-the-day work[0].hours',
    ])
  })

  it('a Sunday belongs to the week that ends with it, or to the one that begins with it', () => {
    const work = days(9, 8, 8, 8, 8, 8, 8)
    const by = (weekStarts: Weekday) => overtime(weekly(40, '50%', weekStarts), work)
    expect([by('monday'), by('sunday'), by('tuesday')]).toEqual([ratio(0n), ratio(8n), ratio(0n)])
  })

  it('ordinary hours are those of the first day of the week, or of the day', () => {
    const change = (from: string) => [
      { from: SINCE, hours: 40 },
      { from, hours: 30 },
    ]
    const week = (from: string) => overtime({ ...weekly(40), ordinaryHours: change(from) }, days(10, 8, 8, 8, 8, 8))
    expect(['2024-06-09', '2024-06-10', '2024-06-11'].map(week)).toEqual([ratio(10n), ratio(10n), ratio(0n)])
    const day = (from: string) => {
      const ordinaryHours = [
        { from: SINCE, hours: 8 },
        { from, hours: 6 },
      ]
      return overtime({ ...daily(8), ordinaryHours }, days(10, 8))
    }
    expect(['2024-06-09', '2024-06-10', '2024-06-11'].map(day)).toEqual([ratio(2n), ratio(2n), ratio(0n)])
  })

  it('ordinary hours and surcharges in force on the day are in time, from the day after on they are a gap', () => {
    const work = days(10, 8)
    const hours = (rule: Overtime, from: string) =>
      refused({ overtime: { ...rule, ordinaryHours: [{ from, hours: 8 }] }, work })
    expect([hours(daily(8), '2024-06-10'), hours(daily(8), '2024-06-11')]).toEqual([[], ['rate-gap work[0].date']])
    // The week of Tuesday 11 June begins on Monday the 10th.
    const tuesday = days(11, 8)
    const ofWeek = (from: string) =>
      refused({ overtime: { ...weekly(40), ordinaryHours: [{ from, hours: 40 }] }, work: tuesday })
    expect([ofWeek('2024-06-10'), ofWeek('2024-06-11')]).toEqual([[], ['rate-gap work[0].date']])
    const surcharge = (from: string) =>
      refused({ overtime: { ...daily(8), surcharges: [{ from, surcharge: 0 }] }, work })
    expect([surcharge('2024-06-10'), surcharge('2024-06-11')]).toEqual([[], ['rate-gap work[0].date']])
  })

  it('hours before the period need no rate: they are not paid here', () => {
    const rates = BASE.rates.map((rate) => ({ ...rate, from: '2024-06-01' }))
    expect(refused({ overtime: weekly(40), rates, work: [worked('2024-05-27', 8)] })).toEqual([])
  })

  it('hours before the period need no surcharge either', () => {
    const rule = { ...weekly(40), surcharges: [{ from: '2024-06-01', surcharge: '50%' }] }
    expect(refused({ overtime: rule, work: [worked('2024-05-27', 8)] })).toEqual([])
  })

  it('weeks reach over the first and the last day of the calendar', () => {
    const rates = BASE.rates.map((rate) => ({ ...rate, from: '0001-01-01' }))
    const rule = (weekStarts: Weekday): Overtime => ({
      per: 'week',
      weekStarts,
      ordinaryHours: [{ from: '0001-01-01', hours: 40 }],
      surcharges: [{ from: '0001-01-01', surcharge: 0 }],
    })
    const last = { start: '9999-12-01', end: '9999-12-31' }
    expect(refused({ rates, period: last, overtime: rule('monday'), work: [worked('9999-12-30', 8)] })).toEqual([])
    // 1 January of the year 1 was a Monday.
    const first = { start: '0001-01-01', end: '0001-02-01' }
    expect(refused({ rates, period: first, overtime: rule('monday'), work: [worked('0001-01-01', 8)] })).toEqual([])
  })

  it('where the week of the first day would begin before the calendar, an answer comes all the same', () => {
    const period = { start: '0001-01-01', end: '0001-02-01' }
    expect(['refused', 'payroll']).toContain(tryPayroll({ ...BASE, period, overtime: weekly(40, '0', 'sunday') }).kind)
  })
})

describe('Always true', () => {
  it('ordinary and overtime hours together are the hours worked, and neither is below zero', () => {
    always(
      fc.property(weeks, rules, (work, overtime) => {
        const answer = paid({ overtime, work })
        const whole = slowSum(work.map(({ hours }) => quarter(hours)))
        expect(slowSum([hoursOf(answer, 'ordinary'), hoursOf(answer, 'overtime')])).toEqual(whole)
        for (const [, , units] of lines(answer)) expect(units.numerator > 0n).toBe(true)
      }),
    )
  })

  it('in no week are there more ordinary hours than it has, nor overtime before they are full', () => {
    always(
      fc.property(weeks, fc.nat(60), fc.constantFrom(...WEEKDAYS), (work, ordinary, weekStarts) => {
        const answer = paid({ overtime: weekly(ordinary, '50%', weekStarts), work })
        let expected = slow(0n)
        for (const own of byWeek(work, weekStarts)) {
          const sum = slowSum(own.map(({ hours }) => quarter(hours)))
          const most = slow(BigInt(ordinary))
          expected = slowSum([expected, compare(sum, most) < 0 ? sum : most])
        }
        expect(hoursOf(answer, 'ordinary')).toEqual(expected)
      }),
    )
  })

  it('the order of the entries does not matter, and a day split into two entries changes nothing', () => {
    always(
      fc.property(weeks, rules, (work, overtime) => {
        const answer = paid({ overtime, work })
        expect(paid({ overtime, work: work.toReversed() })).toEqual(answer)
        const halves = work.flatMap((entry) => {
          const { numerator, denominator } = quarter(entry.hours)
          const half = { ...entry, hours: slow(numerator, 2n * denominator) }
          return [half, half]
        })
        expect(paid({ overtime, work: halves })).toEqual(answer)
      }),
    )
  })

  it('leave and donated time are never overtime, and make none of what is worked', () => {
    always(
      fc.property(weeks, rules, fc.boolean(), (entries, overtime, donated) => {
        const work = entries.filter(({ category }) => category === 'cook')
        const others = entries.filter(({ category }) => category === 'guide')
        const alone = paid({ overtime, work })
        const answer = paid({ overtime, work, [donated ? 'donated' : 'leave']: others })
        for (const code of ['ordinary', 'overtime']) expect(hoursOf(answer, code)).toEqual(hoursOf(alone, code))
        expect(lines(answer).filter(([, category]) => category === 'cook')).toEqual(lines(alone))
      }),
    )
  })

  it('cutting the period in two moves no hour from one kind to the other, where the second knows the week', () => {
    always(
      fc.property(
        weeks,
        fc.integer({ min: 2, max: 20 }),
        fc.nat(60),
        fc.constantFrom(...WEEKDAYS),
        (work, cut, ordinary, weekStarts) => {
          const overtime = weekly(ordinary, '50%', weekStarts)
          const day = `2024-06-${String(cut).padStart(2, '0')}`
          const first = paid({
            overtime,
            period: { start: '2024-06-01', end: day },
            work: work.filter(({ date }) => date < day),
          })
          const start = weekBegins(day, weekStarts)
          const second = paid({
            overtime,
            period: { start: day, end: '2024-07-01' },
            work: work.filter(({ date }) => date >= start),
          })
          const whole = paid({ overtime, work })
          for (const code of ['ordinary', 'overtime'])
            expect(slowSum([hoursOf(first, code), hoursOf(second, code)])).toEqual(hoursOf(whole, code))
        },
      ),
    )
  })

  it('more ordinary hours are never more overtime, and never more pay', () => {
    always(
      fc.property(weeks, fc.nat(50), fc.nat(10), fc.boolean(), (work, ordinary, more, byDay) => {
        const rule = (hours: number) => (byDay ? daily(hours) : weekly(hours))
        const [low, high] = [paid({ overtime: rule(ordinary), work }), paid({ overtime: rule(ordinary + more), work })]
        expect(compare(hoursOf(high, 'overtime'), hoursOf(low, 'overtime'))).toBeLessThanOrEqual(0)
        // Half a cent for each of the four lines, in both.
        expect(high.payMinor <= low.payMinor + 4n).toBe(true)
      }),
    )
  })

  it('where nothing is beyond the ordinary hours, the rule changes nothing', () => {
    always(
      fc.property(weeks, (work) => {
        const without = paid({ work })
        expect(paid({ overtime: daily(24), work })).toEqual(without)
        expect(paid({ overtime: weekly(168), work })).toEqual(without)
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('overtime earns the rate of what is worked then, not the weighted average of the week (29 CFR 778.115)', () => {
    const work = [...days(3, 10, 10, 10, 10), worked('2024-06-07', 10, 'guide')]
    // The average of 40 hours at 10 and ten at 20 is 12: 600, and half of 12 for ten hours, are 660.
    expect(paid({ overtime: weekly(40), work }).payMinor).toBe(70000n)
  })

  it('by the week, the later days are the overtime: the same hours earn more where the dear ones come last', () => {
    const cook = days(3, 20, 20)
    const guide = days(5, 10).map((entry) => ({ ...entry, category: 'guide' }))
    const early = days(1, 10).map((entry) => ({ ...entry, category: 'guide', date: '2024-06-02' }))
    const overtime = weekly(40, '50%', 'sunday')
    expect(paid({ overtime, work: [...cook, ...guide] }).payMinor).toBe(70000n)
    expect(paid({ overtime, work: [...cook, ...early] }).payMinor).toBe(65000n)
  })

  it('a week of vacation does not fill up the week: what is worked besides is ordinary', () => {
    const leave = days(3, 8, 8, 8, 8, 8)
    const answer = paid({ overtime: weekly(40), leave, work: [worked('2024-06-08', 8)] })
    expect(hoursOf(answer, 'overtime')).toEqual(ratio(0n))
  })

  it('a change within a week does not change its ordinary hours: they are those of its first day', () => {
    const ordinaryHours = [
      { from: SINCE, hours: 40 },
      { from: '2024-06-11', hours: 0 },
    ]
    const answer = paid({ overtime: { ...weekly(40), ordinaryHours }, work: days(10, 8, 8) })
    expect(hoursOf(answer, 'overtime')).toEqual(ratio(0n))
  })
})

describe('Refused', () => {
  const refusedRule = (more: object, rule: Overtime = daily(8)) => refused({ overtime: { ...rule, ...more } })

  it('not-one-of, missing-key: by the day or the week, and on which day the week begins', () => {
    for (const per of ['month', '', null, 7]) expect(refusedRule({ per })).toEqual(['not-one-of overtime.per'])
    expect(refusedRule({ per: undefined })).toEqual(['missing-key overtime.per'])
    expect(refusedRule({ per: 'week' })).toEqual(['missing-key overtime.weekStarts'])
    for (const weekStarts of ['Monday', 'mon', 1, null, ''])
      expect(refusedRule({ weekStarts }, weekly(40))).toEqual(['not-one-of overtime.weekStarts'])
    expect(refusedRule({ weekStarts: 'lunes' })).toEqual(['not-one-of overtime.weekStarts'])
    expect(refusedRule({ weekStarts: 'monday' })).toEqual([])
  })

  it('negative-hours, negative-rate: ordinary hours and surcharges below zero', () => {
    expect(refusedRule({ ordinaryHours: [{ from: SINCE, hours: '-0.01' }] })).toEqual([
      'negative-hours overtime.ordinaryHours[0].hours',
    ])
    expect(refusedRule({ surcharges: [{ from: SINCE, surcharge: '-1%' }] })).toEqual([
      'negative-rate overtime.surcharges[0].surcharge',
    ])
  })

  it('empty-list, listed-twice: none, and two from one day; told where they stand, not where they sort', () => {
    expect(refusedRule({ ordinaryHours: [], surcharges: [] })).toEqual([
      'empty-list overtime.ordinaryHours',
      'empty-list overtime.surcharges',
    ])
    const hours = [
      { from: '2024-03-01', hours: 8 },
      { from: SINCE, hours: 7 },
      { from: '2024-03-01', hours: -8 },
    ]
    expect(refusedRule({ ordinaryHours: hours })).toEqual([
      'listed-twice overtime.ordinaryHours[2].from',
      'negative-hours overtime.ordinaryHours[2].hours',
    ])
  })

  it.each(NOT_NUMBERS.filter(([, input]) => input !== undefined))(
    '%s is no ordinary hours and no surcharge',
    (_, input, code) => {
      const ordinaryHours = [{ from: SINCE, hours: input }]
      const surcharges = [{ from: SINCE, surcharge: input }]
      expect(refusedRule({ ordinaryHours, surcharges })).toEqual([
        `${code} overtime.ordinaryHours[0].hours`,
        `${code} overtime.surcharges[0].surcharge`,
      ])
    },
  )

  it('wrong-kind, unknown-key, not-a-date, missing-key: each in its place, all at once', () => {
    for (const overtime of [null, 'day', 7, []]) expect(refused({ overtime })).toEqual(['wrong-kind overtime'])
    expect(
      refused({
        overtime: {
          per: 'day',
          ordinaryHours: [{ hours: 8 }, { from: '2024-02-30', hours: 8 }, null],
          surcharges: { from: SINCE },
          after: 8,
        },
      }),
    ).toEqual([
      'unknown-key overtime.after',
      'missing-key overtime.ordinaryHours[0].from',
      'not-a-date overtime.ordinaryHours[1].from',
      'wrong-kind overtime.ordinaryHours[2]',
      'wrong-kind overtime.surcharges',
    ])
  })

  it('whatever the rule is, an answer comes: refused, or a payroll', () => {
    const junk = fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true })
    const keys = fc.constantFrom('per', 'weekStarts', 'ordinaryHours', 'surcharges')
    always(
      fc.property(keys, junk, (key, value) => {
        const rule = { ...weekly(40), [key]: value }
        const kind = tryPayroll({ ...BASE, overtime: rule, work: days(3, 8) }).kind
        expect(['refused', 'payroll']).toContain(kind)
      }),
    )
  })
})

/** Two weeks of June with up to one entry a category and day, so that no day has more than 24 hours. */
const weeks: fc.Arbitrary<readonly HoursEntry[]> = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 14 }), fc.constantFrom('cook', 'guide'), fc.integer({ min: 1, max: 48 })),
    {
      maxLength: 12,
      selector: ([day, category]) => `${day} ${category}`,
    },
  )
  .map((list) =>
    list.map(([day, category, quarters]) =>
      worked(`2024-06-${String(day).padStart(2, '0')}`, (quarters / 4).toFixed(2), category),
    ),
  )

const rules: fc.Arbitrary<Overtime> = fc.oneof(
  fc.nat(24).map((hours) => daily(hours)),
  fc.tuple(fc.nat(60), fc.constantFrom(...WEEKDAYS)).map(([hours, starts]) => weekly(hours, '50%', starts)),
)

const quarter = (hours: unknown): Ratio => slow(BigInt(Math.round(Number(hours) * 4)), 4n)

/** The day of JavaScript on which the week of a day begins. */
const weekBegins = (day: string, weekStarts: Weekday): string => {
  const back = (new Date(day).getUTCDay() - 1 - WEEKDAYS.indexOf(weekStarts) + 14) % 7
  return new Date(Date.parse(day) - back * 86_400_000).toISOString().slice(0, 10)
}

const byWeek = (work: readonly HoursEntry[], weekStarts: Weekday): readonly (readonly HoursEntry[])[] => {
  const found = new Map<string, HoursEntry[]>()
  for (const entry of work) {
    const begins = weekBegins(entry.date, weekStarts)
    found.set(begins, [...(found.get(begins) ?? []), entry])
  }
  return [...found.values()]
}
