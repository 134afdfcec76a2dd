import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOMS } from '../../rooms.js'

/** Whoever looks for a function by what they want to know looks here: what it names is there, under the import it names, and no rule that takes data from outside is missing. */
type Room = (typeof ROOMS)[number]

const page = readFileSync(join(import.meta.dirname, '../../docs/guides/which-rule.md'), 'utf8')
const exportsOf = new Map<Room, ReadonlySet<string>>(
  await Promise.all(
    ROOMS.map(async (room) => {
      const names = Object.keys((await import(`../../src/${room}/index.ts`)) as object)
      return [room, new Set(names)] as const
    }),
  ),
)

interface Row {
  readonly room: Room
  readonly functions: readonly string[]
}

/** The room of a row stands in its last cell, or else in the heading of its table. */
const rows: readonly Row[] = page
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const [, ofHeading] = /^[^\n]*`coop-rules\/(\w+)`/.exec(section) ?? []
    return [...section.matchAll(/^\| (?!--|what you want)[^|\n]* \| ([^|\n]*) \| ?([^\n]*) ?\|$/gm)].map(
      ([, functions = '', last = '']) => {
        const [, ofRow] = /^`coop-rules\/(\w+)` *$/.exec(last) ?? []
        const names = [...functions.matchAll(/`(\w+)`/g)].map(([, name]) => name as string)
        return { room: (ofRow ?? ofHeading) as Room, functions: names }
      },
    )
  })

const isTry = (name: string): boolean => /^try[A-Z]/.test(name)
const thrown = (name: string): string => `${name.charAt(3).toLowerCase()}${name.slice(4)}`

describe('The guide to the rules', () => {
  it('names in every row what the import of its table exports', () => {
    expect(rows.length).toBeGreaterThan(100)
    const wrong = rows.flatMap(({ room, functions }) =>
      functions.filter((name) => exportsOf.get(room)?.has(name) !== true).map((name) => `${room}: ${name}`),
    )
    expect(wrong).toEqual([])
    expect(rows.filter(({ functions }) => functions.length === 0)).toEqual([])
  })

  it('names nothing elsewhere that looks like a rule and is none', () => {
    const all = new Set([...exportsOf.values()].flatMap((names) => [...names]))
    const called = [...page.matchAll(/`(try[A-Z]\w*|\w+Of)`/g)].map(([, name]) => name as string)
    expect(called.filter((name) => !all.has(name))).toEqual([])
  })

  it('has every rule that answers data from outside, beside the one that throws', () => {
    const pairs = [...exportsOf]
      .filter(([room]) => !LATER.has(room))
      .flatMap(([room, names]) => [...names].filter(isTry).map((name) => ({ room, name })))
    expect(pairs.length).toBeGreaterThan(60)
    const missing = pairs.filter(
      ({ room, name }) =>
        !rows.some((row) => row.room === room && row.functions.includes(name) && row.functions.includes(thrown(name))),
    )
    expect(missing).toEqual([])
  })

  it('has a table or a row for every room', () => {
    const named = new Set(rows.map(({ room }) => room))
    expect(ROOMS.filter((room) => !named.has(room))).toEqual([])
  })
})

/** Rooms of which there is a row only: they have guides of their own. */
const LATER: ReadonlySet<Room> = new Set([
  'secrecy',
  'simulation',
  'charter',
  'cooperative',
  'storage',
  'sweeps',
  'testing',
])
