/** Members who re-vote on a mean. All numbers are whole: steps of a scale. */
export interface MeanVote {
  /** What each proposes; changed in place. */
  readonly proposals: Float64Array
  /** What each wishes the mean to be. */
  readonly peaks: Float64Array
  /** The proposals that stay as they are: their sum, and how many they are. */
  readonly others?: { readonly sum: number; readonly count: number }
  /** The ends of what may be proposed, both included. */
  readonly least: number
  readonly most: number
  /** The ends of what can be in force, both included: the mean is brought within them. The proposals are not. */
  readonly lower?: number
  readonly upper?: number
  /** `in-turn`: one after the other, each seeing what those before did. `at-once`: all at the same time, each seeing the round before. */
  readonly schedule: 'in-turn' | 'at-once'
  /** At most so many. */
  readonly rounds: number
  /** `settled`: ends with the first round in which nothing changed. */
  readonly until?: 'settled' | 'last-round'
}

/** What came of it. */
export interface MeanVoted {
  /** The sum of all proposals: over how many they are, it is their mean, exactly. */
  readonly sum: number
  /** How many rounds there were. */
  readonly rounds: number
  /** How many steps the last of them moved all proposals together; 0 where it changed nothing. */
  readonly moved: number
}

/**
 * Where does a mean go when members re-vote, each so that it comes as near to their peak as they can bring it? The best reply is n × peak - the sum of the others, brought
 * within what may be proposed. Where several serve equally well, beyond a bound of what can be in force, a member moves as little as possible. One after the other, this
 * always settles: half of the squared sum less n × the sum of proposal × peak falls with every change (an exact potential in the sense of Monderer and Shapley, Potential
 * games, Games and Economic Behavior 14, 1996; under bounds, with the peaks brought within them), and there are finitely many proposals. All at once it may go round for ever.
 *
 * Exact as long as twice (the count × the scale's steps) stays below 2^53, which the caller sees to.
 *
 * Source: the average-vote game of Renault and Trannoy, Protecting minorities through the average voting rule (Journal of Public Economic Theory 7, 2005).
 *
 * @example
 * ```ts
 * import { revoteOnMean } from 'coop-rules/simulation'
 *
 * const peaks = Float64Array.of(10, 30, 50, 55, 90)
 * const proposals = peaks.slice()
 * const { sum } = revoteOnMean({ peaks, proposals, least: 0, most: 100, schedule: 'in-turn', rounds: 100 })
 * sum / 5 // => 50
 * [...proposals] // => [0, 0, 50, 100, 100]
 * ```
 */
export const revoteOnMean = (vote: MeanVote): MeanVoted => {
  const revoting = startRevoting(vote)
  let moved = 0
  let carried = 0
  while (carried < vote.rounds) {
    moved = revoting.round()
    carried++
    if (moved === 0 && vote.until !== 'last-round') break
  }
  return { sum: revoting.sum(), rounds: carried, moved }
}

/** A re-vote that is carried out round by round. */
export interface Revoting {
  /** Carries out a round; tells how many steps it moved all proposals together. */
  readonly round: () => number
  /** The sum of all proposals as they stand. */
  readonly sum: () => number
}

/**
 * The same, round by round.
 *
 * @internal
 */
export const startRevoting = (vote: Start): Revoting => {
  const { proposals, others, least, most } = vote
  const count = proposals.length + (others?.count ?? 0)
  const wished = wishedSums(vote, count)
  const { lower = -Infinity, upper = Infinity } = vote
  const limits = { least, most, lowerSum: lower * count, upperSum: upper * count }
  const round = roundOf(vote)
  const fixed = others?.sum ?? 0
  const state = { fixed, sum: fixed, moved: 0 }
  for (let at = 0; at < proposals.length; at++) state.sum += proposals[at] as number
  return {
    round: () => {
      round(state, proposals, wished, limits)
      return state.moved
    },
    sum: () => state.sum,
  }
}

/** The sums of all proposals that serve a member best: from one to the other, which are the same where there are no bounds. */
interface Wished {
  readonly from: Float64Array
  readonly to: Float64Array
}

const wishedSums = ({ peaks, lower = -Infinity, upper = Infinity }: Start, count: number): Wished => ({
  from: peaks.map((peak) => (peak <= lower ? -Infinity : Math.min(peak, upper) * count)),
  to: peaks.map((peak) => (peak >= upper ? Infinity : Math.max(peak, lower) * count)),
})

/** The ends of a proposal, and the sums beyond which what is in force stays the same. */
interface Limits {
  readonly least: number
  readonly most: number
  readonly lowerSum: number
  readonly upperSum: number
}

type Start = Omit<MeanVote, 'rounds' | 'until'>

interface State {
  /** The sum of the proposals that stay as they are. */
  readonly fixed: number
  sum: number
  moved: number
}

type Round = (state: State, proposals: Float64Array, wished: Wished, limits: Limits) => void

const roundOf = ({ lower, upper, schedule }: Start): Round => {
  const isBounded = lower !== undefined || upper !== undefined
  if (schedule === 'in-turn') return isBounded ? boundedInTurn : inTurn
  return isBounded ? boundedAtOnce : atOnce
}

// Four loops instead of one: what is asked once a round is not asked ten thousand times.

const inTurn: Round = (state, proposals, { from: wished }, { least, most }) => {
  let { sum } = state
  let moved = 0
  for (let at = 0; at < proposals.length; at++) {
    const now = proposals[at] as number
    let next = (wished[at] as number) - sum + now
    if (next < least) next = least
    else if (next > most) next = most
    if (next !== now) {
      proposals[at] = next
      sum += next - now
      moved += Math.abs(next - now)
    }
  }
  state.sum = sum
  state.moved = moved
}

const atOnce: Round = (state, proposals, { from: wished }, { least, most }) => {
  const { sum } = state
  let after = 0
  let moved = 0
  for (let at = 0; at < proposals.length; at++) {
    const now = proposals[at] as number
    // Without a branch: all at once, a proposal that went to one end goes to the other next time, and no branch of it can be foreseen.
    const next = Math.max(least, Math.min(most, (wished[at] as number) - (sum - now)))
    proposals[at] = next
    after += next
    moved += Math.abs(next - now)
  }
  state.sum = state.fixed + after
  state.moved = moved
}

const boundedInTurn: Round = (state, proposals, { from, to }, limits) => {
  let { sum } = state
  let moved = 0
  for (let at = 0; at < proposals.length; at++) {
    const now = proposals[at] as number
    const next = boundedReply(now, sum, from[at] as number, to[at] as number, limits)
    if (next !== now) {
      proposals[at] = next
      sum += next - now
      moved += Math.abs(next - now)
    }
  }
  state.sum = sum
  state.moved = moved
}

const boundedAtOnce: Round = (state, proposals, { from, to }, limits) => {
  const { sum } = state
  let after = sum
  let moved = 0
  for (let at = 0; at < proposals.length; at++) {
    const now = proposals[at] as number
    const next = boundedReply(now, sum, from[at] as number, to[at] as number, limits)
    if (next !== now) {
      proposals[at] = next
      after += next - now
      moved += Math.abs(next - now)
    }
  }
  state.sum = after
  state.moved = moved
}

const boundedReply = (now: number, sum: number, from: number, to: number, limits: Limits): number => {
  if (sum >= from && sum <= to) return now
  const { least, most, lowerSum, upperSum } = limits
  const wished = (sum < from ? from : to) - sum + now
  const next = wished < least ? least : wished > most ? most : wished
  // The way to what they wish for may begin, or end, beyond a bound: as long as both lie there, nothing comes of it.
  const after = sum + next - now
  return (sum >= upperSum && after >= upperSum) || (sum <= lowerSum && after <= lowerSum) ? now : next
}
