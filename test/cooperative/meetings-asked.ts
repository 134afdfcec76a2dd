import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

const PRESET = preset('workers-coop')
export const RECORD = 'a1b2c3d4e5f60718'
export const DAY = '2026-03-15'

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
} as unknown as Charter
const WORKERS = JSON.parse(JSON.stringify(CHARTER)) as Charter

export const say = (by: string, type: string, more: object = {}, at = '2026-03-01'): Command =>
  ({ type, at, by, ...more }) as Command
export const codes = (told: Story, ...asked: readonly Command[]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))
const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'] as const

export const founded = (): Story =>
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
export const calls = (meeting: string, more: object = {}, by = 'ana') =>
  say(by, 'call-meeting', { meeting, provision: 'general-meeting', on: DAY, agenda: ['colour', 'new-rules'], ...more })
export const there = (by: string, meeting = 'm1', at = DAY) =>
  say(by, 'register-presence', { meeting, how: 'in-person' }, at)
export const quorum = (by = 'ana', more: object = {}) => say(by, 'take-quorum', { meeting: 'm1', ...more }, DAY)
export const puts = (decision: string, matter: string, provision: string, more: object = {}) =>
  say('ana', 'put-to-vote', { meeting: 'm1', matter, decision, provision, ...more }, DAY)
export const proxy = (by: string, holder: string, more: object = {}) =>
  say(by, 'give-proxy', { holder, meeting: 'm1', ...more })
export const held = (): Story => founded().given(calls('m1'), there('fay'), there('ana'), there('cleo'), quorum())
