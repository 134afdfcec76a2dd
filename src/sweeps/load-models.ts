import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import * as says from '../problems/en.js'
import { type Problem, problem, throwProblems } from '../problems/index.js'
import { type Model, MODELS } from '../simulation/index.js'
import { whyNot } from './why-not-loaded.js'
import { wrongInModel } from './wrong-model.js'

/**
 * The models that come with the package, and those of the modules at these addresses: files, or addresses that begin with `file:`. A module gives a model, or a list of
 * them, as its default.
 *
 * Throws `model-module` for a module that cannot be loaded or gives nothing, `model-name-taken`, and for what is no model everything that is wrong with it, by its key: `missing-key`, `wrong-kind`, `not-one-of`
 * (the kind of a measure) and `listed-twice`.
 *
 * @example
 * ```ts
 * import { MODELS } from 'coop-rules/simulation'
 * import { loadModels } from 'coop-rules/sweeps'
 *
 * const models = await loadModels([])
 * models.length === MODELS.length // => true
 * ```
 */
export const loadModels = async (modules: readonly string[]): Promise<readonly Model[]> => {
  const models = [...MODELS]
  for (const module of modules)
    for (const model of await modelsOf(module)) {
      const taken = models.some(({ name }) => name === model.name)
      if (taken) throwProblems([problem(says.modelNameTaken, { path: '--models', received: model.name })])
      models.push(model)
    }
  return models
}

const modelsOf = async (module: string): Promise<readonly Model[]> => {
  let loaded: unknown
  try {
    loaded = await givenBy(module)
  } catch (error) {
    throwProblems([unusable(module, whyNot(addressOf(module), error))])
  }
  const given: readonly unknown[] = Array.isArray(loaded) ? loaded : [loaded]
  if (loaded === undefined) throwProblems([unusable(module, 'it has no default export')])
  if (given.length === 0) throwProblems([unusable(module, 'its default export is an empty list')])
  throwProblems(
    given.flatMap((one, at) => wrongInModel(one, Array.isArray(loaded) ? `${module}: [${at}]` : `${module}: `)),
  )
  return given as readonly Model[]
}

/** What a module gives as its default; loaded once, however often it is asked for. */
export const givenBy = async (module: string): Promise<unknown> =>
  ((await import(addressOf(module))) as { readonly default?: unknown }).default

/** The address that a module is imported by. */
export const addressOf = (module: string): string =>
  module.startsWith('file:') ? module : pathToFileURL(resolve(module)).href

const unusable = (module: string, reason: string): Problem =>
  problem(says.modelModule, { path: '--models', received: module, facts: { reason } })
