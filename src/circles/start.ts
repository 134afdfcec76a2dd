import { Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import { presenceReason } from './presence.js'
import { checkConsentRule } from './read-consent-rule.js'
import { checkDay, checkWider, readPeople, START_KEYS } from './read-round.js'
import type { ConsentRound, ConsentRule } from './round.js'

/** A proposal brought to a circle, and who is there. */
export interface StartInput {
  readonly circle: string
  /** Needed where the rule says that the wider circle takes up what finds no consent. */
  readonly wider?: string
  readonly proposal: string
  /** An id of the wording, or a fingerprint of it: the text itself does not enter. */
  readonly wording: string
  readonly reviewOn: string
  readonly rule: ConsentRule
  readonly members: readonly MemberId[]
  readonly present: readonly MemberId[]
  readonly facilitator: MemberId
  /** Those whom the matter concerns: they take part, and do not facilitate. */
  readonly concerned?: readonly MemberId[]
}

/** A round that has begun; or that too few are present to begin one. */
export type StartOutcome =
  | { readonly kind: 'started'; readonly round: ConsentRound; readonly because: Because }
  | { readonly kind: 'inquorate'; readonly because: Because }

/**
 * Can a circle begin to ask for consent? Enough of its members must be present, by the rule; one of them facilitates whom the matter does not concern. The round then goes through its phases:
 * the proposal is presented, questions, reactions, objections, and another wording where objections are upheld, until there is consent or the rule allows no more rounds.
 *
 * Throws, with everything that is wrong: `not-a-name`, `listed-twice`, `not-entitled` (someone present or concerned who is no member), `not-one-of` (a facilitator who is not present, or is concerned), `not-a-date`, `not-one-or-more`,
 * `empty-list` (no criteria), `missing-key` (the wider circle), what `decide` throws of a share, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-6.
 *
 * @example
 * ```ts
 * import { startRound } from 'coop-rules/circles'
 *
 * const rule = {
 *   presence: { moreThan: '1/2' }, standAside: 'not-allowed', silence: 'awaited', mostRounds: 3, otherwise: 'not-carried',
 *   objectionTest: { decides: 'facilitator', criteria: ['harms-aim', 'exceeds-domain'] },
 * } as const
 * const input = { circle: 'web', proposal: 'p1', wording: 'v1', reviewOn: '2027-01-01', rule, members: ['ana', 'ben', 'cleo', 'dov'] }
 * startRound({ ...input, present: ['ana', 'ben'], facilitator: 'ana' }).kind // => 'inquorate'
 * startRound({ ...input, present: ['ana', 'ben', 'cleo'], facilitator: 'ana' }).kind // => 'started'
 * ```
 */
export const startRound = (input: StartInput): StartOutcome => orThrow(tryStartRound(input))

/** The same for data from outside: refuses where `startRound` throws. */
export const tryStartRound = (input: StartInput): StartOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, START_KEYS, '')
  for (const key of ['circle', 'proposal', 'wording'] as const) fields.id(input[key], key)
  checkWider(input, '', fields)
  checkDay(input.reviewOn, 'reviewOn', fields)
  checkConsentRule(input.rule, 'rule', fields)
  const people = readPeople(input, '', fields)
  if (fields.problems.length > 0) return fields.refused
  const { circle, wider, proposal, wording, reviewOn, rule, facilitator } = input
  const { clauses = [CLAUSE] } = rule
  const short = presenceReason({ rule, ...people })
  if (short !== undefined) return { kind: 'inquorate', because: [short] }
  const round: ConsentRound = {
    circle,
    ...(wider === undefined ? {} : { wider }),
    proposal,
    wording,
    reviewOn,
    rule,
    ...people,
    facilitator,
    phase: 'presented',
    round: 1,
    heard: [],
    answers: [],
    objections: [],
  }
  const facts = { circle, proposal, present: people.present.length }
  return { kind: 'started', round, because: [{ code: 'round-started', clauses, ...facts }] }
}

const CLAUSE = 'WC-6' as const satisfies ClauseId
