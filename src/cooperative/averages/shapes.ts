import { z } from 'zod'
import { count, type Fields, id, number } from '../shapes.js'

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
} satisfies Readonly<Record<string, Fields>>

export const AVERAGES_EVENTS = {
  'number-proposed': { item: id, scope: id.optional(), member: id, value: number },
  'number-withdrawn': { item: id, scope: id.optional(), member: id },
  /** A new round begins for a number that is voted anew from time to time: everyone proposes again. */
  'item-voted-anew': { item: id, scope: id.optional() },
  /** Members adopted a number beside those of the charter. Whoever was entitled on that decision of the charter may propose. */
  'item-adopted': { item: id, decision: id, provision: id, definition: ITEM_DEFINITION },
} satisfies Readonly<Record<string, Fields>>
