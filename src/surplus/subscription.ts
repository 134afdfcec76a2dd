import { Fields } from '../calendar/index.js'
import { type ExactInput, multiply, type Ratio, ratio, ROUNDINGS, type Rounding, roundTo } from '../exact/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readShareOfWhole } from './share.js'

/** What a member enterprise paid for work last year, and the part of it that is its subscription. */
export interface SubscriptionInput {
  readonly currency: string
  /** All it cost the enterprise to have people work, in the year before. */
  readonly labourCostMinor: bigint | string | number
  /** Such as 1/1000. */
  readonly share: ExactInput
  /** The least that anybody subscribes; nothing where it is left out. */
  readonly minimumMinor?: bigint | string | number
  readonly rounding: Rounding
  readonly clauses?: readonly Citation[]
}

/** A year's subscription. */
export interface Subscription {
  readonly kind: 'subscription'
  readonly amountMinor: bigint
  readonly because: Because
}

/** The keys of a subscription; any other is refused. */
export const SUBSCRIPTION_KEYS: readonly string[] = [
  'currency',
  'labourCostMinor',
  'share',
  'minimumMinor',
  'rounding',
  'clauses',
]

/**
 * What does a member enterprise subscribe? The share of its labour cost of the previous year, rounded once to the smallest unit; never less than the minimum, where one is stated.
 *
 * Throws, with everything that is wrong: `not-a-share` (a share that is not from 0 to 1), `unknown-currency`, `not-minor-units`, `negative-amount`, `not-one-of`, `missing-key`, `unknown-key`, `wrong-kind` and what `exact` throws.
 *
 * Source: WC-8. The minimum is that of the membership form of workers.coop.
 *
 * @example
 * ```ts
 * import { subscriptionOf } from 'coop-rules/surplus'
 *
 * subscriptionOf({ currency: 'GBP', labourCostMinor: 18250055, share: '1/1000', rounding: 'half-even' }).amountMinor // => 18250n
 * ```
 */
export const subscriptionOf = (input: SubscriptionInput): Subscription => orThrow(trySubscriptionOf(input))

/** The same for data from outside: refuses where `subscriptionOf` throws. */
export const trySubscriptionOf = (input: SubscriptionInput): Subscription | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, SUBSCRIPTION_KEYS, '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const currency = fields.currency(input.currency, 'currency')
  const cost = fields.minor(input.labourCostMinor, 'labourCostMinor')
  const terms = readSubscriptionTerms(input, fields)
  if (fields.problems.length > 0 || currency === undefined || cost === undefined || terms === undefined)
    return fields.refused
  const { share, rounding, minimumMinor } = terms
  const { byShareMinor, amountMinor } = subscribedFor(cost, terms)
  const { clauses = [CLAUSE] } = input
  const facts = { labourCostMinor: cost, share, amountMinor: byShareMinor, currency, rounding }
  const raised: readonly Reason[] =
    amountMinor === byShareMinor ? [] : [{ code: 'subscription-minimum', clauses, minimumMinor, currency }]
  return { kind: 'subscription', amountMinor, because: [{ code: 'subscription', clauses, ...facts }, ...raised] }
}

const CLAUSE = 'WC-8' satisfies ClauseId

/** The share of labour cost that is subscribed, how it is rounded, and the least that is subscribed. */
export interface SubscriptionTerms {
  readonly share: Ratio
  readonly minimumMinor: bigint
  readonly rounding: Rounding
}

/** Reads the terms; undefined where something is wrong with them, and noted. */
export const readSubscriptionTerms = (
  input: { readonly share?: unknown; readonly minimumMinor?: unknown; readonly rounding?: unknown },
  fields: Fields,
): SubscriptionTerms | undefined => {
  const share = readShareOfWhole(input.share, 'share', fields)
  const minimumMinor = input.minimumMinor === undefined ? 0n : fields.minor(input.minimumMinor, 'minimumMinor')
  const rounding = fields.oneOf(input.rounding, ROUNDINGS, 'rounding')
  if (share === undefined || minimumMinor === undefined || rounding === undefined) return undefined
  return { share, minimumMinor, rounding }
}

/** One enterprise's subscription, and what the share alone would be. */
export const subscribedFor = (
  cost: bigint,
  { share, minimumMinor, rounding }: SubscriptionTerms,
): { readonly byShareMinor: bigint; readonly amountMinor: bigint } => {
  const byShareMinor = roundTo({ value: multiply(ratio(cost), share), places: 0, rounding })
  return { byShareMinor, amountMinor: byShareMinor < minimumMinor ? minimumMinor : byShareMinor }
}
