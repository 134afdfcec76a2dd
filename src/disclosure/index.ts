/**
 * What may be told of a secret vote without telling how anybody voted: the count, the outcome only, or nothing; settled before anyone counts.
 *
 * @module
 */
export type { Assessment } from './assess.js'
export { assessChoice, type ChoiceInput, tryAssessChoice } from './assess-choice.js'
export { assessOverlaps, type Overlap, type OverlapsInput, tryAssessOverlaps } from './assess-overlaps.js'
export { assessRelease, type ReleaseInput, tryAssessRelease } from './assess-release.js'
export { DISCLOSURE, type DisclosurePolicy } from './policy.js'
export type { BallotVersion, PastRelease, Release, ReleaseSizes, Told } from './release.js'
export type { Changed, Risk } from './risks.js'
export { tellSum } from './tell.js'
