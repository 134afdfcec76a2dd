import type { CalendarDate } from '../calendar/index.js'
import { RuleFields } from '../membership/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason, ReasonFacts } from '../reasons/index.js'
import { type MeetingRule, readMeetingRule } from './meeting-rule.js'

/** Somebody challenges a resolution, and what came of it. */
export interface Challenge {
  readonly by: string
  readonly on: string
  readonly outcome?: { readonly on: string; readonly result: 'annulled' | 'dismissed' | 'withdrawn' }
}

/** A resolution, the challenges to it, and the day for which is asked. */
export interface ChallengeInput {
  readonly rule: MeetingRule
  readonly decidedOn: string
  /** On which day the minutes were published; nothing while they are not. */
  readonly publishedOn?: string
  readonly challenges: readonly Challenge[]
  readonly on: string
}

/** Whether a resolution stands. */
export interface ResolutionState {
  /** It can be challenged and nobody has; it is challenged; it stands and cannot be challenged any more; it was annulled. */
  readonly kind: 'open' | 'challenged' | 'stands' | 'annulled'
  /** The last day on which it can be challenged; undefined while that is not known. */
  readonly until: CalendarDate | undefined
  /** Places in the list of challenges that came too late and do not count. */
  readonly tooLate: readonly number[]
  readonly because: Because
}

/**
 * Does a resolution stand? It can be challenged for so many days after it was taken, or after its minutes were published, the last day included; counted from the minutes it can be challenged for as long as they are not published. A challenge in time
 * keeps it in doubt until that is decided; once annulled it stays so. Meanwhile it is in force. What happens after the day asked for does not count.
 *
 * Throws, with everything that is wrong: `not-in-order` (published or challenged before it was taken, an outcome before its challenge), `beyond-the-calendar`, `not-one-of`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`,
 * and what a rule of a meeting is refused for.
 *
 * Source: WC-2. Reading: how long, and from when on, is charter data.
 *
 * @example
 * ```ts
 * import { challengeOf } from 'coop-rules/meetings'
 *
 * const rule = {
 *   notice: { days: 14, counted: 'clear' }, agenda: { days: 7, counted: 'calendar' }, presence: ['in-person'], firstCall: { moreThan: '1/2' },
 *   calledBy: { board: true }, alwaysDecided: [], minutesWithinDays: 30, challenge: { days: 40, from: 'decided' },
 * } as const
 * const state = challengeOf({ rule, decidedOn: '2025-05-10', challenges: [], on: '2025-06-19' })
 * state.kind // => 'open'
 * state.until // => '2025-06-19'
 * ```
 */
export const challengeOf = (input: ChallengeInput): ResolutionState => orThrow(tryChallengeOf(input))

/** The same for data from outside: refuses where `challengeOf` throws. */
export const tryChallengeOf = (input: ChallengeInput): ResolutionState | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'decidedOn', 'publishedOn', 'challenges', 'on'], '')
  const rule = readMeetingRule(input.rule, 'rule', fields)
  const decidedOn = fields.date(input.decidedOn, 'decidedOn')
  const published = fields.dateOrNone(input.publishedOn, 'publishedOn')
  const on = fields.date(input.on, 'on')
  fields.notBefore(published, decidedOn, 'publishedOn')
  fields.notBefore(on, decidedOn, 'on')
  const challenges = readChallenges(input.challenges, decidedOn, fields)
  if (fields.problems.length > 0 || rule === undefined || decidedOn === undefined || on === undefined)
    return fields.refused
  const { clauses, challenge } = rule
  const known = published !== undefined && published <= on ? published : undefined
  const start = challenge.from === 'decided' ? decidedOn : known
  const until = start && fields.after(start, { days: challenge.days }, 'rule.challenge.days')
  if (fields.problems.length > 0) return fields.refused
  const made = challenges.filter((one) => one.on <= on)
  const isLate = (one: ReadChallenge): boolean => until !== undefined && one.on > until
  const inTime = made.filter((one) => !isLate(one))
  const tooLate = made.filter(isLate).map(({ at }) => at)
  const resultOf = ({ outcome }: ReadChallenge) =>
    outcome !== undefined && outcome.on <= on ? outcome.result : undefined
  const annulled = inTime.filter((one) => resultOf(one) === 'annulled').flatMap(({ outcome }) => outcome?.on ?? [])
  // Whichever challenge is listed first: it was set aside on the first day that it was.
  const [annulledOn] = annulled.sort()
  const pending = inTime.filter((one) => resultOf(one) === undefined)
  const over = until !== undefined && on > until
  const kind: ResolutionState['kind'] =
    annulledOn !== undefined ? 'annulled' : pending.length > 0 ? 'challenged' : over ? 'stands' : 'open'
  const facts: ReasonFacts['resolution'] = {
    state: kind,
    until: until ?? '',
    pending: pending.length,
    annulledOn: annulledOn ?? '',
  }
  const late: Reason[] =
    tooLate.length === 0 || until === undefined
      ? []
      : [{ code: 'challenge-too-late', clauses, observed: tooLate.length, until }]
  return { kind, until, tooLate, because: [{ code: 'resolution', clauses, ...facts }, ...late] }
}

interface ReadChallenge {
  readonly at: number
  readonly on: CalendarDate
  readonly outcome: { readonly on: CalendarDate; readonly result: 'annulled' | 'dismissed' | 'withdrawn' } | undefined
}

const readChallenges = (
  value: unknown,
  decidedOn: CalendarDate | undefined,
  fields: RuleFields,
): readonly ReadChallenge[] =>
  fields.records(fields.list(value, 'challenges'), ['by', 'on', 'outcome'], 'challenges', (record, path, at) => {
    fields.id(record['by'], `${path}.by`)
    const on = fields.date(record['on'], `${path}.on`)
    fields.notBefore(on, decidedOn, `${path}.on`)
    const outcome = readOutcome(record['outcome'], on, `${path}.outcome`, fields)
    return on === undefined ? undefined : { at, on, outcome }
  })

const readOutcome = (
  value: unknown,
  challengedOn: CalendarDate | undefined,
  path: string,
  fields: RuleFields,
): ReadChallenge['outcome'] => {
  if (value === undefined) return undefined
  const record = fields.object(value, ['on', 'result'], path)
  if (record === undefined) return undefined
  const on = fields.date(record['on'], `${path}.on`)
  fields.notBefore(on, challengedOn, `${path}.on`)
  const result = fields.oneOf(record['result'], ['annulled', 'dismissed', 'withdrawn'] as const, `${path}.result`)
  return on === undefined || result === undefined ? undefined : { on, result }
}
