import { List, Map as Entries, Set as Members } from 'immutable'
import { mapByHash, setByHash } from './snapshot-order.js'
import type { Kind } from './snapshot-parts.js'
import { Table } from './table.js'

/** Reads the lines that `linesOf` writes. Each one makes a value of those before; the last one is the whole. */
export interface NodeReader {
  /** Throws a `TypeError` or a `SyntaxError` where it is no such line. */
  readonly push: (line: string) => void
  readonly last: unknown
}

export const nodeReader = (): NodeReader => {
  const values: unknown[] = []
  const shapes: (readonly string[])[] = []
  const valueOf = (item: unknown): unknown => {
    if (!Array.isArray(item)) return scalar(item)
    const [inside] = item as readonly unknown[]
    if (item.length === 0) return undefined
    if (item.length !== 1) throw wrong()
    if (typeof inside === 'string') return BigInt(inside)
    if (typeof inside !== 'number' || !(inside in values)) throw wrong()
    return values[inside]
  }
  return {
    push: (line) => {
      const read: unknown = JSON.parse(line)
      if (!Array.isArray(read)) throw wrong()
      const [kind, ...rest] = read as readonly unknown[]
      if (kind === 'k') shapes.push(rest.map(String))
      else if (kind === 'o') values.push(objectOf(shapes[rest[0] as number], rest.slice(1).map(valueOf)))
      else if (kind === 't' || kind === 'tb') values.push(MAKERS[kind](rest.slice(1).map(valueOf), rest[0]))
      else if (typeof kind === 'string' && Object.hasOwn(MAKERS, kind))
        values.push(MAKERS[kind as keyof typeof MAKERS](rest.map(valueOf), undefined))
      else throw wrong()
    },
    get last() {
      return values.at(-1)
    },
  }
}

/** Entries are defined, not set: a name such as `__proto__` is a name like another. */
const objectOf = (names: readonly string[] | undefined, items: readonly unknown[]): object => {
  if (names?.length !== items.length) throw wrong()
  return Object.fromEntries(names.map((name, at) => [name, items[at]]))
}

const pairsOf = (items: readonly unknown[]): readonly [unknown, unknown][] => {
  if (items.length % 2 !== 0) throw wrong()
  return Array.from({ length: items.length / 2 }, (_, at) => [items[2 * at], items[2 * at + 1]])
}

const MAKERS: Readonly<Record<Exclude<Kind, 'o'>, (items: readonly unknown[], count: unknown) => unknown>> = {
  a: (items) => items,
  l: (items) => List(items),
  m: (items) => Entries(pairsOf(items)),
  mh: (items) => mapByHash(pairsOf(items)),
  s: (items) => Members(items),
  sh: (items) => setByHash(items),
  M: (items) => new Map(pairsOf(items)),
  S: (items) => new Set(items),
  t: (items, age) => Table.made(pairsOf(items) as readonly [string, unknown][], counted(age)),
  tb: ([next, key, value], size) => {
    if (!(next instanceof Table) || typeof key !== 'string') throw wrong()
    return (next as Table<unknown>).before({ key, value, size: counted(size) })
  },
}

const counted = (value: unknown): number => {
  if (!Number.isSafeInteger(value)) throw wrong()
  return value as number
}

const scalar = (item: unknown): unknown => {
  if (typeof item === 'object' && item !== null) throw wrong()
  return item
}

const wrong = (): TypeError => new TypeError('no line of a state')
