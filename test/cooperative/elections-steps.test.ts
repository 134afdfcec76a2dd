import { describe, expect, it } from 'vitest'
import { views } from '../../src/cooperative/index.js'
import { codesOf, typesOf } from './story.js'
import {
  SEED,
  COMMITMENT,
  withBoard,
  say,
  codes,
  founded,
  opens,
  standing,
  approves,
  later,
  APPROVAL,
  DAY,
  tied,
  sitting,
  ON,
  left,
} from './elections-asked.js'

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
      codes(told, { ...fill('eva'), at: '2099-01-01' }, { ...say('cleo', 'leave-seat'), at: '2099-01-01' }),
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
        { ...by({}), by: 'gus' },
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
  it('WC-3: a vacancy is filled by whoever may elect or sits, and by nobody else who has a vote', () => {
    const individuals = { electorate: { members: { classes: ['individual'] } }, vacancies: 'countback' }
    const fill = (by: string) => codesOf(left(individuals).would(say(by, 'fill-vacancy', {}, ON)))
    expect([fill('bakery'), fill('eva'), fill('cleo')]).toEqual([['no-right'], [], []])
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
