import type { Charter } from '../../src/charter/index.js'
import * as views from '../../src/cooperative/circles/views.js'
import type { Command, State } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { type Story, story } from './story.js'

export type CircleOfCharter = NonNullable<Charter['circles']>[string]

export const DAY = '2026-02-01'
export const BOARD = ['ana', 'ben', 'cleo'] as const
export const OTHERS = ['dov', 'eva', 'fay', 'gus'] as const
const WORDING = 'a1b2c3d4e5f60718'
export const REASON = 'b1b2c3d4e5f60718'

/** The federation of the preset, with a board of three. */
export const CHARTER: Charter = (() => {
  const charter = preset('workers-coop')
  const { board } = charter.elections as { readonly board: NonNullable<Charter['elections']>[string] }
  return { ...charter, elections: { board: { ...board, seats: 3 } } }
})()

export const say = (by: string, command: object, at = DAY): Command => ({ at, by, ...command }) as Command

/** Founded by an enterprise and seven people, of whom three are elected to the board. */
export const founded = (charter: Charter = CHARTER): Story => {
  const people = [...BOARD, ...OTHERS].map((member) => ({ member, memberClass: 'individual' }))
  const told = story(charter).given(
    say('mill', { type: 'found', founders: [{ member: 'mill', memberClass: 'enterprise' }, ...people] }, '2026-01-01'),
  )
  return elected(told, 'e1', BOARD, '2026-01-02')
}

/** Elected without a vote, for there are as many candidates as seats: nominations close four days later. */
export const elected = (
  told: Story,
  election: string,
  candidates: readonly string[],
  at: string,
  votingUntil = `${at.slice(0, 8)}20`,
): Story => {
  const nominationsUntil = `${at.slice(0, 8)}05`
  return told.given(
    say('mill', { type: 'open-election', election, provision: 'board', nominationsUntil, votingUntil }, at),
    ...candidates.map((candidate) => say('mill', { type: 'nominate', election, candidate }, at)),
    ...candidates.map((candidate) => say(candidate, { type: 'accept-nomination', election }, at)),
    say('mill', { type: 'pass-time' }, `${at.slice(0, 8)}06`),
  )
}

export const step = (by: string, round: string, what: object, at = DAY): Command =>
  say(by, { type: 'take-step', round, step: what }, at)

/** Presented, asked about, reacted to by all present: consent is being asked. */
export const heardOut = (round: string, present: readonly string[], at = DAY): readonly Command[] => {
  const [facilitator = ''] = present
  const proceed = step(facilitator, round, { kind: 'proceed' }, at)
  const heard = present.map((member) => step(member, round, { kind: 'heard' }, at))
  return [proceed, ...heard, proceed, ...heard, proceed]
}
export const consents = (round: string, members: readonly string[], at = DAY): readonly Command[] =>
  members.map((member) => step(member, round, { kind: 'answer', answer: 'consent' }, at))

export const start = (
  round: string,
  circle: string,
  present: readonly string[],
  subject: object,
  at = DAY,
  more: object = {},
) =>
  say(
    present[0] ?? '',
    {
      type: 'start-round',
      round,
      circle,
      subject,
      wording: WORDING,
      reviewOn: '2026-12-01',
      facilitator: present[0],
      present,
      ...more,
    },
    at,
  )

/** A whole round in which everybody present consents, but for the last step; the first of them facilitates. */
export const round = (
  id: string,
  circle: string,
  present: readonly string[],
  subject: object,
  at = DAY,
  more: object = {},
) => [start(id, circle, present, subject, at, more), ...heardOut(id, present, at), ...consents(id, present, at)]
export const carried = (
  id: string,
  circle: string,
  present: readonly string[],
  subject: object,
  at = DAY,
  more: object = {},
) => [...round(id, circle, present, subject, at, more), step(present[0] ?? '', id, { kind: 'proceed' }, at)]

export const lend = (more: object = {}) => ({
  kind: 'mandate',
  circle: 'learning-group',
  domain: ['learning', 'events'],
  budgetMinor: '300000',
  ...more,
})
export const joins = (circle: string, candidate: string) => ({ kind: 'place', circle, candidate })
export const asks = (member: string, circle = 'learning-group', at = DAY) =>
  say(member, { type: 'apply-to-circle', circle }, at)

/** The board has lent a mandate; ben, dov and eva are in the learning group. */
export const working = (charter: Charter = CHARTER): Story =>
  founded(charter).given(
    ...carried('lend', 'board', BOARD, lend()),
    ...['ben', 'dov', 'eva'].flatMap((member, at) => [
      asks(member),
      ...(at === 0
        ? carried('place-ben', 'board', ['ana', 'ben', 'cleo'], joins('learning-group', member))
        : carried(
            `place-${member}`,
            'learning-group',
            at === 1 ? ['ben'] : ['dov', 'ben'],
            joins('learning-group', member),
          )),
    ]),
  )
export const GROUP = ['dov', 'ben', 'eva'] as const
export const matter = (of = 'learning') => ({ kind: 'matter', matter: of })

export const circle = (state: State, id: string) => views.circles(state).find((one) => one.circle === id)
export const act = (by: string, more: object = {}, at = DAY) =>
  say(by, { type: 'act', circle: 'learning-group', matter: 'learning', agreement: 'plan', ...more }, at)

/** The group has agreed on a plan in the matter of learning. */
export const planned = (): Story => working().given(...carried('plan', 'learning-group', GROUP, matter()))

/** Ana is sent by the board to link it with the group, and ben by the group. */
export const linked = (charter: Charter = CHARTER): Story =>
  working(charter).given(
    asks('ana'),
    ...carried('place-ana', 'learning-group', GROUP, joins('learning-group', 'ana')),
    ...carried('link-ana', 'board', ['cleo', 'ana', 'ben'], {
      kind: 'link',
      narrower: 'learning-group',
      member: 'ana',
    }),
    ...carried('link-ben', 'learning-group', ['dov', 'ben', 'eva', 'ana'], {
      kind: 'link',
      narrower: 'learning-group',
      member: 'ben',
    }),
  )
