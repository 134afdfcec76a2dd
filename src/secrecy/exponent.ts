import { FpInvertBatch } from '@noble/curves/abstract/modular.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { G, type Point, timesPublic } from './group.js'

/**
 * Which whole number from 0 to `most` times G is this point? Undefined where none is. Giant steps meet a table of small ones (baby-step giant-step), so that a sum of up to 2^28
 * takes some tens of thousands of additions. A point of the curve and its negative share their y, so each giant step looks at as many numbers below it as above.
 *
 * An element of the group stands for four points of the curve, which are one once they are multiplied by 4: so everything is, and the table is keyed by y. An encoding would
 * cost a square root; y costs a division, and a list of them costs one division in all.
 */
export const smallExponent = (point: Point, most: number): number | undefined => {
  const reach = Math.ceil(Math.sqrt(most / 2))
  const stride = 2 * reach + 1
  const unit = onTheCurve(G)
  const table = new Map<bigint, number>()
  for (const small of walk(CURVE.ZERO, unit, reach + 1)) table.set(small, table.size)
  const wanted = onTheCurve(point)
  const back = timesSmall(unit, stride).negate()
  const strides = Math.ceil((most + 1) / stride)
  // Giant step `at` stands reach + at × stride below what is looked for.
  let at = 0
  for (const y of walk(wanted.subtract(timesSmall(unit, reach)), back, strides)) {
    const middle = reach + at++ * stride
    const distance = table.get(y)
    if (distance === undefined) continue
    for (const found of [middle - distance, middle + distance])
      if (found <= most && timesPublic(G, BigInt(found)).equals(point)) return found
  }
  return undefined
}

type CurvePoint = InstanceType<typeof ed25519.Point>

const { Point: CURVE } = ed25519

const onTheCurve = (point: Point): CurvePoint => CURVE.fromAffine(point.toAffine()).double().double()

const timesSmall = (point: CurvePoint, times: number): CurvePoint => point.multiplyUnsafe(BigInt(times))

/** The y of so many points, each a step beyond the one before. */
const walk = function* (start: CurvePoint, step: CurvePoint, length: number): Generator<bigint> {
  let next = start
  for (let done = 0; done < length; done += TOGETHER) {
    const points: CurvePoint[] = []
    while (points.length < Math.min(TOGETHER, length - done)) {
      points.push(next)
      next = next.add(step)
    }
    const inverses = FpInvertBatch(
      CURVE.Fp,
      points.map(({ Z }) => Z),
      true,
    )
    for (const [at, { Y }] of points.entries()) yield CURVE.Fp.mul(Y, inverses[at] as bigint)
  }
}

/** So many divisions are made one. */
const TOGETHER = 256
