import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Charter, secrecyRuleOf } from '../../src/charter/index.js'
import { type Command, type Event, minutesFor } from '../../src/cooperative/index.js'
import { decisionView } from '../../src/cooperative/decisions/views.js'
import { removalNeeds } from '../../src/cooperative/projects/views.js'
import { votingKeys } from '../../src/cooperative/secrecy/views.js'
import * as views from '../../src/cooperative/views.js'
import { exact } from '../../src/exact/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { strictly } from './kept-secret.js'
import {
  WJC,
  PEOPLE,
  OUTSIDE,
  RECORD,
  OPENING,
  founded,
  votes,
  team,
  removal,
  opensBallots,
  closes,
  releases,
} from './removal.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const endOf = (told: Story, decision = 'out'): Extract<Event, { readonly type: 'decided' }> | undefined =>
  told.events.find((event) => event.type === 'decided' && event.decision === decision) as never
const inMinutes = (told: Story, code: string): boolean =>
  minutesFor({ state: story(WJC).state, events: told.events }).some(({ because }) =>
    because.some((reason) => reason.code === code),
  )

describe('From the source', () => {
  test('WJC-8, WJC-7: a team of ten removes somebody by sealed ballots, counted by three of five who do not vote', () => {
    const told = team(10)
    expect(removalNeeds(told.state, 'app', 'ana', 'team')).toMatchObject({
      threshold: { value: exact('72%') },
      neededFor: 8,
    })
    expect(secrecyRuleOf(WJC, undefined)).toMatchObject({ mode: 'sealed', keyHolders: 5, keyQuorum: 3 })
    told.given(removal())
    expect(decisionView(told.state, 'out')).toMatchObject({ secret: true, entitled: 10, standing: undefined })
    expect(codesOf(told.when(closes()))).toEqual(['ballots-not-opened'])
    told.given(opensBallots())
    expect(codesOf(told.when(closes('2026-02-07')))).toEqual(['not-yet'])
    told.given(closes())
    expect(typesOf(told.when(releases('carried')))).toEqual([
      ...['result-released', 'decided', 'team-left', 'coordinator-left'],
    ])
    expect(endOf(told)).toMatchObject({ outcome: 'carried', ballots: 10, entitled: 10 })
    const ofIt = told.events.filter((event) => 'decision' in event && event.decision === 'out')
    expect(ofIt.map(({ type }) => type)).toEqual([
      ...['decision-opened', 'ballots-opened', 'ballots-closed', 'result-released', 'decided', 'team-left'],
    ])
    expect(ofIt.find(({ type }) => type === 'ballots-opened')).toMatchObject({ opening: OPENING, holders: OUTSIDE })
    expect(ofIt.find(({ type }) => type === 'ballots-closed')).toMatchObject({ closing: RECORD })
    expect(inMinutes(told, 'ballots-opened')).toBe(true)
  })

  test('WJC-8, WJC-12: what is not carried by a count stays open, and is counted again on the next count date', () => {
    const told = team(10).given(removal(), opensBallots(), closes())
    expect(typesOf(told.when(releases('lost')))).toEqual(['result-released'])
    expect(decisionView(told.state, 'out')).toMatchObject({ secret: true, closesOn: '2026-03-08' })
    expect(views.awaiting(told.state, 'ana').votes).toMatchObject([{ decision: 'out' }])
    expect(inMinutes(told, 'not-carried-by-this-count')).toBe(true)
    expect(codesOf(told.when(closes('2026-03-07')))).toEqual(['not-yet'])
    told.given(closes('2026-03-08'))
    expect(codesOf(told.when(releases('carried', {}, '2026-03-08')))).toEqual(['malformed'])
    expect(codesOf(told.when(releases('carried', { changed: 2 }, '2026-03-08')))).toContain('too-few-changed')
    told.given(releases('carried', { changed: 5 }, '2026-03-08'))
    expect(endOf(told)).toMatchObject({ outcome: 'carried', at: '2026-03-08' })
  })

  test('WJC-8: a count of which nothing may be told is put off, by how many ballots changed and not by what they say', () => {
    const told = team(10).given(removal(), opensBallots(), closes(), releases('lost'))
    const postpones = (changed: number): Command => ({
      type: 'postpone-count',
      at: '2026-03-08',
      by: 'ben',
      decision: 'out',
      ballots: 10,
      changed,
    })
    expect(codesOf(told.when(postpones(2)))).toEqual(['not-yet'])
    told.given(closes('2026-03-08'))
    expect(codesOf(told.when(postpones(5)))).toEqual(['may-be-told', 'outcomes-only'])
    expect(typesOf(told.when(postpones(2)))).toEqual(['count-postponed'])
    // Not even how many took part: nothing was told.
    expect(Object.keys(told.events.at(-1) ?? {}).sort()).toEqual(['at', 'by', 'countsAgainOn', 'decision', 'type', 'v'])
    expect(decisionView(told.state, 'out')).toMatchObject({ secret: true, closesOn: '2026-04-08' })
    told.given(closes('2026-04-08'), releases('carried', { changed: 5 }, '2026-04-08'))
    expect(endOf(told)).toMatchObject({ outcome: 'carried' })
  })

  test('WJC-8: who left while ballots were closed is not counted again, and nobody is locked out', () => {
    const told = team(11, 12).given(removal(), opensBallots(), closes(), {
      type: 'leave-team',
      at: '2026-02-08',
      by: 'kim',
      project: 'app',
    })
    expect(decisionView(told.state, 'out')?.entitled).toBe(11)
    expect(typesOf(told.when(releases('lost')))).toEqual(['result-released', 'electorate-recounted'])
    expect(decisionView(told.state, 'out')?.entitled).toBe(10)
  })

  test('WJC-8: a team too small for secrecy does not decide; all worker-owners do, in secret', () => {
    const told = team(4, 12).given(removal())
    expect(told.events.at(-1)).toMatchObject({
      type: 'decision-opened',
      provision: 'remove-in-assembly',
      below: 'assembly',
      entitled: 12,
      secret: true,
    })
    expect(inMinutes(told, 'instead-of-secrecy')).toBe(true)
    told.given(opensBallots(), closes(), releases('carried', { ballots: 12 }))
    expect(told.events.at(-1)).toMatchObject({ type: 'coordinator-left' })
    expect(told.events.at(-2)).toMatchObject({ type: 'team-left', member: 'ana', why: 'removed' })
  })

  test('WJC-8, WJC-28: where all of them are too few as well, the vote is open: removal is not lost for want of secrecy', () => {
    const told = team(4).given(removal())
    expect(told.events.at(-1)).toMatchObject({ provision: 'remove-in-assembly', below: 'openly', secret: false })
    told.given(...votes('out', '2026-02-02', ['ben', 'cleo', 'dario']), {
      type: 'pass-time',
      at: '2026-02-09',
      by: 'ben',
    })
    expect(endOf(told)).toMatchObject({ outcome: 'carried', for: 3 })
  })
})

describe('At the boundary', () => {
  /** Three quarters of so many: eight is the first number of which the outcome tells nobody. */
  const of = (size: number) =>
    founded(size, strictly(withDecision({ atLeast: '3/4', of: 'electorate' }), { below: 'openly' })).given(opened())

  test('WJC-8: one too few for secrecy, enough, and one more', () => {
    expect([7, 8, 9].map((size) => decisionView(of(size).state, 'd')?.secret)).toEqual([false, true, true])
  })

  test('WJC-8: counts near an end are not told; which end is', () => {
    const told = () =>
      founded(10, strictly(withDecision({ atLeast: '72%', of: 'electorate' }))).given(opened(), closed())
    expect(codesOf(told().when(released('carried', { for: 8 })))).toEqual(['too-near-an-end'])
    expect(codesOf(told().when(released('lost', { for: 2 })))).toEqual(['too-near-an-end'])
    expect(codesOf(told().when(released('carried', { end: 'low' })))).toEqual(['outcome-does-not-follow'])
    expect(codesOf(told().when(released('lost', { end: 'high' })))).toEqual(['outcome-does-not-follow'])
    expect(codesOf(told().when(released('lost', { for: 8 })))).toEqual(['too-near-an-end'])
    expect(codesOf(told().when(released('carried', { for: 7 })))).toEqual(['outcome-does-not-follow'])
    expect(codesOf(told().when(released('lost', { for: 7 })))).toEqual([])
    expect(codesOf(told().when(released('carried', { end: 'high' })))).toEqual([])
  })

  test('WJC-8: what is told is settled before counting: where counts may be told, the outcome alone is refused whatever they are', () => {
    const told = () =>
      founded(10, strictly(withDecision({ atLeast: '72%', of: 'electorate' }))).given(opened(), closed())
    for (const outcome of ['carried', 'lost'] as const)
      expect(codesOf(told().when(released(outcome)))).toEqual(['counts-left-out'])
    const never = founded(
      10,
      strictly(withDecision({ atLeast: '72%', of: 'electorate' }), { leastForCounts: 11 }),
    ).given(opened(), closed())
    expect(codesOf(never.when(released('lost', { end: 'low' })))).toEqual(['may-be-told', 'too-few-counted'])
    expect(codesOf(never.when(released('lost')))).toEqual([])
  })

  test('WJC-8, WJC-12: what is counted again on count dates tells its outcome only, the first time too', () => {
    const told = team(10).given(removal(), opensBallots(), closes())
    for (const more of [{ for: 8 }, { for: 5 }, { end: 'high' }])
      expect(codesOf(told.when(releases('carried', more)))).toEqual(['may-be-told', 'outcomes-only'])
    expect(decisionView(told.state, 'out')?.disclosure).toMatchObject({ leastForOutcome: 5, ends: 'hidden' })
    expect(codesOf(told.when(releases('lost')))).toEqual([])
  })

  test('WJC-8: enough for the outcome, too few for counts', () => {
    const five = founded(5, strictly(withDecision({ moreThan: '1/2', of: 'electorate' }))).given(opened(), closed())
    expect(codesOf(five.when(released('carried', { for: 3 })))).toEqual(['may-be-told', 'too-few-counted'])
    expect(codesOf(five.when(released('carried')))).toEqual([])
    const six = founded(6, strictly(withDecision({ moreThan: '1/2', of: 'electorate' }))).given(opened(), closed())
    expect(codesOf(six.when(released('lost', { for: 3 })))).toEqual([])
  })

  test('WJC-8: of those who voted for or against, each count is looked at, and too few who took part tell nothing', () => {
    const told = () =>
      founded(9, strictly(withDecision({ moreThan: '1/2', of: 'for-or-against' }))).given(opened(), closed())
    expect(codesOf(told().when(released('carried', { ballots: 9, for: 5, against: 4, abstain: 0 })))).toEqual([
      ...['may-be-told', 'outcomes-only'],
    ])
    expect(codesOf(told().when(released('carried', { ballots: 9, for: 6, against: 3 })))).toEqual(['malformed'])
    expect(codesOf(told().when(released('carried')))).toEqual(['malformed'])
    expect(codesOf(told().when(released('carried', { ballots: 10 })))).toEqual(['malformed'])
    expect(codesOf(told().when(released('carried', { ballots: 4 })))).toContain('too-few-counted')
    expect(codesOf(told().when(released('carried', { ballots: 5 })))).toEqual([])
  })

  test('WJC-8: counts that are told are of all ballots, no fewer and no more', () => {
    const rule = { moreThan: '1/2', of: 'for-or-against' }
    const told = () =>
      founded(9, strictly(withDecision(rule), { nearUnanimous: 'told', leastForCounts: 4 })).given(opened(), closed())
    const cases = [
      [{ ballots: 8, for: 3, against: 2, abstain: 1 }, ['malformed']],
      [{ ballots: 5, for: 3, against: 2, abstain: 1 }, ['malformed']],
      [{ ballots: 6, for: 3, against: 2, abstain: 1 }, []],
      [{ ballots: 6, end: 'high' }, ['counts-left-out']],
      [{ ballots: 6 }, ['counts-left-out']],
    ] as const
    for (const [more, codes] of cases) expect(codesOf(told().when(released('carried', more)))).toEqual(codes)
  })
})

const withDecision = (rule: object, more: object = {}): Charter => {
  const decisions = WJC.decisions ?? {}
  const changed = { ...decisions['other-matters'], rule, secret: true, ...more }
  return { ...WJC, decisions: { ...decisions, 'other-matters': changed } } as Charter
}
const opened = (): Command => ({
  type: 'open-decision',
  at: '2026-02-01',
  by: 'ana',
  decision: 'd',
  provision: 'other-matters',
})
const closed = (): Command => ({ type: 'close-ballots', at: '2026-02-15', by: 'ana', decision: 'd', closing: RECORD })
const released = (outcome: 'carried' | 'lost', more: object = {}): Command => ({
  type: 'release-result',
  at: '2026-02-15',
  by: 'ana',
  decision: 'd',
  outcome,
  ...more,
})

describe('Too few for secrecy', () => {
  const agrees = (by: string): Command => ({ type: 'agree-to-open-vote', at: '2026-02-02', by, decision: 'd' })
  const MAJORITY = { moreThan: '1/2', of: 'electorate' }

  test('WJC-8: voting is open once all have agreed, from that day on; whoever leaves is not waited for', () => {
    const told = founded(4, strictly(withDecision(MAJORITY), { below: 'open' })).given(opened())
    expect(decisionView(told.state, 'd')).toMatchObject({ secret: true, awaitsAgreement: { agreed: 0, outOf: 4 } })
    expect(codesOf(told.when({ type: 'cast', at: '2026-02-02', by: 'ana', decision: 'd', answer: 'for' }))).toEqual([
      'secret-matter',
    ])
    told.given(agrees('ana'), agrees('ben'))
    expect(codesOf(told.when(agrees('ben')))).toEqual(['done-already'])
    expect(codesOf(told.when(agrees('zoe')))).toEqual(['no-right'])
    expect(typesOf(told.when(agrees('cleo')))).toEqual(['open-vote-agreed'])
    expect(typesOf(told.when({ type: 'leave', at: '2026-02-03', by: 'dario' }))).toEqual([
      'membership-ended',
      'vote-opened',
    ])
    expect(decisionView(told.state, 'd')).toMatchObject({ secret: false, closesOn: '2026-02-17', entitled: 3 })
    told.given(...votes('d', '2026-02-04', ['ana', 'ben']), { type: 'pass-time', at: '2026-02-17', by: 'ana' })
    expect(endOf(told, 'd')).toMatchObject({ outcome: 'carried', for: 2 })
  })

  test('WJC-8: who agreed and left counts no more among those who did', () => {
    const told = founded(4, strictly(withDecision(MAJORITY), { below: 'open' })).given(opened())
    told.given(agrees('ana'), agrees('ben'), { type: 'leave', at: '2026-02-02', by: 'ana' })
    expect(typesOf(told.when(agrees('cleo')))).toEqual(['open-vote-agreed'])
    expect(decisionView(told.state, 'd')?.secret).toBe(true)
    expect(typesOf(told.when(agrees('dario')))).toEqual(['open-vote-agreed', 'vote-opened'])
  })

  test('WJC-8: where nothing is named it waits for more, and says why', () => {
    const told = founded(4, strictly(withDecision(MAJORITY)))
    const answer = told.when(opened())
    expect(codesOf(answer)).toEqual(['too-few-counted', 'too-few-for-secrecy'])
    for (const locale of ['en', 'es'] as const) expect(explain(answer.because, locale)).not.toBe('')
  })

  test('WJC-8: whoever left made it too few: it is taken up as the charter says, with everybody who is there', () => {
    const told = team(8, 10).given(removal(), opensBallots())
    const otherwise: Command = { type: 'vote-otherwise', at: '2026-02-08', by: 'ben', decision: 'out' }
    expect(codesOf(told.when(otherwise))).toEqual(['may-be-told', 'outcomes-only'])
    told.given(
      ...PEOPLE.slice(5, 8).map((by): Command => ({ type: 'leave-team', at: '2026-02-02', by, project: 'app' })),
    )
    told.given(closes())
    expect(codesOf(told.when(releases('carried', { ballots: 5 })))).toEqual([
      ...['threshold-near-an-end', 'too-few-for-secrecy'],
    ])
    expect(codesOf(told.when({ ...otherwise, by: 'ana' }))).toEqual(['no-right'])
    told.given(otherwise)
    expect(decisionView(told.state, 'out')).toMatchObject({
      provision: 'remove-in-assembly',
      entitled: 10,
      secret: true,
    })
    told.given(opensBallots({ at: '2026-02-09' }), closes('2026-02-15'), releases('carried', {}, '2026-02-15'))
    expect(endOf(told)).toMatchObject({ outcome: 'carried', entitled: 10 })
  })

  test('WJC-8: or too few took part for anything to be told: it is voted on once more', () => {
    const rule = { moreThan: '1/2', of: 'for-or-against' }
    const told = founded(9, strictly(withDecision(rule), { below: 'openly' })).given(opened())
    const otherwise = (ballots: number): Command => ({
      type: 'vote-otherwise',
      at: '2026-02-15',
      by: 'ana',
      decision: 'd',
      ballots,
    })
    expect(codesOf(told.when(otherwise(3)))).toEqual(['not-yet'])
    told.given(closed())
    expect(codesOf(told.when(otherwise(8)))).toEqual(['may-be-told', 'outcomes-only'])
    expect(typesOf(told.when(otherwise(3)))).toEqual(['decision-opened'])
    expect(decisionView(told.state, 'd')).toMatchObject({ secret: false, closesOn: '2026-03-01' })
    const waiting = founded(9, strictly(withDecision(rule))).given(opened(), closed(), otherwise(3))
    expect(decisionView(waiting.state, 'd')).toMatchObject({ secret: true, closesOn: '2026-03-01' })
  })

  test('WJC-8, WJC-7: nobody hinders a sealed removal by staying away', () => {
    const shut = () => team(10, 12).given(removal(), opensBallots(), closes())
    const otherwise = (ballots: number): Command => ({
      type: 'vote-otherwise',
      at: '2026-02-08',
      by: 'ben',
      decision: 'out',
      ballots,
    })
    for (const ballots of [8, 9]) {
      const told = shut()
      expect(codesOf(told.when(releases('carried', { ballots })))).toEqual([
        ...['threshold-near-an-end', 'too-few-for-secrecy'],
      ])
      told.given(otherwise(ballots))
      expect(decisionView(told.state, 'out')).toMatchObject({
        provision: 'remove-in-assembly',
        secret: true,
        entitled: 12,
      })
    }
    // Seven cannot carry what takes eight: to say so tells nothing of them.
    expect(codesOf(shut().when(otherwise(7)))).toEqual(['outcome-certain'])
    expect(codesOf(shut().when(releases('carried', { ballots: 7 })))).toEqual(['outcome-does-not-follow'])
    expect(codesOf(shut().when(releases('lost', { ballots: 7 })))).toEqual([])
    expect(codesOf(shut().when(releases('lost', { ballots: 0 })))).toEqual([])
  })

  test('WJC-8: or openly, from nothing', () => {
    const told = founded(6, strictly(withDecision(MAJORITY), { below: 'openly' })).given(
      opened(),
      { type: 'leave', at: '2026-02-02', by: 'eva' },
      { type: 'leave', at: '2026-02-02', by: 'fei' },
      closed(),
      { type: 'vote-otherwise', at: '2026-02-15', by: 'ana', decision: 'd' },
    )
    expect(decisionView(told.state, 'd')).toMatchObject({ secret: false, entitled: 4, closesOn: '2026-03-01' })
    told.given(...votes('d', '2026-02-16', ['ana', 'ben', 'cleo']), { type: 'pass-time', at: '2026-03-01', by: 'ana' })
    expect(endOf(told, 'd')).toMatchObject({ outcome: 'carried', for: 3 })
  })
})

describe('Once more', () => {
  const removedOn = (at: string) => team(10).given(removal(at), opensBallots({ at }))
  const lost = (at: string, more: object = {}): Command => releases('lost', more, at)

  test('WJC-8: whether many changed is said from the second count on: at the first it would be who took part', () => {
    const told = team(10).given(removal(), opensBallots(), closes())
    expect(codesOf(told.when(releases('lost', { changed: 9 })))).toEqual(['malformed'])
    told.given(releases('lost'), closes('2026-03-08'))
    expect(codesOf(told.when(lost('2026-03-08')))).toEqual(['malformed'])
  })

  test('WJC-8: no result against what was told before: where nobody changed a ballot, what was lost is lost', () => {
    const told = team(10).given(removal(), opensBallots(), closes(), releases('lost'), closes('2026-03-08'))
    expect(codesOf(told.when(releases('carried', { changed: 0 }, '2026-03-08')))).toEqual(['outcome-does-not-follow'])
    expect(codesOf(told.when(lost('2026-03-08', { changed: 0 })))).toEqual([])
  })

  test('WJC-8: nor a count that as many as changed cannot have brought about', () => {
    const charter = strictly(
      withDecision({ moreThan: '1/2', of: 'electorate' }, { holdForDays: 7, openDays: undefined }),
      {
        nearUnanimous: 'told',
        leastForCounts: 4,
        countEveryMonths: 1,
      },
    )
    const head = { by: 'ana', decision: 'd' }
    const told = founded(9, JSON.parse(JSON.stringify(charter)) as Charter).given(
      opened(),
      { type: 'close-ballots', at: '2026-02-15', ...head, closing: RECORD },
      { type: 'release-result', at: '2026-02-15', ...head, outcome: 'lost', for: 2 },
      { type: 'close-ballots', at: '2026-03-15', ...head, closing: RECORD },
    )
    const again = (outcome: 'carried' | 'lost', more: object): Command => ({
      ...{ type: 'release-result', at: '2026-03-15', ...head, outcome },
      ...more,
    })
    expect(codesOf(told.when(again('carried', { for: 6, changed: 3 })))).toEqual(['malformed'])
    expect(codesOf(told.when(again('carried', { for: 5, changed: 3 })))).toEqual([])
  })

  test('WJC-8: count dates keep the day of the month, and one that went by unused is not made up for', () => {
    const told = removedOn('2026-01-24').given(closes('2026-01-31'), lost('2026-01-31'))
    expect(decisionView(told.state, 'out')?.closesOn).toBe('2026-02-28')
    told.given(closes('2026-02-28'), lost('2026-02-28', { changed: 0 }))
    expect(decisionView(told.state, 'out')?.closesOn).toBe('2026-03-31')
    told.given(closes('2026-06-02'), lost('2026-06-02', { changed: 0 }))
    expect(decisionView(told.state, 'out')?.closesOn).toBe('2026-06-30')
  })

  test('WJC-8: what was promised at the opening holds, whatever becomes of the charter', () => {
    const told = founded(
      8,
      strictly(withDecision({ moreThan: '1/2', of: 'electorate' }), { leastForCounts: 20 }),
    ).given(opened())
    amended(told, { section: 'secrecy', id: 'ballots', field: 'leastForCounts', kind: 'changed', from: 20, to: 6 })
    const at = '2026-03-16'
    told.given({ ...closed(), at })
    expect(codesOf(told.when({ ...released('lost', { for: 4 }), at }))).toEqual([...['may-be-told', 'too-few-counted']])
    expect(codesOf(told.when({ ...released('lost'), at }))).toEqual([])
  })
})

/** Amends the charter in one thing: all eight are for it, and it is in force by the middle of March. */
const amended = (told: Story, change: object): Story => {
  told.given({
    type: 'propose-amendment',
    at: '2026-02-02',
    by: 'ana',
    amendment: 'a1',
    version: '2',
    changes: [change as never],
  })
  const decision = [...told.state.decisions.open.keys()].find((one) => one !== 'd') ?? ''
  told.given(...votes(decision, '2026-02-02', PEOPLE.slice(0, 8)), { type: 'pass-time', at: '2026-03-15', by: 'ana' })
  expect(told.state.charter.inForce.version).toBe('2')
  return told
}

describe('Numbers that are set in secret', () => {
  const secretItem = (more: object = {}): Charter => {
    const items = WJC.averageItems ?? {}
    const bonus = { ...items['weekly-hours'], secret: true, min: 0, max: 60, step: 1, acts: 'next-day', ...more }
    return { ...WJC, averageItems: { ...items, 'weekly-hours': bonus } } as Charter
  }
  const item = 'weekly-hours'
  const closesItem = (at: string): Command => ({ type: 'close-item-ballots', at, by: 'ana', item, closing: RECORD })
  const mean = (at: string, count: number, sum: string, more: object = {}): Command => ({
    type: 'release-mean',
    at,
    by: 'ana',
    item,
    count,
    sum,
    ...more,
  })
  const now = (told: Story, on = '2026-12-31') =>
    views.averages.numbersInForce(told.state, on as never).find((one) => one.item === item)
  const STRICT = strictly(secretItem(), { countEveryMonths: 3 })

  test('WJC-8, WJC-17: a batch sets the number from the day from which it counts; until then it is provisional', () => {
    const told = founded(8, STRICT)
    expect(now(told)?.inForce.kind).toBe('provisional')
    expect(codesOf(told.when(mean('2026-02-01', 8, '240')))).toEqual(['not-yet'])
    told.given(closesItem('2026-02-01'), mean('2026-02-01', 8, '242'))
    expect(now(told, '2026-02-01')?.inForce.kind).toBe('provisional')
    expect(now(told, '2026-02-02')?.inForce).toMatchObject({ kind: 'average', value: exact('30.25') })
    expect(views.averages.proposalsFor(told.state, { item })).toEqual([])
    expect(views.averages.proposalsOf(told.state, 'ana').filter((one) => one.item === item)).toEqual([])
  })

  test('WJC-8: between two count dates nothing changes, not even when somebody leaves', () => {
    const told = founded(9, STRICT).given(closesItem('2026-02-01'), mean('2026-02-01', 9, '270'))
    expect(codesOf(told.when(closesItem('2026-03-31')))).toEqual(['not-yet'])
    told.given({ type: 'leave', at: '2026-03-31', by: 'ivo' })
    expect(now(told)?.inForce.value).toEqual(exact(30))
    told.given(closesItem('2026-04-01'))
    expect(codesOf(told.when(mean('2026-04-01', 8, '200')))).toEqual(['malformed'])
    expect(codesOf(told.when(mean('2026-04-01', 8, '200', { changed: 5 })))).toEqual([
      'told-of-before',
      'number-not-told',
    ])
    told.given(mean('2026-04-01', 8, '200', { changed: 8 }))
    expect(now(told)?.inForce.value).toEqual(exact(25))
  })

  test('WJC-8: too few, too near a bound, more than there are, off the steps, out of range', () => {
    const told = founded(8, STRICT).given(closesItem('2026-02-01'))
    const cases: readonly (readonly [number, string, readonly string[]])[] = [
      [5, '150', ['too-few-counted', 'number-not-told']],
      [8, '61', ['number-not-told']],
      [8, '419', ['number-not-told']],
      [9, '300', ['malformed']],
      [8, '300.5', ['malformed']],
      [8, '481', ['malformed']],
      [0, '0', ['malformed']],
    ]
    for (const [count, sum, codes] of cases) expect(codesOf(told.when(mean('2026-02-01', count, sum)))).toEqual(codes)
    expect(codesOf(told.when(mean('2026-02-01', 8, '62')))).toEqual([])
  })

  test('WJC-8: a batch of which nothing can be told goes on, and is closed again on the next count date', () => {
    const told = founded(8, STRICT).given(closesItem('2026-02-01'))
    expect(codesOf(told.when(closesItem('2026-02-01')))).toEqual(['done-already'])
    expect(codesOf(told.when(closesItem('2026-03-31')))).toEqual(['not-yet'])
    told.given(closesItem('2026-04-01'), mean('2026-04-01', 6, '180'))
    expect(now(told)?.inForce.value).toEqual(exact(30))
  })

  test('WJC-8: proposed in the open from now on, by an amendment, it begins from nothing', () => {
    const told = founded(8, STRICT).given(closesItem('2026-02-01'), mean('2026-02-01', 8, '240'))
    const change = {
      section: 'averageItems',
      id: item,
      field: 'secret',
      kind: 'changed',
      from: true,
      to: false,
    } as const
    amended(told, change)
    expect(now(told)?.inForce.value).toEqual(exact(30))
    told.given(
      ...PEOPLE.slice(0, 3).map((by): Command => ({ type: 'propose-number', at: '2026-03-15', by, item, value: 20 })),
    )
    expect(now(told)?.inForce.value).toEqual(exact(20))
  })

  test('WJC-8: a batch goes by the strictest that the charter promised while it was open, the next one by the new charter', () => {
    const hidden = strictly(secretItem(), { countEveryMonths: 3, nearUnanimous: 'hidden' })
    const told = amended(founded(8, hidden), {
      ...{ section: 'secrecy', id: 'ballots', field: 'nearUnanimous', kind: 'changed', from: 'hidden', to: 'told' },
    })
    told.given(closesItem('2026-03-16'))
    expect(codesOf(told.when(mean('2026-03-16', 8, '0')))).toEqual(['number-not-told'])
    told.given(mean('2026-03-16', 8, '240'), closesItem('2026-04-01'))
    told.given(mean('2026-04-01', 8, '0', { changed: 8 }), closesItem('2026-07-01'))
    // Three that changed can have brought about no more than three times sixty.
    expect(codesOf(told.when(mean('2026-07-01', 8, '181', { changed: 3 })))).toEqual(['malformed'])
    expect(codesOf(told.when(mean('2026-07-01', 8, '180', { changed: 3 })))).toEqual([])
  })

  test('WJC-8: of so fine a grid that a sum would be no exact number nothing is told, and nothing is thrown', () => {
    const told = founded(8, strictly(secretItem({ max: '1000000000000000000' }))).given(closesItem('2026-02-01'))
    expect(codesOf(told.when(mean('2026-02-01', 8, '240')))).toEqual(['not-in-the-charter'])
    expect(
      codesOf(
        founded(8, STRICT)
          .given(closesItem('2026-02-01'))
          .when(mean('2026-02-01', 8, '240', { changed: 8 })),
      ),
    ).toEqual(['malformed'])
  })

  test('WJC-8: sealed proposals have key holders, none of whom proposes', () => {
    const told = founded(8, secretItem())
    const opens = (holders: readonly string[]): Command => ({
      type: 'open-item-ballots',
      at: '2026-02-01',
      by: 'ana',
      item,
      opening: OPENING,
      holders: [...holders],
    })
    expect(codesOf(told.when(closesItem('2026-02-01')))).toEqual(['ballots-not-opened'])
    expect(codesOf(told.when(opens([...OUTSIDE.slice(1), 'ben'])))).toEqual(['no-right'])
    told.given(opens(OUTSIDE))
    expect(codesOf(told.when(opens(OUTSIDE)))).toEqual(['done-already'])
    expect(codesOf(told.when({ type: 'enrol-voting-key', at: '2026-02-01', by: 'ben', key: OPENING }))).toEqual([
      'key-in-use',
    ])
    told.given(closesItem('2026-02-01'), mean('2026-02-01', 8, '240'))
    expect(codesOf(told.when({ type: 'enrol-voting-key', at: '2026-02-01', by: 'ben', key: OPENING }))).toEqual([])
  })

  test('WJC-8: a number in the open has no batches', () => {
    const told = founded(8, WJC)
    expect(codesOf(told.when(closesItem('2026-02-01')))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ ...closesItem('2026-02-01'), item: 'nothing' } as Command))).toEqual(['no-such'])
  })
})

describe('Voting keys', () => {
  const KEY = '1'.repeat(64)
  const OTHER = '2'.repeat(64)
  const enrols = (by: string, key = KEY, at = '2026-01-25'): Command => ({ type: 'enrol-voting-key', at, by, key })
  const certifies = (by: string, member = 'ana', key = KEY): Command => ({
    type: 'certify-voting-key',
    at: '2026-01-25',
    by,
    member,
    key,
  })

  test('WJC-8: a key counts once two others have certified it, and a new one from the beginning', () => {
    const told = founded(3, WJC).given(enrols('ana'), certifies('ben'))
    expect(votingKeys(told.state)).toEqual([{ member: 'ana', key: KEY, certifiedBy: ['ben'], certified: false }])
    told.given(certifies('cleo'))
    expect(votingKeys(told.state)).toMatchObject([{ certifiedBy: ['ben', 'cleo'], certified: true }])
    told.given(enrols('ana', OTHER))
    expect(votingKeys(told.state)).toEqual([{ member: 'ana', key: OTHER, certifiedBy: [], certified: false }])
    told.given({ type: 'leave', at: '2026-01-26', by: 'ana' })
    expect(votingKeys(told.state)).toEqual([])
  })

  test('WJC-8: nobody certifies their own, a key that is not theirs, or twice; nobody has the key of another', () => {
    const told = founded(4, WJC).given(enrols('ana'), certifies('ben'))
    expect(codesOf(told.when(certifies('ana')))).toEqual(['no-right'])
    expect(codesOf(told.when(certifies('ben')))).toEqual(['done-already'])
    expect(codesOf(told.when(certifies('cleo', 'ana', OTHER)))).toEqual(['no-such'])
    expect(codesOf(told.when(certifies('zoe')))).toEqual(['no-right'])
    expect(codesOf(told.when(enrols('ben')))).toEqual(['there-already'])
    expect(codesOf(told.when(enrols('zoe', OTHER)))).toEqual(['no-right'])
    expect(typesOf(told.when(enrols('ana')))).toEqual([])
  })

  test('WJC-8: whoever acts for an enterprise certifies neither its key nor another one twice', () => {
    const charter = preset('workers-coop')
    const representatives = { ...charter.membership?.representatives, mostPerPerson: 2 }
    const names = (by: string): Command => ({ type: 'name-representative', at: '2026-01-02', by, person: 'rosa' })
    const told = story({ ...charter, membership: { ...charter.membership, representatives } } as Charter).given(
      {
        type: 'found',
        at: '2026-01-01',
        by: 'bakery',
        founders: ['bakery', 'press', 'farm'].map((member) => ({ member, memberClass: 'enterprise' })),
      },
      names('bakery'),
      names('press'),
      { ...enrols('rosa'), onBehalfOf: 'bakery' },
      enrols('farm', OTHER),
    )
    const rosaFor = (onBehalfOf: string, member: string, key: string): Command => ({
      ...certifies('rosa', member, key),
      onBehalfOf,
    })
    expect(codesOf(told.when(rosaFor('press', 'bakery', KEY)))).toEqual(['no-right'])
    told.given(certifies('farm', 'bakery'), rosaFor('press', 'farm', OTHER))
    expect(codesOf(told.when(rosaFor('bakery', 'farm', OTHER)))).toEqual(['done-already'])
    expect(votingKeys(told.state)).toMatchObject([{ certifiedBy: ['farm'] }, { certifiedBy: ['press'] }])
  })

  test('WJC-8: a key is not replaced during a sealed vote, and none is brought once its record has begun', () => {
    const told = team(10).given(enrols('ana'), removal())
    expect(codesOf(told.when(enrols('ana', OTHER, '2026-02-01')))).toEqual(['key-in-use'])
    expect(typesOf(told.when(enrols('ben', OTHER, '2026-02-01')))).toEqual(['voting-key-enrolled'])
    told.given(opensBallots())
    expect(codesOf(told.when(enrols('cleo', '3'.repeat(64), '2026-02-01')))).toEqual(['key-in-use'])
    told.given(closes(), releases('carried'))
    expect(codesOf(told.when(enrols('ana', OTHER.replace('2', '4'), '2026-02-08')))).toEqual([])
  })
})

describe('Always true', () => {
  const shown = (told: Story) => {
    const { state } = told
    const everybody = PEOPLE.slice(0, 10)
    return JSON.stringify(
      [
        views.decisions.openDecisions(state),
        everybody.map((one) => [views.awaiting(state, one), views.decisions.ballotOf(state, 'out', one)]),
        views.averages.numbersInForce(state),
        views.projects.projects(state),
        minutesFor({ state: story(WJC).state, events: told.events }),
      ],
      (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    )
  }

  test('WJC-8, WJC-12: whoever tries to vote on a secret matter in the log, and however, nothing that is shown tells it', () => {
    const attempts = fc.array(
      fc.record({ by: fc.nat(9), answer: fc.constantFrom('for', 'against', 'abstain'), leaves: fc.boolean() }),
      { maxLength: 6 },
    )
    const before = team(10).given(removal(), opensBallots()).events
    const after = team(10).given(removal(), opensBallots(), closes(), releases('lost')).events
    always(
      fc.property(attempts, fc.constantFrom(before, after), (tried, events) => {
        const silent = story(WJC, events)
        const told = story(WJC, events)
        for (const { by, answer, leaves } of tried) {
          const head = { at: '2026-02-08', by: PEOPLE[by] ?? '', decision: 'out' }
          told.when(leaves ? { type: 'withdraw-ballot', ...head } : { type: 'cast', ...head, answer })
        }
        expect(shown(told)).toBe(shown(silent))
      }),
      20,
    )
  })

  test('WJC-8: nothing says how many votes are still needed, who took part, or what was not released', () => {
    const told = team(10).given(removal(), opensBallots(), closes(), releases('lost'))
    const view = decisionView(told.state, 'out')
    expect(view?.standing).toBeUndefined()
    expect(Object.keys(view ?? {}).sort()).toEqual([
      ...[
        'awaitsAgreement',
        'ballotsCanChange',
        'closesOn',
        'decision',
        'disclosure',
        'entitled',
        'openedOn',
        'options',
        'proposer',
      ],
      ...['provision', 'record', 'secret', 'standing', 'subject'],
    ])
    expect(PEOPLE.slice(0, 10).map((one) => views.awaiting(told.state, one).votes.length)).toEqual(Array(10).fill(1))
  })
})

describe('Refused', () => {
  test('WJC-8: key holders who vote, whom it is about, too many or too few of them, or one twice', () => {
    const told = team(10, 12).given(removal())
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[...OUTSIDE.slice(1), 'ben'], 'no-right'],
      [[...OUTSIDE.slice(1), 'ana'], 'no-right'],
      [OUTSIDE.slice(1), 'malformed'],
      [[...OUTSIDE, 'kim'], 'malformed'],
      [[...OUTSIDE.slice(1), 'out-2'], 'malformed'],
    ]
    for (const [holders, code] of cases) expect(codesOf(told.when(opensBallots({ holders })))).toEqual([code])
    expect(codesOf(told.when(opensBallots({ by: 'ana' })))).toEqual(['no-right'])
    expect(codesOf(told.when(opensBallots({ holders: [...OUTSIDE.slice(1), 'kim'] })))).toEqual([])
    expect(codesOf(told.when(opensBallots()))).toEqual(['done-already'])
  })

  test('WJC-8: ballots that are not sealed have no record to begin, and votes in the open no secrecy to give up', () => {
    const told = founded(6, strictly(withDecision({ moreThan: '1/2', of: 'electorate' }))).given(opened())
    expect(codesOf(told.when(opensBallots({ decision: 'd' })))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ type: 'agree-to-open-vote', at: '2026-02-01', by: 'ana', decision: 'd' }))).toEqual([
      'not-in-the-charter',
    ])
    const open = founded(6, WJC).given(opened())
    for (const type of ['vote-otherwise', 'agree-to-open-vote'] as const)
      expect(codesOf(open.when({ type, at: '2026-02-01', by: 'ana', decision: 'd' }))).toEqual(['not-in-the-charter'])
    expect(codesOf(open.when(opensBallots({ decision: 'd' })))).toEqual(['not-in-the-charter'])
  })

  test('WJC-8: counts that would say who took part, and an end with counts beside it', () => {
    const told = team(10).given(removal(), opensBallots(), closes())
    expect(codesOf(told.when(releases('lost', { for: 5, against: 4, abstain: 0 })))).toEqual(['malformed'])
    expect(codesOf(told.when(releases('lost', { for: 5, end: 'low' })))).toEqual(['malformed'])
    expect(codesOf(told.when(releases('lost', { changed: 11 })))).toEqual(['malformed'])
  })
})
