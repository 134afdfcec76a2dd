import { existsSync, rmdirSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { checkCharter, forkCharter } from '../charter/index.js'
import { presetCharters } from '../presets/index.js'
import { explainProblem, type Locale } from '../problems/index.js'
import { type Answered } from './charter-files.js'
import { asFile, type NewFile, type RefusedIn, refusedIn, writeAll } from './files.js'
import { lockOf } from './lock.js'
import { type CharterOptionsOf, UsageError } from './options.js'

/** Begins a fork of a preset in a folder: the charter, its lock, and a first test. All three are written, or none. */
export const initCharter = async (options: CharterOptionsOf<'init'>): Promise<Answered | RefusedIn> => {
  const { folder, locale } = options
  const parent = presetOf(options.preset)
  const id = options.id ?? shortName(basename(resolve(folder)))
  if (presetCharters.some((known) => known.id === id))
    throw usage(`--id: ${id} is the name of a preset; give your charter one of its own.`)
  const title = options.title ?? id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  const charter = { ...forkCharter({ parent, id, title }), $schema: schemaFrom(folder) }
  const checked = checkCharter({ charter, library: presetCharters })
  if (checked.kind === 'refused')
    throw usage(checked.problems.map((found) => `--${explainProblem(found, 'en')}`).join(' '))
  const whole = checkCharter({ charter: parent, library: presetCharters })
  if (whole.kind === 'refused') return refusedIn(parent.id, whole.problems)

  const text = {
    'charter.json': asFile(charter),
    'charter.lock.json': asFile(lockOf(whole.charter)),
    'charter.test.mjs': firstTest(locale),
  }
  const files = Object.entries(text).map(([name, content]): NewFile => ({ path: join(folder, name), text: content }))
  const refused = await writeInto(folder, files)
  if (refused !== undefined) return refused
  const written = files.map(({ path }) => path)
  return {
    kind: 'begun',
    data: { charter: { id, version: charter.version }, extends: charter.extends, written },
    lines: WORDS[locale].begun(written as [string, string, string], `${parent.id} ${parent.version}`),
  }
}

const usage = (what: string): UsageError => new UsageError(`${what} See coop-rules init --help.`)

const presetOf = (id: string | undefined): (typeof presetCharters)[number] => {
  const preset = presetCharters.find((known) => known.id === id)
  if (preset !== undefined) return preset
  const known = presetCharters.map((one) => one.id).join(', ')
  throw usage(
    id === undefined ? `--preset says what to begin from: ${known}.` : `--preset is one of ${known}, not ${id}.`,
  )
}

/** A folder's name as a short name: small letters without accents, digits and hyphens. */
const shortName = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** Where an editor finds the schema from this folder: in the nearest node_modules that has it, on the way up. */
const schemaFrom = (folder: string): string => {
  const from = resolve(folder)
  for (let at = from; ; at = dirname(at)) {
    const schema = join(at, SCHEMA)
    if (existsSync(schema)) {
      const way = relative(from, schema).replaceAll('\\', '/')
      return way.startsWith('.') ? way : `./${way}`
    }
    if (dirname(at) === at) return `./${SCHEMA}`
  }
}

const SCHEMA = 'node_modules/coop-rules/charter.schema.json'

/** Writes into a folder, which is made where it is not there, and goes again where nothing could be written. */
const writeInto = async (folder: string, files: readonly NewFile[]): Promise<ReturnType<typeof writeAll>> => {
  // It comes with the models, which nobody else here needs.
  const { makeFolder } = await import('../sweeps/index.js')
  const first = makeFolder(folder)
  try {
    return writeAll(files)
  } catch (error) {
    if (first !== undefined)
      for (let at = resolve(folder); at.startsWith(resolve(first)); at = dirname(at)) rmdirSync(at)
    throw error
  }
}

const firstTest = (locale: Locale): string => {
  const words = WORDS[locale]
  return `// ${words.run}
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkCharter } from 'coop-rules/charter'
import { presetCharters } from 'coop-rules/presets'

const read = (file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
// ${words.library}
const library = [...presetCharters]
const checked = checkCharter({ charter: read('charter.json'), library })

test('${words.sound}', () => {
  assert.deepEqual(checked.kind === 'refused' ? checked.problems : [], [])
})

// ${words.promise}
test('${words.oneVote}', () => {
  assert.equal(checked.charter?.membership?.oneVote?.holds, true)
})
`
}

const WORDS = {
  en: {
    begun: ([charter, lock, test]: readonly [string, string, string], parent: string) => [
      `${charter}: a charter that extends ${parent} and changes nothing yet. Write into it what you do differently.`,
      `${lock}: what ${parent} says today, so that a change of it will not go unseen.`,
      `${test}: a first test, for what must stay true. Run it by node --test.`,
    ],
    run: 'Run by: node --test',
    library: 'What yours may extend: if that is a file of your own, add it here, as in read("../parent.json").',
    sound: 'the charter is sound',
    promise: 'What was promised to the members, and must stay true whoever edits the charter: add yours.',
    oneVote: 'one member has one vote',
  },
  es: {
    begun: ([charter, lock, test]: readonly [string, string, string], parent: string) => [
      `${charter}: unos estatutos que parten de ${parent} y aún no cambian nada. Escriba en ellos lo que hacen de otra manera.`,
      `${lock}: la huella de lo que ${parent} dice hoy, para que un cambio suyo no pase inadvertido.`,
      `${test}: una primera prueba, de lo que ha de seguir siendo cierto. Se ejecuta con node --test.`,
    ],
    run: 'Se ejecuta con: node --test',
    library: 'De dónde pueden partir los suyos: si es un archivo propio, añádalo aquí, como read("../origen.json").',
    sound: 'los estatutos son correctos',
    promise: 'Lo que se prometió a las personas socias y ha de seguir siendo cierto: añada lo suyo.',
    oneVote: 'cada persona socia tiene un voto',
  },
} as const satisfies Record<Locale, unknown>
