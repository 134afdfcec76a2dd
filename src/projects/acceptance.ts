import { Fields } from '../calendar/index.js'
import type { DecisionRule } from '../decisions/index.js'
import type { MemberId } from '../membership/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, ClauseId } from '../reasons/index.js'
import { type ProposalInput, tryProposalOf } from './proposal.js'
import { countOf, VOTE_KEYS, type Votes, verdictAt } from './votes.js'

/** A project is accepted by at least 2/3 of all worker-owners, whether they vote or not. */
export const ACCEPTANCE = {
  atLeast: '2/3',
  of: 'electorate',
  clauses: ['WJC-3' satisfies ClauseId],
} as const satisfies DecisionRule

/** A proposal, and how the worker-owners voted on it. */
export interface AcceptanceInput extends Votes {
  readonly proposal: ProposalInput
  /** All worker-owners. */
  readonly workerOwners: readonly MemberId[]
  /** `ACCEPTANCE`, or what the charter says instead, with the numbers in force when the vote opened. */
  readonly rule: DecisionRule
}

/** What became of a proposal. */
export interface Acceptance {
  /** `incomplete`: it cannot be voted on yet, and no ballot counts. */
  readonly kind: 'accepted' | 'lost' | 'open' | 'tied' | 'inquorate' | 'incomplete'
  readonly project: string
  /** The fewest votes for that would accept it, with the other ballots as they are; null where no number would. */
  readonly neededFor: number | null
  readonly because: Because
}

/**
 * Is the project accepted? A proposal that is not complete cannot be; on one that is, all worker-owners decide by the rule. Whoever proposed it votes like
 * the others.
 *
 * Throws, with everything that is wrong: what `proposalOf` and `decide` throw; `listed-twice` (a worker-owner).
 *
 * Source: WJC-3. Reading: at least 2/3 of all worker-owners (`of: 'electorate'`); other: of those who voted (`of: 'ballots'`).
 *
 * @example
 * ```ts
 * import { ACCEPTANCE, acceptanceOf } from 'coop-rules/projects'
 *
 * const acceptance = acceptanceOf({
 *   proposal: { project: 'app', by: 'someone', objectives: ['freedom'], serves: [{ objective: 'freedom', how: 'rec-1' }], areas: ['tech'] },
 *   workerOwners: ['ana', 'ben', 'cleo'], rule: ACCEPTANCE, for: 2, against: 1, abstain: 0, closed: true,
 * })
 * acceptance.kind // => 'accepted'
 * ```
 */
export const acceptanceOf = (input: AcceptanceInput): Acceptance => orThrow(tryAcceptanceOf(input))

/** The same for data from outside: refuses where `acceptanceOf` throws. */
export const tryAcceptanceOf = (input: AcceptanceInput): Acceptance | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  fields.record(input, ['proposal', 'workerOwners', 'rule', ...VOTE_KEYS], '')
  const electorate = countOf(input.workerOwners, 'workerOwners', fields)
  const proposal = tryProposalOf(input.proposal)
  if (proposal.kind === 'refused')
    for (const found of proposal.problems)
      fields.note({ ...found, path: found.path === '' ? 'proposal' : `proposal.${found.path}` })
  const verdict = verdictAt({ rule: input.rule, electorate, votes: input, path: '' }, fields.problems)
  if (fields.problems.length > 0 || proposal.kind === 'refused' || verdict === undefined) return fields.refused
  const { project } = proposal
  if (proposal.kind === 'incomplete') return { kind: 'incomplete', project, neededFor: null, because: proposal.because }
  const [first, ...more] = verdict.because
  return {
    kind: verdict.kind === 'carried' ? 'accepted' : verdict.kind,
    project,
    neededFor: verdict.neededFor,
    because: [first, ...more, ...proposal.because],
  }
}
