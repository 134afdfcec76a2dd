import type { Stream } from '../stream.js'
import { type Estimate, estimate } from './estimate.js'

/** What came of Saltelli's design: a value for each point, block by block, blocks without gaps. */
interface Blocks {
  readonly values: Float64Array
  readonly parameters: number
}

/**
 * How much of the variance of a result does each parameter bring about, alone and with all others? First-order indices after Saltelli and others (Computer Physics
 * Communications 181, 2010, table 2 b), total ones after Jansen (1999): by parameter, the first and the total index. Undefined where the result is always the same.
 *
 * @internal
 */
export const indicesOf = (
  { values, parameters }: Blocks,
  stream: Stream,
): readonly { readonly first: Estimate; readonly total: Estimate }[] | undefined => {
  const size = parameters + 2
  const blocks = values.length / size
  if (values.every((value) => value === values[0])) return undefined
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at] as number
  // Centred first: the estimator of the first-order index then scatters less, and stays what it estimates.
  const centre = sum / values.length
  const level = new Float64Array(blocks)
  const square = new Float64Array(blocks)
  const terms = new Float64Array(blocks * 2 * parameters)
  for (let block = 0; block < blocks; block++) {
    const a = (values[block * size] as number) - centre
    const b = (values[block * size + parameters + 1] as number) - centre
    level[block] = a + b
    square[block] = a * a + b * b
    for (let one = 0; one < parameters; one++) {
      const mixed = (values[block * size + one + 1] as number) - centre
      terms[block * 2 * parameters + 2 * one] = b * (mixed - a)
      terms[block * 2 * parameters + 2 * one + 1] = ((a - mixed) * (a - mixed)) / 2
    }
  }
  const figuresOf = (counts: Uint32Array): Float64Array | undefined => {
    const figures = new Float64Array(2 * parameters)
    let levels = 0
    let squares = 0
    for (let block = 0; block < blocks; block++) {
      const times = counts[block] as number
      if (times === 0) continue
      levels += times * (level[block] as number)
      squares += times * (square[block] as number)
      const from = block * 2 * parameters
      for (let at = 0; at < 2 * parameters; at++)
        figures[at] = (figures[at] as number) + times * (terms[from + at] as number)
    }
    const mean = levels / (2 * blocks)
    const variance = squares / (2 * blocks) - mean * mean
    if (!(variance > 0)) return undefined
    for (let at = 0; at < 2 * parameters; at++) figures[at] = (figures[at] as number) / blocks / variance
    return figures
  }
  const estimates = estimate({ blocks, stream, figuresOf })
  if (estimates.length === 0) return undefined
  return Array.from({ length: parameters }, (_, one) => ({
    first: estimates[2 * one] as Estimate,
    total: estimates[2 * one + 1] as Estimate,
  }))
}
