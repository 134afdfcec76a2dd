import { averageOf, numberInForce } from '../../../averages/index.js'
import { roundTo } from '../../../exact/index.js'
import type { HeldPayParameters } from './parameters.js'

/** A member as far as the rate concerns them: what they find right, and whether they are strategic. */
interface Proposer {
  readonly finds: number
  readonly isStrategic: boolean
}

/**
 * The rate in force from a payday on, in hundredths of a percent: the mean of what the electorate proposes, rounded half to even to that place, as a charter publishes it; the
 * provisional rate where nobody may vote. Whoever is owed held pay votes on what it earns: that is the rule.
 *
 * Source: WJC-11, WJC-19.
 */
export const voteOnRate = (asked: HeldPayParameters, members: readonly Proposer[], owed: Float64Array): number => {
  const whole = owed.reduce((sum, cents) => sum + cents, 0)
  const proposals = members.flatMap((member, at) => {
    const own = owed[at] as number
    if (asked.electorate === 'creditors' && own === 0) return []
    return [member.isStrategic ? strategically(asked, member, own * members.length - whole, own > 0) : member.finds]
  })
  const average = averageOf({ proposals, clauses: ['WJC-11'] })
  const { provisionalRate } = asked
  const { value } = numberInForce({
    item: 'interest',
    average,
    provisional: provisionalRate,
    unit: 'basis points',
    minimumProposals: 1,
  })
  return Number(roundTo({ value, places: 0, rounding: 'half-even' }))
}

/** `gain`: what they are owed more than the mean, times the members. The interest is paid out of what belongs to all alike. */
const strategically = (
  { strategy, rateMost }: HeldPayParameters,
  { finds }: Proposer,
  gain: number,
  isOwed: boolean,
): number => {
  if (strategy === 'creditors-raise') return isOwed ? rateMost : finds
  return gain > 0 ? rateMost : gain < 0 ? 0 : finds
}
