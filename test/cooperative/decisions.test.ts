import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Charter, replayDecisions } from '../../src/charter/index.js'
import { DECISIONS_TELL } from '../../src/cooperative/decisions/tell.js'
import { pastDecisionsOf } from '../../src/cooperative/decisions/past.js'
import { awaitingVoteOf, decisionView, openDecisions } from '../../src/cooperative/decisions/views.js'
import type { Command, Event } from '../../src/cooperative/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { strictly, toldOfFew } from './kept-secret.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const WJC = preset('we-just-coop')
const PEOPLE = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fred', 'gil', 'hana', 'ines', 'joan'] as const
const WORDS = '0123456789abcdef'
const OTHER_WORDS = 'fedcba9876543210'

/** A cooperative of so many worker-owners, under these rules or those of We Just Coop. */
const coopOf = (size: number, charter: Charter = WJC): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: PEOPLE.slice(0, size).map((member) => ({ member, memberClass: 'worker-owner' })),
  })

/** The rules of We Just Coop with one decision written otherwise. */
const withDecision = (name: string, change: object): Charter => {
  const decisions = WJC.decisions ?? {}
  return { ...WJC, decisions: { ...decisions, [name]: { ...decisions[name], ...change } } } as Charter
}

const opened = (at: string, provision: string, more: object = {}): Command => ({
  type: 'open-decision',
  at,
  by: 'ana',
  decision: 'd1',
  provision,
  ...more,
})

const cast = (at: string, by: string, answer: string | readonly string[], decision = 'd1'): Command =>
  ({ type: 'cast', at, by, decision, answer }) as Command

const castAll = (at: string, people: readonly string[], answer: string | readonly string[]): readonly Command[] =>
  people.map((by) => cast(at, by, answer))

const passed = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })

const proposed = (at: string, by: string, value: string): Command => ({
  type: 'propose-number',
  at,
  by,
  item: 'project-threshold',
  value,
})

/** How a decision ended; undefined while it has not. */
const endOf = (told: Story, decision = 'd1'): Extract<Event, { readonly type: 'decided' }> | undefined =>
  told.events.find((event) => event.type === 'decided' && event.decision === decision) as never

describe('From the source', () => {
  test('WJC-12: whoever has no ballot takes none back, and whoever has one takes it back once; nobody else’s is touched', () => {
    const told = coopOf(3).given(opened('2026-02-01', 'other-matters'), cast('2026-02-02', 'ben', 'against'))
    const back = { type: 'withdraw-ballot', at: '2026-02-02', by: 'ana', decision: 'd1' } as const
    const nothing = told.when(back)
    expect([typesOf(nothing), nothing.because.map(({ code }) => code)]).toEqual([[], ['no-ballot-to-withdraw']])
    told.given(cast('2026-02-02', 'ana', 'for'))
    expect(typesOf(told.when(back))).toEqual(['ballot-withdrawn'])
    expect(typesOf(told.when(back))).toEqual([])
    expect([...(told.state.decisions.open.get('d1')?.ballots.keys() ?? [])]).toEqual(['ben'])
  })

  const consensus = (): Story => coopOf(4).given(opened('2026-02-01', 'change-objectives', { record: WORDS }))

  test('WJC-1: carried when somebody agrees and nobody blocks; silence after the notice stands aside', () => {
    const told = consensus().given(cast('2026-02-02', 'ana', 'for'), cast('2026-02-02', 'ben', 'stand-aside'))
    expect(endOf(told.given(passed('2026-03-02')))).toBeUndefined()
    expect(endOf(told.given(passed('2026-03-03')))).toMatchObject({
      outcome: 'carried',
      for: 1,
      standAside: 1,
      block: 0,
      entitled: 4,
    })
  })

  test('WJC-1: one block is enough to lose it, and it can be taken back until the notice is over', () => {
    const told = consensus().given(
      ...castAll('2026-02-02', ['ana', 'ben', 'cleo'], 'for'),
      cast('2026-02-03', 'dario', 'block'),
    )
    expect(decisionView(told.state, 'd1')?.standing?.counts).toEqual({ for: 3, standAside: 0, block: 1 })
    expect(endOf(told.given(passed('2026-03-03')))).toMatchObject({ outcome: 'lost' })
    const other = consensus().given(cast('2026-02-02', 'ana', 'for'), cast('2026-02-03', 'dario', 'block'))
    expect(endOf(other.given(cast('2026-03-02', 'dario', 'stand-aside'), passed('2026-03-03')))).toMatchObject({
      outcome: 'carried',
    })
  })

  test('WJC-1: nothing carries on silence alone', () => {
    expect(endOf(consensus().given(passed('2026-03-03')))).toMatchObject({ outcome: 'lost' })
  })

  test('WJC-1: read as unanimity, one who never answers is enough to lose it', () => {
    const rule = { atLeast: 1, of: 'electorate' }
    const strict = withDecision('change-objectives', { rule, thresholds: 'at-opening' })
    const told = coopOf(4, strict).given(opened('2026-02-01', 'change-objectives'))
    told.given(...castAll('2026-02-02', ['ana', 'ben', 'cleo'], 'for'), passed('2026-03-03'))
    expect(endOf(told)).toMatchObject({ outcome: 'lost', for: 3, entitled: 4 })
  })

  test('WJC-2: what is not a number goes by a majority of the votes for or against', () => {
    const told = coopOf(5).given(opened('2026-02-01', 'other-matters'))
    told.given(...castAll('2026-02-02', ['ana', 'ben'], 'for'), cast('2026-02-02', 'cleo', 'against'))
    expect(endOf(told)).toBeUndefined()
    expect(endOf(told.given(passed('2026-02-15')))).toMatchObject({ outcome: 'carried', for: 2, against: 1 })
  })

  test('WJC-3: two thirds of all worker-owners, not of those who voted', () => {
    const told = coopOf(6).given(opened('2026-02-01', 'accept-project'))
    told.given(...castAll('2026-02-02', ['ana', 'ben', 'cleo'], 'for'), passed('2026-03-01'))
    expect(endOf(told)).toBeUndefined()
    told.given(cast('2026-03-01', 'dario', 'for'), passed('2026-03-08'))
    expect(endOf(told)).toMatchObject({
      outcome: 'carried',
      for: 4,
      entitled: 6,
      numbers: { 'project-threshold': '2/3' },
    })
  })

  test('WJC-12: a ballot is changed and withdrawn at any time', () => {
    const told = coopOf(3).given(opened('2026-02-01', 'other-matters'), cast('2026-02-02', 'ana', 'for'))
    told.given(cast('2026-02-03', 'ana', 'against'), cast('2026-02-03', 'ben', 'for'))
    expect(decisionView(told.state, 'd1')?.standing?.counts).toEqual({ for: 1, against: 1, abstain: 0 })
    told.given({ type: 'withdraw-ballot', at: '2026-02-14', by: 'ana', decision: 'd1' })
    expect(endOf(told.given(passed('2026-02-15')))).toMatchObject({
      outcome: 'carried',
      for: 1,
      against: 0,
      abstain: 0,
    })
  })

  test('WJC-18: a third of the worker-owners put an item and its wording to the vote', () => {
    const vote = { provision: 'other-matters', decision: 'lunch-vote' }
    const told = coopOf(6).given({
      type: 'propose-item',
      at: '2026-02-01',
      by: 'ana',
      decision: 'd1',
      provision: 'put-to-the-vote',
      item: 'lunch',
      record: WORDS,
      vote,
    })
    told.given(cast('2026-02-02', 'ana', 'for'))
    expect(endOf(told)).toBeUndefined()
    const answer = told.when(cast('2026-02-03', 'ben', 'for'))
    expect(typesOf(answer)).toEqual(['ballot-cast', 'decided', 'decision-opened'])
    expect(told.state.decisions.open.get('lunch-vote')?.opening).toMatchObject({
      provision: 'other-matters',
      record: WORDS,
      subject: { kind: 'matter' },
    })
  })

  test('WJC-18: a new wording starts the backing again, and what is voted on is what was backed', () => {
    const vote = { provision: 'other-matters', decision: 'lunch-vote' }
    const told = coopOf(6).given(
      {
        type: 'propose-item',
        at: '2026-02-01',
        by: 'ana',
        decision: 'd1',
        provision: 'put-to-the-vote',
        item: 'lunch',
        record: WORDS,
        vote,
      },
      cast('2026-02-02', 'ana', 'for'),
      { type: 'reword', at: '2026-02-03', by: 'ana', decision: 'd1', record: OTHER_WORDS },
      cast('2026-02-03', 'ben', 'for'),
    )
    expect(endOf(told)).toBeUndefined()
    told.given(cast('2026-02-04', 'cleo', 'for'))
    expect(told.state.decisions.open.get('lunch-vote')?.opening.record).toBe(OTHER_WORDS)
  })

  test('WJC-18: an item that becomes a number is told with its definition', () => {
    const definition = {
      unit: 'minutes',
      min: 0,
      max: 90,
      step: '5',
      provisional: 30,
      minimumProposals: 3,
      aggregation: 'mean',
    } as const
    const told = coopOf(6).given(
      {
        type: 'propose-item',
        at: '2026-02-01',
        by: 'ana',
        decision: 'd1',
        provision: 'put-to-the-vote',
        item: 'lunch-break',
        record: WORDS,
        definition,
      },
      ...castAll('2026-02-02', ['ana', 'ben'], 'for'),
    )
    expect(told.events.find(({ type }) => type === 'item-proposed')).toMatchObject({
      item: 'lunch-break',
      definition: { ...definition, min: '0', max: '90', provisional: '30' },
    })
    expect(told.events.map(({ type }) => type)).toContain('item-adopted')
  })

  test('WJC-19: a threshold that changes while a vote runs leaves it alone, and rules the next one', () => {
    const told = coopOf(4).given(
      opened('2026-02-01', 'accept-project'),
      ...castAll('2026-02-02', ['ana', 'ben', 'cleo'], 'for'),
    )
    told.given(...PEOPLE.slice(0, 3).map((by) => proposed('2026-02-03', by, '100%')), passed('2026-02-09'))
    expect(endOf(told)).toMatchObject({ outcome: 'carried', numbers: { 'project-threshold': '2/3' } })
    told.given(opened('2026-02-10', 'accept-project', { decision: 'd2' }))
    expect(told.state.decisions.open.get('d2')?.opening.numbers).toEqual({ 'project-threshold': '1' })
  })

  test('WJC-19: who leaves while a vote runs leaves base and count', () => {
    const told = coopOf(4).given(
      opened('2026-02-01', 'accept-project'),
      ...castAll('2026-02-02', ['ana', 'ben', 'cleo'], 'for'),
    )
    told.given({ type: 'leave', at: '2026-02-03', by: 'cleo' })
    expect(decisionView(told.state, 'd1')).toMatchObject({
      entitled: 3,
      standing: { counts: { for: 2 }, neededFor: 2 },
    })
    const before = told.state
    const end = endOf(told.given(passed('2026-02-09')))
    expect(end).toMatchObject({ outcome: 'carried', for: 2, entitled: 3 })
    // The minutes say that the base is no longer the one of the opening.
    const left = { code: 'left-since-opening', clauses: ['WJC-19'], entitled: 4, left: 1, remaining: 3 }
    expect(end === undefined ? [] : DECISIONS_TELL.decided?.(before, end)).toContainEqual(left)
  })

  test('what could still undo that it is carried is what the rule says at the counts there would be', () => {
    const undone = (rule: object, votes: readonly [number, number, number], more: object = {}) => {
      const charter = withDecision('accept-project', { rule, openDays: 7, holdForDays: undefined, ...more })
      const answers = ['for', 'against', 'abstain'].flatMap((answer, at) =>
        Array.from({ length: votes[at] ?? 0 }, () => answer),
      )
      const ballots = answers.map((answer, at) => cast('2026-02-02', PEOPLE[at] ?? '', answer))
      const told = coopOf(8, charter).given(opened('2026-02-01', 'accept-project'), ...ballots)
      return decisionView(told.state, 'd1')?.standing?.undoneBy
    }
    const ofAll = { atLeast: '3/4', of: 'electorate' }
    const ofBallots = { atLeast: '3/4', of: 'ballots' }
    // Of all 8, 6 are enough whatever the others do, voted or not.
    expect(undone(ofAll, [6, 0, 0])).toMatchObject({ against: null, abstain: null, withdrawn: 1, turned: 1 })
    expect(undone(ofAll, [6, 1, 1])).toMatchObject({ against: null, abstain: null, withdrawn: 1, turned: 1 })
    expect(undone(ofAll, [7, 0, 0])).toMatchObject({ against: null, abstain: null, withdrawn: 2, turned: 2 })
    expect(undone(ofAll, [5, 0, 0])).toBeUndefined()
    // Of the ballots, 3 of 4 and 5 of 6 are enough, 3 of 5 are not: where somebody is left to vote.
    expect(undone(ofBallots, [3, 1, 0])).toMatchObject({ against: 1, abstain: 1, withdrawn: 1, turned: 1 })
    expect(undone(ofBallots, [5, 1, 0])).toMatchObject({ against: 1, abstain: 1, withdrawn: 3, turned: 1 })
    expect(undone(ofBallots, [6, 1, 1])).toMatchObject({ against: null, abstain: null, withdrawn: 1, turned: 1 })
    expect(undone(ofBallots, [7, 1, 0])).toMatchObject({ against: null, abstain: null, withdrawn: 5, turned: 2 })
    // Abstentions change nothing of a share of those for or against; ballots that are final are never taken back.
    const final = { ballotsCanChange: false }
    expect(undone({ moreThan: '1/2', of: 'for-or-against' }, [3, 1, 0], final)).toMatchObject({
      against: 2,
      abstain: null,
      withdrawn: null,
      turned: null,
    })
    // Who abstained may still vote against; and where it takes a quorum, any ballot taken back may be one too few.
    const ofSix = { moreThan: '1/2', of: 'for-or-against' }
    expect(undone(ofSix, [2, 1, 2])).toEqual({
      against: 1,
      abstain: null,
      withdrawn: 1,
      turned: 1,
      abstentionsTurned: 1,
      abstentionsWithdrawn: null,
      againstWithdrawn: null,
    })
    const quorum = { atLeast: '1/2', of: 'electorate' }
    expect(undone({ ...ofSix, quorum }, [3, 1, 1])).toMatchObject({
      abstentionsWithdrawn: null,
      againstWithdrawn: null,
    })
    expect(undone({ ...ofSix, quorum }, [2, 1, 2])).toMatchObject({ abstentionsWithdrawn: 2, againstWithdrawn: null })
    expect(undone({ ...ofSix, quorum }, [3, 1, 0])).toMatchObject({ abstentionsWithdrawn: null, againstWithdrawn: 1 })
    expect(undone({ ...ofSix, quorum }, [3, 1, 0], final)).toMatchObject({ againstWithdrawn: null })
  })

  test('WJC-19: who joins while a vote runs enters neither base nor count', () => {
    const told = coopOf(4).given(opened('2026-02-01', 'accept-project'), ...admitted('2026-02-01', 'kim'))
    expect(codesOf(told.when(cast('2026-02-20', 'kim', 'for')))).toEqual(['no-right'])
    expect(decisionView(told.state, 'd1')?.entitled).toBe(4)
  })

  /** Somebody is admitted by everyone at once; seven days later they belong. */
  const admitted = (at: string, member: string): readonly Command[] => [
    { type: 'apply', at, by: member, memberClass: 'worker-owner', decision: 'admission' },
    ...PEOPLE.slice(0, 4).map((by) => cast(at, by, 'for', 'admission')),
    passed('2026-02-08'),
  ]

  test('WJC-19: read live, who joins enters, and a threshold moves under the vote', () => {
    const live = withDecision('accept-project', { thresholds: 'live', members: 'live' })
    const told = coopOf(4, live).given(opened('2026-02-01', 'accept-project'), ...admitted('2026-02-01', 'kim'))
    told.given(...castAll('2026-02-20', ['ana', 'ben', 'kim'], 'for'))
    expect(decisionView(told.state, 'd1')).toMatchObject({
      entitled: 5,
      standing: { neededFor: 4, heldSince: undefined },
    })
    const answers = PEOPLE.slice(0, 3).map((by) => told.when(proposed('2026-02-21', by, '60%')))
    expect(answers.flatMap(typesOf)).toContain('support-reached')
    expect(endOf(told.given(passed('2026-02-28')))).toMatchObject({
      outcome: 'carried',
      for: 3,
      entitled: 5,
      numbers: { 'project-threshold': '0.6' },
    })
  })

  test('WJC-19: a live threshold that counts from a later day on is tested again on that day', () => {
    const items = WJC.averageItems ?? {}
    const item = { ...items['project-threshold'], acts: 'next-month', minimumProposals: 1 }
    const charter = {
      ...withDecision('accept-project', { thresholds: 'live' }),
      averageItems: { ...items, 'project-threshold': item },
    } as Charter
    const told = coopOf(4, charter).given(
      opened('2026-02-01', 'accept-project'),
      ...castAll('2026-02-02', ['ana', 'ben'], 'for'),
    )
    told.given(proposed('2026-02-10', 'ana', '50%'), passed('2026-02-28'))
    expect(decisionView(told.state, 'd1')?.standing?.heldSince).toBeUndefined()
    told.given(passed('2026-03-01'))
    expect(decisionView(told.state, 'd1')?.standing?.heldSince).toBe('2026-03-01')
    expect(endOf(told.given(passed('2026-03-08')))).toMatchObject({
      outcome: 'carried',
      numbers: { 'project-threshold': '0.5' },
    })
  })
})

describe('Suspended, reinstated, and of another class', () => {
  const membership = { ...WJC.membership, voting: { ...WJC.membership?.voting, suspendedVote: false } }
  const SUSPENDING = { ...withDecision('oust-worker-owner', { holdForDays: 0 }), membership } as Charter

  /** Three quarters agree on something about Fred, which happens at once: five of six, and four of five while Fred has no vote. */
  const about = (
    at: string,
    type: 'propose-suspension' | 'propose-reinstatement',
    decision: string,
  ): readonly Command[] => [
    { type, at, by: 'ana', member: 'fred', decision },
    ...PEOPLE.slice(0, type === 'propose-suspension' ? 5 : 4).map((by) => cast(at, by, 'for', decision)),
  ]

  test('WJC-19: the suspended leave base and count; reinstated, they may vote again on what they were entitled to', () => {
    const told = coopOf(6, SUSPENDING).given(opened('2026-02-01', 'other-matters'), cast('2026-02-01', 'fred', 'for'))
    told.given(...about('2026-02-02', 'propose-suspension', 's1'))
    expect(decisionView(told.state, 'd1')).toMatchObject({ entitled: 5, standing: { counts: { for: 0 } } })
    expect(codesOf(told.when(cast('2026-02-03', 'fred', 'for')))).toEqual(['no-right'])
    told.given(...about('2026-02-03', 'propose-reinstatement', 's2'), cast('2026-02-03', 'fred', 'against'))
    expect(decisionView(told.state, 'd1')).toMatchObject({ entitled: 6, standing: { counts: { against: 1 } } })
  })

  test('WJC-19: who was suspended when a vote was opened does not come into it when reinstated', () => {
    const told = coopOf(6, SUSPENDING).given(
      ...about('2026-02-01', 'propose-suspension', 's1'),
      opened('2026-02-01', 'other-matters'),
    )
    told.given(...about('2026-02-02', 'propose-reinstatement', 's2'))
    expect(decisionView(told.state, 'd1')?.entitled).toBe(5)
    expect(codesOf(told.when(cast('2026-02-03', 'fred', 'for')))).toEqual(['no-right'])
  })

  test('WJC-19: read live, who is suspended leaves the base, and comes back with the reinstatement', () => {
    const decisions = {
      ...SUSPENDING.decisions,
      'other-matters': { ...SUSPENDING.decisions?.['other-matters'], members: 'live' },
    }
    const told = coopOf(6, { ...SUSPENDING, decisions } as Charter).given(
      ...about('2026-02-01', 'propose-suspension', 's1'),
      opened('2026-02-01', 'other-matters'),
    )
    expect(decisionView(told.state, 'd1')?.entitled).toBe(5)
    told.given(...about('2026-02-02', 'propose-reinstatement', 's2'), cast('2026-02-02', 'fred', 'for'))
    expect(decisionView(told.state, 'd1')).toMatchObject({ entitled: 6, standing: { counts: { for: 1 } } })
  })
})

describe('At the boundary', () => {
  test.each([
    [3, undefined],
    [4, 'carried'],
    [5, 'carried'],
  ])('WJC-3: of six, %i for', (votes, outcome) => {
    const told = coopOf(6).given(opened('2026-02-01', 'accept-project'))
    told.given(...castAll('2026-02-01', PEOPLE.slice(0, votes), 'for'), passed('2026-02-08'))
    expect(endOf(told)?.outcome).toBe(outcome)
  })

  test.each([
    ['2026-02-07', undefined],
    ['2026-02-08', 'carried'],
    ['2026-02-09', 'carried'],
  ])('WJC-3: held from the first of the month for seven days, on %s', (at, outcome) => {
    const told = coopOf(3).given(
      opened('2026-02-01', 'accept-project'),
      ...castAll('2026-02-01', ['ana', 'ben'], 'for'),
    )
    told.given(passed(at))
    expect(endOf(told)?.outcome).toBe(outcome)
  })

  test.each([
    ['2026-02-14', []],
    ['2026-02-15', ['closed']],
    ['2026-02-16', ['closed']],
  ])('WJC-12: fourteen days to vote, a ballot on %s', (at, codes) => {
    const told = coopOf(3).given(opened('2026-02-01', 'other-matters'))
    expect(codesOf(told.when(cast(at, 'ana', 'for')))).toEqual(codes)
  })

  test.each([
    [1, undefined],
    [2, 'carried'],
  ])('WJC-18: of six, %i backing', (votes, outcome) => {
    const definition = { unit: 'minutes', provisional: 30, minimumProposals: 3, aggregation: 'mean' } as const
    const told = coopOf(6).given({
      type: 'propose-item',
      at: '2026-02-01',
      by: 'ana',
      decision: 'd1',
      provision: 'put-to-the-vote',
      item: 'lunch',
      record: WORDS,
      definition,
    })
    told.given(...castAll('2026-02-01', PEOPLE.slice(0, votes), 'for'))
    expect(endOf(told)?.outcome).toBe(outcome)
  })

  test.each([
    [1, 2, 'lost'],
    [2, 2, 'tied'],
    [3, 2, 'carried'],
  ])('WJC-2: %i for and %i against, where a tie has no policy', (inFavour, against, outcome) => {
    const rule = { moreThan: '1/2', of: 'for-or-against' }
    const told = coopOf(6, withDecision('other-matters', { rule })).given(opened('2026-02-01', 'other-matters'))
    told.given(
      ...castAll('2026-02-01', PEOPLE.slice(0, inFavour), 'for'),
      ...castAll('2026-02-01', PEOPLE.slice(inFavour, inFavour + against), 'against'),
    )
    expect(endOf(told.given(passed('2026-02-15')))?.outcome).toBe(outcome)
  })
})

describe('Ties, ballots that are final, and options', () => {
  const tie = (policy: string): Charter =>
    withDecision('other-matters', { rule: { moreThan: '1/2', of: 'for-or-against', tie: policy } })

  test('WJC-2: after a tie there is one more ballot from nothing, and only one', () => {
    const told = coopOf(4, tie('second-ballot')).given(
      opened('2026-02-01', 'other-matters'),
      cast('2026-02-01', 'ana', 'for'),
      cast('2026-02-01', 'ben', 'against'),
    )
    expect(typesOf(told.when(passed('2026-02-15')))).toEqual(['second-ballot', 'time-passed'])
    expect(decisionView(told.state, 'd1')).toMatchObject({
      closesOn: '2026-03-01',
      standing: { counts: { for: 0, against: 0 } },
    })
    told.given(cast('2026-02-16', 'ana', 'for'), cast('2026-02-16', 'ben', 'against'), passed('2026-03-01'))
    expect(endOf(told)).toMatchObject({ outcome: 'tied', for: 1, against: 1 })
  })

  test('WJC-2: nobody holds a casting vote, so that a tie stays one', () => {
    const told = coopOf(4, tie('casting-vote')).given(
      opened('2026-02-01', 'other-matters'),
      cast('2026-02-01', 'ana', 'for'),
      cast('2026-02-01', 'ben', 'against'),
    )
    expect(endOf(told.given(passed('2026-02-15')))?.outcome).toBe('tied')
  })

  test('WJC-12: only where ballots are final is it settled early, and then they do not change', () => {
    const told = coopOf(5, withDecision('other-matters', { ballotsCanChange: false })).given(
      opened('2026-02-01', 'other-matters'),
      ...castAll('2026-02-01', ['ana', 'ben'], 'for'),
    )
    expect(codesOf(told.when(cast('2026-02-02', 'ana', 'against')))).toEqual(['done-already'])
    expect(codesOf(told.when({ type: 'withdraw-ballot', at: '2026-02-02', by: 'ana', decision: 'd1' }))).toEqual([
      'done-already',
    ])
    expect(endOf(told)).toBeUndefined()
    expect(typesOf(told.when(cast('2026-02-02', 'cleo', 'for')))).toEqual(['ballot-cast', 'decided'])
  })

  test('WJC-20: without a majority the leading options go to a second ballot of one vote each', () => {
    const options = ['forfeit', 'hold', 'pro-rata']
    const told = coopOf(5).given(
      opened('2026-02-01', 'shortage-menu', { options }),
      ...castAll('2026-02-01', ['ana', 'ben'], ['hold']),
      ...castAll('2026-02-01', ['cleo', 'dario'], ['forfeit']),
      cast('2026-02-01', 'eva', ['pro-rata']),
      passed('2026-02-15'),
    )
    expect(endOf(told)).toMatchObject({ outcome: 'runoff', leading: ['forfeit', 'hold'], ballots: 5 })
    expect(told.state.decisions.open.get('d1-runoff')?.opening).toMatchObject({
      options: ['forfeit', 'hold'],
      runoffOf: 'd1',
    })
    expect(codesOf(told.when(cast('2026-02-15', 'ana', ['hold', 'forfeit'], 'd1-runoff')))).toEqual(['malformed'])
    told.given(
      cast('2026-02-15', 'ana', ['hold'], 'd1-runoff'),
      cast('2026-02-15', 'ben', ['forfeit'], 'd1-runoff'),
      passed('2026-03-01'),
    )
    expect(endOf(told, 'd1-runoff')).toMatchObject({ outcome: 'tied', leading: ['forfeit', 'hold'] })
  })

  test('WJC-20: approved on more than half of the ballots, an option is chosen at once', () => {
    const told = coopOf(3).given(opened('2026-02-01', 'shortage-menu', { options: ['forfeit', 'hold', 'pro-rata'] }))
    told.given(
      cast('2026-02-01', 'ana', ['hold', 'forfeit']),
      cast('2026-02-01', 'ben', ['hold']),
      cast('2026-02-01', 'cleo', []),
      passed('2026-02-15'),
    )
    expect(endOf(told)).toMatchObject({
      outcome: 'chosen',
      option: 'hold',
      ballots: 3,
      options: [
        { option: 'forfeit', count: 1 },
        { option: 'hold', count: 2 },
        { option: 'pro-rata', count: 0 },
      ],
    })
  })
})

describe('In secret', () => {
  const SECRET = toldOfFew(withDecision('other-matters', { secret: true }))
  const secret = (): Story =>
    coopOf(5, SECRET).given(
      opened('2026-02-01', 'other-matters', { subject: { kind: 'appointment', office: 'treasurer', member: 'ben' } }),
    )
  const closing: Command = { type: 'close-ballots', at: '2026-02-15', by: 'ana', decision: 'd1', closing: WORDS }
  const release = (more: object): Command => ({
    type: 'release-result',
    at: '2026-02-16',
    by: 'ana',
    decision: 'd1',
    outcome: 'carried',
    ballots: 5,
    ...more,
  })

  test('WJC-12: no ballot of a secret matter enters the log, and no day decides it', () => {
    const told = secret()
    expect(codesOf(told.when(cast('2026-02-02', 'ana', 'for')))).toEqual(['secret-matter'])
    expect(typesOf(told.when(passed('2026-02-20')))).toEqual(['time-passed'])
    expect(decisionView(told.state, 'd1')?.standing).toBeUndefined()
  })

  test('WJC-12: ballots are closed on the count date, not before, and once', () => {
    const told = secret()
    expect(codesOf(told.when({ ...closing, at: '2026-02-14' }))).toEqual(['not-yet'])
    expect(codesOf(told.when({ ...closing, by: 'ben' }))).toEqual(['no-right'])
    expect(codesOf(told.when(release({})))).toEqual(['not-yet'])
  })

  test('WJC-12: closed ballots give a result; the outcome has to follow from counts that are released with it', () => {
    const told = secret().given(closing)
    expect(codesOf(told.when({ ...closing, at: '2026-02-16' }))).toEqual(['done-already'])
    expect(codesOf(told.when(release({ by: 'ben' })))).toEqual(['no-right'])
    expect(codesOf(told.when(release({ for: 2, against: 3, abstain: 0 })))).toEqual(['outcome-does-not-follow'])
    expect(codesOf(told.when(release({ for: 3, against: 2 })))).toEqual(['malformed'])
    expect(codesOf(told.when(release({ for: 4, against: 1, abstain: 1 })))).toEqual(['malformed'])
    expect(codesOf(told.when(release({ outcome: 'chosen', option: 'a' })))).toEqual(['malformed'])
    told.given(release({ for: 3, against: 2, abstain: 0 }))
    expect(endOf(told)).toMatchObject({ outcome: 'carried', for: 3, against: 2, abstain: 0, entitled: 5 })
    expect(told.state.members.offices.get('treasurer')).toBe('ben')
  })

  test('WJC-12: where only the outcome is released, nobody learns more, and a replay cannot tell', () => {
    const never = strictly(withDecision('other-matters', { secret: true }), { leastForCounts: 99 })
    const told = coopOf(5, never).given(opened('2026-02-01', 'other-matters'), closing)
    expect(codesOf(told.when(release({ for: 3, against: 2, abstain: 0 })))).toContain('outcomes-only')
    told.given(release({}))
    expect(Object.keys(endOf(told) ?? {}).sort()).toEqual([
      'at',
      'ballots',
      'charterVersion',
      'decision',
      'entitled',
      'numbers',
      'outcome',
      'type',
      'v',
    ])
    const under = toldOfFew(
      withDecision('other-matters', { rule: { atLeast: '3/4', of: 'for-or-against' }, secret: true }),
    )
    expect(replayDecisions({ from: never, under, decisions: pastDecisionsOf(told.events) }).decisions).toMatchObject([
      { kind: 'cannot-be-told' },
    ])
  })

  test('WJC-12: a secret vote is awaited by everyone entitled until it is closed', () => {
    const told = secret()
    expect(PEOPLE.slice(0, 5).map((one) => awaitingVoteOf(told.state, one).length)).toEqual([1, 1, 1, 1, 1])
    told.given(closing)
    expect(awaitingVoteOf(told.state, 'ana')).toEqual([])
  })

  test('WJC-19: who leaves after the ballots were closed is still in what was counted', () => {
    const told = secret().given(
      closing,
      { type: 'leave', at: '2026-02-16', by: 'eva' },
      release({ for: 3, against: 2, abstain: 0 }),
    )
    expect(endOf(told)?.entitled).toBe(5)
  })
})

describe('Lapsing', () => {
  test('WJC-2: a proposal is withdrawn by whoever made it, and by nobody else', () => {
    const told = coopOf(3).given(opened('2026-02-01', 'other-matters'))
    const withdrawn: Command = { type: 'withdraw-decision', at: '2026-02-02', by: 'ben', decision: 'd1' }
    expect(codesOf(told.when(withdrawn))).toEqual(['no-right'])
    told.given({ ...withdrawn, by: 'ana' })
    expect(told.events.at(-1)).toMatchObject({ type: 'decision-lapsed', why: 'withdrawn' })
    expect(codesOf(told.when(cast('2026-02-03', 'ana', 'for')))).toEqual(['closed'])
  })

  test('WJC-2: an appointment lapses when the member leaves', () => {
    const told = coopOf(3).given(
      opened('2026-02-01', 'other-matters', { subject: { kind: 'appointment', office: 'treasurer', member: 'ben' } }),
    )
    expect(typesOf(told.when({ type: 'leave', at: '2026-02-02', by: 'ben' }))).toEqual([
      'membership-ended',
      'decision-lapsed',
    ])
  })

  test('WJC-19: when the last of those who were entitled is gone, a vote lapses', () => {
    const told = coopOf(1).given(opened('2026-02-01', 'other-matters'), { type: 'leave', at: '2026-02-02', by: 'ana' })
    expect(told.events.at(-1)).toMatchObject({ type: 'decision-lapsed', why: 'nobody-entitled' })
  })
})

describe('Always true', () => {
  const answers = fc.array(fc.record({ by: fc.nat(9), answer: fc.constantFrom('for', 'against', 'abstain') }), {
    maxLength: 25,
  })

  test('WJC-12: only the last ballot of each counts, in whatever order they came', () => {
    always(
      fc.property(answers, (ballots) => {
        const told = coopOf(10).given(opened('2026-02-01', 'other-matters'))
        for (const { by, answer } of ballots) told.when(cast('2026-02-02', PEOPLE[by] ?? '', answer))
        const last = [...new Map(ballots.map(({ by, answer }) => [by, answer])).values()]
        const count = (one: string): number => last.filter((answer) => answer === one).length
        expect(decisionView(told.state, 'd1')?.standing?.counts).toEqual({
          for: count('for'),
          against: count('against'),
          abstain: count('abstain'),
        })
      }),
      50,
    )
  })

  test('WJC-19: nobody who is not in the base is in the count, whoever comes and goes', () => {
    const steps = fc.array(fc.record({ by: fc.nat(9), leaves: fc.boolean() }), { maxLength: 15 })
    always(
      fc.property(steps, fc.constantFrom('live', 'at-opening'), (taken, members) => {
        const told = coopOf(10, withDecision('other-matters', { members })).given(opened('2026-02-01', 'other-matters'))
        for (const { by, leaves } of taken) {
          const member = PEOPLE[by] ?? ''
          told.when(leaves ? { type: 'leave', at: '2026-02-02', by: member } : cast('2026-02-02', member, 'for'))
        }
        const view = openDecisions(told.state)[0]
        const left = taken.filter(({ leaves }) => leaves).map(({ by }) => by)
        if (view !== undefined) expect(view.entitled).toBe(10 - new Set(left).size)
        const ballots = told.state.decisions.open.get('d1')?.ballots ?? new Map<string, string>()
        for (const member of ballots.keys()) expect(told.state.members.all.get(member)?.standing).toBe('member')
      }),
      50,
    )
  })

  test('WJC-2: every event of a decision tells why, in both languages', () => {
    const told = coopOf(5).given(opened('2026-02-01', 'accept-project'))
    const reasons = [...castAll('2026-02-02', ['ana', 'ben', 'cleo', 'dario'], 'for'), passed('2026-02-09')].map(
      (command) => {
        const answer = told.when(command)
        return answer.because
      },
    )
    for (const because of reasons)
      for (const locale of ['en', 'es'] as const) expect(explain(because, locale)).not.toBe('')
    expect(reasons.at(-1)?.map(({ code }) => code)).toContain('time-passed')
  })
})

describe('Refused', () => {
  test('WJC-2: a choice where options are asked, options where a choice is, and blocking outside a consensus', () => {
    const told = coopOf(3).given(
      opened('2026-02-01', 'other-matters'),
      opened('2026-02-01', 'shortage-menu', { decision: 'd2', options: ['a', 'b'] }),
      opened('2026-02-01', 'change-objectives', { decision: 'd3' }),
    )
    const wrong = [
      cast('2026-02-01', 'ana', ['a']),
      cast('2026-02-01', 'ana', 'block'),
      cast('2026-02-01', 'ana', 'for', 'd2'),
      cast('2026-02-01', 'ana', ['c'], 'd2'),
      cast('2026-02-01', 'ana', ['a', 'a'], 'd2'),
      cast('2026-02-01', 'ana', 'against', 'd3'),
    ]
    for (const command of wrong) expect(codesOf(told.when(command))).toEqual(['malformed'])
  })

  test('WJC-18: backing says nothing but for', () => {
    const definition = { unit: 'minutes', provisional: 30, minimumProposals: 3, aggregation: 'mean' } as const
    const told = coopOf(9).given({
      type: 'propose-item',
      at: '2026-02-01',
      by: 'ana',
      decision: 'd1',
      provision: 'put-to-the-vote',
      item: 'lunch',
      record: WORDS,
      definition,
    })
    expect(codesOf(told.when(cast('2026-02-01', 'ana', 'against')))).toEqual(['malformed'])
    expect(
      codesOf(told.when({ type: 'reword', at: '2026-02-01', by: 'ben', decision: 'd1', record: OTHER_WORDS })),
    ).toEqual(['no-right'])
    expect(typesOf(told.when({ type: 'reword', at: '2026-02-01', by: 'ana', decision: 'd1', record: WORDS }))).toEqual(
      [],
    )
  })

  test('WJC-18: an item without what it becomes, with both, there already, or with bounds that cannot be', () => {
    const told = coopOf(3)
    const vote = { provision: 'other-matters', decision: 'v' }
    const definition = { unit: 'minutes', provisional: 30, minimumProposals: 3, aggregation: 'mean' } as const
    const item = (more: object): Command => ({
      type: 'propose-item',
      at: '2026-02-01',
      by: 'ana',
      decision: 'd1',
      provision: 'put-to-the-vote',
      item: 'lunch',
      record: WORDS,
      ...more,
    })
    const cases: readonly (readonly [object, string])[] = [
      [{}, 'malformed'],
      [{ vote, definition }, 'malformed'],
      [{ definition, item: 'weekly-hours' }, 'there-already'],
      [{ definition: { ...definition, min: 40 } }, 'malformed'],
      [{ definition: { ...definition, min: 50, max: 20 } }, 'malformed'],
      [{ definition: { ...definition, step: 0 } }, 'malformed'],
      [{ definition, provision: 'other-matters' }, 'not-in-the-charter'],
      [{ vote: { ...vote, provision: 'put-to-the-vote' } }, 'not-in-the-charter'],
      [{ vote: { ...vote, provision: 'nowhere' } }, 'not-in-the-charter'],
    ]
    for (const [more, code] of cases) expect(codesOf(told.when(item(more)))).toEqual([code])
  })

  test('WJC-2: what the charter does not have, what is not opened by hand, options in the wrong place, and parties not named', () => {
    const told = coopOf(3)
    const cases: readonly (readonly [Command, string])[] = [
      [opened('2026-02-01', 'nowhere'), 'not-in-the-charter'],
      [opened('2026-02-01', 'put-to-the-vote'), 'not-in-the-charter'],
      [
        opened('2026-02-01', 'oust-worker-owner', { subject: { kind: 'ousting', member: 'ben' } }),
        'not-in-the-charter',
      ],
      [
        opened('2026-02-01', 'shortage-choice', {
          scope: 'p',
          options: ['a', 'b'],
          subject: { kind: 'appointment', office: 'o', member: 'ben' },
        }),
        'not-in-the-charter',
      ],
      [
        opened('2026-02-01', 'other-matters', { subject: { kind: 'appointment', office: 'o', member: 'zoe' } }),
        'no-such',
      ],
      [opened('2026-02-01', 'other-matters', { options: ['a', 'b'] }), 'malformed'],
      [opened('2026-02-01', 'shortage-menu'), 'malformed'],
      [opened('2026-02-01', 'shortage-menu', { options: ['a', 'a'] }), 'malformed'],
      [opened('2026-02-01', 'admit-worker-owner'), 'malformed'],
      [opened('2026-02-01', 'shortage-choice', { options: ['a', 'b'], scope: 'nowhere' }), 'nobody-entitled'],
      [{ ...opened('2026-02-01', 'other-matters'), by: 'zoe' }, 'no-right'],
    ]
    for (const [command, code] of cases) expect(codesOf(told.when(command))).toEqual([code])
  })

  test('WJC-12: without right, on what does not exist, on what is over, for somebody else, back in time, a taken name', () => {
    const told = coopOf(3).given(opened('2026-02-01', 'other-matters'))
    expect(codesOf(told.when(cast('2026-02-01', 'zoe', 'for')))).toEqual(['no-right'])
    expect(codesOf(told.when(cast('2026-02-01', 'ana', 'for', 'd9')))).toEqual(['no-such'])
    expect(codesOf(told.when({ ...cast('2026-02-01', 'ana', 'for'), onBehalfOf: 'ben' }))).toEqual([
      'for-somebody-else',
    ])
    expect(codesOf(told.when(cast('2026-01-31', 'ana', 'for')))).toEqual(['before-the-last-event'])
    expect(codesOf(told.when(opened('2026-02-01', 'other-matters')))).toEqual(['there-already'])
    told.given(cast('2026-02-01', 'ana', 'for'))
    expect(typesOf(told.when(cast('2026-02-01', 'ana', 'for')))).toEqual([])
    expect(codesOf(told.when(cast('2026-02-15', 'ana', 'against')))).toEqual(['closed'])
  })
})
