import { DISCLOSURE, type DisclosurePolicy } from '../disclosure/index.js'
import type { Citation, ClauseId } from '../reasons/index.js'
import type { Charter } from './charter.js'
import { own } from './tree.js'

/** What happens where so few are entitled that nothing may be told without exposing somebody. */
export type BelowTheFloor = 'wait-for-more' | 'outcome-only' | 'open' | 'openly' | 'assembly'

/** How a secret vote is kept, as the charter has it; numbers that it leaves out are those of the strict rules. */
export interface SecrecyRule {
  readonly mode: 'sealed' | 'disclosure-rules'
  /** What may be told, from how many. */
  readonly policy: DisclosurePolicy
  readonly below: BelowTheFloor
  /** The decision of the charter that takes the place of one that too few are entitled on. */
  readonly assembly: string | undefined
  /** How many hold a part of the key, and how many of them it takes to count. */
  readonly keyHolders: number
  readonly keyQuorum: number
  /** Between two counts of what stands open, or two batches of a number, are so many months. */
  readonly countEveryMonths: number | undefined
  readonly clauses: readonly Citation[]
}

/**
 * How is this kept secret? By the provision of the charter that the decision or the number names, or the one called `ballots`. A charter that has none promised secrecy without saying how: then the strict disclosure rules hold, and
 * where they allow nothing it waits for more.
 *
 * Source: WJC-8.
 *
 * @example
 * ```ts
 * import { secrecyRuleOf } from 'coop-rules/charter'
 * import { preset } from 'coop-rules/presets'
 *
 * const { mode, keyHolders, keyQuorum } = secrecyRuleOf(preset('we-just-coop'), undefined)
 * `${mode}: ${keyQuorum} of ${keyHolders}` // => 'sealed: 3 of 5'
 * ```
 */
export const secrecyRuleOf = (charter: Charter, provision: string | undefined): SecrecyRule => {
  const found = own(charter.secrecy, provision ?? USUAL)
  const { strict } = DISCLOSURE
  const leastForOutcome = Math.max(1, found?.leastBallots ?? strict.leastForOutcome)
  return {
    mode: found?.mode ?? 'disclosure-rules',
    policy: {
      leastForOutcome,
      // Counts tell more than the outcome: they never take fewer.
      leastForCount: Math.max(leastForOutcome, found?.leastForCounts ?? strict.leastForCount),
      leastChanged: Math.max(1, found?.leastChanged ?? strict.leastChanged),
      ends: found?.nearUnanimous ?? strict.ends,
      colluders: strict.colluders,
    },
    below: found?.below ?? 'wait-for-more',
    assembly: found?.assembly,
    keyHolders: found?.keyHolders ?? 1,
    keyQuorum: found?.keyQuorum ?? found?.keyHolders ?? 1,
    countEveryMonths: found?.countEveryMonths,
    clauses: found === undefined ? [CLAUSE] : (found.clauses ?? []),
  }
}

/** The provision that holds where a decision names none. */
export const USUAL = 'ballots'

const CLAUSE = 'WJC-8' satisfies ClauseId
