import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import { checkTimeline, type ReadTerms, readTerms, TERM_KEYS } from './terms.js'

/** Which rate a payday's debt earns: that of each day, or always that of its own payday. */
export type RateInForce = 'each-day' | 'at-due-date'

/** Which of a worker's debts a payment meets first. */
export type HeldPayOrder = 'oldest-payday-first' | 'interest-first' | 'principal-first' | 'merchants-rule'

/** What happened to one worker's held pay, by its day. */
export interface WorkerEvents {
  readonly held: Map<CalendarDate, bigint>
  readonly payments: Map<CalendarDate, bigint[]>
  readonly forfeits: Map<CalendarDate, (bigint | 'all')[]>
  /** The oldest payday. */
  first: CalendarDate
}

/** Held pay with its amounts, dates and rates read. */
export interface ReadHeldPay {
  readonly kind: 'read'
  readonly terms: ReadTerms
  readonly until: CalendarDate
  /** The oldest payday of all; none where nothing was held. */
  readonly first: CalendarDate | undefined
  readonly rateInForce: RateInForce
  readonly order: HeldPayOrder
  /** In the order in which they are first named. */
  readonly workers: ReadonlyMap<string, WorkerEvents>
}

const KEYS = [
  ...TERM_KEYS,
  'held',
  'payments',
  'forfeits',
  'until',
  'rateInForce',
  'paymentOrder',
  'clauses',
] as const satisfies readonly string[]
const RATES_IN_FORCE = ['each-day', 'at-due-date'] as const satisfies readonly RateInForce[]
const ORDERS = [
  'oldest-payday-first',
  'interest-first',
  'principal-first',
  'merchants-rule',
] as const satisfies readonly HeldPayOrder[]

/** Reads an account of held pay from data, whatever it is; everything that is wrong at once. */
export const readHeldPay = (input: unknown, asks?: 'worker' | 'paidOn'): ReadHeldPay | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, asks === undefined ? KEYS : [...KEYS, asks], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const terms = readTerms(input, fields)
  const until = fields.date(input['until'], 'until')
  const rateInForce = fields.oneOf(input['rateInForce'], RATES_IN_FORCE, 'rateInForce')
  const order = fields.oneOf(input['paymentOrder'], ORDERS, 'paymentOrder')
  const workers = new Map<string, WorkerEvents>()
  /** Those of whom an entry cannot be read are named there, and not a second time for their payments. */
  const misread = new Set<unknown>()
  let first: CalendarDate | undefined
  fields.records(fields.list(input['held'], 'held'), ['worker', 'payday', 'amountMinor'], 'held', (record, path) => {
    const worker = fields.id(record['worker'], `${path}.worker`)
    const payday = fields.date(record['payday'], `${path}.payday`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (worker === undefined || payday === undefined || amount === undefined) {
      misread.add(worker)
      return
    }
    if (until !== undefined && payday > until)
      fields.note(problem(says.afterAccount, { path: `${path}.payday`, received: payday, facts: { until } }))
    if (first === undefined || payday < first) first = payday
    const events = workers.get(worker) ?? { held: new Map(), payments: new Map(), forfeits: new Map(), first: payday }
    workers.set(worker, events)
    if (payday < events.first) events.first = payday
    if (events.held.has(payday)) {
      const what = `${worker}, ${payday}`
      fields.note(problem(says.listedTwice, { path, received: what, facts: { what } }))
    }
    events.held.set(payday, amount)
  })
  const eventsOf = (record: Readonly<Record<string, unknown>>, path: string) => {
    const worker = fields.id(record['worker'], `${path}.worker`)
    const date = fields.date(record['date'], `${path}.date`)
    if (worker === undefined || date === undefined) return undefined
    const events = workers.get(worker)
    if (misread.has(worker)) return undefined
    if (events === undefined)
      return fields.note(problem(says.nothingHeld, { path: `${path}.worker`, received: worker }))
    const start = events.first
    if (until !== undefined && (date < start || date > until)) {
      const facts = { start, end: until }
      fields.note(problem(says.outsidePeriod, { path: `${path}.date`, received: date, facts }))
    }
    return { events, date }
  }
  if (asks === 'worker') {
    const worker = fields.id(input['worker'], 'worker')
    if (worker !== undefined && !workers.has(worker) && !misread.has(worker))
      fields.note(problem(says.nothingHeld, { path: 'worker', received: worker }))
  }
  const EVENT_KEYS = ['worker', 'date', 'amountMinor']
  fields.records(fields.listOrNone(input['payments'], 'payments'), EVENT_KEYS, 'payments', (record, path) => {
    const found = eventsOf(record, path)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (found !== undefined && amount !== undefined) push(found.events.payments, found.date, amount)
  })
  fields.records(fields.listOrNone(input['forfeits'], 'forfeits'), EVENT_KEYS, 'forfeits', (record, path) => {
    const found = eventsOf(record, path)
    const all = record['amountMinor'] === 'all'
    const amount = all ? 'all' : fields.minor(record['amountMinor'], `${path}.amountMinor`)
    if (found !== undefined && amount !== undefined) push(found.events.forfeits, found.date, amount)
  })
  if (fields.problems.length > 0 || terms === undefined || until === undefined) return fields.refused
  if (rateInForce === undefined || order === undefined) return fields.refused
  const read: ReadHeldPay = { kind: 'read', terms, until, first, rateInForce, order, workers }
  checkPeriod(read, until, fields)
  return fields.problems.length > 0 ? fields.refused : read
}

/** Notes where no rate is in force yet, and where a day count would be cut on the way to a day. */
export const checkPeriod = (
  { terms, first, rateInForce, order, workers }: ReadHeldPay,
  until: CalendarDate,
  fields: Fields,
): void => {
  if (first === undefined) return
  // Where each payday keeps its rate, no debt ever sees another one.
  const end = rateInForce === 'at-due-date' ? first : until
  const paymentsEarn = order === 'merchants-rule' && [...workers.values()].some(({ payments }) => payments.size > 0)
  checkTimeline(terms, first, end, paymentsEarn, fields)
}

const push = <T>(map: Map<CalendarDate, T[]>, date: CalendarDate, value: T): void => {
  const known = map.get(date)
  if (known === undefined) map.set(date, [value])
  else known.push(value)
}
