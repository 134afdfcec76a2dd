import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CalendarDate } from '../../src/calendar/index.js'
import type { Charter } from '../../src/charter/index.js'
import { type Command, cooperative } from '../../src/cooperative/index.js'
import {
  buyOutOn,
  delegates,
  federationTotals,
  lossesCarried,
  membersCapital,
  outsideIncome,
  refundsDue,
  reserves,
  returnsOwed,
  surplusFunds,
} from '../../src/cooperative/surplus/views.js'
import { preset } from '../../src/presets/index.js'
import { always } from '../arbitraries/run.js'
import { codesOf, story, typesOf } from './story.js'

const at = '2026-01-15'
const by = 'ana'

const founded = (charter: Charter, memberClass: string) =>
  story(charter).given({
    type: 'found',
    at: '2025-01-01',
    by,
    founders: ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass })),
  })
const plain = () => founded(preset('worker-coop-plain'), 'worker-member')
/** A federation whose members are three enterprises. */
const federation = () => founded(preset('workers-coop'), 'enterprise')

const labour = [
  { member: 'ana', labour: 1600 },
  { member: 'ben', labour: '800' },
  { member: 'cleo', labour: 0 },
]
const share = (year: string, resultMinor: string, more: object = {}): Command => ({
  type: 'share-surplus',
  at,
  by,
  year,
  resultMinor,
  labour,
  ...more,
})
const draw = (amountMinor: string, purpose: 'losses' | 'enterprise' | 'members', more: object = {}): Command => ({
  type: 'draw-on-reserve',
  at,
  by,
  reserve: 'common reserve',
  amountMinor,
  purpose,
  ...more,
})
const contribute = (member: string, amountMinor: string): Command => ({
  type: 'contribute-capital',
  at,
  by,
  member,
  amountMinor,
})

describe('From the source', () => {
  it('CW-1: a surplus is shared in the order of the charter: reserve, education, members by their work, the rest', () => {
    const told = plain()
    const answer = told.when(share('2025', '1000000'))
    const event = told.events.at(-1)
    expect(event?.type === 'surplus-shared' && event.lines.map(({ amountMinor }) => amountMinor)).toEqual([
      '0',
      '200000',
      '80000',
      '360000',
      '360000',
    ])
    expect(returnsOwed(told.state)).toEqual([
      { member: 'ana', owedMinor: 240000n },
      { member: 'ben', owedMinor: 120000n },
    ])
    expect(reserves(told.state)).toEqual([{ reserve: 'common reserve', balanceMinor: 560000n, indivisible: true }])
    expect(surplusFunds(told.state)).toEqual([{ fund: 'education and solidarity', balanceMinor: 80000n }])
    expect(answer.because.map(({ code }) => code)).toContain('provision')
  })

  it('CW-1: losses come first: a loss is met from the reserve, the rest is carried over and met by the next surplus', () => {
    const told = plain().given(share('2024', '100000'), share('2025', '-100000'))
    expect(reserves(told.state)[0]?.balanceMinor).toBe(0n)
    expect(lossesCarried(told.state)).toBe(44000n)
    told.given(share('2026', '44000', { at: '2027-01-15' }))
    expect(lossesCarried(told.state)).toBe(0n)
    expect(reserves(told.state)[0]?.balanceMinor).toBe(0n)
  })

  it('CW-1: where the charter asks for a decision, nothing is shared before it is carried', () => {
    const told = plain().given(share('2025', '1000000', { provision: 'ordinary', decision: 'd1' }))
    expect(told.state.surplus.years.has('2025')).toBe(false)
    expect(told.state.decisions.open.get('d1')?.opening.subject).toEqual({ kind: 'surplus', year: '2025' })
    expect(codesOf(told.when(share('2024', '5')))).toEqual(['not-yet'])
    told.given({ type: 'cast', at, by: 'ana', decision: 'd1', answer: 'for' })
    told.given({ type: 'pass-time', at: '2026-02-15', by })
    expect(told.state.surplus.years.get('2025')?.decision).toBe('d1')
    expect(returnsOwed(told.state)).toHaveLength(2)
  })

  it('CW-1: a result that was not agreed on is not shared, and can be put again', () => {
    const told = plain().given(share('2025', '1000000', { provision: 'ordinary', decision: 'd1' }))
    told.given({ type: 'cast', at, by: 'ana', decision: 'd1', answer: 'against' })
    told.given({ type: 'pass-time', at: '2026-02-15', by })
    expect(told.state.surplus.years.has('2025')).toBe(false)
    expect(codesOf(told.when(share('2025', '1000000', { at: '2026-02-15' })))).toEqual([])
  })

  it('CW-2: nothing of an indivisible reserve ever goes to members, nor to the enterprise; losses it may meet', () => {
    const told = plain().given(share('2025', '1000000'))
    for (const purpose of ['members', 'enterprise'] as const) {
      const answer = told.when(draw('1', purpose, { among: labour }))
      expect(codesOf(answer)).toEqual(['reserve-indivisible'])
      expect(answer.because[0].clauses).toEqual(['CW-2'])
    }
    // There are none, so that drawing for losses is no way around.
    expect(codesOf(told.when(draw('1', 'losses')))).toEqual(['more-than-losses'])
  })

  it('CW-2: a reserve that was indivisible once stays it, whatever the charter says later', () => {
    const told = plain().given(share('2025', '1000000'))
    const { surplus = {}, ...charter } = preset('worker-coop-plain')
    const shared = Object.fromEntries(
      Object.entries(surplus).map(([id, { indivisible: _, ...step }]) => [id, { ...step, indivisible: false }]),
    )
    for (const inForce of [{ ...charter, surplus: shared }, charter]) {
      const state = { ...told.state, charter: { ...told.state.charter, inForce } }
      const answer = cooperative(preset('worker-coop-plain')).decide(state, draw('1', 'members', { among: labour }))
      expect(codesOf(answer)).toEqual(['reserve-indivisible'])
    }
  })

  it('CW-2: capital is paid back up to what was paid in, and whoever leaves gets theirs when the charter says', () => {
    const told = plain().given(contribute('ben', '100000'), contribute('ana', '50000'))
    const refund = (amountMinor: string): Command => ({ type: 'refund-capital', at, by, member: 'ben', amountMinor })
    expect(codesOf(told.when(refund('100001')))).toEqual(['malformed'])
    told.given(refund('40000'))
    expect(membersCapital(told.state)).toEqual([
      { member: 'ana', capitalMinor: 50000n },
      { member: 'ben', capitalMinor: 60000n },
    ])
    told.given({ type: 'leave', at, by: 'ben' }, { type: 'pass-time', at: '2026-03-01', by })
    expect(membersCapital(told.state)).toEqual([{ member: 'ana', capitalMinor: 50000n }])
    const [due] = refundsDue(told.state, 'ben')
    expect(due?.amountMinor).toBe(60000n)
    const pay = (day: string): Command => ({ type: 'pay-refund', at: day, by, member: 'ben' })
    expect(codesOf(told.when(pay('2026-03-01')))).toEqual(['not-yet'])
    told.given(pay('2027-03-01'))
    expect(refundsDue(told.state, 'ben')).toEqual([])
    expect(codesOf(told.when(pay('2027-03-01')))).toEqual(['no-such'])
  })

  it('CW-3: workers buy out their enterprise in instalments; who owns how much when is told, and each has one vote from the first day', () => {
    const plan: Command = {
      type: 'plan-buy-out',
      at: '2026-01-15',
      by,
      buyOut: 'workshop',
      priceMinor: '10000000',
      contributions: [
        { member: 'ana', date: '2026-01-15', amountMinor: '3000000' },
        { member: 'ben', date: '2026-01-15', amountMinor: '500000' },
        { member: 'cleo', date: '2027-01-15', amountMinor: '500000' },
      ],
      credit: {
        amountMinor: '6000000',
        ratePerYear: '4%',
        dayCount: '30E/360',
        paidOn: ['2027-01-15', '2028-01-15', '2029-01-15'],
      },
    }
    // A rate of 1 or more has its percent sign; the event has none, and is read as the rate it is.
    const at = (ratePerYear: string) => ({ ...plan, credit: { ...plan.credit, ratePerYear } }) as Command
    const codes = ['0.99', '1', '120'].map((ratePerYear) => codesOf(plain().when(at(ratePerYear))))
    expect(codes).toEqual([[], ['malformed'], ['malformed']])
    for (const [ratePerYear, interest] of [
      ['100%', 6000000n],
      ['120%', 7200000n],
    ] as const) {
      const dear = plain().given(at(ratePerYear))
      expect(buyOutOn(dear.state, 'workshop', '2026-06-01' as CalendarDate)?.payments[0]?.interestMinor).toBe(interest)
    }
    const told = plain().given(plan)
    const first = buyOutOn(told.state, 'workshop', '2026-06-01' as CalendarDate)
    expect(first?.payments.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor])).toEqual([
      [2000000n, 240000n],
      [2000000n, 160000n],
      [2000000n, 80000n],
    ])
    expect(first?.ownership.members.map(({ votes }) => votes)).toEqual([1, 1, 1])
    expect(first?.ownership.seller).toEqual({ numerator: 13n, denominator: 20n })
    expect(buyOutOn(told.state, 'workshop', '2029-01-15' as CalendarDate)?.ownership.seller.numerator).toBe(0n)
    const pay = (day: string): Command => ({ type: 'pay-buy-out', at: day, by, buyOut: 'workshop' })
    expect(codesOf(told.when(pay('2027-01-14')))).toEqual(['not-yet'])
    told.given(pay('2027-01-15'), pay('2028-01-15'), pay('2029-01-15'))
    expect(codesOf(told.when(pay('2029-01-15')))).toEqual(['done-already'])
    expect(codesOf(told.when({ ...plan, at: '2029-01-15' }))).toEqual(['there-already'])
    expect(told.state.members.voters.get('worker-member')).toBe(3)
  })

  it('WC-8: a member enterprise subscribes a thousandth of what work cost it the year before, once a year', () => {
    const told = federation()
    const subscribe = (day: string, labourCostMinor: string): Command => ({
      type: 'subscribe',
      at: day,
      by: 'ana',
      labourCostMinor,
    })
    told.given(subscribe('2026-01-15', '18250055'))
    expect(told.state.surplus.subscriptions.get('2026')?.get('ana')?.amountMinor).toBe('18250')
    const again = told.when(subscribe('2026-12-31', '18250055'))
    expect(codesOf(again)).toEqual(['done-already'])
    expect(again.because[0].clauses).toEqual(['WC-8'])
    told.given(subscribe('2027-01-01', '0'))
  })

  it('WC-8: a cost that was stated by mistake is stated again in the same year, and both stay in the log', () => {
    const told = federation()
    const subscribe = (labourCostMinor: string): Command => ({ type: 'subscribe', at, by: 'ana', labourCostMinor })
    told.given(subscribe('18250055000'), subscribe('18250055'))
    expect(told.state.surplus.subscriptions.get('2026')?.get('ana')?.amountMinor).toBe('18250')
    expect(told.events.filter(({ type }) => type === 'subscription-set')).toHaveLength(2)
  })

  it('WC-9: income from outside is reported against the limit of the charter, to the last penny', () => {
    const report = (outside: string): Command[] => [
      { type: 'open-account', at: '2025-02-01', by, account: 'bank', kind: 'asset' },
      { type: 'open-account', at: '2025-02-01', by, account: 'dues', kind: 'income', source: 'members' },
      { type: 'open-account', at: '2025-02-01', by, account: 'grants', kind: 'income' },
      {
        type: 'record-donation',
        at: '2025-03-01',
        by,
        entry: 'e1',
        amountMinor: '50000',
        income: 'dues',
        into: 'bank',
      },
      {
        type: 'record-donation',
        at: '2025-03-01',
        by,
        entry: 'e2',
        amountMinor: outside,
        income: 'grants',
        into: 'bank',
      },
      { type: 'report-outside-income', at, by, year: '2025' },
    ]
    const over = (outside: string) =>
      federation()
        .given(...report(outside))
        .state.surplus.reports.get('2025')?.over
    expect([over('49999'), over('50000'), over('50001')]).toEqual([false, false, true])
    const told = federation().given(...report('50001'))
    expect(outsideIncome(told.state, '2025')?.kind).toBe('over-limit')
    expect(codesOf(told.when({ type: 'report-outside-income', at, by, year: '2026' }))).toEqual(['not-yet'])
  })

  it('CW-5: a federation of federations adds up level by level, and each member of a level sends its delegates', () => {
    const place = (enterprise: string, level: string): Command => ({
      type: 'place-enterprise',
      at,
      by,
      enterprise,
      level,
    })
    const subscribe = (member: string, labourCostMinor: string): Command => ({
      type: 'subscribe',
      at,
      by: member,
      labourCostMinor,
    })
    const told = federation().given(
      { type: 'open-level', at, by, level: 'country', keeps: 1 },
      { type: 'open-level', at, by, level: 'north', keeps: '3/4', within: 'country' },
      place('ana', 'north'),
      place('ben', 'north'),
      place('cleo', 'country'),
      subscribe('ana', '20000000'),
      subscribe('ben', '40000000'),
      subscribe('cleo', '100000000'),
      { type: 'send-delegates', at, by: 'ana', level: 'north', from: 'ana', delegates: ['p1'] },
      { type: 'send-delegates', at, by: 'ben', level: 'country', from: 'north', delegates: ['p2'] },
    )
    const totals = federationTotals(told.state, '2026')
    expect(totals?.levels.map(({ id, subscribedMinor, keptMinor }) => [id, subscribedMinor, keptMinor])).toEqual([
      ['country', 160000n, 115000n],
      ['north', 60000n, 45000n],
    ])
    expect(delegates(told.state)).toEqual([
      { level: 'country', from: 'north', delegates: ['p2'] },
      { level: 'north', from: 'ana', delegates: ['p1'] },
    ])
    const send = (from: string, ...those: string[]): Command => ({
      type: 'send-delegates',
      at,
      by: 'ben',
      level: 'north',
      from,
      delegates: those,
    })
    expect(codesOf(told.when(send('ben', 'p3', 'p4')))).toEqual(['malformed'])
    expect(codesOf(told.when(send('ana', 'p3')))).toEqual(['no-right'])
    expect(codesOf(told.when(send('cleo', 'p3')))).toEqual(['no-such'])
    expect(codesOf(told.when({ type: 'open-level', at, by, level: 'other', keeps: 1 }))).toEqual(['there-already'])
    expect(codesOf(told.when({ type: 'open-level', at, by, level: 'x', keeps: 2, within: 'north' }))).toEqual([
      'malformed',
    ])
    expect(codesOf(told.when(place('zoe', 'north')))).toEqual(['no-such'])
  })
})

const anyYear = fc.record({
  result: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  hours: fc.array(fc.nat({ max: 3000 }), { minLength: 3, maxLength: 3 }),
  drawn: fc.bigInt({ min: 1n, max: 10n ** 15n }),
})

describe('Who left, and comes back', () => {
  const ends = (how: 'left' | 'ousted', on: string) =>
    ({ v: 1, type: 'membership-ended', at: on as CalendarDate, member: 'ben', how }) as const
  const set = (on: string, dueOn: string, sums: { lost: string; kept: string; refund: string }) =>
    ({
      v: 1,
      type: 'refund-set',
      at: on as CalendarDate,
      member: 'ben',
      how: 'left',
      contributedMinor: String(BigInt(sums.lost) + BigInt(sums.kept) + BigInt(sums.refund)),
      lossesMinor: sums.lost,
      keptMinor: sums.kept,
      refundMinor: sums.refund,
      instalments: [
        { dueOn: dueOn as CalendarDate, amountMinor: '1' },
        { dueOn: dueOn as CalendarDate, amountMinor: String(BigInt(sums.refund) - 1n) },
      ],
    }) as const
  const restored = (on: string) =>
    ({
      v: 1,
      type: 'member-restored',
      at: on as CalendarDate,
      member: 'ben',
      memberClass: 'worker-member',
      since: '2025-01-01' as CalendarDate,
      founder: true,
    }) as const
  const LOST = { lost: '10', kept: '30', refund: '60' }

  it('CW-4: whoever had left by mistake has their capital as before, but for what they were paid of it', () => {
    const before = plain().given(contribute('ben', '100'), contribute('ana', '900'), share('2025', '-100'))
    const left = [...before.events, ends('left', '2026-02-01'), set('2026-02-01', '2026-02-01', LOST)]
    const gone = story(before.state.charter.inForce, left)
    expect(lossesCarried(gone.state)).toBe(90n)
    gone.given({ type: 'pay-refund', at: '2026-02-02', by, member: 'ben' })
    const back = story(before.state.charter.inForce, [...gone.events, restored('2026-02-03')])
    expect(lossesCarried(back.state)).toBe(100n)
    expect(back.state.surplus.keptMinor).toBe(0n)
    expect(refundsDue(back.state, 'ben')).toEqual([])
    expect(membersCapital(back.state)).toEqual([
      { member: 'ana', capitalMinor: 900n },
      { member: 'ben', capitalMinor: 99n },
    ])
  })

  it('CW-4: what was due from an earlier leaving stays due, and is paid in the order of its days', () => {
    const before = plain().given(contribute('ben', '100'))
    const { inForce } = before.state.charter
    const again = story(inForce, [
      ...before.events,
      ends('left', '2026-02-01'),
      set('2026-02-01', '2027-02-01', { lost: '0', kept: '0', refund: '100' }),
      {
        v: 1,
        type: 'member-joined',
        at: '2026-02-02' as CalendarDate,
        member: 'ben',
        memberClass: 'worker-member',
        how: 'joined',
      },
      { v: 1, type: 'capital-contributed', at: '2026-02-02' as CalendarDate, member: 'ben', amountMinor: '50' },
      ends('ousted', '2026-02-03'),
      set('2026-02-03', '2026-03-01', { lost: '0', kept: '0', refund: '50' }),
    ])
    expect(refundsDue(again.state, 'ben').map(({ dueOn }) => dueOn.slice(0, 7))).toEqual([
      '2026-03',
      '2026-03',
      '2027-02',
      '2027-02',
    ])
    const back = story(inForce, [...again.events, restored('2026-02-04')])
    expect(refundsDue(back.state, 'ben').map(({ amountMinor }) => amountMinor)).toEqual([1n, 99n])
    expect(membersCapital(back.state)).toEqual([{ member: 'ben', capitalMinor: 50n }])
  })
})

describe('Always true', () => {
  it('CW-1: whatever the results, what is shared is the result, and every cent of all years is somewhere', () => {
    const ids = ['worker-coop-plain', 'worker-coop-es', 'worker-coop-fr', 'worker-coop-it'] as const
    always(
      fc.property(fc.constantFrom(...ids), fc.array(anyYear, { maxLength: 6 }), (id, years) => {
        const told = founded(preset(id), 'worker-member')
        let results = 0n
        years.forEach(({ result, hours, drawn }, index) => {
          const worked = ['ana', 'ben', 'cleo'].map((member, who) => ({ member, labour: hours[who] ?? 0 }))
          const answer = told.when(share(`y${index}`, String(result), { labour: worked }))
          if (answer.kind === 'accepted') {
            results += result
            const event = answer.events.at(-1)
            const lines = event?.type === 'surplus-shared' ? event.lines : []
            expect(lines.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)).toBe(result)
          }
          for (const { reserve, indivisible } of reserves(told.state)) {
            const members = told.when(draw(String(drawn), 'members', { reserve, among: worked }))
            if (indivisible) expect(codesOf(members)).toEqual(['reserve-indivisible'])
            told.when(draw(String(drawn), 'losses', { reserve }))
          }
        })
        const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, minor) => total + minor, 0n)
        const held =
          sum(reserves(told.state).map(({ balanceMinor }) => balanceMinor)) +
          sum(surplusFunds(told.state).map(({ balanceMinor }) => balanceMinor)) +
          sum(returnsOwed(told.state).map(({ owedMinor }) => owedMinor)) -
          lossesCarried(told.state)
        expect(held).toBe(results)
      }),
      60,
    )
  })

  it('CW-2: what members have in the cooperative never falls below nothing', () => {
    const step = fc.tuple(fc.constantFrom('contribute-capital', 'refund-capital'), fc.nat({ max: 1000 }))
    always(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const told = plain()
        for (const [type, amount] of steps) told.when({ type, at, by, member: 'ben', amountMinor: String(amount) })
        expect(membersCapital(told.state).every(({ capitalMinor }) => capitalMinor > 0n)).toBe(true)
      }),
      60,
    )
  })
})

describe('A reserve that may be shared', () => {
  it('CW-1: is drawn for members by their work, to the last cent', () => {
    const told = founded(preset('worker-coop-es'), 'worker-member').given(share('2025', '1000000'))
    const voluntary = reserves(told.state).find(({ reserve }) => reserve === 'voluntary reserve')
    expect(voluntary).toEqual({ reserve: 'voluntary reserve', balanceMinor: 375000n, indivisible: false })
    const before = new Map(returnsOwed(told.state).map(({ member, owedMinor }) => [member, owedMinor]))
    const more = { reserve: 'voluntary reserve', among: labour }
    expect(codesOf(told.when(draw('375001', 'members', more)))).toEqual(['reserve-too-small'])
    expect(codesOf(told.when(draw('100', 'members', { reserve: 'voluntary reserve' })))).toEqual(['malformed'])
    told.given(draw('100', 'members', more))
    const gained = returnsOwed(told.state).map(({ member, owedMinor }) => owedMinor - (before.get(member) ?? 0n))
    expect(gained).toEqual([67n, 33n])
    told.given(draw('374900', 'enterprise', { reserve: 'voluntary reserve' }))
    expect(codesOf(told.when(draw('1', 'enterprise', { reserve: 'voluntary reserve' })))).toEqual(['reserve-too-small'])
  })
})

describe('Refused', () => {
  it('a year that was shared, without work, with somebody unknown, or by a charter that says nothing of it', () => {
    const told = plain().given(share('2025', '100'))
    expect(codesOf(told.when(share('2025', '100')))).toEqual(['done-already'])
    expect(codesOf(told.when(share('2026', '100', { labour: [{ member: 'zoe', labour: 1 }] })))).toEqual(['no-such'])
    expect(codesOf(told.when(share('2026', '100', { labour: [{ member: 'ana', labour: 0 }] })))).toEqual(['malformed'])
    expect(codesOf(told.when(share('2026', '100', { labour: [...labour, ...labour] })))).toEqual(['malformed'])
    expect(codesOf(told.when(share('2026', '100', { by: 'zoe' })))).toEqual(['no-right'])
    expect(codesOf(told.when(share('2026', '100', { provision: 'none' })))).toEqual(['not-in-the-charter'])
    expect(codesOf(federation().when(share('2025', '100')))).toEqual(['not-in-the-charter'])
    const subscribe: Command = { type: 'subscribe', at, by, labourCostMinor: '1' }
    expect(codesOf(told.when(subscribe))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ type: 'report-outside-income', at, by, year: '2025' }))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ type: 'open-level', at, by, level: 'x', keeps: 1 }))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when(draw('1', 'losses', { reserve: 'none' })))).toEqual(['no-such'])
    expect(codesOf(told.when({ type: 'pay-buy-out', at, by, buyOut: 'none' }))).toEqual(['no-such'])
  })

  it('CW-1: a decision that is easier than the one that the charter names', () => {
    const charter = preset('worker-coop-plain')
    const { ordinary } = charter.decisions ?? {}
    if (ordinary === undefined) throw new Error('the preset has it')
    const told = founded(
      { ...charter, decisions: { ...charter.decisions, 'share-surplus': ordinary } },
      'worker-member',
    )
    const answer = told.when(share('2025', '1000', { provision: 'admit' }))
    expect(codesOf(answer)).toEqual(['not-in-the-charter'])
    expect(answer.because[0].clauses).toEqual(['CW-1'])
    told.given(share('2025', '1000', { provision: 'share-surplus' }))
  })

  it('settling more of a surplus than is owed', () => {
    const told = plain().given(share('2025', '1000000'))
    const settle = (amountMinor: string, as: 'paid' | 'capital'): Command => ({
      type: 'settle-return',
      at,
      by,
      member: 'ben',
      amountMinor,
      as,
    })
    expect(codesOf(told.when(settle('120001', 'paid')))).toEqual(['more-than-owed'])
    expect(typesOf(told.when(settle('20000', 'capital')))).toEqual(['return-settled'])
    expect(membersCapital(told.state)).toEqual([{ member: 'ben', capitalMinor: 20000n }])
    told.given(settle('100000', 'paid'))
    expect(codesOf(told.when(settle('1', 'paid')))).toEqual(['more-than-owed'])
  })
})
