import { Map } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import type { ShortageRule } from '../../pay/index.js'
import type { EventOf } from '../events.js'

/** What one person proposes for each category, and for the base where there is one. */
export interface SalaryRow {
  readonly base?: string | undefined
  readonly amounts: Readonly<Record<string, string>>
}

/** The proposals as they stand, and the day from which they count. */
export interface SalaryStand {
  readonly from: CalendarDate
  readonly rows: Map<MemberId, SalaryRow>
}

/** Salaries that are set together, with their past. */
interface SalaryState {
  /** The oldest first. */
  readonly earlier: readonly SalaryStand[]
  readonly now: SalaryStand
}

/** Hours of one person on one day. */
export interface HoursRecord {
  readonly member: MemberId
  readonly category: string
  readonly date: CalendarDate
  readonly kind: 'work' | 'leave' | 'donated'
  readonly hours: string
}

/** A sum that somebody asks for a task. */
interface TaskRecord {
  readonly member: MemberId
  readonly task: string
  readonly amountMinor: bigint
}

/** What one person earned on a payday, and what came of it. */
export interface MemberPay {
  readonly earned: EventOf<'pay-worked-out'>
  readonly paidMinor: bigint
  readonly heldMinor: bigint
  readonly forfeitedMinor: bigint
}

/** A payday: what is gathered for it, and once it was run what it paid. */
export interface PaydayState {
  readonly payday: string
  readonly project: string | undefined
  readonly hours: Map<string, HoursRecord>
  readonly tasks: Map<string, TaskRecord>
  /** Who gives up how much whatever happens. */
  readonly forfeits: Map<MemberId, bigint | 'all'>
  /** Who goes without should money be short and the team choose that. */
  readonly agreed: Map<MemberId, true>
  /** Who approved whose pay. */
  readonly approvals: Map<MemberId, readonly MemberId[]>
  readonly choice: { readonly rule: ShortageRule['kind']; readonly decidedOn: CalendarDate } | undefined
  readonly pay: Map<MemberId, MemberPay>
  readonly ranOn: CalendarDate | undefined
}

/** The provision on held pay of a charter. */
export type HeldPayProvision = NonNullable<NonNullable<Charter['pay']>['heldPay']>

/** The provision on held pay under which a debt came about: it keeps it until it is paid. Without a rate it earns nothing. */
export type HeldPayTerms = Pick<
  HeldPayProvision,
  'dayCount' | 'rateInForce' | 'capitalised' | 'rounding' | 'paymentOrder' | 'payoutOrder' | 'clauses'
> & { readonly rate?: string }

/** What was held of one person's pay, and paid of it since. */
export interface HeldPayOf {
  readonly held: readonly { readonly payday: CalendarDate; readonly amountMinor: bigint }[]
  readonly payments: readonly { readonly date: CalendarDate; readonly amountMinor: bigint }[]
}

/** Held pay under one set of terms. */
export interface HeldAccount {
  readonly terms: HeldPayTerms
  readonly members: Map<MemberId, HeldPayOf>
}

/** The held pay of one debtor; an account that is paid in full is closed, and what is held after that begins another. */
interface HeldLedger {
  readonly open: HeldAccount | undefined
  readonly closed: readonly HeldAccount[]
}

/** Pay, and what is owed of it. */
export interface PayState {
  /** By project, or under the empty text where everybody sets them together. */
  readonly salaries: Map<string, SalaryState>
  readonly paydays: Map<string, PaydayState>
  /** Until which day somebody was in a team that they have left; under the empty text, in the cooperative. */
  readonly leftOn: Map<string, CalendarDate>
  /** On which days of a year somebody has vacation, and how often it was recorded. */
  readonly leave: Map<string, Map<CalendarDate, number>>
  /** What teams may choose from when money is short; what the charter names, where it was never voted. */
  readonly menu: readonly ShortageRule['kind'][] | undefined
  /** How many ballots were cast in the last decision on that. */
  readonly menuBallots: number
  /** By project, or under the empty text for the cooperative. */
  readonly held: Map<string, HeldLedger>
  readonly payouts: Map<string, CalendarDate>
  readonly compensations: Map<MemberId, { readonly owedMinor: bigint; readonly paidMinor: bigint }>
}

export const NO_PAY: PayState = {
  salaries: Map(),
  paydays: Map(),
  leftOn: Map(),
  leave: Map(),
  menu: undefined,
  menuBallots: 0,
  held: Map(),
  payouts: Map(),
  compensations: Map(),
}

/** A key made of ids: no id has a line break in it. */
export const keyOf = (...parts: readonly (string | undefined)[]): string => parts.map((part) => part ?? '').join('\n')
