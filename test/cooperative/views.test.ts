import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Charter, soundCharter } from '../../src/charter/index.js'
import { type Command, cooperative, type State, views } from '../../src/cooperative/index.js'
import { preset, presetCharters } from '../../src/presets/index.js'
import { plainState } from './plain-state.js'
import { toldOfFew } from './kept-secret.js'
import { codesOf, type Story, story } from './story.js'

/** The federation of the preset, with a board of two. */
const WORKERS: Charter = (() => {
  const charter = preset('workers-coop')
  const { board } = charter.elections as { readonly board: NonNullable<Charter['elections']>[string] }
  return { ...charter, elections: { board: { ...board, seats: 2 } } }
})()
const WJC = preset('we-just-coop')
const HASH = 'a1b2c3d4e5f60718'

const say = (by: string, at: string, command: object): Command => ({ by, at, ...command }) as Command

/** Six people and two enterprises elect a board of two; so many stand for it. */
const electing = (...candidates: readonly string[]): Story => {
  const people = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'].map((member) => ({ member, memberClass: 'individual' }))
  const enterprises = ['mill', 'press'].map((member) => ({ member, memberClass: 'enterprise' }))
  return story(WORKERS).given(
    say('ana', '2026-01-01', {
      type: 'found',
      founders: [...people, ...enterprises, { member: 'gus', memberClass: 'supporter' }],
    }),
    say('ana', '2026-01-02', {
      type: 'open-election',
      election: 'e1',
      provision: 'board',
      nominationsUntil: '2026-01-10',
      votingUntil: '2026-01-20',
    }),
    ...candidates.map((candidate) => say('mill', '2026-01-03', { type: 'nominate', election: 'e1', candidate })),
  )
}

const accepting = (...candidates: readonly string[]): readonly Command[] =>
  candidates.map((by) => say(by, '2026-01-04', { type: 'accept-nomination', election: 'e1' }))

/** Ana and ben are on the board, without a vote: there were as many candidates as seats. */
const workers = (): Story =>
  electing('ana', 'ben').given(...accepting('ana', 'ben'), say('ana', '2026-01-11', { type: 'pass-time' }))

const owners = (charter: Charter = WJC): Story =>
  story(charter).given(
    say('ana', '2026-01-01', {
      type: 'found',
      founders: ['ana', 'ben', 'cleo'].map((member) => ({ member, memberClass: 'worker-owner' })),
    }),
  )

describe('From the source', () => {
  it('WJC-2: a decision awaits the votes of those entitled who have not voted', () => {
    const told = owners().given(
      say('ana', '2026-02-01', { type: 'open-decision', decision: 'd1', provision: 'other-matters' }),
    )
    expect(views.awaiting(told.state, 'ben').votes).toMatchObject([{ decision: 'd1', secret: false }])
    told.given(say('ben', '2026-02-02', { type: 'cast', decision: 'd1', answer: 'for' }))
    expect(views.awaiting(told.state, 'ben').votes).toEqual([])
    expect(views.awaiting(told.state, 'somebody').votes).toEqual([])
  })

  it('WJC-12: a vote on a secret matter awaits everyone entitled, and no view says how it stands', () => {
    const { decisions = {} } = WJC
    const matters = decisions['other-matters']
    if (matters === undefined) throw new Error('no other matters')
    const told = owners(
      toldOfFew({ ...WJC, decisions: { ...decisions, 'other-matters': { ...matters, secret: true } } }),
    ).given(say('ana', '2026-02-01', { type: 'open-decision', decision: 'd1', provision: 'other-matters' }))
    expect(codesOf(told.when(say('ben', '2026-02-02', { type: 'cast', decision: 'd1', answer: 'for' })))).toEqual([
      'secret-matter',
    ])
    for (const member of ['ana', 'ben', 'cleo']) {
      expect(views.awaiting(told.state, member).votes).toMatchObject([{ decision: 'd1', secret: true }])
      expect(views.decisions.ballotOf(told.state, 'd1', member)).toBeUndefined()
    }
    expect(views.decisions.openDecisions(told.state)).toMatchObject([{ decision: 'd1', standing: undefined }])
    const { closesOn = '' } = views.decisions.decisionView(told.state, 'd1') ?? {}
    told.given(say('ana', closesOn, { type: 'close-ballots', decision: 'd1', closing: HASH }))
    expect(views.awaiting(told.state, 'ben').votes).toEqual([])
    expect(views.decisions.decisionView(told.state, 'd1')?.standing).toBeUndefined()
  })

  it('WJC-2: a number awaits whoever has not proposed, and not who did, nor who may not', () => {
    const told = owners()
    const items = (member: string) => views.awaiting(told.state, member).numbers.map(({ item }) => item)
    expect(items('ben')).toContain('vacation-days')
    told.given(say('ben', '2026-02-02', { type: 'propose-number', item: 'vacation-days', value: 25 }))
    expect(items('ben')).not.toContain('vacation-days')
    expect(items('ana')).toContain('vacation-days')
    expect(items('somebody')).toEqual([])
  })

  it('WJC-5: a project awaits those who take part in it, with what stands in its way', () => {
    const told = story(WJC, [
      ...owners().events,
      {
        v: 1,
        type: 'project-proposed',
        at: '2026-01-02' as never,
        project: 'film',
        proposer: 'ana',
        serves: [{ objective: 'purpose' }],
        areas: ['direction'],
      },
      { v: 1, type: 'team-joined', at: '2026-01-02' as never, project: 'film', member: 'ben' },
    ])
    expect(views.awaiting(told.state, 'ben').projects).toMatchObject([
      { project: 'film', coordinates: [], next: { kind: 'not-yet', next: 'accepted' } },
    ])
    expect(views.awaiting(told.state, 'ana').projects).toEqual([])
  })

  it('WC-3: an election awaits a nomination that was not accepted, then a ballot that was not cast', () => {
    const told = electing('ana', 'ben', 'cleo')
    const what = (member: string) => views.awaiting(told.state, member).elections.map(({ what: one }) => one)
    expect(what('cleo')).toEqual(['accept-nomination'])
    expect(what('eva')).toEqual([])
    told.given(...accepting('ana', 'ben', 'cleo'), say('ana', '2026-01-11', { type: 'pass-time' }))
    expect(what('cleo')).toEqual(['cast-ballot'])
    expect(what('gus')).toEqual([])
  })

  it('WC-3: a meeting awaits those who are called to it until it is held', () => {
    const told = workers().given(
      say('ana', '2026-03-01', {
        type: 'call-meeting',
        meeting: 'm1',
        provision: 'general-meeting',
        on: '2026-03-15',
        agenda: ['accounts'],
      }),
    )
    expect(views.awaiting(told.state, 'dov').meetings).toMatchObject([{ meeting: 'm1', on: '2026-03-15' }])
    expect(views.awaiting(told.state, 'somebody').meetings).toEqual([])
    told.given(say('ana', '2026-03-16', { type: 'pass-time' }))
    expect(views.awaiting(told.state, 'dov').meetings).toEqual([])
  })

  it('WC-5: a consent round awaits whose turn it is', () => {
    const told = workers().given(
      say('ana', '2026-02-01', {
        type: 'start-round',
        round: 'r1',
        circle: 'board',
        subject: { kind: 'mandate', circle: 'learning-group', domain: ['learning'] },
        wording: HASH,
        reviewOn: '2026-12-01',
        facilitator: 'ana',
        present: ['ana', 'ben'],
      }),
    )
    expect(views.awaiting(told.state, 'ana').rounds).toMatchObject([{ round: 'r1', circle: 'board' }])
    expect(views.awaiting(told.state, 'cleo').rounds).toEqual([])
  })
})

type View = (state: State) => unknown
const isOverview = (found: unknown): boolean => found instanceof Function && found.length === 1

/** The views that take the state and nothing else. */
const overviews: readonly (readonly [name: string, view: View])[] = Object.entries(views).flatMap(([chapter, found]) =>
  typeof found === 'function'
    ? []
    : Object.entries(found as object)
        .filter((entry): entry is [string, View] => isOverview(entry[1]))
        .map(([name, view]) => [`${chapter}.${name}`, view] as const),
)

describe('Always true', () => {
  it('a cooperative brings the views of every chapter', () => {
    const { views: own } = cooperative(WJC)
    expect(Object.keys(own).sort()).toEqual([
      'accounts',
      'averages',
      'awaiting',
      'charter',
      'circles',
      'decisions',
      'elections',
      'meetings',
      'members',
      'pay',
      'projects',
      'secrecy',
      'surplus',
    ])
    expect(overviews.length).toBeGreaterThan(15)
  })

  it('before anything happened there is nothing to show, and nothing awaits anybody', () => {
    for (const { id } of presetCharters) {
      const state = cooperative(preset(id as 'we-just-coop')).initialState()
      for (const [, view] of overviews) expect(() => view(state)).not.toThrow()
      expect(Object.values(views.awaiting(state, 'ana')).flat()).toEqual([])
    }
  })

  for (const year of ['02-a-year-of-we-just-coop', '06-a-year-of-workers-coop'])
    it(`views change nothing, on any day of ${year}`, () => {
      const read = (file: string) => readFileSync(join(import.meta.dirname, '../../examples', year, file), 'utf8')
      const charter = soundCharter({ charter: JSON.parse(read('charter.json')) as Charter, library: presetCharters })
      const coop = cooperative(charter)
      let state = coop.initialState()
      for (const [at, line] of read('commands.jsonl').trim().split('\n').entries()) {
        const answer = coop.decide(state, JSON.parse(line) as Command)
        if (answer.kind === 'refused') continue
        state = answer.events.reduce(coop.evolve, state)
        if (at % 25 !== 0) continue
        const before = plainState(state)
        for (const [, view] of overviews) expect(() => view(state)).not.toThrow()
        for (const member of state.members.all.keys()) {
          const { votes } = views.awaiting(state, member)
          // What awaits somebody's vote is under way.
          for (const { decision } of votes) expect(views.decisions.decisionView(state, decision)).toBeDefined()
        }
        expect(plainState(state)).toEqual(before)
      }
    })
})
