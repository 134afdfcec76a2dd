import type { MemberId } from '../membership/index.js'
import type { ExactInput } from '../exact/index.js'
import { listedTwiceIn, throwProblems } from '../problems/index.js'
import type { Because, ClauseId, Reason } from '../reasons/index.js'
import { decide } from './decide.js'

/** One member's backing of an item, and the wording they backed: its text, or a fingerprint of it. */
export interface Backing {
  readonly member: MemberId
  readonly wording: string
}

/** Whether an item goes to the vote. */
export interface BackingOutcome {
  readonly kind: 'to-the-vote' | 'not-yet'
  /** Whose backing counts: entitled, and given to these very words. */
  readonly backers: readonly MemberId[]
  /** How many backers an item needs; null where none would do. */
  readonly neededBackers: number | null
  readonly because: Because
}

/**
 * Has a proposed item enough backing to be put to the vote? At least the share of the electorate must back the item and its wording. A change of the wording
 * restarts the backing: what was given to other words lapses, and counts again only if the words come back.
 *
 * Throws what `decide` throws of the share; `listed-twice` for a member twice in the electorate.
 *
 * Source: WJC-18 (a third of the worker-owners).
 *
 * @example
 * ```ts
 * import { backingOf } from 'coop-rules/decisions'
 *
 * const electorate = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fred']
 * const backings = [{ member: 'ana', wording: 'A 32-hour week' }, { member: 'ben', wording: 'A 32-hour week' }]
 * backingOf({ wording: 'A 32-hour week', backings, electorate, share: '1/3' }).kind // => 'to-the-vote'
 * backingOf({ wording: 'A 30-hour week', backings, electorate, share: '1/3' }).kind // => 'not-yet'
 * ```
 */
export const backingOf = (input: {
  /** The wording as it stands. */
  readonly wording: string
  readonly backings: readonly Backing[]
  readonly electorate: readonly MemberId[]
  readonly share: ExactInput
  readonly clauses?: readonly ClauseId[]
}): BackingOutcome => {
  const { wording, backings, electorate, share, clauses = [CLAUSE] } = input
  throwProblems(listedTwiceIn(electorate, 'electorate'))
  const backed = new Set(backings.filter((backing) => backing.wording === wording).map(({ member }) => member))
  const backers = electorate.filter((member) => backed.has(member))
  const elsewhere = new Set(backings.map(({ member }) => member).filter((member) => !backed.has(member)))
  const lapsed = electorate.filter((member) => elsewhere.has(member)).length
  const verdict = decide({
    rule: { atLeast: share, of: 'electorate', clauses },
    electorate: electorate.length,
    for: backers.length,
    against: 0,
    abstain: 0,
    closed: true,
  })
  const restarted: Reason[] = lapsed > 0 ? [{ code: 'backing-restarted', clauses, lapsed }] : []
  return {
    kind: verdict.kind === 'carried' ? 'to-the-vote' : 'not-yet',
    backers,
    neededBackers: verdict.neededFor,
    because: [...verdict.because, ...restarted],
  }
}

const CLAUSE = 'WJC-18' satisfies ClauseId
