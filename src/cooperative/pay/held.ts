import { type CalendarDate, yearOf } from '../../calendar/index.js'
import { type HeldPay, type HeldPayInput, tryHeldPay, tryPayOut } from '../../deferral/index.js'
import type { MemberId } from '../../membership/index.js'
import type { ClauseId } from '../../reasons/index.js'
import type { Decider } from '../chapter.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { FIRST_DAY, numbersOver } from './numbers.js'
import { amountOf, stranger } from './payday.js'
import { type HeldAccount, type HeldPayOf, keyOf } from './state.js'

/** Pays held pay with its interest, as far as the money goes, in the order that the charter says. Whoever left, was ousted or died is owed it like everyone. */
export const SETTLE_HELD_PAY: Decider<'settle-held-pay'> = {
  who: 'anyone',
  decide: ({ state, at, member }, { payout, project, amountMinor }) => {
    if (state.pay.payouts.has(payout)) return refuse('there-already', { what: 'entry', id: payout }, [CLAUSE])
    const strange = stranger(state, project, member)
    if (strange !== undefined) return strange
    const amount = amountOf(amountMinor, [CLAUSE])
    if (typeof amount !== 'bigint') return amount
    const account = state.pay.held.get(keyOf(project))?.open
    if (account === undefined) return refuse('nothing-owed', { debtor: project ?? '' }, [CLAUSE])
    const owed = tryHeldPay(heldPayInput(state, account, at))
    if (owed.kind === 'refused') return refuseProblems(owed.problems, [CLAUSE])
    const { payoutOrder: order } = account.terms
    const { currency } = state.charter.inForce
    const clauses = clausesOf(account.terms)
    const shared = tryPayOut({ fundsMinor: amount, currency, claims: owed.claims, order, clauses })
    if (shared.kind === 'refused') return refuseProblems(shared.problems, clauses)
    if (shared.paidMinor === 0n) return { kind: 'unchanged', because: shared.because }
    const of = project === undefined ? {} : { project }
    return [
      ...shared.payments
        .filter((payment) => payment.amountMinor > 0n)
        .map(({ worker, amountMinor: paid }): NewEvent => {
          return { type: 'pay-paid', member: worker, amountMinor: String(paid), of: 'held-pay', ref: payout, ...of }
        }),
      {
        type: 'held-pay-settled',
        payout,
        ...of,
        fundsMinor: String(amount),
        owedMinor: String(owed.owedMinor),
        paidMinor: String(shared.paidMinor),
        leftMinor: String(owed.owedMinor - shared.paidMinor),
        order,
      },
    ]
  },
}

const CLAUSE = 'WJC-11' satisfies ClauseId

/** Held pay as its rules take it: under the terms that it came about with, at the rates in force on each day until this one. */
export const heldPayInput = (state: State, { terms, members }: HeldAccount, until: CalendarDate): HeldPayInput => {
  // On an earlier day there was neither what was held later nor what was paid later.
  const workers = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([worker, { held, payments }]): readonly [MemberId, HeldPayOf] => [
      worker,
      {
        held: held.filter(({ payday }) => payday <= until),
        payments: payments.filter(({ date }) => date <= until),
      },
    ])
  const days = workers.flatMap(([, { held }]) => held.map(({ payday }) => payday)).sort()
  const clauses = clausesOf(terms)
  return {
    currency: state.charter.inForce.currency,
    dayCount: terms.dayCount,
    rates: ratesOf(state, terms, until),
    compounding: terms.capitalised === 'never' ? 'none' : { capitaliseOn: newYears(days[0] ?? until, until) },
    rounding: terms.rounding,
    roundingAt: 'event',
    rateInForce: terms.rateInForce,
    paymentOrder: terms.paymentOrder,
    held: workers.flatMap(([worker, { held }]) => {
      // What was held twice on a day is one debt.
      const byDay = new Map<CalendarDate, bigint>()
      for (const { payday, amountMinor } of held) byDay.set(payday, (byDay.get(payday) ?? 0n) + amountMinor)
      return [...byDay].map(([payday, amountMinor]) => ({ worker, payday, amountMinor }))
    }),
    payments: workers.flatMap(([worker, { payments }]) => payments.map((payment) => ({ worker, ...payment }))),
    until,
    ...(clauses.length === 0 ? {} : { clauses }),
  }
}

const ratesOf = (state: State, { rate }: HeldAccount['terms'], until: CalendarDate): HeldPayInput['rates'] =>
  rate === undefined
    ? [{ from: FIRST_DAY, ratePerYear: 0 }]
    : numbersOver(state, rate, until).map(({ from, value }) => ({ from, ratePerYear: value }))

/** What is owed under the account of a debtor that is open, on a day. */
export const heldPayOfAccount = (state: State, account: HeldAccount, until: CalendarDate): HeldPay => {
  const owed = tryHeldPay(heldPayInput(state, account, until))
  if (owed.kind === 'refused')
    throw new TypeError(`held pay cannot be worked out on ${until}: ${owed.problems[0]?.code ?? ''}`)
  return owed
}

/** The days on which the interest of a year that is over joins what is owed. */
const newYears = (first: CalendarDate, until: CalendarDate): readonly CalendarDate[] =>
  Array.from({ length: yearOf(until) - yearOf(first) }, (_, at) => {
    return `${String(yearOf(first) + 1 + at).padStart(4, '0')}-01-01` as CalendarDate
  })
