import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import * as says from '../problems/en.js'
import { canonicalJson, isRecord, type Problem, problem, RulesError, tell, throwProblems } from '../problems/index.js'
import { type Model, MODELS, type Plan, planEssence, readPlan, type SoundPlan } from '../simulation/index.js'
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
 * Throws `plan-changed`, a problem for each place where the plans differ; and `plan-lost` where rows are there without the plan they were made by.
 */
export const beginFolder = (folder: string, sound: SoundPlan): void => {
  mkdirSync(join(folder, 'rows'), { recursive: true })
  refuseOrphans(folder)
  const text = textOf(sound)
  if (placeNew(planFile(folder), text)) return
  const there = writtenPlan(folder)
  throwProblems(differences(planEssence(there, modelVersionOf(there)), planEssence(sound.plan, sound.model.version)))
  if (canonicalJson(there) === canonicalJson(keptPlan(sound))) return
  placeOver(planFile(folder), text)
}

/** Rows come after their plan. They are named by parameters and replicate, not by the seed: another plan would take them for its own. */
const refuseOrphans = (folder: string): void => {
  const rows = shardFiles(folder).some(({ file }) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0)
  if (rows && !existsSync(planFile(folder))) throw planLost(folder, undefined)
}

const planLost = (folder: string, received: unknown): RulesError =>
  new RulesError([problem(says.planLost, { path: planFile(folder), received })])

/**
 * The plan of a sweep's folder.
 *
 * Throws `not-a-sweep`, `plan-lost` where it was changed by hand, or what is wrong with the plan.
 */
export const planOf = (folder: string, models: readonly Model[] = MODELS): SoundPlan =>
  readPlan(writtenPlan(folder), models)

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
const textOf = (sound: SoundPlan): string => {
  const plan = keptPlan(sound)
  const kept = { coopRules: PACKAGE_VERSION, plan, sha256: planDigest(plan, sound.model.version) }
  return `${JSON.stringify(JSON.parse(canonicalJson(kept)), null, 1)}\n`
}

const writtenPlan = (folder: string): Plan => {
  const file = planFile(folder)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== undefined && code !== 'ENOENT' && code !== 'ENOTDIR') throw error
  }
  if (isRecord(value) && isRecord(value['plan'])) {
    const plan = value['plan'] as unknown as Plan
    if (planDigest(plan, modelVersionOf(plan)) !== value['sha256']) throw planLost(folder, value['sha256'])
    return plan
  }
  throw new RulesError([problem(says.notASweep, { path: folder, received: undefined })])
}

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
