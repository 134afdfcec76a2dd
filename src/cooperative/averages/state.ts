import { List, Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import { equal, type Ratio } from '../../exact/index.js'
import type { MemberId } from '../../membership/index.js'
import type { ReleaseTold } from '../decisions/state.js'
import type { EventOf } from '../events.js'
import { Table } from '../table.js'

/** The proposals as they stood after the changes of a day, and from when they count. */
export interface Stand {
  readonly at: CalendarDate
  readonly from: CalendarDate
  readonly proposals: Table<Ratio>
  /** The sum of all proposals over a common denominator, so that a mean costs the same however many propose. */
  readonly sum: bigint
  readonly denominator: bigint
  /** Where the number was voted anew: what was voted before, which stays in force while too few have proposed again. */
  readonly before: Stand | undefined
  /** Of a number that is set in secret: of how many proposals the sum is, none of which is in the log. */
  readonly released?: number
}

/** One number that everyone may set, with its past. */
export interface ItemState {
  readonly item: string
  readonly scope: string | undefined
  /** Stands that something later took the place of, the oldest first; each counted from a day of its own. */
  readonly earlier: List<Stand>
  readonly now: Stand
  /** When it is voted anew, where that is planned. */
  readonly renewsOn: CalendarDate | undefined
}

/** How far the batch of proposals for a secret number is, and what was told of those before. */
export interface Batch {
  readonly item: string
  readonly scope: string | undefined
  /** When the record of sealed proposals began, where it has. */
  readonly openedOn: CalendarDate | undefined
  /** Who has a part of the key of that record. */
  readonly holders: readonly MemberId[]
  /** When the batch was closed, where nothing was told of it yet. */
  readonly closedOn: CalendarDate | undefined
  readonly releasedOn: CalendarDate | undefined
  readonly releases: readonly ReleaseTold[]
}

/** The numbers, each by its key. */
export interface AveragesState {
  readonly items: Map<string, ItemState>
  /** The batches of secret numbers, by the same keys. */
  readonly batches: Map<string, Batch>
  /** Numbers that were put to the vote, by the decision that backs them. */
  readonly proposed: Map<string, EventOf<'item-proposed'>>
  /** Numbers that members adopted beside those of the charter, by their name. */
  readonly adopted: Map<string, EventOf<'item-adopted'>>
}

export const NO_NUMBERS: AveragesState = { items: Map(), batches: Map(), proposed: Map(), adopted: Map() }

/** Under which key a number is kept: no id has a line break in it. */
export const keyOf = (item: string, scope?: string): string => (scope === undefined ? item : `${item}\n${scope}`)

/** What happens to somebody's proposal; without a value it is taken away. `from` says from when a change made on that day counts. */
export interface Change {
  readonly item: string
  readonly scope?: string | undefined
  readonly member: MemberId
  readonly value: Ratio | undefined
  readonly at: CalendarDate
  readonly from: (at: CalendarDate) => CalendarDate
}

/** The item with a member's proposal changed, or taken away. */
export const withProposal = (found: ItemState | undefined, change: Change): ItemState => {
  const { item, scope, member, value, at } = change
  const last = found?.now
  const from = last?.at === at ? last.from : change.from(at)
  // What was released in secret has no proposals that another could be added to.
  const { proposals, sum, denominator } = last?.released === undefined ? (last ?? NOTHING) : NOTHING
  const before = proposals.get(member)
  const next =
    value === undefined
      ? proposals.delete(member)
      : before !== undefined && equal(before, value)
        ? proposals
        : proposals.set(member, value)
  const stand = summed({ at, from, proposals: next, sum, denominator, before: last?.before }, before, value)
  return found === undefined
    ? { item, scope, earlier: List(), now: stand, renewsOn: undefined }
    : withStand(found, stand)
}

/** The item without a member who may no longer propose: also without what they had voted before it was voted anew, as far as that is still in force. */
export const withoutProposer = (found: ItemState, change: Omit<Change, 'value'>): ItemState => {
  const next = withProposal(found, { ...change, value: undefined })
  const before = standWithout(next.now.before, change.member)
  return before === next.now.before ? next : { ...next, now: { ...next.now, before } }
}

/** Whether a proposal of a member counts for a number, or would while too few have voted anew. */
export const proposes = ({ now }: ItemState, member: MemberId): boolean => {
  for (let stand: Stand | undefined = now; stand !== undefined; stand = stand.before)
    if (stand.proposals.has(member)) return true
  return false
}

const standWithout = (stand: Stand | undefined, member: MemberId): Stand | undefined => {
  if (stand === undefined) return undefined
  const off = stand.proposals.get(member)
  const before = standWithout(stand.before, member)
  if (off === undefined) return before === stand.before ? stand : { ...stand, before }
  return summed({ ...stand, proposals: stand.proposals.delete(member), before }, off, undefined)
}

/** The item with everyone to propose anew: what was voted stays in force until enough have. */
export const renewed = (found: ItemState, at: CalendarDate, from: CalendarDate): ItemState => ({
  ...withStand(found, { at, from, ...NOTHING, before: found.now }),
  renewsOn: undefined,
})

/** The item with what a batch of secret proposals came to. */
export const withReleased = (
  found: ItemState | undefined,
  release: Pick<ItemState, 'item' | 'scope'> &
    Pick<Stand, 'at' | 'from'> & { readonly count: number; readonly sum: Ratio },
): ItemState => {
  const { item, scope, at, from, count, sum } = release
  const stand: Stand = {
    at,
    from,
    proposals: NOTHING.proposals,
    sum: sum.numerator,
    denominator: sum.denominator,
    before: undefined,
    released: count,
  }
  return found === undefined
    ? { item, scope, earlier: List(), now: stand, renewsOn: undefined }
    : withStand(found, stand)
}

/** Of how many proposals a stand is. */
export const sizeOf = ({ proposals, released }: Stand): number => released ?? proposals.size

/** The item without any proposal from a day on, for what they were about is gone or another thing. */
export const emptied = (found: ItemState, at: CalendarDate): ItemState =>
  withStand(found, { at, from: at, ...NOTHING, before: undefined })

const NOTHING: Pick<Stand, 'proposals' | 'sum' | 'denominator'> = { proposals: Table.empty(), sum: 0n, denominator: 1n }

/** The next stand takes the place of all that would have counted from the same day or later. */
const withStand = (found: ItemState, stand: Stand): ItemState => {
  const { earlier, now } = found
  if (now.from < stand.from) return { ...found, earlier: earlier.push(now), now: stand }
  if (now.from === stand.from) return { ...found, now: stand }
  return { ...found, earlier: earlier.filter(({ from }) => from < stand.from), now: stand }
}

/** The stand with one number taken off its sum and another put on. */
const summed = (stand: Stand, off: Ratio | undefined, on: Ratio | undefined): Stand => {
  const { at, from, proposals, sum, denominator, before } = stand
  let common = denominator
  if (on !== undefined && common % on.denominator !== 0n) common *= on.denominator / divisorOf(common, on.denominator)
  const scaled = common === denominator ? sum : sum * (common / denominator)
  const less = off === undefined ? 0n : off.numerator * (common / off.denominator)
  const more = on === undefined ? 0n : on.numerator * (common / on.denominator)
  return { at, from, proposals, sum: scaled - less + more, denominator: common, before }
}

const divisorOf = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisorOf(b, a % b))
