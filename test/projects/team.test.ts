import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOfEpochDay } from '../../src/calendar/index.js'
import { electorateOf } from '../../src/membership/index.js'
import { type ParticipationEnd, removalFrom, type TeamInput, teamOn, tryTeamOn } from '../../src/projects/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const BASE: TeamInput = {
  project: 'app',
  on: '2025-03-31',
  rule: 'with-the-project',
  joins: [
    { person: 'ana', on: '2025-01-01' },
    { person: 'voice', on: '2025-02-01' },
  ],
}
const team = (more: Partial<TeamInput>) => teamOn({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryTeamOn({ ...BASE, ...more }))
const ending = (why: 'said-done' | 'left' | 'removed', on = '2025-03-01', person = 'voice') => ({
  person,
  on,
  why,
  record: 'rec-1',
})

describe('From the source', () => {
  it('WJC-27: a voice-over of thirty seconds makes a member of the team, and a vote like any other', () => {
    expect(team({ work: [{ person: 'voice', on: '2025-02-01' }] })).toMatchObject({
      kind: 'team',
      members: ['ana', 'voice'],
      finished: [],
      because: [{ code: 'team', clauses: ['WJC-27'], project: 'app', count: 2, on: '2025-03-31' }],
    })
  })

  it('WJC-27: it is a vote on that project only', () => {
    const members = [{ id: 'voice', memberClass: 'part-time', teams: [team({}).project] }]
    const classes = [{ id: 'part-time', hasVote: true }]
    const on = (project: string) => electorateOf({ rule: { members: { team: project } }, classes, members }).members
    expect([on('app'), on('film')]).toEqual([['voice'], []])
  })

  it('WJC-27: three readings of when taking part ends, on one example', () => {
    const endings = [ending('said-done')]
    const membersUnder = (rule: ParticipationEnd) => team({ rule, endings }).members
    expect(membersUnder('with-the-project')).toEqual(['ana', 'voice'])
    expect(membersUnder('when-they-say')).toEqual(['ana'])
    expect(membersUnder({ daysAfterLastWork: 60 })).toEqual(['voice'])
  })

  it('WJC-27: whoever has finished leaves with the reason recorded', () => {
    expect(team({ rule: 'when-they-say', endings: [ending('said-done')] })).toMatchObject({
      finished: [{ person: 'voice', on: '2025-03-01', why: 'said-done', record: 'rec-1' }],
      because: [{ count: 1 }, { code: 'part-ended', person: 'voice', why: 'said-done', record: 'rec-1' }],
    })
  })

  it('WJC-27: under every reading leaving and being removed end it, and the team ends with its project', () => {
    for (const rule of ['with-the-project', 'when-they-say', { daysAfterLastWork: 365 }] as const) {
      for (const why of ['left', 'removed'] as const)
        expect(team({ rule, endings: [ending(why)] }).members).toEqual(['ana'])
      expect(team({ rule, projectEndedOn: '2025-03-31' })).toMatchObject({
        members: [],
        finished: [{ why: 'with-the-project' }, { why: 'with-the-project' }],
      })
    }
  })
})

describe('At the boundary', () => {
  it.each([
    ['2025-03-02', ['voice']],
    ['2025-03-03', ['voice']],
    ['2025-03-04', []],
  ])('30 days after the last work on 1 February: on %s the team is %o', (on, members) => {
    const joins = [{ person: 'voice', on: '2025-02-01' }]
    expect(team({ joins, on, rule: { daysAfterLastWork: 30 } }).members).toEqual(members)
  })

  it('a part ends on the day after the last one that counts', () => {
    const joins = [{ person: 'voice', on: '2025-02-01' }]
    expect(team({ joins, rule: { daysAfterLastWork: 30 } }).finished).toEqual([
      { person: 'voice', on: '2025-03-04', why: 'days-after-work' },
    ])
  })

  it.each([
    ['2025-01-31', ['ana']],
    ['2025-02-01', ['ana', 'voice']],
    ['2025-02-28', ['ana', 'voice']],
    ['2025-03-01', ['ana']],
    ['2025-03-02', ['ana']],
  ])('joined on 1 February, left on 1 March: on %s the team is %o', (on, members) => {
    expect(team({ on, endings: [ending('left')] }).members).toEqual(members)
  })

  it.each([
    ['2025-03-30', 2],
    ['2025-03-31', 0],
    ['2025-04-01', 0],
  ])('the project ended on 31 March: on %s the team has %i', (on, count) => {
    expect(team({ on, projectEndedOn: '2025-03-31' }).members).toHaveLength(count)
  })
})

describe('Always true', () => {
  const FIRST = 20_000
  const day = fc.nat(60).map((at) => dateOfEpochDay(FIRST + at))
  const person = fc.constantFrom('p', 'q', 'r')
  const rule = fc.constantFrom<ParticipationEnd>('with-the-project', 'when-they-say', { daysAfterLastWork: 7 })
  const why = fc.constantFrom('said-done', 'left', 'removed')
  const stories = fc
    .record({
      on: day,
      rule,
      joined: fc.uniqueArray(fc.record({ person, on: day }), { selector: (one) => `${one.person} ${one.on}` }),
      work: fc.array(fc.record({ person, on: day })),
      endings: fc.array(fc.record({ person, on: day, why, record: fc.constant('rec') })),
    })
    .map(({ joined, work, endings, ...rest }) => {
      const known = new Set<string>(joined.map((one) => one.person))
      const of = <One extends { readonly person: string }>(list: readonly One[]) =>
        list.filter((one) => known.has(one.person))
      const joins = [...joined].sort((a, b) => (a.on < b.on ? -1 : 1))
      return { project: 'app', joins, work: of(work), endings: of(endings), ...rest }
    })

  it('whoever has joined is in the team or has finished, never both and never neither', () => {
    always(
      fc.property(stories, (input) => {
        const { members, finished } = teamOn(input)
        const joined = new Set(input.joins.filter((one) => one.on <= input.on).map((one) => one.person))
        expect([...members, ...finished.map((one) => one.person)].sort()).toEqual([...joined].sort())
      }),
    )
  })

  it('what happens later changes nothing of today', () => {
    always(
      fc.property(stories, (input) => {
        const until = <One extends { readonly on: string }>(list: readonly One[]) =>
          list.filter((one) => one.on <= input.on)
        const known = new Set<string>(until(input.joins).map((one) => one.person))
        const of = <One extends { readonly person: string }>(list: readonly One[]) =>
          list.filter((one) => known.has(one.person))
        const now = {
          ...input,
          joins: until(input.joins),
          work: of(until(input.work)),
          endings: of(until(input.endings)),
        }
        expect(teamOn(now)).toEqual(teamOn(input))
      }),
    )
  })

  it('whoever has finished counts neither in the base nor in the mean of a removal', () => {
    always(
      fc.property(stories, (input) => {
        const { members, finished } = teamOn(input)
        const [person] = members
        if (person === undefined) return
        const proposals = (people: readonly string[], share: string) => people.map((one) => ({ person: one, share }))
        const gone = finished.map((one) => one.person)
        const removal = removalFrom({
          from: 'team',
          person,
          coordinates: [],
          team: members,
          proposals: [...proposals(members, '50%'), ...proposals(gone, '100%')],
          rule: { provisional: '3/4', minimumProposals: 1, personConcerned: 'included', decidedBy: 'team' },
          for: 0,
          against: 0,
          abstain: 0,
          closed: false,
        })
        expect(removal.electorate).toBe(members.length)
        expect(removal.threshold.value).toEqual({ numerator: 1n, denominator: 2n })
      }),
    )
  })
})

describe('Not true, on purpose', () => {
  it('of several things that would have ended a part, the first one did, in whatever order they are listed', () => {
    const endings = [ending('left', '2025-03-05'), ending('removed', '2025-03-01'), ending('left', '2025-03-09')]
    const first = [{ person: 'voice', on: '2025-03-01', why: 'removed', record: 'rec-1' }]
    expect(team({ endings }).finished).toEqual(first)
    expect(team({ endings: endings.toReversed(), projectEndedOn: '2025-03-31' }).finished[1]).toEqual(first[0])
  })

  it('whoever works again is in again, under the reading that counts days; whoever was removed is not', () => {
    const rule = { daysAfterLastWork: 10 }
    const work = [{ person: 'voice', on: '2025-03-30' }]
    expect(team({ rule, work }).members).toEqual(['voice'])
    expect(team({ rule, work, endings: [ending('removed')] }).members).toEqual([])
  })

  it('somebody may join again after leaving, but not on the same day', () => {
    const again = (on: string) =>
      team({ joins: [...BASE.joins, { person: 'voice', on }], endings: [ending('left')] }).members
    expect([again('2025-03-01'), again('2025-03-02')]).toEqual([['ana'], ['ana', 'voice']])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []]) expect(refusedOf(tryTeamOn(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => teamOn({} as never))).toEqual([
      'missing-key project',
      'missing-key on',
      'missing-key rule',
      'missing-key joins',
    ])
  })

  it('everything at once', () => {
    expect(
      refused({
        project: '',
        on: '2025-02-30',
        rule: { daysAfterLastWork: 0, extra: 1 },
        joins: [
          { person: 'ana', on: 'soon' },
          { person: 'ben', on: '2025-01-01' },
          { person: 'ben', on: '2025-01-01' },
          7,
        ],
        work: [{ person: 'zoe', on: '2025-01-01' }, { person: 'ben' }],
        endings: [{ person: 'ben', on: '2025-01-01', why: 'bored', record: '' }, {}],
        projectEndedOn: 7,
        clauses: 7,
        extra: 1,
      }),
    ).toEqual([
      'unknown-key extra',
      'wrong-kind clauses',
      'not-a-name project',
      'not-a-date on',
      'unknown-key rule.extra',
      'not-one-or-more rule.daysAfterLastWork',
      'not-a-date projectEndedOn',
      'not-a-date joins[0].on',
      'listed-twice joins[2].person',
      'wrong-kind joins[3]',
      'not-joined work[0].person',
      'missing-key work[1].on',
      'not-one-of endings[0].why',
      'not-a-name endings[0].record',
      'missing-key endings[1].person',
      'missing-key endings[1].on',
      'missing-key endings[1].why',
      'missing-key endings[1].record',
    ])
  })

  it('a rule that is none', () => {
    expect(refused({ rule: 'never' })).toEqual(['not-one-of rule'])
  })
})
