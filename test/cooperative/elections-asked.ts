import { createHash } from 'node:crypto'
import type { Charter } from '../../src/charter/index.js'
import type { Command } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story } from './story.js'

const PRESET = preset('workers-coop')
export const HASH = 'a1b2c3d4e5f60718'
export const SEED = 'ab'.repeat(32)
export const COMMITMENT = createHash('sha256').update(SEED).digest('hex')

/** The charter with a board of two, elected so; and a second body under its own provision. */
export const withBoard = (more: object = {}): Charter => {
  const { lastTransfer, ...rest } = PRESET.elections?.['board'] as NonNullable<Charter['elections']>[string] & {
    lastTransfer?: unknown
  }
  const kept = 'method' in more ? rest : { ...rest, lastTransfer }
  const board = { ...kept, seats: 2, ...more } as NonNullable<Charter['elections']>[string]
  return { ...PRESET, elections: { board } }
}
export const say = (by: string, type: string, more: object = {}, at = '2026-02-15'): Command =>
  ({ type, at, by, election: 'e1', ...more }) as Command
export const codes = (told: Story, ...asked: readonly Command[]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))

export const founded = (charter: Charter): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: [
      { member: 'bakery', memberClass: 'enterprise' },
      ...['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'].map((member) => ({ member, memberClass: 'individual' })),
      { member: 'gus', memberClass: 'supporter' },
    ],
  })
export const opens = (more: object = {}) =>
  say(
    'ana',
    'open-election',
    { provision: 'board', nominationsUntil: '2026-02-10', votingUntil: '2026-02-20', ...more },
    '2026-02-01',
  )
export const standing = (told: Story, ...all: readonly string[]): Story =>
  told.given(
    ...all.flatMap((candidate) => [
      say('bakery', 'nominate', { candidate }, '2026-02-05'),
      say(candidate, 'accept-nomination', {}, '2026-02-05'),
    ]),
    later('2026-02-11'),
  )
export const approves = (by: string, ...approved: readonly string[]) =>
  say(by, 'cast-election-ballot', { ballot: { approved } })
export const later = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })
export const APPROVAL = { method: 'approval', tieBreaks: ['run-off'] }
export const DAY = '2026-02-21'

/** Cleo and dov tie for the second seat. */
export const tied = (more: object = {}, opening: object = {}): Story =>
  standing(founded(withBoard({ ...APPROVAL, ...more })).given(opens(opening)), 'ana', 'cleo', 'dov').given(
    approves('ana', 'ana'),
    approves('ben', 'ana', 'cleo'),
    approves('eva', 'ana', 'dov'),
    later(DAY),
  )

/** Ana, then cleo, then dov by approvals; ana and cleo sit. */
export const sitting = (more: object = {}): Story =>
  standing(founded(withBoard({ ...APPROVAL, ...more })).given(opens()), 'ana', 'cleo', 'dov', 'fay').given(
    approves('ana', 'ana', 'cleo'),
    approves('ben', 'ana', 'cleo', 'dov'),
    approves('eva', 'ana'),
    later(DAY),
  )
export const ON = '2026-05-01'
export const left = (more: object = {}): Story => sitting(more).given(say('ana', 'leave-seat', {}, ON))
