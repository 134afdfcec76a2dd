import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import * as views from '../../src/cooperative/circles/views.js'
import {
  asks,
  BOARD,
  carried,
  CHARTER,
  circle,
  DAY,
  founded,
  GROUP,
  joins,
  lend,
  matter,
  say,
  start,
  step,
  working,
} from './circle-story.js'
import { typesOf } from './story.js'
import { OTHER, selects, names, forward, codes, escalated, objected } from './circles-asked.js'

describe('From the source', () => {
  it('WC-6: each names somebody with a reason, and having heard the reasons of all may name another, once', () => {
    const told = working().given(selects())
    expect(codes(told, names('dov', 'ben'), names('dov', 'eva'))).toEqual(['', 'said-already'])
    expect(codes(told, forward('dov', 'ben'), forward('eva', 'ben'))).toEqual(['still-awaited', 'not-the-facilitator'])
    expect(views.rounds(told.state)).toMatchObject([
      { round: 'pick', facilitator: 'dov', awaited: [{ what: 'nomination', from: ['ben', 'eva'] }] },
    ])
    told.given(names('ben', 'eva'))
    expect(codes(told, names('ben', 'dov'))).toEqual(['said-already'])
    told.given(names('eva', 'ben'))
    expect(codes(told, names('ben', 'ben'), names('ben', 'eva'))).toEqual(['', 'said-already'])
    expect(views.roundInFull(told.state, 'pick')).toMatchObject({
      members: ['ben', 'dov', 'eva'],
      present: GROUP,
      nominations: [
        { by: 'dov', nominee: 'ben' },
        { by: 'ben', nominee: 'ben' },
        { by: 'eva', nominee: 'ben' },
      ],
    })
    // The facilitator is put forward only by somebody else who takes over; whom nobody named is not put forward.
    expect(codes(told, forward('dov', 'dov'), forward('dov', 'eva'))).toEqual(['malformed', ''])
    expect(codes(told, names('eva', 'dov'), forward('dov', 'ben'))).toEqual(['too-late', 'too-late'])
  })
  it('WC-6: who is in a circle when somebody is selected takes part in that, and whoever comes later in what begins later', () => {
    const told = working().given(selects(), start('talk', 'learning-group', GROUP, matter()), asks('fay'))
    told.given(...carried('place-fay', 'learning-group', GROUP, joins('learning-group', 'fay')))
    expect(views.roundInFull(told.state, 'talk')?.members).toEqual(['ben', 'dov', 'eva', 'fay'])
    expect(views.roundInFull(told.state, 'pick')?.members).toEqual(['ben', 'dov', 'eva'])
    expect(codes(told, names('fay', 'ben'))).toEqual(['malformed'])
    const left = told.when(say('eva', { type: 'leave-circle', circle: 'learning-group' }))
    expect(typesOf(left)).toEqual(['round-lapsed', 'circle-left'])
    expect(views.rounds(told.state).map(({ round: id }) => id)).toEqual(['talk'])
  })
  it('WC-6: a mandate that found no consent is amended in its terms, and not in whose it is', () => {
    const told = objected(working().given(start('again', 'board', BOARD, lend())), 'again', BOARD, 'cleo')
    const amend = (more: object) => step('ana', 'again', { kind: 'amend', wording: OTHER, ...more })
    expect(
      codes(
        told,
        amend({ reviewOn: '2026-01-31' }),
        amend({ subject: lend({ circle: 'finance-group', domain: ['finance'] }) }),
        amend({ subject: matter() }),
        amend({ subject: lend({ domain: ['learning', 'finance'] }) }),
        amend({ subject: lend({ budgetMinor: '200000' }), reviewOn: DAY }),
      ),
    ).toEqual(['too-late', 'no-such', 'no-such', 'outside-domain', ''])
    expect(views.roundInFull(told.state, 'again')).toMatchObject({ reviewOn: DAY, wording: OTHER })
  })
  it('WC-6: what is about somebody stays about them when it is amended', () => {
    const told = working().given(
      asks('fay'),
      start('place-fay', 'learning-group', GROUP, joins('learning-group', 'fay')),
    )
    objected(told, 'place-fay', GROUP, 'eva')
    const amend = (wording: string, more: object = {}) => step('dov', 'place-fay', { kind: 'amend', wording, ...more })
    expect(codes(told, amend('gus'), amend('fay', { subject: joins('learning-group', 'gus') }), amend('fay'))).toEqual([
      'no-such',
      'no-such',
      'same-wording',
    ])
  })
  it('WC-6: what is taken up is what another circle could not agree on, by the one it went to, and once', () => {
    const told = escalated().given(...carried('own', 'board', BOARD, { kind: 'matter', matter: 'staff' }))
    const takes = (id: string, takesUp: string, subject: object = matter()) =>
      start(id, 'board', BOARD, subject, DAY, { takesUp })
    expect(
      codes(
        told,
        start('x', 'learning-group', GROUP, matter(), DAY, { takesUp: 'plan' }),
        takes('x', 'never'),
        takes('x', 'own', { kind: 'matter', matter: 'staff' }),
        takes('x', 'plan', matter('events')),
        takes('x', 'plan', { kind: 'matter', matter: 'strategy' }),
        takes('again', 'plan'),
        takes('x', 'plan'),
      ),
    ).toEqual(['no-such', 'no-such', 'no-such', 'no-such', 'no-such', '', 'done-already'])
    // A round that comes to nothing leaves the matter to be taken up.
    told.given(say('ana', { type: 'leave-seat', election: 'e1' }))
    expect(views.mattersToTakeUp(told.state, 'board').map(({ round: id }) => id)).toEqual(['plan'])
  })
  it('WC-6: what is reviewed was agreed in the same circle', () => {
    const told = working().given(...carried('plan', 'learning-group', GROUP, matter()))
    const board = start('x', 'board', BOARD, { kind: 'matter', matter: 'staff' }, DAY, { reviews: 'plan' })
    const never = start('x', 'learning-group', GROUP, matter(), DAY, { reviews: 'never' })
    expect(codes(told, board, never, start('y', 'learning-group', GROUP, matter(), DAY, { reviews: 'plan' }))).toEqual([
      'no-such',
      'no-such',
      '',
    ])
  })
  it('WC-6: a round about who links two circles ends when they leave one of them, and goes on when somebody else does', () => {
    const link = { kind: 'link', narrower: 'learning-group', member: 'ben' }
    const asked = () =>
      working().given(
        asks('fay'),
        ...carried('place-fay', 'learning-group', GROUP, joins('learning-group', 'fay')),
        start('link', 'board', BOARD, link),
      )
    const leaves = (by: string) => say(by, { type: 'leave-circle', circle: 'learning-group' })
    expect(typesOf(asked().when(leaves('fay')))).toEqual(['circle-left'])
    expect(typesOf(asked().when(leaves('ben')))).toEqual(['round-lapsed', 'circle-left'])
    expect(typesOf(asked().when(say('ben', { type: 'leave-seat', election: 'e1' })))).toContain('round-lapsed')
    expect(typesOf(asked().when(say('cleo', { type: 'leave-seat', election: 'e1' })))).not.toContain('round-lapsed')
  })
})

describe('At the boundary', () => {
  it.each([
    ['live', ['support-lost']],
    ['at-opening', []],
  ])('whoever joins a circle counts at once where a decision of it takes its members %s', (members, lost) => {
    const ofTheGroup = {
      ...{ title: 'Of the group', electorate: { members: { circle: 'learning-group' } }, ballotsCanChange: true },
      ...{ rule: { atLeast: '2/3', of: 'electorate' }, holdForDays: 7, thresholds: 'at-opening', members },
    }
    const told = working({ ...CHARTER, decisions: { ...CHARTER.decisions, 'of-the-group': ofTheGroup } } as Charter)
    told.given(
      say('dov', { type: 'open-decision', decision: 'd', provision: 'of-the-group' }),
      ...['dov', 'ben'].map((by) => say(by, { type: 'cast', decision: 'd', answer: 'for' })),
      asks('fay'),
      ...carried('place-fay', 'learning-group', GROUP, joins('learning-group', 'fay')),
    )
    const types = told.events.map(({ type }) => type)
    expect(types).toContain('support-reached')
    expect(types.slice(types.lastIndexOf('circle-joined') + 1)).toEqual(lost)
  })
  it.each([
    ['2026-01-31', 'too-late'],
    [DAY, ''],
    ['2026-02-02', ''],
  ])('a selection for a role until %s, begun on 1 February', (until, code) => {
    expect(codes(working(), selects({ from: '2026-01-01', until }))).toEqual([code])
  })
  it.each([
    ['2026-01-31', 'too-late'],
    [DAY, ''],
  ])('a round whose agreement is to be looked at on %s', (reviewOn, code) => {
    expect(codes(working(), start('x', 'learning-group', GROUP, matter(), DAY, { reviewOn }))).toEqual([code])
  })
  it.each([
    ['2026-01-31', 'too-late'],
    [DAY, ''],
    ['2027-01-31', ''],
    ['2027-02-01', 'too-late'],
  ])('a mandate until %s, of twelve months at most from 1 February', (until, code) => {
    expect(codes(founded(), start('lend', 'board', BOARD, lend({ until })))).toEqual([code])
  })
  it('a role whose term would end before it begins', () => {
    expect(codes(working(), selects({ from: '2026-08-01' }), selects({ from: '2026-07-31' }))).toEqual(['too-late', ''])
  })
})

describe('Not true, on purpose', () => {
  it('whoever only asked to be in a circle leaves it too: they take back that they asked', () => {
    const told = working().given(asks('fay'))
    const leaves = (by: string, of = 'learning-group') => say(by, { type: 'leave-circle', circle: of })
    expect(codes(told, asks('fay'), asks('eva'), leaves('gus'))).toEqual(['there-already', 'there-already', 'no-right'])
    expect(typesOf(told.when(leaves('fay')))).toEqual(['circle-application-ended'])
    expect(codes(told, leaves('fay'), leaves('ana', 'board'))).toEqual(['no-right', 'not-in-the-charter'])
    expect(circle(told.state, 'learning-group')?.applicants).toEqual([])
  })
})
