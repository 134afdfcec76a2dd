import type { Reason } from '../reasons/index.js'
import type { ReadElection } from './ballots.js'
import { namesOf } from './outcome.js'
import { settle, type Tie, type Unsettled } from './ties.js'

/** Who is within the places, the highest first; or why that cannot be said. */
export interface Cut {
  readonly taken: readonly number[]
  readonly because: readonly Reason[]
  readonly unsettled?: Unsettled
}

/** Takes as many as there are places, the highest first; those level at the last place are told apart as the rule says, or not at all. */
export const cut = (
  among: readonly number[],
  places: number,
  compare: (one: number, other: number) => number,
  stage: number,
  election: ReadElection,
  earlier: Tie['earlier'] = [],
): Cut => {
  const order = [...among].sort((one, other) => compare(other, one))
  const last = order[places - 1]
  if (order.length <= places || last === undefined) return { taken: order.slice(0, places), because: [] }
  const above = order.filter((one) => compare(one, last) > 0)
  const between = order.filter((one) => compare(one, last) === 0)
  const left = places - above.length
  if (between.length === left) return { taken: order.slice(0, places), because: [] }
  const told = settle({ between, tieFor: 'seat', places: left, forSeats: left, stage, earlier }, election)
  const made = { taken: [...above, ...told.chosen], because: told.because }
  return told.kind === 'left' ? { ...made, unsettled: told.unsettled } : made
}

/** The cut of a count with one stage: among those who stand, do not sit already, and were chosen on as many ballots as anybody needs. */
export const cutStanding = (
  { electable, compare }: { electable: (one: number) => boolean; compare: (one: number, other: number) => number },
  fewest: number,
  election: ReadElection,
): Cut => {
  const { candidates, stands, sits, open, clauses } = election
  const among = [...candidates.keys()].filter((one) => stands[one] === true && sits[one] !== true)
  const taken = cut(among.filter(electable), open, compare, 1, election)
  const not = among.filter((one) => !electable(one))
  // Who could not be elected is said only where that left a seat vacant.
  if (not.length === 0 || taken.unsettled !== undefined || taken.taken.length >= open) return taken
  const reason: Reason = { code: 'not-electable', clauses, candidates: namesOf(not, candidates), fewest }
  return { ...taken, because: [...taken.because, reason] }
}
