import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarDate, date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { type AccrualInput, accrue, tryAccrue } from '../../src/deferral/index.js'
import { always } from '../arbitraries/run.js'
import vectors from '../vectors/interest.json' with { type: 'json' }

const BASE: AccrualInput = {
  principalMinor: '500000',
  currency: 'USD',
  start: '2024-01-01',
  end: '2024-03-13',
  dayCount: 'ACT/365F',
  rates: [{ from: '2024-01-01', ratePerYear: '10%' }],
  compounding: 'none',
  rounding: 'half-up',
  roundingAt: 'event',
}
const accrued = (more: Partial<AccrualInput>) => accrue({ ...BASE, ...more })
const codes = (more: object) => {
  const answer = tryAccrue({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
const cents = (amount: string): bigint => BigInt(amount.replace('.', ''))
const after = (start: string, days: number): string => dateOfEpochDay(epochDay(date(start)) + days)
const vector = (id: string) => {
  const found = vectors.find((one) => one.id === id)
  if (found === undefined) throw new Error(id)
  return found as unknown as { input: Record<string, string>; expected: Record<string, string>; source: string }
}

describe('From the source', () => {
  it('WJC-11: held pay of 5,000 at a voted 10 % for 72 days: 98.63, rounded once', () => {
    expect(accrued({})).toMatchObject({
      kind: 'accrued',
      interestMinor: 9863n,
      principalMinor: 500000n,
      dueMinor: 509863n,
      returnedMinor: 0n,
      entries: [
        { date: '2024-03-13', code: 'interest', amountMinor: 9863n, principalMinor: 500000n, interestMinor: 9863n },
      ],
      because: [{ code: 'interest-accrued', clauses: ['WJC-11'] }],
    })
  })

  it(`int-09: the same rounded by day, as a court does: 98.64 (${vector('int-09').source})`, () => {
    expect(accrued({ roundingAt: 'day' }).interestMinor).toBe(cents(vector('int-09').expected['interest'] ?? ''))
  })

  for (const id of ['int-20', 'int-21']) {
    const { input, expected, source } = vector(id)
    it(`${id}: simple interest (${source})`, () => {
      const start = input['start'] ?? '2023-01-01'
      const end = input['end'] ?? after(start, Number(input['days']))
      const answer = accrued({
        principalMinor: cents(input['principal'] ?? ''),
        start,
        end,
        rates: [{ from: start, ratePerYear: input['rate'] ?? '' }],
      })
      expect(answer.interestMinor).toBe(cents(expected['interest'] ?? ''))
    })
  }

  it(`int-15: 100 at 10 % for four years (${vector('int-15').source})`, () => {
    expect(
      accrued({
        principalMinor: 10000n,
        start: '2020-01-01',
        end: '2024-01-01',
        dayCount: '30E/360',
        rates: [{ from: '2020-01-01', ratePerYear: '10%' }],
      }).interestMinor,
    ).toBe(4000n)
  })

  it(`int-28: the United States Rule: 35 is below the interest of 38.13, so it is held (${vector('int-28').source})`, () => {
    const months = (count: number) => `2024-${String(count + 1).padStart(2, '0')}-01`
    const answer = accrued({
      principalMinor: 120000n,
      start: months(0),
      end: months(11),
      dayCount: '30E/360',
      rates: [{ from: months(0), ratePerYear: '8%' }],
      payments: [
        { date: months(3), amountMinor: 8000n },
        { date: months(8), amountMinor: 3500n },
        { date: months(9), amountMinor: 15000n },
      ],
    })
    expect(
      answer.entries
        .filter(({ code }) => code.startsWith('payment'))
        .map(({ code, principalMinor }) => [code, principalMinor]),
    ).toEqual([
      ['payment', 114400n],
      ['payment-held', 114400n],
      ['payment', 100476n],
    ])
    expect(answer.dueMinor).toBe(101816n)
  })

  it(`int-24: the same in 1877: interest 10.20, 49.25, 13.20, 2.00 (${vector('int-24').source})`, () => {
    const answer = accrued({
      principalMinor: 60000n,
      start: '1874-06-20',
      end: '1877-01-21',
      dayCount: '30E/360',
      rates: [{ from: '1874-06-20', ratePerYear: '6%' }],
      payments: [
        { date: '1874-10-02', amountMinor: 11020n },
        { date: '1876-02-29', amountMinor: 2400n },
        { date: '1876-05-23', amountMinor: 12525n },
        { date: '1876-12-11', amountMinor: 11320n },
      ],
    })
    expect(answer.entries.filter(({ code }) => code === 'interest').map(({ amountMinor }) => amountMinor)).toEqual([
      1020n,
      4925n,
      1320n,
      200n,
    ])
    expect(answer.dueMinor).toBe(30200n)
  })

  it('WJC-11: the rate in force each day counts when the vote moves it: 4 %, then 8 % from half time', () => {
    const rates = [
      { from: '2023-01-01', ratePerYear: '4%' },
      { from: '2023-07-02', ratePerYear: '8%' },
    ]
    // 182 days at 4 % and 183 at 8 % of 1,000.00
    expect(accrued({ principalMinor: 100000n, start: '2023-01-01', end: '2024-01-01', rates }).interestMinor).toBe(
      6005n,
    )
  })
})

describe('At the boundary', () => {
  it('a payment one cent below the interest is held, one of just the interest is applied, one cent more meets the principal', () => {
    const ends = [9862n, 9863n, 9864n].map((amountMinor) =>
      accrued({ payments: [{ date: '2024-03-13', amountMinor }] }),
    )
    expect(
      ends.map(({ entries, principalMinor, dueMinor }) => [
        entries[entries.length > 1 ? 1 : 0]?.code,
        principalMinor,
        dueMinor,
      ]),
    ).toEqual([
      ['interest', 500000n, 500001n],
      ['payment', 500000n, 500000n],
      ['payment', 499999n, 499999n],
    ])
    expect(ends[0]?.entries.map(({ code }) => code)).toEqual(['payment-held', 'interest'])
  })

  it('what is paid beyond what is owed goes back, visibly', () => {
    const answer = accrued({ payments: [{ date: '2024-03-13', amountMinor: 600000n }] })
    expect(answer).toMatchObject({ principalMinor: 0n, dueMinor: 0n, returnedMinor: 90137n })
    expect(answer.entries.at(-1)).toMatchObject({ code: 'returned', amountMinor: 90137n })
  })

  it('a payment on the first and the last day is taken, one outside is refused', () => {
    const on = (day: string) => codes({ payments: [{ date: day, amountMinor: '1' }] })
    expect(['2023-12-31', '2024-01-01', '2024-03-13', '2024-03-14'].map(on)).toEqual([
      ['outside-period payments[0].date'],
      [],
      [],
      ['outside-period payments[0].date'],
    ])
  })

  it('on one day interest accrues, then a payment is met, then the rest is capitalised', () => {
    const answer = accrued({
      compounding: { capitaliseOn: ['2024-03-13'] },
      payments: [{ date: '2024-03-13', amountMinor: 9000n }],
    })
    expect(answer.entries.map(({ code }) => code)).toEqual(['payment-held', 'interest', 'payment', 'capitalised'])
    expect(answer).toMatchObject({ principalMinor: 500863n, dueMinor: 500863n })
  })

  it("principal first leaves the interest; the merchant's rule credits the payment with interest", () => {
    const payments = [{ date: '2024-02-06', amountMinor: 100000n }]
    const by = (paymentOrder: AccrualInput['paymentOrder'] & string) => accrued({ payments, paymentOrder }).dueMinor
    // 36 days on 5,000 and 36 on 4,000; after interest first on 4,049.32.
    expect([by('principal-first'), by('merchants-rule'), by('interest-first')]).toEqual([408877n, 408877n, 408926n])
  })

  it("under the merchant's rule a payment never earns more than was owed, also where another one follows: that one goes back whole", () => {
    const year = {
      principalMinor: 1_000_000n,
      start: '2023-01-01',
      end: '2024-01-01',
      paymentOrder: 'merchants-rule',
    } as const
    const rates = [{ from: '2023-01-01', ratePerYear: '10%' }]
    // On 2 July 10,498.63 are owed. Ten cents of the payment are wanting; the 498.53 that go beyond the pay earn that in a day.
    const first = { date: '2023-07-02', amountMinor: 1_049_853n }
    const late = ['5', '0'].map((amountMinor) => ({ date: '2023-12-01', amountMinor }))
    const sums = [[], ...late.map((one) => [one])].map((more) => {
      const { interestMinor, dueMinor, returnedMinor } = accrued({ ...year, rates, payments: [first, ...more] })
      return [interestMinor, dueMinor, returnedMinor]
    })
    expect(sums).toEqual([
      [49_853n, 0n, 0n],
      [49_853n, 0n, 5n],
      [49_853n, 0n, 0n],
    ])
  })
})

describe('Always true', () => {
  const starts = epochDay(date('2023-01-01'))
  const dayOf = (offset: number): CalendarDate => dateOfEpochDay(starts + offset)
  const accounts = fc.record({
    principal: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    length: fc.nat(800),
    rates: fc.uniqueArray(fc.record({ at: fc.nat(800), bips: fc.nat(3000) }), {
      maxLength: 5,
      selector: ({ at }) => at,
    }),
    payments: fc.array(fc.record({ at: fc.nat(800), amount: fc.bigInt({ min: 0n, max: 10n ** 8n }) }), {
      maxLength: 6,
    }),
    capitalise: fc.uniqueArray(fc.nat(800), { maxLength: 3 }),
    order: fc.constantFrom('interest-first' as const, 'principal-first' as const, 'merchants-rule' as const),
    roundingAt: fc.constantFrom('event' as const, 'day' as const),
    dayCount: fc.constantFrom('ACT/365F' as const, 'ACT/360' as const, 'ACT/ACT ISDA' as const, '30E/360' as const),
  })
  const inputOf = (account: typeof accounts extends fc.Arbitrary<infer T> ? T : never): AccrualInput => ({
    ...BASE,
    principalMinor: account.principal,
    start: dayOf(0),
    end: dayOf(account.length),
    dayCount: account.dayCount,
    rates: [
      { from: '2022-01-01', ratePerYear: '5%' },
      ...account.rates.map(({ at, bips }) => ({ from: dayOf(at), ratePerYear: `${bips / 100}%` })),
    ],
    payments: account.payments.map(({ at, amount }) => ({
      date: dayOf(Math.min(at, account.length)),
      amountMinor: amount,
    })),
    compounding: { capitaliseOn: account.capitalise.filter((at) => at <= account.length).map(dayOf) },
    paymentOrder: account.order,
    roundingAt: account.roundingAt,
  })

  it('what was owed and earned is what was paid, less what went back, and what is still due', () => {
    always(
      fc.property(accounts, (account) => {
        const answer = accrue(inputOf(account))
        const paid = account.payments.reduce((sum, { amount }) => sum + amount, 0n)
        expect(account.principal + answer.interestMinor).toBe(paid - answer.returnedMinor + answer.dueMinor)
        expect(answer.dueMinor >= 0n && answer.principalMinor >= 0n && answer.returnedMinor >= 0n).toBe(true)
      }),
      150,
    )
  })

  it('where a rate is written again unchanged, nothing changes', () => {
    always(
      fc.property(accounts, fc.nat(800), (account, at) => {
        const input = { ...inputOf({ ...account, rates: [] }), roundingAt: 'event' as const }
        const again = { ...input, rates: [...input.rates, { from: dayOf(at), ratePerYear: '0.05' }] }
        expect(accrue(again)).toEqual(accrue(input))
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('rounding by day may come to more, or less, than rounding once', () => {
    expect([accrued({ roundingAt: 'day' }).interestMinor, accrued({ roundingAt: 'event' }).interestMinor]).toEqual([
      9864n,
      9863n,
    ])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        principalMinor: '-1',
        currency: 'usd',
        start: '2024-02-30',
        dayCount: 'x',
        rates: [{ from: '2024-01-01', ratePerYear: '-1%' }, 7],
        compounding: 'daily',
        rounding: 'floor',
        roundingAt: undefined,
        paymentOrder: 'x',
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'negative-amount principalMinor',
      'not-a-date start',
      'unknown-currency currency',
      'not-one-of dayCount',
      'not-one-of rounding',
      'missing-key roundingAt',
      'wrong-kind rates[1]',
      'negative-rate rates[0].ratePerYear',
      'not-one-of compounding',
      'not-one-of paymentOrder',
    ])
  })

  it('a reversed period, no rate when it starts, no rates at all, two rates from one day', () => {
    expect(codes({ end: '2023-12-31' })).toEqual(['reversed-period end'])
    expect(codes({ rates: [{ from: '2024-01-02', ratePerYear: '1%' }] })).toEqual(['rate-gap rates'])
    expect(codes({ rates: [] })).toEqual(['empty-list rates'])
    expect(codes({ rates: [BASE.rates[0], BASE.rates[0]] })).toEqual(['listed-twice rates[1].from'])
  })

  it('a day count that depends on where one cuts, where something cuts', () => {
    const rates = [...BASE.rates, { from: '2024-02-01', ratePerYear: '5%' }]
    expect(codes({ dayCount: '30/360 US' })).toEqual([])
    expect(codes({ dayCount: '30/360 US', rates })).toEqual(['not-additive dayCount'])
    expect(codes({ dayCount: '30/360 ISDA', roundingAt: 'day' })).toEqual(['not-additive dayCount'])
    expect(codes({ dayCount: '30E/360', rates })).toEqual([])
  })

  it('what is no input, amounts with a point, payments that are none', () => {
    for (const input of [null, undefined, 7, []])
      expect(tryAccrue(input as unknown as AccrualInput).kind).toBe('refused')
    expect(codes({ principalMinor: '12.50', payments: [{ date: '2024-01-02', amountMinor: '-5' }, 7] })).toEqual([
      'not-minor-units principalMinor',
      'negative-amount payments[0].amountMinor',
      'wrong-kind payments[1]',
    ])
  })
})
