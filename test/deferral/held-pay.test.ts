import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf, numbersOverTime, openAverage } from '../../src/averages/index.js'
import { DAY_COUNTS, isAdditive } from '../../src/calendar/index.js'
import { type AccrualInput, accrue, type HeldPayInput, heldPay, tryHeldPay } from '../../src/deferral/index.js'
import { type Ratio, ROUNDINGS } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { BASE, dayAt, ORDERS } from './given.js'
import vectors from '../vectors/interest.json' with { type: 'json' }

const account = (more: Partial<HeldPayInput>) => heldPay({ ...BASE, ...more })
const wrong = (more: object): readonly string[] => {
  const answer = tryHeldPay({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
const held = (worker: string, payday: string, amountMinor: bigint | string | number = 36500n) => ({
  worker,
  payday,
  amountMinor,
})
const on = (date: string, amountMinor: bigint | string | number, worker = 'ana') => ({ worker, date, amountMinor })
const sumsOf = ({ heldMinor, interestMinor, paidMinor, returnedMinor, forfeitedMinor, owedMinor }: Sums): Sums => ({
  heldMinor,
  interestMinor,
  paidMinor,
  returnedMinor,
  forfeitedMinor,
  owedMinor,
})
type Sums = Readonly<
  Record<'heldMinor' | 'interestMinor' | 'paidMinor' | 'returnedMinor' | 'forfeitedMinor' | 'owedMinor', bigint>
>

const amounts = fc.oneof(fc.bigInt(0n, 10n ** 7n), fc.bigInt(0n, 10n ** 7n), fc.bigInt(0n, 10n ** 20n))
const percents = fc.nat(3000).map((hundredths) => `${hundredths / 100}%`)

/** Books of several workers, paydays, payments and forfeits, under any terms that go together. */
const books: fc.Arbitrary<HeldPayInput> = fc
  .record({
    workers: fc.array(
      fc.record({
        paydays: fc.uniqueArray(fc.tuple(fc.nat(400), amounts), { minLength: 1, maxLength: 4, selector: ([at]) => at }),
        payments: fc.array(fc.tuple(fc.nat(700), amounts), { maxLength: 4 }),
        forfeits: fc.array(fc.tuple(fc.nat(700), fc.oneof(amounts, fc.constant('all'))), { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    later: fc.nat(300),
    rates: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 700 }), percents), {
      maxLength: 4,
      selector: ([at]) => at,
    }),
    capitalise: fc.array(fc.nat(800), { maxLength: 3 }),
    dayCount: fc.constantFrom(...DAY_COUNTS.filter(isAdditive)),
    rounding: fc.constantFrom(...ROUNDINGS),
    roundingAt: fc.constantFrom('event' as const, 'day' as const),
    rateInForce: fc.constantFrom('each-day' as const, 'at-due-date' as const),
    paymentOrder: fc.constantFrom(...ORDERS),
  })
  .map(({ workers, later, rates, capitalise, ...terms }) => {
    // Names that every object has are names like any other.
    const names = ['ana', '__proto__', 'constructor', 'toString']
    const all = workers.map((one, at) => ({
      ...one,
      worker: names[at] ?? '',
      first: Math.min(...one.paydays.map(atOf)),
    }))
    const last = Math.max(...all.flatMap(({ paydays }) => paydays.map(atOf))) + later
    const during = (first: number, at: number) => dayAt(Math.max(first, Math.min(last, first + at)))
    return {
      ...terms,
      currency: 'EUR',
      rates: [
        { from: dayAt(0), ratePerYear: '5%' },
        ...rates.map(([at, rate]) => ({ from: dayAt(at), ratePerYear: rate })),
      ],
      compounding: capitalise.length === 0 ? 'none' : { capitaliseOn: capitalise.map(dayAt) },
      held: all.flatMap(({ worker, paydays }) => paydays.map(([at, amount]) => held(worker, dayAt(at), amount))),
      payments: all.flatMap(({ worker, first, payments }) =>
        payments.map(([at, amount]) => on(during(first, at), amount, worker)),
      ),
      forfeits: all.flatMap(({ worker, first, forfeits }) =>
        forfeits.map(([at, amount]) => on(during(first, at), amount, worker)),
      ),
      until: dayAt(last),
    }
  })
const atOf = ([at]: readonly [number, unknown]): number => at
const total = (list: readonly { readonly amountMinor: bigint | string | number }[] = []): bigint =>
  list.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)

describe('From the source', () => {
  it('WJC-11: held pay is paid with interest at the rate in force each day: 60.05 on 1,000.00 at 4 %, then 8 %', () => {
    const year = account({
      rates: [
        { from: '2023-01-01', ratePerYear: '4%' },
        { from: '2023-07-02', ratePerYear: '8%' },
      ],
      held: [held('ana', '2023-01-01', 100000n)],
      until: '2024-01-01',
    })
    expect(year).toMatchObject({ kind: 'held-pay', heldMinor: 100000n, interestMinor: 6005n, owedMinor: 106005n })
    expect(year.claims).toEqual([{ worker: 'ana', payday: '2023-01-01', owedMinor: 106005n }])
    expect(explain(year.because, 'en')).toBe(
      'By 2024-01-01 the held pay of 1 worker came to 1,000.00 USD, and earned 60.05 USD; 0.00 USD was paid, ' +
        '0.00 USD given up, and 1,060.05 USD is owed (WJC-11). Each day earns at the rate in force on it (WJC-11).',
    )
  })

  it('WJC-11, both readings: each payday keeps the rate that was in force on it, or follows the vote', () => {
    const rates = [
      { from: '2024-01-01', ratePerYear: '10%' },
      { from: '2024-01-06', ratePerYear: '20%' },
    ]
    const paydays = [held('ana', '2024-01-01'), held('ana', '2024-01-06')]
    const interest = (rateInForce: HeldPayInput['rateInForce']) =>
      account({ rates, held: paydays, rateInForce }).workers[0]?.paydays.map(({ interestMinor }) => interestMinor)
    // Ten days at 10 cents; or five at 10 and five at 20. The later payday has only known 20 %.
    expect([interest('at-due-date'), interest('each-day')]).toEqual([
      [100n, 100n],
      [150n, 100n],
    ])
  })

  const backPay = vectors.find(({ id }) => id === 'int-15')
  it(`WJC-11: int-15: each payday has its own clock: 40 % and 5 % (${backPay?.source ?? ''})`, () => {
    const { workers } = account({
      dayCount: '30E/360',
      rates: [{ from: '2012-01-01', ratePerYear: '10%' }],
      held: [held('ana', '2012-07-15', 10000n), held('ana', '2016-01-15', 10000n)],
      until: '2016-07-15',
    })
    expect(workers[0]?.paydays.map(({ interestMinor }) => interestMinor)).toEqual([4000n, 500n])
  })

  it('WJC-10: what is given up is on record, is never owed, and earns nothing from that day on', () => {
    const given = account({ forfeits: [on('2024-01-01', 'all')] })
    expect(sumsOf(given)).toEqual({
      heldMinor: 36500n,
      interestMinor: 0n,
      paidMinor: 0n,
      returnedMinor: 0n,
      forfeitedMinor: 36500n,
      owedMinor: 0n,
    })
    expect(given.claims).toEqual([])
    expect(sumsOf(account({ forfeits: [on('2024-01-06', 'all')] }))).toMatchObject({
      interestMinor: 50n,
      forfeitedMinor: 36550n,
      owedMinor: 0n,
    })
  })

  it('WJC-11: held pay ends only by being paid or given up, however long that takes', () => {
    const century = account({ until: '2124-01-01' })
    expect([century.owedMinor, century.claims.length]).toEqual([36500n + 36524n * 10n, 1])
  })

  it('WJC-12: the account shows everyone, in the order in which they are first named', () => {
    const names = ['cleo', 'ana', '__proto__', 'ben']
    const all = account({ held: [...names, 'ana'].map((worker, at) => held(worker, `2024-01-0${at + 1}`)) })
    expect(all.workers.map(({ worker, paydays }) => [worker, paydays.length])).toEqual([
      ['cleo', 1],
      ['ana', 2],
      ['__proto__', 1],
      ['ben', 1],
    ])
  })

  describe('WJC-11: a year of held pay under a voted rate that changes', () => {
    /** Three members; the votes of the year, each with what the mean became. */
    const votes: readonly (readonly [on: string, member: string, proposal: string, mean: string])[] = [
      ['2024-01-10', 'ana', '3%', '3%'],
      ['2024-01-25', 'ben', '5%', '4%'],
      ['2024-03-05', 'cleo', '6%', '4.67%'],
      ['2024-03-20', 'ana', '8%', '6.33%'],
      ['2024-09-12', 'ben', '10%', '8%'],
    ]
    const changes = () => {
      const question = { kind: 'number', id: 'interest', unit: 'share', min: 0, max: 1 } as const
      const rate = openAverage({ question, electorate: ['ana', 'ben', 'cleo'], clauses: ['WJC-11'] })
      return votes.map(([day, member, proposal]) => {
        rate.cast({ member, proposal })
        const now = rate.now()
        return { on: day, value: now.kind === 'average' ? now.value : '0%' }
      })
    }
    const inForce = (acts: Parameters<typeof numbersOverTime>[0]['acts']) =>
      numbersOverTime({
        item: 'interest',
        unit: 'share',
        changes: changes(),
        acts,
        published: { places: 4, rounding: 'half-even' },
        provisional: { from: '2024-01-01', value: '2%' },
        clauses: ['WJC-11'],
      }).numbers.map(({ from, value }) => ({ from, ratePerYear: value }))
    const year = (rates: readonly { from: string; ratePerYear: Ratio }[], more: Partial<HeldPayInput> = {}) =>
      account({ rates, held: [held('ana', '2024-01-31', 365000n)], until: '2025-01-31', ...more }).interestMinor
    const monthly = { nextPeriod: { anchor: '2024-01-01', length: { months: 1 } } } as const

    it('each mean is the one that averageOf finds, published to four places', () => {
      const standing = new Map<string, string>()
      const means = votes.map(([, member, proposal]) => {
        standing.set(member, proposal)
        return averageOf({ proposals: [...standing.values()] })
      })
      expect(changes().map(({ value }) => value)).toEqual(
        means.map((mean) => (mean.kind === 'average' ? mean.value : undefined)),
      )
      const percentOf = ({ numerator, denominator }: Ratio) => Number((numerator * 10000n) / denominator) / 100
      expect(inForce('same-day').map(({ ratePerYear }) => `${percentOf(ratePerYear)}%`)).toEqual([
        '2%',
        ...votes.map(([, , , mean]) => mean),
      ])
    })

    it('it earns at what is in force each day: from the day of the vote, or from the first of the next month', () => {
      // At 1 % 3,650.00 earns 10 cents a day. 34 days at 4 %, 15 at 4.67, 176 at 6.33, and 141 at 8.
      const atOnce = 34n * 40000n + 15n * 46700n + 176n * 63300n + 141n * 80000n
      expect(year(inForce('same-day'))).toBe((atOnce + 500n) / 1000n)
      // One day at the 2 % that ruled until February, then 29 + 31 days at 4 % and 6.33 from April, 8 from October.
      const nextMonth = 1n * 20000n + 60n * 40000n + 183n * 63300n + 122n * 80000n
      expect(year(inForce(monthly))).toBe((nextMonth + 500n) / 1000n)
      expect([year(inForce('same-day')), year(inForce(monthly))]).toEqual([24481n, 23764n])
    })

    it('or at the rate of the payday: 4 %, or the 2 % that ruled in January', () => {
      const [own, before] = [inForce('same-day'), inForce(monthly)].map((rates) =>
        year(rates, { rateInForce: 'at-due-date' }),
      )
      expect([own, before]).toEqual([366n * 40n, 366n * 20n])
    })
  })
})

describe('At the boundary', () => {
  it('pay held on the day of the account earns nothing yet, a day before it one day, after it is refused', () => {
    const interest = (payday: string) => account({ held: [held('ana', payday)] }).interestMinor
    expect(['2024-01-10', '2024-01-11'].map(interest)).toEqual([10n, 0n])
    expect(wrong({ held: [held('ana', '2024-01-12')] })).toEqual(['after-account held[0].payday'])
  })

  it('a payment from the first payday to the day of the account is taken, one outside is refused', () => {
    const payment = (date: string) => wrong({ payments: [on(date, 1n)] })
    const forfeit = (date: string) => wrong({ forfeits: [on(date, 1n)] })
    expect(['2023-12-31', '2024-01-01', '2024-01-11', '2024-01-12'].map(payment)).toEqual([
      ['outside-period payments[0].date'],
      [],
      [],
      ['outside-period payments[0].date'],
    ])
    expect(['2023-12-31', '2024-01-01', '2024-01-11', '2024-01-12'].map(forfeit)).toEqual([
      ['outside-period forfeits[0].date'],
      [],
      [],
      ['outside-period forfeits[0].date'],
    ])
  })

  it("a worker's own first payday counts, not that of others", () => {
    const two = [held('ana', '2024-01-01'), held('ben', '2024-01-05')]
    expect(wrong({ held: two, payments: [on('2024-01-04', 1n, 'ben')] })).toEqual(['outside-period payments[0].date'])
    expect(wrong({ held: two, payments: [on('2024-01-05', 1n, 'ben')] })).toEqual([])
  })

  it('the first rate on the day of the first payday, or a day late', () => {
    const from = (day: string) => wrong({ rates: [{ from: day, ratePerYear: '1%' }] })
    expect(['2023-12-31', '2024-01-01', '2024-01-02'].map(from)).toEqual([[], [], ['rate-gap rates']])
  })

  it('a cent less than is owed, just that, and a cent more, in every order', () => {
    for (const paymentOrder of ORDERS) {
      const paid = (amount: bigint) => account({ paymentOrder, payments: [on('2024-01-11', amount)] })
      expect([36599n, 36600n, 36601n].map((amount) => sumsOf(paid(amount)))).toMatchObject([
        { paidMinor: 36599n, returnedMinor: 0n, owedMinor: 1n, interestMinor: 100n },
        { paidMinor: 36600n, returnedMinor: 0n, owedMinor: 0n, interestMinor: 100n },
        { paidMinor: 36600n, returnedMinor: 1n, owedMinor: 0n, interestMinor: 100n },
      ])
    }
  })

  it('giving up a cent less than is owed, just that, a cent more, and all, in every order', () => {
    for (const paymentOrder of ORDERS) {
      const given = (amount: bigint | 'all') => account({ paymentOrder, forfeits: [on('2024-01-11', amount)] })
      expect(([36599n, 36600n, 36601n, 'all'] as const).map((amount) => sumsOf(given(amount)))).toMatchObject([
        { forfeitedMinor: 36599n, owedMinor: 1n },
        { forfeitedMinor: 36600n, owedMinor: 0n },
        { forfeitedMinor: 36600n, owedMinor: 0n },
        { forfeitedMinor: 36600n, owedMinor: 0n },
      ])
    }
  })

  it('which debt a payment meets: the interest of the first payday less a cent, just that, and a cent more', () => {
    // On 11 January 1.00 and 0.50 of interest are owed on two paydays of 365.00.
    const two = [held('ana', '2024-01-01'), held('ana', '2024-01-06')]
    const owed = (paymentOrder: HeldPayInput['paymentOrder'], amount: bigint) =>
      account({ held: two, paymentOrder, payments: [on('2024-01-11', amount)] }).claims.map(
        ({ owedMinor }) => owedMinor,
      )
    const at = (paymentOrder: HeldPayInput['paymentOrder']) => [99n, 100n, 101n].map((paid) => owed(paymentOrder, paid))
    expect(at('oldest-payday-first')).toEqual([
      [36501n, 36550n],
      [36500n, 36550n],
      [36499n, 36550n],
    ])
    expect(at('interest-first')).toEqual([
      [36501n, 36550n],
      [36500n, 36550n],
      [36500n, 36549n],
    ])
    expect(at('principal-first')).toEqual(at('oldest-payday-first'))
    expect(owed('oldest-payday-first', 36601n)).toEqual([36549n])
    expect(owed('principal-first', 36501n)).toEqual([100n, 36549n])
    expect(owed('interest-first', 150n + 36501n)).toEqual([36499n])
  })

  it('a day of capitalisation on the payday, a day later, on the day of the account, and after it', () => {
    const owed = (day: string) =>
      account({
        until: '2025-01-01',
        held: [held('ana', '2024-01-01', 3650000n)],
        compounding: { capitaliseOn: [day] },
      })
    // 10.00 a day for 366 days; a day's 10.00 in the principal earn another 1.00 in the 365 days that follow.
    const days = ['2023-12-31', '2024-01-01', '2024-01-02', '2025-01-01', '2025-01-02']
    expect(days.map((day) => owed(day).interestMinor)).toEqual([366000n, 366000n, 366100n, 366000n, 366000n])
  })

  it('a rate that changes the day before the payday, on it, and after it, where paydays keep theirs', () => {
    const interest = (from: string) =>
      account({
        rateInForce: 'at-due-date',
        rates: [...BASE.rates, { from, ratePerYear: '20%' }],
        held: [held('ana', '2024-01-05')],
        until: '2024-01-06',
      }).interestMinor
    expect(['2024-01-04', '2024-01-05', '2024-01-06'].map(interest)).toEqual([20n, 20n, 10n])
  })

  it('on one day: what is held begins, a payment is met, then a forfeit, then the rest joins the pay', () => {
    const answer = account({
      held: [held('ana', '2024-01-01'), held('ana', '2024-01-11', 1000n)],
      payments: [on('2024-01-11', 60n)],
      forfeits: [on('2024-01-11', 30n)],
      compounding: { capitaliseOn: ['2024-01-11'] },
      until: '2024-01-11',
    })
    // Of the 1.00 of interest 0.60 is paid and 0.30 given up: 0.10 is left and joins.
    expect(answer.workers[0]?.paydays).toEqual([
      { payday: '2024-01-01', heldMinor: 36500n, interestMinor: 100n, owedMinor: 36510n },
      { payday: '2024-01-11', heldMinor: 1000n, interestMinor: 0n, owedMinor: 1000n },
    ])
  })

  /** 14.60 at 10 % earns 0.4 of a cent a day. */
  const small = { held: [held('ana', '2024-01-01', 1460n)], rounding: 'up' as const, until: '2024-01-06' }

  it('a payment of nothing posts nothing: five days of 0.4 of a cent are 2 cents, rounded up once', () => {
    for (const paymentOrder of ORDERS) {
      const payments = ['02', '03', '04', '05'].map((day) => on(`2024-01-${day}`, 0n))
      expect([paymentOrder, account({ ...small, paymentOrder, payments }).interestMinor]).toEqual([paymentOrder, 2n])
    }
  })

  it('a forfeit of nothing posts nothing', () => {
    for (const paymentOrder of ORDERS) {
      const forfeits = ['02', '03', '04', '05'].map((day) => on(`2024-01-${day}`, 0n))
      expect([paymentOrder, account({ ...small, paymentOrder, forfeits }).interestMinor]).toEqual([paymentOrder, 2n])
    }
  })

  describe('a payday that is not met is not rounded', () => {
    // Four days of 0.4 of a cent are 2 cents, rounded up once; what meets the older payday does not touch it.
    const two = [held('ana', '2024-01-01'), held('ana', '2024-01-02', 1460n)]
    const events = ['03', '04', '05'].map((day) => on(`2024-01-${day}`, 1n))
    const interest = (more: Partial<HeldPayInput>) =>
      account({ ...small, held: two, ...more }).workers[0]?.paydays[1]?.interestMinor

    it('by a payment: oldest payday first, and principal first', () => {
      expect(interest({})).toBe(2n)
      expect(interest({ payments: events })).toBe(2n)
      expect(interest({ payments: events, paymentOrder: 'principal-first' })).toBe(2n)
    })

    it('nor by a forfeit', () => {
      expect(interest({ forfeits: events })).toBe(2n)
    })
  })

  it('nobody, and pay of nothing', () => {
    expect(account({ held: [] })).toMatchObject({ workers: [], claims: [], owedMinor: 0n })
    expect(account({ held: [held('ana', '2024-01-01', 0n)] })).toMatchObject({ claims: [], owedMinor: 0n })
  })
})

describe('Always true', () => {
  it('what was held and earned is what was paid, given up, and is owed: in all, and of each worker', () => {
    always(
      fc.property(books, (book) => {
        const whole = heldPay(book)
        for (const sums of [whole, ...whole.workers])
          expect(sums.heldMinor + sums.interestMinor).toBe(sums.paidMinor + sums.forfeitedMinor + sums.owedMinor)
        for (const { paydays, ...sums } of whole.workers) {
          for (const key of ['heldMinor', 'interestMinor', 'owedMinor'] as const)
            expect(paydays.reduce((sum, payday) => sum + payday[key], 0n)).toBe(sums[key])
        }
        expect(whole.heldMinor).toBe(total(book.held))
        expect(whole.claims.reduce((sum, { owedMinor }) => sum + owedMinor, 0n)).toBe(whole.owedMinor)
      }),
      400,
    )
  })

  it('what was handed over either met a debt or goes back', () => {
    always(
      fc.property(books, (book) => {
        const { paidMinor, returnedMinor } = heldPay(book)
        expect(paidMinor + returnedMinor).toBe(total(book.payments))
      }),
      400,
    )
  })

  it("nothing is below zero; under the merchant's rule, where no more is paid than is held", () => {
    always(
      fc.property(books, (book) => {
        const payments = book.paymentOrder === 'merchants-rule' ? [] : (book.payments ?? [])
        const whole = heldPay({ ...book, payments })
        for (const sums of [whole, ...whole.workers])
          expect(Object.values(sumsOf(sums)).filter((amount) => amount < 0n)).toEqual([])
        expect(whole.claims.filter(({ owedMinor }) => owedMinor <= 0n)).toEqual([])
      }),
      200,
    )
  })

  it("also under the merchant's rule: whoever was paid too much never has to give back more than that", () => {
    const payments = [on('2024-01-02', 3650000n)]
    const { paidMinor, returnedMinor, interestMinor } = account({
      paymentOrder: 'merchants-rule',
      payments,
      until: '2025-01-01',
    })
    expect([returnedMinor <= 3650000n, paidMinor >= 0n, interestMinor >= 0n]).toEqual([true, true, true])
  })

  it('a book of one payday is the account of accrue, wherever no payment was held or earned beyond the pay there', () => {
    let compared = 0
    always(
      fc.property(books, (book) => {
        const {
          held: pay,
          payments = [],
          rateInForce: _rate,
          forfeits: _forfeits,
          until: end,
          paymentOrder,
          ...terms
        } = book
        const [first] = pay
        if (first === undefined) return
        const { worker, payday: start, amountMinor: principalMinor } = first
        const own = payments.filter((one) => one.worker === worker && one.date >= start && one.amountMinor !== 0n)
        const capitaliseOn = terms.compounding === 'none' ? [] : terms.compounding.capitaliseOn
        const input: AccrualInput = {
          ...terms,
          principalMinor,
          start,
          end,
          compounding: { capitaliseOn: capitaliseOn.filter((day) => start <= day && day <= end) },
          payments: own.map(({ date, amountMinor }) => ({ date, amountMinor })),
          paymentOrder: paymentOrder === 'oldest-payday-first' ? 'interest-first' : paymentOrder,
        }
        const debt = accrue(input)
        if (debt.entries.some(({ code }) => code === 'payment-held')) return
        // Beyond the pay itself, payments earn on under the merchant's rule of a single debt, and meet the interest here.
        if (debt.entries.some(({ principalMinor }) => principalMinor < 0n)) return
        compared++
        const alone = heldPay({ ...book, rateInForce: 'each-day', held: [first], payments: own, forfeits: [] })
        expect([alone.interestMinor, alone.owedMinor, alone.returnedMinor]).toEqual([
          debt.interestMinor,
          debt.dueMinor,
          debt.returnedMinor,
        ])
      }),
      600,
    )
    expect(compared).toBeGreaterThan(400)
  })

  it('a payment that accrue holds and an account takes at once come to the same, but for when they are rounded', () => {
    always(
      fc.property(books, (book) => {
        const [first] = book.held
        if (first === undefined || book.roundingAt === 'day') return
        const { worker, payday: start, amountMinor: principalMinor } = first
        const own = (book.payments ?? []).filter((one) => one.worker === worker && one.date >= start)
        const { currency, dayCount, rates, rounding, roundingAt, until: end } = book
        const terms = { currency, dayCount, rates, rounding, roundingAt, compounding: 'none' } as const
        const debt = accrue({
          ...terms,
          principalMinor,
          start,
          end,
          payments: own.map(({ date, amountMinor }) => ({ date, amountMinor })),
        })
        const alone = heldPay({ ...BASE, ...terms, held: [first], payments: own, until: end })
        const off = alone.owedMinor - debt.dueMinor
        expect(off <= 8n && off >= -8n).toBe(true)
      }),
      300,
    )
  })

  it('a payment that accrue holds cuts nothing, also where it would matter where one cuts', () => {
    const { currency, compounding, rounding, roundingAt } = BASE
    const terms = { currency, compounding, rounding, roundingAt, dayCount: '30/360 US', rates: BASE.rates } as const
    const debt = { ...terms, principalMinor: 36000000n, start: '2024-01-15', end: '2024-02-15' }
    const payments = [{ date: '2024-01-31', amountMinor: 1n }]
    // A month is 30 days of 100.00, however it is looked at.
    expect([accrue(debt), accrue({ ...debt, payments })].map(({ interestMinor }) => interestMinor)).toEqual([
      300000n,
      300000n,
    ])
  })

  it('the order of entries does not matter: not of pay, payments, forfeits, rates, nor days of capitalisation', () => {
    always(
      fc.property(
        books.chain((book) =>
          fc.tuple(
            fc.constant(book),
            fc.shuffledSubarray([...book.held], { minLength: book.held.length }),
            fc.shuffledSubarray([...(book.payments ?? [])], { minLength: book.payments?.length ?? 0 }),
            fc.shuffledSubarray([...(book.forfeits ?? [])], { minLength: book.forfeits?.length ?? 0 }),
          ),
        ),
        ([book, pay, payments, forfeits]) => {
          const { compounding } = book
          const shuffled = heldPay({
            ...book,
            held: pay,
            payments,
            forfeits,
            rates: [...book.rates].reverse(),
            compounding: compounding === 'none' ? 'none' : { capitaliseOn: [...compounding.capitaliseOn].reverse() },
          })
          const inOrder = heldPay(book)
          expect(sumsOf(shuffled)).toEqual(sumsOf(inOrder))
          const byName = (list: typeof inOrder.workers) => [...list].sort((a, b) => (a.worker < b.worker ? -1 : 1))
          expect(byName(shuffled.workers)).toEqual(byName(inOrder.workers))
        },
      ),
      200,
    )
  })

  it("a worker's account does not depend on the others", () => {
    always(
      fc.property(books, (book) => {
        const whole = heldPay(book)
        for (const worker of whole.workers) {
          const own = <Entry extends { readonly worker: string }>(list: readonly Entry[] = []) =>
            list.filter((entry) => entry.worker === worker.worker)
          const alone = heldPay({
            ...book,
            held: own(book.held),
            payments: own(book.payments),
            forfeits: own(book.forfeits),
          })
          expect(alone.workers).toEqual([worker])
        }
      }),
      150,
    )
  })

  it('where nothing happens to them, paydays do not touch each other', () => {
    always(
      fc.property(books, (book) => {
        const quiet = { ...book, payments: [], forfeits: [] }
        const alone = quiet.held.map((one) => heldPay({ ...quiet, held: [one] }).owedMinor)
        expect(heldPay(quiet).owedMinor).toBe(alone.reduce((sum, owed) => sum + owed, 0n))
      }),
      150,
    )
  })

  it('so many times the pay earns so many times the interest, but for what rounding leaves', () => {
    always(
      fc.property(books, fc.bigInt(1n, 1000n), (book, times) => {
        const quiet = {
          ...book,
          compounding: 'none' as const,
          roundingAt: 'event' as const,
          payments: [],
          forfeits: [],
        }
        const more = quiet.held.map((one) => ({ ...one, amountMinor: BigInt(one.amountMinor) * times }))
        const off = heldPay({ ...quiet, held: more }).interestMinor - heldPay(quiet).interestMinor * times
        const most = times * BigInt(quiet.held.length)
        expect(-most <= off && off <= most).toBe(true)
      }),
      200,
    )
  })

  it('giving everything up leaves nothing owed, and paying everything too', () => {
    const plain = books.map((book) => ({ ...book, payments: [], forfeits: [] }))
    always(
      fc.property(plain, (book) => {
        const { workers, owedMinor } = heldPay(book)
        const all = workers.map(({ worker }) => on(book.until, 'all', worker))
        expect(heldPay({ ...book, forfeits: all })).toMatchObject({ owedMinor: 0n, forfeitedMinor: owedMinor })
        const paid = workers.map((one) => on(book.until, one.owedMinor, one.worker))
        expect(heldPay({ ...book, payments: paid })).toMatchObject({ owedMinor: 0n, paidMinor: owedMinor, claims: [] })
      }),
      200,
    )
  })

  it('what comes to nothing changes nothing: no payment of zero, and no forfeit of zero', () => {
    always(
      fc.property(books, fc.nat(400), (book, at) => {
        const [first] = book.held
        if (first === undefined) return
        const day = [dayAt(at), book.until].sort()[0] ?? ''
        const nothing = on(day < first.payday ? first.payday : day, 0n, first.worker)
        const before = sumsOf(heldPay(book))
        expect(sumsOf(heldPay({ ...book, payments: [...(book.payments ?? []), nothing] }))).toEqual(before)
        expect(sumsOf(heldPay({ ...book, forfeits: [...(book.forfeits ?? []), nothing] }))).toEqual(before)
      }),
      150,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a payment below the interest is not held back as accrue holds it: it is taken, and rounds what it met', () => {
    const { currency, dayCount, rates, compounding, roundingAt } = BASE
    const terms = { currency, dayCount, rates, compounding, roundingAt, rounding: 'up' } as const
    const small = { date: '2024-01-06', amountMinor: 1n }
    const debt = accrue({ ...terms, principalMinor: 1460n, start: '2024-01-01', end: '2024-01-08', payments: [small] })
    const paid = account({
      ...terms,
      held: [held('ana', '2024-01-01', 1460n)],
      payments: [on('2024-01-06', 1n)],
      until: '2024-01-08',
    })
    // 2.8 cents in all, rounded up once; or 2 cents, then 0.8.
    expect([debt.dueMinor, paid.owedMinor, debt.entries[0]?.code, paid.paidMinor]).toEqual([
      1462n,
      1462n,
      'payment-held',
      1n,
    ])
    const twice = (amount: bigint) => [on('2024-01-04', amount), on('2024-01-06', amount)]
    const often = account({
      ...terms,
      held: [held('ana', '2024-01-01', 1460n)],
      payments: twice(1n),
      until: '2024-01-08',
    })
    expect([often.interestMinor, paid.interestMinor]).toEqual([4n, 3n])
  })

  it('an account made up in two steps may be a cent off the one made up at once', () => {
    const one = (until: string, payday = '2024-01-01') =>
      account({ rounding: 'up', held: [held('ana', payday, 1460n)], until })
    expect([
      one('2024-01-02').interestMinor + one('2024-01-03', '2024-01-02').interestMinor,
      one('2024-01-03').interestMinor,
    ]).toEqual([2n, 1n])
  })

  it("under the merchant's rule payments earn too, so that less is owed than where interest is met first", () => {
    const owed = (paymentOrder: HeldPayInput['paymentOrder']) =>
      account({ paymentOrder, until: '2025-01-01', payments: [on('2024-07-01', 10000n)] }).owedMinor
    expect([owed('interest-first'), owed('merchants-rule'), owed('principal-first')]).toEqual([29748n, 29656n, 29656n])
  })

  it('a rate of nothing is a rate: it earns nothing, and is no gap', () => {
    expect(account({ rates: [{ from: '2024-01-01', ratePerYear: 0 }] }).interestMinor).toBe(0n)
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      wrong({
        currency: 'usd',
        dayCount: 'ACT/364',
        rates: [{ from: '2024-01-01', ratePerYear: '-1%' }],
        compounding: 'daily',
        rounding: 'floor',
        roundingAt: 'month',
        rateInForce: 'mine',
        paymentOrder: 'newest-first',
        held: [
          held('', '2024-02-30', '-1'),
          held('ana', '2024-01-01'),
          held('ana', '2024-01-01', '1.5'),
          7,
          held('ana', '2024-01-01'),
        ],
        payments: [on('2024-01-01', -1, 'zed'), on('x', '1e3')],
        forfeits: [on('2024-01-01', 'some'), { worker: 'ana', date: '2024-01-01' }],
        until: '2024-13-01',
        clauses: 'WJC-11',
        worker: 'ana',
      }),
    ).toEqual([
      'unknown-key worker',
      'wrong-kind clauses',
      'unknown-currency currency',
      'not-one-of dayCount',
      'not-one-of rounding',
      'not-one-of roundingAt',
      'negative-rate rates[0].ratePerYear',
      'not-one-of compounding',
      'not-a-date until',
      'not-one-of rateInForce',
      'not-one-of paymentOrder',
      'not-a-name held[0].worker',
      'not-a-date held[0].payday',
      'negative-amount held[0].amountMinor',
      'not-minor-units held[2].amountMinor',
      'wrong-kind held[3]',
      'listed-twice held[4]',
      'nothing-held payments[0].worker',
      'negative-amount payments[0].amountMinor',
      'not-a-date payments[1].date',
      'not-minor-units payments[1].amountMinor',
      'not-minor-units forfeits[0].amountMinor',
      'missing-key forfeits[1].amountMinor',
    ])
  })

  it('what is no input', () => {
    for (const input of [null, undefined, 7, '', 'x', [], Number.NaN])
      expect(tryHeldPay(input as never)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
  })

  it('each key that is missing, or is nothing', () => {
    for (const key of [
      'dayCount',
      'rates',
      'compounding',
      'rounding',
      'roundingAt',
      'rateInForce',
      'paymentOrder',
      'held',
      'until',
      'currency',
    ]) {
      for (const nothing of [undefined, null, '', Number.NaN])
        expect(wrong({ [key]: nothing }).map((told) => told.split(' ')[1])).toEqual([key])
    }
    for (const key of ['payments', 'forfeits']) expect(wrong({ [key]: null })).toEqual([`wrong-kind ${key}`])
  })

  it('amounts that are no whole smallest units', () => {
    for (const amountMinor of [
      '',
      ' ',
      '1.0',
      '1e3',
      null,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1.5,
      2 ** 53,
      {},
      true,
    ])
      expect(wrong({ held: [{ ...held('ana', '2024-01-01'), amountMinor }] })).toEqual([
        'not-minor-units held[0].amountMinor',
      ])
    expect(wrong({ held: [held('ana', '2024-01-01', 10n ** 60n)] })).toEqual([])
  })

  it('a payment to somebody of whom nothing is held, whatever they are called', () => {
    for (const worker of ['ben', 'Ana', '__proto__', 'constructor', 'hasOwnProperty'])
      expect(wrong({ payments: [on('2024-01-02', 1n, worker)] })).toEqual(['nothing-held payments[0].worker'])
    expect(wrong({ forfeits: [on('2024-01-02', 'all', '__proto__')] })).toEqual(['nothing-held forfeits[0].worker'])
  })

  it('whose pay is held but misspelt is not told twice', () => {
    const misspelt = { held: [held('ana', '2024-02-30')], payments: [on('2024-01-05', 1n)] }
    expect(wrong(misspelt)).toEqual(['not-a-date held[0].payday'])
  })

  it('a convention that depends on where one cuts, where something cuts', () => {
    const rates = [...BASE.rates, { from: '2024-01-05', ratePerYear: '5%' }]
    const us = { dayCount: '30/360 US' }
    expect(wrong(us)).toEqual([])
    expect(wrong({ ...us, payments: [on('2024-01-05', 1n)] })).toEqual([])
    expect(wrong({ ...us, rates })).toEqual(['not-additive dayCount'])
    expect(wrong({ ...us, rates, rateInForce: 'at-due-date' })).toEqual([])
    expect(wrong({ ...us, roundingAt: 'day' })).toEqual(['not-additive dayCount'])
    expect(wrong({ ...us, paymentOrder: 'merchants-rule', payments: [on('2024-01-05', 1n)] })).toEqual([
      'not-additive dayCount',
    ])
  })

  it('more problems than anyone can read are told of as that', () => {
    expect(wrong({ held: Array.from({ length: 500 }, () => held('', 'x', 'y')) })).toHaveLength(101)
  })
})
