import type { MemberId } from '../membership/index.js'

/**
 * A body that decides within a domain: a working group, a board, a supervisory body. All are of one kind; a board is a circle with legal responsibility
 * (WC-7). What a circle was lent it holds by its mandate; a circle without a wider one holds its domain itself.
 */
export interface Circle {
  readonly id: string
  /** The circle that it stands within; none has the board, and a supervisory body. */
  readonly wider?: string
  /** The matters it decides, by id. */
  readonly domain: readonly string[]
  readonly members: readonly MemberId[]
  readonly roles?: readonly CircleRole[]
  readonly legalResponsibility?: true
  /** The matters that no mandate can lend away: they stay with this circle, and a mandate that lends one lends nothing of it. */
  readonly reserved?: readonly string[]
  /** The circle that this one supervises; nobody sits in both. */
  readonly supervises?: string
  readonly mandate?: Mandate
}

/** Authority that one circle lends to another: over which matters, within which limits, and from which day until which, both included. */
export interface Mandate {
  readonly lentBy: string
  readonly domain: readonly string[]
  readonly limits: MandateLimits
  readonly from: string
  readonly until: string
  /** The lender may still decide these matters, too. Where nothing is said it does not, as long as the mandate runs. */
  readonly lenderKeeps?: true
}

/** The limits of a mandate. They hold for whatever is lent on, too. */
export interface MandateLimits {
  /** How much may be spent under it in all; where nothing is said, no money was lent. */
  readonly budgetMinor?: bigint | string | number
  /** How much one decision may spend; where nothing is said, as much as there is. */
  readonly perDecisionMinor?: bigint | string | number
  /** Stated with an amount. */
  readonly currency?: string
  /** The strategy and policies it must keep, by id. */
  readonly strategy?: readonly string[]
}

/** Somebody who has a role in a circle, until a day that is included. */
export interface CircleRole {
  readonly role: string
  readonly holder: MemberId
  readonly until: string
}

/** One of the two people who link a circle with its wider one: full members of both, one appointed by the wider circle and one elected by the narrower. */
export interface CircleLink {
  readonly narrower: string
  readonly wider: string
  readonly member: MemberId
  readonly sentBy: 'wider' | 'narrower'
}
