import { epochDay } from '../../calendar/index.js'
import type { Chapter } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import { enteredAt } from '../electorate.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { counted, seated } from './count.js'
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
  'membership-ended': (state, { member }) => leftBy(state, member),
}

/** What happens when a window closes, or a term is over. */
export const ELECTIONS_DUE: NonNullable<Chapter['due']> = {
  [NOMINATIONS]: (state, { id }) => {
    const found = state.elections.all.get(id)
    return found === undefined ? [] : nominationsClosed(state, found)
  },
  [VOTES]: (state, { id: election }) => {
    const found = state.elections.all.get(election)
    if (found === undefined) return []
    const ballots = [...found.ballots.keys()].filter((member) => mayElect(state, found, member)).length
    return [{ type: 'election-voting-closed', election, ballots, entitled: entitledStill(state, found) }]
  },
  [RUN_OFF]: (state, { id }) => {
    const found = state.elections.all.get(id)
    return found?.runOff === undefined ? [] : runOffClosed(state, found, found.runOff)
  },
  [TERM]: (state, { id: election }) => {
    const found = state.elections.all.get(election)
    if (found === undefined) return []
    const { provision } = found.opening
    const others = (state.elections.live.get(provision) ?? []).filter((other) => other !== election)
    const ended: NewEvent = { type: 'term-ended', election, provision, members: [...found.sitting] }
    const due = others.length === 0 && Object.hasOwn(state.charter.inForce.elections ?? {}, provision)
    return due ? [ended, { type: 'election-due', provision }] : [ended]
  },
}

const countAgain = (state: State, election: string, stage: ElectionState['stage']): readonly NewEvent[] => {
  const found = state.elections.all.get(election)
  return found?.stage !== stage || found.opening.secret ? [] : counted(state, found)
}

const nominationsClosed = (state: State, found: ElectionState): readonly NewEvent[] => {
  const { election } = found.opening
  const { kind, candidates } = nominationsNow(state, found)
  if (kind === 'vote') return [{ type: 'nominations-closed', election, outcome: kind, candidates }]
  if (kind === 'unopposed')
    return [
      { type: 'nominations-closed', election, outcome: kind, candidates },
      ...seated(state, found, kind, candidates),
    ]
  // Nominations are opened again for as long as that brings somebody: an election that nobody wants does not stay open for ever.
  if (found.atReopening === found.nominations.length + found.accepted.size)
    return [{ type: 'election-called-off', election, why: 'nobody-new' }]
  const { at, nominationsUntil, votingUntil } = found.opening
  const more = epochDay(nominationsUntil) - epochDay(at) + 1
  const toVote = epochDay(votingUntil) - epochDay(nominationsUntil)
  const until = laterBy(found.nominationsUntil, more)
  return [{ type: 'nominations-reopened', election, nominationsUntil: until, votingUntil: laterBy(until, toVote) }]
}

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
