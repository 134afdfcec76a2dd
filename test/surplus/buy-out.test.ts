import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { date, dateOfEpochDay, epochDay } from '../../src/calendar/index.js'
import { type Rounding, ROUNDINGS } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { type BuyOut, type BuyOutInput, buyOutOf, type Ownership, tryBuyOutOf } from '../../src/surplus/index.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow, slowCompare, slowSum } from '../arbitraries/slow.js'

const CREDIT = {
  amountMinor: '6000000',
  ratePerYear: '4%',
  dayCount: '30E/360',
  paidOn: ['2026-01-01', '2027-01-01', '2028-01-01'],
} as const
const BASE: BuyOutInput = {
  currency: 'EUR',
  priceMinor: '10000000',
  signedOn: '2025-01-01',
  rounding: 'half-even',
  contributions: [
    { member: 'ana', date: '2025-01-01', amountMinor: '3000000' },
    { member: 'ben', date: '2025-07-01', amountMinor: '1000000' },
  ],
  credit: CREDIT,
}
const codes = (more: object): readonly string[] => {
  const answer = tryBuyOutOf({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
/** A plan in which the seller lends the whole price, and ana brings nothing but her work. */
const lent = (priceMinor: bigint, more: Partial<NonNullable<BuyOutInput['credit']>> & { rounding?: Rounding }) => {
  const { rounding = 'half-even', ...credit } = more
  return buyOutOf({
    ...BASE,
    priceMinor,
    rounding,
    contributions: [{ member: 'ana', date: '2025-01-01', amountMinor: 0 }],
    credit: { ...CREDIT, ...credit, amountMinor: priceMinor },
  })
}
const partsOf = ({ payments }: BuyOut) =>
  payments.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor])
const yearly = (years: number, from = 2026): readonly string[] =>
  Array.from({ length: years }, (_, at) => `${from + at}-01-01`)

describe('From the source', () => {
  it('CW-3: workers buy out their enterprise: price, contributions, credit with interest, and who owns how much when', () => {
    const plan = buyOutOf(BASE)
    expect(plan.payments).toEqual([
      { date: '2026-01-01', principalMinor: 2000000n, interestMinor: 240000n, owedAfterMinor: 4000000n },
      { date: '2027-01-01', principalMinor: 2000000n, interestMinor: 160000n, owedAfterMinor: 2000000n },
      { date: '2028-01-01', principalMinor: 2000000n, interestMinor: 80000n, owedAfterMinor: 0n },
    ])
    expect(plan.interestMinor).toBe(480000n)
    const tenths = ({ from, members, cooperative, seller }: Ownership) => [
      from,
      ...[...members.map(({ share }) => share), cooperative, seller].map(
        ({ numerator, denominator }) => (10n * numerator) / denominator,
      ),
    ]
    expect(plan.ownership.map(tenths)).toEqual([
      ['2025-01-01', 3n, 0n, 0n, 7n],
      ['2025-07-01', 3n, 1n, 0n, 6n],
      ['2026-01-01', 3n, 1n, 2n, 4n],
      ['2027-01-01', 3n, 1n, 4n, 2n],
      ['2028-01-01', 3n, 1n, 6n, 0n],
    ])
  })

  it('CW-4: power is shared: one member one vote from the first day, whatever they have paid, and the reason says so', () => {
    const { ownership, because } = buyOutOf(BASE)
    for (const { members } of ownership)
      expect(members.map(({ member, votes }) => [member, votes])).toEqual([
        ['ana', 1],
        ['ben', 1],
      ])
    expect(because).toEqual([
      {
        code: 'buy-out',
        clauses: ['CW-3'],
        priceMinor: 10000000n,
        creditMinor: 6000000n,
        interestMinor: 480000n,
        members: 2,
        currency: 'EUR',
        signedOn: '2025-01-01',
      },
      { code: 'one-vote-each', clauses: ['CW-4'], members: 2 },
    ])
    expect(explain(because, 'en')).toBe(
      'Signed on 2025-01-01: 2 members buy the enterprise for 100,000.00 EUR, of which the seller lends 60,000.00 EUR for 4,800.00 EUR of interest (CW-3). From the first day each of the 2 members has one vote (CW-4).',
    )
    expect(explain(because, 'es')).toBe(
      'Firmado el 2025-01-01: 2 personas socias compran la empresa por 100.000,00 EUR; quien vende presta 60.000,00 EUR por 4800,00 EUR de intereses (CW-3). Desde el primer día cada persona socia tiene un voto; son 2 (CW-4).',
    )
  })

  it('CW-3: without credit of the seller the sentence says so, and whoever applies it under other clauses says that', () => {
    const { because } = buyOutOf({
      currency: 'EUR',
      priceMinor: 100,
      signedOn: '2025-01-01',
      rounding: 'half-even',
      contributions: [{ member: 'ana', date: '2025-01-01', amountMinor: 100 }],
      clauses: ['WJC-1'],
    })
    expect(explain(because, 'en')).toBe(
      'Signed on 2025-01-01: 1 member buys the enterprise for 1.00 EUR, without credit of the seller (WJC-1). From the first day the one member has one vote (WJC-1).',
    )
    expect(explain(because, 'es')).toMatch(
      /^Firmado el 2025-01-01: 1 persona socia compra la empresa por 1,00 EUR; quien vende no presta nada \(WJC-1\)\./,
    )
  })

  it("5,000 at 10 % in five equal parts: interest 500, 400, 300, 200, 100 (IUT en ligne, Paronneau, Tableaux d'amortissement, 3.3.3)", () => {
    expect(partsOf(lent(500000n, { ratePerYear: '10%', paidOn: yearly(5) }))).toEqual(
      [50000n, 40000n, 30000n, 20000n, 10000n].map((interest) => [100000n, interest]),
    )
  })

  it("25,000 FCFA at 6 % in five: 4,500 of interest (Scribd 469358327, Tableau d'amortissement par amortissement constant)", () => {
    const plan = buyOutOf({
      ...BASE,
      currency: 'XAF',
      priceMinor: 25000,
      contributions: [{ member: 'ana', date: '2025-01-01', amountMinor: 0 }],
      credit: { ...CREDIT, amountMinor: 25000, ratePerYear: '6%', paidOn: yearly(5) },
    })
    expect(partsOf(plan)).toEqual([1500n, 1200n, 900n, 600n, 300n].map((interest) => [5000n, interest]))
    expect(plan.interestMinor).toBe(4500n)
  })

  it("50,000 at 6 % in ten half years: 5,000 and at first 1,500 of interest (mutui.me, Il piano di ammortamento all'italiana)", () => {
    const paidOn = yearly(5).flatMap((day, at) => [`${2025 + at}-07-01`, day])
    const [first, ...others] = partsOf(lent(5000000n, { ratePerYear: '6%', paidOn }))
    expect(first).toEqual([500000n, 150000n])
    expect(others.at(-1)).toEqual([500000n, 15000n])
  })
})

describe('At the boundary', () => {
  it('contributions and credit a cent below the price, just the price, and a cent above', () => {
    expect(['10000001', '10000000', '9999999'].map((priceMinor) => codes({ priceMinor }))).toEqual([
      ['price-not-met priceMinor'],
      [],
      ['price-not-met priceMinor'],
    ])
  })

  it('a price of nothing is none; a price of one cent is one', () => {
    const { credit: _, ...withoutCredit } = BASE
    const plan = (cents: number): BuyOutInput => ({
      ...withoutCredit,
      priceMinor: cents,
      contributions: [{ member: 'ana', date: '2025-01-01', amountMinor: cents }],
    })
    expect(codes({ ...plan(0), credit: undefined })).toEqual(['price-not-met priceMinor'])
    expect(buyOutOf(plan(1)).ownership).toEqual([
      {
        from: '2025-01-01',
        members: [{ member: 'ana', share: slow(1n), votes: 1 }],
        cooperative: slow(0n),
        seller: slow(0n),
      },
    ])
  })

  it('a contribution the day before the signing, on its day, and the day after', () => {
    const on = (day: string) => codes({ contributions: [{ member: 'ana', date: day, amountMinor: 4000000 }] })
    expect(['2024-12-31', '2025-01-01', '2025-01-02'].map(on)).toEqual([
      ['before-signing contributions[0].date'],
      [],
      [],
    ])
  })

  it('a payment the day before the signing, on its day without interest, and the day after with that of a day', () => {
    expect(codes({ credit: { ...CREDIT, paidOn: ['2024-12-31'] } })).toEqual(['before-signing credit.paidOn[0]'])
    const paid = (day: string) => partsOf(lent(3600000n, { ratePerYear: '10%', paidOn: [day] }))
    expect([paid('2025-01-01'), paid('2025-01-02')]).toEqual([[[3600000n, 0n]], [[3600000n, 1000n]]])
  })

  it('a rate of nothing, and no rate below it', () => {
    expect(lent(300n, { ratePerYear: 0 }).interestMinor).toBe(0n)
    expect(codes({ credit: { ...CREDIT, ratePerYear: '-0.01%' } })).toEqual(['negative-rate credit.ratePerYear'])
  })

  it('a credit of one cent less, just as many, and one more than there are payments: the earlier ones are the larger', () => {
    const principal = (cents: bigint) => lent(cents, {}).payments.map(({ principalMinor }) => principalMinor)
    expect([2n, 3n, 4n].map(principal)).toEqual([
      [1n, 1n, 0n],
      [1n, 1n, 1n],
      [2n, 1n, 1n],
    ])
  })

  it('interest of half a cent, by each rounding', () => {
    // 100.00 for a day of 360 at 1.8 % is half a cent.
    const interest = (rounding: Rounding) =>
      lent(10000n, { rounding, ratePerYear: '1.8%', paidOn: ['2025-01-02'] }).interestMinor
    expect(ROUNDINGS.map((rounding) => [rounding, interest(rounding)])).toEqual([
      ['half-even', 0n],
      ['half-up', 1n],
      ['up', 1n],
      ['down', 0n],
    ])
  })

  it('under a day count that depends on where one cuts, each payment begins anew', () => {
    // 30/360 US: from 1 January to 31 March 90 days, from there to 30 April 30, and from there to 31 May 30.
    const paid = lent(1080000n, {
      dayCount: '30/360 US',
      ratePerYear: '10%',
      paidOn: ['2025-03-31', '2025-04-30', '2025-05-31'],
    })
    expect(partsOf(paid)).toEqual([
      [360000n, 27000n],
      [360000n, 6000n],
      [360000n, 3000n],
    ])
  })

  it('10^30, of which a third a year, to the last cent', () => {
    const plan = lent(10n ** 30n, {})
    const third = (10n ** 30n - 1n) / 3n
    expect(plan.payments.map(({ principalMinor }) => principalMinor)).toEqual([third + 1n, third, third])
    expect(plan.payments[0]?.interestMinor).toBe(4n * 10n ** 28n)
    expect(plan.ownership.at(-1)?.cooperative).toEqual(slow(1n))
  })
})

describe('Always true', () => {
  const signed = epochDay(date('2025-01-01'))
  const dayOf = (offset: number): string => dateOfEpochDay(signed + offset)
  const members = fc.constantFrom('ana', 'ben', 'cleo', 'dov', '__proto__', 'constructor')
  const dayCounts = fc.constantFrom('ACT/365F' as const, 'ACT/360' as const, '30E/360' as const)
  const plans = fc
    .record({
      contributions: fc.array(
        fc.record({ member: members, at: fc.nat(2000), amountMinor: fc.bigInt({ min: 0n, max: 10n ** 9n }) }),
        { minLength: 1, maxLength: 10 },
      ),
      credit: fc.bigInt({ min: 1n, max: 10n ** 10n }),
      bips: fc.nat(2000),
      paidAt: fc.uniqueArray(fc.nat(4000), { minLength: 1, maxLength: 12 }),
      dayCount: dayCounts,
      rounding: fc.constantFrom(...ROUNDINGS),
    })
    .map(({ contributions, credit, bips, paidAt, dayCount, rounding }) => ({
      currency: 'EUR',
      priceMinor: contributions.reduce((sum, { amountMinor }) => sum + amountMinor, credit),
      signedOn: '2025-01-01',
      rounding,
      contributions: contributions.map(({ member, at, amountMinor }) => ({ member, date: dayOf(at), amountMinor })),
      credit: {
        amountMinor: credit,
        ratePerYear: { numerator: BigInt(bips), denominator: 10000n },
        dayCount,
        paidOn: paidAt.map(dayOf),
      },
    }))

  it('the shares sum to one at every date, none is below zero, and each member keeps one vote', () => {
    always(
      fc.property(plans, (plan) => {
        const { ownership } = buyOutOf(plan)
        const everybody = [...new Set(plan.contributions.map(({ member }) => member))].sort()
        for (const { members: owners, cooperative, seller } of ownership) {
          const parts = [...owners.map(({ share }) => share), cooperative, seller]
          expect(slowSum(parts)).toEqual(slow(1n))
          expect(parts.every(({ numerator }) => numerator >= 0n)).toBe(true)
          expect(owners.map(({ member, votes }) => [member, votes])).toEqual(everybody.map((member) => [member, 1]))
        }
      }),
    )
  })

  it('everybody owns what they have paid by that date, divided by the price', () => {
    always(
      fc.property(plans, (plan) => {
        const { ownership, payments } = buyOutOf(plan)
        for (const { from, members: owners, cooperative } of ownership) {
          for (const { member, share } of owners) {
            const paid = plan.contributions.filter((one) => one.member === member && one.date <= from)
            expect(share).toEqual(
              slow(
                paid.reduce((sum, one) => sum + one.amountMinor, 0n),
                plan.priceMinor,
              ),
            )
          }
          const back = payments.filter((payment) => payment.date <= from)
          expect(cooperative).toEqual(
            slow(
              back.reduce((sum, one) => sum + one.principalMinor, 0n),
              plan.priceMinor,
            ),
          )
        }
      }),
      100,
    )
  })

  it('ownership starts on the day of signing, each date comes once and in order, and the seller ends with nothing', () => {
    always(
      fc.property(plans, (plan) => {
        const { ownership } = buyOutOf(plan)
        const dates = ownership.map(({ from }) => from)
        expect(dates[0]).toBe('2025-01-01')
        expect(dates).toEqual([...new Set(dates)].sort())
        expect(ownership.at(-1)?.seller).toEqual(slow(0n))
        for (let at = 1; at < ownership.length; at++) {
          const [before, after] = ownership.slice(at - 1, at + 1) as [Ownership, Ownership]
          expect(slowCompare(after.seller, before.seller)).toBeLessThanOrEqual(0)
        }
      }),
    )
  })

  it('the principal parts sum to the credit, differ by a cent at most, and the larger come first', () => {
    always(
      fc.property(plans, (plan) => {
        const { payments } = buyOutOf(plan)
        const parts = payments.map(({ principalMinor }) => principalMinor)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(plan.credit.amountMinor)
        expect((parts[0] ?? 0n) - (parts.at(-1) ?? 0n) <= 1n).toBe(true)
        expect(parts).toEqual([...parts].sort((a, b) => Number(b - a)))
        expect(payments.map(({ date: day }) => day)).toEqual([...plan.credit.paidOn].sort())
        expect(payments.at(-1)?.owedAfterMinor).toBe(0n)
      }),
    )
  })

  it('interest is what plain whole numbers say of what was owed, for the days since the payment before', () => {
    always(
      fc.property(plans, (plan) => {
        const { payments, interestMinor } = buyOutOf(plan)
        let owed = plan.credit.amountMinor
        let since = plan.signedOn
        let sum = 0n
        for (const payment of payments) {
          const expected = slowInterest(owed, plan.credit, since, payment.date, plan.rounding)
          expect(payment.interestMinor).toBe(expected)
          owed -= payment.principalMinor
          expect(payment.owedAfterMinor).toBe(owed)
          since = payment.date
          sum += expected
        }
        expect(interestMinor).toBe(sum)
      }),
    )
  })

  it('the order of the lists does not matter', () => {
    always(
      fc.property(plans, (plan) => {
        const turned = {
          ...plan,
          contributions: [...plan.contributions].reverse(),
          credit: { ...plan.credit, paidOn: [...plan.credit.paidOn].reverse() },
        }
        expect(buyOutOf(turned)).toEqual(buyOutOf(plan))
      }),
      100,
    )
  })

  /** Amount × rate × days ÷ days of the year, by bigints alone. */
  const slowInterest = (
    amount: bigint,
    terms: {
      readonly ratePerYear: { readonly numerator: bigint; readonly denominator: bigint }
      readonly dayCount: string
    },
    start: string,
    end: string,
    rounding: Rounding,
  ): bigint => {
    const { ratePerYear, dayCount } = terms
    const days = dayCount === '30E/360' ? days30E(start, end) : (Date.parse(end) - Date.parse(start)) / 86_400_000
    const above = amount * ratePerYear.numerator * BigInt(days)
    const below = ratePerYear.denominator * (dayCount === 'ACT/365F' ? 365n : 360n)
    const whole = above / below
    const twice = 2n * (above % below)
    const up = {
      'half-even': twice > below || (twice === below && whole % 2n === 1n),
      'half-up': twice >= below,
      up: twice > 0n,
      down: false,
    }[rounding]
    return up ? whole + 1n : whole
  }

  /** Every month has thirty days: a 31st is a 30th. */
  const days30E = (start: string, end: string): number => {
    const [from, to] = [start, end].map((day) => {
      const [year = 0, month = 0, of = 0] = day.split('-').map(Number)
      return year * 360 + month * 30 + Math.min(of, 30)
    })
    return (to ?? 0) - (from ?? 0)
  }
})

describe('Not true, on purpose', () => {
  it('whoever brings nearly everything decides no more than whoever brings nothing', () => {
    const plan = buyOutOf({
      ...BASE,
      contributions: [
        { member: 'ana', date: '2025-01-01', amountMinor: 10000000 },
        { member: 'ben', date: '2025-01-01', amountMinor: 0 },
      ],
      credit: { ...CREDIT, amountMinor: 0 },
    })
    expect(plan.ownership[0]?.members).toEqual([
      { member: 'ana', share: slow(1n), votes: 1 },
      { member: 'ben', share: slow(0n), votes: 1 },
    ])
  })

  it('a member who brings something only later owns nothing yet, and votes already', () => {
    expect(buyOutOf(BASE).ownership[0]?.members[1]).toEqual({ member: 'ben', share: slow(0n), votes: 1 })
  })

  it('what the cooperative pays back belongs to no member: their shares do not grow with it', () => {
    const { ownership } = buyOutOf(BASE)
    expect(ownership.at(-1)?.members).toEqual(ownership[1]?.members)
    expect(ownership.at(-1)?.cooperative).toEqual(slow(3n, 5n))
  })

  it('equal parts are not equal payments: with interest each payment is smaller than the one before', () => {
    expect(partsOf(buyOutOf(BASE)).map(([principal = 0n, interest = 0n]) => principal + interest)).toEqual([
      2240000n,
      2160000n,
      2080000n,
    ])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        currency: 'eur',
        priceMinor: '-1',
        signedOn: '2025-02-29',
        rounding: 'floor',
        contributions: [
          { member: '', date: '2025-1-1', amountMinor: '1.5', votes: 2 },
          'ana',
          { member: 'ben', date: '2025-01-01', amountMinor: '-1' },
          {},
        ],
        credit: { amountMinor: 'x', ratePerYear: '-1%', dayCount: 'ACT/366', paidOn: [], penalty: 1 },
        clauses: [3],
        votes: 1,
      }),
    ).toEqual([
      'unknown-key votes',
      'wrong-kind clauses[0]',
      'unknown-currency currency',
      'negative-amount priceMinor',
      'not-a-date signedOn',
      'not-one-of rounding',
      'unknown-key contributions[0].votes',
      'not-a-name contributions[0].member',
      'not-a-date contributions[0].date',
      'not-minor-units contributions[0].amountMinor',
      'wrong-kind contributions[1]',
      'negative-amount contributions[2].amountMinor',
      'missing-key contributions[3].member',
      'missing-key contributions[3].date',
      'missing-key contributions[3].amountMinor',
      'unknown-key credit.penalty',
      'not-minor-units credit.amountMinor',
      'negative-rate credit.ratePerYear',
      'not-one-of credit.dayCount',
      'empty-list credit.paidOn',
    ])
  })

  it('a day of payment twice, under the place where it stands', () => {
    const paid = (...paidOn: readonly string[]) => codes({ credit: { ...CREDIT, paidOn } })
    expect(paid('2026-01-01', '2027-01-01', '2026-01-01')).toEqual(['listed-twice credit.paidOn[2]'])
    expect(paid('2026-02-30', '2027-01-01', '2027-01-01')).toEqual([
      'not-a-date credit.paidOn[0]',
      'listed-twice credit.paidOn[2]',
    ])
  })

  it('nothing at all, and each key that is left out', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryBuyOutOf(input as unknown as BuyOutInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(
      ['currency', 'priceMinor', 'signedOn', 'contributions', 'rounding'].map((key) => codes({ [key]: undefined })),
    ).toEqual([
      ['missing-key currency'],
      ['missing-key priceMinor'],
      ['missing-key signedOn'],
      ['missing-key contributions'],
      ['missing-key rounding'],
    ])
    expect(Object.keys(CREDIT).map((key) => codes({ credit: { ...CREDIT, [key]: undefined } }))).toEqual([
      ['missing-key credit.amountMinor'],
      ['missing-key credit.ratePerYear'],
      ['missing-key credit.dayCount'],
      ['missing-key credit.paidOn'],
    ])
  })

  it('a credit, contributions and days of payment that are none', () => {
    for (const credit of [null, '', 7, [], false]) expect(codes({ credit })[0]).toBe('wrong-kind credit')
    for (const contributions of [null, '', 7, {}])
      expect(codes({ contributions })).toEqual(['wrong-kind contributions'])
    for (const paidOn of [null, '', 7, {}])
      expect(codes({ credit: { ...CREDIT, paidOn } })).toEqual(['wrong-kind credit.paidOn'])
    for (const day of [null, '', 7, {}, Number.NaN])
      expect(codes({ credit: { ...CREDIT, paidOn: [day] } })).toEqual(['not-a-date credit.paidOn[0]'])
  })

  it('a buy-out without members', () => {
    expect(codes({ contributions: [] })[0]).toBe('empty-list contributions')
  })

  it('a rate that is no number', () => {
    expect(codes({ credit: { ...CREDIT, ratePerYear: '3' } })).toEqual(['rate-without-percent credit.ratePerYear'])
    for (const [name, ratePerYear, code] of NOT_NUMBERS)
      if (ratePerYear !== undefined)
        expect([name, ...codes({ credit: { ...CREDIT, ratePerYear } })]).toEqual([name, `${code} credit.ratePerYear`])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => buyOutOf({ ...BASE, priceMinor: 1 }))).toBe('price-not-met')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['buy-out', 'refused']
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryBuyOutOf({ ...BASE, [key]: value }).kind)
      }),
    )
    always(
      fc.property(fc.constantFrom(...Object.keys(CREDIT)), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryBuyOutOf({ ...BASE, credit: { ...CREDIT, [key]: value } }).kind)
      }),
    )
  })
})
