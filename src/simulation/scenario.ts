import { z } from 'zod'
import { orThrow, plainCopy, type Problem, type Refused, tellIssues } from '../problems/index.js'
import type { Model } from './model.js'
import { MODELS } from './models.js'
import { type ParameterValue, type Plan, PLAN_SHAPE, type SoundPlan, tryReadPlan } from './plan.js'
import type { StreamName } from './stream.js'

/** One run of a model: a plan of one point, and which of its replicates is meant. */
export interface Scenario {
  readonly title?: string
  readonly model: string
  /** The version of the model that the scenario was made for. */
  readonly modelVersion?: number
  /** Everything drawn follows from it. */
  readonly seed: string
  readonly parameters?: Readonly<Record<string, ParameterValue>>
  /** Counted from 0: a run of a plan comes again in a scenario of its seed, parameters, common streams and replicate. */
  readonly replicate?: number
  readonly common?: Readonly<Partial<Record<StreamName, readonly string[]>>>
  /** Whether the steps on the way are told; they are, where nothing is said. */
  readonly series?: boolean
  readonly plots?: Plan['plots']
}

/** A scenario that is in order: the plan, and the place of the run that is meant. */
export interface SoundScenario {
  readonly kind: 'scenario'
  readonly plan: SoundPlan
  readonly at: number
}

/**
 * Is this one run that can be carried out? Everything that is wrong is told, at its path.
 *
 * Throws what `readPlan` throws.
 *
 * @example
 * ```ts
 * import { carryOut, readScenario } from 'coop-rules/simulation'
 *
 * const { plan, at } = readScenario({ model: 'jury', seed: 'a', parameters: { members: 3, competence: 1, votes: 10 } })
 * carryOut(plan, at).kind // => 'ran'
 * ```
 */
export const readScenario = (written: unknown, models: readonly Model[] = MODELS): SoundScenario =>
  orThrow(tryReadScenario(written, models))

/** The same for scenarios from outside: refuses, with everything that is wrong, where `readScenario` throws. */
export const tryReadScenario = (written: unknown, models: readonly Model[] = MODELS): SoundScenario | Refused => {
  const problems: Problem[] = []
  const copy = plainCopy(written, problems)
  const read = SCENARIO_SHAPE.safeParse(copy)
  if (!read.success) tellIssues(read.error.issues, SCENARIO_SHAPE, copy, problems)
  if (!read.success || problems.length > 0) return { kind: 'refused', problems }
  const { replicate = 0, ...rest } = read.data
  const plan = tryReadPlan({ series: true, ...rest, replicates: replicate + 1 }, models)
  return plan.kind === 'refused' ? plan : { kind: 'scenario', plan, at: replicate }
}

/** The shape of scenario files. */
export const SCENARIO_SHAPE = PLAN_SHAPE.omit({ vary: true, points: true, sample: true, replicates: true }).extend({
  replicate: z.int().min(0).max(99_999_999).optional().meta({ description: 'Which of the replicates, counted from 0' }),
})
