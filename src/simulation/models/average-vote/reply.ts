import { bounded, type Leeway, type Rule, within } from './tally.js'

/** Proposals that serve equally well: all from one to the other, both included. */
export interface Replies {
  readonly from: number
  readonly to: number
}

/**
 * Which proposals bring the number nearest to this peak, the others staying as they are? The number grows with the proposal in steps of 1 / width, so that the peak is met
 * or an end is best, and the best ones lie side by side. All whole numbers.
 */
export const bestReplies = (peak: number, { core, low, high }: Leeway, rule: Rule): Replies => {
  const { width, ends } = rule
  const { least, most, lower, upper } = ends
  // What a proposal can count as.
  const lowest = within(least, low, high)
  const highest = within(most, low, high)
  const best = within(width * peak - core, lowest, highest)
  // Beyond a bound all are the same; between two equal bounds, everything is.
  const isAtLower = lower === upper || core + best <= lower * width
  const isAtUpper = lower === upper || core + best >= upper * width
  const from = isAtLower ? lowest : isAtUpper ? within(upper * width - core, lowest, best) : best
  const to = isAtUpper ? highest : isAtLower ? within(lower * width - core, best, highest) : best
  return { from: from <= low ? least : Math.max(from, least), to: to >= high ? most : Math.min(to, most) }
}

/** The number that a proposal brings about, over the width of the rule. */
export const broughtAbout = (proposal: number, { core, low, high }: Leeway, rule: Rule): number =>
  bounded(core + within(proposal, low, high), rule)
