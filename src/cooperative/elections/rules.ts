import { electionRuleOf } from '../../charter/index.js'
import type { Charter } from '../whole-charter.js'
import type { ElectionRule, NominationRule, RuledElection } from '../../elections/index.js'
import type { MemberId } from '../../membership/index.js'
import { enteredAt } from '../electorate.js'
import { refuse } from '../refuse.js'
import type { Refusal } from '../chapter.js'
import type { State } from '../state.js'
import type { ElectionBallot } from './shapes.js'
import type { ElectionState } from './state.js'

/** How an election of the charter is counted, for so many seats. The charter was checked: it has the rule. */
export const ruleFor = (charter: Charter, provision: string, seats: number): ElectionRule => {
  const rule = electionRuleOf(charter, provision)
  if (rule === undefined) throw new TypeError(`no election ${provision} in the charter: it was looked up before`)
  return { ...rule, seats }
}

/**
 * Who may nominate, and what happens with few candidates. Where the charter says nothing of nominations, any member with a vote may nominate, themselves too; whoever is nominated has to accept, and there is a vote all the same.
 */
export const nominationRule = (state: State, { nominations }: ElectionRule): NominationRule =>
  nominations ?? {
    nominatedBy: Object.entries(state.charter.inForce.memberClasses ?? {})
      .filter(([, { hasVote }]) => hasVote)
      .map(([name]) => name),
    needed: 1,
    selfNomination: 'allowed',
    acceptance: 'needed',
    uncontested: 'vote',
    tooFew: 'go-on',
  }

/** The election of that name, or why there is none. */
export const electionOrRefused = (state: State, election: string): ElectionState | Refusal =>
  state.elections.all.get(election) ?? refuse('no-such', { what: 'election', id: election })

/** Whether somebody may vote in an election: they were entitled when it was opened, and still are. */
export const mayElect = (state: State, { provision, position }: ElectionState, member: MemberId): boolean => {
  const since = enteredAt(state, { electorate: provision.electorate }, member)
  return since !== undefined && since <= position
}

/** Whether a tie stays one whatever happens: the charter names nothing that breaks it, or a lot whose number nobody fixed in time. Of a secret election it is broken outside. */
export const nothingBreaks = ({ tie, commitment, opening }: ElectionState): boolean =>
  !opening.secret && (tie?.outcome === 'tied' || (tie?.outcome === 'seed-wanted' && commitment === undefined))

/** An election as the rule that counts it takes it. */
export const ruledElection = (
  found: ElectionState,
  seed: string | undefined = found.seed,
): Omit<RuledElection, 'sitting'> => ({
  rule: found.rule,
  candidates: found.candidates,
  ballots: [...found.ballots.values()].map(paper) as RuledElection['ballots'],
  withdrawn: found.withdrawn.filter((one) => found.candidates.includes(one)),
  ...(seed === undefined ? {} : { seed }),
  runOffs: found.runOffs.map(({ order }) => order),
})

/** A ballot as the rules take it. */
export const paper = (ballot: ElectionBallot): object => {
  if ('ranked' in ballot) return { preferences: ballot.ranked }
  return 'approved' in ballot ? { approves: ballot.approved } : { scores: ballot.scores }
}
