import {
  type CalendarDate,
  type Dated,
  dateOfEpochDay,
  epochDay,
  Fields,
  type PeriodLength,
  periodAround,
} from '../calendar/index.js'
import { compare, equal, exactString, type ExactInput, type Ratio, type Rounding, roundedTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  isRulesError,
  orThrow,
  problem,
  type Refused,
  tellNoTexts,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { type Bounds, clamp } from './aggregation.js'

/** When a changed average begins to count: the same day, the next, or with the next of a row of periods. Never earlier. */
export type Acts =
  | 'same-day'
  | 'next-day'
  | { readonly nextPeriod: { readonly anchor: string; readonly length: PeriodLength } }

/** How an average moved, and how it becomes the number that counts. */
export interface OverTimeInput {
  readonly item: string
  /** What the average was after each change, in the order in which they happened. */
  readonly changes: readonly { readonly on: string; readonly value: ExactInput }[]
  readonly acts: Acts
  /** The places to which the number is published, so that anyone can compute with it; exact where nothing is said. 4.25% has four. */
  readonly published?: { readonly places: number; readonly rounding: Rounding }
  /** The bounds of the number in force, both included; one that changes, such as a legal minimum, is a list of what holds from which day. */
  readonly min?: ExactInput | readonly { readonly from: string; readonly value: ExactInput }[]
  readonly max?: ExactInput | readonly { readonly from: string; readonly value: ExactInput }[]
  /** What rules until the first average counts. */
  readonly provisional?: { readonly from: string; readonly value: ExactInput }
  /** What one is one of: numbers of `share` are shown as percentages. */
  readonly unit: string
  readonly clauses?: readonly Citation[]
}

/** Which number is in force from which day on, each until the next. */
export interface NumbersOverTime {
  readonly kind: 'numbers-over-time'
  readonly numbers: readonly { readonly from: CalendarDate; readonly value: Ratio; readonly because: Because }[]
}

/**
 * Which number is in force on which day, when the average moves with every vote? Each change counts from the day that `acts` says, and from no earlier one; of those that would begin to count on one day,
 * the last does. It is first rounded to the published places, then brought within the bounds of that day; where a bound changes, the number follows from that day on, and what held before stays. A change that leaves the number as it
 * was is none.
 *
 * Throws, with everything that is wrong: `out-of-range` (the provisional number), `percent-not-meant`, `beyond-the-calendar`, `not-in-order` (a change dated before the one above it, or before the provisional number), `not-a-date`, `not-a-count`, `not-one-of`, `bounds-reversed`, `empty-list` and what `exact` throws.
 *
 * Source: WJC-12 (a vote may be changed at any time), WJC-11, WJC-9, WJC-17. Reading: changes act forward only; whether at once or from the next period is charter data. A vote of 10 June
 * that moves an hour from 10 to 12: the hours of 20 June are paid 12, or 10 where months are the periods.
 *
 * @example
 * ```ts
 * import { numbersOverTime } from 'coop-rules/averages'
 *
 * const { numbers } = numbersOverTime({
 *   item: 'interest', unit: 'share', published: { places: 4, rounding: 'half-even' },
 *   changes: [{ on: '2024-01-10', value: '1/30' }, { on: '2024-02-20', value: '4%' }, { on: '2024-02-25', value: '5%' }],
 *   acts: { nextPeriod: { anchor: '2024-01-01', length: { months: 1 } } },
 *   provisional: { from: '2024-01-01', value: '3%' },
 * })
 * numbers.map(({ from, value }) => [from, value])
 * // => [['2024-01-01', { numerator: 3n, denominator: 100n }], ['2024-02-01', { numerator: 333n, denominator: 10000n }], ['2024-03-01', { numerator: 1n, denominator: 20n }]]
 * ```
 */
export const numbersOverTime = (input: OverTimeInput): NumbersOverTime => orThrow(tryNumbersOverTime(input))

/** The same for data from outside: refuses where `numbersOverTime` throws. */
export const tryNumbersOverTime = (input: OverTimeInput): NumbersOverTime | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readOverTime(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { item, unit, clauses = [CLAUSE] } = input
  const percent = unit === 'share'
  const { provisional, min, max } = read
  const averages = new Map<CalendarDate, Standing>()
  if (provisional !== undefined) {
    const { from, value } = provisional
    averages.set(from, { value, reasons: [{ code: 'provisional-from', clauses, item, from, value, percent }] })
  }
  for (const { on, value: observed, path } of read.changes) {
    const from = read.actsFrom(on)
    if (from === undefined) {
      fields.note(problem(says.beyondTheCalendar, { path, received: on }))
      continue
    }
    const value = read.published === undefined ? observed : roundedTo({ value: observed, ...read.published })
    const reasons: Reason[] =
      read.published === undefined || equal(value, observed)
        ? []
        : [{ code: 'published', clauses, observed, value, ...read.published, percent }]
    // A later change that begins to count on the same day takes the place of this one.
    averages.set(from, { value, reasons, changedOn: on })
  }
  if (fields.problems.length > 0) return fields.refused
  const first = [...averages.keys()].reduce((least, day) => (day < least ? day : least))
  const days = new Set([...averages.keys(), ...[...min, ...max].flatMap(({ from }) => (from > first ? [from] : []))])
  const numbers: Numbered[] = []
  let standing: Standing | undefined
  for (const from of [...days].sort()) {
    const changed = averages.get(from)
    standing = changed ?? standing
    if (standing === undefined) continue
    const clamped = clamp(standing.value, boundsOn(read, from), percent, clauses)
    const { value } = clamped
    const before = numbers.at(-1)
    if (before !== undefined && equal(before.value, value)) continue
    const facts = { item, from, value, percent }
    const opening: readonly Reason[] =
      changed === undefined
        ? [{ code: 'bound-from', clauses, ...facts }]
        : changed.changedOn === undefined
          ? []
          : [{ code: 'in-force-from', clauses, ...facts, changedOn: changed.changedOn }]
    const [reason, ...more] = [...opening, ...standing.reasons, ...clamped.reasons]
    numbers.push({ from, value, because: [reason as Reason, ...more] })
  }
  return { kind: 'numbers-over-time', numbers }
}

type Numbered = NumbersOverTime['numbers'][number]

/** An average as it is published, before any bound; the provisional number came of no change. */
interface Standing {
  readonly value: Ratio
  readonly reasons: readonly Reason[]
  readonly changedOn?: CalendarDate
}

const boundsOn = (
  { min, max }: { readonly min: readonly Dated[]; readonly max: readonly Dated[] },
  day: CalendarDate,
): Bounds => {
  const on = (bounds: readonly Dated[]): Ratio | undefined => bounds.findLast(({ from }) => from <= day)?.value
  return { min: on(min), max: on(max) }
}

const CLAUSE = 'WJC-12' satisfies ClauseId

const readOverTime = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  const KEYS = ['item', 'changes', 'acts', 'published', 'min', 'max', 'provisional', 'unit', 'clauses']
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.id(input['item'], 'item')
  const unit = fields.id(input['unit'], 'unit') ?? 'share'
  const provisional = readProvisional(input['provisional'], unit, fields)
  let before: string = provisional?.from ?? ''
  const list = fields.list(input['changes'], 'changes')
  const changes = fields.records(list, ['on', 'value'], 'changes', (record, path) => {
    const on = fields.date(record['on'], `${path}.on`)
    const value = fields.numberOf(unit, record['value'], `${path}.value`)
    if (on === undefined || value === undefined) return undefined
    if (on < before) fields.note(problem(says.notInOrder, { path: `${path}.on`, received: on, facts: { before } }))
    before = on
    return { on, value, path: `${path}.on` }
  })
  if (Array.isArray(input['changes']) && list.length === 0 && input['provisional'] === undefined)
    fields.note(problem(says.emptyList, { path: 'changes', received: list, facts: { what: 'change' } }))
  const min = readBound(input['min'], 'min', unit, fields)
  const max = readBound(input['max'], 'max', unit, fields)
  for (const { from } of [...min, ...max]) {
    const bounds = boundsOn({ min, max }, from)
    if (bounds.min === undefined || bounds.max === undefined || compare(bounds.min, bounds.max) <= 0) continue
    fields.note(problem(says.boundsReversed, { path: 'min', received: input['min'] }))
    break
  }
  if (provisional !== undefined) {
    const bounds = boundsOn({ min, max }, provisional.from)
    if (clamp(provisional.value, bounds, false, []).reasons.length > 0) {
      const facts = { from: shown(bounds.min), to: shown(bounds.max) }
      fields.note(problem(says.outOfRange, { path: 'provisional.value', received: provisional.received, facts }))
    }
  }
  const published = fields.published(input['published'], 'published')
  const actsFrom = readActs(input['acts'], fields)
  return actsFrom === undefined ? undefined : { changes, provisional, min, max, published, actsFrom }
}

/** A bound that never changes holds from the first day of the calendar on. */
const readBound = (value: unknown, path: string, unit: string, fields: Fields): readonly Dated[] => {
  if (value === undefined) return []
  if (!isList(value)) {
    const bound = fields.numberOf(unit, value, path)
    return bound === undefined ? [] : [{ from: FIRST_DAY, value: bound }]
  }
  return fields.dated(value, 'value', path).map(({ from, value: bound, path: place, received }) => {
    if (unit !== 'share' && typeof received === 'string') fields.numberOf(unit, received, place)
    return { from, value: bound }
  })
}

const FIRST_DAY = '0001-01-01' as CalendarDate

const shown = (value: Ratio | undefined): string => (value === undefined ? '' : exactString(value))

const readProvisional = (value: unknown, unit: string, fields: Fields) => {
  if (value === undefined) return undefined
  const record = fields.record(value, ['from', 'value'], 'provisional')
  const from = fields.date(record['from'], 'provisional.from')
  const number = fields.numberOf(unit, record['value'], 'provisional.value')
  return from === undefined || number === undefined ? undefined : { from, value: number, received: record['value'] }
}

/** From which day a change counts; none where that lies after the last day of the calendar. */
type ActsFrom = (on: CalendarDate) => CalendarDate | undefined

const readActs = (value: unknown, fields: Fields): ActsFrom | undefined => {
  if (value === 'same-day') return (on) => on
  if (value === 'next-day') return (on) => (on === LAST_DAY ? undefined : dateOfEpochDay(epochDay(on) + 1))
  if (!isRecord(value)) {
    fields.oneOf(value, ['same-day', 'next-day', '{"nextPeriod": {"anchor", "length"}}'], 'acts')
    return undefined
  }
  const { nextPeriod } = fields.record(value, ['nextPeriod'], 'acts')
  if (!isRecord(nextPeriod)) return fields.note(wrongKind(nextPeriod, 'acts.nextPeriod', 'an object'))
  const record = fields.record(nextPeriod, ['anchor', 'length'], 'acts.nextPeriod')
  const anchor = fields.date(record['anchor'], 'acts.nextPeriod.anchor')
  const length = readLength(record['length'], fields)
  if (anchor === undefined || length === undefined) return undefined
  return (day) => {
    try {
      return periodAround({ day, anchor, length }).end
    } catch (error) {
      // Its period reaches beyond the calendar on one side or the other.
      if (isRulesError(error)) return undefined
      throw error
    }
  }
}

const LAST_DAY = '9999-12-31'

const readLength = (value: unknown, fields: Fields): PeriodLength | undefined => {
  const path = 'acts.nextPeriod.length'
  if (!isRecord(value)) return fields.note(wrongKind(value, path, 'an object'))
  const [unit, ...more] = Object.keys(fields.record(value, ['months', 'days'], path))
  if (unit === undefined) return fields.note(wrongKind(undefined, path, ''))
  if (more.length > 0)
    return fields.note(problem(says.notOneOf, { path, received: value, facts: { options: 'months, days' } }))
  const size = value[unit]
  if (Number.isSafeInteger(size) && (size as number) >= 1) return value as unknown as PeriodLength
  return fields.note(problem(says.notACount, { path: `${path}.${unit}`, received: size }))
}
