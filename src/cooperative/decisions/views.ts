import type { CalendarDate } from '../../calendar/index.js'
import { isShareRule } from '../../charter/index.js'
import type { CharterRule, DecisionRule } from '../../decisions/index.js'
import type { DisclosurePolicy } from '../../disclosure/index.js'
import type { MemberId } from '../../membership/index.js'
import type { Because } from '../../reasons/index.js'
import type { State } from '../state.js'
import { entitledNow } from '../electorate.js'
import { mayHold } from '../secrecy/holders.js'
import { isConcerned } from './concerned.js'
import { entitledOn, entitlementOf, isEntitled } from './entitled.js'
import { groundsOf } from './grounds.js'
import { laterBy } from './open.js'
import { isCountedAgain } from './secrecy-rule.js'
import type { Answer, Subject } from './shapes.js'
import { awaitsAgreement, inOrder, isSecret, type OpenDecision } from './state.js'
import { countsOf } from './taken.js'
import { type UndoneBy, undoneBy } from './undone.js'
import { verdictOn } from './verdict.js'

export type { UndoneBy } from './undone.js'
export { type ClosedDecisionView, closedDecision, closedDecisions, type RuleOfDecision, ruleOf } from './closed.js'
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
  /** What could still undo that it would be carried; undefined where it would not be, and where votes for are not what is asked. */
  readonly undoneBy: UndoneBy | undefined
  readonly because: Because
}

/** What a record of sealed ballots begins with, and how far a sealed vote has come: for whoever keeps the record, and for key holders who compare it with the log. */
export interface SealedVote {
  readonly decision: string
  /** How many events the log had at the opening: where a matter is taken up anew under its name, this is another number, and its record another record. */
  readonly openedAt: number
  /** The rule as it was pinned at the opening, its thresholds as numbers; undefined where it is none of for and against. */
  readonly rule: DecisionRule | undefined
  readonly disclosure: DisclosurePolicy
  /** Who may vote, in code-unit order. */
  readonly electorate: readonly MemberId[]
  /** So many people outside the vote have a part of the key, and so many of them count together. */
  readonly keyHolders: number
  readonly keyQuorum: number
  /** Whether it stands open until it is carried, and is counted on count dates until then. */
  readonly countedAgain: boolean
  readonly ballotsOpened: boolean
  readonly ballotsClosed: boolean
  /** How many counts of it were told. */
  readonly releases: number
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
 * A vote under way whose ballots are sealed; undefined where there is none of that name, or its ballots are not.
 *
 * Source: WJC-8.
 */
export const sealedVote = (state: State, decision: string): SealedVote | undefined => {
  const found = state.decisions.open.get(decision)
  if (found?.secrecy?.mode !== 'sealed' || awaitsAgreement(found)) return undefined
  const { secrecy, rule, method, position: openedAt, ballotsOpened, ballotsClosed, releases } = found
  return {
    decision,
    openedAt,
    rule: isShareRule(method) ? withoutClauses(method) : undefined,
    disclosure: secrecy.policy,
    electorate: entitledNow(state, entitlementOf(found)).filter((member) => isEntitled(state, found, member)),
    keyHolders: secrecy.keyHolders,
    keyQuorum: secrecy.keyQuorum,
    countedAgain: isCountedAgain(rule, secrecy),
    ballotsOpened,
    ballotsClosed,
    releases: releases.length,
  }
}

/** Whether a decision under way is about this person, or names them as a party to it: they neither hold a part of its key, nor close it, nor release what it came to. */
export const isAbout = (state: State, decision: string, person: MemberId): boolean => {
  const found = state.decisions.open.get(decision)
  return found !== undefined && isConcerned(found, person)
}

/**
 * Whether somebody may hold a part of the key of a secret decision under way: neither they vote on it or are concerned, nor whoever acts for them where they are an enterprise, nor an enterprise that the same hands act for.
 */
export const mayHoldKey = (state: State, decision: string, person: MemberId): boolean => {
  const found = state.decisions.open.get(decision)
  return found !== undefined && mayHold(state, found, person)
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

/** Whether somebody is entitled on a decision under way. */
export const mayVoteOn = (state: State, decision: string, member: MemberId): boolean => {
  const found = state.decisions.open.get(decision)
  return found !== undefined && isEntitled(state, found, member)
}

/** What a member's ballot on a decision in the open says; undefined where they have cast none. */
export const ballotOf = (state: State, decision: string, member: MemberId): Answer | undefined =>
  state.decisions.open.get(decision)?.ballots.get(member)

/** Its thresholds are numbers since the opening. */
const withoutClauses = ({ clauses: _clauses, ...rule }: CharterRule): DecisionRule => rule as DecisionRule

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
  const grounds = groundsOf(state, found, state.at ?? opening.at)
  const { neededFor, because } = verdictOn(grounds, false)
  return {
    counts: countsOf(found, opening.options ?? []),
    neededFor,
    heldSince,
    carriedOn: heldSince === undefined ? undefined : laterBy(heldSince, rule.holdForDays ?? 0),
    undoneBy: undoneBy(grounds),
    because,
  }
}
