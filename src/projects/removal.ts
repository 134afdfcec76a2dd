import { averageOf, type NumberInForce, numberInForce } from '../averages/index.js'
import { Fields } from '../calendar/index.js'
import { type DecisionRule, needsThePersonConcerned } from '../decisions/index.js'
import type { ExactInput } from '../exact/index.js'
import { electorateOf, type MemberId } from '../membership/index.js'
import { isRecord, orThrow, type Refused, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId, Reason } from '../reasons/index.js'
import { readRemoval } from './read-removal.js'
import { type Votes, verdictAt } from './votes.js'

/** How a team removes somebody, as charter data. */
export interface RemovalRule {
  /** The share that is needed until enough of the team have proposed one. */
  readonly provisional: ExactInput
  /** From so many proposals on, their mean is the threshold. */
  readonly minimumProposals: number
  /** Whether the person whom it is about is in the electorate and its base. */
  readonly personConcerned: 'included' | 'excluded'
  /** Whether the team decides, or all worker-owners. The threshold is the team's either way. */
  readonly decidedBy: 'team' | 'worker-owners'
}

/** Somebody whom a team votes on, and the counts; how each of them voted is nobody's to know, so no ballot comes in here. */
export interface RemovalInput extends Votes {
  readonly from: 'team' | 'coordination'
  readonly person: MemberId
  /** The team, the person concerned among them. */
  readonly team: readonly MemberId[]
  /** All worker-owners, where the rule lets them decide. */
  readonly workerOwners?: readonly MemberId[]
  /** The areas that the person coordinates. Whoever is removed from the coordination coordinates at least one. */
  readonly coordinates: readonly string[]
  /** What each proposed as the share that it should take. */
  readonly proposals: readonly { readonly person: MemberId; readonly share: ExactInput }[]
  readonly rule: RemovalRule
  readonly clauses?: readonly Citation[]
}

/** Whether somebody is removed, from what, and what of theirs it leaves alone. */
export interface Removal {
  readonly kind: 'demoted' | 'removed-from-team' | 'not-removed' | 'open'
  readonly person: MemberId
  /** The areas that they no longer coordinate. */
  readonly areasLost: readonly string[]
  /** Whether they are in the team afterwards. Membership of the cooperative is nothing that a team decides on. */
  readonly inTeam: boolean
  readonly threshold: NumberInForce
  readonly electorate: number
  /** The fewest votes for that would remove them, with the other ballots as they are; null where no number would. */
  readonly neededFor: number | null
  /** Worth a warning before the threshold takes effect: it takes the vote of the person concerned, or nobody is there to vote. */
  readonly warning: 'none' | 'needs-own-vote' | 'out-of-reach'
  readonly because: Because
}

/**
 * Does the team remove this person: from the coordination of areas, and they stay in the team; or from the team, and they stay a member of the cooperative?
 * The threshold is the mean of what the members of the team proposed, and the provisional share until enough have; at least so much of the whole team must
 * vote for it, whether they vote or not. Coordinators, worker-owners and whoever proposed the project are removed like anybody else.
 *
 * A vote keeps the threshold it was opened with: give the team and its proposals as they stood then.
 *
 * Throws, with everything that is wrong: `not-in-team` (the person), `not-a-coordinator` (removed from a coordination they do not have), `not-a-share` (a
 * proposal, or the provisional share), `mixed-percent`, `listed-twice`, `not-a-count`, `missing-key` (the worker-owners, where they decide), what `decide`
 * throws of counts, `not-one-of`, `not-a-name`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-7, WJC-28. Readings: the person concerned is in the base (`included`); other: the others only (`excluded`). A team of ten at 72 %: 8 of 10,
 * or 7 of 9.
 *
 * Not covered: that the vote is secret (WJC-8). Only counts come in; what of them may be told is for `assessRelease` (coop-rules/disclosure), and in a cooperative's log for the charter's provision of secrecy.
 *
 * @example
 * ```ts
 * import { removalFrom } from 'coop-rules/projects'
 *
 * const team = ['ana', 'ben', 'cleo', 'dario', 'eva', 'fei', 'gus', 'hana', 'ivo', 'jana']
 * const shares = ['50%', '90%', '60%', '80%', '40%', '80%', '90%', '70%', '100%', '60%']
 * const removal = removalFrom({
 *   from: 'coordination', person: 'ana', coordinates: ['tech'], team,
 *   proposals: team.map((person, at) => ({ person, share: shares[at] ?? '0%' })),
 *   rule: { provisional: '3/4', minimumProposals: 3, personConcerned: 'included', decidedBy: 'team' },
 *   for: 8, against: 2, abstain: 0, closed: true,
 * })
 * removal.kind // => 'demoted'
 * removal.threshold.value // => { numerator: 18n, denominator: 25n }
 * ```
 */
export const removalFrom = (input: RemovalInput): Removal => orThrow(tryRemovalFrom(input))

/** The same for data from outside: refuses where `removalFrom` throws. */
export const tryRemovalFrom = (input: RemovalInput): Removal | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const { team, voters, coordinates } = readRemoval(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { from, person, rule, clauses = [CLAUSE] } = input
  const members = new Set(team)
  const counted = input.proposals.filter((one) => members.has(one.person))
  const leftOut = input.proposals.filter((one) => !members.has(one.person)).map((one) => one.person)
  const threshold = numberInForce({
    item: 'removal',
    average: averageOf({ proposals: counted.map(({ share }) => share), clauses }),
    provisional: rule.provisional,
    minimumProposals: rule.minimumProposals,
    clauses,
  })
  const electorate = electorateOf({
    rule: { members: 'all', except: rule.personConcerned === 'excluded' ? ['person'] : [], clauses },
    classes: [{ id: 'voter', hasVote: true }],
    members: voters.map((id) => ({ id, memberClass: 'voter' })),
    parties: { person },
  })
  const decision = { atLeast: threshold.value, of: 'electorate', clauses } as const satisfies DecisionRule
  const verdict = verdictAt({ rule: decision, electorate: electorate.count, votes: input, path: '' }, fields.problems)
  if (verdict === undefined) return fields.refused
  const kind = verdict.kind === 'carried' ? LEAVES[from] : verdict.kind === 'open' ? 'open' : 'not-removed'
  const outOfTeam = kind === 'removed-from-team'
  const areasLost = kind === 'demoted' || outOfTeam ? coordinates : []
  const entitled: readonly MemberId[] = electorate.members
  const votes = entitled.includes(person)
  const warned = warningOf({ decision, electorate: electorate.count, votes, person })
  const [first, ...more] = verdict.because
  const outcome = outcomeOf(kind, person, areasLost, input.clauses ?? [OUTCOMES])
  const ignored: Reason[] = leftOut.length === 0 ? [] : [{ code: 'proposals-left-out', clauses, people: leftOut }]
  return {
    kind,
    person,
    areasLost,
    inTeam: !outOfTeam,
    threshold,
    electorate: electorate.count,
    neededFor: verdict.neededFor,
    warning: warned.warning,
    because: [first, ...more, ...outcome, ...threshold.because, ...ignored, ...electorate.because, ...warned.because],
  }
}

const CLAUSE = 'WJC-7' satisfies ClauseId
const OUTCOMES = 'WJC-28' satisfies ClauseId
const LEAVES = { team: 'removed-from-team', coordination: 'demoted' } as const

const outcomeOf = (
  kind: Removal['kind'],
  person: string,
  areas: readonly string[],
  clauses: readonly Citation[],
): readonly Reason[] => {
  if (kind === 'open') return []
  return kind === 'not-removed' ? [{ code: kind, clauses, person }] : [{ code: kind, clauses, person, areas }]
}

/** Whether the threshold can be reached at all, and without the one whom it is about. */
const warningOf = (asked: {
  readonly decision: DecisionRule
  readonly electorate: number
  /** Whether the person concerned may vote. */
  readonly votes: boolean
  readonly person: string
}): { readonly warning: Removal['warning']; readonly because: readonly Reason[] } => {
  const { decision, electorate, votes, person } = asked
  const clauses = decision.clauses ?? []
  if (electorate === 0) return { warning: 'out-of-reach', because: [{ code: 'removal-out-of-reach', clauses, person }] }
  if (!votes || !needsThePersonConcerned({ rule: decision, electorate })) return { warning: 'none', because: [] }
  return {
    warning: 'needs-own-vote',
    because: [{ code: 'needs-own-vote', clauses, person, others: electorate - 1 }],
  }
}
