import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_COUNTS, dateOfEpochDay, isAdditive } from '../../src/calendar/index.js'
import {
  type HeldPayInput,
  heldPay,
  type PayoutInput,
  type PayoutOrder,
  payOut,
  tryPayOut,
} from '../../src/deferral/index.js'
import { ROUNDINGS } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import vectors from '../vectors/allocation.json' with { type: 'json' }

type Claims = PayoutInput['claims']

const PAYOUTS = ['pro-rata', 'oldest-first', 'smallest-first'] as const satisfies readonly PayoutOrder[]
const ORDERS = ['oldest-payday-first', 'interest-first', 'principal-first', 'merchants-rule'] as const

const claim = (worker: string, payday: string, owedMinor: bigint | string | number) => ({ worker, payday, owedMinor })
/** 600.00 owed to Ana since January, 300.00 to Ben since February. */
const TWO: Claims = [claim('ana', '2024-01-31', 60000n), claim('ben', '2024-02-29', 30000n)]

const pay = (fundsMinor: bigint | string | number, claims: Claims, order: PayoutOrder) =>
  payOut({ fundsMinor, currency: 'USD', claims, order })
const amounts = (funds: bigint | number, claims: Claims, order: PayoutOrder) =>
  pay(funds, claims, order).payments.map(({ amountMinor }) => amountMinor)
const wrong = (input: unknown): readonly string[] => {
  const answer = tryPayOut(input as PayoutInput)
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
const INPUT: PayoutInput = { fundsMinor: 100n, currency: 'USD', claims: TWO, order: 'pro-rata' }

const WORKERS = ['ana', 'ben', 'cleo', '__proto__', 'constructor'] as const
const PAYDAYS = ['2024-01-31', '2024-02-29', '2024-03-31', '2024-04-30'] as const
const owing = fc.oneof(fc.bigInt(0n, 20n), fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 25n))

/** Claims of several workers and paydays, and funds from nothing to more than enough. */
const payouts = fc
  .record({
    rows: fc.uniqueArray(fc.tuple(fc.constantFrom(...WORKERS), fc.constantFrom(...PAYDAYS), owing), {
      maxLength: 12,
      selector: ([worker, payday]) => `${worker} ${payday}`,
    }),
    thousandths: fc.bigInt(0n, 1100n),
    off: fc.bigInt(-2n, 2n),
    order: fc.constantFrom(...PAYOUTS),
  })
  .map(({ rows, thousandths, off, order }) => {
    const claims = rows.map(([worker, payday, owed]) => ({ worker, payday, owedMinor: owed }))
    const owed = claims.reduce((sum, { owedMinor }) => sum + owedMinor, 0n)
    const funds = (owed * thousandths) / 1000n + off
    return { claims, owed, funds: funds < 0n ? 0n : funds, order }
  })
const owedTo = (claims: readonly { readonly worker: string; readonly owedMinor: bigint }[]) => {
  const owed = new Map<string, bigint>()
  for (const { worker, owedMinor } of claims) owed.set(worker, (owed.get(worker) ?? 0n) + owedMinor)
  return owed
}
const paidTo = (funds: bigint, claims: Claims, order: PayoutOrder) =>
  new Map(pay(funds, claims, order).payments.map(({ worker, amountMinor }) => [worker, amountMinor]))

describe('From the source', () => {
  it('WJC-11, WJC-20: 500.00 for 600.00 owed since January and 300.00 since February, by each order', () => {
    expect(PAYOUTS.map((order) => amounts(50000, TWO, order))).toEqual([
      [33333n, 16667n],
      [50000n, 0n],
      [20000n, 30000n],
    ])
  })

  it('WJC-12: it says who is paid how much, what stays owed, and why', () => {
    const paid = pay(50000n, TWO, 'pro-rata')
    expect(paid).toMatchObject({
      kind: 'paid-out',
      payments: [
        { worker: 'ana', owedMinor: 60000n, amountMinor: 33333n, leftMinor: 26667n },
        { worker: 'ben', owedMinor: 30000n, amountMinor: 16667n, leftMinor: 13333n },
      ],
      paidMinor: 50000n,
      fundsLeftMinor: 0n,
      because: [{ code: 'paid-out', clauses: ['WJC-11'], fundsMinor: 50000n, owedMinor: 90000n, paidMinor: 50000n }],
    })
    const said = (funds: bigint, order: PayoutOrder) => explain(pay(funds, TWO, order).because, 'en')
    expect(said(50000n, 'pro-rata')).toContain('500.00 USD')
    expect(new Set(PAYOUTS.map((order) => said(50000n, order))).size).toBe(3)
    // Where there is enough, the order decides nothing and is not named.
    expect(new Set(PAYOUTS.map((order) => said(90000n, order))).size).toBe(1)
  })

  for (const { id, total, weights, expected, source } of vectors.filter(({ weights }) =>
    weights.every((weight) => Number.isInteger(weight)),
  )) {
    const sum = weights.reduce<number>((whole, weight) => whole + Number(weight), 0)
    if (total > 0 && total <= sum) {
      it(`${id}: in the proportion of what is owed, by largest remainders (${source})`, () => {
        const claims = weights.map((weight, at) => claim(String.fromCharCode(97 + at), '2024-01-31', Number(weight)))
        expect(amounts(total, claims, 'pro-rata')).toEqual(expected.map(BigInt))
      })
    }
  }
})

describe('At the boundary', () => {
  it('a cent less than all that is owed, just that, and a cent more', () => {
    for (const order of PAYOUTS) {
      const ends = [89999n, 90000n, 90001n].map((funds) => pay(funds, TWO, order))
      expect(ends.map(({ paidMinor, fundsLeftMinor }) => [paidMinor, fundsLeftMinor])).toEqual([
        [89999n, 0n],
        [90000n, 0n],
        [90000n, 1n],
      ])
      expect(ends.map(({ payments }) => payments.filter(({ leftMinor }) => leftMinor > 0n).length)).toEqual([1, 0, 0])
    }
  })

  it('the oldest payday less a cent, just that, and a cent more', () => {
    expect([59999n, 60000n, 60001n].map((funds) => amounts(funds, TWO, 'oldest-first'))).toEqual([
      [59999n, 0n],
      [60000n, 0n],
      [60000n, 1n],
    ])
  })

  it('the smallest amount less a cent, just that, and a cent more', () => {
    expect([29999n, 30000n, 30001n].map((funds) => amounts(funds, TWO, 'smallest-first'))).toEqual([
      [0n, 29999n],
      [0n, 30000n],
      [1n, 30000n],
    ])
  })

  it('no funds, nobody, and nothing owed', () => {
    for (const order of PAYOUTS) {
      expect(amounts(0n, TWO, order)).toEqual([0n, 0n])
      expect(pay(100n, [], order)).toMatchObject({ payments: [], paidMinor: 0n, fundsLeftMinor: 100n })
      expect(pay(100n, [claim('ana', '2024-01-31', 0n)], order)).toMatchObject({
        payments: [{ worker: 'ana', owedMinor: 0n, amountMinor: 0n, leftMinor: 0n }],
        fundsLeftMinor: 100n,
      })
    }
  })

  it('a payday that cannot be met in full is shared in the proportion of what is owed of it alone', () => {
    const claims = [
      claim('ana', '2024-01-31', 100n),
      claim('ana', '2024-02-29', 100n),
      claim('ben', '2024-02-29', 300n),
      claim('cleo', '2024-03-31', 1000n),
    ]
    expect(amounts(200n, claims, 'oldest-first')).toEqual([125n, 75n, 0n])
  })

  it('those who are owed the same are a cent apart at most, and the odd cents go by name', () => {
    const claims = ['cleo', 'ben', 'ana'].map((worker) => claim(worker, '2024-01-31', 100n))
    expect(amounts(200n, [...claims, claim('dov', '2024-01-31', 99n)], 'smallest-first')).toEqual([33n, 34n, 34n, 99n])
  })
})

describe('Always true', () => {
  it('nobody is paid more than is owed, nor all more than there is, and the parts make up the whole', () => {
    always(
      fc.property(payouts, ({ claims, owed, funds, order }) => {
        const { payments, paidMinor, fundsLeftMinor } = pay(funds, claims, order)
        for (const { worker, owedMinor, amountMinor, leftMinor } of payments) {
          expect(owedMinor).toBe(owedTo(claims).get(worker))
          expect([amountMinor >= 0n, amountMinor <= owedMinor, amountMinor + leftMinor]).toEqual([
            true,
            true,
            owedMinor,
          ])
        }
        expect(payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(paidMinor)
        expect(paidMinor + fundsLeftMinor).toBe(funds)
        expect(paidMinor).toBe(funds < owed ? funds : owed)
      }),
      500,
    )
  })

  it('where funds suffice, everyone is paid in full', () => {
    always(
      fc.property(payouts, fc.bigInt(0n, 5n), ({ claims, owed, order }, more) => {
        const { payments, fundsLeftMinor } = pay(owed + more, claims, order)
        expect([payments.filter(({ leftMinor }) => leftMinor !== 0n), fundsLeftMinor]).toEqual([[], more])
      }),
    )
  })

  it('the order of the list decides nothing but in which order the answer comes', () => {
    const shuffled = payouts.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one.claims, { minLength: one.claims.length })),
    )
    always(
      fc.property(shuffled, ([{ claims, funds, order }, list]) => {
        expect(paidTo(funds, list, order)).toEqual(paidTo(funds, claims, order))
        const named = [...new Set(list.map(({ worker }) => worker))]
        expect(pay(funds, list, order).payments.map(({ worker }) => worker)).toEqual(named)
      }),
    )
  })

  it('in proportion: each within one unit of the exact share', () => {
    always(
      fc.property(payouts, ({ claims, owed, funds }) => {
        if (funds >= owed) return
        for (const { owedMinor, amountMinor } of pay(funds, claims, 'pro-rata').payments) {
          const off = amountMinor * owed - funds * owedMinor
          expect(-owed < off && off < owed).toBe(true)
        }
      }),
    )
  })

  it('oldest first: no younger payday is paid before an older one is met', () => {
    always(
      fc.property(payouts, ({ claims, funds }) => {
        const paid = paidTo(funds, claims, 'oldest-first')
        let left = funds
        for (const payday of PAYDAYS) {
          const due = owedTo(claims.filter((one) => one.payday === payday))
          const whole = [...due.values()].reduce((sum, owed) => sum + owed, 0n)
          for (const [worker, owed] of due) {
            const have = paid.get(worker) ?? 0n
            // Met in full where there is enough; else within one unit of the share of it; and then nothing is left.
            const exactly = whole === 0n ? 0n : left >= whole ? owed : (left * owed) / whole
            expect(have >= exactly && (left >= whole || have <= exactly + 1n)).toBe(true)
            paid.set(worker, left >= whole ? have - owed : 0n)
          }
          left = left >= whole ? left - whole : 0n
        }
        expect([...paid.values()].filter((rest) => rest !== 0n)).toEqual([])
      }),
      500,
    )
  })

  it('smallest first: whoever is owed more is paid only when all who are owed less have everything', () => {
    always(
      fc.property(payouts, ({ claims, funds }) => {
        const { payments } = pay(funds, claims, 'smallest-first')
        for (const one of payments) {
          for (const other of payments) {
            if (one.owedMinor < other.owedMinor && other.amountMinor > 0n) expect(one.leftMinor).toBe(0n)
            const apart = one.amountMinor - other.amountMinor
            if (one.owedMinor === other.owedMinor) expect(apart <= 1n && apart >= -1n).toBe(true)
          }
        }
      }),
      400,
    )
  })

  it('paid back into the account, it leaves owed what it said stays owed', () => {
    const day = (offset: number) => dateOfEpochDay(Date.UTC(2024, 0, 1) / 86_400_000 + offset)
    const books = fc.record({
      rows: fc.uniqueArray(fc.tuple(fc.constantFrom(...WORKERS), fc.nat(300), fc.bigInt(0n, 10n ** 8n)), {
        minLength: 1,
        maxLength: 8,
        selector: ([worker, at]) => `${worker} ${at}`,
      }),
      hundredths: fc.nat(3000),
      thousandths: fc.bigInt(0n, 1100n),
      payout: fc.constantFrom(...PAYOUTS),
      terms: fc.record({
        dayCount: fc.constantFrom(...DAY_COUNTS.filter(isAdditive)),
        rounding: fc.constantFrom(...ROUNDINGS),
        roundingAt: fc.constantFrom('event' as const, 'day' as const),
        rateInForce: fc.constantFrom('each-day' as const, 'at-due-date' as const),
        paymentOrder: fc.constantFrom(...ORDERS),
      }),
    })
    always(
      fc.property(books, ({ rows, hundredths, thousandths, payout, terms }) => {
        const book: HeldPayInput = {
          ...terms,
          currency: 'USD',
          compounding: { capitaliseOn: [day(200)] },
          rates: [
            { from: day(0), ratePerYear: '5%' },
            { from: day(150), ratePerYear: `${hundredths / 100}%` },
          ],
          held: rows.map(([worker, at, amountMinor]) => ({ worker, payday: day(at), amountMinor })),
          until: day(400),
        }
        const before = heldPay(book)
        const { payments, paidMinor } = pay((before.owedMinor * thousandths) / 1000n, before.claims, payout)
        const paid = payments.map(({ worker, amountMinor }) => ({ worker, date: book.until, amountMinor }))
        const after = heldPay({ ...book, payments: paid })
        expect([after.owedMinor, after.paidMinor, after.returnedMinor]).toEqual([
          before.owedMinor - paidMinor,
          paidMinor,
          0n,
        ])
        const left = new Map(payments.map(({ worker, leftMinor }) => [worker, leftMinor]))
        for (const { worker, owedMinor } of after.workers) expect(owedMinor).toBe(left.get(worker) ?? 0n)
      }),
      300,
    )
  })
})

describe('Not true, on purpose', () => {
  it('more funds may pay somebody less: in the proportion of 6, 6 and 2, 10 are 4, 4, 2 and 11 are 5, 5, 1', () => {
    const claims = [6n, 6n, 2n].map((owed, at) => claim(`w${at}`, '2024-01-31', owed))
    expect([10n, 11n].map((funds) => amounts(funds, claims, 'pro-rata'))).toEqual([
      [4n, 4n, 2n],
      [5n, 5n, 1n],
    ])
  })

  it('smallest first looks at all that is owed to a worker, not at single paydays', () => {
    const claims = [claim('ana', '2024-01-31', 10n), claim('ana', '2024-02-29', 100n), claim('ben', '2024-01-31', 50n)]
    expect(amounts(50n, claims, 'smallest-first')).toEqual([0n, 50n])
  })

  it('the longest wait is no claim to more where all is in proportion', () => {
    const claims = [claim('ana', '2014-01-31', 100n), claim('ben', '2024-01-31', 100n)]
    expect(amounts(100n, claims, 'pro-rata')).toEqual([50n, 50n])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      wrong({
        fundsMinor: '-1',
        currency: 'usd',
        order: 'newest-first',
        claims: [
          claim('', '2024-02-30', '1.5'),
          claim('ana', '2024-01-31', 1),
          claim('ana', '2024-01-31', 2),
          claim('ana', '2024-02-29', -1),
          null,
          { worker: 'ben' },
          { ...claim('cleo', '2024-01-31', 1), amountMinor: 1 },
        ],
        clauses: ['WJC-11', 7],
        until: '2024-03-01',
      }),
    ).toEqual([
      'unknown-key until',
      'wrong-kind clauses[1]',
      'negative-amount fundsMinor',
      'unknown-currency currency',
      'not-one-of order',
      'not-a-name claims[0].worker',
      'not-a-date claims[0].payday',
      'not-minor-units claims[0].owedMinor',
      'listed-twice claims[2]',
      'negative-amount claims[3].owedMinor',
      'wrong-kind claims[4]',
      'missing-key claims[5].payday',
      'missing-key claims[5].owedMinor',
      'unknown-key claims[6].amountMinor',
    ])
  })

  it('what is no input, and each key that is missing or nothing', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN]) expect(wrong(input)).toEqual(['wrong-kind '])
    for (const key of ['fundsMinor', 'currency', 'claims', 'order']) {
      for (const nothing of [undefined, null, '', Number.NaN, {}])
        expect(wrong({ ...INPUT, [key]: nothing }).map((told) => told.split(' ')[1])).toEqual([key])
    }
  })

  it('amounts that are no whole smallest units', () => {
    for (const amount of ['', '1.0', '1e3', ' 1', 1.5, 2 ** 53, Number.POSITIVE_INFINITY, true, [1]]) {
      expect(wrong({ ...INPUT, fundsMinor: amount })).toEqual(['not-minor-units fundsMinor'])
      expect(wrong({ ...INPUT, claims: [{ worker: 'ana', payday: '2024-01-31', owedMinor: amount }] })).toEqual([
        'not-minor-units claims[0].owedMinor',
      ])
    }
    expect(amounts(10n ** 60n, [claim('ana', '2024-01-31', 10n ** 59n)], 'pro-rata')).toEqual([10n ** 59n])
  })

  it('two claims of one payday are told apart by worker and payday, whatever they are called', () => {
    const names = ['ana', 'ana, 2024-01-31', '__proto__', 'constructor']
    expect(wrong({ ...INPUT, claims: names.map((name) => claim(name, '2024-01-31', 1)) })).toEqual([])
    const twice = [claim('__proto__', '2024-01-31', 1), claim('__proto__', '2024-01-31', 1)]
    expect(wrong({ ...INPUT, claims: twice })).toEqual(['listed-twice claims[1]'])
  })
})
