import type { CalendarDate } from '../calendar/index.js'
import type { MemberId } from '../membership/index.js'
import type { Problem } from '../problems/index.js'
import type { Because } from '../reasons/index.js'
import type { Agenda, Due } from './agenda.js'
import type { CommandOf, CommandType } from './commands.js'
import type { EventOf, EventType, NewEvent } from './events.js'
import type { Slices, State } from './state.js'

/** A command that the rules do not allow, and why. Nothing happened. */
export interface Refusal {
  readonly kind: 'refused'
  readonly because: Because
  /** What is wrong with what the command says, where that is why. */
  readonly problems?: readonly Problem[]
}

/** A command that changes nothing, for what it asks is so already. */
export interface Unchanged {
  readonly kind: 'unchanged'
  readonly because: Because
}

/** What a command is decided upon. */
export interface Context {
  readonly state: State
  readonly at: CalendarDate
  /** Who acts, and whose act it is: the same, unless a representative acts for an enterprise. */
  readonly by: MemberId
  readonly member: MemberId
}

/** Who may give a command at all; the rest is for the chapter to look at. A voter is a member of a class that votes, who may vote now. */
export type Who = 'anyone' | 'member' | 'voter'

/** Answers one kind of command: what happened, that nothing did, or why it is refused. */
export interface Decider<Type extends CommandType> {
  readonly who: Who
  readonly decide: (context: Context, command: CommandOf<Type>) => readonly NewEvent[] | Unchanged | Refusal
}

/** What of the state an event changes. */
export type Patch = { readonly [Name in keyof Slices]?: Slices[Name] } & { readonly agenda?: Agenda }

/** That an event changes nothing. */
export const UNTOUCHED: Patch = {}

/** Folds one kind of event in. The state is the one before the event; `position` counts the events before it. */
type Evolver<Type extends EventType> = (state: State, event: EventOf<Type>) => Patch

/** What else happens because something happened: a vote that decides, a decision that admits. The state is the one after the event. */
type Follower<Type extends EventType> = (state: State, event: EventOf<Type>) => readonly NewEvent[]

/**
 * One chapter of the cooperative: a small decider over its own slice of the state. Its commands are its own; it folds any event that touches its slice, and answers
 * to any event that has a consequence in it. What it leaves to the composition: reading and checking the command, time, who acts, the order of consequences.
 */
export interface Chapter {
  readonly decide: { readonly [Type in CommandType]?: Decider<Type> }
  readonly evolve: { readonly [Type in EventType]?: Evolver<Type> }
  readonly follow?: { readonly [Type in EventType]?: Follower<Type> }
  /** What happens when something planned falls due; its events must take it off the agenda. */
  readonly due?: Readonly<Record<string, (state: State, due: Due) => readonly NewEvent[]>>
  /** Who may read an event in the minutes; any member with a vote, where nothing is said. The state is that of the reading. */
  readonly seenBy?: { readonly [Type in EventType]?: (state: State, event: EventOf<Type>, viewer: MemberId) => boolean }
  /** What an event says in the minutes, as reasons. The state is the one before the event. */
  readonly tell: { readonly [Type in EventType]?: (state: State, event: EventOf<Type>) => Because }
}
