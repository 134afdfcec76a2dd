import {
  type AverageOutcome,
  averageOf,
  type NumberInForce,
  numberInForce,
  tryNumbersOverTime,
} from '../../averages/index.js'
import type { NumberQuestion } from '../../ballots/index.js'
import { addMonths, type CalendarDate, date, dateOfEpochDay, epochDay } from '../../calendar/index.js'
import { compare, exact, type ExactInput, type Ratio, ratio } from '../../exact/index.js'
import type { Because } from '../../reasons/index.js'
import { clausesOf } from '../refuse.js'
import type { State } from '../state.js'
import { type ItemRule, itemRuleOn, unitOf } from './rules.js'
import { type ItemState, keyOf, sizeOf, type Stand } from './state.js'

export { type ItemRule, itemRule } from './rules.js'

/** What may be proposed: the bounds are numbers, those of other items too. */
export const questionOf = (state: State, item: string, rule: ItemRule): NumberQuestion => {
  const { aggregation, step } = rule
  // The bounds of a clamped mean are the mean's own: proposals may lie outside of them.
  const clamped = typeof aggregation === 'object' && 'clampedMean' in aggregation
  const { min, max }: Pick<ItemRule, 'min' | 'max'> = clamped ? {} : rule
  const at = state.at
  return {
    kind: 'number',
    id: item,
    unit: unitOf(rule),
    ...(min === undefined ? {} : { min: numberBehind(state, min, at) }),
    ...(max === undefined ? {} : { max: numberBehind(state, max, at) }),
    ...(step === undefined ? {} : { step }),
  }
}

/**
 * Which number is in force on a day, under the charter of that day: what was proposed up to the day from which it counts, or the provisional number. It is rounded to the places
 * with which the charter publishes it, and brought within the bounds of that day. Of a number that is voted anew, the one before stays until enough have proposed again.
 */
export const numberOn = (
  state: State,
  item: string,
  scope: string | undefined,
  on: CalendarDate | undefined,
): NumberInForce => {
  const rule = itemRuleOn(state, item, on)
  if (rule === undefined) throw new TypeError(`no item ${item}: it is looked up before`)
  const found = state.averages.items.get(keyOf(item, scope))
  const latest = found === undefined || on === undefined ? undefined : standOn(found, on)
  const stand = rulingOf(latest, rule.minimumProposals)
  const clauses = clausesOf(rule)
  const number = numberInForce({
    item,
    average: averageOfStand(stand, rule),
    provisional: numberBehind(state, rule.provisional, on),
    unit: unitOf(rule),
    minimumProposals: rule.minimumProposals,
    clauses,
  })
  if (stand === undefined || number.kind === 'provisional') return number
  const shown = published(state, rule, number, stand, on)
  if (stand === latest) return shown
  const facts = { item, observed: latest === undefined ? 0 : sizeOf(latest), required: rule.minimumProposals }
  return { ...shown, because: [...shown.because, { code: 'number-stays', clauses, ...facts }] }
}

/** From which day on a change made on a day counts. */
export const actsFrom = (acts: ItemRule['acts'], at: CalendarDate): CalendarDate => {
  switch (acts) {
    case undefined:
    case 'same-day':
      return at
    case 'next-day':
      return dateOfEpochDay(epochDay(at) + 1)
    case 'next-month':
      return addMonths({ anchor: date(`${at.slice(0, 7)}-01`), months: 1 })
    case 'next-year':
      return addMonths({ anchor: date(`${at.slice(0, 4)}-01-01`), months: 12 })
  }
}

/** What counted on a day: the last stand whose day had come. */
export const standOn = ({ earlier, now }: ItemState, on: CalendarDate): Stand | undefined =>
  now.from <= on ? now : earlier.findLast(({ from }) => from <= on)

/** The stand that gives the number: the latest, or where too few have proposed anew the one voted before. */
const rulingOf = (latest: Stand | undefined, minimumProposals: number): Stand | undefined => {
  const least = Math.max(minimumProposals, 1)
  for (let stand = latest; stand !== undefined; stand = stand.before) if (sizeOf(stand) >= least) return stand
  return latest
}

const averageOfStand = (stand: Stand | undefined, rule: ItemRule): AverageOutcome => {
  const clauses = clausesOf(rule)
  const count = stand === undefined ? 0 : sizeOf(stand)
  if (stand === undefined || count === 0)
    return { kind: 'no-proposals', count: 0, because: [{ code: 'no-proposals', clauses }] }
  const { aggregation } = rule
  // A clamped mean is the mean; what is in force is brought within the bounds under every aggregation.
  if (aggregation === 'mean' || (typeof aggregation === 'object' && 'clampedMean' in aggregation)) {
    const value = ratio(stand.sum, stand.denominator * BigInt(count))
    const because: Because = [{ code: 'mean', clauses, count, observed: value, percent: rule.unit === 'share' }]
    return { kind: 'average', value, count, because }
  }
  return averageOf({ proposals: [...stand.proposals.values()], aggregation, clauses })
}

/** The number as it is published, within the bounds of the day: proposals may lie outside of bounds that were amended after they were made. */
const published = (
  state: State,
  rule: ItemRule,
  number: NumberInForce,
  stand: Stand,
  on: CalendarDate | undefined,
): NumberInForce => {
  const bound = (value: ItemRule['min']): Ratio | undefined =>
    value === undefined ? undefined : exact(numberBehind(state, value, on))
  const [min, max] = [bound(rule.min), bound(rule.max)]
  const { value, because } = number
  const { places, rounding } = rule
  const within = (min === undefined || compare(value, min) >= 0) && (max === undefined || compare(value, max) <= 0)
  if (within && (places === undefined || rounding === undefined)) return number
  const read = tryNumbersOverTime({
    item: number.item,
    changes: [{ on: stand.at, value }],
    acts: 'same-day',
    unit: unitOf(rule),
    ...(places === undefined || rounding === undefined ? {} : { published: { places, rounding } }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    clauses: clausesOf(rule),
  })
  // Bounds that are items themselves may cross; then there is nothing to bring the number within.
  const [first] = read.kind === 'refused' ? [] : read.numbers
  if (first === undefined) return number
  const [, ...more] = first.because
  return { ...number, value: first.value, because: [...because, ...more] }
}

/** A number of the charter: as it stands there, or the one in force of the item it points at. */
const numberBehind = (
  state: State,
  value: ExactInput | { readonly average: string },
  on: CalendarDate | undefined,
): ExactInput =>
  typeof value === 'object' && 'average' in value ? numberOn(state, value.average, undefined, on).value : value
