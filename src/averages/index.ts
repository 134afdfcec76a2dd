/**
 * Average democracy: a number that everyone proposes and whose mean is in force; its kin, kept live or computed at once.
 *
 * @module
 */
export type { Aggregation } from './aggregation.js'
export { type AverageInput, type AverageOutcome, averageOf, tryAverageOf } from './average.js'
export { averagesByCategory, type CategoryAverages, type CategoryInput, tryAveragesByCategory } from './category.js'
export { type Distribution, distributionOf } from './distribution.js'
export { type NumberInForce, numberInForce } from './item.js'
export { type LiveAverage, type MembershipOutcome, openAverage } from './live.js'
export {
  type Acts,
  type NumbersOverTime,
  numbersOverTime,
  type OverTimeInput,
  tryNumbersOverTime,
} from './over-time.js'
export { averagesByScope, type ScopeAverages, type ScopeInput, tryAveragesByScope } from './scope.js'
export { ProposalSlots } from './slots.js'
export { SortedNumbers } from './sorted.js'
export { tryWeightedAverageOf, type WeightedInput, weightedAverageOf } from './weighted.js'
