import { describe, expect, it } from 'vitest'
import { fourErrors, numberOf, ran } from '../ran.js'

describe('How often nobody beats each other one: three candidates, every order as likely', () => {
  // A member ranks a given candidate above both others with 1/3, below both with 1/3, and above one of them with 1/6 each. Member by member, how probably they rank it above the first other so often, and above the second so often; it beats both where both are more than half. Three candidates can.
  const nobody = (members: number): number => {
    const wide = members + 1
    let chances = new Float64Array(wide * wide)
    chances[0] = 1
    for (let member = 0; member < members; member++) {
      const next = new Float64Array(wide * wide)
      for (let a = 0; a <= member; a++)
        for (let b = 0; b <= member; b++) {
          const chance = chances[a * wide + b] as number
          for (const [upA, upB, share] of [
            [1, 1, 1 / 3],
            [0, 0, 1 / 3],
            [1, 0, 1 / 6],
            [0, 1, 1 / 6],
          ] as const) {
            const place = (a + upA) * wide + b + upB
            next[place] = (next[place] as number) + share * chance
          }
        }
      chances = next
    }
    let beats = 0
    for (let a = 0; a <= members; a++)
      for (let b = 0; b <= members; b++)
        if (2 * a > members && 2 * b > members) beats += chances[a * wide + b] as number
    return 1 - 3 * beats
  }

  it('three members: 12 of the 216 ways, one by one (Condorcet 1785)', () => {
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ]
    let ways = 0
    for (const one of orders)
      for (const two of orders)
        for (const three of orders) {
          const beats = (a: number, b: number) =>
            [one, two, three].filter((order) => order.indexOf(a) < order.indexOf(b)).length >= 2
          if (![0, 1, 2].some((a) => [0, 1, 2].every((b) => a === b || beats(a, b)))) ways++
        }
    expect(ways).toBe(12)
    expect(nobody(3)).toBeCloseTo(12 / 216, 12)
  })

  // Guilbaud (1952): 1/4 - 3 / (2π) × arcsin(1/3) = .08774. What is left out of it falls as 1/n: .0004 at 201.
  it('many members: .08774 (Guilbaud 1952)', () => {
    const limit = 1 / 4 - (3 / (2 * Math.PI)) * Math.asin(1 / 3)
    expect(limit).toBeCloseTo(0.08774, 5)
    expect(nobody(101)).toBeCloseTo(0.0869, 4)
    expect(Math.abs(nobody(201) - limit)).toBeLessThan(0.0005)
    expect(limit - nobody(201)).toBeLessThan(limit - nobody(101))
  })

  it.each([
    [3, 20_000],
    [25, 10_000],
    [101, 4000],
  ])('%i members are simulated as often', (members, elections) => {
    const [told] = ran('elections', { members, candidates: 3, rule: 'plurality', elections })
    const expected = nobody(members)
    expect(Math.abs(1 - numberOf(told, 'condorcetExists') / elections - expected)).toBeLessThan(
      fourErrors(expected, elections),
    )
  })
})

// A comparison of efficiency of multicandidate electoral systems (American Journal of Political Science 28), table 1: how often the one who beats each other is elected, in per cent, 25 voters, every order as likely; approval of those above one's mean utility.
// The numbers of elections behind his points are reported as 2,500 to 10,000; at 2,500, of which 75 % at least have such a candidate, his standard error is the root of p (1 - p) / 1,875. Four times his and ours together, and half of his last digit.
describe('Merrill (1984): Condorcet efficiencies of a random society of 25', () => {
  const ours = { plurality: 5000, runoff: 5000, hare: 5000, borda: 5000, approval: 1200 }
  it.each([
    ['plurality', 3, 79.1],
    ['plurality', 5, 62.1],
    ['runoff', 3, 96.2],
    ['runoff', 5, 83.6],
    ['hare', 3, 96.2],
    ['hare', 5, 89.1],
    ['borda', 3, 90.8],
    ['borda', 5, 86.2],
    ['approval', 3, 76],
    ['approval', 5, 67.1],
  ] as const)('%s among %i candidates: %d %%', (rule, candidates, percent) => {
    const [told] = ran('elections', { rule, candidates, members: 25, elections: ours[rule] })
    const expected = percent / 100
    const error = Math.sqrt(expected * (1 - expected) * (1 / 1875 + 1 / numberOf(told, 'condorcetExists')))
    expect(Math.abs(numberOf(told, 'efficiency') - expected)).toBeLessThan(4 * error + 0.0005)
  })
})

// On the rationale of group decision-making (Journal of Political Economy 56): on a line, whoever is nearest to the member in the middle beats each other one.
describe('Black (1948): places on a line', () => {
  it('an odd number of members always has a candidate who beats each other; without places it need not', () => {
    const exists = (culture: { kind: string; dimensions?: number }) =>
      numberOf(
        ran('elections', { members: 25, candidates: 5, rule: 'borda', elections: 1000, culture })[0],
        'condorcetExists',
      )
    expect(exists({ kind: 'spatial', dimensions: 1 })).toBe(1000)
    expect(exists({ kind: 'impartial' })).toBeLessThan(900)
  })
})
