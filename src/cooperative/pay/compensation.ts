import { yearOf } from '../../calendar/index.js'
import { exact, placesOfCurrency, ratio } from '../../exact/index.js'
import { tryCompensationOf } from '../../pay/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { itemRule, numberOn, questionOf } from '../averages/in-force.js'
import { packagesOf } from '../averages/timeline.js'
import type { Decider } from '../chapter.js'
import type { EventOf, NewEvent } from '../events.js'
import { clausesOf, refuse } from '../refuse.js'
import type { State } from '../state.js'
import { stranger } from './payday.js'

/** What whoever was ousted is owed: the package in force on that day, and never nothing. */
export const compensationFor = (state: State, event: EventOf<'membership-ended'>): readonly NewEvent[] => {
  const { compensation: rule } = state.charter.inForce.membership ?? {}
  if (event.how !== 'ousted' || rule === undefined) return []
  const { item } = rule
  const ofItem = itemRule(state, item)
  if (ofItem === undefined) return []
  const { currency } = state.charter.inForce
  const inForce = numberOn(state, item, undefined, event.at)
  const least = ratio(1n, 10n ** BigInt(placesOfCurrency(currency)))
  const { min } = questionOf(state, item, ofItem)
  const floor = min === undefined || exact(min).numerator <= 0n ? least : min
  const year =
    inForce.kind === 'average'
      ? packagesOf(state, item, event.at).findLast(({ proposals }) => proposals.length >= ofItem.minimumProposals)?.year
      : undefined
  const clauses = clausesOf(rule)
  const owed = tryCompensationOf({
    currency,
    oustedOn: event.at,
    packages: [{ year: year ?? yearOf(event.at), proposals: [inForce.value] }],
    floor,
    rounding: ofItem.rounding ?? 'half-even',
    ...(clauses.length === 0 ? {} : { clauses }),
  })
  if (owed.kind === 'refused') throw new TypeError(`no compensation can be worked out: ${owed.problems[0]?.code ?? ''}`)
  return [
    {
      type: 'compensation-owed',
      member: event.member,
      amountMinor: String(owed.amountMinor),
      ...(year === undefined ? {} : { year }),
    },
  ]
}

/** Pays a compensation, in full. */
export const PAY_COMPENSATION: Decider<'pay-compensation'> = {
  who: 'anyone',
  decide: (context, { member }) => {
    const { state } = context
    const strange = stranger(state, undefined, context.member)
    if (strange !== undefined) return strange
    const found = state.pay.compensations.get(member)
    if (found === undefined) return refuse('no-such', { what: 'member', id: member }, [CLAUSE])
    const left = found.owedMinor - found.paidMinor
    return left === 0n
      ? refuse('done-already', { what: 'member', id: member }, [CLAUSE])
      : [{ type: 'pay-paid', member, amountMinor: String(left), of: 'compensation', ref: member }]
  },
}

const CLAUSE = 'WJC-15' satisfies ClauseId
