import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import type { Challenge, MeetingRule } from '../../meetings/index.js'
import type { MemberId, Proxy } from '../../membership/index.js'
import type { EventOf } from '../events.js'

/** A body's meetings as the charter has them. */
export type MeetingOfCharter = NonNullable<Charter['meetings']>[string]

/** A matter that was put to the vote in a meeting. */
export interface MatterPut {
  readonly matter: string
  readonly matterKind: string | undefined
  readonly decision: string
}

/** A meeting that was called, under the charter of that day, and what became of it. */
export interface MeetingState {
  readonly calling: EventOf<'meeting-called'>
  readonly provision: MeetingOfCharter
  readonly rule: MeetingRule
  /** The day on which it is held: that of the second call, once there is one. */
  readonly on: CalendarDate
  readonly call: 'first' | 'second'
  readonly agenda: readonly string[]
  readonly attendance: Map<string, 'in-person' | 'remote'>
  /** Whether it has a quorum; `over` without any further call. */
  readonly quorum: 'not-taken' | 'quorate' | 'over'
  /** Who took part when the quorum was last taken, by proxy too, and how many were needed. */
  readonly taken: { readonly present: readonly MemberId[]; readonly needed: number } | undefined
  readonly matters: readonly MatterPut[]
  readonly publishedOn: CalendarDate | undefined
  /** The fingerprint of the minutes that were published. */
  readonly record: string | undefined
  /** The challenges to each decision of it. */
  readonly challenges: Map<string, readonly Challenge[]>
}

/** Meetings, who asked for one, the proxies, and which decision was taken in which meeting. */
export interface MeetingsState {
  readonly all: Map<string, MeetingState>
  readonly asked: Map<string, { readonly provision: string; readonly members: readonly MemberId[] }>
  readonly proxies: Map<MemberId, readonly Proxy[]>
  readonly meetingOf: Map<string, string>
}

export const NO_MEETINGS: MeetingsState = { all: Map(), asked: Map(), proxies: Map(), meetingOf: Map() }

/** A proxy as the rules take it: one that names neither a meeting nor a day is for every meeting until it is withdrawn. */
export const asProxy = (given: {
  readonly giver: MemberId
  readonly holder: string
  readonly on: string
  readonly meeting?: string | undefined
  readonly until?: string | undefined
}): Proxy => {
  const { giver, holder, on, meeting, until = LAST_DAY } = given
  return { giver, holder, on, ...(meeting === undefined ? { until } : { meeting }) }
}

const LAST_DAY = '9999-12-31'
