import type { Fields } from '../calendar/index.js'
import type { ClauseId } from '../reasons/index.js'

/** What a cooperative lets be told of a secret vote, as data for its charter. */
export interface DisclosurePolicy {
  /** The fewest members whose ballots are counted for an outcome to be told. */
  readonly leastForOutcome: number
  /** The fewest members whose ballots are counted for a count or a mean to be told. */
  readonly leastForCount: number
  /** The fewest ballots that must be fresh since what was told of any of the others. */
  readonly leastChanged: number
  /** Near unanimity, or near a bound: said no more precisely than leaves everybody's choice open, or told with the risk named. */
  readonly ends: 'hidden' | 'told'
  /** So many members may put together what they know without learning the choice of a further one. */
  readonly colluders: number
}

/**
 * Two policies to begin from. `strict` tells nothing from which a member could conclude how another one voted. `told` tells every count that is not of too few,
 * and names whom it may expose. Their numbers are the smallest that hold in every possible world of small groups: docs/why/disclosure.md has the tables.
 *
 * @example
 * ```ts
 * import { DISCLOSURE } from 'coop-rules/disclosure'
 *
 * DISCLOSURE.strict.leastForOutcome // => 5
 * ```
 */
export const DISCLOSURE: { readonly strict: DisclosurePolicy; readonly told: DisclosurePolicy } = {
  strict: { leastForOutcome: 5, leastForCount: 6, leastChanged: 3, ends: 'hidden', colluders: 1 },
  told: { leastForOutcome: 3, leastForCount: 4, leastChanged: 3, ends: 'told', colluders: 1 },
}

/** The clause that makes a vote secret, for whoever cites no other. */
export const CLAUSE = 'WJC-8' satisfies ClauseId

const NUMBERS = ['leastForOutcome', 'leastForCount', 'leastChanged', 'colluders'] as const
const ENDS = ['hidden', 'told'] as const

/** Reads a policy from data; undefined where something is wrong with it. */
export const readPolicy = (value: unknown, path: string, fields: Fields): DisclosurePolicy | undefined => {
  const record = fields.record(value, [...NUMBERS, 'ends'], path)
  const [leastForOutcome, leastForCount, leastChanged, colluders] = NUMBERS.map((key) =>
    fields.oneOrMore(record[key], `${path}.${key}`),
  )
  const ends = fields.oneOf(record['ends'], ENDS, `${path}.ends`)
  return leastForOutcome === undefined ||
    leastForCount === undefined ||
    leastChanged === undefined ||
    colluders === undefined ||
    ends === undefined
    ? undefined
    : { leastForOutcome, leastForCount, leastChanged, ends, colluders }
}

/** The widest sum that counts as near an end, for so many colluders: what they hold may be all of it but 1, and then the others are still open. */
export const endZone = (most: number, policy: DisclosurePolicy, members: number): number =>
  Math.min(policy.colluders, members) * most + 1
