import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Rounding, ROUNDINGS } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { type SubscriptionInput, subscriptionOf, trySubscriptionOf } from '../../src/surplus/index.js'
import { shares } from '../arbitraries/numbers.js'
import { codeOf, NOT_NUMBERS } from '../arbitraries/refused.js'
import { always } from '../arbitraries/run.js'

const BASE: SubscriptionInput = {
  currency: 'GBP',
  labourCostMinor: '100000000',
  share: '1/1000',
  rounding: 'half-even',
}
const subscribed = (more: Partial<SubscriptionInput>): bigint => subscriptionOf({ ...BASE, ...more }).amountMinor
const codes = (more: object): readonly string[] => {
  const answer = trySubscriptionOf({ ...BASE, ...more })
  return answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []
}
const pence = (pounds: string): bigint => BigInt(pounds.replaceAll(/[.,]/g, ''))
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n)

/** Twenty enterprises as a federation has them, by labour cost of the year before, in pounds; and what each subscribes, in pence. */
const ENTERPRISES: readonly (readonly [string, string, bigint])[] = [
  ['wholefoods', '11,845,235.00', 1184524n],
  ['bakery', '4,028,719.55', 402872n],
  ['print', '612,403.18', 61240n],
  ['software', '3,187,644.02', 318764n],
  ['cycle-courier', '472,155.90', 47216n],
  ['bookshop', '289,501.27', 28950n],
  ['housing-repair', '2,153,088.46', 215309n],
  ['architects', '1,874,420.13', 187442n],
  ['film', '398,712.64', 39871n],
  ['translation', '226,407.81', 22641n],
  ['vegetable-boxes', '2,641,189.35', 264119n],
  ['brewery', '743,066.82', 74307n],
  ['cafe', '184,522.19', 18452n],
  ['solar', '1,539,204.77', 153920n],
  ['legal-advice', '331,875.05', 33188n],
  ['home-care', '7,118,462.30', 711846n],
  ['press', '269,044.13', 26904n],
  ['furniture', '581,237.46', 58124n],
  ['web-hosting', '964,712.88', 96471n],
  ['recycling', '538,397.09', 53840n],
]

describe('From the source', () => {
  it('WC-8: the 40,000 pounds of 2023, from labour costs that add up to 40,000,000 pounds, each subscription rounded once', () => {
    expect(sum(ENTERPRISES.map(([, cost]) => pence(cost)))).toBe(pence('40,000,000.00'))
    const each = ENTERPRISES.map(([, cost]) => subscribed({ labourCostMinor: pence(cost) }))
    expect(each).toEqual(ENTERPRISES.map(([, , expected]) => expected))
    expect(sum(each)).toBe(pence('40,000.00'))
  })

  it('WC-8: a payroll of 500,000 pounds is a fee of 500 pounds (workers.coop, membership form, its own example)', () => {
    expect(subscribed({ labourCostMinor: pence('500,000.00') })).toBe(pence('500.00'))
  })

  it('WC-8: 1/1000 and 0.1% are one share, and the reason says how much of what it is', () => {
    const answer = subscriptionOf({ ...BASE, labourCostMinor: 18250055n, share: '0.1%' })
    expect(answer).toEqual(subscriptionOf({ ...BASE, labourCostMinor: '18250055', share: '1/1000' }))
    expect(answer.because).toEqual([
      {
        code: 'subscription',
        clauses: ['WC-8'],
        labourCostMinor: 18250055n,
        share: { numerator: 1n, denominator: 1000n },
        amountMinor: 18250n,
        currency: 'GBP',
        rounding: 'half-even',
      },
    ])
    expect(explain(answer.because, 'en')).toBe(
      '1/1000 of a labour cost of 182,500.55 GBP is 182.50 GBP, rounded once (half-even) (WC-8).',
    )
    expect(explain(answer.because, 'es')).toBe(
      '1/1000 de un coste laboral de 182.500,55 GBP son 182,50 GBP, con un solo redondeo (al más cercano con mitades al par) (WC-8).',
    )
  })

  it('WC-8: 150 pounds at least: 60,000 pounds of payroll pay that (workers.coop, membership form), and the reason says why', () => {
    const answer = subscriptionOf({ ...BASE, labourCostMinor: pence('60,000.00'), minimumMinor: pence('150.00') })
    expect(answer.amountMinor).toBe(pence('150.00'))
    expect(answer.because).toMatchObject([
      { code: 'subscription', amountMinor: pence('60.00') },
      { code: 'subscription-minimum', clauses: ['WC-8'], minimumMinor: pence('150.00'), currency: 'GBP' },
    ])
    expect(explain(answer.because.slice(1), 'en')).toBe('No enterprise subscribes less than 150.00 GBP (WC-8).')
    expect(explain(answer.because.slice(1), 'es')).toBe('Ninguna empresa aporta menos de 150,00 GBP de cuota (WC-8).')
  })

  it('WC-8: whoever applies the rule under another clause says so', () => {
    expect(subscriptionOf({ ...BASE, clauses: ['CW-5'] }).because[0].clauses).toEqual(['CW-5'])
  })
})

describe('At the boundary', () => {
  it('half a penny: one below, exactly, one above, under each rounding', () => {
    const at = (rounding: Rounding) =>
      ['499', '500', '501', '1499', '1500', '1501'].map((labourCostMinor) => subscribed({ labourCostMinor, rounding }))
    expect(at('half-even')).toEqual([0n, 0n, 1n, 1n, 2n, 2n])
    expect(at('half-up')).toEqual([0n, 1n, 1n, 1n, 2n, 2n])
    expect(at('up')).toEqual([1n, 1n, 1n, 2n, 2n, 2n])
    expect(at('down')).toEqual([0n, 0n, 0n, 1n, 1n, 1n])
  })

  it('no labour cost, and a penny of it', () => {
    expect(['0', '1'].map((labourCostMinor) => subscribed({ labourCostMinor, rounding: 'up' }))).toEqual([0n, 1n])
  })

  it('no share is no subscription, all of it is the cost', () => {
    expect([subscribed({ share: 0 }), subscribed({ share: 1 })]).toEqual([0n, 100000000n])
  })

  it('a share below nothing, of nothing, of all, and above all', () => {
    expect(['-0.0001', '0', '1', '1.0001', 1000].map((share) => codes({ share }))).toEqual([
      ['not-a-share share'],
      [],
      [],
      ['not-a-share share'],
      ['not-a-share share'],
    ])
  })

  it('a least subscription a penny below the share, just the share, and a penny above', () => {
    const told = ['99999', '100000', '100001'].map((minimumMinor) => subscriptionOf({ ...BASE, minimumMinor }))
    expect(told.map(({ amountMinor }) => amountMinor)).toEqual([100000n, 100000n, 100001n])
    expect(told.map(({ because }) => because.length)).toEqual([1, 1, 2])
    expect(['-1', '1.5'].map((minimumMinor) => codes({ minimumMinor }))).toEqual([
      ['negative-amount minimumMinor'],
      ['not-minor-units minimumMinor'],
    ])
  })

  it('a currency without a smaller unit, and one of a thousand parts', () => {
    expect(subscribed({ currency: 'JPY', labourCostMinor: '18250055' })).toBe(18250n)
    expect(subscribed({ currency: 'KWD', labourCostMinor: '18250055' })).toBe(18250n)
  })

  it('10^30 and a penny less, exactly', () => {
    expect(subscribed({ labourCostMinor: 10n ** 30n })).toBe(10n ** 27n)
    expect(subscribed({ labourCostMinor: `${10n ** 30n - 1n}`, rounding: 'down' })).toBe(10n ** 27n - 1n)
  })
})

describe('Always true', () => {
  const costs = fc.bigInt({ min: 0n, max: 10n ** 15n })
  const roundings = fc.constantFrom(...ROUNDINGS)

  it('a subscription is less than a unit away from its exact share', () => {
    always(
      fc.property(costs, shares, roundings, (cost, share, rounding) => {
        const away = subscribed({ labourCostMinor: cost, share, rounding }) * share.denominator - cost * share.numerator
        expect(away < share.denominator && -away < share.denominator).toBe(true)
      }),
    )
  })

  it('rounded to the nearest, the sum is at most half a unit an enterprise away from the share of the sum', () => {
    always(
      fc.property(fc.array(costs, { maxLength: 30 }), fc.constantFrom('half-even', 'half-up'), (list, rounding) => {
        const each = list.map((labourCostMinor) => subscribed({ labourCostMinor, rounding }))
        const away = 1000n * sum(each) - sum(list)
        const most = 500n * BigInt(list.length)
        expect(away <= most && -away <= most).toBe(true)
      }),
    )
  })

  it('whoever spends more on labour never subscribes less', () => {
    always(
      fc.property(costs, costs, shares, roundings, (a, b, share, rounding) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        const terms = { share, rounding }
        expect(subscribed({ labourCostMinor: less, ...terms }) <= subscribed({ labourCostMinor: more, ...terms })).toBe(
          true,
        )
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('the subscriptions are not the share of the sum: seven enterprises fall three pence short of it', () => {
    const each = Array.from({ length: 7 }, () => subscribed({ labourCostMinor: pence('100,004.49') }))
    expect(sum(each)).toBe(pence('700.00'))
    expect(subscribed({ labourCostMinor: 7n * pence('100,004.49') })).toBe(pence('700.03'))
  })

  it('nobody has a least subscription unless it is stated: 60 pounds for 60,000', () => {
    expect(subscribed({ labourCostMinor: pence('60,000.00') })).toBe(pence('60.00'))
  })

  it('with a least subscription the smallest pay more than the share: those without any labour cost pay it too', () => {
    expect(subscribed({ labourCostMinor: 0, minimumMinor: 15000 })).toBe(15000n)
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      codes({
        currency: 'gbp',
        labourCostMinor: '-1',
        share: '-1/1000',
        rounding: 'floor',
        clauses: 'WC-8',
        minimum: 150,
      }),
    ).toEqual([
      'unknown-key minimum',
      'wrong-kind clauses',
      'unknown-currency currency',
      'negative-amount labourCostMinor',
      'not-a-share share',
      'not-one-of rounding',
    ])
  })

  it('nothing at all, and each key that is left out', () => {
    for (const input of [null, undefined, 7, '', [], Number.NaN])
      expect(trySubscriptionOf(input as unknown as SubscriptionInput)).toMatchObject({
        kind: 'refused',
        problems: [{ code: 'wrong-kind', path: '' }],
      })
    expect(Object.keys(BASE).map((key) => codes({ [key]: undefined }))).toEqual([
      ['missing-key currency'],
      ['missing-key labourCostMinor'],
      ['missing-key share'],
      ['missing-key rounding'],
    ])
  })

  it('amounts that are no whole smallest units', () => {
    for (const labourCostMinor of ['12.50', '', ' 5', '1e3', '1_000', 1.5, Number.NaN, 2 ** 53, null, {}, true])
      expect(codes({ labourCostMinor })).toEqual(['not-minor-units labourCostMinor'])
  })

  it('a share that is no number', () => {
    for (const [name, share, code] of NOT_NUMBERS)
      if (share !== undefined) expect([name, ...codes({ share })]).toEqual([name, `${code} share`])
  })

  it('the throwing face throws what the other refuses', () => {
    expect(codeOf(() => subscriptionOf({ ...BASE, share: -1 }))).toBe('not-a-share')
  })

  it('whatever stands for a field is answered or refused, and nothing else is thrown', () => {
    always(
      fc.property(fc.constantFrom(...Object.keys(BASE), 'clauses'), fc.anything(), (key, value) => {
        expect(['subscription', 'refused']).toContain(trySubscriptionOf({ ...BASE, [key]: value }).kind)
      }),
    )
  })
})
