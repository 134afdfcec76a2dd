import {
  type CalendarDate,
  type Dated,
  dateOfEpochDay,
  epochDay,
  Fields,
  type Period,
  WEEKDAYS,
  type Weekday,
  weekStartOf,
} from '../calendar/index.js'
import { add, compare, equal, ONE, type Ratio, ratio, ROUNDINGS, type Rounding } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import { type PayUnit, UNITS } from './unit.js'

/** Hours of one entry, read. */
export interface Hours {
  readonly category: string
  readonly date: CalendarDate
  readonly hours: Ratio
}

/** What one person's pay is made of. */
export interface WorkerTime {
  readonly work: Hours[]
  readonly leave: Hours[]
  readonly donated: Hours[]
  readonly months: { readonly category: string; readonly period: Period; readonly share: Ratio }[]
  readonly forfeits: { readonly amount: bigint | 'all'; readonly path: string }[]
  readonly withholdings: { readonly amount: bigint; readonly what: string; readonly path: string }[]
}

/** From when on hours are overtime, and what it earns beyond the rate. */
export interface Overtime {
  readonly ordinaryHours: readonly Dated[]
  readonly surcharges: readonly Dated[]
  /** The first day of those over which ordinary hours are counted: the day itself, or that on which its week starts. */
  readonly spanOf: (day: CalendarDate) => CalendarDate
}

/** A payroll with its dates, rates and hours read. */
export interface ReadPayroll {
  readonly kind: 'read'
  readonly period: Period
  readonly currency: string
  /** The unit of each category, in the order in which these were given. */
  readonly units: ReadonlyMap<string, PayUnit>
  readonly rates: ReadonlyMap<string, readonly Dated[]>
  readonly overtime: Overtime | undefined
  readonly rounding: Rounding
  readonly workers: ReadonlyMap<string, WorkerTime>
}

/** The keys of a payroll; any other is refused. */
export const PAYROLL_KEYS: readonly string[] = [
  'period',
  'currency',
  'categories',
  'rates',
  'overtime',
  'work',
  'leave',
  'donated',
  'months',
  'forfeits',
  'withholdings',
  'rounding',
  'clauses',
]

/** Reads a payroll from data, whatever it is; everything that is wrong at once. */
export const readPayroll = (input: unknown): ReadPayroll | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, PAYROLL_KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const period = fields.period(input['period'], 'period')
  const currency = fields.currency(input['currency'], 'currency')
  const units = readCategories(input['categories'], fields)
  const rates = readRates(input['rates'], units, fields)
  const overtime = input['overtime'] === undefined ? undefined : readOvertime(input['overtime'], fields)
  const rounding = fields.oneOf(input['rounding'], ROUNDINGS, 'rounding')
  // Without a period, or where the categories are not known, every entry would be told for what is wrong elsewhere.
  if (period === undefined || units.size === 0) return fields.refused
  const times = new TimeReader({ period, units, rates, overtime, fields })
  for (const kind of ['work', 'leave', 'donated'] as const) times.hours(input[kind], kind)
  times.months(input['months'])
  times.amounts(input['forfeits'], input['withholdings'])
  if (fields.problems.length > 0 || currency === undefined || rounding === undefined) return fields.refused
  return { kind: 'read', period, currency, units, rates, overtime, rounding, workers: times.workers }
}

const readCategories = (value: unknown, fields: Fields): ReadonlyMap<string, PayUnit> => {
  const units = new Map<string, PayUnit>()
  const list = fields.list(value, 'categories')
  if (Array.isArray(value) && list.length === 0)
    fields.note(problem(says.emptyList, { path: 'categories', received: list, facts: { what: 'category' } }))
  fields.records(list, ['id', 'unit'], 'categories', (record, path) => {
    const id = fields.id(record['id'], `${path}.id`)
    const unit = fields.oneOf(record['unit'], UNITS, `${path}.unit`)
    if (id === undefined || unit === undefined) return
    if (units.has(id)) fields.note(problem(says.listedTwice, { path, received: id, facts: { what: id } }))
    units.set(id, unit)
  })
  return units
}

const readRates = (
  value: unknown,
  units: ReadonlyMap<string, PayUnit>,
  fields: Fields,
): ReadonlyMap<string, readonly Dated[]> => {
  const rates = new Map<string, Dated[]>()
  fields.records(fields.list(value, 'rates'), ['category', 'from', 'ratePerUnit'], 'rates', (record, path) => {
    const category = fields.oneOf(record['category'], [...units.keys()], `${path}.category`)
    const from = fields.date(record['from'], `${path}.from`)
    const rate = fields.number(record['ratePerUnit'], `${path}.ratePerUnit`)
    if (rate !== undefined && rate.numerator < 0n)
      fields.note(problem(says.negativeRate, { path: `${path}.ratePerUnit`, received: record['ratePerUnit'] }))
    if (category === undefined || from === undefined || rate === undefined) return
    const known = rates.get(category) ?? []
    if (known.some((other) => other.from === from)) {
      const what = `${category}, ${from}`
      fields.note(problem(says.listedTwice, { path, received: what, facts: { what } }))
    }
    known.push({ from, value: rate })
    rates.set(category, known)
  })
  for (const [category, dated] of rates)
    rates.set(category, withoutRepeats(dated.sort((a, b) => (a.from < b.from ? -1 : 1))))
  return rates
}

/** A number that is written again unchanged changes nothing: hours before and after it are one line. */
const withoutRepeats = (dated: readonly Dated[]): Dated[] =>
  dated.filter(({ value }, at) => at === 0 || !equal(value, (dated[at - 1] as Dated).value))

const readOvertime = (value: unknown, fields: Fields): Overtime | undefined => {
  if (!isRecord(value)) return fields.note(wrongKind(value, 'overtime', 'an object'))
  const record = fields.record(value, ['per', 'weekStarts', 'ordinaryHours', 'surcharges'], 'overtime')
  const per = fields.oneOf(record['per'], ['day', 'week'] as const, 'overtime.per')
  const weekStarts =
    per === 'week' || record['weekStarts'] !== undefined
      ? fields.oneOf(record['weekStarts'], WEEKDAYS, 'overtime.weekStarts')
      : undefined
  const ordinaryHours = fields.dated(record['ordinaryHours'], 'hours', 'overtime.ordinaryHours')
  for (const { value: hours, path, received } of ordinaryHours)
    if (hours.numerator < 0n) fields.note(problem(says.negativeHours, { path, received }))
  const dated = fields.dated(record['surcharges'], 'surcharge', 'overtime.surcharges')
  for (const { value: surcharge, path, received } of dated)
    if (surcharge.numerator < 0n) fields.note(problem(says.negativeRate, { path, received }))
  const surcharges = withoutRepeats(dated)
  if (per === undefined || ordinaryHours.length === 0 || surcharges.length === 0) return undefined
  if (per === 'day') return { ordinaryHours, surcharges, spanOf: (day) => day }
  return weekStarts === undefined ? undefined : { ordinaryHours, surcharges, spanOf: weeks(weekStarts) }
}

/** Finds the start of each week once: a period has few days, and many entries. */
const weeks = (weekStarts: Weekday): ((day: CalendarDate) => CalendarDate) => {
  const known = new Map<CalendarDate, CalendarDate>()
  return (day) => {
    const start = known.get(day) ?? weekStartOf({ day, weekStarts })
    known.set(day, start)
    return start
  }
}

const A_DAY = ratio(24n)

interface TimeContext {
  readonly period: Period
  readonly units: ReadonlyMap<string, PayUnit>
  readonly rates: ReadonlyMap<string, readonly Dated[]>
  readonly overtime: Overtime | undefined
  readonly fields: Fields
}

/** Reads what was worked, person by person. */
class TimeReader {
  readonly workers = new Map<string, WorkerTime>()
  readonly #context: TimeContext
  /** The last day of the period, told to those who fall outside: its end is no day of it. */
  readonly #lastDay: CalendarDate
  readonly #categoriesBy: Readonly<Record<PayUnit, readonly string[]>>
  /** All hours of a person on a day, of whatever kind. */
  readonly #days = new Map<string, Map<CalendarDate, Ratio>>()

  constructor(context: TimeContext) {
    this.#context = context
    const { start, end } = context.period
    this.#lastDay = start < end ? dateOfEpochDay(epochDay(end) - 1) : end
    const by = (unit: PayUnit): string[] => [...context.units].flatMap(([id, its]) => (its === unit ? [id] : []))
    this.#categoriesBy = { hour: by('hour'), month: by('month') }
  }

  hours(value: unknown, kind: 'work' | 'leave' | 'donated'): void {
    const { fields, period, overtime } = this.#context
    // Work of the week in which the period begins may lie before it.
    const start = kind === 'work' && overtime !== undefined ? overtime.spanOf(period.start) : period.start
    const list = fields.listOrNone(value, kind)
    fields.records(list, ['worker', 'category', 'date', 'hours'], kind, (record, path) => {
      const worker = fields.id(record['worker'], `${path}.worker`)
      const category = fields.oneOf(record['category'], this.#categoriesBy.hour, `${path}.category`)
      const date = fields.date(record['date'], `${path}.date`)
      const hours = this.#hoursOf(record['hours'], `${path}.hours`)
      if (date !== undefined && (date < start || date >= period.end)) {
        const facts = { start, end: this.#lastDay }
        fields.note(problem(says.outsidePeriod, { path: `${path}.date`, received: date, facts }))
      } else if (date !== undefined && category !== undefined && kind !== 'donated' && date >= period.start)
        this.#checkRate(category, date, `${path}.date`)
      if (worker === undefined || category === undefined || date === undefined || hours === undefined) return
      if (kind === 'work' && overtime !== undefined) this.#checkOvertime(date, overtime, path)
      this.#checkDay(worker, date, hours, `${path}.hours`, record['hours'])
      this.#timeOf(worker)[kind].push({ category, date, hours })
    })
  }

  months(value: unknown): void {
    const { fields, period } = this.#context
    const list = fields.listOrNone(value, 'months')
    fields.records(list, ['worker', 'category', 'from', 'to', 'share'], 'months', (record, path) => {
      const worker = fields.id(record['worker'], `${path}.worker`)
      const category = fields.oneOf(record['category'], this.#categoriesBy.month, `${path}.category`)
      const days = fields.days(record['from'], record['to'], `${path}.from`, `${path}.to`)
      const share = record['share'] === undefined ? ONE : fields.number(record['share'], `${path}.share`)
      if (share !== undefined && (share.numerator < 0n || compare(share, ONE) > 0)) {
        const facts = { from: '0', to: '1' }
        fields.note(problem(says.outOfRange, { path: `${path}.share`, received: record['share'], facts }))
      }
      if (worker === undefined || category === undefined || days === undefined || share === undefined) return
      if (days.start < period.start || days.end > period.end) {
        const [at, day] = days.start < period.start ? ['from', days.start] : ['to', days.end]
        fields.note(problem(says.outsidePeriod, { path: `${path}.${at}`, received: day, facts: { ...period } }))
      }
      this.#checkRate(category, days.start, `${path}.from`)
      const { months } = this.#timeOf(worker)
      if (months.some((other) => other.category === category && overlap(other.period, days)))
        fields.note(problem(says.overlapping, { path, received: `${days.start}, ${days.end}`, facts: { worker } }))
      months.push({ category, period: days, share })
    })
  }

  amounts(forfeits: unknown, withholdings: unknown): void {
    const { fields } = this.#context
    const timeOf = (worker: string | undefined, path: string): WorkerTime | undefined => {
      const time = worker === undefined ? undefined : this.workers.get(worker)
      if (time !== undefined || worker === undefined) return time
      return fields.note(problem(says.notPaid, { path: `${path}.worker`, received: worker }))
    }
    fields.records(fields.listOrNone(forfeits, 'forfeits'), ['worker', 'amountMinor'], 'forfeits', (record, at) => {
      const time = timeOf(fields.id(record['worker'], `${at}.worker`), at)
      const path = `${at}.amountMinor`
      const amount = record['amountMinor'] === 'all' ? 'all' : fields.minor(record['amountMinor'], path)
      if (amount !== undefined) time?.forfeits.push({ amount, path })
    })
    const KEYS_WITHHELD = ['worker', 'what', 'amountMinor']
    fields.records(fields.listOrNone(withholdings, 'withholdings'), KEYS_WITHHELD, 'withholdings', (record, at) => {
      const time = timeOf(fields.id(record['worker'], `${at}.worker`), at)
      const what = fields.id(record['what'], `${at}.what`)
      const amount = fields.minor(record['amountMinor'], `${at}.amountMinor`)
      if (what !== undefined && amount !== undefined)
        time?.withholdings.push({ amount, what, path: `${at}.amountMinor` })
    })
  }

  #timeOf(worker: string): WorkerTime {
    const known = this.workers.get(worker)
    if (known !== undefined) return known
    const time: WorkerTime = { work: [], leave: [], donated: [], months: [], forfeits: [], withholdings: [] }
    this.workers.set(worker, time)
    return time
  }

  #hoursOf(value: unknown, path: string): Ratio | undefined {
    const { fields } = this.#context
    const hours = fields.number(value, path)
    if (hours === undefined || hours.numerator >= 0n) return hours
    return fields.note(problem(says.negativeHours, { path, received: value }))
  }

  #checkDay(worker: string, date: CalendarDate, hours: Ratio, path: string, received: unknown): void {
    const days = this.#days.get(worker) ?? new Map<CalendarDate, Ratio>()
    const known = days.get(date)
    const whole = known === undefined ? hours : add(known, hours)
    this.#days.set(worker, days.set(date, whole))
    if (compare(whole, A_DAY) <= 0) return
    const { fields } = this.#context
    fields.note(problem(says.beyondTheDay, { path, received, facts: { worker, date } }))
  }

  #checkRate(category: string, day: CalendarDate, path: string): void {
    const { fields, rates } = this.#context
    const first = rates.get(category)?.[0]
    if (first === undefined || first.from > day)
      fields.note(problem(says.rateGap, { path, received: day, facts: { start: day } }))
  }

  #checkOvertime(date: CalendarDate, overtime: Overtime, path: string): void {
    const { fields, period } = this.#context
    const numbers: (readonly [readonly Dated[], CalendarDate])[] = [[overtime.ordinaryHours, overtime.spanOf(date)]]
    // Hours before the period only count, and earn nothing here.
    if (date >= period.start) numbers.push([overtime.surcharges, date])
    for (const [[first], day] of numbers) {
      if (first !== undefined && first.from > day)
        fields.note(problem(says.rateGap, { path: `${path}.date`, received: date, facts: { start: day } }))
    }
  }
}

/** A stretch without days overlaps with nothing. */
const overlap = (a: Period, b: Period): boolean =>
  a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end
