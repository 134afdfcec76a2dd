import type { Arbitrary } from 'fast-check'
import * as calendar from '../../calendar/index.js'
import type { Kit } from './kit.js'

/** Any day, period and way to count days. */
export const anyCalendar = (kit: Kit) => {
  const { fc } = kit
  const own = {
    CalendarDate: (): Arbitrary<calendar.CalendarDate> => kit.days(),
    DateInput: (): Arbitrary<calendar.DateInput> =>
      fc.oneof(
        kit.days(),
        kit.days().map((day) => ({ [Symbol.toStringTag]: 'Temporal.PlainDate' as const, toString: () => day })),
      ),
    DayCount: (): Arbitrary<calendar.DayCount> => kit.one(...calendar.DAY_COUNTS),
    YearFractionInput: (): Arbitrary<calendar.YearFractionInput> =>
      fc
        .tuple(own.DayCount(), kit.daysInOrder(2))
        .map(([dayCount, [start = '', end = '']]) => ({ dayCount, start, end })),
    YearScale: (): Arbitrary<calendar.YearScale> => own.DayCount().map(calendar.yearScale),
    Dated: (): Arbitrary<calendar.Dated> => fc.record({ from: kit.days(), value: kit.ratios() }),
    Period: (): Arbitrary<calendar.Period> =>
      fc
        .record({ day: kit.days(), anchor: kit.days(), length: own.PeriodLength() })
        .map((input) => calendar.periodAround(input)),
    PeriodLength: (): Arbitrary<calendar.PeriodLength> => kit.lengths(),
    Weekday: (): Arbitrary<calendar.Weekday> => kit.one(...calendar.WEEKDAYS),
  }
  return own
}
