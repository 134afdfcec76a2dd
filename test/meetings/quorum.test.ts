import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attendance,
  type CallDelay,
  type MeetingRule,
  type Presence,
  quorumOf,
  tryQuorumOf,
} from '../../src/meetings/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from '../membership/hostile.js'
import { RULE } from './given.js'

const members = (count: number) => Array.from({ length: count }, (_, at) => `m${at}`)
const there = (count: number, by: Presence = 'in-person'): readonly Attendance[] =>
  members(count).map((member) => ({ member, by }))
const SECOND = { second: { minutes: 30 } } as const
const meet = (
  present: number,
  outOf: number,
  more: { rule?: Partial<MeetingRule>; call?: 'first' | { second: CallDelay }; by?: Presence } = {},
) =>
  quorumOf({
    rule: { ...RULE, ...more.rule },
    entitled: members(outOf),
    attendance: there(present, more.by),
    call: more.call ?? 'first',
  })
const refused = (more: object) =>
  refusedOf(tryQuorumOf({ rule: RULE, entitled: members(4), attendance: there(2), call: 'first', ...more }))

describe('From the source', () => {
  it('WC-2: one member one vote: an enterprise counts once, however many it employs', () => {
    const outcome = meet(7, 12)
    expect(outcome).toMatchObject({ kind: 'quorate', needed: 7, next: undefined })
    expect(outcome.because).toEqual([
      {
        code: 'meeting-quorum',
        clauses: ['WC-2'],
        call: 'first',
        observed: 7,
        outOf: 12,
        needed: 7,
        reached: true,
        required: { numerator: 1n, denominator: 2n },
        comparison: 'more-than',
      },
    ])
  })
  it('WC-2: why it is so, in words', () => {
    const rule = { secondCall: { quorum: { members: 1 }, after: { minutes: 30 } } } as const
    const said = (locale: 'en' | 'es') => explain(meet(1, 12, { rule, call: SECOND }).because, locale)
    expect(said('en')).toBe('There is a quorum at the second call: 1 of 12 members take part; 1 is needed (WC-2).')
    expect(said('es')).toBe('Hay quórum en segunda convocatoria: participa 1 de 12 miembros; se exige 1 (WC-2).')
  })
  it('art. 25 of the Spanish Ley 27/1999: more than half at the first call, a tenth at the second', () => {
    expect([50, 51].map((count) => meet(count, 100).kind)).toEqual(['inquorate', 'quorate'])
    expect([9, 10].map((count) => meet(count, 100, { call: SECOND }).kind)).toEqual(['inquorate', 'quorate'])
  })
})

describe('At the boundary', () => {
  it('half of the members, one more, one less; exactly half where at least half suffices', () => {
    expect([5, 6, 7].map((count) => meet(count, 12).kind)).toEqual(['inquorate', 'inquorate', 'quorate'])
    const rule = { firstCall: { atLeast: '1/2' } } as const
    expect([5, 6, 7].map((count) => meet(count, 12, { rule }).kind)).toEqual(['inquorate', 'quorate', 'quorate'])
  })
  it('so many members, whatever share they are', () => {
    const rule = { firstCall: { members: 3 } } as const
    expect([2, 3, 4].map((count) => meet(count, 12, { rule }).kind)).toEqual(['inquorate', 'quorate', 'quorate'])
    expect(meet(2, 2, { rule })).toMatchObject({ kind: 'inquorate', needed: 3 })
  })
  it('a second call a minute too early, in time, a minute later', () => {
    const at = (minutes: number) => meet(2, 12, { call: { second: { minutes } } }).kind
    expect([29, 30, 31].map(at)).toEqual(['too-early', 'quorate', 'quorate'])
    const rule = { secondCall: { quorum: { members: 1 }, after: { days: 1 } } } as const
    const days = (count: number) => meet(2, 12, { rule, call: { second: { days: count } } }).kind
    expect([0, 1, 2].map(days)).toEqual(['too-early', 'quorate', 'quorate'])
  })
  it('what comes next: a second call, or another meeting', () => {
    expect(meet(6, 12)).toMatchObject({
      next: 'second-call',
      because: [{}, { code: 'second-call', after: 30, unit: 'minutes' }],
    })
    expect(meet(1, 12, { call: SECOND }).next).toBe('call-again')
    const { secondCall: _, ...once } = RULE
    const base = { rule: once, entitled: members(12), attendance: there(6) }
    expect(quorumOf({ ...base, call: 'first' }).next).toBe('call-again')
    expect(quorumOf({ ...base, call: SECOND })).toMatchObject({ kind: 'no-second-call', needed: null })
  })
  it('ways of taking part that do not count', () => {
    expect(meet(7, 12, { by: 'remote' }).kind).toBe('quorate')
    expect(meet(7, 12, { by: 'proxy' })).toMatchObject({
      kind: 'inquorate',
      present: [],
      because: [{}, {}, { code: 'presence-not-counted', by: 'proxy', members: members(7) }],
    })
    expect(meet(7, 12, { by: 'proxy', rule: { presence: ['proxy'] } }).kind).toBe('quorate')
  })
  it('a meeting that nobody attends, and one of nobody, have no quorum', () => {
    const rule = { firstCall: { atLeast: 0 }, secondCall: { quorum: { members: 0 }, after: { minutes: 0 } } } as const
    expect(meet(0, 12, { rule })).toMatchObject({ kind: 'inquorate', needed: 1 })
    expect(meet(0, 12, { rule, call: { second: { minutes: 0 } } }).kind).toBe('inquorate')
    expect(meet(0, 0, { rule }).kind).toBe('inquorate')
    expect(meet(1, 12, { rule }).kind).toBe('quorate')
  })
})

describe('Always true', () => {
  const shares = fc
    .tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 13 }))
    .map(([a, b]) => `${a}/${b}`)
  it('as many as are needed make a quorum, and one fewer never does', () => {
    always(
      fc.property(fc.integer({ min: 1, max: 40 }), shares, fc.boolean(), (outOf, share, strict) => {
        const rule = { firstCall: strict ? { moreThan: share } : { atLeast: share } }
        const needed = meet(0, outOf, { rule }).needed ?? 0
        expect(meet(needed, outOf, { rule }).kind).toBe('quorate')
        expect(meet(needed - 1, outOf, { rule }).kind).toBe('inquorate')
      }),
    )
  })
  it('whoever comes in addition never takes the quorum away', () => {
    always(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(39), shares, (outOf, some, share) => {
        const present = Math.min(some, outOf - 1)
        const rule = { firstCall: { atLeast: share } }
        if (meet(present, outOf, { rule }).kind === 'quorate')
          expect(meet(present + 1, outOf, { rule }).kind).toBe('quorate')
      }),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryQuorumOf, {
      rule: { ...RULE, clauses: ['WC-2'] },
      entitled: members(4),
      attendance: there(2),
      call: SECOND,
    })
  })
})

describe('Not true, on purpose', () => {
  it('a second call is not easier by itself: the rule may ask for more', () => {
    const rule = { secondCall: { quorum: { atLeast: 1 }, after: { minutes: 0 } } } as const
    expect(meet(7, 12, { rule, call: SECOND }).kind).toBe('inquorate')
  })
})

describe('Refused', () => {
  it('minutes where the rule has days', () => {
    expect(refused({ call: { second: { days: 1 } } })).toEqual(['mixed-delays call.second'])
  })
  it('two comparisons, none, more than all, and a percentage that was meant', () => {
    const first = (firstCall: unknown) => refused({ rule: { ...RULE, firstCall } })
    expect(first({ atLeast: '1/2', moreThan: '1/2' })).toEqual(['two-comparisons rule.firstCall'])
    expect(first({ atLeast: '1/2', members: 3 })).toEqual(['two-comparisons rule.firstCall'])
    expect(first({})).toEqual(['no-comparison rule.firstCall'])
    expect(first({ moreThan: 1 })).toEqual(['more-than-all rule.firstCall.moreThan'])
    expect(first({ atLeast: 1 })).toEqual([])
    expect(first({ atLeast: '50' })).toEqual(['threshold-out-of-range rule.firstCall.atLeast'])
    const outcome = tryQuorumOf({
      rule: { ...RULE, firstCall: { atLeast: 50 } },
      entitled: [],
      attendance: [],
      call: 'first',
    })
    expect('problems' in outcome && outcome.problems[0]?.todo).toBe('Write 50% if a percentage is meant.')
  })
  it('everything at once', () => {
    expect(
      refused({
        entitled: ['ana', 'ana'],
        attendance: [
          { member: 'zoe', by: 'telepathy' },
          { member: 'ana', by: 'remote' },
          { member: 'ana', by: 'proxy' },
        ],
        call: 'third',
        chair: 'ana',
      }),
    ).toEqual([
      'unknown-key chair',
      'listed-twice entitled[1]',
      'not-one-of attendance[0].by',
      'not-entitled attendance[0].member',
      'listed-twice attendance[2].member',
      'not-one-of call',
    ])
    expect(thrownBy(() => quorumOf([] as never))).toEqual(['wrong-kind'])
  })
})
