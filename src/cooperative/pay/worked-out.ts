import { type CalendarDate, weekStartOf } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import { type PayrollInput, type PayrollLine, tryPayroll } from '../../pay/index.js'
import type { Refused } from '../../problems/index.js'
import { number, written } from '../written.js'
import { clausesOf } from '../refuse.js'
import type { NewEvent } from '../events.js'
import type { State } from '../state.js'
import { nextDay } from './payday.js'
import { FIRST_DAY, type NumberFrom, numbersOver } from './numbers.js'
import { payCharterOn, salariesOver, scopeOfSalaries } from './salaries.js'
import type { HoursRecord, PaydayState } from './state.js'

/** What somebody earned. */
export type Earned = Extract<NewEvent, { readonly type: 'pay-worked-out' }>

/** What everybody earned for a payday: hours at the salaries in force when they were worked, and the sums for tasks. By id. */
export const workedOut = (state: State, payday: PaydayState): readonly Earned[] | Refused => {
  const lines = new Map<MemberId, readonly PayrollLine[]>()
  const hours = [...payday.hours.values()]
  if (hours.length > 0) {
    const payroll = tryPayroll(payrollInput(state, payday, hours))
    if (payroll.kind === 'refused') return payroll
    for (const { worker, lines: earned } of payroll.workers) lines.set(worker, earned)
  }
  const members = new Set([...lines.keys(), ...[...payday.tasks.values()].map(({ member }) => member)])
  return [...members].sort().map((member): Earned => {
    const earned = (lines.get(member) ?? []).flatMap(lineOf)
    const tasks = [...payday.tasks.values()]
      .filter((task) => task.member === member)
      .sort((a, b) => (a.task < b.task ? -1 : 1))
      .map(({ task, amountMinor }) => ({ task, amountMinor: String(amountMinor) }))
    const gross = [...earned, ...tasks].reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
    const { payday: id, project } = payday
    return {
      type: 'pay-worked-out',
      payday: id,
      ...(project === undefined ? {} : { project }),
      member,
      lines: earned,
      tasks,
      grossMinor: String(gross),
    }
  })
}

/** A line as events write it; nothing is forfeited or withheld here. */
const lineOf = (line: PayrollLine): Earned['lines'] => {
  if (line.code === 'forfeited' || line.code === 'withheld') return []
  const { code, category, unit, units, ratePerUnit, surcharge, amountMinor } = line
  return [
    {
      code,
      category,
      unit,
      units: written(units),
      ratePerUnit: written(ratePerUnit),
      surcharge: written(surcharge),
      amountMinor: String(amountMinor),
    },
  ]
}

const payrollInput = (state: State, payday: PaydayState, hours: readonly HoursRecord[]): PayrollInput => {
  const charter = state.charter.inForce
  const days = hours.map(({ date }) => date).sort()
  const [start = FIRST_DAY] = days
  const end = nextDay(days.at(-1) ?? start)
  const entries = (kind: HoursRecord['kind']) =>
    hours.filter((one) => one.kind === kind).map(({ member: worker, ...one }) => entryOf({ worker, ...one }))
  const overtime = overtimeOf(state, charter, end)
  const clauses = clausesOf(charter.pay?.salaries)
  return {
    period: { start, end },
    currency: charter.currency,
    categories: Object.entries(payCharterOn(state, end).payCategories ?? {}).map(([id, { unit }]) => ({ id, unit })),
    rates: ratesOf(state, charter, payday.project, start, end),
    ...(overtime === undefined ? {} : { overtime }),
    work: [...(overtime === undefined ? [] : earlierInTheWeek(state, payday, hours, start)), ...entries('work')],
    leave: entries('leave'),
    donated: entries('donated'),
    rounding: charter.pay?.salaries?.rounding ?? 'half-even',
    ...(clauses.length === 0 ? {} : { clauses }),
  }
}

const entryOf = ({
  worker,
  category,
  date,
  hours,
}: Omit<HoursRecord, 'member' | 'kind'> & { readonly worker: string }) => ({
  worker,
  category,
  date,
  hours: number(hours),
})

/** Each salary from its day on; the first of them reaches back over all work done before. */
const ratesOf = (
  state: State,
  charter: Charter,
  project: string | undefined,
  start: CalendarDate,
  end: CalendarDate,
): PayrollInput['rates'] => {
  const salaries = salariesOver(state, scopeOfSalaries(charter, project), (day) => payCharterOn(state, day))
  const days = new Set([start, ...salaries.changes.filter((day) => day > start && day < end)])
  return [...days].flatMap((from) =>
    salaries
      .on(from)
      .flatMap((salary) =>
        salary.kind === 'salary' ? [{ category: salary.category, from, ratePerUnit: salary.ratePerUnit }] : [],
      ),
  )
}

/** The week that is ordinary, and what is earned beyond it: numbers that everyone sets (WJC-17). */
const overtimeOf = (state: State, charter: Charter, until: CalendarDate): PayrollInput['overtime'] => {
  const { hours, surcharge } = charter.pay?.workingTime ?? {}
  if (hours === undefined || surcharge === undefined) return undefined
  const ordinary = numbersOver(state, hours, until)
  const surcharges = numbersOver(state, surcharge, until)
  if (ordinary.length === 0 || surcharges.length === 0) return undefined
  return {
    per: 'week',
    weekStarts: WEEK_STARTS,
    ordinaryHours: ordinary.map(({ from, value }: NumberFrom) => ({ from, hours: value })),
    surcharges: surcharges.map(({ from, value }: NumberFrom) => ({ from, surcharge: value })),
  }
}

const WEEK_STARTS = 'monday'

/** What the same people worked in the week in which the first day lies, and were paid before: it counts towards its ordinary hours. */
const earlierInTheWeek = (
  state: State,
  payday: PaydayState,
  hours: readonly HoursRecord[],
  start: CalendarDate,
): NonNullable<PayrollInput['work']> => {
  const people = new Set(hours.map(({ member }) => member))
  const monday = weekStartOf({ day: start, weekStarts: WEEK_STARTS })
  return [...state.pay.paydays.values()]
    .filter(({ ranOn, project }) => ranOn !== undefined && ranOn >= monday && project === payday.project)
    .flatMap((before) => [...before.hours.values()])
    .filter(({ member, kind, date }) => kind === 'work' && date >= monday && date < start && people.has(member))
    .map(({ member: worker, ...one }) => entryOf({ worker, ...one }))
}
