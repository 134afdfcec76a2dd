import { bestReplies, broughtAbout } from './reply.js'
import { type Rule, Tally, within } from './tally.js'

/** What single members could do where all others are sincere; in steps over the width of the rule. */
export interface Lies {
  /** The number where everyone is sincere. */
  readonly sincere: number
  /** How far apart the numbers are that one member alone can bring about, at most. */
  readonly reach: number
  /** How far the best reply of one member moves the number, at most. */
  readonly moved: number
  /** How much nearer to their peak the number comes by it, at most. */
  readonly gain: number
}

/** What can one of these members bring about by not being sincere? */
export const liesAmong = (peaks: Float64Array, rule: Rule): Lies => {
  const { ends, width } = rule
  const sincerely = peaks.map((peak) => within(peak, ends.least, ends.most))
  const tally = new Tally(rule, sincerely)
  const sincere = tally.inForce
  let reach = 0
  let moved = 0
  let gain = 0
  for (let at = 0; at < peaks.length; at++) {
    const peak = peaks[at] as number
    const leeway = tally.leewayOf(sincerely[at] as number)
    const lowest = broughtAbout(ends.least, leeway, rule)
    const highest = broughtAbout(ends.most, leeway, rule)
    const best = broughtAbout(bestReplies(peak, leeway, rule).from, leeway, rule)
    reach = Math.max(reach, highest - lowest)
    moved = Math.max(moved, Math.abs(best - sincere))
    gain = Math.max(gain, Math.abs(sincere - width * peak) - Math.abs(best - width * peak))
  }
  return { sincere, reach, moved, gain }
}
