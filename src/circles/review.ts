import { type CalendarDate, Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import type { ConsentRound } from './round.js'

/** What a circle consented to, and when it is to be looked at again. */
export interface Agreement {
  readonly circle: string
  readonly proposal: string
  readonly wording: string
  readonly reviewOn: string
}

/** Which agreements it is time to review, the longest due first. */
export interface ReviewOutcome {
  readonly kind: 'due' | 'nothing-due'
  readonly due: readonly Agreement[]
  readonly because: Because
}

/** The agreement that a carried round leaves; undefined where it was not carried. Source: WC-6. */
export const agreementOf = ({ circle, proposal, wording, reviewOn, result }: ConsentRound): Agreement | undefined =>
  result?.kind === 'carried' ? { circle, proposal, wording, reviewOn } : undefined

/**
 * Which agreements are due for review? Those whose day has come: that day itself included. An agreement that is due stays in force until the circle agrees on something else.
 *
 * Throws, with everything that is wrong: `not-a-name`, `not-a-date`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WC-6 (feedback). Reading: an agreement that was not reviewed in time still holds; other: it lapses. What is consented to "for now" is in force until it is changed.
 *
 * @example
 * ```ts
 * import { dueForReview } from 'coop-rules/circles'
 *
 * const agreements = [{ circle: 'web', proposal: 'p1', wording: 'v2', reviewOn: '2026-07-01' }]
 * dueForReview({ agreements, on: '2026-06-30' }).kind // => 'nothing-due'
 * dueForReview({ agreements, on: '2026-07-01' }).kind // => 'due'
 * ```
 */
export const dueForReview = (input: ReviewInput): ReviewOutcome => orThrow(tryDueForReview(input))

/** Agreements, and the day on which they are looked through. */
export interface ReviewInput {
  readonly agreements: readonly Agreement[]
  readonly on: string
  readonly clauses?: readonly Citation[]
}

/** The same for data from outside: refuses where `dueForReview` throws. */
export const tryDueForReview = (input: ReviewInput): ReviewOutcome | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['agreements', 'on', 'clauses'], '')
  tellNoTexts(input.clauses, 'clauses', fields.problems)
  const list = fields.list(input.agreements, 'agreements')
  const agreements = fields.records(list, KEYS, 'agreements', (record, path) => {
    const circle = fields.id(record['circle'], `${path}.circle`)
    const proposal = fields.id(record['proposal'], `${path}.proposal`)
    const wording = fields.id(record['wording'], `${path}.wording`)
    const reviewOn = fields.date(record['reviewOn'], `${path}.reviewOn`)
    if (circle === undefined || proposal === undefined || wording === undefined || reviewOn === undefined)
      return undefined
    return { circle, proposal, wording, reviewOn }
  })
  const on = fields.date(input.on, 'on')
  if (fields.problems.length > 0 || on === undefined) return fields.refused
  const { clauses = [CLAUSE] } = input
  agreements.sort((a, b) => (a.reviewOn < b.reviewOn ? -1 : a.reviewOn > b.reviewOn ? 1 : 0))
  const isDue = ({ reviewOn }: { readonly reviewOn: CalendarDate }) => reviewOn <= on
  const due = agreements.filter(isDue)
  if (due.length > 0) {
    const proposals = due.map(({ proposal }) => proposal)
    return { kind: 'due', due, because: [{ code: 'due-for-review', clauses, proposals, on }] }
  }
  const next = agreements[0]?.reviewOn ?? ''
  return { kind: 'nothing-due', due, because: [{ code: 'nothing-due', clauses, on, next }] }
}

const CLAUSE = 'WC-6' as const satisfies ClauseId

const KEYS = ['circle', 'proposal', 'wording', 'reviewOn']
