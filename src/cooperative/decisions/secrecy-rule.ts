import { type Charter, isShareRule, type SecrecyRule, secrecyRuleOf } from '../../charter/index.js'
import type { DecisionRuleOfCharter } from './state.js'
import { isOfEveryone } from './telling.js'

/**
 * How a decision of the charter is kept secret. By the strict rules two kinds tell their outcome only, however many vote: what is counted again on count dates, for once a count was told nothing more could be until all ballots
 * are new; and what has abstentions beside for and against, for three counts that add up tell of one another. That stands in the policy itself, so that whoever counts goes by the same.
 *
 * Source: WJC-8.
 */
export const secrecyOf = (charter: Charter, rule: DecisionRuleOfCharter): SecrecyRule => {
  const found = secrecyRuleOf(charter, rule.secrecy)
  const { policy } = found
  const outcomesOnly = policy.ends === 'hidden' && (isCountedAgain(rule, found) || !isOfEveryone(rule))
  return outcomesOnly ? { ...found, policy: { ...policy, leastForCount: NEVER } } : found
}

/** Whether it stands until it is carried, and is counted on count dates until then. */
export const isCountedAgain = (
  { rule, openDays, holdForDays }: DecisionRuleOfCharter,
  { countEveryMonths }: SecrecyRule,
): boolean => countEveryMonths !== undefined && isShareRule(rule) && holdForDays !== undefined && openDays === undefined

/** More ballots than there will ever be. */
export const NEVER = Number.MAX_SAFE_INTEGER
