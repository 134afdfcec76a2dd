import { addMonths, type CalendarDate, date } from '../../../calendar/index.js'
import { payOut } from '../../../deferral/index.js'
import { meetShortage, type ShortageRule } from '../../../pay/index.js'
import { drawFrom } from '../../spread.js'
import type { Streams } from '../../stream.js'
import { wholeWithin } from '../whole.js'
import { Books } from './books.js'
import { incomesOf, percentOf } from './income.js'
import type { HeldPayParameters } from './parameters.js'
import { voteOnRate } from './rate-vote.js'

/** One payday, after everything that happens on it. Cents, but for the rate. */
export interface Month {
  readonly payday: CalendarDate
  readonly income: number
  readonly due: number
  readonly paid: number
  readonly held: number
  readonly forfeited: number
  readonly paidOut: number
  /** What is left in the till. */
  readonly funds: number
  /** In hundredths of a percent, in force from this payday to the next. */
  readonly rate: number
  /** What each is owed, interest included. */
  readonly owed: Float64Array
  readonly isShort: boolean
}

/** All paydays, and the books as they stand after the last. */
export interface Lived {
  readonly months: readonly Month[]
  readonly books: Books
  /** What a regular month leaves for pay, in cents. */
  readonly regular: number
  /** What happened, as an account of `heldPay` takes it. */
  readonly held: readonly { readonly worker: string; readonly payday: CalendarDate; readonly amountMinor: number }[]
  readonly payments: readonly { readonly worker: string; readonly date: CalendarDate; readonly amountMinor: number }[]
}

/**
 * Lives through the paydays of a cooperative whose income may fall short. On a payday, in this order: the vote on the rate, as things stood after the payday before; the
 * income; the pay that is due, by what was decided for a shortage; and, where the pay was met, held pay is paid out of what lies above the buffer.
 */
export const liveThrough = (asked: HeldPayParameters, { preferences, noise }: Streams): Lived => {
  const team = Array.from({ length: asked.members }, (_, at) => memberOf(asked, at, preferences.of(at)))
  const due = team.reduce((sum, { salary }) => sum + salary, 0)
  const pay = team.map(({ id, salary, category }) => ({ worker: id, amountMinor: salary, category }))
  const rule = ruleOf(asked, team)
  const regular = percentOf(due, asked.incomePercent)
  const incomes = incomesOf(asked, regular, noise)
  const buffer = percentOf(due, asked.bufferPercent)
  const books = new Books(asked.members, asked)
  const held: Lived['held'][number][] = []
  const payments: Lived['payments'][number][] = []
  const months: Month[] = []
  let funds = percentOf(due, asked.startPercent)
  let owed: Float64Array = new Float64Array(asked.members)
  for (let month = 0; month < asked.months; month++) {
    const payday = addMonths({ anchor: FIRST_PAYDAY, months: month })
    const rate = voteOnRate(asked, team, owed)
    books.setRate(payday, rate)
    const income = incomes[month] as number
    const met = meetShortage({
      payday,
      currency: CURRENCY,
      fundsMinor: funds + income,
      pay,
      decision: { rule, decidedOn: DECIDED_ON },
      decided: 'beforehand',
    })
    if (met.kind === 'undecided') throw new Error(`nothing decided for ${payday}`)
    funds = Number(met.fundsLeftMinor)
    for (const { worker, amountMinor } of met.held) {
      const cents = Number(amountMinor)
      books.hold(placeOf(worker), payday, month, cents)
      held.push({ worker, payday, amountMinor: cents })
    }
    let paidOut = 0
    const claims = met.kind === 'paid' && funds > buffer ? books.claimsOn(payday) : []
    if (claims.length > 0) {
      const shared = payOut({
        fundsMinor: funds - buffer,
        currency: CURRENCY,
        claims: claims.map(({ member, payday: of, cents }) => ({ worker: idOf(member), payday: of, owedMinor: cents })),
        order: asked.payout,
      })
      paidOut = Number(shared.paidMinor)
      funds -= paidOut
      for (const { worker, amountMinor } of shared.payments) {
        const cents = Number(amountMinor)
        if (cents === 0) continue
        books.pay(placeOf(worker), payday, month, cents)
        payments.push({ worker, date: payday, amountMinor: cents })
      }
    }
    owed = new Float64Array(asked.members)
    for (const { member, cents } of books.claimsOn(payday)) owed[member] = (owed[member] as number) + cents
    const [paid, heldNow, forfeited] = [met.paidMinor, met.heldMinor, met.forfeitedMinor].map(Number) as [
      number,
      number,
      number,
    ]
    const isShort = met.kind === 'short'
    months.push({ payday, income, due, paid, held: heldNow, forfeited, paidOut, funds, rate, owed, isShort })
  }
  books.close((months.at(-1) as Month).payday, asked.months - 1)
  return { months, books, regular, held, payments }
}

const CURRENCY = 'USD'
const FIRST_PAYDAY = date('2025-01-31')
const DECIDED_ON = '2025-01-01'

/** Ids of the same length, so that their order is that of the members. */
const idOf = (member: number): string => `m${String(member).padStart(4, '0')}`
const placeOf = (id: string): number => Number(id.slice(1))

const memberOf = (asked: HeldPayParameters, at: number, stream: Streams['preferences']) => {
  // First, so that they do not depend on what the spreads draw.
  const isStrategic = stream.uniform() < asked.strategic
  const agrees = stream.uniform() < asked.agree
  const salary = wholeWithin({ wish: drawFrom(asked.salaries, at, stream), step: 1, least: 1, most: MOST_SALARY })
  const finds = wholeWithin({ wish: drawFrom(asked.wishes, at, stream), step: 1, least: 0, most: asked.rateMost })
  const category = at < Math.floor((asked.members * asked.volunteerPercent) / 100) ? 'volunteer' : 'worker-owner'
  return { id: idOf(at), isStrategic, agrees, salary, finds, category }
}

/** A million a month: products with percentages, for a thousand members, stay far below 2^53. */
const MOST_SALARY = 100_000_000

const ruleOf = (
  { shortage }: HeldPayParameters,
  team: readonly { readonly id: string; readonly agrees: boolean }[],
): ShortageRule => {
  switch (shortage) {
    case 'forfeit':
      return { kind: 'forfeit', binds: 'who-agrees', agreed: team.filter(({ agrees }) => agrees).map(({ id }) => id) }
    case 'by-category':
      return { kind: 'by-category', order: [['volunteer'], ['worker-owner']] }
    default:
      return { kind: shortage }
  }
}
