import { Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, wrongKind } from '../problems/index.js'
import type { Because, ClauseId, Reason } from '../reasons/index.js'
import { awaitedIn } from './awaited.js'
import type { CircleRole } from './circle.js'
import { step } from './next.js'
import { among } from './read-round.js'
import { readSelection } from './read-selection.js'
import type { Awaited, ConsentRound, ConsentRule, ConsentStep } from './round.js'
import { tryStartRound } from './start.js'

/** Whom somebody would see in a role, and why: the reason is an id or a fingerprint. */
export interface RoleNomination {
  readonly by: MemberId
  readonly nominee: MemberId
  readonly reason: string
}

/** A role to be filled, and what was said and done so far. */
export interface SelectionInput {
  readonly circle: string
  readonly wider?: string
  readonly role: string
  /** From which day until which somebody has the role, both included. */
  readonly term: { readonly from: string; readonly until: string }
  readonly rule: ConsentRule
  readonly members: readonly MemberId[]
  readonly present: readonly MemberId[]
  readonly facilitator: MemberId
  readonly nominations: readonly RoleNomination[]
  /** The change round: what people say otherwise once they have heard the reasons of all. */
  readonly changes?: readonly RoleNomination[]
  /** Whom the facilitator puts forward. */
  readonly proposed?: MemberId
  /** The consent round; its wordings are the people put forward, and its days of review the ends of their terms. */
  readonly steps?: readonly ConsentStep[]
}

/** Where a selection has come to. */
export type SelectionOutcome =
  | { readonly kind: 'selected'; readonly role: CircleRole; readonly round: ConsentRound; readonly because: Because }
  | { readonly kind: 'not-selected'; readonly round: ConsentRound; readonly because: Because }
  | {
      readonly kind: 'waiting'
      readonly stage: 'nominations' | 'proposal'
      readonly from: readonly MemberId[]
      readonly because: Because
    }
  | {
      readonly kind: 'waiting'
      readonly stage: 'consent'
      readonly awaited: readonly Awaited[]
      readonly round: ConsentRound
      readonly because: Because
    }
  | { readonly kind: 'not-now'; readonly at: number; readonly round: ConsentRound; readonly because: Because }
  | { readonly kind: 'inquorate'; readonly because: Because }

/**
 * Who has this role, by the consent of the circle? Everybody present nominates somebody, themselves perhaps, with a reason; having heard all reasons they may change; the facilitator puts forward somebody who was named, whether or not most named them;
 * and the circle is asked for consent as to any proposal, with another person or another term as another wording. The person put forward takes part and answers like everybody, and does not facilitate: where the
 * facilitator is put forward, somebody else takes over first.
 *
 * Throws, with everything that is wrong: `not-one-of` (somebody put forward whom nobody named; somebody who nominates and is not present, or changes and had not nominated), `not-entitled`, `listed-twice` (two nominations of one person), `reversed-period` (a term that would
 * end before it begins, at first or as amended) and what `startRound` and `nextRound` throw.
 *
 * Source: WC-6. Readings: reasons decide, not numbers; whoever is put forward consents or objects, too; other: they are left out.
 *
 * @example
 * ```ts
 * import { selectRole } from 'coop-rules/circles'
 *
 * const rule = {
 *   standAside: 'not-allowed', silence: 'consents', mostRounds: 2, otherwise: 'not-carried',
 *   objectionTest: { decides: 'facilitator', criteria: ['harms-aim'] },
 * } as const
 * const people = { members: ['ana', 'ben', 'cleo'], present: ['ana', 'ben', 'cleo'], facilitator: 'ana' }
 * const nominations = ['ana', 'ben', 'cleo'].map((by) => ({ by, nominee: 'ben', reason: `r-${by}` }))
 * const term = { from: '2026-01-01', until: '2026-06-30' }
 * const input = { circle: 'web', role: 'secretary', term, rule, ...people, nominations, proposed: 'ben' }
 * const proceed = { kind: 'proceed', by: 'ana' } as const
 * const steps = [proceed, proceed, proceed, { kind: 'answer', by: 'cleo', answer: 'consent' }, proceed] as const
 * const selected = selectRole({ ...input, steps })
 * selected.kind === 'selected' && selected.role // => { role: 'secretary', holder: 'ben', until: '2026-06-30' }
 * ```
 */
export const selectRole = (input: SelectionInput): SelectionOutcome => orThrow(trySelectRole(input))

/** The same for data from outside: refuses where `selectRole` throws. */
export const trySelectRole = (input: SelectionInput): SelectionOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const read = readSelection(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { circle, wider, role, term, rule, facilitator, proposed } = input
  const { clauses = [CLAUSE] } = rule
  const { named, present } = read
  const waiting = (
    stage: 'nominations' | 'proposal',
    what: 'nomination' | 'proposed' | 'facilitator',
    from: readonly MemberId[],
  ) => ({ kind: 'waiting', stage, from, because: [{ code: 'still-awaited', clauses, what, members: from }] }) as const
  const silent = present.filter((member) => !named.has(member))
  if (silent.length > 0) return waiting('nominations', 'nomination', silent)
  if (proposed === undefined) return waiting('proposal', 'proposed', [facilitator])
  if (proposed === facilitator) return waiting('proposal', 'facilitator', [facilitator])
  const observed = [...named.values()].filter((nominee) => nominee === proposed).length
  const forward: Reason = { code: 'put-forward', clauses, role, member: proposed, observed, outOf: named.size }
  const started = tryStartRound({
    circle,
    ...(wider === undefined ? {} : { wider }),
    proposal: role,
    wording: proposed,
    reviewOn: term.until,
    rule,
    members: input.members,
    present: input.present,
    facilitator,
    concerned: [proposed],
  })
  if (started.kind !== 'started') return started
  let { round } = started
  let because: Because = [forward, ...started.because]
  for (const [at, given] of read.steps.entries()) {
    const path = `steps[${at}]`
    const outcome = step({ round, step: given, path })
    if (outcome.kind === 'refused') return outcome
    if (outcome.kind === 'not-now') return { kind: 'not-now', at, round, because: outcome.because }
    if (given.kind === 'amend') {
      checkAmended({ round: outcome.round, nominees: read.nominees, from: term.from, path }, fields)
      if (fields.problems.length > 0) return fields.refused
      const { wording } = outcome.round
      if (wording === round.facilitator)
        return { kind: 'not-now', at, round, because: [{ code: 'may-not-facilitate', clauses, member: wording }] }
      round = { ...outcome.round, concerned: [wording] }
    } else round = outcome.round
    because = outcome.because
  }
  if (round.result === undefined)
    return { kind: 'waiting', stage: 'consent', awaited: awaitedIn(round), round, because }
  if (round.result.kind !== 'carried') return { kind: 'not-selected', round, because }
  const { wording: holder, reviewOn: until } = round
  const selected: Reason = { code: 'role-selected', clauses, role, member: holder, from: term.from, until }
  return { kind: 'selected', role: { role, holder, until }, round, because: [selected, ...because] }
}

const CLAUSE = 'WC-6' as const satisfies ClauseId

/** Another wording is another of those who were named, or another end of the term. */
const checkAmended = ({ round, nominees, from, path }: AmendedInput, fields: Fields): void => {
  among(round.wording, nominees, `${path}.wording`, fields)
  if (round.reviewOn < from)
    fields.note(
      problem(says.reversedPeriod, { path: `${path}.reviewOn`, received: round.reviewOn, facts: { start: from } }),
    )
}

interface AmendedInput {
  readonly round: ConsentRound
  readonly nominees: readonly MemberId[]
  readonly from: string
  readonly path: string
}
