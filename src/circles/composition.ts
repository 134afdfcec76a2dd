import { Fields } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import type { Circle } from './circle.js'
import { CIRCLE_KEYS, readCircle } from './read-circles.js'
import { checkRound } from './read-round.js'
import type { ConsentRound } from './round.js'

/** Somebody who would join a circle, and the round in which it was asked. */
export interface CircleAdmissionInput {
  readonly circle: Circle
  readonly candidate: MemberId
  /** A round of this circle whose wording is the candidate. */
  readonly round: ConsentRound
  readonly clauses?: readonly Citation[]
}

/** The circle with its new member; or why it stays as it is. */
export type CircleAdmissionOutcome =
  | { readonly kind: 'admitted'; readonly circle: Circle; readonly because: Because }
  | { readonly kind: 'not-admitted'; readonly because: Because }

/**
 * Is somebody now a member of this circle? Only by its own consent: a round of this very circle, of the members it has, whose wording is the candidate, that was carried.
 *
 * Throws, with everything that is wrong: `already-joined` (a candidate who is a member), what `checkCircles` refuses of a circle and `nextRound` of a round.
 *
 * Source: WC-5 (working groups decide their own composition). Reading: the members of the circle consent, the candidate is not asked among them; other: the wider circle places people.
 *
 * @example
 * ```ts
 * import { consentRound, circleAdmission } from 'coop-rules/circles'
 *
 * const circle = { id: 'web', wider: 'board', domain: ['website'], members: ['ana', 'ben'] }
 * const rule = {
 *   standAside: 'not-allowed', silence: 'consents', mostRounds: 1, otherwise: 'not-carried',
 *   objectionTest: { decides: 'facilitator', criteria: ['harms-aim'] },
 * } as const
 * const people = { members: ['ana', 'ben'], present: ['ana', 'ben'], facilitator: 'ana' }
 * const start = { circle: 'web', proposal: 'admission', wording: 'cleo', reviewOn: '2027-01-01', rule, ...people }
 * const proceed = { kind: 'proceed', by: 'ana' } as const
 * const steps = [proceed, proceed, proceed, { kind: 'answer', by: 'ben', answer: 'consent' }, proceed] as const
 * const asked = consentRound({ start, steps })
 * const admission = circleAdmission({ circle, candidate: 'cleo', round: asked.kind === 'carried' ? asked.round : (undefined as never) })
 * admission.kind === 'admitted' && admission.circle.members // => ['ana', 'ben', 'cleo']
 * ```
 */
export const circleAdmission = (input: CircleAdmissionInput): CircleAdmissionOutcome =>
  orThrow(tryCircleAdmission(input))

/** The same for data from outside: refuses where `circleAdmission` throws. */
export const tryCircleAdmission = (input: CircleAdmissionInput): CircleAdmissionOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['circle', 'candidate', 'round', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const record = isRecord(input.circle) ? fields.record(input.circle, CIRCLE_KEYS, 'circle') : undefined
  if (record === undefined) fields.note(wrongKind(input.circle, 'circle', 'an object'))
  const read = record === undefined ? undefined : readCircle(record, 'circle', fields)
  const candidate = fields.id(input.candidate, 'candidate')
  if (candidate !== undefined && read?.members.has(candidate) === true)
    fields.note(problem(says.alreadyJoined, { path: 'candidate', received: candidate }))
  checkRound(input.round, 'round', fields)
  if (fields.problems.length > 0 || read === undefined) return fields.refused
  const { circle, round, clauses = [CLAUSE] } = input
  const facts = { clauses, circle: circle.id, member: input.candidate }
  const asked = new Set(round.members)
  const ours =
    round.circle === circle.id && asked.size === read.members.size && circle.members.every((id) => asked.has(id))
  return ours && round.wording === input.candidate && round.result?.kind === 'carried'
    ? {
        kind: 'admitted',
        circle: { ...circle, members: [...circle.members, input.candidate] },
        because: [{ code: 'admitted-to-circle', ...facts }],
      }
    : { kind: 'not-admitted', because: [{ code: 'not-admitted-to-circle', ...facts }] }
}

const CLAUSE = 'WC-5' as const satisfies ClauseId
