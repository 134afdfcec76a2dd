import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import type { ProjectState, StaffingStep } from '../../projects/index.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'

/** Somebody's place in a team. */
interface TeamPlace {
  /** The position of the event since which they are in it. */
  readonly entered: number
}

/** How far a project has come, or how it came to nothing. */
export type ProjectStanding = Exclude<ProjectState, 'accepted'> | 'withdrawn' | 'abandoned'

/** Somebody who stands for an area, whom the others decide on. */
export interface Standing {
  readonly area: string
  readonly member: MemberId
  readonly decision: string
  readonly approved: boolean
}

/** Somebody's latest part in a project. */
export interface Part {
  readonly joinedOn: CalendarDate
  readonly workedOn: CalendarDate
  readonly ended?: { readonly on: CalendarDate; readonly why: EventOf<'team-left'>['why']; readonly record?: string }
}

/** One project, from its proposal on. */
export interface ProjectRecord {
  readonly standing: ProjectStanding
  readonly proposal: Pick<EventOf<'project-proposed'>, 'proposer' | 'serves' | 'areas' | 'budgetMinor' | 'budget'>
  /** The decision on its acceptance, once it is put to the vote. */
  readonly acceptance: string | undefined
  /** What members expect and found, by person and objective. */
  readonly projected: Map<string, Evaluated>
  readonly achieved: Map<string, Evaluated>
  /** Who stands for an area now. */
  readonly candidacies: readonly Standing[]
  /** The talent searches under way, by area. */
  readonly searches: Map<string, string>
  readonly coordinators: Map<string, MemberId>
  readonly places: readonly { readonly place: string; readonly area: string }[]
  /** What happened while the teams were filled, as the rule on it reads it. */
  readonly steps: readonly StaffingStep[]
  /** What those who came in stated as the share that a removal takes. */
  readonly thresholds: Map<MemberId, string>
  /** Everyone who took part at any time. */
  readonly parts: Map<MemberId, Part>
  readonly presentations: readonly { readonly to: EventOf<'results-presented'>['to']; readonly on: CalendarDate }[]
  readonly audit: Audit | undefined
  readonly closedOn: CalendarDate | undefined
}

/** Who audited the finances of a project, and who was the financial coordinator then. */
export interface Audit {
  readonly auditor: MemberId
  readonly on: CalendarDate
  readonly financialCoordinator: MemberId
}

/** One person's number for one objective. */
export interface Evaluated {
  readonly person: MemberId
  readonly objective: string
  readonly value: string
}

/** The projects, and who is in their teams. */
export interface ProjectsState {
  readonly all: Map<string, ProjectRecord>
  /** The teams of projects that run, by project. */
  readonly teams: Map<string, Map<MemberId, TeamPlace>>
}

export const NO_PROJECTS: ProjectsState = { all: Map(), teams: Map() }

/** A project as it begins. */
export const newProject = (proposal: ProjectRecord['proposal']): ProjectRecord => ({
  standing: 'proposed',
  proposal,
  acceptance: undefined,
  projected: Map(),
  achieved: Map(),
  candidacies: [],
  searches: Map(),
  coordinators: Map(),
  places: [],
  steps: [],
  thresholds: Map(),
  parts: Map(),
  presentations: [],
  audit: undefined,
  closedOn: undefined,
})

/** Whether somebody is in the team of a project now. */
export const inTeam = (state: State, project: string, member: MemberId): boolean =>
  state.projects.teams.get(project)?.has(member) === true

/** The areas that somebody coordinates, in the order of the proposal. */
export const areasOf = ({ proposal, coordinators }: ProjectRecord, member: MemberId): readonly string[] =>
  proposal.areas.filter((area) => coordinators.get(area) === member)
