import {
  addMonths,
  DAY_COUNTS,
  date,
  epochDay,
  periodAround,
  tryYearFraction,
  weekdayOf,
} from '../../../dist/calendar/index.js'
import { answered, plainOf } from '../plain.mjs'
import { dateOf, inOrder } from '../random.mjs'

const yearFractions = {
  name: 'year-fractions',
  generate: (random) => {
    const [start, end] = inOrder(dateOf(random), dateOf(random))
    return { dayCount: random.pick(DAY_COUNTS), start, end: random.chance(0.02) ? start : end }
  },
  answer: (asked) => answered(tryYearFraction(asked), 'kind'),
  wrong: (asked) => ({ ...asked, dayCount: asked.dayCount === '30/360 US' ? '30/360 ISDA' : asked.dayCount }),
}

const periods = {
  name: 'periods',
  generate: (random) => {
    const { int, pick, chance } = random
    return {
      day: dateOf(random, 1950, 2060),
      anchor: dateOf(random, 1950, 2060),
      length: chance(0.5) ? { months: pick([1, 3, 12, int(1, 30)]) } : { days: pick([1, 7, 14, int(1, 400)]) },
      months: int(-300, 300),
    }
  },
  answer: ({ day, anchor, length, months }) => {
    try {
      return plainOf({
        ...periodAround({ day: date(day), anchor: date(anchor), length }),
        months: addMonths({ anchor: date(anchor), months }),
        weekday: weekdayOf(date(day)),
        sinceEpoch: epochDay(date(day)),
      })
    } catch (error) {
      return { refused: [error.code] }
    }
  },
  wrong: (asked) => ({ ...asked, months: asked.months + 1 }),
}

export default [yearFractions, periods]
