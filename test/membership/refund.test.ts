import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROUNDINGS } from '../../src/exact/index.js'
import { type RefundInput, refundOf, type RefundRule, tryRefundOf } from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const ONCE = { after: { months: 6 }, instalments: 1 }
const RULE: RefundRule = {
  ways: [
    { how: 'left', share: '100%', lossesTakenOff: true, schedule: ONCE },
    { how: 'ousted', share: 0, lossesTakenOff: true, schedule: ONCE },
    { how: 'died', share: 1, lossesTakenOff: false, schedule: { ...ONCE, after: { days: 0 } } },
  ],
  rounding: 'half-even',
}
const BASE: RefundInput = {
  rule: RULE,
  member: 'ana',
  how: 'left',
  endedOn: '2025-08-31',
  currency: 'EUR',
  contributedMinor: 100000,
}
const refund = (more: Partial<RefundInput>) => refundOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryRefundOf({ ...BASE, ...more }))

describe('From the source', () => {
  it('WJC-15: whoever is ousted gets no share value, and compensation is still due', () => {
    expect(refund({ how: 'ousted' })).toMatchObject({
      kind: 'no-refund',
      keptMinor: 100000n,
      refundMinor: 0n,
      instalments: [],
      because: [
        { code: 'refund', clauses: ['WJC-15'], how: 'ousted', refundMinor: 0n },
        { code: 'pay-survives', clauses: ['WJC-11', 'WJC-15'] },
      ],
    })
  })
  it('art. 51 of the Spanish Ley 27/1999: of an expelled member up to 30 % may be kept, after their part of the losses, and paid within five years', () => {
    const schedule = { after: { months: 12 }, instalments: 5, every: { months: 12 } }
    const rule = {
      ways: [{ how: 'ousted', share: '70%', lossesTakenOff: true, schedule }],
      rounding: 'half-even',
    } as const
    const outcome = refund({ rule, how: 'ousted', contributedMinor: 150000, lossesMinor: 50000 })
    expect(outcome).toMatchObject({ lossesMinor: 50000n, keptMinor: 30000n, refundMinor: 70000n })
    expect(outcome.instalments.map(({ dueOn, amountMinor }) => [dueOn, amountMinor])).toEqual([
      ['2026-08-31', 14000n],
      ['2027-08-31', 14000n],
      ['2028-08-31', 14000n],
      ['2029-08-31', 14000n],
      ['2030-08-31', 14000n],
    ])
  })
})

describe('At the boundary', () => {
  it('losses of one below what was contributed, exactly that, one above', () => {
    const refunds = [99999, 100000, 100001].map((lossesMinor) => refund({ lossesMinor }))
    expect(refunds.map(({ kind, lossesMinor, refundMinor }) => [kind, lossesMinor, refundMinor])).toEqual([
      ['refund', 99999n, 1n],
      ['no-refund', 100000n, 0n],
      ['no-refund', 100000n, 0n],
    ])
  })
  it('a way of leaving from which no losses are taken off', () => {
    expect(refund({ how: 'died', lossesMinor: 50000 })).toMatchObject({
      lossesMinor: 0n,
      refundMinor: 100000n,
      instalments: [{ dueOn: '2025-08-31', amountMinor: 100000n }],
    })
  })
  it('months from the end of one to the end of a shorter one', () => {
    expect(refund({}).instalments[0]?.dueOn).toBe('2026-02-28')
  })
  it('half a cent is rounded by name, once', () => {
    const half = (rounding: RefundRule['rounding']) =>
      refund({
        rule: { ways: [{ how: 'left', share: '50%', lossesTakenOff: false, schedule: ONCE }], rounding },
        contributedMinor: 101,
      })
    expect(
      [half('half-even'), half('up'), half('down')].map(({ refundMinor, keptMinor }) => [refundMinor, keptMinor]),
    ).toEqual([
      [50n, 51n],
      [51n, 50n],
      [50n, 51n],
    ])
  })
  it('nothing contributed, nothing paid back', () => {
    expect(refund({ contributedMinor: 0 })).toMatchObject({ kind: 'no-refund', instalments: [] })
  })
})

describe('Always true', () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 20n })
  const shares = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 60, max: 61 }))
    .map(([a, b]) => `${a}/${b}`)
  it('what is paid back, kept and taken off for losses makes up what was contributed, and the parts what is paid back', () => {
    always(
      fc.property(
        amounts,
        amounts,
        shares,
        fc.boolean(),
        fc.constantFrom(...ROUNDINGS),
        fc.integer({ min: 1, max: 36 }),
        (contributedMinor, losses, share, lossesTakenOff, rounding, instalments) => {
          const schedule = { after: { days: 30 }, instalments, every: { days: 30 } }
          const rule: RefundRule = { ways: [{ how: 'left', share, lossesTakenOff, schedule }], rounding }
          const one = refund({ rule, contributedMinor, lossesMinor: losses })
          expect(one.refundMinor + one.keptMinor + one.lossesMinor).toBe(contributedMinor)
          for (const part of [one.refundMinor, one.keptMinor, one.lossesMinor]) expect(part >= 0n).toBe(true)
          const parts = one.instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
          expect(parts).toBe(one.refundMinor)
        },
      ),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryRefundOf, { ...BASE, rule: { ...RULE, clauses: [] }, lossesMinor: '10' })
  })
})

describe('Not true, on purpose', () => {
  it('a refund smaller than its parts has parts of nothing at the end', () => {
    const rule: RefundRule = {
      ways: [
        {
          how: 'left',
          share: 1,
          lossesTakenOff: false,
          schedule: { after: { days: 0 }, instalments: 3, every: { days: 1 } },
        },
      ],
      rounding: 'down',
    }
    expect(refund({ rule, contributedMinor: 2 }).instalments.map(({ amountMinor }) => amountMinor)).toEqual([
      1n,
      1n,
      0n,
    ])
  })
})

describe('Refused', () => {
  it('a way of leaving that the rule does not know', () => {
    expect(refused({ how: 'dissolved' })).toEqual(['not-one-of how'])
  })
  it('shares below none and above all', () => {
    const share = (one: unknown) => refused({ rule: { ...RULE, ways: [{ ...RULE.ways[0], share: one }] } })
    expect(['-1%', '0%', '100%', '100.01%'].map(share)).toEqual([
      ['not-a-share rule.ways[0].share'],
      [],
      [],
      ['not-a-share rule.ways[0].share'],
    ])
  })
  it('beyond the calendar', () => {
    expect(refused({ endedOn: '9999-12-31' })).toEqual(['beyond-the-calendar rule.ways.schedule'])
  })
  it('everything at once', () => {
    expect(
      refused({
        rule: { ways: [RULE.ways[0], RULE.ways[0], { how: 'fled', schedule: [] }], rounding: 'nearest' },
        member: '',
        how: 'fled',
        endedOn: '2025-08-32',
        currency: 'EURO',
        contributedMinor: -1,
        lossesMinor: 1.5,
      }),
    ).toEqual([
      'listed-twice rule.ways[1].how',
      'not-one-of rule.ways[2].how',
      'missing-key rule.ways[2].share',
      'missing-key rule.ways[2].lossesTakenOff',
      'wrong-kind rule.ways[2].schedule',
      'not-one-of rule.rounding',
      'not-a-name member',
      'not-one-of how',
      'not-a-date endedOn',
      'unknown-currency currency',
      'negative-amount contributedMinor',
      'not-minor-units lossesMinor',
    ])
    expect(thrownBy(() => refundOf(null as never))).toEqual(['wrong-kind'])
  })
})
