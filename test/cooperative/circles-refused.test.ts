import { describe, expect, it } from 'vitest'
import * as views from '../../src/cooperative/circles/views.js'
import type { Charter } from '../../src/charter/index.js'
import {
  asks,
  BOARD,
  carried,
  CHARTER,
  type CircleOfCharter,
  circle,
  consents,
  DAY,
  founded,
  GROUP,
  heardOut,
  joins,
  lend,
  matter,
  REASON,
  round,
  say,
  start,
  step,
  working,
} from './circle-story.js'
import { codesOf, type Story, typesOf } from './story.js'

const OTHER = 'c1c2c3d4e5f60718'

const selects = (more: object = {}, at = DAY) =>
  say(
    'dov',
    {
      type: 'start-selection',
      round: 'pick',
      circle: 'learning-group',
      role: 'secretary',
      from: DAY,
      until: '2026-07-31',
      facilitator: 'dov',
      present: GROUP,
      ...more,
    },
    at,
  )
const names = (by: string, nominee: string, at = DAY) =>
  say(by, { type: 'name-for-role', round: 'pick', nominee, reason: REASON }, at)
const forward = (by: string, nominee: string) => say(by, { type: 'put-forward', round: 'pick', nominee })

const codes = (told: Story, ...asked: readonly Parameters<Story['when']>[0][]) =>
  asked.map((one) => codesOf(told.when(one)).join(' '))

/** The group found no consent on a matter, which the board takes up. */
const escalated = (): Story =>
  working().given(
    start('plan', 'learning-group', GROUP, matter()),
    ...heardOut('plan', GROUP),
    step('eva', 'plan', { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
    ...['dov', 'ben'].map((by) => step(by, 'plan', { kind: 'judge', of: 'eva', upheld: true, reason: REASON })),
    ...consents('plan', ['dov', 'ben']),
    step('dov', 'plan', { kind: 'proceed' }),
    step('dov', 'plan', { kind: 'give-up' }),
  )

/** Consent was asked and objected to, so that the wording may be amended; the first of those present facilitates. */
const objected = (told: Story, id: string, present: readonly string[], by: string): Story =>
  told.given(
    ...heardOut(id, present),
    step(by, id, { kind: 'answer', answer: 'objection', reason: REASON, criterion: 'harms-the-aim' }),
    ...present
      .filter((one) => one !== by)
      .map((one) => step(one, id, { kind: 'judge', of: by, upheld: true, reason: REASON })),
    ...consents(
      id,
      present.filter((one) => one !== by),
    ),
    step(present[0] ?? '', id, { kind: 'proceed' }),
  )

describe('From the source', () => {
  it('WC-6: each names somebody with a reason, and having heard the reasons of all may name another, once', () => {
    const told = working().given(selects())
    expect(codes(told, names('dov', 'ben'), names('dov', 'eva'))).toEqual(['', 'said-already'])
    expect(codes(told, forward('dov', 'ben'), forward('eva', 'ben'))).toEqual(['still-awaited', 'not-the-facilitator'])
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
})

describe('At the boundary', () => {
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

describe('Refused as the neighbours do', () => {
  const admission = (applicant: string, memberClass = 'enterprise') => ({ kind: 'admission', applicant, memberClass })

  it('subjects of things and people that are not there', () => {
    const told = working().given(say('bakery', { type: 'apply', memberClass: 'enterprise' }))
    const board = (subject: object) => start('x', 'board', BOARD, subject)
    expect(
      codes(
        told,
        board(joins('choir', 'fay')),
        board(joins('board', 'fay')),
        board(joins('finance-group', 'zoe')),
        board(joins('finance-group', 'fay')),
        start('x', 'learning-group', GROUP, joins('learning-group', 'ben')),
        board(lend({ circle: 'choir' })),
        start('x', 'learning-group', GROUP, lend()),
        board({ kind: 'link', narrower: 'choir', member: 'ana' }),
        board({ kind: 'link', narrower: 'board', member: 'ana' }),
        start('x', 'learning-group', GROUP, { kind: 'link', narrower: 'finance-group', member: 'ben' }),
        board(admission('press')),
        board(admission('bakery', 'individual')),
        board(admission('bakery', 'pirate')),
        start('x', 'learning-group', GROUP, admission('bakery')),
        board({ kind: 'role', role: 'secretary', from: DAY, until: '2026-12-01' }),
        start('x', 'choir', BOARD, matter()),
        start('lend', 'board', BOARD, lend()),
        { ...start('x', 'board', BOARD, matter()), by: 'zoe' },
        start('x', 'board', ['ana'], lend()),
        start('x', 'board', ['ana', 'zoe'], lend()),
        say('ana', { ...start('x', 'board', BOARD, { kind: 'matter', matter: 'staff' }), wording: undefined }),
      ),
    ).toEqual([
      'no-such',
      'not-in-the-charter',
      'no-right',
      'no-such',
      'there-already',
      'no-such',
      'lent-by-another',
      'no-such',
      'link-elsewhere',
      'link-elsewhere',
      'no-such',
      'not-in-the-charter',
      'not-in-the-charter',
      'not-in-the-charter',
      'not-in-the-charter',
      'no-such',
      'there-already',
      'no-right',
      'presence-too-low',
      'malformed',
      'no-such',
    ])
  })
  it('selections of things and people that are not there', () => {
    const told = working().given(start('talk', 'learning-group', GROUP, matter()))
    expect(
      codes(
        told,
        selects({ round: 'talk' }),
        selects({ circle: 'choir' }),
        selects({ facilitator: 'zoe' }),
        selects({ links: 'choir' }),
        selects({ links: 'finance-group' }),
        selects({ present: [] }),
        say('dov', { type: 'name-for-role', round: 'talk', nominee: 'ben', reason: REASON }),
        names('dov', 'ben'),
        selects(),
        names('fay', 'ben'),
        names('dov', 'zoe'),
        step('dov', 'pick', { kind: 'proceed' }),
        step('dov', 'never', { kind: 'proceed' }),
      ),
    ).toEqual([
      'there-already',
      'no-such',
      'malformed',
      'no-such',
      'no-such',
      'malformed',
      'no-such',
      'no-such',
      '',
      'no-right',
      'malformed',
      'not-yet',
      'no-such',
    ])
  })
  it('a mandate without an end, where the charter names no months for it', () => {
    const { mandateMonths: _, ...group } = CHARTER.circles?.['learning-group'] as CircleOfCharter
    const charter: Charter = { ...CHARTER, circles: { ...CHARTER.circles, 'learning-group': group as CircleOfCharter } }
    const told = founded(charter)
    const lends = (more: object = {}) => start('lend', 'board', BOARD, lend(more))
    expect(codes(told, lends(), lends({ until: '2029-01-31' }))).toEqual(['not-in-the-charter', ''])
  })
  it('an admission that everyone would have to consent to, for the board alone', () => {
    const rule = CHARTER.decisions?.['admit-enterprise'] as NonNullable<Charter['decisions']>[string]
    const told = founded({
      ...CHARTER,
      decisions: { ...CHARTER.decisions, 'admit-enterprise': { ...rule, electorate: { members: 'circle' } } },
    })
    told.given(say('bakery', { type: 'apply', memberClass: 'enterprise' }))
    expect(codes(told, ...round('x', 'board', BOARD, admission('bakery')).slice(0, 1))).toEqual(['not-in-the-charter'])
  })
})
