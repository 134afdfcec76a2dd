import type { Context, Refusal } from '../chapter.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'

/** Which meeting of the charter takes a decision; undefined where it is taken without one. */
export const meetingThatDecides = (state: State, decision: string): string | undefined =>
  Object.entries(state.charter.inForce.meetings ?? {}).find(([, { decides }]) => decides?.includes(decision))?.[0]

/**
 * Why somebody cannot vote on what a meeting decides: they are not there. Undefined for whoever is, and where the charter gives a time to vote of its own, which goes on after the meeting. Whoever is away and gave a proxy votes by it.
 */
export const awayRefused = ({ state, member }: Context, decision: string): Refusal | undefined => {
  const found = state.decisions.open.get(decision)
  const meeting = state.meetings.all.get(state.meetings.meetingOf.get(decision) ?? '')
  if (found === undefined || meeting === undefined || meeting.attendance.has(member)) return undefined
  return found.rule.openDays !== undefined || 'consensus' in found.rule.rule
    ? undefined
    : refuse('no-right', { member, needed: 'entitled' }, clausesOf(meeting.provision))
}

/**
 * Why a decision cannot be opened outside a meeting: the charter has a meeting take it (WC-2). Undefined where it may be, and where a meeting that takes it is held today, has its quorum, and has the matter on its agenda.
 */
export const outsideMeetingRefused = (
  { state, at }: Pick<Context, 'state' | 'at'>,
  decision: string,
  matter?: string,
): Refusal | undefined => {
  const body = meetingThatDecides(state, decision)
  if (body === undefined) return undefined
  const held = state.meetings.all.some(
    ({ calling, on, quorum, agenda }) =>
      calling.provision === body &&
      on === at &&
      quorum === 'quorate' &&
      matter !== undefined &&
      agenda.includes(matter),
  )
  if (held) return undefined
  return refuse('only-in-a-meeting', { decision, meeting: body }, clausesOf(state.charter.inForce.meetings?.[body]))
}
