import type { Stream } from '../stream.js'
import { type Estimate, estimate } from './estimate.js'

/** What a parameter does to a result in Morris's sense, in the unit of the result, for a change over the whole range of the parameter. */
interface Effect {
  /** The mean of its effects: which way it works. */
  readonly mu: Estimate
  /** The mean of their sizes: how much it matters (Campolongo, Cariboni, Saltelli 2007). */
  readonly muStar: Estimate
  /** How much they differ from place to place: whether it works together with others, or not in a straight line. */
  readonly sigma: Estimate
}

/**
 * The figures of the elementary effects of each parameter, of which there is one a path: Morris, Factorial sampling plans for preliminary computational experiments
 * (Technometrics 33, 1991). `effects` holds them path by path.
 *
 * @internal
 */
export const effectsOf = (effects: Float64Array, parameters: number, stream: Stream): readonly Effect[] => {
  const paths = effects.length / parameters
  const figuresOf = (counts: Uint32Array): Float64Array => {
    const figures = new Float64Array(3 * parameters)
    for (let one = 0; one < parameters; one++) {
      let sum = 0
      let size = 0
      for (let path = 0; path < paths; path++) {
        const effect = effects[path * parameters + one] as number
        sum += (counts[path] as number) * effect
        size += (counts[path] as number) * Math.abs(effect)
      }
      const mu = sum / paths
      let squares = 0
      for (let path = 0; path < paths; path++) {
        const apart = (effects[path * parameters + one] as number) - mu
        squares += (counts[path] as number) * apart * apart
      }
      figures[3 * one] = mu
      figures[3 * one + 1] = size / paths
      figures[3 * one + 2] = Math.sqrt(squares / (paths - 1))
    }
    return figures
  }
  const estimates = estimate({ blocks: paths, stream, figuresOf })
  return Array.from({ length: parameters }, (_, one) => ({
    mu: estimates[3 * one] as Estimate,
    muStar: estimates[3 * one + 1] as Estimate,
    sigma: estimates[3 * one + 2] as Estimate,
  }))
}
