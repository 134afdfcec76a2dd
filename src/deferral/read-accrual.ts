import { type CalendarDate, type DayCount, dayCountProblem, isAdditive, readDate } from '../calendar/index.js'
import { currencyPlaces, type Ratio, ROUNDINGS, type Rounding, readExact, readMinor } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  isRecord,
  type Problem,
  problem,
  type Refused,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { PaymentOrder } from './accrue.js'
import { type RateFrom, stretchesOf } from './rates.js'

/** An accrual with its amounts, dates and rates read. */
export interface ReadAccrual {
  readonly kind: 'read'
  readonly principal: bigint
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly dayCount: DayCount
  /** In the order of their days. */
  readonly rates: readonly RateFrom[]
  readonly capitaliseOn: readonly CalendarDate[]
  readonly rounding: Rounding
  readonly roundingAt: 'event' | 'day'
  readonly payments: readonly { readonly date: CalendarDate; readonly amount: bigint }[]
  readonly order: PaymentOrder
}

/** The keys of an accrual; any other is refused. */
export const ACCRUAL_KEYS = [
  'principalMinor',
  'currency',
  'start',
  'end',
  'dayCount',
  'rates',
  'compounding',
  'rounding',
  'roundingAt',
  'payments',
  'paymentOrder',
  'clauses',
]
const ORDERS = ['interest-first', 'principal-first', 'merchants-rule'] as const satisfies readonly PaymentOrder[]

/** Reads an accrual from data, whatever it is; everything that is wrong at once. */
export const readAccrual = (input: unknown): ReadAccrual | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const problems: Problem[] = []
  tellUnknownKeys(input, ACCRUAL_KEYS, '', problems)
  tellNoTexts(input['clauses'], 'clauses', problems)
  const day = (value: unknown, path: string): CalendarDate | undefined => {
    const read = readDate(value, path)
    if (typeof read === 'string') return read
    tell(problems, value === undefined ? wrongKind(value, path, '') : read)
    return undefined
  }
  const amount = (value: unknown, path: string): bigint => {
    const read = value === undefined ? wrongKind(value, path, '') : readMinor(value, path)
    if (typeof read !== 'bigint') tell(problems, read)
    else if (read < 0n) tell(problems, problem(says.negativeAmount, { path, received: value }))
    return typeof read === 'bigint' ? read : 0n
  }
  const oneOf = <Option extends string>(
    value: unknown,
    options: readonly Option[],
    path: string,
  ): Option | undefined => {
    const found = options.find((option) => option === value)
    if (found !== undefined) return found
    tell(
      problems,
      value === undefined
        ? wrongKind(value, path, '')
        : problem(says.notOneOf, { path, received: value, facts: { options: options.join(', ') } }),
    )
    return undefined
  }
  const list = (value: unknown, path: string): readonly unknown[] => {
    if (Array.isArray(value)) return value
    tell(problems, wrongKind(value, path, 'a list'))
    return []
  }

  const principal = amount(input['principalMinor'], 'principalMinor')
  if (currencyPlaces(input['currency']) === undefined) {
    problems.push(problem(says.unknownCurrency, { path: 'currency', received: input['currency'] }))
  }
  const start = day(input['start'], 'start')
  const end = day(input['end'], 'end')
  const wrongCount = dayCountProblem(input['dayCount'], 'dayCount')
  if (wrongCount !== undefined) problems.push(wrongCount)
  const dayCount = input['dayCount'] as DayCount
  const rounding = oneOf(input['rounding'], ROUNDINGS, 'rounding')
  const roundingAt = oneOf(input['roundingAt'], ['event', 'day'] as const, 'roundingAt')
  const order =
    input['paymentOrder'] === undefined ? 'interest-first' : oneOf(input['paymentOrder'], ORDERS, 'paymentOrder')
  const rates = readRates(list(input['rates'], 'rates'), day, problems)
  const { compounding } = input
  const capitalise =
    compounding === 'none'
      ? []
      : isRecord(compounding)
        ? list(compounding['capitaliseOn'], 'compounding.capitaliseOn')
        : undefined
  if (capitalise === undefined) oneOf(compounding, ['none', '{"capitaliseOn": [dates]}'], 'compounding')
  if (isRecord(compounding)) tellUnknownKeys(compounding, ['capitaliseOn'], 'compounding', problems)
  const capitaliseOn = (capitalise ?? []).map((value, at) => ({
    date: day(value, `compounding.capitaliseOn[${at}]`),
    path: `compounding.capitaliseOn[${at}]`,
  }))
  const payments = (input['payments'] === undefined ? [] : list(input['payments'], 'payments')).map((payment, at) => {
    const path = `payments[${at}]`
    if (!isRecord(payment)) {
      tell(problems, wrongKind(payment, path, 'an object'))
      return { date: undefined, amount: 0n, path: `${path}.date` }
    }
    tellUnknownKeys(payment, ['date', 'amountMinor'], path, problems)
    return {
      date: day(payment['date'], `${path}.date`),
      amount: amount(payment['amountMinor'], `${path}.amountMinor`),
      path: `${path}.date`,
    }
  })

  if (start !== undefined && end !== undefined) {
    if (end < start) problems.push(problem(says.reversedPeriod, { path: 'end', received: end, facts: { start } }))
    for (const { date, path } of [...payments, ...capitaliseOn]) {
      if (date === undefined || (start <= date && date <= end)) continue
      tell(problems, problem(says.outsidePeriod, { path, received: date, facts: { start, end } }))
    }
    const [first] = rates
    if (first !== undefined && first.from > start) {
      problems.push(problem(says.rateGap, { path: 'rates', received: first.from, facts: { start } }))
    }
    // Payments of the merchant's rule cut the period too, without anything being posted there.
    const cut =
      stretchesOf(rates, start, end).length > 1 ||
      roundingAt === 'day' ||
      (order === 'merchants-rule' && payments.length > 0)
    if (wrongCount === undefined && cut && !isAdditive(dayCount)) {
      problems.push(problem(says.notAdditive, { path: 'dayCount', received: dayCount }))
    }
    if (problems.length === 0 && rounding !== undefined && roundingAt !== undefined && order !== undefined) {
      return {
        kind: 'read',
        principal,
        start,
        end,
        dayCount,
        rates,
        rounding,
        roundingAt,
        order,
        capitaliseOn: capitaliseOn.map(({ date }) => date as CalendarDate),
        payments: payments.map((payment) => ({ date: payment.date as CalendarDate, amount: payment.amount })),
      }
    }
  }
  return { kind: 'refused', problems }
}

const readRates = (
  list: readonly unknown[],
  day: (value: unknown, path: string) => CalendarDate | undefined,
  problems: Problem[],
): readonly RateFrom[] => {
  if (list.length === 0 && problems.every(({ path }) => path !== 'rates')) {
    problems.push(problem(says.emptyList, { path: 'rates', received: list, facts: { what: 'rate' } }))
  }
  const rates: RateFrom[] = []
  list.forEach((entry, at) => {
    const path = `rates[${at}]`
    if (!isRecord(entry)) {
      tell(problems, wrongKind(entry, path, 'an object'))
      return
    }
    tellUnknownKeys(entry, ['from', 'ratePerYear'], path, problems)
    const from = day(entry['from'], `${path}.from`)
    const rate = readExact(entry['ratePerYear'], `${path}.ratePerYear`)
    const ratePerYear: Ratio | undefined = 'code' in rate ? undefined : rate.value
    if ('code' in rate) tell(problems, rate)
    else if (rate.value.numerator < 0n)
      tell(problems, problem(says.negativeRate, { path: `${path}.ratePerYear`, received: entry['ratePerYear'] }))
    if (from === undefined || ratePerYear === undefined) return
    if (rates.some((known) => known.from === from)) {
      tell(problems, problem(says.listedTwice, { path: `${path}.from`, received: from, facts: { what: from } }))
    }
    rates.push({ from, ratePerYear })
  })
  return rates.sort((a, b) => (a.from < b.from ? -1 : 1))
}
