import { Fields } from '../calendar/index.js'
import type { CharterRule } from '../decisions/index.js'
import { isRecord, type Problem, wrongKind } from '../problems/index.js'
import { type EvaluationScale, readScale } from './evaluation.js'
import type { PerformanceMethod } from './cooperative.js'
import { readIds } from './proposal.js'
import { readRemovalRule } from './read-removal.js'
import type { RemovalRule } from './removal.js'
import { type ParticipationEnd, readParticipationEnd } from './team.js'
import { verdictAt } from './votes.js'

/** Everything that a charter says about projects, as plain data. None of it has a default. */
export interface ProjectRules {
  /** Who accepts a project: a share of all worker-owners. Its threshold may point at an average item. */
  readonly acceptance: CharterRule
  /** Whether members evaluate a proposal before they accept it, or only may. */
  readonly evaluateBefore: 'required' | 'optional'
  /** Who approves a coordinator: a share of the other worker-owners. */
  readonly coordinators: CharterRule
  /** From whom teams are filled, those with precedence first. */
  readonly pools: readonly string[]
  readonly removal: RemovalRule
  readonly participationEnds: ParticipationEnd
  readonly evaluation: EvaluationScale
  readonly performance: PerformanceMethod
}

/**
 * What is wrong with a charter's rules on projects? An empty list where nothing is.
 *
 * Source: WJC-3, WJC-4, WJC-5, WJC-6, WJC-7, WJC-27, WJC-29.
 *
 * @example
 * ```ts
 * import { ACCEPTANCE, checkProjectRules, COORDINATION } from 'coop-rules/projects'
 *
 * const problems = checkProjectRules({
 *   acceptance: ACCEPTANCE, evaluateBefore: 'required', coordinators: COORDINATION, pools: ['worker-owners', 'volunteers', 'outside'],
 *   removal: { provisional: '72%', minimumProposals: 3, personConcerned: 'included', decidedBy: 'team' },
 *   participationEnds: { daysAfterLastWork: 0 }, evaluation: { min: 0, max: 10, unit: 'points' }, performance: 'mean-of-projects',
 * })
 * problems.map(({ code, path }) => `${code} ${path}`) // => ['not-one-or-more participationEnds.daysAfterLastWork']
 * ```
 */
export const checkProjectRules = (rules: ProjectRules): readonly Problem[] => {
  if (!isRecord(rules)) return [wrongKind(rules, '', 'an object')]
  const fields = new Fields()
  fields.record(rules, KEYS, '')
  checkRule(rules.acceptance, 'acceptance', fields)
  fields.oneOf(rules.evaluateBefore, ['required', 'optional'], 'evaluateBefore')
  checkRule(rules.coordinators, 'coordinators', fields)
  readIds(rules.pools, 'pools', 'pool', fields)
  readRemovalRule(rules.removal, 'removal', fields)
  readParticipationEnd(rules.participationEnds, 'participationEnds', fields)
  readScale(rules.evaluation, 'evaluation', fields)
  fields.oneOf(rules.performance, ['mean-of-projects', 'weighted-by-budget'], 'performance')
  return fields.problems
}

const KEYS = [
  'acceptance',
  'evaluateBefore',
  'coordinators',
  'pools',
  'removal',
  'participationEnds',
  'evaluation',
  'performance',
]

/** A rule is right when it can be decided by, with some number wherever it points at an average. */
const checkRule = (value: unknown, path: string, fields: Fields): void => {
  const record = withNumbers(value, path, fields)
  const rule =
    isRecord(record) && record['quorum'] !== undefined
      ? { ...record, quorum: withNumbers(record['quorum'], `${path}.quorum`, fields) }
      : record
  const found: Problem[] = []
  verdictAt(
    { rule, electorate: 0, votes: { present: 0, for: 0, against: 0, abstain: 0, closed: true }, path: '' },
    found,
  )
  for (const one of found) fields.note({ ...one, path: `${path}${one.path.slice('rule'.length)}` })
}

const withNumbers = (value: unknown, path: string, fields: Fields): unknown => {
  if (!isRecord(value)) return value
  const numbers: Record<string, unknown> = {}
  for (const key of ['atLeast', 'moreThan']) {
    const threshold = value[key]
    if (!isRecord(threshold) || !('average' in threshold)) continue
    const pointer = fields.record(threshold, ['average'], `${path}.${key}`)
    fields.id(pointer['average'], `${path}.${key}.average`)
    numbers[key] = '1/2'
  }
  return { ...value, ...numbers }
}
