import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heldPay } from '../../src/deferral/index.js'
import { meetShortage, payroll, type Shortage, type ShortageInput, tryMeetShortage } from '../../src/pay/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

type Rule = NonNullable<ShortageInput['decision']>['rule']
type Met = Exclude<Shortage, { readonly kind: 'undecided' }>

const PAYDAY = '2024-06-30'
const BASE: ShortageInput = {
  payday: PAYDAY,
  currency: 'USD',
  fundsMinor: 100000,
  decided: 'beforehand',
  pay: [
    { worker: 'ana', amountMinor: 120000, category: 'coordinator' },
    { worker: 'ben', amountMinor: 80000, category: 'volunteer' },
  ],
}
const decided = (rule: Rule, decidedOn = '2024-01-10') => ({ decision: { rule, decidedOn } })
const met = (more: Partial<ShortageInput>): Met => {
  const answer = meetShortage({ ...BASE, ...more })
  if (answer.kind === 'undecided') throw new Error('undecided')
  return answer
}
const kindOf = (more: Partial<ShortageInput>) => meetShortage({ ...BASE, ...more }).kind
const refused = (more: object): readonly string[] => refusedOf(tryMeetShortage({ ...BASE, ...more }))
const pay = (...amounts: (number | bigint)[]) =>
  amounts.map((amountMinor, at) => ({ worker: String.fromCodePoint(97 + at), amountMinor }))
/** Paid, held and given up, one after the other. */
const partsOf = ({ parts }: Met) =>
  parts.map(({ paidMinor, heldMinor, forfeitedMinor }) => [paidMinor, heldMinor, forfeitedMinor])
const paidTo = (more: Partial<ShortageInput>) => met(more).parts.map(({ paidMinor }) => paidMinor)

const HOLD: Rule = { kind: 'hold' }
const PRO_RATA: Rule = { kind: 'pro-rata' }
const ALL_FORFEIT: Rule = { kind: 'forfeit', binds: 'all' }
const forfeit = (...agreed: string[]): Rule => ({ kind: 'forfeit', binds: 'who-agrees', agreed })
const byCategory = (...order: string[][]): Rule => ({ kind: 'by-category', order })

describe('From the source', () => {
  it('WJC-20: what was decided beforehand happens: everybody gets the same part, and the rest is held', () => {
    expect(met(decided(PRO_RATA))).toEqual({
      kind: 'short',
      parts: [
        { worker: 'ana', amountMinor: 120000n, paidMinor: 60000n, heldMinor: 60000n, forfeitedMinor: 0n },
        { worker: 'ben', amountMinor: 80000n, paidMinor: 40000n, heldMinor: 40000n, forfeitedMinor: 0n },
      ],
      held: [
        { worker: 'ana', payday: PAYDAY, amountMinor: 60000n },
        { worker: 'ben', payday: PAYDAY, amountMinor: 40000n },
      ],
      paidMinor: 100000n,
      heldMinor: 100000n,
      forfeitedMinor: 0n,
      fundsLeftMinor: 0n,
      because: [
        { code: 'funds-short', clauses: ['WJC-20'], fundsMinor: 100000n, payMinor: 200000n, currency: 'USD' },
        { code: 'shortage-rule', clauses: ['WJC-20'], rule: 'pro-rata', decidedOn: '2024-01-10' },
      ],
    })
  })

  it('WJC-20: $1,440 for claims of 1,200, 800 and 400 pay 60 % of each (Bankruptcy in Practice § 13.2)', () => {
    const claims = { pay: pay(1200_00, 800_00, 400_00), fundsMinor: 1440_00 }
    expect(paidTo({ ...claims, ...decided(PRO_RATA) })).toEqual([72000n, 48000n, 24000n])
  })

  it('WJC-20: the same where the 400 come first: 52 % of the others (the second example there)', () => {
    const [rosa, dana, charles] = pay(1200_00, 800_00, 400_00)
    const claims = [
      { ...rosa, category: 'unsecured' },
      { ...dana, category: 'unsecured' },
      { ...charles, category: 'secured' },
    ] as ShortageInput['pay']
    const rule = byCategory(['secured'], ['unsecured'])
    expect(paidTo({ pay: claims, fundsMinor: 1440_00, ...decided(rule) })).toEqual([62400n, 41600n, 40000n])
  })

  it('WJC-11, WJC-20: pay that is held is its worker’s investment: a year later it is owed with interest', () => {
    const { held } = met(decided(PRO_RATA))
    const account = heldPay({
      currency: 'USD',
      held,
      rates: [{ from: '2024-01-01', ratePerYear: '4%' }],
      dayCount: 'ACT/365F',
      compounding: 'none',
      rounding: 'half-even',
      roundingAt: 'event',
      rateInForce: 'each-day',
      paymentOrder: 'oldest-payday-first',
      until: '2025-06-30',
    })
    expect(account.workers.map(({ worker, heldMinor, owedMinor }) => [worker, heldMinor, owedMinor])).toEqual([
      ['ana', 60000n, 62400n],
      ['ben', 40000n, 41600n],
    ])
  })

  it('WJC-10, WJC-11: what is given up is neither owed nor held, so that it never earns interest', () => {
    const answer = met(decided(forfeit('ana')))
    expect(partsOf(answer)).toEqual([
      [0n, 0n, 120000n],
      [80000n, 0n, 0n],
    ])
    expect(answer.held).toEqual([])
    expect(answer.fundsLeftMinor).toBe(20000n)
  })

  it('WJC-11: the team might all decide to forfeit; forfeiting binds only who agrees, or, by charter, all', () => {
    expect(partsOf(met({ fundsMinor: 40000, ...decided(forfeit('ana')) }))).toEqual([
      [0n, 0n, 120000n],
      [40000n, 40000n, 0n],
    ])
    expect(partsOf(met({ fundsMinor: 40000, ...decided(ALL_FORFEIT) }))).toEqual([
      [0n, 0n, 120000n],
      [0n, 0n, 80000n],
    ])
  })

  it('WJC-11: payments are held until there are funds, all of them', () => {
    const answer = met(decided(HOLD))
    expect(partsOf(answer)).toEqual([
      [0n, 120000n, 0n],
      [0n, 80000n, 0n],
    ])
    expect(answer.fundsLeftMinor).toBe(100000n)
  })

  it('WJC-20: where nothing was decided, nothing is paid, held or given up, and all of it stays owed', () => {
    expect(meetShortage(BASE)).toEqual({
      kind: 'undecided',
      shortMinor: 100000n,
      because: [
        { code: 'funds-short', clauses: ['WJC-20'], fundsMinor: 100000n, payMinor: 200000n, currency: 'USD' },
        { code: 'nothing-decided', clauses: ['WJC-20'], payday: PAYDAY, decidedOn: '' },
      ],
    })
  })

  it('WJC-20: worker-owners set the menu, and teams choose from it', () => {
    const menu = ['hold', 'pro-rata'] as const
    expect(kindOf({ menu, ...decided(HOLD) })).toBe('short')
    expect(refused({ menu, ...decided(ALL_FORFEIT) })).toEqual(['not-one-of decision.rule.kind'])
  })

  it('WJC-9, WJC-20: a payroll that cannot be met in full', () => {
    const june = payroll({
      period: { start: '2024-06-01', end: '2024-07-01' },
      currency: 'USD',
      rounding: 'half-even',
      categories: [{ id: 'volunteer', unit: 'hour' }],
      rates: [{ category: 'volunteer', from: '2024-01-01', ratePerUnit: '6.5' }],
      work: ['ana', 'ben'].map((worker, at) => ({ worker, category: 'volunteer', date: '2024-06-03', hours: 2 + at })),
      forfeits: [{ worker: 'ana', amountMinor: 'all' }],
    })
    const own = june.workers.map(({ worker, payMinor }) => ({ worker, amountMinor: payMinor }))
    expect(partsOf(met({ pay: own, fundsMinor: 1000, ...decided(PRO_RATA) }))).toEqual([
      [0n, 0n, 0n],
      [1000n, 950n, 0n],
    ])
  })

  it('WJC-20: the outcome is explained in words, in both languages', () => {
    const said = explain(met(decided(forfeit('ana'))).because, 'en')
    for (const part of ['1,000.00 USD too little (WJC-20)', 'decided on 2024-01-10', 'those who agreed'])
      expect(said).toContain(part)
    expect(explain(meetShortage(BASE).because, 'es')).toContain('se sigue debiendo toda la retribución')
  })
})

describe('At the boundary', () => {
  it('funds one cent below the pay, just the pay, one cent above it', () => {
    const at = (fundsMinor: number) => {
      const { kind, fundsLeftMinor, heldMinor } = met({ fundsMinor, ...decided(PRO_RATA) })
      return [kind, heldMinor, fundsLeftMinor]
    }
    expect([199999, 200000, 200001].map(at)).toEqual([
      ['short', 1n, 0n],
      ['paid', 0n, 0n],
      ['paid', 0n, 1n],
    ])
  })

  it('where the funds suffice, no rule is asked for, and none is followed', () => {
    expect(met({ fundsMinor: 200000 })).toMatchObject({ kind: 'paid', because: [{ code: 'funds-suffice' }] })
    expect(partsOf(met({ fundsMinor: 200000, ...decided(ALL_FORFEIT) }))).toEqual([
      [120000n, 0n, 0n],
      [80000n, 0n, 0n],
    ])
  })

  it('decided the day before the payday, on it, the day after: beforehand is before', () => {
    const days = ['2024-06-29', PAYDAY, '2024-07-01']
    const on = (when: ShortageInput['decided']) => days.map((day) => kindOf({ decided: when, ...decided(HOLD, day) }))
    expect(on('beforehand')).toEqual(['short', 'undecided', 'undecided'])
    expect(on('any-day')).toEqual(['short', 'short', 'short'])
  })

  it('what was decided too late is named, and is not followed', () => {
    expect(meetShortage({ ...BASE, ...decided(ALL_FORFEIT, PAYDAY) }).because).toContainEqual({
      code: 'nothing-decided',
      clauses: ['WJC-20'],
      payday: PAYDAY,
      decidedOn: PAYDAY,
    })
  })

  it('no funds at all, nobody to pay, and pay of nothing', () => {
    expect(partsOf(met({ fundsMinor: 0, ...decided(PRO_RATA) }))).toEqual([
      [0n, 120000n, 0n],
      [0n, 80000n, 0n],
    ])
    expect(met({ pay: [], fundsMinor: 0 })).toMatchObject({ kind: 'paid', parts: [], held: [], fundsLeftMinor: 0n })
    expect(met({ pay: pay(0, 0), fundsMinor: 0 })).toMatchObject({ kind: 'paid', paidMinor: 0n })
    expect(paidTo({ pay: pay(0, 10), fundsMinor: 3, ...decided(PRO_RATA) })).toEqual([0n, 3n])
  })

  it('who did not agree: funds one cent below their pay, just it, one cent above it', () => {
    const at = (fundsMinor: number) => {
      const { parts, fundsLeftMinor } = met({ fundsMinor, ...decided(forfeit('ana')) })
      return [parts[1]?.paidMinor, parts[1]?.heldMinor, fundsLeftMinor]
    }
    expect([79999, 80000, 80001].map(at)).toEqual([
      [79999n, 1n, 0n],
      [80000n, 0n, 0n],
      [80000n, 0n, 1n],
    ])
  })

  it('nobody agreed to forfeit: then nobody does, and all share what there is', () => {
    expect(partsOf(met(decided(forfeit())))).toEqual(partsOf(met(decided(PRO_RATA))))
  })

  it('a first step of categories one cent short, just met, and one cent over, which the next step has', () => {
    const rule = byCategory(['coordinator'], ['volunteer'])
    expect([119999, 120000, 120001].map((fundsMinor) => paidTo({ fundsMinor, ...decided(rule) }))).toEqual([
      [119999n, 0n],
      [120000n, 0n],
      [120000n, 1n],
    ])
  })

  it('categories of one step share it; steps and categories without anybody take nothing', () => {
    const together = byCategory([], ['cook', 'volunteer', 'coordinator'], ['guide'])
    expect(paidTo(decided(together))).toEqual([60000n, 40000n])
    expect(paidTo(decided(byCategory(['guide'], ['volunteer'], ['coordinator'])))).toEqual([20000n, 80000n])
  })

  it('level remainders go by id in code-unit order, whatever the order of the list', () => {
    const four = ['b', 'a', 'é', 'Z'].map((worker) => ({ worker, amountMinor: 10 }))
    expect(paidTo({ pay: four, fundsMinor: 2, ...decided(PRO_RATA) })).toEqual([0n, 1n, 0n, 1n])
  })

  it.each(['__proto__', 'constructor', 'toString'])('a worker and a category named "%s" are like any other', (id) => {
    const own = [
      { worker: id, amountMinor: 10, category: id },
      { worker: 'ana', amountMinor: 10, category: 'x' },
    ]
    for (const rule of [PRO_RATA, forfeit('ana'), byCategory([id], ['x'])]) {
      const { parts } = met({ pay: own, fundsMinor: 10, ...decided(rule) })
      expect(parts[0]).toMatchObject({ worker: id, paidMinor: rule.kind === 'pro-rata' ? 5n : 10n })
    }
  })
})

describe('Always true', () => {
  it('what is paid, held and given up is the pay: of each, and of all together; and nobody is paid more', () => {
    always(
      fc.property(cases, (input) => {
        const answer = met(input)
        const sums = { paid: 0n, held: 0n, forfeited: 0n, pay: 0n }
        for (const { amountMinor, paidMinor, heldMinor, forfeitedMinor } of answer.parts) {
          expect(paidMinor + heldMinor + forfeitedMinor).toBe(amountMinor)
          expect(paidMinor >= 0n && heldMinor >= 0n && forfeitedMinor >= 0n).toBe(true)
          sums.paid += paidMinor
          sums.held += heldMinor
          sums.forfeited += forfeitedMinor
          sums.pay += amountMinor
        }
        expect([answer.paidMinor, answer.heldMinor, answer.forfeitedMinor]).toEqual([
          sums.paid,
          sums.held,
          sums.forfeited,
        ])
        expect(sums.paid + sums.held + sums.forfeited).toBe(sums.pay)
      }),
    )
  })

  it('never more is paid than there are funds, and what is left of them is told', () => {
    always(
      fc.property(cases, (input) => {
        const { paidMinor, fundsLeftMinor } = met(input)
        expect(fundsLeftMinor >= 0n).toBe(true)
        expect(paidMinor + fundsLeftMinor).toBe(BigInt(input.fundsMinor))
      }),
    )
  })

  it('nobody who did not agree is owed while funds lie idle, but where all of the pay is held', () => {
    always(
      fc.property(cases, (input) => {
        const { kind, heldMinor, fundsLeftMinor } = met(input)
        const held = kind === 'short' && input.decision?.rule.kind === 'hold'
        if (!held) expect(heldMinor === 0n || fundsLeftMinor === 0n).toBe(true)
        else expect(fundsLeftMinor).toBe(BigInt(input.fundsMinor))
      }),
    )
  })

  it('the order of the list does not matter', () => {
    always(
      fc.property(cases, fc.nat(9), (input, turn) => {
        const turned = [...input.pay.slice(turn), ...input.pay.slice(0, turn)].toReversed()
        const byId = ({ parts }: Met) => Object.fromEntries(parts.map((part) => [part.worker, part]))
        expect(byId(met({ ...input, pay: turned }))).toEqual(byId(met(input)))
      }),
    )
  })

  it('what is held is listed, just once and on its payday, as held pay takes it', () => {
    always(
      fc.property(cases, (input) => {
        const { parts, held } = met(input)
        const expected = parts
          .filter(({ heldMinor }) => heldMinor > 0n)
          .map(({ worker, heldMinor }) => ({ worker, payday: PAYDAY, amountMinor: heldMinor }))
        expect(held).toEqual(expected)
      }),
    )
  })

  it('who agreed to forfeit is not paid and not held; who did not gives up nothing', () => {
    always(
      fc.property(cases, (input) => {
        const rule = input.decision?.rule
        const { kind, parts } = met(input)
        for (const { worker, amountMinor, forfeitedMinor } of parts) {
          const bound =
            kind === 'short' && rule?.kind === 'forfeit' && (rule.binds === 'all' || rule.agreed.includes(worker))
          expect(forfeitedMinor).toBe(bound ? amountMinor : 0n)
        }
      }),
    )
  })

  it('a part is less than one cent off the exact one, where all share', () => {
    always(
      fc.property(cases, (input) => {
        const whole = input.pay.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
        const funds = BigInt(input.fundsMinor)
        if (whole <= funds) return
        for (const { amountMinor, paidMinor } of met({ ...input, ...decided(PRO_RATA) }).parts) {
          const off = paidMinor * whole - amountMinor * funds
          expect(off > -whole && off < whole).toBe(true)
        }
      }),
    )
  })

  it('no category is paid a cent until all before it are paid in full', () => {
    always(
      fc.property(cases, (input) => {
        const order = [['x'], ['y', 'z']]
        const { parts } = met({ ...input, ...decided(byCategory(...order)) })
        const heldOf = (step: number) =>
          parts.some(({ heldMinor }, at) => heldMinor > 0n && order[step]?.includes(input.pay[at]?.category ?? ''))
        const paidOf = (step: number) =>
          parts.some(({ paidMinor }, at) => paidMinor > 0n && order[step]?.includes(input.pay[at]?.category ?? ''))
        expect(heldOf(0) && paidOf(1)).toBe(false)
      }),
    )
  })

  it('one step with all categories is the same as sharing among all', () => {
    always(
      fc.property(cases, (input) => {
        const step = met({ ...input, ...decided(byCategory(['z', 'x', 'y'])) })
        expect(step.parts).toEqual(met({ ...input, ...decided(PRO_RATA) }).parts)
      }),
    )
  })

  it('k times the pay and the funds are k times the parts, where these were whole', () => {
    always(
      fc.property(cases, fc.bigInt({ min: 1n, max: 1000n }), (input, k) => {
        const whole = input.pay.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
        const times = (factor: bigint) =>
          met({
            ...input,
            ...decided(PRO_RATA),
            fundsMinor: BigInt(input.fundsMinor) * factor,
            pay: input.pay.map((one) => ({ ...one, amountMinor: BigInt(one.amountMinor) * factor })),
          })
        // The sum of the pay as a factor leaves nothing to round.
        const factor = whole === 0n ? 1n : whole
        const scaled = partsOf(times(factor)).map((part) => part.map((amount) => amount * k))
        expect(partsOf(times(factor * k))).toEqual(scaled)
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('one cent more of funds may pay somebody a cent less: largest remainders (the Alabama paradox)', () => {
    const parts = (fundsMinor: number) => paidTo({ pay: pay(60, 60, 20), fundsMinor, ...decided(PRO_RATA) })
    expect([parts(10), parts(11)]).toEqual([
      [4n, 4n, 2n],
      [5n, 5n, 1n],
    ])
  })

  it('a cent of funds more or less decides between paying all and giving up all', () => {
    const rule = decided(ALL_FORFEIT)
    expect([met({ fundsMinor: 199999, ...rule }).paidMinor, met({ fundsMinor: 200000, ...rule }).paidMinor]).toEqual([
      0n,
      200000n,
    ])
  })

  it('where pay is held, funds that would have met a part of it stay where they are', () => {
    expect(met({ fundsMinor: 199999, ...decided(HOLD) }).fundsLeftMinor).toBe(199999n)
  })

  it('where nothing was decided in time, not even the funds there are are paid out', () => {
    const answer = meetShortage({ ...BASE, fundsMinor: 199999 })
    expect(Object.keys(answer)).toEqual(['kind', 'shortMinor', 'because'])
  })
})

describe('Refused', () => {
  it('not-minor-units, negative-amount: funds and pay', () => {
    for (const amount of ['12.50', 1.5, '', null, Number.NaN, 2 ** 53, '1e3', 'all', [], {}]) {
      expect(refused({ fundsMinor: amount })).toEqual(['not-minor-units fundsMinor'])
      expect(refused({ pay: [{ worker: 'ana', amountMinor: amount }] })).toEqual(['not-minor-units pay[0].amountMinor'])
    }
    expect(refused({ fundsMinor: -1, pay: [{ worker: 'ana', amountMinor: '-1' }] })).toEqual([
      'negative-amount fundsMinor',
      'negative-amount pay[0].amountMinor',
    ])
    expect(refused({ fundsMinor: undefined })).toEqual(['missing-key fundsMinor'])
    expect(met({ fundsMinor: 10n ** 40n, pay: pay(10n ** 40n) }).kind).toBe('paid')
  })

  it('unknown-currency, not-a-date, not-one-of: each in its place', () => {
    for (const currency of ['usd', '', null, 'XAU'])
      expect(refused({ currency })).toEqual(['unknown-currency currency'])
    for (const day of ['2024-06-31', '30/06/2024', '', 7, null]) {
      expect(refused({ payday: day })).toEqual(['not-a-date payday'])
      expect(refused(decided(HOLD, day as string))).toEqual(['not-a-date decision.decidedOn'])
    }
    expect(refused({ decided: 'later' })).toEqual(['not-one-of decided'])
    expect(refused({ decided: undefined })).toEqual(['missing-key decided'])
    expect(refused({ menu: ['hold', 'lottery'] })).toEqual(['not-one-of menu[1]'])
    expect(refused({ menu: [], ...decided(HOLD) })).toEqual(['not-one-of decision.rule.kind'])
    expect(refused(decided({ kind: 'lottery' } as never))).toEqual(['not-one-of decision.rule.kind'])
    expect(refused(decided({ kind: 'forfeit', binds: 'most' } as never))).toEqual(['not-one-of decision.rule.binds'])
  })

  it('listed-twice: a worker, and a category of the order', () => {
    expect(refused({ pay: [...BASE.pay, BASE.pay[0]] })).toEqual(['listed-twice pay[2]'])
    const order = byCategory(['coordinator', 'coordinator'], ['volunteer'], ['volunteer'])
    expect(refused(decided(order))).toEqual([
      'listed-twice decision.rule.order[0][1]',
      'listed-twice decision.rule.order[2][0]',
    ])
  })

  it('listed-twice: a worker who agreed twice, as one who approves twice', () => {
    expect(refused(decided(forfeit('ana', 'ana')))).toEqual(['listed-twice decision.rule.agreed[1]'])
  })

  it('not-one-of, missing-key: somebody whose category the order leaves out, or who has none', () => {
    expect(refused(decided(byCategory(['coordinator'])))).toEqual(['not-one-of pay[1].category'])
    expect(refused({ pay: pay(1, 2), ...decided(byCategory(['coordinator'])) })).toEqual([
      'missing-key pay[0].category',
      'missing-key pay[1].category',
    ])
    expect(refused({ pay: pay(1, 2), ...decided(PRO_RATA) })).toEqual([])
  })

  it('not-paid: somebody agreed who is not paid', () => {
    for (const id of ['zoe', '__proto__', 'constructor'])
      expect(refused(decided(forfeit('ana', id)))).toEqual(['not-paid decision.rule.agreed[1]'])
  })

  it('not-a-name: workers and categories without a name that prints on one line', () => {
    for (const id of ['', 'a\nb', 'x'.repeat(201), 7, null]) {
      expect(refused({ pay: [{ worker: id, amountMinor: 1 }] })).toEqual(['not-a-name pay[0].worker'])
      expect(refused({ pay: [{ worker: 'ana', amountMinor: 1, category: id }] })).toEqual([
        'not-a-name pay[0].category',
      ])
      expect(refused(decided(forfeit(id as string)))).toEqual(['not-a-name decision.rule.agreed[0]'])
    }
  })

  it('wrong-kind, unknown-key: what is no list or object, and what no such rule has', () => {
    for (const wrong of ['x', 7, null, {}]) expect(refused({ pay: wrong })).toEqual(['wrong-kind pay'])
    expect(refused({ pay: [null, 'ana'] })).toEqual(['wrong-kind pay[0]', 'wrong-kind pay[1]'])
    expect(refused({ decision: 'hold' })).toEqual(['wrong-kind decision'])
    expect(refused({ decision: { rule: 'hold', decidedOn: '2024-01-10' } })).toEqual(['wrong-kind decision.rule'])
    expect(refused({ menu: 'hold' })).toEqual(['wrong-kind menu'])
    expect(refused(decided({ ...HOLD, agreed: ['ana'] } as never))).toEqual(['unknown-key decision.rule.agreed'])
    expect(refused(decided(byCategory(['coordinator'], 'volunteer' as never)))).toContain(
      'wrong-kind decision.rule.order[1]',
    )
    expect(refused({ extra: 1, clauses: 7 })).toEqual(['unknown-key extra', 'wrong-kind clauses'])
    expect(refused(decided({ kind: 'forfeit', binds: 'who-agrees' } as never))).toEqual([
      'missing-key decision.rule.agreed',
    ])
  })

  it('a forfeit that binds all names nobody: a list beside it would be overlooked', () => {
    const rule = { kind: 'forfeit', binds: 'all', agreed: ['ana'] } as never
    expect(refused(decided(rule))).toEqual(['unknown-key decision.rule.agreed'])
  })

  it('everything at once, and thrown by the other door', () => {
    const wrong = {
      payday: '2024-06-31',
      currency: 'x',
      fundsMinor: '1.5',
      decided: 'later',
      pay: [
        { worker: 'ana', amountMinor: -1 },
        7,
        { worker: 'ana', amountMinor: 1 },
        { worker: 'ana', amountMinor: 2 },
      ],
      menu: ['x'],
      decision: { rule: { kind: 'hold' }, decidedOn: 'soon' },
    }
    const all = [
      'not-a-date payday',
      'unknown-currency currency',
      'not-minor-units fundsMinor',
      'not-one-of decided',
      'wrong-kind pay[1]',
      'negative-amount pay[0].amountMinor',
      'listed-twice pay[3]',
      'not-one-of menu[0]',
      'not-a-date decision.decidedOn',
      'not-one-of decision.rule.kind',
    ]
    expect([...refused(wrong)].sort()).toEqual([...all].sort())
    expect([...thrownBy(() => meetShortage({ ...BASE, ...wrong } as never))].sort()).toEqual([...all].sort())
  })

  it('whatever comes is answered: refused, or an outcome', () => {
    for (const input of [null, undefined, Number.NaN, '', 7, [], true, 10n ** 40n])
      expect(refusedOf(tryMeetShortage(input as never))).toEqual(['wrong-kind'])
    const keys = fc.constantFrom(
      'payday',
      'fundsMinor',
      'pay',
      'decision',
      'menu',
      'decided',
      'rule',
      'agreed',
      'order',
    )
    const junk = fc.anything({ maxDepth: 3, withBigInt: true, withNullPrototype: true })
    always(
      fc.property(keys, junk, (key, value) => {
        const rule =
          key === 'rule'
            ? value
            : { kind: key === 'order' ? 'by-category' : 'forfeit', binds: 'who-agrees', [key]: value }
        const decision = { rule, decidedOn: '2024-01-10' }
        const inside = ['rule', 'agreed', 'order'].includes(key)
        const input = inside ? { ...BASE, decision } : { ...BASE, [key]: value }
        expect(['refused', 'paid', 'short', 'undecided']).toContain(tryMeetShortage(input as never).kind)
      }),
    )
  })
})

const amounts = fc.oneof(fc.nat(20), fc.nat(1_000_000)).map(BigInt)

const ORDERS: readonly string[][][] = [
  [['x'], ['y'], ['z']],
  [['z', 'y'], ['x']],
  [[], ['y'], ['x', 'z']],
]

/** Up to nine people of three categories, any funds, and each of the rules. */
const cases: fc.Arbitrary<ShortageInput> = fc
  .record({
    pay: fc.array(fc.record({ amount: amounts, category: fc.constantFrom('x', 'y', 'z') }), { maxLength: 9 }),
    share: fc.integer({ min: 0, max: 110 }),
    extra: fc.nat(3),
    rule: fc.constantFrom('forfeit', 'all-forfeit', 'hold', 'pro-rata', 'by-category'),
    agreed: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    steps: fc.constantFrom(...ORDERS),
  })
  .map(({ pay: list, share, extra, rule, agreed, steps }): ShortageInput => {
    const people = list.map(({ amount, category }, at) => ({
      worker: String.fromCodePoint(97 + ((at * 5) % 9)),
      amountMinor: amount,
      category,
    }))
    const whole = list.reduce((sum, { amount }) => sum + amount, 0n)
    const who = people.flatMap(({ worker }, at) => (agreed[at] === true ? [worker] : []))
    const found: Record<typeof rule, Rule> = {
      forfeit: forfeit(...who),
      'all-forfeit': ALL_FORFEIT,
      hold: HOLD,
      'pro-rata': PRO_RATA,
      'by-category': byCategory(...steps),
    }
    return {
      ...BASE,
      fundsMinor: (whole * BigInt(share)) / 100n + BigInt(extra),
      pay: people,
      ...decided(found[rule]),
    }
  })
