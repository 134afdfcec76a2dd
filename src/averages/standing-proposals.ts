import type { Ratio } from '../exact/index.js'

/** How standing proposals are kept: as decimals while they can be, as ratios from then on. */
export interface StandingProposals {
  readonly count: number
  readonly get: (member: string) => Ratio | undefined
  /** `no-room` where this way of keeping them cannot hold the proposal; nothing is changed then. */
  readonly put: (member: string, value: Ratio) => 'cast' | 'changed' | 'unchanged' | 'no-room'
  readonly take: (member: string) => boolean
  readonly mean: () => Ratio
  readonly median: () => Ratio
  readonly trimmedMean: (share: Ratio) => Ratio
  readonly entries: () => IterableIterator<[string, Ratio]>
}
