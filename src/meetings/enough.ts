import { leastVotes, reaches, shareTest } from '../decisions/index.js'
import type { ReadQuorum } from './meeting-rule.js'

/** Whether so many of the members are enough. */
export const enough = (quorum: ReadQuorum, members: number, outOf: number): boolean =>
  quorum.kind === 'members' ? members >= quorum.members : reaches(testOf(quorum), members, outOf)

/** The fewest members that are enough. */
export const leastOf = (quorum: ReadQuorum, outOf: number): number =>
  quorum.kind === 'members' ? quorum.members : leastVotes(testOf(quorum), outOf)

const testOf = ({ share }: Extract<ReadQuorum, { readonly kind: 'share' }>) =>
  shareTest(share.required, share.comparison)
