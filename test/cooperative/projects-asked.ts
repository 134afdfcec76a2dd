import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { toldOfFew } from './kept-secret.js'
import { codesOf, type Story, story } from './story.js'

export const HASH = 'a1b2c3d4e5f60718'
const OWNERS = ['ana', 'ben', 'cleo'] as const
const CHARTER = toldOfFew(preset('we-just-coop'))

export const say = (by: string, type: string, more: object = {}, at = '2026-01-04'): Command =>
  ({ type, at, by, project: 'app', ...more }) as Command
export const codes = (told: Story, ...asked: readonly Command[]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))

export const founded = (charter: Charter = CHARTER): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: [
      ...OWNERS.map((member) => ({ member, memberClass: 'worker-owner' })),
      { member: 'vera', memberClass: 'volunteer' },
    ],
  })
export const proposal = (more: object = {}, by = 'somebody') =>
  say(
    by,
    'propose-project',
    {
      serves: [{ objective: 'purpose', how: HASH }],
      areas: ['tech', 'art'],
      budgetMinor: '500000',
      budget: HASH,
      ...more,
    },
    '2026-01-02',
  )
export const evaluated = (told: Story) =>
  told.given(say('ana', 'evaluate-project', { objective: 'purpose', value: '8' }, '2026-01-04'))
export const voted = (told: Story) =>
  told.given(
    say('somebody', 'put-project-to-the-vote', { decision: 'vote' }),
    ...OWNERS.map((by): Command => ({ type: 'cast', at: '2026-01-04', by, decision: 'vote', answer: 'for' })),
  )
export const accepted = () =>
  voted(evaluated(founded().given(proposal()))).given({ type: 'pass-time', at: '2026-01-11', by: 'ana' })
export const DAY = '2026-01-12'
export const stands = (by: string, area: string, more: object = {}) =>
  say(by, 'stand-for-coordination', { area, decision: `${by}-${area}`, removalThreshold: '60%', ...more }, DAY)
export const coordinated = (): Story =>
  accepted().given(
    ...[
      ['ana', 'tech'],
      ['ben', 'art'],
    ].flatMap(([by = '', area = '']) => [
      stands(by, area),
      ...OWNERS.filter((one) => one !== by).map(
        (one): Command => ({ type: 'cast', at: DAY, by: one, decision: `${by}-${area}`, answer: 'for' }),
      ),
    ]),
    { type: 'pass-time', at: '2026-01-19', by: 'ana' },
  )
export const ON = '2026-01-20'
export const running = () =>
  coordinated().given(
    say('ana', 'open-place', { area: 'tech', place: 'p1' }, ON),
    say('cleo', 'apply-for-place', { place: 'p1', removalThreshold: '70%' }, ON),
    say('ana', 'take-in', { place: 'p1', person: 'cleo' }, ON),
    say('ana', 'start-project', {}, ON),
  )
