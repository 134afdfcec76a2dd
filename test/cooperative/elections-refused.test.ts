import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { type Command, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const PRESET = preset('workers-coop')
const HASH = 'a1b2c3d4e5f60718'
const SEED = 'ab'.repeat(32)
const COMMITMENT = createHash('sha256').update(SEED).digest('hex')

/** The charter with a board of two, elected so; and a second body under its own provision. */
const withBoard = (more: object = {}): Charter => {
  const { lastTransfer, ...rest } = PRESET.elections?.['board'] as NonNullable<Charter['elections']>[string] & {
    lastTransfer?: unknown
  }
  const kept = 'method' in more ? rest : { ...rest, lastTransfer }
  const board = { ...kept, seats: 2, ...more } as NonNullable<Charter['elections']>[string]
  return { ...PRESET, elections: { board } }
}
const say = (by: string, type: string, more: object = {}, at = '2026-02-15'): Command =>
  ({ type, at, by, election: 'e1', ...more }) as Command
const codes = (told: Story, ...asked: readonly Command[]) => asked.map((one) => codesOf(told.when(one)).join(' '))

const founded = (charter: Charter): Story =>
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
const opens = (more: object = {}) =>
  say(
    'ana',
    'open-election',
    { provision: 'board', nominationsUntil: '2026-02-10', votingUntil: '2026-02-20', ...more },
    '2026-02-01',
  )
const standing = (told: Story, ...all: readonly string[]): Story =>
  told.given(
    ...all.flatMap((candidate) => [
      say('bakery', 'nominate', { candidate }, '2026-02-05'),
      say(candidate, 'accept-nomination', {}, '2026-02-05'),
    ]),
    later('2026-02-11'),
  )
const approves = (by: string, ...approved: readonly string[]) =>
  say(by, 'cast-election-ballot', { ballot: { approved } })
const later = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })
const APPROVAL = { method: 'approval', tieBreaks: ['run-off'] }
const DAY = '2026-02-21'

/** Cleo and dov tie for the second seat. */
const tied = (more: object = {}, opening: object = {}): Story =>
  standing(founded(withBoard({ ...APPROVAL, ...more })).given(opens(opening)), 'ana', 'cleo', 'dov').given(
    approves('ana', 'ana'),
    approves('ben', 'ana', 'cleo'),
    approves('eva', 'ana', 'dov'),
    later(DAY),
  )

/** Ana, then cleo, then dov by approvals; ana and cleo sit. */
const sitting = (more: object = {}): Story =>
  standing(founded(withBoard({ ...APPROVAL, ...more })).given(opens()), 'ana', 'cleo', 'dov', 'fay').given(
    approves('ana', 'ana', 'cleo'),
    approves('ben', 'ana', 'cleo', 'dov'),
    approves('eva', 'ana'),
    later(DAY),
  )
const ON = '2026-05-01'
const left = (more: object = {}): Story => sitting(more).given(say('ana', 'leave-seat', {}, ON))

describe('From the source', () => {
  it('WC-3: a tie is decided by a second ballot between those who tie, and everyone says once how', () => {
    const told = tied()
    const run = (by: string, votingUntil: string, at = DAY) => say(by, 'open-run-off', { votingUntil }, at)
    const cast = (by: string, ...approved: readonly string[]) => say(by, 'cast-run-off-ballot', { approved }, DAY)
    expect(
      codes(
        told,
        run('gus', DAY),
        cast('ana', 'cleo'),
        run('ana', '2026-02-20'),
        run('ana', '2026-02-25'),
        run('ben', '2026-02-25'),
      ),
    ).toEqual(['no-right', 'no-such', 'malformed', '', 'there-already'])
    expect(views.elections.electionInFull(told.state, 'e1')?.runOff).toEqual({
      between: ['cleo', 'dov'],
      votingUntil: '2026-02-25',
      ballots: 0,
    })
    expect(views.elections.electionsAwaiting(told.state, 'eva')).toEqual([
      { election: 'e1', what: 'cast-run-off-ballot', until: '2026-02-25' },
    ])
    expect(
      codes(
        told,
        cast('gus', 'cleo'),
        cast('eva', 'ana'),
        cast('eva', 'cleo'),
        cast('eva', 'cleo'),
        cast('ben', 'dov', 'cleo'),
      ),
    ).toEqual(['no-right', 'malformed', '', '', ''])
    expect(views.elections.electionInFull(told.state, 'e1')?.runOff?.ballots).toBe(2)
    expect(views.elections.electionsAwaiting(told.state, 'eva')).toEqual([])
    expect(typesOf(told.when(later('2026-02-26')))).toEqual([
      'run-off-closed',
      'election-decided',
      'circle-joined',
      'circle-joined',
      'time-passed',
    ])
  })
  it('WC-3: a seat that falls vacant goes to whoever comes next, by whoever may elect or sits', () => {
    const fill = (by: string, more: object = {}) => say(by, 'fill-vacancy', more, ON)
    expect(codes(sitting({ vacancies: 'countback' }), fill('eva'), say('dov', 'leave-seat', {}, ON))).toEqual([
      'no-such',
      'no-right',
    ])
    expect(codes(left(), fill('eva'))).toEqual([''])
    const told = left({ vacancies: 'countback' })
    expect(
      codes(
        told,
        fill('gus'),
        fill('eva', { counted: ['dov'] }),
        fill('eva', { election: 'never' }),
        fill('eva'),
        fill('eva'),
      ),
    ).toEqual(['no-right', 'no-such', 'no-such', '', 'no-such'])
    expect(views.elections.sittingIn(told.state, 'board')).toEqual(['cleo', 'dov'])
    told.given(later('2099-01-01'))
    expect(
      codes(
        told,
        { ...fill('eva'), at: '2099-01-01' } as Command,
        { ...say('cleo', 'leave-seat'), at: '2099-01-01' } as Command,
      ),
    ).toEqual(['closed', 'no-right'])
  })
  it('WC-3: seats that fell vacant may be filled by an election for them', () => {
    const by = (more: object, at = ON) =>
      say(
        'ben',
        'open-election',
        {
          election: 'by1',
          provision: 'board',
          nominationsUntil: '2026-05-10',
          votingUntil: '2026-05-20',
          fills: 'e1',
          ...more,
        },
        at,
      )
    expect(codes(sitting({ vacancies: 'by-election' }), by({}))).toEqual(['done-already'])
    const told = left({ vacancies: 'by-election' })
    expect(
      codes(
        told,
        by({ fills: 'never' }),
        by({ provision: 'choir' }),
        by({ seats: 2 }),
        by({ seats: 0 }),
        { ...by({}), by: 'gus' } as Command,
        by({}),
        by({ election: 'by2' }),
        say('eva', 'fill-vacancy', {}, ON),
      ),
    ).toEqual([
      'no-such',
      'not-in-the-charter',
      'malformed',
      'malformed',
      'no-right',
      '',
      'there-already',
      'there-already',
    ])
  })
})

describe('At the boundary', () => {
  it('an election is called off by who opened it, while people are named; and by whoever elects, when it stays undecided', () => {
    const off = (by: string, at: string) => say(by, 'call-off-election', {}, at)
    const told = founded(withBoard()).given(opens())
    expect(codes(told, off('ben', '2026-02-10'), off('ana', '2026-02-10'), off('ana', '2026-02-10'))).toEqual([
      'no-right',
      '',
      'too-late',
    ])
    const late = standing(founded(withBoard()).given(opens()), 'ana', 'cleo', 'dov')
    expect(codes(late, off('ana', '2026-02-11'))).toEqual(['too-late'])
  })
  it('the lot is drawn once, after the votes, from the seed that was fixed before', () => {
    const draw = (seed: string, at = DAY) => say('ben', 'draw-lot', { seed }, at)
    const head = { tieBreaks: ['lot'] }
    const commit = (by: string, commitment: string, at: string) => say(by, 'commit-lot', { commitment }, at)
    const told = standing(
      founded(withBoard({ ...APPROVAL, ...head }))
        .given(opens())
        .given(commit('ben', COMMITMENT, '2026-02-02')),
      'ana',
      'cleo',
      'dov',
    )
    expect(
      codes(
        told,
        commit('gus', COMMITMENT, '2026-02-12'),
        commit('ben', COMMITMENT, '2026-02-12'),
        draw(SEED, '2026-02-20'),
      ),
    ).toEqual(['no-right', 'done-already', 'not-yet'])
    told.given(approves('ana', 'ana'), approves('ben', 'ana', 'cleo'), approves('eva', 'ana', 'dov'), later(DAY))
    expect(codes(told, draw('cd'.repeat(32)), draw(SEED), draw(SEED))).toEqual(['not-the-seed', '', 'done-already'])
    expect(codes(tied(head), draw(SEED), commit('ben', COMMITMENT, DAY))).toEqual(['no-such', 'too-late'])
  })
})

describe('Refused as the neighbours do', () => {
  it('nominations and ballots of what is not there, and of whoever may not', () => {
    const told = founded(withBoard(APPROVAL)).given(opens())
    const on = '2026-02-05'
    const names = (by: string, candidate: string) => say(by, 'nominate', { candidate }, on)
    expect(
      codes(
        told,
        opens(),
        opens({ election: 'e2', provision: 'choir' }),
        { ...opens({ election: 'e2' }), by: 'gus' } as Command,
        opens({ election: 'e2' }),
        names('gus', 'ana'),
        names('bakery', 'zoe'),
        names('bakery', 'gus'),
        names('bakery', 'ana'),
        names('bakery', 'ana'),
        say('cleo', 'accept-nomination', {}, on),
        say('ana', 'accept-nomination', {}, on),
        say('ana', 'accept-nomination', {}, on),
        say('cleo', 'withdraw-candidacy', {}, on),
        say('ana', 'withdraw-candidacy', {}, on),
        names('bakery', 'ana'),
        say('ana', 'accept-nomination', {}, on),
        { ...approves('ben', 'ana'), at: on } as Command,
        say('ben', 'close-election-ballots', { closing: HASH }, on),
        say('ben', 'open-run-off', { votingUntil: '2026-03-01' }, on),
      ),
    ).toEqual([
      'there-already',
      'not-in-the-charter',
      'no-right',
      'there-already',
      'may-not-nominate',
      '',
      '',
      '',
      'done-already',
      'no-right',
      '',
      'done-already',
      'no-right',
      '',
      'done-already',
      'closed',
      'not-yet',
      'not-yet',
      'no-such',
    ])
  })
  it('counts of a secret election that cannot be', () => {
    const told = standing(
      founded(withBoard({ ...APPROVAL, vacancies: 'countback' })).given(opens({ secret: true })),
      'ana',
      'cleo',
      'dov',
      'fay',
    )
    const release = (elected: readonly string[], more: object = {}) =>
      say('ben', 'release-election-count', { elected, ...more }, DAY)
    const close = (by: string, at = DAY) => say(by, 'close-election-ballots', { closing: HASH }, at)
    expect(
      codes(
        told,
        close('ben', '2026-02-20'),
        release(['ana', 'cleo']),
        close('gus'),
        close('ben'),
        close('ben'),
        release(['ana', 'zoe']),
        release(['ana', 'ana']),
        release(['ana', 'cleo', 'dov']),
        say('ben', 'open-run-off', { votingUntil: '2026-03-01' }, DAY),
        release(['ana', 'cleo']),
        release(['ana', 'cleo']),
      ),
    ).toEqual([
      'not-yet',
      'not-yet',
      'no-right',
      '',
      'done-already',
      'no-such',
      'there-already',
      'malformed',
      'secret-matter',
      '',
      'closed',
    ])
    told.given(say('ana', 'leave-seat', {}, ON))
    const fill = (...counted: readonly string[]) => say('eva', 'fill-vacancy', { counted }, ON)
    expect(
      codes(
        told,
        say('eva', 'fill-vacancy', {}, ON),
        fill('cleo'),
        fill('ana'),
        fill('zoe'),
        fill('dov', 'dov'),
        fill('dov', 'fay'),
        fill(),
        fill('dov'),
      ),
    ).toEqual(['secret-matter', 'no-such', 'no-such', 'no-such', 'there-already', 'malformed', 'malformed', ''])
  })
})
