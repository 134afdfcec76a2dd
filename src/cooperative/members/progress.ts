import type { CalendarDate } from '../../calendar/index.js'
import {
  type Admission,
  type MemberId,
  type TakingPart,
  tryAdmissionOf,
  tryRegularTakingPart,
} from '../../membership/index.js'
import type { Refused } from '../../problems/index.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { type Entrance, entranceTo } from './classes.js'
import { endedBy } from './ending.js'
import { type Application, memberOf } from './state.js'

/** How far an application has come, by the rule of the charter; undefined where the charter has no such entrance any more. */
export const progressOf = (
  state: State,
  member: MemberId,
  { memberClass, on: appliedOn, verdict, paid, confirmation }: Application,
  on: CalendarDate,
): Admission | Refused | undefined => {
  const entrance = entranceTo(state, memberClass, on)
  if (entrance === undefined) return undefined
  const confirmed = confirmation?.verdict
  return tryAdmissionOf({
    rule: entrance.rule,
    application: { member, on: appliedOn },
    ...(verdict === undefined ? {} : { verdict }),
    paid,
    ...(confirmed === undefined ? {} : { confirmation: confirmed }),
    on,
  })
}

/** What follows from how far an application has come: it is turned down, probation begins, or membership does. Nothing, while something is still awaited. */
export const furthered = (state: State, member: MemberId, on: CalendarDate): readonly NewEvent[] => {
  const application = state.members.applications.get(member)
  if (application?.stage !== 'applied') return []
  const progress = progressOf(state, member, application, on)
  const { memberClass, decision } = application
  switch (progress?.kind) {
    case 'turned-down':
      return [{ type: 'application-ended', member, how: 'turned-down' }]
    case 'probation':
      return [{ type: 'probation-begun', member, memberClass, decision, endsOn: progress.memberFrom }]
    case 'member':
      return [welcomed(state, member, application)]
    default:
      return []
  }
}

/** What follows once it is decided whether somebody stays after probation. */
export const confirmed = (state: State, member: MemberId, on: CalendarDate): readonly NewEvent[] => {
  const application = state.members.applications.get(member)
  if (application === undefined || memberOf(state, member)?.standing !== 'probationer') return []
  const progress = progressOf(state, member, application, on)
  if (progress?.kind === 'turned-down')
    return endedBy(state, member, 'not-confirmed', application.confirmation?.decision)
  if (progress?.kind === 'member') return [welcomed(state, member, application)]
  return progress?.kind === 'probation' && progress.memberFrom !== undefined
    ? [{ type: 'probation-confirmed', member, endsOn: progress.memberFrom }]
    : []
}

/** Membership begins; whoever is a member of another class already changes to this one. */
export const welcomed = (
  state: State,
  member: MemberId,
  { memberClass, decidedBy, decision }: Pick<Application, 'memberClass' | 'decidedBy' | 'decision'>,
): NewEvent =>
  memberOf(state, member)?.standing === 'member'
    ? { type: 'class-changed', member, memberClass, decision }
    : { type: 'member-joined', member, memberClass, how: decidedBy === 'nobody' ? 'joined' : 'admitted', decision }

/** Whether somebody has taken part as regularly as the charter asks of whoever joins; undefined where it asks nothing. */
export const takingPartOf = (
  state: State,
  member: MemberId,
  { takingPart }: Entrance,
  on: CalendarDate,
): TakingPart | Refused | undefined =>
  takingPart === undefined
    ? undefined
    : tryRegularTakingPart({ rule: takingPart, attendances: state.members.attendances.get(member) ?? [], on })
