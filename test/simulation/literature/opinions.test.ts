import { describe, expect, it } from 'vitest'
import { tryReadPlan } from '../../../src/simulation/index.js'
import { numberOf, ran } from '../ran.js'

const clustersOf = (parameters: Parameters<typeof ran>[1], replicates: number, name = 'clusters'): readonly number[] =>
  ran('opinions', parameters, { replicates }).map((told) => numberOf(told, name))
const meanOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length
const deviationOf = (numbers: readonly number[]): number => {
  const mean = meanOf(numbers)
  return Math.sqrt(meanOf(numbers.map((one) => (one - mean) ** 2)) * (numbers.length / (numbers.length - 1)))
}

// Opinion dynamics and bounded confidence models, analysis, and simulation (JASSS 5(3)), section 4.1: 625 opinions, uniform at random, all at once. Figure 2 shows one run each: exactly 38 opinions survive at .01, two camps at .15, consensus at .25.
describe('Hegselmann and Krause (2002): 625 members', () => {
  const near = (epsilon: number) => ({ members: 625, hears: { kind: 'hegselmann-krause', epsilon } })

  it('.25: one opinion, from evenly spread starts and from all of 30 by chance', () => {
    expect(clustersOf({ ...near(0.25), opinions: { kind: 'even' } }, 1)).toEqual([1])
    expect(clustersOf(near(0.25), 30)).toEqual(Array.from({ length: 30 }, () => 1))
  })

  // One run in the paper: by chance a camp is left in the middle, too, and then there are three.
  it('.15: two camps, or three with one in the middle', () => {
    const clusters = clustersOf(near(0.15), 30)
    expect(new Set(clusters)).toEqual(new Set([2, 3]))
  })

  it('.01: about 38 opinions. The 38 of the paper is one draw of what is drawn here forty times, so it lies within three deviations of the mean', () => {
    const clusters = clustersOf(near(0.01), 40)
    expect(Math.abs(meanOf(clusters) - 38)).toBeLessThan(3 * deviationOf(clusters))
    expect(deviationOf(clusters)).toBeLessThan(4)
  })

  it('every run came to rest', () => {
    for (const epsilon of [0.01, 0.15, 0.25])
      for (const told of ran('opinions', near(epsilon), { replicates: 10 })) expect(told.measures['settled']).toBe(true)
  })
})

// Mixing beliefs among interacting agents (Advances in Complex Systems 3): about 1 / (2 d) opinions are left, rounded down, besides some members at the ends: 1 at .5 and .3, 2 at .2, 5 at .1. It is their rough estimate, and holds here within one.
describe('Deffuant, Neau, Amblard and Weisbuch (2000): about 1 / (2 d) groups', () => {
  const meeting = (epsilon: number) => ({
    members: 1000,
    hears: { kind: 'deffuant', epsilon, step: 0.5 },
    rounds: 60,
    tolerance: 1e-3,
    mainShare: 0.05,
  })

  it.each([
    [0.5, 1, 0],
    [0.3, 1, 0],
    [0.2, 2, 0],
    [0.1, 5, 1],
  ])('at %d, groups of a twentieth of the members or more: %i, within %i', (epsilon, expected, within) => {
    for (const groups of clustersOf(meeting(epsilon), 8, 'mainClusters'))
      expect(Math.abs(groups - expected)).toBeLessThanOrEqual(within)
  })
})

// Reaching a consensus (Journal of the American Statistical Association 69): the weights π with π P = π. (1/3, 2/3) × [[1/2, 1/2], [1/4, 3/4]] = (1/6 + 1/6, 1/6 + 1/2) = (1/3, 2/3).
describe('DeGroot (1974)', () => {
  const weighing = (weights: number[][], values: number[]) =>
    ran('opinions', {
      members: weights.length,
      opinions: { kind: 'listed', values },
      hears: { kind: 'degroot', weights },
      tolerance: 1e-14,
      apart: 1e-9,
      rounds: 500,
    })[0]

  it.each([
    [[1, 0], 1 / 3],
    [[0, 1], 2 / 3],
    [[0.3, 0.9], 0.7],
  ])('from %j the two of [[1/2, 1/2], [1/4, 3/4]] agree on %d', (values, expected) => {
    for (const weights of [
      [
        [0.5, 0.5],
        [0.25, 0.75],
      ],
      [
        [1, 1],
        [1, 3],
      ],
    ]) {
      const told = weighing(weights, values)
      expect(told.measures).toMatchObject({ clusters: 1, settled: true })
      expect(numberOf(told, 'finalMean')).toBeCloseTo(expected, 12)
    }
  })

  it('two who each heed the other alone change places for ever: the matrix is periodic', () => {
    expect(
      weighing(
        [
          [0, 1],
          [1, 0],
        ],
        [0, 1],
      ).measures,
    ).toMatchObject({ clusters: 2, settled: false, rounds: 500, spread: 1 })
  })

  it('two who heed nobody else agree on nothing', () => {
    expect(
      weighing(
        [
          [1, 0],
          [0, 1],
        ],
        [0, 1],
      ).measures,
    ).toMatchObject({ clusters: 2, settled: true, spread: 1 })
  })
})

// Minority opinion spreading in random geometry (The European Physical Journal B 25). Groups of 3: p' = p³ + 3p²(1 - p), which stays as it is at 0, 1/2 and 1. Groups of 4, a level one keeping things as they are: p' = p⁴ + 4p³(1 - p); p' = p where
// 3p³ - 4p² + 1 = (p - 1)(3p² - p - 1) = 0, so at (1 + √13) / 6 = .7676.
describe('Galam (2002): who wins in small groups', () => {
  const members = 12_000
  const ends = (groupSize: number, share: number) =>
    ran('galam', { members, groupSize, inFavour: Math.round(share * members) }, { replicates: 5 }).map(
      ({ measures }) => measures['inFavourShare'],
    )
  const all = (end: number) => Array.from({ length: 5 }, () => end)

  it('the unstable points are those of the maps', () => {
    const four = (1 + Math.sqrt(13)) / 6
    expect(four).toBeCloseTo(0.7676, 4)
    expect(four ** 4 + 4 * four ** 3 * (1 - four)).toBeCloseTo(four, 12)
    expect(0.5 ** 3 + 3 * 0.5 ** 2 * 0.5).toBe(0.5)
  })

  // A round moves the share of 12,000 by chance by about √(.25 / 12,000) = .005 at most, while the map carries it half as far again from the point each round: all chance together is worth less than .01 at the start, and .05 is five times that.
  it.each([
    [3, 0.45, 0],
    [3, 0.55, 1],
    [4, 0.7176, 0],
    [4, 0.8176, 1],
  ])('groups of %i: from %d all come to %i', (groupSize, share, end) => {
    expect(ends(groupSize, share)).toEqual(all(end))
  })

  // With .72 in favour, groups of three carry it and groups of four lose it.
  it('a majority of .7 that talks in fours loses', () => {
    expect(ends(3, 0.7)).toEqual(all(1))
    expect(ends(4, 0.7)).toEqual(all(0))
  })

  it('no more can be in favour than there are members', () => {
    const read = (inFavour: number) =>
      tryReadPlan({ model: 'galam', seed: 'a', parameters: { members: 10, inFavour } }).kind
    expect([10, 11].map(read)).toEqual(['plan', 'refused'])
  })

  it('the first round does what the map says', () => {
    const rounds = ran('galam', { members, groupSize: 4, inFavour: 9600, rounds: 1 }, { replicates: 20 })
    // .8: .4096 + .4096 = .8192. 3,000 groups, each for or against: deviation √(.8192 × .1808 / 3000) = .0070 a run.
    const mean = meanOf(rounds.map((told) => numberOf(told, 'inFavourShare')))
    expect(Math.abs(mean - 0.8192)).toBeLessThan((4 * 0.007) / Math.sqrt(20))
  })
})
