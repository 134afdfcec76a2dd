import { type AverageInput, type AverageOutcome, tryAverageOf } from '../averages/index.js'
import { type DecisionInput, tryDecide, type Verdict } from '../decisions/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, type Refused } from '../problems/index.js'

/** What a case can be answered with. */
export type Answer = Verdict | AverageOutcome | Refused

/** A case from outside, answered under one rule. */
export type CaseReader = (raw: unknown) => { readonly id: string | number | undefined; readonly answer: Answer }

/** Answers one case of `decide`. */
export const readDecideCase: CaseReader = (raw) =>
  readCase(raw, DECIDE_KEYS, (fields) => {
    const { rule } = fields
    const problems = [...unknownKeys(rule, RULE_KEYS, 'rule')]
    if (isRecord(rule)) problems.push(...unknownKeys(rule['quorum'], QUORUM_KEYS, 'rule.quorum'))
    return withProblems(problems, tryDecide(fields as unknown as DecisionInput))
  })

/** Answers one case of `average`. */
export const readAverageCase: CaseReader = (raw) =>
  readCase(raw, AVERAGE_KEYS, (fields) => {
    const { proposals } = fields
    if (!Array.isArray(proposals)) return { kind: 'refused', problems: [wrongKind('proposals', proposals, 'a list')] }
    return tryAverageOf(fields as unknown as AverageInput)
  })

const DECIDE_KEYS = ['id', 'rule', 'electorate', 'present', 'for', 'against', 'abstain', 'closed', 'ballotsFinal']
const RULE_KEYS = ['atLeast', 'moreThan', 'of', 'quorum']
const QUORUM_KEYS = ['atLeast', 'moreThan', 'of', 'counting']
const AVERAGE_KEYS = ['id', 'proposals', 'min', 'max', 'aggregation']

const readCase = (
  raw: unknown,
  keys: readonly string[],
  answer: (fields: Readonly<Record<string, unknown>>) => Answer,
): ReturnType<CaseReader> => {
  if (!isRecord(raw)) return { id: undefined, answer: { kind: 'refused', problems: [wrongKind('', raw, 'an object')] } }
  const { id, ...fields } = raw
  const isId = typeof id === 'string' || typeof id === 'number'
  const problems = [
    ...unknownKeys(raw, keys, ''),
    ...(isId || id === undefined ? [] : [wrongKind('id', id, 'text or a number')]),
  ]
  return { id: isId ? id : undefined, answer: withProblems(problems, answer(fields)) }
}

/** What is wrong around a case comes before what is wrong within it. */
const withProblems = (problems: readonly Problem[], answer: Answer): Answer =>
  problems.length === 0
    ? answer
    : { kind: 'refused', problems: toldOnce([...problems, ...(answer.kind === 'refused' ? answer.problems : [])]) }

/** A key that neither the command nor the rule knows is one problem. */
const toldOnce = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(
    ({ code, path }, at) => problems.findIndex((other) => other.code === code && other.path === path) === at,
  )

const unknownKeys = (value: unknown, known: readonly string[], path: string): Problem[] =>
  isRecord(value)
    ? Object.keys(value)
        .filter((key) => !known.includes(key))
        .map((key) =>
          problem(says.unknownKey, {
            path: path === '' ? key : `${path}.${key}`,
            received: key,
            facts: { known: known.join(', ') },
          }),
        )
    : []

const wrongKind = (path: string, received: unknown, kind: string): Problem =>
  received === undefined && path !== ''
    ? problem(says.missingKey, { path, received, facts: { key: path } })
    : problem(says.wrongKind, { path, received, facts: { kind } })

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
