import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ElectorateRule,
  electorateOf,
  type Member,
  type MemberClass,
  tryElectorateOf,
} from '../../src/membership/index.js'
import { LOCALES } from '../../src/problems/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const CLASSES: readonly MemberClass[] = [
  { id: 'worker-owner', hasVote: true },
  { id: 'volunteer', hasVote: true },
  { id: 'supporter', hasVote: false },
]
const MEMBERS: readonly Member[] = [
  { id: 'eva', memberClass: 'worker-owner', teams: ['film'] },
  { id: 'ana', memberClass: 'worker-owner', teams: ['film', 'app'] },
  { id: 'sol', memberClass: 'supporter', teams: ['film'] },
  { id: 'vic', memberClass: 'volunteer', teams: ['film'] },
  { id: 'ben', memberClass: 'worker-owner' },
]

const who = (rule: ElectorateRule, parties: Record<string, string> = {}) =>
  electorateOf({ rule, classes: CLASSES, members: MEMBERS, parties })

const OWNERS = { classes: ['worker-owner'] } as const

describe('From the source', () => {
  it('WJC-5: the other worker-owners approve a coordinator: the candidate is not among them', () => {
    const others = who({ members: OWNERS, except: ['candidate'], clauses: ['WJC-5'] }, { candidate: 'ana' })
    expect(others).toEqual({
      kind: 'electorate',
      members: ['eva', 'ben'],
      count: 2,
      because: [
        { code: 'electorate', clauses: ['WJC-5'], count: 2 },
        { code: 'concerned-excluded', clauses: ['WJC-5'], party: 'candidate', member: 'ana' },
      ],
    })
  })
  it('WJC-7: the team decides on removing someone, the person concerned included', () => {
    expect(who({ members: { team: 'film' } }).members).toEqual(['eva', 'ana', 'vic'])
  })
  it('WJC-7, the other reading: the person concerned excluded', () => {
    expect(who({ members: { team: 'film' }, except: ['concerned'] }, { concerned: 'vic' }).members).toEqual([
      'eva',
      'ana',
    ])
  })
  it('WJC-13: an applicant is no worker-owner yet, so there is nobody to except, and no reason says so', () => {
    const rule = { members: OWNERS, except: ['applicant'], clauses: ['WJC-13'] } as const
    expect(who(rule, { applicant: 'vic' })).toMatchObject({ count: 3, because: [{ code: 'electorate', count: 3 }] })
  })
  it('WJC-14: all worker-owners oust, the founder and the person concerned among them', () => {
    expect(who({ members: OWNERS, clauses: ['WJC-14'] }).members).toEqual(['eva', 'ana', 'ben'])
  })
  it('WC-1: supporters have a voice and no vote', () => {
    expect(who({ members: 'all' }).members).toEqual(['eva', 'ana', 'vic', 'ben'])
    expect(who({ members: { classes: ['supporter'] } }).kind).toBe('nobody')
  })
  it('since 1970 cardinals of 80 years and more take part in the congregations and do not elect (Ingravescentem aetatem)', () => {
    const conclave = electorateOf({
      rule: { members: 'all' },
      classes: [
        { id: 'elector', hasVote: true },
        { id: 'over-80', hasVote: false },
      ],
      members: [
        { id: 'a', memberClass: 'over-80' },
        { id: 'b', memberClass: 'elector' },
      ],
    })
    expect(conclave.members).toEqual(['b'])
  })
})

describe('At the boundary', () => {
  it('nobody, one, two', () => {
    const except = ['a', 'b', 'c'].map((_, at, parties) => parties.slice(0, 3 - at))
    const parties = { a: 'eva', b: 'ana', c: 'ben' }
    expect(except.map((left) => who({ members: OWNERS, except: left }, parties).count)).toEqual([0, 1, 2])
    expect(who({ members: OWNERS, except: ['a', 'b', 'c'] }, parties)).toMatchObject({
      kind: 'nobody',
      members: [],
      because: [
        { code: 'nobody-entitled' },
        { code: 'concerned-excluded', party: 'a' },
        { code: 'concerned-excluded', party: 'b' },
        { code: 'concerned-excluded', party: 'c' },
      ],
    })
  })
})

describe('Always true', () => {
  const members = fc.uniqueArray(
    fc.record({
      id: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 6 }),
      memberClass: fc.constantFrom('worker-owner', 'volunteer', 'supporter'),
      teams: fc.subarray(['film', 'app', 'desk']),
    }),
    { selector: ({ id }) => id, maxLength: 12 },
  )
  const rules: fc.Arbitrary<ElectorateRule> = fc.record({
    members: fc.oneof(
      fc.constant('all' as const),
      fc.subarray(['worker-owner', 'volunteer', 'supporter']).map((classes) => ({ classes })),
      fc.constantFrom('film', 'app', 'nowhere').map((team) => ({ team })),
    ),
  })

  it('all but the concerned: those of the rule, in the order they were given, less the parties', () => {
    always(
      fc.property(members, rules, fc.nat(11), (all, rule, pick) => {
        const before = electorateOf({ rule, classes: CLASSES, members: all })
        const concerned = all[pick]?.id ?? 'stranger'
        const given = { rule: { ...rule, except: ['concerned'] }, classes: CLASSES, members: all }
        const others = electorateOf({ ...given, parties: { concerned } })
        expect(others.members).toEqual(before.members.filter((id) => id !== concerned))
        expect(others.count).toBe(others.members.length)
        expect(others.kind).toBe(others.count === 0 ? 'nobody' : 'electorate')
      }),
    )
  })
  it('whoever is entitled has a class that votes, and is there once', () => {
    always(
      fc.property(members, rules, (all, rule) => {
        const entitled = electorateOf({ rule, classes: CLASSES, members: all }).members
        expect(new Set(entitled).size).toBe(entitled.length)
        for (const id of entitled) expect(all.find((member) => member.id === id)?.memberClass).not.toBe('supporter')
      }),
    )
  })
  it('every electorate is explained, in every language', () => {
    const outcomes = [
      who({ members: 'all' }),
      who({ members: { team: 'nowhere' } }),
      who({ members: OWNERS, except: ['candidate'], clauses: ['WJC-5'] }, { candidate: 'ana' }),
    ]
    for (const { because } of outcomes) {
      for (const locale of LOCALES) expect(explain(because, locale)).not.toMatch(/^$|undefined|NaN/)
    }
  })
})

describe('Not true, on purpose', () => {
  it('two parties who are one person are one person left out, and told once', () => {
    const outcome = who({ members: OWNERS, except: ['candidate', 'proposer'] }, { candidate: 'ana', proposer: 'ana' })
    expect(outcome.count).toBe(2)
    expect(outcome.because.map(({ code }) => code)).toEqual(['electorate', 'concerned-excluded'])
  })
  it('a party nobody excepts is nobody to leave out', () => {
    expect(who({ members: OWNERS }, { candidate: 'ana' }).count).toBe(3)
  })
})

describe('Refused', () => {
  it('data from outside that is not of its shape, all of it at once', () => {
    const told = (input: unknown) => refusedOf(tryElectorateOf(input as never))
    for (const none of [null, undefined, [], 'all']) expect(told(none)).toEqual(['wrong-kind'])
    expect(
      told({ rule: { membres: 'all' }, classes: [{ id: 'a' }, null], members: { ana: 1 }, parties: 'ana', at: 1 }),
    ).toEqual([
      'unknown-key at',
      'unknown-key rule.membres',
      'missing-key rule.members',
      'missing-key classes[0].hasVote',
      'wrong-kind classes[1]',
      'wrong-kind members',
      'wrong-kind parties',
    ])
    const given = { classes: CLASSES, members: [{ ...MEMBERS[0], teams: 'web' }, 7] }
    expect(told({ ...given, rule: { members: {}, except: 'candidate', clauses: [1] } })).toEqual([
      'missing-key rule.members.classes',
      'wrong-kind rule.except',
      'wrong-kind rule.clauses[0]',
      'wrong-kind members[0].teams',
      'wrong-kind members[1]',
    ])
    const rules = ['everybody', { team: '' }, { classes: 'worker' }, null].map((members) =>
      told({ ...given, members: [], rule: { members } }),
    )
    expect(rules).toEqual([
      ['not-one-of rule.members'],
      ['not-a-name rule.members.team'],
      ['wrong-kind rule.members.classes'],
      ['not-one-of rule.members'],
    ])
  })
  it('a member twice, an id that is none, an unknown class, a party nobody named: all at once', () => {
    const members = [
      { id: 'ana', memberClass: 'worker-owner' },
      { id: 'ana', memberClass: 'worker-owner' },
      { id: '', memberClass: 'worker-owner' },
      { id: 'line\nbreak', memberClass: 'guest' },
    ]
    const rule = { members: { classes: ['worker-owner', 'owner'] }, except: ['candidate'] }
    expect(thrownBy(() => electorateOf({ rule, classes: CLASSES, members }))).toEqual([
      'listed-twice members[1].id',
      'not-a-name members[2].id',
      'not-a-name members[3].id',
      'not-one-of members[3].memberClass',
      'not-one-of rule.members.classes[1]',
      'missing-key parties.candidate',
    ])
  })
  it('a key of a member or a class that is not known: nobody who left or is suspended comes in by it', () => {
    const members = [
      { id: 'ana', memberClass: 'volunteer', left_at: '2024-01-01' },
      { id: 'ben', memberClass: 'volunteer', suspendedSince: '2024-01-01', standing: 'member' },
    ]
    const classes = [{ id: 'volunteer', hasVote: true, until: '2024-01-01' }]
    expect(thrownBy(() => electorateOf({ rule: { members: 'all' }, classes, members }))).toEqual([
      'unknown-key classes[0].until',
      'unknown-key members[0].left_at',
      'unknown-key members[1].suspendedSince',
      'unknown-key members[1].standing',
    ])
  })
  it('a party that every object seems to have', () => {
    expect(thrownBy(() => who({ members: OWNERS, except: ['constructor'] }))).toEqual([
      'missing-key parties.constructor',
    ])
  })
  it('an id of 200 characters, and one more', () => {
    const named = (length: number) => () =>
      electorateOf({
        rule: { members: 'all' },
        classes: CLASSES,
        members: [{ id: 'x'.repeat(length), memberClass: 'volunteer' }],
      })
    expect(thrownBy(named(200))).toEqual([])
    expect(thrownBy(named(201))).toEqual(['not-a-name members[0].id'])
  })
})
