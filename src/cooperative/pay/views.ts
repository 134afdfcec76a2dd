import type { CalendarDate, Period } from '../../calendar/index.js'
import {
  type HeldPay,
  type HeldPayProjection,
  projectHeldPay,
  type Statement,
  statementOf,
} from '../../deferral/index.js'
import type { MemberId } from '../../membership/index.js'
import {
  type CategoryPay,
  payByCategory,
  payEveryoneSees,
  type Payroll,
  type PayrollLine,
  type Salary,
  type ShortageRule,
  type VisiblePay,
  type WorkerPay,
} from '../../pay/index.js'
import type { Because } from '../../reasons/index.js'
import type { State } from '../state.js'
import { number } from '../written.js'
import { heldPayInput, heldPayOfAccount } from './held.js'
import { FIRST_DAY, type NumberFrom, numbersOver } from './numbers.js'
import { nextDay } from './payday.js'
import { salariesOver, scopeOfSalaries } from './salaries.js'
import { mayReadPayOf } from './seeing.js'
import { menuInForce } from './shortage.js'
import {
  type HeldAccount,
  type HeldPayTerms,
  type HoursRecord,
  keyOf,
  type MemberPay,
  type PaydayState,
} from './state.js'
import { lineReason } from './tell.js'

export type { HeldPayProvision, HeldPayTerms, HoursRecord } from './state.js'
export type { NumberFrom } from './numbers.js'

/** What each category is paid on a day, in a project or in the cooperative, and why. */
export const salariesOn = (state: State, project: string | undefined, day: CalendarDate): readonly Salary[] =>
  salariesOver(state, scopeOfSalaries(state.charter.inForce, project)).on(day)

/** Whether somebody may read what one person was paid and is owed: their own always, that of others as the charter says. */
export const maySeePayOf = (state: State, viewer: MemberId, member: MemberId): boolean =>
  viewer === member || mayReadPayOf(state, viewer)

/** What one person proposes to pay: an amount or a weight for each category they named, and for the base where there is one. */
export interface SalaryProposal {
  readonly member: MemberId
  readonly base?: string | undefined
  readonly amounts: Readonly<Record<string, string>>
}

/** Who proposes which salaries now, in code-unit order of the members, and the day from which that counts; undefined where nobody ever did. A category that somebody left out is a blank, and no zero. */
export const salaryProposals = (
  state: State,
  project: string | undefined,
): { readonly from: CalendarDate; readonly proposals: readonly SalaryProposal[] } | undefined => {
  const now = state.pay.salaries.get(keyOf(scopeOfSalaries(state.charter.inForce, project)))?.now
  return now === undefined
    ? undefined
    : {
        from: now.from,
        proposals: [...now.rows.entries()]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([member, row]) => ({ member, ...row })),
      }
}

/** What teams may choose from when money is short: what was voted; all that the charter has, where nothing was. */
export const shortageMenu = (state: State): readonly ShortageRule['kind'][] => menuInForce(state)

/** A payday, and what is gathered for it: until it is run, all of it can be changed. */
export interface PaydayNow {
  readonly payday: string
  readonly project: string | undefined
  readonly ranOn: CalendarDate | undefined
  /** By day, then by person. */
  readonly hours: readonly HoursRecord[]
  readonly tasks: readonly { readonly member: MemberId; readonly task: string; readonly amountMinor: bigint }[]
  /** Who gives up pay whatever happens, and how much of it. */
  readonly forfeits: readonly { readonly member: MemberId; readonly amountMinor: bigint | 'all' }[]
  /** Who goes without, should money be short and the team choose that. */
  readonly agreed: readonly MemberId[]
  readonly approvals: readonly { readonly member: MemberId; readonly approvedBy: readonly MemberId[] }[]
  /** What the team chose for the case that money is short. */
  readonly choice: PaydayState['choice']
}

/** All paydays there were and are: those that are still open first, then the last that was run. */
export const paydays = (state: State): readonly PaydayNow[] => {
  const ran = ({ ranOn }: PaydayState): string => ranOn ?? '9999-12-31'
  return [...state.pay.paydays.values()]
    .sort((a, b) => (ran(a) === ran(b) ? (a.payday < b.payday ? -1 : 1) : ran(a) > ran(b) ? -1 : 1))
    .map(({ payday, project, ranOn, hours, tasks, forfeits, agreed, approvals, choice }) => ({
      payday,
      project,
      ranOn,
      hours: [...hours.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
      tasks: [...tasks.values()].sort((a, b) => (keyOf(a.member, a.task) < keyOf(b.member, b.task) ? -1 : 1)),
      forfeits: [...forfeits]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([member, amountMinor]) => ({ member, amountMinor })),
      agreed: [...agreed.keys()].sort(),
      approvals: [...approvals]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([member, approvedBy]) => ({ member, approvedBy })),
      choice,
    }))
}

const orderOf = ({ date, member, category, kind }: HoursRecord): string => keyOf(date, member, category, kind)

/** What everybody was paid on a payday: by person, or where the charter says so by category; undefined before the payday was run. */
export const payOfPayday = (state: State, payday: string): VisiblePay | CategoryPay | undefined => {
  const found = state.pay.paydays.get(payday)
  if (found?.ranOn === undefined) return undefined
  const payroll = payrollOf(state, found)
  return state.charter.inForce.pay?.visibility?.shows === 'by-category'
    ? payByCategory(payroll)
    : payEveryoneSees(payroll)
}

/** What came of everybody's pay on a payday: earned, and of it paid, held and given up. */
export interface PaydayOutcome {
  readonly payday: string
  readonly project: string | undefined
  readonly ranOn: CalendarDate
  readonly members: readonly {
    readonly member: MemberId
    readonly grossMinor: bigint
    /** What of it was for tasks, and not for hours. */
    readonly tasks: readonly { readonly task: string; readonly amountMinor: bigint }[]
    readonly paidMinor: bigint
    readonly heldMinor: bigint
    readonly forfeitedMinor: bigint
  }[]
}

/** What came of a payday, person by person, whatever the charter shows to others: for whoever keeps the books. Undefined before it was run. */
export const outcomeOfPayday = (state: State, payday: string): PaydayOutcome | undefined => {
  const found = state.pay.paydays.get(payday)
  if (found?.ranOn === undefined) return undefined
  const members = inOrder(found).map(([member, { earned, paidMinor, heldMinor, forfeitedMinor }]) => ({
    member,
    grossMinor: BigInt(earned.grossMinor),
    tasks: earned.tasks.map(({ task, amountMinor }) => ({ task, amountMinor: BigInt(amountMinor) })),
    paidMinor,
    heldMinor,
    forfeitedMinor,
  }))
  return { payday, project: found.project, ranOn: found.ranOn, members }
}

/** What is owed on held pay by a project or by the cooperative, to whom and with which interest, up to a day: the account that is open, and those that were paid in full before. */
export const heldPayOn = (
  state: State,
  project: string | undefined,
  until: CalendarDate,
): { readonly open: HeldPay | undefined; readonly closed: readonly HeldPay[] } => {
  const { open, closed } = state.pay.held.get(keyOf(project)) ?? { open: undefined, closed: [] }
  return {
    open: open === undefined || !begunBy(open, until) ? undefined : heldPayOfAccount(state, open, until),
    closed: closed.filter((account) => begunBy(account, until)).map((one) => heldPayOfAccount(state, one, until)),
  }
}

/** On which terms the held pay stands that a project or the cooperative owes now, and which rate was in force from which day on, up to a day; undefined where nothing is held. Without a rate it earns nothing. */
export const heldPayTerms = (
  state: State,
  project: string | undefined,
  until: CalendarDate,
): { readonly terms: HeldPayTerms; readonly rates: readonly NumberFrom[] } | undefined => {
  const terms = state.pay.held.get(keyOf(project))?.open?.terms
  return terms === undefined
    ? undefined
    : { terms, rates: terms.rate === undefined ? [] : numbersOver(state, terms.rate, until) }
}

/** How the held pay of one person came to what it is, line by line; undefined where nothing of theirs is held. */
export const heldPayStatement = (
  state: State,
  member: MemberId,
  project: string | undefined,
  until: CalendarDate,
): Statement | undefined => {
  const open = state.pay.held.get(keyOf(project))?.open
  return open?.members.get(member)?.held.some(({ payday }) => payday <= until) === true
    ? statementOf({ ...heldPayInput(state, open, until), worker: member })
    : undefined
}

/** What held pay would come to, were it paid on later days; undefined where nothing is held. */
export const heldPayIfPaidOn = (
  state: State,
  project: string | undefined,
  until: CalendarDate,
  paidOn: readonly CalendarDate[],
): HeldPayProjection | undefined => {
  const open = state.pay.held.get(keyOf(project))?.open
  return open === undefined ? undefined : projectHeldPay({ ...heldPayInput(state, open, until), paidOn })
}

/** Whether anything was held by a day. */
const begunBy = ({ members }: HeldAccount, day: CalendarDate): boolean =>
  members.some(({ held }) => held.some(({ payday }) => payday <= day))

const inOrder = ({ pay }: PaydayState): readonly (readonly [MemberId, MemberPay])[] =>
  [...pay].sort(([a], [b]) => (a < b ? -1 : 1))

/** The payroll of a payday, from what its events wrote. */
const payrollOf = (state: State, payday: PaydayState): Payroll => {
  const { currency } = state.charter.inForce
  const days = [...payday.hours.values()].map(({ date }) => date).sort()
  const ranOn = payday.ranOn ?? FIRST_DAY
  const period: Period = { start: days[0] ?? ranOn, end: nextDay(days.at(-1) ?? ranOn) }
  const workers = inOrder(payday).map(([worker, pay]) => workerPay(state, worker, pay))
  const sum = (key: 'grossMinor' | 'forfeitedMinor' | 'payMinor'): bigint =>
    workers.reduce((total, one) => total + one[key], 0n)
  const sums = {
    grossMinor: sum('grossMinor'),
    forfeitedMinor: sum('forfeitedMinor'),
    withheldMinor: 0n,
    payMinor: sum('payMinor'),
  }
  const because: Because = [{ code: 'payroll', clauses: [], workers: workers.length, ...period, ...sums, currency }]
  return { kind: 'payroll', period, currency, ...sums, workers, because }
}

const workerPay = (state: State, worker: MemberId, { earned, forfeitedMinor }: MemberPay): WorkerPay => {
  const lines = earned.lines.map((line): PayrollLine => {
    const { code, category, unit } = line
    const units = number(String(line.units))
    const ratePerUnit = number(String(line.ratePerUnit))
    const surcharge = number(String(line.surcharge))
    const amountMinor = BigInt(line.amountMinor)
    return { code, category, unit, units, ratePerUnit, surcharge, amountMinor, because: [lineReason(state, line)] }
  })
  const grossMinor = BigInt(earned.grossMinor)
  return { worker, lines, grossMinor, forfeitedMinor, withheldMinor: 0n, payMinor: grossMinor - forfeitedMinor }
}
