import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tryReadPlan } from '../../src/simulation/index.js'
import { averageGame } from '../../src/simulation/models/self-stable/average-game.js'
import { preferencesOverRules } from '../../src/simulation/models/self-stable/rules.js'
import { always } from '../arbitraries/run.js'
import { ran } from './ran.js'

const listed = (...values: number[]) => ({ kind: 'listed', values })

/** U(s) by going through every way in which all members may turn out, each for a change or not: what the definition says, word by word. */
const wordByWord = (probability: readonly number[], member: number, rule: number): number => {
  let utility = 0
  for (let minds = 0; minds < 2 ** probability.length; minds++) {
    const wants = probability.map((_, at) => ((minds >> at) & 1) === 1)
    const chance = probability.reduce((product, p, at) => product * (wants[at] === true ? p : 1 - p), 1)
    const changes = wants.filter((one) => one).length >= rule
    if (changes === wants[member]) utility += chance
  }
  return utility
}

describe('From the source', () => {
  // Three alike, each for a change with 1/2. Under 2 votes one gets one's way where one of the two others at least is of one's mind: 3/4. Under 1 vote: for it always; against it where both others are: (1 + 1/4) / 2 = 5/8. Under 3 the mirror of it: 5/8.
  // All three like 2 best: under 1 vote they would leave 1, under 3 they would leave 3, nobody leaves 2.
  it('Barberà and Jackson (2004): three who are for a change with 1/2 keep a simple majority, and no other rule', () => {
    const [told] = ran('self-stable', { members: 3, inFavour: listed(0.5) })
    expect(told.measures).toMatchObject({
      selfStable: 1,
      rules: '2',
      liked: '2 2 2',
      majorityStable: true,
      rounds: 0,
      settledAt: 2,
    })
  })

  it('from any other rule they come to it', () => {
    for (const from of [1, 3]) {
      const [told] = ran('self-stable', { members: 3, inFavour: listed(0.5), from }, { series: true })
      expect(told.measures).toMatchObject({ rounds: 1, settledAt: 2 })
      expect(told.series).toEqual([
        [0, from],
        [1, 2],
      ])
    }
  })
})

describe('At the boundary', () => {
  it('a rule is replaced by exactly as many as it asks for, not by one fewer', () => {
    // Four of five like fewer votes than 4: under 4 votes they are enough. Under 5 the fifth is needed too.
    const { better, liked } = preferencesOverRules([90, 90, 90, 90, 10], 100)
    expect(liked.slice(0, 4).every((rule) => rule < 4)).toBe(true)
    expect(better(4).some((rule) => rule < 4)).toBe(true)
    expect(better(5).some((rule) => rule < (liked[4] as number))).toBe(false)
  })

  it('one member alone, and members who always or never want a change', () => {
    expect(ran('self-stable', { members: 1 })[0].measures).toMatchObject({ rules: '1', settledAt: 1 })
    // Who always is for a change gets it under every rule where the others are for it too: all rules are alike.
    expect(ran('self-stable', { members: 3, inFavour: listed(1) })[0].measures).toMatchObject({ selfStable: 3 })
    expect(ran('self-stable', { members: 3, inFavour: listed(0) })[0].measures).toMatchObject({ selfStable: 3 })
  })

  it('an average of peaks rests at the median of the peaks and of all whole shares', () => {
    // Peaks 0 0 2 of n = 2 … worked by hand: 0, 0 | 0, 1/2, 1: the third of five is 0. 2, 0: 0 0 1/2 1 1, the third is 1/2.
    expect(averageGame([0, 0], 2)).toEqual({ sincere: [0, 4], equilibrium: [0, 2] })
    expect(averageGame([2, 0], 2)).toEqual({ sincere: [2, 4], equilibrium: [1, 2] })
  })
})

describe('Always true', () => {
  const probability = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 6 })

  it('what is liked is what the definition says, case by case', () => {
    always(
      fc.property(probability, (steps) => {
        const { liked, better } = preferencesOverRules(steps, 20)
        const shares = steps.map((one) => one / 20)
        const rules = steps.map((_, at) => at + 1)
        const utility = steps.map((_, member) => rules.map((rule) => wordByWord(shares, member, rule)))
        const prefers = (one: readonly number[], to: number, than: number) =>
          (one[to - 1] as number) > (one[than - 1] as number) + 1e-9
        for (const [member, rule] of liked.entries())
          for (const other of rules) expect(prefers(utility[member] as number[], other, rule)).toBe(false)
        for (const rule of rules) {
          const found = rules.filter((other) => utility.filter((one) => prefers(one, other, rule)).length >= rule)
          expect(better(rule)).toEqual(found)
        }
      }),
      60,
    )
  })

  it('members who are alike always have a self-stable rule: the one they like best', () => {
    always(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 20 }), (members, p) => {
        const { liked, stable } = preferencesOverRules(
          Array.from({ length: members }, () => p),
          20,
        )
        expect(stable).toContain(liked[0])
      }),
      60,
    )
  })

  it('the resting place of an average is where nobody can move it to their liking', () => {
    always(
      fc.property(probability, (peaks) => {
        const members = peaks.length
        const inRange = peaks.map((peak) => peak % (members + 1))
        const [rest] = averageGame(inRange, members).equilibrium
        const above = inRange.filter((peak) => peak > rest).length
        const atOrAbove = inRange.filter((peak) => peak >= rest).length
        expect(above).toBeLessThanOrEqual(rest)
        expect(atOrAbove).toBeGreaterThanOrEqual(rest)
      }),
    )
  })

  it('the order of the members does not matter', () => {
    always(
      fc.property(probability, (steps) => {
        expect(preferencesOverRules([...steps].reverse(), 20).stable).toEqual(preferencesOverRules(steps, 20).stable)
      }),
      60,
    )
  })
})

describe('Not true, on purpose', () => {
  it('a society need not have a rule that it would keep', () => {
    expect(ran('self-stable', {})[0].measures).toMatchObject({ selfStable: 0, rules: '', settledAt: null, rounds: 100 })
  })
})

describe('Refused', () => {
  it.each([
    { members: 151 },
    { members: 10, from: 11 },
    { inFavour: listed(30) },
    { steps: 0 },
    { inFavour: 0.5 },
    { from: 0 },
  ])('%j', (parameters) => {
    expect(tryReadPlan({ model: 'self-stable', seed: 'a', parameters }).kind).toBe('refused')
  })
})
