import { BEGINNING, type Position } from 'coop-rules/storage'

/** How many bytes are stored together. The server takes almost 1 GB in a field; what waits in the memory of a desk should be less. */
export const MOST_BYTES = 64 * 2 ** 20

/** How many rows are read at once. */
export const MOST_ROWS = 1000

/** A name as the server takes it: as in JSON, for its text has no NUL and no half characters. Most names are the same then. */
export const keyOf = (name: string): string => JSON.stringify(name).slice(1, -1)

/** The name of a key. */
export const nameOf = (key: string): string => JSON.parse(`"${key}"`) as string

/** The number of the commit that ends at a place, which is its position; 0 for the beginning, and nothing where it is no place of ours. */
export const numberOf = (place: Position): number | undefined => {
  if (place === BEGINNING) return 0
  return /^[1-9]\d{0,14}$/.test(place) ? Number(place) : undefined
}
