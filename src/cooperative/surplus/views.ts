import { reservesOf } from '../../charter/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import type { CreditPayment, FederationTotals, OutsideIncome, Ownership } from '../../surplus/index.js'
import type { State } from '../state.js'
import { planOf } from './buy-out.js'
import { tryIncomeOf } from './federation.js'
import { tryFederation } from './levels.js'
import { reserveNow } from './reserve.js'
import { capitalOf, type RefundDue } from './state.js'

export type { RefundDue } from './state.js'

/** What each member has in the cooperative's capital, by member. However much it is, they have one vote. */
export const membersCapital = (state: State): readonly { readonly member: MemberId; readonly capitalMinor: bigint }[] =>
  [...state.surplus.capital.keys()]
    .sort()
    .map((member) => ({ member, capitalMinor: capitalOf(state.surplus, member) }))
    .filter(({ capitalMinor }) => capitalMinor > 0n)

/** What each reserve holds, and whether it is indivisible: then nothing of it ever goes to members. */
export const reserves = (
  state: State,
): readonly { readonly reserve: string; readonly balanceMinor: bigint; readonly indivisible: boolean }[] => {
  const named = reservesOf(state.charter.inForce).map(({ id }) => id)
  return [...new Set([...named, ...state.surplus.reserves.keys()])].sort().map((reserve) => ({
    reserve,
    balanceMinor: state.surplus.reserves.get(reserve, 0n),
    indivisible: reserveNow(state, reserve)?.indivisible ?? true,
  }))
}

/** What the funds hold that surpluses went to, such as that for education. */
export const surplusFunds = (state: State): readonly { readonly fund: string; readonly balanceMinor: bigint }[] =>
  [...state.surplus.funds.keys()].sort().map((fund) => ({ fund, balanceMinor: state.surplus.funds.get(fund, 0n) }))

/** Losses of earlier years that nothing met yet. */
export const lossesCarried = (state: State): bigint => state.surplus.lossesCarriedMinor

/** What members were given of a surplus, and neither got nor left in the cooperative yet. */
export const returnsOwed = (state: State): readonly { readonly member: MemberId; readonly owedMinor: bigint }[] =>
  [...state.surplus.owed.keys()]
    .sort()
    .map((member) => ({ member, owedMinor: state.surplus.owed.get(member, 0n) }))
    .filter(({ owedMinor }) => owedMinor > 0n)

/** What is still to be paid back to somebody who left, and when. */
export const refundsDue = (state: State, member: MemberId): readonly RefundDue[] =>
  state.surplus.refunds.get(member, [])

/** A plan to buy out the enterprise: its payments, how many were made, and who owns which part on a day; undefined where there is no such plan, or it had not begun. */
export const buyOutOn = (
  state: State,
  buyOut: string,
  day: CalendarDate,
):
  | { readonly payments: readonly CreditPayment[]; readonly paid: number; readonly ownership: Ownership }
  | undefined => {
  const found = state.surplus.buyOuts.get(buyOut)
  const plan = found === undefined ? undefined : planOf(state, found.plan)
  if (found === undefined || plan === undefined || plan.kind === 'refused') return undefined
  const ownership = plan.ownership.findLast(({ from }) => from <= day)
  return ownership === undefined ? undefined : { payments: plan.payments, paid: found.paid, ownership }
}

/** How much of the income of a year came from outside, against the charter's limit; undefined where it states none. */
export const outsideIncome = (state: State, year: string): OutsideIncome | undefined => {
  const limit = state.charter.inForce.federation?.outsideIncome?.limit
  const read = limit === undefined ? undefined : tryIncomeOf(state, year, limit)
  return read === undefined || read.kind === 'refused' ? undefined : read
}

/** What member enterprises subscribed in a year, and what comes to each level of the federation; undefined where there is no level. */
export const federationTotals = (state: State, year: string): FederationTotals | undefined => {
  const read = tryFederation(state, state.surplus, year)
  return read?.kind === 'federation' ? read : undefined
}

/** Who is sent to each level of the federation, by whom. */
export const delegates = (
  state: State,
): readonly { readonly level: string; readonly from: string; readonly delegates: readonly string[] }[] =>
  [...state.surplus.levels.keys()].sort().flatMap((level) => {
    const sent = state.surplus.levels.get(level)?.delegates
    return [...(sent?.keys() ?? [])].sort().map((from) => ({ level, from, delegates: sent?.get(from) ?? [] }))
  })
