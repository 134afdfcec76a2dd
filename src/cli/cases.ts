import { type AverageInput, type AverageOutcome, tryAverageOf } from '../averages/index.js'
import { type DecisionInput, tryDecide, type Verdict } from '../decisions/index.js'
import { isRecord, type Problem, type Refused, tellUnknownKeys, wrongKind } from '../problems/index.js'

/** What a case can be answered with. */
export type Answer = Verdict | AverageOutcome | Refused

/** A case from outside, answered under one rule. */
export type CaseReader = (raw: unknown) => { readonly id: string | number | undefined; readonly answer: Answer }

/** Answers one case of `decide`. The command takes no more keys than it documents, though the library knows some more. */
export const readDecideCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) => {
    if (isRecord(fields['rule'])) tellUnknownKeys(fields['rule'], RULE_KEYS, 'rule', problems)
    return tryDecide(fields as unknown as DecisionInput)
  })

/** Answers one case of `average`. */
export const readAverageCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) => {
    const { clauses, ...rest } = fields
    if (clauses !== undefined) tellUnknownKeys({ clauses }, AVERAGE_KEYS, '', problems)
    return tryAverageOf(rest as unknown as AverageInput)
  })

const RULE_KEYS = ['atLeast', 'moreThan', 'of', 'quorum']
const AVERAGE_KEYS = ['proposals', 'min', 'max', 'aggregation']

const readCase = (
  raw: unknown,
  answerTo: (fields: Readonly<Record<string, unknown>>, problems: Problem[]) => Answer,
): ReturnType<CaseReader> => {
  if (!isRecord(raw)) return { id: undefined, answer: { kind: 'refused', problems: [wrongKind(raw, '', 'an object')] } }
  const { id, ...fields } = raw
  const isId = typeof id === 'string' || typeof id === 'number'
  const problems: Problem[] = isId || id === undefined ? [] : [wrongKind(id, 'id', 'text or a number')]
  const answer = answerTo(fields, problems)
  const all = toldOnce([...problems, ...(answer.kind === 'refused' ? answer.problems : [])])
  return { id: isId ? id : undefined, answer: problems.length === 0 ? answer : { kind: 'refused', problems: all } }
}

/** A key that neither the command nor the rule knows is one problem. */
const toldOnce = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(
    ({ code, path }, at) => problems.findIndex((other) => other.code === code && other.path === path) === at,
  )
