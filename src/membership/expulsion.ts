import type { CalendarDate } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, ClauseId, Reason } from '../reasons/index.js'
import type { MemberId } from './electorate.js'
import {
  type ExpulsionRule,
  type ExpulsionStep,
  isHearing,
  type ReadExpulsionRule,
  readExpulsionRule,
  readSteps,
  type ReadStep,
} from './expulsion-steps.js'
import { firstDayAfterNotice } from './notice.js'
import { RuleFields } from './rule-fields.js'

/** What was done to expel a member, and the day for which is asked. */
export interface ExpulsionInput {
  readonly rule: ExpulsionRule
  readonly member: MemberId
  readonly steps: readonly ExpulsionStep[]
  readonly on: string
}

/** What comes next; `wait` is for the days of appeal to run out, or for the day on which it takes effect. */
export type ExpulsionNext = 'propose' | 'notify' | 'hear' | 'decide' | 'tell' | 'wait' | 'decide-appeal' | 'nothing'

/** How far an expulsion has come. */
export interface Expulsion {
  /** `flawed`: it was decided without what had to come before, and never takes effect. */
  readonly kind: 'under-way' | 'flawed' | 'not-expelled' | 'expelled'
  readonly member: MemberId
  readonly next: ExpulsionNext
  /** The first day on which the next step may be taken; undefined where no day is set. */
  readonly nextFrom: CalendarDate | undefined
  /** What a decision was taken without. */
  readonly missing: readonly ('notice' | 'hearing')[]
  /** The last day of appeal; undefined while it does not run. */
  readonly appealUntil: CalendarDate | undefined
  /** From which day on they are no member, unless something comes between; undefined while nobody can say. */
  readonly takesEffectOn: CalendarDate | undefined
  readonly because: Because
}

/**
 * How far has the expulsion of a member come? Grounds are stated and the person is told of them; when the notice is over they are heard, unless they decline or do not come; it is decided; they are told, and from then on may
 * appeal, the last day included. It takes effect on the day after that one, or on the day on which an appeal is dismissed, whichever is later: never before the appeal is over. A decision without notice or hearing is flawed and takes no
 * effect. An appeal after the last day does not count. Until it takes effect they are a member with all rights; afterwards held pay stays owed and compensation is due.
 *
 * Throws, with everything that is wrong: `step-missing` (a decision before anything was proposed), `listed-twice` (a step; a hearing may be held again, and decided again what was open), `not-one-of` (grounds that the rule does not know), `empty-list`, `beyond-the-calendar`,
 * `not-one-or-more`, `not-a-count`, `not-a-date`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-14 (3/4 of all, the founder included), WJC-11, WJC-15. Reading: the person concerned is in the base; other: the others only. The verdict comes from `decide`, which says whose votes it counted. That grounds, hearing
 * and appeal come first is ours, as most laws of cooperatives have it.
 *
 * @example
 * ```ts
 * import { expulsionOf } from 'coop-rules/membership'
 *
 * const expulsion = expulsionOf({
 *   rule: { grounds: ['harm'], notice: { days: 14, counted: 'calendar' }, hearing: true, appealDays: 30, appealTo: 'general-meeting' },
 *   member: 'ana',
 *   steps: [
 *     { kind: 'proposed', on: '2025-01-01', grounds: ['harm'] },
 *     { kind: 'notified', on: '2025-01-02' },
 *     { kind: 'heard', on: '2025-01-16' },
 *     { kind: 'decided', on: '2025-01-16', verdict: 'carried' },
 *     { kind: 'told', on: '2025-01-17' },
 *   ],
 *   on: '2025-02-16',
 * })
 * expulsion.kind // => 'under-way'
 * expulsion.appealUntil // => '2025-02-16'
 * expulsion.takesEffectOn // => '2025-02-17'
 * ```
 */
export const expulsionOf = (input: ExpulsionInput): Expulsion => orThrow(tryExpulsionOf(input))

/** The same for data from outside: refuses where `expulsionOf` throws. */
export const tryExpulsionOf = (input: ExpulsionInput): Expulsion | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new RuleFields()
  fields.record(input, ['rule', 'member', 'steps', 'on'], '')
  const rule = readExpulsionRule(input.rule, 'rule', fields)
  const member = fields.id(input.member, 'member')
  const steps = readSteps(input.steps, rule?.grounds ?? [], fields)
  const on = fields.date(input.on, 'on')
  if (fields.problems.length > 0 || rule === undefined || member === undefined || on === undefined)
    return fields.refused
  const past = steps.filter((step) => step.on <= on)
  const taken = new Map<ExpulsionStep['kind'], ReadStep>()
  for (const step of past) {
    // What was done again stands where it was done last.
    taken.delete(step.kind)
    taken.set(step.kind, step)
  }
  const outcome = judge({ rule, member, past, taken, on }, fields)
  return fields.problems.length > 0 ? fields.refused : outcome
}

const HELD = 'WJC-11' satisfies ClauseId
const COMPENSATION = 'WJC-15' satisfies ClauseId

interface Case {
  readonly rule: ReadExpulsionRule
  readonly member: MemberId
  readonly past: readonly ReadStep[]
  /** The last step of each kind. */
  readonly taken: ReadonlyMap<ExpulsionStep['kind'], ReadStep>
  readonly on: CalendarDate
}

const judge = (one: Case, fields: RuleFields): Expulsion => {
  const { rule, member, taken } = one
  const { clauses } = rule
  const dropped = taken.get('dropped')
  const decided = taken.get('decided')
  if (dropped !== undefined && comesBefore(taken, 'dropped', 'decided')) return ended(one, 'dropped', dropped.on)
  const notified = taken.get('notified')
  const noticeOver = notified && firstDay(notified, rule, fields)
  if (decided === undefined || decided.verdict === 'open') return beforeDecision(one, noticeOver)
  if (decided.verdict !== 'carried') return ended(one, decided.verdict ?? 'lost', decided.on)
  const missing = missingOf(one, decided, noticeOver)
  if (missing.length > 0) {
    const because: Because = [{ code: 'expulsion-flawed', clauses, member, missing, decidedOn: decided.on }]
    return { ...NOTHING, kind: 'flawed', member, missing, because }
  }
  const outcome = afterDecision(one, decided, fields)
  // What is in effect is not undone by dropping it: that would take a new admission.
  const open = dropped !== undefined && (outcome.takesEffectOn === undefined || dropped.on < outcome.takesEffectOn)
  return open && outcome.kind !== 'not-expelled' ? ended(one, 'dropped', dropped.on) : outcome
}

const NOTHING = {
  next: 'nothing',
  nextFrom: undefined,
  missing: [],
  appealUntil: undefined,
  takesEffectOn: undefined,
} as const

const firstDay = (notified: ReadStep, rule: ReadExpulsionRule, fields: RuleFields): CalendarDate | undefined => {
  const first = firstDayAfterNotice(notified.on, rule.notice)
  return first ?? fields.after(notified.on, { days: rule.notice.days + 1 }, 'rule.notice')
}

const ended = ({ rule, member }: Case, how: EndedHow, on: CalendarDate): Expulsion => {
  const because: Because = [{ code: 'not-expelled', clauses: rule.clauses, member, how, on }]
  return { ...NOTHING, kind: 'not-expelled', member, because }
}

type EndedHow = 'dropped' | 'overturned' | 'lost' | 'tied' | 'inquorate'

/** Whether a step was taken before another one, or that one was not; those of one day in their order. */
const comesBefore = (taken: Case['taken'], one: ExpulsionStep['kind'], other: ExpulsionStep['kind']): boolean => {
  const kinds = [...taken.keys()]
  return taken.has(one) && (!taken.has(other) || kinds.indexOf(one) < kinds.indexOf(other))
}

/** What a decision lacked: whoever declines to be heard may do so before the notice is over, the rest may not happen earlier. */
const missingOf = (one: Case, decided: ReadStep, noticeOver: CalendarDate | undefined) => {
  const noticed = noticeOver !== undefined && noticeOver <= decided.on && comesBefore(one.taken, 'notified', 'decided')
  const missing: ('notice' | 'hearing')[] = noticed ? [] : ['notice']
  const before = one.past.slice(0, one.past.indexOf(decided))
  return wasHeard(one.rule, before, noticeOver) ? missing : [...missing, 'hearing' as const]
}

const wasHeard = (rule: ReadExpulsionRule, steps: readonly ReadStep[], noticeOver: CalendarDate | undefined) =>
  !rule.hearing ||
  steps.some(
    ({ kind, on }) => kind === 'declined-hearing' || (isHearing(kind) && noticeOver !== undefined && noticeOver <= on),
  )

const beforeDecision = (one: Case, noticeOver: CalendarDate | undefined): Expulsion => {
  const { rule, member, past, taken } = one
  const heard = wasHeard(rule, past, noticeOver)
  const next = !taken.has('proposed') ? 'propose' : !taken.has('notified') ? 'notify' : heard ? 'decide' : 'hear'
  const nextFrom = next === 'decide' || next === 'hear' ? noticeOver : undefined
  return underWay(one, { ...NOTHING, member, next, nextFrom })
}

const underWay = (one: Case, state: Omit<Expulsion, 'kind' | 'because'>, more: readonly Reason[] = []): Expulsion => {
  const { clauses, appealTo } = one.rule
  const facts = { member: state.member, next: state.next, nextFrom: state.nextFrom ?? '', appealTo }
  const rights: Reason = { code: 'rights-until-then', clauses, takesEffectOn: state.takesEffectOn ?? '' }
  return { ...state, kind: 'under-way', because: [{ code: 'expulsion-next', clauses, ...facts }, ...more, rights] }
}

const afterDecision = (one: Case, decided: ReadStep, fields: RuleFields): Expulsion => {
  const { rule, member, taken, on } = one
  const { clauses } = rule
  const told = taken.get('told')
  const overturned = taken.get('appeal-decided')
  if (told === undefined && overturned?.result === 'overturned') return ended(one, 'overturned', overturned.on)
  if (told === undefined) return underWay(one, { ...NOTHING, member, next: 'tell', nextFrom: decided.on })
  const appealUntil = fields.after(told.on, { days: rule.appealDays }, 'rule.appealDays')
  const dayAfter = appealUntil && fields.after(appealUntil, { days: 1 }, 'rule.appealDays')
  if (appealUntil === undefined || dayAfter === undefined) return underWay(one, { ...NOTHING, member, next: 'tell' })
  const appealed = taken.get('appealed')
  const inTime = appealed !== undefined && appealed.on <= appealUntil
  const appealDecided = inTime ? taken.get('appeal-decided') : undefined
  if (appealDecided?.result === 'overturned') return ended(one, 'overturned', appealDecided.on)
  const state = { ...NOTHING, member, appealUntil }
  if (inTime && appealDecided === undefined) return underWay(one, { ...state, next: 'decide-appeal' })
  const takesEffectOn = appealDecided !== undefined && appealDecided.on > dayAfter ? appealDecided.on : dayAfter
  const late: Reason[] =
    appealed !== undefined && !inTime
      ? [{ code: 'appeal-too-late', clauses, appealedOn: appealed.on, appealUntil }]
      : []
  if (on < takesEffectOn) return underWay(one, { ...state, next: 'wait', nextFrom: takesEffectOn, takesEffectOn }, late)
  const survives: Reason = { code: 'pay-survives', clauses: [HELD, COMPENSATION], member }
  const because: Because = [{ code: 'expelled', clauses, member, takesEffectOn, appealUntil }, ...late, survives]
  return { ...state, kind: 'expelled', takesEffectOn, because }
}
