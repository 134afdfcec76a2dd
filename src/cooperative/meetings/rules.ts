import { epochDay } from '../../calendar/index.js'
import { meetingRuleOf, membershipRulesOf } from '../../charter/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import { type Attendance, tryQuorumOf } from '../../meetings/index.js'
import { type MemberId, type Proxies, type ProxyRule, tryProxiesOf } from '../../membership/index.js'
import type { Context, Refusal } from '../chapter.js'
import { entitledNow, enteredAt } from '../electorate.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import type { MeetingOfCharter, MeetingState } from './state.js'

/** The meeting of that name, or why there is none. */
export const meetingOrRefused = (state: State, meeting: string): MeetingState | Refusal =>
  state.meetings.all.get(meeting) ?? refuse('no-such', { what: 'meeting', id: meeting })

/** How a body meets, and by which rule; or that the charter has no such meeting. */
export const provisionOrRefused = (state: State, provision: string) => {
  const rule = meetingRuleOf(state.charter.inForce, provision)
  const found = state.charter.inForce.meetings?.[provision]
  return rule === undefined || found === undefined
    ? refuse('not-in-the-charter', { provision: `meetings.${provision}` })
    : { rule, provision: found }
}

/** Whether a member is called to a meeting: an enterprise is one member. */
export const isCalled = (state: State, { members }: MeetingOfCharter, member: MemberId): boolean =>
  enteredAt(state, { electorate: members }, member) !== undefined

/** Whether a member belongs to a body that may call such a meeting. */
export const isOfCallers = (state: State, { calledBy = [] }: MeetingOfCharter, member: MemberId): boolean =>
  calledBy.some((circle) => state.circles.members.get(circle)?.has(member) === true)

/** The meeting, on the day on which it is held: before it, it is too early; afterwards, too late. */
export const onItsDay = ({ state, at }: Context, meeting: string): MeetingState | Refusal => {
  const found = meetingOrRefused(state, meeting)
  if ('kind' in found) return found
  const clauses = clausesOf(found.provision)
  if (at < found.on) return refuse('not-yet', { what: 'meeting', id: meeting, until: found.on }, clauses)
  if (at > found.on) return refuse('too-late', { what: 'meeting', id: meeting, since: found.on }, clauses)
  return found.quorum === 'over' ? refuse('closed', { what: 'meeting', id: meeting }, clauses) : found
}

/** A meeting that is held today and has its quorum. */
export const quorateToday = (context: Context, meeting: string): MeetingState | Refusal => {
  const found = onItsDay(context, meeting)
  if ('kind' in found || found.quorum === 'quorate') return found
  return refuse('not-yet', { what: 'meeting', id: meeting, until: found.on }, clausesOf(found.provision))
}

/** Within which limits somebody may carry the vote of another; undefined where the charter does not speak of it. */
export const proxyRule = (state: State): ProxyRule | undefined => membershipRulesOf(state.charter.inForce).proxies

/** Who carries whose vote in a meeting, with those who are there; on a decision of the charter, where one is named. */
export const proxiesIn = (
  state: State,
  found: MeetingState,
  entitled: readonly MemberId[],
  matter?: string,
): Proxies | undefined => {
  const rule = proxyRule(state)
  if (rule === undefined) return undefined
  const { meeting } = found.calling
  const proxies = [...state.meetings.proxies.values()]
    .flat()
    .filter((proxy) => proxy.meeting === undefined || proxy.meeting === meeting)
    .sort((a, b) => (a.giver < b.giver ? -1 : 1))
  const attending = [...found.attendance.keys()].sort()
  const held = tryProxiesOf({
    rule,
    meeting: { id: meeting, on: found.on },
    ...(matter === undefined ? {} : { matter }),
    entitled,
    attending,
    proxies,
  })
  return held.kind === 'refused' ? undefined : held
}

/** Who takes part in a meeting, themselves or by proxy. */
const attendanceOf = (state: State, found: MeetingState, entitled: readonly MemberId[]): readonly Attendance[] => {
  const may = new Set(entitled)
  const there = [...found.attendance].flatMap(([member, by]): Attendance[] => (may.has(member) ? [{ member, by }] : []))
  const held = proxiesIn(state, found, entitled)?.carriers ?? []
  const byProxy = held.flatMap(({ proxiesOf }) => proxiesOf.map((member): Attendance => ({ member, by: 'proxy' })))
  return [...there, ...byProxy].sort((a, b) => (a.member < b.member ? -1 : 1))
}

/** Whether a meeting has a quorum with those who are there now. */
export const quorumNow = (state: State, found: MeetingState, at: CalendarDate, afterMinutes: number | undefined) => {
  const entitled = entitledNow(state, { electorate: found.provision.members })
  const days = epochDay(at) - epochDay(found.calling.on)
  const after = found.rule.secondCall?.after
  const delay = after !== undefined && 'minutes' in after ? { minutes: afterMinutes ?? 0 } : { days }
  return tryQuorumOf({
    rule: found.rule,
    entitled,
    attendance: attendanceOf(state, found, entitled),
    call: found.call === 'first' ? 'first' : { second: delay },
  })
}
