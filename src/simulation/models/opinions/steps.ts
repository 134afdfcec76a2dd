import { lostIn, meanOf } from '../../measures/mean.js'
import type { Stream } from '../../stream.js'

/** One round: changes the opinions in place, and says whether nothing moves any more. */
export type Round = (opinions: Float64Array, round: number) => boolean

/**
 * DeGroot, Reaching a consensus (Journal of the American Statistical Association 69, 1974): everyone's next opinion is the weighted mean of all opinions, by weights of their own. A row of weights is divided by its sum, so that whole numbers do too.
 * Without weights everybody hears everybody alike.
 *
 * @internal
 */
export const weighing = (weights: readonly (readonly number[])[] | undefined, tolerance: number): Round => {
  const sums = weights?.map((row) => row.reduce((sum, weight) => sum + weight, 0))
  return (opinions) => {
    const before = opinions.slice()
    if (weights === undefined) return moved(opinions.fill(meanOf(before)), before) <= tolerance
    for (const [member, row] of weights.entries()) {
      let heard = 0
      for (let other = 0; other < row.length; other++) heard += (row[other] as number) * (before[other] as number)
      opinions[member] = heard / (sums?.[member] as number)
    }
    return moved(opinions, before) <= tolerance
  }
}

/**
 * Hegselmann and Krause, Opinion dynamics and bounded confidence (Journal of Artificial Societies and Social Simulation 5(3), 2002): all at once, everyone takes the mean of the opinions that are no further than `epsilon` from their own, their own
 * included. Opinions are kept in order, which the rule itself never changes but for rounding; then those within reach lie side by side, and two pointers find them. Their sum is the difference of two sums from the first one on, and of what these lost by rounding: without
 * the latter a great opinion at one end would swallow the small ones.
 *
 * @internal
 */
export const hearingTheNear = (epsilon: number, tolerance: number): Round => {
  let sums = new Float64Array(0)
  let lost = new Float64Array(0)
  return (opinions) => {
    const before = opinions.slice().sort()
    const { length } = before
    if (sums.length !== length + 1) {
      sums = new Float64Array(length + 1)
      lost = new Float64Array(length + 1)
    }
    for (let at = 0; at < length; at++) {
      const [sum, next] = [sums[at] as number, before[at] as number]
      sums[at + 1] = sum + next
      lost[at + 1] = (lost[at] as number) + lostIn(sum, next, sum + next)
    }
    let from = 0
    let to = 0
    for (let at = 0; at < length; at++) {
      const own = before[at] as number
      while (own - (before[from] as number) > epsilon) from++
      while (to < length && (before[to] as number) - own <= epsilon) to++
      const heard = (sums[to] as number) - (sums[from] as number) + ((lost[to] as number) - (lost[from] as number))
      opinions[at] = Math.min(before[to - 1] as number, Math.max(before[from] as number, heard / (to - from)))
    }
    return moved(opinions, before) <= tolerance
  }
}

/**
 * Deffuant, Neau, Amblard and Weisbuch, Mixing beliefs among interacting agents (Advances in Complex Systems 3, 2000): two members meet by chance; where their opinions are less than `epsilon` apart, each goes the share `step` of the way to the other. A round
 * is as many meetings as there are members. It is over when nobody within reach of another is further than the tolerance from them.
 *
 * @internal
 */
export const meetingInPairs =
  (epsilon: number, step: number, tolerance: number, schedule: Stream): Round =>
  (opinions, round) => {
    const { length } = opinions
    if (length < 2) return true
    const chance = schedule.of(round)
    for (let meeting = 0; meeting < length; meeting++) {
      const one = chance.below(length)
      const drawn = chance.below(length - 1)
      const other = drawn < one ? drawn : drawn + 1
      const apart = (opinions[other] as number) - (opinions[one] as number)
      if (apart >= epsilon || apart <= -epsilon) continue
      opinions[one] = (opinions[one] as number) + step * apart
      opinions[other] = (opinions[other] as number) - step * apart
    }
    return nobodyMovesAnyMore(opinions, epsilon, tolerance)
  }

/** Whether each group out of the reach of the next one is as close together as the tolerance. */
const nobodyMovesAnyMore = (opinions: Float64Array, epsilon: number, tolerance: number): boolean => {
  const sorted = opinions.slice().sort()
  let lowest = sorted[0] as number
  for (let at = 1; at < sorted.length; at++) {
    const opinion = sorted[at] as number
    if (opinion - (sorted[at - 1] as number) >= epsilon) lowest = opinion
    else if (opinion - lowest > tolerance) return false
  }
  return true
}

/** The furthest that anybody went. */
const moved = (opinions: Float64Array, before: Float64Array): number => {
  let furthest = 0
  for (let at = 0; at < opinions.length; at++) {
    const way = Math.abs((opinions[at] as number) - (before[at] as number))
    if (way > furthest) furthest = way
  }
  return furthest
}
