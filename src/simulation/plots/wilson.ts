/** The normal deviate that 95 of 100 draws stay within. */
const Z = 1.959963984540054

/**
 * Where the share lies that runs are a sample of, with the confidence of 95 %: the interval of Wilson (1927), which stays between 0 and 1 and is wide where there are few runs, also where all or none were counted.
 * `square` is Z² / count; its middle is (share + square / 2) / (1 + square). `count` is that of independent runs: where a share is the mean of so many independent values from 0 to 1, such as the shares of replicates, their variance is at most
 * share × (1 - share) (Bhatia and Davis, A Better Bound on the Variance, American Mathematical Monthly 107, 2000), and the interval is too wide rather than too narrow.
 */
export const wilsonOf = (share: number, count: number): { readonly low: number; readonly high: number } => {
  if (count === 0) return { low: 0, high: 1 }
  const square = (Z * Z) / count
  const middle = (share + square / 2) / (1 + square)
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / count + square / (4 * count))
  return { low: share === 0 ? 0 : middle - half, high: share === 1 ? 1 : middle + half }
}
