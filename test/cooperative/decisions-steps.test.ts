import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { minutesFor, views } from '../../src/cooperative/index.js'
import { story, typesOf } from './story.js'
import {
  PEOPLE,
  WJC,
  WORDS,
  OTHER,
  say,
  codes,
  withDecision,
  owners,
  opens,
  casts,
  proposes,
} from './decisions-asked.js'

describe('From the source', () => {
  it('WJC-18: what seeks backing is reworded by who proposed it, and nothing else is', () => {
    const told = owners().given(opens('d1', { record: WORDS }))
    const item = {
      decision: 'i1',
      provision: 'put-to-the-vote',
      item: 'tea',
      record: WORDS,
      vote: { provision: 'other-matters', decision: 'v1' },
    }
    const rewords = (by: string, decision: string, record: string) => say(by, 'reword', { decision, record })
    expect(
      codes(
        told,
        say('ana', 'propose-item', item),
        say('ana', 'propose-item', item),
        say('gus', 'propose-item', { ...item, decision: 'i2', item: 'milk' }),
        say('ana', 'propose-item', {
          ...item,
          decision: 'i2',
          item: 'milk',
          vote: { provision: 'put-to-the-vote', decision: 'v2' },
        }),
        say('ana', 'propose-item', {
          ...item,
          decision: 'i2',
          item: 'milk',
          vote: { provision: 'other-matters', decision: 'd1' },
        }),
        say('ana', 'propose-item', {
          ...item,
          decision: 'i2',
          item: 'milk',
          vote: { provision: 'shortage-menu', decision: 'v2' },
        }),
        say('ana', 'propose-item', {
          ...item,
          decision: 'i2',
          item: 'milk',
          vote: { provision: 'approve-coordinator', decision: 'v2' },
        }),
        rewords('ana', 'd1', OTHER),
        rewords('ben', 'i1', OTHER),
        rewords('ana', 'never', OTHER),
      ),
    ).toEqual([
      '',
      'there-already',
      'no-right',
      'not-in-the-charter',
      'there-already',
      'not-in-the-charter',
      'not-in-the-charter',
      'not-in-the-charter',
      'no-right',
      'no-such',
    ])
    expect(told.when(rewords('ana', 'i1', WORDS)).kind).toBe('accepted')
    told.given(...casts('i1', 'for', 'ana'))
    expect(typesOf(told.when(rewords('ana', 'i1', OTHER)))).toEqual(['wording-changed'])
    // The name of the vote is taken meanwhile: it is opened under one like it.
    told.given(opens('v1'), ...casts('i1', 'for', 'ana', 'ben'))
    expect(views.decisions.openDecisions(told.state).map(({ decision, record }) => [decision, record])).toEqual([
      ['d1', WORDS],
      ['v1', undefined],
      ['v1-2', OTHER],
    ])
  })
  it('WJC-12: what is decided is shown with the last first, and of one day by name', () => {
    const told = owners().given(
      opens('d2'),
      opens('d1'),
      opens('d3'),
      say('ana', 'withdraw-decision', { decision: 'd3' }),
      ...casts('d1', 'for', ...PEOPLE),
      say('ana', 'pass-time', {}, '2026-02-15'),
    )
    expect(views.decisions.closedDecisions(told.state).map(({ decision, ending }) => [decision, ending.type])).toEqual([
      ['d1', 'decided'],
      ['d2', 'decided'],
      ['d3', 'decision-lapsed'],
    ])
    expect(views.decisions.closedDecisions(told.state, 1).map(({ decision }) => decision)).toEqual(['d1'])
    expect(
      codes(told, ...casts('d1', 'for', 'ana'), say('ana', 'withdraw-decision', { decision: 'd1' }, '2026-02-15')),
    ).toEqual(['before-the-last-event', 'closed'])
  })
  it('WJC-2: an option, a tie between options, and nothing: a choice ends so, and the minutes say it', () => {
    const charter = withDecision('other-matters', { rule: { choose: 'approval', runoff: 'without-majority' } })
    for (const [answers, outcome] of [
      [[['tea'], ['tea'], ['milk']], 'chosen'],
      [[['tea'], ['milk']], 'runoff'],
      [[], 'nothing-chosen'],
    ] as const) {
      const told = owners(charter).given(
        opens('d1', { options: ['tea', 'milk', 'water'] }),
        ...answers.flatMap((answer, at) => casts('d1', answer, PEOPLE[at] ?? '')),
      )
      const answer = told.when(say('ana', 'pass-time', {}, '2026-02-15'))
      expect(answer).toMatchObject({
        events: [
          { type: 'decided', outcome },
          ...(outcome === 'runoff' ? [{ type: 'decision-opened', runoffOf: 'd1' }] : []),
          { type: 'time-passed' },
        ],
      })
      expect(minutesFor({ state: story(charter).state, events: told.events }).length).toBeGreaterThan(3)
    }
  })
  it('WC-2: what only a meeting votes on is not put to a vote by whoever backs it', () => {
    const assembly = {
      ...{
        title: 'Assembly',
        members: { members: 'all' },
        calledByShare: '1/5',
        noticeDays: 14,
        noticeCounted: 'clear',
      },
      ...{ agendaDays: 14, quorum: '1/3', presence: ['in-person'], minutesWithinDays: 7, challengeDays: 30 },
      ...{ challengeFrom: 'decided', decides: ['other-matters'] },
    }
    const vote = { provision: 'other-matters', decision: 'v1' }
    const item = say('ana', 'propose-item', {
      ...{ decision: 'i1', provision: 'put-to-the-vote', item: 'tea', record: WORDS, vote },
    })
    expect(owners().would(item).kind).toBe('accepted')
    expect(owners({ ...WJC, meetings: { assembly } } as Charter).would(item).because).toMatchObject([
      { code: 'only-in-a-meeting', decision: 'other-matters', meeting: 'assembly' },
    ])
  })
  it('WJC-3: a number in force moves what follows it live, when it is proposed and when it is taken back', () => {
    const live = {
      rule: { atLeast: { average: 'project-threshold' }, of: 'electorate' },
      thresholds: 'live',
      holdForDays: 3,
      openDays: undefined,
    }
    const told = owners(withDecision('other-matters', live)).given(opens('d1'), ...casts('d1', 'for', 'ana', 'ben'))
    expect(typesOf(told.when(proposes('ana', '50%')))).toEqual(['number-proposed'])
    expect(typesOf(told.when(proposes('ben', '50%')))).toEqual(['number-proposed'])
    expect(typesOf(told.when(proposes('cleo', '50%')))).toEqual(['number-proposed', 'support-reached'])
    expect(typesOf(told.when(say('cleo', 'withdraw-number', { item: 'project-threshold' })))).toEqual([
      'number-withdrawn',
      'support-lost',
    ])
    expect(typesOf(told.when(say('cleo', 'withdraw-number', { item: 'project-threshold' })))).toEqual([])
  })
})

describe('At the boundary', () => {
  it.each(['0%', '0', '50%', '50.5%', '100%', '100.1%', '-1%', 'much', 0.5, 1, 2])(
    'a share of %s proposed',
    (value) => {
      expect(codes(owners(), proposes('ana', value))).toHaveLength(1)
    },
  )
})
