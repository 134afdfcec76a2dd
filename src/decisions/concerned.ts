import { decide } from './decide.js'
import type { DecisionRule } from './rule.js'

/**
 * Would this rule need the vote of the person concerned? Then nobody is ever removed against their will: worth a warning before it takes effect. True
 * where it does not carry with everyone else present and for.
 *
 * Throws what `decide` throws of a rule; `not-a-count`.
 *
 * Source: WJC-7 and WJC-14, whose base includes the person concerned.
 *
 * @example
 * ```ts
 * import { needsThePersonConcerned } from 'coop-rules/decisions'
 *
 * needsThePersonConcerned({ rule: { atLeast: '95%', of: 'electorate' }, electorate: 10 }) // => true
 * needsThePersonConcerned({ rule: { atLeast: '90%', of: 'electorate' }, electorate: 10 }) // => false
 * ```
 */
export const needsThePersonConcerned = (input: {
  readonly rule: DecisionRule
  readonly electorate: number
}): boolean => {
  const { rule, electorate } = input
  const others = Math.max(0, electorate - 1)
  const without = decide({ rule, electorate, present: others, for: others, against: 0, abstain: 0, closed: true })
  return electorate > 0 && without.kind !== 'carried'
}
