import type { CalendarDate } from '../../calendar/index.js'
import type { DisclosurePolicy } from '../../disclosure/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Because } from '../../reasons/index.js'
import type { State } from '../state.js'
import { entitledOn, isEntitled } from './entitled.js'
import { groundsOf } from './grounds.js'
import { laterBy } from './open.js'
import type { Answer, Subject } from './shapes.js'
import { awaitsAgreement, inOrder, isSecret, type OpenDecision } from './state.js'
import { countsOf } from './taken.js'
import { verdictOn } from './verdict.js'

export type { Answer as BallotAnswer, Subject } from './shapes.js'

/** A decision under way, as everyone may see it. */
export interface DecisionView {
  readonly decision: string
  readonly provision: string
  readonly subject: Subject
  readonly proposer: MemberId
  /** The fingerprint of the wording as it stands. */
  readonly record: string | undefined
  readonly options: readonly string[] | undefined
  readonly openedOn: CalendarDate
  /** The day on which voting ends; the count date of a secret matter. */
  readonly closesOn: CalendarDate | undefined
  readonly secret: boolean
  /** What may be told of a secret matter, as it was at the opening: the policy with which a record of its ballots begins. */
  readonly disclosure: DisclosurePolicy | undefined
  /** How many agreed to vote openly, where too few are entitled for secrecy and all of them have to agree. */
  readonly awaitsAgreement: { readonly agreed: number; readonly outOf: number } | undefined
  readonly ballotsCanChange: boolean
  readonly entitled: number
  /** Nothing of the ballots on a secret matter is here: neither what they say nor how many there are. */
  readonly standing: StandingView | undefined
}

/** How the ballots of a decision in the open stand. */
export interface StandingView {
  readonly counts: ReturnType<typeof countsOf>
  /** The fewest votes for that would carry it with the other ballots as they are; null where no number would, undefined where votes for are not what is asked. */
  readonly neededFor: number | null | undefined
  /** Since when it would be carried, and on which day it is, if nothing changes until then. */
  readonly heldSince: CalendarDate | undefined
  readonly carriedOn: CalendarDate | undefined
  readonly because: Because
}

/** A decision that awaits somebody's vote, or that they may still vote on otherwise. */
export interface AwaitedVote {
  readonly decision: string
  readonly closesOn: CalendarDate | undefined
  readonly secret: boolean
}

/** The decisions under way, in the order in which they were opened, with how they stand and why. */
export const openDecisions = (state: State): readonly DecisionView[] =>
  inOrder(state).map((found) => viewOf(state, found))

/** One decision under way; undefined where there is none of that name. */
export const decisionView = (state: State, decision: string): DecisionView | undefined => {
  const found = state.decisions.open.get(decision)
  return found === undefined ? undefined : viewOf(state, found)
}

/**
 * Which decisions await this member's vote? Those on which they are entitled and have not voted. A secret one awaits everyone entitled until its ballots are
 * closed, whether they have voted or not: who did is as secret as how.
 *
 * Source: WJC-8, WJC-12.
 */
export const awaitingVoteOf = (state: State, member: MemberId): readonly AwaitedVote[] =>
  inOrder(state)
    .filter((found) => !found.ballotsClosed && !found.ballots.has(member) && isEntitled(state, found, member))
    .map((found) => ({ decision: found.opening.decision, closesOn: found.closesOn, secret: isSecret(found) }))

/** What a member's ballot on a decision in the open says; undefined where they have cast none. */
export const ballotOf = (state: State, decision: string, member: MemberId): Answer | undefined =>
  state.decisions.open.get(decision)?.ballots.get(member)

const viewOf = (state: State, found: OpenDecision): DecisionView => {
  const { opening, rule, record, closesOn } = found
  const { decision, provision, subject, proposer, options, at: openedOn } = opening
  const secret = isSecret(found)
  return {
    decision,
    provision,
    subject,
    proposer,
    record,
    options,
    openedOn,
    closesOn,
    secret,
    disclosure: found.secrecy?.policy,
    awaitsAgreement: awaitsAgreement(found)
      ? { agreed: found.agreed.size, outOf: entitledOn(state, found) }
      : undefined,
    ballotsCanChange: rule.ballotsCanChange === true,
    entitled: entitledOn(state, found),
    standing: secret ? undefined : standingView(state, found),
  }
}

const standingView = (state: State, found: OpenDecision): StandingView => {
  const { rule, heldSince, opening } = found
  const { neededFor, because } = verdictOn(groundsOf(state, found, state.at ?? opening.at), false)
  return {
    counts: countsOf(found, opening.options ?? []),
    neededFor,
    heldSince,
    carriedOn: heldSince === undefined ? undefined : laterBy(heldSince, rule.holdForDays ?? 0),
    because,
  }
}
