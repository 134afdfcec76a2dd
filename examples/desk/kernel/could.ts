import type { Charter } from 'coop-rules/charter'
import { type Command, type Cooperative, cooperative, foldEvents, type State } from 'coop-rules/cooperative'
import { inNameOf } from './acting.js'
import type { Asked, Given } from './route.js'

/**
 * Whether the rules would let whoever asks do this today. A page offers what would be accepted, and nothing else: there is no second table of who may do what. `given` may have something made up in the place of what the person
 * still has to say.
 */
export const could = (asked: Asked, given: Given): boolean =>
  asked.viewer !== undefined && decided(asked, given).kind === 'accepted'

/** What the rules would say to this today. */
export const decided = ({ house, state, me, person, today }: Asked, given: Given) =>
  ruling(house.charter).decide(state, { ...inNameOf({ me, person }, given), at: today } as unknown as Command)

/** Where the co-op would stand if this were done today; undefined where the rules would refuse it. */
export const stateAfter = (asked: Asked, given: Given): State | undefined => {
  const found = asked.viewer === undefined ? undefined : decided(asked, given)
  if (found?.kind !== 'accepted') return undefined
  const folded = foldEvents({ state: asked.state, events: found.events })
  return folded.kind === 'folded' ? folded.state : undefined
}

/** In the place of a text that is still to be written. */
export const SOME_TEXT = '0'.repeat(64)

const ruling = (charter: Charter): Cooperative => {
  const known = coops.get(charter) ?? cooperative(charter)
  coops.set(charter, known)
  return known
}
const coops = new WeakMap<Charter, Cooperative>()
