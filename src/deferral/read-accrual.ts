import { type CalendarDate, Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { PaymentOrder } from './accrue.js'
import { checkTimeline, type ReadTerms, readTerms, TERM_KEYS } from './terms.js'

/** An accrual with its amounts, dates and rates read. */
export interface ReadAccrual {
  readonly kind: 'read'
  readonly principal: bigint
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly terms: ReadTerms
  readonly payments: readonly { readonly date: CalendarDate; readonly amount: bigint }[]
  readonly order: PaymentOrder
}

/** The keys of an accrual; any other is refused. */
export const ACCRUAL_KEYS: readonly string[] = [
  'principalMinor',
  'start',
  'end',
  ...TERM_KEYS,
  'payments',
  'paymentOrder',
  'clauses',
]
const ORDERS = ['interest-first', 'principal-first', 'merchants-rule'] as const satisfies readonly PaymentOrder[]

/** Reads an accrual from data, whatever it is; everything that is wrong at once. */
export const readAccrual = (input: unknown): ReadAccrual | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ACCRUAL_KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const principal = fields.minor(input['principalMinor'], 'principalMinor')
  const period = fields.days(input['start'], input['end'], 'start', 'end')
  const terms = readTerms(input, fields)
  const order =
    input['paymentOrder'] === undefined ? 'interest-first' : fields.oneOf(input['paymentOrder'], ORDERS, 'paymentOrder')
  const payments = fields.records(
    fields.listOrNone(input['payments'], 'payments'),
    ['date', 'amountMinor'],
    'payments',
    (record, path) => {
      const date = fields.date(record['date'], `${path}.date`)
      const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
      return date === undefined || amount === undefined ? undefined : { date, amount, path: `${path}.date` }
    },
  )
  if (period !== undefined) {
    const { start, end } = period
    for (const { date, path } of [...payments, ...(terms?.capitaliseOn ?? [])]) {
      if (date < start || date > end)
        fields.note(problem(says.outsidePeriod, { path, received: date, facts: { start, end } }))
    }
    // Payments of the merchant's rule cut the period too, without anything being posted there.
    const paymentsEarn = order === 'merchants-rule' && payments.length > 0
    if (terms !== undefined) checkTimeline(terms, start, end, paymentsEarn, fields)
    if (fields.problems.length === 0 && terms !== undefined && principal !== undefined && order !== undefined)
      return { kind: 'read', principal, start, end, terms, order, payments }
  }
  return fields.refused
}
