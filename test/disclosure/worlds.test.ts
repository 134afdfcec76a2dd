import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DISCLOSURE, type DisclosurePolicy } from '../../src/disclosure/index.js'
import { always } from '../arbitraries/run.js'
import { type Explored, explore, type Exposure, keyOf, type Plan, type ToldStep } from './oracle.js'
import { plans } from './plans.js'

/** No floors: what holds by the rule alone. */
const BARE: DisclosurePolicy = { ...DISCLOSURE.strict, leastForOutcome: 1, leastForCount: 1, leastChanged: 1 }

const YES_NO = { members: { from: 2, to: 8 }, mosts: [1], steps: 4, bits: 14 } as const
const RANGES = { members: { from: 2, to: 5 }, mosts: [2, 3], steps: 3, bits: 18 } as const

const over = (
  drawn: fc.Arbitrary<Plan>,
  { policy, runs, together = 1 }: { policy: DisclosurePolicy; runs: number; together?: number },
  check: (explored: Explored) => void,
) => {
  const tally = { told: 0, again: 0, refused: 0, harmless: 0 }
  always(
    fc.property(drawn, (plan) => {
      const explored = explore(plan, policy, together)
      for (const key of Object.keys(tally) as (keyof typeof tally)[]) tally[key] += explored[key]
      check(explored)
    }),
    runs,
  )
  return tally
}
const nobodyExposed = ({ exposures }: Explored) => {
  expect(exposures.slice(0, 1)).toEqual([])
}
const harmlessIn = ({ refused, harmless }: { refused: number; harmless: number }) =>
  Math.round((100 * harmless) / refused)

describe('Always true', () => {
  // Harmless is what was refused although telling it would have exposed nobody in any world: docs/why/disclosure.md has these shares.
  it('WJC-8: under the strict policy nobody learns how another member voted, in any world, whatever is told and refused', () => {
    const policy = DISCLOSURE.strict
    const decisions = over(plans({ ...YES_NO, kind: 'decisions' }), { policy, runs: 2000 }, nobodyExposed)
    const means = over(plans({ ...YES_NO, kind: 'means' }), { policy, runs: 600 }, nobodyExposed)
    const both = over(plans({ ...YES_NO, kind: 'both' }), { policy, runs: 1000 }, nobodyExposed)
    const ranges = over(plans({ ...RANGES, kind: 'both' }), { policy, runs: 600 }, nobodyExposed)
    expect(decisions.again).toBeGreaterThan(300)
    expect([decisions, means, both, ranges].map(harmlessIn)).toEqual([17, 32, 24, 40])
  })

  it('holds by the rule alone, without any floor', () => {
    const decisions = over(plans({ ...YES_NO, kind: 'decisions' }), { policy: BARE, runs: 300 }, nobodyExposed)
    const both = over(plans({ ...YES_NO, kind: 'both' }), { policy: BARE, runs: 200 }, nobodyExposed)
    const ranges = over(plans({ ...RANGES, kind: 'both' }), { policy: BARE, runs: 500 }, nobodyExposed)
    expect(Math.min(decisions.again, both.again, ranges.again)).toBeGreaterThan(30)
  })

  it('holds against two who put together what they know, where the policy says two', () => {
    const shape = { ...YES_NO, members: { from: 6, to: 8 }, kind: 'both' } as const
    const found = over(plans(shape), { policy: { ...BARE, colluders: 2 }, runs: 150, together: 2 }, nobodyExposed)
    expect(found.again).toBeGreaterThan(0)
  })

  it('names every exposure of the policy that tells, as one of its risks', () => {
    for (const [shape, runs] of [
      [YES_NO, 200],
      [RANGES, 150],
    ] as const) {
      over(plans({ ...shape, kind: 'both' }), { policy: DISCLOSURE.told, runs }, ({ exposures }) => {
        expect(exposures.filter((one) => !isNamed(one)).slice(0, 1)).toEqual([])
      })
    }
  })

  it('never lets the policy that tells isolate fewer ballots than it says, by whatever sums and differences of counts', () => {
    over(plans({ ...YES_NO, kind: 'means' }), { policy: DISCLOSURE.told, runs: 100 }, ({ exposures }) => {
      for (const told of new Set(exposures.map((one) => one.told))) {
        const counts = told.filter((one) => one.told.kind === 'count')
        for (const few of pairsIn(counts)) {
          const ofOthers = counts.map(({ ballots }) => ballots.filter(({ member }) => !few.includes(member)).map(keyOf))
          expect(rankOf(ofOthers)).toBe(rankOf(counts.map(({ ballots }) => ballots.map(keyOf))))
        }
      }
    })
  })
})

/** Whether a risk that was named says this: of a sum at an end, of a threshold near one, or of what changed between two. */
const isNamed = ({ ballot, own, told }: Exposure): boolean =>
  told.some((step) => {
    const kinds = step.assessment.risks.map(({ kind }) => kind)
    const difference = step.assessment.risks.find(({ kind }) => kind === 'difference-at-a-bound')
    if (difference !== undefined && (difference.exposed === 'everyone' || difference.exposed.includes(ballot.member)))
      return true
    if (!step.ballots.some((one) => keyOf(one) === keyOf(ballot))) return false
    if (step.told.kind === 'outcome' && kinds.includes('threshold-near-an-end')) return true
    if (step.told.kind !== 'count') return false
    const mine = step.ballots.filter((one) => own.has(keyOf(one)))
    const rest = step.told.sum - mine.reduce((sum, one) => sum + (own.get(keyOf(one)) ?? 0), 0)
    const others = step.ballots.length - mine.length
    const lastOne = step.assessment.risks.some(
      ({ kind, to }) => kind === 'colluders' && typeof to === 'object' && to.members === 1,
    )
    return lastOne || rest === 0 || rest === others * step.most
  })

const pairsIn = (steps: readonly ToldStep[]): readonly (readonly string[])[] => {
  const members = [...new Set(steps.flatMap(({ ballots }) => ballots.map(({ member }) => member)))]
  return members.flatMap((one, at) => members.slice(at).map((other) => [one, other]))
}

/** How many of these rows say something of their own, by elimination in whole numbers. */
const rankOf = (lists: readonly (readonly string[])[]): number => {
  const columns = [...new Set(lists.flat())]
  let rows = lists.map((list) => columns.map((column) => BigInt(list.includes(column))))
  let rank = 0
  columns.forEach((_, at) => {
    const pivot = rows.find((row) => row[at] !== 0n)
    if (pivot === undefined) return
    rank += 1
    rows = rows
      .filter((row) => row !== pivot)
      .map((row) => row.map((value, of) => value * (pivot[at] ?? 0n) - (pivot[of] ?? 0n) * (row[at] ?? 0n)))
  })
  return rank
}
