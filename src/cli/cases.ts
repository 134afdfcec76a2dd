import { type AverageInput, type AverageOutcome, tryAverageOf } from '../averages/index.js'
import { tryYearFraction, type YearFractionInput } from '../calendar/index.js'
import { type DecisionInput, tryDecide, type Verdict } from '../decisions/index.js'
import { ACCRUAL_KEYS, type Accrual, type AccrualInput, tryAccrue } from '../deferral/index.js'
import { type Allocation, type AllocationInput, readMinor, tryAllocate } from '../exact/index.js'
import { isRecord, type Problem, type Refused, tellUnknownKeys, wrongKind } from '../problems/index.js'
import { type Payroll, PAYROLL_KEYS, type PayrollInput, tryPayroll } from '../pay/index.js'
import type { Because } from '../reasons/index.js'
import {
  type Subscription,
  type SubscriptionInput,
  SUBSCRIPTION_KEYS,
  SURPLUS_KEYS,
  type SurplusInput,
  type SurplusShared,
  tryShareSurplus,
  trySubscriptionOf,
} from '../surplus/index.js'

/** What a case can be answered with. */
export type Answer =
  | Verdict
  | AverageOutcome
  | YearFractionAnswer
  | AllocationAnswer
  | Accrual
  | Payroll
  | SurplusShared
  | Subscription
  | Refused

/** The fraction of a year between two dates, in lowest terms. */
interface YearFractionAnswer {
  readonly kind: 'year-fraction'
  readonly numerator: bigint
  readonly denominator: bigint
  readonly because: Because
}

/** A split amount. */
type AllocationAnswer = Allocation & { readonly because: Because }

/** A case from outside, answered under one rule. */
export type CaseReader = (raw: unknown) => { readonly id: string | number | undefined; readonly answer: Answer }

/** Answers one case of `decide`. The command takes no more keys than it documents, though the library knows some more. */
export const readDecideCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) => {
    if (isRecord(fields['rule'])) tellUnknownKeys(fields['rule'], RULE_KEYS, 'rule', problems)
    return tryDecide(fields as unknown as DecisionInput)
  })

/** Answers one case of `average`. */
export const readAverageCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) =>
    tryAverageOf(withoutClauses(fields, AVERAGE_KEYS, problems) as unknown as AverageInput),
  )

/** Answers one case of `year-fraction`. */
export const readYearFractionCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) => {
    tellUnknownKeys(fields, ['dayCount', 'start', 'end'], '', problems)
    const input = fields as unknown as YearFractionInput
    const answer = tryYearFraction(input)
    if (answer.kind === 'refused') return answer
    const { dayCount, start, end } = input
    const facts = { dayCount, start: String(start), end: String(end), observed: answer.value }
    return { kind: 'year-fraction', ...answer.value, because: [{ code: 'day-count', clauses: [], ...facts }] }
  })

/** Answers one case of `accrue`. */
export const readAccrueCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) =>
    tryAccrue(withoutClauses(fields, ACCRUAL_KEYS, problems) as unknown as AccrualInput),
  )

/** Answers one case of `payroll`. */
export const readPayrollCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) =>
    tryPayroll(withoutClauses(fields, PAYROLL_KEYS, problems) as unknown as PayrollInput),
  )

/** Answers one case of `surplus`. */
export const readSurplusCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) =>
    tryShareSurplus(withoutClauses(fields, SURPLUS_KEYS, problems) as unknown as SurplusInput),
  )

/** Answers one case of `subscribe`. */
export const readSubscribeCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) =>
    trySubscriptionOf(withoutClauses(fields, SUBSCRIPTION_KEYS, problems) as unknown as SubscriptionInput),
  )

/** Answers one case of `allocate`. */
export const readAllocateCase: CaseReader = (raw) =>
  readCase(raw, (fields, problems) => {
    tellUnknownKeys(fields, ['totalMinor', 'shares'], '', problems)
    const total =
      fields['totalMinor'] === undefined
        ? wrongKind(undefined, 'totalMinor', '')
        : readMinor(fields['totalMinor'], 'totalMinor')
    const { shares } = fields
    if (typeof total !== 'bigint') problems.push(total)
    if (!Array.isArray(shares)) return { kind: 'refused', problems: [wrongKind(shares, 'shares', 'a list')] }
    shares.forEach((share: unknown, at) => {
      if (isRecord(share)) tellUnknownKeys(share, ['id', 'weight'], `shares[${at}]`, problems)
      else problems.push(wrongKind(share, `shares[${at}]`, 'an object'))
    })
    const named = shares.filter(isRecord) as unknown as AllocationInput['shares']
    const totalMinor = typeof total === 'bigint' ? total : 0n
    const answer = tryAllocate({ totalMinor, shares: named })
    if (answer.kind === 'refused') return answer
    return { ...answer, because: [{ code: 'largest-remainder', clauses: [], totalMinor, shares: shares.length }] }
  })

const RULE_KEYS = ['atLeast', 'moreThan', 'of', 'quorum']
const AVERAGE_KEYS = ['proposals', 'min', 'max', 'aggregation']

/** The fields without the clauses, which a program cites and a case does not. */
const withoutClauses = (
  { clauses, ...rest }: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  problems: Problem[],
): Readonly<Record<string, unknown>> => {
  const known = keys.filter((key) => key !== 'clauses')
  if (clauses !== undefined) tellUnknownKeys({ clauses }, known, '', problems)
  return rest
}

const readCase = (
  raw: unknown,
  answerTo: (fields: Readonly<Record<string, unknown>>, problems: Problem[]) => Answer,
): ReturnType<CaseReader> => {
  if (!isRecord(raw)) return { id: undefined, answer: { kind: 'refused', problems: [wrongKind(raw, '', 'an object')] } }
  const { id, ...fields } = raw
  const isId = typeof id === 'string' || typeof id === 'number'
  const problems: Problem[] = isId || id === undefined ? [] : [wrongKind(id, 'id', 'text or a number')]
  const answer = answerTo(fields, problems)
  const all = toldOnce([...problems, ...(answer.kind === 'refused' ? answer.problems : [])])
  return { id: isId ? id : undefined, answer: problems.length === 0 ? answer : { kind: 'refused', problems: all } }
}

/** A key that neither the command nor the rule knows is one problem. */
const toldOnce = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(
    ({ code, path }, at) => problems.findIndex((other) => other.code === code && other.path === path) === at,
  )
