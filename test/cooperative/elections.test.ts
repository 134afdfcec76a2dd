import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Charter } from '../../src/charter/index.js'
import { electionResult, electionsAwaiting, openElections, sittingIn } from '../../src/cooperative/elections/views.js'
import { type Command, cooperative } from '../../src/cooperative/index.js'
import { electionOf } from '../../src/elections/index.js'
import { preset } from '../../src/presets/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { codesOf, type Story, story, typesOf } from './story.js'

const PRESET = preset('workers-coop')
const BOARD = { ...PRESET.elections?.['board'], seats: 2 } as NonNullable<Charter['elections']>[string]

/** The charter with a board of two. */
const WORKERS: Charter = { ...PRESET, elections: { board: BOARD } }

/** The charter with another election of the board. */
const withBoard = (change: Readonly<Record<string, unknown>>, without: readonly string[] = []): Charter => {
  const board = Object.fromEntries(
    Object.entries({ ...BOARD, ...change }).filter(([name]) => !without.includes(name)),
  ) as unknown as NonNullable<typeof BOARD>
  return { ...WORKERS, elections: { board } }
}

const ENTERPRISES = ['bakery', 'press'] as const
const PEOPLE = ['ana', 'ben', 'cleo', 'dov', 'eva', 'fay'] as const

const founded = (charter: Charter = WORKERS): Story =>
  story(charter).given({
    type: 'found',
    at: '2026-01-01',
    by: 'ana',
    founders: [
      ...ENTERPRISES.map((member) => ({ member, memberClass: 'enterprise' })),
      ...PEOPLE.map((member) => ({ member, memberClass: 'individual' })),
      { member: 'gus', memberClass: 'supporter' },
    ],
  })

const OPEN = {
  type: 'open-election',
  at: '2026-02-01',
  by: 'ana',
  election: 'e1',
  provision: 'board',
  nominationsUntil: '2026-02-10',
  votingUntil: '2026-02-20',
} as const satisfies Command

/** Nominates and accepts. */
const stand = (...candidates: readonly string[]): readonly Command[] =>
  candidates.flatMap((candidate): Command[] => [
    { type: 'nominate', at: '2026-02-05', by: 'bakery', election: 'e1', candidate },
    { type: 'accept-nomination', at: '2026-02-05', by: candidate, election: 'e1' },
  ])

const ranked = (by: string, ...candidates: readonly string[]): Command => ({
  type: 'cast-election-ballot',
  at: '2026-02-15',
  by,
  election: 'e1',
  ballot: { ranked: [...candidates] },
})

const approving = (by: string, ...candidates: readonly string[]): Command => ({
  type: 'cast-election-ballot',
  at: '2026-02-15',
  by,
  election: 'e1',
  ballot: { approved: [...candidates] },
})

const later = (at: string): Command => ({ type: 'pass-time', at, by: 'ana' })

const ELECTORS = [...ENTERPRISES, ...PEOPLE]
const BALLOTS: readonly (readonly string[])[] = [
  ['ana', 'ben'],
  ['ana', 'ben'],
  ['ana', 'ben'],
  ['ana', 'cleo'],
  ['cleo'],
  ['cleo', 'ben'],
  ['ben'],
  ['dov', 'cleo'],
]

/** Everybody votes for two of four who stand. */
const voted = (charter: Charter, ballot = ranked): Story =>
  founded(charter)
    .given(OPEN, ...stand('ana', 'ben', 'cleo', 'dov'))
    .given(...ELECTORS.map((by, at) => ballot(by, ...(BALLOTS[at] ?? []))))

describe('From the source', () => {
  for (const [name, charter] of [
    ['the Scottish way', WORKERS],
    ['by the way of Meek', withBoard({ method: 'meek-stv', places: 9, omega: 6 }, ['lastTransfer'])],
  ] as const)
    it(`WC-3: the members elect their board by the single transferable vote, counted ${name}`, () => {
      const told = voted(charter)
      const answer = told.when(later('2026-02-21'))
      expect(typesOf(answer)).toContain('election-decided')
      const counted = electionOf({
        rule: told.state.elections.all.get('e1')?.rule as never,
        candidates: ['ana', 'ben', 'cleo', 'dov'],
        ballots: BALLOTS.map((preferences) => ({ preferences })),
      })
      expect(electionResult(told.state, 'e1')).toMatchObject({
        sitting: counted.elected,
        vacant: 0,
        until: '2028-02-21',
      })
      expect(counted.elected).toHaveLength(2)
      expect(sittingIn(told.state, 'board')).toEqual([...counted.elected].sort())
      // Why they are elected is told by the count itself.
      expect(explain(answer.because, 'en')).toContain('The quota')
      // The body that is elected this way takes its seats.
      expect([...(told.state.circles.members.get('board')?.keys() ?? [])].sort()).toEqual([...counted.elected].sort())
    })

  it('WC-3: by a forked charter, the board is elected by approval', () => {
    const told = voted(withBoard({ method: 'approval', tieBreaks: ['run-off'] }, ['lastTransfer']), approving)
    told.given(later('2026-02-21'))
    // Ben was approved on five ballots, Ana and Cleo on four each.
    expect(told.state.elections.all.get('e1')?.tie).toMatchObject({ between: ['ana', 'cleo'], elected: ['ben'] })
  })

  it('WC-3: by a forked charter, the board is elected by score', () => {
    const scores = { seats: 1, method: 'score', lowestScore: 0, highestScore: 5, scoreBy: 'sum', tieBreaks: ['lot'] }
    const told = founded(withBoard(scores, ['lastTransfer'])).given(OPEN, ...stand('ana', 'ben'))
    const cast = { type: 'cast-election-ballot', at: '2026-02-15', by: 'eva', election: 'e1' } as const
    expect(codesOf(told.when({ ...cast, ballot: { scores: [{ candidate: 'ben', score: 6 }] } }))).toEqual(['malformed'])
    told.given({ ...cast, ballot: { scores: [{ candidate: 'ben', score: 5 }] } }, later('2026-02-21'))
    expect(sittingIn(told.state, 'board')).toEqual(['ben'])
  })

  it('WC-3: a board of seven has seven seats: whoever opens the election makes them neither more nor fewer', () => {
    const told = founded(PRESET)
    for (const seats of [1, 6, 8]) expect(codesOf(told.when({ ...OPEN, seats }))).toEqual(['malformed'])
    told.given({ ...OPEN, seats: 7 })
    expect(openElections(told.state)).toMatchObject([{ election: 'e1', seats: 7, entitled: 8, stage: 'nominations' }])
  })

  it('WC-3: only a member enterprise nominates, through whoever represents it', () => {
    const told = founded().given(OPEN, { type: 'name-representative', at: '2026-02-02', by: 'bakery', person: 'ana' })
    const nominate = { type: 'nominate', at: '2026-02-03', election: 'e1', candidate: 'ben' } as const
    const refused = told.when({ ...nominate, by: 'cleo' })
    expect(codesOf(refused)).toEqual(['may-not-nominate'])
    expect(refused.because[0].clauses).toContain('WC-3')
    expect(codesOf(told.when({ ...nominate, by: 'cleo', onBehalfOf: 'bakery' }))).toEqual(['for-somebody-else'])
    expect(typesOf(told.when({ ...nominate, by: 'ana', onBehalfOf: 'bakery' }))).toEqual(['candidate-nominated'])
    // Whoever acts for the enterprise and names themselves has accepted by that.
    expect(typesOf(told.when({ ...nominate, candidate: 'ana', by: 'ana', onBehalfOf: 'bakery' }))).toEqual([
      'candidate-nominated',
      'nomination-accepted',
    ])
    expect(electionsAwaiting(told.state, 'ben')).toEqual([
      { election: 'e1', what: 'accept-nomination', until: '2026-02-10' },
    ])
  })

  it('WC-3: a tie is an outcome; a lot breaks it, from a number fixed beforehand, whoever stands first in a list', () => {
    const seed = '5eed5eed5eed5eed'
    const commitment = createHash('sha256').update(seed).digest('hex')
    const charter = withBoard({ seats: 1, tieBreaks: ['lot'] })
    const tied = (): Story =>
      founded(charter)
        .given(OPEN, ...stand('ana', 'ben'))
        .given({ type: 'commit-lot', at: '2026-02-06', by: 'fay', election: 'e1', commitment })
        .given(ranked('ana', 'ana'), ranked('ben', 'ben'))
    const told = tied()
    const commit = { type: 'commit-lot', at: '2026-02-15', by: 'eva', election: 'e1', commitment } as const
    expect(codesOf(told.when(commit))).toEqual(['done-already'])
    const answer = told.when(later('2026-02-21'))
    expect(codesOf(told.when({ ...commit, at: '2026-02-21' }))).toEqual(['too-late'])
    expect(typesOf(answer)).toContain('election-tied')
    expect(openElections(told.state)[0]).toMatchObject({
      stage: 'tied',
      tie: { between: ['ana', 'ben'], waitsFor: 'seed' },
    })
    const draw = { type: 'draw-lot', at: '2026-02-22', by: 'fay', election: 'e1' } as const
    expect(codesOf(told.when({ ...draw, seed: 'ffffffffffffffff' }))).toEqual(['not-the-seed'])
    expect(typesOf(told.when({ ...draw, seed }))).toContain('election-decided')
    const drawn = electionOf({
      rule: { method: 'scottish-stv', seats: 1, tieBreaks: ['lot'] },
      candidates: ['ben', 'ana'],
      ballots: [{ preferences: ['ben'] }, { preferences: ['ana'] }],
      seed,
    })
    expect(electionResult(told.state, 'e1')?.sitting).toEqual(drawn.elected)
    expect(codesOf(told.when({ ...draw, seed }))).toEqual(['done-already'])
  })

  it('WC-3: a tie is an outcome; a run-off breaks it, where the charter has one', () => {
    const charter = withBoard({ method: 'approval', tieBreaks: ['run-off'] }, ['lastTransfer'])
    const told = voted(charter, approving).given(later('2026-02-21'))
    const runOff = {
      type: 'open-run-off',
      at: '2026-02-21',
      by: 'eva',
      election: 'e1',
      votingUntil: '2026-02-25',
    } as const
    expect(codesOf(told.when({ ...runOff, by: 'gus' }))).toEqual(['no-right'])
    const ended = told.when({ ...runOff, votingUntil: '2026-02-20' })
    expect(ended.kind === 'refused' && ended.problems.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'not-in-order votingUntil',
    ])
    expect(typesOf(told.when(runOff))).toEqual(['run-off-opened'])
    expect(codesOf(told.when(runOff))).toEqual(['there-already'])
    const ballot = (by: string, ...approved: readonly string[]): Command => ({
      type: 'cast-run-off-ballot',
      at: '2026-02-22',
      by,
      election: 'e1',
      approved: [...approved],
    })
    expect(codesOf(told.when(ballot('gus', 'cleo')))).toEqual(['no-right'])
    const stranger = told.when(ballot('eva', 'ben'))
    expect(codesOf(stranger)).toEqual(['malformed'])
    expect(stranger.kind === 'refused' && stranger.problems[0]?.path).toMatch(/^approved/)
    told.given(ballot('eva', 'cleo'), ballot('fay', 'ana'))
    // Level again: it stays a tie, and another run-off may be held.
    expect(typesOf(told.when(later('2026-02-26')))).toEqual(['run-off-closed', 'time-passed'])
    told.given({ ...runOff, at: '2026-02-26', votingUntil: '2026-03-01' })
    told.given({ ...ballot('eva', 'cleo'), at: '2026-02-27' }, { ...ballot('fay', 'cleo'), at: '2026-03-01' })
    expect(typesOf(told.when(later('2026-03-02')))).toContain('election-decided')
    expect(sittingIn(told.state, 'board')).toEqual(['ben', 'cleo'])
    expect(codesOf(told.when({ ...runOff, at: '2026-03-02', votingUntil: '2026-03-09' }))).toEqual(['no-such'])
    expect(told.when({ ...ballot('eva', 'ana'), at: '2026-03-02' }).kind).toBe('refused')
  })

  it('WC-3: where the charter names nothing that breaks a tie, it stays one', () => {
    const told = founded(withBoard({ seats: 1, tieBreaks: ['earlier-stages'] }))
      .given(OPEN, ...stand('ana', 'ben'))
      .given(ranked('ana', 'ana'), ranked('ben', 'ben'), later('2026-02-21'))
    expect(openElections(told.state)[0]?.tie).toEqual({ between: ['ana', 'ben'], waitsFor: 'nothing' })
    expect(
      codesOf(
        told.when({ type: 'open-run-off', at: '2026-02-21', by: 'eva', election: 'e1', votingUntil: '2026-03-01' }),
      ),
    ).toEqual(['no-such'])
  })

  it('WJC-16: one member, one ballot; it can be changed until the vote closes, and only the last one counts', () => {
    const told = founded(withBoard({ seats: 1 })).given(OPEN, ...stand('ana', 'ben'))
    told.given(ranked('cleo', 'ana'), ranked('bakery', 'ben'), ranked('cleo', 'ben'))
    expect(told.when(ranked('cleo', 'ben')).because[0].code).toBe('ballot-unchanged')
    expect(told.state.elections.all.get('e1')?.ballots.size).toBe(2)
    told.given(later('2026-02-21'))
    expect(sittingIn(told.state, 'board')).toEqual(['ben'])
    expect(told.events.find(({ type }) => type === 'election-voting-closed')).toMatchObject({ ballots: 2, entitled: 8 })
  })

  it('WC-3: as many candidates as seats are elected without a vote, and with fewer nominations are open again', () => {
    const enough = founded().given(OPEN, ...stand('ana', 'ben'))
    expect(typesOf(enough.when(later('2026-02-11'))).slice(0, 2)).toEqual(['nominations-closed', 'election-decided'])
    expect(sittingIn(enough.state, 'board')).toEqual(['ana', 'ben'])
    const few = founded().given(OPEN, ...stand('ana'), later('2026-02-11'))
    expect(openElections(few.state)).toMatchObject([{ stage: 'nominations', nominationsUntil: '2026-02-20' }])
    // For ten days, as at first; and where those bring nobody new, no more.
    expect(typesOf(few.when(later('2027-01-01')))).toEqual(['election-called-off', 'time-passed'])
    expect(openElections(few.state)).toEqual([])
  })

  it('WC-3: a seat that falls vacant is filled by counting the same ballots again', () => {
    const told = voted(WORKERS).given(later('2026-02-21'))
    const [first = '', second = ''] = electionResult(told.state, 'e1')?.sitting ?? []
    told.given({ type: 'leave-seat', at: '2026-05-01', by: first, election: 'e1' })
    expect(electionResult(told.state, 'e1')).toMatchObject({ sitting: [second], vacant: 1 })
    expect(told.state.circles.members.get('board')?.has(first)).toBe(false)
    const answer = told.when({ type: 'fill-vacancy', at: '2026-05-02', by: 'eva', election: 'e1' })
    expect(typesOf(answer)).toContain('vacancy-filled')
    expect(electionResult(told.state, 'e1')).toMatchObject({ vacant: 0, until: '2028-02-21' })
    expect(sittingIn(told.state, 'board')).toContain(second)
    expect(sittingIn(told.state, 'board')).not.toContain(first)
    expect(codesOf(told.when({ type: 'fill-vacancy', at: '2026-05-02', by: 'eva', election: 'e1' }))).toEqual([
      'no-such',
    ])
  })

  it('WC-3: by a forked charter, another election fills the seat until the same term ends', () => {
    const told = voted(withBoard({ vacancies: 'by-election' })).given(later('2026-02-21'))
    const [first = ''] = electionResult(told.state, 'e1')?.sitting ?? []
    told.given({ type: 'leave-seat', at: '2026-05-01', by: first, election: 'e1' })
    const waits = told.when({ type: 'fill-vacancy', at: '2026-05-01', by: 'eva', election: 'e1' })
    expect(waits.because.map(({ code }) => code)).toEqual(['vacancy', 'vacancy-rule'])
    const by = {
      ...OPEN,
      at: '2026-05-01',
      election: 'e2',
      fills: 'e1',
      nominationsUntil: '2026-05-10',
      votingUntil: '2026-05-20',
    }
    told.given(by, { type: 'nominate', at: '2026-05-02', by: 'press', election: 'e2', candidate: 'fay' })
    told.given({ type: 'accept-nomination', at: '2026-05-02', by: 'fay', election: 'e2' }, later('2026-05-11'))
    expect(electionResult(told.state, 'e2')).toMatchObject({ sitting: ['fay'], until: '2028-02-21' })
    expect(electionResult(told.state, 'e1')?.vacant).toBe(0)
    expect(
      typesOf(told.when(later('2028-02-21'))).filter((type) => type.startsWith('term') || type === 'election-due'),
    ).toEqual(['term-ended', 'term-ended', 'election-due'])
    expect(sittingIn(told.state, 'board')).toEqual([])
  })

  it('WC-3: the ballots of a secret election stay outside the log', () => {
    const told = founded().given({ ...OPEN, secret: true }, ...stand('ana', 'ben', 'cleo'))
    expect(codesOf(told.when(ranked('eva', 'ana')))).toEqual(['secret-matter'])
    const close = {
      type: 'close-election-ballots',
      at: '2026-02-20',
      by: 'eva',
      election: 'e1',
      closing: '00ff00ff00ff00ff',
    } as const
    const release = {
      type: 'release-election-count',
      at: '2026-02-21',
      by: 'eva',
      election: 'e1',
      elected: ['ben', 'ana'],
    } as const
    const nominating = founded().given({ ...OPEN, secret: true })
    expect(codesOf(nominating.when({ ...close, at: '2026-02-05' }))).toEqual(['not-yet'])
    expect(codesOf(told.when(close))).toEqual(['not-yet'])
    const few = founded().given({ ...OPEN, secret: true }, ...stand('ana', 'ben', 'cleo'), {
      ...close,
      at: '2026-02-21',
    })
    expect(few.given({ ...release, elected: ['ana'] }).events).toContainEqual(
      expect.objectContaining({ type: 'election-decided', outcome: 'seats-vacant' }),
    )
    expect(codesOf(told.when({ ...release, at: '2026-02-21' }))).toEqual(['not-yet'])
    expect(codesOf(told.when({ ...close, at: '2026-02-21', by: 'ana' }))).toEqual(['no-right'])
    told.given({ ...close, at: '2026-02-21' })
    expect(codesOf(told.when({ ...close, at: '2026-02-21' }))).toEqual(['done-already'])
    expect(codesOf(told.when({ ...release, by: 'cleo' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...release, elected: ['ana', 'fay'] }))).toEqual(['no-such'])
    expect(codesOf(told.when({ ...release, elected: ['ana', 'ana'] }))).toEqual(['there-already'])
    expect(codesOf(told.when({ ...release, elected: ['ana', 'ben', 'cleo'] }))).toEqual(['malformed'])
    // A tie is told too, and its count again once a lot or a run-off outside has broken it.
    expect(typesOf(told.when({ ...release, elected: ['ana'], between: ['cleo', 'ben'] }))).toContain('election-tied')
    expect(typesOf(told.when(release))).toContain('election-decided')
    expect(codesOf(told.when(release))).toEqual(['closed'])
    expect(codesOf(told.when({ ...close, at: '2026-02-21' }))).toEqual(['closed'])
    expect(JSON.stringify(told.events)).not.toContain('ranked')
    told.given({ type: 'leave-seat', at: '2026-03-01', by: 'ana', election: 'e1' })
    const fill = { type: 'fill-vacancy', at: '2026-03-01', by: 'eva', election: 'e1' } as const
    expect(codesOf(told.when(fill))).toEqual(['secret-matter'])
    expect(codesOf(told.when({ ...fill, counted: ['ana'] }))).toEqual(['no-such'])
    expect(codesOf(told.when({ ...fill, counted: [] }))).toEqual(['malformed'])
    told.given({ ...fill, counted: ['cleo'] })
    expect(sittingIn(told.state, 'board')).toEqual(['ben', 'cleo'])
  })
})

describe('At the boundary', () => {
  it('WC-3: nominations count until their last day, and ballots from the day after until theirs', () => {
    const told = founded().given(OPEN, ...stand('ana', 'ben', 'cleo'))
    const nominate = { type: 'nominate', by: 'press', election: 'e1', candidate: 'dov' } as const
    expect(codesOf(told.when({ ...ranked('eva', 'ana'), at: '2026-02-10' }))).toEqual(['not-yet'])
    expect(typesOf(told.when({ ...nominate, at: '2026-02-10' }))).toEqual(['candidate-nominated'])
    expect(codesOf(told.when({ ...nominate, candidate: 'eva', at: '2026-02-11' }))).toEqual(['too-late'])
    told.given({ ...ranked('eva', 'ana'), at: '2026-02-11' }, { ...ranked('fay', 'ben'), at: '2026-02-20' })
    expect(codesOf(told.when({ ...ranked('press', 'ana'), at: '2026-02-21' }))).toEqual(['closed'])
  })

  it('WC-3: the next board is elected so that its vote ends with the term, or later', () => {
    const told = founded().given(OPEN, ...stand('ana', 'ben'), later('2026-02-11'))
    // Elected on 11 February, for 24 months.
    const next = { ...OPEN, at: '2028-01-01', election: 'e2', nominationsUntil: '2028-01-10' }
    expect(codesOf(told.when({ ...next, votingUntil: '2028-02-09' }))).toEqual(['not-yet'])
    expect(typesOf(told.when({ ...next, votingUntil: '2028-02-10' }))).toEqual(['election-opened'])
    const ended = told.when(later('2028-02-11'))
    expect(typesOf(ended)).toContain('term-ended')
  })
})

describe('Always true', () => {
  it('WC-3: whoever leaves is not counted, stands no longer and holds no seat; whoever joins later does not vote', () => {
    const told = founded().given(OPEN, ...stand('ana', 'ben', 'cleo', 'dov'))
    told.given(ranked('eva', 'dov'), ranked('fay', 'cleo'), ranked('bakery', 'ana'))
    told.given({ type: 'leave', at: '2026-02-16', by: 'eva' }, { type: 'leave', at: '2026-02-16', by: 'dov' })
    told.given(later('2026-02-21'))
    expect(told.events.find(({ type }) => type === 'election-voting-closed')).toMatchObject({ ballots: 2, entitled: 6 })
    expect(sittingIn(told.state, 'board')).toEqual(['ana', 'cleo'])
    told.given({ type: 'leave', at: '2026-03-01', by: 'cleo' })
    expect(sittingIn(told.state, 'board')).toEqual(['ana'])
  })

  it('WC-3: in whatever order ballots come in, and however they were changed before, the same are elected', () => {
    const begun = founded().given(OPEN, ...stand('ana', 'ben', 'cleo', 'dov'))
    const elected = (order: readonly number[], before: readonly number[]): readonly string[] => {
      const coop = cooperative(WORKERS)
      const cast = [
        ...before.map((at) => ranked(ELECTORS[at] ?? '', 'dov')),
        ...order.map((at) => ranked(ELECTORS[at] ?? '', ...(BALLOTS[at] ?? []))),
        later('2026-02-21'),
      ]
      const state = cast.reduce((so, command) => {
        const answer = coop.decide(so, command)
        if (answer.kind === 'refused') throw new Error(codesOf(answer).join())
        return answer.events.reduce(coop.evolve, so)
      }, begun.state)
      return sittingIn(state, 'board')
    }
    const places = ELECTORS.map((_, at) => at)
    const once = elected(places, [])
    const shuffled = fc.shuffledSubarray(places, { minLength: places.length })
    always(
      fc.property(shuffled, fc.shuffledSubarray(places), (order, before) => {
        expect(elected(order, before)).toEqual(once)
      }),
      20,
    )
  })

  it('every event of an election is told in both languages', () => {
    const told = voted(WORKERS)
    const { because } = told.when(later('2026-02-21'))
    expect(explain(because, 'en')).toContain('elected in the election e1')
    expect(explain(because, 'es')).toContain('en la elección e1')
  })
})

describe('A body is never without a way on', () => {
  const NEXT = { ...OPEN, at: '2026-03-01', election: 'e2', nominationsUntil: '2026-03-10' } as const
  const standsIn = (election: string, candidate: string, at: string): readonly Command[] => [
    { type: 'nominate', at, by: 'bakery', election, candidate },
    { type: 'accept-nomination', at, by: candidate, election },
  ]
  const callOff = (at: string, by = 'eva', election = 'e1'): Command => ({
    type: 'call-off-election',
    at,
    by,
    election,
  })
  const tied = (charter: Charter, ...more: readonly Command[]): Story =>
    founded(charter)
      .given(OPEN, ...stand('ana', 'ben'), ...more)
      .given(ranked('ana', 'ana'), ranked('ben', 'ben'), later('2026-02-21'))

  it('WC-3: nobody is put out of a seat before the term is over because nobody stood against others', () => {
    const told = founded().given(OPEN, ...stand('ana', 'ben'), later('2026-02-11'))
    told.given({ ...NEXT, votingUntil: '2028-02-10' })
    told.given(...standsIn('e2', 'eva', NEXT.at), ...standsIn('e2', 'fay', NEXT.at), later('2026-03-11'))
    expect(sittingIn(told.state, 'board')).toEqual(['ana', 'ben'])
    expect(openElections(told.state)).toMatchObject([{ election: 'e2', stage: 'unopposed' }])
    expect(codesOf(told.when({ ...ranked('cleo', 'eva'), at: '2026-03-12', election: 'e2' } as Command))).toEqual([
      'closed',
    ])
    told.given({ type: 'leave', at: '2026-04-01', by: 'fay' }, later('2028-02-10'))
    expect(sittingIn(told.state, 'board')).toEqual(['ana', 'ben'])
    told.given(later('2028-02-11'))
    expect(sittingIn(told.state, 'board')).toEqual(['eva'])
    expect([...(told.state.circles.members.get('board')?.keys() ?? [])]).toEqual(['eva'])
    expect(electionResult(told.state, 'e2')).toMatchObject({ vacant: 1, until: '2030-02-11' })
  })

  it('WC-3: where the charter has no terms, a new election takes the place of the one before', () => {
    const told = founded(withBoard({}, ['termMonths'])).given(OPEN, ...stand('ana', 'ben'), later('2026-02-11'))
    told.given({ ...NEXT, votingUntil: '2026-03-20' })
    told.given(...standsIn('e2', 'eva', NEXT.at), ...standsIn('e2', 'ben', NEXT.at))
    const answer = told.when(later('2026-03-21'))
    expect(typesOf(answer)).toContain('term-ended')
    expect(sittingIn(told.state, 'board')).toEqual(['ben', 'eva'])
    expect([...(told.state.circles.members.get('board')?.keys() ?? [])].sort()).toEqual(['ben', 'eva'])
  })

  it('WC-3: a tie that nothing can break does not stand in the way of another election', () => {
    const told = tied(withBoard({ seats: 1, tieBreaks: ['lot'] }))
    // Nobody fixed a number for the lot, and now it is too late.
    expect(openElections(told.state)[0]?.tie).toEqual({ between: ['ana', 'ben'], waitsFor: 'nothing' })
    const again = { ...OPEN, at: '2026-02-22', election: 'e2', nominationsUntil: '2026-03-01' }
    const next = { ...again, votingUntil: '2026-03-10' }
    expect(codesOf(told.when(next))).toEqual(['there-already'])
    expect(codesOf(told.when(callOff('2026-02-22', 'gus')))).toEqual(['no-right'])
    expect(typesOf(told.when(callOff('2026-02-22')))).toEqual(['election-called-off'])
    expect(codesOf(told.when(callOff('2026-02-22', 'ana')))).toEqual(['too-late'])
    expect(typesOf(told.when(next))).toEqual(['election-opened'])
  })

  it('WC-3: whoever holds the number of a lot has as many days to show it as there were to vote', () => {
    const commitment = createHash('sha256').update('5eed5eed5eed5eed').digest('hex')
    const commit: Command = { type: 'commit-lot', at: '2026-02-06', by: 'fay', election: 'e1', commitment }
    const charter = withBoard({ seats: 1, tieBreaks: ['lot'] })
    for (const [at, codes] of [
      ['2026-03-02', ['not-yet']],
      ['2026-03-03', []],
      ['2026-03-04', []],
    ] as const)
      expect(codesOf(tied(charter, commit).when(callOff(at)))).toEqual(codes)
  })

  it('WC-3: whoever fixed the number of a lot does not stand', () => {
    const told = founded().given(OPEN)
    told.given({ type: 'commit-lot', at: '2026-02-02', by: 'eva', election: 'e1', commitment: '0'.repeat(64) })
    const nominate = { type: 'nominate', at: '2026-02-03', by: 'bakery', election: 'e1', candidate: 'eva' } as const
    expect(codesOf(told.when(nominate))).toEqual(['no-right'])
  })

  it('WC-3: a tie is over when one of those who tie leaves', () => {
    const told = tied(withBoard({ seats: 1, tieBreaks: ['earlier-stages'] }))
    expect(typesOf(told.when({ type: 'leave', at: '2026-02-22', by: 'ben' }))).toContain('election-decided')
    expect(sittingIn(told.state, 'board')).toEqual(['ana'])
  })

  it('WC-3: a secret election that nobody counts can be held again', () => {
    const told = founded().given({ ...OPEN, secret: true }, ...stand('ana', 'ben', 'cleo'), later('2026-02-21'))
    expect(codesOf(told.when(callOff('2026-03-02')))).toEqual(['not-yet'])
    expect(typesOf(told.when(callOff('2026-03-03')))).toEqual(['election-called-off'])
  })

  it('WC-3: an election to a vacant seat ends with the term, and the seat is filled in one way at a time', () => {
    const told = voted(withBoard({ vacancies: 'countback' })).given(later('2026-02-21'))
    const [first = ''] = electionResult(told.state, 'e1')?.sitting ?? []
    told.given({ type: 'leave-seat', at: '2026-05-01', by: first, election: 'e1' })
    const by = { ...OPEN, at: '2026-05-01', election: 'e2', fills: 'e1', nominationsUntil: '2026-05-10' }
    told.given({ ...by, votingUntil: '2028-06-01' }, ...standsIn('e2', 'eva', '2026-05-02'))
    told.given(...standsIn('e2', 'fay', '2026-05-02'))
    const fill = { type: 'fill-vacancy', at: '2026-05-03', by: 'eva', election: 'e1' } as const
    expect(codesOf(told.when(fill))).toEqual(['there-already'])
    const types = typesOf(told.when(later('2028-02-21')))
    expect(types.filter((type) => /term-ended|called-off|election-due/.test(type))).toEqual([
      'term-ended',
      'election-called-off',
      'election-due',
    ])
    expect(openElections(told.state)).toEqual([])
    expect(typesOf(told.when(later('2028-07-01')))).toEqual(['time-passed'])
  })

  it('an election with nobody who stands, or without ballots, has a count all the same', () => {
    const nobody = withBoard({ uncontested: 'vote', tooFew: 'go-on' })
    const empty = founded(nobody).given(OPEN, later('2026-02-11'))
    expect(openElections(empty.state)).toMatchObject([{ stage: 'nominations', nominationsUntil: '2026-02-20' }])
    expect(typesOf(empty.when(later('2026-03-30')))).toContain('election-called-off')
    const gone = founded().given(OPEN, ...stand('ana', 'ben', 'cleo'), later('2026-02-12'))
    gone.given(...['ana', 'ben', 'cleo'].map((by): Command => ({ type: 'leave', at: '2026-02-13', by })))
    gone.given({ type: 'pass-time', at: '2026-02-21', by: 'eva' })
    expect(electionResult(gone.state, 'e1')).toMatchObject({ sitting: [], vacant: 2 })
  })

  it('goes on to the last day that can be written', () => {
    const told = founded().given({
      ...OPEN,
      at: '9999-12-01',
      nominationsUntil: '9999-12-30',
      votingUntil: '9999-12-31',
    })
    told.given(...standsIn('e1', 'ana', '9999-12-29'), ...standsIn('e1', 'ben', '9999-12-29'))
    expect(told.when(later('9999-12-31')).kind).toBe('accepted')
    expect(told.when(later('9999-12-31')).kind).toBe('accepted')
    const few = founded().given({
      ...OPEN,
      at: '9999-12-01',
      nominationsUntil: '9999-12-30',
      votingUntil: '9999-12-31',
    })
    expect(few.when(later('9999-12-31')).kind).toBe('accepted')
  })
})

describe('Refused', () => {
  it('what is out of order, twice, late, unknown, or not for whoever asks', () => {
    const told = founded()
    const nominate = { type: 'nominate', at: '2026-02-03', by: 'bakery', election: 'e1', candidate: 'ana' } as const
    expect(codesOf(told.when(nominate))).toEqual(['no-such'])
    expect(codesOf(told.when({ ...OPEN, provision: 'council' }))).toEqual(['not-in-the-charter'])
    expect(codesOf(told.when({ ...OPEN, by: 'gus' }))).toEqual(['no-right'])
    expect(codesOf(told.when({ ...OPEN, nominationsUntil: '2026-01-31' }))).toEqual(['malformed'])
    expect(codesOf(told.when({ ...OPEN, votingUntil: OPEN.nominationsUntil }))).toEqual(['malformed'])
    expect(codesOf(told.when({ ...OPEN, fills: 'e0' }))).toEqual(['no-such'])
    told.given(OPEN)
    expect(codesOf(told.when(OPEN))).toEqual(['there-already'])
    expect(codesOf(told.when({ ...OPEN, election: 'e2' }))).toEqual(['there-already'])
    expect(codesOf(told.when({ type: 'accept-nomination', at: '2026-02-03', by: 'ana', election: 'e1' }))).toEqual([
      'no-right',
    ])
    told.given(nominate)
    expect(codesOf(told.when(nominate))).toEqual(['done-already'])
    told.given({ type: 'accept-nomination', at: '2026-02-03', by: 'ana', election: 'e1' })
    expect(codesOf(told.when({ type: 'accept-nomination', at: '2026-02-03', by: 'ana', election: 'e1' }))).toEqual([
      'done-already',
    ])
    told.given({ type: 'withdraw-candidacy', at: '2026-02-03', by: 'ana', election: 'e1' })
    expect(codesOf(told.when({ type: 'withdraw-candidacy', at: '2026-02-03', by: 'ana', election: 'e1' }))).toEqual([
      'closed',
    ])
    expect(codesOf(told.when({ ...nominate, by: 'press' }))).toEqual(['closed'])
    expect(codesOf(told.when({ type: 'call-off-election', at: '2026-02-04', by: 'ben', election: 'e1' }))).toEqual([
      'no-right',
    ])
    told.given(...stand('ben', 'cleo', 'dov'))
    expect(codesOf(told.when({ type: 'call-off-election', at: '2026-02-11', by: 'ana', election: 'e1' }))).toEqual([
      'too-late',
    ])
    expect(codesOf(told.when(ranked('gus', 'ben')))).toEqual(['no-right'])
    const strange = told.when(ranked('eva', 'ben', 'zoe'))
    expect(strange).toMatchObject({ problems: [{ code: 'unknown-candidate', path: 'ballot.ranked[1]' }] })
    expect(codesOf(told.when(ranked('eva', 'ben', 'ben')))).toEqual(['malformed'])
    expect(codesOf(told.when(approving('eva', 'ben')))).toEqual(['malformed'])
    expect(codesOf(told.when({ ...ranked('eva', 'ben'), by: 'fay', onBehalfOf: 'eva' }))).toEqual(['for-somebody-else'])
    expect(codesOf(told.when({ type: 'leave-seat', at: '2026-02-15', by: 'ben', election: 'e1' }))).toEqual([
      'no-right',
    ])
    expect(codesOf(told.when({ type: 'fill-vacancy', at: '2026-02-15', by: 'ben', election: 'e1' }))).toEqual([
      'no-such',
    ])
  })

  it('WC-3: a lot that comes too late, from a candidate, or without the charter', () => {
    const commitment = '0'.repeat(64)
    const commit = { type: 'commit-lot', at: '2026-02-06', election: 'e1', commitment } as const
    const told = founded().given(OPEN, ...stand('ana', 'ben', 'cleo'))
    expect(
      codesOf(told.when({ type: 'draw-lot', at: '2026-02-06', by: 'eva', election: 'e1', seed: '00ff00ff00ff00ff' })),
    ).toEqual(['no-such'])
    expect(codesOf(told.when({ ...commit, by: 'ana' }))).toEqual(['no-right'])
    told.given({ ...commit, by: 'eva' })
    expect(codesOf(told.when({ ...commit, by: 'fay' }))).toEqual(['done-already'])
    expect(
      codesOf(told.when({ type: 'draw-lot', at: '2026-02-07', by: 'eva', election: 'e1', seed: '00ff00ff00ff00ff' })),
    ).toEqual(['not-yet'])
    expect(codesOf(told.when({ ...commit, at: '2026-02-21', by: 'fay' }))).toEqual(['too-late'])
    const without = founded(withBoard({ tieBreaks: ['earlier-stages'] })).given(OPEN)
    expect(codesOf(without.when({ ...commit, by: 'eva' }))).toEqual(['not-in-the-charter'])
  })
})
