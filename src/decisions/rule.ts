import type { ExactInput } from '../exact/index.js'
import type { Base, Choice, Citation } from '../reasons/index.js'

/** How a count is compared with a share: exactly so much suffices, or it does not. One of the two, never both. */
export type Compared<Threshold> =
  | { readonly atLeast: Threshold; readonly moreThan?: undefined }
  | { readonly moreThan: Threshold; readonly atLeast?: undefined }

/** The least participation for a decision to count at all: a share of the electorate or of those present. */
export type Quorum<Threshold = ExactInput> = Compared<Threshold> & {
  readonly of: 'electorate' | 'present'
  /** Which ballots count towards it; all three kinds where nothing is said. */
  readonly counting?: readonly Choice[] | undefined
}

/** What a tie leads to: the proposal is lost, or there is a second ballot, or the chair decides. */
export type TiePolicy = 'lost' | 'second-ballot' | 'casting-vote'

/**
 * A decision rule, as data: which share of which base must be for. `of` says what the share is a share of: everyone entitled (`electorate`), those
 * `present`, the `ballots` (for + against + abstain), or only the ballots `for-or-against`.
 */
export type DecisionRule<Threshold = ExactInput> = Compared<Threshold> & {
  readonly of: Base
  readonly quorum?: Quorum<Threshold> | undefined
  /** No fewer votes for than this, whatever the share. */
  readonly minimumFor?: number | undefined
  /** No fewer ballots than this, of any kind: below it there is no quorum. */
  readonly minimumBallots?: number | undefined
  /** Only under a rule of more than 1/2 of the ballots, or of those for or against: elsewhere a tie is simply not enough. */
  readonly tie?: TiePolicy | undefined
  readonly clauses?: readonly Citation[] | undefined
}

/** A threshold that is a number in force: the average item of that name (WJC-19). */
export interface AveragePointer {
  readonly average: string
}

/** A decision rule of a charter, whose thresholds may point at average items. Opening a decision turns it into one with numbers. */
export type CharterRule = DecisionRule<ExactInput | AveragePointer>

/** Every member is in favour: the strictest rule there is, under which one who does not vote blocks. Consensus is another thing: see `consensusOf`. */
export const UNANIMITY = { atLeast: 1, of: 'electorate' } as const satisfies DecisionRule
