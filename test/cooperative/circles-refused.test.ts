import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import {
  BOARD,
  CHARTER,
  type CircleOfCharter,
  DAY,
  founded,
  GROUP,
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
import { selects, names, codes } from './circles-asked.js'

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
    const charter: Charter = { ...CHARTER, circles: { ...CHARTER.circles, 'learning-group': group } }
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
