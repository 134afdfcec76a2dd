import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import { type Agenda, planned, unplanned } from '../agenda.js'
import type { Chapter, Patch } from '../chapter.js'
import { laterBy } from '../decisions/open.js'
import type { State } from '../state.js'
import { charterOf } from './charter.js'
import { evaluationKey } from './propose.js'
import { type PlaceEvent, stepOf } from './staff.js'
import { newProject, type ProjectRecord, type ProjectStanding } from './state.js'

/** How events change the projects. */
export const PROJECTS_EVOLVE: Chapter['evolve'] = {
  'project-proposed': (state, { project, ...proposal }) =>
    withRecord(state, project, newProject(proposalOnly(proposal))),
  'proposal-changed': (state, { project, ...proposal }) =>
    changed(state, project, (found) => ({
      ...found,
      proposal: proposalOnly(proposal),
      // What members expected was of another proposal.
      projected: Map(),
    })),
  'project-evaluated': (state, { project, objective, member, side, value }) =>
    changed(state, project, (found) => ({
      ...found,
      [side]: found[side].set(evaluationKey(member, objective), { person: member, objective, value }),
    })),
  'decision-opened': (state, { decision, subject }) =>
    subject.kind === 'project' ? changed(state, subject.project, (found) => ({ ...found, acceptance: decision })) : {},
  decided: (state, { decision, outcome }) => {
    const subject = state.decisions.open.get(decision)?.opening.subject
    if (subject?.kind !== 'coordinator' || outcome !== 'carried') return {}
    return changed(state, subject.project, (found) => ({
      ...found,
      candidacies: found.candidacies.map((one) => (one.decision === decision ? { ...one, approved: true } : one)),
    }))
  },
  'project-accepted': (state, { project }) => stands(state, project, 'seeking-coordinators'),
  'project-lost': (state, { project }) => stands(state, project, 'lost'),
  'project-withdrawn': (state, { project }) => stands(state, project, 'withdrawn'),
  'project-abandoned': (state, { project }) => stands(state, project, 'abandoned'),
  'candidacy-received': (state, { project, area, member, decision, removalThreshold }) =>
    changed(state, project, (found) => ({
      ...withThreshold(found, member, removalThreshold),
      candidacies: [...found.candidacies, { area, member, decision, approved: false }],
    })),
  'candidacy-ended': (state, { project, decision }) =>
    changed(state, project, (found) => ({
      ...found,
      candidacies: found.candidacies.filter((one) => one.decision !== decision),
    })),
  'talent-search-opened': (state, { project, area, record }) =>
    changed(state, project, (found) => ({ ...found, searches: found.searches.set(area, record) })),
  'coordinator-found': (state, { project, area, member }) =>
    changed(state, project, (found) => ({
      ...found,
      coordinators: found.coordinators.set(area, member),
      steps: [...found.steps, { kind: 'coordinator', area, person: member }],
    })),
  // The area is sought for anew, inside first.
  'coordinator-left': (state, { project, area, member }) =>
    changed(state, project, (found) => ({
      ...found,
      coordinators: found.coordinators.delete(area),
      searches: found.searches.delete(area),
      candidacies: found.candidacies.filter((one) => one.area !== area || one.member !== member),
      steps: [...found.steps, { kind: 'no-coordinator', area }],
    })),
  'staffing-began': (state, { project }) => stands(state, project, 'staffing'),
  'place-opened': (state, { project, area, place }) =>
    changed(state, project, (found) => ({ ...found, places: [...found.places, { place, area }] })),
  'place-applied-for': (state, event) =>
    changed(state, event.project, (found) =>
      withStep(withThreshold(found, event.member, event.removalThreshold), event),
    ),
  'place-application-withdrawn': (state, event) => changed(state, event.project, (found) => withStep(found, event)),
  'place-application-declined': (state, event) => changed(state, event.project, (found) => withStep(found, event)),
  'next-pool-opened': (state, event) => changed(state, event.project, (found) => withStep(found, event)),
  'place-given': (state, event) => changed(state, event.project, (found) => withStep(found, event)),
  'team-joined': (state, { project, member, at }) => {
    const { all, teams } = state.projects
    const found = all.get(project)
    if (found === undefined) return {}
    const record = { ...found, parts: found.parts.set(member, { joinedOn: at, workedOn: at }) }
    const team = teams
      .get(project, Map<string, { readonly entered: number }>())
      .set(member, { entered: state.position })
    return {
      projects: { all: all.set(project, record), teams: teams.set(project, team) },
      ...plansEnd(state, project, member, at),
    }
  },
  'project-worked-on': (state, { project, member, at }) => {
    const part = state.projects.all.get(project)?.parts.get(member)
    if (part === undefined) return {}
    return {
      ...changed(state, project, (found) => ({ ...found, parts: found.parts.set(member, { ...part, workedOn: at }) })),
      ...plansEnd(state, project, member, at),
    }
  },
  'part-goes-on': (state, { project, member }) => {
    const workedOn = state.projects.all.get(project)?.parts.get(member)?.workedOn
    return workedOn === undefined ? {} : plansEnd(state, project, member, workedOn)
  },
  'team-left': (state, { project, member, why, record, decision, at }) => {
    const { all, teams } = state.projects
    const found = all.get(project)
    const part = found?.parts.get(member)
    if (found === undefined || part === undefined) return {}
    const reason = record ?? decision
    const ended = { on: at, why, ...(reason === undefined ? {} : { record: reason }) }
    const left = placesOf(found, member)
    return {
      projects: {
        all: all.set(project, {
          ...found,
          parts: found.parts.set(member, { ...part, ended }),
          steps: [...found.steps, ...left.map((place) => ({ kind: 'vacate', place }) as const)],
        }),
        teams: teams.update(project, (team = Map()) => team.delete(member)),
      },
      ...planChanged(state, unplanned(state.agenda, { what: PART_ENDS, id: partId(project, member) })),
    }
  },
  'project-started': (state, { project }) => stands(state, project, 'running'),
  'project-ended': (state, { project }) => stands(state, project, 'ended'),
  'results-presented': (state, { project, to, at }) =>
    changed(state, project, (found) => ({ ...found, presentations: [...found.presentations, { to, on: at }] })),
  'project-audited': (state, { project, auditor, financialCoordinator, at }) =>
    changed(state, project, (found) => ({ ...found, audit: { auditor, on: at, financialCoordinator } })),
  // What was posted after an audit was not audited.
  'entry-posted': (state, { postings }) => {
    const concerned = postings.flatMap(({ of }) => (of !== undefined && 'project' in of ? [of.project] : []))
    const all = concerned.reduce((projects, project) => {
      const found = projects.get(project)
      return found?.standing !== 'ended' || found.audit === undefined
        ? projects
        : projects.set(project, { ...found, audit: undefined })
    }, state.projects.all)
    return all === state.projects.all ? {} : { projects: { ...state.projects, all } }
  },
  'project-closed': (state, { project, at }) =>
    changed(state, project, (found) => ({ ...found, standing: 'closed', closedOn: at })),
}

/** What is planned of somebody's part: its end, where days without work end it. */
export const PART_ENDS = 'part-ends'

/** Somebody's part in a project as the agenda names it, and back. */
const partId = (project: string, member: string): string => `${project}\n${member}`
export const partOf = (id: string): readonly [project: string, member: string] =>
  id.split('\n') as unknown as readonly [string, string]

/** Where days without work end somebody's part, the day on which it would be over; what was planned before is taken off. */
const plansEnd = (state: State, project: string, member: string, workedOn: CalendarDate): Patch => {
  const id = partId(project, member)
  const { ends, afterDays = 0 } = charterOf(state).participation ?? {}
  const agenda =
    ends === 'days-after-last-work'
      ? planned(state.agenda, { on: laterBy(workedOn, afterDays + 1), what: PART_ENDS, id })
      : unplanned(state.agenda, { what: PART_ENDS, id })
  return planChanged(state, agenda)
}

const planChanged = (state: State, agenda: Agenda): Patch => (agenda === state.agenda ? {} : { agenda })

/** The places that somebody has now. */
const placesOf = ({ places, steps }: ProjectRecord, member: string): readonly string[] =>
  places
    .map(({ place }) => place)
    .filter((place) => {
      const last = steps.findLast((step) => (step.kind === 'accept' || step.kind === 'vacate') && step.place === place)
      return last?.kind === 'accept' && last.person === member
    })

const proposalOnly = ({ proposer, serves, areas, budgetMinor, budget }: ProjectRecord['proposal']) => ({
  proposer,
  serves,
  areas,
  budgetMinor,
  budget,
})

const withStep = (found: ProjectRecord, event: PlaceEvent): ProjectRecord => ({
  ...found,
  steps: [...found.steps, stepOf(event)],
})

const withThreshold = (found: ProjectRecord, member: string, share: string | undefined): ProjectRecord =>
  share === undefined ? found : { ...found, thresholds: found.thresholds.set(member, share) }

const stands = (state: State, project: string, standing: ProjectStanding): Patch =>
  changed(state, project, (found) => ({ ...found, standing }))

const changed = (state: State, project: string, change: (found: ProjectRecord) => ProjectRecord): Patch => {
  const found = state.projects.all.get(project)
  return found === undefined ? {} : withRecord(state, project, change(found))
}

const withRecord = (state: State, project: string, record: ProjectRecord): Patch => ({
  projects: { ...state.projects, all: state.projects.all.set(project, record) },
})
