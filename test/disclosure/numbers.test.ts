import { describe, expect, it } from 'vitest'
import { assessOverlaps, assessRelease, DISCLOSURE } from '../../src/disclosure/index.js'
import { exposesWhen } from './oracle.js'
import { team } from './plans.js'

/** Where the numbers of the policies come from: every world of every small vote. docs/why/disclosure.md has the tables. */
const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)

const openThresholds = (members: number, colluders = 1): readonly number[] =>
  range(1, members).filter((needed) => {
    const steps = [{ ballots: team(members), most: 1, needed }]
    return !exposesWhen(steps, ([sum = 0]) => String(sum >= needed), colluders)
  })

/** The sums that can be told as they are, when those nearer the ends are told as an end; none where no such end leaves every choice open. */
const tellable = (members: number, most: number): readonly number[] => {
  const steps = [{ ballots: team(members), most }]
  const all = members * most
  const zone = range(0, all).find((to) => !exposesWhen(steps, ([sum = 0]) => (sum <= to ? 'low' : '')))
  return range((zone ?? all) + 1, all - (zone ?? 0) - 1)
}

describe('Always true', () => {
  it('an outcome leaves every choice open if it takes from 3 to all but 2 votes, so that it takes 5 members', () => {
    for (const members of range(3, 8)) expect(openThresholds(members)).toEqual(range(3, members - 2))
    expect(range(2, 8).find((members) => openThresholds(members).length > 0)).toBe(DISCLOSURE.strict.leastForOutcome)
  })

  it('against two together, it takes from 4 to all but 3, so that it takes 7', () => {
    for (const members of range(4, 8)) expect(openThresholds(members, 2)).toEqual(range(4, members - 3))
  })

  it('a count of yes and no can be told from 6 members, if it is 3 or more from both ends; a sum of numbers already from fewer', () => {
    for (const members of range(3, 8)) expect(tellable(members, 1)).toEqual(range(3, members - 3))
    expect(range(2, 8).find((members) => tellable(members, 1).length > 0)).toBe(DISCLOSURE.strict.leastForCount)
    expect(range(2, 5).find((members) => tellable(members, 2).length > 0)).toBe(4)
    expect(range(2, 4).find((members) => tellable(members, 4).length > 0)).toBe(3)
  })

  it('an outcome after a lost one needs 4 ballots cast anew, or 3 of new members; or none, and then it is no news', () => {
    for (const members of range(5, 7)) {
      for (const needed of range(3, members - 2)) {
        const before = { ballots: team(members), most: 1, needed }
        const safe = (next: typeof before) =>
          !exposesWhen([before, next], ([first = 0, second = 0]) => (first < needed ? String(second >= needed) : ''))
        const anew = range(0, members).filter((fresh) =>
          safe({ ...before, ballots: team(members, (at) => (at < fresh ? 1 : 0)) }),
        )
        expect(anew).toEqual([0, ...range(4, members)])
        const joined = range(1, 4).filter((more) => safe({ ...before, ballots: team(members + more) }))
        expect(joined).toEqual([3, 4])
      }
    }
  })

  it('gives the same answers by the rule', () => {
    const lost = { kind: 'outcome', carried: false } as const
    for (const members of range(3, 8)) {
      const of = (needed: number) => ({ ballots: team(members), most: 1, needed })
      const allowed = range(1, members).filter(
        (needed) => assessRelease({ history: [], next: of(needed), policy: DISCLOSURE.strict }).kind !== 'nothing',
      )
      expect(allowed).toEqual(range(3, members - 2))
    }
    const again = (fresh: number, dropped: number) =>
      assessOverlaps({
        members: 6 - dropped + fresh,
        most: 1,
        needed: 4,
        policy: DISCLOSURE.strict,
        earlier: [{ told: lost, needed: 4, members: 6, shared: 6 - dropped, fresh, dropped }],
      }).kind
    expect(range(0, 6).filter((fresh) => again(fresh, fresh) !== 'nothing')).toEqual([0, 4, 5, 6])
    expect(range(1, 4).filter((more) => again(more, 0) !== 'nothing')).toEqual([3, 4])
  })
})
