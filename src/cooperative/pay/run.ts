import { date } from '../../calendar/index.js'
import type { MemberId } from '../../membership/index.js'
import {
  type Shortage,
  type ShortageInput,
  type ShortageRule,
  tryApprovalOfPay,
  tryMeetShortage,
} from '../../pay/index.js'
import type { Because, ClauseId, Reason } from '../../reasons/index.js'
import type { Context, Decider, Refusal } from '../chapter.js'
import type { NewEvent } from '../events.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'
import { amountOf, approvalRule, openPayday, stranger } from './payday.js'
import type { PaydayState } from './state.js'
import { type Earned, workedOut } from './worked-out.js'

/** Pays a payday: what everybody earned is paid, or where money is short what was chosen for that happens. Once, and never again. */
export const RUN_PAYDAY: Decider<'run-payday'> = {
  who: 'anyone',
  decide: (context, { payday: id, availableMinor }) => {
    const { state, member } = context
    const payday = openPayday(state, id)
    if ('kind' in payday) return payday
    const strange = stranger(state, payday.project, member)
    if (strange !== undefined) return strange
    const earned = workedOut(state, payday)
    if ('kind' in earned) return refuseProblems(earned.problems, [SALARIES])
    if (earned.length === 0) return refuse('no-such', { what: 'entry', id }, [SALARIES])
    const unapproved = notApproved(state, payday, earned)
    if (unapproved !== undefined) return unapproved
    const available = availableMinor === undefined ? undefined : amountOf(availableMinor, [SHORT])
    if (typeof available === 'object') return available
    const due = earned.map((one) => ({ one, forfeitedMinor: givenUp(payday, one) }))
    const met = meet(context, payday, due.map(owed), available)
    if (met.kind === 'refused') return met
    return events(state, payday, due, met)
  },
}

const SALARIES = 'WJC-9' satisfies ClauseId
const SHORT = 'WJC-20' satisfies ClauseId
const HELD = 'WJC-11' satisfies ClauseId

/** Somebody whose pay too few others approved; undefined where all of it may be paid. What is nothing needs nobody. */
const notApproved = (state: State, payday: PaydayState, earned: readonly Earned[]): Refusal | undefined => {
  const rule = approvalRule(state)
  if (rule === undefined) return undefined
  const { others, clauses } = rule
  const because = earned.flatMap(({ member, grossMinor }): readonly Reason[] => {
    if (grossMinor === '0') return []
    const approvedBy = payday.approvals.get(member) ?? []
    const approval = tryApprovalOfPay({ worker: member, approvedBy, others, clauses })
    return approval.kind === 'not-approved' ? [{ code: 'pay-of', clauses, member }, ...approval.because] : []
  })
  return isBecause(because) ? { kind: 'refused', because } : undefined
}

const isBecause = (reasons: readonly Reason[]): reasons is Because => reasons.length > 0

/** What somebody gives up whatever happens, as far as they earned it. */
const givenUp = ({ forfeits }: PaydayState, { member, grossMinor }: Earned): bigint => {
  const gross = BigInt(grossMinor)
  const asked = forfeits.get(member) ?? 0n
  return asked === 'all' || asked > gross ? gross : asked
}

interface Due {
  readonly one: Earned
  readonly forfeitedMinor: bigint
}

const owed = ({ one, forfeitedMinor }: Due) => ({
  worker: one.member,
  amountMinor: BigInt(one.grossMinor) - forfeitedMinor,
  category: mainCategory(one),
})

/** The category in which somebody earned most: where categories are paid in an order, it is theirs. */
const mainCategory = ({ lines }: Earned): string => {
  const sums = new Map<string, bigint>()
  for (const { category, amountMinor } of lines) sums.set(category, (sums.get(category) ?? 0n) + BigInt(amountMinor))
  const [first] = [...sums].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
  return first?.[0] ?? NO_CATEGORY
}

/** What is paid for tasks alone comes after every category: no category has a name that begins with a space. */
const NO_CATEGORY = ' tasks'

/** What comes of the pay, by which rule, and when that was chosen. */
type Met = Exclude<Shortage, { readonly kind: 'undecided' }> & {
  readonly rule?: ShortageRule['kind']
  readonly decidedOn?: string
  readonly fundsMinor?: bigint
}

const meet = (
  { state, at }: Context,
  payday: PaydayState,
  pay: readonly { readonly worker: MemberId; readonly amountMinor: bigint; readonly category: string }[],
  available: bigint | undefined,
): Met | Refusal => {
  const shortage = state.charter.inForce.pay?.shortage
  const fundsMinor = available ?? pay.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)
  const input: ShortageInput = {
    payday: at,
    currency: state.charter.inForce.currency,
    fundsMinor,
    pay: pay.filter(({ amountMinor }) => amountMinor > 0n),
    decided: shortage?.decided ?? 'beforehand',
    ...(shortage === undefined ? {} : { clauses: clausesOf(shortage) }),
  }
  const { choice } = payday
  const rule = choice === undefined ? undefined : ruleOf(state, payday, choice.rule, input)
  const decision = choice === undefined || rule === undefined ? {} : { decision: { rule, decidedOn: choice.decidedOn } }
  const first = tryMeetShortage({ ...input, ...decision })
  if (first.kind === 'refused') return refuseProblems(first.problems, [SHORT])
  if (first.kind === 'paid') return first
  if (first.kind === 'short') return { ...first, ...named(choice), fundsMinor }
  if (shortage === undefined) return refuse('not-in-the-charter', { provision: 'pay.shortage' }, [SHORT])
  const { ifUndecided: kind } = shortage
  if (kind === undefined) return { kind: 'refused', because: first.because }
  const then = tryMeetShortage({ ...input, decided: 'any-day', decision: { rule: { kind }, decidedOn: at } })
  if (then.kind === 'refused') return refuseProblems(then.problems, [SHORT])
  return then.kind === 'undecided' ? { kind: 'refused', because: then.because } : { ...then, rule: kind, fundsMinor }
}

const named = (choice: PaydayState['choice']) =>
  choice === undefined ? {} : { rule: choice.rule, decidedOn: choice.decidedOn }

/** The rule that was chosen, with whom it binds or in which order it goes. */
const ruleOf = (
  state: State,
  { agreed }: PaydayState,
  kind: ShortageRule['kind'],
  { pay }: ShortageInput,
): ShortageRule => {
  const { payCategories = {}, pay: rules } = state.charter.inForce
  switch (kind) {
    case 'forfeit':
      return rules?.shortage?.forfeitBinds === 'all'
        ? { kind, binds: 'all' }
        : { kind, binds: 'who-agrees', agreed: pay.map(({ worker }) => worker).filter((one) => agreed.has(one)) }
    case 'by-category': {
      // Categories in the order in which the charter has them, and last what is paid for tasks.
      const known = Object.keys(payCategories)
      const others = new Set(pay.flatMap(({ category = '' }) => (known.includes(category) ? [] : [category])))
      return { kind, order: [...known.map((category) => [category]), [...others].sort()] }
    }
    case 'hold':
    case 'pro-rata':
      return { kind }
  }
}

/** What a payday comes to: everybody's lines, what was done about a shortage, and what is paid, held and given up. */
const events = (state: State, payday: PaydayState, due: readonly Due[], met: Met): readonly NewEvent[] | Refusal => {
  const { payday: id, project } = payday
  const terms = state.charter.inForce.pay?.heldPay
  if (met.heldMinor > 0n && (terms === undefined || terms.charge === 'flat'))
    return refuse('not-in-the-charter', { provision: terms === undefined ? 'pay.heldPay' : 'pay.heldPay.charge' }, [
      HELD,
    ])
  const owedBy = project === undefined || terms?.owedBy === 'cooperative' ? 'cooperative' : 'project'
  const of = project === undefined ? {} : { project }
  const parts = new Map(met.parts.map((part) => [part.worker, part]))
  const moves = due.flatMap(({ one: { member }, forfeitedMinor }): readonly NewEvent[] => {
    const { paidMinor = 0n, heldMinor = 0n, forfeitedMinor: more = 0n } = parts.get(member) ?? {}
    const givenUpMinor = forfeitedMinor + more
    const paid = { type: 'pay-paid', member, amountMinor: String(paidMinor), of: 'payday', ref: id, ...of } as const
    const held = { type: 'pay-held', payday: id, member, amountMinor: String(heldMinor), ...of, owedBy } as const
    const given = { type: 'pay-forfeited', payday: id, member, amountMinor: String(givenUpMinor), ...of } as const
    return [...(paidMinor > 0n ? [paid] : []), ...(heldMinor > 0n ? [held] : []), ...(givenUpMinor > 0n ? [given] : [])]
  })
  const { rule, decidedOn, fundsMinor = 0n } = met
  const grossMinor = due.reduce((sum, { one }) => sum + BigInt(one.grossMinor), 0n)
  const beforehand = due.reduce((sum, { forfeitedMinor }) => sum + forfeitedMinor, 0n)
  const short: readonly NewEvent[] =
    rule === undefined
      ? []
      : [
          {
            type: 'shortage-met',
            payday: id,
            ...of,
            rule,
            ...(decidedOn === undefined ? {} : { decidedOn: date(decidedOn) }),
            fundsMinor: String(fundsMinor),
            payMinor: String(grossMinor - beforehand),
          },
        ]
  return [
    ...due.map(({ one }) => one),
    ...short,
    ...moves,
    {
      type: 'payday-run',
      payday: id,
      ...of,
      workers: due.length,
      grossMinor: String(grossMinor),
      paidMinor: String(met.paidMinor),
      heldMinor: String(met.heldMinor),
      forfeitedMinor: String(beforehand + met.forfeitedMinor),
    },
  ]
}
