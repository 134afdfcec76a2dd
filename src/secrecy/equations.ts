import { bytesToNumberLE } from '@noble/curves/utils.js'
import { sumOfManyProducts } from './buckets.js'
import { wideHash } from './encode.js'
import { G, mod, type Point, type Scalar, timesPublic } from './group.js'

/** What every proof here comes down to: g × G + k × the election key + the terms = commit. */
export interface Equation {
  readonly commit: Point
  readonly g: Scalar
  readonly k: Scalar
  readonly terms: readonly (readonly [point: Point, scalar: Scalar])[]
}

/**
 * Do all these equations hold? Each is multiplied by a weight of 128 bits, and all are added up, so that one long sum answers for hundreds of proofs: a false one among them
 * passes with a chance of 1 in 2^128. The weights are a hash of what is checked (`seed` stands for all of it), so nobody can make a proof to suit them, and the answer is the
 * same every time.
 */
export const allHold = (equations: readonly Equation[], key: Point, seed: string): boolean => {
  const commits: Point[] = []
  const weights: Scalar[] = []
  // A point that stands in several equations, as half a ciphertext does, is multiplied once.
  const scalars = new Map<Point, Scalar>()
  const weightAt = weightsOf(seed)
  let g = 0n
  let k = 0n
  equations.forEach((equation, at) => {
    const weight = weightAt(at)
    commits.push(equation.commit.negate())
    weights.push(weight)
    g += weight * equation.g
    k += weight * equation.k
    for (const [point, scalar] of equation.terms) scalars.set(point, (scalars.get(point) ?? 0n) + weight * scalar)
  })
  const points = [...commits, ...scalars.keys()]
  const factors = [...weights, ...[...scalars.values()].map(mod)]
  return timesPublic(G, mod(g))
    .add(timesPublic(key, mod(k)))
    .add(sumOfManyProducts(points, factors))
    .is0()
}

/**
 * The weights one after the other, four of 128 bits from each hash, none of them zero. The first equation needs none: were it alone false, the sum would not be zero, and were
 * others false, their weights decide.
 */
const weightsOf = (seed: string): ((at: number) => bigint) => {
  let drawn: Uint8Array = new Uint8Array()
  return (at) => {
    if (at % 4 === 0) drawn = wideHash('weight', [seed, at / 4])
    return at === 0 ? 1n : bytesToNumberLE(drawn.subarray((at % 4) * 16, (at % 4) * 16 + 16)) | 1n
  }
}
