import { MOST_SAFE_MANTISSA, mantissaOfNumber, POWERS_OF_TEN } from './mantissa.js'

/**
 * The sum of whole numbers held in doubles, exact. `largest` is the size of the largest of them, which the caller knows from reading them: where so many
 * of that size stay below 2^53 no partial sum can be rounded and doubles are added, four at a time; otherwise bigints are.
 */
export const sumOfMantissas = (mantissas: Float64Array, largest: number): number | bigint => {
  const length = mantissas.length
  if (largest * length > Number.MAX_SAFE_INTEGER) {
    let sum = 0n
    for (const mantissa of mantissas) sum += BigInt(mantissa)
    return sum
  }
  const whole = length - (length % 4)
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let at = 0; at < whole; at += 4) {
    a += mantissas[at] as number
    b += mantissas[at + 1] as number
    c += mantissas[at + 2] as number
    d += mantissas[at + 3] as number
  }
  for (let at = whole; at < length; at++) a += mantissas[at] as number
  return a + b + (c + d)
}

/**
 * The sum of doubles that all have at most so many decimal places, as a mantissa at those places; NaN where one of them has more or the sum of
 * their sizes leaves fifteen digits.
 */
export const sumOfDoubles = (values: Float64Array, places: number): number => {
  const short = sumOfShortDoubles(values, places)
  if (!Number.isNaN(short)) return short
  let sum = 0
  let sizes = 0
  for (let at = 0; at < values.length; at++) {
    const mantissa = mantissaOfNumber(values[at] as number, places)
    if (Number.isNaN(mantissa)) return NaN
    sum += mantissa
    sizes += Math.abs(mantissa)
  }
  return sizes < MOST_SAFE_MANTISSA ? sum : NaN
}

/**
 * `sumOfDoubles` without a division, which is what takes the time, for mantissas below 2^33 at up to four places; NaN elsewhere. 10^-places is held in two doubles: the
 * product with the first, of 20 bits, is exact, and the one with the second is off by at most 2^-72 of the whole. The middle between two doubles is M / 2^t with an
 * odd M of 54 bits; k / 10^p differs from it by at least 1 / (10^p × 2^t), which is more than 2^-68 of it. So the sum of the two is the correctly rounded quotient.
 */
export const sumOfShortDoubles = (values: Float64Array, places: number): number => {
  const inverse = INVERSES[places]
  if (inverse === undefined) return NaN
  const [head, tail] = inverse
  const power = POWERS_OF_TEN[places] as number
  const rounds = ROUNDS
  const length = values.length
  // So many of at most this size stay within fifteen digits, whatever their signs.
  const most = Math.min(MOST_SHORT, (MOST_SAFE_MANTISSA - 1) / length)
  const even = length - (length % 2)
  let sum = 0
  let more = 0
  for (let at = 0; at < even; at += 2) {
    const v = values[at] as number
    const w = values[at + 1] as number
    const k = v * power + rounds - rounds
    const l = w * power + rounds - rounds
    // NaN, not Number.NaN, which makes this loop nearly twice as slow.
    if (k * head + k * tail !== v || l * head + l * tail !== w || Math.abs(k) > most || Math.abs(l) > most) return NaN
    sum += k
    more += l
  }
  if (even < length) {
    const last = mantissaOfNumber(values[even] as number, places)
    // NaN is not at most anything.
    if (!(Math.abs(last) <= most)) return NaN
    sum += last
  }
  return sum + more + 0
}

/** 1.5 × 2^52: adding and taking it away rounds a double to a whole number, ties to even, which the quotient then checks. */
const ROUNDS = 6755399441055744

const MOST_SHORT = 2 ** 33 - 1

/** 10^-0 to 10^-4 in two doubles: the leading 20 bits, and the rest. */
const INVERSES: readonly (readonly [number, number])[] = [
  [1, 0],
  [0.10000002384185791, -2.384185791015625e-8],
  [0.01000000536441803, -5.364418029785156e-9],
  [0.0010000001639127731, -1.639127731323242e-10],
  [0.00009999994654208422, 5.3457915782928466e-11],
]
