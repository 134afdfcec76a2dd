import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide } from '../../src/decisions/index.js'
import { carryOut, type RanRow, readPlan, tryReadPlan } from '../../src/simulation/index.js'
import { leastFor, type Threshold } from '../../src/simulation/models/committee/least-for.js'
import { always } from '../arbitraries/run.js'
import { fourErrors, numberOf, ran } from './ran.js'

const carries = (threshold: Threshold, electorate: number, cast: number, support: number): boolean => {
  const least = leastFor(threshold, electorate)
  if (typeof least !== 'function') throw new Error('refused')
  return support >= least(cast)
}

describe('From the source', () => {
  it('WJC-7: 72 % of ten members are eight', () => {
    expect([7, 8].map((support) => carries({ atLeast: '72%', of: 'electorate' }, 10, 10, support))).toEqual([
      false,
      true,
    ])
  })

  // Each of three is for it with 1/2: two or three of them are in 4 of 8 cases. One alone turns it where the other two differ: 1/2; somebody can in 6 of 8, all but yes-yes-yes and no-no-no.
  it('three members, a majority of them: carried in 4 of 8 cases, turned by somebody in 6, by a given one in 4', () => {
    const [told] = ran('committee', { members: 3, threshold: { votes: 2 }, decisions: 20_000 })
    for (const [name, expected] of [
      ['carriedShare', 1 / 2],
      ['decisiveShare', 6 / 8],
      ['pivotalShare', 1 / 2],
    ] as const)
      expect(Math.abs(numberOf(told, name) - expected)).toBeLessThan(fourErrors(expected, 20_000))
    // A simple majority of an odd number always does what more of them want.
    expect(told.measures).toMatchObject({ majorityServed: 20_000, level: 0 })
  })
})

describe('At the boundary', () => {
  const certain = (yes: number, threshold: Threshold) =>
    ran('committee', {
      members: 6,
      decisions: 1,
      threshold,
      inFavour: { kind: 'listed', values: [1, 1, 1, 1, 1, 1].fill(0, yes) },
    })[0]

  it('one vote fewer than the threshold loses, exactly as many carry', () => {
    expect([3, 4, 5].map((yes) => certain(yes, { votes: 4 }).measures['carried'])).toEqual([0, 1, 1])
    expect([3, 4, 5].map((yes) => certain(yes, { atLeast: '2/3', of: 'electorate' }).measures['carried'])).toEqual([
      0, 1, 1,
    ])
    expect([3, 4, 5].map((yes) => certain(yes, { moreThan: '2/3', of: 'electorate' }).measures['carried'])).toEqual([
      0, 0, 1,
    ])
  })

  it('only whoever votes can be the one who turns it', () => {
    expect(certain(4, { votes: 4 }).measures).toMatchObject({
      decisiveShare: 1,
      pivotalShare: 4 / 6,
      servedShare: 4 / 6,
    })
    expect(certain(5, { votes: 4 }).measures).toMatchObject({ decisiveShare: 0, pivotalShare: 0, servedShare: 5 / 6 })
    const nobody = { members: 6, decisions: 3, takesPart: 0, threshold: { moreThan: '1/2', of: 'ballots' } }
    expect(ran('committee', nobody)[0].measures).toMatchObject({ carried: 0, pivotalShare: 0 })
  })
})

describe('Always true', () => {
  const shares = fc.constantFrom('1/3', '1/2', '50%', '0.6', '2/3', '72%', '3/4', '1')
  const share = fc.oneof(
    fc.record({ atLeast: shares, of: fc.constantFrom('electorate' as const, 'ballots' as const) }),
    // More than all is refused by `decide`, and so here.
    fc.record({
      moreThan: shares.filter((one) => one !== '1'),
      of: fc.constantFrom('electorate' as const, 'ballots' as const),
    }),
  )

  it('the kernel carries what `decide` carries', () => {
    always(
      fc.property(
        share,
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 }),
        (rule, support, against, absent) => {
          const cast = support + against
          const counts = { electorate: cast + absent, for: support, against, abstain: 0, closed: true }
          expect(carries(rule, counts.electorate, cast, support)).toBe(decide({ rule, ...counts }).kind === 'carried')
        },
      ),
      1000,
    )
  })

  it('what the higher of two thresholds carries, the lower one carries: the same chance meets both', () => {
    const plan = readPlan({
      model: 'committee',
      seed: 'thresholds',
      parameters: { members: 9, decisions: 200 },
      vary: { threshold: [1, 2, 3, 4, 5, 6, 7, 8, 9].map((votes) => ({ votes })) },
      common: { noise: ['threshold'], preferences: ['threshold'] },
    })
    const carried = Array.from({ length: plan.runs }, (_, at) => (carryOut(plan, at) as RanRow).measures[0] as number)
    expect(carried).toEqual([...carried].sort((a, b) => b - a))
    expect(carried[0]).toBeGreaterThan(carried[8] as number)
  })
})

describe('Common random numbers', () => {
  it('a member wants the same however many others there are', () => {
    const plan = readPlan({
      model: 'committee',
      seed: 'members',
      series: true,
      // Whoever is asked alone is carried by: the first of three and the only one want the same.
      parameters: { decisions: 50, weights: [1, 0, 0], threshold: { votes: 1 } },
      vary: { members: [1, 3] },
      replicates: 10,
      common: { noise: ['members'] },
    })
    const carried = Array.from({ length: 20 }, (_, at) => (carryOut(plan, at) as RanRow).measures[0])
    expect(carried.slice(10)).toEqual(carried.slice(0, 10))
    expect(new Set(carried).size).toBeGreaterThan(1)
  })
})

describe('Not true, on purpose', () => {
  it('votes are not power: under 50 % + 1 of 2, 2 and 1 the third has as much as the others, with 3, 3 and 1 of 6 none', () => {
    const power = (weights: number[], votes: number) =>
      ran('committee', { members: 3, weights, threshold: { votes }, decisions: 2000 }, { series: true })[0].series.map(
        (row) => row[3],
      )
    const [, , third] = power([2, 2, 1], 3)
    expect(third).toBeGreaterThan(0)
    expect(power([3, 3, 1], 6)[2]).toBe(0)
  })
})

describe('Refused', () => {
  const refused = (threshold: unknown) => {
    const read = tryReadPlan({ model: 'committee', seed: 'a', parameters: { threshold } })
    return read.kind === 'refused' ? read.problems.map(({ code, path }) => `${code} ${path}`) : []
  }

  it('what `decide` refuses is refused in its words', () => {
    expect(refused({ atLeast: '3/2', of: 'electorate' })).toEqual(['threshold-out-of-range parameters.threshold'])
    expect(refused({ moreThan: '1', of: 'electorate' })).toEqual(['more-than-all parameters.threshold'])
  })

  it('60 for .6', () => {
    const given = (inFavour: object) => tryReadPlan({ model: 'committee', seed: 'a', parameters: { inFavour } }).kind
    expect([-0.1, 0, 1, 60].map((one) => given({ kind: 'listed', values: [0.5, one] }))).toEqual([
      'refused',
      'plan',
      'plan',
      'refused',
    ])
    expect(given({ kind: 'uniform', from: 0.5, to: 1.1 })).toBe('refused')
    expect(given({ kind: 'bell', mean: 0.9, deviation: 0.2 })).toBe('plan')
    expect(given({ kind: 'bell', mean: 60, deviation: 1 })).toBe('refused')
    const second = { kind: 'among', values: [2] }
    expect(given({ kind: 'mixed', share: 0.5, first: { kind: 'uniform' }, second })).toBe('refused')
  })

  it.each([{ votes: 0 }, { atLeast: 'two thirds' }, { atLeast: '1/2', moreThan: '1/2' }, {}])('%j', (threshold) =>
    expect(refused(threshold)).not.toEqual([]),
  )
})
