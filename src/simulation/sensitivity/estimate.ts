import type { Stream } from '../stream.js'

/** A figure, and the interval that holds it in 95 of 100 designs as large: from the 2.5th to the 97.5th percentile of what comes of resampled blocks. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** How often the blocks are resampled. */
const RESAMPLES = 1000

/**
 * Figures of blocks, each with its interval: the blocks are drawn anew with replacement, as many as there are, and the figures computed each time (Efron 1979; for sensitivity
 * indices Archer, Saltelli, Sobol' 1997). `figuresOf` is given how often each block counts; it may answer undefined for a draw that has no figures.
 */
export const estimate = (input: {
  readonly blocks: number
  readonly stream: Stream
  readonly figuresOf: (counts: Uint32Array) => Float64Array | undefined
}): readonly Estimate[] => {
  const { blocks, stream, figuresOf } = input
  const values = figuresOf(new Uint32Array(blocks).fill(1)) ?? new Float64Array()
  const draws: Float64Array[] = []
  const counts = new Uint32Array(blocks)
  for (let draw = 0; draw < RESAMPLES; draw++) {
    counts.fill(0)
    for (let at = 0; at < blocks; at++) {
      const drawn = stream.below(blocks)
      counts[drawn] = (counts[drawn] as number) + 1
    }
    const figures = figuresOf(counts)
    if (figures !== undefined) draws.push(figures)
  }
  const sorted = new Float64Array(draws.length)
  return Array.from(values, (value, figure) => {
    for (const [at, draw] of draws.entries()) sorted[at] = draw[figure] as number
    sorted.sort()
    const cut = Math.floor(sorted.length / 40)
    return { value, low: sorted[cut] ?? value, high: sorted[sorted.length - 1 - cut] ?? value }
  })
}
