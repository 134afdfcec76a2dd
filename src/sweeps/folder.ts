import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as says from '../problems/en.js'
import {
  canonicalJson,
  isRecord,
  orThrow,
  type Problem,
  problem,
  RulesError,
  tell,
  throwProblems,
} from '../problems/index.js'
import { type Model, MODELS, type Plan, planEssence, type SoundPlan, tryReadKeptPlan } from '../simulation/index.js'
import { makeFolder } from './make-folder.js'
import type { ModelModule } from './model-module.js'
import { shardFiles } from './rows-on-disk.js'
import { placeNew, placeOver } from './written-file.js'

/** The version of this package. */
export const PACKAGE_VERSION = (
  createRequire(import.meta.url)('coop-rules/package.json') as { readonly version: string }
).version

const planFile = (folder: string): string => join(folder, 'plan.json')

/**
 * Makes a folder the one of this plan's sweep, or finds that it is already. Of several processes that begin it at the same moment one writes the plan, whole, and the others
 * read it. A title and plots may change while rows are there.
 *
 * Throws `plan-changed`, a problem for each place where the plans differ; `model-changed` where the module of its model is another than the rows were made by, unless that is allowed; and `plan-lost` where rows are there without the
 * plan they were made by.
 */
export const beginFolder = ({ folder, plan: sound, module, changedModel }: BegunFolder): void => {
  makeFolder(join(folder, 'rows'))
  refuseOrphans(folder)
  if (placeNew(planFile(folder), textOf(sound, module))) return
  const { plan: there, module: begunWith } = writtenIn(folder)
  throwProblems(differences(planEssence(there, modelVersionOf(there)), planEssence(sound.plan, sound.model.version)))
  if (changedModel !== 'allowed') refuseOtherModule(sound, begunWith, module)
  const kept = module === undefined || module.sha256 === begunWith?.sha256 ? begunWith : module
  if (canonicalJson([there, begunWith ?? null]) === canonicalJson([keptPlan(sound), kept ?? null])) return
  placeOver(planFile(folder), textOf(sound, kept))
}

/** What a folder is begun with, or gone on with. */
export interface BegunFolder {
  readonly folder: string
  readonly plan: SoundPlan
  /** The module of its model; none of a model that comes with the package. */
  readonly module: ModelModule | undefined
  readonly changedModel?: 'refused' | 'allowed' | undefined
}

/** A model that was changed and kept its version: its rows would lie beside those of another. */
const refuseOtherModule = (
  { model }: SoundPlan,
  begunWith: ModelModule | undefined,
  module: ModelModule | undefined,
): void => {
  if (begunWith === undefined || module === undefined || begunWith.sha256 === module.sha256) return
  const facts = { model: model.name, version: model.version, was: begunWith.sha256 }
  throw new RulesError([problem(says.modelChanged, { path: module.path, received: module.sha256, facts })])
}

/** Rows come after their plan. They are named by parameters and replicate, not by the seed: another plan would take them for its own. */
const refuseOrphans = (folder: string): void => {
  const rows = shardFiles(folder).some(({ file }) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0)
  if (rows && !existsSync(planFile(folder))) throw planLost(folder, undefined)
}

const planLost = (folder: string, received: unknown): RulesError =>
  new RulesError([problem(says.planLost, { path: planFile(folder), received })])

/**
 * The plan of a sweep's folder. A stream in `common` that its model draws nothing from passes: earlier versions began such sweeps.
 *
 * Throws `not-a-sweep`, `plan-lost` where it was changed by hand, `module-not-said` where its model is none of these and the folder knows the module that it came from, or what is wrong with the plan.
 *
 * @internal
 */
export const planOf = (folder: string, models: readonly Model[] = MODELS): SoundPlan => {
  const { plan, module } = writtenIn(folder)
  if (module !== undefined && !models.some(({ name }) => name === plan.model)) {
    const facts = { module: module.path }
    throw new RulesError([problem(says.moduleNotSaid, { path: '--models', received: undefined, facts })])
  }
  return orThrow(tryReadKeptPlan(plan, models))
}

/**
 * Whether a sweep was begun in a folder.
 *
 * @internal
 */
export const isBegun = (folder: string): boolean => existsSync(planFile(folder))

/** The module that the model of a sweep came from when it was begun; undefined of one that comes with the package. */
export const moduleIn = (folder: string): ModelModule | undefined => writtenIn(folder).module

const modelVersionOf = ({ modelVersion }: Plan): number => modelVersion ?? 0

const keptPlan = ({ plan, model }: SoundPlan): Plan => {
  const { $schema: _schema, ...rest } = plan as Plan & { readonly $schema?: string }
  return { ...rest, modelVersion: model.version }
}

/** The SHA-256 of what the rows of a plan depend on, as canonical JSON. */
export const planDigest = (plan: Plan, modelVersion: number): string =>
  createHash('sha256')
    .update(canonicalJson(planEssence(plan, modelVersion)), 'utf8')
    .digest('hex')

/** Sorted keys, a value a line: to be compared by people, too. */
const textOf = (sound: SoundPlan, module: ModelModule | undefined): string => {
  const plan = keptPlan(sound)
  const sha256 = planDigest(plan, sound.model.version)
  const kept = { coopRules: PACKAGE_VERSION, ...(module === undefined ? {} : { module }), plan, sha256 }
  return `${JSON.stringify(JSON.parse(canonicalJson(kept)), null, 1)}\n`
}

interface Written {
  readonly plan: Plan
  readonly module: ModelModule | undefined
}

const writtenIn = (folder: string): Written => {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(planFile(folder), 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== undefined && code !== 'ENOENT' && code !== 'ENOTDIR') throw error
  }
  if (isRecord(value) && isRecord(value['plan'])) {
    const plan = value['plan'] as unknown as Plan
    if (planDigest(plan, modelVersionOf(plan)) !== value['sha256']) throw planLost(folder, value['sha256'])
    return { plan, module: isModule(value['module']) ? value['module'] : undefined }
  }
  throw new RulesError([problem(says.notASweep, { path: folder, received: undefined })])
}

const isModule = (value: unknown): value is ModelModule =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['sha256'] === 'string'

/** Every place at which what is asked for now differs from what the sweep was begun with. */
const differences = (was: unknown, is: unknown): readonly Problem[] => {
  const problems: Problem[] = []
  compare(was, is, '', problems)
  return problems
}

const compare = (was: unknown, is: unknown, path: string, problems: Problem[]): void => {
  const lists = Array.isArray(was) && Array.isArray(is)
  if (lists || (isRecord(was) && isRecord(is) && !Array.isArray(was) && !Array.isArray(is))) {
    const [before, after] = [was as Record<string, unknown>, is as Record<string, unknown>]
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const inner = lists ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
      compare(before[key], after[key], inner, problems)
    }
    return
  }
  const [before, after] = [shown(was), shown(is)]
  if (before !== after)
    tell(problems, problem(says.planChanged, { path, received: is, facts: { was: before.slice(0, 200) } }))
}

const shown = (value: unknown): string => (value === undefined ? '–' : canonicalJson(value))
