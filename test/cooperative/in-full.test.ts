import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, minutesFor, readersOf, views } from '../../src/cooperative/index.js'
import { exact } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { type Story, story } from './story.js'

const HASH = 'a1b2c3d4e5f60718'
const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'] as const
const say = (at: string, by: string, command: object): Command => ({ at, by, ...command }) as Command

/** The federation of the preset with a board of two, and who founded it: six people, two enterprises with a representative each, a supporter. */
const federation = (): Story => {
  const charter = preset('workers-coop')
  const { board } = charter.elections as { readonly board: NonNullable<Charter['elections']>[string] }
  const people = PEOPLE.map((member) => ({ member, memberClass: 'individual' }))
  const enterprises = ['mill', 'press'].map((member) => ({ member, memberClass: 'enterprise' }))
  return story({ ...charter, elections: { board: { ...board, seats: 2 } } }).given(
    say('2026-01-01', 'ana', {
      type: 'found',
      founders: [...people, ...enterprises, { member: 'gus', memberClass: 'supporter' }],
    }),
    say('2026-01-01', 'mill', { type: 'name-representative', person: 'hal' }),
    say('2026-01-01', 'press', { type: 'name-representative', person: 'ina' }),
  )
}

const opened = (more: object = {}): Story =>
  federation().given(
    say('2026-02-01', 'ana', {
      type: 'open-election',
      election: 'e1',
      provision: 'board',
      nominationsUntil: '2026-02-10',
      votingUntil: '2026-02-20',
      ...more,
    }),
  )
const standing = (told: Story, ...candidates: readonly string[]): Story =>
  told.given(
    ...candidates.map((candidate) => say('2026-02-05', 'mill', { type: 'nominate', election: 'e1', candidate })),
    ...candidates.map((by) => say('2026-02-06', by, { type: 'accept-nomination', election: 'e1' })),
    say('2026-02-11', 'ana', { type: 'pass-time' }),
  )
const ranked = (by: string, ...candidates: readonly string[]): Command =>
  say('2026-02-15', by, { type: 'cast-election-ballot', election: 'e1', ballot: { ranked: candidates } })

describe('An election in full', () => {
  const voting = () =>
    standing(opened(), 'ana', 'cleo', 'dov').given(ranked('ben', 'ana'), ranked('eva', 'dov', 'cleo'))

  it('WC-3: says who nominated whom and how many voted, and while people vote nothing of how', () => {
    const found = views.elections.electionInFull(voting().state, 'e1')
    expect(found).toMatchObject({
      opener: 'ana',
      openedOn: '2026-02-01',
      stage: 'voting',
      accepted: ['ana', 'cleo', 'dov'],
      ballots: 2,
      entitled: 8,
      count: undefined,
      sitting: [],
    })
    expect(found?.nominations[0]).toEqual({ candidate: 'ana', nominator: 'mill', on: '2026-02-05' })
    expect(JSON.stringify(found)).not.toContain('ranked')
  })

  it('WC-3: when it is decided, its count is there for everyone to check', () => {
    const { state } = voting().given(say('2026-02-21', 'ana', { type: 'pass-time' }))
    const found = views.elections.electionInFull(state, 'e1')
    expect([found?.stage, found?.sitting]).toEqual(['decided', ['ana', 'dov']])
    expect(found?.count).toBeDefined()
  })

  it('a ballot is one’s own, and who may vote is told person by person', () => {
    const { state } = voting()
    expect(views.elections.ownBallot(state, 'e1', 'eva')).toEqual({
      ballot: { ranked: ['dov', 'cleo'] },
      runOff: undefined,
    })
    expect(views.elections.ownBallot(state, 'e1', 'fay').ballot).toBeUndefined()
    const may = ['ana', 'mill', 'gus', 'hal'].map((one) => views.elections.mayVoteIn(state, 'e1', one))
    expect(may).toEqual([true, true, false, false])
    expect(views.elections.mayVoteIn(state, 'never', 'ana')).toBe(false)
    expect([views.elections.electionInFull(state, 'never'), views.elections.electionsHeld(state)]).toEqual([
      undefined,
      ['e1'],
    ])
  })

  it('of a secret one there is no ballot, no number of ballots and no count', () => {
    const told = standing(opened({ secret: true }), 'ana', 'cleo', 'dov')
    expect(told.when(ranked('ben', 'ana')).kind).toBe('refused')
    told.given(
      say('2026-02-21', 'eva', { type: 'close-election-ballots', election: 'e1', closing: HASH }),
      say('2026-02-22', 'eva', {
        type: 'release-election-count',
        election: 'e1',
        elected: ['cleo', 'dov'],
      }),
    )
    const found = views.elections.electionInFull(told.state, 'e1')
    expect(found).toMatchObject({ secret: true, ballotsClosed: true, ballots: 0, count: undefined })
    expect(views.elections.ownBallot(told.state, 'e1', 'ben').ballot).toBeUndefined()
  })
})

describe('A consent round in full', () => {
  const DAY = '2026-03-01'
  const step = (by: string, kind: object): Command => say(DAY, by, { type: 'take-step', round: 'r1', step: kind })
  const asked = () =>
    standing(opened(), 'ana', 'ben').given(
      say(DAY, 'ana', {
        type: 'start-round',
        round: 'r1',
        circle: 'board',
        subject: { kind: 'mandate', circle: 'learning-group', domain: ['learning'] },
        wording: HASH,
        reviewOn: '2026-12-01',
        facilitator: 'ana',
        present: ['ana', 'ben'],
      }),
      ...[1, 2, 3].flatMap((_, at) => [
        step('ana', { kind: 'proceed' }),
        ...(at < 2 ? [step('ana', { kind: 'heard' }), step('ben', { kind: 'heard' })] : []),
      ]),
      step('ana', { kind: 'answer', answer: 'consent' }),
    )

  it('WC-4: says who is there, what each answered, and on which day it is looked at again', () => {
    expect(views.circles.roundInFull(asked().state, 'r1')).toMatchObject({
      members: ['ana', 'ben'],
      present: ['ana', 'ben'],
      asked: 1,
      reviewOn: '2026-12-01',
      answers: [{ member: 'ana', answer: 'consent' }],
      objections: [],
      nominations: [],
    })
  })

  it('is among those that are over when all consented, and is none under way any more', () => {
    const { state } = asked().given(
      step('ben', { kind: 'answer', answer: 'consent' }),
      step('ana', { kind: 'proceed' }),
    )
    expect(views.circles.roundInFull(state, 'r1')).toBeUndefined()
    expect(views.circles.pastRounds(state)).toMatchObject([
      { round: 'r1', circle: 'board', outcome: 'carried', to: undefined, takenUpBy: undefined },
    ])
  })
})

describe('A meeting in full', () => {
  const called = () =>
    standing(opened(), 'ana', 'ben').given(
      say('2026-03-01', 'ana', {
        type: 'call-meeting',
        meeting: 'm1',
        provision: 'general-meeting',
        on: '2026-03-15',
        agenda: ['new-rules'],
      }),
    )

  it('WC-2: says who is there, how, and who carries whose vote', () => {
    const { state } = called().given(
      say('2026-03-10', 'fay', { type: 'give-proxy', holder: 'eva', meeting: 'm1' }),
      say('2026-03-15', 'cleo', { type: 'register-presence', meeting: 'm1', how: 'remote' }),
      {
        ...say('2026-03-15', 'hal', { type: 'register-presence', meeting: 'm1', how: 'in-person' }),
        onBehalfOf: 'mill',
      },
    )
    expect(views.meetings.meetingInFull(state, 'm1')).toMatchObject({
      calledOn: '2026-03-01',
      attendance: [
        { member: 'cleo', how: 'remote' },
        { member: 'mill', how: 'in-person' },
      ],
      proxies: [{ giver: 'fay', holder: 'eva' }],
    })
    expect(views.meetings.proxiesOf(state, 'fay')).toEqual([{ holder: 'eva', meeting: 'm1', until: undefined }])
    expect(views.meetings.proxiesOf(state, 'eva')).toEqual([])
  })

  it('WC-2: whoever belongs is called, representatives are not in their own name, and one that was withdrawn is no proxy', () => {
    const { state } = called().given(
      say('2026-03-10', 'fay', { type: 'give-proxy', holder: 'eva', meeting: 'm1' }),
      say('2026-03-11', 'fay', { type: 'withdraw-proxy', meeting: 'm1' }),
    )
    const calls = ['fay', 'mill', 'hal'].map((one) => views.meetings.isCalledTo(state, 'm1', one))
    expect(calls).toEqual([true, true, false])
    expect(views.meetings.isCalledTo(state, 'never', 'fay')).toBe(false)
    expect(views.meetings.meetingInFull(state, 'm1')?.proxies).toEqual([])
    expect(views.meetings.proxiesOf(state, 'fay')).toEqual([])
    expect(views.meetings.meetingInFull(state, 'never')).toBeUndefined()
  })

  it('WC-2: members ask for one, and it is told who does until it is called', () => {
    const { state } = federation().given(
      say('2026-03-01', 'eva', { type: 'ask-for-meeting', meeting: 'm2', provision: 'general-meeting' }),
    )
    expect(views.meetings.meetingsAskedFor(state)).toEqual([
      { meeting: 'm2', provision: 'general-meeting', members: ['eva'] },
    ])
  })
})

describe('Who somebody is', () => {
  it('WC-2: an enterprise has a vote, and the person who acts for it none of their own', () => {
    const { state } = federation()
    expect(views.members.recordOf(state, 'mill')).toMatchObject({ memberClass: 'enterprise', votes: true })
    expect([views.members.recordOf(state, 'hal'), views.members.mayVote(state, 'hal')]).toEqual([undefined, false])
    expect(views.members.representedBy(state, 'hal')).toEqual(['mill'])
    expect(views.members.representedBy(state, 'ana')).toEqual([])
  })

  it('WC-2: nobody acts for an enterprise that named somebody else since', () => {
    const { state } = federation().given(say('2026-01-02', 'mill', { type: 'name-representative', person: 'jo' }))
    expect(['hal', 'jo'].map((one) => views.members.representedBy(state, one))).toEqual([[], ['mill']])
  })
})

describe('What was said of a project', () => {
  it('WJC-4: is told by whom, and there is nothing of a project that there is not', () => {
    const { state } = story(preset('we-just-coop')).given(
      say('2026-01-01', 'ana', {
        type: 'found',
        founders: ['ana', 'ben', 'eva'].map((member) => ({ member, memberClass: 'worker-owner' })),
      }),
      say('2026-01-02', 'somebody', {
        type: 'propose-project',
        project: 'app',
        serves: [{ objective: 'purpose', how: HASH }],
        areas: ['tech'],
        budgetMinor: '500000',
        budget: HASH,
      }),
      say('2026-01-03', 'ben', { type: 'evaluate-project', project: 'app', objective: 'purpose', value: '8' }),
      say('2026-01-03', 'ana', { type: 'evaluate-project', project: 'app', objective: 'purpose', value: '6' }),
    )
    const file = views.projects.projectFile(state, 'app')
    expect(file).toMatchObject({ serves: [{ objective: 'purpose', how: HASH }], budget: HASH, coordinators: [] })
    expect(file?.evaluations.map(({ person, side, value }) => [person, side, exact(value)])).toEqual([
      ['ana', 'projected', exact(6)],
      ['ben', 'projected', exact(8)],
    ])
    expect(views.projects.projectFile(state, 'none')).toBeUndefined()
  })
})

describe('Who may read what in the minutes', () => {
  const told = opened()

  it('WJC-22: of each event, which members may read it, and what minutesFor tells them agrees', () => {
    const readers = readersOf({ state: told.state, events: told.events })
    expect(readers).toHaveLength(told.events.length)
    const initial = story(preset('workers-coop')).state
    for (const [viewer, memberClass, votes] of [
      ['ana', 'individual', true],
      ['gus', 'supporter', false],
    ] as const) {
      const read = minutesFor({ state: initial, events: told.events, viewer }).map(({ event }) => event)
      for (const [at, event] of told.events.entries()) {
        const may = readers[at]?.standings.some((one) => one.memberClass === memberClass && one.votes === votes)
        // What names somebody they read in any case.
        if (!JSON.stringify(event).includes(`"${viewer}"`))
          expect([viewer, at, read.includes(event)]).toEqual([viewer, at, may])
      }
    }
  })

  it('WJC-12: who reads an earlier part of the log is asked of today, where today is given', () => {
    const { state } = story(preset('workers-coop'))
    const before = [...told.events]
    const now = told.given(say('2026-02-12', 'eva', { type: 'leave' })).state
    const read = (at: object) => minutesFor({ state, events: before, viewer: 'eva', ...at }).length
    expect(read({})).toBe(before.length)
    expect(read({ now })).toBeLessThan(before.length)
  })
})
