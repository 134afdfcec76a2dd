import { Map } from 'immutable'
import type { MemberId } from '../../membership/index.js'

/** A key that a member brought, and who certified that it is theirs. */
interface VotingKey {
  readonly key: string
  readonly certifiedBy: readonly MemberId[]
}

/** The voting keys, by member. */
export interface SecrecyState {
  readonly keys: Map<MemberId, VotingKey>
}

export const NO_KEYS: SecrecyState = { keys: Map() }

/** So many others have to certify a key: one alone could put a key of their own in its place. */
export const CERTIFIERS = 2
