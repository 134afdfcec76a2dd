import { z } from 'zod'
import * as says from '../problems/en.js'
import {
  isRecord,
  orThrow,
  plainCopy,
  type Problem,
  problem,
  type Refused,
  tell,
  tellIssues,
} from '../problems/index.js'
import { checkPlan, checkStreams } from './check-plan.js'
import type { Model } from './model.js'
import { MODELS } from './models.js'
import { pointsOf } from './points.js'
import { STREAM_NAMES, type StreamName } from './stream.js'

/** What is read as the value of a parameter: JSON. */
export type ParameterValue =
  | string
  | number
  | boolean
  | null
  | readonly ParameterValue[]
  | { readonly [key: string]: ParameterValue }

/** The values of parameters, by their paths: `spread.from` is the key `from` of the parameter `spread`. */
export type Point = Readonly<Record<string, ParameterValue>>

/** A parameter that is drawn between two ends. */
export interface Range {
  readonly from: number
  readonly to: number
  /** Whole numbers only, both ends included. */
  readonly whole?: boolean
}

/** Where the points of a plan come from instead of a grid: a design that sensitivity is computed from. */
export interface Sample {
  /** `sobol`: Saltelli's design, of `size` × (parameters + 2) points. `morris`: `size` paths of parameters + 1 points. */
  readonly design: 'sobol' | 'morris'
  readonly size: number
  readonly ranges: Readonly<Record<string, Range>>
  /** On how many levels the paths of `morris` go, an even number; 4 where nothing is said. */
  readonly levels?: number
}

/** One picture of a plan's results. */
export interface PlotWish {
  readonly name: string
  readonly title?: string
  /** What is shown upwards: a measure, or for `lines` a column of the series. */
  readonly measure: string
  /** What is shown to the right: a parameter by its path, or for `lines` a column of the series. */
  readonly over: string
  /** What tells the colours apart: a parameter by its path. */
  readonly by?: string
  /** What tells small pictures side by side apart: a parameter by its path. */
  readonly beside?: string
  /** `interval`: the mean of the replicates and where the middle 90 % of them lie. `distribution`: how often which value came. `lines`: the series of some runs. `heat`: the mean by two parameters, `over` and `by`. */
  readonly kind: 'interval' | 'distribution' | 'lines' | 'heat'
}

/** A plan of many runs of one model: the points in the space of its parameters, each repeated. */
export interface Plan {
  readonly title?: string
  readonly model: string
  /** The version of the model that the plan was made for. */
  readonly modelVersion?: number
  /** Everything drawn follows from it. */
  readonly seed: string
  /** What is the same in every run. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>
  /** Every combination of these values is a point. */
  readonly vary?: Readonly<Record<string, readonly ParameterValue[]>>
  /** The points themselves, one by one. */
  readonly points?: readonly Point[]
  readonly sample?: Sample
  /** How often each point is run, each time with other chance. */
  readonly replicates?: number
  /** Common random numbers: parameters that a stream takes no notice of, so that points which differ in these alone meet the same chance. */
  readonly common?: Readonly<Partial<Record<StreamName, readonly string[]>>>
  /** Whether the steps on the way are kept. */
  readonly series?: boolean
  readonly plots?: readonly PlotWish[]
}

/** A plan that is in order, with its model. */
export interface SoundPlan {
  readonly kind: 'plan'
  readonly plan: Plan
  readonly model: Model
  /** How many points, and how many runs there are. */
  readonly points: number
  readonly runs: number
}

/**
 * Is this a plan that can be carried out? Everything that is wrong is told, at its path. Each value of each varied parameter is tried once; of combinations, none.
 *
 * Throws, with everything that is wrong: `unknown-model`, `other-model-version`, `model-name-taken` (two of the models have the name), `two-designs`, `varied-and-set`, `too-many-runs`, `unknown-parameter`, `reserved-key` (a path), `no-ranges`, `too-many-ranges`, `empty-range`, `not-among` (a stream in `common` that the model draws nothing from), `draws-nothing` (there is none that it draws from), of plots `not-among`,
 * `no-steps`, `heat-needs-by` and `plot-named-twice`; and what the shapes of plan and parameters find wrong: `wrong-kind`, `missing-key`, `unknown-key`, `not-one-of`, `wrong-length`, `not-a-short-name`, `not-taken` (a check in its own words), or the problems of a model's own checks.
 *
 * @example
 * ```ts
 * import { readPlan } from 'coop-rules/simulation'
 *
 * const { runs } = readPlan({ model: 'jury', seed: 'a', vary: { members: [3, 11, 101] }, replicates: 10 })
 * runs // => 30
 * ```
 */
export const readPlan = (written: unknown, models: readonly Model[] = MODELS): SoundPlan =>
  orThrow(tryReadPlan(written, models))

/** The same for plans from outside: refuses, with everything that is wrong, where `readPlan` throws. */
export const tryReadPlan = (written: unknown, models: readonly Model[] = MODELS): SoundPlan | Refused =>
  checkedWith([checkStreams, checkPlan], written, models)

/**
 * The same for the plan that rows were made by. Versions before took any stream in `common`: one that the model draws nothing from changes no run, so that rows of such a plan are right.
 *
 * @internal
 */
export const tryReadKeptPlan = (written: unknown, models: readonly Model[]): SoundPlan | Refused =>
  checkedWith([checkPlan], written, models)

const checkedWith = (
  checks: readonly (typeof checkPlan)[],
  written: unknown,
  models: readonly Model[],
): SoundPlan | Refused => {
  const problems: Problem[] = []
  const copy = plainCopy(written, problems, MOST_VALUES)
  const read = PLAN_SHAPE.safeParse(copy)
  if (!read.success) tellIssues(read.error.issues, PLAN_SHAPE, copy, problems)
  for (const [at, told] of problems.entries()) problems[at] = ofEmptyList(told)
  // Of a plan that is wrong in one place the rest is checked all the same.
  const plan = (read.success ? read.data : soundKeys(copy)) as Plan
  const model = (plan.model as string | undefined) === undefined ? undefined : modelOf(plan, models, problems)
  if (model !== undefined) for (const check of checks) check(plan, model, problems)
  if (model === undefined || problems.length > 0) return { kind: 'refused', problems }
  const points = pointsOf(plan)
  return { kind: 'plan', plan, model, points, runs: points * (plan.replicates ?? 1) }
}

/** A parameter that varies over no value at all makes a plan of no run. */
const ofEmptyList = (told: Problem): Problem =>
  told.code === 'wrong-length' && told.path.startsWith('vary.') && told.received === 'a list of 0'
    ? problem(says.emptyList, { path: told.path, received: [], facts: { what: 'value' } })
    : told

/** Each key of a plan that is in order by itself. */
const soundKeys = (copy: unknown): Readonly<Record<string, unknown>> => {
  if (!isRecord(copy)) return {}
  const sound = Object.entries(PLAN_SHAPE.shape).flatMap(([key, shape]): [string, unknown][] => {
    const read = shape.safeParse(copy[key])
    return read.success && read.data !== undefined ? [[key, read.data]] : []
  })
  return Object.fromEntries(sound)
}

/** A list of points may be long: a design of a hundred thousand points and twenty parameters. */
const MOST_VALUES = 4_000_000

const modelOf = ({ model, modelVersion }: Plan, models: readonly Model[], problems: Problem[]): Model | undefined => {
  const [found, other] = models.filter(({ name }) => name === model)
  // Which of two is meant, nobody can tell.
  if (other !== undefined) tell(problems, problem(says.modelNameTaken, { path: 'models', received: model }))
  if (found === undefined) {
    const known = models.map(({ name }) => name).join(', ')
    tell(problems, problem(says.unknownModel, { path: 'model', received: model, facts: { known } }))
  } else if (modelVersion !== undefined && modelVersion !== found.version) {
    const facts = { model, version: found.version }
    tell(problems, problem(says.otherModelVersion, { path: 'modelVersion', received: modelVersion, facts }))
  }
  return found
}

const NAME = z.string().min(1).max(100)
const VALUE: z.ZodType = z.json()
const POINT = z.record(NAME, VALUE)

/** The shape of plan files. */
export const PLAN_SHAPE = z.strictObject({
  $schema: z.string().optional().meta({ description: 'Where the editor finds the schema' }),
  title: z.string().max(300).optional().meta({ description: 'What the plan is about, for its plots' }),
  model: NAME.meta({ description: 'The model, by its name' }),
  modelVersion: z.int().min(1).optional().meta({ description: 'The version of the model that the plan was made for' }),
  seed: z.string().min(1).max(200).meta({ description: 'Everything drawn follows from it' }),
  parameters: POINT.optional().meta({ description: 'What is the same in every run' }),
  vary: z
    .record(NAME, z.array(VALUE).min(1).max(100_000))
    .optional()
    .meta({ description: 'By the path of a parameter its values: every combination is a point' }),
  points: z.array(POINT).min(1).optional().meta({ description: 'The points themselves' }),
  sample: z
    .strictObject({
      design: z.enum(['sobol', 'morris']),
      size: z.int().min(2).max(1_000_000),
      ranges: z.record(NAME, z.strictObject({ from: z.number(), to: z.number(), whole: z.boolean().optional() })),
      levels: z.int().min(2).max(1000).multipleOf(2).optional(),
    })
    .optional()
    .meta({ description: 'A design that sensitivity is computed from' }),
  replicates: z.int().min(1).max(100_000_000).optional().meta({ description: 'How often each point is run' }),
  common: z
    .partialRecord(z.enum(STREAM_NAMES), z.array(NAME))
    .optional()
    .meta({ description: 'By stream, the parameters that it takes no notice of' }),
  series: z.boolean().optional().meta({ description: 'Whether the steps on the way are kept' }),
  plots: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
        title: z.string().max(300).optional(),
        measure: NAME,
        over: NAME,
        by: NAME.optional(),
        beside: NAME.optional(),
        kind: z.enum(['interval', 'distribution', 'lines', 'heat']),
      }),
    )
    .optional()
    .meta({ description: 'Pictures of the results' }),
})
