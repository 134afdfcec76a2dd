import type { Closing } from '../../accounts/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import {
  type Coordinators,
  type Evaluation,
  type NextStep,
  type Performance,
  type ProjectProposal,
  type Removal,
  type Staffing,
  type Team,
  tryPerformanceOf,
  tryRemovalFrom,
  tryTeamOn,
} from '../../projects/index.js'
import type { State } from '../state.js'
import { charterOf, removalItem, rulesOf } from './charter.js'
import {
  areasOf,
  type Audit,
  type Evaluated,
  type Part,
  type ProjectRecord,
  type ProjectStanding,
  type Standing,
} from './state.js'
import { keyOf } from '../averages/state.js'
import { entitledNow } from '../electorate.js'
import { closingAt, coordinationAt, evaluationAt, nextAt, proposalAt, staffingAt } from './verdicts.js'

export type { Audit, Evaluated, Part, ProjectStanding, Standing } from './state.js'

/** A project in a list of them. */
export interface ProjectEntry {
  readonly project: string
  readonly standing: ProjectStanding
  readonly proposer: string
  readonly objectives: readonly string[]
  readonly areas: readonly string[]
  readonly budgetMinor?: string
}

/** Where a project stands, with what the rules say of each side of it. */
export interface ProjectNow extends ProjectEntry {
  /** Under which decision it was put to the vote. */
  readonly acceptance?: string
  /** What it waits for, and what stands in the way; undefined where it was withdrawn or abandoned. */
  readonly next?: NextStep
  readonly proposal?: ProjectProposal
  readonly coordinators?: Coordinators
  readonly staffing?: Staffing
  readonly team?: Team
  readonly evaluation?: Evaluation
  /** Whether its results were presented and its finances audited. */
  readonly closing?: Closing
}

/** What was said of a project, and by whom: its proposal, its evaluations, who stands for its areas, what was presented. */
export interface ProjectFile {
  readonly serves: readonly { readonly objective: string; readonly how?: string | undefined }[]
  /** The fingerprint of the detailed budget of the proposal. */
  readonly budget: string | undefined
  /** What each member expects before, and found after it ended. */
  readonly evaluations: readonly (Evaluated & { readonly side: 'projected' | 'achieved' })[]
  /** Who stands for an area, and under which decision it is voted on. */
  readonly candidacies: readonly Standing[]
  /** The talent searches under way: the fingerprint of the announcement, by area. */
  readonly searches: readonly { readonly area: string; readonly record: string }[]
  /** Who coordinates what. */
  readonly coordinators: readonly { readonly area: string; readonly member: MemberId }[]
  /** Whoever takes part or did, since when, and when they last said that they worked. */
  readonly parts: readonly (Part & { readonly member: MemberId })[]
  readonly presentations: ProjectRecord['presentations']
  readonly audit: Audit | undefined
  readonly closedOn: CalendarDate | undefined
}

/** All projects there are or were, in the order of their ids. */
export const projects = (state: State): readonly ProjectEntry[] =>
  [...state.projects.all.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([project, record]) => entryOf(project, record))

/** Where one project stands, and what it waits for; undefined where there is no such project. */
export const projectNow = (state: State, project: string): ProjectNow | undefined => {
  const record = state.projects.all.get(project)
  if (record === undefined) return undefined
  const { acceptance } = record
  return {
    ...entryOf(project, record),
    ...(acceptance === undefined ? {} : { acceptance }),
    ...answered('next', nextAt(state, project, record)),
    ...answered('proposal', proposalAt(state, project, record.proposal)),
    ...answered('coordinators', coordinationAt(state, record)),
    ...answered('staffing', staffingAt(state, record)),
    ...answered('team', teamNow(state, project, record)),
    ...answered('evaluation', evaluated(state, project, record)),
    ...(record.standing === 'ended' || record.standing === 'closed'
      ? answered('closing', closingAt(state, project, record, record.audit))
      : {}),
  }
}

/**
 * What was said of one project, by whom; undefined where there is no such project. Evaluations are in the order of objectives, then of members.
 *
 * Source: WJC-4, WJC-5, WJC-23.
 */
export const projectFile = (state: State, project: string): ProjectFile | undefined => {
  const record = state.projects.all.get(project)
  if (record === undefined) return undefined
  const { proposal, candidacies, searches, coordinators, parts, presentations, audit, closedOn } = record
  const side = (one: 'projected' | 'achieved') =>
    [...record[one].entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, said]) => ({ ...said, side: one }))
  return {
    serves: proposal.serves,
    budget: proposal.budget,
    evaluations: [...side('projected'), ...side('achieved')],
    candidacies,
    searches: [...searches.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([area, text]) => ({ area, record: text })),
    coordinators: proposal.areas.flatMap((area) => {
      const member = coordinators.get(area)
      return member === undefined ? [] : [{ area, member }]
    }),
    parts: [...parts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([member, part]) => ({ member, ...part })),
    presentations,
    audit,
    closedOn,
  }
}

/** What a project waits for; undefined where nothing follows any more, or there is no such project. */
export const awaitedBy = (state: State, project: string): NextStep | undefined => {
  const record = state.projects.all.get(project)
  return record === undefined ? undefined : answered('next', nextAt(state, project, record)).next
}

/** In which projects somebody takes part now, and what they coordinate there. */
export const partsOf = (
  state: State,
  member: MemberId,
): readonly { readonly project: string; readonly coordinates: readonly string[] }[] =>
  [...state.projects.teams.entries()]
    .filter(([, team]) => team.has(member))
    .map(([project]) => project)
    .sort()
    .map((project) => {
      const record = state.projects.all.get(project)
      return { project, coordinates: record === undefined ? [] : areasOf(record, member) }
    })

/**
 * What it would take today to remove somebody from a team, or from what they coordinate: the team's threshold, how many votes that is, and a warning where it takes their own. Undefined where they are
 * not in the team.
 *
 * Source: WJC-7, WJC-28.
 */
export const removalNeeds = (
  state: State,
  project: string,
  person: MemberId,
  from: 'coordination' | 'team',
): Removal | undefined => {
  const record = state.projects.all.get(project)
  const rules = rulesOf(state)
  if (record === undefined || 'kind' in rules) return undefined
  const item = removalItem(state)
  const proposals = item === undefined ? undefined : state.averages.items.get(keyOf(item, project))?.now.proposals
  const asked = tryRemovalFrom({
    from,
    person,
    team: [...(state.projects.teams.get(project)?.keys() ?? [])].sort(),
    workerOwners: entitledNow(state, {
      electorate: { members: { classes: charterOf(state).coordinators?.candidates ?? [] } },
    }),
    coordinates: areasOf(record, person),
    proposals: [...(proposals?.entries() ?? [])].map(([who, share]) => ({ person: who, share })),
    rule: rules.removal,
    for: 0,
    against: 0,
    abstain: 0,
    closed: false,
  })
  return asked.kind === 'refused' ? undefined : asked
}

/**
 * How well the cooperative serves its objectives, by what its projects achieved: those that have ended, evaluated or not. Undefined where the charter does not say how.
 *
 * Source: WJC-29.
 */
export const cooperativePerformance = (state: State): Performance | undefined => {
  const rules = rulesOf(state)
  if ('kind' in rules) return undefined
  const asked = tryPerformanceOf({
    method: rules.performance,
    projects: [...state.projects.all.entries()]
      .filter(([, { standing }]) => standing === 'ended' || standing === 'closed')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([project, record]) => {
        const { budgetMinor = '0' } = record.proposal
        const found = evaluated(state, project, record)
        return found.kind !== 'refused' && found.overall.kind === 'average'
          ? { project, achieved: found.overall.value, budgetMinor }
          : { project, budgetMinor }
      }),
  })
  return asked.kind === 'refused' ? undefined : asked
}

const entryOf = (project: string, { standing, proposal }: ProjectRecord): ProjectEntry => {
  const { proposer, serves, areas, budgetMinor } = proposal
  return {
    project,
    standing,
    proposer,
    objectives: serves.map(({ objective }) => objective),
    areas,
    ...(budgetMinor === undefined ? {} : { budgetMinor }),
  }
}

/** An answer under its name; nothing where the rule was refused. */
const answered = <Name extends string, Answer extends { readonly kind: string }>(
  name: Name,
  answer: Answer | undefined,
): Readonly<Partial<Record<Name, Exclude<Answer, { readonly kind: 'refused' }>>>> =>
  (answer === undefined || answer.kind === 'refused' ? {} : { [name]: answer }) as Readonly<
    Partial<Record<Name, Exclude<Answer, { readonly kind: 'refused' }>>>
  >

const evaluated = (state: State, project: string, record: ProjectRecord) =>
  evaluationAt(state, project, {
    ...record,
    projected: record.projected.values(),
    achieved: record.achieved.values(),
  })

/** Who is in the team today, and why those whose part is over are not. */
const teamNow = (state: State, project: string, { parts, closedOn }: ProjectRecord) => {
  const rules = rulesOf(state)
  if ('kind' in rules) return rules
  const { participationEnds: rule } = rules
  const all = [...parts.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return tryTeamOn({
    project,
    on: state.at ?? '',
    rule,
    joins: all.map(([person, { joinedOn: on }]) => ({ person, on })),
    work: all.map(([person, { workedOn: on }]) => ({ person, on })),
    endings: all.flatMap(([person, { ended }]) => endingOf(person, ended, rule)),
    ...(closedOn === undefined ? {} : { projectEndedOn: closedOn }),
  })
}

const endingOf = (person: MemberId, ended: Part['ended'], rule: unknown) => {
  if (ended === undefined || ended.why === 'project-ended') return []
  const { on, why, record = ended.why } = ended
  // What ended a part stays ended, also where the charter has another rule by now.
  const told: 'removed' | 'said-done' | 'left' =
    why === 'removed' ? 'removed' : why === 'said-done' && rule === 'when-they-say' ? 'said-done' : 'left'
  const byRule = why === 'days-after-work' && typeof rule === 'object'
  return byRule ? [] : [{ person, on: on satisfies CalendarDate, why: told, record }]
}
