import type { CalendarDate } from '../../calendar/index.js'
import type { Election, ElectionRule } from '../../elections/index.js'
import type { MemberId } from '../../membership/index.js'
import type { State } from '../state.js'
import { countOf } from './count.js'
import { mayElect, nothingBreaks } from './rules.js'
import type { ElectionBallot } from './shapes.js'
import type { ElectionState, Stage } from './state.js'

export type { ElectionBallot } from './shapes.js'
export type { Stage } from './state.js'

/** An election under way, as an app lists it. */
export interface ElectionShown {
  readonly election: string
  readonly provision: string
  readonly stage: Stage
  readonly seats: number
  readonly nominationsUntil: CalendarDate
  readonly votingUntil: CalendarDate
  /** Those who stand; while nominations are open, those who were nominated. */
  readonly candidates: readonly string[]
  /** How many ballots came in, of how many who were entitled when it was opened; of a secret one it is not known here. */
  readonly ballots: number
  readonly entitled: number
  readonly secret: boolean
  /** Between whom it is tied, and what could tell them apart. */
  readonly tie?: { readonly between: readonly string[]; readonly waitsFor: 'seed' | 'run-off' | 'nothing' }
}

/** Elections that are open: for nominations, for votes, for a count, or for a tie to be broken. */
export const openElections = (state: State): readonly ElectionShown[] => live(state).filter(isOpen).map(shown)

/** What somebody can do about the elections that are open. */
export interface ElectionAwaiting {
  readonly election: string
  readonly what: 'accept-nomination' | 'cast-ballot' | 'cast-run-off-ballot'
  readonly until: CalendarDate
}

/** Which elections await somebody: a nomination they have not accepted, a ballot they have not cast. Nobody has to. */
export const electionsAwaiting = (state: State, member: MemberId): readonly ElectionAwaiting[] =>
  live(state).flatMap((found): readonly ElectionAwaiting[] => {
    const { opening, stage, nominations, accepted, withdrawn, ballots, runOff } = found
    const { election } = opening
    if (stage === 'nominations') {
      const asked = nominations.some(({ candidate }) => candidate === member)
      return asked && !accepted.has(member) && !withdrawn.includes(member)
        ? [{ election, what: 'accept-nomination', until: found.nominationsUntil }]
        : []
    }
    if (!mayElect(state, found, member)) return []
    if (stage === 'voting' && !ballots.has(member)) return [{ election, what: 'cast-ballot', until: found.votingUntil }]
    return stage === 'run-off' && runOff !== undefined && !runOff.ballots.has(member)
      ? [{ election, what: 'cast-run-off-ballot', until: runOff.votingUntil }]
      : []
  })

/** An election with all that members may see of it. */
export interface ElectionInFull extends ElectionShown {
  readonly opener: MemberId
  readonly openedOn: CalendarDate
  readonly charterVersion: string
  /** The election whose vacant seats it is for. */
  readonly fills: string | undefined
  readonly rule: ElectionRule
  readonly nominations: readonly {
    readonly candidate: MemberId
    readonly nominator: MemberId
    readonly on: CalendarDate
  }[]
  readonly accepted: readonly MemberId[]
  readonly withdrawn: readonly MemberId[]
  /** The fingerprint of the number that a lot would be drawn from, and who fixed it; the number, once it was told. */
  readonly commitment: string | undefined
  readonly committedBy: MemberId | undefined
  readonly seed: string | undefined
  readonly runOff:
    | { readonly between: readonly string[]; readonly votingUntil: CalendarDate; readonly ballots: number }
    | undefined
  /** Of a secret election, whether its ballots are closed. */
  readonly ballotsClosed: boolean
  /**
   * How the ballots count; none while people may vote, and none of a secret election or one that nobody had to vote in. Whoever can take no seat any more is passed over: what an election was decided by is in the state right
   * after it was.
   */
  readonly count: Election | undefined
  readonly sitting: readonly string[]
  readonly vacant: number
  readonly until: CalendarDate | undefined
  /** Whose seats fell vacant. */
  readonly leavers: readonly string[]
}

/** All that members may see of an election; undefined where there is none of that name. How somebody voted is in none of it. */
export const electionInFull = (state: State, election: string): ElectionInFull | undefined => {
  const found = state.elections.all.get(election)
  if (found === undefined) return undefined
  const { opening, stage, runOff, ballots } = found
  const counts = (stage === 'tied' || stage === 'run-off' || stage === 'decided') && !opening.secret && ballots.size > 0
  return {
    ...shown(found),
    opener: opening.opener,
    openedOn: opening.at,
    charterVersion: opening.charterVersion,
    fills: opening.fills,
    rule: found.rule,
    nominations: found.nominations,
    accepted: [...found.accepted.keys()].sort(),
    withdrawn: found.withdrawn,
    commitment: found.commitment,
    committedBy: found.committedBy,
    seed: found.seed,
    runOff:
      runOff === undefined
        ? undefined
        : { between: runOff.between, votingUntil: runOff.votingUntil, ballots: runOff.ballots.size },
    ballotsClosed: found.closing !== undefined,
    count: counts ? countOf(found) : undefined,
    sitting: found.sitting,
    vacant: found.vacant,
    until: found.until,
    leavers: found.leavers,
  }
}

/** The names of all elections, the last that was opened first. */
export const electionsHeld = (state: State): readonly string[] =>
  [...state.elections.all.values()].sort((a, b) => b.position - a.position).map(({ opening }) => opening.election)

/** What somebody said on their own ballot, in an election and in its run-off; undefined where they have not voted. */
export const ownBallot = (
  state: State,
  election: string,
  member: MemberId,
): { readonly ballot: ElectionBallot | undefined; readonly runOff: readonly string[] | undefined } => {
  const found = state.elections.all.get(election)
  return { ballot: found?.ballots.get(member), runOff: found?.runOff?.ballots.get(member) }
}

/** Whether somebody may vote in an election: they were entitled when it was opened, and still are. */
export const mayVoteIn = (state: State, election: string, member: MemberId): boolean => {
  const found = state.elections.all.get(election)
  return found !== undefined && mayElect(state, found, member)
}

/** What came of an election; undefined while it is open, or where there is none. */
export interface ElectionResult {
  readonly election: string
  readonly provision: string
  /** Who holds a seat of it now. */
  readonly sitting: readonly string[]
  readonly vacant: number
  /** The day on which the term ends. */
  readonly until: CalendarDate | undefined
}

/** What came of an election, as it stands now. */
export const electionResult = (state: State, election: string): ElectionResult | undefined => {
  const found = state.elections.all.get(election)
  if (found?.stage !== 'decided') return undefined
  const { opening, sitting, vacant, until } = found
  return { election, provision: opening.provision, sitting, vacant, until }
}

/** Who holds the seats of an elected body now, in code-unit order. */
export const sittingIn = (state: State, provision: string): readonly string[] =>
  (state.elections.live.get(provision) ?? []).flatMap((id) => state.elections.all.get(id)?.sitting ?? []).sort()

const live = (state: State): readonly ElectionState[] =>
  [...state.elections.live.values()]
    .flat()
    .flatMap((id) => state.elections.all.get(id) ?? [])
    .sort((a, b) => a.position - b.position)

const isOpen = ({ stage }: ElectionState): boolean => stage !== 'decided'

const shown = (found: ElectionState): ElectionShown => {
  const { opening, stage, nominationsUntil, votingUntil, withdrawn, ballots, tie } = found
  const named = stage === 'nominations' ? found.nominations.map(({ candidate }) => candidate) : found.candidates
  const waitsForNothing = nothingBreaks(found)
  const waitsFor = { 'seed-wanted': 'seed', 'run-off-needed': 'run-off', tied: 'nothing' } as const
  return {
    election: opening.election,
    provision: opening.provision,
    stage,
    seats: opening.seats,
    nominationsUntil,
    votingUntil,
    candidates: [...new Set(named)].filter((one) => !withdrawn.includes(one)).sort(),
    ballots: ballots.size,
    entitled: opening.entitled,
    secret: opening.secret,
    ...(tie === undefined
      ? {}
      : { tie: { between: tie.between, waitsFor: waitsForNothing ? 'nothing' : waitsFor[tie.outcome] } }),
  }
}
