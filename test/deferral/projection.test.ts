import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_COUNTS, isAdditive } from '../../src/calendar/index.js'
import { type HeldPayInput, heldPay, projectHeldPay, tryProjectHeldPay } from '../../src/deferral/index.js'
import { ROUNDINGS, ratio } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { BASE, dayAt, ORDERS } from './given.js'

const project = (more: Partial<HeldPayInput>, ...paidOn: readonly string[]) =>
  projectHeldPay({ ...BASE, ...more, paidOn })
const owed = (more: Partial<HeldPayInput>, ...paidOn: readonly string[]) =>
  project(more, ...paidOn).days.map(({ date, account }) => [date, account.owedMinor])
const wrong = (input: unknown): readonly string[] => {
  const answer = tryProjectHeldPay(input as Parameters<typeof tryProjectHeldPay>[0])
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}

const amounts = fc.bigInt(0n, 10n ** 9n)
const WORKERS = ['ana', 'ben', '__proto__'] as const

/** An account until the 400th day, with what was paid and given up by then; and days to look ahead to. */
const plans = fc
  .record({
    held: fc.uniqueArray(fc.tuple(fc.constantFrom(...WORKERS), fc.nat(200), amounts), {
      minLength: 1,
      maxLength: 6,
      selector: ([worker, at]) => `${worker}${at}`,
    }),
    payments: fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 200, max: 400 }), amounts), { maxLength: 4 }),
    forfeits: fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 200, max: 400 }), amounts), { maxLength: 2 }),
    rates: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.nat(3000)), {
      maxLength: 4,
      selector: ([at]) => at,
    }),
    capitalise: fc.array(fc.nat(900), { maxLength: 3 }),
    ahead: fc.array(fc.integer({ min: 400, max: 900 }), { minLength: 1, maxLength: 4 }),
    dayCount: fc.constantFrom(...DAY_COUNTS.filter(isAdditive)),
    rounding: fc.constantFrom(...ROUNDINGS),
    roundingAt: fc.constantFrom('event' as const, 'day' as const),
    rateInForce: fc.constantFrom('each-day' as const, 'at-due-date' as const),
    paymentOrder: fc.constantFrom(...ORDERS),
  })
  .map(({ held, payments, forfeits, rates, capitalise, ahead, ...terms }) => {
    const entries = (list: typeof payments) =>
      list.map(([who, at, amountMinor]) => ({
        worker: held[who % held.length]?.[0] ?? '',
        date: dayAt(at),
        amountMinor,
      }))
    const book: HeldPayInput = {
      ...terms,
      currency: 'EUR',
      rates: [
        { from: dayAt(0), ratePerYear: '5%' },
        ...rates.map(([at, hundredths]) => ({ from: dayAt(at), ratePerYear: `${hundredths / 100}%` })),
      ],
      compounding: { capitaliseOn: capitalise.map(dayAt) },
      held: held.map(([worker, at, amountMinor]) => ({ worker, payday: dayAt(at), amountMinor })),
      payments: entries(payments),
      forfeits: entries(forfeits),
      until: dayAt(400),
    }
    return { book, paidOn: ahead.map(dayAt) }
  })

describe('From the source', () => {
  it('WJC-11: what held pay would come to if it were paid on 30 June, and at the end of the year', () => {
    const plan = project(
      { held: [{ worker: 'ana', payday: '2024-01-01', amountMinor: 500000n }], until: '2024-03-13' },
      '2024-12-31',
      '2024-06-30',
    )
    expect(plan.days.map(({ date, account }) => [date, account.owedMinor])).toEqual([
      ['2024-06-30', 524795n],
      ['2024-12-31', 550000n],
    ])
    expect(plan.because).toEqual([
      { code: 'nothing-since', clauses: ['WJC-11'], until: '2024-03-13' },
      { code: 'rate-assumed', clauses: ['WJC-11'], from: '2024-01-01', ratePerYear: ratio(1n, 10n) },
    ])
    expect(explain(plan.because, 'en')).toContain('10% a year')
  })

  it('WJC-11: the rate that was voted last stays in force', () => {
    const rates = [...BASE.rates, { from: '2024-01-06', ratePerYear: '20%' }]
    // Five days at 10 cents, then twenty a day.
    expect(owed({ rates }, '2024-01-11', '2024-01-21')).toEqual([
      ['2024-01-11', 36650n],
      ['2024-01-21', 36850n],
    ])
  })

  it('WJC-11: it names the rate that it keeps, not one that is not in force by then', () => {
    const later = [...BASE.rates, { from: '2030-01-01', ratePerYear: '1%' }]
    expect(project({ rates: later }, '2024-06-30').because[1]).toMatchObject({
      from: '2024-01-01',
      ratePerYear: ratio(1n, 10n),
    })
    expect(project({ rates: later }, '2031-01-01').because[1]).toMatchObject({
      from: '2030-01-01',
      ratePerYear: ratio(1n, 100n),
    })
  })
})

describe('At the boundary', () => {
  it('the day before the account, its day, and the day after', () => {
    expect(wrong({ ...BASE, paidOn: ['2024-01-10'] })).toEqual(['before-account paidOn[0]'])
    expect(owed({}, '2024-01-11', '2024-01-12')).toEqual([
      ['2024-01-11', 36600n],
      ['2024-01-12', 36610n],
    ])
  })

  it('a day of capitalisation that lies on the way, on the day, and beyond it', () => {
    // 10.00 a day; the 10.00 of ten days in the principal earn 0.27 in the ten that follow.
    const held = [{ worker: 'ana', payday: '2024-01-01', amountMinor: 3650000n }]
    const until = (day: string) => owed({ held, compounding: { capitaliseOn: [day] } }, '2024-01-21')[0]?.[1]
    expect(['2024-01-11', '2024-01-21', '2024-01-22'].map(until)).toEqual([3670027n, 3670000n, 3670000n])
  })

  it('a rate that is in force from the day before, from the day, and from the day after', () => {
    const from = (day: string) =>
      owed({ rates: [...BASE.rates, { from: day, ratePerYear: '20%' }] }, '2024-01-21')[0]?.[1]
    expect(['2024-01-20', '2024-01-21', '2024-01-22'].map(from)).toEqual([36710n, 36700n, 36700n])
  })

  it('the last day of the calendar', () => {
    expect(owed({}, '9999-12-31')).toEqual([['9999-12-31', 36500n + 2913173n * 10n]])
  })
})

describe('Always true', () => {
  it('on the day of the account it is the account', () => {
    always(
      fc.property(plans, ({ book }) => {
        const [now, ...more] = projectHeldPay({ ...book, paidOn: [book.until] }).days
        expect([now?.date, now?.account, more]).toEqual([book.until, heldPay(book), []])
      }),
      150,
    )
  })

  it('on a later day it is the account that will be made up then, if nothing happens', () => {
    always(
      fc.property(plans, ({ book, paidOn }) => {
        for (const { date, account } of projectHeldPay({ ...book, paidOn }).days)
          expect(account).toEqual(heldPay({ ...book, until: date }))
      }),
      150,
    )
  })

  it('days come in order and once, however they are listed', () => {
    always(
      fc.property(plans, ({ book, paidOn }) => {
        const plan = projectHeldPay({ ...book, paidOn })
        expect(plan.days.map(({ date }) => date)).toEqual([...new Set(paidOn)].sort())
        expect(projectHeldPay({ ...book, paidOn: [...paidOn, ...paidOn].reverse() })).toEqual(plan)
      }),
      100,
    )
  })

  it('waiting never makes it less', () => {
    always(
      fc.property(plans, ({ book, paidOn }) => {
        const plain = book.paymentOrder === 'merchants-rule' ? { ...book, payments: [] } : book
        const sums = projectHeldPay({ ...plain, paidOn: [plain.until, ...paidOn] }).days.map(
          ({ account }) => account.owedMinor,
        )
        expect(sums).toEqual([...sums].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
      }),
      150,
    )
  })

  it('whoever is paid on that day what it says is owed nothing more', () => {
    always(
      fc.property(plans, ({ book, paidOn }) => {
        for (const { date, account } of projectHeldPay({ ...book, paidOn }).days) {
          const paid = account.workers.map(({ worker, owedMinor }) => ({ worker, date, amountMinor: owedMinor }))
          const settled = heldPay({ ...book, until: date, payments: [...(book.payments ?? []), ...paid] })
          expect([settled.owedMinor, settled.claims]).toEqual([0n, []])
          expect(settled.returnedMinor).toBe(account.returnedMinor)
        }
      }),
      100,
    )
  })
})

describe('Not true, on purpose', () => {
  it('what is decided for later counts too: a rate from next month on, a day of capitalisation next year', () => {
    const rates = [...BASE.rates, { from: '2024-02-01', ratePerYear: 0 }]
    expect(owed({ rates }, '2024-06-30')).toEqual([['2024-06-30', 36500n + 31n * 10n]])
  })

  it('where each payday keeps its rate, the last one does not touch it', () => {
    const rates = [...BASE.rates, { from: '2024-01-06', ratePerYear: '20%' }]
    expect(owed({ rates, rateInForce: 'at-due-date' }, '2024-01-21')).toEqual([['2024-01-21', 36700n]])
  })
})

describe('Refused', () => {
  it('no days, days that are no list, days that are none', () => {
    expect(wrong({ ...BASE, paidOn: [] })).toEqual(['empty-list paidOn'])
    expect(wrong(BASE)).toEqual(['missing-key paidOn'])
    for (const paidOn of [null, '', '2024-06-30', 7, {}])
      expect(wrong({ ...BASE, paidOn })).toEqual(['wrong-kind paidOn'])
    expect(wrong({ ...BASE, paidOn: ['', '2024-02-30', null, 20240630, '2024-06-30', Number.NaN] })).toEqual([
      'not-a-date paidOn[0]',
      'not-a-date paidOn[1]',
      'not-a-date paidOn[2]',
      'not-a-date paidOn[3]',
      'not-a-date paidOn[5]',
    ])
  })

  it('each day that lies before the account, by its own place, whatever else is wrong', () => {
    expect(wrong({ ...BASE, paidOn: ['2024-01-12', '2024-01-10', '2024-01-13', '2020-01-01'] })).toEqual([
      'before-account paidOn[1]',
      'before-account paidOn[3]',
    ])
    expect(wrong({ ...BASE, paidOn: ['nonsense', '2024-01-10'] })).toEqual([
      'not-a-date paidOn[0]',
      'before-account paidOn[1]',
    ])
  })

  it('everything at once, with what the account refuses', () => {
    expect(wrong({ ...BASE, currency: 'usd', until: 'x', paidOn: ['y'], more: 1 })).toEqual([
      'unknown-key more',
      'unknown-currency currency',
      'not-a-date until',
      'not-a-date paidOn[0]',
    ])
    for (const input of [null, undefined, 7, '', []]) expect(wrong(input)).toEqual(['wrong-kind '])
  })

  it('a day of the account that is none is told, and nothing of it is run', () => {
    const hostile = {
      toString: () => {
        throw new Error('ran code of the value')
      },
    }
    for (const until of [null, '', 20240111, {}, hostile, Object.create(null), Symbol('x')] as unknown[])
      expect(wrong({ ...BASE, until, paidOn: ['2024-06-30'] })).toEqual(['not-a-date until'])
  })

  it('a convention that depends on where one cuts, where a rate changes only after the account', () => {
    const rates = [...BASE.rates, { from: '2024-03-01', ratePerYear: '5%' }]
    const later = { ...BASE, dayCount: '30/360 US', rates }
    expect(wrong({ ...later, paidOn: ['2024-02-29'] })).toEqual([])
    expect(wrong({ ...later, paidOn: ['2024-06-30'] })).toEqual(['not-additive dayCount'])
  })
})
