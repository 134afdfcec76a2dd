import type { NumberInForce } from '../../averages/index.js'
import type { CalendarDate } from '../../calendar/index.js'
import { isShareRule } from '../../charter/index.js'
import { exact, type ExactInput, type Ratio } from '../../exact/index.js'
import type { MemberId } from '../../membership/index.js'
import { enteredAt } from '../electorate.js'
import type { State } from '../state.js'
import { numberOn, questionOf, standOn } from './in-force.js'
import { type ItemRule, itemRule, itemsNow, scopesOf, unitOf } from './rules.js'
import { type ItemState, keyOf, sizeOf } from './state.js'

export type { ItemRule } from './rules.js'
export { type RateFrom, rateTimelineOf } from './timeline.js'

/** One number that everyone sets; of each team, where each has its own. */
export interface ItemPlace {
  readonly item: string
  readonly scope?: string
}

/** A number in force, with why, and how many proposals stand. */
export interface NumberNow extends ItemPlace {
  readonly unit: string
  readonly inForce: NumberInForce
  /** How many propose now; what they propose may count from a later day on. Of a secret number, how many did in the batch that was told last. */
  readonly proposals: number
}

/** What somebody proposes for a number. */
export interface OwnProposal extends ItemPlace {
  readonly value: Ratio
}

/** Which numbers are in force on a day, and why? Those of the charter first, then those that members adopted; of a number that each team sets, one for every team there is. */
export const numbersInForce = (state: State, on: CalendarDate | undefined = state.at): readonly NumberNow[] =>
  placesOf(state).map((place) => ({
    ...place,
    unit: unitAt(state, place.item),
    inForce: numberOn(state, place.item, place.scope, on),
    proposals: standing(state.averages.items.get(keyOf(place.item, place.scope))),
  }))

/** One number in force, and why; undefined where there is none such. */
export const numberNow = (
  state: State,
  { item, scope }: ItemPlace,
  on: CalendarDate | undefined = state.at,
): NumberNow | undefined => {
  const rule = itemRule(state, item)
  if (rule === undefined || !scopesOf(state, rule).includes(scope)) return undefined
  return {
    item,
    ...(scope === undefined ? {} : { scope }),
    unit: unitOf(rule),
    inForce: numberOn(state, item, scope, on),
    proposals: standing(state.averages.items.get(keyOf(item, scope))),
  }
}

const standing = (found: ItemState | undefined): number => (found === undefined ? 0 : sizeOf(found.now))

/** Which numbers are the threshold of which decision of the charter, and what are they now? A decision that is opened now goes by these; one under way by those of its opening. */
export const thresholdsInForce = (
  state: State,
  on: CalendarDate | undefined = state.at,
): readonly (NumberNow & { readonly decision: string })[] => {
  const numbers = numbersInForce(state, on)
  return Object.entries(state.charter.inForce.decisions ?? {}).flatMap(([decision, { rule }]) => {
    if (!isShareRule(rule)) return []
    const threshold = rule.atLeast ?? rule.moreThan
    if (typeof threshold !== 'object' || !('average' in threshold)) return []
    return numbers.filter(({ item }) => item === threshold.average).map((one) => ({ ...one, decision }))
  })
}

/** What does a member propose now? */
export const proposalsOf = (state: State, member: MemberId): readonly OwnProposal[] =>
  placesOf(state).flatMap((place) => {
    const value = state.averages.items.get(keyOf(place.item, place.scope))?.now.proposals.get(member)
    return value === undefined ? [] : [{ ...place, value }]
  })

/** Which numbers might a member still propose for? Not having proposed is no zero: the number is what the others make it. */
export const awaitingProposalOf = (state: State, member: MemberId): readonly ItemPlace[] =>
  placesOf(state).filter(({ item, scope }) => {
    const rule = itemRule(state, item)
    return (
      rule !== undefined &&
      rule.secret !== true &&
      enteredAt(state, { electorate: rule.proposedBy, scope }, member) !== undefined &&
      state.averages.items.get(keyOf(item, scope))?.now.proposals.has(member) !== true
    )
  })

/** Who proposes what for a number, as it counts on a day: everyone can check the mean. In code-unit order of the members. */
export const proposalsFor = (
  state: State,
  { item, scope }: ItemPlace,
  on: CalendarDate | undefined = state.at,
): readonly { readonly member: MemberId; readonly value: Ratio }[] => {
  const found = state.averages.items.get(keyOf(item, scope))
  const stand = found === undefined || on === undefined ? undefined : standOn(found, on)
  return [...(stand?.proposals.entries() ?? [])]
    .map(([member, value]) => ({ member, value }))
    .sort((a, b) => (a.member < b.member ? -1 : 1))
}

/** The number with what everyone proposes now, and from which day on it counts. */
export interface NumberToCome extends NumberNow {
  readonly from: CalendarDate
}

/**
 * Which number do the proposals of today come to, and from when is it in force? Where changes count at once it is the number in force; where they count from the next month or year on, the one that comes then. Undefined
 * where nobody ever proposed, or there is no such number.
 */
export const numberToCome = (state: State, { item, scope }: ItemPlace): NumberToCome | undefined => {
  const found = state.averages.items.get(keyOf(item, scope))
  const rule = itemRule(state, item)
  if (found === undefined || rule === undefined) return undefined
  const { from } = found.now
  return {
    item,
    ...(scope === undefined ? {} : { scope }),
    unit: unitOf(rule),
    inForce: numberOn(state, item, scope, from),
    proposals: standing(found),
    from,
  }
}

/** The rule of a number: what may be proposed, by whom, and what follows; undefined where there is no number of that name. */
export interface NumberRule {
  readonly rule: ItemRule
  /** The bounds as they are today, where they point at other numbers too. */
  readonly min: Ratio | undefined
  readonly max: Ratio | undefined
  readonly step: Ratio | undefined
  /** Whether it is one of the charter, or members adopted it; then by which decision. */
  readonly adoptedBy: string | undefined
}

/** By which rule a number goes; undefined where there is none of that name. */
export const numberRule = (state: State, item: string): NumberRule | undefined => {
  const rule = itemRule(state, item)
  if (rule === undefined) return undefined
  const { min, max, step } = questionOf(state, item, rule)
  const read = (value: ExactInput | undefined): Ratio | undefined => (value === undefined ? undefined : exact(value))
  const adoptedBy = state.averages.adopted.get(item)?.decision
  return { rule, min: read(min), max: read(max), step: read(step), adoptedBy }
}

/** Whether somebody may propose for a number. */
export const mayProposeFor = (state: State, { item, scope }: ItemPlace, member: MemberId): boolean => {
  const rule = itemRule(state, item)
  return rule !== undefined && enteredAt(state, { electorate: rule.proposedBy, scope }, member) !== undefined
}

const placesOf = (state: State): readonly ItemPlace[] =>
  itemsNow(state).flatMap((item): ItemPlace[] => {
    const rule = itemRule(state, item)
    return rule === undefined
      ? []
      : scopesOf(state, rule).map((scope) => ({ item, ...(scope === undefined ? {} : { scope }) }))
  })

const unitAt = (state: State, item: string): string => {
  const rule = itemRule(state, item)
  return rule === undefined ? '' : unitOf(rule)
}
