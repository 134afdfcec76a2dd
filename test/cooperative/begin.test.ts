import { describe, expect, it } from 'vitest'
import { views, type Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, story } from './story.js'

const RECORD = '0123456789abcdef'
type Begin = Extract<Command, { type: 'begin-in-mid-life' }>

const joined = (memberClass: string, ...members: readonly string[]) =>
  members.map((member) => ({ member, memberClass, since: '2020-01-01' }))

/** What a federation says of itself when its log begins. */
const FEDERATION: Begin = {
  type: 'begin-in-mid-life',
  at: '2026-05-01',
  by: 'ana',
  members: [
    ...joined('individual', 'ana', 'ben', 'cleo'),
    ...joined('enterprise', 'mill'),
    ...joined('supporter', 'gus'),
  ],
}
const federation = (more: Partial<Begin>) => story(preset('workers-coop')).when({ ...FEDERATION, ...more })

/** What We Just Coop says of itself. */
const OWNERS: Begin = {
  type: 'begin-in-mid-life',
  at: '2026-05-01',
  by: 'ana',
  members: [
    { member: 'ana', memberClass: 'worker-owner', since: '2020-01-01', founder: true },
    ...joined('worker-owner', 'ben', 'cleo'),
  ],
}
const owners = (more: Partial<Begin>) => story(preset('we-just-coop')).when({ ...OWNERS, ...more })
const open = (more: object) => [{ decision: 'd1', provision: 'other-matters', proposer: 'ana', ballots: [], ...more }]

const problemsOf = (answer: ReturnType<typeof owners>) =>
  answer.kind === 'refused' ? answer.problems.map(({ code, path }) => `${code} ${path}`) : []

describe('From the source', () => {
  it('WC-1: whoever acts for an enterprise, holds an office or is in a circle does so from the beginning', () => {
    const told = story(preset('workers-coop'))
    const answer = told.when({
      ...FEDERATION,
      representatives: [{ enterprise: 'mill', person: 'hal' }],
      offices: [{ office: 'secretary', member: 'ben' }],
      circles: [
        { circle: 'board', member: 'ana' },
        { circle: 'board', member: 'ben' },
      ],
    })
    expect(answer.kind).toBe('accepted')
    expect(views.members.representedBy(told.state, 'hal')).toEqual(['mill'])
    expect(views.members.offices(told.state)).toEqual([{ office: 'secretary', member: 'ben' }])
    expect(views.circles.circles(told.state).find(({ circle }) => circle === 'board')?.members).toEqual(['ana', 'ben'])
  })
  it('WJC-10: what is owed since before, what was proposed, and every kind of vote that can go on is taken over', () => {
    const told = story(preset('we-just-coop'))
    const answer = told.when({
      ...OWNERS,
      heldPay: [
        { payday: '2026-03', on: '2026-03-31', member: 'cleo', amountMinor: '12345' },
        { payday: '2026-04', on: '2026-05-01', member: 'gone', amountMinor: '1' },
      ],
      numbers: [{ member: 'ben', item: 'admission-threshold', value: '50%' }],
      decisions: [
        ...open({ record: RECORD, ballots: [{ member: 'ben', answer: 'against' }] }),
        ...open({ decision: 'd2', subject: { kind: 'appointment', office: 'financial-coordinator', member: 'ben' } }),
        ...open({
          decision: 'dov',
          provision: 'admit-worker-owner',
          subject: { kind: 'admission', applicant: 'dov', memberClass: 'worker-owner' },
        }),
      ],
    })
    expect(answer.kind).toBe('accepted')
    expect(views.decisions.openDecisions(told.state).map(({ decision }) => decision)).toEqual(['d1', 'd2', 'dov'])
    expect(views.members.register(told.state).founders).toEqual(['ana'])
  })
})

describe('At the boundary', () => {
  it.each([
    ['2026-04-30', []],
    ['2026-05-01', []],
    ['2026-05-02', ['not-yet']],
  ])('a member since %s, in a log that begins on 1 May', (since, codes) => {
    expect(
      codesOf(owners({ members: [...OWNERS.members, { member: 'dov', memberClass: 'worker-owner', since }] })),
    ).toEqual(codes)
  })
  it.each([
    ['2026-05-01', []],
    ['2026-05-02', ['not-yet']],
  ])('pay that was held on %s', (on, codes) => {
    expect(codesOf(owners({ heldPay: [{ payday: 'p', on, member: 'ana', amountMinor: '1' }] }))).toEqual(codes)
  })
  it.each([
    ['0', ['not-one-or-more heldPay[0].amountMinor']],
    ['1', []],
  ])('of %s cents', (amountMinor, problems) => {
    expect(problemsOf(owners({ heldPay: [{ payday: 'p', on: '2026-03-31', member: 'ana', amountMinor }] }))).toEqual(
      problems,
    )
  })
})

describe('Refused as the neighbours do', () => {
  it.each<[string, Partial<Begin>]>([
    ['whoever begins it and is no member', { by: 'zoe' }],
    ['a class that the charter does not have', { members: joined('pirate', 'ana') }],
    [
      'a representative of an enterprise that is no member',
      { representatives: [{ enterprise: 'press', person: 'hal' }] },
    ],
    ['a representative of a person', { representatives: [{ enterprise: 'ana', person: 'hal' }] }],
    ['an office of somebody who is no member', { offices: [{ office: 'secretary', member: 'zoe' }] }],
    ['a circle that the charter does not have', { circles: [{ circle: 'choir', member: 'ana' }] }],
  ])('%s', (_, more) => {
    expect(federation(more).kind).toBe('refused')
  })
  it.each<[string, Partial<Begin>]>([
    ['a number that the charter does not have', { numbers: [{ member: 'ana', item: 'luck', value: 7 }] }],
    ['a vote by a provision that the charter does not have', { decisions: open({ provision: 'nothing' }) }],
    [
      'an admission by a decision that is for another class',
      {
        decisions: open({
          provision: 'other-matters',
          subject: { kind: 'admission', applicant: 'dov', memberClass: 'worker-owner' },
        }),
      },
    ],
    ['a ballot of somebody who has none', { decisions: open({ ballots: [{ member: 'zoe', answer: 'for' }] }) }],
    [
      'a new number without its words',
      { decisions: open({ provision: 'back-item', subject: { kind: 'item', item: {} } }) },
    ],
    ['a vote on a project', { decisions: open({ subject: { kind: 'project', project: 'app' } }) }],
  ])('%s', (_, more) => {
    expect(owners(more).kind).toBe('refused')
  })
  it('whatever stands twice, in each list', () => {
    const twice = <One>(one: One): readonly [One, One] => [one, one]
    const pay = { payday: 'p', on: '2026-03-31', member: 'ana', amountMinor: '1' }
    const answer = federation({
      members: [...FEDERATION.members, ...joined('individual', 'ben')],
      representatives: [...twice({ enterprise: 'mill', person: 'hal' })],
      offices: [...twice({ office: 'secretary', member: 'ben' })],
      circles: [...twice({ circle: 'board', member: 'ana' }), { circle: 'board', member: 'ben' }],
      heldPay: [...twice(pay), { ...pay, project: 'app' }],
      numbers: [...twice({ item: 'n', member: 'ana', value: 1 }), { item: 'n', scope: 'app', member: 'ana', value: 1 }],
      decisions: [...twice(open({ ballots: [...twice({ member: 'ana', answer: 'for' as const })] })[0] as never)],
    })
    expect(problemsOf(answer)).toEqual([
      'listed-twice members[5]',
      'listed-twice representatives[1]',
      'listed-twice offices[1]',
      'listed-twice circles[1]',
      'listed-twice heldPay[1]',
      'listed-twice numbers[1]',
      'listed-twice decisions[1]',
      'listed-twice decisions[0].ballots[1]',
      'listed-twice decisions[1].ballots[1]',
    ])
  })
})
