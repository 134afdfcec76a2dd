import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DIST_URL } from './library.mjs'
import { inputOf } from './values.mjs'

export const ROOT = join(import.meta.dirname, '../..')

/** The texts of the project's own files whose paths end so. */
export const textsUnder = (folder, ending, most = 200_000) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith(ending) &&
        !entry.parentPath.includes('node_modules') &&
        !entry.parentPath.includes('/dist'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => readFileSync(file, 'utf8'))
    .filter((text) => text.length <= most)

let recorded

/**
 * What the examples in the comments of the rooms give to the functions they call: by `room.function` the lists of arguments, as inputs. Every public rule has an example, so every one has a seed.
 */
export const callsInExamples = async () => {
  recorded ??= await record()
  return recorded
}

const record = async () => {
  const { transform } = await import('esbuild')
  const calls = new Map()
  const blocks = textsUnder('src', '.ts').flatMap((text) =>
    [...text.replaceAll(/^ \* ?/gm, '').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code]) => code),
  )
  const rooms = new Map()
  for (const code of blocks) {
    const names = [...code.matchAll(/from 'coop-rules\/([a-z]+)'/g)].map(([, name]) => name)
    for (const name of names)
      if (!rooms.has(name)) rooms.set(name, watched(name, await import(`${DIST_URL}${name}/index.js`), calls))
    const { code: plain } = await transform(code, {
      loader: 'ts',
      format: 'esm',
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    }).catch(() => ({ code: '' }))
    const body = plain.replaceAll(
      /import \{([^}]*)\} from "coop-rules\/([a-z]+)";/g,
      (_all, names, name) => `const {${names.replaceAll(' as ', ': ')}} = rooms.get("${name}");`,
    )
    if (/\bimport\b/.test(body)) continue
    try {
      await new (Object.getPrototypeOf(async () => undefined).constructor)('rooms', body)(rooms)
    } catch {
      // An example that shows what throws ends there; what it called before is a seed all the same.
    }
  }
  return calls
}

const watched = (name, module, calls) =>
  Object.fromEntries(
    Object.entries(module).map(([key, value]) => {
      if (typeof value !== 'function' || /^class /.test(Function.prototype.toString.call(value))) return [key, value]
      return [key, (...args) => (remember(calls, `${name}.${key}`, args), value(...args))]
    }),
  )

const remember = (calls, name, args) => {
  const input = inputOf(args)
  if (input === undefined || input.length > 60_000) return
  const known = calls.get(name) ?? []
  if (known.length < 12 && !known.includes(input)) calls.set(name, [...known, input])
}

/**
 * Inputs drawn by the package's own generators for a room's functions: by function, a few inputs of the type it takes, where there is a generator of that type.
 */
export const typesOf = async (name) => {
  const { default: fc } = await import('fast-check')
  const { arbitraries } = await import(`${DIST_URL}testing/index.js`)
  const any = arbitraries(fc)[name] ?? {}
  const drawn = new Map()
  for (const text of textsUnder(`src/${name}`, '.ts'))
    for (const [, call, type] of text.matchAll(/export const (try\w+) = \(\s*[^:)]*:\s*(\w+)/g)) {
      if (typeof any[type] !== 'function') continue
      const inputs = fc.sample(any[type](), { numRuns: 6, seed: 11 }).map(inputOf)
      drawn.set(
        call,
        inputs.filter((input) => input !== undefined && input.length < 20_000),
      )
    }
  return drawn
}
