import { tellSum, tryAssessRelease } from '../../src/disclosure/index.js'
import type {
  Assessment,
  BallotVersion,
  DisclosurePolicy,
  PastRelease,
  Release,
  Told,
} from '../../src/disclosure/index.js'

/**
 * Every possible world of a small vote. A world says what each ballot is; it is written as bits, so many for each ballot as it can add: 2 of 3 is 011. Somebody sees
 * what everybody is told (and what is refused, which follows from that) and the ballots they cast themselves. A ballot is exposed to them where it is the same in every
 * world that fits.
 */
export interface Plan {
  readonly most: number
  readonly steps: readonly Release[]
}

/** A ballot that somebody knows, after all that was told of a plan. */
export interface Exposure {
  readonly ballot: BallotVersion
  readonly to: readonly string[]
  /** What these members cast themselves, by ballot. */
  readonly own: ReadonlyMap<string, number>
  readonly told: readonly ToldStep[]
}

export interface ToldStep extends PastRelease {
  readonly assessment: Assessment
}

/** What came of a plan in all its worlds. */
export interface Explored {
  readonly exposures: readonly Exposure[]
  /** How often something was told, and of ballots of which something was told before; how often it was refused, and would have exposed nobody in any world. */
  readonly told: number
  readonly again: number
  readonly refused: number
  readonly harmless: number
}

export const keyOf = ({ member, sequence }: BallotVersion): string => `${member} ${sequence}`

/** All worlds of a plan under a policy, seen by every member, or by so many together. */
export const explore = (plan: Plan, policy: DisclosurePolicy, together = 1): Explored => {
  const world = worldsOf(plan)
  const found: Exposure[] = []
  const tally = { told: 0, again: 0, refused: 0, harmless: 0 }
  const sumOf = plan.steps.map((step) => sumIn(world, step))
  const go = (at: number, worlds: readonly number[], told: readonly ToldStep[]): void => {
    const next = plan.steps[at]
    if (next === undefined) {
      found.push(...exposuresIn(world, worlds, together, told))
      return
    }
    const sum = sumOf[at] ?? (() => 0)
    const assessment = tryAssessRelease({ history: told.map(withoutAssessment), next, policy, clauses: [] })
    if (assessment.kind === 'refused') throw new Error(JSON.stringify(assessment.problems))
    const partsIf = (kind: Assessment['kind']) =>
      partsBy(worlds, sum, (total) => tellSum({ assessment: { kind }, release: next, policy, sum: total }))
    const parts = partsIf(assessment.kind)
    if (assessment.kind === 'nothing') {
      tally.refused += 1
      const otherwise = partsIf(next.needed === undefined ? 'count' : 'outcome-only')
      if (otherwise.every(({ part }) => exposuresIn(world, part, together, told).length === 0)) tally.harmless += 1
    } else {
      tally.told += 1
      if (told.some((one) => one.told.kind !== 'nothing' && sharesWith(one, next))) tally.again += 1
    }
    for (const { told: said, part } of parts) go(at + 1, part, [...told, { ...next, told: said, assessment }])
  }
  go(0, world.all, [])
  return { exposures: found, ...tally }
}

/** Whether something told in this way exposes a ballot in some world: what a policy is derived from. */
export const exposesWhen = (
  steps: readonly Release[],
  tell: (sums: readonly number[]) => string,
  together = 1,
): boolean => {
  const world = worldsOf({ most: steps[0]?.most ?? 1, steps })
  const sums = steps.map((step) => sumIn(world, step))
  const parts = new Map<string, number[]>()
  for (const one of world.all) {
    const said = tell(sums.map((sum) => sum(one)))
    if (said !== '') parts.set(said, [...(parts.get(said) ?? []), one])
  }
  return [...parts.values()].some((part) => exposuresIn(world, part, together, []).length > 0)
}

interface Worlds {
  readonly ballots: readonly BallotVersion[]
  readonly bitsOf: ReadonlyMap<string, number>
  readonly all: readonly number[]
}

const worldsOf = ({ steps, most }: Plan): Worlds => {
  const ballots = [...new Map(steps.flatMap((step) => step.ballots).map((one) => [keyOf(one), one])).values()]
  const bitsOf = new Map(ballots.map((one, at) => [keyOf(one), ((1 << most) - 1) << (at * most)]))
  let all = [0]
  ballots.forEach((_, at) => {
    const values = Array.from({ length: most + 1 }, (_value, value) => ((1 << value) - 1) << (at * most))
    all = all.flatMap((world) => values.map((value) => world | value))
  })
  return { ballots, bitsOf, all }
}

const bitsIn = (bits: number): number => {
  let count = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++
  return count
}

const maskOf = ({ bitsOf }: Worlds, ballots: readonly BallotVersion[]): number =>
  ballots.reduce((mask, ballot) => mask | (bitsOf.get(keyOf(ballot)) ?? 0), 0)

const sumIn = (worlds: Worlds, release: Release): ((world: number) => number) => {
  const mask = maskOf(worlds, release.ballots)
  return (world) => bitsIn(world & mask)
}

/** Worlds by what is told in them; what is told follows from the sum. */
const partsBy = (
  worlds: readonly number[],
  sum: (world: number) => number,
  tell: (sum: number) => Told,
): readonly { readonly told: Told; readonly part: number[] }[] => {
  const toldBySum = new Map<number, string>()
  const parts = new Map<string, { readonly told: Told; readonly part: number[] }>()
  for (const world of worlds) {
    const total = sum(world)
    const key = toldBySum.get(total) ?? JSON.stringify(tell(total))
    toldBySum.set(total, key)
    const found = parts.get(key)
    if (found === undefined) parts.set(key, { told: JSON.parse(key) as Told, part: [world] })
    else found.part.push(world)
  }
  return [...parts.values()]
}

const withoutAssessment = ({ ballots, most, needed, told }: ToldStep): PastRelease => ({
  ballots,
  most,
  ...(needed === undefined ? {} : { needed }),
  told,
})

const sharesWith = (one: Release, other: Release): boolean => {
  const keys = new Set(one.ballots.map(keyOf))
  return other.ballots.some((ballot) => keys.has(keyOf(ballot)))
}

const subsetsOf = (members: readonly string[], size: number): readonly (readonly string[])[] =>
  size === 0
    ? [[]]
    : members.flatMap((member, at) => subsetsOf(members.slice(at + 1), size - 1).map((rest) => [member, ...rest]))

const exposuresIn = (
  world: Worlds,
  worlds: readonly number[],
  together: number,
  told: readonly ToldStep[],
): readonly Exposure[] => {
  const members = [...new Set(world.ballots.map(({ member }) => member))]
  return subsetsOf(members, together).flatMap((observers) => {
    const mine = world.ballots.filter(({ member }) => observers.includes(member))
    const others = world.ballots.filter(({ member }) => !observers.includes(member))
    const mask = maskOf(world, mine)
    // What all worlds have, and what any of them has, for each thing that these members may have cast.
    const always = new Map<number, number>()
    const ever = new Map<number, number>()
    for (const one of worlds) {
      const own = one & mask
      always.set(own, (always.get(own) ?? -1) & one)
      ever.set(own, (ever.get(own) ?? 0) | one)
    }
    return [...always].flatMap(([own, all]) =>
      others
        .filter((ballot) => ((all ^ (ever.get(own) ?? 0)) & (world.bitsOf.get(keyOf(ballot)) ?? 0)) === 0)
        .map((ballot) => ({
          ballot,
          to: observers,
          own: new Map(mine.map((one) => [keyOf(one), bitsIn(own & (world.bitsOf.get(keyOf(one)) ?? 0))])),
          told,
        })),
    )
  })
}
