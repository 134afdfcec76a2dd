import type { SecrecyRule } from '../../charter/index.js'
import type { MemberId } from '../../membership/index.js'
import * as says from '../../problems/en.js'
import { type Problem, problem } from '../../problems/index.js'
import type { Citation } from '../../reasons/index.js'
import { itemRule } from '../averages/rules.js'
import type { Refusal } from '../chapter.js'
import { isConcerned } from '../decisions/concerned.js'
import { isEntitled } from '../decisions/entitled.js'
import type { OpenDecision } from '../decisions/state.js'
import { enteredAt } from '../electorate.js'
import { handsOf } from '../members/state.js'
import { representedBy } from '../members/views.js'
import { clausesOf, refuse, refuseProblems } from '../refuse.js'
import type { State } from '../state.js'

/** Whether a member has a part in a vote, as a voter or as one whom it is about. */
type HasPart = (member: MemberId) => boolean

/** Why these people cannot hold the key: there are more or fewer of them than the charter says, one is named twice, or one has a part in the vote. */
export const holdersRefused = (
  state: State,
  holders: readonly MemberId[],
  { keyHolders, clauses }: SecrecyRule,
  hasPart: HasPart,
): Refusal | undefined => {
  const problems: Problem[] = []
  const twice = holders.find((one, at) => holders.indexOf(one) !== at)
  if (twice !== undefined)
    problems.push(problem(says.listedTwice, { path: 'holders', received: twice, facts: { what: twice } }))
  if (holders.length !== keyHolders) {
    const facts =
      holders.length < keyHolders ? { least: String(keyHolders), most: '' } : { least: '', most: String(keyHolders) }
    problems.push(problem(says.wrongLength, { path: 'holders', received: holders, facts }))
  }
  if (problems.length > 0) return refuseProblems(problems, clauses)
  const involved = involvedOf(state, holders, hasPart)
  return involved === undefined ? undefined : refuse('no-right', { member: involved, needed: 'no-voter' }, clauses)
}

/** Whether somebody has a part in a matter: they vote on it, or it is about them. */
export const isInvolved = (state: State, found: OpenDecision, one: MemberId): boolean =>
  isEntitled(state, found, one) || isConcerned(found, one)

/** Whether somebody may hold a part of the key of a matter. */
export const mayHold = (state: State, found: OpenDecision, one: MemberId): boolean =>
  involvedOf(state, [one], (member) => isInvolved(state, found, member)) === undefined

/** Why somebody cannot act for an enterprise from now on: then whoever has a part of the key of a sealed vote would have one in that vote as well. */
export const handsRefused = (state: State, enterprise: MemberId, person: MemberId): Refusal | undefined => {
  const { members } = state
  const named = { ...state, members: { ...members, representatives: members.representatives.set(enterprise, person) } }
  for (const { holders, hasPart, clauses } of sealedVotes(state)) {
    const involved = involvedOf(named, holders, hasPart)
    if (involved !== undefined && involvedOf(state, holders, hasPart) === undefined)
      return refuse('no-right', { member: involved, needed: 'no-voter' }, clauses)
  }
  return undefined
}

/** The first who has a part in the vote: themselves, through whoever acts for them, or through an enterprise that the same hands act for. */
const involvedOf = (state: State, holders: readonly MemberId[], hasPart: HasPart): MemberId | undefined =>
  holders.find((holder) => {
    const hands = handsOf(state, holder)
    return [holder, hands, ...representedBy(state, hands)].some(hasPart)
  })

/** The sealed votes that have key holders now. */
function* sealedVotes(
  state: State,
): Generator<{ holders: readonly MemberId[]; hasPart: HasPart; clauses: readonly Citation[] }> {
  for (const found of state.decisions.open.values())
    if (found.holders.length > 0)
      yield { holders: found.holders, hasPart: (one) => isInvolved(state, found, one), clauses: clausesOf(found.rule) }
  for (const { item, scope, holders } of state.averages.batches.values()) {
    const rule = itemRule(state, item)
    if (rule === undefined || holders.length === 0) continue
    const electorate = { electorate: rule.proposedBy, scope }
    yield { holders, hasPart: (one) => enteredAt(state, electorate, one) !== undefined, clauses: clausesOf(rule) }
  }
}
