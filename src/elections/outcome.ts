import type { Ratio } from '../exact/index.js'
import type { Because, Reason } from '../reasons/index.js'
import type { CandidateId, ReadElection } from './ballots.js'
import type { Unsettled } from './ties.js'

/** What a candidate stands at. */
export interface Credit {
  readonly candidate: CandidateId
  readonly votes: Ratio
}

/**
 * What came of an election: all seats are filled; or fewer than there are, for too few could be elected; or a tie that the rule does not break, with who was elected before it came up.
 */
export type ElectionOutcome =
  | { readonly kind: 'elected'; readonly elected: readonly CandidateId[]; readonly because: Because }
  | {
      readonly kind: 'seats-vacant'
      readonly elected: readonly CandidateId[]
      readonly vacant: number
      readonly because: Because
    }
  | (Unsettled & { readonly elected: readonly CandidateId[]; readonly because: Because })

/** The outcome of a count. Those who keep their seats are elected, wherever the count ended. */
export const outcomeOf = (
  counted: readonly CandidateId[],
  { candidates, sits, seats, clauses }: ReadElection,
  because: Because,
  unsettled: Unsettled | undefined,
): ElectionOutcome => {
  const kept = candidates.filter((name, at) => sits[at] === true && !counted.includes(name))
  const elected = [...counted, ...kept]
  const keeps: readonly Reason[] = kept.length === 0 ? [] : [{ code: 'seats-kept', clauses, candidates: kept }]
  if (unsettled !== undefined) {
    const { kind, between, tieFor, forSeats } = unsettled
    const left: Reason = { code: 'tie-left', clauses, kind, between, tieFor, forSeats }
    return { ...unsettled, elected, because: [...because, ...keeps, left] }
  }
  const vacant = seats - elected.length
  if (vacant > 0) {
    const none: Reason = { code: 'seats-vacant', clauses, vacant, seats }
    return { kind: 'seats-vacant', elected, vacant, because: [...because, ...keeps, none] }
  }
  return { kind: 'elected', elected, because: [...because, ...keeps] }
}

export const namesOf = (indices: readonly number[], candidates: readonly CandidateId[]): readonly CandidateId[] =>
  indices.map((index) => candidates[index] as CandidateId)

/** One row a candidate, in the order of the candidates. */
export const creditsOf = (candidates: readonly CandidateId[], votesOf: (index: number) => Ratio): readonly Credit[] =>
  candidates.map((candidate, at) => ({ candidate, votes: votesOf(at) }))
