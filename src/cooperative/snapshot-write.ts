import { type Parts, partsOf } from './snapshot-parts.js'
import { Table } from './table.js'

/** Writes a value, and before it all that it is made of, each thing once: a line names earlier lines only. There is no recursion, for the past may be a long chain. */
export function* linesOf(root: object): Generator<string, void, undefined> {
  const follows = followers(root)
  const places = new Map<unknown, number>()
  const shapes = new Map<string, number>()
  /** What is begun: what it is made of is being written. */
  const begun = new Map<object, Parts>()
  const way: object[] = [root]
  for (let value = way.at(-1); value !== undefined; value = way.at(-1)) {
    const parts = begun.get(value)
    if (places.has(value)) way.pop()
    else if (parts === undefined) {
      const taken = partsOf(value, follows)
      begun.set(value, taken)
      for (const item of taken.items)
        if (isObject(item) && !places.has(item)) {
          if (begun.has(item)) throw new TypeError('nothing in a state holds itself')
          way.push(item)
        }
    } else {
      const shape = parts.names === undefined ? undefined : JSON.stringify(['k', ...parts.names])
      if (shape !== undefined && !shapes.has(shape)) {
        shapes.set(shape, shapes.size)
        yield ascii(shape)
      }
      const head = shape === undefined ? parts.count : shapes.get(shape)
      const items = parts.items.map((item) => itemOf(item, places))
      yield ascii(JSON.stringify([parts.kind, ...(head === undefined ? [] : [head]), ...items]))
      places.set(value, places.size)
      begun.delete(value)
      way.pop()
    }
  }
}

/** A value in a line: as JSON has it where it can; else in brackets a text for a big integer, the number of a line for what is written there, and nothing for nothing. */
const itemOf = (item: unknown, places: ReadonlyMap<unknown, number>): unknown => {
  switch (typeof item) {
    case 'object':
      return item === null ? null : [places.get(item)]
    case 'undefined':
      return []
    case 'bigint':
      return [String(item)]
    case 'number':
      if (!Number.isFinite(item) || Object.is(item, -0)) throw new TypeError('a number that JSON does not have')
      return item
    case 'string':
    case 'boolean':
      return item
    default:
      throw new TypeError(`a state holds no ${typeof item}`)
  }
}

/** Which versions of a table lead to one that is part of the state: those are told by how they differ. What was only tried out and came to nothing leads to none, and is not written. */
const followers = (root: object): ((next: Table<unknown>) => boolean) => {
  const kept = tablesIn(root)
  const known = new Map<Table<unknown>, boolean>()
  return (next) => {
    const passed: Table<unknown>[] = []
    let version = next
    let leads = kept.has(version) || known.get(version)
    while (leads === undefined) {
      passed.push(version)
      const { difference } = version
      if (difference === undefined) leads = false
      else {
        version = difference.version
        leads = kept.has(version) ? true : known.get(version)
      }
    }
    for (const one of passed) known.set(one, leads)
    return leads
  }
}

/** Every table that something in the state holds, and not just the past of another table. */
const tablesIn = (root: object): ReadonlySet<Table<unknown>> => {
  const found = new Set<Table<unknown>>()
  const seen = new Set<object>([root])
  const open = [root]
  for (let value = open.pop(); value !== undefined; value = open.pop())
    for (const item of partsOf(value, () => true).items) {
      if (!isObject(item)) continue
      if (item instanceof Table && !(value instanceof Table)) found.add(item as Table<unknown>)
      if (seen.has(item)) continue
      seen.add(item)
      open.push(item)
    }
  return found
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const ascii = (line: string): string =>
  line.replaceAll(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
