import type { Stream } from '../../stream.js'
import type { Members } from './members.js'
import type { AverageVote } from './parameters.js'
import { bestReplies } from './reply.js'
import { type Tally, within } from './tally.js'

/** What was last told of the number in force, for those who know no more. */
export interface Published {
  /** The number in force, in steps over the width of the rule. */
  readonly inForce: number
  readonly width: number
  /** What each proposed at the time, and by how much each misheard the number. */
  readonly proposals: Float64Array
  readonly misheard: Float64Array
}

/** Tells everyone the number; the partially informed mishear it by so many whole steps, drawn in listed order. */
export const publish = (
  read: AverageVote,
  { behaviours, proposals }: Members,
  tally: Tally,
  noise: Stream,
): Published => {
  const misheard = new Float64Array(proposals.length)
  const most = (read.noise / (read.to - read.from)) * read.steps
  if (most > 0)
    for (const [at, behaviour] of behaviours.entries())
      if (behaviour === 'partial') misheard[at] = Math.floor((2 * noise.uniform() - 1) * most + 0.5)
  return { inForce: tally.inForce, width: tally.rule.width, proposals: proposals.slice(), misheard }
}

/** What the member at a place would propose now. The sincere and the extreme stay where they are. */
export const wishOf = (at: number, read: AverageVote, members: Members, tally: Tally, published: Published): number => {
  const peak = members.peaks[at] as number
  const now = members.proposals[at] as number
  const { least, most } = tally.rule.ends
  switch (members.behaviours[at]) {
    case 'strategic': {
      const { from, to } = bestReplies(peak, tally.leewayOf(now), tally.rule)
      return within(read.indifference === 'keep' ? now : peak, from, to)
    }
    case 'partial': {
      // Where those in the middle decide, to be sincere needs no knowledge.
      if (read.aggregation === 'median' || read.aggregation === 'generalised-median') return within(peak, least, most)
      // They take the number for a mean of so many, theirs among them, and its distance from their peak for what theirs has to make up.
      const heard = published.inForce + (published.misheard[at] as number) * published.width
      return within((published.proposals[at] as number) + published.width * peak - heard, least, most)
    }
    case 'following': {
      const distance = tally.inForce / tally.rule.width - now
      const size = Math.abs(distance)
      const reach = ((read.confidence ?? Infinity) / (read.to - read.from)) * read.steps
      return size > reach ? now : within(now + moved(distance, read.weight), least, most)
    }
    default:
      return now
  }
}

/** That part of a way in whole steps, to the nearest. */
const moved = (distance: number, part: number): number => {
  const steps = Math.floor(Math.abs(distance) * part + 0.5)
  return distance < 0 ? -steps : steps
}

/** Where the share of the way to a wish ends: at least one step on, so that who is close arrives. */
export const onTheWay = (now: number, wish: number, share: number): number =>
  now === wish || share === 0 ? now : now + (moved(wish - now, share) || (wish < now ? -1 : 1))
