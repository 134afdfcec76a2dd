import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Model, MODELS } from '../simulation/index.js'
import { addressOf, givenBy } from './load-models.js'

/** The module that the model of a sweep came from. */
export interface ModelModule {
  /** As it was said. */
  readonly path: string
  /** The SHA-256 of its file; what that imports is not in it. */
  readonly sha256: string
}

/** Which of these modules gives a model; undefined of one that comes with the package, or that none of them gives. */
export const moduleOf = async (model: Model, modules: readonly string[]): Promise<ModelModule | undefined> => {
  if (MODELS.includes(model)) return undefined
  for (const path of modules) {
    const given = await givenBy(path)
    const isOne = given === model || (Array.isArray(given) && given.includes(model))
    if (isOne) return { path, sha256: sha256Of(path) }
  }
  return undefined
}

const sha256Of = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(new URL(addressOf(path))))
    .digest('hex')
