import type { MemberId } from '../../membership/index.js'
import type { State } from '../state.js'
import { CERTIFIERS } from './state.js'

/** Somebody's voting key, and whether it may be used. */
export interface VotingKeyShown {
  readonly member: MemberId
  readonly key: string
  readonly certifiedBy: readonly MemberId[]
  /** Whether enough others certified it. */
  readonly certified: boolean
}

/** Everybody's voting keys, in code-unit order of the members: the list that a record of sealed ballots begins with. */
export const votingKeys = (state: State): readonly VotingKeyShown[] =>
  [...state.secrecy.keys]
    .map(([member, { key, certifiedBy }]) => ({
      member,
      key,
      certifiedBy,
      certified: certifiedBy.length >= CERTIFIERS,
    }))
    .sort((a, b) => (a.member < b.member ? -1 : 1))
