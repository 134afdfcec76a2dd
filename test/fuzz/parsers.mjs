import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What is fuzzed: a module a kind of parser. docs/fuzzing.md says what each of them reads, and what is not fuzzed. */
const MODULES = [
  'rules',
  'numbers',
  'charters',
  'cooperatives',
  'logs',
  'stores',
  'elections',
  'simulations',
  'secrets',
  'commands',
  'files',
  'vote-files',
  'server',
]

/** Parsers by their names, or by the beginning of their names; all of them where none is named. */
export const parsersOf = async ({ names, module }) => {
  const modules =
    module === undefined ? MODULES.map((name) => `./parsers/${name}.mjs`) : [pathToFileURL(resolve(module)).href]
  const wanted = (name) => names.length === 0 || names.some((start) => name === start || name.startsWith(`${start}-`))
  const found = []
  for (const one of modules) found.push(...(await import(one)).parsers.filter(({ name }) => wanted(name)))
  const exact = found.filter(({ name }) => names.includes(name))
  if (found.length === 0) throw new Error(`no parser is called ${names.join(', ')}`)
  return names.length === 1 && exact.length === 1 ? exact : found
}
