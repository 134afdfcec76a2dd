import type { Fields } from '../calendar/index.js'
import { type DecisionInput, type DecisionRule, tryDecide, type Verdict } from '../decisions/index.js'
import { type Problem, tell } from '../problems/index.js'

/** The counts of a vote, and whether it is over: what `decide` needs besides the rule and the electorate. */
export type Votes = Omit<DecisionInput, 'rule' | 'electorate'>

export const VOTE_KEYS = ['present', 'for', 'against', 'abstain', 'closed', 'ballotsFinal'] as const

/** The verdict on counts that stand somewhere in a larger input; undefined where something is wrong, which is then told at its own place. */
export const verdictAt = (
  input: { readonly rule: unknown; readonly electorate: number; readonly votes: unknown; readonly path: string },
  problems: Problem[],
): Verdict | undefined => {
  const { rule, electorate, path } = input
  const votes = input.votes as Readonly<Record<string, unknown>>
  const asked: Record<string, unknown> = { rule, electorate }
  for (const key of VOTE_KEYS) if (votes[key] !== undefined) asked[key] = votes[key]
  const verdict = tryDecide(asked as unknown as DecisionInput & { readonly rule: DecisionRule })
  if (verdict.kind !== 'refused') return verdict
  for (const found of verdict.problems) {
    const ofRule = found.path === 'rule' || found.path.startsWith('rule.')
    const place = ofRule || path === '' ? found.path : found.path === '' ? path : `${path}.${found.path}`
    // One rule for many votes: what is wrong with it is told once.
    if (!ofRule || !problems.some((told) => told.path === place && told.code === found.code))
      tell(problems, { ...found, path: place })
  }
  return undefined
}

/**
 * How many people a list names. Where something is wrong with the list, which is then noted, more than could ever vote: so that no count is told as wrong
 * for that alone.
 */
export const countOf = (value: unknown, path: string, fields: Fields): number => {
  const before = fields.problems.length
  const { length } = fields.ids(value, path)
  return fields.problems.length === before ? length : Number.MAX_SAFE_INTEGER
}
