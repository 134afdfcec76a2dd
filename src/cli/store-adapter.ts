import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as says from '../problems/en.js'
import { isRulesError, type Problem, problem, RulesError } from '../problems/index.js'
import type { Adapter, Stores } from '../storage/index.js'

/** Loads an adapter and opens a store by it. Whatever goes wrong is thrown as problems, without a password of the address. */
export const openStore = async (module: string, url: string): Promise<Stores> => {
  const adapter = await adapterOf(module)
  try {
    return await adapter.open(url)
  } catch (error) {
    throw isRulesError(error) ? error : failed(error)
  }
}

/** What an adapter threw that is none of our errors. */
export const failed = (error: unknown): RulesError =>
  one(problem(says.storeFailed, { path: '--store', received: undefined, facts: { reason: reasonOf(error) } }))

/** A text without the password of an address, in whatever way the password is written there. */
export const withoutPassword = (text: string, url: string): string => {
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*?:(.*)@[^@]*$/i.exec(url)?.[1]
  if (password === undefined || password === '') return text
  return [password, decoded(password)].reduce((shown, secret) => shown.replaceAll(secret, '***'), text)
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const adapterOf = async (module: string): Promise<Adapter> => {
  const address = addressOf(module)
  let loaded: unknown
  try {
    loaded = await import(address)
  } catch (error) {
    throw one(loadProblem(module, address, error))
  }
  const { open } = loaded as Partial<Adapter>
  if (typeof open !== 'function') throw one(problem(says.notAnAdapter, { path: '--adapter', received: module }))
  return { open }
}

/** A file that is there, or is written as one, is meant as a file; everything else is a package, looked for from this folder and then beside this command. */
const addressOf = (module: string): string => {
  if (module.startsWith('file:')) return module
  const file = resolve(module)
  if (/^\.{0,2}[/\\]/.test(module) || existsSync(file)) return pathToFileURL(file).href
  try {
    return pathToFileURL(createRequire(resolve('from-here.js')).resolve(module)).href
  } catch {
    return module
  }
}

/** Why a module cannot be loaded: it is not there, a package that it needs is not there, or something is wrong in it. */
const loadProblem = (module: string, address: string, error: unknown): Problem => {
  const { code } = error as { readonly code?: unknown }
  const reason = reasonOf(error)
  const missing = /^Cannot find (?:package|module) '([^']+)'/.exec(reason)?.[1]
  if (code === 'ERR_UNSUPPORTED_DIR_IMPORT' || (code === 'ERR_MODULE_NOT_FOUND' && isItself(missing, module, address)))
    return problem(says.adapterMissing, { path: '--adapter', received: module })
  if (code === 'ERR_MODULE_NOT_FOUND' && missing !== undefined)
    return problem(says.adapterNeeds, { path: '--adapter', received: module, facts: { needed: missing } })
  return problem(says.adapterBroken, { path: '--adapter', received: module, facts: { reason } })
}

const isItself = (missing: string | undefined, module: string, address: string): boolean =>
  missing === undefined ||
  missing === module ||
  (address.startsWith('file:') && pathToFileURL(missing).href === address)

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n', 1)[0]?.slice(0, 300) ?? ''

const one = (found: Problem): RulesError => new RulesError([found])
