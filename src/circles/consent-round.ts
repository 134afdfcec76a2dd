import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import { awaitedIn } from './awaited.js'
import { step } from './next.js'
import type { Awaited, ConsentRound, ConsentStep } from './round.js'
import { type StartInput, tryStartRound } from './start.js'

/** A round, from its beginning and all that was done in it. */
export interface ConsentRoundInput {
  readonly start: StartInput
  readonly steps: readonly ConsentStep[]
}

/** Where a round has come to, with why: the reasons of the last step. A step that has no place in it ends the account there, and says which it was. */
export type ConsentRoundOutcome =
  | {
      readonly kind: 'waiting'
      readonly round: ConsentRound
      readonly awaited: readonly Awaited[]
      readonly because: Because
    }
  | { readonly kind: 'carried' | 'not-carried' | 'escalated'; readonly round: ConsentRound; readonly because: Because }
  | { readonly kind: 'not-now'; readonly at: number; readonly round: ConsentRound; readonly because: Because }
  | { readonly kind: 'inquorate'; readonly because: Because }

/**
 * What has become of a proposal? All steps of a round are taken in their order, as `startRound` and `nextRound` take them one by one.
 *
 * Throws what `startRound` and `nextRound` throw, with the place of the step.
 *
 * Source: WC-6.
 *
 * @example
 * ```ts
 * import { consentRound } from 'coop-rules/circles'
 *
 * const rule = {
 *   standAside: 'not-allowed', silence: 'consents', mostRounds: 1, otherwise: 'not-carried',
 *   objectionTest: { decides: 'facilitator', criteria: ['harms-aim'] },
 * } as const
 * const people = { members: ['ana', 'ben'], present: ['ana', 'ben'], facilitator: 'ana' }
 * const start = { circle: 'web', proposal: 'p1', wording: 'v1', reviewOn: '2027-01-01', rule, ...people }
 * const proceed = { kind: 'proceed', by: 'ana' } as const
 * const steps = [proceed, proceed, proceed, { kind: 'answer', by: 'ben', answer: 'consent' }] as const
 * consentRound({ start, steps }).kind // => 'waiting'
 * consentRound({ start, steps: [...steps, proceed] }).kind // => 'carried'
 * ```
 */
export const consentRound = (input: ConsentRoundInput): ConsentRoundOutcome => orThrow(tryConsentRound(input))

/** The same for data from outside: refuses where `consentRound` throws. */
export const tryConsentRound = (input: ConsentRoundInput): ConsentRoundOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['start', 'steps'], '')
  fields.list(input.steps, 'steps')
  const started = tryStartRound(input.start)
  if (started.kind === 'refused')
    for (const one of started.problems) fields.note({ ...one, path: one.path === '' ? 'start' : `start.${one.path}` })
  if (fields.problems.length > 0 || started.kind === 'refused') return fields.refused
  if (started.kind === 'inquorate') return started
  let { round, because } = started
  for (const [at, given] of input.steps.entries()) {
    const outcome = step({ round, step: given, path: `steps[${at}]` })
    if (outcome.kind === 'refused') return outcome
    if (outcome.kind === 'not-now') return { kind: 'not-now', at, round, because: outcome.because }
    ;({ round, because } = outcome)
  }
  return round.result === undefined
    ? { kind: 'waiting', round, awaited: awaitedIn(round), because }
    : { kind: round.result.kind, round, because }
}
