import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import { checkRound, checkStep } from './read-round.js'
import type { ConsentRound, ConsentStep, RoundOutcome } from './round.js'
import { notNow, taken } from './steps.js'

/**
 * What does this step make of the round? The facilitator goes on from phase to phase once everybody present was heard. When consent is asked, each person present consents, stands aside (where the rule allows it) or objects, with a reason and one of
 * the criteria of the test; an objection is judged by those whom the test names, never by whoever raised it, and where nobody else is there, it stands. An answer may be changed and an objection taken back as long as consent is asked. Then the
 * facilitator goes on: with an upheld objection there is another wording and consent is asked again, as often as the rule allows; without one there is consent, if somebody consents aloud and enough are present. Where too many have left, they are waited for, or the facilitator ends the round.
 *
 * Steps to be stored are those that moved the round; played again in their order they give the same round.
 *
 * Throws, with everything that is wrong: `not-one-of` (an unknown step or criterion, somebody who is no member of the circle), `not-a-name`, `not-a-date`, `missing-key`, `unknown-key`, `wrong-kind`; and what is wrong with a round that came back from a store.
 *
 * Source: WC-6. Readings: silence is awaited, and consents only where the rule says so; an upheld objection stays when the objector leaves; whoever comes late is asked like everybody; whoever is absent is not asked, for the rule says how many must be present.
 *
 * @example
 * ```ts
 * import { nextRound, startRound } from 'coop-rules/circles'
 *
 * const started = startRound({
 *   circle: 'web', proposal: 'p1', wording: 'v1', reviewOn: '2027-01-01', members: ['ana', 'ben'], present: ['ana', 'ben'], facilitator: 'ana',
 *   rule: {
 *     standAside: 'allowed', silence: 'awaited', mostRounds: 2, otherwise: 'not-carried',
 *     objectionTest: { decides: 'facilitator', criteria: ['harms-aim'] },
 *   },
 * })
 * const { round } = started.kind === 'started' ? started : { round: undefined as never }
 * nextRound({ round, step: { kind: 'proceed', by: 'ben' } }).kind // => 'not-now'
 * const moved = nextRound({ round, step: { kind: 'proceed', by: 'ana' } })
 * moved.kind === 'moved' && moved.round.phase // => 'questions'
 * ```
 */
export const nextRound = (input: { readonly round: ConsentRound; readonly step: ConsentStep }): RoundOutcome =>
  orThrow(tryNextRound(input))

/** The same for data from outside: refuses where `nextRound` throws. */
export const tryNextRound = (input: {
  readonly round: ConsentRound
  readonly step: ConsentStep
}): RoundOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['round', 'step'], '')
  if (!checkRound(input.round, 'round', fields)) return fields.refused
  return step({ round: input.round, step: input.step, path: 'step' })
}

/** The same for a round that is known to be one. */
export const step = (input: {
  readonly round: ConsentRound
  readonly step: ConsentStep
  readonly path: string
}): RoundOutcome | Refused => {
  const { round, step: given, path } = input
  const fields = new Fields()
  const { members, rule } = round
  const criteria = rule.objectionTest.criteria
  if (!checkStep(given, path, { members, criteria }, fields)) return fields.refused
  if (round.phase === 'closed') return notNow(round, { code: 'round-closed' })
  if (given.kind !== 'join' && !round.present.includes(given.by))
    return notNow(round, { code: 'not-present', member: given.by })
  if (FACILITATES.has(given.kind) && given.by !== round.facilitator)
    return notNow(round, { code: 'not-the-facilitator', member: given.by, facilitator: round.facilitator })
  const { phase } = round
  if (!PLACES[given.kind].includes(phase)) return notNow(round, { code: 'not-in-this-phase', step: given.kind, phase })
  return taken(round, given)
}

const FACILITATES: ReadonlySet<ConsentStep['kind']> = new Set(['proceed', 'give-up', 'hand-over'])

const ANY = ['presented', 'questions', 'reactions', 'objections', 'integrating'] as const

/** In which phases each step has its place. */
const PLACES: Record<ConsentStep['kind'], readonly ConsentRound['phase'][]> = {
  proceed: ['presented', 'questions', 'reactions', 'objections'],
  heard: ['questions', 'reactions'],
  answer: ['objections'],
  withdraw: ['objections', 'integrating'],
  judge: ['objections'],
  amend: ['reactions', 'integrating'],
  'give-up': ['objections', 'integrating'],
  join: ANY,
  leave: ANY,
  'hand-over': ANY,
}
