import { type Grounds, verdictOn } from './verdict.js'
import type { Tally } from './state.js'

/** What would undo that a matter is carried, as its ballots stand, with all the others as they are: so many of one kind, and no fewer. Null where that many are not left, or no number would. */
export interface UndoneBy {
  /** Votes against, of those who have not voted. */
  readonly against: number | null
  /** Abstentions, of those who have not voted. */
  readonly abstain: number | null
  /** Votes for that are taken back; null where ballots are final. */
  readonly withdrawn: number | null
  /** Votes for that become votes against; null where ballots are final. */
  readonly turned: number | null
  /** Abstentions that become votes against; null where ballots are final. */
  readonly abstentionsTurned: number | null
  /** Abstentions that are taken back, so that there is no quorum; null where ballots are final. */
  readonly abstentionsWithdrawn: number | null
  /** Votes against that are taken back, so that there is no quorum; null where ballots are final. */
  readonly againstWithdrawn: number | null
}

/**
 * What could still undo that it is carried? The rule itself is asked, at the counts that there would be: of a share of everyone entitled, another vote against undoes nothing; of a share of the ballots, it may. Undefined where it would not be carried now, or
 * for and against are not what is asked.
 */
export const undoneBy = (grounds: Grounds): UndoneBy | undefined => {
  const { tally, entitled, ballotsFinal, rule } = grounds
  if ('choose' in rule || 'consensus' in rule || 'consent' in rule || !isCarried(grounds, tally)) return undefined
  const left = entitled - tally.for - tally.against - tally.abstain
  const fewest = (most: number, after: (count: number) => Partial<Tally>): number | null =>
    leastOf(most, (count) => !isCarried(grounds, { ...tally, ...after(count) }))
  const changing = (count: number): number => (ballotsFinal ? 0 : count)
  return {
    against: fewest(left, (count) => ({ against: tally.against + count })),
    abstain: fewest(left, (count) => ({ abstain: tally.abstain + count })),
    withdrawn: fewest(changing(tally.for), (count) => ({ for: tally.for - count })),
    turned: fewest(changing(tally.for), (count) => ({ for: tally.for - count, against: tally.against + count })),
    abstentionsTurned: fewest(changing(tally.abstain), (count) => ({
      abstain: tally.abstain - count,
      against: tally.against + count,
    })),
    abstentionsWithdrawn: fewest(changing(tally.abstain), (count) => ({ abstain: tally.abstain - count })),
    againstWithdrawn: fewest(changing(tally.against), (count) => ({ against: tally.against - count })),
  }
}

const isCarried = (grounds: Grounds, tally: Tally): boolean =>
  verdictOn({ ...grounds, tally }, true).outcome === 'carried'

/** The least number from 1 to `most` that does it, where every greater one does, too: a share that is no longer reached stays so. Null where none does. */
const leastOf = (most: number, does: (count: number) => boolean): number | null => {
  if (most < 1 || !does(most)) return null
  let [low, high] = [1, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (does(middle)) high = middle
    else low = middle + 1
  }
  return low
}
