import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { averageOf } from '../../src/averages/index.js'
import {
  CHOICES,
  EMPTY_PROPOSAL_TALLY,
  EMPTY_TALLY,
  mergeProposalTallies,
  mergeTallies,
  type Tally,
  tallyOf,
  tallyOfProposals,
} from '../../src/ballots/index.js'
import { divide, exact, type Ratio } from '../../src/exact/index.js'
import { always } from '../arbitraries/run.js'
import { thrownBy } from '../decisions/problems-of.js'

describe('From the source', () => {
  it('WJC-9: 15 and 10 for coordinators are two proposals of 25 in all, whose mean is 12.5', () => {
    const tally = tallyOfProposals([exact(15), exact(10)])
    expect(tally).toEqual({ count: 2, sum: exact(25) })
    expect(divide(tally.sum, exact(tally.count))).toEqual(exact('12.5'))
  })
  it('the British referendum of 2016 adds up from its four nations: 17,410,742 to leave, 16,141,241 to remain', () => {
    const nation = (leave: number, remain: number): Tally => ({ for: leave, against: remain, abstain: 0 })
    const england = nation(15_188_406, 13_266_996)
    const nations = [nation(854_572, 772_347), nation(1_018_322, 1_661_191), nation(349_442, 440_707)]
    expect(nations.reduce(mergeTallies, england)).toEqual(nation(17_410_742, 16_141_241))
  })
})

describe('At the boundary', () => {
  it('no ballots, one, two', () => {
    expect(tallyOf([])).toEqual(EMPTY_TALLY)
    expect(tallyOf(['abstain'])).toEqual({ for: 0, against: 0, abstain: 1 })
    expect(tallyOf(['for', 'against'])).toEqual({ for: 1, against: 1, abstain: 0 })
    expect(tallyOfProposals([])).toEqual(EMPTY_PROPOSAL_TALLY)
  })
})

describe('Always true', () => {
  const choices = fc.array(fc.constantFrom(...CHOICES), { maxLength: 40 })
  const proposals = fc.array(
    fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 60 })).map(([a, b]) => `${a}/${b}`),
    { maxLength: 20 },
  )
  const ratios = (list: readonly string[]): Ratio[] => list.map(exact)

  it('merged tallies are the tally of all together, and nobody is lost', () => {
    always(
      fc.property(choices, choices, (one, other) => {
        const merged = mergeTallies(tallyOf(one), tallyOf(other))
        expect(merged).toEqual(tallyOf([...one, ...other]))
        expect(merged.for + merged.against + merged.abstain).toBe(one.length + other.length)
      }),
    )
  })
  it('merging is in any order and any grouping, and nothing added to a tally leaves it as it is', () => {
    always(
      fc.property(choices, choices, choices, (x, y, z) => {
        const [a, b, c] = [tallyOf(x), tallyOf(y), tallyOf(z)]
        expect(mergeTallies(a, b)).toEqual(mergeTallies(b, a))
        expect(mergeTallies(mergeTallies(a, b), c)).toEqual(mergeTallies(a, mergeTallies(b, c)))
        expect(mergeTallies(a, EMPTY_TALLY)).toEqual(a)
      }),
    )
  })
  it('the mean of merged proposals is the mean of everyone, exactly', () => {
    always(
      fc.property(proposals, proposals, (one, other) => {
        const merged = mergeProposalTallies(tallyOfProposals(ratios(one)), tallyOfProposals(ratios(other)))
        expect(merged).toEqual(tallyOfProposals(ratios([...one, ...other])))
        const average = averageOf({ proposals: [...one, ...other] })
        expect(merged.count).toBe(average.count)
        if (average.kind === 'average') expect(divide(merged.sum, exact(merged.count))).toEqual(average.value)
      }),
    )
  })
  it('counting changes neither the ballots nor the tally of none', () => {
    always(
      fc.property(choices, (list) => {
        const frozen = Object.freeze([...list])
        tallyOf(frozen)
        expect(frozen).toEqual(list)
        expect(EMPTY_TALLY).toEqual({ for: 0, against: 0, abstain: 0 })
      }),
    )
  })
})

describe('Refused', () => {
  it('what is no choice, each at its place; never a count that is none', () => {
    const told = (choices: unknown) => thrownBy(() => tallyOf(choices as never))
    expect(told(['for', 'si', null, 'against', 'constructor'])).toEqual([
      'not-one-of [1]',
      'not-one-of [2]',
      'not-one-of [4]',
    ])
    for (const none of ['for', null, undefined, 7, { for: 1 }]) expect(told(none)).toEqual(['wrong-kind'])
    expect(tallyOf(new Set(['for'] as const))).toEqual({ for: 1, against: 0, abstain: 0 })
  })

  it('what is no number, by its place; and what nobody can go through', () => {
    const told = (proposals: unknown) => thrownBy(() => tallyOfProposals(proposals as never))
    expect(told(['1', Number.NaN, null, '', { numerator: 1n, denominator: 0n }])).toEqual([
      'not-a-number [1]',
      'not-a-number [2]',
      'not-a-number [3]',
      'zero-denominator [4]',
    ])
    // Of a hundred times apart, told once.
    expect(told(['50', '1', '50%', 'x', '40%'])).toEqual(['mixed-percent [2]', 'not-a-number [3]'])
    for (const none of [null, undefined, 7, { sum: 1 }]) expect(told(none)).toEqual(['wrong-kind'])
    expect(tallyOfProposals(new Set(['1', '0.5', { numerator: -2n, denominator: -4n }]))).toEqual({
      count: 3,
      sum: exact(2),
    })
  })
})

describe('Not true, on purpose', () => {
  it('the mean of the means of groups of different size is not the mean of everyone: tallies merge, means do not', () => {
    const [small, large] = [tallyOfProposals([exact(0)]), tallyOfProposals([exact(6), exact(6)])]
    const merged = mergeProposalTallies(small, large)
    expect(divide(merged.sum, exact(merged.count))).toEqual(exact(4))
    expect(divide(exact(6), exact(2))).toEqual(exact(3))
  })
})
