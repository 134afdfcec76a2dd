import { decided } from '../../kernel/could.js'
import type { Asked } from '../../kernel/route.js'

/** What somebody would earn and be paid. */
export interface Foreseen {
  readonly grossMinor: bigint
  readonly paidMinor: bigint
}

/**
 * What everybody would be paid if a payday were run today with all of the money, and approved by whoever has to: by the rules themselves, so that it is what comes of it. Undefined where there is nothing to pay, or the rules would refuse it for
 * another reason.
 */
export const foreseenPay = (asked: Asked, payday: string): ReadonlyMap<string, Foreseen> | undefined => {
  const { inForce } = asked.state.charter
  if (inForce.pay === undefined) return undefined
  const { approval: _, ...pay } = inForce.pay
  const state = { ...asked.state, charter: { ...asked.state.charter, inForce: { ...inForce, pay } } }
  const ran = decided({ ...asked, state }, { type: 'run-payday', payday })
  if (ran.kind !== 'accepted') return undefined
  const found = new Map<string, Foreseen>()
  for (const event of ran.events)
    if (event.type === 'pay-worked-out')
      found.set(event.member, { grossMinor: BigInt(event.grossMinor), paidMinor: 0n })
    else if (event.type === 'pay-paid') {
      const before = found.get(event.member)
      if (before !== undefined)
        found.set(event.member, { ...before, paidMinor: before.paidMinor + BigInt(event.amountMinor) })
    }
  return found.size === 0 ? undefined : found
}
