import type { Assessed } from './assess.js'
import { type DisclosurePolicy, endZone } from './policy.js'

/** Whose ballots differ between an earlier count and this one; without lists nobody can be named. */
export type Changed = readonly string[] | 'those-who-changed'

/** How somebody's choice may still be known by what is told. */
export interface Risk {
  /**
   * `unanimous`, `lone-dissenter`: everyone alike, or all but one, who then knows it; `all-at-a-bound`, `others-at-a-bound`: the same for numbers.
   * `threshold-near-an-end`: the outcome alone may say as much. `difference-at-a-bound`: two sums are as far apart as the changed ballots allow.
   * `colluders`: so many members together know more than each alone.
   */
  readonly kind:
    | 'unanimous'
    | 'lone-dissenter'
    | 'all-at-a-bound'
    | 'others-at-a-bound'
    | 'threshold-near-an-end'
    | 'difference-at-a-bound'
    | 'colluders'
  readonly exposed: 'everyone' | 'all-others' | Changed
  /** To whom: anybody who hears it, one of those whose ballots are counted, or so many of them together. */
  readonly to: 'everyone' | 'one-member' | { readonly members: number }
}

/** The risks of telling the count, or the outcome only, whatever it will be. */
export const risksOf = (
  what: 'count' | 'outcome',
  { members, most, needed, earlier, changed }: Assessed,
  policy: DisclosurePolicy,
): readonly Risk[] => {
  if (policy.ends === 'hidden') return members > policy.colluders + 1 ? [collusion(policy.colluders + 1)] : []
  const yesNo = most === 1
  const risks: Risk[] = []
  if (what === 'count') {
    risks.push({ kind: yesNo ? 'unanimous' : 'all-at-a-bound', exposed: 'everyone', to: 'everyone' })
    risks.push({ kind: yesNo ? 'lone-dissenter' : 'others-at-a-bound', exposed: 'all-others', to: 'one-member' })
  }
  if (needed !== undefined) {
    const toAnEnd = Math.min(needed - 1, members * most - needed)
    if (toAnEnd <= 0) risks.push({ kind: 'threshold-near-an-end', exposed: 'everyone', to: 'everyone' })
    if (toAnEnd < endZone(most, policy, members))
      risks.push({ kind: 'threshold-near-an-end', exposed: 'all-others', to: 'one-member' })
  }
  if (earlier.length > 0) {
    // Between two counts of yes and no, it is those who changed; from more, from outcomes and from ranges, anybody's ballot may follow.
    const twoCounts = yesNo && what === 'count' && earlier.length === 1 && earlier[0]?.told.kind === 'count'
    risks.push({ kind: 'difference-at-a-bound', exposed: twoCounts ? changed : 'everyone', to: 'everyone' })
  }
  return [...risks, collusion(Math.max(1, members - 1))]
}

const collusion = (members: number): Risk => ({ kind: 'colluders', exposed: 'all-others', to: { members } })
