import { Map } from 'immutable'
import { type Agenda, planned, unplanned } from '../agenda.js'
import type { Chapter, Patch } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'
import { mayElect, ruleFor } from './rules.js'
import type { ElectionsState, ElectionState } from './state.js'

/** What is planned of an election. Each window's last day is included, so it closes on the day after. */
export const NOMINATIONS = 'nominations-close'
export const VOTES = 'election-closes'
export const RUN_OFF = 'run-off-closes'
export const TERM = 'term-ends'

/** How events change the elections. */
export const ELECTIONS_EVOLVE: Chapter['evolve'] = {
  'election-opened': (state, event) => {
    const { election, provision, seats, nominationsUntil, votingUntil } = event
    const charter = state.charter.inForce
    const found = charter.elections?.[provision]
    if (found === undefined) throw new TypeError(`no election ${provision} in the charter: it was looked up before`)
    const opened: ElectionState = {
      opening: event,
      provision: found,
      rule: ruleFor(charter, provision, seats),
      position: state.position,
      stage: 'nominations',
      nominationsUntil,
      votingUntil,
      nominations: [],
      accepted: Map(),
      atReopening: undefined,
      candidates: [],
      withdrawn: [],
      ballots: Map(),
      closing: undefined,
      commitment: undefined,
      committedBy: undefined,
      seed: undefined,
      runOffs: [],
      runOff: undefined,
      tie: undefined,
      sitting: [],
      leavers: [],
      leftOn: undefined,
      until: undefined,
      vacant: 0,
    }
    const { all, live } = state.elections
    return {
      elections: { all: all.set(election, opened), live: live.update(provision, [], (ids) => [...ids, election]) },
      agenda: planned(state.agenda, { on: laterBy(nominationsUntil, 1), what: NOMINATIONS, id: election }),
    }
  },
  'election-called-off': (state, { election }) => ({
    elections: over(state, election),
    agenda: withoutWindows(state, election),
  }),
  'candidate-nominated': (state, { election, candidate, nominator, at }) =>
    changed(state, election, ({ nominations }) => ({
      nominations: [...nominations, { candidate, nominator, on: at }],
    })),
  'nomination-accepted': (state, { election, candidate, at }) =>
    changed(state, election, ({ accepted }) => ({ accepted: accepted.set(candidate, at) })),
  'candidacy-withdrawn': (state, { election, candidate }) =>
    changed(state, election, ({ withdrawn }) => ({ withdrawn: [...withdrawn, candidate] })),
  'nominations-closed': (state, { election, outcome, candidates }) => {
    const agenda = unplanned(state.agenda, { what: NOMINATIONS, id: election })
    const { votingUntil } = electionIn(state, election)
    return {
      ...changed(state, election, () => ({ stage: outcome === 'vote' ? 'voting' : 'unopposed', candidates })),
      agenda: planned(agenda, { on: laterBy(votingUntil, 1), what: VOTES, id: election }),
    }
  },
  'nominations-reopened': (state, { election, nominationsUntil, votingUntil }) => ({
    ...changed(state, election, ({ nominations, accepted }) => ({
      nominationsUntil,
      votingUntil,
      atReopening: nominations.length + accepted.size,
    })),
    agenda: planned(state.agenda, { on: laterBy(nominationsUntil, 1), what: NOMINATIONS, id: election }),
  }),
  'election-ballot-cast': (state, { election, member, ballot }) =>
    changed(state, election, ({ ballots }) => ({ ballots: ballots.set(member, ballot) })),
  'lot-committed': (state, { election, commitment, member }) =>
    changed(state, election, () => ({ commitment, committedBy: member })),
  'lot-drawn': (state, { election, seed }) => changed(state, election, () => ({ seed })),
  'election-voting-closed': (state, { election }) => ({
    // Whoever left in the meantime is not counted; from here on the ballots stay as they are.
    ...changed(state, election, (found) => ({
      stage: 'counting',
      ballots: found.ballots.filter((_, member) => mayElect(state, found, member)),
    })),
    agenda: unplanned(state.agenda, { what: VOTES, id: election }),
  }),
  'election-ballots-closed': (state, { election, closing }) => changed(state, election, () => ({ closing })),
  'election-tied': (state, tie) => changed(state, tie.election, () => ({ stage: 'tied', tie })),
  'run-off-opened': (state, { election, between, votingUntil }) => ({
    ...changed(state, election, () => ({ stage: 'run-off', runOff: { between, votingUntil, ballots: Map() } })),
    agenda: planned(state.agenda, { on: laterBy(votingUntil, 1), what: RUN_OFF, id: election }),
  }),
  'run-off-ballot-cast': (state, { election, member, approved }) =>
    changed(state, election, ({ runOff }) =>
      runOff === undefined ? {} : { runOff: { ...runOff, ballots: runOff.ballots.set(member, approved) } },
    ),
  'run-off-closed': (state, { election, order, apart }) => ({
    ...changed(state, election, ({ runOffs }) => ({
      stage: 'tied',
      runOff: undefined,
      runOffs: apart === 'too-few' ? runOffs : [...runOffs, { order, apart }],
    })),
    agenda: unplanned(state.agenda, { what: RUN_OFF, id: election }),
  }),
  'election-decided': (state, event) => decided(state, event),
  'seat-vacated': (state, { election, member, at }) =>
    changed(state, election, ({ sitting, leavers, vacant }) => ({
      sitting: sitting.filter((one) => one !== member),
      leavers: [...leavers, member],
      leftOn: at,
      vacant: vacant + 1,
    })),
  'vacancy-filled': (state, { election, elected, vacant }) =>
    changed(state, election, ({ sitting, leavers, withdrawn }) => ({
      sitting: [...sitting, ...elected],
      vacant,
      ...(vacant > 0 ? {} : { leavers: [], withdrawn: [...withdrawn, ...leavers] }),
    })),
  'term-ended': (state, { election }) => ({
    elections: over(state, election),
    agenda: unplanned(state.agenda, { what: TERM, id: election }),
  }),
}

const decided = (state: State, { election, elected, vacant, until }: EventOf<'election-decided'>): Patch => {
  const found = electionIn(state, election)
  const { fills } = found.opening
  const agenda = withoutWindows(state, election)
  const seated = withElection(state.elections, election, {
    stage: 'decided',
    tie: undefined,
    sitting: elected,
    vacant,
    until,
  })
  const filled = fills === undefined ? undefined : seated.all.get(fills)
  const elections =
    fills === undefined || filled === undefined
      ? seated
      : withElection(seated, fills, {
          vacant: filled.vacant - elected.length,
          leavers: [],
          withdrawn: [...filled.withdrawn, ...filled.leavers],
        })
  return {
    elections,
    agenda: until === undefined ? agenda : planned(agenda, { on: until, what: TERM, id: election }),
  }
}

const electionIn = (state: State, election: string): ElectionState => {
  const found = state.elections.all.get(election)
  if (found === undefined) throw new TypeError(`no election ${election}: it was looked up before`)
  return found
}

const withElection = (elections: ElectionsState, election: string, change: Partial<ElectionState>): ElectionsState => {
  const found = elections.all.get(election)
  return found === undefined ? elections : { ...elections, all: elections.all.set(election, { ...found, ...change }) }
}

const changed = (
  state: State,
  election: string,
  change: (found: ElectionState) => Partial<ElectionState>,
): { readonly elections: ElectionsState } => ({
  elections: withElection(state.elections, election, change(electionIn(state, election))),
})

const withoutWindows = ({ agenda }: State, id: string): Agenda =>
  [NOMINATIONS, VOTES, RUN_OFF].reduce((left, what) => unplanned(left, { what, id }), agenda)

/** The election is over: its term has ended, or it was called off. */
const over = (state: State, election: string): ElectionsState => {
  const { provision } = electionIn(state, election).opening
  const { all, live } = withElection(state.elections, election, { stage: 'ended', sitting: [] })
  return { all, live: live.update(provision, [], (ids) => ids.filter((id) => id !== election)) }
}
