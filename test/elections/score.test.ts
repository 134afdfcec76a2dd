import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countScore, type ScoreInput, tryCountScore } from '../../src/elections/index.js'
import { compare, exact, ZERO } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { NAMES } from './given.js'

const scoring = (count: number, scores: Readonly<Record<string, number>>): ScoreInput['ballots'][number] => ({
  count,
  scores: Object.entries(scores).map(([candidate, score]) => ({ candidate, score })),
})
const BASE: ScoreInput = {
  candidates: ['ana', 'ben', 'cleo'],
  seats: 1,
  tieBreaks: [],
  min: 0,
  max: 5,
  by: 'mean',
  ballots: [scoring(1, { ana: 5, ben: 4 }), scoring(1, { ana: 2 }), scoring(1, {})],
}
const count = (more: Partial<ScoreInput>) => countScore({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryCountScore({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-3: by the mean, only those who scored a candidate count; by the sum, all scores are added', () => {
    expect(count({})).toMatchObject({
      kind: 'elected',
      elected: ['ben'],
      valid: 2,
      blank: 1,
      scores: [
        { candidate: 'ana', scoredBy: 2, value: exact('7/2') },
        { candidate: 'ben', scoredBy: 1, value: exact('4') },
        { candidate: 'cleo', scoredBy: 0, value: null },
      ],
    })
    expect(count({ by: 'sum' }).elected).toEqual(['ana'])
  })

  it('WC-3: Tennessee votes on its capital, scores of 0 to 10 (Wikipedia, "Score voting")', () => {
    const ballots = [
      scoring(42, { memphis: 10, nashville: 4, chattanooga: 2, knoxville: 0 }),
      scoring(26, { memphis: 0, nashville: 10, chattanooga: 4, knoxville: 2 }),
      scoring(15, { memphis: 0, nashville: 6, chattanooga: 10, knoxville: 6 }),
      scoring(17, { memphis: 0, nashville: 5, chattanooga: 7, knoxville: 10 }),
    ]
    const candidates = ['memphis', 'nashville', 'chattanooga', 'knoxville']
    const counted = count({ candidates, ballots, max: 10, by: 'sum' })
    expect(counted.elected).toEqual(['nashville'])
    expect(counted.scores.map(({ value }) => value)).toEqual(['420', '603', '457', '312'].map(exact))
  })

  it('WC-3: why it is so, in words', () => {
    expect(explain(count({}).because, 'en')).toBe(
      '2 valid ballots were counted for 1 seat by score; 1 blank ballot is not among them (WC-3). ' +
        'ben is elected with a mean score of 4 on 1 ballot (WC-3).',
    )
  })
})

describe('At the boundary', () => {
  it('a score below the range, at its ends, and above it', () => {
    const score = (of: number) => refused({ ballots: [scoring(1, { ana: of })] })
    expect([-1, 0, 5, 6].map(score)).toEqual([
      ['score-out-of-range ballots[0].scores[0].score'],
      [],
      [],
      ['score-out-of-range ballots[0].scores[0].score'],
    ])
  })

  it('the widest range, and one wider', () => {
    expect(refused({ min: -1000, max: 1000 })).toEqual([])
    expect(refused({ min: -1001, max: 1001 })).toEqual(['score-out-of-range min', 'score-out-of-range max'])
  })

  it('a range of one score, and a range that is reversed', () => {
    expect(refused({ min: 3, max: 3, ballots: [] })).toEqual([])
    expect(refused({ min: 4, max: 3, ballots: [] })).toEqual(['bounds-reversed max'])
  })

  it('scored on one ballot fewer than is needed, on as many, and on one more', () => {
    const fewest = (many: number) => count({ fewest: many })
    expect([1, 2].map((many) => fewest(many).elected)).toEqual([['ben'], ['ana']])
    expect(fewest(3)).toMatchObject({ kind: 'seats-vacant', elected: [], vacant: 1 })
    expect(fewest(3).because.at(-2)).toMatchObject({
      code: 'not-electable',
      candidates: ['ana', 'ben', 'cleo'],
      fewest: 3,
    })
  })

  it('means that differ by less than any decimal shows, and means that are equal', () => {
    const third = [scoring(2, { ana: 0 }), scoring(1, { ana: 1 })]
    const near = [...third, scoring(200_000, { ben: 0 }), scoring(100_001, { ben: 1 })]
    expect(count({ ballots: near }).elected).toEqual(['ben'])
    const level = [...third, scoring(200_000, { ben: 0 }), scoring(100_000, { ben: 1 })]
    expect(count({ ballots: level })).toMatchObject({ kind: 'tied', between: ['ana', 'ben'], forSeats: 1 })
  })
})

describe('Always true', () => {
  const inputs = fc.record({
    candidates: fc.constant(NAMES),
    seats: fc.integer({ min: 1, max: 4 }),
    tieBreaks: fc.constantFrom([], ['lot'] as const),
    seed: fc.constant('a'),
    min: fc.constant(-3),
    max: fc.constant(3),
    by: fc.constantFrom('sum', 'mean'),
    ballots: fc.array(
      fc.record({
        scores: fc
          .shuffledSubarray([...NAMES], { minLength: 0 })
          .chain((list) =>
            fc.tuple(
              ...list.map((candidate) =>
                fc.record({ candidate: fc.constant(candidate), score: fc.integer({ min: -3, max: 3 }) }),
              ),
            ),
          ),
        count: fc.integer({ min: 1, max: 3 }),
      }),
    ),
  })

  it('nobody is elected with a lower value than somebody who is not', () => {
    always(
      fc.property(inputs, (input) => {
        const { elected, scores } = countScore(input)
        for (const inside of scores.filter(({ candidate }) => elected.includes(candidate)))
          for (const outside of scores.filter(({ candidate }) => !elected.includes(candidate)))
            if (outside.value !== null) expect(compare(inside.value ?? ZERO, outside.value)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('the order of candidates and ballots plays no part', () => {
    always(
      fc.property(inputs, (input) => {
        const told = (one: ScoreInput) => {
          const { kind, elected } = countScore(one)
          return { kind, elected: [...elected].sort() }
        }
        const turned = { ...input, candidates: [...NAMES].reverse(), ballots: [...input.ballots].reverse() }
        expect(told(turned)).toEqual(told(input))
      }),
    )
  })

  it('it never throws', () => {
    const key = fc.constantFrom('candidates', 'seats', 'ballots', 'min', 'max', 'by', 'fewest')
    always(
      fc.property(fc.dictionary(key, fc.anything()), (more) => {
        const outcome = tryCountScore({ ...BASE, ...more })
        if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
      }),
      500,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a mean of one score beats a mean of many, unless the rule says on how many ballots somebody must be scored', () => {
    const ballots = [scoring(1, { ana: 5 }), scoring(99, { ben: 4 })]
    expect([count({ ballots }), count({ ballots, fewest: 10 })].map(({ elected }) => elected)).toEqual([
      ['ana'],
      ['ben'],
    ])
  })
})

describe('Refused', () => {
  it('everything at once', () => {
    expect(refusedOf(tryCountScore(null as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => countScore({} as never))).toEqual([
      'missing-key candidates',
      'missing-key seats',
      'missing-key tieBreaks',
      'missing-key min',
      'missing-key max',
      'missing-key by',
      'missing-key ballots',
    ])
    expect(
      refused({
        by: 'median',
        min: 0.5,
        fewest: 0,
        ballots: [
          {
            scores: [
              { candidate: 'zoe', score: 1 },
              { candidate: 'ana', score: 1 },
              { candidate: 'ana', score: '1' },
            ],
          },
          { scores: 'ana' },
        ],
      }),
    ).toEqual([
      'score-out-of-range min',
      'not-one-of by',
      'not-one-or-more fewest',
      'unknown-candidate ballots[0].scores[0].candidate',
      'score-out-of-range ballots[0].scores[2].score',
      'listed-twice ballots[0].scores[2].candidate',
      'wrong-kind ballots[1].scores',
    ])
  })
})
