import { orThrow, type Problem, type Refused } from '../problems/index.js'
import { readCount, readRule } from './read-rule.js'
import type { DecisionRule } from './rule.js'
import { leastVotes } from './share.js'

/**
 * Would this rule need the vote of the person concerned? Then nobody is ever removed against their will: worth a warning before it takes effect. True
 * where all but one of the electorate are too few. Asked of rules whose base is the electorate with that person in it; any other rule can do
 * without them.
 *
 * Throws what `decide` throws of a rule, and `not-a-count`.
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
  const { rule, electorate } = orThrow(read(input))
  return rule.of === 'electorate' && electorate > 0 && leastVotes(rule.share, electorate) > electorate - 1
}

const read = (input: { readonly rule: DecisionRule; readonly electorate: number }) => {
  const problems: Problem[] = []
  const rule = readRule(input.rule, 'rule', problems)
  const electorate = readCount(input.electorate, 'electorate', problems)
  return rule === undefined || electorate === undefined || problems.length > 0
    ? ({ kind: 'refused', problems } satisfies Refused)
    : ({ kind: 'read', rule, electorate } as const)
}
