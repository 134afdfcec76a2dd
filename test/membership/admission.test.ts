import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/decisions/index.js'
import { type AdmissionInput, admissionOf, type AdmissionRule, tryAdmissionOf } from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const PLAIN: AdmissionRule = { memberClass: 'worker-owner' }
const PROBATION = { length: { months: 6 }, vote: false, ends: 'by-itself' } as const
const CONTRIBUTION = {
  amountMinor: 100000,
  currency: 'EUR',
  schedule: { after: { days: 0 }, instalments: 3, every: { months: 1 } },
  before: 'first',
} as const
const BASE: AdmissionInput = {
  rule: PLAIN,
  application: { member: 'ana', on: '2025-01-10' },
  verdict: { kind: 'carried', on: '2025-02-01', decision: 'd1' },
  on: '2025-12-31',
}
const admit = (more: Partial<AdmissionInput>) => admissionOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryAdmissionOf({ ...BASE, ...more }))
const paid = (...days: readonly (readonly [string, number])[]) => days.map(([on, amountMinor]) => ({ on, amountMinor }))

describe('From the source', () => {
  it('WJC-13: 3/4 of the other worker-owners agree: 9 of 12 admit, 8 do not', () => {
    const rule = { atLeast: '3/4', of: 'electorate', clauses: ['WJC-13'] } as const
    const with9 = decide({ rule, electorate: 12, for: 9, against: 3, abstain: 0, closed: true }).kind
    const with8 = decide({ rule, electorate: 12, for: 8, against: 4, abstain: 0, closed: true }).kind
    expect(admit({ verdict: { kind: with9, on: '2025-02-01' } })).toMatchObject({
      kind: 'member',
      from: '2025-02-01',
      memberFrom: '2025-02-01',
      because: [
        { code: 'application-carried', clauses: ['WJC-13'] },
        { code: 'member-from', from: '2025-02-01' },
      ],
    })
    expect(admit({ verdict: { kind: with8, on: '2025-02-01' } }).kind).toBe('turned-down')
  })
  it('WJC-13: anyone may apply, and is no member while nothing is decided', () => {
    const { verdict: _, ...undecided } = BASE
    expect(admissionOf(undecided)).toMatchObject({ kind: 'applied', from: undefined, memberFrom: undefined })
    expect(admit({ verdict: { kind: 'open', on: '2025-02-01' } }).kind).toBe('applied')
  })
  it('probation of six months, as art. 13.6 of the Spanish Ley 27/1999 allows at most: a member from the day it is over', () => {
    const rule = { ...PLAIN, probation: PROBATION }
    expect(admit({ rule, on: '2025-03-01' })).toMatchObject({
      kind: 'probation',
      from: '2025-02-01',
      memberFrom: '2025-08-01',
    })
  })
})

describe('At the boundary', () => {
  it('before the verdict, on its day, and after', () => {
    const kinds = ['2025-01-31', '2025-02-01', '2025-02-02'].map((on) => admit({ on }).kind)
    expect(kinds).toEqual(['applied', 'member', 'member'])
  })
  it('the last day of probation, the day it is over, and the next', () => {
    const rule = { ...PLAIN, probation: PROBATION }
    const kinds = ['2025-07-31', '2025-08-01', '2025-08-02'].map((on) => admit({ rule, on }).kind)
    expect(kinds).toEqual(['probation', 'member', 'member'])
  })
  it('by days, and by months from the end of a month', () => {
    const from = (
      length: AdmissionRule['probation'] extends infer P ? (P extends { length: infer L } ? L : never) : never,
    ) =>
      admit({ rule: { ...PLAIN, probation: { ...PROBATION, length } }, verdict: { kind: 'carried', on: '2025-08-31' } })
        .memberFrom
    expect([from({ days: 1 }), from({ days: 90 }), from({ months: 1 }), from({ months: 6 })]).toEqual([
      '2025-09-01',
      '2025-11-29',
      '2025-09-30',
      '2026-02-28',
    ])
  })
  it('a decision to end probation before its time, on the day, and after', () => {
    const rule = { ...PLAIN, probation: { ...PROBATION, ends: 'by-decision' } } as const
    const from = (on: string) => admit({ rule, confirmation: { kind: 'carried', on } }).memberFrom
    expect(['2025-07-31', '2025-08-01', '2025-08-02'].map(from)).toEqual(['2025-08-01', '2025-08-01', '2025-08-02'])
    expect(admit({ rule })).toMatchObject({ kind: 'probation', memberFrom: undefined })
    expect(admit({ rule, confirmation: { kind: 'lost', on: '2025-08-01' } })).toMatchObject({
      kind: 'turned-down',
      because: [{}, { code: 'not-confirmed', verdict: 'lost' }],
    })
    expect(admit({ rule, confirmation: { kind: 'lost', on: '2025-08-01' }, on: '2025-07-31' }).kind).toBe('probation')
  })
  it('one cent below what must be paid first, exactly, and one above', () => {
    const rule = { ...PLAIN, contribution: CONTRIBUTION }
    const kind = (amount: number) => admit({ rule, paid: paid(['2025-02-10', amount]) }).kind
    // 100,000 in three parts: 33,334 first.
    expect([33333, 33334, 33335].map(kind)).toEqual(['contribution-due', 'member', 'member'])
  })
  it('all before, the first part before, nothing before', () => {
    const from = (before: 'all' | 'first' | 'nothing') =>
      admit({
        rule: { ...PLAIN, contribution: { ...CONTRIBUTION, before } },
        paid: paid(['2025-02-10', 50000], ['2025-05-10', 50000]),
      }).from
    expect([from('all'), from('first'), from('nothing')]).toEqual(['2025-05-10', '2025-02-10', '2025-02-01'])
  })
  it('an instalment is overdue on the day after it was due', () => {
    const rule = { ...PLAIN, contribution: { ...CONTRIBUTION, before: 'nothing' } } as const
    const overdue = (on: string) => admit({ rule, on }).contribution?.overdueMinor
    expect(['2025-02-01', '2025-02-02', '2025-03-01', '2025-03-02'].map(overdue)).toEqual([0n, 33334n, 33334n, 66667n])
  })
  it('paid before it was decided, nothing begins before the decision', () => {
    const rule = { ...PLAIN, contribution: CONTRIBUTION }
    const from = (day: string) => admit({ rule, paid: paid([day, 33334]) }).from
    expect(['2025-01-31', '2025-02-01', '2025-02-02'].map(from)).toEqual(['2025-02-01', '2025-02-01', '2025-02-02'])
  })
  it('a payment counts on its day', () => {
    const rule = { ...PLAIN, contribution: CONTRIBUTION }
    const kind = (on: string) => admit({ rule, on, paid: paid(['2025-02-10', 33334]) }).kind
    expect(['2025-02-09', '2025-02-10'].map(kind)).toEqual(['contribution-due', 'member'])
  })
})

describe('Always true', () => {
  const days = fc.constantFrom('2025-02-01', '2025-02-10', '2025-05-01', '2025-08-01', '2025-12-31')
  it('the instalments make up the contribution, and none differs from another by more than a cent', () => {
    always(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.integer({ min: 1, max: 60 }),
        (amountMinor, instalments) => {
          const schedule = { after: { days: 10 }, instalments, every: { months: 1 } }
          const rule = { ...PLAIN, contribution: { ...CONTRIBUTION, amountMinor, schedule } }
          const parts = admit({ rule }).contribution?.instalments.map((one) => one.amountMinor) ?? []
          expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amountMinor)
          expect((parts[0] ?? 0n) - (parts.at(-1) ?? 0n)).toBeLessThanOrEqual(1n)
          expect(parts).toHaveLength(instalments)
        },
      ),
      100,
    )
  })
  it('nobody is a member before the verdict, before what must be paid first, or before probation is over', () => {
    always(
      fc.property(
        days,
        fc.array(fc.tuple(days, fc.integer({ min: 0, max: 20000 })), { maxLength: 5 }),
        (on, payments) => {
          const rule = { ...PLAIN, contribution: { ...CONTRIBUTION, before: 'all' }, probation: PROBATION } as const
          const state = admit({ rule, on, paid: paid(...payments) })
          const sum = payments.filter(([day]) => day <= on).reduce((total, [, amount]) => total + amount, 0)
          expect(state.contribution?.paidMinor).toBe(BigInt(sum))
          expect(state.kind === 'contribution-due').toBe(sum < 100000)
          if (state.kind === 'member') expect(on >= (state.memberFrom ?? '9999')).toBe(true)
        },
      ),
    )
  })
  it('answers whatever it is given', () => {
    const rule = {
      ...PLAIN,
      contribution: CONTRIBUTION,
      probation: { ...PROBATION, ends: 'by-decision' },
      clauses: ['WJC-13'],
    }
    const confirmation = { kind: 'carried', on: '2025-09-01' }
    answersAnything(tryAdmissionOf, { ...BASE, rule, confirmation, paid: paid(['2025-02-10', 33334]) })
  })
})

describe('Not true, on purpose', () => {
  it('a tie and a missing quorum turn down: whoever still wants to join applies again', () => {
    for (const kind of ['tied', 'inquorate'] as const)
      expect(admit({ verdict: { kind, on: '2025-02-01' } }).kind).toBe('turned-down')
  })
  it('a contribution of nothing stands in nobody’s way', () => {
    const rule = { ...PLAIN, contribution: { ...CONTRIBUTION, amountMinor: 0, before: 'all' } } as const
    expect(admit({ rule }).kind).toBe('member')
  })
})

describe('Refused', () => {
  it('a verdict before the application, on its day, a payment before the application', () => {
    expect(refused({ verdict: { kind: 'carried', on: '2025-01-09' } })).toEqual(['not-in-order verdict.on'])
    expect(refused({ verdict: { kind: 'carried', on: '2025-01-10' } })).toEqual([])
    const rule = { ...PLAIN, contribution: CONTRIBUTION }
    expect(refused({ rule, paid: paid(['2025-01-09', 1]) })).toEqual(['not-in-order paid[0].on'])
    expect(refused({ rule, paid: paid(['2025-01-10', 1]) })).toEqual([])
    expect(refused({ on: '2025-01-09' })).toEqual(['not-in-order on'])
  })
  it('exactly the contribution, and a cent more', () => {
    const rule = { ...PLAIN, contribution: CONTRIBUTION }
    expect(refused({ rule, paid: paid(['2025-02-01', 100000]) })).toEqual([])
    expect(refused({ rule, paid: paid(['2025-02-01', 100001]) })).toEqual(['more-than-due paid'])
    expect(refused({ paid: paid(['2025-02-01', 1]) })).toEqual(['more-than-due paid'])
  })
  it('1200 instalments, and one more; several without saying how far apart', () => {
    const rule = (instalments: number, more: object = { every: { days: 1 } }) => ({
      rule: { ...PLAIN, contribution: { ...CONTRIBUTION, schedule: { after: { days: 0 }, instalments, ...more } } },
    })
    expect(refused(rule(1200))).toEqual([])
    expect(refused(rule(1201))).toEqual(['out-of-range rule.contribution.schedule.instalments'])
    expect(refused(rule(1, {}))).toEqual([])
    expect(refused(rule(2, {}))).toEqual(['missing-key rule.contribution.schedule.every'])
  })
  it('probation to the last month of the calendar, and a month beyond it', () => {
    const rule = { ...PLAIN, probation: { ...PROBATION, length: { months: 1 } } }
    const from = (on: string) => refused({ rule, verdict: { kind: 'carried', on }, on: '9999-12-31' })
    expect([from('9999-11-30'), from('9999-12-01')]).toEqual([[], ['beyond-the-calendar rule.probation.length']])
  })
  it('probation beyond the calendar', () => {
    const rule = { ...PLAIN, probation: { ...PROBATION, length: { days: 9007199254740991 } } }
    expect(refused({ rule })).toContain('beyond-the-calendar rule.probation.length')
  })
  it('everything at once', () => {
    expect(
      refused({
        rule: {
          memberClass: '',
          probation: { length: { weeks: 3 }, vote: 1, ends: 'never' },
          contribution: null,
          clauses: 7,
        },
        application: [],
        verdict: { kind: 'won', on: 'soon' },
        on: undefined,
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'not-a-name rule.memberClass',
      'unknown-key rule.probation.length.weeks',
      'missing-key rule.probation.length.days',
      'wrong-kind rule.probation.vote',
      'not-one-of rule.probation.ends',
      'wrong-kind rule.contribution',
      'wrong-kind rule.clauses',
      'wrong-kind application',
      'not-one-of verdict.kind',
      'not-a-date verdict.on',
      'missing-key on',
    ])
    expect(thrownBy(() => admissionOf(7 as never))).toEqual(['wrong-kind'])
  })
})
