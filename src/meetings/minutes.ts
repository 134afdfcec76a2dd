import type { CalendarDate } from '../calendar/index.js'
import { type MemberId, RuleFields, VERDICT_KINDS, type VerdictKind } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason, ReasonFacts } from '../reasons/index.js'
import { type MeetingRule, readMeetingRule } from './meeting-rule.js'

/** What was decided on a matter in a meeting. */
export interface MinutedDecision {
  readonly matter: string
  /** Of which kind the matter is, where that lets it be decided without standing on the agenda. */
  readonly matterKind?: string
  readonly verdict: VerdictKind
  /** The id under which the decision is kept. */
  readonly decision: string
}

/** A meeting that was held, and what became of its minutes. */
export interface MinutesInput {
  readonly rule: MeetingRule
  readonly meeting: { readonly id: string; readonly on: string }
  readonly present: readonly MemberId[]
  readonly agenda: readonly string[]
  readonly decisions: readonly MinutedDecision[]
  readonly writtenOn?: string
  readonly approvedOn?: string
  /** On which day members could read them. */
  readonly publishedOn?: string
  readonly on: string
}

/** The minutes of a meeting, in order. */
export interface Minutes {
  readonly kind: 'minutes'
  readonly meeting: string
  readonly heldOn: CalendarDate
  readonly present: readonly MemberId[]
  readonly decisions: readonly MinutedDecision[]
  /** Matters that were decided though they stood on no agenda, each once. */
  readonly offAgenda: readonly string[]
  readonly state: 'due' | 'late' | 'written' | 'approved'
  readonly dueOn: CalendarDate
  readonly publishedOn: CalendarDate | undefined
  readonly because: Because
}

/**
 * What do the minutes of a meeting say, and are they there? Who took part, what was decided on which matter, and which of these stood on no agenda. They are due so many days after the meeting, that day included: the next day they are late, until they are
 * written; members approve them. What happens after the day asked for does not count.
 *
 * Throws, with everything that is wrong: `not-in-order` (written before the meeting, approved or published before written), `missing-key` (approved or published and not written), `listed-twice` (somebody present, a matter of the agenda, a decision), `beyond-the-calendar`,
 * `not-one-of`, `not-a-date`, `not-a-name`, `unknown-key`, `wrong-kind`, and what a rule of a meeting is refused for.
 *
 * Source: WC-2.
 *
 * @example
 * ```ts
 * import { minutesOf } from 'coop-rules/meetings'
 *
 * const rule = {
 *   notice: { days: 14, counted: 'clear' }, agenda: { days: 7, counted: 'calendar' }, presence: ['in-person'], firstCall: { moreThan: '1/2' },
 *   calledBy: { board: true }, alwaysDecided: [], minutesWithinDays: 30, challenge: { days: 40, from: 'decided' },
 * } as const
 * const minutes = minutesOf({
 *   rule, meeting: { id: 'm1', on: '2025-05-10' }, present: ['ana', 'ben'], agenda: ['accounts'], on: '2025-06-10',
 *   decisions: [{ matter: 'accounts', verdict: 'carried', decision: 'd1' }, { matter: 'new-rules', verdict: 'carried', decision: 'd2' }],
 * })
 * minutes.state // => 'late'
 * minutes.offAgenda // => ['new-rules']
 * ```
 */
export const minutesOf = (input: MinutesInput): Minutes => orThrow(tryMinutesOf(input))

/** The same for data from outside: refuses where `minutesOf` throws. */
export const tryMinutesOf = (input: MinutesInput): Minutes | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, KEYS, '')
  const rule = readMeetingRule(input.rule, 'rule', fields)
  const meeting = fields.object(input.meeting, ['id', 'on'], 'meeting')
  const id = meeting && fields.id(meeting['id'], 'meeting.id')
  const heldOn = meeting && fields.date(meeting['on'], 'meeting.on')
  const present = fields.ids(input.present, 'present')
  const agenda = fields.ids(input.agenda, 'agenda')
  const decisions = readDecisions(input.decisions, fields)
  const writtenOn = fields.dateOrNone(input.writtenOn, 'writtenOn')
  const approvedOn = fields.dateOrNone(input.approvedOn, 'approvedOn')
  const publishedOn = fields.dateOrNone(input.publishedOn, 'publishedOn')
  const on = fields.date(input.on, 'on')
  fields.notBefore(writtenOn, heldOn, 'writtenOn')
  fields.notBefore(approvedOn, writtenOn, 'approvedOn')
  fields.notBefore(publishedOn, writtenOn, 'publishedOn')
  fields.notBefore(on, heldOn, 'on')
  if (writtenOn === undefined && (approvedOn !== undefined || publishedOn !== undefined))
    fields.note(problem(says.missingKey, { path: 'writtenOn', received: undefined, facts: { key: 'writtenOn' } }))
  if (fields.problems.length > 0 || rule === undefined || id === undefined || heldOn === undefined)
    return fields.refused
  const dueOn = fields.after(heldOn, { days: rule.minutesWithinDays }, 'rule.minutesWithinDays')
  if (dueOn === undefined || on === undefined) return fields.refused
  const by = (day: CalendarDate | undefined): CalendarDate | undefined =>
    day !== undefined && day <= on ? day : undefined
  const onAgenda = new Set(agenda)
  const allowed = ({ matter, matterKind }: MinutedDecision): boolean =>
    onAgenda.has(matter) || (matterKind !== undefined && rule.alwaysDecided.includes(matterKind))
  const offAgenda = [...new Set(decisions.filter((decision) => !allowed(decision)).map(({ matter }) => matter))]
  const state: Minutes['state'] = by(approvedOn) ? 'approved' : by(writtenOn) ? 'written' : on > dueOn ? 'late' : 'due'
  const { clauses } = rule
  const off = offAgenda.map((matter): Reason => ({ code: 'on-agenda', clauses, matter, how: 'off' }))
  const day = by(approvedOn) ?? by(writtenOn) ?? dueOn
  const facts: ReasonFacts['minutes'] = {
    meeting: id,
    state,
    day,
    present: present.length,
    decisions: decisions.length,
  }
  return {
    kind: 'minutes',
    meeting: id,
    heldOn,
    present,
    decisions,
    offAgenda,
    state,
    dueOn,
    publishedOn: by(publishedOn),
    because: [{ code: 'minutes', clauses, ...facts }, ...off],
  }
}

const KEYS = ['rule', 'meeting', 'present', 'agenda', 'decisions', 'writtenOn', 'approvedOn', 'publishedOn', 'on']

const readDecisions = (value: unknown, fields: RuleFields): readonly MinutedDecision[] => {
  const seen = new Set<string>()
  const KEYS = ['matter', 'matterKind', 'verdict', 'decision']
  return fields.records(fields.list(value, 'decisions'), KEYS, 'decisions', (record, path) => {
    const matter = fields.id(record['matter'], `${path}.matter`)
    const matterKind = fields.idOrNone(record['matterKind'], `${path}.matterKind`)
    const verdict = fields.oneOf(record['verdict'], VERDICT_KINDS, `${path}.verdict`)
    const decision = fields.id(record['decision'], `${path}.decision`)
    if (decision !== undefined && seen.has(decision)) {
      const facts = { what: decision }
      fields.note(problem(says.listedTwice, { path: `${path}.decision`, received: decision, facts }))
    }
    if (decision !== undefined) seen.add(decision)
    if (matter === undefined || verdict === undefined || decision === undefined) return undefined
    return { matter, ...(matterKind === undefined ? {} : { matterKind }), verdict, decision }
  })
}
