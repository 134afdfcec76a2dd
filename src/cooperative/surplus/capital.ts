import { membershipRulesOf } from '../../charter/index.js'
import { allocate } from '../../exact/index.js'
import { tryRefundOf } from '../../membership/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { tryCapitalAccountsOf } from '../../surplus/index.js'
import { keeperRefused } from '../accounts/who.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import { memberOf } from '../members/state.js'
import { refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { capitalOf, NO_CAPITAL } from './state.js'

const CLAUSE = 'CW-4' satisfies ClauseId
const SHARED = 'CW-1' satisfies ClauseId

/** Members' capital: paid in, paid back, and what of a surplus they were given. */
export const CAPITAL_DECIDE: Chapter['decide'] = {
  'contribute-capital': {
    who: 'member',
    decide: (context, { member, amountMinor }) =>
      keeperRefused(context) ??
      moved(context, 'contribution', member, amountMinor) ?? [
        { type: 'capital-contributed', member, amountMinor: digits(amountMinor) } as const,
      ],
  },
  'refund-capital': {
    who: 'member',
    decide: (context, { member, amountMinor }) =>
      keeperRefused(context) ??
      moved(context, 'refund', member, amountMinor) ?? [
        { type: 'capital-refunded', member, amountMinor: digits(amountMinor) } as const,
      ],
  },
  'settle-return': {
    who: 'member',
    decide: (context, { member, amountMinor, as }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const { state } = context
      const owedMinor = state.surplus.owed.get(member, 0n)
      if (BigInt(amountMinor) > owedMinor) {
        const { currency } = state.charter.inForce
        return refuse('more-than-owed', { member, amountMinor: BigInt(amountMinor), owedMinor, currency }, [SHARED])
      }
      // Whoever left has no capital to add to: what they are owed is paid.
      if (as === 'capital' && memberOf(state, member) === undefined)
        return refuse('no-such', { what: 'member', id: member }, [CLAUSE])
      return [{ type: 'return-settled', member, amountMinor: digits(amountMinor), as }]
    },
  },
  'pay-refund': {
    who: 'member',
    decide: (context, { member }) => {
      const wrong = keeperRefused(context)
      if (wrong !== undefined) return wrong
      const [next] = context.state.surplus.refunds.get(member, [])
      if (next === undefined) return refuse('no-such', { what: 'refund', id: member }, [CLAUSE])
      if (next.dueOn > context.at) return refuse('not-yet', { what: 'refund', id: member, until: next.dueOn }, [CLAUSE])
      return [
        {
          type: 'refund-paid',
          member,
          dueOn: next.dueOn as EventOf<'refund-paid'>['dueOn'],
          amountMinor: String(next.amountMinor),
        },
      ]
    },
  },
}

const digits = (amountMinor: string): string => String(BigInt(amountMinor))

/** Why a movement of capital cannot be: the rule is asked about it after the sums of those before it. */
const moved = (
  { state, at }: Context,
  kind: 'contribution' | 'refund',
  member: string,
  amountMinor: string,
): Refusal | undefined => {
  if (memberOf(state, member) === undefined) return refuse('no-such', { what: 'member', id: member }, [CLAUSE])
  const { contributedMinor, creditedMinor, lostMinor, refundedMinor } = state.surplus.capital.get(member, NO_CAPITAL)
  const about = { member, date: at }
  const read = tryCapitalAccountsOf({
    currency: state.charter.inForce.currency,
    until: at,
    movements: [
      { ...about, id: 'contributed', kind: 'contribution', amountMinor: contributedMinor },
      { ...about, id: 'credited', kind: 'credit', amountMinor: creditedMinor },
      { ...about, id: 'lost', kind: 'loss', amountMinor: lostMinor },
      { ...about, id: 'refunded', kind: 'refund', amountMinor: refundedMinor },
      { ...about, id: 'now', kind, amountMinor },
    ],
  })
  return read.kind === 'refused' ? refuseProblems(read.problems, [CLAUSE]) : undefined
}

/** What whoever left gets back, where the charter has a rule for the way in which they left. Without one their capital stays where it is until members decide. */
export const refundOnEnding = (
  state: State,
  { member, how, at }: Pick<EventOf<'membership-ended'>, 'member' | 'how' | 'at'>,
): readonly NewEvent[] => {
  const contributedMinor = capitalOf(state.surplus, member)
  const { refund: rule } = membershipRulesOf(state.charter.inForce)
  if (contributedMinor === 0n || rule === undefined) return []
  const { currency } = state.charter.inForce
  const lossesMinor = lossesOf(state, member)
  // Whoever was not confirmed after their probation, or was no member but by mistake, leaves like anybody.
  const way = how === 'not-confirmed' || how === 'mistaken' ? 'left' : how
  const read = tryRefundOf({ rule, member, how: way, endedOn: at, currency, contributedMinor, lossesMinor })
  if (read.kind === 'refused') return []
  return [
    {
      type: 'refund-set',
      member,
      how: way,
      contributedMinor: String(contributedMinor),
      lossesMinor: String(read.lossesMinor),
      keptMinor: String(read.keptMinor),
      refundMinor: String(read.refundMinor),
      instalments: read.instalments.map(({ dueOn, amountMinor }) => ({ dueOn, amountMinor: String(amountMinor) })),
    },
  ]
}

/** A member's part of the losses that were carried over, in the proportion of capital. */
const lossesOf = (state: State, member: string): bigint => {
  const { lossesCarriedMinor: totalMinor, capital } = state.surplus
  if (totalMinor === 0n) return 0n
  const shares = [...capital.keys()].sort().map((id) => ({ id, weight: String(capitalOf(state.surplus, id)) }))
  return allocate({ totalMinor, shares }).shares.find(({ id }) => id === member)?.amountMinor ?? 0n
}
