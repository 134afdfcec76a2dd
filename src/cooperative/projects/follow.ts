import type { MemberId } from '../../membership/index.js'
import { tryTeamOn } from '../../projects/index.js'
import type { Chapter } from '../chapter.js'
import type { NewEvent } from '../events.js'
import { memberOf } from '../members/state.js'
import type { State } from '../state.js'
import { charterOf, removalItem, rulesOf, volunteerClass } from './charter.js'
import { PART_ENDS, partOf } from './evolve.js'
import { isOver } from './propose.js'
import { placesAwaited } from './staff.js'
import { areasOf, inTeam, type ProjectRecord } from './state.js'
import { coordinationAt, nextAt } from './verdicts.js'

type Events = readonly NewEvent[]

/** What follows for projects: what was decided on them, who comes into a team with that, and what falls away with somebody. */
export const PROJECTS_FOLLOW: NonNullable<Chapter['follow']> = {
  decided: (state, { decision, outcome }) => {
    const subject = state.decisions.closed.get(decision)?.opening.subject
    const carried = outcome === 'carried'
    switch (subject?.kind) {
      case 'project':
        if (state.projects.all.get(subject.project)?.standing !== 'proposed') return []
        return [{ type: carried ? 'project-accepted' : 'project-lost', project: subject.project, decision }]
      case 'coordinator': {
        const { project, area, candidate: member } = subject
        return carried
          ? settled(state, project, area)
          : ended(state, project, (one) => one.decision === decision && one.member === member)
      }
      case 'removal':
        return carried ? removed(state, subject.project, decision, subject) : []
      default:
        return []
    }
  },
  'decision-lapsed': (state, { decision, why }) => {
    const subject = state.decisions.closed.get(decision)?.opening.subject
    if (subject?.kind === 'coordinator') return ended(state, subject.project, (one) => one.decision === decision)
    if (subject?.kind !== 'project' || state.projects.all.get(subject.project)?.standing !== 'proposed') return []
    const { project } = subject
    return [why === 'withdrawn' ? { type: 'project-withdrawn', project } : { type: 'project-lost', project, decision }]
  },
  'ballot-cast': (state, { decision }) => reconsidered(state, decision),
  'ballot-withdrawn': (state, { decision }) => reconsidered(state, decision),
  'candidacy-ended': (state, { project, area, decision }) => [
    ...withoutObject(state, decision),
    ...settled(state, project, area),
  ],
  'coordinator-found': (state, { project, area, member }) => {
    const found = state.projects.all.get(project)
    if (found === undefined) return []
    const next = found.standing === 'seeking-coordinators' ? nextAt(state, project, found) : undefined
    return [
      ...joined(state, project, member),
      ...ended(state, project, (one) => one.area === area && state.decisions.open.has(one.decision)),
      ...(next?.kind === 'may-go-on' ? [{ type: 'staffing-began', project } as const] : []),
    ]
  },
  'place-given': (state, { project, member }) => joined(state, project, member),
  'team-left': (state, { project, member, why }) => {
    const found = state.projects.all.get(project)
    if (found === undefined) return []
    const areas = why === 'project-ended' ? [] : areasOf(found, member)
    return areas.map((area) => ({ type: 'coordinator-left', project, area, member, why: 'left-the-team' }))
  },
  'membership-ended': (state, { member }) =>
    [...state.projects.all.entries()]
      .filter(([, found]) => !isOver(found))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([project, found]) => [
        ...placesAwaited(found, member).map(
          (place) => ({ type: 'place-application-withdrawn', project, place, member }) as const,
        ),
        ...ended(state, project, (one) => one.member === member),
        ...(inTeam(state, project, member)
          ? [{ type: 'team-left', project, member, why: 'membership-ended' } as const]
          : []),
      ]),
  'project-withdrawn': (state, { project }) => withoutObject(state, state.projects.all.get(project)?.acceptance),
  'project-abandoned': (state, { project }) => over(state, project),
  'project-closed': (state, { project }) => over(state, project),
}

/** What happens when somebody has not worked on a project for as many days as the charter says. */
export const PROJECTS_DUE: NonNullable<Chapter['due']> = {
  [PART_ENDS]: (state, { id, on }) => {
    const [project, member] = partOf(id)
    const part = state.projects.all.get(project)?.parts.get(member)
    const rules = rulesOf(state)
    if (part === undefined || 'kind' in rules) return [{ type: 'part-goes-on', project, member }]
    const team = tryTeamOn({
      project,
      on,
      rule: rules.participationEnds,
      joins: [{ person: member, on: part.joinedOn }],
      work: [{ person: member, on: part.workedOn }],
    })
    return team.kind === 'team' && team.finished.length > 0
      ? [{ type: 'team-left', project, member, why: 'days-after-work' }]
      : [{ type: 'part-goes-on', project, member }]
  },
}

/** Somebody comes into a team: into the cooperative first, where they do not belong to it, and with what they propose as the share that a removal takes. */
const joined = (state: State, project: string, member: MemberId): Events => {
  if (inTeam(state, project, member)) return []
  const memberClass = volunteerClass(state)
  // Whoever has applied to join as something else waits for what is decided on that.
  const belongs = memberOf(state, member) !== undefined || state.members.all.get(member)?.standing === 'applicant'
  const item = removalItem(state)
  const value = state.projects.all.get(project)?.thresholds.get(member)
  return [
    ...(belongs || memberClass === undefined
      ? []
      : [{ type: 'member-joined', member, memberClass, how: 'joined' } as const]),
    { type: 'team-joined', project, member },
    ...(item === undefined || value === undefined
      ? []
      : [{ type: 'number-proposed', item, scope: project, member, value } as const]),
  ]
}

/** The area has its coordinator, where the rule says that it is settled. */
const settled = (state: State, project: string, area: string): Events => {
  const found = state.projects.all.get(project)
  if (found === undefined || isOver(found) || found.coordinators.has(area)) return []
  const asked = coordinationAt(state, found)
  if (asked.kind === 'refused') return []
  const where = asked.areas.find((one) => one.area === area)
  const [member] = where?.approved ?? []
  const decision = found.candidacies.find((one) => one.area === area && one.member === member)?.decision
  return where?.kind === 'found' && member !== undefined && decision !== undefined
    ? [{ type: 'coordinator-found', project, area, member, decision }]
    : []
}

/** A ballot on one candidate may settle an area for another. */
const reconsidered = (state: State, decision: string): Events => {
  const subject = state.decisions.open.get(decision)?.opening.subject
  return subject?.kind === 'coordinator' ? settled(state, subject.project, subject.area) : []
}

/** Those candidacies are over. */
const ended = (state: State, project: string, which: (one: ProjectRecord['candidacies'][number]) => boolean): Events =>
  (state.projects.all.get(project)?.candidacies ?? [])
    .filter(which)
    .map(({ area, member, decision }) => ({ type: 'candidacy-ended', project, area, member, decision }))

/** Somebody is removed: from what they coordinate, or from the team. Membership of the cooperative is nothing that it touches. */
const removed = (
  state: State,
  project: string,
  decision: string,
  {
    member,
    from,
    area,
  }: { readonly member: string; readonly from: 'coordination' | 'team'; readonly area?: string | undefined },
): Events => {
  const found = state.projects.all.get(project)
  if (found === undefined || !inTeam(state, project, member)) return []
  const leaves = { type: 'team-left', project, member, why: 'removed', decision } as const
  if (from === 'team') return [leaves]
  const demoted = areasOf(found, member)
    .filter((one) => area === undefined || one === area)
    .map((one) => ({ type: 'coordinator-left', project, area: one, member, why: 'demoted', decision }) as const)
  // Whoever coordinates nothing any more has nothing to be removed from.
  return demoted.length > 0 && charterOf(state).removal?.coordinators === 'ousted' ? [...demoted, leaves] : demoted
}

/** The project is over, and with it every candidacy and everyone's part. */
const over = (state: State, project: string): Events => [
  ...ended(state, project, ({ decision }) => state.decisions.open.has(decision)),
  ...[...(state.projects.teams.get(project)?.keys() ?? [])]
    .sort()
    .map((member) => ({ type: 'team-left', project, member, why: 'project-ended' }) as const),
]

/** A decision that is about nothing any more lapses. */
const withoutObject = (state: State, decision = ''): Events =>
  state.decisions.open.has(decision) ? [{ type: 'decision-lapsed', decision, why: 'without-object' }] : []
