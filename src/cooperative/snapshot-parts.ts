import { isList, isMap, isOrdered, isSet, type Map as Entries, type Set as Members } from 'immutable'
import { goesByHash } from './snapshot-order.js'
import { Table } from './table.js'

/** What a value in a state is made of: what it is, and what is in it. */
export interface Parts {
  readonly kind: Kind
  /** The names of what an object holds, in their order. */
  readonly names?: readonly string[]
  /** Of a version of a table: how large it is, or how old. */
  readonly count?: number
  readonly items: readonly unknown[]
}

/**
 * An object, an array, a list; a map and a set in the order in which things came, and by their hashes; a `Map` and a `Set` of the language; a table as it is, and a table as it was before something changed in it. In pairs, a key stands before its
 * value.
 */
export type Kind = 'o' | 'a' | 'l' | 'm' | 'mh' | 's' | 'sh' | 'M' | 'S' | 't' | 'tb'

/** Takes a value apart. Of a table `follows` says whether it is to be told by how it differs from its next version. */
export const partsOf = (value: object, follows: (next: Table<unknown>) => boolean): Parts => {
  if (Array.isArray(value)) return { kind: 'a', items: value }
  if (value instanceof Table) return partsOfTable(value as Table<unknown>, follows)
  if (value instanceof Map) return { kind: 'M', items: [...value].flat(1) }
  if (value instanceof Set) return { kind: 'S', items: [...value] }
  if (isList(value)) return { kind: 'l', items: [...value] }
  if (isMap(value) && !isOrdered(value)) {
    const map = value as Entries<unknown, unknown>
    return { kind: goesByHash(map) ? 'mh' : 'm', items: [...map].flat(1) }
  }
  if (isSet(value) && !isOrdered(value)) {
    const set = value as Members<unknown>
    return { kind: goesByHash(set) ? 'sh' : 's', items: [...set] }
  }
  if (Object.getPrototypeOf(value) === Object.prototype)
    return { kind: 'o', names: Object.keys(value), items: Object.values(value) }
  throw new TypeError('a state holds nothing but data')
}

const partsOfTable = (table: Table<unknown>, follows: (next: Table<unknown>) => boolean): Parts => {
  const { difference } = table
  if (difference !== undefined && follows(difference.version))
    return { kind: 'tb', count: table.size, items: [difference.version, difference.key, difference.value] }
  return { kind: 't', count: table.age, items: table.entries().flat(1) }
}
