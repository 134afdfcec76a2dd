import { currencyPlaces, type Ratio, readExact, readMinor, ROUNDINGS, type Rounding } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  idProblem,
  isEnough,
  isList,
  isRecord,
  type Problem,
  problem,
  type Refused,
  tell,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import { type CalendarDate, readDate } from './date.js'
import { DAY_COUNTS, type DayCount } from './day-count.js'
import type { Period } from './period.js'
import { rateProblem } from './rate.js'

/** A number, and the day from which it is in force. */
export interface Dated {
  readonly from: CalendarDate
  readonly value: Ratio
}

/** A dated number as it was read: where it stood, and as what. */
interface ReadDated extends Dated {
  readonly path: string
  readonly received: unknown
}

/**
 * Reads the fields of dated records from outside, and notes everything that is wrong on the way. What cannot be read comes back undefined, and is among the
 * problems.
 *
 * @internal
 */
export class Fields {
  readonly problems: Problem[] = []

  get refused(): Refused {
    return { kind: 'refused', problems: this.problems }
  }

  note(found: Problem): undefined {
    tell(this.problems, found)
  }

  /** An object with no keys but these; an empty one where it is none. */
  record(value: unknown, keys: readonly string[], path: string): Readonly<Record<string, unknown>> {
    if (!isRecord(value)) {
      this.note(wrongKind(value, path, 'an object'))
      return {}
    }
    tellUnknownKeys(value, keys, path, this.problems)
    return value
  }

  /** A list; an empty one where it is none. */
  list(value: unknown, path: string): readonly unknown[] {
    if (isList(value)) return value
    this.note(wrongKind(value, path, 'a list'))
    return []
  }

  /** A list that may be left out. */
  listOrNone(value: unknown, path: string): readonly unknown[] {
    return value === undefined ? [] : this.list(value, path)
  }

  /** Each element of a list as an object with these keys; those that are none are told and left out. */
  records<T>(
    list: readonly unknown[],
    keys: readonly string[],
    path: string,
    read: (record: Readonly<Record<string, unknown>>, path: string, at: number) => T | undefined,
  ): T[] {
    const found: T[] = []
    for (let at = 0; at < list.length && !isEnough(this.problems); at++) {
      const element = list[at]
      const place = `${path}[${at}]`
      if (!isRecord(element)) {
        this.note(wrongKind(element, place, 'an object'))
        continue
      }
      tellUnknownKeys(element, keys, place, this.problems)
      const one = read(element, place, at)
      if (one !== undefined) found.push(one)
    }
    return found
  }

  id(value: unknown, path: string): string | undefined {
    const wrong = value === undefined ? wrongKind(value, path, '') : idProblem(value, path)
    return wrong === undefined ? (value as string) : this.note(wrong)
  }

  /** A list of ids, none twice, each told at its own place. */
  ids(value: unknown, path: string): readonly string[] {
    const seen = new Set<string>()
    this.list(value, path).forEach((one, at) => {
      const place = `${path}[${at}]`
      const id = this.id(one, place)
      if (id === undefined) return
      if (seen.has(id)) this.note(problem(says.listedTwice, { path: place, received: id, facts: { what: id } }))
      seen.add(id)
    })
    return [...seen]
  }

  /** A whole number of 1 or more. */
  oneOrMore(value: unknown, path: string): number | undefined {
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 1) return value
    return this.note(
      value === undefined ? wrongKind(value, path, '') : problem(says.notOneOrMore, { path, received: value }),
    )
  }

  date(value: unknown, path: string): CalendarDate | undefined {
    const read = value === undefined ? wrongKind(value, path, '') : readDate(value, path)
    return typeof read === 'string' ? read : this.note(read)
  }

  /** The days from a start, included, to an end, not included. */
  period(value: unknown, path: string): Period | undefined {
    const record = this.record(value, ['start', 'end'], path)
    if (!isRecord(value)) return undefined
    return this.days(record['start'], record['end'], `${path}.start`, `${path}.end`)
  }

  days(from: unknown, to: unknown, fromPath: string, toPath: string): Period | undefined {
    const start = this.date(from, fromPath)
    const end = this.date(to, toPath)
    if (start === undefined || end === undefined) return undefined
    if (start <= end) return { start, end }
    return this.note(problem(says.reversedPeriod, { path: toPath, received: end, facts: { start } }))
  }

  /** Whole smallest units, of either sign. */
  signedMinor(value: unknown, path: string): bigint | undefined {
    const read = value === undefined ? wrongKind(value, path, '') : readMinor(value, path)
    return typeof read === 'bigint' ? read : this.note(read)
  }

  /** Whole smallest units, zero or more. */
  minor(value: unknown, path: string): bigint | undefined {
    const read = this.signedMinor(value, path)
    if (read === undefined || read >= 0n) return read
    return this.note(problem(says.negativeAmount, { path, received: value }))
  }

  number(value: unknown, path: string): Ratio | undefined {
    const read = value === undefined ? wrongKind(value, path, '') : readExact(value, path)
    return 'value' in read ? read.value : this.note(read)
  }

  /** Numbers that change: each in force from its day until the next, and none twice. In the order of their days, with where each stood. */
  dated(value: unknown, key: string, path: string): readonly ReadDated[] {
    const list = this.list(value, path)
    if (Array.isArray(value) && list.length === 0)
      this.note(problem(says.emptyList, { path, received: list, facts: { what: key } }))
    const days = new Set<string>()
    return this.records(list, ['from', key], path, (record, place) => {
      const from = this.date(record['from'], `${place}.from`)
      const number = this.number(record[key], `${place}.${key}`)
      if (from === undefined || number === undefined) return undefined
      if (days.has(from))
        this.note(problem(says.listedTwice, { path: `${place}.from`, received: from, facts: { what: from } }))
      days.add(from)
      return { from, value: number, path: `${place}.${key}`, received: record[key] }
    }).sort((a, b) => (a.from < b.from ? -1 : 1))
  }

  /** The places to which a number is published, and how it is rounded to them; undefined too where nothing is said. */
  published(value: unknown, path: string): { readonly places: number; readonly rounding: Rounding } | undefined {
    if (value === undefined) return undefined
    const record = this.record(value, ['places', 'rounding'], path)
    const rounding = this.oneOf(record['rounding'], ROUNDINGS, `${path}.rounding`)
    const { places } = record
    if (typeof places === 'number' && Number.isInteger(places) && places >= 0 && places <= 1000)
      return rounding === undefined ? undefined : { places, rounding }
    return this.note(problem(says.notPlaces, { path: `${path}.places`, received: places }))
  }

  /** A number of some unit: only shares are written as percentages. */
  numberOf(unit: unknown, value: unknown, path: string): Ratio | undefined {
    const read = readExact(value, path)
    if (unit === 'share' || !('value' in read) || !read.percent) return this.number(value, path)
    return this.note(problem(says.percentNotMeant, { path, received: value, facts: { unit: String(unit) } }))
  }

  /** An interest rate for a year. */
  rate(value: unknown, path: string): Ratio | undefined {
    const rate = this.number(value, path)
    const wrong = rate === undefined ? undefined : rateProblem(rate, value, path)
    return wrong === undefined ? rate : this.note(wrong)
  }

  /** The most that an interest rate for a year may be: 1 is 100 %, and plainly no rate that lost its sign. */
  highestRate(value: unknown, path: string): Ratio | undefined {
    const rate = this.number(value, path)
    if (rate === undefined || rate.numerator >= 0n) return rate
    return this.note(problem(says.negativeRate, { path, received: value }))
  }

  currency(value: unknown, path: string): string | undefined {
    if (currencyPlaces(value) !== undefined) return value as string
    return this.note(
      value === undefined ? wrongKind(value, path, '') : problem(says.unknownCurrency, { path, received: value }),
    )
  }

  dayCount(value: unknown, path: string): DayCount | undefined {
    return this.oneOf(value, DAY_COUNTS, path)
  }

  oneOf<Option extends string>(value: unknown, options: readonly Option[], path: string): Option | undefined {
    const found = options.find((option) => option === value)
    if (found !== undefined) return found
    return this.note(
      value === undefined
        ? wrongKind(value, path, '')
        : problem(says.notOneOf, { path, received: value, facts: { options: options.join(', ') } }),
    )
  }
}
