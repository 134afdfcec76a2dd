import { Fields } from '../calendar/index.js'
import { type ExactInput, multiply, ONE, type Ratio, ratio, type Rounding, roundTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readShareOfWhole } from './share.js'
import { readSubscriptionTerms, subscribedFor, type SubscriptionTerms } from './subscription.js'

/** An enterprise, or a federation of enterprises and of smaller federations. */
export type FederationMember =
  | { readonly id: string; readonly labourCostMinor: bigint | string | number }
  | {
      readonly id: string
      /** The part of what comes to it that it keeps; the rest goes on to the level above. */
      readonly keeps: ExactInput
      readonly members: readonly FederationMember[]
    }

/** A federation, and the share that enterprises subscribe. */
export interface FederationInput {
  readonly currency: string
  readonly share: ExactInput
  /** The least that an enterprise subscribes; nothing where it is left out. */
  readonly minimumMinor?: bigint | string | number
  readonly rounding: Rounding
  readonly federation: Extract<FederationMember, { readonly members: unknown }>
  readonly clauses?: readonly Citation[]
}

/** One level: whose sums are those of its members, added up. */
export interface FederationLevel {
  readonly id: string
  /** How many levels it lies below the whole. */
  readonly depth: number
  /** Enterprises in it, on all levels. */
  readonly enterprises: number
  /** Its own members: each sends one delegate. */
  readonly delegates: number
  /** What all its enterprises subscribe. */
  readonly subscribedMinor: bigint
  /** What came to it from its members. */
  readonly receivedMinor: bigint
  readonly keptMinor: bigint
  readonly passedOnMinor: bigint
}

/** The subscriptions of a federation of federations. */
export interface FederationTotals {
  readonly kind: 'federation'
  readonly enterprises: readonly { readonly id: string; readonly of: string; readonly subscriptionMinor: bigint }[]
  /** Each federation before those within it. */
  readonly levels: readonly FederationLevel[]
  readonly because: Because
}

/**
 * What do the enterprises of a federation of federations subscribe, and what comes to each level? Every enterprise subscribes once; each level keeps its part, rounded by name, and passes on the rest, so that all that is kept on all levels
 * is all that was subscribed. The whole passes nothing on.
 *
 * Throws, with everything that is wrong: `listed-twice` (an id anywhere), `too-many-levels` (more than 20, or a federation that stands within itself), `not-a-share` (a part to keep, or the share), `not-a-name`, and what `subscriptionOf` throws.
 *
 * Source: CW-5, WC-8. Reading: each member of a level, large or small, sends one delegate.
 *
 * @example
 * ```ts
 * import { federationOf } from 'coop-rules/surplus'
 *
 * const { levels } = federationOf({
 *   currency: 'GBP', share: '1/1000', rounding: 'half-even',
 *   federation: {
 *     id: 'country', keeps: 1, members: [
 *       { id: 'north', keeps: '3/4', members: [{ id: 'bakery', labourCostMinor: 20000000 }, { id: 'print', labourCostMinor: 40000000 }] },
 *       { id: 'software', labourCostMinor: 100000000 },
 *     ],
 *   },
 * })
 * levels.map(({ id, subscribedMinor, keptMinor }) => [id, subscribedMinor, keptMinor])
 * // => [['country', 160000n, 115000n], ['north', 60000n, 45000n]]
 * ```
 */
export const federationOf = (input: FederationInput): FederationTotals => orThrow(tryFederationOf(input))

/** The same for data from outside: refuses where `federationOf` throws. */
export const tryFederationOf = (input: FederationInput): FederationTotals | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['currency', 'share', 'minimumMinor', 'rounding', 'federation', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const currency = fields.currency(input.currency, 'currency')
  const terms = readSubscriptionTerms(input, fields)
  const root = readMember(input.federation, 'federation', new Set(), new Set(), fields)
  if (root !== undefined && root.members === undefined) fields.note(wrongKind(undefined, 'federation.members', ''))
  if (fields.problems.length > 0 || terms === undefined || root === undefined || currency === undefined)
    return fields.refused
  const sums: Sums = { enterprises: [], levels: [], raised: false }
  addUp(root, 0, terms, sums)
  const { enterprises, levels } = sums
  const [whole] = levels as [FederationLevel]
  const { clauses = [CLAUSE, 'WC-8'] } = input
  const facts = {
    enterprises: enterprises.length,
    levels: levels.length,
    subscribedMinor: whole.subscribedMinor,
    currency,
  }
  const raised: readonly Reason[] = sums.raised
    ? [{ code: 'subscription-minimum', clauses, minimumMinor: terms.minimumMinor, currency }]
    : []
  return { kind: 'federation', enterprises, levels, because: [{ code: 'federation', clauses, ...facts }, ...raised] }
}

const CLAUSE = 'CW-5' satisfies ClauseId

interface ReadMember {
  readonly id: string
  readonly cost: bigint
  readonly keeps: Ratio
  readonly members: readonly ReadMember[] | undefined
}

/** Federations nest a few levels; a file that nests without end is no federation. */
const DEEPEST = 20

const readMember = (
  value: unknown,
  path: string,
  /** The federations that it stands within. */
  above: Set<unknown>,
  seen: Set<string>,
  fields: Fields,
): ReadMember | undefined => {
  if (!isRecord(value)) return fields.note(wrongKind(value, path, 'an object'))
  const isFederation = value['members'] !== undefined
  if (isFederation && (above.size >= DEEPEST || above.has(value)))
    return fields.note(problem(says.tooManyLevels, { path, received: value, facts: { most: DEEPEST } }))
  const record = fields.record(value, isFederation ? ['id', 'keeps', 'members'] : ['id', 'labourCostMinor'], path)
  const id = fields.id(record['id'], `${path}.id`)
  if (id !== undefined && seen.has(id))
    fields.note(problem(says.listedTwice, { path: `${path}.id`, received: id, facts: { what: id } }))
  if (id !== undefined) seen.add(id)
  if (!isFederation) {
    const cost = fields.minor(record['labourCostMinor'], `${path}.labourCostMinor`)
    return id === undefined || cost === undefined ? undefined : { id, cost, keeps: ONE, members: undefined }
  }
  const keeps = readShareOfWhole(record['keeps'], `${path}.keeps`, fields)
  const list = fields.list(record['members'], `${path}.members`)
  above.add(value)
  const members = list.flatMap((one, at) => readMember(one, `${path}.members[${at}]`, above, seen, fields) ?? [])
  above.delete(value)
  return id === undefined || keeps === undefined ? undefined : { id, cost: 0n, keeps, members }
}

/** What was added up on the way through all levels. */
interface Sums {
  readonly enterprises: { readonly id: string; readonly of: string; readonly subscriptionMinor: bigint }[]
  readonly levels: FederationLevel[]
  /** Whether somebody's share was less than the minimum. */
  raised: boolean
}

/** Adds up a level and those within it; what it passes on, and what was subscribed in it, comes back. */
const addUp = (
  { id, keeps, members = [] }: ReadMember,
  depth: number,
  terms: SubscriptionTerms,
  sums: Sums,
): FederationLevel => {
  const { enterprises, levels } = sums
  const place = levels.length
  let received = 0n
  let subscribed = 0n
  let count = 0
  // Its place is kept, so that it stands before those within it.
  levels.push({} as FederationLevel)
  for (const member of members) {
    if (member.members === undefined) {
      const { byShareMinor, amountMinor: subscriptionMinor } = subscribedFor(member.cost, terms)
      if (byShareMinor < subscriptionMinor) sums.raised = true
      enterprises.push({ id: member.id, of: id, subscriptionMinor })
      received += subscriptionMinor
      subscribed += subscriptionMinor
      count++
    } else {
      const within = addUp(member, depth + 1, terms, sums)
      received += within.passedOnMinor
      subscribed += within.subscribedMinor
      count += within.enterprises
    }
  }
  const kept =
    depth === 0 ? received : roundTo({ value: multiply(keeps, ratio(received)), places: 0, rounding: terms.rounding })
  const level = {
    id,
    depth,
    enterprises: count,
    delegates: members.length,
    subscribedMinor: subscribed,
    receivedMinor: received,
    keptMinor: kept,
    passedOnMinor: received - kept,
  }
  levels[place] = level
  return level
}
