/**
 * Philox4x32-10: four random words of 32 bits from a place and a key, by ten rounds of multiplying and mixing. A word depends on its place alone, not on what was drawn
 * before it. Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (SC11, 2011), section 3.
 *
 * `state` holds the place in its first four words, and the result afterwards.
 *
 * @internal
 */
export const philox = (state: Int32Array | Uint32Array, first: number, second: number): void => {
  let key0 = first | 0
  let key1 = second | 0
  let a = (state[0] as number) | 0
  let b = (state[1] as number) | 0
  let c = (state[2] as number) | 0
  let d = (state[3] as number) | 0
  for (let round = 0; round < 10; round++) {
    const high0 = highOf(M0_HIGH, M0_LOW, a)
    const high1 = highOf(M1_HIGH, M1_LOW, c)
    const low0 = Math.imul(M0, a)
    const low1 = Math.imul(M1, c)
    a = high1 ^ b ^ key0
    b = low1
    c = high0 ^ d ^ key1
    d = low0
    key0 = (key0 + W0) | 0
    key1 = (key1 + W1) | 0
  }
  state[0] = a
  state[1] = b
  state[2] = c
  state[3] = d
}

/** The two multipliers, whole and as halves of 16 bits. */
const M0 = 0xd2511f53 | 0
const M0_HIGH = 0xd251
const M0_LOW = 0x1f53
const M1 = 0xcd9e8d57 | 0
const M1_HIGH = 0xcd9e
const M1_LOW = 0x8d57
const W0 = 0x9e3779b9 | 0
const W1 = 0xbb67ae85 | 0

/** The upper 32 bits of the product of two words, the first one given by its halves. No sum reaches 2^32; whole-number arithmetic of 32 bits holds each, be it with a sign. */
const highOf = (high: number, low: number, word: number): number => {
  const wordHigh = word >>> 16
  const wordLow = word & 0xffff
  const lower = (Math.imul(high, wordLow) + (Math.imul(low, wordLow) >>> 16)) | 0
  const middle = (Math.imul(low, wordHigh) + (lower & 0xffff)) | 0
  return (Math.imul(high, wordHigh) + (lower >>> 16) + (middle >>> 16)) | 0
}
