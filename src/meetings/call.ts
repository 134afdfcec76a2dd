import type { CalendarDate } from '../calendar/index.js'
import { firstDayAfterNotice, type MemberId, type NoticeLength, RuleFields } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, Reason } from '../reasons/index.js'
import { type MeetingRule, readMeetingRule, type ReadMeetingRule } from './meeting-rule.js'
import { enough, leastOf } from './enough.js'

/** How a meeting was called. */
export interface MeetingCall {
  readonly meeting: string
  readonly on: string
  readonly noticeOn: string
  readonly agendaOn: string
  readonly by: 'board' | { readonly members: readonly MemberId[] }
  /** The matters on the agenda, by their ids. */
  readonly agenda: readonly string[]
  /** Members who were given no notice, where somebody was forgotten. */
  readonly notTold?: readonly MemberId[]
}

/** A call, and whom it was made to. */
export interface CallInput {
  readonly rule: MeetingRule
  readonly call: MeetingCall
  /** Everybody who is to be called: an enterprise is one member. */
  readonly members: readonly MemberId[]
}

/** What can be wrong with a call. */
export type CallFault = 'short-notice' | 'late-agenda' | 'no-agenda' | 'not-everybody-told' | 'may-not-call'

/** Whether a meeting was called as the rules have it. */
export interface Called {
  readonly kind: 'called' | 'badly-called'
  /** Everything that is wrong with it. */
  readonly faults: readonly CallFault[]
  /** The first day for which this notice and this agenda would have been early enough; undefined beyond the calendar. */
  readonly earliest: CalendarDate | undefined
  readonly because: Because
}

/**
 * Was a meeting called well? Notice was given to every member and the agenda was sent, each so many days before, and by somebody who may call it: the board, or enough of the members. Of `calendar` days the day of the meeting is counted and that of the
 * notice is not; of `clear` days neither is: 14 days from 1 March are over for a meeting on 15 March, or on 16 March. Everything that is wrong is told.
 *
 * Throws, with everything that is wrong with the data: `not-in-order` (notice or agenda after the meeting), `not-entitled` (a caller, or somebody not told, who is no member), `listed-twice`, `not-a-count`, `not-one-of`, `not-a-date`,
 * `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`, and what a rule of a meeting is refused for.
 *
 * Source: WC-2. Reading: notice, agenda and who may call are charter data.
 *
 * @example
 * ```ts
 * import { callMeeting } from 'coop-rules/meetings'
 *
 * const rule = {
 *   notice: { days: 14, counted: 'clear' }, agenda: { days: 7, counted: 'calendar' }, presence: ['in-person', 'remote'],
 *   firstCall: { moreThan: '1/2' }, calledBy: { board: true, members: { atLeast: '1/5' } }, alwaysDecided: ['order'],
 *   minutesWithinDays: 30, challenge: { days: 40, from: 'published' },
 * } as const
 * const call = { meeting: 'm1', on: '2025-03-15', noticeOn: '2025-03-01', agendaOn: '2025-03-05', by: 'board', agenda: ['rules'] } as const
 * const called = callMeeting({ rule, call, members: ['bakery', 'press'] })
 * called.faults // => ['short-notice']
 * called.earliest // => '2025-03-16'
 * ```
 */
export const callMeeting = (input: CallInput): Called => orThrow(tryCallMeeting(input))

/** The same for data from outside: refuses where `callMeeting` throws. */
export const tryCallMeeting = (input: CallInput): Called | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'call', 'members'], '')
  const rule = readMeetingRule(input.rule, 'rule', fields)
  const members = new Set(fields.ids(input.members, 'members'))
  const call = readCall(input.call, members, fields)
  if (fields.problems.length > 0 || rule === undefined || call === undefined) return fields.refused
  const { clauses } = rule
  const notice = inTime('notice', call.noticeOn, call.on, rule.notice, clauses)
  const agenda = inTime('agenda', call.agendaOn, call.on, rule.agenda, clauses)
  const caller = callerOf(rule, call, members.size)
  const judged: readonly (readonly [CallFault | undefined, Reason])[] = [
    [notice.good ? undefined : 'short-notice', notice.reason],
    [agenda.good ? undefined : 'late-agenda', agenda.reason],
    ...(call.agenda.length === 0 ? [['no-agenda', { code: 'no-agenda', clauses }] as const] : []),
    ...(call.notTold.length === 0
      ? []
      : [['not-everybody-told', { code: 'not-told', clauses, members: call.notTold }] as const]),
    [caller.may ? undefined : 'may-not-call', caller.reason],
  ]
  const faults = judged.flatMap(([fault]) => (fault === undefined ? [] : [fault]))
  // What is wrong comes first.
  const wrong = judged.filter(([fault]) => fault !== undefined).map(([, reason]) => reason)
  const right = judged.filter(([fault]) => fault === undefined).map(([, reason]) => reason)
  const [first, ...rest] = [...wrong, ...right] as [Reason, ...Reason[]]
  const earliest = later(notice.earliest, agenda.earliest)
  return { kind: faults.length === 0 ? 'called' : 'badly-called', faults, earliest, because: [first, ...rest] }
}

const later = (a: CalendarDate | undefined, b: CalendarDate | undefined): CalendarDate | undefined =>
  a === undefined || b === undefined ? undefined : a > b ? a : b

const inTime = (
  what: 'notice' | 'agenda',
  given: CalendarDate,
  meetingOn: CalendarDate,
  length: NoticeLength,
  clauses: readonly Citation[],
) => {
  const earliest = firstDayAfterNotice(given, length)
  const good = earliest !== undefined && earliest <= meetingOn
  const facts = { what, given, meetingOn, days: length.days, counted: length.counted, earliest: earliest ?? '', good }
  return { good, earliest, reason: { code: 'given-in-time', clauses, ...facts } satisfies Reason }
}

const callerOf = ({ calledBy, clauses }: ReadMeetingRule, { by }: ReadCall, outOf: number) => {
  if (by === 'board')
    return { may: calledBy.board, reason: { code: 'called-by-board', clauses, may: calledBy.board } satisfies Reason }
  const { members } = calledBy
  const may = members !== undefined && by.length > 0 && enough(members, by.length, outOf)
  const needed = members === undefined ? 0 : Math.max(1, leastOf(members, outOf))
  return {
    may,
    reason: { code: 'called-by-members', clauses, observed: by.length, outOf, needed, may } satisfies Reason,
  }
}

interface ReadCall {
  readonly on: CalendarDate
  readonly noticeOn: CalendarDate
  readonly agendaOn: CalendarDate
  readonly by: 'board' | readonly MemberId[]
  readonly agenda: readonly string[]
  readonly notTold: readonly MemberId[]
}

const KEYS = ['meeting', 'on', 'noticeOn', 'agendaOn', 'by', 'agenda', 'notTold']

const readCall = (value: unknown, members: ReadonlySet<MemberId>, fields: RuleFields): ReadCall | undefined => {
  const record = fields.object(value, KEYS, 'call')
  if (record === undefined) return undefined
  fields.id(record['meeting'], 'call.meeting')
  const on = fields.date(record['on'], 'call.on')
  const noticeOn = fields.date(record['noticeOn'], 'call.noticeOn')
  const agendaOn = fields.date(record['agendaOn'], 'call.agendaOn')
  for (const before of [noticeOn, agendaOn]) fields.notBefore(on, before, 'call.on')
  const known = (list: readonly MemberId[], path: string): readonly MemberId[] => {
    list.forEach((member) => {
      if (!members.has(member)) fields.note(problem(says.notEntitled, { path, received: member }))
    })
    return list
  }
  const caller = record['by']
  const by = isRecord(caller)
    ? known(fields.ids(fields.record(caller, ['members'], 'call.by')['members'], 'call.by.members'), 'call.by.members')
    : fields.oneOf(caller, ['board'] as const, 'call.by')
  const agenda = fields.ids(record['agenda'], 'call.agenda')
  const missed = record['notTold']
  const notTold = missed === undefined ? [] : known(fields.ids(missed, 'call.notTold'), 'call.notTold')
  if (on === undefined || noticeOn === undefined || agendaOn === undefined || by === undefined) return undefined
  return { on, noticeOn, agendaOn, by, agenda, notTold }
}
