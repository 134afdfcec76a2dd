import * as says from '../problems/en.js'
import {
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  refusedFor,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'
import { readBoolean, readCount } from './read-rule.js'

/** Whether the rule holds on a day, and how long it has to. */
export interface StandingInput {
  /** Whether the rule holds with the ballots as they are: `decide({ …, closed: true }).kind === 'carried'`. */
  readonly holds: boolean
  /** The day since which it held without a break until this event, as the last test returned it. */
  readonly sinceDay?: number | undefined
  readonly today: number
  readonly holdForDays: number
  readonly clauses?: readonly Citation[] | undefined
}

/** Where a standing decision stands. `sinceDay` is to be kept and given back at the next test. */
export type StandingOutcome =
  | { readonly kind: 'not-holding'; readonly because: Because }
  | { readonly kind: 'holding'; readonly sinceDay: number; readonly decidedOnDay: number; readonly because: Because }
  | { readonly kind: 'decided'; readonly sinceDay: number; readonly decidedOnDay: number; readonly because: Because }

/**
 * Is a standing decision decided? Its ballots have no closing date: the rule is tested after every event that touches its ballots, its electorate or its
 * threshold, and once it has held for as many whole days as the charter says, the decision is taken and ends. If it stops holding in between, the
 * days are counted anew. Deciding otherwise later is another decision.
 *
 * What fell due before today is decided, on the day it was due, whatever has happened since: with `sinceDay` 100 and seven days, an event on day 107 can still break
 * it, one on day 108 comes too late.
 *
 * Days are whole numbers that count upwards (days since 1970-01-01, for instance); the clock is the caller's. With `holdForDays: 0` it is decided as soon as
 * it holds.
 *
 * Throws `not-a-count` for days that are not whole, or run backwards (the days from `sinceDay` to `today`).
 *
 * Source: WJC-12: ballots change at any time, so that a decision without an end would never be one.
 *
 * @example
 * ```ts
 * import { standingOf } from 'coop-rules/decisions'
 *
 * const first = standingOf({ holds: true, today: 100, holdForDays: 7 })
 * first.kind // => 'holding'
 * standingOf({ holds: true, sinceDay: 100, today: 106, holdForDays: 7 }).kind // => 'holding'
 * standingOf({ holds: true, sinceDay: 100, today: 107, holdForDays: 7 }).kind // => 'decided'
 * standingOf({ holds: false, sinceDay: 100, today: 107, holdForDays: 7 }).kind // => 'not-holding'
 * standingOf({ holds: false, sinceDay: 100, today: 108, holdForDays: 7 }).kind // => 'decided'
 * ```
 */
export const standingOf = (input: StandingInput): StandingOutcome => orThrow(tryStandingOf(input))

/** The same for data from outside: refuses, with everything that is wrong, where `standingOf` throws. */
export const tryStandingOf = (input: StandingInput): StandingOutcome | Refused => {
  const problems = check(input)
  if (problems.length > 0) return refusedFor(problems)
  const { holds, today, holdForDays, sinceDay = today, clauses = [CLAUSE] } = input
  const decidedOnDay = sinceDay + holdForDays
  const facts = { clauses, sinceDay, observed: Math.min(today - sinceDay, holdForDays), required: holdForDays }
  // What fell due before today was decided then: it had held without a break.
  const wasDue = input.sinceDay !== undefined && today > decidedOnDay
  if (!holds && !wasDue) return { kind: 'not-holding', because: [{ code: 'not-holding', clauses }] }
  return today >= decidedOnDay
    ? { kind: 'decided', sinceDay, decidedOnDay, because: [{ code: 'held-long-enough', ...facts }] }
    : { kind: 'holding', sinceDay, decidedOnDay, because: [{ code: 'holding-since', ...facts }] }
}

const KEYS = ['holds', 'sinceDay', 'today', 'holdForDays', 'clauses']

const check = (input: unknown): readonly Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, KEYS, '', problems)
  const { holds, sinceDay, today, holdForDays, clauses } = input
  readBoolean(holds, 'holds', problems)
  readCount(holdForDays, 'holdForDays', problems)
  tellNoTexts(clauses, 'clauses', problems)
  const day = (value: unknown, path: string): number | undefined => {
    if (Number.isSafeInteger(value)) return value as number
    problems.push(value === undefined ? wrongKind(value, path, '') : problem(says.notACount, { path, received: value }))
    return undefined
  }
  const now = day(today, 'today')
  const since = sinceDay === undefined ? now : day(sinceDay, 'sinceDay')
  if (now !== undefined && since !== undefined) readCount(now - since, 'today', problems)
  return problems
}

const CLAUSE = 'WJC-12' satisfies ClauseId
