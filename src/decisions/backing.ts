import type { ExactInput, Ratio } from '../exact/index.js'
import type { MemberId } from '../membership/index.js'
import * as says from '../problems/en.js'
import {
  idProblem,
  isList,
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  refusedFor,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readShare } from './read-rule.js'
import { leastVotes, reaches, shareTest } from './share.js'

/** One member's backing of an item, and the wording they backed: its text, or a fingerprint of it. */
export interface Backing {
  readonly member: MemberId
  readonly wording: string
}

/** An item as it is worded now, who backs which wording, and the share of the electorate that it takes. */
export interface BackingInput {
  /** The wording as it stands. */
  readonly wording: string
  readonly backings: readonly Backing[]
  readonly electorate: readonly MemberId[]
  readonly share: ExactInput
  readonly clauses?: readonly Citation[] | undefined
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
 * restarts the backing: what was given to other words lapses, and counts again only if the words come back. Of nobody, and by nobody, no backing is enough.
 *
 * Throws `threshold-out-of-range` and the codes of `exact` for the share; `listed-twice` for a member twice in the electorate; `wrong-kind`, `not-a-name` and
 * others for what is not of its shape.
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
export const backingOf = (input: BackingInput): BackingOutcome => orThrow(tryBackingOf(input))

/** The same for data from outside: refuses, with everything that is wrong, where `backingOf` throws. */
export const tryBackingOf = (input: BackingInput): BackingOutcome | Refused => {
  const problems: Problem[] = []
  const share = readInput(input, problems)
  if (share === undefined || problems.length > 0) return refusedFor(problems)
  const { wording, backings, electorate, clauses = [CLAUSE] } = input
  const outOf = electorate.length
  const backed = new Set(backings.filter((backing) => backing.wording === wording).map(({ member }) => member))
  const backers = electorate.filter((member) => backed.has(member))
  const elsewhere = new Set(backings.map(({ member }) => member).filter((member) => !backed.has(member)))
  const lapsed = electorate.filter((member) => elsewhere.has(member)).length
  const restarted: Reason[] = lapsed > 0 ? [{ code: 'backing-restarted', clauses, lapsed }] : []
  if (outOf === 0) {
    const because: Because = [{ code: 'empty-base', clauses, base: 'electorate' }]
    return { kind: 'not-yet', backers, neededBackers: null, because }
  }
  const least = shareTest(share, 'at-least')
  const needed = Math.max(1, leastVotes(least, outOf))
  const isEnough = backers.length > 0 && reaches(least, backers.length, outOf)
  const code = isEnough ? 'backers-enough' : 'backers-too-few'
  const because: Because = [{ code, clauses, observed: backers.length, outOf, required: share, needed }, ...restarted]
  return { kind: isEnough ? 'to-the-vote' : 'not-yet', backers, neededBackers: needed, because }
}

const KEYS = ['wording', 'backings', 'electorate', 'share', 'clauses']

/** The share that is needed, read; everything that is wrong is among the problems. */
const readInput = (input: unknown, problems: Problem[]): Ratio | undefined => {
  if (!isRecord(input)) {
    problems.push(wrongKind(input, '', 'an object'))
    return undefined
  }
  tellUnknownKeys(input, KEYS, '', problems)
  const { wording, backings, electorate, share, clauses } = input
  if (typeof wording !== 'string') problems.push(wrongKind(wording, 'wording', 'text'))
  if (isList(backings)) backings.forEach((one, at) => tellBacking(one, `backings[${at}]`, problems))
  else problems.push(wrongKind(backings, 'backings', 'a list'))
  if (isList(electorate)) tellMembers(electorate, problems)
  else problems.push(wrongKind(electorate, 'electorate', 'a list'))
  tellNoTexts(clauses, 'clauses', problems)
  return readShare(share, 'share', problems)
}

const tellBacking = (backing: unknown, path: string, problems: Problem[]): void => {
  if (!isRecord(backing)) {
    tell(problems, wrongKind(backing, path, 'an object'))
    return
  }
  tellUnknownKeys(backing, ['member', 'wording'], path, problems)
  const notAName = idProblem(backing['member'], `${path}.member`)
  if (notAName !== undefined) tell(problems, notAName)
  if (typeof backing['wording'] !== 'string') tell(problems, wrongKind(backing['wording'], `${path}.wording`, 'text'))
}

const tellMembers = (electorate: readonly unknown[], problems: Problem[]): void => {
  const seen = new Set<unknown>()
  electorate.forEach((member, at) => {
    const path = `electorate[${at}]`
    const notAName = idProblem(member, path)
    if (notAName !== undefined) tell(problems, notAName)
    else if (seen.has(member))
      tell(problems, problem(says.listedTwice, { path, received: member, facts: { what: String(member) } }))
    seen.add(member)
  })
}

const CLAUSE = 'WJC-18' satisfies ClauseId
