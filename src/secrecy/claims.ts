import type { Problem } from '../problems/index.js'
import { type Equation, allHold } from './equations.js'
import { G } from './group.js'
import type { Claim } from './seal.js'

/** A claim, with what is told where it does not hold. */
export interface JudgedClaim extends Claim {
  readonly wrong: Problem
}

/** Does one claim hold, taken alone? Equation after equation, so that no weights are needed. */
export const holds = (equations: readonly Equation[] | undefined): boolean =>
  equations?.every((equation) => allHold([equation], G, '')) ?? false
