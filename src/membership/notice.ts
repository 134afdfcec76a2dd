import type { CalendarDate } from '../calendar/index.js'
import { laterBy, type RuleFields } from './rule-fields.js'

/**
 * How long before a day people must be told of it. `calendar`: the day itself is counted, the day of the notice is not. `clear`: neither of the two is, so that it takes one
 * day more.
 */
export interface NoticeLength {
  readonly days: number
  readonly counted: 'clear' | 'calendar'
}

/**
 * The first day that notice given on a day suffices for; undefined beyond the calendar.
 *
 * @internal
 */
export const firstDayAfterNotice = (given: CalendarDate, { days, counted }: NoticeLength): CalendarDate | undefined =>
  laterBy(given, { days: counted === 'clear' ? days + 1 : days })

/**
 * Reads a length of notice.
 *
 * @internal
 */
export const readNotice = (value: unknown, path: string, fields: RuleFields): NoticeLength | undefined => {
  const record = fields.object(value, ['days', 'counted'], path)
  if (record === undefined) return undefined
  const days = fields.count(record['days'], `${path}.days`)
  const counted = fields.oneOf(record['counted'], ['clear', 'calendar'] as const, `${path}.counted`)
  return days === undefined || counted === undefined ? undefined : { days, counted }
}
