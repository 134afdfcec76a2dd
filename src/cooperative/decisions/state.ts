import { Map, type Set } from 'immutable'
import type { CalendarDate } from '../../calendar/index.js'
import type { DecisionMethod, SecrecyRule } from '../../charter/index.js'
import type { Told } from '../../disclosure/index.js'
import type { Charter } from '../whole-charter.js'
import type { MemberId } from '../../membership/index.js'
import type { EventOf } from '../events.js'
import type { State } from '../state.js'
import { Table } from '../table.js'
import type { Answer } from './shapes.js'

/** A decision of the charter. */
export type DecisionRuleOfCharter = NonNullable<Charter['decisions']>[string]

/** How many ballots say what. */
export interface Tally {
  readonly for: number
  readonly against: number
  readonly abstain: number
  readonly 'stand-aside': number
  readonly block: number
}

/** A decision under way. What was pinned at its opening stays as the event of the opening wrote it; the rule is that of the charter of that day. */
export interface OpenDecision {
  readonly opening: EventOf<'decision-opened'>
  readonly rule: DecisionRuleOfCharter
  /** The method with the numbers of the opening. */
  readonly method: DecisionMethod
  /** The position of the opening: whoever was entitled later is not entitled here. */
  readonly position: number
  /** How many of those entitled at the opening still are. Where the charter takes the electorate of each moment, it is counted when asked. */
  readonly entitled: number
  /** Whether somebody was entitled at the opening, where the day they entered no longer tells: they were suspended since, or changed their class. */
  readonly atOpening: Map<MemberId, boolean>
  readonly ballots: Table<Answer>
  readonly tally: Tally
  /** The fingerprint of the wording as it stands. */
  readonly record: string | undefined
  /** On which day voting ends; a second ballot has a day of its own. */
  readonly closesOn: CalendarDate | undefined
  /** Since when it would be carried. */
  readonly heldSince: CalendarDate | undefined
  /** Whether voting goes on after a tie. */
  readonly secondBallot: boolean
  readonly ballotsClosed: boolean
  /** How it is kept secret; undefined of what is voted on openly. */
  readonly secrecy: SecrecyRule | undefined
  /** Whether the record of sealed ballots has begun. */
  readonly ballotsOpened: boolean
  /** Who has a part of the key of that record. */
  readonly holders: readonly MemberId[]
  /** Who agreed to vote openly, where too few are entitled for secrecy and all have to agree. */
  readonly agreed: Set<MemberId>
  /** What was told of it before, the oldest first. */
  readonly releases: readonly ReleaseTold[]
}

/** What was told of a count, and of how many ballots; what may be told of the next depends on it. */
export interface ReleaseTold {
  readonly members: number
  /** What each of them added at most. */
  readonly most: number
  /** How many of the ballots were cast or changed since the release before; of the first, all. */
  readonly changed: number
  readonly needed: number | undefined
  readonly told: Told
}

/** A decision that is over: as it was opened, the wording it had in the end, and how it ended. */
interface ClosedDecision {
  readonly opening: EventOf<'decision-opened'>
  readonly record: string | undefined
  readonly ending: EventOf<'decided'> | EventOf<'decision-lapsed'>
}

/** The decisions under way, and those that are over. */
export interface DecisionsState {
  readonly open: Map<string, OpenDecision>
  readonly closed: Map<string, ClosedDecision>
}

export const NO_DECISIONS: DecisionsState = { open: Map(), closed: Map() }

const EMPTY_TALLY: Tally = { for: 0, against: 0, abstain: 0, 'stand-aside': 0, block: 0 }

/** A decision without any ballots, as it is at its opening, after a tie, and when its wording changes. */
export const NO_BALLOTS: Pick<OpenDecision, 'ballots' | 'tally' | 'heldSince'> = {
  ballots: Table.empty<Answer>(),
  tally: EMPTY_TALLY,
  heldSince: undefined,
}

/** Whether its ballots are kept outside the log. */
export const isSecret = ({ secrecy }: OpenDecision): boolean => secrecy !== undefined

/** Whether it waits for everybody to agree that it is voted on openly. */
export const awaitsAgreement = (found: OpenDecision): boolean =>
  isSecret(found) && found.opening.below === 'if-all-agree'

/** The opening of a decision, over or not. */
export const openingOf = (state: State, decision: string): EventOf<'decision-opened'> | undefined =>
  (state.decisions.open.get(decision) ?? state.decisions.closed.get(decision))?.opening

/** The decisions under way, in the order in which they were opened. */
export const inOrder = (state: State): readonly OpenDecision[] =>
  [...state.decisions.open.values()].sort((a, b) => a.position - b.position)

/** The decision with a member's ballot changed, or taken away. */
export const withBallot = (found: OpenDecision, member: MemberId, answer: Answer | undefined): OpenDecision => {
  const before = found.ballots.get(member)
  if (before === undefined && answer === undefined) return found
  return {
    ...found,
    ballots: answer === undefined ? found.ballots.delete(member) : found.ballots.set(member, answer),
    tally: counted(found.tally, before, answer),
  }
}

/** The tally with one answer off and another on. Of options there is no tally: they are counted when they are asked for. */
const counted = (tally: Tally, off: Answer | undefined, on: Answer | undefined): Tally => {
  if (typeof (off ?? on) !== 'string' || off === on) return tally
  const moved = (answer: keyof Tally): number => tally[answer] + (on === answer ? 1 : 0) - (off === answer ? 1 : 0)
  return {
    for: moved('for'),
    against: moved('against'),
    abstain: moved('abstain'),
    'stand-aside': moved('stand-aside'),
    block: moved('block'),
  }
}
