import type { Because, Citation, Reason } from '../reasons/index.js'
import { type Earlier, knownOf } from './known.js'
import { type DisclosurePolicy, endZone } from './policy.js'
import type { ReleaseSizes } from './release.js'
import { type Changed, type Risk, risksOf } from './risks.js'

/** What may be told of a sum that nobody has seen yet. */
export interface Assessment {
  readonly kind: 'count' | 'outcome-only' | 'nothing'
  readonly because: Because
  /** Whom it may expose all the same, and to whom. */
  readonly risks: readonly Risk[]
}

/** A release by its sizes, beside what was told already of its ballots, or of ballots counted with them. */
export interface Assessed extends ReleaseSizes {
  /** How many of its ballots nothing was told of yet. */
  readonly fresh: number
  readonly earlier: readonly Earlier[]
  readonly changed: Changed
}

/**
 * What may be told, from sizes alone.
 *
 * Alone, a sum says nothing of anybody as long as it stays further from both ends than what the colluders hold. After sums that did not reach something (`below`), an
 * outcome holds by this: the ballots counted before can hold together as much as the least of those limits, less 1 and what colluders cast there and changed since; and
 * each fresh ballot of the others all it can. Where that is more than needed, every single ballot can still be otherwise, whatever the outcome is. From above the same
 * holds of what is missing.
 */
export const assess = (release: Assessed, policy: DisclosurePolicy, clauses: readonly Citation[]): Assessment => {
  const count = whyNoCount(release, policy, clauses)
  const outcome = release.needed === undefined ? count : whyNoOutcome(release, policy, clauses)
  const told = (what: 'count' | 'outcome'): Reason => ({
    code: 'may-be-told',
    clauses,
    what,
    members: release.members,
    endsHidden: policy.ends === 'hidden',
  })
  if (count === undefined) return { kind: 'count', because: [told('count')], risks: risksOf('count', release, policy) }
  if (outcome === undefined)
    return { kind: 'outcome-only', because: [told('outcome'), count], risks: risksOf('outcome', release, policy) }
  return { kind: 'nothing', because: [outcome], risks: [] }
}

/** The thresholds under which neither outcome says anything of anybody, both ends included; none where the first is above the last. */
const openThresholds = (
  { members, most }: ReleaseSizes,
  policy: DisclosurePolicy,
): { readonly from: number; readonly to: number } => {
  const zone = endZone(most, policy, members)
  return { from: zone + 1, to: members * most - zone }
}

const whyNoCount = (release: Assessed, policy: DisclosurePolicy, clauses: readonly Citation[]): Reason | undefined => {
  const { members, most, earlier } = release
  if (members < policy.leastForCount)
    return { code: 'too-few-counted', clauses, what: 'count', observed: members, required: policy.leastForCount }
  if (policy.ends === 'told') return tooFewChanged(release, policy.leastChanged, clauses)
  if (members * most < 2 * (endZone(most, policy, members) + 1)) return { code: 'ends-meet', clauses, members }
  if (earlier.length > 0) return toldBefore(release, clauses)
  return whyNoThreshold(release, policy, clauses)
}

const whyNoOutcome = (
  release: Assessed,
  policy: DisclosurePolicy,
  clauses: readonly Citation[],
): Reason | undefined => {
  const { members } = release
  if (members < policy.leastForOutcome)
    return { code: 'too-few-counted', clauses, what: 'outcome', observed: members, required: policy.leastForOutcome }
  if (policy.ends === 'told') return tooFewChanged(release, policy.leastChanged, clauses)
  return whyNoThreshold(release, policy, clauses) ?? whyNotAgain(release, policy, clauses)
}

const whyNotAgain = (release: Assessed, policy: DisclosurePolicy, clauses: readonly Citation[]): Reason | undefined => {
  const { earlier, members, most, needed = 0 } = release
  if (earlier.length === 0) return undefined
  const known = earlier.map((one) => knownOf(one, policy))
  const side = known[0]?.side
  if (known.some((one) => one === undefined || one.side !== side)) return toldBefore(release, clauses)
  const reached = side === 'below' ? needed : members * most - needed + 1
  const again = earlier.flatMap((one, at) => (one.shared > 0 ? [{ ...one, limit: known[at]?.limit ?? 0 }] : []))
  // Nothing new: so few are fresh that the outcome follows from what was told.
  if (again.some(({ limit, fresh }) => limit - 1 + fresh * most < reached)) return undefined
  const room = Math.min(...again.map(({ limit, dropped }) => limit - 1 - Math.min(policy.colluders, dropped) * most))
  const toMove = policy.colluders + Math.ceil((reached + 1 - room) / most)
  return tooFewChanged(release, Math.max(policy.leastChanged, toMove), clauses)
}

const whyNoThreshold = (
  release: Assessed,
  policy: DisclosurePolicy,
  clauses: readonly Citation[],
): Reason | undefined => {
  const { needed, members } = release
  const { from, to } = openThresholds(release, policy)
  return needed === undefined || (needed >= from && needed <= to)
    ? undefined
    : { code: 'threshold-near-an-end', clauses, observed: needed, members, from, to }
}

const tooFewChanged = (
  { earlier, fresh }: Assessed,
  required: number,
  clauses: readonly Citation[],
): Reason | undefined =>
  earlier.length === 0 || fresh >= required
    ? undefined
    : { code: 'too-few-changed', clauses, observed: fresh, required }

const toldBefore = ({ members, fresh }: Assessed, clauses: readonly Citation[]): Reason => ({
  code: 'told-of-before',
  clauses,
  shared: members - fresh,
})
