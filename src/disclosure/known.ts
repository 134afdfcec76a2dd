import { type DisclosurePolicy, endZone } from './policy.js'
import type { ReleaseSizes, Told } from './release.js'

/** An earlier release of which something was told, and how far its ballots are those of the next one. */
export interface Earlier extends ReleaseSizes {
  readonly told: Told
  readonly shared: number
  readonly fresh: number
  readonly dropped: number
}

/** One side of what is known: that sums did not reach so much; or, from above, that what is missing from the largest sums did not. */
export interface Known {
  readonly side: 'below' | 'above'
  readonly limit: number
}

/** What is known of the sum of an earlier release, where that is one side only, and leaves as much room as a release of its own must. */
export const knownOf = ({ told, members, most, needed = 0 }: Earlier, policy: DisclosurePolicy): Known | undefined => {
  const least = endZone(most, policy, members) + 1
  if (told.kind === 'end') return { side: told.end === 'low' ? 'below' : 'above', limit: least }
  if (told.kind !== 'outcome') return undefined
  const limit = told.carried ? members * most - needed + 1 : needed
  return limit < least ? undefined : { side: told.carried ? 'above' : 'below', limit }
}
