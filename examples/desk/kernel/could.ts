import type { Charter } from 'coop-rules/charter'
import { type Command, type Cooperative, cooperative } from 'coop-rules/cooperative'
import { inNameOf } from './acting.js'
import type { Asked, Given } from './route.js'

/**
 * Whether the rules would let whoever asks do this today. A page offers what would be accepted, and nothing else: there is no second table of who may do what. `given` may have something made up in the place of what the person
 * still has to say.
 */
export const could = ({ house, state, me, person, today, viewer }: Asked, given: Given): boolean =>
  viewer !== undefined &&
  ruling(house.charter).decide(state, { ...inNameOf({ me, person }, given), at: today } as unknown as Command).kind ===
    'accepted'

/** In the place of a text that is still to be written. */
export const SOME_TEXT = '0'.repeat(64)

const ruling = (charter: Charter): Cooperative => {
  const known = coops.get(charter) ?? cooperative(charter)
  coops.set(charter, known)
  return known
}
const coops = new WeakMap<Charter, Cooperative>()
