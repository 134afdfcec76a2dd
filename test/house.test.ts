import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FLOORS } from '../rooms.js'
import { CLAUSES } from '../src/reasons/index.js'

const root = join(import.meta.dirname, '..')
const filesUnder = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending) && !entry.parentPath.includes('node_modules'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const SCHEMAS = ['./charter.schema.json', './plan.schema.json', './scenario.schema.json']
/** Above all rooms; imports whatever it needs of them. */
const floors: Readonly<Record<string, number>> = { ...FLOORS, cli: 99 }
const sources = filesUnder('src', '.ts')
const importsOf = (file: string): string[] =>
  [...read(file).matchAll(/^(?:import|export)\s[^'"]*?from '([^']+)'|^import '([^']+)'/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
const roomOf = (file: string): string | undefined => (file.split('/')[2] === undefined ? undefined : file.split('/')[1])
/** What a file imports of other rooms, as a path below src/. */
const fromOtherRooms = (file: string): string[] =>
  importsOf(file)
    .filter((target) => target.startsWith('.'))
    .map((target) => join(dirname(file), target))
    .filter((target) => roomOf(target) !== undefined && roomOf(target) !== roomOf(file))

describe('the house', () => {
  it('has every room on a floor', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(rooms.map(({ name }) => name).sort()).toEqual(Object.keys(floors).sort())
  })

  it('lets imports go down only, never up or sideways', () => {
    const wrong = sources.flatMap((file) => {
      const room = roomOf(file)
      if (room === undefined) return []
      return fromOtherRooms(file)
        .filter((target) => (floors[roomOf(target) ?? ''] ?? 0) >= (floors[room] ?? 0))
        .map((target) => `${file} imports ${target}`)
    })
    expect(wrong).toEqual([])
  })

  it('enters other rooms by their index only; sayings of problems are constants of their own so that bundles stay small', () => {
    const wrong = sources
      .filter((file) => roomOf(file) !== undefined)
      .flatMap((file) =>
        fromOtherRooms(file)
          .filter((target) => !/^src\/[a-z]+\/index\.js$/.test(target) && target !== 'src/problems/en.js')
          .map((target) => `${file} imports ${target}`),
      )
    expect(wrong).toEqual([])
  })

  it('imports decimal.js in one file, and nothing of Node below the command, but in testing, whose contract kills processes, and in sweeps, which keeps shards on disk', () => {
    const users = sources.filter((file) => importsOf(file).includes('decimal.js'))
    expect(users).toEqual(['src/exact/decimal.ts'])
    const ofNode = sources.filter(
      (file) =>
        !['cli', 'testing', 'sweeps'].includes(roomOf(file) ?? '') &&
        importsOf(file).some((target) => target.startsWith('node:')),
    )
    expect(ofNode).toEqual([])
  })

  it('keeps clock, randomness and environment out of the rules; not out of what tests stores, which measures memory', () => {
    const wrong = sources
      .filter((file) => !['cli', 'sweeps', 'testing'].includes(roomOf(file) ?? ''))
      .filter((file) =>
        // What is told of somebody's `Date` reads no clock.
        /(?<!objeto )\bDate(?!\.prototype\b|\b object)\b|Math\.random|process\.|performance\.|globalThis|crypto/.test(
          read(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
        ),
      )
    expect(wrong).toEqual([])
  })

  it('has one subpath a room in package.json', () => {
    const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, unknown> }
    expect(Object.keys(exports).sort()).toEqual(
      ['.', './package.json', ...SCHEMAS, ...Object.keys(FLOORS).map((room) => `./${room}`)].sort(),
    )
  })
})

describe('the sayings of problems', () => {
  it('are each said somewhere', () => {
    const names = [...read('src/problems/en.ts').matchAll(/^export const (\w+) =/gm)].map(([, name]) => name as string)
    const code = sources.map(read).join('\n')
    expect(names.filter((name) => !new RegExp(`\\bsays\\.${name}\\b`).test(code))).toEqual([])
  })
})

describe('the clauses', () => {
  const known = Object.keys(CLAUSES)
  const files = [
    ...sources,
    ...filesUnder('test', '.ts'),
    ...filesUnder('examples', '.json'),
    ...filesUnder('docs', '.md'),
  ]
  const cited = new Map<string, string[]>()
  for (const file of files) {
    if (file === 'src/reasons/clauses.ts') continue
    for (const [id] of read(file).matchAll(/\b(?:WJC|WC|CW)-\d+\b/g)) cited.set(id, [...(cited.get(id) ?? []), file])
  }

  it('exist wherever one is cited', () => {
    const unknown = [...cited]
      .filter(([id]) => !known.includes(id))
      .map(([id, where]) => `${id} in ${where.join(', ')}`)
    expect(unknown).toEqual([])
  })

  it('are each cited by a rule, or listed as not modelled yet with the reason', () => {
    const byRules = new Set(
      [...cited].filter(([, where]) => where.some((file) => file.startsWith('src/'))).map(([id]) => id),
    )
    const listed = new Set(
      [...read('docs/source/not-modelled-yet.md').matchAll(/^- ((?:WJC|WC|CW)-\d+): .+/gm)].map(
        ([, id]) => id as string,
      ),
    )
    expect(known.filter((id) => !byRules.has(id) && !listed.has(id))).toEqual([])
    expect([...listed].filter((id) => byRules.has(id))).toEqual([])
  })

  it('cited by a rule are tested under their id', () => {
    const byRules = [...cited].filter(([, where]) => where.some((file) => file.startsWith('src/'))).map(([id]) => id)
    const titles = filesUnder('test', '.test.ts').map(read).join('\n')
    expect(
      byRules.filter((id) => !new RegExp(`(?:it|describe)\\(\\s*['"\`][^\\n]*\\b${id}\\b`).test(titles)).sort(),
    ).toEqual([])
  })

  it('have a heading each in docs/source/clauses.md', () => {
    const headings = [...read('docs/source/clauses.md').matchAll(/^### (\S+)$/gm)].map(([, id]) => id)
    expect(headings).toEqual(known)
  })
})
