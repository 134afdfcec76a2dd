import { type Point, type Scalar, sumOfProducts, ZERO } from './group.js'

/**
 * The sum of very many points, each times a scalar that everybody may know (Pippenger's method). The scalars are cut into digits from -half to half; for each place of the
 * digits, points with the same digit are added up first, so that each point costs one addition a place. The library's own takes digits without a sign, goes through all 253
 * bits of every scalar and adds the identity where a digit is zero. Most of our scalars have 128 bits only, so this takes about half as long.
 */
export const sumOfManyProducts = (points: readonly Point[], scalars: readonly Scalar[]): Point => {
  if (points.length < MANY) return sumOfProducts(points, scalars)
  const width = points.length.toString(2).length - 2
  const digits = scalars.map((scalar) => digitsOf(scalar, width))
  const negated = points.map((point) => point.negate())
  const places = digits.reduce((most, one) => Math.max(most, one.length), 0)
  let sum = ZERO
  for (let place = places - 1; place >= 0; place--) {
    for (let bit = 0; bit < width; bit++) sum = sum.double()
    sum = sum.add(sumOfPlace({ points, negated, digits }, place, 2 ** (width - 1)))
  }
  return sum
}

/** Below this many points one joint chain of doublings is faster. */
const MANY = 48

interface Terms {
  readonly points: readonly Point[]
  readonly negated: readonly Point[]
  readonly digits: readonly (readonly number[])[]
}

/** The sum of the points, each times its digit at this place. */
const sumOfPlace = ({ points, negated, digits }: Terms, place: number, half: number): Point => {
  const buckets = new Array<Point | undefined>(half + 1)
  for (let at = 0; at < points.length; at++) {
    const digit = digits[at]?.[place] ?? 0
    if (digit > 0) buckets[digit] = plus(buckets[digit], points[at])
    else if (digit < 0) buckets[-digit] = plus(buckets[-digit], negated[at])
  }
  // What lies in bucket 3 is to be counted three times: it is in the running sum at 3, at 2 and at 1.
  let running: Point | undefined
  let total: Point | undefined
  for (let size = half; size > 0; size--) {
    running = plus(running, buckets[size])
    total = plus(total, running)
  }
  return total ?? ZERO
}

const plus = (one: Point | undefined, other: Point | undefined): Point | undefined =>
  one === undefined ? other : other === undefined ? one : one.add(other)

/** The digits of a scalar, the least significant first: each of so many bits, and above half less a whole one, which the next digit makes good. */
const digitsOf = (scalar: Scalar, width: number): readonly number[] => {
  const size = 2 ** width
  const digits: number[] = []
  let carry = 0
  for (let left = scalar; left > 0n || carry > 0; ) {
    // Few bigints are made: 30 bits at a time become a number, of which whole digits are taken.
    const taken = width * Math.floor(30 / width)
    let bits = Number(BigInt.asUintN(taken, left))
    left >>= BigInt(taken)
    for (let bit = 0; bit < taken; bit += width) {
      const digit = carry + (bits & (size - 1))
      bits >>= width
      carry = digit > size / 2 ? 1 : 0
      digits.push(digit - carry * size)
    }
  }
  return digits
}
