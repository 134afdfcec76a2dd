import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ApprovalInput, countApproval, tryCountApproval } from '../../src/elections/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { NAMES } from './given.js'

/** `5 ana ben` are five ballots that approve of both. */
const approving = (...lines: readonly string[]): ApprovalInput['ballots'] =>
  lines.map((line) => {
    const [count, ...approves] = line.split(' ')
    return { approves, count: Number(count) }
  })
const BASE: ApprovalInput = {
  candidates: ['ana', 'ben', 'cleo'],
  seats: 2,
  tieBreaks: [],
  ballots: approving('3 ana ben', '1 ben cleo', '1'),
}
const count = (more: Partial<ApprovalInput>) => countApproval({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryCountApproval({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-3: those approved on the most ballots are elected', () => {
    expect(count({})).toMatchObject({
      kind: 'elected',
      elected: ['ben', 'ana'],
      valid: 4,
      blank: 1,
      approvals: [
        { candidate: 'ana', approvals: 3 },
        { candidate: 'ben', approvals: 4 },
        { candidate: 'cleo', approvals: 1 },
      ],
    })
  })

  it('WC-3: why it is so, in words', () => {
    expect(explain(count({}).because, 'en')).toBe(
      '4 valid ballots were counted for 2 seats by approval; 1 blank ballot is not among them (WC-3). ' +
        'ben is elected, approved on 4 of 4 ballots (WC-3). ana is elected, approved on 3 of 4 ballots (WC-3).',
    )
  })

  it('WC-3: Tennessee votes on its capital (Wikipedia, "Approval voting")', () => {
    const cities = { candidates: ['memphis', 'nashville', 'chattanooga', 'knoxville'], seats: 1 }
    const ballots = approving(
      '42 memphis',
      '26 nashville',
      '15 chattanooga knoxville nashville',
      '17 knoxville chattanooga nashville',
    )
    expect(count({ ...cities, ballots })).toMatchObject({ elected: ['nashville'], valid: 100 })
  })
})

describe('At the boundary', () => {
  it('one approval fewer than another for the last seat, as many, and one more', () => {
    const last = (approvals: number) => count({ ballots: approving('5 ana', '3 ben', `${approvals} cleo`) })
    expect([2, 4].map((approvals) => last(approvals).elected)).toEqual([
      ['ana', 'ben'],
      ['ana', 'cleo'],
    ])
    expect(last(3)).toMatchObject({
      kind: 'tied',
      elected: ['ana'],
      between: ['ben', 'cleo'],
      tieFor: 'seat',
      forSeats: 1,
    })
  })

  it('as many level as seats are left, and one more', () => {
    expect(count({ ballots: approving('1 ana ben') }).elected).toEqual(['ana', 'ben'])
    expect(count({ ballots: approving('1 ana ben cleo') })).toMatchObject({ kind: 'tied', forSeats: 2, elected: [] })
  })

  it('no approval, and one: nobody is elected whom no ballot approves of', () => {
    const alone = count({ ballots: approving('2 ana') })
    expect(alone).toMatchObject({ kind: 'seats-vacant', elected: ['ana'], vacant: 1 })
    expect(alone.because).toContainEqual({
      code: 'not-electable',
      clauses: ['WC-3'],
      candidates: ['ben', 'cleo'],
      fewest: 1,
    })
    expect(count({ ballots: approving('2 ana', '1 cleo') }).elected).toEqual(['ana', 'cleo'])
  })

  it('one approval fewer than a ballot may have, as many, and one more', () => {
    const most = (many: number) => refused({ most: many, ballots: approving('1 ana ben') })
    expect([3, 2, 1].map(most)).toEqual([[], [], ['too-many-chosen ballots[0].approves']])
  })
})

describe('Ties', () => {
  const level = approving('1 ana ben cleo')

  it('a lot wants a seed, and gives every seat that is level', () => {
    expect(count({ ballots: level, tieBreaks: ['lot'] })).toMatchObject({ kind: 'seed-wanted', forSeats: 2 })
    expect(count({ ballots: level, tieBreaks: ['lot'], seed: 'x' }).elected).toHaveLength(2)
  })

  it('a run-off gives the seats to its first ones', () => {
    const runOff = { ballots: level, tieBreaks: ['run-off'] } as const
    expect(count(runOff)).toMatchObject({ kind: 'run-off-needed', between: ['ana', 'ben', 'cleo'] })
    expect(count({ ...runOff, runOffs: [['cleo', 'ben', 'ana']] }).elected).toEqual(['cleo', 'ben'])
  })

  it('a lot between two ids that are one in UTF-8 tells nobody apart', () => {
    const candidates = ['\ud800', '\ud801']
    const halves = { candidates, seats: 1, ballots: [{ approves: candidates }], seed: 'x' }
    expect(count({ ...halves, tieBreaks: ['lot'] }).kind).toBe('tied')
    expect(count({ ...halves, tieBreaks: ['lot', 'run-off'] }).kind).toBe('run-off-needed')
  })
})

describe('Always true', () => {
  const inputs = fc.record({
    candidates: fc.constant(NAMES),
    seats: fc.integer({ min: 1, max: 5 }),
    tieBreaks: fc.constantFrom([], ['lot'] as const),
    seed: fc.constantFrom('a', 'b'),
    ballots: fc.array(
      fc.record({ approves: fc.shuffledSubarray([...NAMES], { minLength: 0 }), count: fc.integer({ min: 1, max: 3 }) }),
    ),
  })

  it('nobody is elected with fewer approvals than somebody who is not', () => {
    always(
      fc.property(inputs, (input) => {
        const { elected, approvals } = countApproval(input)
        const of = (inside: boolean) =>
          approvals.filter(({ candidate }) => elected.includes(candidate) === inside).map((one) => one.approvals)
        expect(Math.min(...of(true))).toBeGreaterThanOrEqual(elected.length === 0 ? 0 : Math.max(...of(false), 1))
      }),
    )
  })

  it('the order of candidates and ballots plays no part', () => {
    always(
      fc.property(inputs, (input) => {
        const told = (one: ApprovalInput) => {
          const { kind, elected } = countApproval(one)
          return { kind, elected: [...elected].sort() }
        }
        const turned = { ...input, candidates: [...NAMES].reverse(), ballots: [...input.ballots].reverse() }
        expect(told(turned)).toEqual(told(input))
      }),
    )
  })

  it('it never throws', () => {
    always(
      fc.property(
        fc.dictionary(fc.constantFrom('candidates', 'seats', 'ballots', 'most', 'seed'), fc.anything()),
        (more) => {
          const outcome = tryCountApproval({ ...BASE, ...more })
          if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
        },
      ),
      500,
    )
  })
})

describe('Not true, on purpose', () => {
  it('whom a majority puts first can lose to whom all accept', () => {
    const election = { candidates: ['ana', 'ben'], seats: 1, ballots: approving('6 ana ben', '4 ben') }
    expect(count(election).elected).toEqual(['ben'])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(refusedOf(tryCountApproval(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => countApproval({} as never))).toContain('missing-key ballots')
    expect(
      refused({
        tieBreaks: ['earlier-stages'],
        most: 0,
        ballots: [{ approves: ['zoe', 'ana', 'ana'] }, { approves: {} }, { preferences: [] }],
      }),
    ).toEqual([
      'not-one-of tieBreaks[0]',
      'not-one-or-more most',
      'unknown-candidate ballots[0].approves[0]',
      'listed-twice ballots[0].approves[2]',
      'wrong-kind ballots[1].approves',
      'unknown-key ballots[2].preferences',
      'missing-key ballots[2].approves',
    ])
  })
})
