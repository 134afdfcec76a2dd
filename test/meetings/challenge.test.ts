import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Challenge, type ChallengeInput, challengeOf, tryChallengeOf } from '../../src/meetings/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from '../membership/hostile.js'
import { RULE } from './given.js'

const PUBLISHED = { ...RULE, challenge: { days: 40, from: 'published' } } as const
// Decided on 10 May, 40 days: the last day is 19 June.
const BASE: ChallengeInput = { rule: RULE, decidedOn: '2025-05-10', challenges: [], on: '2025-12-31' }
const state = (more: Partial<ChallengeInput>) => challengeOf({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryChallengeOf({ ...BASE, ...more }))
const by = (on: string, outcome?: Challenge['outcome']): Challenge => ({
  by: 'ana',
  on,
  ...(outcome === undefined ? {} : { outcome }),
})

describe('From the source', () => {
  it('WC-2: a resolution of the general meeting stands once nobody can challenge it any more', () => {
    expect(state({})).toEqual({
      kind: 'stands',
      until: '2025-06-19',
      tooLate: [],
      because: [
        { code: 'resolution', clauses: ['WC-2'], state: 'stands', until: '2025-06-19', pending: 0, annulledOn: '' },
      ],
    })
  })
  it('art. 31 of the Spanish Ley 27/1999: voidable resolutions can be challenged for forty days', () => {
    expect(['2025-06-19', '2025-06-20'].map((on) => state({ on }).kind)).toEqual(['open', 'stands'])
  })
})

describe('At the boundary', () => {
  it('challenged the day before the last, on it, the day after', () => {
    const kinds = ['2025-06-18', '2025-06-19', '2025-06-20'].map((on) => state({ challenges: [by(on)] }))
    expect(kinds.map(({ kind, tooLate }) => [kind, tooLate])).toEqual([
      ['challenged', []],
      ['challenged', []],
      ['stands', [0]],
    ])
    expect(kinds[2]?.because[1]).toMatchObject({ code: 'challenge-too-late', observed: 1, until: '2025-06-19' })
  })
  it('challenged on the day it was taken', () => {
    expect(state({ challenges: [by('2025-05-10')], on: '2025-05-10' }).kind).toBe('challenged')
    expect(refused({ challenges: [by('2025-05-09')] })).toEqual(['not-in-order challenges[0].on'])
  })
  it('an outcome of the day before, the day, the day after', () => {
    const outcome = (on: string) =>
      state({ challenges: [by('2025-06-01', { on, result: 'annulled' })], on: '2025-09-10' }).kind
    expect(['2025-09-09', '2025-09-10', '2025-09-11'].map(outcome)).toEqual(['annulled', 'annulled', 'challenged'])
  })
  it('dismissed and withdrawn, it can be challenged again until the last day', () => {
    for (const result of ['dismissed', 'withdrawn'] as const) {
      const at = (on: string) => state({ challenges: [by('2025-05-12', { on: '2025-05-20', result })], on }).kind
      expect(['2025-05-19', '2025-05-20', '2025-06-19', '2025-06-20'].map(at)).toEqual([
        'challenged',
        'open',
        'open',
        'stands',
      ])
    }
  })
  it('set aside twice: on the first day, whichever challenge is listed first', () => {
    const twice = ['2025-09-02', '2025-09-01'].map((on) => by('2025-06-01', { on, result: 'annulled' }))
    for (const challenges of [twice, [...twice].reverse()])
      expect(state({ challenges }).because[0]).toMatchObject({ state: 'annulled', annulledOn: '2025-09-01' })
  })
  it('counted from the minutes: open until they are published, and from that day on so many days', () => {
    expect(state({ rule: PUBLISHED })).toMatchObject({ kind: 'open', until: undefined })
    const published = (on: string) => state({ rule: PUBLISHED, publishedOn: '2025-06-01', on })
    expect(
      ['2025-05-31', '2025-06-01', '2025-07-11', '2025-07-12'].map((on) => [published(on).kind, published(on).until]),
    ).toEqual([
      ['open', undefined],
      ['open', '2025-07-11'],
      ['open', '2025-07-11'],
      ['stands', '2025-07-11'],
    ])
    expect(state({ publishedOn: '2025-06-01' }).until).toBe('2025-06-19')
  })
  it('no days at all: only the day itself', () => {
    const rule = { ...RULE, challenge: { days: 0, from: 'decided' } } as const
    expect(['2025-05-10', '2025-05-11'].map((on) => state({ rule, on }).kind)).toEqual(['open', 'stands'])
  })
})

describe('Always true', () => {
  const days = fc.constantFrom('2025-05-10', '2025-05-20', '2025-06-19', '2025-06-20', '2025-08-01')
  const outcomes = fc.option(
    fc.record({
      on: fc.constantFrom('2025-08-01', '2025-08-02'),
      result: fc.constantFrom('annulled', 'dismissed', 'withdrawn'),
    }),
    { nil: undefined },
  )
  const challenges = fc.array(
    fc.tuple(days, outcomes).map(([on, outcome]) => by(on, outcome as Challenge['outcome'])),
    { maxLength: 5 },
  )
  it('what was annulled stays annulled, and what stands stays standing', () => {
    always(
      fc.property(challenges, days, days, (list, one, other) => {
        const [before, after] = one < other ? [one, other] : [other, one]
        const first = state({ challenges: list, on: before }).kind
        if (first === 'annulled' || first === 'stands') expect(state({ challenges: list, on: after }).kind).toBe(first)
      }),
    )
  })
  it('nothing annuls a resolution but a challenge in time', () => {
    always(
      fc.property(challenges, (list) => {
        const late = list.filter(({ on }) => on > '2025-06-19')
        expect(state({ challenges: late }).kind).toBe('stands')
        const inTime = list.filter(({ on }) => on <= '2025-06-19')
        expect(state({ challenges: inTime }).kind).toBe(state({ challenges: list }).kind)
      }),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryChallengeOf, {
      ...BASE,
      rule: PUBLISHED,
      publishedOn: '2025-06-01',
      challenges: [by('2025-06-02', { on: '2025-07-01', result: 'dismissed' })],
    })
  })
})

describe('Not true, on purpose', () => {
  it('a resolution that is challenged is in force all the same', () => {
    expect(state({ challenges: [by('2025-06-01')] }).because[0]).toMatchObject({
      code: 'resolution',
      state: 'challenged',
    })
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(
      refused({
        rule: { ...RULE, challenge: { days: -1, from: 'then' } },
        decidedOn: '2025-05-10',
        publishedOn: '2025-05-09',
        challenges: [
          { by: '', on: '2025-06-01', outcome: { on: '2025-05-31', result: 'won' } },
          by('x'),
          { by: 'ana', on: '2025-06-01', outcome: 7 },
        ],
        on: '2025-05-09',
      }),
    ).toEqual([
      'not-a-count rule.challenge.days',
      'not-one-of rule.challenge.from',
      'not-in-order publishedOn',
      'not-in-order on',
      'not-a-name challenges[0].by',
      'not-in-order challenges[0].outcome.on',
      'not-one-of challenges[0].outcome.result',
      'not-a-date challenges[1].on',
      'wrong-kind challenges[2].outcome',
    ])
    expect(refused({ decidedOn: '9999-12-31', on: '9999-12-31' })).toEqual(['beyond-the-calendar rule.challenge.days'])
    expect(thrownBy(() => challengeOf(null as never))).toEqual(['wrong-kind'])
  })
})
