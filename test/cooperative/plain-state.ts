import { Table } from '../../src/cooperative/table.js'
import { isMap, isSet } from 'immutable'

/** A state as plain data, maps in the order of their keys: two states are the same when these are equal. */
export const plainState = (value: unknown): unknown => {
  if (isMap(value))
    return Object.fromEntries(
      [...value].map(([key, one]) => [String(key), plainState(one)] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  if (isSet(value)) return [...value].map(String).sort()
  if (value instanceof Table) return Object.fromEntries(value.entries().map(([key, one]) => [key, plainState(one)]))
  if (Array.isArray(value)) return value.map(plainState)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), plainState(one)]))
  if (value instanceof Set) return [...value].map(String).sort()
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainState(one)]))
  return value
}
