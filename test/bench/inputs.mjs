/** Inputs that are the same in every run: a small generator with a seed (mulberry32), numbers from 0 below 1. */
export const randomFrom = (seed) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Whole numbers from 0 to 10,000: the mantissas of proposals from 0.00 to 100.00. */
export const mantissas = (count, seed) => {
  const random = randomFrom(seed)
  return Float64Array.from({ length: count }, () => Math.floor(random() * 10_001))
}

/** The same as doubles with 2 decimals. */
export const doublesOf = (cents) => cents.map((mantissa) => mantissa / 100)

/** The same as people write them: 12.50. */
export const stringsOf = (doubles) => Array.from(doubles, (value) => value.toFixed(2))

/** Whole numbers from 0 to below `below`, such as indexes of members. */
export const indexes = (count, below, seed) => {
  const random = randomFrom(seed)
  return Int32Array.from({ length: count }, () => Math.floor(random() * below))
}

/** Ids of members, all of one length. */
export const memberIds = (count) => Array.from({ length: count }, (_, at) => `m${String(at).padStart(7, '0')}`)
