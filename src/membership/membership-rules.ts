import * as says from '../problems/en.js'
import { type Problem, problem } from '../problems/index.js'
import { type AdmissionRule, readAdmissionRule } from './admission-rule.js'
import { readClass, readClasses } from './changes.js'
import type { MemberClass } from './electorate.js'
import { type ExpulsionRule, readExpulsionRule } from './expulsion-steps.js'
import { type ProxyRule, readProxyRule } from './proxy-rule.js'
import { readRecusalRule, type RecusalRule } from './recusal.js'
import { readRefundRule, type RefundRule } from './refund.js'
import { readRepresentativeRule, type RepresentativeRule } from './representatives.js'
import { RuleFields } from './rule-fields.js'
import { readTakingPartRule, type TakingPartRule } from './taking-part.js'
import { readVotingRule, type VotingRule } from './voting-rights.js'

/** All that a charter says about its members, as data. What it leaves out does not exist there: no proxies, no expulsion. */
export interface MembershipRules {
  readonly classes: readonly MemberClass[]
  /** How one joins, class by class; none twice. */
  readonly admission: readonly AdmissionRule[]
  readonly voting: VotingRule
  /** When somebody who takes part can become a full member. */
  readonly takingPart?: TakingPartRule | undefined
  readonly representatives?: RepresentativeRule | undefined
  readonly proxies?: ProxyRule | undefined
  readonly recusal?: RecusalRule | undefined
  readonly expulsion?: ExpulsionRule | undefined
  readonly refund?: RefundRule | undefined
}

/**
 * What is wrong with the rules about members of a charter? Everything at once, each by its path below the one given; nothing where they can be used as they are.
 *
 * @example
 * ```ts
 * import { membershipRulesProblems } from 'coop-rules/membership'
 *
 * const problems = membershipRulesProblems({
 *   rules: {
 *     classes: [{ id: 'worker-owner', hasVote: true }],
 *     admission: [{ memberClass: 'worker-owner' }],
 *     voting: { leapBirthday: 'march-1', probationersVote: false, suspendedVote: false },
 *     proxies: { mostPerHolder: -1, whoMayHold: 'members', writtenFor: 'one-meeting', notOn: [] },
 *   },
 *   path: 'membership',
 * })
 * problems.map(({ code, path }) => `${code} ${path}`) // => ['not-a-count membership.proxies.mostPerHolder']
 * ```
 */
export const membershipRulesProblems = (input: {
  readonly rules: unknown
  /** Where the rules stand in the charter. */
  readonly path: string
}): readonly Problem[] => {
  const { rules, path } = input
  const fields = new RuleFields()
  const record = fields.object(rules, KEYS, path)
  if (record === undefined) return fields.problems
  const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
  const classes = readClasses(record['classes'], at('classes'), fields)
  const seen = new Set<string>()
  fields.list(record['admission'], at('admission')).forEach((rule, index) => {
    const place = `${at('admission')}[${index}]`
    const read = readAdmissionRule(rule, place, fields)
    if (read === undefined) return
    const { memberClass } = read
    readClass(memberClass, classes, `${place}.memberClass`, fields)
    const facts = { what: memberClass }
    if (seen.has(memberClass))
      fields.note(problem(says.listedTwice, { path: `${place}.memberClass`, received: memberClass, facts }))
    seen.add(memberClass)
  })
  readVotingRule(record['voting'], at('voting'), fields)
  for (const [key, read] of OPTIONAL) if (record[key] !== undefined) read(record[key], at(key), fields)
  return fields.problems
}

const OPTIONAL = [
  ['takingPart', readTakingPartRule],
  ['representatives', readRepresentativeRule],
  ['proxies', readProxyRule],
  ['recusal', readRecusalRule],
  ['expulsion', readExpulsionRule],
  ['refund', readRefundRule],
] as const

const KEYS = ['classes', 'admission', 'voting', ...OPTIONAL.map(([key]) => key)]
