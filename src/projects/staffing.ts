import { Fields } from '../calendar/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { checkStaffing } from './read-staffing.js'
import { fold, type Place, type Standing } from './staffing-steps.js'

/** Something that happened, or is to happen, while teams are filled. `record` is the id of the recorded reason. */
export type StaffingStep =
  | { readonly kind: 'coordinator'; readonly area: string; readonly person: string }
  | { readonly kind: 'no-coordinator'; readonly area: string }
  | { readonly kind: 'apply'; readonly place: string; readonly person: string; readonly pool: string }
  | { readonly kind: 'withdraw'; readonly place: string; readonly person: string }
  | { readonly kind: 'accept'; readonly place: string; readonly person: string; readonly by: string }
  | {
      readonly kind: 'decline'
      readonly place: string
      readonly person: string
      readonly by: string
      readonly record: string
    }
  | { readonly kind: 'next-pool'; readonly place: string; readonly by: string; readonly record: string }
  | { readonly kind: 'vacate'; readonly place: string }

/** The areas and places of a project, and what happened until now. */
export interface StaffingInput {
  readonly areas: readonly string[]
  /** From whom places are filled, those with precedence first: `worker-owners`, `volunteers`, `outside`. */
  readonly pools: readonly string[]
  readonly places: readonly { readonly place: string; readonly area: string }[]
  /** In the order in which they happened. */
  readonly steps: readonly StaffingStep[]
  readonly clauses?: readonly Citation[]
}

/** What a step came to. One that was not allowed changed nothing. */
export interface StepOutcome {
  readonly kind: 'done' | 'not-allowed'
  readonly because: Because
}

/** Where a place stands, and so what may be done about it now. */
export interface PlaceStanding {
  readonly place: string
  readonly area: string
  /** `to-answer`: applications wait. `exhausted`: none does, so the next pool may be opened, if there is one. */
  readonly kind: 'waits-for-coordinators' | 'to-answer' | 'exhausted' | 'filled'
  /** Who has it; undefined while nobody does. */
  readonly person?: string
  /** The last pool that it is open to. */
  readonly pool: string
  /** Who waits for an answer in the pools that are open, those with precedence first. */
  readonly waiting: readonly string[]
  readonly because: Because
}

/** How far the teams of a project are filled. */
export interface Staffing {
  readonly kind: 'waits-for-coordinators' | 'staffing' | 'staffed'
  readonly places: readonly PlaceStanding[]
  /** One a step, in their order. */
  readonly steps: readonly StepOutcome[]
  readonly because: Because
}

/**
 * How far are the teams filled, and what may be done now? Nobody is taken before every area has had its coordinator at the same time; from then on the
 * coordinator of an area chooses for its places. A place is open to the first pool; the next one opens when every application of those before is answered,
 * or there are none, and with a recorded reason. Nobody is taken while somebody of an earlier pool waits for an answer. Anyone may apply at any time. A
 * place that falls free is filled anew, from the first pool on.
 *
 * To ask whether a step may be taken, put it last: a step that is not allowed changes nothing, and says why.
 *
 * Throws, with everything that is wrong: `not-one-of` (an area, pool, place or kind that is none), `empty-list`, `listed-twice`, `not-a-name`,
 * `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-6, WJC-26. Readings: an area that loses its coordinator later holds up its own places only; other: all of them. Pools are opened place by
 * place; other: for the whole project.
 *
 * @example
 * ```ts
 * import { staffingOf } from 'coop-rules/projects'
 *
 * const staffing = staffingOf({
 *   areas: ['tech'], pools: ['worker-owners', 'volunteers', 'outside'], places: [{ place: 'coder', area: 'tech' }],
 *   steps: [
 *     { kind: 'apply', place: 'coder', person: 'vera', pool: 'volunteers' },
 *     { kind: 'coordinator', area: 'tech', person: 'ana' },
 *     { kind: 'accept', place: 'coder', person: 'vera', by: 'ana' },
 *     { kind: 'next-pool', place: 'coder', by: 'ana', record: 'rec-7' },
 *     { kind: 'accept', place: 'coder', person: 'vera', by: 'ana' },
 *   ],
 * })
 * staffing.steps.map(({ kind }) => kind) // => ['done', 'done', 'not-allowed', 'done', 'done']
 * staffing.kind // => 'staffed'
 * ```
 */
export const staffingOf = (input: StaffingInput): Staffing => orThrow(tryStaffingOf(input))

/** The same for data from outside: refuses where `staffingOf` throws. */
export const tryStaffingOf = (input: StaffingInput): Staffing | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  if (!checkStaffing(input, fields)) return fields.refused
  const building = input.clauses ?? [BUILDING]
  const now = fold(input, { order: input.clauses ?? [ORDER], building })
  const places = [...now.places].map(([place, standing]) => standingOf(place, standing, now))
  const missing = missingIn(now)
  const [first, ...rest] = places.flatMap(({ because }) => because)
  const begun: Reason = now.begun
    ? { code: 'coordinators-found', clauses: building, areas: now.areas.length }
    : { code: 'coordinators-missing', clauses: building, areas: missing }
  return {
    kind: !now.begun
      ? 'waits-for-coordinators'
      : places.every(({ kind }) => kind === 'filled')
        ? 'staffed'
        : 'staffing',
    places,
    steps: now.outcomes,
    because: now.begun && first !== undefined ? [first, ...rest] : [begun],
  }
}

const ORDER = 'WJC-6' satisfies ClauseId
const BUILDING = 'WJC-26' satisfies ClauseId

const missingIn = (now: Standing): readonly string[] => now.areas.filter((area) => !now.coordinators.has(area))

const standingOf = (place: string, standing: Place, now: Standing): PlaceStanding => {
  const { area, open, person } = standing
  const pool = now.pools[open] as string
  const waiting = [...standing.waiting].filter(([, of]) => of <= open).sort((a, b) => a[1] - b[1])
  const people = waiting.map(([who]) => who)
  const { order, building } = now.clauses
  const is = (kind: PlaceStanding['kind'], reason: Reason): PlaceStanding => ({
    place,
    area,
    kind,
    pool,
    waiting: people,
    because: [reason],
  })
  if (person !== undefined) return { ...is('filled', { code: 'place-filled', clauses: order, place, person }), person }
  if (!now.begun || !now.coordinators.has(area)) {
    const areas = now.begun ? [area] : missingIn(now)
    return is('waits-for-coordinators', { code: 'coordinators-missing', clauses: building, areas })
  }
  if (people.length > 0) return is('to-answer', { code: 'place-to-answer', clauses: building, place, people })
  return is('exhausted', { code: 'pool-exhausted', clauses: order, place, pool, next: now.pools[open + 1] ?? '' })
}
