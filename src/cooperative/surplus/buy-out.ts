import type { DayCount } from '../../calendar/index.js'
import type { ExactInput } from '../../exact/index.js'
import type { Refused } from '../../problems/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { type BuyOut, tryBuyOutOf } from '../../surplus/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Chapter } from '../chapter.js'
import type { EventOf } from '../events.js'
import { memberOf } from '../members/state.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { number, written } from '../written.js'

const CLAUSE = 'CW-3' satisfies ClauseId

/** Workers buy out their enterprise: the plan, and its payments one after the other. */
export const BUY_OUT_DECIDE: Chapter['decide'] = {
  'plan-buy-out': {
    who: 'member',
    decide: (context, { buyOut, priceMinor, contributions, credit }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state, at } = context
      if (state.surplus.buyOuts.has(buyOut)) return refuse('there-already', { what: 'buy-out', id: buyOut }, [CLAUSE])
      // One member, one vote from the first day: nobody is in the plan who has none.
      const without = contributions.find(({ member }) => memberOf(state, member)?.votes !== true)
      if (without !== undefined) return refuse('no-right', { member: without.member, needed: 'a-vote' }, [CLAUSE])
      const said = {
        buyOut,
        priceMinor: String(BigInt(priceMinor)),
        signedOn: at,
        contributions: contributions as EventOf<'buy-out-planned'>['contributions'],
        ...(credit === undefined ? {} : { credit: { ...credit, ratePerYear: written(credit.ratePerYear) } }),
      } as Omit<EventOf<'buy-out-planned'>, 'type' | 'v' | 'at' | 'payments'>
      // What was typed is looked at, with its percent sign: events have none.
      const plan = tryPlan(state, { ...said, credit: credit as Credit | undefined })
      if (plan.kind === 'refused') return refuseProblems(plan.problems, [CLAUSE])
      const payments = plan.payments.map(({ date, principalMinor, interestMinor, owedAfterMinor }) => ({
        date,
        principalMinor: String(principalMinor),
        interestMinor: String(interestMinor),
        owedAfterMinor: String(owedAfterMinor),
      }))
      return [{ type: 'buy-out-planned', ...said, payments }]
    },
  },
  'pay-buy-out': {
    who: 'member',
    decide: (context, { buyOut }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state, at } = context
      const found = state.surplus.buyOuts.get(buyOut)
      if (found === undefined) return refuse('no-such', { what: 'buy-out', id: buyOut }, [CLAUSE])
      const next = found.plan.payments[found.paid]
      if (next === undefined) return refuse('done-already', { what: 'buy-out', id: buyOut }, [CLAUSE])
      const { date, principalMinor, interestMinor } = next
      // The interest of a payment is reckoned to its day, so that none is made before it.
      if (date > at) return refuse('not-yet', { what: 'buy-out', id: buyOut, until: date }, [CLAUSE])
      return [{ type: 'buy-out-paid', buyOut, payment: found.paid + 1, principalMinor, interestMinor }]
    },
  },
}

type Planned = Pick<EventOf<'buy-out-planned'>, 'priceMinor' | 'signedOn' | 'contributions' | 'credit'>

/** A plan that was made, asked of the rule again: its payments, and who owns which part from when on. */
export const planOf = (state: State, { credit, ...plan }: Planned): BuyOut | Refused =>
  tryPlan(state, {
    ...plan,
    credit: credit === undefined ? undefined : { ...credit, ratePerYear: number(credit.ratePerYear) },
  })

type Credit = Omit<NonNullable<Planned['credit']>, 'ratePerYear'> & { readonly ratePerYear: ExactInput }

const tryPlan = (
  state: State,
  { priceMinor, signedOn, contributions, credit }: Omit<Planned, 'credit'> & { readonly credit: Credit | undefined },
): BuyOut | Refused =>
  tryBuyOutOf({
    currency: state.charter.inForce.currency,
    priceMinor,
    signedOn,
    contributions,
    ...(credit === undefined ? {} : { credit: { ...credit, dayCount: credit.dayCount as DayCount } }),
    rounding: state.charter.inForce.surplusRules?.rounding?.to ?? 'half-even',
  })
