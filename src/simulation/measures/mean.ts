/**
 * What is the mean of these numbers? Added up in their order with what rounding takes away carried along, so that a hundred thousand of them are added as exactly as two; and never outside of the
 * numbers themselves, so that the mean of what is all alike is that.
 *
 * Source: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen (ZAMM 54, 1974).
 *
 * @internal
 */
export const meanOf = (values: ArrayLike<number>): number => {
  const { length } = values
  let [sum, lost] = [0, 0]
  let least = values[0] as number
  let most = least
  for (let at = 0; at < length; at++) {
    const value = values[at] as number
    const next = sum + value
    lost += lostIn(sum, value, next)
    sum = next
    if (value < least) least = value
    if (value > most) most = value
  }
  return Math.min(most, Math.max(least, (sum + lost) / length))
}

/** What a sum of two lacks, exactly. */
export const lostIn = (a: number, b: number, sum: number): number =>
  Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a
