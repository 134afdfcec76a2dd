import type { CalendarDate } from '../calendar/index.js'
import { multiply, type ExactInput, type Ratio, ratio, ROUNDINGS, type Rounding, roundTo } from '../exact/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { ENDINGS, type EndingKind } from './changes.js'
import type { MemberId } from './electorate.js'
import { RuleFields } from './rule-fields.js'
import { type Instalment, instalmentsOf, type PaymentSchedule, type ReadSchedule, readSchedule } from './schedule.js'

/** What whoever leaves gets back of their capital contributions, by the way in which they leave. */
export interface RefundRule {
  readonly ways: readonly {
    readonly how: EndingKind
    /** From 0 to all of it. */
    readonly share: ExactInput
    /** Whether their part of losses that were not met is taken off first. */
    readonly lossesTakenOff: boolean
    /** Counted from the day on which the membership ended. */
    readonly schedule: PaymentSchedule
  }[]
  /** How a share of an amount becomes whole smallest units. */
  readonly rounding: Rounding
  readonly clauses?: readonly Citation[] | undefined
}

/** A membership that ended, and what it had contributed. */
export interface RefundInput {
  readonly rule: RefundRule
  readonly member: MemberId
  readonly how: EndingKind
  readonly endedOn: string
  readonly currency: string
  /** What they have paid in and was not paid back. */
  readonly contributedMinor: bigint | string | number
  /** Their part of losses that were not met; nothing where none is stated. */
  readonly lossesMinor?: bigint | string | number | undefined
}

/** What is paid back: with what is kept and taken off it makes up all that was contributed. */
export interface Refund {
  readonly kind: 'refund' | 'no-refund'
  readonly member: MemberId
  readonly contributedMinor: bigint
  readonly lossesMinor: bigint
  readonly keptMinor: bigint
  readonly refundMinor: bigint
  /** Empty where nothing is paid back. */
  readonly instalments: readonly Instalment[]
  readonly because: Because
}

/**
 * What does somebody get back of their capital contributions when they leave? First their part of the losses is taken off, where the rule does that, never more than they contributed; of the rest they get the share for
 * their way of leaving, rounded once by name. It is paid in equal parts, the earlier ones a smallest unit more where it does not divide. Interest on what is paid late belongs to `accrue`.
 *
 * Throws, with everything that is wrong: `not-one-of` (a way of leaving that the rule does not know), `listed-twice`, `not-a-share`, `not-minor-units`, `negative-amount`, `unknown-currency`, `out-of-range` (more than 1200 instalments),
 * `not-one-or-more`, `not-a-count`, `beyond-the-calendar`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind` and what `exact` throws.
 *
 * Source: WJC-15: whoever is ousted gets no share value, but a compensation, which is `compensationOf`. Reading: which way of leaving gets what is charter data.
 *
 * @example
 * ```ts
 * import { refundOf } from 'coop-rules/membership'
 *
 * const schedule = { after: { months: 6 }, instalments: 2, every: { months: 6 } }
 * const rule = {
 *   ways: [{ how: 'left', share: '100%', lossesTakenOff: true, schedule }, { how: 'ousted', share: 0, lossesTakenOff: true, schedule }],
 *   rounding: 'half-even',
 * } as const
 * const refund = refundOf({ rule, member: 'ana', how: 'left', endedOn: '2025-01-31', currency: 'EUR', contributedMinor: 100001, lossesMinor: 20000 })
 * refund.instalments
 * // => [{ dueOn: '2025-07-31', amountMinor: 40001n }, { dueOn: '2026-01-31', amountMinor: 40000n }]
 * ```
 */
export const refundOf = (input: RefundInput): Refund => orThrow(tryRefundOf(input))

/** The same for data from outside: refuses where `refundOf` throws. */
export const tryRefundOf = (input: RefundInput): Refund | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'member', 'how', 'endedOn', 'currency', 'contributedMinor', 'lossesMinor'], '')
  const rule = readRefundRule(input.rule, 'rule', fields)
  const member = fields.id(input.member, 'member')
  const how = fields.oneOf(input.how, ENDINGS, 'how')
  const endedOn = fields.date(input.endedOn, 'endedOn')
  const currency = fields.currency(input.currency, 'currency')
  const contributedMinor = fields.minor(input.contributedMinor, 'contributedMinor')
  const losses = input.lossesMinor === undefined ? 0n : fields.minor(input.lossesMinor, 'lossesMinor')
  if (fields.problems.length > 0 || rule === undefined || member === undefined || how === undefined)
    return fields.refused
  if (endedOn === undefined || currency === undefined) return fields.refused
  const way = rule.ways.find((one) => one.how === how)
  if (way === undefined)
    fields.oneOf(
      how,
      rule.ways.map((one) => one.how),
      'how',
    )
  if (way === undefined || contributedMinor === undefined || losses === undefined) return fields.refused
  const lossesMinor = !way.lossesTakenOff ? 0n : losses < contributedMinor ? losses : contributedMinor
  const left = contributedMinor - lossesMinor
  const refundMinor = roundTo({ value: multiply(way.share, ratio(left)), places: 0, rounding: rule.rounding })
  const keptMinor = left - refundMinor
  const instalments =
    refundMinor === 0n ? [] : instalmentsOf(refundMinor, endedOn, way.schedule, 'rule.ways.schedule', fields)
  if (fields.problems.length > 0) return fields.refused
  const { clauses } = rule
  const amounts = { contributedMinor, lossesMinor, keptMinor, refundMinor }
  const because: Because = [
    { code: 'refund', clauses, member, how, currency, share: way.share, ...amounts },
    ...scheduleReason(instalments, clauses),
    ...(how === 'ousted' ? [{ code: 'pay-survives', clauses: [HELD, CLAUSE], member } as const] : []),
  ]
  return { kind: refundMinor === 0n ? 'no-refund' : 'refund', member, ...amounts, instalments, because }
}

const CLAUSE = 'WJC-15' satisfies ClauseId
const HELD = 'WJC-11' satisfies ClauseId

const scheduleReason = (instalments: readonly Instalment[], clauses: readonly Citation[]): readonly Reason[] => {
  const dates: readonly CalendarDate[] = instalments.map(({ dueOn }) => dueOn)
  const [first = '' as const, ...rest] = dates
  if (first === '') return []
  return [{ code: 'paid-in-parts', clauses, parts: instalments.length, first, last: rest.at(-1) ?? first }]
}

interface ReadWay {
  readonly how: EndingKind
  readonly share: Ratio
  readonly lossesTakenOff: boolean
  readonly schedule: ReadSchedule
}

/** Reads what whoever leaves gets back. */
export const readRefundRule = (
  value: unknown,
  path: string,
  fields: RuleFields,
):
  | { readonly ways: readonly ReadWay[]; readonly rounding: Rounding; readonly clauses: readonly Citation[] }
  | undefined => {
  const record = fields.object(value, ['ways', 'rounding', 'clauses'], path)
  if (record === undefined) return undefined
  const seen = new Set<EndingKind>()
  const KEYS = ['how', 'share', 'lossesTakenOff', 'schedule']
  const ways = fields.records(fields.list(record['ways'], `${path}.ways`), KEYS, `${path}.ways`, (way, place) => {
    const how = fields.oneOf(way['how'], ENDINGS, `${place}.how`)
    const share = fields.part(way['share'], `${place}.share`)
    const lossesTakenOff = fields.flag(way['lossesTakenOff'], `${place}.lossesTakenOff`)
    const schedule = readSchedule(way['schedule'], `${place}.schedule`, fields)
    if (how !== undefined && seen.has(how))
      fields.note(problem(says.listedTwice, { path: `${place}.how`, received: how, facts: { what: how } }))
    if (how !== undefined) seen.add(how)
    if (how === undefined || share === undefined || lossesTakenOff === undefined || schedule === undefined)
      return undefined
    return { how, share, lossesTakenOff, schedule }
  })
  const rounding = fields.oneOf(record['rounding'], ROUNDINGS, `${path}.rounding`)
  const clauses = fields.clauses(record['clauses'], `${path}.clauses`, [CLAUSE])
  return rounding === undefined ? undefined : { ways, rounding, clauses }
}
