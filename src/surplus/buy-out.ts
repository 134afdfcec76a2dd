import { type CalendarDate, type DayCount, Fields } from '../calendar/index.js'
import { interestOn, rateTimeline } from '../deferral/index.js'
import { allocate, type ExactInput, type Ratio, ratio, ROUNDINGS, type Rounding, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** The price of an enterprise, and how its workers pay it. */
export interface BuyOutInput {
  readonly currency: string
  readonly priceMinor: bigint | string | number
  /** The day on which members begin, each with one vote. */
  readonly signedOn: string
  /** What each member brings, and when; of a member who brings nothing but their work, 0. */
  readonly contributions: readonly {
    readonly member: string
    readonly date: string
    readonly amountMinor: bigint | string | number
  }[]
  /** What the seller lends of the price, paid back by the cooperative in equal parts with interest on what is still owed. */
  readonly credit?: {
    readonly amountMinor: bigint | string | number
    readonly ratePerYear: ExactInput
    readonly dayCount: DayCount
    readonly paidOn: readonly string[]
  }
  readonly rounding: Rounding
  readonly clauses?: readonly Citation[]
}

/** One payment of the seller's credit. */
export interface CreditPayment {
  readonly date: CalendarDate
  readonly principalMinor: bigint
  readonly interestMinor: bigint
  readonly owedAfterMinor: bigint
}

/** Who owns which part from a day on. The parts make up one; a vote hangs on being a member, not on any of them. */
export interface Ownership {
  readonly from: CalendarDate
  readonly members: readonly { readonly member: string; readonly share: Ratio; readonly votes: 1 }[]
  /** What the cooperative paid back of the credit belongs to all of them together. */
  readonly cooperative: Ratio
  readonly seller: Ratio
}

/** A plan by which workers buy out their enterprise. */
export interface BuyOut {
  readonly kind: 'buy-out'
  readonly payments: readonly CreditPayment[]
  readonly interestMinor: bigint
  /** From each day on which something is paid. */
  readonly ownership: readonly Ownership[]
  readonly because: Because
}

/**
 * How do workers buy out their enterprise, and who owns how much when? The price is met by what members bring and by what the seller lends. The credit is paid back in equal parts, split to the last cent, each with the interest on what was
 * owed since the payment before, rounded by name: the day count starts anew with each payment, so that any of them serves. Each owns the part of the price they have paid; what the cooperative has paid back belongs to it; what is not paid yet is still the seller's. Every member has one vote from the
 * first day, whatever they have paid.
 *
 * Throws, with everything that is wrong: `price-not-met` (contributions and credit are not the price), `before-signing`, `listed-twice` (a day of payment), `empty-list` (no member, or no day of payment), `not-minor-units`, `negative-amount`,
 * `negative-rate`, `rate-without-percent`, `not-a-date`, `not-a-name`, `unknown-currency`, `not-one-of`, `missing-key`, `unknown-key`, `wrong-kind`, and what `exact` throws.
 *
 * Source: CW-3, CW-4. Reading: ownership follows payment; other: all of it passes at signing, and the seller keeps a claim.
 *
 * @example
 * ```ts
 * import { buyOutOf } from 'coop-rules/surplus'
 *
 * const plan = buyOutOf({
 *   currency: 'EUR', priceMinor: 10000000, signedOn: '2025-01-01', rounding: 'half-even',
 *   contributions: [{ member: 'ana', date: '2025-01-01', amountMinor: 2000000 }, { member: 'ben', date: '2025-01-01', amountMinor: 2000000 }],
 *   credit: { amountMinor: 6000000, ratePerYear: '4%', dayCount: '30E/360', paidOn: ['2026-01-01', '2027-01-01', '2028-01-01'] },
 * })
 * plan.payments.map(({ principalMinor, interestMinor }) => [principalMinor, interestMinor])
 * // => [[2000000n, 240000n], [2000000n, 160000n], [2000000n, 80000n]]
 * plan.ownership.at(-1)!.cooperative // => { numerator: 3n, denominator: 5n }
 * ```
 */
export const buyOutOf = (input: BuyOutInput): BuyOut => orThrow(tryBuyOutOf(input))

/** The same for data from outside: refuses where `buyOutOf` throws. */
export const tryBuyOutOf = (input: BuyOutInput): BuyOut | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readBuyOut(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { currency, price, signedOn, contributions, credit, rounding } = read
  const payments = credit === undefined ? [] : paymentsOf(credit, signedOn, rounding)
  const interestMinor = payments.reduce((sum, payment) => sum + payment.interestMinor, 0n)
  const members = new Set(contributions.map(({ member }) => member)).size
  const { clauses = [CLAUSE] } = input
  const creditMinor = credit?.amount ?? 0n
  const facts = { priceMinor: price, creditMinor, interestMinor, members, currency, signedOn }
  return {
    kind: 'buy-out',
    payments,
    interestMinor,
    ownership: ownershipOf(contributions, payments, signedOn, price),
    because: [
      { code: 'buy-out', clauses, ...facts },
      { code: 'one-vote-each', clauses: input.clauses ?? [ONE_VOTE], members },
    ],
  }
}

const CLAUSE = 'CW-3' satisfies ClauseId
const ONE_VOTE = 'CW-4' satisfies ClauseId

interface ReadCredit {
  readonly amount: bigint
  readonly ratePerYear: Ratio
  readonly dayCount: DayCount
  /** In order. */
  readonly paidOn: readonly CalendarDate[]
}

const paymentsOf = (credit: ReadCredit, signedOn: CalendarDate, rounding: Rounding): readonly CreditPayment[] => {
  const { amount, ratePerYear, dayCount, paidOn } = credit
  const timeline = rateTimeline({ dayCount, rates: [{ from: signedOn, ratePerYear }] })
  // By date, so that a cent more falls on the earlier payments.
  const parts = allocate({ totalMinor: amount, shares: paidOn.map((id) => ({ id, weight: 1 })) }).shares
  let owed = amount
  let start = signedOn
  return parts.map(({ amountMinor: principalMinor }, at) => {
    const date = paidOn[at] as CalendarDate
    const interestMinor = interestOn({ timeline, principalMinor: owed, start, end: date, rounding })
    owed -= principalMinor
    start = date
    return { date, principalMinor, interestMinor, owedAfterMinor: owed }
  })
}

interface Contribution {
  readonly member: string
  readonly date: CalendarDate
  readonly amount: bigint
}

/** From each day on which something is paid, who owns what: sums that run on from day to day. */
const ownershipOf = (
  contributions: readonly Contribution[],
  payments: readonly CreditPayment[],
  signedOn: CalendarDate,
  price: bigint,
): readonly Ownership[] => {
  const days = new Map<CalendarDate, { readonly brought: Contribution[]; back: bigint }>()
  const dayOf = (date: CalendarDate) => {
    const day = days.get(date) ?? { brought: [], back: 0n }
    days.set(date, day)
    return day
  }
  dayOf(signedOn)
  for (const one of contributions) dayOf(one.date).brought.push(one)
  for (const { date, principalMinor } of payments) dayOf(date).back += principalMinor
  const names = [...new Set(contributions.map(({ member }) => member))].sort()
  const own = new Map(names.map((member) => [member, { paid: 0n, share: ZERO }]))
  let paid = 0n
  let paidBack = 0n
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([from, { brought, back }]) => {
      for (const { member, amount } of brought) {
        const sum = (own.get(member)?.paid ?? 0n) + amount
        own.set(member, { paid: sum, share: ratio(sum, price) })
        paid += amount
      }
      paidBack += back
      return {
        from,
        members: names.map((member) => ({ member, share: own.get(member)?.share ?? ZERO, votes: 1 })),
        cooperative: ratio(paidBack, price),
        seller: ratio(price - paid - paidBack, price),
      }
    })
}

const readBuyOut = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, ['currency', 'priceMinor', 'signedOn', 'contributions', 'credit', 'rounding', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const currency = fields.currency(input['currency'], 'currency')
  const price = fields.minor(input['priceMinor'], 'priceMinor')
  const signedOn = fields.date(input['signedOn'], 'signedOn')
  const rounding = fields.oneOf(input['rounding'], ROUNDINGS, 'rounding')
  const list = fields.list(input['contributions'], 'contributions')
  const contributions = fields.records(list, ['member', 'date', 'amountMinor'], 'contributions', (record, path) => {
    const member = fields.id(record['member'], `${path}.member`)
    const date = dayFrom(record['date'], `${path}.date`, signedOn, fields)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    return member === undefined || date === undefined || amount === undefined ? undefined : { member, date, amount }
  })
  if (Array.isArray(input['contributions']) && list.length === 0)
    fields.note(problem(says.emptyList, { path: 'contributions', received: list, facts: { what: 'member' } }))
  const credit = input['credit'] === undefined ? undefined : readCredit(input['credit'], signedOn, fields)
  if (currency === undefined || price === undefined || signedOn === undefined || rounding === undefined)
    return undefined
  const met = contributions.reduce((sum, { amount }) => sum + amount, credit?.amount ?? 0n)
  if (fields.problems.length === 0 && (met !== price || price === 0n)) {
    const facts = { price: String(price), met: String(met) }
    fields.note(problem(says.priceNotMet, { path: 'priceMinor', received: input['priceMinor'], facts }))
  }
  return { currency, price, signedOn, contributions, credit, rounding }
}

const dayFrom = (
  value: unknown,
  path: string,
  signedOn: CalendarDate | undefined,
  fields: Fields,
): CalendarDate | undefined => {
  const day = fields.date(value, path)
  if (day === undefined || signedOn === undefined || day >= signedOn) return day
  return fields.note(problem(says.beforeSigning, { path, received: day, facts: { signedOn } }))
}

const readCredit = (value: unknown, signedOn: CalendarDate | undefined, fields: Fields): ReadCredit | undefined => {
  const record = fields.record(value, ['amountMinor', 'ratePerYear', 'dayCount', 'paidOn'], 'credit')
  const amount = fields.minor(record['amountMinor'], 'credit.amountMinor')
  const ratePerYear = fields.rate(record['ratePerYear'], 'credit.ratePerYear')
  const dayCount = fields.dayCount(record['dayCount'], 'credit.dayCount')
  const list = fields.list(record['paidOn'], 'credit.paidOn')
  if (Array.isArray(record['paidOn']) && list.length === 0)
    fields.note(problem(says.emptyList, { path: 'credit.paidOn', received: list, facts: { what: 'day' } }))
  const paidOn = new Set<CalendarDate>()
  list.forEach((one, at) => {
    const path = `credit.paidOn[${at}]`
    const day = dayFrom(one, path, signedOn, fields)
    if (day === undefined) return
    if (paidOn.has(day)) fields.note(problem(says.listedTwice, { path, received: day, facts: { what: day } }))
    paidOn.add(day)
  })
  if (amount === undefined || ratePerYear === undefined || dayCount === undefined) return undefined
  return { amount, ratePerYear, dayCount, paidOn: [...paidOn].sort() }
}
