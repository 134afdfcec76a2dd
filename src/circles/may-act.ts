import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import type { Circle } from './circle.js'
import { type Act, mandatesOf, readAct } from './read-act.js'
import { claims, lendersOf, runs } from './read-circles.js'

/** What a circle wants to decide. */
export interface ActInput {
  readonly circles: readonly Circle[]
  readonly circle: string
  readonly matter: string
  /** What it costs; nothing where nothing is said. */
  readonly amountMinor?: bigint | string | number
  /** The currency of the amount and of all that was spent; stated with either. */
  readonly currency?: string
  /** What each circle has itself spent under its mandate so far. What a circle spends counts against the budgets of all that lent to it, too. */
  readonly spent?: readonly { readonly circle: string; readonly amountMinor: bigint | string | number }[]
  /** The policies it would go against, by id. */
  readonly against?: readonly string[]
  readonly on: string
  readonly clauses?: readonly Citation[]
}

/** Whether a circle may decide something, and every reason why not. */
export interface ActOutcome {
  readonly kind: 'within-mandate' | 'outside-mandate'
  readonly because: Because
}

/**
 * May this circle decide this? The matter must lie in its domain and in what it was lent, and so for each circle up to the one that holds its domain itself; every mandate on the way must run on that day, its first and its last day
 * included; nobody above may have reserved the matter; and the circle must not have lent it on. What it costs must fit in what is left of each budget on the way and within each limit on one decision, and nothing may go
 * against a policy that any of those mandates names.
 *
 * Throws, with everything that is wrong: `not-one-of` (a circle that is none of these), `mixed-currencies` (an amount in another currency than a limit it is held against), `missing-key` (a currency), and what `checkCircles` refuses.
 *
 * Source: WC-4 (a circle does only what it was lent), WC-5 (within its budget, strategy and policies), WC-7 (what the board cannot lend away). Readings: what is lent on is not decided by the lender meanwhile (other: `lenderKeeps`);
 * where no budget is stated no money was lent. Whether a line of the circle's own budget suffices, and who approves, `maySpend` says.
 *
 * @example
 * ```ts
 * import { mayAct } from 'coop-rules/circles'
 *
 * const board = { id: 'board', domain: ['website'], members: ['ana'], legalResponsibility: true } as const
 * const limits = { budgetMinor: '100000', currency: 'GBP' }
 * const mandate = { lentBy: 'board', domain: ['website'], limits, from: '2026-01-01', until: '2026-12-31' }
 * const web = { id: 'web', wider: 'board', domain: ['website'], members: ['ben'], mandate }
 * const input = { circles: [board, web], circle: 'web', matter: 'website', currency: 'GBP' }
 * mayAct({ ...input, amountMinor: '100000', on: '2026-12-31' }).kind // => 'within-mandate'
 * mayAct({ ...input, amountMinor: '100001', on: '2026-12-31' }).kind // => 'outside-mandate'
 * mayAct({ ...input, amountMinor: '100000', on: '2027-01-01' }).kind // => 'outside-mandate'
 * ```
 */
export const mayAct = (input: ActInput): ActOutcome => orThrow(tryMayAct(input))

/** The same for data from outside: refuses where `mayAct` throws. */
export const tryMayAct = (input: ActInput): ActOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const act = readAct(input, fields)
  if (fields.problems.length > 0 || act === undefined) return fields.refused
  const wrong = [...authorityReasons(act), ...moneyReasons(act), ...policyReasons(act)]
  const { circle, matter, amount } = act
  const { mandate } = circle
  const right: Reason[] = [
    {
      code: 'holds-matter',
      clauses: [MANDATES],
      circle: circle.id,
      matter,
      lender: mandate?.lentBy ?? '',
      until: mandate?.until ?? '',
    },
  ]
  if (amount > 0n)
    for (const { id, leftMinor } of budgetsOf(act))
      right.push({
        code: 'within-budget',
        clauses: [LIMITS],
        line: id,
        leftMinor,
        amountMinor: amount,
        currency: act.currency,
      })
  const found = wrong.length > 0 ? wrong : right
  const cited = input.clauses === undefined ? found : found.map((one) => ({ ...one, clauses: input.clauses ?? [] }))
  const [first, ...rest] = cited as [Reason, ...Reason[]]
  return { kind: wrong.length > 0 ? 'outside-mandate' : 'within-mandate', because: [first, ...rest] }
}

const MANDATES = 'WC-4' as const satisfies ClauseId
const LIMITS = 'WC-5' as const satisfies ClauseId
const BOARD = 'WC-7' as const satisfies ClauseId

const authorityReasons = ({ circles, circle, matter, on }: Act): Reason[] => {
  const reasons: Reason[] = []
  const lenders = lendersOf(circles, circle)
  const { chain } = lenders
  for (const holder of chain) {
    const facts = { circle: circle.id, matter, holder: holder.id }
    if (!claims(holder, matter)) reasons.push({ code: 'outside-domain', clauses: [MANDATES], ...facts })
    else if (holder !== circle && holder.reserved.has(matter))
      reasons.push({ code: 'matter-reserved', clauses: [BOARD], ...facts })
    const { id, mandate } = holder
    if (mandate === undefined) continue
    const { from, until } = mandate
    if (until < on) reasons.push({ code: 'mandate-over', clauses: [MANDATES], circle: id, until, on })
    if (on < from) reasons.push({ code: 'mandate-not-begun', clauses: [MANDATES], circle: id, from, on })
  }
  if (lenders.end === 'not-lent')
    reasons.push({ code: 'circle-without-mandate', clauses: [MANDATES], circle: lenders.at })
  if (lenders.end === 'unknown')
    reasons.push({ code: 'unknown-circle', clauses: [MANDATES], circle: lenders.at, named: lenders.named })
  if (lenders.end === 'ring')
    reasons.push({ code: 'circles-in-a-ring', clauses: [MANDATES], circles: chain.map(({ id }) => id) })
  if (circle.reserved.has(matter)) return reasons
  for (const other of circles.values()) {
    const { id, mandate } = other
    if (other === circle || mandate?.lentBy !== circle.id || mandate.lenderKeeps) continue
    if (runs(mandate, on) && claims(other, matter))
      reasons.push({ code: 'lent-on', clauses: [MANDATES], circle: circle.id, matter, to: id })
  }
  return reasons
}

const budgetsOf = (act: Act): readonly { readonly id: string; readonly leftMinor: bigint }[] =>
  mandatesOf(act).flatMap(({ id, mandate }) =>
    mandate.budget === undefined ? [] : [{ id, leftMinor: mandate.budget - (act.used.get(id) ?? 0n) }],
  )

const moneyReasons = (act: Act): Reason[] => {
  const { amount, currency } = act
  if (amount === 0n) return []
  const facts = { clauses: [LIMITS], amountMinor: amount, currency }
  const reasons: Reason[] = []
  for (const { id, mandate } of mandatesOf(act)) {
    const { budget, perDecision } = mandate
    if (budget === undefined) reasons.push({ code: 'no-budget-lent', ...facts, circle: id })
    if (perDecision !== undefined && amount > perDecision)
      reasons.push({ code: 'over-decision-limit', ...facts, circle: id, limitMinor: perDecision })
  }
  for (const { id, leftMinor } of budgetsOf(act))
    if (amount > leftMinor) reasons.push({ code: 'beyond-budget', ...facts, line: id, leftMinor })
  return reasons
}

const policyReasons = (act: Act): Reason[] =>
  mandatesOf(act).flatMap(({ id, mandate }): Reason[] => {
    const policies = act.against.filter((policy) => mandate.strategy.includes(policy))
    return policies.length === 0 ? [] : [{ code: 'against-policy', clauses: [LIMITS], circle: id, policies }]
  })
