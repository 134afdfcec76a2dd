import type { MemberId } from '../../membership/index.js'
import type { StaffingStep } from '../../projects/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import { refuse, refuseProblems } from '../refuse.js'
import { isWorkerOwner, statedThreshold } from './charter.js'
import { BEING_BUILT } from './coordinate.js'
import { projectOf } from './propose.js'
import { inTeam, type ProjectRecord } from './state.js'
import { staffingAt } from './verdicts.js'

const ORDER = 'WJC-6' satisfies ClauseId
const BUILDING = 'WJC-26' satisfies ClauseId
const TEAM = 'WJC-27' satisfies ClauseId

/** Filling the places of the teams, pool after pool. */
export const STAFF: Chapter['decide'] = {
  'open-place': {
    who: 'anyone',
    decide: ({ state, member }, { project, area, place }) => {
      const found = projectOf(state, project)
      if ('kind' in found) return found
      if (!BEING_BUILT.has(found.standing)) return refuse('closed', { what: 'project', id: project }, [BUILDING])
      if (!found.proposal.areas.includes(area)) return refuse('no-such', { what: 'area', id: area }, [BUILDING])
      if (found.coordinators.get(area) !== member)
        return refuse('no-right', { member, needed: 'coordinator' }, [BUILDING])
      if (found.places.some((one) => one.place === place))
        return refuse('there-already', { what: 'place', id: place }, [BUILDING])
      return [{ type: 'place-opened', project, area, place }]
    },
  },
  'apply-for-place': {
    who: 'anyone',
    decide: (context, { project, place, pool: named, removalThreshold }) => {
      const { state, member } = context
      const pool = isWorkerOwner(state, member) ? 'worker-owners' : (named ?? 'volunteers')
      const threshold = statedThreshold(state, removalThreshold)
      if ('kind' in threshold) return threshold
      return taken(context, { type: 'place-applied-for', project, place, member, pool, ...threshold })
    },
  },
  'withdraw-place-application': {
    who: 'anyone',
    decide: (context, { project, place }) =>
      taken(context, { type: 'place-application-withdrawn', project, place, member: context.member }),
  },
  'take-in': {
    who: 'anyone',
    decide: (context, { project, place, person }) => {
      const { state, member, at } = context
      const ended = state.projects.all.get(project)?.parts.get(person)?.ended
      if (ended?.on === at && !inTeam(state, project, person))
        return refuse('too-late', { what: 'place', id: place, since: at }, [TEAM])
      return taken(context, { type: 'place-given', project, place, member: person, coordinator: member })
    },
  },
  'decline-application': {
    who: 'anyone',
    decide: (context, { project, place, person, record }) =>
      taken(context, {
        type: 'place-application-declined',
        project,
        place,
        member: person,
        coordinator: context.member,
        record,
      }),
  },
  'open-next-pool': {
    who: 'anyone',
    decide: (context, { project, place, record }) =>
      taken(context, { type: 'next-pool-opened', project, place, coordinator: context.member, record }),
  },
}

/** What happens to a place, each a step of the rule on how teams are filled. */
export type PlaceEvent =
  | Pick<EventOf<'place-applied-for'>, 'type' | 'project' | 'place' | 'member' | 'pool' | 'removalThreshold'>
  | Pick<EventOf<'place-application-withdrawn'>, 'type' | 'project' | 'place' | 'member'>
  | Pick<EventOf<'place-given'>, 'type' | 'project' | 'place' | 'member' | 'coordinator'>
  | Pick<EventOf<'place-application-declined'>, 'type' | 'project' | 'place' | 'member' | 'coordinator' | 'record'>
  | Pick<EventOf<'next-pool-opened'>, 'type' | 'project' | 'place' | 'coordinator' | 'record'>

/** The step that an event is. */
export const stepOf = (event: PlaceEvent): StaffingStep => {
  const { place } = event
  switch (event.type) {
    case 'place-applied-for':
      return { kind: 'apply', place, person: event.member, pool: event.pool }
    case 'place-application-withdrawn':
      return { kind: 'withdraw', place, person: event.member }
    case 'place-given':
      return { kind: 'accept', place, person: event.member, by: event.coordinator }
    case 'place-application-declined':
      return { kind: 'decline', place, person: event.member, by: event.coordinator, record: event.record }
    case 'next-pool-opened':
      return { kind: 'next-pool', place, by: event.coordinator, record: event.record }
  }
}

/** The event, where the rule lets its step be taken now. */
const taken = ({ state }: Context, event: PlaceEvent & NewEvent): readonly NewEvent[] | Refusal => {
  const found = withPlace(state, event.project, event.place)
  if ('kind' in found) return found
  const asked = staffingAt(state, found, stepOf(event))
  if (asked.kind === 'refused') return 'because' in asked ? asked : refuseProblems(asked.problems, [ORDER])
  const outcome = asked.steps.at(-1)
  return outcome?.kind === 'done' ? [event] : { kind: 'refused', because: outcome?.because ?? asked.because }
}

const withPlace = (state: Context['state'], project: string, place: string): ProjectRecord | Refusal => {
  const found = projectOf(state, project)
  if ('kind' in found) return found
  if (!BEING_BUILT.has(found.standing)) return refuse('closed', { what: 'project', id: project }, [ORDER])
  return found.places.some((one) => one.place === place)
    ? found
    : refuse('no-such', { what: 'place', id: place }, [ORDER])
}

/** For which places somebody's application waits. */
export const placesAwaited = ({ places, steps }: ProjectRecord, member: MemberId): readonly string[] =>
  places
    .map(({ place }) => place)
    .filter((place) => {
      const theirs = steps.findLast(
        (step) => 'person' in step && 'place' in step && step.place === place && step.person === member,
      )
      return theirs?.kind === 'apply'
    })
