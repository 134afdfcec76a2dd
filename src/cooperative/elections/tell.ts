import type { Because, Citation, Reason, ReasonCode, ReasonFacts } from '../../reasons/index.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { countOf } from './count.js'
import { nominationsNow } from './nominations.js'
import type { ELECTIONS_EVENTS } from './shapes.js'
import { vacancyOf } from './vacancies.js'

const reason = <Code extends ReasonCode>(code: Code, facts: ReasonFacts[Code], clauses: readonly Citation[]): Reason =>
  ({ code, clauses, ...facts }) as unknown as Reason

/** The clauses of the election that an event is about. */
const clausesIn = (state: State, election: string): readonly Citation[] =>
  clausesOf(state.elections.all.get(election)?.provision)

type Told = keyof typeof ELECTIONS_EVENTS & keyof ReasonFacts

/** An event whose sentence says what it holds. */
const plain =
  <Type extends Told>(facts: (event: EventOf<Type>) => ReasonFacts[Type]) =>
  (state: State, event: EventOf<Type>): Because => {
    const { type, election } = event as unknown as { readonly type: Type; readonly election: string }
    return [reason(type, facts(event), clausesIn(state, election))]
  }

/** What the minutes say of elections. */
export const ELECTIONS_TELL: Chapter['tell'] = {
  'election-opened': (state, { election, provision, seats, nominationsUntil, votingUntil, secret }) => [
    reason(
      'election-opened',
      { election, seats, nominationsUntil, votingUntil, secret },
      clausesOf(state.charter.inForce.elections?.[provision]),
    ),
  ],
  'election-called-off': plain<'election-called-off'>(({ election, why }) => ({ election, why })),
  'candidate-nominated': plain<'candidate-nominated'>(({ election, candidate, nominator }) => ({
    election,
    candidate,
    nominator,
  })),
  'nomination-accepted': plain<'nomination-accepted'>(({ election, candidate }) => ({ election, candidate })),
  'candidacy-withdrawn': plain<'candidacy-withdrawn'>(({ election, candidate }) => ({ election, candidate })),
  'nominations-closed': (state, event) => {
    const found = state.elections.all.get(event.election)
    const said = plain<'nominations-closed'>(({ election, candidates }) => ({ election, candidates }))(state, event)
    return found === undefined ? said : [...said, ...nominationsNow(state, found).because]
  },
  'nominations-reopened': plain<'nominations-reopened'>(({ election, nominationsUntil, votingUntil }) => ({
    election,
    nominationsUntil,
    votingUntil,
  })),
  // That somebody voted, and not how: whoever wants to count again has the ballots.
  'election-ballot-cast': plain<'election-ballot-cast'>(({ election, member }) => ({ election, member })),
  'lot-committed': plain<'lot-committed'>(({ election, member, commitment }) => ({ election, member, commitment })),
  'lot-drawn': plain<'lot-drawn'>(({ election, seed }) => ({ election, seed })),
  'election-voting-closed': plain<'election-voting-closed'>(({ election, ballots, entitled }) => ({
    election,
    ballots,
    entitled,
  })),
  'election-ballots-closed': plain<'election-ballots-closed'>(({ election, closing }) => ({ election, closing })),
  'election-count-released': plain<'election-count-released'>(({ election, elected, between }) => ({
    election,
    elected,
    between: between ?? [],
  })),
  'election-tied': (state, event) => {
    const { election, outcome: kind, between, tieFor, forSeats } = event
    const clauses = clausesIn(state, election)
    return [
      reason('election-tied', { election }, clauses),
      reason('tie-left', { kind, between, tieFor, forSeats }, clauses),
    ]
  },
  'run-off-opened': plain<'run-off-opened'>(({ election, between, votingUntil }) => ({
    election,
    between,
    votingUntil,
  })),
  'run-off-ballot-cast': plain<'run-off-ballot-cast'>(({ election, member }) => ({ election, member })),
  'run-off-closed': plain<'run-off-closed'>(({ election, order, apart }) => ({ election, order, apart })),
  'election-decided': (state, event) => {
    const found = state.elections.all.get(event.election)
    const said = plain<'election-decided'>(({ election, elected, until }) => ({
      election,
      elected,
      until: until ?? '',
    }))(state, event)
    return found === undefined || found.opening.secret || event.outcome === 'unopposed'
      ? said
      : [...said, ...countOf(found).because]
  },
  'seat-vacated': plain<'seat-vacated'>(({ election, member, why }) => ({ election, member, why })),
  'vacancy-filled': (state, event) => {
    const found = state.elections.all.get(event.election)
    const said = plain<'vacancy-filled'>(({ election, elected }) => ({ election, elected }))(state, event)
    const vacancy = found === undefined || found.opening.secret ? undefined : vacancyOf(found)
    return vacancy === undefined || vacancy.kind === 'refused' ? said : [...said, ...vacancy.because]
  },
  'term-ended': plain<'term-ended'>(({ election, members }) => ({ election, members })),
  'election-due': (state, { provision }) => [
    reason('election-due', { provision }, clausesOf(state.charter.inForce.elections?.[provision])),
  ],
}
