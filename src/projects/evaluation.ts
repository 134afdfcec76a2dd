import { type AverageOutcome, averageOf } from '../averages/index.js'
import { checkNumberQuestion, readProposal } from '../ballots/index.js'
import { Fields } from '../calendar/index.js'
import { type ExactInput, type Ratio, subtract } from '../exact/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readIds } from './proposal.js'

/** The scale on which members evaluate: both ends included, in steps counted from the lower one where there are any. */
export interface EvaluationScale {
  readonly min: ExactInput
  readonly max: ExactInput
  readonly step?: ExactInput
  /** What one is one of, such as `points`. */
  readonly unit: string
}

/** What one person thinks of a project's service to one objective. */
export interface Evaluating {
  readonly person: MemberId
  readonly objective: string
  readonly value: ExactInput
}

/** What members expected of a project before, and what they found when it ended. */
export interface EvaluationInput {
  readonly project: string
  /** The objectives that the project serves. */
  readonly objectives: readonly string[]
  readonly scale: EvaluationScale
  readonly projected: readonly Evaluating[]
  readonly achieved: readonly Evaluating[]
  readonly clauses?: readonly Citation[]
}

/** One objective: both means side by side, and how far they lie apart. */
export interface ObjectiveEvaluation {
  readonly objective: string
  readonly projected: AverageOutcome
  readonly achieved: AverageOutcome
  /** Achieved less projected; null where one of them is missing, for none is not zero. */
  readonly difference: Ratio | null
}

/** A project's evaluation, objective by objective. */
export interface Evaluation {
  /** `evaluated`: what was achieved is evaluated for every objective. `projected`: only what was expected is. `incomplete`: neither is for every objective. */
  readonly kind: 'evaluated' | 'projected' | 'incomplete'
  readonly project: string
  readonly objectives: readonly ObjectiveEvaluation[]
  /** Whether members evaluated before what it projects for every objective. */
  readonly evaluatedBefore: boolean
  /** The mean of what was achieved for each objective, all of them weighing the same; `no-proposals` until every one is evaluated. */
  readonly overall: AverageOutcome
  readonly because: Because
}

/**
 * What did a project achieve, against what was projected? For each objective the mean of what members expected before, and the mean of what they found
 * afterwards, kept side by side; the difference is the second less the first, exact. Where nobody evaluated there is no mean, and none is not zero.
 *
 * Throws, with everything that is wrong: `not-one-of` (an objective that the project does not serve), `listed-twice` (two values of one person for one
 * objective on one side), `out-of-range`, `off-step`, `percent-not-meant`, `bounds-reversed`, `step-not-positive`, `empty-list`, `not-a-name`,
 * `missing-key`, `unknown-key`, `wrong-kind` and what `exact` throws.
 *
 * Source: WJC-4. Reading: an objective that nobody evaluated keeps the project unevaluated; other: it is left out of the mean.
 *
 * @example
 * ```ts
 * import { evaluationOf } from 'coop-rules/projects'
 *
 * const evaluation = evaluationOf({
 *   project: 'app', objectives: ['freedom'], scale: { min: 0, max: 10, unit: 'points' },
 *   projected: [{ person: 'ana', objective: 'freedom', value: 8 }, { person: 'ben', objective: 'freedom', value: 7 }],
 *   achieved: [{ person: 'ana', objective: 'freedom', value: 6 }],
 * })
 * evaluation.objectives[0]?.difference // => { numerator: -3n, denominator: 2n }
 * ```
 */
export const evaluationOf = (input: EvaluationInput): Evaluation => orThrow(tryEvaluationOf(input))

/** The same for data from outside: refuses where `evaluationOf` throws. */
export const tryEvaluationOf = (input: EvaluationInput): Evaluation | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const { objectives, projected, achieved } = readEvaluation(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { project, clauses = [CLAUSE], scale } = input
  const mean = (values: readonly Ratio[] = []): AverageOutcome => averageOf({ proposals: values, clauses })
  const sides = objectives.map((objective): ObjectiveEvaluation => {
    const [before, after] = [mean(projected.get(objective)), mean(achieved.get(objective))]
    const both = before.kind === 'average' && after.kind === 'average'
    return {
      objective,
      projected: before,
      achieved: after,
      difference: both ? subtract(after.value, before.value) : null,
    }
  })
  const found = sides.flatMap((side) => (side.achieved.kind === 'average' ? [side.achieved.value] : []))
  const evaluatedBefore = sides.every((side) => side.projected.kind === 'average')
  const evaluated = found.length === sides.length
  const [first, ...rest] = sides.map((side) => reasonOf(side, scale.unit, clauses)) as [Reason, ...Reason[]]
  return {
    kind: evaluated ? 'evaluated' : evaluatedBefore ? 'projected' : 'incomplete',
    project,
    objectives: sides,
    evaluatedBefore,
    overall: mean(evaluated ? found : []),
    because: [first, ...rest],
  }
}

const CLAUSE = 'WJC-4' satisfies ClauseId

const reasonOf = (side: ObjectiveEvaluation, unit: string, clauses: readonly Citation[]): Reason => {
  const { objective, projected, achieved, difference } = side
  const [before, after] = [projected, achieved].map((one) => (one.kind === 'average' ? one.value : undefined))
  if (before !== undefined && after !== undefined && difference !== null)
    return { code: 'evaluation-compared', clauses, objective, projected: before, achieved: after, difference, unit }
  const value = before ?? after
  if (value === undefined) return { code: 'evaluation-none', clauses, objective }
  const one = before === undefined ? 'achieved' : 'projected'
  return { code: 'evaluation-one-side', clauses, objective, side: one, value, unit }
}

const KEYS = ['project', 'objectives', 'scale', 'projected', 'achieved', 'clauses']

const readEvaluation = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, KEYS, '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.id(input['project'], 'project')
  const objectives = readIds(input['objectives'], 'objectives', 'objective', fields)
  const scale = readScale(input['scale'], 'scale', fields)
  const side = (key: 'projected' | 'achieved') => {
    const values = new Map<string, Ratio[]>()
    const seen = new Set<string>()
    fields.records(fields.list(input[key], key), ['person', 'objective', 'value'], key, (record, path) => {
      const person = fields.id(record['person'], `${path}.person`)
      const objective = fields.oneOf(record['objective'], objectives, `${path}.objective`)
      const value = readValue(record['value'], `${path}.value`, scale, fields)
      if (person === undefined || objective === undefined) return
      const pair = JSON.stringify([person, objective])
      if (seen.has(pair))
        fields.note(problem(says.listedTwice, { path: `${path}.person`, received: person, facts: { what: person } }))
      seen.add(pair)
      if (value === undefined) return
      const others = values.get(objective)
      if (others === undefined) values.set(objective, [value])
      else others.push(value)
    })
    return values
  }
  return { objectives, projected: side('projected'), achieved: side('achieved') }
}

const readValue = (
  value: unknown,
  path: string,
  scale: EvaluationScale | undefined,
  fields: Fields,
): Ratio | undefined => {
  if (scale === undefined || value === undefined) return fields.number(value, path)
  const read = readProposal({ kind: 'number', id: 'evaluation', ...scale }, value, path)
  if (read.kind === 'answer') return read.answer
  for (const found of read.problems) fields.note(found)
  return undefined
}

/** Reads a scale; undefined where something is wrong with it, which is noted. */
export const readScale = (value: unknown, path: string, fields: Fields): EvaluationScale | undefined => {
  const record = fields.record(value, ['min', 'max', 'step', 'unit'], path)
  if (!isRecord(value)) return undefined
  const before = fields.problems.length
  fields.id(record['unit'], `${path}.unit`)
  for (const key of ['min', 'max'] as const)
    if (record[key] === undefined) fields.note(wrongKind(undefined, `${path}.${key}`, ''))
  const question = { kind: 'number', id: 'evaluation', ...record } as Parameters<typeof checkNumberQuestion>[0]
  if (fields.problems.length === before)
    for (const found of checkNumberQuestion(question)) fields.note({ ...found, path: `${path}.${found.path}` })
  return fields.problems.length === before ? (record as unknown as EvaluationScale) : undefined
}
