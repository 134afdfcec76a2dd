import { describe, expect, it } from 'vitest'
import { assessChoice, DISCLOSURE, tryAssessChoice } from '../../src/disclosure/index.js'
import { refusedOf, thrownBy } from '../decisions/problems-of.js'

const strict = (members: number, fresh = members, colluders = 1) =>
  assessChoice({ members, fresh, policy: { ...DISCLOSURE.strict, colluders } }).kind

/** All ballots that so many members can cast among so many options. */
const worldsOf = (members: number, options: number): readonly (readonly number[])[] =>
  members === 0
    ? [[]]
    : worldsOf(members - 1, options).flatMap((world) => Array.from({ length: options }, (_, at) => [...world, at]))

/** Which options have the most ballots. */
const first = (world: readonly number[]): string => {
  const counts = new Map<number, number>()
  for (const option of world) counts.set(option, (counts.get(option) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return String(
    [...counts]
      .filter(([, count]) => count === most)
      .map(([option]) => option)
      .sort(),
  )
}

/** Whether members who put together what they know learn another one's choice in some world. They are the first ones: all members are alike. */
const exposes = (members: number, options: number, together: number): boolean => {
  const seen = new Map<string, Set<number>[]>()
  for (const world of worldsOf(members, options)) {
    const known = `${first(world)} ${String(world.slice(0, together))}`
    const choices = seen.get(known) ?? world.slice(together).map(() => new Set<number>())
    world.slice(together).forEach((choice, at) => choices[at]?.add(choice))
    seen.set(known, choices)
  }
  return [...seen.values()].some((choices) => choices.some(({ size }) => size === 1))
}

describe('At the boundary', () => {
  it('WJC-8: tells which option was chosen of 5 and more, of 7 against two, and no counts', () => {
    expect([strict(4), strict(5), strict(100)]).toEqual(['nothing', 'outcome-only', 'outcome-only'])
    expect([strict(6, 6, 2), strict(7, 7, 2)]).toEqual(['nothing', 'outcome-only'])
    expect([strict(8, 7), strict(8, 8)]).toEqual(['nothing', 'outcome-only'])
  })

  it('with ends told, tells all counts of 4, and names the risks', () => {
    const told = (members: number) => assessChoice({ members, fresh: members, policy: DISCLOSURE.told })
    expect([told(2).kind, told(3).kind, told(4).kind]).toEqual(['nothing', 'outcome-only', 'count'])
    expect(told(4).risks.map(({ kind }) => kind)).toEqual(['unanimous', 'lone-dissenter', 'colluders'])
  })
})

describe('Always true', () => {
  it('which option was chosen exposes nobody in any world where it may be told', () => {
    for (const options of [2, 3, 4]) {
      for (const members of [5, 6, 7]) expect(exposes(members, options, 1)).toBe(false)
      expect(exposes(7, options, 2)).toBe(false)
    }
    expect([exposes(4, 2, 1), exposes(6, 2, 2), exposes(5, 3, 2)]).toEqual([true, true, true])
  })
})

describe('Refused', () => {
  it('sizes that are none', () => {
    const refused = (more: object) =>
      refusedOf(tryAssessChoice({ members: 6, fresh: 6, policy: DISCLOSURE.strict, ...more }))
    expect(refusedOf(tryAssessChoice(null as never))).toEqual(['wrong-kind'])
    for (const members of [-1, Number.NaN, null]) expect(refused({ members })).toEqual(['not-within members'])
    expect(refused({ fresh: 7 })).toEqual(['not-within fresh'])
    expect(thrownBy(() => assessChoice({ members: 6, fresh: 6, policy: null as never }))[0]).toBe('wrong-kind policy')
  })
})
