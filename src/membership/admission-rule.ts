import type { PeriodLength } from '../calendar/index.js'
import type { Citation, ClauseId } from '../reasons/index.js'
import type { RuleFields } from './rule-fields.js'
import { type PaymentSchedule, readSchedule, type ReadSchedule } from './schedule.js'

/** What joining a class takes, besides the decision: probation, and a capital contribution. */
export interface AdmissionRule {
  readonly memberClass: string
  readonly probation?:
    | {
        readonly length: PeriodLength
        /** Whether probationers vote. */
        readonly vote: boolean
        /** Whether it ends when its time is over, or only when that is decided. */
        readonly ends: 'by-itself' | 'by-decision'
      }
    | undefined
  readonly contribution?:
    | {
        readonly amountMinor: bigint | string | number
        readonly currency: string
        /** Counted from the day of the decision. */
        readonly schedule: PaymentSchedule
        /** How much of it must be paid before probation or membership begins: all of it, its first part, or nothing. */
        readonly before: 'all' | 'first' | 'nothing'
      }
    | undefined
  readonly clauses?: readonly Citation[] | undefined
}

/** A rule of admission as it was read. */
export interface ReadAdmissionRule {
  readonly memberClass: string
  readonly probation:
    | { readonly length: PeriodLength; readonly vote: boolean; readonly ends: 'by-itself' | 'by-decision' }
    | undefined
  readonly contribution: ReadContribution | undefined
  readonly clauses: readonly Citation[]
}

/** A contribution as it was read. */
interface ReadContribution {
  readonly amount: bigint
  readonly currency: string
  readonly schedule: ReadSchedule
  readonly before: 'all' | 'first' | 'nothing'
}

/** Reads a rule of admission. */
export const readAdmissionRule = (value: unknown, path: string, fields: RuleFields): ReadAdmissionRule | undefined => {
  const record = fields.object(value, ['memberClass', 'probation', 'contribution', 'clauses'], path)
  if (record === undefined) return undefined
  const memberClass = fields.id(record['memberClass'], `${path}.memberClass`)
  const probation = readProbation(record['probation'], `${path}.probation`, fields)
  const contribution = readContribution(record['contribution'], `${path}.contribution`, fields)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  return memberClass === undefined ? undefined : { memberClass, probation, contribution, clauses }
}

const CLAUSE = 'WJC-13' satisfies ClauseId

const readProbation = (value: unknown, path: string, fields: RuleFields): ReadAdmissionRule['probation'] => {
  if (value === undefined) return undefined
  const record = fields.object(value, ['length', 'vote', 'ends'], path)
  if (record === undefined) return undefined
  const length = fields.length(record['length'], `${path}.length`, 1)
  const vote = fields.flag(record['vote'], `${path}.vote`)
  const ends = fields.oneOf(record['ends'], ['by-itself', 'by-decision'] as const, `${path}.ends`)
  return length === undefined || vote === undefined || ends === undefined ? undefined : { length, vote, ends }
}

const readContribution = (value: unknown, path: string, fields: RuleFields): ReadContribution | undefined => {
  if (value === undefined) return undefined
  const record = fields.object(value, ['amountMinor', 'currency', 'schedule', 'before'], path)
  if (record === undefined) return undefined
  const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
  const currency = fields.currency(record['currency'], `${path}.currency`)
  const schedule = readSchedule(record['schedule'], `${path}.schedule`, fields)
  const before = fields.oneOf(record['before'], ['all', 'first', 'nothing'] as const, `${path}.before`)
  if (amount === undefined || currency === undefined || schedule === undefined || before === undefined) return undefined
  return { amount, currency, schedule, before }
}
