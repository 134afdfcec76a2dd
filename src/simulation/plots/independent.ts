import { canonicalJson } from '../../problems/index.js'
import type { SoundPlan } from '../plan.js'
import { pointOf, without } from '../runs.js'
import type { Group } from './groups.js'

/**
 * As how many independent runs do the runs of a place count? Runs of one replicate that a stream gives the same chance, for `common` leaves out what they differ in, are counted together: of a measure that does not depend on that, they are
 * copies. Of so many together as `sizes` says the mean varies no more than that of Σ size / max size independent ones, rounded down: all of them where each stands alone, and the replicates where those of a replicate stand together.
 *
 * For the share p of all is the mean of their shares p(i), each with its weight w(i) = size / Σ size; together they vary by Σ w(i)² × p(i) × (1 − p(i)) at most, which is no more than max w × p × (1 − p). The effective size of a sample,
 * (Σ size)² / Σ size², would promise too much where large ones have shares of their own: of 10 copies with the share ½ and 10 single runs with none, the mean varies by 0.0625, and by 0.0516 if they were 3.6.
 *
 * Source: Bhatia and Davis, A Better Bound on the Variance (2000): what lies from 0 to 1, with the mean p, varies by p × (1 − p) at most.
 */
export const independentIn = (sound: SoundPlan, { values, points }: Group): number => {
  const replicates = sound.plan.replicates ?? 1
  const together = togetherIn(sound, points)
  const sizes = new Map<number, number>()
  for (const [at, value] of values.entries()) {
    if (Number.isNaN(value)) continue
    const unit = (together[Math.floor(at / replicates)] as number) * replicates + (at % replicates)
    sizes.set(unit, (sizes.get(unit) ?? 0) + 1)
  }
  let all = 0
  let largest = 0
  for (const size of sizes.values()) {
    all += size
    largest = Math.max(largest, size)
  }
  return largest === 0 ? 0 : Math.floor(all / largest)
}

/** For each of some points the first one that it meets the same chance with, straight or by way of others. */
const togetherIn = (sound: SoundPlan, points: readonly number[]): readonly number[] => {
  const first = points.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (first[root] !== root) root = first[root] as number
    first[at] = root
    return root
  }
  const known = new Map<string, number>()
  for (const [at, point] of points.entries())
    for (const seed of seedsAt(sound, point)) {
      const other = rootOf(known.get(seed) ?? at)
      known.set(seed, other)
      const mine = rootOf(at)
      first[Math.max(mine, other)] = Math.min(mine, other)
    }
  return points.map((_, at) => rootOf(at))
}

/** What the chance of a point follows from, but for the replicate: all its parameters, and for each stream with something in common those that are left. */
const seedsAt = (sound: SoundPlan, point: number): readonly string[] => {
  const { parameters } = pointOf(sound, point)
  const common = Object.entries(sound.plan.common ?? {}).map(([name, paths]) =>
    canonicalJson([name, without(parameters, paths)]),
  )
  return [canonicalJson(parameters), ...common]
}
