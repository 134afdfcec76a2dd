import { type Assessment, assessChoice, type Told } from '../../disclosure/index.js'
import type { DecisionMethod, SecrecyRule } from '../../charter/index.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'
import { groundsOf } from './grounds.js'
import { NEVER } from './secrecy-rule.js'
import type { OpenDecision, ReleaseTold } from './state.js'
import { isOfEveryone, mayTell, neededOf, type Telling } from './telling.js'

/** How many ballots came in, where that is known, and how many of them were cast or changed since the release before. */
export interface Came {
  readonly ballots?: number | undefined
  readonly changed?: number | undefined
}

/**
 * Whether it is known how many took part, and has to be said. Where everyone entitled is the base, not having voted counts like a vote against: then a ballot box shows nobody who took part, and everyone has a ballot. A record
 * of sealed ballots names whoever cast one, and what is of those who vote depends on how many did.
 */
export const isOfThoseWhoVoted = ({ rule, secrecy }: Pick<OpenDecision, 'rule' | 'secrecy'>): boolean =>
  secrecy?.mode === 'sealed' || !isOfEveryone(rule)

/** The telling of a decision with so many ballots. */
export const tellingOf = (state: State, found: OpenDecision, { ballots, changed }: Came): Telling => {
  const grounds = groundsOf(state, found, state.at ?? found.opening.at)
  const { entitled } = grounds
  const members = isOfThoseWhoVoted(found) ? Math.min(ballots ?? entitled, entitled) : entitled
  const needed = neededOf(grounds, members)
  return { members, most: 1, needed, changed: changed ?? members, releases: found.releases }
}

/** What may be told of a decision that so many are entitled on, before anybody counts. */
export const assessed = (
  rule: DecisionMethod,
  telling: Telling,
  { policy, clauses }: SecrecyRule,
  electorate: number,
): Assessment => {
  const { members, needed, changed, releases } = telling
  if ('choose' in rule) {
    const fresh = releases.length === 0 ? members : Math.min(changed, members)
    return assessChoice({ members, fresh, policy, ...(clauses.length === 0 ? {} : { clauses }) })
  }
  // Whatever the ballots say, it is not carried: to say so tells nothing of them.
  if (needed === undefined)
    return {
      kind: 'outcome-only',
      because: [{ code: 'outcome-certain', clauses, ballots: members, electorate }],
      risks: [],
    }
  const found = mayTell(telling, policy, clauses)
  const [first] = found.because
  return found.kind === 'outcome-only' && policy.leastForCount === NEVER
    ? { ...found, because: [first, { code: 'outcomes-only', clauses }] }
    : found
}

/** A release as it is remembered. */
export const releaseTold = (state: State, found: OpenDecision, event: Released): ReleaseTold => {
  const telling = tellingOf(state, found, event)
  const { members, most, changed, needed } = telling
  return { members, most, changed, needed, told: toldIn(event, telling) }
}

type Released = Pick<EventOf<'result-released'>, 'outcome' | 'for' | 'end' | 'ballots' | 'changed'>

const toldIn = ({ outcome, for: inFavour, end }: Released, { members, needed }: Telling): Told => {
  if (inFavour !== undefined) return { kind: 'count', sum: inFavour }
  // A tie is as good as a count: it says exactly how many.
  if (outcome === 'tied') return { kind: 'count', sum: Math.floor(members / 2) }
  if (end !== undefined) return { kind: 'end', end }
  // What could come out in one way only says nothing of anybody.
  return needed === undefined ? { kind: 'nothing' } : { kind: 'outcome', carried: outcome === 'carried' }
}
