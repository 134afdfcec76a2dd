import { type CalendarDate, yearOf } from '../../calendar/index.js'
import { compare, exact, ratio } from '../../exact/index.js'
import type { MemberId } from '../../membership/index.js'
import { tryPayroll } from '../../pay/index.js'
import type { ClauseId } from '../../reasons/index.js'
import { itemRule, numberOn } from '../averages/in-force.js'
import { charterOn } from '../charter/state.js'
import type { Chapter, Context, Refusal } from '../chapter.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import { written } from '../written.js'
import { FIRST_DAY } from './numbers.js'
import { amountOf, approvalRule, nextDay, ownPayday, stranger } from './payday.js'
import { payCharterOn } from './salaries.js'
import { type HoursRecord, keyOf, type PaydayState } from './state.js'

/** What a payday is to pay: hours, and sums for tasks. */
export const HOURS_DECIDE = {
  'open-payday': {
    who: 'member',
    decide: ({ state, member }, { payday, project }) => {
      if (state.pay.paydays.has(payday)) return refuse('there-already', { what: 'payday', id: payday })
      if (project !== undefined && !state.projects.teams.has(project))
        return refuse('no-such', { what: 'project', id: project })
      return stranger(state, project, member) ?? [{ type: 'payday-opened', payday, project, member }]
    },
  },
  'record-hours': {
    who: 'anyone',
    decide: (context, { payday, category, date: text, kind = 'work', hours }) => {
      // The schema let it through as a day.
      const date = text as CalendarDate
      const found = ownPayday(context, payday, date)
      if ('kind' in found) return found
      const { state, at, member } = context
      // What was worked in a category before an amendment took it away is paid, and can be put right.
      const key = hoursKey({ member, category, date, kind })
      const { payCategories = {} } = charterOn(state.charter, date)
      if (!Object.hasOwn(payCategories, category) && !found.hours.has(key))
        return refuse('no-such', { what: 'category', id: category }, [SALARIES])
      if (date > at) return refuse('not-yet', { what: 'payday', id: payday, until: date }, [SALARIES])
      const record: HoursRecord = { member, category, date, kind, hours: String(hours) }
      const wrong = hoursRefused(context, found, key, record)
      if (wrong !== undefined) return wrong
      const before = found.hours.get(key)?.hours ?? '0'
      if (written(hours) === before)
        return { kind: 'unchanged', because: [{ code: 'recorded-already', clauses: [SALARIES] }] }
      return [{ type: 'hours-recorded', payday, member, category, date, kind, hours: written(hours) }]
    },
  },
  'ask-task-pay': {
    who: 'anyone',
    decide: (context, { payday, task, amountMinor }) => {
      const found = ownPayday(context, payday)
      if ('kind' in found) return found
      const { state, member } = context
      // A sum that somebody names for themselves needs somebody else's word.
      if (approvalRule(state) === undefined) return refuse('not-in-the-charter', { provision: 'pay.approval' }, [TASKS])
      const amount = amountOf(amountMinor, [TASKS])
      if (typeof amount !== 'bigint') return amount
      if ((found.tasks.get(keyOf(member, task))?.amountMinor ?? 0n) === amount)
        return { kind: 'unchanged', because: [{ code: 'recorded-already', clauses: [TASKS] }] }
      return [{ type: 'task-pay-asked', payday, member, task, amountMinor: String(amount) }]
    },
  },
} satisfies Chapter['decide']

const SALARIES = 'WJC-9' satisfies ClauseId
const TIME = 'WJC-17' satisfies ClauseId
const TASKS = 'WC-11' satisfies ClauseId

/** Under which key hours are kept: said again, they are changed. */
export const hoursKey = ({ member, category, date, kind }: Omit<HoursRecord, 'hours'>): string =>
  keyOf(member, category, date, kind)

/** Under which key the vacation of a year is kept. */
export const leaveKey = (member: MemberId, day: CalendarDate): string => keyOf(member, String(yearOf(day)))

const KINDS = ['work', 'leave', 'donated'] as const

/** What is wrong with hours, beside those that the person recorded already; undefined where nothing is. */
const hoursRefused = (context: Context, payday: PaydayState, key: string, record: HoursRecord): Refusal | undefined => {
  const { state } = context
  const { member, date } = record
  const { payCategories = {}, currency } = payCharterOn(state, date)
  // A day has no more hours for being paid on two paydays.
  const keys = Object.keys(payCategories).flatMap((category) =>
    KINDS.map((kind) => hoursKey({ member, category, date, kind })),
  )
  const sameDay = [...state.pay.paydays.values()].flatMap(({ payday: id, hours, ranOn }) =>
    // Hours are recorded once they are worked, and before the payday is run: one that was run before that day holds none of it.
    ranOn !== undefined && ranOn < date
      ? []
      : keys.flatMap((at) => (id === payday.payday && at === key ? [] : (hours.get(at) ?? []))),
  )
  const entryOf = (one: HoursRecord) => ({ worker: member, category: one.category, date, hours: one.hours })
  // The rates are for the payday itself; here it is only asked whether such hours can be.
  const checked = tryPayroll({
    period: { start: date, end: nextDay(date) },
    currency,
    categories: Object.entries(payCategories).map(([id, { unit }]) => ({ id, unit })),
    rates: Object.keys(payCategories).map((category) => ({ category, from: FIRST_DAY, ratePerUnit: 0 })),
    donated: [...sameDay, record].map(entryOf),
    rounding: 'half-even',
  })
  if (checked.kind === 'refused')
    return refuseProblems(
      checked.problems.map((found) => ({ ...found, path: found.path.replace(/^donated\[\d+\]\.?/, '') })),
      [SALARIES],
    )
  return record.kind === 'leave' ? leaveRefused(context, record) : undefined
}

/** Why a day of vacation cannot be had; undefined where it can. A day on which any leave is recorded is one. */
const leaveRefused = ({ state }: Context, { member, date, hours }: HoursRecord): Refusal | undefined => {
  const { workingTime } = state.charter.inForce.pay ?? {}
  const item = workingTime?.vacation
  if (item === undefined || itemRule(state, item) === undefined)
    return refuse('not-in-the-charter', { provision: 'pay.workingTime.vacation' }, [TIME])
  const days = state.pay.leave.get(leaveKey(member, date))
  if (days?.has(date) === true || exact(hours).numerator === 0n) return undefined
  const allowed = numberOn(state, item, undefined, date).value
  const observed = (days?.size ?? 0) + 1
  return compare(ratio(BigInt(observed)), allowed) <= 0
    ? undefined
    : refuse('vacation-used-up', { member, year: yearOf(date), observed, allowed }, clausesOf(workingTime))
}
