import { z } from 'zod'
import { count, type Fields, fingerprint, holders, id, number, sha256, writtenNumber } from '../shapes.js'

/** A number that members put to the vote: what it counts, within which bounds, and what rules until enough have proposed. */
export const ITEM_DEFINITION = z.strictObject({
  /** A short name of what it counts; `share` for shares. */
  unit: id,
  min: number.optional(),
  max: number.optional(),
  step: number.optional(),
  provisional: number,
  minimumProposals: count,
  aggregation: z.literal('mean'),
})

/** A number that members put to the vote. */
export type ItemDefinition = z.output<typeof ITEM_DEFINITION>

/** Numbers that everyone may set. `scope` names the project, where each team has a number of its own. */
export const AVERAGES_COMMANDS = {
  'propose-number': { item: id, scope: id.optional(), value: number },
  'withdraw-number': { item: id, scope: id.optional() },
  /** The record of the sealed proposals for a secret number begins, with this fingerprint; each of the holders has a part of its key. */
  'open-item-ballots': { item: id, scope: id.optional(), opening: sha256, holders },
  /** A batch of proposals for a secret number is closed: the record of them has this fingerprint. */
  'close-item-ballots': { item: id, scope: id.optional(), closing: fingerprint },
  /** What the proposals of a batch add up to, and how many there are; after an earlier batch, how many of them were made or changed since. */
  'release-mean': { item: id, scope: id.optional(), count, sum: number, changed: count.optional() },
} satisfies Readonly<Record<string, Fields>>

export const AVERAGES_EVENTS = {
  'number-proposed': { item: id, scope: id.optional(), member: id, value: number },
  'number-withdrawn': { item: id, scope: id.optional(), member: id },
  'item-ballots-opened': { item: id, scope: id.optional(), opening: sha256, holders },
  'item-ballots-closed': { item: id, scope: id.optional(), closing: fingerprint },
  /** What a batch added up to: the mean is the sum by the count. `steps` is the sum in steps of the number from its least on, each proposal at most `most`. */
  'mean-released': {
    item: id,
    scope: id.optional(),
    count,
    sum: writtenNumber,
    changed: count.optional(),
    steps: count,
    most: count,
  },
  /** A new round begins for a number that is voted anew from time to time: everyone proposes again. */
  'item-voted-anew': { item: id, scope: id.optional() },
  /** Members adopted a number beside those of the charter. Whoever was entitled on that decision of the charter may propose. */
  'item-adopted': { item: id, decision: id, provision: id, definition: ITEM_DEFINITION },
} satisfies Readonly<Record<string, Fields>>
