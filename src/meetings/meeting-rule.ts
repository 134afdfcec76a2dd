import type { ExactInput } from '../exact/index.js'
import { type ComparedShare, type NoticeLength, readNotice, RuleFields } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem } from '../problems/index.js'
import type { Citation, ClauseId } from '../reasons/index.js'

/** How somebody takes part in a meeting. */
export type Presence = 'in-person' | 'remote' | 'proxy'

/** Enough to meet: a share of the members, or so many of them. */
export type MeetingQuorum =
  | { readonly atLeast: ExactInput; readonly moreThan?: undefined; readonly members?: undefined }
  | { readonly moreThan: ExactInput; readonly atLeast?: undefined; readonly members?: undefined }
  | { readonly members: number; readonly atLeast?: undefined; readonly moreThan?: undefined }

/** How long after the first call the second one may be made. */
export type CallDelay = { readonly minutes: number } | { readonly days: number }

/** How a body meets, as data for the charter. */
export interface MeetingRule {
  /** From the day notice is given to the day of the meeting. */
  readonly notice: NoticeLength
  /** From the day the agenda is sent to the day of the meeting. */
  readonly agenda: NoticeLength
  /** Which ways of taking part count towards the quorum. */
  readonly presence: readonly Presence[]
  readonly firstCall: MeetingQuorum
  /** What suffices when the first call did not; no second call where nothing is said. */
  readonly secondCall?: { readonly quorum: MeetingQuorum; readonly after: CallDelay }
  /** Who may call it: the board, or so large a share of the members; or both. */
  readonly calledBy: { readonly board: boolean; readonly members?: MeetingQuorum }
  /** Kinds of matter that may be decided without standing on the agenda, such as the order of business. */
  readonly alwaysDecided: readonly string[]
  /** How many days after the meeting the minutes must be written; that day included. */
  readonly minutesWithinDays: number
  /** How many days a resolution can be challenged, the last included: from the day it was taken, or from the day on which the minutes were published. */
  readonly challenge: { readonly days: number; readonly from: 'decided' | 'published' }
  readonly clauses?: readonly Citation[]
}

/**
 * What is wrong with the rules of a meeting? Everything at once, each by its path below the one given; nothing where they can be used as they are.
 *
 * @example
 * ```ts
 * import { meetingRuleProblems } from 'coop-rules/meetings'
 *
 * const problems = meetingRuleProblems({ rule: { notice: { days: 14 } }, path: 'assembly' })
 * problems.slice(0, 2).map(({ code, path }) => `${code} ${path}`) // => ['missing-key assembly.notice.counted', 'missing-key assembly.agenda']
 * ```
 */
export const meetingRuleProblems = (input: { readonly rule: unknown; readonly path: string }): readonly Problem[] => {
  const fields = new RuleFields()
  readMeetingRule(input.rule, input.path, fields)
  return fields.problems
}

/** Enough to meet, as it was read. */
export type ReadQuorum =
  | { readonly kind: 'share'; readonly share: ComparedShare }
  | { readonly kind: 'members'; readonly members: number }

/** The rules of a meeting as they were read. */
export interface ReadMeetingRule {
  readonly notice: NoticeLength
  readonly agenda: NoticeLength
  readonly presence: ReadonlySet<Presence>
  readonly firstCall: ReadQuorum
  readonly secondCall: { readonly quorum: ReadQuorum; readonly after: CallDelay } | undefined
  readonly calledBy: { readonly board: boolean; readonly members: ReadQuorum | undefined }
  readonly alwaysDecided: readonly string[]
  readonly minutesWithinDays: number
  readonly challenge: { readonly days: number; readonly from: 'decided' | 'published' }
  readonly clauses: readonly Citation[]
}

/** Ways of taking part in a meeting. */
export const PRESENCES = ['in-person', 'remote', 'proxy'] as const satisfies readonly Presence[]

const KEYS = [
  'notice',
  'agenda',
  'presence',
  'firstCall',
  'secondCall',
  'calledBy',
  'alwaysDecided',
  'minutesWithinDays',
  'challenge',
  'clauses',
]
const CLAUSE = 'WC-2' satisfies ClauseId

/** Reads the rules of a meeting. */
export const readMeetingRule = (value: unknown, path: string, fields: RuleFields): ReadMeetingRule | undefined => {
  const record = fields.object(value, KEYS, path)
  if (record === undefined) return undefined
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const notice = readNotice(record['notice'], at('notice'), fields)
  const agenda = readNotice(record['agenda'], at('agenda'), fields)
  const presence = readPresence(record['presence'], at('presence'), fields)
  const firstCall = readQuorum(record['firstCall'], at('firstCall'), fields)
  const secondCall = readSecondCall(record['secondCall'], at('secondCall'), fields)
  const calledBy = readCalledBy(record['calledBy'], at('calledBy'), fields)
  const alwaysDecided = fields.ids(record['alwaysDecided'], at('alwaysDecided'))
  const minutesWithinDays = fields.count(record['minutesWithinDays'], at('minutesWithinDays'))
  const challenge = readChallenge(record['challenge'], at('challenge'), fields)
  const clauses = fields.clauses(record['clauses'], at('clauses'), [CLAUSE])
  if (notice === undefined || agenda === undefined || firstCall === undefined || calledBy === undefined)
    return undefined
  if (minutesWithinDays === undefined || challenge === undefined) return undefined
  return {
    notice,
    agenda,
    presence,
    firstCall,
    secondCall,
    calledBy,
    alwaysDecided,
    minutesWithinDays,
    challenge,
    clauses,
  }
}

const readPresence = (value: unknown, path: string, fields: RuleFields): ReadonlySet<Presence> => {
  const found = new Set<Presence>()
  const list = fields.list(value, path)
  if (Array.isArray(value) && list.length === 0)
    fields.note(problem(says.emptyList, { path, received: value, facts: { what: PRESENCES.join(', ') } }))
  list.forEach((one, index) => {
    const presence = fields.oneOf(one, PRESENCES, `${path}[${index}]`)
    if (presence !== undefined && found.has(presence))
      fields.note(problem(says.listedTwice, { path: `${path}[${index}]`, received: one, facts: { what: presence } }))
    if (presence !== undefined) found.add(presence)
  })
  return found
}

const readQuorum = (value: unknown, path: string, fields: RuleFields): ReadQuorum | undefined => {
  const record = fields.object(value, ['atLeast', 'moreThan', 'members'], path)
  if (record === undefined) return undefined
  if (record['members'] === undefined) {
    const share = fields.compared(record, path)
    return share === undefined ? undefined : { kind: 'share', share }
  }
  if (record['atLeast'] !== undefined || record['moreThan'] !== undefined)
    return fields.note(problem(says.twoComparisons, { path, received: record }))
  const members = fields.count(record['members'], `${path}.members`)
  return members === undefined ? undefined : { kind: 'members', members }
}

const readSecondCall = (value: unknown, path: string, fields: RuleFields): ReadMeetingRule['secondCall'] => {
  if (value === undefined) return undefined
  const record = fields.object(value, ['quorum', 'after'], path)
  if (record === undefined) return undefined
  const quorum = readQuorum(record['quorum'], `${path}.quorum`, fields)
  const after = readDelay(record['after'], `${path}.after`, fields)
  return quorum === undefined || after === undefined ? undefined : { quorum, after }
}

/** Reads how long after the first call. */
export const readDelay = (value: unknown, path: string, fields: RuleFields): CallDelay | undefined => {
  const unit = isRecord(value) && 'days' in value ? 'days' : 'minutes'
  const record = fields.object(value, [unit], path)
  const count = record && fields.count(record[unit], `${path}.${unit}`)
  if (count === undefined) return undefined
  return unit === 'days' ? { days: count } : { minutes: count }
}

const readCalledBy = (value: unknown, path: string, fields: RuleFields): ReadMeetingRule['calledBy'] | undefined => {
  const record = fields.object(value, ['board', 'members'], path)
  if (record === undefined) return undefined
  const board = fields.flag(record['board'], `${path}.board`)
  const members = record['members'] === undefined ? undefined : readQuorum(record['members'], `${path}.members`, fields)
  if (board === false && record['members'] === undefined)
    fields.note(problem(says.missingKey, { path: `${path}.members`, received: undefined, facts: { key: 'members' } }))
  return board === undefined ? undefined : { board, members }
}

const readChallenge = (value: unknown, path: string, fields: RuleFields): ReadMeetingRule['challenge'] | undefined => {
  const record = fields.object(value, ['days', 'from'], path)
  if (record === undefined) return undefined
  const days = fields.count(record['days'], `${path}.days`)
  const from = fields.oneOf(record['from'], ['decided', 'published'] as const, `${path}.from`)
  return days === undefined || from === undefined ? undefined : { days, from }
}
