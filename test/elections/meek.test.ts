import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countMeek,
  countScottish,
  type MeekInput,
  type PreferentialInput,
  tryCountMeek,
} from '../../src/elections/index.js'
import { add, compare, exact, ONE, ratio, ZERO } from '../../src/exact/index.js'
import { explain } from '../../src/reasons/index.js'
import { always } from '../arbitraries/run.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'
import { exactMeek } from './exact-meek.js'
import { coalitions, elections, papers } from './given.js'

const PRECISION = { places: 9, omega: 6 } as const
const BASE: MeekInput = {
  candidates: ['ana', 'ben', 'cleo'],
  seats: 2,
  ballots: papers('5 ana ben', '2 ben', '2 cleo'),
  tieBreaks: ['earlier-stages', 'lot'],
  ...PRECISION,
}
const count = (more: Partial<MeekInput>) => countMeek({ ...BASE, ...more })
const refused = (more: object) => refusedOf(tryCountMeek({ ...BASE, ...more }))

describe('From the source', () => {
  it('WC-3: a round of iterations: what an elected candidate keeps, and the quota', () => {
    const counted = count({ ballots: papers('6 ana ben', '2 ben', '1 cleo') })
    // First 9 / 3 and one unit of the last place; Ana keeps 3 of her 6, and half of each vote goes on to Ben.
    expect(counted.stages[0]).toMatchObject({
      stage: 1,
      iterations: 1,
      quota: exact('3.000000001'),
      elected: ['ana'],
      exhausted: ZERO,
    })
    expect(counted.stages[1]).toMatchObject({ stage: 2, iterations: 2, elected: ['ben'] })
    expect(counted.stages[1]?.keepValues).toEqual([
      { candidate: 'ana', keep: exact('0.500000001') },
      { candidate: 'ben', keep: ONE },
      { candidate: 'cleo', keep: ONE },
    ])
    expect(counted.stages[1]?.votes).toEqual([
      { candidate: 'ana', votes: exact('3.000000006') },
      { candidate: 'ben', votes: exact('4.999999994') },
      { candidate: 'cleo', votes: exact('1') },
    ])
    expect(counted).toMatchObject({ kind: 'elected', elected: ['ana', 'ben'] })
  })

  it('WC-3: the quota falls as votes are exhausted', () => {
    const counted = count({
      candidates: ['ana', 'ben', 'cleo', 'dan'],
      seats: 2,
      ballots: papers('6 ana', '3 ben', '1 cleo', '1 dan'),
    })
    // First 11/3. Of Ana's six votes nothing goes on: what she keeps falls towards a third of itself and the five others, 2.5, and Ben has reached it on the way.
    const last = counted.stages[1]
    expect(last?.excluded).toEqual([])
    expect(last?.elected).toEqual(['ben'])
    expect(compare(last?.quota ?? ZERO, exact('3'))).toBeLessThanOrEqual(0)
  })

  it('WC-3: why it is so, in words', () => {
    expect(explain(count({ ballots: papers('6 ana ben', '2 ben', '1 cleo') }).because, 'en')).toBe(
      "9 valid ballots were counted for 2 seats by the single transferable vote by Meek's method (WC-3). " +
        'It is reckoned to 9 places, until the surpluses together are below 1 in 10 to the power of 6 (WC-3). ' +
        'The quota came to about 3.0000 in the end: the votes that are not exhausted divided by 3, and one unit of the last place (WC-3). ' +
        'ana reached the quota at stage 1 and is elected (WC-3). ben reached the quota at stage 2 and is elected (WC-3).',
    )
  })

  it('anchor 9: a tie is never settled by the order of a list', () => {
    const tied = count({ candidates: ['ana', 'ben'], seats: 1, ballots: papers('1 ana', '1 ben'), tieBreaks: [] })
    expect(tied).toMatchObject({ kind: 'tied', between: ['ana', 'ben'], tieFor: 'exclusion', elected: [] })
    expect(tied.stages).toHaveLength(1)
  })
})

describe('At the boundary', () => {
  it('one below the least precision, exactly, and above; and the greatest', () => {
    expect([4, 5, 6].map((places) => refused({ places, omega: 1 }))).toEqual([
      ['precision-out-of-range places'],
      [],
      [],
    ])
    expect([29, 30, 31].map((places) => refused({ places }))).toEqual([[], [], ['precision-out-of-range places']])
  })

  it('omega of none, of one place, of all places, and of one more', () => {
    const omega = (places: number) => refused({ omega: places })
    expect([0, 1, 9, 10].map(omega)).toEqual([
      ['precision-out-of-range omega'],
      [],
      [],
      ['precision-out-of-range omega'],
    ])
  })

  it('one candidate fewer than seats, as many, and one more', () => {
    const seats = (many: number) => count({ seats: many })
    expect([4, 3, 2].map((many) => seats(many).kind)).toEqual(['seats-vacant', 'elected', 'elected'])
    expect(seats(4)).toMatchObject({ elected: ['ana', 'ben', 'cleo'], vacant: 1, stages: [{ iterations: 1 }] })
  })

  it('one paper fewer than a quota, and more than one', () => {
    // Twelve papers for two seats: more than 4 elect.
    const first = (votes: number) =>
      count({ ballots: papers(`${votes} ana`, `${12 - votes - 4} ben`, '4 cleo') }).stages[0]?.elected
    expect([3, 4, 5].map(first)).toEqual([['ben'], [], ['ana']])
  })

  it('no ballots at all: a tie between all', () => {
    expect(count({ ballots: [], tieBreaks: [] })).toMatchObject({
      kind: 'tied',
      between: ['ana', 'ben', 'cleo'],
      valid: 0,
    })
  })
})

describe('Ties', () => {
  it('earlier rounds tell apart those who are level now', () => {
    // Ana leads; Dan's paper brings Cleo up to Ben, who had more at the first round.
    const counted = count({
      candidates: ['ana', 'ben', 'cleo', 'dan'],
      seats: 1,
      ballots: papers('6 ana', '5 ben', '4 cleo', '1 dan cleo'),
      tieBreaks: ['earlier-stages'],
    })
    expect(counted.stages.map(({ excluded }) => excluded)).toEqual([['dan'], ['cleo'], []])
  })

  it('a lot wants a seed, a run-off its result', () => {
    const tied: Partial<MeekInput> = { candidates: ['ana', 'ben'], seats: 1, ballots: papers('1 ana', '1 ben') }
    expect(count(tied).kind).toBe('seed-wanted')
    expect(count({ ...tied, seed: 'x' }).kind).toBe('elected')
    expect(count({ ...tied, tieBreaks: ['run-off'] }).kind).toBe('run-off-needed')
    expect(count({ ...tied, tieBreaks: ['run-off'], runOffs: [['ben', 'ana']] }).elected).toEqual(['ben'])
  })
})

describe('Always true', () => {
  const meek = (input: PreferentialInput) => countMeek({ ...input, ...PRECISION })
  const valid = (input: PreferentialInput): number =>
    input.ballots.reduce((sum, { preferences, count: times = 1 }) => sum + (preferences.length > 0 ? times : 0), 0)

  it('it agrees with the same method in fractions, wherever those tell the candidates apart', () => {
    let told = 0
    always(
      fc.property(elections({ candidates: 5, papers: 8 }), (input) => {
        const expected = exactMeek(input)
        if (expected === undefined) return
        told++
        expect([...meek(input).elected].sort()).toEqual([...expected].sort())
      }),
      400,
    )
    expect(told).toBeGreaterThan(100)
  })

  it('at every round the votes and what is exhausted add up to the valid ballots, at any precision', () => {
    always(
      fc.property(
        elections(),
        fc.integer({ min: 5, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (input, places, omega) => {
          for (const { votes, exhausted } of countMeek({ ...input, places, omega }).stages)
            expect(votes.reduce((sum, one) => add(sum, one.votes), exhausted)).toEqual(ratio(BigInt(valid(input))))
        },
      ),
    )
  })

  it('as many are elected as there are seats or candidates, at any precision, nobody twice', () => {
    always(
      fc.property(elections(), fc.integer({ min: 5, max: 12 }), (input, places) => {
        const { elected, stages } = countMeek({ ...input, places, omega: places })
        expect(elected).toHaveLength(Math.min(input.seats, input.candidates.length))
        expect(new Set(elected).size).toBe(elected.length)
        expect(stages.flatMap((stage) => stage.elected)).toEqual(elected)
      }),
      500,
    )
  })

  it('nobody keeps more than all of a vote or less than nothing, and nobody is below zero votes', () => {
    always(
      fc.property(elections(), fc.integer({ min: 5, max: 9 }), (input, places) => {
        for (const { keepValues, votes, exhausted } of countMeek({ ...input, places, omega: places }).stages) {
          for (const { keep } of keepValues) {
            expect(compare(keep, ONE)).toBeLessThanOrEqual(0)
            expect(compare(keep, ZERO)).toBeGreaterThanOrEqual(0)
          }
          for (const one of votes) expect(compare(one.votes, ZERO)).toBeGreaterThanOrEqual(0)
          expect(compare(exhausted, ZERO)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('the same with billions of papers at the coarsest precision, where rounding leaves those elected short of the quota', () => {
    const sizes = fc.constantFrom([1, 1e6, 1e12], [1e12, 1e12, 1e12], [1e5, 1e6, 1e7])
    always(
      fc.property(elections(), sizes, (input, size) => {
        const ballots = input.ballots.map(({ preferences, count: times = 1 }, at) => ({
          preferences,
          count: times * (size[at % 3] as number),
        }))
        const { elected, stages } = countMeek({ ...input, ballots, places: 5, omega: 5 })
        expect(elected).toHaveLength(Math.min(input.seats, input.candidates.length))
        for (const { keepValues, votes, exhausted } of stages) {
          expect(compare(exhausted, ZERO)).toBeGreaterThanOrEqual(0)
          for (const { keep } of keepValues) expect(compare(keep, ONE)).toBeLessThanOrEqual(0)
          for (const one of votes) expect(compare(one.votes, ZERO)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('the order of candidates and of ballots plays no part', () => {
    const shuffled = elections().chain((input) =>
      fc.record({
        input: fc.constant(input),
        candidates: fc.shuffledSubarray([...input.candidates], { minLength: input.candidates.length }),
        ballots: fc.shuffledSubarray([...input.ballots], { minLength: input.ballots.length }),
        tieBreaks: fc.constantFrom([], ['lot'], ['earlier-stages', 'lot']),
      }),
    )
    const told = (input: PreferentialInput) => {
      const { kind, elected, stages } = meek(input)
      return {
        kind,
        elected: [...elected].sort(),
        excluded: stages.map(({ excluded, iterations }) => [excluded, iterations]),
      }
    }
    always(
      fc.property(shuffled, ({ input, candidates, ballots, tieBreaks }) => {
        const ties = tieBreaks as PreferentialInput['tieBreaks']
        expect(told({ ...input, candidates, ballots, tieBreaks: ties })).toEqual(told({ ...input, tieBreaks: ties }))
      }),
    )
  })

  it('papers counted together are papers listed one by one', () => {
    always(
      fc.property(elections(), (input) => {
        const ballots = input.ballots.flatMap(({ preferences, count: times = 1 }) =>
          Array.from({ length: times }, () => ({ preferences })),
        )
        expect(meek({ ...input, ballots })).toEqual(meek(input))
      }),
    )
  })

  it('whoever prefers the same group, for so many quotas, has so many of it elected', () => {
    let held = 0
    always(
      fc.property(coalitions, ({ input, group, quotas }) => {
        expect(meek(input).elected.filter((one) => group.includes(one)).length).toBeGreaterThanOrEqual(quotas)
        if (quotas > 0) held++
      }),
      500,
    )
    expect(held).toBeGreaterThan(100)
  })

  it('those who keep their seats are elected, whatever the ballots say', () => {
    const kept = elections().chain((input) =>
      fc.tuple(
        fc.constant(input),
        fc.subarray([...input.candidates], { maxLength: Math.min(input.seats, input.candidates.length) }),
      ),
    )
    always(
      fc.property(kept, ([input, sitting]) => {
        const { elected } = meek({ ...input, sitting })
        for (const one of sitting) expect(elected).toContain(one)
        expect(elected).toHaveLength(Math.min(input.seats, input.candidates.length))
      }),
    )
  })

  it('it never throws, and what it refuses it says', () => {
    const key = fc.constantFrom('candidates', 'seats', 'ballots', 'tieBreaks', 'seed', 'places', 'omega', 'sitting')
    always(
      fc.property(fc.dictionary(key, fc.anything()), fc.boolean(), (more, over) => {
        const outcome = tryCountMeek((over ? { ...BASE, ...more } : more) as never)
        if (outcome.kind === 'refused') expect(refusedOf(outcome)).not.toEqual([])
      }),
      1000,
    )
  })
})

describe('Not true, on purpose', () => {
  it('the same ballots can elect others than the Scottish count', () => {
    // There Dan gets 7 papers at 0.42857, which is 2.99999, and goes out before Cleo, who has 3; here he gets 3.66666.
    const election = { ...BASE, candidates: ['ana', 'ben', 'cleo', 'dan'], ballots: papers('7 ben dan ana', '3 cleo') }
    const { places: _, omega: __, ...scottish } = election
    expect(countMeek(election).elected).toEqual(['ben', 'dan'])
    expect(countScottish(scottish).elected).toEqual(['ben', 'cleo'])
  })
})

describe('Refused', () => {
  it('what is no input', () => {
    for (const input of [null, undefined, 7, []])
      expect(refusedOf(tryCountMeek(input as never))).toEqual(['wrong-kind'])
    expect(thrownBy(() => countMeek({} as never))).toEqual([
      'missing-key candidates',
      'missing-key seats',
      'missing-key tieBreaks',
      'missing-key places',
      'missing-key omega',
      'missing-key ballots',
    ])
  })

  it('a precision that is none', () => {
    for (const places of [Number.NaN, 9.5, '9', null, Number.POSITIVE_INFINITY])
      expect(refused({ places })).toEqual(['precision-out-of-range places'])
    expect(refused({ lastTransfer: 'made' })).toEqual(['unknown-key lastTransfer'])
  })
})
