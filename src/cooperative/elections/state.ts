import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import type { ElectionRule } from '../../elections/index.js'
import type { MemberId } from '../../membership/index.js'
import type { EventOf } from '../events.js'
import type { ElectionBallot } from './shapes.js'

/** An election as the charter has it. */
export type ElectionOfCharter = NonNullable<Charter['elections']>[string]

/** How far an election is: `counting` is a secret one whose count has to be told; `unopposed` waits for the end of the time to vote, for others hold the seats until then. */
export type Stage = 'nominations' | 'voting' | 'unopposed' | 'counting' | 'tied' | 'run-off' | 'decided' | 'ended'

/** A second ballot between those who tie. */
export interface RunOff {
  readonly between: readonly string[]
  readonly votingUntil: CalendarDate
  readonly ballots: Map<MemberId, readonly string[]>
}

/** A run-off that was held: the best first. Only one that told all of them apart says anything of another tie. */
interface HeldRunOff {
  readonly order: readonly string[]
  readonly apart: 'all' | 'enough'
}

/** An election: as it was opened, under the charter of that day, and what came of it. */
export interface ElectionState {
  readonly opening: EventOf<'election-opened'>
  readonly provision: ElectionOfCharter
  /** How it is counted, for as many seats as it was opened for. */
  readonly rule: ElectionRule
  /** The position of the opening: whoever was entitled later is not entitled here. */
  readonly position: number
  readonly stage: Stage
  readonly nominationsUntil: CalendarDate
  readonly votingUntil: CalendarDate
  readonly nominations: readonly {
    readonly candidate: string
    readonly nominator: MemberId
    readonly on: CalendarDate
  }[]
  readonly accepted: Map<string, CalendarDate>
  /** How many nominations and acceptances there were when nominations were opened again. */
  readonly atReopening: number | undefined
  /** Those who stood when nominations closed. */
  readonly candidates: readonly string[]
  /** Those who withdrew, or could take no seat any more. */
  readonly withdrawn: readonly string[]
  /** Kept for as long as the term, so that a vacancy can be filled by counting them again; none of a secret election. */
  readonly ballots: Map<MemberId, ElectionBallot>
  /** The fingerprint of the ballots of a secret election. */
  readonly closing: string | undefined
  readonly commitment: string | undefined
  /** Who fixed the number for a lot, and so cannot stand. */
  readonly committedBy: MemberId | undefined
  readonly seed: string | undefined
  readonly runOffs: readonly HeldRunOff[]
  readonly runOff: RunOff | undefined
  readonly tie: EventOf<'election-tied'> | undefined
  /** Who holds a seat of it now. */
  readonly sitting: readonly string[]
  /** Whose seats fell vacant and were not filled, and on which day the last one did. */
  readonly leavers: readonly string[]
  readonly leftOn: CalendarDate | undefined
  /** When the term ends of those who were elected. */
  readonly until: CalendarDate | undefined
  readonly vacant: number
}

/** Every election, and those under way. */
export interface ElectionsState {
  readonly all: Map<string, ElectionState>
  /** Under which name the seats of a provision are held or voted on, the oldest first; those that are over are left out. */
  readonly live: Map<string, readonly string[]>
}

export const NO_ELECTIONS: ElectionsState = { all: Map(), live: Map() }
