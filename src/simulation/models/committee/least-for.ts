import { type DecisionRule, leastVotes, shareTest, tryDecide } from '../../../decisions/index.js'
import { exact } from '../../../exact/index.js'
import type { Refused } from '../../../problems/index.js'

/** What carries: so many votes for, or a share of all votes or of those cast. */
export type Threshold =
  | { readonly votes: number }
  | { readonly atLeast: string; readonly of: 'electorate' | 'ballots' }
  | { readonly moreThan: string; readonly of: 'electorate' | 'ballots' }

/**
 * How many votes for carry, by how many votes are cast? Asked once for each number of ballots, of what the verdicts of `decide` come from; a rule that `decide` refuses comes back refused. Nothing carries without a vote for, and so not without any ballot.
 *
 * @internal
 */
export const leastFor = (threshold: Threshold, electorate: number): ((cast: number) => number) | Refused => {
  if ('votes' in threshold) return () => threshold.votes
  const rule: DecisionRule = threshold
  const asked = tryDecide({ rule, electorate, for: 0, against: 0, abstain: 0, closed: true })
  if ('problems' in asked) return asked
  const test =
    'atLeast' in threshold
      ? shareTest(exact(threshold.atLeast), 'at-least')
      : shareTest(exact(threshold.moreThan), 'more-than')
  const known = new Map<number, number>()
  return (cast) => {
    const base = threshold.of === 'electorate' ? electorate : cast
    const before = known.get(base)
    if (before !== undefined) return before
    const least = Math.max(1, leastVotes(test, base))
    known.set(base, least)
    return least
  }
}
