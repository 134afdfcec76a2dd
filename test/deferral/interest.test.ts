import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarDate, DAY_COUNTS, type DayCount, date, yearFraction } from '../../src/calendar/index.js'
import { interestOn, rateTimeline } from '../../src/deferral/index.js'
import { multiply, type Ratio, ROUNDINGS, type Rounding, ratio, roundTo } from '../../src/exact/index.js'
import { isRulesError } from '../../src/problems/index.js'
import { always } from '../arbitraries/run.js'
import vectors from '../vectors/interest.json' with { type: 'json' }

type Rates = Parameters<typeof rateTimeline>[0]['rates']

const ADDITIVE = ['ACT/365F', 'ACT/360', 'ACT/ACT ISDA', '30E/360'] as const satisfies readonly DayCount[]
const TEN_PER_CENT: Rates = [{ from: '2024-01-01', ratePerYear: '10%' }]

const ACT365F = { dayCount: 'ACT/365F', rates: TEN_PER_CENT } as const
const earned = (
  principalMinor: bigint | string | number,
  start: string,
  end: string,
  rounding: Rounding = 'half-even',
) => interestOn({ timeline: rateTimeline(ACT365F), principalMinor, start, end, rounding })

/** Everything that is wrong with a call, as `code path`; empty where nothing is. */
const wrongWith = (act: () => unknown): readonly string[] => {
  try {
    act()
    return []
  } catch (error) {
    if (!isRulesError(error)) throw error
    return error.problems.map(({ code, path }) => `${code} ${path}`)
  }
}
const timelineWrong = (input: unknown) => wrongWith(() => rateTimeline(input as Parameters<typeof rateTimeline>[0]))
const interestWrong = (more: object) => {
  const input = { timeline: rateTimeline(ACT365F), principalMinor: 1n, start: '2024-01-01', end: '2024-02-01' }
  return wrongWith(() => interestOn({ ...input, rounding: 'down', ...more }))
}

const MILLISECONDS = 86_400_000
const dayAt = (offset: number): CalendarDate =>
  date(new Date(Date.UTC(2019, 5, 15) + offset * MILLISECONDS).toISOString().slice(0, 10))

/** What one day measures in parts of a year of 365 × 366 × 360, by the words of each convention. */
const partsOfDay = (dayCount: DayCount, day: CalendarDate): bigint => {
  const next = new Date(Date.parse(day) + MILLISECONDS)
  const leap = new Date(Date.UTC(Number(day.slice(0, 4)), 1, 29)).getUTCMonth() === 1
  switch (dayCount) {
    case 'ACT/365F':
      return 366n * 360n
    case 'ACT/360':
      return 365n * 366n
    case 'ACT/ACT ISDA':
      return (leap ? 365n : 366n) * 360n
    default: {
      const today = new Date(Date.parse(day))
      const months = (next.getUTCFullYear() - today.getUTCFullYear()) * 12 + next.getUTCMonth() - today.getUTCMonth()
      const days = months * 30 + Math.min(next.getUTCDate(), 30) - Math.min(today.getUTCDate(), 30)
      return BigInt(days) * 365n * 366n
    }
  }
}

/** Zero or more, rounded in plain sight. */
const roundedPlainly = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const whole = numerator / denominator
  const twice = 2n * (numerator % denominator)
  if (twice === 0n || rounding === 'down') return whole
  if (rounding === 'up' || twice > denominator) return whole + 1n
  if (twice < denominator) return whole
  return rounding === 'half-up' || whole % 2n === 1n ? whole + 1n : whole
}

interface Case {
  readonly dayCount: (typeof ADDITIVE)[number]
  readonly rates: readonly { readonly from: CalendarDate; readonly ratePerYear: Ratio }[]
  readonly principal: bigint
  readonly start: CalendarDate
  readonly middle: CalendarDate
  readonly end: CalendarDate
  readonly rounding: Rounding
}

const timelineOf = ({ dayCount, rates }: Case) => rateTimeline({ dayCount, rates })

/** Day by day, each at the rate that was written last on or before it. */
const dayByDay = ({ dayCount, rates, principal, start, end, rounding }: Case): bigint => {
  const common = rates.reduce((product, { ratePerYear }) => product * ratePerYear.denominator, 1n)
  let sum = 0n
  for (let at = Date.parse(start); at < Date.parse(end); at += MILLISECONDS) {
    const day = date(new Date(at).toISOString().slice(0, 10))
    let latest = rates[0]
    for (const rate of rates) if (rate.from <= day && rate.from >= (latest?.from ?? '')) latest = rate
    const { numerator, denominator } = latest?.ratePerYear ?? { numerator: 0n, denominator: 1n }
    sum += numerator * (common / denominator) * partsOfDay(dayCount, day)
  }
  return roundedPlainly(principal * sum, common * 365n * 366n * 360n, rounding)
}

const percents = fc.nat(4000).map((hundredths) => ratio(BigInt(hundredths), 10_000n))
/** Such as a third of one percent, whose decimals never end. */
const fractions = fc.tuple(fc.bigInt(0n, 50n), fc.bigInt(1n, 700n)).map(([a, b]) => ratio(a, b))
const principals = fc.oneof(
  fc.bigInt(0n, 10n ** 9n),
  fc.bigInt(-3n, 3n).map((off) => 2n ** 53n + off),
  fc.bigInt(0n, 10n ** 30n),
)
const cases: fc.Arbitrary<Case> = fc
  .record({
    dayCount: fc.constantFrom(...ADDITIVE),
    first: fc.oneof(percents, fractions),
    changes: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.oneof(percents, fractions)), {
      maxLength: 6,
      selector: ([at]) => at,
    }),
    days: fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900)),
    principal: principals,
    rounding: fc.constantFrom(...ROUNDINGS),
  })
  .map(({ dayCount, first, changes, days, principal, rounding }) => {
    const [start = 0, middle = 0, end = 0] = [...days].sort((a, b) => a - b)
    const rates = [[0, first] as const, ...changes].map(([at, ratePerYear]) => ({ from: dayAt(at), ratePerYear }))
    return { dayCount, rates, principal, start: dayAt(start), middle: dayAt(middle), end: dayAt(end), rounding }
  })

describe('From the source', () => {
  it('WJC-11: the rate in force each day counts: 182 days at 4 %, then 183 at 8 % of 1,000.00 are 60.05', () => {
    const timeline = rateTimeline({
      dayCount: 'ACT/365F',
      rates: [
        { from: '2023-01-01', ratePerYear: '4%' },
        { from: '2023-07-02', ratePerYear: '8%' },
      ],
    })
    const during = { timeline, principalMinor: 100000n, start: '2023-01-01', end: '2024-01-01' }
    // 19.9452… + 40.1095… = 60.0547…
    expect(ROUNDINGS.map((rounding) => interestOn({ ...during, rounding }))).toEqual([6005n, 6005n, 6006n, 6005n])
  })

  const published = vectors.find(({ id }) => id === 'int-21')
  it(`WJC-11: int-21: 850.00 at 11.5 % from 14 June to 19 October 2022: 34.01 (${published?.source ?? ''})`, () => {
    const timeline = rateTimeline({ dayCount: 'ACT/365F', rates: [{ from: '2022-06-14', ratePerYear: '11.500%' }] })
    const during = { timeline, principalMinor: '85000', start: '2022-06-14', end: '2022-10-19' }
    expect(interestOn({ ...during, rounding: 'half-up' })).toBe(3401n)
  })
})

describe('At the boundary', () => {
  it('no day earns nothing, one day earns a day, and a day before the first rate is refused', () => {
    expect([earned(36500n, '2024-03-01', '2024-03-01'), earned(36500n, '2024-03-01', '2024-03-02')]).toEqual([0n, 10n])
    expect(interestWrong({ start: '2023-12-31' })).toEqual(['rate-gap start'])
    expect(interestWrong({ start: '2024-01-01', end: '2024-01-01' })).toEqual([])
    expect(interestWrong({ start: '2024-01-02' })).toEqual([])
    expect(interestWrong({ start: '2024-02-02' })).toEqual(['reversed-period end'])
  })

  it('a new rate counts from its day on: not the day before, on it, and after', () => {
    const timeline = rateTimeline({
      dayCount: 'ACT/365F',
      rates: [
        { from: '2024-01-01', ratePerYear: 0 },
        { from: '2024-05-10', ratePerYear: '10%' },
      ],
    })
    const until = (end: string) =>
      interestOn({ timeline, principalMinor: 36500n, start: '2024-05-01', end, rounding: 'down' })
    expect(['2024-05-09', '2024-05-10', '2024-05-11', '2024-05-12'].map(until)).toEqual([0n, 0n, 10n, 20n])
  })

  it('half a cent: a hair less, exactly, and a hair more, by each rounding', () => {
    // 18.25 at 10 % earns exactly half a cent a day; 54.75 one and a half.
    const rounded = (principal: bigint) =>
      ROUNDINGS.map((rounding) => earned(principal, '2024-03-01', '2024-03-02', rounding))
    expect(ROUNDINGS).toEqual(['half-even', 'half-up', 'up', 'down'])
    expect([1824n, 1825n, 1826n].map(rounded)).toEqual([
      [0n, 0n, 1n, 0n],
      [0n, 1n, 1n, 0n],
      [1n, 1n, 1n, 0n],
    ])
    expect([5474n, 5475n, 5476n].map(rounded)).toEqual([
      [1n, 1n, 2n, 1n],
      [2n, 2n, 2n, 1n],
      [2n, 2n, 2n, 1n],
    ])
  })

  it('where doubles end: below, on, and above 2^53 the sum is as exact', () => {
    // At 100 % one day earns principal ÷ 365, and the parts that are divided are the principal itself.
    const timeline = rateTimeline({ dayCount: 'ACT/365F', rates: [{ from: '2024-01-01', ratePerYear: '100%' }] })
    for (const principal of [-2n, -1n, 0n, 1n, 2n].map((off) => 2n ** 53n + off)) {
      for (const rounding of ROUNDINGS) {
        const during = { timeline, principalMinor: principal, start: '2024-01-01', end: '2024-01-02', rounding }
        expect(interestOn(during)).toBe(roundedPlainly(principal, 365n, rounding))
      }
    }
    const place = timeline.placeOf(date('2024-01-01'))
    const quick = (amount: number) => timeline.roundedBetween(amount, place, place + 1, 'down')
    expect([Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 1].map(quick)).toEqual([24677258232167, Number.NaN])
  })

  it('from the first day of the calendar to the last, at the highest rate that doubles are kept for', () => {
    // 246,772,521,500 % a year: seven million smallest units a day, for ten thousand years.
    const timeline = rateTimeline({
      dayCount: 'ACT/365F',
      rates: [{ from: '0001-01-01', ratePerYear: ratio(2467725215n) }],
    })
    const lastDay = { timeline, principalMinor: 1n, start: '9999-12-30', end: '9999-12-31' }
    expect(ROUNDINGS.map((rounding) => interestOn({ ...lastDay, rounding }))).toEqual(ROUNDINGS.map(() => 6760891n))
  })
})

describe('Always true', () => {
  it('interest is what each day earns at its rate, added up and rounded once', () => {
    always(
      fc.property(cases, (one) => {
        const { principal: principalMinor, start, end, rounding } = one
        expect(interestOn({ timeline: timelineOf(one), principalMinor, start, end, rounding })).toBe(dayByDay(one))
      }),
      500,
    )
  })

  it('what doubles say is what is exact, or nothing', () => {
    let said = 0
    always(
      fc.property(cases, (one) => {
        const timeline = timelineOf(one)
        const amount = Number(one.principal)
        const exactly = {
          numerator: timeline.grown(BigInt(amount), one.start, one.end),
          denominator: timeline.denominator,
        }
        const places = [timeline.placeOf(one.start), timeline.placeOf(one.end)] as const
        const quick = timeline.roundedBetween(amount, ...places, one.rounding)
        if (!Number.isNaN(quick)) {
          said++
          expect(BigInt(quick)).toBe(roundTo({ value: exactly, places: 0, rounding: one.rounding }))
        }
      }),
      500,
    )
    // Neither always nor never.
    expect([said > 50, said < 450]).toEqual([true, true])
  })

  it('cutting a period anywhere changes nothing, exactly and with each day rounded', () => {
    always(
      fc.property(cases, (one) => {
        const timeline = timelineOf(one)
        const { principal, start, middle, end, rounding } = one
        const grown = (from: CalendarDate, to: CalendarDate) => timeline.grown(principal, from, to)
        const byDay = (from: CalendarDate, to: CalendarDate) => timeline.grownByDay(principal, from, to, rounding)
        expect(grown(start, middle) + grown(middle, end)).toBe(grown(start, end))
        expect(byDay(start, middle) + byDay(middle, end)).toBe(byDay(start, end))
      }),
      200,
    )
  })

  it('each day rounded is the sum of the interest of single days', () => {
    always(
      fc.property(cases, (one) => {
        const timeline = timelineOf(one)
        const { principal: principalMinor, start, middle: end, rounding } = one
        let sum = 0n
        for (let at = Date.parse(start); at < Date.parse(end); at += MILLISECONDS) {
          const [today, tomorrow] = [at, at + MILLISECONDS].map((time) => new Date(time).toISOString().slice(0, 10))
          sum += interestOn({ timeline, principalMinor, start: today ?? '', end: tomorrow ?? '', rounding })
        }
        expect(timeline.grownByDay(principalMinor, start, end, rounding)).toBe(sum)
      }),
      50,
    )
  })

  it('interest grows with the amount in proportion, and that of two amounts is that of both', () => {
    always(
      fc.property(cases, principals, fc.bigInt(0n, 1000n), (one, other, times) => {
        const timeline = timelineOf(one)
        const on = (amount: bigint) => timeline.grown(amount, one.start, one.end)
        expect(on(one.principal * times)).toBe(on(one.principal) * times)
        expect(on(one.principal + other)).toBe(on(one.principal) + on(other))
      }),
    )
  })

  it('the order in which rates are listed does not matter, and one written again unchanged changes nothing', () => {
    always(
      fc.property(cases, (one) => {
        const { principal: principalMinor, start, middle, end, rounding } = one
        const on = (rates: Rates) =>
          interestOn({
            timeline: rateTimeline({ dayCount: one.dayCount, rates }),
            principalMinor,
            start,
            end,
            rounding,
          })
        expect(on([...one.rates].reverse())).toBe(on(one.rates))
        const known = one.rates.some(({ from }) => from === middle)
        const { ratePerYear } = timelineOf(one).rateOn(middle)
        expect(on(known ? one.rates : [...one.rates, { from: middle, ratePerYear }])).toBe(on(one.rates))
      }),
    )
  })

  it('a day more, or a higher rate, never earns less', () => {
    always(
      fc.property(cases, (one) => {
        const { principal: principalMinor, start, middle, end, rounding } = one
        const timeline = timelineOf(one)
        const dearer = rateTimeline({
          dayCount: one.dayCount,
          rates: one.rates.map(({ from, ratePerYear }) => ({
            from,
            ratePerYear: ratio(ratePerYear.numerator + 1n, ratePerYear.denominator),
          })),
        })
        const whole = interestOn({ timeline, principalMinor, start, end, rounding })
        expect(whole >= interestOn({ timeline, principalMinor, start, end: middle, rounding })).toBe(true)
        expect(interestOn({ timeline: dearer, principalMinor, start, end, rounding }) >= whole).toBe(true)
      }),
    )
  })

  it('the stretches tile the period, and each carries the rate that is in force on its days', () => {
    always(
      fc.property(cases, (one) => {
        const timeline = timelineOf(one)
        const stretches = timeline.stretches(one.start, one.end)
        expect(stretches.map(({ start }) => start)).toEqual(
          one.start === one.end ? [] : [one.start, ...stretches.slice(0, -1).map(({ end }) => end)],
        )
        if (one.start < one.end) expect(stretches.at(-1)?.end).toBe(one.end)
        for (const { start, ratePerYear } of stretches) expect(timeline.rateOn(start).ratePerYear).toEqual(ratePerYear)
      }),
    )
  })

  it('under one rate it is amount × rate × fraction of a year, in every convention', () => {
    always(
      fc.property(cases, fc.constantFrom(...DAY_COUNTS), (one, dayCount) => {
        const { principal: principalMinor, start, end, rounding } = one
        const rates = one.rates.slice(0, 1)
        const value = rates.reduce((product, { ratePerYear }) => multiply(product, ratePerYear), ratio(principalMinor))
        const exactly = multiply(value, yearFraction({ dayCount, start, end }))
        expect(interestOn({ timeline: rateTimeline({ dayCount, rates }), principalMinor, start, end, rounding })).toBe(
          roundTo({ value: exactly, places: 0, rounding }),
        )
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('two halves that are rounded apart need not make the whole that is rounded once', () => {
    // 18.25 at 10 %: half a cent a day.
    const on = (end: string, start = '2024-03-01') => earned(1825n, start, end, 'half-up')
    expect([on('2024-03-02') + on('2024-03-03', '2024-03-02'), on('2024-03-03')]).toEqual([2n, 1n])
  })

  it('under 30E/360 the 30th of a long month earns nothing, and the last of February earns three days', () => {
    const timeline = rateTimeline({ dayCount: '30E/360', rates: TEN_PER_CENT })
    const on = (start: string, end: string) =>
      interestOn({ timeline, principalMinor: 36000n, start, end, rounding: 'down' })
    expect([on('2024-01-29', '2024-01-30'), on('2024-01-30', '2024-01-31'), on('2025-02-28', '2025-03-01')]).toEqual([
      10n,
      0n,
      30n,
    ])
  })

  it('under 30E/360 a rate that is in force only on such a day never counts', () => {
    const rates = [
      ...TEN_PER_CENT,
      { from: '2024-01-30', ratePerYear: '99%' },
      { from: '2024-01-31', ratePerYear: '10%' },
    ]
    const timeline = rateTimeline({ dayCount: '30E/360', rates })
    const during = { timeline, principalMinor: 36000n, start: '2024-01-01', end: '2024-02-01' }
    expect(interestOn({ ...during, rounding: 'down' })).toBe(300n)
  })
})

describe('Refused', () => {
  it('everything that is wrong with rates at once', () => {
    expect(
      timelineWrong({
        dayCount: 'ACT/364',
        rates: [
          { from: '2024-02-30', ratePerYear: '1%' },
          { from: '2024-01-01', ratePerYear: 'ten' },
          { from: '2024-01-01', ratePerYear: '-1%' },
          { from: '2024-01-01', ratePerYear: '2%' },
          { from: '2024-03-01', ratePerYear: '1/0' },
          { from: '2024-03-01', ratePerYear: '12,5%' },
          { from: '2024-03-01', ratePerYear: '1'.repeat(1001) },
          { from: '2024-03-01', ratePerYear: '1%', until: '2024-04-01' },
          { ratePerYear: '1%' },
          { from: '2024-04-01' },
          null,
        ],
        rate: '10%',
      }),
    ).toEqual([
      'unknown-key rate',
      'not-one-of dayCount',
      'not-a-date rates[0].from',
      'not-a-number rates[1].ratePerYear',
      'listed-twice rates[3].from',
      'zero-denominator rates[4].ratePerYear',
      'decimal-comma rates[5].ratePerYear',
      'number-too-long rates[6].ratePerYear',
      'unknown-key rates[7].until',
      'missing-key rates[8].from',
      'missing-key rates[9].ratePerYear',
      'wrong-kind rates[10]',
      'negative-rate rates[2].ratePerYear',
    ])
  })

  it('no rates, rates that are no list, what is no input', () => {
    expect(timelineWrong({ dayCount: 'ACT/360', rates: [] })).toEqual(['empty-list rates'])
    expect(timelineWrong({ dayCount: 'ACT/360', rates: {} })).toEqual(['wrong-kind rates'])
    expect(timelineWrong({ dayCount: 'ACT/360' })).toEqual(['missing-key rates'])
    for (const input of [null, undefined, 7, '', [], Number.NaN]) expect(timelineWrong(input)).toEqual(['wrong-kind '])
  })

  it('a rate that lost its percent sign: 3 is no rate of 300 %', () => {
    const rates = ['3', '+4.5', 3, '1', 3n, new Decimal(3), '0.99', '3%', '300%', '3/2', ratio(3n), 0.05].map(
      (ratePerYear, at) => ({
        from: `2024-01-${String(at + 1).padStart(2, '0')}`,
        ratePerYear,
      }),
    )
    expect(timelineWrong({ dayCount: 'ACT/360', rates })).toEqual(
      [0, 1, 2, 3, 4, 5].map((at) => `rate-without-percent rates[${at}].ratePerYear`),
    )
  })

  it('rates that are no numbers', () => {
    for (const ratePerYear of [
      '',
      ' ',
      '10 %',
      '0x1F',
      'NaN',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      null,
      true,
      {},
      [],
    ]) {
      expect(timelineWrong({ dayCount: 'ACT/360', rates: [{ from: '2024-01-01', ratePerYear }] })).toEqual([
        'not-a-number rates[0].ratePerYear',
      ])
    }
  })

  it('a convention that depends on where one cuts, where there is more than one rate', () => {
    const rates = [...TEN_PER_CENT, { from: '2024-06-01', ratePerYear: '5%' }]
    const wrong = (of: Rates) => DAY_COUNTS.filter((dayCount) => timelineWrong({ dayCount, rates: of }).length > 0)
    expect([wrong(TEN_PER_CENT), wrong(rates)]).toEqual([[], ['30/360 ISDA', '30/360 US']])
    expect(timelineWrong({ dayCount: '30/360 US', rates })).toEqual(['not-additive dayCount'])
  })

  it('everything that is wrong with an amount and its period at once', () => {
    expect(interestWrong({ principalMinor: '1.5', start: 'x', end: '2024-13-01', rounding: 'floor' })).toEqual([
      'not-minor-units principalMinor',
      'not-a-date start',
      'not-a-date end',
      'not-one-of rounding',
    ])
    expect(interestWrong({ principalMinor: -1n, start: '2023-12-31', rounding: undefined })).toEqual([
      'negative-amount principalMinor',
      'missing-key rounding',
      'rate-gap start',
    ])
  })

  it('amounts and days that are none', () => {
    for (const principalMinor of ['', ' ', '1e3', '12.50', null, Number.NaN, 1.5, 2 ** 53, {}, [1], '9'.repeat(1001)]) {
      expect(interestWrong({ principalMinor })).toEqual(['not-minor-units principalMinor'])
    }
    for (const start of ['', '2024-1-1', null, 20240101, {}, new Date(0)])
      expect(interestWrong({ start })).toEqual(['not-a-date start'])
    expect(interestWrong({ principalMinor: undefined, start: undefined, end: undefined })).toEqual([
      'missing-key principalMinor',
      'missing-key start',
      'missing-key end',
    ])
  })

  it('what is no input, and no timeline', () => {
    for (const input of [null, undefined, {}, { timeline: null }, { timeline: {} }])
      expect(wrongWith(() => interestOn(input as never)).length).toBeGreaterThan(0)
  })
})
