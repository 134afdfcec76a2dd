/**
 * From which step on do whole numbers stay within a width of each other, up to the last? 0 where they always do.
 *
 * @internal
 */
export const stillFrom = (values: Float64Array, width: number): number => {
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (let at = values.length - 1; at >= 0; at--) {
    const value = values[at] as number
    lowest = Math.min(lowest, value)
    highest = Math.max(highest, value)
    if (highest - lowest > width) return at + 1
  }
  return 0
}

/**
 * After how many steps do the last ones repeat themselves: 1 where they stand still, 2 where they go to and fro. At least `window` steps must repeat, and three times the
 * period; null where none does.
 *
 * @internal
 */
export const periodOf = (values: Float64Array, window: number): number | null => {
  const count = values.length
  for (let period = 1; 3 * period <= count - 1; period++) {
    const steps = Math.max(window, 3 * period)
    if (steps > count - period) return null
    let repeats = true
    // From the last backwards: where one value stands among others that are all alike, it is met at once.
    for (let at = count - 1; repeats && at >= count - steps; at--) repeats = values[at] === values[at - period]
    if (repeats) return period
  }
  return null
}
