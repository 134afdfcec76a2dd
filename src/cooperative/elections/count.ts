import type { CalendarDate } from '../../calendar/index.js'
import { type Election, electionOf } from '../../elections/index.js'
import { laterByMonths } from '../decisions/open.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { ruledElection } from './rules.js'
import type { ElectionState } from './state.js'

/** What the ballots come to as they are. */
export const countOf = (found: ElectionState): Election => electionOf(ruledElection(found))

/** What follows from a count: somebody is elected, or there is a tie that something else has to break. */
export const counted = (state: State, found: ElectionState): readonly NewEvent[] => {
  const { election } = found.opening
  const count = countOf(found)
  if (count.kind === 'elected' || count.kind === 'seats-vacant') return seated(state, found, count.kind, count.elected)
  const { kind: outcome, between, tieFor, forSeats, elected } = count
  // Nobody stands before anybody else in a tie, not in a list either.
  const level = [...between].sort()
  return [{ type: 'election-tied', election, outcome, between: level, tieFor, forSeats, elected: [...elected] }]
}

/** These are elected: until the end of the term, or of the one they take over. Those who were elected to all the seats before are so no longer. */
export const seated = (
  state: State,
  { opening, provision }: ElectionState,
  outcome: 'elected' | 'seats-vacant' | 'unopposed',
  elected: readonly string[],
): readonly NewEvent[] => {
  const filled = opening.fills === undefined ? undefined : state.elections.all.get(opening.fills)
  const on = state.at ?? opening.votingUntil
  const until = opening.fills === undefined ? termEnd(on, provision.termMonths) : filled?.until
  return [
    {
      type: 'election-decided',
      election: opening.election,
      provision: opening.provision,
      outcome,
      elected: [...elected],
      vacant: opening.seats - elected.length,
      ...(until === undefined ? {} : { until }),
    },
    ...(opening.fills === undefined ? before(state, opening) : []),
  ]
}

/** The terms that are over because all seats are filled anew. */
const before = (state: State, { election, provision }: ElectionState['opening']): readonly NewEvent[] =>
  (state.elections.live.get(provision) ?? []).flatMap((other): readonly NewEvent[] => {
    const found = state.elections.all.get(other)
    if (found === undefined || other === election) return []
    return found.stage === 'decided' ? termEnded(state, found) : []
  })

/** Those who were elected hold their seats no longer, and nobody is elected to a vacant one any more. */
export const termEnded = (state: State, { opening, sitting }: ElectionState): readonly NewEvent[] => {
  const { election, provision } = opening
  return [
    { type: 'term-ended', election, provision, members: [...sitting] },
    ...byElectionsOf(state, opening).map(
      (other): NewEvent => ({ type: 'election-called-off', election: other, why: 'term-over' }),
    ),
  ]
}

/** The elections under way for the vacant seats of another. */
export const byElectionsOf = (
  state: State,
  { election, provision }: Pick<ElectionState['opening'], 'election' | 'provision'>,
): readonly string[] =>
  (state.elections.live.get(provision) ?? []).filter((other) => {
    const found = state.elections.all.get(other)
    return found?.opening.fills === election && found.stage !== 'decided'
  })

const termEnd = (on: CalendarDate, termMonths: number | undefined): CalendarDate | undefined =>
  termMonths === undefined ? undefined : laterByMonths(on, termMonths)
