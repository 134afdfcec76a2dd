import {
  addMonths,
  type CalendarDate,
  dateOfEpochDay,
  epochDay,
  Fields,
  monthOf,
  type PeriodLength,
  yearOf,
} from '../calendar/index.js'
import { compare, equal, ONE, type Ratio, ratio, readExact, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Citation, Comparison } from '../reasons/index.js'

/** A share that is held against counts, and whether exactly that share suffices. */
export interface ComparedShare {
  readonly required: Ratio
  readonly comparison: Comparison
}

/**
 * Reads what rules about members and meetings are made of, and notes everything that is wrong on the way.
 *
 * @internal
 */
export class RuleFields extends Fields {
  /** An object with no keys but these; undefined where it is none. */
  object(value: unknown, keys: readonly string[], path: string): Readonly<Record<string, unknown>> | undefined {
    const record = this.record(value, keys, path)
    return isRecord(value) ? record : undefined
  }

  /** A whole number of 0 or more. */
  count(value: unknown, path: string): number | undefined {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
    return this.note(
      value === undefined ? wrongKind(value, path, '') : problem(says.notACount, { path, received: value }),
    )
  }

  flag(value: unknown, path: string): boolean | undefined {
    return typeof value === 'boolean' ? value : this.note(wrongKind(value, path, 'true or false'))
  }

  /** The clauses a rule cites; those of the library's own source where it cites none. */
  clauses(value: unknown, path: string, own: readonly Citation[]): readonly Citation[] {
    const before = this.problems.length
    tellNoTexts(value, path, this.problems)
    return value === undefined || this.problems.length > before ? own : (value as readonly Citation[])
  }

  /** An id that may be left out. */
  idOrNone(value: unknown, path: string): string | undefined {
    return value === undefined ? undefined : this.id(value, path)
  }

  /** A number of days or of months: no fewer than `least`. */
  length(value: unknown, path: string, least: 0 | 1): PeriodLength | undefined {
    if (!isRecord(value)) return this.note(wrongKind(value, path, 'an object'))
    const unit = 'months' in value ? 'months' : 'days'
    this.record(value, [unit], path)
    const read =
      least === 0 ? this.count(value[unit], `${path}.${unit}`) : this.oneOrMore(value[unit], `${path}.${unit}`)
    if (read === undefined) return undefined
    return unit === 'months' ? { months: read } : { days: read }
  }

  /** The day so long after another; a problem where the calendar ends before it. */
  after(day: CalendarDate, length: PeriodLength, path: string): CalendarDate | undefined {
    return laterBy(day, length) ?? this.note(problem(says.beyondTheCalendar, { path, received: length }))
  }

  /** A day that may be left out. */
  dateOrNone(value: unknown, path: string): CalendarDate | undefined {
    return value === undefined ? undefined : this.date(value, path)
  }

  /** Notes a day that lies before another one, which came first. */
  notBefore(day: CalendarDate | undefined, before: CalendarDate | undefined, path: string): void {
    if (day !== undefined && before !== undefined && day < before)
      this.note(problem(says.notInOrder, { path, received: day, facts: { before } }))
  }

  /** A part of a whole, from 0 to 1, both included. */
  part(value: unknown, path: string): Ratio | undefined {
    const read = this.number(value, path)
    if (read === undefined || (compare(read, ZERO) >= 0 && compare(read, ONE) <= 0)) return read
    return this.note(problem(says.notAShare, { path, received: value }))
  }

  /** Exactly one of `atLeast` and `moreThan`: a share from 0 to 1 that can be reached. */
  compared(record: Readonly<Record<string, unknown>>, path: string): ComparedShare | undefined {
    const { atLeast, moreThan } = record
    if (atLeast !== undefined && moreThan !== undefined)
      return this.note(problem(says.twoComparisons, { path, received: record }))
    const received = atLeast ?? moreThan
    if (received === undefined) return this.note(problem(says.noComparison, { path, received }))
    const comparison = atLeast === undefined ? 'more-than' : 'at-least'
    const place = `${path}.${atLeast === undefined ? 'moreThan' : 'atLeast'}`
    const read = readExact(received, place)
    if ('code' in read) return this.note(read)
    const required = read.value
    if (compare(required, ZERO) < 0 || compare(required, ONE) > 0) {
      // What is more than all and at most 100 was probably meant as a percentage.
      const text = typeof received === 'string' || typeof received === 'number' ? String(received) : ''
      const plain = /^\d+(\.\d+)?$/.test(text) && compare(required, ratio(100n)) <= 0
      const facts = { meant: plain ? `${text}%` : '' }
      return this.note(problem(says.thresholdOutOfRange, { path: place, received, facts }))
    }
    if (comparison === 'more-than' && equal(required, ONE))
      return this.note(problem(says.moreThanAll, { path: place, received }))
    return { required, comparison }
  }
}

/** What happened on days, by day; what happened on one day as listed. */
export const byDay = <Happened extends { readonly on: CalendarDate }>(list: readonly Happened[]): readonly Happened[] =>
  [...list].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))

/**
 * The day so long after another; undefined beyond the calendar.
 *
 * @internal
 */
export const laterBy = (day: CalendarDate, length: PeriodLength): CalendarDate | undefined => {
  if ('months' in length) {
    const month = yearOf(day) * 12 + monthOf(day) - 1 + length.months
    return month < 12 || month >= 120_000 ? undefined : addMonths({ anchor: day, months: length.months })
  }
  const on = epochDay(day) + length.days
  return on < FIRST_DAY || on > LAST_DAY ? undefined : dateOfEpochDay(on)
}

const FIRST_DAY = epochDay('0001-01-01' as CalendarDate)
const LAST_DAY = epochDay('9999-12-31' as CalendarDate)
