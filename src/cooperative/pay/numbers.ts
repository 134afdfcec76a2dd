import type { CalendarDate } from '../../calendar/index.js'
import type { Ratio } from '../../exact/index.js'
import { rateTimelineOf } from '../averages/timeline.js'
import type { State } from '../state.js'

/** A number, and the day from which it was in force. */
export interface NumberFrom {
  readonly from: CalendarDate
  readonly value: Ratio
}

/** The first day there is: what holds from the beginning holds from it. */
export const FIRST_DAY = '0001-01-01' as CalendarDate

/** The numbers of an item up to a day, each from its own; the first reaches back to what was worked or held before the cooperative was founded here. */
export const numbersOver = (state: State, item: string, until: CalendarDate): readonly NumberFrom[] => {
  const [first, ...rest] = rateTimelineOf(state, item)
  return first === undefined ? [] : [{ ...first, from: FIRST_DAY }, ...rest.filter(({ from }) => from <= until)]
}
