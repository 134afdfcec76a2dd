import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { cooperative, type Command } from '../../src/cooperative/index.js'
import { meetingThatDecides, outsideMeetingRefused } from '../../src/cooperative/meetings/reserved.js'
import {
  meetingInFull,
  meetingMinutes,
  meetingsAwaiting,
  meetingsCalled,
  resolutionState,
} from '../../src/cooperative/meetings/views.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const PRESET = preset('workers-coop')

/** The charter with a board of two. */
const WORKERS: Charter = {
  ...PRESET,
  elections: { board: { ...(PRESET.elections?.['board'] as NonNullable<Charter['elections']>[string]), seats: 2 } },
}
const MEETING = WORKERS.meetings?.['general-meeting']

/** The charter with other rules of the general meeting. */
const withMeeting = (change: Readonly<Record<string, unknown>>, without: readonly string[] = []): Charter => {
  const meeting = Object.fromEntries(
    Object.entries({ ...MEETING, ...change }).filter(([name]) => !without.includes(name)),
  ) as unknown as NonNullable<typeof MEETING>
  return { ...WORKERS, meetings: { 'general-meeting': meeting } }
}

const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'] as const

/** Eight members with a vote, a supporter, and a board of two that was elected on 11 February. */
const founded = (charter: Charter = WORKERS): Story =>
  story(charter).given(
    {
      type: 'found',
      at: '2026-01-01',
      by: 'ana',
      founders: [
        { member: 'bakery', memberClass: 'enterprise' },
        { member: 'press', memberClass: 'enterprise' },
        ...PEOPLE.map((member) => ({ member, memberClass: 'individual' })),
        { member: 'gus', memberClass: 'supporter' },
      ],
    },
    { type: 'name-representative', at: '2026-01-01', by: 'bakery', person: 'hal' },
    {
      type: 'open-election',
      at: '2026-02-01',
      by: 'ana',
      election: 'e1',
      provision: 'board',
      nominationsUntil: '2026-02-10',
      votingUntil: '2026-02-20',
    },
    ...['ana', 'ben'].flatMap((candidate): Command[] => [
      { type: 'nominate', at: '2026-02-05', by: 'bakery', election: 'e1', candidate },
      { type: 'accept-nomination', at: '2026-02-05', by: candidate, election: 'e1' },
    ]),
    { type: 'pass-time', at: '2026-02-11', by: 'ana' },
  )

const CALL = {
  type: 'call-meeting',
  at: '2026-03-01',
  by: 'ana',
  meeting: 'm1',
  provision: 'general-meeting',
  on: '2026-03-15',
  agenda: ['new-rules', 'accounts'],
} as const satisfies Command

const present = (by: string, at = '2026-03-15'): Command => ({
  type: 'register-presence',
  at,
  by,
  meeting: 'm1',
  how: 'in-person',
})

const QUORUM = { type: 'take-quorum', at: '2026-03-15', by: 'cleo', meeting: 'm1' } as const satisfies Command

const PUT = {
  type: 'put-to-vote',
  at: '2026-03-15',
  by: 'cleo',
  meeting: 'm1',
  matter: 'new-rules',
  decision: 'd1',
  provision: 'change-rules',
} as const satisfies Command

const later = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })
const vote = (by: string, answer: 'for' | 'against'): Command => ({
  type: 'cast',
  at: '2026-03-16',
  by,
  decision: 'd1',
  answer,
})

/** A meeting that is held and has its quorum. */
const held = (charter?: Charter): Story => founded(charter).given(CALL, present('cleo'), present('dov'), QUORUM)

describe('From the source', () => {
  it('WC-2: what only a meeting decides is decided in one that is held that day, has its quorum, and has it on its agenda', () => {
    const refused = (told: Story, at: string, matter?: string) =>
      outsideMeetingRefused({ state: told.state, at: at as never }, 'change-rules', matter) !== undefined
    const called = founded().given(CALL)
    const there = founded().given(CALL, present('cleo'), present('dov'))
    expect(refused(called, '2026-03-15', 'new-rules')).toBe(true)
    expect(refused(there, '2026-03-15', 'new-rules')).toBe(true)
    expect(refused(held(), '2026-03-15', 'new-rules')).toBe(false)
    expect(refused(held(), '2026-03-16', 'new-rules')).toBe(true)
    expect(refused(held(), '2026-03-15', 'flour')).toBe(true)
    expect(refused(held(), '2026-03-15')).toBe(true)
    expect(
      outsideMeetingRefused({ state: called.state, at: '2026-03-15' as never }, 'no-such-decision'),
    ).toBeUndefined()
  })

  it('WC-2: whoever may not vote asks for nothing in a meeting, and nothing is put to the vote after it or before its quorum', () => {
    const asked = {
      type: 'ask-for-meeting',
      at: '2026-03-01',
      by: 'gus',
      meeting: 'm9',
      provision: 'general-meeting',
    } as const
    expect(codesOf(founded().when(asked))).toEqual(['no-right'])
    const told = founded().given(CALL)
    expect(codesOf(told.when({ ...present('gus'), at: '2026-03-15' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...PUT, at: '2026-03-15' }))).not.toEqual([])
    told.given(present('cleo'), present('dov'), QUORUM)
    expect(codesOf(told.when({ ...PUT, by: 'gus' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...PUT, matter: 'flour' }))).not.toEqual([])
    expect(codesOf(told.when({ ...PUT, meeting: 'm2' }))).toEqual(['no-such'])
    told.given(PUT)
    expect(codesOf(told.when(PUT))).toEqual(['done-already'])
    told.given(later('2026-03-16'))
    expect(codesOf(told.when({ ...present('eva', '2026-03-16') }))).toEqual(['too-late'])
    expect(codesOf(told.when({ ...PUT, at: '2026-03-16', decision: 'd2', matter: 'accounts' }))).toEqual(['too-late'])
  })

  it('WC-2: the rules are changed in a general meeting that was called, with its quorum, one member one vote', () => {
    const told = held()
    expect(meetingsCalled(told.state)).toMatchObject([
      { meeting: 'm1', on: '2026-03-15', quorum: 'quorate', present: 2, needed: 1, agenda: ['new-rules', 'accounts'] },
    ])
    expect(typesOf(told.when(PUT))).toEqual(['matter-put', 'decision-opened'])
    told.given(vote('cleo', 'for'), vote('bakery', 'for'), vote('dov', 'for'), vote('eva', 'against'))
    told.given(later('2026-03-29'))
    expect(told.state.decisions.closed.get('d1')?.ending).toMatchObject({
      outcome: 'carried',
      for: 3,
      against: 1,
      entitled: 8,
    })
  })

  it('WC-2: what a general meeting decides is not decided outside it', () => {
    const told = held()
    expect(meetingThatDecides(told.state, 'change-rules')).toBe('general-meeting')
    expect(meetingThatDecides(told.state, 'consent')).toBeUndefined()
    const at = '2026-03-15' as never
    expect(outsideMeetingRefused({ state: told.state, at }, 'change-rules')?.because[0]).toMatchObject({
      code: 'only-in-a-meeting',
      clauses: ['WC-2'],
    })
    expect(outsideMeetingRefused({ state: told.state, at }, 'change-rules', 'new-rules')).toBeUndefined()
    expect(outsideMeetingRefused({ state: told.state, at }, 'change-rules', 'a-whim')).toBeDefined()
    expect(
      outsideMeetingRefused({ state: told.state, at: '2026-03-16' as never }, 'change-rules', 'new-rules'),
    ).toBeDefined()
    expect(outsideMeetingRefused({ state: told.state, at }, 'consent')).toBeUndefined()
  })

  it('WC-2: a share of the members may call a meeting, and nobody else but the board', () => {
    const told = founded(withMeeting({ calledByShare: '1/4' }))
    const call = { ...CALL, by: 'cleo' } as const
    expect(codesOf(told.when(call))).toContain('called-by-members')
    const ask = { type: 'ask-for-meeting', at: '2026-03-01', meeting: 'm1', provision: 'general-meeting' } as const
    told.given({ ...ask, by: 'cleo' })
    expect(codesOf(told.when({ ...ask, by: 'cleo' }))).toEqual(['done-already'])
    // A quarter of eight are two.
    expect(codesOf(told.when(call))).toContain('called-by-members')
    told.given({ ...ask, by: 'dov' })
    expect(codesOf(told.when({ ...call, by: 'eva' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...call, by: 'gus' }))).toEqual(['no-right'])
    expect(typesOf(told.when(call))).toEqual(['meeting-called'])
    expect(told.events.at(-1)).toMatchObject({ callers: 2, entitled: 8 })
  })

  it('WC-2: a proxy carries the vote of somebody who is not there, as many as the charter allows', () => {
    const told = founded(withMeeting({ quorum: '1/2' })).given(CALL)
    const give = { type: 'give-proxy', at: '2026-03-02', holder: 'cleo', meeting: 'm1' } as const
    expect(codesOf(told.when({ ...give, by: 'cleo' }))).toEqual(['proxy-refused'])
    expect(codesOf(told.when({ type: 'give-proxy', at: '2026-03-02', by: 'eva', holder: 'cleo' }))).toEqual([
      'malformed',
    ])
    expect(codesOf(told.when({ ...give, by: 'gus' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...give, by: 'eva', holder: 'gus' }))).toEqual(['proxy-refused'])
    told.given({ ...give, by: 'eva' }, { ...give, by: 'fay' })
    expect(codesOf(told.when({ ...give, by: 'press' }))).toEqual(['proxy-refused'])
    told.given({ type: 'withdraw-proxy', at: '2026-03-03', by: 'fay', meeting: 'm1' })
    expect(codesOf(told.when({ type: 'withdraw-proxy', at: '2026-03-03', by: 'fay', meeting: 'm1' }))).toEqual([
      'no-such',
    ])
    told.given({ ...give, at: '2026-03-03', by: 'press' }, present('cleo'), present('dov'))
    // Cleo and Dov are there, Eva and the press by proxy: half of eight.
    const taken = told.when(QUORUM)
    expect(taken).toMatchObject({
      events: [{ outcome: 'quorate', present: ['cleo', 'dov', 'eva', 'press'], needed: 4, entitled: 8 }],
    })
    told.given(PUT)
    const cast = {
      type: 'cast-by-proxy',
      at: '2026-03-15',
      by: 'cleo',
      meeting: 'm1',
      decision: 'd1',
      choice: 'for',
    } as const
    expect(codesOf(told.when({ ...cast, giver: 'fay' }))).toEqual(['no-such'])
    expect(codesOf(told.when({ ...cast, by: 'dov', giver: 'eva' }))).toEqual(['no-such'])
    expect(codesOf(told.when({ ...cast, decision: 'd2', giver: 'eva' }))).toEqual(['no-such'])
    told.given({ ...cast, giver: 'eva' })
    expect(told.state.decisions.open.get('d1')?.ballots.get('eva')).toBe('for')
    expect(codesOf(told.when({ ...cast, at: '2026-03-16', giver: 'press' }))).toEqual(['too-late'])
  })

  it('WC-2: an amendment that is proposed in the meeting is voted on by proxy like anything else there', () => {
    const told = founded().given(
      CALL,
      { type: 'give-proxy', at: '2026-03-02', by: 'eva', holder: 'cleo', meeting: 'm1' },
      present('cleo'),
      present('dov'),
      QUORUM,
    )
    const amending: Command = {
      type: 'propose-amendment',
      at: '2026-03-15',
      by: 'cleo',
      amendment: 'new-rules',
      version: '2',
      changes: [{ kind: 'changed', section: 'membership', id: 'leaving', field: 'noticeDays', from: 0, to: 30 }],
    }
    expect(codesOf(told.when({ ...amending, amendment: 'not-announced' }))).toEqual(['only-in-a-meeting'])
    const decision = 'new-rules-change-rules'
    const byProxy = {
      type: 'cast-by-proxy',
      at: '2026-03-15',
      by: 'cleo',
      meeting: 'm1',
      decision,
      choice: 'for',
    } as const
    told.given(amending, { ...byProxy, giver: 'eva' })
    expect(told.state.decisions.open.get(decision)?.tally.for).toBe(1)
    expect(codesOf(told.when({ ...byProxy, giver: 'fay' }))).toEqual(['no-such'])
  })

  it('WC-2: without a quorum there is a second call, on its day and with everyone anew', () => {
    const told = founded(withMeeting({ quorum: '1/2', secondQuorum: '1/4' })).given(
      CALL,
      present('cleo'),
      present('dov'),
      present('eva'),
    )
    const first = told.when(QUORUM)
    expect(first).toMatchObject({
      events: [{ outcome: 'inquorate', present: ['cleo', 'dov', 'eva'], on: '2026-03-29' }],
    })
    expect(codesOf(told.when(PUT))).toEqual(['not-yet'])
    expect(codesOf(told.when({ ...QUORUM, at: '2026-03-28' }))).toEqual(['not-yet'])
    told.given(present('cleo', '2026-03-29'))
    expect(meetingsCalled(told.state)).toMatchObject([{ call: 'second', present: 1, needed: 2 }])
    told.given(present('dov', '2026-03-29'), { ...QUORUM, at: '2026-03-29' })
    expect(typesOf(told.when({ ...PUT, at: '2026-03-29' }))).toContain('decision-opened')
  })

  it('WC-2: a second call on the same day says how many minutes after the first it comes', () => {
    const charter = withMeeting({ quorum: '1/2', secondQuorum: '1/4', secondCallMinutes: 30 }, ['secondCallDays'])
    const told = founded(charter).given(CALL, present('cleo'), present('dov'))
    expect(codesOf(told.when({ ...QUORUM, afterMinutes: 30 }))).toEqual(['malformed'])
    told.given(QUORUM)
    expect(codesOf(told.when({ ...QUORUM, afterMinutes: 29 }))).toEqual(['second-call-early'])
    expect(told.when({ ...QUORUM, afterMinutes: 30 })).toMatchObject({
      events: [{ call: 'second', outcome: 'quorate' }],
    })
  })

  it('WC-2: without a second call, or without a quorum at it, the meeting has to be called again', () => {
    const told = founded(withMeeting({ quorum: '1/2' }, ['secondCallDays', 'secondQuorum'])).given(
      CALL,
      present('cleo'),
    )
    expect(told.when(QUORUM)).toMatchObject({ events: [{ outcome: 'inquorate' }] })
    expect(told.events.at(-1)).not.toHaveProperty('on')
    expect(codesOf(told.when(PUT))).toEqual(['closed'])
  })

  it('WC-2: minutes are published in time, and what was decided can be challenged for so many days after that', () => {
    const told = held().given(PUT, vote('cleo', 'for'), vote('bakery', 'for'), later('2026-03-29'))
    const challenge = { type: 'challenge-resolution', at: '2026-03-30', decision: 'd1', by: 'fay' } as const
    expect(resolutionState(told.state, 'd1')?.kind).toBe('open')
    expect(
      codesOf(
        told.when({ type: 'publish-minutes', at: '2026-03-30', by: 'fay', meeting: 'm1', record: '00ff00ff00ff00ff' }),
      ),
    ).toEqual(['no-right'])
    told.given(
      { type: 'publish-minutes', at: '2026-03-30', by: 'ana', meeting: 'm1', record: '00ff00ff00ff00ff' },
      challenge,
    )
    expect(meetingInFull(told.state, 'm1')).toMatchObject({ publishedOn: '2026-03-30', record: '00ff00ff00ff00ff' })
    expect(codesOf(told.when(challenge))).toEqual(['done-already'])
    expect(resolutionState(told.state, 'd1')?.kind).toBe('challenged')
    const settle = {
      type: 'settle-challenge',
      at: '2026-04-01',
      decision: 'd1',
      challenger: 'fay',
      result: 'withdrawn',
    } as const
    expect(codesOf(told.when({ ...settle, by: 'ana' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...settle, by: 'fay', result: 'annulled' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...settle, by: 'eva', result: 'dismissed' }))).toEqual(['no-right'])
    told.given({ ...settle, by: 'fay' })
    expect(codesOf(told.when({ ...settle, by: 'fay' }))).toEqual(['no-such'])
    told.given(
      { ...challenge, at: '2026-04-02', by: 'eva' },
      { ...settle, at: '2026-04-20', by: 'ana', challenger: 'eva', result: 'annulled' },
    )
    expect(resolutionState(told.state, 'd1')?.kind).toBe('annulled')
    expect(codesOf(told.when({ ...challenge, at: '2026-04-20' }))).toEqual(['resolution'])
  })
})

describe('At the boundary', () => {
  it('WC-2: notice is given fourteen days before', () => {
    const told = founded()
    const late = told.when({ ...CALL, on: '2026-03-14' })
    expect(codesOf(late)[0]).toBe('given-in-time')
    expect(late.because[0].clauses).toContain('WC-2')
    expect(typesOf(told.when(CALL))).toEqual(['meeting-called'])
    expect(typesOf(told.when({ ...CALL, meeting: 'm2', on: '2026-03-16' }))).toEqual(['meeting-called'])
  })

  it('WC-2: an agenda is sent seven days before, and only once', () => {
    const { agenda, ...call } = CALL
    const send = { type: 'send-agenda', by: 'ben', meeting: 'm1', agenda: [...agenda] } as const
    const told = founded().given(call)
    expect(codesOf(told.when({ ...send, at: '2026-03-02', by: 'cleo' }))).toEqual(['no-right'])
    expect(
      codesOf(
        founded()
          .given(call)
          .when({ ...send, at: '2026-03-09' }),
      )[0],
    ).toBe('given-in-time')
    told.given({ ...send, at: '2026-03-08' })
    expect(codesOf(told.when({ ...send, at: '2026-03-08' }))).toEqual(['done-already'])
    expect(meetingsAwaiting(told.state, 'hal')).toEqual([])
    expect(meetingsAwaiting(told.state, 'bakery')).toMatchObject([{ meeting: 'm1' }])
  })

  it('WC-2: minutes are late on the day after the last one for them', () => {
    const told = held()
    expect(typesOf(told.when(later('2026-04-14')))).toEqual(['time-passed'])
    expect(typesOf(told.when(later('2026-04-15')))).toEqual(['minutes-late', 'time-passed'])
    expect(
      typesOf(
        held()
          .given({ type: 'publish-minutes', at: '2026-04-14', by: 'cleo', meeting: 'm1', record: '00ff00ff00ff00ff' })
          .when(later('2026-05-01')),
      ),
    ).toEqual(['time-passed'])
  })

  it('WC-2: a decision can be challenged for thirty days after its minutes', () => {
    const told = held().given(PUT, vote('cleo', 'for'), later('2026-03-29'))
    told.given({ type: 'publish-minutes', at: '2026-03-30', by: 'ana', meeting: 'm1', record: '00ff00ff00ff00ff' })
    const challenge = { type: 'challenge-resolution', decision: 'd1', by: 'fay' } as const
    expect(codesOf(told.when({ ...challenge, at: '2026-04-30' }))).toEqual(['resolution', 'challenge-too-late'])
    const inTime = held().given(PUT, vote('cleo', 'for'), later('2026-03-29'))
    inTime.given({ type: 'publish-minutes', at: '2026-03-30', by: 'ana', meeting: 'm1', record: '00ff00ff00ff00ff' })
    expect(typesOf(inTime.when({ ...challenge, at: '2026-04-29' }))).toEqual(['resolution-challenged'])
  })

  it('WC-2: a vote for which the charter names no days ends with the meeting', () => {
    const { 'general-matters': general } = WORKERS.decisions ?? {}
    const { openDays: _, ...brief } = general as NonNullable<typeof general>
    const told = held({ ...WORKERS, decisions: { ...WORKERS.decisions, 'general-matters': brief } })
    told.given({ ...PUT, provision: 'general-matters' }, { ...vote('cleo', 'for'), at: '2026-03-15' })
    expect(told.state.decisions.open.has('d1')).toBe(true)
    told.given(later('2026-03-16'))
    expect(told.state.decisions.closed.get('d1')?.ending).toMatchObject({ at: '2026-03-16', outcome: 'carried' })
  })

  it('WC-2: on what ends with the meeting nobody votes who is not there, but by their proxy', () => {
    const { 'general-matters': general } = WORKERS.decisions ?? {}
    const { openDays: _, ...brief } = general as NonNullable<typeof general>
    const told = founded({ ...WORKERS, decisions: { ...WORKERS.decisions, 'general-matters': brief } }).given(
      CALL,
      { type: 'give-proxy', at: '2026-03-02', by: 'eva', holder: 'cleo', meeting: 'm1' },
      present('cleo'),
      present('dov'),
      QUORUM,
      { ...PUT, provision: 'general-matters' },
    )
    const at = '2026-03-15'
    for (const by of ['eva', 'fay']) expect(codesOf(told.when({ ...vote(by, 'against'), at }))).toEqual(['no-right'])
    const cast = { type: 'cast-by-proxy', at, meeting: 'm1', decision: 'd1', choice: 'for' } as const
    told.given({ ...vote('dov', 'for'), at }, { ...cast, by: 'cleo', giver: 'eva' })
    // Whoever comes after all votes themselves, and nobody for them any more.
    told.given(present('eva'), { ...vote('eva', 'against'), at })
    expect(codesOf(told.when({ ...cast, by: 'cleo', giver: 'eva' }))).toEqual(['no-such'])
    told.given(later('2026-03-16'))
    expect(told.state.decisions.closed.get('d1')?.ending).toMatchObject({ for: 1, against: 1 })
    expect(codesOf(told.when({ ...vote('cleo', 'for'), at: '2026-03-16' }))).toEqual(['closed'])
  })

  it('WC-2: a proxy that was taken back opens no door, and one of somebody who left does not come back with them', () => {
    const proxies = WORKERS.membership?.proxies
    const anyone = {
      ...WORKERS,
      membership: { ...WORKERS.membership, proxies: { ...proxies, heldBy: 'anyone', for: 'until-withdrawn' } },
    } as unknown as Charter
    const told = founded(anyone).given(CALL)
    told.given({ type: 'give-proxy', at: '2026-03-02', by: 'eva', holder: 'zoe' })
    told.given({ type: 'give-proxy', at: '2026-03-02', by: 'fay', holder: 'cleo' })
    told.given({ type: 'withdraw-proxy', at: '2026-03-03', by: 'eva' }, { type: 'leave', at: '2026-03-03', by: 'fay' })
    expect(told.state.meetings.proxies.has('fay')).toBe(false)
    expect(codesOf(told.when(present('zoe')))).toEqual(['no-right'])
  })

  it('WC-2: what the charter names may be decided without standing on the agenda', () => {
    const told = held(withMeeting({ alwaysDecided: ['events'] }))
    expect(codesOf(told.when({ ...PUT, matter: 'a-break' }))).toEqual(['on-agenda'])
    expect(codesOf(told.when({ ...PUT, matter: 'a-break', matterKind: 'finance' }))).toEqual(['on-agenda'])
    expect(typesOf(told.when({ ...PUT, matter: 'a-break', matterKind: 'events' }))).toContain('decision-opened')
  })

  it('WC-2: a proxy until a day is for every meeting until then, where the charter has it so', () => {
    const proxies = WORKERS.membership?.proxies
    const charter = {
      ...WORKERS,
      membership: { ...WORKERS.membership, proxies: { ...proxies, for: 'until-withdrawn' } },
    } as unknown as Charter
    const told = founded(charter).given(CALL)
    const give = { type: 'give-proxy', at: '2026-03-02', by: 'eva', holder: 'cleo' } as const
    expect(codesOf(told.when({ ...give, meeting: 'm1' }))).toEqual(['malformed'])
    expect(codesOf(told.when({ ...give, until: '2026-03-01' }))).toEqual(['malformed'])
    told.given({ ...give, until: '2026-03-15' }, { ...give, by: 'dov' }, present('cleo'))
    expect(told.when(QUORUM)).toMatchObject({ events: [{ present: ['cleo', 'dov', 'eva'] }] })
  })
})

describe('Always true', () => {
  it('WC-2: the minutes say who took part and what was decided, whoever leaves afterwards', () => {
    const told = held().given(PUT, vote('cleo', 'for'), later('2026-03-29'))
    const before = meetingMinutes(told.state, 'm1')
    expect(before).toMatchObject({
      state: 'due',
      dueOn: '2026-04-14',
      present: ['cleo', 'dov'],
      offAgenda: [],
      decisions: [{ matter: 'new-rules', verdict: 'carried', decision: 'd1' }],
    })
    told.given({ type: 'leave', at: '2026-03-30', by: 'dov' })
    expect(meetingMinutes(told.state, 'm1')).toEqual(before)
    expect(meetingsCalled(told.state)).toMatchObject([{ present: 2 }])
    expect(meetingMinutes(told.state, 'm2')).toBeUndefined()
  })

  it('WC-2: an enterprise is one member, whoever acts for it', () => {
    const told = founded().given(CALL, { ...present('hal'), onBehalfOf: 'bakery' })
    expect(told.state.meetings.all.get('m1')?.attendance.has('bakery')).toBe(true)
    expect(codesOf(told.when(present('bakery')))).toEqual(['done-already'])
    expect(codesOf(told.when(present('hal')))).toEqual(['no-right'])
  })

  it('what happens in a meeting is told in both languages', () => {
    const told = founded().given(CALL, present('cleo'))
    const { because } = told.when(QUORUM)
    expect(explain(because, 'en')).toContain('it can decide')
    expect(explain(because, 'es')).toContain('puede decidir')
  })
})

describe('Refused', () => {
  it('what is out of order, twice, late, unknown, or not for whoever asks', () => {
    const told = founded()
    expect(codesOf(told.when({ ...CALL, provision: 'council' }))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ ...CALL, on: '2026-02-01' }))).toEqual(['malformed'])
    expect(codesOf(told.when(present('cleo', '2026-03-01')))).toEqual(['no-such'])
    told.given(CALL)
    expect(codesOf(told.when(CALL))).toEqual(['there-already'])
    const ask = { type: 'ask-for-meeting', at: '2026-03-01', by: 'cleo', provision: 'general-meeting' } as const
    expect(codesOf(told.when({ ...ask, meeting: 'm1' }))).toEqual(['there-already'])
    expect(codesOf(told.when(present('cleo', '2026-03-14')))).toEqual(['not-yet'])
    expect(codesOf(told.when(present('gus')))).toEqual(['no-right'])
    expect(codesOf(told.when(QUORUM))).toEqual(['no-right'])
    told.given(present('cleo'))
    expect(codesOf(told.when(present('cleo')))).toEqual(['done-already'])
    expect(codesOf(told.when(PUT))).toEqual(['not-yet'])
    told.given(QUORUM)
    expect(codesOf(told.when(QUORUM))).toEqual(['done-already'])
    expect(codesOf(told.when({ ...PUT, by: 'eva' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...PUT, provision: 'admit-enterprise' }))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ ...PUT, matter: 'a-whim' }))).toEqual(['on-agenda'])
    const challenge = { type: 'challenge-resolution', at: '2026-03-15', by: 'fay', decision: 'd1' } as const
    expect(codesOf(told.when(challenge))).toEqual(['no-such'])
    told.given(PUT)
    expect(codesOf(told.when(challenge))).toEqual(['not-yet'])
    expect(codesOf(told.when({ ...PUT, decision: 'd2' }))).toEqual(['done-already'])
    expect(codesOf(told.when({ ...PUT, matter: 'accounts' }))).toEqual(['there-already'])
    expect(codesOf(told.when(present('eva', '2026-03-16')))).toEqual(['too-late'])
  })

  it('a charter without meetings, or without proxies, has neither', () => {
    const coop = story(preset('we-just-coop')).given({
      type: 'found',
      at: '2026-01-01',
      by: 'ana',
      founders: [{ member: 'ana', memberClass: 'worker-owner' }],
    })
    expect(codesOf(coop.when({ ...CALL, at: '2026-02-01' }))).toEqual(['not-in-the-charter'])
    expect(codesOf(coop.when({ type: 'give-proxy', at: '2026-02-01', by: 'ana', holder: 'ben' }))).toEqual([
      'not-in-the-charter',
    ])
    expect(meetingsCalled(cooperative(WORKERS).initialState())).toEqual([])
  })
})
