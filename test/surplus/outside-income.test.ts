import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explain } from '../../src/reasons/index.js'
import { type OutsideIncomeInput, outsideIncomeOf, tryOutsideIncomeOf } from '../../src/surplus/index.js'
import { shares } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'
import { slow } from '../arbitraries/slow.js'

const BASE: OutsideIncomeInput = {
  currency: 'GBP',
  limit: '1/3',
  income: [
    { from: 'members', amountMinor: '4000000' },
    { from: 'outside', amountMinor: '2000000' },
  ],
}
const codes = (more: object): readonly string[] => {
  const answer = tryOutsideIncomeOf({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
const inside = (amountMinor: bigint) => ({ from: 'members' as const, amountMinor })
const outside = (amountMinor: bigint) => ({ from: 'outside' as const, amountMinor })

describe('From the source', () => {
  it('WC-9: members give 40,000 pounds, supporters 5,000, foundations and sponsors 15,000: a quarter from outside', () => {
    const answer = outsideIncomeOf({
      currency: 'GBP',
      limit: '30%',
      income: [
        { from: 'members', amountMinor: 4000000n },
        { from: 'supporters', amountMinor: 500000n },
        { from: 'outside', amountMinor: 1000000n },
        { from: 'outside', amountMinor: 500000n },
      ],
    })
    expect(answer).toEqual({
      kind: 'within-limit',
      outsideMinor: 1500000n,
      incomeMinor: 6000000n,
      share: { numerator: 1n, denominator: 4n },
      because: [
        {
          code: 'outside-income',
          clauses: ['WC-9'],
          outsideMinor: 1500000n,
          incomeMinor: 6000000n,
          observed: { numerator: 1n, denominator: 4n },
          required: { numerator: 3n, denominator: 10n },
          currency: 'GBP',
          over: false,
        },
      ],
    })
    expect(explain(answer.because, 'en')).toBe(
      '15,000.00 GBP of an income of 60,000.00 GBP came from outside, which is 25%; at most 30% may (WC-9).',
    )
    expect(explain(answer.because, 'es')).toBe(
      'De unos ingresos de 60.000,00 GBP, vinieron de fuera 15.000,00 GBP, es decir, 25\u00a0%; el máximo es 30\u00a0% (WC-9).',
    )
  })

  it('WC-9: too much from outside is an outcome, and the sentence says that it is too much', () => {
    const answer = outsideIncomeOf({ ...BASE, limit: '20%' })
    expect(answer.kind).toBe('over-limit')
    expect(explain(answer.because, 'en')).toMatch(/at most 20% may, so it is too much \(WC-9\)\.$/)
    expect(explain(answer.because, 'es')).toMatch(/el máximo es 20\u00a0%, así que es demasiado \(WC-9\)\.$/)
  })
})

describe('At the boundary', () => {
  it('a penny below the limit and exactly on it is within, a penny above is over', () => {
    const with2 = (pennies: bigint) => outsideIncomeOf({ ...BASE, income: [inside(4000000n), outside(pennies)] }).kind
    expect([1999999n, 2000000n, 2000001n].map(with2)).toEqual(['within-limit', 'within-limit', 'over-limit'])
  })

  it('where doubles see no difference: one part in 10^30', () => {
    const all = 3n * 10n ** 30n
    const with1 = (pennies: bigint) =>
      outsideIncomeOf({ ...BASE, income: [inside(all - pennies), outside(pennies)] }).kind
    expect([10n ** 30n - 1n, 10n ** 30n, 10n ** 30n + 1n].map(with1)).toEqual([
      'within-limit',
      'within-limit',
      'over-limit',
    ])
  })

  it('a limit of nothing lets nothing in, a limit of all lets everything in', () => {
    const only = (limit: number, amount: bigint) => outsideIncomeOf({ ...BASE, limit, income: [outside(amount)] }).kind
    expect([only(0, 0n), only(0, 1n), only(1, 1n)]).toEqual(['within-limit', 'over-limit', 'within-limit'])
  })

  it('a limit of 0, of 1, and one step outside each', () => {
    expect(['-0.0001', '0', '1', '1.0001', '100%', '100.01%'].map((limit) => codes({ limit }))).toEqual([
      ['not-a-share limit'],
      [],
      [],
      ['not-a-share limit'],
      [],
      ['not-a-share limit'],
    ])
  })

  it('no income at all is within every limit, and its share is zero', () => {
    for (const income of [[], [inside(0n)], [outside(0n)]])
      expect(outsideIncomeOf({ ...BASE, limit: 0, income })).toMatchObject({
        kind: 'within-limit',
        share: { numerator: 0n, denominator: 1n },
      })
  })
})

describe('Always true', () => {
  const sources = fc.constantFrom('members' as const, 'supporters' as const, 'outside' as const)
  const incomes = fc.array(fc.record({ from: sources, amountMinor: fc.bigInt({ min: 0n, max: 10n ** 20n }) }), {
    maxLength: 12,
  })
  const total = (income: readonly { readonly amountMinor: bigint }[]): bigint =>
    income.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)

  it('it is over just where outside income, divided by all of it, is above the limit, by whole numbers', () => {
    always(
      fc.property(incomes, shares, (income, limit) => {
        const from = total(income.filter(({ from: source }) => source === 'outside'))
        const all = total(income)
        const answer = outsideIncomeOf({ ...BASE, income, limit })
        expect(answer.kind === 'over-limit').toBe(from * limit.denominator > limit.numerator * all)
        expect(answer).toMatchObject({ outsideMinor: from, incomeMinor: all })
        expect(answer.share).toEqual(all === 0n ? slow(0n) : slow(from, all))
      }),
    )
  })

  it('exactly the share that came from outside is a limit that holds', () => {
    always(
      fc.property(incomes, (income) => {
        const { share } = outsideIncomeOf({ ...BASE, income, limit: 1 })
        expect(outsideIncomeOf({ ...BASE, income, limit: share }).kind).toBe('within-limit')
      }),
    )
  })

  it('the order of the list does not matter, nor whether a sum is entered in parts', () => {
    always(
      fc.property(incomes, shares, (income, limit) => {
        const sums = (['members', 'supporters', 'outside'] as const).map((from) => ({
          from,
          amountMinor: total(income.filter((one) => one.from === from)),
        }))
        const answer = outsideIncomeOf({ ...BASE, income, limit })
        expect(outsideIncomeOf({ ...BASE, income: [...income].reverse(), limit })).toEqual(answer)
        expect(outsideIncomeOf({ ...BASE, income: sums, limit })).toEqual(answer)
      }),
    )
  })

  it('more from members and supporters never brings it over the limit', () => {
    always(
      fc.property(incomes, shares, sources, fc.bigInt({ min: 0n, max: 10n ** 20n }), (income, limit, from, more) => {
        const before = outsideIncomeOf({ ...BASE, income, limit }).kind
        const after = outsideIncomeOf({ ...BASE, income: [...income, { from, amountMinor: more }], limit }).kind
        if (from !== 'outside' && before === 'within-limit') expect(after).toBe('within-limit')
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('just the limit is not too much: a law that asks for more than half from inside needs another comparison', () => {
    // Codice civile, article 2513: the part of members must be above fifty per cent, and not only as much.
    const half = [inside(1n), outside(1n)]
    expect(outsideIncomeOf({ ...BASE, limit: '50%', income: half }).kind).toBe('within-limit')
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        currency: 'GB',
        limit: '150%',
        income: [{ from: 'sponsors', amountMinor: '-1' }, 7, { from: 'members', amountMinor: '1.5', to: 'us' }, {}],
        clauses: [9],
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses[0]',
      'unknown-currency currency',
      'not-a-share limit',
      'not-one-of income[0].from',
      'negative-amount income[0].amountMinor',
      'wrong-kind income[1]',
      'unknown-key income[2].to',
      'not-minor-units income[2].amountMinor',
      'missing-key income[3].from',
      'missing-key income[3].amountMinor',
    ])
  })

  it('nothing at all, each key that is left out, and a list that is none', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(tryOutsideIncomeOf(input as unknown as OutsideIncomeInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(Object.keys(BASE).map((key) => codes({ [key]: undefined }))).toEqual([
      ['missing-key currency'],
      ['missing-key limit'],
      ['missing-key income'],
    ])
    for (const income of [null, '', {}, 0]) expect(codes({ income })).toEqual(['wrong-kind income'])
  })

  it('amounts that are no whole smallest units', () => {
    for (const amountMinor of ['', '1.5', '1e30', Number.NaN, 2 ** 53, null])
      expect(codes({ income: [{ from: 'outside', amountMinor }] })).toEqual(['not-minor-units income[0].amountMinor'])
  })

  it('a limit that is no number', () => {
    for (const [name, limit, code] of NOT_NUMBERS)
      if (limit !== undefined) expect([name, ...codes({ limit })]).toEqual([name, `${code} limit`])
  })

  it('sources by the names of what objects have anyway', () => {
    for (const from of ['__proto__', 'constructor', 'toString', ''])
      expect(codes({ income: [{ from, amountMinor: 1 }] })).toEqual(['not-one-of income[0].from'])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => outsideIncomeOf({ ...BASE, limit: 2 }))).toBe('not-a-share')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    const kinds = ['within-limit', 'over-limit', 'refused']
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(kinds).toContain(tryOutsideIncomeOf({ ...BASE, [key]: value }).kind)
        expect(kinds).toContain(
          tryOutsideIncomeOf({ ...BASE, income: [{ from: 'members', [key]: value }] } as never).kind,
        )
      }),
    )
  })
})
