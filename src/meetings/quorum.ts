import { type MemberId, RuleFields } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import { enough, leastOf } from './enough.js'
import {
  type CallDelay,
  type MeetingRule,
  type Presence,
  PRESENCES,
  readDelay,
  readMeetingRule,
} from './meeting-rule.js'

/** A member who takes part in a meeting: an enterprise by its representative, whoever gave a proxy by its holder. */
export interface Attendance {
  readonly member: MemberId
  readonly by: Presence
}

/** Who takes part in a meeting, out of whom, and at which call. */
export interface MeetingQuorumInput {
  readonly rule: MeetingRule
  readonly entitled: readonly MemberId[]
  readonly attendance: readonly Attendance[]
  /** The second call comes so long after the first. */
  readonly call: 'first' | { readonly second: CallDelay }
}

/** Whether enough members take part for a meeting to decide. */
export interface MeetingQuorumOutcome {
  readonly kind: 'quorate' | 'inquorate' | 'too-early' | 'no-second-call'
  readonly present: readonly MemberId[]
  /** The fewest members that suffice at this call; null where there is none. */
  readonly needed: number | null
  /** What may come next where this call did not suffice. */
  readonly next: 'second-call' | 'call-again' | undefined
  readonly because: Because
}

/**
 * May a meeting decide? The members who take part in a way that counts are held against the share of all entitled, or the number, that this call needs; the comparison is the one of decisions, by whole numbers.
 * One member one vote: an enterprise is one member, whatever its size. A second call may be made when so many minutes, or days, have passed since the first, exactly so many included. A meeting that nobody attends never has a quorum.
 *
 * Throws, with everything that is wrong: `not-entitled` (somebody who is not entitled), `listed-twice`, `mixed-delays` (minutes where the rule has days), `not-a-count`, `not-one-of`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`, and
 * what a rule of a meeting is refused for.
 *
 * Source: WC-2. Reading: share, presence and quorum are charter data.
 *
 * @example
 * ```ts
 * import { quorumOf } from 'coop-rules/meetings'
 *
 * const rule = {
 *   notice: { days: 14, counted: 'clear' }, agenda: { days: 7, counted: 'calendar' }, presence: ['in-person', 'remote'],
 *   firstCall: { moreThan: '1/2' }, secondCall: { quorum: { members: 2 }, after: { minutes: 30 } },
 *   calledBy: { board: true }, alwaysDecided: [], minutesWithinDays: 30, challenge: { days: 40, from: 'published' },
 * } as const
 * const entitled = ['ana', 'ben', 'cleo', 'dov']
 * const attendance = [{ member: 'ana', by: 'in-person' }, { member: 'ben', by: 'remote' }] as const
 * quorumOf({ rule, entitled, attendance, call: 'first' }).kind // => 'inquorate'
 * quorumOf({ rule, entitled, attendance, call: { second: { minutes: 30 } } }).kind // => 'quorate'
 * ```
 */
export const quorumOf = (input: MeetingQuorumInput): MeetingQuorumOutcome => orThrow(tryQuorumOf(input))

/** The same for data from outside: refuses where `quorumOf` throws. */
export const tryQuorumOf = (input: MeetingQuorumInput): MeetingQuorumOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'entitled', 'attendance', 'call'], '')
  const rule = readMeetingRule(input.rule, 'rule', fields)
  const entitled = new Set(fields.ids(input.entitled, 'entitled'))
  const attendance = readAttendance(input.attendance, entitled, fields)
  const second = readSecond(input.call, rule?.secondCall?.after, fields)
  if (fields.problems.length > 0 || rule === undefined) return fields.refused
  const { clauses, secondCall } = rule
  const present = attendance.filter(({ by }) => rule.presence.has(by)).map(({ member }) => member)
  const ignored = PRESENCES.filter((by) => !rule.presence.has(by)).flatMap((by): Reason[] => {
    const members = attendance.filter((one) => one.by === by).map(({ member }) => member)
    return members.length === 0 ? [] : [{ code: 'presence-not-counted', clauses, by, members }]
  })
  if (second !== undefined && secondCall === undefined)
    return {
      kind: 'no-second-call',
      present,
      needed: null,
      next: 'call-again',
      because: [{ code: 'no-second-call', clauses }],
    }
  if (second !== undefined && secondCall !== undefined && lengthOf(second) < lengthOf(secondCall.after)) {
    const facts = { observed: lengthOf(second), required: lengthOf(secondCall.after), unit: unitOf(second) }
    const because: Because = [{ code: 'second-call-early', clauses, ...facts }]
    return { kind: 'too-early', present, needed: null, next: 'second-call', because }
  }
  const quorum = second === undefined || secondCall === undefined ? rule.firstCall : secondCall.quorum
  const needed = Math.max(1, leastOf(quorum, entitled.size))
  const reached = present.length > 0 && enough(quorum, present.length, entitled.size)
  const share = quorum.kind === 'share' ? quorum.share : { required: null, comparison: 'at-least' as const }
  const call = second === undefined ? 'first' : 'second'
  const facts = { call, observed: present.length, outOf: entitled.size, needed, reached, ...share } as const
  const more: Reason[] =
    reached || second !== undefined || secondCall === undefined
      ? []
      : [{ code: 'second-call', clauses, after: lengthOf(secondCall.after), unit: unitOf(secondCall.after) }]
  return {
    kind: reached ? 'quorate' : 'inquorate',
    present,
    needed,
    next: reached ? undefined : more.length > 0 ? 'second-call' : 'call-again',
    because: [{ code: 'meeting-quorum', clauses, ...facts }, ...more, ...ignored],
  }
}

const lengthOf = (delay: CallDelay): number => ('days' in delay ? delay.days : delay.minutes)

const unitOf = (delay: CallDelay): 'days' | 'minutes' => ('days' in delay ? 'days' : 'minutes')

const readAttendance = (value: unknown, entitled: ReadonlySet<MemberId>, fields: RuleFields): readonly Attendance[] => {
  const seen = new Set<MemberId>()
  return fields.records(fields.list(value, 'attendance'), ['member', 'by'], 'attendance', (record, path) => {
    const member = fields.id(record['member'], `${path}.member`)
    const by = fields.oneOf(record['by'], PRESENCES, `${path}.by`)
    if (member === undefined) return undefined
    if (!entitled.has(member)) fields.note(problem(says.notEntitled, { path: `${path}.member`, received: member }))
    if (seen.has(member))
      fields.note(problem(says.listedTwice, { path: `${path}.member`, received: member, facts: { what: member } }))
    seen.add(member)
    return by === undefined ? undefined : { member, by }
  })
}

/** How long after the first call the second comes; undefined for the first. */
const readSecond = (value: unknown, rule: CallDelay | undefined, fields: RuleFields): CallDelay | undefined => {
  if (!isRecord(value)) {
    fields.oneOf(value, ['first'] as const, 'call')
    return undefined
  }
  const delay = readDelay(fields.record(value, ['second'], 'call')['second'], 'call.second', fields)
  if (delay !== undefined && rule !== undefined && unitOf(delay) !== unitOf(rule)) {
    const facts = { unit: unitOf(rule) }
    return fields.note(problem(says.mixedDelays, { path: 'call.second', received: unitOf(delay), facts }))
  }
  return delay
}
