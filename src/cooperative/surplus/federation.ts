import type { ClauseId } from '../../reasons/index.js'
import type { Refused } from '../../problems/index.js'
import { type OutsideIncome, tryOutsideIncomeOf, trySubscriptionOf } from '../../surplus/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Chapter } from '../chapter.js'
import { memberOf } from '../members/state.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { written } from '../written.js'

const SUBSCRIBED = 'WC-8' satisfies ClauseId
const OUTSIDE = 'WC-9' satisfies ClauseId

/** What member enterprises subscribe, and how much of the income comes from outside. */
export const FEDERATION_DECIDE: Chapter['decide'] = {
  subscribe: {
    who: 'member',
    decide: ({ state, at, member }, { labourCostMinor }) => {
      const rule = state.charter.inForce.federation?.subscription
      if (rule === undefined)
        return refuse('not-in-the-charter', { provision: 'federation.subscription' }, [SUBSCRIBED])
      const clauses = clausesOf(rule)
      if (!isEnterprise(state, member)) return refuse('no-such', { what: 'member', id: member }, clauses)
      const year = at.slice(0, 4)
      const read = trySubscriptionOf({ ...termsOf(state, rule), labourCostMinor })
      if (read.kind === 'refused') return refuseProblems(read.problems, clauses)
      const cost = String(BigInt(labourCostMinor))
      // Another cost takes the place of one that was a mistake; both stay in the log.
      if (state.surplus.subscriptions.get(year)?.get(member)?.labourCostMinor === cost)
        return refuse('done-already', { what: 'surplus-year', id: year }, clauses)
      return [{ type: 'subscription-set', member, year, labourCostMinor: cost, amountMinor: String(read.amountMinor) }]
    },
  },
  'report-outside-income': {
    who: 'member',
    decide: (context, { year }) => {
      const { state, at } = context
      const rule = state.charter.inForce.federation?.outsideIncome
      if (rule === undefined) return refuse('not-in-the-charter', { provision: 'federation.outsideIncome' }, [OUTSIDE])
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      if (!/^\d{4}$/.test(year)) return refuse('no-such', { what: 'surplus-year', id: year }, clausesOf(rule))
      // A year is reported when it is over.
      if (year >= at.slice(0, 4))
        return refuse('not-yet', { what: 'surplus-year', id: year, until: `${year}-12-31` }, clausesOf(rule))
      const read = tryIncomeOf(state, year, rule.limit)
      if (read.kind === 'refused') return refuseProblems(read.problems, clausesOf(rule))
      const { outsideMinor, incomeMinor, kind } = read
      return [
        {
          type: 'outside-income-reported',
          year,
          outsideMinor: String(outsideMinor),
          incomeMinor: String(incomeMinor),
          limit: written(rule.limit),
          over: kind === 'over-limit',
        },
      ]
    },
  },
}

/** The income of a year against a limit, with what the accounts say of where it came from. What was given back beyond what came in is no income. */
export const tryIncomeOf = (state: State, year: string, limit: string | number): OutsideIncome | Refused => {
  const income = state.accounts.income.get(year)
  const clauses = clausesOf(state.charter.inForce.federation?.outsideIncome)
  return tryOutsideIncomeOf({
    currency: state.charter.inForce.currency,
    limit,
    income: (['members', 'supporters', 'outside'] as const).map((from) => {
      const amountMinor = income?.[from] ?? 0n
      return { from, amountMinor: amountMinor > 0n ? amountMinor : 0n }
    }),
    ...(clauses.length === 0 ? {} : { clauses }),
  })
}

type Subscription = NonNullable<NonNullable<State['charter']['inForce']['federation']>['subscription']>

/** The terms of the subscription, as the rule takes them. */
export const termsOf = (state: State, { share, minimumMinor, ...rule }: Subscription) => {
  const clauses = clausesOf(rule)
  return {
    currency: state.charter.inForce.currency,
    share,
    ...(minimumMinor === undefined ? {} : { minimumMinor }),
    rounding: 'half-even' as const,
    ...(clauses.length === 0 ? {} : { clauses }),
  }
}

/** Whether somebody is a member enterprise. */
export const isEnterprise = (state: State, member: string): boolean => {
  const record = memberOf(state, member)
  return record !== undefined && state.charter.inForce.memberClasses?.[record.memberClass]?.kind === 'enterprise'
}
