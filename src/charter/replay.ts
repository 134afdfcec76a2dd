import { type CharterRule, type ClosedKind, type DecisionRule, tryDecide } from '../decisions/index.js'
import type { ExactInput } from '../exact/index.js'
import type { Because, Citation, Reason } from '../reasons/index.js'
import type { Charter } from './charter.js'
import { isShareRule } from './rule.js'
import { own, sameData } from './tree.js'

/** A decision of the past: its counts where they are known, and the numbers that were in force. */
export interface PastDecision {
  readonly id: string
  /** Which decision of the charter it was. */
  readonly decision: string
  readonly on: string
  readonly outcome: ClosedKind
  readonly electorate: number
  readonly present?: number
  /** Left out where only the outcome is known, as after a secret vote. */
  readonly for?: number
  readonly against?: number
  readonly abstain?: number
  /** The average items in force then, by name. */
  readonly averages?: Readonly<Record<string, ExactInput>>
}

/** How one past decision would have gone. */
export interface Replayed {
  readonly id: string
  readonly decision: string
  readonly on: string
  readonly kind: 'same' | 'otherwise' | 'cannot-be-told'
  readonly was: ClosedKind
  readonly would?: ClosedKind
  /** How many votes for it would have needed; null where none would do. */
  readonly neededFor?: number | null
  readonly because: Because
}

/** How past decisions would have gone under another charter. */
export interface ReplayOutcome {
  readonly kind: 'replayed'
  readonly decisions: readonly Replayed[]
  readonly because: Because
}

/**
 * Which past decisions would have gone otherwise under this charter? Each is decided anew with the same ballots; thresholds that point at an average item take the number that was in force then, or else the provisional one. Where
 * other people would have been entitled, another method used, or only the outcome is known, it cannot be told, and is not guessed.
 *
 * Source: WJC-19. Reading: nothing of the past is changed by it; it only tells.
 *
 * @example
 * ```ts
 * import { replayDecisions } from 'coop-rules/charter'
 * import { preset } from 'coop-rules/presets'
 *
 * const charter = preset('we-just-coop')
 * const past = { id: 'm17', decision: 'accept-project', on: '2025-04-02', outcome: 'lost', electorate: 9, for: 6, against: 2, abstain: 0 } as const
 * replayDecisions({ from: charter, under: charter, decisions: [past] }).decisions[0]?.kind // => 'otherwise'
 * ```
 */
export const replayDecisions = (input: {
  /** The charter they were taken under. */
  readonly from: Charter
  readonly under: Charter
  readonly decisions: readonly PastDecision[]
}): ReplayOutcome => {
  const { under } = input
  const decisions = input.decisions.map((past) => replayOne(past, input.from, under))
  const count = (kind: Replayed['kind']): number => decisions.filter((one) => one.kind === kind).length
  const facts = { decisions: decisions.length, otherwise: count('otherwise'), untold: count('cannot-be-told') }
  return {
    kind: 'replayed',
    decisions,
    because: [{ code: 'replayed', clauses: [], ...facts, charter: `${under.id} ${under.version}` }],
  }
}

const replayOne = (past: PastDecision, from: Charter, under: Charter): Replayed => {
  const { id, decision, on, outcome } = past
  const head = { id, decision, on, was: outcome }
  const then = own(from.decisions, decision)
  const now = own(under.decisions, decision)
  const clauses = now?.clauses ?? []
  const untold = (why: Extract<Reason, { code: 'cannot-be-told' }>['why']): Replayed => ({
    ...head,
    kind: 'cannot-be-told',
    because: [{ code: 'cannot-be-told', clauses, why }],
  })
  if (now === undefined) return untold('no-such-decision')
  if (then !== undefined && !sameData(then.electorate, now.electorate)) return untold('another-electorate')
  if (!isShareRule(now.rule))
    return then !== undefined && sameData(then.rule, now.rule) ? same(head, clauses) : untold('another-method')
  if (then !== undefined && sameData(then.rule, now.rule) && past.for === undefined) return same(head, clauses)
  if (past.for === undefined || past.against === undefined || past.abstain === undefined)
    return untold('only-the-outcome-is-known')
  const verdict = tryDecide({
    rule: { ...withNumbers(now.rule, past, under), clauses },
    electorate: past.electorate,
    ...(past.present === undefined ? {} : { present: past.present }),
    for: past.for,
    against: past.against,
    abstain: past.abstain,
    closed: true,
  })
  if (verdict.kind === 'refused' || verdict.kind === 'open') return untold('counts-do-not-fit')
  const reason: Reason =
    verdict.kind === outcome
      ? { code: 'same-outcome', clauses, outcome }
      : { code: 'other-outcome', clauses, was: outcome, would: verdict.kind }
  return {
    ...head,
    kind: verdict.kind === outcome ? 'same' : 'otherwise',
    would: verdict.kind,
    neededFor: verdict.neededFor,
    because: [reason, ...verdict.because],
  }
}

const same = (head: Pick<Replayed, 'id' | 'decision' | 'on' | 'was'>, clauses: readonly Citation[]): Replayed => ({
  ...head,
  kind: 'same',
  would: head.was,
  because: [{ code: 'same-outcome', clauses, outcome: head.was }],
})

/** A rule whose thresholds are numbers: those in force then, or else the provisional ones. */
export const withNumbers = (
  rule: CharterRule,
  past: Pick<PastDecision, 'averages'>,
  charter: Charter,
): DecisionRule => {
  const numberOf = (item: string): ExactInput => {
    const known = past.averages !== undefined && Object.hasOwn(past.averages, item) ? past.averages[item] : undefined
    return known ?? provisionalOf(item, charter)
  }
  const resolve = <T extends object>(holder: T): T =>
    Object.fromEntries(
      Object.entries(holder).map(([key, value]) => {
        if (key === 'quorum') return [key, resolve(value as object)]
        const pointer = value as { readonly average?: string }
        return [
          key,
          typeof value === 'object' && typeof pointer.average === 'string' ? numberOf(pointer.average) : value,
        ]
      }),
    ) as T
  return resolve(rule) as unknown as DecisionRule
}

/** The provisional number of an item; that of another item where it points at one. A charter that was checked has no circle here, and every item; in one that is being checked, a share that no rule refuses stands for it. */
const provisionalOf = (item: string, charter: Charter, steps = 0): ExactInput => {
  const items = charter.averageItems ?? {}
  const provisional = (Object.hasOwn(items, item) ? items[item]?.provisional : undefined) ?? '1/2'
  if (typeof provisional !== 'object') return provisional
  return steps > MOST_STEPS ? '1/2' : provisionalOf(provisional.average, charter, steps + 1)
}

const MOST_STEPS = 100
