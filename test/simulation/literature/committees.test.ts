import { describe, expect, it } from 'vitest'
import { fourErrors, numberOf, ran } from '../ran.js'

const chooseOf = (n: number, k: number): bigint => {
  let found = 1n
  for (let at = 1; at <= k; at++) found = (found * BigInt(n - k + at)) / BigInt(at)
  return found
}

/** A fraction of whole numbers as a double, to 15 places. */
const shareOf = (numerator: bigint, denominator: bigint): number =>
  Number((numerator * 10n ** 15n) / denominator) / 1e15

/** All ways in which so many may be for something: a list of who is, for each. */
const minds = (members: number): readonly (readonly boolean[])[] =>
  Array.from({ length: 2 ** members }, (_, way) => Array.from({ length: members }, (__, at) => ((way >> at) & 1) === 1))

const supportOf = (weights: readonly number[], mind: readonly boolean[]): number =>
  weights.reduce((sum, weight, at) => (mind[at] === true ? sum + weight : sum), 0)

describe('The jury theorem: Condorcet (1785); Boland (1989)', () => {
  // P(more than half of n are right) = sum over k > n/2 of C(n, k) (3/5)^k (2/5)^(n-k): whole numbers over 5^n.
  const exactly = (members: number): number => {
    let ways = 0n
    for (let right = (members + 1) / 2; right <= members; right++)
      ways += chooseOf(members, right) * 3n ** BigInt(right) * 2n ** BigInt(members - right)
    return shareOf(ways, 5n ** BigInt(members))
  }

  it.each([
    [11, 0.753498, 20_000],
    [101, 0.979103, 10_000],
  ])('%i members of .6 are right together with %d', (members, expected, votes) => {
    expect(exactly(members)).toBeCloseTo(expected, 6)
    const [told] = ran('jury', { members, competence: 0.6, votes })
    expect(Math.abs(numberOf(told, 'rightShare') - expected)).toBeLessThan(fourErrors(expected, votes))
  })
})

describe('Shapley and Grofman (1984): competences .9 .9 .6 .6 .6', () => {
  const competences = [9, 9, 6, 6, 6]
  const votes = 20_000
  // The best weights are as log(p / (1 - p)): 2.197 and .405. Then two experts who agree decide, for 2 × 2.197 > 3 × .405; if they differ the majority of the others does. So do 3 3 1 1 1.
  const cases = [
    ['a simple majority', [1, 1, 1, 1, 1], 0.877],
    ['the best weights', [3, 3, 1, 1, 1], 0.927],
    ['an expert alone', [1, 0, 0, 0, 0], 0.9],
  ] as const

  it.each(cases)('%s is right with %j: %d', (_, weights, expected) => {
    const ways = minds(5).reduce((sum, right) => {
      if (2 * supportOf(weights, right) <= supportOf(weights, [true, true, true, true, true])) return sum
      return (
        sum +
        BigInt(
          right.reduce(
            (product, one, at) => product * (one ? (competences[at] as number) : 10 - (competences[at] as number)),
            1,
          ),
        )
      )
    }, 0n)
    expect(shareOf(ways, 100_000n)).toBeCloseTo(expected, 3)
    const values = competences.map((tenths) => tenths / 10)
    const [told] = ran('jury', { members: 5, competence: { kind: 'listed', values }, weights: [...weights], votes })
    expect(Math.abs(numberOf(told, 'rightShare') - shareOf(ways, 100_000n))).toBeLessThan(fourErrors(expected, votes))
  })

  it('the whole weights decide as the logarithms do, and better than any of the rules between them', () => {
    const logarithms = competences.map((tenths) => Math.log(tenths / (10 - tenths)))
    const all = [true, true, true, true, true]
    for (const right of minds(5)) {
      const byLogarithms = 2 * supportOf(logarithms, right) > supportOf(logarithms, all)
      expect(2 * supportOf([3, 3, 1, 1, 1], right) > supportOf([3, 3, 1, 1, 1], all)).toBe(byLogarithms)
    }
  })
})

describe('Rae (1969), Taylor (1969): five members, each for a proposal with 1/2', () => {
  // A member gets what they want with 1/2 + C(n - 1, k - 1) / 2^n where k votes carry: 1/2 + 6/32, 4/32, 1/32.
  it.each([
    [3, 0.6875],
    [4, 0.625],
    [5, 0.53125],
  ])('%i votes carry: a member gets what they want with %d', (votes, expected) => {
    expect(0.5 + shareOf(chooseOf(4, votes - 1), 32n)).toBe(expected)
    const served = minds(5).reduce((sum, mind) => {
      const support = mind.filter((one) => one).length
      return sum + (support >= votes ? support : 5 - support)
    }, 0)
    expect(served / (5 * 32)).toBe(expected)
    const decisions = 20_000
    const [told] = ran('committee', { members: 5, threshold: { votes }, decisions })
    // What one decision adds to the share lies between 0 and 1, so that its deviation is at most 1/2.
    expect(Math.abs(numberOf(told, 'servedShare') - expected)).toBeLessThan(fourErrors(0.5, decisions))
  })

  it('no rule serves members better than a simple majority', () => {
    const served = [1, 2, 3, 4, 5].map((votes) =>
      numberOf(ran('committee', { members: 5, threshold: { votes }, decisions: 20_000 })[0], 'servedShare'),
    )
    expect(served.indexOf(Math.max(...served))).toBe(2)
  })
})

describe('Penrose (1946), Banzhaf (1965): who can turn a decision', () => {
  // A member turns a simple majority of an odd n where the others are level: C(n - 1, (n - 1) / 2) / 2^(n - 1); for many about the root of 2 / (π n).
  it.each([3, 5, 25, 101])('one of %i can, as often as the others are level', (members) => {
    const expected = shareOf(chooseOf(members - 1, (members - 1) / 2), 2n ** BigInt(members - 1))
    if (members > 20) expect(Math.abs(expected / Math.sqrt(2 / (Math.PI * members)) - 1)).toBeLessThan(0.015)
    const decisions = 10_000
    const [told] = ran('committee', { members, threshold: { votes: (members + 1) / 2 }, decisions })
    expect(Math.abs(numberOf(told, 'pivotalShare') - expected)).toBeLessThan(fourErrors(expected, decisions))
  })

  /** How many of the ways of the others each member can turn. */
  const swings = (weights: readonly number[], quota: number): readonly number[] =>
    weights.map(
      (_, member) =>
        minds(weights.length).filter(
          (mind) =>
            mind[member] === true &&
            supportOf(weights, mind) >= quota &&
            supportOf(weights, mind) - (weights[member] as number) < quota,
        ).length,
    )

  /** In how many of the orders in which they may come in each member is the one who brings it over the quota. */
  const pivots = (weights: readonly number[], quota: number): readonly number[] => {
    const counts = weights.map(() => 0)
    const enter = (left: readonly number[], support: number): void => {
      for (const one of left) {
        const after = support + (weights[one] as number)
        const others = left.filter((other) => other !== one)
        // Whoever comes after may come in any order.
        if (support < quota && after >= quota)
          counts[one] = (counts[one] as number) + others.reduce((product, _, at) => product * (at + 1), 1)
        else enter(others, after)
      }
    }
    enter(
      weights.map((_, at) => at),
      0,
    )
    return counts
  }

  /** As often as members could turn a decision of the model, out of so many. */
  const turned = (weights: readonly number[], quota: number, decisions: number): readonly number[] =>
    ran(
      'committee',
      { members: weights.length, weights: [...weights], threshold: { votes: quota }, decisions },
      { series: true },
    )[0].series.map((row) => row[3] as number)

  // The Council of the European Economic Community of 1958: Germany, France and Italy 4 votes each, Belgium and the Netherlands 2, Luxembourg 1; 12 of 17 carry. All other weights are even, so the one vote never brings anything to 12.
  it('the Council of the EEC of 1958: Banzhaf 5/21 and 1/7, Shapley and Shubik 7/30 and 3/20, and Luxembourg has no power', () => {
    const weights = [4, 4, 4, 2, 2, 1]
    expect(swings(weights, 12)).toEqual([10, 10, 10, 6, 6, 0])
    expect([10 / 42, 6 / 42]).toEqual([5 / 21, 1 / 7])
    expect(pivots(weights, 12)).toEqual([168, 168, 168, 108, 108, 0])
    expect([168 / 720, 108 / 720]).toEqual([7 / 30, 3 / 20])
    const decisions = 20_000
    for (const [member, count] of turned(weights, 12, decisions).entries()) {
      const expected = (swings(weights, 12)[member] as number) / 32
      expect(Math.abs(count / decisions - expected)).toBeLessThanOrEqual(fourErrors(expected, decisions))
    }
  })

  // Banzhaf's own case, the Board of Supervisors of Nassau County of 1958: 9 9 7 3 1 1, and 16 carry. Any two of the first three are 16 or more; the last three with one of them are 14 at most.
  it('Nassau County of 1958: three of six supervisors can turn nothing', () => {
    expect(swings([9, 9, 7, 3, 1, 1], 16)).toEqual([16, 16, 16, 0, 0, 0])
    expect(turned([9, 9, 7, 3, 1, 1], 16, 5000).slice(3)).toEqual([0, 0, 0])
  })
})

describe('Barberà and Jackson (2004): rules that would be kept', () => {
  // The definition is theirs; this society of ten shows what they prove, that there need be no self-stable rule. U(s) by going through all 1,024 ways in which the ten may turn out.
  const probability = [0.3, 0.3, 0.5, 0.5, 0.7, 0.7, 0.7, 0.7, 0.7, 0.7]
  const ways = minds(10).map((mind) => ({
    mind,
    support: mind.filter((one) => one).length,
    chance: mind.reduce(
      (product, one, at) => product * (one ? (probability[at] as number) : 1 - (probability[at] as number)),
      1,
    ),
  }))
  const utility = (member: number, rule: number): number =>
    ways.reduce((sum, { mind, support, chance }) => (mind[member] === support >= rule ? sum + chance : sum), 0)
  const rules = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

  it('two like 8 votes best, two 6 and six 4; each rule is replaced by another that enough of them like better', () => {
    const liked = probability.map((_, member) =>
      rules.reduce((best, rule) => (utility(member, rule) > utility(member, best) ? rule : best)),
    )
    expect(liked).toEqual([8, 8, 6, 6, 4, 4, 4, 4, 4, 4])
    const [told] = ran('self-stable', { members: 10, inFavour: { kind: 'listed', values: probability } })
    expect(told.measures).toMatchObject({
      liked: liked.join(' '),
      selfStable: 0,
      rules: '',
      majorityStable: false,
      settledAt: null,
    })
    // The nearest miss: under 4 votes the four who like more are enough to leave it, and under 5 the six who like 4 are.
    const better = (rule: number, than: number) =>
      probability.filter((_, member) => utility(member, rule) > utility(member, than) + 1e-12).length
    expect(better(5, 4)).toBe(4)
    expect(better(4, 5)).toBe(6)
    for (const rule of rules)
      expect(Math.max(...rules.map((other) => better(other, rule)))).toBeGreaterThanOrEqual(rule)
  })

  // A threshold that is the average of shares said rests where as many push as it takes: x with #(peaks above x) / 10 <= x <= #(peaks of x or above) / 10. Peaks .8 .8 .6 .6 and six .4: below .4 all ten are above, and 1 <= x fails; at .4 four are above, .4 <= .4 <= 1
  // holds; between .4 and .6 it would have to be .4; at .6 four are not below: .6 <= .4 fails, and above it even more so. In good faith it is (1.6 + 1.2 + 2.4) / 10 = .52.
  it('a threshold that is the average of what they wish has one resting place, .4', () => {
    const [told] = ran('self-stable', {})
    expect(told.measures).toMatchObject({ averageEquilibrium: '2/5', sincereAverage: '13/25' })
    const peaks = [0.8, 0.8, 0.6, 0.6, 0.4, 0.4, 0.4, 0.4, 0.4, 0.4]
    const rests = Array.from({ length: 1001 }, (_, at) => at / 1000).filter(
      (x) => peaks.filter((peak) => peak > x).length / 10 <= x && x <= peaks.filter((peak) => peak >= x).length / 10,
    )
    expect(rests).toEqual([0.4])
  })
})
