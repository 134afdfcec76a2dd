import type { CalendarDate } from '../calendar/index.js'
import type { AccountsState } from './accounts/state.js'
import type { Agenda } from './agenda.js'
import type { AveragesState } from './averages/state.js'
import type { CharterState } from './charter/state.js'
import type { CirclesState } from './circles/state.js'
import type { DecisionsState } from './decisions/state.js'
import type { ElectionsState } from './elections/state.js'
import type { MeetingsState } from './meetings/state.js'
import type { MembersState } from './members/state.js'
import type { PayState } from './pay/state.js'
import type { ProjectsState } from './projects/state.js'
import type { RecordsState } from './records/state.js'
import type { SecrecyState } from './secrecy/state.js'
import type { SurplusState } from './surplus/state.js'

/** What each chapter keeps. */
export interface Slices {
  readonly members: MembersState
  readonly averages: AveragesState
  readonly decisions: DecisionsState
  readonly projects: ProjectsState
  readonly circles: CirclesState
  readonly elections: ElectionsState
  readonly meetings: MeetingsState
  readonly pay: PayState
  readonly accounts: AccountsState
  readonly surplus: SurplusState
  readonly charter: CharterState
  readonly secrecy: SecrecyState
  readonly records: RecordsState
}

/**
 * Where a cooperative stands: everything its events come to. To be kept in memory; what is stored is the events. It is read through `views`: what each chapter keeps of it, and how, may change with any version.
 */
export interface State extends Slices {
  /** The day of the last event; none before the founding. */
  readonly at: CalendarDate | undefined
  /** How many events there were. */
  readonly position: number
  readonly agenda: Agenda
}
