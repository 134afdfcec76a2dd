import { DIRECTIONS } from './directions.js'

/** In how many dimensions there are Sobol' points here. */
export const MOST_DIMENSIONS = DIRECTIONS.length + 1

/**
 * One coordinate of a Sobol' point as a whole number below 2^32: points and dimensions are counted from 0. The points come in the order of the Gray code, as those of Joe and
 * Kuo do, so that any of them can be had without those before it.
 *
 * Of every 2^m points that follow each other from a multiple of 2^m on, each of 2^m equal parts of an axis holds one: they fill the space more evenly than chance does.
 *
 * @internal
 */
export const sobolWord = (at: number, dimension: number): number => {
  const directions = (known[dimension] ??= directionsOf(dimension))
  let gray = at ^ (at >>> 1)
  let word = 0
  for (let bit = 0; gray !== 0; bit++, gray >>>= 1) if ((gray & 1) === 1) word ^= directions[bit] as number
  return word >>> 0
}

/** Made once: they follow from the table alone. */
const known: Uint32Array[] = []

const BITS = 32

const directionsOf = (dimension: number): Uint32Array => {
  const made = new Uint32Array(BITS)
  if (dimension === 0) {
    for (let bit = 0; bit < BITS; bit++) made[bit] = 1 << (BITS - 1 - bit)
    return made
  }
  const [middle = 0, ...first] = DIRECTIONS[dimension - 1] ?? []
  const degree = first.length
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      made[bit] = (first[bit] as number) << (BITS - 1 - bit)
      continue
    }
    const before = made[bit - degree] as number
    let next = before ^ (before >>> degree)
    for (let term = 1; term < degree; term++)
      if (((middle >>> (degree - 1 - term)) & 1) === 1) next ^= made[bit - term] as number
    made[bit] = next
  }
  return made
}
