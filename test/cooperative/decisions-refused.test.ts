import { describe, expect, it } from 'vitest'
import { type Charter, diffCharters } from '../../src/charter/index.js'
import { views } from '../../src/cooperative/index.js'
import { WJC, WORDS, say, codes, withDecision, owners, opens, casts, proposes } from './decisions-asked.js'

describe('Refused as the neighbours do', () => {
  it('numbers that are not there, or of whoever has no say', () => {
    const told = owners()
    expect(
      codes(
        told,
        proposes('ana', '50%', { item: 'luck' }),
        proposes('ana', '50%', { scope: 'app' }),
        proposes('vera', '50%'),
        proposes('zoe', '50%'),
        proposes('ana', 3, { item: 'removal-threshold' }),
        proposes('ana', '60%', { item: 'removal-threshold', scope: 'app' }),
        say('ana', 'withdraw-number', { item: 'luck' }),
        say('vera', 'withdraw-number', { item: 'project-threshold' }),
        proposes('ana', '50%'),
        proposes('ana', '1/2'),
        proposes('ana', '0.5'),
      ),
    ).toEqual([
      'no-such',
      'malformed',
      'no-right',
      'no-right',
      'malformed',
      'no-such',
      'no-such',
      'no-right',
      '',
      '',
      '',
    ])
    expect(views.averages.proposalsOf(told.state, 'ana')).toMatchObject([{ item: 'project-threshold' }])
  })
  it('decisions and ballots that cannot be', () => {
    const told = owners()
    expect(
      codes(
        told,
        opens('d1', { provision: 'never' }),
        opens('d1', {}, 'gus'),
        opens('d1', { options: ['tea', 'milk'] }),
        opens('d1', { provision: 'shortage-menu' }),
        opens('d1', { scope: 'app' }),
        opens('d1', { provision: 'approve-coordinator' }),
        opens('d1', { provision: 'approve-coordinator', parties: { candidate: 'ana' } }),
        opens('d1', { subject: { kind: 'appointment', office: 'king', member: 'zoe' } }),
        opens('d1', { subject: { kind: 'ousting', member: 'dov' } }),
        opens('d2'),
        opens('d2'),
        ...casts('d2', 'for', 'gus', 'zoe', 'ana', 'ana'),
        ...casts('d2', 'block', 'ana'),
        ...casts('d2', ['tea'], 'ana'),
        ...casts('never', 'for', 'ana'),
        say('ben', 'withdraw-ballot', { decision: 'd2' }),
        say('ben', 'withdraw-decision', { decision: 'd2' }),
        say('ana', 'close-ballots', { decision: 'd2', closing: WORDS }),
        say('ana', 'release-result', { decision: 'd2', outcome: 'carried' }),
        say('ana', 'agree-to-open-vote', { decision: 'd2' }),
        say('ana', 'vote-otherwise', { decision: 'd2' }),
        say('ana', 'postpone-count', { decision: 'd2' }),
        say('ana', 'withdraw-decision', { decision: 'd2' }),
        ...casts('d2', 'for', 'ben'),
      ),
    ).toEqual([
      'not-in-the-charter',
      'no-right',
      'malformed',
      'malformed',
      '',
      'malformed',
      'there-already',
      'no-such',
      'not-in-the-charter',
      '',
      'there-already',
      'no-right',
      'no-right',
      '',
      '',
      'malformed',
      'malformed',
      'no-such',
      '',
      'no-right',
      'not-in-the-charter',
      'not-in-the-charter',
      'not-in-the-charter',
      'not-in-the-charter',
      'not-in-the-charter',
      '',
      'closed',
    ])
  })
  it('amendments that change nothing, cannot be, or are there already', () => {
    const told = owners()
    const to = (change: object): Charter => ({ ...WJC, ...change })
    const amends = (amendment: string, to: Charter, more: object = {}, by = 'ana') =>
      say(by, 'propose-amendment', {
        amendment,
        version: '2',
        changes: diffCharters({ from: WJC, to }).changes,
        ...more,
      })
    const longer = withDecision('other-matters', { openDays: 21 })
    const stale = diffCharters({ from: longer, to: withDecision('other-matters', { openDays: 30 }) }).changes
    const { decisions: _, ...without } = WJC
    expect(
      codes(
        told,
        amends('a1', WJC),
        amends('a1', longer, { changes: [{}] }),
        amends('a1', longer, { changes: [] }),
        amends('a1', longer, { changes: stale }),
        amends('a1', without as Charter),
        amends('a1', withDecision('other-matters', { openDays: -1 })),
        amends('a1', to({ currency: 'ZZZ' })),
        amends('a1', longer, { version: '1' }),
        amends('a1', longer, {}, 'gus'),
        amends('a1', longer),
        amends('a1', longer),
        amends('a'.repeat(200), longer),
      ),
    ).toEqual([
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'malformed',
      'no-right',
      '',
      'there-already',
      'malformed',
    ])
    expect(views.charter.pendingAmendments(told.state).map(({ amendment }) => amendment)).toEqual(['a1'])
  })
  it('what was recorded long ago, by oneself, or about somebody else, is not put right', () => {
    const told = owners()
    const reverse = (by: string, n: number, at = '2026-02-01') => say(by, 'reverse', { n, grounds: WORDS }, at)
    told.given(say('ana', 'report-end', { member: 'dov', how: 'died' }))
    const n = told.events.findIndex(({ type }) => type === 'membership-ended') + 1
    expect(
      codes(
        told,
        reverse('ana', 0),
        reverse('ana', 1),
        reverse('ana', n + 50),
        reverse('gus', n),
        reverse('dov', n),
        reverse('ana', n),
        reverse('ana', n),
      ),
    ).toEqual(['no-such', 'closed', 'no-such', 'no-right', 'no-right', '', 'closed'])
  })
})
