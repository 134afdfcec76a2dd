import type { CalendarDate, PeriodLength } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { RuleFields } from './rule-fields.js'

/** When an amount is paid: the first part so long after a day, and the others one after the other. */
export interface PaymentSchedule {
  /** From the day on which it becomes due to the first part; nothing is `{ days: 0 }`. */
  readonly after: PeriodLength
  readonly instalments: number
  /** From one part to the next, each counted from the first; needed where there is more than one. */
  readonly every?: PeriodLength | undefined
}

/** One part of an amount, and the day on which it is due. */
export interface Instalment {
  readonly dueOn: CalendarDate
  readonly amountMinor: bigint
}

/** A schedule as it was read. */
export interface ReadSchedule {
  readonly after: PeriodLength
  readonly instalments: number
  readonly every: PeriodLength
}

/** Nobody pays in more parts than a hundred years have months. */
const MOST_INSTALMENTS = 1200

/** Reads a schedule. */
export const readSchedule = (value: unknown, path: string, fields: RuleFields): ReadSchedule | undefined => {
  const record = fields.object(value, ['after', 'instalments', 'every'], path)
  if (record === undefined) return undefined
  const after = fields.length(record['after'], `${path}.after`, 0)
  const instalments = fields.oneOrMore(record['instalments'], `${path}.instalments`)
  const once = instalments === 1 && record['every'] === undefined
  const every = once ? { days: 1 } : fields.length(record['every'], `${path}.every`, 1)
  if (instalments !== undefined && instalments > MOST_INSTALMENTS) {
    const facts = { from: '1', to: String(MOST_INSTALMENTS) }
    return fields.note(problem(says.outOfRange, { path: `${path}.instalments`, received: instalments, facts }))
  }
  return after === undefined || instalments === undefined || every === undefined
    ? undefined
    : { after, instalments, every }
}

/** An amount in equal parts, the earlier ones a smallest unit more where it does not divide. Together they are the whole. */
export const instalmentsOf = (
  totalMinor: bigint,
  from: CalendarDate,
  schedule: ReadSchedule,
  path: string,
  fields: RuleFields,
): readonly Instalment[] => {
  const first = fields.after(from, schedule.after, path)
  if (first === undefined) return []
  const parts = BigInt(schedule.instalments)
  const found: Instalment[] = []
  for (let at = 0; at < schedule.instalments; at++) {
    const dueOn = at === 0 ? first : fields.after(first, times(schedule.every, at), path)
    if (dueOn === undefined) return []
    found.push({ dueOn, amountMinor: totalMinor / parts + (BigInt(at) < totalMinor % parts ? 1n : 0n) })
  }
  return found
}

/** From the anchor each time, so that months that are too short do not shift those after them. */
const times = (length: PeriodLength, count: number): PeriodLength =>
  'months' in length ? { months: length.months * count } : { days: length.days * count }
