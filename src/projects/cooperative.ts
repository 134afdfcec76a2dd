import { tryAverageOf, tryWeightedAverageOf } from '../averages/index.js'
import { Fields } from '../calendar/index.js'
import type { ExactInput, Ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'

/** How the evaluations of projects become one number: each project weighs the same, or as much as its budget. */
export type PerformanceMethod = 'mean-of-projects' | 'weighted-by-budget'

/** The cooperative's projects, with what each achieved. */
export interface PerformanceInput {
  readonly method: PerformanceMethod
  readonly projects: readonly {
    readonly project: string
    /** What it achieved, as `overall` of its evaluation, or for one objective; left out where it is not evaluated. */
    readonly achieved?: ExactInput
    /** Its budget in smallest units of one currency, where budgets weigh. */
    readonly budgetMinor?: bigint | string | number
  }[]
  readonly clauses?: readonly Citation[]
}

/** How well the cooperative does by its projects; or that none of them is evaluated, which is not a zero. */
export type Performance =
  | {
      readonly kind: 'performance'
      readonly value: Ratio
      readonly evaluated: readonly string[]
      readonly leftOut: readonly string[]
      readonly because: Because
    }
  | {
      readonly kind: 'none-evaluated'
      readonly evaluated: readonly []
      readonly leftOut: readonly string[]
      readonly because: Because
    }

/**
 * How well does the cooperative serve its objectives? The sum of what its projects achieved, divided by how many were evaluated; or the sum of achieved ×
 * budget, divided by the budgets of those projects. A project without an evaluation is named and left out. All of them are taken to be on one scale.
 *
 * Throws, with everything that is wrong: `listed-twice` (a project), `weights-all-zero`, `mixed-percent`, `not-minor-units`, `negative-amount`,
 * `missing-key` (a budget where budgets weigh), `not-one-of`, `not-a-name`, `unknown-key`, `wrong-kind` and what `exact` throws.
 *
 * Source: WJC-29. Reading: how projects weigh is charter data.
 *
 * @example
 * ```ts
 * import { performanceOf } from 'coop-rules/projects'
 *
 * const performance = performanceOf({
 *   method: 'mean-of-projects', projects: [{ project: 'app', achieved: 6 }, { project: 'film', achieved: 9 }, { project: 'book' }],
 * })
 * performance.kind === 'performance' && performance.value // => { numerator: 15n, denominator: 2n }
 * performance.leftOut // => ['book']
 * ```
 */
export const performanceOf = (input: PerformanceInput): Performance => orThrow(tryPerformanceOf(input))

/** The same for data from outside: refuses where `performanceOf` throws. */
export const tryPerformanceOf = (input: PerformanceInput): Performance | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const { method, projects } = readPerformance(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { clauses = [CLAUSE] } = input
  const evaluated = projects.filter(({ achieved }) => achieved !== undefined)
  const leftOut = projects.filter(({ achieved }) => achieved === undefined).map(({ project }) => project)
  const left: Reason[] = leftOut.length === 0 ? [] : [{ code: 'projects-left-out', clauses, projects: leftOut }]
  const achieved = evaluated.map((one) => one.achieved as ExactInput)
  const mean =
    method === 'weighted-by-budget'
      ? tryWeightedAverageOf({
          proposals: achieved.map((proposal, at) => ({ proposal, weight: evaluated[at]?.budget ?? 0n })),
          clauses,
        })
      : tryAverageOf({ proposals: achieved, clauses })
  if (mean.kind === 'refused') return { kind: 'refused', problems: mean.problems.map(inProjects(evaluated)) }
  const [first, ...more] = mean.because
  const because: Because = [first, ...more, ...left]
  if (mean.kind === 'no-proposals') return { kind: 'none-evaluated', evaluated: [], leftOut, because }
  return {
    kind: 'performance',
    value: mean.value,
    evaluated: evaluated.map(({ project }) => project),
    leftOut,
    because,
  }
}

const CLAUSE = 'WJC-29' satisfies ClauseId

interface ReadProject {
  readonly at: number
  readonly project: string
  readonly achieved: ExactInput | undefined
  readonly budget: bigint | undefined
}

const readPerformance = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, ['method', 'projects', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  const method = fields.oneOf(input['method'], ['mean-of-projects', 'weighted-by-budget'] as const, 'method')
  const seen = new Set<string>()
  const list = fields.list(input['projects'], 'projects')
  const keys = ['project', 'achieved', 'budgetMinor']
  const projects = fields.records(list, keys, 'projects', (record, path, at): ReadProject | undefined => {
    const project = fields.id(record['project'], `${path}.project`)
    if (project !== undefined && seen.has(project))
      fields.note(problem(says.listedTwice, { path: `${path}.project`, received: project, facts: { what: project } }))
    if (project !== undefined) seen.add(project)
    if (record['achieved'] !== undefined) fields.number(record['achieved'], `${path}.achieved`)
    const needed = method === 'weighted-by-budget' && record['achieved'] !== undefined
    const budget =
      needed || record['budgetMinor'] !== undefined
        ? fields.minor(record['budgetMinor'], `${path}.budgetMinor`)
        : undefined
    if (project === undefined) return undefined
    return { at, project, achieved: record['achieved'] as ExactInput | undefined, budget }
  })
  return { method, projects }
}

/** Problems of the mean, told where the project stands in the input. */
const inProjects =
  (evaluated: readonly ReadProject[]) =>
  <Found extends { readonly path: string }>(found: Found): Found => {
    const [, at] = /^proposals\[(\d+)\]/.exec(found.path) ?? []
    return { ...found, path: at === undefined ? 'projects' : `projects[${evaluated[Number(at)]?.at}].achieved` }
  }
