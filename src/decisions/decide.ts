import * as says from '../problems/en.js'
import {
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  refusedFor,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import { type ReadRule, readBoolean, readCount, readRule } from './read-rule.js'
import type { DecisionRule, TiePolicy } from './rule.js'
import { cannotChange, type ClosedKind, type Counts, neededFor, reasonsOf, remaining, verdictOn } from './verdict.js'

/** The rule, and the counts it is applied to. */
export interface DecisionInput {
  readonly rule: DecisionRule
  /** How many are entitled on this matter, exceptions already left out. */
  readonly electorate: number
  /** How many are present; needed where the rule or its quorum counts by it. */
  readonly present?: number | undefined
  readonly for: number
  readonly against: number
  readonly abstain: number
  /** Whether voting is over. */
  readonly closed: boolean
  /** Whether a ballot, once cast, can no longer be changed or withdrawn. Only then can anything be settled early. */
  readonly ballotsFinal?: boolean | undefined
}

/** What a decision can be. */
export interface Verdict {
  readonly kind: ClosedKind | 'open'
  /** The fewest votes for that would carry, quorum included, with the other ballots as they are; null where no number would. */
  readonly neededFor: number | null
  /** Whether the outcome cannot change any more. */
  readonly settled: boolean
  /** What a tie leads to, where the rule says so. */
  readonly next?: Exclude<TiePolicy, 'lost'>
  readonly because: Because
}

/**
 * Is it carried? The votes for are compared with the share of the base that the rule names, in whole numbers. In this order: while voting is open the
 * answer is `open`, unless ballots are final and none that may still come can change the outcome; without a quorum it is `inquorate`; on an empty
 * base it is `lost`; then `carried`, `tied` (only under more than 1/2 of the ballots, or of those for or against: as many for as against, at
 * least one and no fewer than `minimumFor`, and `tie` is not `lost`), or `lost`. Nothing carries without a vote for.
 *
 * Throws `no-comparison`, `two-comparisons`, `threshold-out-of-range`, `more-than-all`, `not-a-count`, `present-missing`,
 * `more-ballots-than-electors`, `more-ballots-than-present`, `more-present-than-electors` and others; the error lists all of them.
 *
 * Source: WJC-3, WJC-5, WJC-7, WJC-13, WJC-14, WJC-18, WC-2.
 *
 * @example
 * ```ts
 * import { decide } from 'coop-rules/decisions'
 *
 * const removal = { atLeast: '72%', of: 'electorate', clauses: ['WJC-7'] } as const
 * decide({ rule: removal, electorate: 10, for: 7, against: 0, abstain: 0, closed: true }).kind // => 'lost'
 * decide({ rule: removal, electorate: 10, for: 8, against: 2, abstain: 0, closed: true }).kind // => 'carried'
 * decide({ rule: removal, electorate: 10, for: 3, against: 2, abstain: 0, closed: false }).neededFor // => 8
 * ```
 */
export const decide = (input: DecisionInput): Verdict => orThrow(tryDecide(input))

/** The same for data from outside: refuses, with everything that is wrong, where `decide` throws. */
export const tryDecide = (input: DecisionInput): Verdict | Refused => {
  const read = readInput(input)
  if (read.kind === 'refused') return read
  const { rule, counts, closed, ballotsFinal } = read
  const needed = neededFor(rule, counts)
  const settled = closed || (ballotsFinal && cannotChange(rule, counts))
  const kind = verdictOn(rule, counts)
  const reasons = reasonsOf(rule, counts, kind)
  if (!settled)
    return {
      kind: 'open',
      neededFor: needed,
      settled,
      because: openReasons(rule, counts, needed, ballotsFinal, reasons),
    }
  const early: Reason[] = closed ? [] : [{ code: 'cannot-change', clauses: rule.clauses, remaining: remaining(counts) }]
  const because: Because = [...reasons, ...early]
  return kind === 'tied' && rule.tie !== undefined && rule.tie !== 'lost'
    ? { kind, neededFor: needed, settled, next: rule.tie, because }
    : { kind, neededFor: needed, settled, because }
}

interface Read {
  readonly kind: 'read'
  readonly rule: ReadRule
  readonly counts: Counts
  readonly closed: boolean
  readonly ballotsFinal: boolean
}

const KEYS = ['rule', 'electorate', 'present', 'for', 'against', 'abstain', 'closed', 'ballotsFinal']

/** Everything that is wrong with the input at once, whatever it is: a program in another language may have written it. */
const readInput = (input: unknown): Read | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const problems: Problem[] = []
  tellUnknownKeys(input, KEYS, '', problems)
  const rule = readRule(input['rule'], 'rule', problems)
  const electorate = readCount(input['electorate'], 'electorate', problems)
  const present = input['present'] === undefined ? undefined : readCount(input['present'], 'present', problems)
  const forIt = readCount(input['for'], 'for', problems)
  const against = readCount(input['against'], 'against', problems)
  const abstain = readCount(input['abstain'], 'abstain', problems)
  const closed = readBoolean(input['closed'], 'closed', problems)
  const ballotsFinal =
    input['ballotsFinal'] === undefined ? false : readBoolean(input['ballotsFinal'], 'ballotsFinal', problems)

  if (input['present'] === undefined && countsPresent(input['rule'])) {
    problems.push(problem(says.presentMissing, { path: 'present', received: undefined }))
  }
  if (electorate !== undefined && present !== undefined && present > electorate) {
    problems.push(problem(says.morePresentThanElectors, { path: 'present', received: present, facts: { electorate } }))
  }
  if (forIt !== undefined && against !== undefined && abstain !== undefined) {
    // Beyond 2^53 the sum may be rounded, but never down to an electorate, which is below.
    const ballots = forIt + against + abstain
    if (electorate !== undefined && ballots > electorate) {
      problems.push(problem(says.moreBallotsThanElectors, { path: '', received: ballots, facts: { electorate } }))
    } else if (present !== undefined && ballots > present) {
      problems.push(problem(says.moreBallotsThanPresent, { path: '', received: ballots, facts: { present } }))
    }
    if (
      problems.length === 0 &&
      rule !== undefined &&
      electorate !== undefined &&
      closed !== undefined &&
      ballotsFinal !== undefined
    ) {
      return { kind: 'read', rule, counts: { electorate, present, for: forIt, against, abstain }, closed, ballotsFinal }
    }
  }
  return refusedFor(problems)
}

/** Asked of the rule as it came, so that this is told even where something else is wrong with it. */
const countsPresent = (rule: unknown): boolean =>
  isRecord(rule) && (rule['of'] === 'present' || (isRecord(rule['quorum']) && rule['quorum']['of'] === 'present'))

const openReasons = (
  { clauses }: ReadRule,
  counts: Counts,
  needed: number | null,
  ballotsFinal: boolean,
  standing: Because,
): Because => {
  const more: Reason[] =
    needed === null
      ? [{ code: 'out-of-reach', clauses }]
      : needed > counts.for
        ? [{ code: 'votes-needed', clauses, more: needed - counts.for }]
        : []
  const change: Reason[] = ballotsFinal ? [] : [{ code: 'ballots-can-change', clauses }]
  return [{ code: 'still-open', clauses, remaining: remaining(counts) }, ...change, ...standing, ...more]
}
