import { type CalendarDate, epochDay } from '../../calendar/index.js'
import * as says from '../../problems/en.js'
import { problem } from '../../problems/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import type { CommandOf } from '../commands.js'
import { laterBy } from '../decisions/open.js'
import { countEntitled, enteredAt } from '../electorate.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { electionOrRefused, mayElect, nothingBreaks } from './rules.js'
import type { ElectionOfCharter, ElectionState } from './state.js'

/** Opening an election, and calling it off. */
export const OPENING: Chapter['decide'] = {
  'open-election': {
    who: 'voter',
    decide: (context, command) => {
      const { state, member } = context
      const { election, provision, fills, secret = false } = command
      const nominationsUntil = command.nominationsUntil as CalendarDate
      const votingUntil = command.votingUntil as CalendarDate
      if (state.elections.all.has(election)) return refuse('there-already', { what: 'election', id: election })
      const elections = state.charter.inForce.elections
      const found = elections !== undefined && Object.hasOwn(elections, provision) ? elections[provision] : undefined
      if (found === undefined) return refuse('not-in-the-charter', { provision: `elections.${provision}` })
      const clauses = clausesOf(found)
      const { electorate } = found
      if (enteredAt(state, { electorate }, member) === undefined)
        return refuse('no-right', { member, needed: 'entitled' }, clauses)
      const wrong = windowsRefused(context, command, found) ?? tooEarly(state, command, found)
      if (wrong !== undefined) return wrong
      const most = fills === undefined ? found.seats : vacantOf(state, fills, provision)
      if (typeof most === 'object') return most
      // A body has as many seats as the charter says, not as whoever opens the election likes.
      const least = fills === undefined ? most : 1
      const { seats = most } = command
      if (seats < least || seats > most) {
        const facts = { from: `${least}`, to: `${most}` }
        return refuseProblems([problem(says.outOfRange, { path: 'seats', received: seats, facts })], clauses)
      }
      return [
        {
          type: 'election-opened',
          election,
          provision,
          seats,
          nominationsUntil,
          votingUntil,
          ...(fills === undefined ? {} : { fills }),
          entitled: countEntitled(state, { electorate }),
          charterVersion: state.charter.inForce.version,
          secret,
          opener: member,
        },
      ]
    },
  },
  'call-off-election': {
    who: 'anyone',
    decide: ({ state, at, member }, { election }) => {
      const found = electionOrRefused(state, election)
      if ('kind' in found) return found
      const clauses = clausesOf(found.provision)
      const undecided = undecidedFrom(found)
      if (undecided !== undefined) {
        if (!mayElect(state, found, member)) return refuse('no-right', { member, needed: 'entitled' }, clauses)
        if (at < undecided) return refuse('not-yet', { what: 'election', id: election, until: undecided }, clauses)
        return [{ type: 'election-called-off', election, why: 'undecided' }]
      }
      if (found.opening.opener !== member) return refuse('no-right', { member, needed: 'proposer' }, clauses)
      if (found.stage !== 'nominations') {
        const since = laterBy(found.nominationsUntil, 1)
        return refuse('too-late', { what: 'election', id: election, since }, clauses)
      }
      return [{ type: 'election-called-off', election, why: 'by-the-opener' }]
    },
  },
}

/**
 * From which day on an election may be called off that no result comes of; undefined where one may come yet. At once, where nothing can break its tie; where a count has to be told, a number to be shown or a run-off to be held, after as
 * many days as there were to vote. Reading: the charter says nothing of it, and a body that could never be elected again would be worse than another election. Other: it waits for ever.
 */
const undecidedFrom = (found: ElectionState): CalendarDate | undefined => {
  const { stage, votingUntil, nominationsUntil, tie } = found
  if (stage !== 'counting' && stage !== 'tied') return undefined
  const since = tie?.at ?? laterBy(votingUntil, 1)
  return nothingBreaks(found) ? since : laterBy(since, epochDay(votingUntil) - epochDay(nominationsUntil))
}

type Opening = CommandOf<'open-election'>

/** Votes are cast after nominations have closed, and neither lies behind. */
const windowsRefused = (
  { at }: Context,
  { nominationsUntil, votingUntil }: Opening,
  found: ElectionOfCharter,
): Refusal | undefined => {
  const problems = [
    ...(nominationsUntil < at
      ? [problem(says.notInOrder, { path: 'nominationsUntil', received: nominationsUntil, facts: { before: at } })]
      : []),
    ...(votingUntil <= nominationsUntil
      ? [problem(says.notInOrder, { path: 'votingUntil', received: votingUntil, facts: { before: nominationsUntil } })]
      : []),
  ]
  return problems.length === 0 ? undefined : refuseProblems(problems, clausesOf(found))
}

/**
 * Why it is too early for another election: one for the same seats is under way, or the term of those who hold them would not be over with the time to vote. So nobody is voted out by an election that comes too soon.
 */
const tooEarly = (
  state: State,
  { provision, votingUntil, fills }: Opening,
  found: ElectionOfCharter,
): Refusal | undefined => {
  for (const id of state.elections.live.get(provision) ?? []) {
    const other = state.elections.all.get(id)
    if (other === undefined) continue
    if (other.stage !== 'decided') {
      if (other.opening.fills === fills) return refuse('there-already', { what: 'election', id }, clausesOf(found))
    } else if (
      fills === undefined &&
      other.until !== undefined &&
      laterBy(votingUntil as CalendarDate, 1) < other.until
    )
      return refuse('not-yet', { what: 'election', id, until: other.until }, clausesOf(found))
  }
  return undefined
}

/** How many seats of an election are vacant. */
const vacantOf = (state: State, election: string, provision: string): number | Refusal => {
  const filled = electionOrRefused(state, election)
  if ('kind' in filled) return filled
  const clauses = clausesOf(filled.provision)
  if (filled.opening.provision !== provision) return refuse('no-such', { what: 'election', id: election }, clauses)
  if (filled.stage === 'ended') return refuse('closed', { what: 'election', id: election }, clauses)
  if (filled.vacant === 0) return refuse('done-already', { what: 'election', id: election }, clauses)
  return filled.vacant
}
