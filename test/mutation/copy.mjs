import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Instrumenter } from '@stryker-mutator/instrumenter'
import { named } from './mutant.mjs'
import { wording } from './wording.mjs'

/** What the tests of a room read, and no more. Packages are found in the project, for the copy lies within it. */
const NEEDED = ['src', 'test', 'examples', 'docs/guides', 'package.json', 'tsconfig.json']

const isSchema = (name) => name.endsWith('.schema.json')
const isOurs = (path) => !['node_modules', 'dist'].includes(basename(path))

/** Copies the project anew: a test never meets a file that was changed, or left, by an earlier run. */
export const copyInto = (copy) => {
  rmSync(copy, { recursive: true, force: true })
  for (const name of [...NEEDED, ...readdirSync('.').filter(isSchema)])
    cpSync(name, join(copy, name), { recursive: true, filter: isOurs })
}

const silent = { isDebugEnabled: () => false }
for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'fatal']) silent[level] = () => undefined

const OPTIONS = { plugins: null, excludedMutations: [], ignorers: [wording], mutationRange: [] }

/**
 * Puts every mutant of some files into the copy, each behind a switch that is off, and names them. The order is that of the files and of the
 * code in them.
 */
export const instrument = async (copy, files) => {
  const sources = new Map(
    files.map((file) => [join(copy, file), { file, content: readFileSync(join(copy, file), 'utf8') }]),
  )
  const given = [...sources].map(([name, { content }]) => ({ name, content, mutate: true }))
  const made = await new Instrumenter(silent).instrument(given, OPTIONS)
  for (const { name, content } of made.files) writeFileSync(name, content)
  return made.mutants
    .filter(({ status }) => status !== 'Ignored')
    .map((mutant) => {
      const { file, content } = sources.get(mutant.fileName)
      return named(file, mutant, content)
    })
}
