/** The normal deviate that 95 of 100 draws stay within. */
const Z = 1.959963984540054

/**
 * Where the share lies that runs are a sample of, with the confidence of 95 %: the interval of Wilson (1927), which stays between 0 and 1 and is wide where there are few runs, also where all or none were counted.
 * `square` is Z² / count; its middle is (share + square / 2) / (1 + square).
 */
export const wilsonOf = (counted: number, count: number): { readonly low: number; readonly high: number } => {
  if (count === 0) return { low: 0, high: 1 }
  const share = counted / count
  const square = (Z * Z) / count
  const middle = (share + square / 2) / (1 + square)
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count))
  return { low: counted === 0 ? 0 : middle - half, high: counted === count ? 1 : middle + half }
}
