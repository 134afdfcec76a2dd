import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const PRESET = preset('workers-coop')
const RECORD = 'a1b2c3d4e5f60718'
const DAY = '2026-03-15'

/** The charter with a board of two, and a vote of the general meeting that chooses between options. */
const CHARTER = {
  ...PRESET,
  elections: { board: { ...PRESET.elections?.['board'], seats: 2 } },
  decisions: {
    ...PRESET.decisions,
    'general-matters': {
      ...PRESET.decisions?.['general-matters'],
      rule: { choose: 'approval', runoff: 'never' },
      thresholds: undefined,
    },
  },
} as Charter
const WORKERS = JSON.parse(JSON.stringify(CHARTER)) as Charter

const say = (by: string, type: string, more: object = {}, at = '2026-03-01'): Command =>
  ({ type, at, by, ...more }) as Command
const codes = (told: Story, ...asked: readonly Command[]) => asked.map((one) => codesOf(told.when(one)).join(' '))
const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'] as const

const founded = (): Story =>
  story(WORKERS).given(
    say(
      'ana',
      'found',
      {
        founders: [
          { member: 'mill', memberClass: 'enterprise' },
          ...PEOPLE.map((member) => ({ member, memberClass: 'individual' })),
          { member: 'gus', memberClass: 'supporter' },
        ],
      },
      '2026-01-01',
    ),
    say(
      'mill',
      'open-election',
      { election: 'e1', provision: 'board', nominationsUntil: '2026-02-10', votingUntil: '2026-02-20' },
      '2026-02-01',
    ),
    ...['ana', 'ben'].flatMap((candidate) => [
      say('mill', 'nominate', { election: 'e1', candidate }, '2026-02-05'),
      say(candidate, 'accept-nomination', { election: 'e1' }, '2026-02-05'),
    ]),
    say('ana', 'pass-time', {}, '2026-02-21'),
  )
const calls = (meeting: string, more: object = {}, by = 'ana') =>
  say(by, 'call-meeting', { meeting, provision: 'general-meeting', on: DAY, agenda: ['colour', 'new-rules'], ...more })
const there = (by: string, meeting = 'm1', at = DAY) => say(by, 'register-presence', { meeting, how: 'in-person' }, at)
const quorum = (by = 'ana', more: object = {}) => say(by, 'take-quorum', { meeting: 'm1', ...more }, DAY)
const puts = (decision: string, matter: string, provision: string, more: object = {}) =>
  say('ana', 'put-to-vote', { meeting: 'm1', matter, decision, provision, ...more }, DAY)
const proxy = (by: string, holder: string, more: object = {}) =>
  say(by, 'give-proxy', { holder, meeting: 'm1', ...more })
const held = (): Story => founded().given(calls('m1'), there('fay'), there('ana'), there('cleo'), quorum())

describe('From the source', () => {
  it('WC-2: meetings are shown by day and name, and in each who is there and for whom, by name', () => {
    const told = founded().given(
      calls('m2', { on: '2026-03-20' }),
      calls('m3', { on: '2026-03-16' }),
      calls('m1', { on: '2026-03-20' }),
      calls('m0'),
    )
    expect(views.meetings.meetingsCalled(told.state).map(({ meeting, on }) => `${on} ${meeting}`)).toEqual([
      '2026-03-15 m0',
      '2026-03-16 m3',
      '2026-03-20 m1',
      '2026-03-20 m2',
    ])
    told.given(
      proxy('eva', 'cleo'),
      proxy('dov', 'ana'),
      there('fay', 'm1', '2026-03-20'),
      there('cleo', 'm1', '2026-03-20'),
      there('ana', 'm1', '2026-03-20'),
    )
    const found = views.meetings.meetingInFull(told.state, 'm1')
    expect(found?.attendance.map(({ member }) => member)).toEqual(['ana', 'cleo', 'fay'])
    expect(found?.proxies.map(({ giver, holder }) => [giver, holder])).toEqual([
      ['dov', 'ana'],
      ['eva', 'cleo'],
    ])
    expect(found).toMatchObject({ present: 5, needed: expect.any(Number) as number })
    told.given(
      say('eva', 'ask-for-meeting', { meeting: 'z', provision: 'general-meeting' }, '2026-03-20'),
      say('fay', 'ask-for-meeting', { meeting: 'y', provision: 'general-meeting' }, '2026-03-20'),
    )
    expect(views.meetings.meetingsAskedFor(told.state).map(({ meeting }) => meeting)).toEqual(['y', 'z'])
  })
  it('WC-2: the minutes call an option that was chosen carried, what nobody chose lost, and what is not over open', () => {
    const told = held().given(
      puts('c1', 'colour', 'general-matters', { options: ['red', 'blue'] }),
      puts('c2', 'new-rules', 'change-rules'),
    )
    const verdicts = () =>
      views.meetings.meetingMinutes(told.state, 'm1')?.decisions.map(({ decision, verdict }) => [decision, verdict])
    expect(verdicts()).toEqual([
      ['c1', 'open'],
      ['c2', 'open'],
    ])
    told.given(
      ...['ana', 'cleo'].map((by) => say(by, 'cast', { decision: 'c1', answer: ['red'] }, DAY)),
      say('ana', 'pass-time', {}, '2026-04-01'),
    )
    expect(verdicts()).toEqual([
      ['c1', 'carried'],
      ['c2', 'inquorate'],
    ])
  })
})

describe('At the boundary', () => {
  it.each(['2026-03-14', DAY, '2026-03-16'])('on %s, of a meeting on the 15th', (at) => {
    const told = founded().given(calls('m1'))
    const answers = codes(told, { ...proxy('eva', 'cleo'), at } as Command, there('ana', 'm1', at), {
      ...quorum(),
      at,
    } as Command)
    expect(answers.map((code) => code === '')).toEqual(
      { '2026-03-14': [true, false, false], '2026-03-15': [true, true, true], '2026-03-16': [false, false, false] }[at],
    )
  })
})

describe('Refused as the neighbours do', () => {
  it('calls, agendas and askings by whoever may not, of what is not there or there already', () => {
    const asks = (by: string, meeting: string, provision = 'general-meeting') =>
      say(by, 'ask-for-meeting', { meeting, provision })
    const agenda = (by: string, meeting: string, at = '2026-03-01') =>
      say(by, 'send-agenda', { meeting, agenda: ['x'] }, at)
    expect(
      codes(
        founded(),
        asks('gus', 'm1'),
        asks('eva', 'm1', 'choir'),
        asks('eva', 'm1'),
        asks('eva', 'm1'),
        asks('fay', 'm1'),
        calls('m1', {}, 'gus'),
        calls('m1', {}, 'dov'),
        calls('m1', { on: '2026-03-02' }),
        calls('m1', { provision: 'choir' }),
        calls('m1'),
        calls('m1'),
        asks('dov', 'm1'),
        agenda('ana', 'never'),
        agenda('dov', 'm1'),
        agenda('ana', 'm1'),
        agenda('ana', 'm1', DAY),
      ),
    ).toEqual([
      'no-right',
      'not-in-the-charter',
      '',
      'done-already',
      '',
      'no-right',
      'no-right',
      'given-in-time given-in-time called-by-board',
      'not-in-the-charter',
      '',
      'there-already',
      'there-already',
      'no-such',
      'no-right',
      'done-already',
      'done-already',
    ])
  })
  it('presence, quorum and votes of a meeting that is not there, is over, or has them', () => {
    const told = founded().given(calls('m1'))
    expect(
      codes(
        told,
        quorum(),
        there('gus'),
        there('ana', 'never'),
        there('ana'),
        there('ana'),
        quorum('gus'),
        quorum(),
        puts('c', 'colour', 'change-rules'),
        there('cleo'),
        there('eva'),
        quorum(),
        quorum(),
        puts('c', 'flour', 'change-rules'),
        puts('c', 'colour', 'never'),
        puts('c', 'colour', 'consent'),
        puts('c', 'colour', 'change-rules'),
        puts('d', 'colour', 'change-rules'),
        puts('c', 'new-rules', 'change-rules'),
        say('ana', 'challenge-resolution', { decision: 'c', record: RECORD }, DAY),
        say('ana', 'challenge-resolution', { decision: 'never', record: RECORD }, DAY),
        say('ana', 'publish-minutes', { meeting: 'never', record: RECORD }, DAY),
      ),
    ).toEqual([
      'no-right',
      'no-right',
      'no-such',
      '',
      'done-already',
      'no-right',
      '',
      '',
      '',
      '',
      'done-already',
      'done-already',
      'on-agenda',
      'not-in-the-charter',
      'not-in-the-charter',
      'done-already',
      'done-already',
      'there-already',
      'not-yet',
      'no-such',
      'no-such',
    ])
  })
  it('proxies to whoever may carry none, twice, or of whoever has none to give', () => {
    const told = founded().given(calls('m1'))
    expect(
      codes(
        told,
        proxy('gus', 'ana'),
        proxy('eva', 'gus'),
        proxy('eva', 'eva'),
        proxy('eva', 'zoe'),
        proxy('eva', 'cleo', { meeting: 'never' }),
        proxy('eva', 'cleo'),
        proxy('eva', 'cleo'),
        proxy('eva', 'ana'),
        proxy('dov', 'eva'),
        proxy('fay', 'cleo'),
        proxy('dov', 'ana', { meeting: undefined, until: '2026-02-28' }),
        proxy('dov', 'ana', { meeting: undefined, until: '2026-03-31' }),
        proxy('ben', 'ana', { until: DAY }),
        say('eva', 'withdraw-proxy', { meeting: 'm1' }),
        say('eva', 'withdraw-proxy', { meeting: 'm1' }),
        say('dov', 'withdraw-proxy'),
      ),
    ).toEqual([
      'no-right',
      'proxy-refused',
      'proxy-refused',
      'proxy-refused',
      'no-such',
      '',
      '',
      '',
      '',
      '',
      'malformed',
      'malformed',
      'malformed',
      '',
      'no-such',
      'no-such',
    ])
    expect(typesOf(told.when(say('eva', 'leave')))).toContain('membership-ended')
  })
})
