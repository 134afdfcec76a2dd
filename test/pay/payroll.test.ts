import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Acts, numbersOverTime } from '../../src/averages/index.js'
import { compare, exact, type Ratio, ratio } from '../../src/exact/index.js'
import {
  type HoursEntry,
  type Payroll,
  type PayrollInput,
  payroll,
  salariesOf,
  tryPayroll,
} from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { decimalText } from '../arbitraries/numbers.js'
import { NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowRead, slowSum } from '../arbitraries/slow.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const BASE: PayrollInput = {
  period: { start: '2024-06-01', end: '2024-07-01' },
  currency: 'USD',
  rounding: 'half-even',
  categories: [
    { id: 'volunteer', unit: 'hour' },
    { id: 'coordinator', unit: 'month' },
  ],
  rates: [
    { category: 'volunteer', from: '2024-01-01', ratePerUnit: '10' },
    { category: 'coordinator', from: '2024-01-01', ratePerUnit: '3000' },
  ],
}
const paid = (more: Partial<PayrollInput>): Payroll => payroll({ ...BASE, ...more })
const refused = (more: object): readonly string[] => refusedOf(tryPayroll({ ...BASE, ...more }))
const hours = (date: string, amount: string | number, worker = 'ana'): HoursEntry => ({
  worker,
  category: 'volunteer',
  date,
  hours: amount,
})
const stretch = (from: string, to: string, share?: string) => ({
  worker: 'ana',
  category: 'coordinator',
  from,
  to,
  ...(share === undefined ? {} : { share }),
})
/** What became of each line: its kind, its units and its amount. */
const linesOf = ({ workers }: Payroll) =>
  workers.flatMap(({ lines }) =>
    lines.map((line) => [line.code, 'units' in line ? line.units : undefined, line.amountMinor] as const),
  )
const amountsOf = (answer: Payroll) => linesOf(answer).map(([, , amount]) => amount)
const JUNE_10 = '2024-06-10'

describe('From the source', () => {
  it('WJC-9: everybody proposes, the mean is the salary, and eight hours of it are paid', () => {
    const { salaries } = salariesOf({
      currency: 'USD',
      categories: [{ id: 'coordinator', unit: 'hour' }],
      scale: { kind: 'category-means', proposals: [{ coordinator: '15' }, { coordinator: '10' }] },
    })
    const rates = salaries.flatMap((salary) =>
      salary.kind === 'salary'
        ? [{ category: salary.category, from: '2024-06-01', ratePerUnit: salary.ratePerUnit }]
        : [],
    )
    const categories = [{ id: 'coordinator', unit: 'hour' }] as const
    const work = [{ worker: 'ana', category: 'coordinator', date: '2024-06-03', hours: 8 }]
    expect(paid({ categories, rates, work })).toEqual({
      kind: 'payroll',
      period: BASE.period,
      currency: 'USD',
      grossMinor: 10000n,
      forfeitedMinor: 0n,
      withheldMinor: 0n,
      payMinor: 10000n,
      workers: [
        {
          worker: 'ana',
          grossMinor: 10000n,
          forfeitedMinor: 0n,
          withheldMinor: 0n,
          payMinor: 10000n,
          lines: [
            {
              code: 'ordinary',
              category: 'coordinator',
              unit: 'hour',
              units: exact('8'),
              ratePerUnit: exact('12.5'),
              surcharge: exact('0'),
              amountMinor: 10000n,
              because: [
                {
                  code: 'pay-line',
                  clauses: ['WJC-9'],
                  line: 'ordinary',
                  category: 'coordinator',
                  unit: 'hour',
                  units: exact('8'),
                  ratePerUnit: exact('12.5'),
                  surcharge: exact('0'),
                  amountMinor: 10000n,
                  currency: 'USD',
                },
              ],
            },
          ],
        },
      ],
      because: [
        {
          code: 'payroll',
          clauses: ['WJC-9'],
          workers: 1,
          start: '2024-06-01',
          end: '2024-07-01',
          currency: 'USD',
          grossMinor: 10000n,
          forfeitedMinor: 0n,
          withheldMinor: 0n,
          payMinor: 10000n,
        },
      ],
    })
  })

  it('WJC-9: 18 of the 31 days of July at 1,500 a month: 870.96', () => {
    // accountingweb.co.uk/any-answers/calculate-pay-for-part-of-a-pay-period
    const july = paid({
      period: { start: '2015-07-01', end: '2015-08-01' },
      currency: 'GBP',
      rounding: 'down',
      rates: [{ category: 'coordinator', from: '2015-07-01', ratePerUnit: '1500' }],
      months: [stretch('2015-07-14', '2015-08-01')],
    })
    expect(linesOf(july)).toEqual([['month', ratio(18n, 31n), 87096n]])
  })

  it('WJC-9: 20 days of June at 4,500 a month: 3,000.00 (tools.timetaag.com/prorated-salary-calculator)', () => {
    const rates = [{ category: 'coordinator', from: '2024-01-01', ratePerUnit: '4500' }]
    expect(amountsOf(paid({ rates, months: [stretch('2024-06-01', '2024-06-21')] }))).toEqual([300000n])
  })

  it('WJC-9: a rate changed within the month: (A × its days + B × its days) ÷ days of the month', () => {
    // The formula of Infor CPM: docs.infor.com/cpm/10.4.x, "Rules for calculating monthly salaries with events".
    const rates = [
      { category: 'coordinator', from: '2024-01-01', ratePerUnit: '3000' },
      { category: 'coordinator', from: '2024-06-20', ratePerUnit: '3600' },
    ]
    expect(linesOf(paid({ rates, months: [stretch('2024-06-01', '2024-07-01')] }))).toEqual([
      ['month', ratio(19n, 30n), 190000n],
      ['month', ratio(11n, 30n), 132000n],
    ])
  })

  it('WJC-10: pay that is given up is on record, in full or in part, and not owed', () => {
    const work = [hours('2024-06-03', 2)]
    const all = paid({ work, forfeits: [{ worker: 'ana', amountMinor: 'all' }] })
    expect(all).toMatchObject({ grossMinor: 2000n, forfeitedMinor: 2000n, payMinor: 0n })
    expect(all.workers[0]?.lines[1]).toEqual({
      code: 'forfeited',
      amountMinor: -2000n,
      because: [{ code: 'pay-forfeited', clauses: ['WJC-10'], amountMinor: 2000n, currency: 'USD' }],
    })
    const some = paid({ work, forfeits: [{ worker: 'ana', amountMinor: '500' }] })
    expect(some).toMatchObject({ grossMinor: 2000n, forfeitedMinor: 500n, payMinor: 1500n })
  })

  it('WJC-10: who gives up an amount and then all gives up the rest', () => {
    const forfeits = [{ worker: 'ana', amountMinor: 500 }, { worker: 'ana', amountMinor: 'all' } as const]
    expect(amountsOf(paid({ work: [hours('2024-06-03', 2)], forfeits }))).toEqual([2000n, -500n, -1500n])
  })

  it('WC-11: time that is donated is on record with its hours, at no rate and for no pay', () => {
    const june = paid({ work: [hours('2024-06-03', 2)], donated: [hours('2024-06-03', 3), hours('2024-06-04', 1)] })
    expect(linesOf(june)).toEqual([
      ['ordinary', ratio(2n), 2000n],
      ['donated', ratio(4n), 0n],
    ])
    const line = june.workers[0]?.lines[1]
    expect(line).toMatchObject({ ratePerUnit: ratio(0n), because: [{ clauses: ['WC-11'] }] })
  })

  it('WJC-17: a day of paid vacation is paid at the rate of that day', () => {
    expect(linesOf(paid({ leave: [hours('2024-06-03', 8)] }))).toEqual([['leave', ratio(8n), 8000n]])
  })

  it('what is kept back for others is a line of its own, as the caller worked it out', () => {
    const withholdings = [{ worker: 'ana', what: 'tax', amountMinor: '300' }]
    const june = paid({ work: [hours('2024-06-03', 2)], withholdings })
    expect(june).toMatchObject({ grossMinor: 2000n, withheldMinor: 300n, payMinor: 1700n })
    expect(june.workers[0]?.lines[1]).toMatchObject({ code: 'withheld', what: 'tax', amountMinor: -300n })
  })

  it.each<[string, Acts, readonly bigint[]]>([
    ['at once', 'same-day', [1000n, 1200n, 1200n, 1200n]],
    ['from the next day', 'next-day', [1000n, 1000n, 1200n, 1200n]],
    [
      'from the next month',
      { nextPeriod: { anchor: '2024-01-01', length: { months: 1 } } },
      [1000n, 1000n, 1000n, 1200n],
    ],
  ])(
    'WJC-17: a vote of 10 June moves an hour from 10 to 12 %s: hours keep the rate in force when worked',
    (_, acts, expected) => {
      const { numbers } = numbersOverTime({
        item: 'volunteer',
        unit: 'USD an hour',
        changes: [
          { on: '2024-01-01', value: 10 },
          { on: JUNE_10, value: 12 },
        ],
        acts,
        provisional: { from: '2024-01-01', value: 10 },
      })
      const rates = numbers.map(({ from, value }) => ({ category: 'volunteer', from, ratePerUnit: value }))
      const paidFor = (day: string) =>
        paid({ period: { start: '2024-06-01', end: '2024-08-01' }, rates, work: [hours(day, 1)] }).payMinor
      expect(['2024-06-09', JUNE_10, '2024-06-11', '2024-07-01'].map(paidFor)).toEqual(expected)
    },
  )

  it('WJC-9: each line is explained, so that a member can reckon it again', () => {
    const june = paid({ work: [hours('2024-06-03', '7.5')], months: [stretch('2024-06-01', '2024-06-16')] })
    const lines = june.workers[0]?.lines ?? []
    expect(lines.map(({ because }) => explain(because, 'en'))).toEqual([
      '7.5 hours worked as volunteer at 10.00 USD: 75.00 USD (WJC-9).',
      '0.5 months worked as coordinator at 3,000.00 USD: 1,500.00 USD (WJC-9).',
    ])
    expect(explain(june.because, 'es')).toContain('1 persona ganó 1575,00 USD')
  })
})

describe('At the boundary', () => {
  it('24 hours of a day, of all kinds together: just below and at it they are taken, just above it not', () => {
    const day = (amount: string) => ({
      work: [hours(JUNE_10, 10), hours(JUNE_10, amount)],
      leave: [hours(JUNE_10, 4)],
      donated: [hours(JUNE_10, 2)],
    })
    expect(['7.99', '8', '8.01'].map((amount) => refused(day(amount)))).toEqual([
      [],
      [],
      ['beyond-the-day donated[0].hours'],
    ])
    expect(refused({ work: [hours(JUNE_10, 24), hours('2024-06-11', 24), hours(JUNE_10, 24, 'ben')] })).toEqual([])
    expect(refused({ work: [hours(JUNE_10, '24.01')] })).toEqual(['beyond-the-day work[0].hours'])
  })

  it('no hours are taken and paid nothing, less than none are refused', () => {
    expect(paid({ work: [hours(JUNE_10, 0)] }).workers).toMatchObject([{ worker: 'ana', lines: [], payMinor: 0n }])
    expect(refused({ work: [hours(JUNE_10, '-0.01')] })).toEqual(['negative-hours work[0].hours'])
  })

  it.each(['work', 'leave', 'donated'])(
    '%s on the first and the last day of the period is taken, outside not',
    (kind) => {
      const on = (day: string) => refused({ [kind]: [hours(day, 1)] })
      expect(['2024-05-31', '2024-06-01', '2024-06-30', '2024-07-01'].map(on)).toEqual([
        [`outside-period ${kind}[0].date`],
        [],
        [],
        [`outside-period ${kind}[0].date`],
      ])
    },
  )

  it('a day outside the period is told what would be inside: the end is not', () => {
    const answer = tryPayroll({ ...BASE, work: [hours('2024-07-01', 1)] })
    const told = answer.kind === 'refused' ? answer.problems[0]?.expected : ''
    expect(told).not.toBe('a date from 2024-06-01 to 2024-07-01, both included')
  })

  it('stretches of months may reach from the start to the end of the period, and no day further', () => {
    const spans = (...days: [string, string][]) => days.map(([from, to]) => refused({ months: [stretch(from, to)] }))
    expect(
      spans(
        ['2024-06-01', '2024-07-01'],
        ['2024-05-31', '2024-07-01'],
        ['2024-06-01', '2024-07-02'],
        ['2024-06-30', '2024-07-01'],
      ),
    ).toEqual([[], ['outside-period months[0].from'], ['outside-period months[0].to'], []])
  })

  it('stretches that meet are taken as one, those that share a day are refused', () => {
    const months = (from: string) => [stretch('2024-06-01', '2024-06-16'), stretch(from, '2024-07-01')]
    expect(linesOf(paid({ months: months('2024-06-17') }))).toEqual([['month', ratio(29n, 30n), 290000n]])
    expect(linesOf(paid({ months: months('2024-06-16') }))).toEqual([['month', ratio(1n), 300000n]])
    expect(refused({ months: months('2024-06-15') })).toEqual(['overlapping months[1]'])
    expect(refused({ months: months('2024-06-16').toReversed() })).toEqual([])
    expect(
      refused({ months: [stretch('2024-06-01', '2024-07-01'), { ...months('2024-06-02')[0], worker: 'ben' }] }),
    ).toEqual([])
  })

  it('an empty stretch has no days, so that it overlaps with nothing', () => {
    const months = [stretch('2024-06-01', '2024-07-01'), stretch('2024-06-10', '2024-06-10')]
    expect(refused({ months })).toEqual([])
  })

  it('a share of nothing, of half, of all; one above all and one below nothing', () => {
    const at = (share: string) => ({ months: [stretch('2024-06-01', '2024-07-01', share)] })
    expect(['0', '0.5', '100%', '1/3'].map((share) => paid(at(share)).payMinor)).toEqual([
      0n,
      150000n,
      300000n,
      100000n,
    ])
    expect(['1.01', '-0.01', '101%'].map((share) => refused(at(share)))).toEqual([
      ['out-of-range months[0].share'],
      ['out-of-range months[0].share'],
      ['out-of-range months[0].share'],
    ])
  })

  it('a rate counts from its day, included, and not on the day before', () => {
    const rates = [...BASE.rates, { category: 'volunteer', from: JUNE_10, ratePerUnit: '12' }]
    const on = (day: string) => paid({ rates, work: [hours(day, 1)] }).payMinor
    expect(['2024-06-09', JUNE_10, '2024-06-11'].map(on)).toEqual([1000n, 1200n, 1200n])
  })

  it('the first rate on the day worked is in time, a day later is a gap; what is donated needs none', () => {
    const rates = (from: string) => BASE.rates.map((rate) => ({ ...rate, from }))
    const work = [hours(JUNE_10, 1)]
    expect(['2024-06-09', JUNE_10, '2024-06-11'].map((from) => refused({ rates: rates(from), work }))).toEqual([
      [],
      [],
      ['rate-gap work[0].date'],
    ])
    const months = [stretch(JUNE_10, '2024-07-01')]
    expect([JUNE_10, '2024-06-11'].map((from) => refused({ rates: rates(from), months }))).toEqual([
      [],
      ['rate-gap months[0].from'],
    ])
    expect(refused({ rates: rates('2024-06-11'), leave: work })).toEqual(['rate-gap leave[0].date'])
    expect(refused({ rates: [], donated: work })).toEqual([])
  })

  it('half of February is 14/29 of a month in a leap year, 14/28 in another', () => {
    const half = (year: string) =>
      linesOf(
        paid({
          period: { start: `${year}-02-01`, end: `${year}-03-01` },
          rates: [{ category: 'coordinator', from: '2020-01-01', ratePerUnit: '2900' }],
          months: [stretch(`${year}-02-01`, `${year}-02-15`)],
        }),
      )
    expect(half('2024')).toEqual([['month', ratio(14n, 29n), 140000n]])
    expect(half('2023')).toEqual([['month', ratio(1n, 2n), 145000n]])
    // 1900 was none, 2000 was.
    expect(linesOf(paid({ ...february('1900'), months: [stretch('1900-02-01', '1900-03-01')] }))[0]?.[1]).toEqual(
      ratio(1n),
    )
    expect(linesOf(paid({ ...february('2000'), months: [stretch('2000-02-01', '2000-02-29')] }))[0]?.[1]).toEqual(
      ratio(28n, 29n),
    )
  })

  it('a rate that changes on the first, the second and the last day of the month', () => {
    const units = (from: string) =>
      linesOf(
        paid({
          rates: [...BASE.rates, { category: 'coordinator', from, ratePerUnit: '6000' }],
          months: [stretch('2024-06-01', '2024-07-01')],
        }),
      ).map(([, months]) => months)
    expect(['2024-06-01', '2024-06-02', '2024-06-30', '2024-07-01'].map(units)).toEqual([
      [ratio(1n)],
      [ratio(1n, 30n), ratio(29n, 30n)],
      [ratio(29n, 30n), ratio(1n, 30n)],
      [ratio(1n)],
    ])
  })

  it('what is given up and kept back: one cent less than the pay, all of it, one cent more', () => {
    const work = [hours('2024-06-03', 1)]
    const taken = (forfeit: number, withheld: number) => ({
      work,
      forfeits: [{ worker: 'ana', amountMinor: forfeit }],
      withholdings: [{ worker: 'ana', what: 'tax', amountMinor: withheld }],
    })
    expect(paid(taken(400, 599)).payMinor).toBe(1n)
    expect(paid(taken(400, 600)).payMinor).toBe(0n)
    expect(refused(taken(400, 601))).toEqual(['more-than-pay withholdings[0].amountMinor'])
    expect(refused({ work, forfeits: [{ worker: 'ana', amountMinor: 1001 }] })).toEqual([
      'more-than-pay forfeits[0].amountMinor',
    ])
  })

  it('what is given up beyond the pay is told where it stands, and not at what is kept back', () => {
    const forfeits = [{ worker: 'ana', amountMinor: 1001 }]
    const withholdings = [{ worker: 'ana', what: 'tax', amountMinor: 0 }]
    expect(refused({ work: [hours('2024-06-03', 1)], forfeits, withholdings })).toEqual([
      'more-than-pay forfeits[0].amountMinor',
    ])
  })

  it('half a cent goes to the even neighbour, away from zero, up or down: by name, once a line', () => {
    const rates = [{ category: 'volunteer', from: '2024-01-01', ratePerUnit: '0.25' }]
    const roundings = ['half-even', 'half-up', 'up', 'down'] as const
    const by = (amount: string) =>
      roundings.map((rounding) => paid({ rates, rounding, work: [hours(JUNE_10, amount)] }).payMinor)
    // 12.475, 12.5 and 12.525 cents; then 37.5.
    expect(['0.499', '0.5', '0.501', '1.5'].map(by)).toEqual([
      [12n, 12n, 13n, 12n],
      [12n, 13n, 13n, 12n],
      [13n, 13n, 13n, 12n],
      [38n, 38n, 38n, 37n],
    ])
  })

  it('yen have no smaller unit, dinars a thousand', () => {
    const work = [hours(JUNE_10, '0.5')]
    const rates = [{ category: 'volunteer', from: '2024-01-01', ratePerUnit: '12.345' }]
    expect(['JPY', 'USD', 'KWD'].map((currency) => paid({ currency, rates, work }).payMinor)).toEqual([6n, 617n, 6172n])
  })

  it('an empty period, and one without anybody', () => {
    expect(paid({ period: { start: '2024-06-01', end: '2024-06-01' } })).toMatchObject({ workers: [], payMinor: 0n })
    expect(paid({})).toMatchObject({ workers: [], grossMinor: 0n, because: [{ workers: 0 }] })
  })

  it('the last month of the calendar is one like any other', () => {
    const period = { start: '9999-12-01', end: '9999-12-31' }
    expect(linesOf(paid({ period, months: [stretch('9999-12-01', '9999-12-31')] }))).toEqual([
      ['month', ratio(30n, 31n), 290323n],
    ])
  })

  it('workers stand by id in code-unit order, lines by category as given, then kind, then rate', () => {
    const rates = [...BASE.rates, { category: 'volunteer', from: JUNE_10, ratePerUnit: '12' }]
    const june = paid({
      rates,
      categories: BASE.categories.toReversed(),
      work: [
        hours('2024-06-20', 1, 'b'),
        hours('2024-06-03', 1, 'b'),
        hours('2024-06-03', 1, 'a'),
        hours('2024-06-03', 1, 'Z'),
      ],
      leave: [hours('2024-06-04', 1, 'b')],
      donated: [hours('2024-06-04', 1, 'b')],
      months: [{ ...stretch('2024-06-01', '2024-07-01'), worker: 'b' }],
    })
    expect(june.workers.map(({ worker }) => worker)).toEqual(['Z', 'a', 'b'])
    expect(june.workers[2]?.lines.map((line) => [line.code, 'ratePerUnit' in line && line.ratePerUnit])).toEqual([
      ['ordinary', ratio(10n)],
      ['ordinary', ratio(12n)],
      ['leave', ratio(10n)],
      ['donated', ratio(0n)],
      ['month', ratio(3000n)],
    ])
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a worker and a category named "%s" are like any other',
    (id) => {
      const june = paid({
        categories: [{ id, unit: 'hour' }],
        rates: [{ category: id, from: '2024-01-01', ratePerUnit: 10 }],
        work: [{ worker: id, category: id, date: JUNE_10, hours: 2 }],
        forfeits: [{ worker: id, amountMinor: 5n }],
        withholdings: [{ worker: id, what: id, amountMinor: 1n }],
      })
      expect(june.workers).toMatchObject([{ worker: id, payMinor: 1994n, lines: [{ category: id }, {}, { what: id }] }])
    },
  )
})

const february = (year: string) => ({
  period: { start: `${year}-02-01`, end: `${year}-03-01` },
  rates: [{ category: 'coordinator', from: '1800-01-01', ratePerUnit: '2900' }],
})

describe('Always true', () => {
  it('is what the slow way gives, entry by entry and day by day', () => {
    always(
      fc.property(inputs, (input) => {
        expect(linesBy(payroll(input))).toEqual(slowLines(input))
      }),
      500,
    )
  })

  it('the lines of everybody add up to the gross, and gross is what is given up, kept back and paid', () => {
    always(
      fc.property(inputs, taken, (input, shares) => {
        const gross = payroll(input).workers
        const forfeits = gross.map(({ worker, grossMinor }) => ({
          worker,
          amountMinor: (grossMinor * BigInt(shares.forfeited)) / 200n,
        }))
        const withholdings = gross.map(({ worker, grossMinor }) => ({
          worker,
          what: 'tax',
          amountMinor: (grossMinor * BigInt(shares.withheld)) / 200n,
        }))
        const answer = payroll({ ...input, forfeits, withholdings })
        const sums = { gross: 0n, forfeited: 0n, withheld: 0n, pay: 0n }
        for (const { lines, grossMinor, forfeitedMinor, withheldMinor, payMinor } of answer.workers) {
          const sum = (codes: (code: string) => boolean) =>
            lines.reduce((total, line) => total + (codes(line.code) ? line.amountMinor : 0n), 0n)
          expect(sum((code) => code !== 'forfeited' && code !== 'withheld')).toBe(grossMinor)
          expect(sum((code) => code === 'forfeited')).toBe(-forfeitedMinor)
          expect(sum((code) => code === 'withheld')).toBe(-withheldMinor)
          expect(sum(() => true)).toBe(payMinor)
          expect(grossMinor).toBe(forfeitedMinor + withheldMinor + payMinor)
          expect(payMinor >= 0n).toBe(true)
          sums.gross += grossMinor
          sums.forfeited += forfeitedMinor
          sums.withheld += withheldMinor
          sums.pay += payMinor
        }
        expect(answer).toMatchObject({
          grossMinor: sums.gross,
          forfeitedMinor: sums.forfeited,
          withheldMinor: sums.withheld,
          payMinor: sums.pay,
        })
      }),
      150,
    )
  })

  it('the order of the entries, of the stretches and of the rates does not matter', () => {
    always(
      fc.property(inputs, fc.nat(9), (input, turn) => {
        const turned = <T>(list: readonly T[] = []) => [...list.slice(turn), ...list.slice(0, turn)].toReversed()
        const { overtime } = input
        const mirrored: PayrollInput = {
          ...input,
          rates: turned(input.rates),
          work: turned(input.work),
          leave: turned(input.leave),
          donated: turned(input.donated),
          months: turned(input.months),
          ...(overtime === undefined
            ? {}
            : {
                overtime: {
                  ...overtime,
                  ordinaryHours: turned(overtime.ordinaryHours),
                  surcharges: turned(overtime.surcharges),
                },
              }),
        }
        expect(payroll(mirrored)).toEqual(payroll(input))
      }),
      150,
    )
  })

  it('the order of what is given up does not matter: 1.00 and all the rest, or all and 1.00 of it', () => {
    const forfeits = [
      { worker: 'ana', amountMinor: 100 },
      { worker: 'ana', amountMinor: 'all' },
    ] as const
    const work = [hours(JUNE_10, 1)]
    const answers = [forfeits, forfeits.toReversed()].map((list) => tryPayroll({ ...BASE, work, forfeits: list }))
    expect(answers.map((answer) => (answer.kind === 'payroll' ? answer.forfeitedMinor : answer.kind))).toEqual([
      1000n,
      1000n,
    ])
  })

  it('an entry of hours split in two on its day changes nothing', () => {
    always(
      fc.property(inputs, fc.nat(100), (input, part) => {
        const split = (list: readonly HoursEntry[] = []) =>
          list.flatMap((entry) => {
            const whole = read(entry.hours)
            const first = slow(whole.numerator * BigInt(part), whole.denominator * 100n)
            const second = slow(whole.numerator * BigInt(100 - part), whole.denominator * 100n)
            return [
              { ...entry, hours: first },
              { ...entry, hours: second },
            ]
          })
        const again = { ...input, work: split(input.work), leave: split(input.leave), donated: split(input.donated) }
        expect(payroll(again)).toEqual(payroll(input))
      }),
      150,
    )
  })

  it('a stretch of months split in two at any of its days changes nothing', () => {
    always(
      fc.property(inputs, fc.nat(99), (input, part) => {
        const months = (input.months ?? []).flatMap((one) => {
          const cut = after(one.from, Math.floor((daysBetween(one.from, one.to) * part) / 100))
          return [
            { ...one, to: cut },
            { ...one, from: cut },
          ].filter(({ from, to }) => from < to)
        })
        expect(payroll({ ...input, months }).grossMinor).toBe(payroll(input).grossMinor)
      }),
      100,
    )
  })

  it('a whole calendar month is just one month, whatever its rates', () => {
    always(
      fc.property(
        fc.integer({ min: 1, max: 9998 }),
        fc.integer({ min: 1, max: 12 }),
        rateChanges,
        (year, month, changes) => {
          const start = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
          const next = month === 12 ? [year + 1, 1] : [year, month + 1]
          const end = `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`
          const rates = changes.map(({ at, cents }, place) => ({
            category: 'coordinator',
            from: place === 0 ? '0001-01-01' : after(start, at),
            ratePerUnit: decimalText(BigInt(cents), 2),
          }))
          const answer = paid({ period: { start, end }, rates, months: [stretch(start, end)] })
          const units = answer.workers.flatMap(({ lines }) =>
            lines.flatMap((line) => ('units' in line ? line.units : [])),
          )
          expect(slowSum(units)).toEqual(ratio(1n))
          if (changes.length === 1) expect(answer.payMinor).toBe(BigInt(changes[0]?.cents ?? 0))
        },
      ),
    )
  })

  it('each line is less than one cent off its exact amount, half a cent to the nearest', () => {
    always(
      fc.property(inputs, (input) => {
        const exactly = slowAmounts(input)
        for (const [key, { amount }] of Object.entries(linesBy(payroll(input)))) {
          const value = exactly.get(key) ?? ratio(0n)
          const off = slow(amount * value.denominator - value.numerator, value.denominator)
          const size = { ...off, numerator: off.numerator < 0n ? -off.numerator : off.numerator }
          const nearest = input.rounding.startsWith('half')
          expect(compare(size, nearest ? ratio(1n, 2n) : ratio(1n))).toBeLessThanOrEqual(nearest ? 0 : -1)
        }
      }),
    )
  })

  it('k times the rates are k times the pay, where nothing needs rounding', () => {
    always(
      fc.property(inputs, fc.bigInt({ min: 1n, max: 50n }), (input, k) => {
        // Whole units of 28 × 29 × 30 × 31 × 400 × 400 leave nothing to round in months and quarters of hours.
        const whole = (factor: bigint) => {
          const rates = input.rates.map((rate) => {
            const { numerator } = read(rate.ratePerUnit)
            return { ...rate, ratePerUnit: numerator * factor * 755160n * 160000n }
          })
          const { overtime: _, work = [], ...ordinary } = input
          return payroll({ ...ordinary, rates, work: work.filter(({ date }) => date >= input.period.start) })
        }
        expect(whole(k).grossMinor).toBe(whole(1n).grossMinor * k)
      }),
      100,
    )
  })

  it('what others worked does not change what one is paid', () => {
    always(
      fc.property(inputs, (input) => {
        const everybody = payroll(input)
        for (const one of everybody.workers) {
          const own = <T extends { readonly worker: string }>(list: readonly T[] = []) =>
            list.filter(({ worker }) => worker === one.worker)
          const alone = payroll({
            ...input,
            work: own(input.work),
            leave: own(input.leave),
            donated: own(input.donated),
            months: own(input.months),
          })
          expect(alone.workers).toEqual([one])
        }
      }),
      100,
    )
  })

  it('a rate written again unchanged changes nothing, as an interest rate does not', () => {
    const rates = [...BASE.rates, { category: 'volunteer', from: JUNE_10, ratePerUnit: '10' }]
    const work = [hours('2024-06-03', '0.0125'), hours('2024-06-17', '0.0125')]
    const answers = [paid({ work }), paid({ rates, work })]
    expect(answers.map(amountsOf)).toEqual([[25n], [25n]])
  })

  it('WJC-9: a rate that comes back is the same rate: what was worked at it is one line, rounded once', () => {
    const rates = [
      ...BASE.rates,
      { category: 'volunteer', from: JUNE_10, ratePerUnit: '12' },
      { category: 'volunteer', from: '2024-06-15', ratePerUnit: '10' },
    ]
    const work = [hours('2024-06-03', '0.0125'), hours(JUNE_10, '1'), hours('2024-06-17', '0.0125')]
    expect(linesOf(paid({ rates, work }))).toEqual([
      ['ordinary', { numerator: 1n, denominator: 40n }, 25n],
      ['ordinary', { numerator: 1n, denominator: 1n }, 1200n],
    ])
  })

  it('WJC-17: so is a surcharge that comes back', () => {
    const surcharges = ['1/2', '0', '1/2'].map((surcharge, at) => ({ from: `2024-06-0${3 + at}`, surcharge }))
    const overtime = { per: 'day', ordinaryHours: [{ from: '2024-01-01', hours: 0 }], surcharges } as const
    const work = ['03', '04', '05'].map((day) => hours(`2024-06-${day}`, '0.0125'))
    expect(linesOf(paid({ overtime, work }))).toEqual([
      ['overtime', { numerator: 1n, denominator: 40n }, 38n],
      ['overtime', { numerator: 1n, denominator: 80n }, 12n],
    ])
  })

  it('nothing that was given is changed by it', () => {
    always(
      fc.property(inputs, (input) => {
        const before = JSON.stringify(input)
        payroll(input)
        expect(JSON.stringify(input)).toBe(before)
      }),
      50,
    )
  })
})

describe('Not true, on purpose', () => {
  it('two lines may be paid a cent less than one of all their hours: each is rounded by itself', () => {
    const categories = [...BASE.categories, { id: 'cook', unit: 'hour' }] as const
    const rates = [...BASE.rates, { category: 'cook', from: '2024-01-01', ratePerUnit: '10' }]
    // 12.5 cents each: 12 and 12; 25 together.
    const one = hours(JUNE_10, '0.0125')
    expect(paid({ categories, rates, work: [one, { ...one, category: 'cook' }] }).payMinor).toBe(24n)
    expect(paid({ work: [one, one] }).payMinor).toBe(25n)
  })

  it('two halves of a period may be paid a cent less than the whole', () => {
    const days = [hours('2024-06-03', '0.0125'), hours('2024-06-17', '0.0125')]
    const halves = [
      paid({ period: { start: '2024-06-01', end: '2024-06-15' }, work: days.slice(0, 1) }),
      paid({ period: { start: '2024-06-15', end: '2024-07-01' }, work: days.slice(1) }),
    ]
    expect([halves.map(({ payMinor }) => payMinor), paid({ work: days }).payMinor]).toEqual([[12n, 12n], 25n])
  })

  it('a day of February is worth more than one of March: each month is worth the same', () => {
    const day = (from: string, to: string) =>
      paid({ period: { start: '2024-02-01', end: '2024-04-01' }, months: [stretch(from, to)] }).payMinor
    expect([day('2024-02-01', '2024-02-02'), day('2024-03-01', '2024-03-02')]).toEqual([10345n, 9677n])
  })

  it('a full month from the middle of one to the middle of the next need not be one month', () => {
    const period = { start: '2024-02-01', end: '2024-04-01' }
    const [line] = linesOf(paid({ period, months: [stretch('2024-02-15', '2024-03-15')] }))
    expect(line?.[1]).toEqual(slowSum([ratio(15n, 29n), ratio(14n, 31n)]))
  })

  it('days may lie in two categories at once: which share each has is the caller’s to say', () => {
    const categories = [...BASE.categories, { id: 'guide', unit: 'month' }] as const
    const rates = [...BASE.rates, { category: 'guide', from: '2024-01-01', ratePerUnit: '3000' }]
    const whole = stretch('2024-06-01', '2024-07-01')
    expect(paid({ categories, rates, months: [whole, { ...whole, category: 'guide' }] }).payMinor).toBe(600000n)
  })

  it('somebody with nothing but donated time is on the payroll, with no pay', () => {
    const june = paid({ donated: [hours(JUNE_10, 5)], forfeits: [{ worker: 'ana', amountMinor: 'all' }] })
    expect(june.workers).toMatchObject([{ worker: 'ana', grossMinor: 0n, forfeitedMinor: 0n, payMinor: 0n }])
  })
})

describe('Refused', () => {
  it('not-a-date, reversed-period: days that do not exist, a period that ends before it starts', () => {
    for (const start of ['2024-02-30', '2024-6-1', '', 7, null, '2024-06-01T00:00:00Z', Number.NaN])
      expect(refused({ period: { start, end: '2024-07-01' } })).toEqual(['not-a-date period.start'])
    expect(refused({ period: { start: '2024-07-02', end: '2024-07-01' } })).toEqual(['reversed-period period.end'])
    expect(refused({ months: [stretch('2024-06-11', JUNE_10)] })).toEqual(['reversed-period months[0].to'])
    expect(refused({ work: [hours('2024-06-31', 1)] })).toEqual(['not-a-date work[0].date'])
    expect(refused({ rates: [{ ...BASE.rates[0], from: '2024-13-01' }] })).toEqual(['not-a-date rates[0].from'])
  })

  it('unknown-currency, not-one-of: each in its place', () => {
    for (const currency of ['usd', '', null, 'XAU', 840])
      expect(refused({ currency })).toEqual(['unknown-currency currency'])
    expect(refused({ rounding: 'floor' })).toEqual(['not-one-of rounding'])
    expect(refused({ categories: [...BASE.categories, { id: 'x', unit: 'week' }] })).toEqual([
      'not-one-of categories[2].unit',
    ])
    const entry = hours(JUNE_10, 1)
    for (const category of ['nobody', 'coordinator', '', null, 7])
      expect(refused({ work: [{ ...entry, category }] })).toEqual(['not-one-of work[0].category'])
    expect(refused({ months: [{ ...stretch('2024-06-01', '2024-07-01'), category: 'volunteer' }] })).toEqual([
      'not-one-of months[0].category',
    ])
    expect(refused({ rates: [{ ...BASE.rates[0], category: 'nobody' }] })).toEqual(['not-one-of rates[0].category'])
  })

  it('negative-rate, listed-twice: of one category on one day, whatever the rates', () => {
    const [volunteer, coordinator] = BASE.rates
    expect(refused({ rates: [{ ...volunteer, ratePerUnit: '-0.01' }, coordinator] })).toEqual([
      'negative-rate rates[0].ratePerUnit',
    ])
    expect(refused({ rates: [volunteer, coordinator, { ...volunteer, ratePerUnit: 12 }] })).toEqual([
      'listed-twice rates[2]',
    ])
    expect(refused({ categories: [...BASE.categories, { id: 'volunteer', unit: 'month' }] })).toContain(
      'listed-twice categories[2]',
    )
  })

  it('not-paid: giving up, or keeping back, the pay of somebody who has none here', () => {
    expect(refused({ forfeits: [{ worker: 'ben', amountMinor: 'all' }] })).toEqual(['not-paid forfeits[0].worker'])
    expect(refused({ withholdings: [{ worker: '__proto__', what: 'tax', amountMinor: 1 }] })).toEqual([
      'not-paid withholdings[0].worker',
    ])
  })

  it('not-minor-units, negative-amount: amounts with a point, below zero, and no amounts at all', () => {
    const work = [hours(JUNE_10, 1)]
    const forfeit = (amountMinor: unknown) => refused({ work, forfeits: [{ worker: 'ana', amountMinor }] })
    for (const amount of ['12.50', 1.5, '', 'ALL', null, Number.NaN, 2 ** 53, '1e3', ' 1', {}])
      expect(forfeit(amount)).toEqual(['not-minor-units forfeits[0].amountMinor'])
    for (const amount of [-1, '-1', -1n]) expect(forfeit(amount)).toEqual(['negative-amount forfeits[0].amountMinor'])
    expect(forfeit(undefined)).toEqual(['missing-key forfeits[0].amountMinor'])
    expect(forfeit(10n ** 40n)).toEqual(['more-than-pay forfeits[0].amountMinor'])
    expect(refused({ work, withholdings: [{ worker: 'ana', what: 'tax', amountMinor: 'all' }] })).toEqual([
      'not-minor-units withholdings[0].amountMinor',
    ])
  })

  it('more-than-pay: everybody of whom more is taken, not the first alone', () => {
    const work = [hours(JUNE_10, 1), hours(JUNE_10, 1, 'ben')]
    const forfeits = ['ben', 'ana'].map((worker) => ({ worker, amountMinor: 5000 }))
    expect(refused({ work, forfeits })).toEqual([
      'more-than-pay forfeits[1].amountMinor',
      'more-than-pay forfeits[0].amountMinor',
    ])
  })

  it.each(NOT_NUMBERS.filter(([, input]) => input !== undefined))(
    '%s is no rate, no hours and no share',
    (_, input, code) => {
      expect(refused({ rates: [{ ...BASE.rates[0], ratePerUnit: input }] })).toEqual([`${code} rates[0].ratePerUnit`])
      expect(refused({ work: [{ ...hours(JUNE_10, 1), hours: input }] })).toEqual([`${code} work[0].hours`])
      expect(refused({ months: [{ ...stretch(JUNE_10, '2024-07-01'), share: input }] })).toEqual([
        `${code} months[0].share`,
      ])
    },
  )

  it('not-a-name: ids and purposes that are empty, of several lines, or no text', () => {
    for (const id of ['', 'a\nb', 'x'.repeat(201), 7, null, ['ana']]) {
      expect(refused({ work: [{ ...hours(JUNE_10, 1), worker: id }] })).toEqual(['not-a-name work[0].worker'])
      expect(refused({ categories: [{ id, unit: 'hour' }], rates: [] })).toEqual(['not-a-name categories[0].id'])
      const withheld = { worker: 'ana', what: id, amountMinor: 1 }
      expect(refused({ work: [hours(JUNE_10, 1)], withholdings: [withheld] })).toEqual([
        'not-a-name withholdings[0].what',
      ])
    }
  })

  it('missing-key, wrong-kind, empty-list, unknown-key: nothing has a default, and nothing is overlooked', () => {
    const { period: _, ...without } = BASE
    expect(refusedOf(tryPayroll(without as PayrollInput))).toEqual(['missing-key period'])
    expect(refused({ rounding: undefined, currency: undefined })).toEqual([
      'missing-key currency',
      'missing-key rounding',
    ])
    expect(refused({ categories: [], rates: [] })).toEqual(['empty-list categories'])
    expect(refused({ rates: undefined })).toEqual(['missing-key rates'])
    for (const wrong of [7, 'x', null, {}])
      expect(refused({ work: wrong, months: wrong, withholdings: wrong })).toEqual([
        'wrong-kind work',
        'wrong-kind months',
        'wrong-kind withholdings',
      ])
    expect(refused({ work: [null, 7, []] })).toEqual(['wrong-kind work[0]', 'wrong-kind work[1]', 'wrong-kind work[2]'])
    expect(refused({ extra: 1, work: [{ ...hours(JUNE_10, 1), note: 'x' }] })).toEqual([
      'unknown-key extra',
      'unknown-key work[0].note',
    ])
    expect(refused({ clauses: [7] })).toEqual(['wrong-kind clauses[0]'])
  })

  it('everything at once, and thrown by the other door', () => {
    const wrong = {
      currency: 'usd',
      rounding: 'x',
      rates: [{ ...BASE.rates[0], ratePerUnit: 'ten' }, 7],
      work: [hours('2024-07-01', -1), { ...hours(JUNE_10, 25), category: 'x' }],
      months: [stretch('2024-06-01', '2024-07-01', '2')],
      forfeits: [{ worker: 'zoe', amountMinor: '1.5' }],
      extra: 1,
    }
    const all = [
      'unknown-key extra',
      'unknown-currency currency',
      'wrong-kind rates[1]',
      'not-a-number rates[0].ratePerUnit',
      'not-one-of rounding',
      'negative-hours work[0].hours',
      'outside-period work[0].date',
      'not-one-of work[1].category',
      'out-of-range months[0].share',
      'rate-gap months[0].from',
      'not-paid forfeits[0].worker',
      'not-minor-units forfeits[0].amountMinor',
    ]
    const order = (problems: readonly string[]) => [...problems].sort()
    expect(order(refused(wrong))).toEqual(order(all))
    expect(order(thrownBy(() => payroll({ ...BASE, ...wrong } as never)))).toEqual(order(all))
  })

  it('no more than a hundred problems are told', () => {
    const problems = refused({ work: Array.from({ length: 500 }, () => hours(JUNE_10, -1)) })
    expect([problems.length, problems.at(-1)]).toEqual([101, 'too-many-problems'])
  })

  it('whatever comes is answered: refused, or a payroll', () => {
    for (const input of [null, undefined, Number.NaN, '', 7, [], true, 10n ** 40n])
      expect(refusedOf(tryPayroll(input as never))).toEqual(['wrong-kind'])
    const keys = fc.constantFrom(
      'period',
      'categories',
      'rates',
      'overtime',
      'work',
      'months',
      'forfeits',
      'withholdings',
    )
    const junk = fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true })
    always(
      fc.property(keys, junk, (key, value) => {
        for (const one of [value, [value], [{ ...hours(JUNE_10, 1), worker: value, hours: value }]])
          expect(['refused', 'payroll']).toContain(tryPayroll({ ...BASE, [key]: one }).kind)
      }),
    )
  })

  it('a line of JSON whose keys are those of every object is refused like any other', () => {
    const input = JSON.parse('{"__proto__":{"period":{}},"constructor":1,"currency":"USD"}') as PayrollInput
    expect(refusedOf(tryPayroll(input))).toEqual([
      'unknown-key __proto__',
      'unknown-key constructor',
      'missing-key period',
      'missing-key categories',
      'missing-key rates',
      'missing-key rounding',
    ])
  })
})

/*
 * The slow way: what each entry, or each day, is worth, one after the other, in plain fractions.
 */

const DAY = 86_400_000
const after = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
const daysOfItsMonth = (day: string): number =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate()

const times = (a: Ratio, b: Ratio): Ratio => slow(a.numerator * b.numerator, a.denominator * b.denominator)
const less = (a: Ratio, b: Ratio): Ratio =>
  slow(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
const smaller = (a: Ratio, b: Ratio): Ratio => (a.numerator * b.denominator < b.numerator * a.denominator ? a : b)
const read = (value: unknown): Ratio => slowRead(String(value))
const NOTHING = slow(0n)

/** The last one that is not after the day. */
const inForceOn = <T extends { readonly from: string }>(list: readonly T[], day: string): T => {
  let found: T | undefined
  for (const one of list) if (one.from <= day && (found === undefined || one.from > found.from)) found = one
  return found as T
}

/** Each piece of time with its kind, rate and surcharge: nothing is added up yet. */
const slowPieces = (input: PayrollInput) => {
  const pieces: { key: readonly unknown[]; units: Ratio; rate: Ratio; surcharge: Ratio }[] = []
  const put = (code: string, worker: string, category: string, day: string, units: Ratio, surcharge = NOTHING) => {
    const own = input.rates.filter((one) => one.category === category)
    const rate = code === 'donated' ? NOTHING : read(inForceOn(own, day).ratePerUnit)
    const shown = [rate, surcharge].map(({ numerator, denominator }) => `${numerator}/${denominator}`)
    if (units.numerator !== 0n) pieces.push({ key: [worker, category, code, ...shown], units, rate, surcharge })
  }
  const { work = [], leave = [], donated = [], months = [], overtime } = input
  for (const { worker, category, date, hours: amount } of leave) put('leave', worker, category, date, read(amount))
  for (const { worker, category, date, hours: amount } of donated) put('donated', worker, category, date, read(amount))
  for (const { worker, category, from, to, share = 1 } of months)
    for (let day = from; day < to; day = after(day, 1))
      put('month', worker, category, day, times(read(share), slow(1n, BigInt(daysOfItsMonth(day)))))
  for (const { worker, category, date, hours: amount } of work) {
    let part = slow(1n)
    if (overtime !== undefined) {
      let first = date
      if (overtime.per === 'week')
        while (NAMES[new Date(first).getUTCDay()] !== overtime.weekStarts) first = after(first, -1)
      const own = work.filter((one) => one.worker === worker)
      const before = slowSum(own.flatMap((one) => (one.date >= first && one.date < date ? read(one.hours) : [])))
      const today = slowSum(own.flatMap((one) => (one.date === date ? read(one.hours) : [])))
      const left = less(read(inForceOn(overtime.ordinaryHours, first).hours), before)
      const ordinary = left.numerator < 0n ? NOTHING : smaller(left, today)
      part = today.numerator === 0n ? part : times(ordinary, slow(today.denominator, today.numerator))
    }
    if (date < input.period.start) continue
    put('ordinary', worker, category, date, times(read(amount), part))
    if (overtime === undefined) continue
    const surcharge = read(inForceOn(overtime.surcharges, date).surcharge)
    put('overtime', worker, category, date, times(read(amount), less(slow(1n), part)), surcharge)
  }
  return pieces
}

/** The exact amount of each line, in smallest units, before rounding. */
const slowAmounts = (input: PayrollInput): ReadonlyMap<string, Ratio> => {
  const amounts = new Map<string, Ratio>()
  for (const { key, units, rate, surcharge } of slowPieces(input)) {
    const amount = times(times(times(units, rate), slowSum([slow(1n), surcharge])), slow(100n))
    amounts.set(key.join(' '), slowSum([amounts.get(key.join(' ')) ?? NOTHING, amount]))
  }
  return amounts
}

const slowRounded = ({ numerator, denominator }: Ratio, rounding: PayrollInput['rounding']): bigint => {
  const down = numerator / denominator
  const twice = 2n * (numerator - down * denominator)
  const even = down % 2n === 0n
  const up = {
    down: false,
    up: twice > 0n,
    'half-up': twice >= denominator,
    'half-even': twice > denominator || (twice === denominator && !even),
  }
  return up[rounding] ? down + 1n : down
}

interface Line {
  readonly units: Ratio
  readonly amount: bigint
}

const slowLines = (input: PayrollInput): Readonly<Record<string, Line>> => {
  const lines: Record<string, Line> = {}
  const pieces = slowPieces(input)
  for (const [name, amount] of slowAmounts(input)) {
    const units = slowSum(pieces.flatMap((piece) => (piece.key.join(' ') === name ? piece.units : [])))
    lines[name] = { units, amount: slowRounded(amount, input.rounding) }
  }
  return lines
}

const linesBy = ({ workers }: Payroll): Readonly<Record<string, Line>> => {
  const lines: Record<string, Line> = {}
  for (const { worker, lines: own } of workers)
    for (const line of own) {
      if (!('units' in line)) continue
      const shown = [line.ratePerUnit, line.surcharge].map(
        ({ numerator, denominator }) => `${numerator}/${denominator}`,
      )
      lines[[worker, line.category, line.code, ...shown].join(' ')] = { units: line.units, amount: line.amountMinor }
    }
  return lines
}

/*
 * Payrolls of any kind: about a leap day, with rates that change, overtime by the day or the week, or none.
 */

const FIRST = '2024-02-12'

/** Numbers that change, each other than all before, the first of them in force long before. */
const changing = (most: number) =>
  fc
    .uniqueArray(fc.tuple(fc.nat(60), fc.nat(most)), {
      minLength: 1,
      maxLength: 3,
      comparator: ([day, value], [other, second]) => day === other || value === second,
    })
    .map((list) =>
      list.map(([at, value], place) => ({
        from: place === 0 ? '2023-01-01' : after(FIRST, at),
        value: decimalText(BigInt(value), 2),
      })),
    )

const entries = fc.array(
  fc.record({
    worker: fc.constantFrom('ana', 'ben'),
    category: fc.constantFrom('cook', 'guide'),
    at: fc.nat(1000),
    quarters: fc.nat(44),
  }),
  { maxLength: 10 },
)

const inputs: fc.Arbitrary<PayrollInput> = fc
  .record({
    start: fc.nat(20),
    length: fc.nat(45),
    per: fc.constantFrom('none', 'day', 'week', 'week'),
    weekStarts: fc.constantFrom(...NAMES),
    ordinary: changing(1600),
    surcharges: changing(150),
    cook: changing(4000),
    guide: changing(4000),
    coordinator: changing(400_000),
    rounding: fc.constantFrom('half-even', 'half-up', 'up', 'down'),
    work: entries,
    leave: entries,
    donated: entries,
    cuts: fc.array(fc.tuple(fc.nat(45), fc.nat(100)), { maxLength: 5 }),
  })
  .map((made): PayrollInput => {
    const start = after(FIRST, made.start)
    const end = after(start, made.length)
    let first = start
    if (made.per === 'week') while (NAMES[new Date(first).getUTCDay()] !== made.weekStarts) first = after(first, -1)
    const known = new Map<string, number>()
    const dated = (list: typeof made.work, from: string): HoursEntry[] =>
      list.flatMap(({ worker, category, at, quarters }) => {
        const days = daysBetween(from, end)
        if (days === 0) return []
        const date = after(from, at % days)
        // No more than 24 hours a day.
        const sum = (known.get(worker + date) ?? 0) + quarters
        if (sum > 96) return []
        known.set(worker + date, sum)
        return [{ worker, category, date, hours: decimalText(BigInt(quarters * 25), 2) }]
      })
    const cuts = [...made.cuts].sort(([a], [b]) => a - b)
    const months = cuts.slice(1).map(([to], at) => ({
      worker: 'ana',
      category: 'coordinator',
      from: after(start, Math.min(cuts[at]?.[0] ?? 0, made.length)),
      to: after(start, Math.min(to, made.length)),
      share: `${cuts[at]?.[1] ?? 0}%`,
    }))
    const overtime = {
      ordinaryHours: made.ordinary.map(({ from, value }) => ({ from, hours: value })),
      surcharges: made.surcharges.map(({ from, value }) => ({ from, surcharge: value })),
    }
    return {
      period: { start, end },
      currency: 'USD',
      rounding: made.rounding,
      categories: [
        { id: 'guide', unit: 'hour' },
        { id: 'coordinator', unit: 'month' },
        { id: 'cook', unit: 'hour' },
      ],
      rates: (['cook', 'guide', 'coordinator'] as const).flatMap((category) =>
        made[category].map(({ from, value }) => ({ category, from, ratePerUnit: value })),
      ),
      work: dated(made.work, first),
      leave: dated(made.leave, start),
      donated: dated(made.donated, start),
      months: months.filter(({ from, to }) => from < to),
      ...(made.per === 'none'
        ? {}
        : made.per === 'day'
          ? { overtime: { per: 'day' as const, ...overtime } }
          : { overtime: { per: 'week' as const, weekStarts: made.weekStarts, ...overtime } }),
    }
  })

const taken = fc.record({ forfeited: fc.nat(100), withheld: fc.nat(100) })

const rateChanges = fc.uniqueArray(fc.record({ at: fc.integer({ min: 1, max: 31 }), cents: fc.nat(1_000_000) }), {
  minLength: 1,
  maxLength: 4,
  comparator: (a, b) => a.at === b.at || a.cents === b.cents,
})
