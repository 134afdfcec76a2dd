/** How opinions lie in groups. */
export interface Clusters {
  /** How many groups there are. */
  readonly clusters: number
  /** How many of them hold at least the share asked for. */
  readonly main: number
  /** How many members the greatest of them has. */
  readonly largest: number
  /** From the lowest opinion to the highest. */
  readonly spread: number
}

/**
 * In how many groups do opinions lie? Neighbours in order of opinion that are further apart than `apart` are of different groups; `mainShare` is the share of the members that makes a main one.
 *
 * @internal
 */
export const clustersOf = (input: {
  readonly opinions: Float64Array
  readonly apart: number
  readonly mainShare: number
}): Clusters => {
  const { apart, mainShare } = input
  const sorted = input.opinions.slice().sort()
  let clusters = 0
  let main = 0
  let largest = 0
  let from = 0
  for (let at = 1; at <= sorted.length; at++) {
    if (at < sorted.length && (sorted[at] as number) - (sorted[at - 1] as number) <= apart) continue
    const size = at - from
    clusters++
    // Divided, not multiplied: 7 / 100 is the number that .07 is, but .07 × 100 is a little more than 7.
    if (size / sorted.length >= mainShare) main++
    if (size > largest) largest = size
    from = at
  }
  return { clusters, main, largest, spread: (sorted[sorted.length - 1] as number) - (sorted[0] as number) }
}
