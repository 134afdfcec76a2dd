import type { Ratio } from './ratio.js'

/**
 * Decimals as whole numbers at a stated number of places: 12.5 at two places is 1250. Integer sums of these are exact and associative, and as
 * long as they stay below 2^53 a double holds them, at the speed of doubles.
 */

/** The powers of ten that a double holds exactly and that leave room to multiply: 10^0 to 10^15. */
export const POWERS_OF_TEN = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15]

/**
 * Fifteen digits: any decimal with no more is exact as a mantissa, and the shortest decimal of its double.
 *
 * @internal
 */
export const MOST_SAFE_MANTISSA = 1e15

/** How many digits stand behind the point of a written decimal. */
export const placesOf = (text: string): number => {
  const point = text.indexOf('.')
  return point < 0 ? 0 : text.length - point - 1
}

/**
 * The mantissa of a written decimal at so many places, by character codes; NaN where it is not a plain decimal, has more places, or does not fit
 * fifteen digits. The slower ways then decide whether it is a number at all.
 *
 * @internal
 */
export const mantissaOf = (text: string, places: number): number => {
  const length = text.length
  const first = text.charCodeAt(0)
  let at = first === MINUS || first === PLUS ? 1 : 0
  if (length - at > 16) return NaN
  let mantissa = 0
  const wholeFrom = at
  for (; at < length; at++) {
    const digit = text.charCodeAt(at) - ZERO_CODE
    if (digit < 0 || digit > 9) break
    mantissa = mantissa * 10 + digit
  }
  if (at === wholeFrom) return NaN
  let missing = places
  if (at < length) {
    if (text.charCodeAt(at) !== POINT || at + 1 === length) return NaN
    for (at++; at < length; at++) {
      const digit = text.charCodeAt(at) - ZERO_CODE
      if (digit < 0 || digit > 9) return NaN
      mantissa = mantissa * 10 + digit
      missing--
    }
  }
  if (missing !== 0) {
    if (missing < 0 || missing > 15) return NaN
    mantissa *= POWERS_OF_TEN[missing] as number
  }
  if (mantissa >= MOST_SAFE_MANTISSA) return NaN
  // 0 - mantissa, so that "-0" is plain zero.
  return first === MINUS ? 0 - mantissa : mantissa
}

/**
 * The mantissa of a double at so many places, or NaN where the double is not exactly the one that so many places write. The division is correctly
 * rounded, so it gives the double back just when that decimal is its shortest.
 *
 * @internal
 */
export const mantissaOfNumber = (value: number, places: number): number => {
  const power = POWERS_OF_TEN[places] as number
  const mantissa = Math.round(value * power)
  return mantissa / power === value && mantissa < MOST_SAFE_MANTISSA && mantissa > -MOST_SAFE_MANTISSA
    ? mantissa + 0
    : NaN
}

/**
 * The mantissa of an exact number at so many places; NaN where it has more places or does not fit fifteen digits.
 *
 * @internal
 */
export const mantissaOfRatio = (value: Ratio, places: number): number => {
  const scaled = value.numerator * 10n ** BigInt(places)
  if (scaled % value.denominator !== 0n) return NaN
  const mantissa = Number(scaled / value.denominator)
  return mantissa < MOST_SAFE_MANTISSA && mantissa > -MOST_SAFE_MANTISSA ? mantissa : NaN
}

/** How many places the shortest decimal of a double has; Infinity where it leaves fifteen digits. */
export const placesOfNumber = (value: number): number => {
  for (let places = 0; places < POWERS_OF_TEN.length; places++)
    if (!Number.isNaN(mantissaOfNumber(value, places))) return places
  return Number.POSITIVE_INFINITY
}

const ZERO_CODE = 48
const MINUS = 45
const PLUS = 43
const POINT = 46
