import { compare, multiply, ONE, type Ratio, ratio, roundTo } from '../exact/index.js'
import type { Citation, Reason, ReasonOf } from '../reasons/index.js'
import type { ReadProvision, ReadSurplus } from './read-surplus.js'

/** The share that a provision takes, of what, and what that comes to. */
type PartAsked = Pick<ReasonOf<'provision'>, 'share' | 'of' | 'baseMinor' | 'askedMinor'>

/** What a provision would take, were there enough, and had it no target. */
export const partAsked = (
  provision: ReadProvision,
  { rounding, result, lossesCarried: before }: ReadSurplus,
  now: { readonly left: bigint; readonly lossesCarried: bigint; readonly capital: bigint },
  limits: readonly Citation[],
  reasons: Reason[],
): PartAsked => {
  const { left, lossesCarried, capital } = now
  const bases = { surplus: result, 'after-losses': result - (before - lossesCarried), remaining: left, capital }
  const partOf = (share: Ratio, of: keyof typeof bases): PartAsked => {
    const askedMinor = roundTo({ value: multiply(share, ratio(bases[of])), places: 0, rounding })
    return { share, of, baseMinor: bases[of], askedMinor }
  }
  switch (provision.kind) {
    case 'losses':
      return { share: ONE, of: 'losses', baseMinor: lossesCarried, askedMinor: lossesCarried }
    case 'return-on-capital': {
      const { ratePerYear, cap } = provision
      if (compare(ratePerYear, cap) <= 0) return partOf(ratePerYear, 'capital')
      reasons.push({ code: 'return-capped', clauses: limits, observed: ratePerYear, required: cap })
      return partOf(cap, 'capital')
    }
    case 'reserve':
    case 'patronage':
    case 'fund':
      return partOf(provision.share, provision.of)
    case 'rest':
      return partOf(ONE, 'remaining')
  }
}

/** A reserve with a target takes no more than it needs to reach it. */
export const heldToTarget = (
  provision: ReadProvision,
  askedMinor: bigint,
  { balances, currency }: { readonly balances: ReadonlyMap<string, bigint>; readonly currency: string },
  clauses: readonly Citation[],
  reasons: Reason[],
): bigint => {
  if (provision.kind !== 'reserve' || provision.until === undefined) return askedMinor
  const { to: reserve, until: untilMinor } = provision
  const balanceMinor = balances.get(reserve) ?? 0n
  const room = untilMinor > balanceMinor ? untilMinor - balanceMinor : 0n
  if (askedMinor <= room) return askedMinor
  reasons.push({ code: 'reserve-full', clauses, reserve, askedMinor, balanceMinor, untilMinor, currency })
  return room
}
