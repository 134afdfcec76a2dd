import { compare, equal, HALF, ONE, type Ratio, ratio, readExact, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  type Problem,
  problem,
  refusedFor,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Base, Choice, Citation, Comparison } from '../reasons/index.js'
import type { TiePolicy } from './rule.js'
import { type ShareTest, shareTest } from './share.js'

/** A rule with its numbers read, ready to give verdicts. */
export interface ReadRule {
  readonly share: ShareTest
  readonly comparison: Comparison
  readonly of: Base
  readonly quorum: ReadQuorum | undefined
  readonly minimumFor: number
  readonly minimumBallots: number
  /** Whether a tie is an outcome under this rule. */
  readonly knowsTies: boolean
  readonly tie: TiePolicy | undefined
  readonly clauses: readonly Citation[]
}

/** A quorum with its numbers read. */
export interface ReadQuorum {
  readonly share: ShareTest
  readonly comparison: Comparison
  readonly of: 'electorate' | 'present'
  readonly counting: readonly Choice[]
}

/** What a rule can be a share of. */
export const BASES = ['electorate', 'present', 'ballots', 'for-or-against'] as const satisfies readonly Base[]

const RULE_KEYS = ['atLeast', 'moreThan', 'of', 'quorum', 'minimumFor', 'minimumBallots', 'tie', 'clauses']
const QUORUM_KEYS = ['atLeast', 'moreThan', 'of', 'counting']

const ALL_KINDS = ['for', 'against', 'abstain'] as const satisfies readonly Choice[]
const TIE_POLICIES = ['lost', 'second-ballot', 'casting-vote'] as const satisfies readonly TiePolicy[]

/** Reads a rule from data; undefined where something is wrong with it, which is then among the problems. */
export const readRule = (rule: unknown, path: string, problems: Problem[]): ReadRule | undefined => {
  if (!isRecord(rule)) {
    problems.push(wrongKind(rule, path, 'an object'))
    return undefined
  }
  tellUnknownKeys(rule, RULE_KEYS, path, problems)
  const compared = readComparison(rule, path, problems)
  const base = readOneOf(rule['of'], BASES, `${path}.of`, problems)
  const quorum = rule['quorum'] === undefined ? undefined : readQuorum(rule['quorum'], `${path}.quorum`, problems)
  const minimumFor =
    rule['minimumFor'] === undefined ? 0 : readCount(rule['minimumFor'], `${path}.minimumFor`, problems)
  const minimumBallots =
    rule['minimumBallots'] === undefined ? 0 : readCount(rule['minimumBallots'], `${path}.minimumBallots`, problems)
  const tie = rule['tie'] === undefined ? undefined : readOneOf(rule['tie'], TIE_POLICIES, `${path}.tie`, problems)
  tellNoTexts(rule['clauses'], `${path}.clauses`, problems)
  const clauses = (rule['clauses'] ?? []) as readonly Citation[]
  if (compared === undefined || base === undefined || minimumFor === undefined || minimumBallots === undefined)
    return undefined
  const knowsTies =
    compared.comparison === 'more-than' &&
    (base === 'for-or-against' || base === 'ballots') &&
    equal(compared.share.required, HALF)
  if (tie !== undefined && !knowsTies)
    problems.push(problem(says.tiePolicyWithoutTies, { path: `${path}.tie`, received: tie }))
  // Written out: spreading here costs more than all the rest of a verdict (docs/why/speed.md).
  const { share, comparison } = compared
  return { share, comparison, of: base, quorum, minimumFor, minimumBallots, knowsTies, tie, clauses }
}

/**
 * What is wrong with the rule of a decision? Everything at once, each by its path below the one given; nothing where `decide` can use it as it is. To be asked
 * before a rule is kept: a threshold that is still the mean of proposals is to be pinned first (`openDecision`).
 *
 * @example
 * ```ts
 * import { decisionRuleProblems } from 'coop-rules/decisions'
 *
 * const problems = decisionRuleProblems({ rule: { atLeast: '72', of: 'members' }, path: 'rule' })
 * problems.map(({ code, path }) => `${code} ${path}`) // => ['threshold-out-of-range rule.atLeast', 'not-one-of rule.of']
 * ```
 */
export const decisionRuleProblems = (input: { readonly rule: unknown; readonly path: string }): readonly Problem[] => {
  const problems: Problem[] = []
  readRule(input.rule, input.path, problems)
  return refusedFor(problems).problems
}

/** Reads a whole number of people or ballots. */
export const readCount = (value: unknown, path: string, problems: Problem[]): number | undefined => {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
  problems.push(
    value === undefined ? wrongKind(undefined, path, '') : problem(says.notACount, { path, received: value }),
  )
  return undefined
}

/** Reads true or false. */
export const readBoolean = (value: unknown, path: string, problems: Problem[]): boolean | undefined => {
  if (typeof value === 'boolean') return value
  problems.push(wrongKind(value, path, 'true or false'))
  return undefined
}

const readOneOf = <Option extends string>(
  value: unknown,
  options: readonly Option[],
  path: string,
  problems: Problem[],
): Option | undefined => {
  const found = options.find((option) => option === value)
  if (found === undefined) {
    problems.push(
      value === undefined
        ? wrongKind(undefined, path, '')
        : problem(says.notOneOf, { path, received: value, facts: { options: options.join(', ') } }),
    )
  }
  return found
}

const readComparison = (
  rule: Readonly<Record<string, unknown>>,
  path: string,
  problems: Problem[],
): { readonly share: ShareTest; readonly comparison: Comparison } | undefined => {
  const { atLeast, moreThan } = rule
  if (atLeast !== undefined && moreThan !== undefined) {
    problems.push(problem(says.twoComparisons, { path, received: rule }))
    return undefined
  }
  if (atLeast === undefined && moreThan === undefined) {
    problems.push(problem(says.noComparison, { path, received: undefined }))
    return undefined
  }
  const comparison = atLeast === undefined ? 'more-than' : 'at-least'
  const required = readThreshold(
    atLeast ?? moreThan,
    `${path}.${atLeast === undefined ? 'moreThan' : 'atLeast'}`,
    comparison,
    problems,
  )
  return required === undefined ? undefined : { share: shareTest(required, comparison), comparison }
}

/** Reads a share of at least so much, from nothing to all. */
export const readShare = (value: unknown, path: string, problems: Problem[]): Ratio | undefined => {
  if (value !== undefined) return readThreshold(value, path, 'at-least', problems)
  problems.push(wrongKind(undefined, path, ''))
  return undefined
}

const readThreshold = (
  value: unknown,
  path: string,
  comparison: Comparison,
  problems: Problem[],
): Ratio | undefined => {
  if (isRecord(value) && typeof value['average'] === 'string') {
    problems.push(problem(says.thresholdNotPinned, { path, received: value, facts: { item: value['average'] } }))
    return undefined
  }
  const read = readExact(value, path)
  if ('code' in read) {
    problems.push(read)
    return undefined
  }
  if (compare(read.value, ZERO) < 0 || compare(read.value, ONE) > 0) {
    // What is more than all and at most 100 was probably meant as a percentage.
    const plain = /^\d+(\.\d+)?$/.test(String(value)) && compare(read.value, ratio(100n)) <= 0
    const meant = plain ? `${String(value)}%` : ''
    problems.push(problem(says.thresholdOutOfRange, { path, received: value, facts: { meant } }))
    return undefined
  }
  if (comparison === 'more-than' && equal(read.value, ONE)) {
    problems.push(problem(says.moreThanAll, { path, received: value }))
    return undefined
  }
  return read.value
}

const readQuorum = (quorum: unknown, path: string, problems: Problem[]): ReadQuorum | undefined => {
  if (!isRecord(quorum)) {
    problems.push(wrongKind(quorum, path, 'an object'))
    return undefined
  }
  tellUnknownKeys(quorum, QUORUM_KEYS, path, problems)
  const compared = readComparison(quorum, path, problems)
  const base = readOneOf(quorum['of'], ['electorate', 'present'], `${path}.of`, problems)
  const counting =
    quorum['counting'] === undefined ? ALL_KINDS : readKinds(quorum['counting'], `${path}.counting`, problems)
  return compared === undefined || base === undefined || counting === undefined
    ? undefined
    : { share: compared.share, comparison: compared.comparison, of: base, counting }
}

const readKinds = (value: unknown, path: string, problems: Problem[]): readonly Choice[] | undefined => {
  if (!isList(value)) {
    problems.push(wrongKind(value, path, 'a list'))
    return undefined
  }
  const kinds = value
  if (kinds.length === 0) {
    problems.push(problem(says.emptyList, { path, received: value, facts: { what: ALL_KINDS.join(', ') } }))
    return undefined
  }
  const before = problems.length
  kinds.forEach((kind, at) => {
    const found = readOneOf(kind, ALL_KINDS, `${path}[${at}]`, problems)
    if (found !== undefined && kinds.indexOf(kind) !== at) {
      problems.push(problem(says.listedTwice, { path: `${path}[${at}]`, received: kind, facts: { what: found } }))
    }
  })
  return problems.length > before ? undefined : (kinds as readonly Choice[])
}
