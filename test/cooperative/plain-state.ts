import type { Table } from '../../src/cooperative/table.js'
import { isList, isMap, isSet } from 'immutable'

/** A state as plain data, maps in the order of their keys: two states are the same when these are equal. */
export const plainState = (value: unknown): unknown => {
  if (isMap(value))
    return Object.fromEntries(
      [...value].map(([key, one]) => [String(key), plainState(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  if (isSet(value)) return [...value].map(String).sort()
  if (Array.isArray(value)) return value.map(plainState)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), plainState(one)]))
  if (value instanceof Set) return [...value].map(String).sort()
  if (isList(value)) return value.toArray().map(plainState)
  if (isTable(value)) return Object.fromEntries(value.entries().map(([key, one]) => [key, plainState(one)]))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainState(one)]))
  return value
}

/** A table of ours, also where it is one of the built package and not of this source. */
const isTable = (value: unknown): value is Table<unknown> =>
  typeof value === 'object' && value !== null && 'entries' in value && typeof value.entries === 'function'
