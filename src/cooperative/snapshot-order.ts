import { isMap, Map, Set } from 'immutable'

/**
 * Immutable keeps a map, or set, in the order in which things came as long as it never held more than eight; after that in the order of their hashes, also when it is smaller again. A state that is made again has to go on in the same order, so
 * which of the two it is belongs to it. Nothing tells it but what happens to something new.
 */
export const goesByHash = (one: Map<unknown, unknown> | Set<unknown>): boolean => {
  if (one.size > MOST_AS_THEY_CAME) return true
  if (one.size === 0) return false
  const keys = [...one.keys()]
  const few = keys.slice(MOST_AS_THEY_CAME - 2).reduce<typeof one>((rest, key) => rest.delete(key), one)
  const more = isMap(few) ? few.set(LATER, undefined).set(EARLIER, undefined) : few.add(LATER).add(EARLIER)
  const order = [...more.keys()]
  return order.indexOf(EARLIER) < order.indexOf(LATER)
}

/** The map of these, which goes by their hashes. */
export const mapByHash = (entries: readonly (readonly [unknown, unknown])[]): Map<unknown, unknown> =>
  Map<unknown, unknown>().withMutations((map) => {
    for (const [key, value] of entries) map.set(key, value)
    for (const one of ENOUGH) map.set(one, undefined)
    for (const one of ENOUGH) map.delete(one)
  })

/** The set of these, which goes by their hashes. */
export const setByHash = (members: readonly unknown[]): Set<unknown> =>
  Set<unknown>().withMutations((set) => {
    for (const one of members) set.add(one)
    for (const one of ENOUGH) set.add(one)
    for (const one of ENOUGH) set.delete(one)
  })

/** A key that is like no other, with a hash of its own. */
const keyOfHash = (hash: number) => {
  const key = { hashCode: () => hash, equals: (other: unknown) => other === key }
  return key
}

const MOST_AS_THEY_CAME = 8
const EARLIER = keyOfHash(0)
const LATER = keyOfHash(1)
const ENOUGH = Array.from({ length: MOST_AS_THEY_CAME + 1 }, (_, hash) => keyOfHash(hash))
