/** Where an average of wishes comes to lie, as numerator and denominator. */
export interface AverageGame {
  /** Everyone says what they wish. */
  readonly sincere: readonly [number, number]
  /** Everyone says what moves the average to where they like it best. */
  readonly equilibrium: readonly [number, number]
}

/**
 * Where does a share settle that is the average of what so many members say, each between none and all? Whoever likes less than the average says 0, whoever likes more says 1. So it rests at the one x with #(peaks above x) / n ≤ x ≤ #(peaks of x or above) / n: the
 * median of the n peaks and of 0, 1/n, 2/n … 1. Renault and Trannoy (2005); the form is that of Moulin, On strategy-proofness and single peakedness (Public Choice 35, 1980). Peaks are counted in votes: s of n.
 *
 * @internal
 */
export const averageGame = (peaks: readonly number[], members: number): AverageGame => {
  const places = [...peaks, ...Array.from({ length: members + 1 }, (_, at) => at)].sort((a, b) => a - b)
  return {
    sincere: [peaks.reduce((sum, peak) => sum + peak, 0), members * members],
    equilibrium: [places[members] as number, members],
  }
}
