import { exact } from '../../exact/index.js'
import type { Because, ClauseId, Reason } from '../../reasons/index.js'
import { trySubscriptionOf } from '../../surplus/index.js'
import type { Chapter } from '../chapter.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { planOf } from './buy-out.js'
import { termsOf } from './federation.js'
import { reserveNow } from './reserve.js'
import { tryShare } from './share.js'

const SHARED = 'CW-1' satisfies ClauseId
const LIMITS = 'CW-2' satisfies ClauseId
const BUY_OUT = 'CW-3' satisfies ClauseId
const CAPITAL = 'CW-4' satisfies ClauseId
const LEVELS = 'CW-5' satisfies ClauseId

/** What the minutes say of surplus: the reasons of the rules, where they can be asked again. */
export const SURPLUS_TELL: Chapter['tell'] = {
  'surplus-proposed': (state, { year, resultMinor, decision }) => [
    { code: 'surplus-proposed', clauses: [SHARED], year, decision, ...money(state, resultMinor) },
  ],
  'surplus-lapsed': (_, { year }) => [{ code: 'surplus-lapsed', clauses: [SHARED], year }],
  'surplus-shared': (state, event): Because => {
    const told: Reason = {
      code: 'surplus-shared',
      clauses: [SHARED],
      year: event.year,
      members: event.members.length,
      ...money(state, event.resultMinor),
    }
    const shared = tryShare(state, event)
    return shared.kind === 'refused'
      ? [told]
      : [told, ...shared.because, ...shared.lines.flatMap(({ because }) => because)]
  },
  'reserve-drawn': (state, { reserve, amountMinor, purpose }) => {
    const balance = reserveNow(state, reserve)?.balanceMinor ?? 0n
    const facts = { reserve, purpose, balanceMinor: BigInt(balance), ...money(state, amountMinor) }
    return [{ code: 'reserve-drawn', clauses: [LIMITS], ...facts }]
  },
  'return-settled': (state, { member, amountMinor, as }) => [
    { code: 'return-settled', clauses: [SHARED], member, as, ...money(state, amountMinor) },
  ],
  'capital-contributed': (state, { member, amountMinor }) => [
    { code: 'capital-contributed', clauses: [CAPITAL], member, ...money(state, amountMinor) },
  ],
  'capital-refunded': (state, { member, amountMinor }) => [
    { code: 'capital-refunded', clauses: [CAPITAL], member, ...money(state, amountMinor) },
  ],
  'refund-set': (state, { member, how, contributedMinor, lossesMinor, keptMinor, refundMinor, instalments }) => [
    {
      code: 'refund-set',
      clauses: clausesOf(state.charter.inForce.membership?.leaving),
      member,
      how,
      contributedMinor: BigInt(contributedMinor),
      lossesMinor: BigInt(lossesMinor),
      keptMinor: BigInt(keptMinor),
      due: instalments.map(({ dueOn }) => dueOn),
      ...money(state, refundMinor),
    },
  ],
  'refund-paid': (state, { member, amountMinor }) => [
    { code: 'refund-paid', clauses: [CAPITAL], member, ...money(state, amountMinor) },
  ],
  'subscription-set': (state, { member, year, labourCostMinor, amountMinor }): Because => {
    const rule = state.charter.inForce.federation?.subscription
    const told: Reason = {
      code: 'subscription-set',
      clauses: clausesOf(rule),
      member,
      year,
      ...money(state, amountMinor),
    }
    const read = rule === undefined ? undefined : trySubscriptionOf({ ...termsOf(state, rule), labourCostMinor })
    return read?.kind === 'subscription' ? [told, ...read.because] : [told]
  },
  'outside-income-reported': (state, { outsideMinor, incomeMinor, limit, over }) => {
    const [outside, income] = [BigInt(outsideMinor), BigInt(incomeMinor)]
    return [
      {
        code: 'outside-income',
        clauses: clausesOf(state.charter.inForce.federation?.outsideIncome),
        outsideMinor: outside,
        incomeMinor: income,
        observed: exact(income === 0n ? 0 : `${outside}/${income}`),
        required: exact(limit),
        currency: state.charter.inForce.currency,
        over,
      },
    ]
  },
  'buy-out-planned': (state, event): Because => {
    const plan = planOf(state, event)
    const told: Reason = { code: 'buy-out-planned', clauses: [BUY_OUT], buyOut: event.buyOut }
    return plan.kind === 'refused' ? [told] : [told, ...plan.because]
  },
  'buy-out-paid': (state, { buyOut, payment, principalMinor, interestMinor }) => [
    {
      code: 'buy-out-paid',
      clauses: [BUY_OUT],
      buyOut,
      payment,
      principalMinor: BigInt(principalMinor),
      interestMinor: BigInt(interestMinor),
      currency: state.charter.inForce.currency,
    },
  ],
  'level-opened': (_, { level, keeps, within = '' }) => [
    { code: 'level-opened', clauses: [LEVELS], level, within, keeps: exact(keeps) },
  ],
  'enterprise-placed': (_, { enterprise, level }) => [
    { code: 'enterprise-placed', clauses: [LEVELS], enterprise, level },
  ],
  'delegates-sent': (_, { level, from, delegates }) => [
    { code: 'delegates-sent', clauses: [LEVELS], level, from, delegates },
  ],
}

const money = (state: State, amountMinor: string): { readonly amountMinor: bigint; readonly currency: string } => ({
  amountMinor: BigInt(amountMinor),
  currency: state.charter.inForce.currency,
})
