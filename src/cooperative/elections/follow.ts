import { type CalendarDate, epochDay } from '../../calendar/index.js'
import type { Chapter } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import { enteredAt } from '../electorate.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { byElectionsOf, counted, seated, termEnded } from './count.js'
import { NOMINATIONS, RUN_OFF, TERM, VOTES } from './evolve.js'
import { nominationsNow } from './nominations.js'
import { mayElect } from './rules.js'
import type { ElectionState } from './state.js'
import { runOffClosed } from './ties.js'

/** What follows of itself: a count once the ballots are in, another one once a tie can be broken, an empty seat where somebody leaves. */
export const ELECTIONS_FOLLOW: NonNullable<Chapter['follow']> = {
  'election-voting-closed': (state, { election }) => countAgain(state, election, 'counting'),
  'lot-drawn': (state, { election }) => countAgain(state, election, 'tied'),
  'run-off-closed': (state, { election, apart }) => (apart === 'too-few' ? [] : countAgain(state, election, 'tied')),
  'election-count-released': (state, { election, elected, between }) => {
    const found = state.elections.all.get(election)
    if (found === undefined) return []
    if (between === undefined)
      return seated(state, found, elected.length < found.opening.seats ? 'seats-vacant' : 'elected', elected)
    const forSeats = found.opening.seats - elected.length
    return [
      {
        type: 'election-tied',
        election,
        outcome: 'tied',
        between: [...between].sort(),
        tieFor: 'seat',
        forSeats,
        elected,
      },
    ]
  },
  // Whoever stands no longer may have been one of those who tie.
  'candidacy-withdrawn': (state, { election }) => countAgain(state, election, 'tied'),
  'membership-ended': (state, { member }) => leftBy(state, member),
}

/** What happens when a window closes, or a term is over. */
export const ELECTIONS_DUE: NonNullable<Chapter['due']> = {
  [NOMINATIONS]: (state, { id }) => {
    const found = state.elections.all.get(id)
    return found === undefined ? [] : nominationsClosed(state, found)
  },
  [VOTES]: (state, { id }) => {
    const found = state.elections.all.get(id)
    return found === undefined ? [] : votesClosed(state, found)
  },
  [RUN_OFF]: (state, { id }) => {
    const found = state.elections.all.get(id)
    return found?.runOff === undefined ? [] : runOffClosed(state, found, found.runOff)
  },
  [TERM]: (state, { id: election, on }) => {
    const found = state.elections.all.get(election)
    if (found === undefined) return []
    const { provision } = found.opening
    const over = [election, ...byElectionsOf(state, found.opening)]
    const others = (state.elections.live.get(provision) ?? []).filter((other) => !over.includes(other))
    const first = others.flatMap((other) => closingFirst(state, other, on))
    const ended = first.some((one) => one.type === 'term-ended' && one.election === election)
      ? first
      : [...first, ...termEnded(state, found)]
    const due = others.length === 0 && Object.hasOwn(state.charter.inForce.elections ?? {}, provision)
    return due ? [...ended, { type: 'election-due', provision }] : ended
  },
}

const countAgain = (state: State, election: string, stage: ElectionState['stage']): readonly NewEvent[] => {
  const found = state.elections.all.get(election)
  return found?.stage !== stage || found.opening.secret ? [] : counted(state, found)
}

const votesClosed = (state: State, found: ElectionState): readonly NewEvent[] => {
  const { opening, stage, candidates, withdrawn } = found
  if (stage === 'unopposed')
    return seated(
      state,
      found,
      'unopposed',
      candidates.filter((one) => !withdrawn.includes(one)),
    )
  const ballots = [...found.ballots.keys()].filter((member) => mayElect(state, found, member)).length
  const { election } = opening
  return [{ type: 'election-voting-closed', election, ballots, entitled: entitledStill(state, found) }]
}

/** An election to the seats of a term that ends on the same day: it comes first, so that whoever is elected again never leaves. */
const closingFirst = (state: State, election: string, on: CalendarDate): readonly NewEvent[] => {
  const found = state.elections.all.get(election)
  if (found === undefined || found.opening.fills !== undefined) return []
  const { stage, votingUntil } = found
  return (stage === 'voting' || stage === 'unopposed') && laterBy(votingUntil, 1) <= on ? votesClosed(state, found) : []
}

const nominationsClosed = (state: State, found: ElectionState): readonly NewEvent[] => {
  const { election } = found.opening
  const { kind, candidates } = nominationsNow(state, found)
  if (kind === 'vote') return [{ type: 'nominations-closed', election, outcome: kind, candidates }]
  if (kind === 'unopposed') {
    const closed: NewEvent = { type: 'nominations-closed', election, outcome: kind, candidates }
    return isHeld(state, found) ? [closed] : [closed, ...seated(state, found, kind, candidates)]
  }
  // Nominations are opened again for as long as that brings somebody: an election that nobody wants does not stay open for ever.
  if (found.atReopening === found.nominations.length + found.accepted.size)
    return [{ type: 'election-called-off', election, why: 'nobody-new' }]
  const { at, nominationsUntil, votingUntil } = found.opening
  const more = epochDay(nominationsUntil) - epochDay(at) + 1
  const toVote = epochDay(votingUntil) - epochDay(nominationsUntil)
  const until = laterBy(found.nominationsUntil, more)
  return [{ type: 'nominations-reopened', election, nominationsUntil: until, votingUntil: laterBy(until, toVote) }]
}

/** Whether others hold the seats for a time to come: nobody puts them out of it by nobody else standing. */
const isHeld = (state: State, { opening }: ElectionState): boolean =>
  opening.fills === undefined &&
  (state.elections.live.get(opening.provision) ?? []).some(
    (other) => state.elections.all.get(other)?.stage === 'decided',
  )

/** How many were entitled at the opening and still are. */
const entitledStill = (state: State, { provision, position }: ElectionState): number => {
  let count = 0
  for (const member of state.members.all.keys()) {
    const since = enteredAt(state, { electorate: provision.electorate }, member)
    if (since !== undefined && since <= position) count++
  }
  return count
}

/** Whoever is no longer a member stands no longer, and holds no seat. */
const leftBy = (state: State, member: string): readonly NewEvent[] =>
  [...state.elections.live.values()]
    .flat()
    .sort()
    .flatMap((election): readonly NewEvent[] => {
      const found = state.elections.all.get(election)
      if (found === undefined) return []
      const { provision } = found.opening
      if (found.sitting.includes(member))
        return [{ type: 'seat-vacated', election, provision, member, why: 'membership-ended' }]
      const stands = found.nominations.some(({ candidate }) => candidate === member)
      return stands && !found.withdrawn.includes(member) && !found.leavers.includes(member)
        ? [{ type: 'candidacy-withdrawn', election, candidate: member }]
        : []
    })
