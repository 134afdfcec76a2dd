/** What the values of several runs come to. */
export interface Figures {
  /** How many runs told a value. */
  readonly count: number
  readonly mean: number
  /** The least value that 5, 50 and 95 of 100 runs do not exceed. */
  readonly p5: number
  readonly p50: number
  readonly p95: number
}

/** The figures of some values; undefined where there is none. What is not a number is left out. */
export const figuresOf = (values: Float64Array): Figures | undefined => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const count = sorted.length
  if (count === 0) return undefined
  let sum = 0
  for (let at = 0; at < count; at++) sum += sorted[at] as number
  // No interpolation: a percentile is a value that came.
  const percentile = (percent: number): number => sorted[Math.ceil((percent * count) / 100) - 1] as number
  return { count, mean: sum / count, p5: percentile(5), p50: percentile(50), p95: percentile(95) }
}
