import { describe, expect, it } from 'vitest'
import { type Charter, diffCharters } from '../../src/charter/index.js'
import { type Command, minutesFor, views } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const WJC = preset('we-just-coop')
const PEOPLE = ['ana', 'ben', 'cleo', 'dov'] as const
const WORDS = '0123456789abcdef'
const OTHER = 'fedcba9876543210'

const say = (by: string, type: string, more: object = {}, at = '2026-02-01'): Command =>
  ({ type, at, by, ...more }) as Command
const codes = (told: Story, ...asked: readonly Command[]) => asked.map((one) => codesOf(told.when(one)).join(' '))
const withDecision = (name: string, change: object, charter: Charter = WJC): Charter =>
  JSON.parse(
    JSON.stringify({
      ...charter,
      decisions: { ...charter.decisions, [name]: { ...charter.decisions?.[name], ...change } },
    }),
  ) as Charter
const owners = (charter: Charter = WJC): Story =>
  story(charter).given(
    say(
      'ana',
      'found',
      {
        founders: [
          ...PEOPLE.map((member) => ({ member, memberClass: 'worker-owner' })),
          { member: 'vera', memberClass: 'volunteer' },
          { member: 'gus', memberClass: 'donor' },
        ],
      },
      '2026-01-01',
    ),
  )
const opens = (decision: string, more: object = {}, by = 'ana') =>
  say(by, 'open-decision', { decision, provision: 'other-matters', ...more })
const casts = (decision: string, answer: unknown, ...people: readonly string[]) =>
  people.map((by) => say(by, 'cast', { decision, answer }))
const proposes = (by: string, value: string | number, more: object = {}) =>
  say(by, 'propose-number', { item: 'project-threshold', value, ...more })

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
