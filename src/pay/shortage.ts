import { Fields } from '../calendar/index.js'
import { allocate } from '../exact/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { type Pay, type ReadShortage, readShortage } from './read-shortage.js'

/** What happens when pay cannot be met: data, decided before it comes to that. */
export type ShortageRule =
  /** The pay of this payday is given up: by those who agreed to it, or, where the charter says so, by all. */
  | { readonly kind: 'forfeit'; readonly binds: 'who-agrees'; readonly agreed: readonly string[] }
  | { readonly kind: 'forfeit'; readonly binds: 'all' }
  /** All of it is held until there are funds. */
  | { readonly kind: 'hold' }
  /** Everybody gets the same part of their pay, and the rest is held. */
  | { readonly kind: 'pro-rata' }
  /** Categories are paid in this order, those of one step together; the first step that cannot be met gets the same part each; the rest is held. */
  | { readonly kind: 'by-category'; readonly order: readonly (readonly string[])[] }

/** The pay of a payday, the funds there are, and what was decided. */
export interface ShortageInput {
  readonly payday: string
  readonly currency: string
  readonly fundsMinor: bigint | string | number
  /** What each is to be paid; the category where the rule goes by it. */
  readonly pay: readonly {
    readonly worker: string
    readonly amountMinor: bigint | string | number
    readonly category?: string
  }[]
  /** What the team chose, and when; left out where nothing was decided. */
  readonly decision?: { readonly rule: ShortageRule; readonly decidedOn: string }
  /** The kinds of rules that the worker-owners let teams choose from; any where nothing is said. */
  readonly menu?: readonly ShortageRule['kind'][]
  /** Whether it must have been decided before the payday. */
  readonly decided: 'beforehand' | 'any-day'
  readonly clauses?: readonly Citation[]
}

/** What comes of one person's pay: all of it is paid, held or given up. */
export interface ShortagePart {
  readonly worker: string
  readonly amountMinor: bigint
  readonly paidMinor: bigint
  readonly heldMinor: bigint
  readonly forfeitedMinor: bigint
}

/** What comes of the pay of a payday: all of it is paid, or the rule for a shortage was followed, or none that holds was decided. */
export type Shortage =
  | ({ readonly kind: 'paid' | 'short' } & ShortageOutcome)
  | { readonly kind: 'undecided'; readonly shortMinor: bigint; readonly because: Because }

/** What was paid, held and given up in all, and of each. */
export interface ShortageOutcome {
  /** In the given order. */
  readonly parts: readonly ShortagePart[]
  /** What is held now, as `heldPay` takes it. */
  readonly held: readonly { readonly worker: string; readonly payday: string; readonly amountMinor: bigint }[]
  readonly paidMinor: bigint
  readonly heldMinor: bigint
  readonly forfeitedMinor: bigint
  readonly fundsLeftMinor: bigint
  readonly because: Because
}

/**
 * What happens when there is too little to pay everyone? What was decided beforehand, and only where pay cannot be met in full. Shares are by largest remainders, level ones by id. What is neither paid nor
 * given up is held, as its worker's investment. Of those who did not agree to a forfeit, each gets the same part of their pay of the funds there are.
 *
 * `undecided`: there was no rule, or not in time; then nothing is paid, held or given up by this function, and all of the pay stays owed.
 *
 * Throws, with everything that is wrong: `not-minor-units`, `negative-amount`, `unknown-currency`, `not-a-date`, `listed-twice` (a worker; one who agreed; a category), `not-one-of` (a rule that is not on the menu; a category
 * that the order leaves out), `not-paid` (somebody agreed who is not paid), `wrong-kind`.
 *
 * Source: WJC-20, WJC-11, WJC-10. Readings: forfeiting binds only who agrees (other: all); it is decided in advance, before the payday (other: on any day); worker-owners set the menu, and teams choose from it.
 *
 * @example
 * ```ts
 * import { meetShortage } from 'coop-rules/pay'
 *
 * const outcome = meetShortage({
 *   payday: '2024-06-30', currency: 'USD', fundsMinor: 100000, decided: 'beforehand',
 *   pay: [{ worker: 'ana', amountMinor: 120000 }, { worker: 'ben', amountMinor: 80000 }],
 *   decision: { rule: { kind: 'pro-rata' }, decidedOn: '2024-01-10' },
 * })
 * outcome.kind === 'short' && outcome.parts.map(({ paidMinor, heldMinor }) => [paidMinor, heldMinor])
 * // => [[60000n, 60000n], [40000n, 40000n]]
 * ```
 */
export const meetShortage = (input: ShortageInput): Shortage => orThrow(tryMeetShortage(input))

/** The same for data from outside: refuses where `meetShortage` throws. */
export const tryMeetShortage = (input: ShortageInput): Shortage | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readShortage(input, fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { payday, funds, pay, decision } = read
  const { currency, clauses = [CLAUSE] } = input
  const whole = pay.reduce((sum, { amount }) => sum + amount, 0n)
  const facts = { fundsMinor: funds, payMinor: whole, currency }
  if (whole <= funds)
    return outcome(read, 'paid', amountsOf(pay), new Set(), [{ code: 'funds-suffice', clauses, ...facts }])
  const short: Reason = { code: 'funds-short', clauses, ...facts }
  if (decision === undefined || (input.decided === 'beforehand' && decision.decidedOn >= payday)) {
    const because: Because = [short, { code: 'nothing-decided', clauses, payday, decidedOn: decision?.decidedOn ?? '' }]
    return { kind: 'undecided', shortMinor: whole - funds, because }
  }
  const { rule, decidedOn } = decision
  const because: Because = [short, { code: 'shortage-rule', clauses, rule: rule.kind, decidedOn }]
  switch (rule.kind) {
    case 'forfeit': {
      const agreed = new Set(rule.binds === 'all' ? pay.map(({ worker }) => worker) : rule.agreed)
      const others = pay.filter(({ worker }) => !agreed.has(worker))
      const bound: Reason = { code: 'forfeit-binds', clauses: [FORFEIT], binds: rule.binds, observed: agreed.size }
      return outcome(read, 'short', share(others, funds), agreed, [...because, bound])
    }
    case 'hold':
      return outcome(read, 'short', new Map(), new Set(), because)
    case 'pro-rata':
      return outcome(read, 'short', share(pay, funds), new Set(), because)
    case 'by-category': {
      const paid = new Map<string, bigint>()
      let left = funds
      const byCategory = new Map<string, Pay[]>()
      for (const one of pay) {
        const known = byCategory.get(one.category ?? '')
        if (known === undefined) byCategory.set(one.category ?? '', [one])
        else known.push(one)
      }
      for (const step of rule.order) {
        const ofStep = step.flatMap((category) => byCategory.get(category) ?? [])
        for (const [worker, amount] of share(ofStep, left)) {
          paid.set(worker, amount)
          left -= amount
        }
      }
      return outcome(read, 'short', paid, new Set(), because)
    }
  }
}

const CLAUSE = 'WJC-20' satisfies ClauseId
const FORFEIT = 'WJC-10' satisfies ClauseId

const amountsOf = (pay: readonly Pay[]): ReadonlyMap<string, bigint> =>
  new Map(pay.map(({ worker, amount }) => [worker, amount]))

/** Everybody's pay where the funds suffice, the same part of it for each where they do not. */
const share = (pay: readonly Pay[], funds: bigint): ReadonlyMap<string, bigint> => {
  const whole = pay.reduce((sum, { amount }) => sum + amount, 0n)
  if (whole <= funds) return amountsOf(pay)
  const shares = pay.map(({ worker, amount }) => ({ id: worker, weight: amount }))
  return new Map(allocate({ totalMinor: funds, shares }).shares.map(({ id, amountMinor }) => [id, amountMinor]))
}

const outcome = (
  { payday, funds, pay }: ReadShortage,
  kind: 'paid' | 'short',
  paid: ReadonlyMap<string, bigint>,
  agreed: ReadonlySet<string>,
  because: Because,
): Shortage => {
  const parts = pay.map(({ worker, amount }): ShortagePart => {
    const paidMinor = paid.get(worker) ?? 0n
    const rest = amount - paidMinor
    const given = agreed.has(worker)
    return { worker, amountMinor: amount, paidMinor, heldMinor: given ? 0n : rest, forfeitedMinor: given ? rest : 0n }
  })
  const sum = (key: 'paidMinor' | 'heldMinor' | 'forfeitedMinor'): bigint =>
    parts.reduce((total, part) => total + part[key], 0n)
  return {
    kind,
    parts,
    held: parts.flatMap(({ worker, heldMinor }) =>
      heldMinor > 0n ? [{ worker, payday, amountMinor: heldMinor }] : [],
    ),
    paidMinor: sum('paidMinor'),
    heldMinor: sum('heldMinor'),
    forfeitedMinor: sum('forfeitedMinor'),
    fundsLeftMinor: funds - sum('paidMinor'),
    because,
  }
}
