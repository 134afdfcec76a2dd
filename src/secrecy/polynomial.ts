import { inverse, mod, type Point, type Scalar, sumOfProducts } from './group.js'

/** The value at `index` of the polynomial with these coefficients, the constant one first. */
export const valueAt = (coefficients: readonly Scalar[], index: number): Scalar =>
  coefficients.reduceRight((value, coefficient) => mod(value * BigInt(index) + coefficient), 0n)

/** The same times G, worked out from the coefficients times G: what anybody holds a share against (Feldman). */
export const pointAt = (commitments: readonly Point[], index: number): Point =>
  sumOfProducts(
    commitments,
    commitments.map((_, power) => mod(BigInt(index) ** BigInt(power))),
  )

/** By how much the value at `index` counts where the value at 0 is worked out from the values at all these indices (Lagrange). */
export const weightAtZero = (index: number, indices: readonly number[]): Scalar => {
  const others = indices.filter((other) => other !== index).map(BigInt)
  const above = others.reduce((product, other) => mod(product * other), 1n)
  const below = others.reduce((product, other) => mod(product * (other - BigInt(index))), 1n)
  return mod(above * inverse(below))
}
