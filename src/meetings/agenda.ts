import { RuleFields } from '../membership/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import { type MeetingRule, readMeetingRule } from './meeting-rule.js'

/** A matter that comes up in a meeting, and what its agenda held. */
export interface MatterInput {
  readonly rule: MeetingRule
  /** The ids of matters on the agenda that was sent. */
  readonly agenda: readonly string[]
  /** The matter by its id, and of which kind it is. */
  readonly matter: { readonly id: string; readonly kind?: string }
}

/** Whether the meeting may decide on it. */
export interface MayDecide {
  readonly kind: 'may-decide' | 'off-agenda'
  readonly because: Because
}

/**
 * May a meeting decide on a matter? On what stood on the agenda that was sent, and on kinds of matter that the rules always let it decide, such as the order of business. Everything else may be talked about, and waits for another meeting.
 *
 * Throws `listed-twice`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`, and what a rule of a meeting is refused for; all at once.
 *
 * Source: WC-2.
 *
 * @example
 * ```ts
 * import { mayDecide } from 'coop-rules/meetings'
 *
 * const rule = {
 *   notice: { days: 14, counted: 'clear' }, agenda: { days: 7, counted: 'calendar' }, presence: ['in-person'], firstCall: { moreThan: '1/2' },
 *   calledBy: { board: true }, alwaysDecided: ['order-of-business'], minutesWithinDays: 30, challenge: { days: 40, from: 'decided' },
 * } as const
 * mayDecide({ rule, agenda: ['accounts'], matter: { id: 'new-rules' } }).kind // => 'off-agenda'
 * mayDecide({ rule, agenda: ['accounts'], matter: { id: 'a-break', kind: 'order-of-business' } }).kind // => 'may-decide'
 * ```
 */
export const mayDecide = (input: MatterInput): MayDecide => orThrow(tryMayDecide(input))

/** The same for data from outside: refuses where `mayDecide` throws. */
export const tryMayDecide = (input: MatterInput): MayDecide | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'agenda', 'matter'], '')
  const rule = readMeetingRule(input.rule, 'rule', fields)
  const agenda = fields.ids(input.agenda, 'agenda')
  const record = fields.object(input.matter, ['id', 'kind'], 'matter')
  const matter = record && fields.id(record['id'], 'matter.id')
  const kind = record && fields.idOrNone(record['kind'], 'matter.kind')
  if (fields.problems.length > 0 || rule === undefined || matter === undefined) return fields.refused
  const how = agenda.includes(matter)
    ? 'agenda'
    : kind !== undefined && rule.alwaysDecided.includes(kind)
      ? 'always'
      : 'off'
  const because: Because = [{ code: 'on-agenda', clauses: rule.clauses, matter, how }]
  return { kind: how === 'off' ? 'off-agenda' : 'may-decide', because }
}
