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
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readBoolean, readCount } from './read-rule.js'

/** How everyone asked has answered. */
export interface ConsensusInput {
  readonly electorate: number
  /** How many were asked, with notice. */
  readonly asked: number
  readonly agree: number
  readonly standAside: number
  readonly block: number
  /** Whether the time to answer has run out. */
  readonly noticeOver: boolean
  readonly clauses?: readonly Citation[] | undefined
}

/** Open until everyone was asked and the notice is over, for answers may change until then; then carried where nobody blocks, and lost where someone does. */
export interface ConsensusOutcome {
  readonly kind: 'carried' | 'lost' | 'open'
  readonly because: Because
}

/**
 * Is there consensus? Everyone is asked, with notice, and nobody blocks. Standing aside does not block, and silence after the notice counts as standing
 * aside. Someone must agree: nothing carries on silence alone. Of an empty electorate there is no consensus.
 *
 * Throws `not-a-count`, `more-ballots-than-present` (more answers than were asked), `more-present-than-electors` (more asked than there are).
 *
 * Source: WJC-1, WJC-2. Reading: silence stands aside, or one dormant member could stop everything for ever. The other reading is unanimity, every member
 * in favour: `UNANIMITY` with `decide`. Of ten members, nine agree and one never answers: consensus carries, unanimity does not.
 *
 * @example
 * ```ts
 * import { consensusOf, decide, UNANIMITY } from 'coop-rules/decisions'
 *
 * consensusOf({ electorate: 10, asked: 10, agree: 9, standAside: 0, block: 0, noticeOver: true }).kind // => 'carried'
 * consensusOf({ electorate: 10, asked: 10, agree: 9, standAside: 0, block: 1, noticeOver: true }).kind // => 'lost'
 * decide({ rule: UNANIMITY, electorate: 10, for: 9, against: 0, abstain: 0, closed: true }).kind // => 'lost'
 * ```
 */
export const consensusOf = (input: ConsensusInput): ConsensusOutcome => orThrow(tryConsensusOf(input))

/** The same for data from outside: refuses where `consensusOf` throws. */
export const tryConsensusOf = (input: ConsensusInput): ConsensusOutcome | Refused => {
  const problems = check(input)
  if (problems.length > 0) return refusedFor(problems)
  const { electorate, asked, agree, standAside, block, noticeOver, clauses = [CLAUSE] } = input
  const silent = asked - agree - standAside - block
  const blocked: readonly Reason[] = block > 0 ? [{ code: 'blocked', clauses, observed: block }] : []
  if (electorate === 0) return { kind: 'lost', because: [{ code: 'empty-base', clauses, base: 'electorate' }] }
  if (asked < electorate)
    return { kind: 'open', because: [{ code: 'not-everyone-asked', clauses, observed: asked, required: electorate }] }
  if (!noticeOver) return { kind: 'open', because: [{ code: 'notice-running', clauses, silent }, ...blocked] }
  if (block > 0) return { kind: 'lost', because: [{ code: 'blocked', clauses, observed: block }] }
  if (agree === 0) return { kind: 'lost', because: [{ code: 'no-vote-for', clauses }] }
  return { kind: 'carried', because: [{ code: 'nobody-blocks', clauses, asked, standingAside: standAside, silent }] }
}

const KEYS = ['electorate', 'asked', 'agree', 'standAside', 'block', 'noticeOver', 'clauses']

const check = (input: ConsensusInput): Problem[] => {
  if (!isRecord(input)) return [wrongKind(input, '', 'an object')]
  const problems: Problem[] = []
  tellUnknownKeys(input, KEYS, '', problems)
  // What is no count is told, and compared no further: nothing is more than endlessly many.
  const count = (key: 'electorate' | 'asked' | 'agree' | 'standAside' | 'block', otherwise: number): number =>
    readCount(input[key], key, problems) ?? otherwise
  const electorate = count('electorate', Infinity)
  const asked = count('asked', Infinity)
  const answered = count('agree', 0) + count('standAside', 0) + count('block', 0)
  readBoolean(input.noticeOver, 'noticeOver', problems)
  tellNoTexts(input.clauses, 'clauses', problems)
  if (asked < Infinity && asked > electorate) {
    problems.push(problem(says.morePresentThanElectors, { path: 'asked', received: asked, facts: { electorate } }))
  }
  if (answered > asked) {
    problems.push(problem(says.moreBallotsThanPresent, { path: '', received: answered, facts: { present: asked } }))
  }
  return problems
}

const CLAUSE = 'WJC-1' satisfies ClauseId
