import type { CalendarDate } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import { type AdmissionRule, type ReadAdmissionRule, readAdmissionRule } from './admission-rule.js'
import type { MemberId } from './electorate.js'
import { byDay, RuleFields } from './rule-fields.js'
import { type Instalment, instalmentsOf } from './schedule.js'
import { type ReadVerdict, readVerdict, type VerdictGiven } from './verdict-given.js'

/** An application, what was decided and paid since, and the day for which its state is wanted. */
export interface AdmissionInput {
  readonly rule: AdmissionRule
  readonly application: { readonly member: MemberId; readonly on: string }
  /** What the members decided; nothing while they have not. */
  readonly verdict?: VerdictGiven | undefined
  /** What was paid of the contribution. */
  readonly paid?: readonly { readonly on: string; readonly amountMinor: bigint | string | number }[] | undefined
  /** What was decided about ending probation, where it does not end by itself. */
  readonly confirmation?: VerdictGiven | undefined
  readonly on: string
}

/** How far an application has come. */
export interface Admission {
  readonly kind: 'applied' | 'turned-down' | 'contribution-due' | 'probation' | 'member'
  readonly member: MemberId
  readonly memberClass: string
  /** From when on they belong, on probation where there is one; undefined as long as that is not known. */
  readonly from: CalendarDate | undefined
  /** From when on they are a full member; undefined as long as that is not known. */
  readonly memberFrom: CalendarDate | undefined
  /** Whether probation, if it is that, gives a vote; membership does what its class does. */
  readonly voteOnProbation: boolean
  readonly contribution: AdmissionContribution | undefined
  readonly because: Because
}

/** What is to be paid, what was paid by the day, and what of it is overdue. */
export interface AdmissionContribution {
  readonly currency: string
  readonly amountMinor: bigint
  readonly paidMinor: bigint
  /** Due by the day, and not paid. */
  readonly overdueMinor: bigint
  readonly instalments: readonly Instalment[]
}

/**
 * How far has an application come? It stays open until it is carried; tied, inquorate and lost turn it down. Then so much of the contribution as the rule asks for is paid, and probation or
 * membership begins on the day of whichever came last. Probation ends so long after it began, by itself or by a decision, never earlier. What happens after the day asked for does not count.
 * Day by day: a payment counts on its day, an instalment is due on its day and overdue on the next.
 *
 * Throws, with everything that is wrong: `not-in-order` (a verdict or a payment before the application, a confirmation before the verdict), `more-than-due` (paid beyond the contribution),
 * `beyond-the-calendar`, `not-one-or-more`, `not-minor-units`, `negative-amount`, `unknown-currency`, `out-of-range`, `not-one-of`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-13: anyone may apply, 3/4 of the other worker-owners agree. The verdict comes from `decide`. Reading: whoever applies is none of them yet.
 *
 * @example
 * ```ts
 * import { admissionOf } from 'coop-rules/membership'
 *
 * const admission = admissionOf({
 *   rule: { memberClass: 'worker-owner', probation: { length: { months: 6 }, vote: false, ends: 'by-itself' } },
 *   application: { member: 'ana', on: '2025-01-10' },
 *   verdict: { kind: 'carried', on: '2025-02-01' },
 *   on: '2025-07-31',
 * })
 * admission.kind // => 'probation'
 * admission.memberFrom // => '2025-08-01'
 * ```
 */
export const admissionOf = (input: AdmissionInput): Admission => orThrow(tryAdmissionOf(input))

/** The same for data from outside: refuses where `admissionOf` throws. */
export const tryAdmissionOf = (input: AdmissionInput): Admission | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  const read = readAdmission(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const outcome = judge(read, fields)
  return fields.problems.length > 0 ? fields.refused : outcome
}

interface ReadAdmission {
  readonly rule: ReadAdmissionRule
  readonly member: MemberId
  readonly appliedOn: CalendarDate
  readonly verdict: ReadVerdict | undefined
  readonly confirmation: ReadVerdict | undefined
  readonly paid: readonly Payment[]
  readonly on: CalendarDate
}

interface Payment {
  readonly on: CalendarDate
  readonly amount: bigint
}

const readAdmission = (input: Readonly<Record<string, unknown>>, fields: RuleFields): ReadAdmission | undefined => {
  fields.record(input, ['rule', 'application', 'verdict', 'paid', 'confirmation', 'on'], '')
  const rule = readAdmissionRule(input['rule'], 'rule', fields)
  const application = fields.object(input['application'], ['member', 'on'], 'application')
  const member = application && fields.id(application['member'], 'application.member')
  const appliedOn = application && fields.date(application['on'], 'application.on')
  const verdict = readVerdict(input['verdict'], 'verdict', fields)
  const confirmation = readVerdict(input['confirmation'], 'confirmation', fields)
  fields.notBefore(verdict?.on, appliedOn, 'verdict.on')
  fields.notBefore(confirmation?.on, verdict?.on ?? appliedOn, 'confirmation.on')
  const payments = fields.listOrNone(input['paid'], 'paid')
  const paid = fields.records(payments, ['on', 'amountMinor'], 'paid', (record, path) => {
    const on = fields.date(record['on'], `${path}.on`)
    const amount = fields.minor(record['amountMinor'], `${path}.amountMinor`)
    fields.notBefore(on, appliedOn, `${path}.on`)
    return on === undefined || amount === undefined ? undefined : { on, amount }
  })
  const due = rule?.contribution?.amount ?? 0n
  const sum = paid.reduce((total, { amount }) => total + amount, 0n)
  if (rule !== undefined && sum > due)
    fields.note(problem(says.moreThanDue, { path: 'paid', received: String(sum), facts: { due: String(due) } }))
  const on = fields.date(input['on'], 'on')
  fields.notBefore(on, appliedOn, 'on')
  if (rule === undefined || member === undefined || appliedOn === undefined || on === undefined) return undefined
  return { rule, member, appliedOn, verdict, confirmation, paid: byDay(paid), on }
}

const judge = (read: ReadAdmission, fields: RuleFields): Admission => {
  const { rule, member, appliedOn, on } = read
  const { clauses, memberClass } = rule
  const verdict = read.verdict !== undefined && read.verdict.on <= on ? read.verdict : undefined
  const base = { member, memberClass, voteOnProbation: rule.probation?.vote ?? false }
  const nothing = { ...base, from: undefined, memberFrom: undefined, contribution: undefined }
  if (verdict === undefined || verdict.kind === 'open')
    return { kind: 'applied', ...nothing, because: [{ code: 'application-open', clauses, member, appliedOn }] }
  const decided = { clauses, member, verdict: verdict.kind, decidedOn: verdict.on } as const
  if (verdict.kind !== 'carried')
    return { kind: 'turned-down', ...nothing, because: [{ code: 'application-turned-down', ...decided }] }
  const reasons: Reason[] = []
  const { contribution, paidOn } = contributionOf(read, verdict.on, fields)
  if (contribution !== undefined && rule.contribution !== undefined) {
    const { currency, amountMinor, paidMinor, overdueMinor } = contribution
    const facts = { currency, amountMinor, paidMinor, overdueMinor, before: rule.contribution.before }
    reasons.push({ code: 'contribution', clauses, ...facts })
  }
  const because: Because = [{ code: 'application-carried', ...decided }, ...reasons]
  if (paidOn === undefined)
    return { kind: 'contribution-due', ...base, from: undefined, memberFrom: undefined, contribution, because }
  const state = begun(read, paidOn, fields)
  return { ...base, ...state, contribution, because: [...because, stateReason(read, state, paidOn)] }
}

/** What is due of the contribution, and from which day on enough of it was paid; undefined where it was not. */
const contributionOf = (
  { rule, paid, on }: ReadAdmission,
  carriedOn: CalendarDate,
  fields: RuleFields,
): { readonly contribution: AdmissionContribution | undefined; readonly paidOn: CalendarDate | undefined } => {
  const { contribution } = rule
  if (contribution === undefined) return { contribution: undefined, paidOn: carriedOn }
  const { amount, currency, schedule, before } = contribution
  const instalments = instalmentsOf(amount, carriedOn, schedule, 'rule.contribution.schedule', fields)
  const needed = before === 'all' ? amount : before === 'first' ? (instalments[0]?.amountMinor ?? 0n) : 0n
  let paidMinor = 0n
  let paidOn = needed === 0n ? carriedOn : undefined
  for (const payment of paid) {
    if (payment.on > on) break
    paidMinor += payment.amount
    if (paidMinor >= needed) paidOn ??= payment.on > carriedOn ? payment.on : carriedOn
  }
  const dueMinor = instalments.reduce((sum, part) => (part.dueOn < on ? sum + part.amountMinor : sum), 0n)
  const overdueMinor = dueMinor > paidMinor ? dueMinor - paidMinor : 0n
  return { contribution: { currency, amountMinor: amount, paidMinor, overdueMinor, instalments }, paidOn }
}

type Begun = Pick<Admission, 'kind' | 'from' | 'memberFrom'>

/** Probation and membership once nothing stands in their way. */
const begun = ({ rule, confirmation, on }: ReadAdmission, from: CalendarDate, fields: RuleFields): Begun => {
  if (rule.probation === undefined) return { kind: 'member', from, memberFrom: from }
  const until = fields.after(from, rule.probation.length, 'rule.probation.length')
  if (until === undefined || rule.probation.ends === 'by-itself')
    return { kind: until !== undefined && on >= until ? 'member' : 'probation', from, memberFrom: until }
  const decided = confirmation !== undefined && confirmation.on <= on ? confirmation : undefined
  if (decided === undefined || decided.kind === 'open') return { kind: 'probation', from, memberFrom: undefined }
  if (decided.kind !== 'carried') return { kind: 'turned-down', from, memberFrom: undefined }
  const memberFrom = decided.on > until ? decided.on : until
  return { kind: on >= memberFrom ? 'member' : 'probation', from, memberFrom }
}

const stateReason = ({ rule, member, confirmation }: ReadAdmission, state: Begun, from: CalendarDate): Reason => {
  const { clauses, memberClass, probation } = rule
  const { kind, memberFrom } = state
  if (kind === 'member') return { code: 'member-from', clauses, member, memberClass, from: memberFrom ?? from }
  if (kind === 'turned-down' && confirmation !== undefined)
    return { code: 'not-confirmed', clauses, member, verdict: confirmation.kind, decidedOn: confirmation.on }
  return { code: 'on-probation', clauses, member, from, until: memberFrom ?? '', vote: probation?.vote ?? false }
}
