import { add, compare, divide, equal, multiply, ONE, type Ratio, ratio, subtract, ZERO } from '../../src/exact/index.js'
import type { PreferentialInput } from '../../src/elections/index.js'

const MARGIN = ratio(1n, 100_000n)
const CONVERGED = ratio(1n, 10n ** 18n)
const within = (one: Ratio, other: Ratio): boolean => {
  const difference = subtract(one, other)
  return compare(difference, MARGIN) < 0 && compare(difference, subtract(ZERO, MARGIN)) > 0
}
/** Keep values are cut to 40 decimals between iterations, or their fractions would never end; votes and quotas are exact. */
const shortened = ({ numerator, denominator }: Ratio): Ratio =>
  ratio((numerator * 10n ** 40n) / denominator, 10n ** 40n)

/**
 * Meek's method in fractions, for small elections: who is elected; or undefined where two candidates, or a candidate and the quota, are closer to each other than any precision should have to tell.
 */
export const exactMeek = ({ candidates, seats, ballots }: PreferentialInput): readonly string[] | undefined => {
  const keep = new Map(candidates.map((one) => [one, ONE]))
  let hopeful = [...candidates]
  const elected: string[] = []
  while (hopeful.length + elected.length > seats && elected.length < seats) {
    for (let iteration = 0; ; iteration++) {
      if (iteration > 3000) return undefined
      const votes = new Map(candidates.map((one) => [one, ZERO]))
      for (const { preferences, count = 1 } of ballots) {
        let weight = ratio(BigInt(count))
        for (const one of preferences) {
          const kept = multiply(weight, keep.get(one) as Ratio)
          votes.set(one, add(votes.get(one) as Ratio, kept))
          weight = subtract(weight, kept)
        }
      }
      const has = (one: string): Ratio => votes.get(one) as Ratio
      const total = candidates.reduce((sum, one) => add(sum, has(one)), ZERO)
      const quota = divide(total, ratio(BigInt(seats + 1)))
      if (hopeful.some((one) => !equal(has(one), ZERO) && within(has(one), quota))) return undefined
      const reached = hopeful.filter((one) => compare(has(one), quota) > 0)
      if (reached.length > 0) {
        elected.push(...reached)
        hopeful = hopeful.filter((one) => !reached.includes(one))
        break
      }
      const surplus = elected.reduce((sum, one) => add(sum, subtract(has(one), quota)), ZERO)
      if (compare(surplus, CONVERGED) < 0) {
        const lowest = hopeful.reduce((low, one) => (compare(has(one), has(low)) < 0 ? one : low))
        if (hopeful.some((one) => one !== lowest && within(has(one), has(lowest)))) return undefined
        hopeful = hopeful.filter((one) => one !== lowest)
        keep.set(lowest, ZERO)
        break
      }
      for (const one of elected) keep.set(one, shortened(divide(multiply(keep.get(one) as Ratio, quota), has(one))))
    }
  }
  return elected.length < seats ? [...elected, ...hopeful] : elected
}
