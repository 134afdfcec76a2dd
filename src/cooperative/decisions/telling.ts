import { type Assessment, assessOverlaps, type DisclosurePolicy, type Overlap } from '../../disclosure/index.js'
import type { Citation, ClauseId } from '../../reasons/index.js'
import type { DecisionRuleOfCharter, ReleaseTold } from './state.js'
import { type Grounds, verdictOn } from './verdict.js'

/** A count that is about to be told: of how many ballots, what carries it, and what was told of the same vote before. */
export interface Telling {
  readonly members: number
  /** What a ballot adds at most: 1 for yes or no, the number of steps for a number. */
  readonly most: number
  readonly needed: number | undefined
  /** How many of the ballots were cast or changed since the release before; of the first, all. */
  readonly changed: number
  readonly releases: readonly ReleaseTold[]
}

/**
 * What may be told, settled by sizes alone and before anybody counts. A ballot that changed since the last release changed since the ones before it too, so that what is fresh is never taken for more than it is.
 *
 * Source: WJC-8.
 */
export const mayTell = (
  { members, most, needed, changed, releases }: Telling,
  policy: DisclosurePolicy,
  clauses: readonly Citation[],
): Assessment => {
  let fresh = Math.min(changed, members)
  const earlier = [...releases].reverse().map((release): Overlap => {
    const shared = Math.min(members - fresh, release.members)
    const overlap = {
      // What was told on another scale says at least which way the ballots lean.
      told: release.most === most ? release.told : ({ kind: 'end', end: 'low' } as const),
      ...(release.needed === undefined ? {} : { needed: release.needed }),
      members: release.members,
      shared,
      fresh: members - shared,
      dropped: release.members - shared,
    }
    fresh = Math.max(fresh, Math.min(release.changed, members))
    return overlap
  })
  return assessOverlaps({
    members,
    most,
    ...(needed === undefined ? {} : { needed }),
    earlier,
    policy,
    clauses: clauses.length === 0 ? [CLAUSE] : clauses,
  })
}

/** The sums that the ballots can have by what was told of them last, both ends included: so many changed since, so many are gone, and each of these can have moved the sum by all that a ballot adds. */
export const possibleSums = ({
  members,
  most,
  changed,
  releases,
}: Telling): { readonly from: number; readonly to: number } => {
  const all = members * most
  const last = releases.at(-1)
  if (last?.most !== most) return { from: 0, to: all }
  const shared = Math.min(Math.max(0, members - changed), last.members)
  const { from, to } = toldSums(last)
  return {
    from: Math.max(0, from - (last.members - shared) * most),
    to: Math.min(all, to + (members - shared) * most),
  }
}

const toldSums = ({ told, needed = 0, members, most }: ReleaseTold): { readonly from: number; readonly to: number } => {
  const all = members * most
  if (told.kind === 'count') return { from: told.sum, to: told.sum }
  if (told.kind === 'nothing' || needed === 0) return { from: 0, to: all }
  // What is near an end is above or below what is needed for certain.
  const carried = told.kind === 'outcome' ? told.carried : told.end === 'high'
  return carried ? { from: needed, to: all } : { from: 0, to: needed - 1 }
}

/** Whether everyone entitled is the base, whether they vote or not, so that only the votes for are counted. */
export const isOfEveryone = ({ rule }: Pick<DecisionRuleOfCharter, 'rule'>): boolean =>
  'of' in rule && rule.of === 'electorate' && rule.quorum === undefined && rule.minimumBallots === undefined

/** The fewest votes for that carry it where all the others are against; undefined where no number of them does. Of a choice among options there is none. */
export const neededOf = (grounds: Grounds, members: number): number | undefined => {
  if (!('of' in grounds.rule) || members === 0) return undefined
  const carries = (inFavour: number): boolean => {
    const tally = { for: inFavour, against: members - inFavour, abstain: 0, 'stand-aside': 0, block: 0 }
    return verdictOn({ ...grounds, entitled: Math.max(grounds.entitled, members), tally }, true).outcome === 'carried'
  }
  if (!carries(members)) return undefined
  let [from, to] = [1, members]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (carries(middle)) to = middle
    else from = middle + 1
  }
  return from
}

const CLAUSE = 'WJC-8' satisfies ClauseId
