import type { CalendarDate } from '../../calendar/index.js'
import { equal, type Ratio } from '../../exact/index.js'
import type { Because } from '../../reasons/index.js'
import type { State } from '../state.js'
import { numberOn, standOn } from './in-force.js'
import { itemRuleOn } from './rules.js'
import { keyOf, type Stand } from './state.js'

/** A number that is in force from a day on, until the next. */
export interface RateFrom {
  readonly from: CalendarDate
  readonly value: Ratio
  readonly because: Because
}

/**
 * Which number was in force from which day on, since the founding or the adoption of the item? Each until the next; also those that are to come, for they are voted already. Held pay earns the rate of each
 * day by it. What was in force never changes afterwards: each day goes by the proposals that counted, and the charter, of that day.
 *
 * Source: WJC-11, WJC-12.
 */
export const rateTimelineOf = (state: State, item: string, scope?: string): readonly RateFrom[] => {
  const first = state.averages.adopted.get(item)?.at ?? state.charter.history[0]?.on
  if (first === undefined) return []
  const days = [...daysOfChange(state, item, scope, new Set())].filter((day) => day > first)
  const numbers: RateFrom[] = []
  for (const from of [first, ...days.sort()]) {
    const { value, because } = numberOn(state, item, scope, from)
    const before = numbers.at(-1)
    if (before === undefined || !equal(before.value, value)) numbers.push({ from, value, because })
  }
  return numbers
}

/** What was proposed for each year, as far as it counted by a day: the package that the worker-owners voted for that year (WJC-15). */
export const packagesOf = (
  state: State,
  item: string,
  on: CalendarDate,
): readonly { readonly year: number; readonly proposals: readonly Ratio[] }[] => {
  const found = state.averages.items.get(keyOf(item))
  if (found === undefined) return []
  const packages = new Map<number, Stand>()
  for (const stand of [...found.earlier, found.now])
    if (stand.from <= on) packages.set(Number(stand.from.slice(0, 4)), standOn(found, stand.from) ?? stand)
  return [...packages].map(([year, { proposals }]) => ({ year, proposals: [...proposals.values()] }))
}

/** The days on which a number may have changed: its own proposals, the charter, and the numbers its bounds or its provisional number point at. */
const daysOfChange = (
  state: State,
  item: string,
  scope: string | undefined,
  seen: Set<string>,
): ReadonlySet<CalendarDate> => {
  const days = new Set<CalendarDate>()
  const key = keyOf(item, scope)
  if (seen.has(key)) return days
  seen.add(key)
  const found = state.averages.items.get(key)
  for (const { from } of found === undefined ? [] : [...found.earlier, found.now]) days.add(from)
  for (const { on } of state.charter.history) {
    if (on !== undefined) days.add(on)
    const rule = itemRuleOn(state, item, on)
    for (const pointer of [rule?.min, rule?.max, rule?.provisional])
      if (typeof pointer === 'object')
        for (const day of daysOfChange(state, pointer.average, undefined, seen)) days.add(day)
  }
  return days
}
