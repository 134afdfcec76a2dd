import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  electorateOf,
  entitledToVote,
  registerOf,
  tryEntitledToVote,
  type VotingInput,
  type VotingRule,
} from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const RULE: VotingRule = { votingAge: 16, leapBirthday: 'march-1', probationersVote: false, suspendedVote: false }
const { votingAge: _age, ...AGELESS } = RULE
const CLASSES = [
  { id: 'worker-owner', hasVote: true },
  { id: 'enterprise', hasVote: true, of: 'enterprises' },
  { id: 'supporter', hasVote: false },
] as const
const BASE: VotingInput = {
  rule: RULE,
  classes: CLASSES,
  members: [{ id: 'ana', memberClass: 'worker-owner' }],
  born: [{ member: 'ana', on: '2000-05-10' }],
  on: '2025-01-01',
}
const rights = (more: Partial<VotingInput>) => entitledToVote({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryEntitledToVote({ ...BASE, ...more }))
const mayVote = (birth: string, on: string, rule: Partial<VotingRule> = {}) =>
  rights({ born: [{ member: 'ana', on: birth }], on, rule: { ...RULE, ...rule } }).members.length === 1

describe('From the source', () => {
  it('WC-1: supporters have a voice and no vote; the others have, one each', () => {
    const members = [
      { id: 'sol', memberClass: 'supporter' },
      { id: 'bakery', memberClass: 'enterprise' },
      { id: 'ana', memberClass: 'worker-owner', teams: ['film'] },
    ]
    const outcome = rights({ rule: AGELESS, members })
    expect(outcome).toEqual({
      kind: 'voting-rights',
      members: [members[1], members[2]],
      without: [{ member: 'sol', why: 'class' }],
      because: [
        { code: 'may-vote', clauses: ['WC-1'], observed: 2, outOf: 3, on: '2025-01-01' },
        { code: 'without-vote', clauses: ['WC-1'], why: 'class', members: ['sol'], votingAge: 0 },
      ],
    })
    expect(
      electorateOf({ rule: { members: { team: 'film' } }, classes: CLASSES, members: outcome.members }).members,
    ).toEqual(['ana'])
  })
  it('WC-2: an enterprise is one member and has no age', () => {
    expect(rights({ members: [{ id: 'bakery', memberClass: 'enterprise' }], born: [] }).members).toHaveLength(1)
  })
  it('born on 29 February: of age on 1 March in England, on 28 February in New Zealand', () => {
    const birth = '2008-02-29'
    expect(mayVote(birth, '2026-02-28', { votingAge: 18 })).toBe(false)
    expect(mayVote(birth, '2026-03-01', { votingAge: 18 })).toBe(true)
    expect(mayVote(birth, '2026-02-27', { votingAge: 18, leapBirthday: 'february-28' })).toBe(false)
    expect(mayVote(birth, '2026-02-28', { votingAge: 18, leapBirthday: 'february-28' })).toBe(true)
  })
  it('the register of a day, probationers and suspended members among it, says who votes', () => {
    const register = registerOf({
      classes: CLASSES,
      changes: [
        { kind: 'admitted', on: '2024-01-01', member: 'ana', memberClass: 'worker-owner' },
        { kind: 'admitted', on: '2024-01-01', member: 'ben', memberClass: 'worker-owner' },
        { kind: 'suspended', on: '2024-06-01', member: 'ben' },
        { kind: 'began-probation', on: '2024-06-01', member: 'cleo', memberClass: 'worker-owner' },
      ],
      on: '2025-01-01',
    })
    const members = [...register.members, ...register.probationers]
    const votes = (more: Partial<VotingRule>) =>
      rights({ rule: { ...AGELESS, ...more }, members }).members.map(({ id }) => id)
    expect(votes({})).toEqual(['ana'])
    expect(votes({ probationersVote: true })).toEqual(['ana', 'cleo'])
    expect(votes({ suspendedVote: true, probationersVote: true })).toEqual(['ana', 'ben', 'cleo'])
    expect(rights({ rule: AGELESS, members }).without).toEqual([
      { member: 'ben', why: 'suspended' },
      { member: 'cleo', why: 'probation' },
    ])
  })
})

describe('At the boundary', () => {
  it.each([
    ['2016-05-09', false],
    ['2016-05-10', true],
    ['2016-05-11', true],
  ])('of age at 16, born on 10 May 2000: on %s %s', (on, may) => {
    expect(mayVote('2000-05-10', on)).toBe(may)
  })
  it('born on 29 February, in a year that has that day', () => {
    const on = ['2024-02-28', '2024-02-29', '2024-03-01']
    expect(on.map((day) => mayVote('2008-02-29', day))).toEqual([false, true, true])
    expect(on.map((day) => mayVote('2008-02-29', day, { leapBirthday: 'february-28' }))).toEqual([false, true, true])
  })
  it('born on 28 February or 1 March, nothing moves', () => {
    expect(['2023-02-27', '2023-02-28'].map((on) => mayVote('2007-02-28', on))).toEqual([false, true])
    expect(
      ['2023-02-28', '2023-03-01'].map((on) => mayVote('2007-03-01', on, { leapBirthday: 'february-28' })),
    ).toEqual([false, true])
  })
  it('born today, and tomorrow', () => {
    expect(refused({ born: [{ member: 'ana', on: '2025-01-01' }] })).toEqual([])
    expect(refused({ born: [{ member: 'ana', on: '2025-01-02' }] })).toEqual(['not-in-order on'])
  })
  it('a suspension takes the vote from its day on, and not before', () => {
    const why = (suspendedSince: string | undefined) =>
      rights({ rule: AGELESS, members: [{ id: 'ana', memberClass: 'worker-owner', suspendedSince }] }).without
    expect(why('2024-12-31')).toEqual([{ member: 'ana', why: 'suspended' }])
    expect(why('2025-01-01')).toEqual([{ member: 'ana', why: 'suspended' }])
    expect(why('2025-01-02')).toEqual([])
    expect(why(undefined)).toEqual([])
  })
  it('membership gives a vote from its day on, and not before', () => {
    const why = (since: string | undefined) =>
      rights({ rule: AGELESS, members: [{ id: 'ana', memberClass: 'worker-owner', since }] }).without
    expect(why('2024-12-31')).toEqual([])
    expect(why('2025-01-01')).toEqual([])
    expect(why('2025-01-02')).toEqual([{ member: 'ana', why: 'not-yet' }])
    expect(why(undefined)).toEqual([])
  })
  it('of a class from a later day on, nobody knows what they were before; unless they were no member yet', () => {
    const told = (classSince: string, since = '2024-01-01') =>
      refused({ rule: AGELESS, members: [{ id: 'ana', memberClass: 'worker-owner', since, classSince }] })
    expect(told('2025-01-01')).toEqual([])
    expect(told('2025-01-02')).toEqual(['not-in-order on'])
    expect(told('2025-01-02', '2025-01-02')).toEqual([])
  })
  it('a voting age beyond the calendar is reached by nobody', () => {
    expect(mayVote('2000-05-10', '2025-01-01', { votingAge: 9007199254740991 })).toBe(false)
  })
})

describe('Always true', () => {
  const people = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('ana', 'ben', 'cleo', 'dov', 'eva', '__proto__', 'constructor'),
      memberClass: fc.constantFrom('worker-owner', 'enterprise', 'supporter'),
      standing: fc.constantFrom('member', 'probationer'),
    }),
    { selector: ({ id }) => id },
  )
  it('everybody either votes or is told why not, once', () => {
    always(
      fc.property(people, fc.boolean(), (members, probationersVote) => {
        const outcome = rights({ rule: { ...AGELESS, probationersVote }, members: members })
        const told = [...outcome.members.map(({ id }) => id), ...outcome.without.map(({ member }) => member)]
        expect([...told].sort()).toEqual(members.map(({ id }) => id).sort())
      }),
    )
  })
  it('once of age, always of age', () => {
    const days = fc
      .tuple(fc.integer({ min: 1990, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
    always(
      fc.property(fc.constantFrom('1980-02-29', '1988-02-29', '1989-12-31'), days, days, (birth, one, other) => {
        const [before, after] = one < other ? [one, other] : [other, one]
        if (mayVote(birth, before, { votingAge: 30 })) expect(mayVote(birth, after, { votingAge: 30 })).toBe(true)
      }),
    )
  })
  it('answers whatever it is given', () => {
    const [ana] = registerOf({
      classes: CLASSES,
      changes: [{ kind: 'admitted', on: '2024-01-01', member: 'ana', memberClass: 'worker-owner' }],
      on: '2025-01-01',
    }).members
    answersAnything(tryEntitledToVote, {
      ...BASE,
      members: [{ ...ana, teams: ['film'] }],
      rule: { ...RULE, clauses: ['WC-1'] },
    })
  })
})

describe('Not true, on purpose', () => {
  it('whoever has no vote for several reasons is told the first only', () => {
    const members = [{ id: 'sol', memberClass: 'supporter', standing: 'probationer' }] as const
    expect(rights({ rule: AGELESS, members }).without).toEqual([{ member: 'sol', why: 'class' }])
  })
})

describe('Refused', () => {
  it('a voting age without the birth dates, for supporters too', () => {
    expect(refused({ born: [] })).toEqual(['missing-key born'])
    expect(refused({ born: undefined })).toEqual(['missing-key born'])
  })
  it('days that are none', () => {
    const days = { since: 'soon', classSince: null, suspendedSince: '2025-02-30' }
    expect(refused({ rule: AGELESS, members: [{ id: 'ana', memberClass: 'worker-owner', ...days }] })).toEqual([
      'not-a-date members[0].since',
      'not-a-date members[0].suspendedSince',
      'not-a-date members[0].classSince',
    ])
  })
  it('everything at once', () => {
    expect(
      refused({
        rule: { votingAge: 0, leapBirthday: 'never', probationersVote: 'yes' },
        members: [
          { id: 'ana', memberClass: 'guest' },
          { id: 'ben', memberClass: 'enterprise', standing: 'boss' },
          { id: 'ben', memberClass: 'enterprise' },
        ],
        born: [
          { member: 'ana', on: '2000-01-01' },
          { member: 'ana', on: '2000-01-01' },
        ],
        on: 'today',
      }),
    ).toEqual([
      'not-one-or-more rule.votingAge',
      'not-one-of rule.leapBirthday',
      'wrong-kind rule.probationersVote',
      'missing-key rule.suspendedVote',
      'not-a-date on',
      'not-one-of members[0].memberClass',
      'not-one-of members[1].standing',
      'listed-twice members[2].id',
      'listed-twice born[1].member',
    ])
    expect(thrownBy(() => entitledToVote([] as never))).toEqual(['wrong-kind'])
  })
})
