/** The normal deviate that 95 % of draws stay within. */
const Z = 1.959963984540054

/** Wilson's interval for a share that was sampled: unlike the plain one it stays within 0 and 1, and is honest near them. */
export const intervalOf = (found, asked) => {
  if (asked === 0) return { low: 0, high: 1 }
  const share = found / asked
  const square = Z ** 2 / asked
  const middle = (share + square / 2) / (1 + square)
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / asked + square / (4 * asked))
  return { low: middle - half, high: middle + half }
}
