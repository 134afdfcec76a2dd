import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  electorateOf,
  entitledToVote,
  type MemberChange,
  type MemberChangeKind,
  type MemberRegister,
  registerOf,
  tryRegisterOf,
} from '../../src/membership/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { answersAnything } from './hostile.js'

const CLASSES = [
  { id: 'worker-owner', hasVote: true },
  { id: 'volunteer', hasVote: true },
  { id: 'supporter', hasVote: false },
]
const at = (changes: readonly MemberChange[], on: string) => registerOf({ classes: CLASSES, changes, on })
const refused = (changes: readonly unknown[], more: object = {}) =>
  refusedOf(tryRegisterOf({ classes: CLASSES, changes: changes as readonly MemberChange[], on: '2030-01-01', ...more }))
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
const change = (kind: MemberChangeKind, on: string, member = 'ana', memberClass = 'worker-owner'): MemberChange =>
  (['founded', 'applied', 'began-probation', 'admitted', 'changed-class'].includes(kind)
    ? { kind, on, member, memberClass }
    : { kind, on, member }) as MemberChange

const STORY: readonly MemberChange[] = [
  change('founded', '2024-01-01', 'ana'),
  change('founded', '2024-01-01', 'ben'),
  change('applied', '2024-02-01', 'cleo'),
  { kind: 'began-probation', on: '2024-03-01', member: 'cleo', memberClass: 'worker-owner', decision: 'd3' },
  change('confirmed', '2024-09-01', 'cleo'),
  change('admitted', '2024-05-01', 'dov', 'volunteer'),
  change('changed-class', '2024-08-01', 'dov'),
  { kind: 'ousted', on: '2024-10-01', member: 'ben', decision: 'd9' },
  change('suspended', '2024-11-01', 'dov'),
  change('reinstated', '2024-12-01', 'dov'),
  change('applied', '2025-01-01', 'ben'),
  change('admitted', '2025-02-01', 'ben', 'supporter'),
  change('died', '2025-03-01', 'ana'),
]

describe('From the source', () => {
  it('WJC-14: a founder who is ousted is a former member, and stays marked as a founder, also when they come back', () => {
    expect(at(STORY, '2024-10-01').former).toEqual([
      {
        id: 'ben',
        founder: true,
        earlier: [
          { memberClass: 'worker-owner', from: '2024-01-01', endedOn: '2024-10-01', how: 'ousted', decision: 'd9' },
        ],
      },
    ])
    const back = at(STORY, '2025-02-01').members.find(({ id }) => id === 'ben')
    expect(back).toMatchObject({
      founder: true,
      memberClass: 'supporter',
      since: '2025-02-01',
      earlier: [{ how: 'ousted' }],
    })
  })

  it('WC-1: who is a member of which class, since when, feeds the electorate of a day', () => {
    const { members } = at(STORY, '2025-02-01')
    expect(idsOf(members)).toEqual(['ana', 'ben', 'cleo', 'dov'])
    expect(members.find(({ id }) => id === 'dov')).toMatchObject({
      memberClass: 'worker-owner',
      since: '2024-05-01',
      classSince: '2024-08-01',
      founder: false,
      suspendedSince: undefined,
    })
    const rule = { leapBirthday: 'march-1', probationersVote: false, suspendedVote: false } as const
    const voting = entitledToVote({ rule, classes: CLASSES, members, on: '2025-02-01' })
    const electorate = electorateOf({ rule: { members: 'all' }, classes: CLASSES, members: voting.members })
    expect(electorate.members).toEqual(['ana', 'cleo', 'dov'])
    // Straight from the register suspended members would come in with the others.
    expect(thrownBy(() => electorateOf({ rule: { members: 'all' }, classes: CLASSES, members })).slice(0, 2)).toEqual([
      'unknown-key members[0].standing',
      'unknown-key members[0].since',
    ])
  })

  it('WJC-13: an applicant is no member yet, nor is whoever was turned down', () => {
    const apply = [change('applied', '2024-02-01')]
    expect(at(apply, '2024-02-01').applicants).toEqual([
      { id: 'ana', memberClass: 'worker-owner', since: '2024-02-01', earlier: [] },
    ])
    const down = at([...apply, change('turned-down', '2024-03-01')], '2024-03-01')
    expect([down.members, down.applicants, down.former]).toEqual([[], [], []])
  })

  it('probation up to the day of confirmation, as art. 13 of the Spanish Ley 27/1999 has members on probation', () => {
    const before = at(STORY, '2024-08-31')
    expect(idsOf(before.probationers)).toEqual(['cleo'])
    expect(before.probationers[0]).toMatchObject({ since: '2024-03-01', decision: 'd3' })
    const after = at(STORY, '2024-09-01')
    expect(after.probationers).toEqual([])
    expect(after.members.find(({ id }) => id === 'cleo')?.since).toBe('2024-03-01')
  })
})

describe('At the boundary', () => {
  it.each([
    ['2024-04-30', false],
    ['2024-05-01', true],
    ['2024-05-02', true],
  ])('admitted on 1 May: on %s a member is %s', (on, isMember) => {
    expect(idsOf(at(STORY, on).members).includes('dov')).toBe(isMember)
  })
  it.each([
    ['2025-02-28', true],
    ['2025-03-01', false],
    ['2025-03-02', false],
  ])('dead on 1 March: on %s a member is %s', (on, isMember) => {
    expect(idsOf(at(STORY, on).members).includes('ana')).toBe(isMember)
  })
  it('suspended from its day on, and not on the day of the reinstatement', () => {
    const since = (on: string) => at(STORY, on).members.find(({ id }) => id === 'dov')?.suspendedSince
    expect(['2024-10-31', '2024-11-01', '2024-11-30', '2024-12-01'].map(since)).toEqual([
      undefined,
      '2024-11-01',
      '2024-11-01',
      undefined,
    ])
  })
  it('a founder on the day of the founding, and one a day later', () => {
    const founders = (on: string) => refused([change('founded', '2024-01-01', 'ana'), change('founded', on, 'ben')])
    expect([founders('2024-01-01'), founders('2024-01-02')]).toEqual([[], ['after-founding changes[1].on']])
  })
  it('what happens on one day happens as it is listed', () => {
    const day = '2024-01-01'
    expect(refused([change('admitted', day), change('left', day)])).toEqual([])
    expect(refused([change('left', day), change('admitted', day)])).toEqual(['impossible-change changes[0]'])
    const moved = [change('admitted', day), change('left', day), change('admitted', day, 'ana', 'volunteer')]
    expect(at(moved, day).members).toMatchObject([{ id: 'ana', memberClass: 'volunteer', earlier: [{ endedOn: day }] }])
  })
  it('a probationer who is suspended may be confirmed, and stays suspended', () => {
    const changes = [
      change('began-probation', '2024-01-01'),
      change('suspended', '2024-02-01'),
      change('confirmed', '2024-03-01'),
    ]
    expect(at(changes, '2024-03-01').members).toMatchObject([{ standing: 'member', suspendedSince: '2024-02-01' }])
  })
  it('nobody at all', () => {
    expect(at([], '2024-01-01')).toMatchObject({ members: [], probationers: [], applicants: [], former: [] })
  })
})

/** Changes that can happen, whichever are tried: what cannot is left out. */
const KINDS: readonly MemberChangeKind[] = [
  'founded',
  'applied',
  'withdrew',
  'turned-down',
  'began-probation',
  'admitted',
  'confirmed',
  'changed-class',
  'suspended',
  'reinstated',
  'left',
  'ousted',
  'died',
  'dissolved',
]
const DAYS = ['2024-01-01', '2024-01-02', '2024-06-30', '2025-01-01', '2025-02-28']
const histories = fc
  .array(
    fc.tuple(
      fc.constantFrom(...KINDS),
      fc.constantFrom(...DAYS),
      fc.constantFrom('ana', 'ben', '__proto__'),
      fc.constantFrom('worker-owner', 'volunteer', 'supporter'),
    ),
    { maxLength: 25 },
  )
  .map((tries) =>
    tries.reduce<readonly MemberChange[]>((done, [kind, on, member, memberClass]) => {
      const next = [...done, change(kind, on, member, memberClass)]
      return tryRegisterOf({ classes: CLASSES, changes: next, on }).kind === 'refused' ? done : next
    }, []),
  )

describe('Always true', () => {
  it('the register of a day is the fold of the changes up to that day', () => {
    always(
      fc.property(histories, fc.constantFrom(...DAYS), (changes, on) => {
        const upTo = changes.filter((one) => one.on <= on)
        expect(at(changes, on)).toEqual(at(upTo, on))
      }),
    )
  })
  it('nobody is twice in the register', () => {
    always(
      fc.property(histories, fc.constantFrom(...DAYS), (changes, on) => {
        const { members, probationers, applicants, former } = at(changes, on)
        const ids = [members, probationers, applicants, former].flatMap(idsOf)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
  it('changes of different days may be listed in any order', () => {
    const shape = ({ because: _, ...rest }: MemberRegister) => rest
    always(
      fc.property(histories, (changes) => {
        const byDay = [...changes].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
        expect(shape(at(byDay, '2025-02-28'))).toEqual(shape(at(changes, '2025-02-28')))
      }),
      100,
    )
  })
  it('whoever died never is a member again', () => {
    always(
      fc.property(histories, (changes) => {
        const dead = changes.filter(({ kind }) => kind === 'died' || kind === 'dissolved').map(({ member }) => member)
        const last = at(changes, '2025-02-28')
        for (const id of dead)
          expect([last.members, last.probationers, last.applicants].flatMap(idsOf)).not.toContain(id)
      }),
    )
  })
  it('answers whatever it is given', () => {
    answersAnything(tryRegisterOf, { classes: CLASSES, changes: STORY, on: '2025-01-01', clauses: ['WC-1'] })
  })
})

describe('Not true, on purpose', () => {
  it('changes after the day are not counted, but must be possible all the same', () => {
    const later = [change('admitted', '2024-01-01'), change('admitted', '2026-01-01')]
    expect(refused(later, { on: '2024-06-01' })).toEqual(['impossible-change changes[1]'])
  })
  it('nobody need have applied: members may be admitted from an older register', () => {
    expect(refused([change('admitted', '2024-01-01')])).toEqual([])
  })
})

describe('Refused', () => {
  it.each<[string, readonly MemberChange[]]>([
    ['admitted twice', [change('admitted', '2024-01-01'), change('admitted', '2024-02-01')]],
    ['left before admitted', [change('left', '2024-01-01'), change('admitted', '2024-02-01')]],
    [
      'a change of the dead',
      [change('admitted', '2024-01-01'), change('died', '2024-02-01'), change('applied', '2024-03-01')],
    ],
    ['applied as a member', [change('admitted', '2024-01-01'), change('applied', '2024-02-01')]],
    ['confirmed without probation', [change('admitted', '2024-01-01'), change('confirmed', '2024-02-01')]],
    [
      'confirmed as a suspended member',
      [change('admitted', '2024-01-01'), change('suspended', '2024-02-01'), change('confirmed', '2024-03-01')],
    ],
    ['reinstated and never suspended', [change('admitted', '2024-01-01'), change('reinstated', '2024-02-01')]],
    ['changed to the class they have', [change('admitted', '2024-01-01'), change('changed-class', '2024-02-01')]],
    [
      'founded as a former member',
      [change('founded', '2024-01-01'), change('left', '2024-01-01'), change('founded', '2024-01-01')],
    ],
  ])('%s', (_, changes) => {
    expect(refused(changes).filter((told) => !told.startsWith('impossible-change'))).toEqual([])
    expect(refused(changes)).toHaveLength(1)
  })
  it('what cannot happen is left out, so that one mistake is told once', () => {
    const changes = [change('left', '2024-01-01'), change('admitted', '2024-02-01'), change('left', '2024-03-01')]
    expect(refused(changes)).toEqual(['impossible-change changes[0]'])
  })
  it('everything at once', () => {
    const changes = [
      change('admitted', '2024-01-01', 'ana', 'guest'),
      { kind: 'joined', on: '2024-02-30', member: '' },
      { kind: 'left', on: '2024-01-01', member: 'ben', memberClass: 'worker-owner', by: 'ana' },
      null,
    ]
    expect(refused(changes, { classes: [...CLASSES, { id: 'supporter' }], on: 7 })).toEqual([
      'not-a-date on',
      'missing-key classes[3].hasVote',
      'listed-twice classes[3].id',
      'not-one-of changes[0].memberClass',
      'not-one-of changes[1].kind',
      'not-a-date changes[1].on',
      'not-a-name changes[1].member',
      'unknown-key changes[2].by',
      'unknown-key changes[2].memberClass',
      'wrong-kind changes[3]',
      'impossible-change changes[2]',
    ])
    expect(thrownBy(() => registerOf(null as never))).toEqual(['wrong-kind'])
  })
})
