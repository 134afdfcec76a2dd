import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_COUNTS, isAdditive, yearFraction } from '../../src/calendar/index.js'
import { type HeldPayInput, heldPay, type Statement, statementOf, tryStatementOf } from '../../src/deferral/index.js'
import { add, multiply, type Ratio, ROUNDINGS, ratio, roundTo, ZERO } from '../../src/exact/index.js'
import { explain, type Reason } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { BASE, dayAt, ORDERS } from './given.js'

type Line = Statement['lines'][number]
type Worked = Extract<Reason, { readonly code: 'interest-worked-out' }>

const statement = (more: Partial<HeldPayInput>, worker = 'ana') => statementOf({ ...BASE, ...more, worker })
const held = (payday: string, amountMinor = 36500n, worker = 'ana') => ({ worker, payday, amountMinor })
const on = (date: string, amountMinor: bigint | string, worker = 'ana') => ({ worker, date, amountMinor })
const rows = ({ lines }: Statement) =>
  lines.map(({ date, code, amountMinor, principalMinor, interestMinor }) => [
    date,
    code,
    amountMinor,
    principalMinor,
    interestMinor,
  ])
const wrong = (input: unknown): readonly string[] => {
  const answer = tryStatementOf(input as Parameters<typeof tryStatementOf>[0])
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

const amounts = fc.oneof(fc.bigInt(0n, 10n ** 7n), fc.bigInt(0n, 10n ** 20n))

/** One worker's book, with payments and forfeits, under any terms that go together. */
const books: fc.Arbitrary<HeldPayInput> = fc
  .record({
    paydays: fc.uniqueArray(fc.tuple(fc.nat(300), amounts), { minLength: 1, maxLength: 4, selector: ([at]) => at }),
    payments: fc.array(fc.tuple(fc.nat(500), amounts), { maxLength: 4 }),
    forfeits: fc.array(fc.tuple(fc.nat(500), fc.oneof(amounts, fc.constant('all'))), { maxLength: 2 }),
    later: fc.nat(300),
    rates: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 500 }), fc.nat(3000)), {
      maxLength: 4,
      selector: ([at]) => at,
    }),
    capitalise: fc.array(fc.nat(600), { maxLength: 3 }),
    dayCount: fc.constantFrom(...DAY_COUNTS.filter(isAdditive)),
    rounding: fc.constantFrom(...ROUNDINGS),
    roundingAt: fc.constantFrom('event' as const, 'day' as const),
    rateInForce: fc.constantFrom('each-day' as const, 'at-due-date' as const),
    paymentOrder: fc.constantFrom(...ORDERS),
  })
  .map(({ paydays, payments, forfeits, later, rates, capitalise, ...terms }) => {
    const days = paydays.map(([at]) => at)
    const first = Math.min(...days)
    const last = Math.max(...days) + later
    const during = (at: number) => dayAt(Math.min(last, first + at))
    return {
      ...terms,
      currency: 'EUR',
      rates: [
        { from: dayAt(0), ratePerYear: '5%' },
        ...rates.map(([at, hundredths]) => ({ from: dayAt(at), ratePerYear: `${hundredths / 100}%` })),
      ],
      compounding: capitalise.length === 0 ? 'none' : { capitaliseOn: capitalise.map(dayAt) },
      held: paydays.map(([at, amount]) => held(dayAt(at), amount)),
      payments: payments.map(([at, amount]) => on(during(at), amount)),
      forfeits: forfeits.map(([at, amount]) => on(during(at), amount)),
      until: dayAt(last),
    }
  })
/** Under the merchant's rule, what is paid beyond the pay is settled only at the end: those books are left out. */
const plainBooks = books.filter(
  (book) =>
    book.paymentOrder !== 'merchants-rule' ||
    statementOf({ ...book, worker: 'ana' }).lines.every(({ principalMinor }) => principalMinor >= 0n),
)
const sumOf = ({ lines }: Statement, code: Line['code']): bigint =>
  lines.reduce((sum, line) => (line.code === code ? sum + line.amountMinor : sum), 0n)
const workedOut = ({ because }: Line): readonly Worked[] => because.filter((one) => one.code === 'interest-worked-out')

const reduced = ({ numerator, denominator }: Ratio): Ratio => ratio(numerator, denominator)

/** What is owed of each payday, played back from what its lines say. */
interface Owed {
  readonly principalMinor: bigint
  readonly interestMinor: bigint
}
const after = (line: Line, { principalMinor, interestMinor }: Owed): Owed => {
  const { amountMinor, because } = line
  const [reason] = because
  switch (line.code) {
    case 'held':
      return { principalMinor: amountMinor, interestMinor: 0n }
    case 'interest':
      return { principalMinor, interestMinor: interestMinor + amountMinor }
    case 'capitalised':
      return { principalMinor: principalMinor + amountMinor, interestMinor: interestMinor - amountMinor }
    case 'payment':
    case 'forfeited':
      if (reason.code !== 'payment-met' && reason.code !== 'held-pay-forfeited') throw new Error(reason.code)
      expect(reason.toInterestMinor + reason.toPrincipalMinor).toBe(amountMinor)
      return {
        principalMinor: principalMinor - reason.toPrincipalMinor,
        interestMinor: interestMinor - reason.toInterestMinor,
      }
    case 'returned':
      return { principalMinor: 0n, interestMinor: 0n }
  }
}
/** Plays the lines back, and checks each. */
const playBack = ({ lines }: Statement): ReadonlyMap<string, Owed> => {
  const owed = new Map<string, Owed>()
  for (const line of lines) {
    const key = line.payday ?? 'nobody'
    const now = after(line, owed.get(key) ?? { principalMinor: 0n, interestMinor: 0n })
    expect({ principalMinor: line.principalMinor, interestMinor: line.interestMinor }).toEqual(now)
    if (line.payday !== undefined) owed.set(key, now)
  }
  return owed
}

describe('From the source', () => {
  it('WJC-11: 5,000.00 at a voted 10 % for 72 days, with its arithmetic', () => {
    const { lines, because } = statement({
      rounding: 'half-up',
      held: [held('2024-01-01', 500000n)],
      until: '2024-03-13',
    })
    expect(lines.map(({ code, amountMinor }) => [code, amountMinor])).toEqual([
      ['held', 500000n],
      ['interest', 9863n],
    ])
    expect(lines[1]?.because).toMatchObject([
      {
        code: 'interest-worked-out',
        start: '2024-01-01',
        end: '2024-03-13',
        principalMinor: 500000n,
        ratePerYear: ratio(1n, 10n),
        yearFraction: ratio(72n, 365n),
        roundingAt: 'event',
      },
      { code: 'interest-posted', amountMinor: 9863n, rounding: 'half-up', roundingAt: 'event' },
    ])
    expect(because).toMatchObject([{ code: 'held-pay', clauses: ['WJC-11'], workers: 1 }, { code: 'rate-in-force' }])
    const [english, spanish] = (['en', 'es'] as const).map((locale) => explain(lines[1]?.because ?? because, locale))
    for (const part of ['5,000.00 USD', '10%', '72/365', 'ACT/365F', '98.630137 USD', '98.63 USD'])
      expect(english).toContain(part)
    for (const part of ['5000,00 USD', '10\u00a0%', '72/365', '98,630137 USD', '98,63 USD'])
      expect(spanish).toContain(part)
  })

  it('WJC-12: line by line: a payment, something given up, a day of capitalisation, and a payment too large', () => {
    const story = statement({
      held: [held('2024-01-01'), held('2024-01-06')],
      payments: [on('2024-01-06', 36549n), on('2024-01-11', 100000n)],
      forfeits: [on('2024-01-08', 1000n)],
      compounding: { capitaliseOn: ['2024-01-09'] },
      until: '2024-01-16',
    })
    expect(rows(story)).toEqual([
      ['2024-01-01', 'held', 36500n, 36500n, 0n],
      ['2024-01-06', 'held', 36500n, 36500n, 0n],
      ['2024-01-06', 'interest', 50n, 36500n, 50n],
      ['2024-01-06', 'payment', 36549n, 1n, 0n],
      ['2024-01-08', 'interest', 20n, 36500n, 20n],
      ['2024-01-08', 'forfeited', 1n, 0n, 0n],
      ['2024-01-08', 'forfeited', 999n, 35521n, 0n],
      ['2024-01-09', 'interest', 10n, 35521n, 10n],
      ['2024-01-09', 'capitalised', 10n, 35531n, 0n],
      ['2024-01-11', 'interest', 19n, 35531n, 19n],
      ['2024-01-11', 'payment', 35550n, 0n, 0n],
      ['2024-01-11', 'returned', 64450n, 0n, 0n],
    ])
    expect(story).toMatchObject({ owedMinor: 0n, paidMinor: 72099n, forfeitedMinor: 1000n, returnedMinor: 64450n })
  })

  it('WJC-11: a changed vote cuts the interest in stretches that anyone can add up', () => {
    const rates = [...BASE.rates, { from: '2024-01-04', ratePerYear: '1/30' }]
    const worked = statement({ rates }).lines.flatMap(workedOut)
    expect(worked.map(({ start, end, interest }) => [start, end, reduced(interest)])).toEqual([
      ['2024-01-01', '2024-01-04', ratio(30n)],
      ['2024-01-04', '2024-01-11', ratio(70n, 3n)],
    ])
    expect(statement({ rates }).interestMinor).toBe(53n)
  })

  it('WJC-12: everybody has one, and together they are the account', () => {
    const all = { ...BASE, held: ['ana', '__proto__', 'constructor'].map((name) => held('2024-01-01', 36500n, name)) }
    const owed = all.held.map(({ worker }) => statementOf({ ...all, worker }).owedMinor)
    expect(owed.reduce((sum, one) => sum + one, 0n)).toBe(heldPay(all).owedMinor)
  })
})

describe('At the boundary', () => {
  it('on the payday itself there is one line, a day later two', () => {
    const codes = (until: string) => statement({ until }).lines.map(({ code }) => code)
    expect([codes('2024-01-01'), codes('2024-01-02')]).toEqual([['held'], ['held', 'interest']])
  })

  it('what is owed less a cent, just that, and a cent more', () => {
    const last = (amount: bigint) => rows(statement({ payments: [on('2024-01-11', amount)] })).slice(2)
    expect([36599n, 36600n, 36601n].map(last)).toEqual([
      [['2024-01-11', 'payment', 36599n, 1n, 0n]],
      [['2024-01-11', 'payment', 36600n, 0n, 0n]],
      [
        ['2024-01-11', 'payment', 36600n, 0n, 0n],
        ['2024-01-11', 'returned', 1n, 0n, 0n],
      ],
    ])
  })

  it('a rate that changes on the payday cuts nothing, a day later it cuts one day off', () => {
    const stretches = (from: string) =>
      statement({
        rates: [
          { from: '2023-12-01', ratePerYear: '9%' },
          { from, ratePerYear: '10%' },
        ],
      })
        .lines.flatMap(workedOut)
        .map(({ start, end }) => [start, end])
    expect(stretches('2024-01-01')).toEqual([['2024-01-01', '2024-01-11']])
    expect(stretches('2024-01-02')).toEqual([
      ['2024-01-01', '2024-01-02'],
      ['2024-01-02', '2024-01-11'],
    ])
    expect(stretches('2024-01-11')).toEqual([['2024-01-01', '2024-01-11']])
  })
})

describe('Always true', () => {
  it('its sums, and its paydays, are those of the account', () => {
    always(
      fc.property(books, (book) => {
        const { kind: _kind, lines: _lines, because, ...mine } = statementOf({ ...book, worker: 'ana' })
        const account = heldPay(book)
        expect(mine).toEqual(account.workers[0])
        expect(because).toEqual(account.because)
      }),
    )
  })

  it('its lines add up to its sums', () => {
    always(
      fc.property(plainBooks, (book) => {
        const own = statementOf({ ...book, worker: 'ana' })
        expect(sumOf(own, 'held')).toBe(own.heldMinor)
        expect(sumOf(own, 'interest')).toBe(own.interestMinor)
        expect(sumOf(own, 'payment')).toBe(own.paidMinor)
        expect(sumOf(own, 'returned')).toBe(own.returnedMinor)
        expect(sumOf(own, 'forfeited')).toBe(own.forfeitedMinor)
      }),
    )
  })

  it('played back line by line, it comes to what is owed of each payday', () => {
    always(
      fc.property(plainBooks, (book) => {
        const own = statementOf({ ...book, worker: 'ana' })
        const owed = playBack(own)
        for (const { payday, owedMinor } of own.paydays) {
          const { principalMinor = 0n, interestMinor = 0n } = owed.get(payday) ?? {}
          expect([payday, principalMinor + interestMinor]).toEqual([payday, owedMinor])
        }
      }),
    )
  })

  it('the exact stretches of an interest line add up to its amount, rounded once, or day by day', () => {
    always(
      fc.property(books, (book) => {
        for (const line of statementOf({ ...book, worker: 'ana' }).lines.filter(({ code }) => code === 'interest')) {
          const exactly = workedOut(line).reduce<Ratio>((sum, { interest }) => add(sum, interest), ZERO)
          expect(roundTo({ value: exactly, places: 0, rounding: book.rounding })).toBe(line.amountMinor)
          if (book.roundingAt === 'day') expect(exactly).toEqual(ratio(line.amountMinor))
        }
      }),
    )
  })

  it('each stretch is amount × rate × fraction of a year, and begins where the one before it ended', () => {
    always(
      fc.property(books, (book) => {
        const reached = new Map<string, string>()
        const own = statementOf({ ...book, worker: 'ana' })
        for (const line of own.lines) {
          let last = reached.get(line.payday ?? '')
          for (const { start, end, principalMinor, ratePerYear, yearFraction: fraction, interest } of workedOut(line)) {
            expect(principalMinor).not.toBe(0n)
            expect(fraction).toEqual(yearFraction({ dayCount: book.dayCount, start, end }))
            if (book.roundingAt === 'event')
              expect(reduced(interest)).toEqual(multiply(multiply(ratio(principalMinor), ratePerYear), fraction))
            if (last !== undefined) expect(start >= last).toBe(true)
            expect(start < end && end <= line.date).toBe(true)
            last = end
          }
          if (line.payday !== undefined) reached.set(line.payday, last ?? line.payday)
        }
      }),
    )
  })

  it('every fraction that it shows is in lowest terms, as all exact numbers are', () => {
    const [worked] = statement({}).lines.flatMap(workedOut)
    expect([worked?.interest, worked?.ratePerYear, worked?.yearFraction]).toEqual([
      ratio(100n),
      ratio(1n, 10n),
      ratio(2n, 73n),
    ])
  })

  it('where each payday keeps its rate, its stretches know no other', () => {
    always(
      fc.property(books, (book) => {
        const own = statementOf({ ...book, rateInForce: 'at-due-date', worker: 'ana' })
        for (const line of own.lines) {
          const rates = new Set(
            workedOut(line).map(({ ratePerYear }) => `${ratePerYear.numerator}/${ratePerYear.denominator}`),
          )
          expect(rates.size <= 1).toBe(true)
        }
      }),
      100,
    )
  })

  it('lines come by date, each with its reasons, which can be said in both languages', () => {
    always(
      fc.property(books, (book) => {
        const { lines } = statementOf({ ...book, worker: 'ana' })
        const dates = lines.map(({ date }) => date)
        expect(dates).toEqual([...dates].sort())
        for (const { because } of lines) {
          for (const locale of ['en', 'es'] as const)
            expect(explain(because, locale)).not.toMatch(/undefined|NaN|null|\[object|\$\{/)
        }
      }),
      100,
    )
  })

  it('no line is about nothing', () => {
    always(
      fc.property(books, (book) => {
        const { lines } = statementOf({ ...book, worker: 'ana' })
        expect(lines.filter(({ code, amountMinor }) => code !== 'held' && amountMinor === 0n)).toEqual([])
      }),
      100,
    )
  })

  it("under the merchant's rule too, the last line of a payday says what is owed of it", () => {
    const own = statement({
      paymentOrder: 'merchants-rule',
      held: [held('2024-01-01'), held('2024-01-06')],
      payments: [on('2024-01-11', 73100n)],
      until: '2024-01-11',
    })
    // 1.00 and 0.50 of interest: 1.00 too much is paid on the newer payday, and met the interest of the older one.
    const last = own.paydays.map(({ payday }) => own.lines.findLast((line) => line.payday === payday))
    const owed = last.map((line) => line && line.principalMinor + line.interestMinor)
    expect(owed).toEqual(own.paydays.map(({ owedMinor }) => owedMinor))
  })

  it("under the merchant's rule too, nothing joins the pay without a line that says so", () => {
    const own = statement({
      paymentOrder: 'merchants-rule',
      payments: [on('2024-01-01', 73000n)],
      compounding: { capitaliseOn: ['2024-01-06'] },
    })
    expect(playBack(own).size).toBe(1)
  })
})

describe('Not true, on purpose', () => {
  it('interest that rounds to nothing has no line', () => {
    expect(rows(statement({ held: [held('2024-01-01', 1n)] }))).toEqual([['2024-01-01', 'held', 1n, 1n, 0n]])
  })

  it('a payment that meets two paydays has two lines, and one that goes back is about none', () => {
    const two = statement({ held: [held('2024-01-01'), held('2024-01-06')], payments: [on('2024-01-11', 100000n)] })
    expect(two.lines.slice(-3).map(({ code, payday }) => [code, payday])).toEqual([
      ['payment', '2024-01-01'],
      ['payment', '2024-01-06'],
      ['returned', undefined],
    ])
  })

  it('with each day rounded, a stretch says what its days came to, not what they were', () => {
    const worked = statement({
      roundingAt: 'day',
      held: [held('2024-01-01', 1825n)],
      rounding: 'half-up',
    }).lines.flatMap(workedOut)
    // Half a cent a day, ten times rounded to one.
    expect(worked.map(({ interest }) => reduced(interest))).toEqual([ratio(10n)])
  })
})

describe('Refused', () => {
  it('a worker of whom nothing was held, whatever they are called', () => {
    for (const worker of ['ben', 'Ana', '__proto__', 'constructor', 'toString'])
      expect(wrong({ ...BASE, worker })).toEqual(['nothing-held worker'])
  })

  it('what is no worker at all', () => {
    for (const worker of [null, '', 7, Number.NaN, {}, ['ana'], Symbol('ana')])
      expect(wrong({ ...BASE, worker })).toEqual(['not-a-name worker'])
    expect(wrong(BASE)).toEqual(['missing-key worker'])
  })

  it('what the account refuses', () => {
    expect(wrong({ ...BASE, worker: 'ana', until: '2023-12-31', currency: 'usd', extra: 1 })).toEqual([
      'unknown-key extra',
      'unknown-currency currency',
      'after-account held[0].payday',
    ])
    for (const input of [null, undefined, 7, '', []]) expect(wrong(input)).toEqual(['wrong-kind '])
  })

  it('everything at once: terms that are wrong, and a worker whom nobody knows', () => {
    expect(wrong({ ...BASE, currency: 'usd', worker: 'zed' })).toEqual([
      'unknown-currency currency',
      'nothing-held worker',
    ])
  })
})
