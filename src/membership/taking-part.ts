import {
  addMonths,
  type CalendarDate,
  dateOfEpochDay,
  epochDay,
  monthOf,
  type PeriodLength,
  yearOf,
} from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { RuleFields } from './rule-fields.js'

/** What taking part regularly means: on so many days, within so long, in one working group or in any. */
export interface TakingPartRule {
  readonly attendances: number
  readonly within: PeriodLength
  /** The working group; any of them where none is named. */
  readonly group?: string | undefined
  /** Whether it must be so now, or once was. */
  readonly when: 'now' | 'once'
  readonly clauses?: readonly Citation[] | undefined
}

/** When somebody took part, and the day for which is asked. */
export interface TakingPartInput {
  readonly rule: TakingPartRule
  readonly attendances: readonly { readonly on: string; readonly group: string }[]
  readonly on: string
}

/** Whether somebody takes part regularly, as counted within one stretch of days. */
export interface TakingPart {
  readonly kind: 'qualifies' | 'not-yet'
  /** Days on which they took part, within the window. */
  readonly counted: number
  readonly needed: number
  /** Both ends included. Where it is enough once: the first window that suffices, else the latest that comes closest. */
  readonly window: { readonly from: CalendarDate; readonly to: CalendarDate }
  readonly because: Because
}

/**
 * Does somebody take part regularly, so that they can become a full member? The days on which they took part are counted within a window: the last so many days, or so many months, up to the day asked
 * for, it included (`now`); or up to any of the days on which they took part (`once`). A window of 90 days that ends on 31 March begins on 1 January; one of three months that ends on 31 March begins
 * on 1 January too. Several times on one day count once; what is dated later does not count.
 *
 * Throws, with everything that is wrong: `not-one-or-more`, `not-one-of`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-10. Reading: regularly is charter data.
 *
 * @example
 * ```ts
 * import { regularTakingPart } from 'coop-rules/membership'
 *
 * const part = regularTakingPart({
 *   rule: { attendances: 2, within: { days: 30 }, group: 'web', when: 'now' },
 *   attendances: [{ on: '2025-03-01', group: 'web' }, { on: '2025-03-20', group: 'web' }],
 *   on: '2025-03-30',
 * })
 * part.kind // => 'qualifies'
 * part.window // => { from: '2025-03-01', to: '2025-03-30' }
 * ```
 */
export const regularTakingPart = (input: TakingPartInput): TakingPart => orThrow(tryRegularTakingPart(input))

/** The same for data from outside: refuses where `regularTakingPart` throws. */
export const tryRegularTakingPart = (input: TakingPartInput): TakingPart | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'attendances', 'on'], '')
  const rule = readTakingPartRule(input.rule, 'rule', fields)
  const on = fields.date(input.on, 'on')
  const days = new Set<CalendarDate>()
  fields.records(fields.list(input.attendances, 'attendances'), ['on', 'group'], 'attendances', (record, path) => {
    const day = fields.date(record['on'], `${path}.on`)
    const group = fields.id(record['group'], `${path}.group`)
    if (day === undefined || group === undefined || on === undefined || day > on) return
    if (rule?.group === undefined || group === rule.group) days.add(day)
  })
  if (fields.problems.length > 0 || rule === undefined || on === undefined) return fields.refused
  const { counted, ...window } = bestWindow([...days].sort(), rule, on)
  const { clauses, attendances, group = '' } = rule
  const enough = counted >= attendances
  const facts = { observed: counted, required: attendances, ...window, group, enough }
  return {
    kind: enough ? 'qualifies' : 'not-yet',
    counted,
    needed: attendances,
    window,
    because: [{ code: 'took-part-regularly', clauses, ...facts }],
  }
}

const CLAUSE = 'WC-10' satisfies ClauseId

/** A rule of taking part as it was read. */
export interface ReadTakingPart {
  readonly attendances: number
  readonly within: PeriodLength
  readonly group: string | undefined
  readonly when: 'now' | 'once'
  readonly clauses: readonly Citation[]
}

/** Reads a rule of taking part. */
export const readTakingPartRule = (value: unknown, path: string, fields: RuleFields): ReadTakingPart | undefined => {
  const record = fields.object(value, ['attendances', 'within', 'group', 'when', 'clauses'], path)
  if (record === undefined) return undefined
  const attendances = fields.oneOrMore(record['attendances'], `${path}.attendances`)
  const within = fields.length(record['within'], `${path}.within`, 1)
  const group = fields.idOrNone(record['group'], `${path}.group`)
  const when = fields.oneOf(record['when'], ['now', 'once'] as const, `${path}.when`)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  if (attendances === undefined || within === undefined || when === undefined) return undefined
  return { attendances, within, group, when, clauses }
}

interface Window {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly counted: number
}

/** The first window that suffices, else the latest of those with most days in them. The days come in order. */
const bestWindow = (days: readonly CalendarDate[], rule: ReadTakingPart, on: CalendarDate): Window => {
  let best: Window = { from: firstDayOf(on, rule.within), to: on, counted: -1 }
  let first = 0
  let last = 0
  for (const to of rule.when === 'now' ? [on] : [...days, on]) {
    const from = firstDayOf(to, rule.within)
    while (last < days.length && (days[last] as CalendarDate) <= to) last++
    while (first < last && (days[first] as CalendarDate) < from) first++
    const counted = last - first
    if (counted >= best.counted) best = { from, to, counted }
    if (counted >= rule.attendances) break
  }
  return best
}

/** The first day of a window by its last one; the first day of the calendar where it would begin before it. */
const firstDayOf = (to: CalendarDate, within: PeriodLength): CalendarDate => {
  const day =
    'days' in within
      ? epochDay(to) - within.days + 1
      : within.months >= yearOf(to) * 12 + monthOf(to) - 12
        ? FIRST_DAY
        : epochDay(addMonths({ anchor: to, months: -within.months })) + 1
  return dateOfEpochDay(Math.max(day, FIRST_DAY))
}

const FIRST_DAY = epochDay('0001-01-01' as CalendarDate)
