import { Map } from 'immutable'
import type { MemberId } from '../../membership/index.js'
import type { Chapter, Patch } from '../chapter.js'
import type { State } from '../state.js'
import { type CapitalRecord, NO_CAPITAL, type SurplusState } from './state.js'

/** How events change what became of results, reserves and capital: what was decided stands in the event. */
export const SURPLUS_EVOLVE: Chapter['evolve'] = {
  'surplus-proposed': (state, event) => changed(state, { pending: event }),
  'surplus-lapsed': (state) => changed(state, { pending: undefined }),
  'surplus-shared': (state, event) => {
    const { years, pending, reserves, indivisible, funds, owed } = state.surplus
    return changed(state, {
      years: years.set(event.year, event),
      pending: pending?.year === event.year ? undefined : pending,
      reserves: reserves.withMutations((draft) => {
        for (const { reserve, balanceMinor } of event.reserves) draft.set(reserve, BigInt(balanceMinor))
      }),
      indivisible: indivisible.union(event.reserves.flatMap((one) => (one.indivisible ? [one.reserve] : []))),
      funds: funds.withMutations((draft) => {
        for (const { provision, to, amountMinor } of event.lines)
          if (provision === 'fund' && to !== undefined) draft.update(to, 0n, (sum) => sum + BigInt(amountMinor))
      }),
      owed: owed.withMutations((draft) => {
        for (const { member, returnMinor, patronageMinor } of event.members) {
          const minor = BigInt(returnMinor) + BigInt(patronageMinor)
          if (minor > 0n) draft.update(member, 0n, (sum) => sum + minor)
        }
      }),
      lossesCarriedMinor: BigInt(event.lossesCarriedMinor),
    })
  },
  'reserve-drawn': (state, { reserve, amountMinor, purpose, members = [] }) => {
    const minor = BigInt(amountMinor)
    const { reserves, owed, lossesCarriedMinor } = state.surplus
    return changed(state, {
      reserves: reserves.update(reserve, 0n, (sum) => sum - minor),
      lossesCarriedMinor: purpose === 'losses' ? lossesCarriedMinor - minor : lossesCarriedMinor,
      owed: owed.withMutations((draft) => {
        for (const one of members) draft.update(one.member, 0n, (sum) => sum + BigInt(one.amountMinor))
      }),
    })
  },
  'return-settled': (state, { member, amountMinor, as }) => {
    const minor = BigInt(amountMinor)
    const { owed, capital } = state.surplus
    return changed(state, {
      owed: owed.update(member, 0n, (sum) => sum - minor),
      capital: as === 'capital' ? moved(capital, member, { creditedMinor: minor }) : capital,
    })
  },
  'capital-contributed': (state, { member, amountMinor }) =>
    changed(state, { capital: moved(state.surplus.capital, member, { contributedMinor: BigInt(amountMinor) }) }),
  'capital-refunded': (state, { member, amountMinor }) =>
    changed(state, { capital: moved(state.surplus.capital, member, { refundedMinor: BigInt(amountMinor) }) }),
  'refund-set': (state, { member, lossesMinor, keptMinor, refundMinor, instalments }) => {
    const { capital, refunds, leavings, lossesCarriedMinor, keptMinor: before } = state.surplus
    const lost = BigInt(lossesMinor)
    const kept = BigInt(keptMinor)
    const due = instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor: BigInt(amountMinor) }))
    return changed(state, {
      capital: moved(capital, member, { lostMinor: lost + kept, refundedMinor: BigInt(refundMinor) }),
      // What is due first is paid first, also where somebody left twice.
      refunds: refunds.update(member, [], (those) =>
        [...those, ...due].sort((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -1 : 1)),
      ),
      leavings: leavings.set(member, { lostMinor: lost, keptMinor: kept, due }),
      lossesCarriedMinor: lossesCarriedMinor - lost,
      keptMinor: before + kept,
    })
  },
  'refund-paid': (state, { member }) =>
    changed(state, { refunds: state.surplus.refunds.update(member, [], (due) => due.slice(1)) }),
  'subscription-set': (state, event) => {
    const { year, member } = event
    const { subscriptions } = state.surplus
    return changed(state, {
      subscriptions: subscriptions.update(year, Map(), (those) => those.set(member, event)),
    })
  },
  'outside-income-reported': (state, event) =>
    changed(state, { reports: state.surplus.reports.set(event.year, event) }),
  'buy-out-planned': (state, event) =>
    changed(state, { buyOuts: state.surplus.buyOuts.set(event.buyOut, { plan: event, paid: 0 }) }),
  'buy-out-paid': (state, { buyOut, payment }) => {
    const found = state.surplus.buyOuts.get(buyOut)
    if (found === undefined) return {}
    return changed(state, { buyOuts: state.surplus.buyOuts.set(buyOut, { ...found, paid: payment }) })
  },
  'level-opened': (state, { level, keeps, within }) =>
    changed(state, { levels: state.surplus.levels.set(level, { keeps, within, delegates: Map() }) }),
  'enterprise-placed': (state, { enterprise, level }) => {
    const { levels, places } = state.surplus
    const before = places.get(enterprise)
    return changed(state, {
      levels: before === undefined ? levels : withDelegates(levels, before, enterprise, []),
      places: places.set(enterprise, level),
    })
  },
  'delegates-sent': (state, { level, from, delegates }) =>
    changed(state, { levels: withDelegates(state.surplus.levels, level, from, delegates) }),
  // Whoever had left by mistake has their capital as before, but for what they were paid of it.
  'member-restored': (state, { member }) => {
    const { capital, refunds, leavings, lossesCarriedMinor, keptMinor: before } = state.surplus
    const found = leavings.get(member)
    if (found === undefined) return {}
    const { lostMinor, keptMinor, due } = found
    const left = refunds.get(member, [])
    const unpaid = left.filter((one) => due.includes(one)).reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
    return changed(state, {
      capital: moved(capital, member, { lostMinor: -(lostMinor + keptMinor), refundedMinor: -unpaid }),
      refunds: refunds.set(
        member,
        left.filter((one) => !due.includes(one)),
      ),
      leavings: leavings.delete(member),
      lossesCarriedMinor: lossesCarriedMinor + lostMinor,
      keptMinor: before - keptMinor,
    })
  },
  'membership-ended': (state, { member }) => {
    const { levels, places } = state.surplus
    const level = places.get(member)
    const leavings = state.surplus.leavings.delete(member)
    return level === undefined
      ? changed(state, { leavings })
      : changed(state, { levels: withDelegates(levels, level, member, []), places: places.delete(member), leavings })
  },
}

const changed = (state: State, change: Partial<SurplusState>): Patch => ({ surplus: { ...state.surplus, ...change } })

/** A member's capital after a movement of it. */
const moved = (
  capital: SurplusState['capital'],
  member: MemberId,
  by: Partial<CapitalRecord>,
): SurplusState['capital'] =>
  capital.update(member, NO_CAPITAL, (before) => ({
    contributedMinor: before.contributedMinor + (by.contributedMinor ?? 0n),
    creditedMinor: before.creditedMinor + (by.creditedMinor ?? 0n),
    lostMinor: before.lostMinor + (by.lostMinor ?? 0n),
    refundedMinor: before.refundedMinor + (by.refundedMinor ?? 0n),
  }))

const withDelegates = (
  levels: SurplusState['levels'],
  level: string,
  from: string,
  delegates: readonly string[],
): SurplusState['levels'] => {
  const found = levels.get(level)
  return found === undefined ? levels : levels.set(level, { ...found, delegates: found.delegates.set(from, delegates) })
}
