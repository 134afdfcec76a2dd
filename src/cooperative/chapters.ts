import type { Because } from '../reasons/index.js'
import { ACCOUNTS } from './accounts/index.js'
import { AVERAGES } from './averages/index.js'
import type { Chapter, Context, Patch, Refusal, Unchanged, Who } from './chapter.js'
import { CHARTER } from './charter/index.js'
import { CIRCLES } from './circles/index.js'
import type { Command } from './commands.js'
import { DECISIONS } from './decisions/index.js'
import { ELECTIONS } from './elections/index.js'
import type { Event, NewEvent } from './events.js'
import { MEETINGS } from './meetings/index.js'
import { MEMBERS } from './members/index.js'
import { PAY } from './pay/index.js'
import { PROJECTS } from './projects/index.js'
import { RECORDS } from './records/index.js'
import { SECRECY } from './secrecy/index.js'
import type { State } from './state.js'
import { SURPLUS } from './surplus/index.js'

/** The chapters, in the order in which they fold an event and answer to it. */
const CHAPTERS: readonly Chapter[] = [
  CHARTER,
  MEMBERS,
  AVERAGES,
  DECISIONS,
  PROJECTS,
  CIRCLES,
  ELECTIONS,
  MEETINGS,
  PAY,
  ACCOUNTS,
  SURPLUS,
  SECRECY,
  RECORDS,
]

/** A decider of whatever kind of command: the composition has checked that the command is of its kind. */
interface AnyDecider {
  readonly who: Who
  readonly decide: (context: Context, command: Command) => readonly NewEvent[] | Unchanged | Refusal
}

/** All handlers of a name, in the order of the chapters: a chapter tells the compiler which event each takes, the composition calls it with just those. */
const collected = <Handler>(
  pick: (chapter: Chapter) => object | undefined,
): ReadonlyMap<string, readonly Handler[]> => {
  const found = new Map<string, readonly Handler[]>()
  for (const chapter of CHAPTERS)
    for (const [name, handler] of Object.entries(pick(chapter) ?? {}) as [string, Handler][])
      found.set(name, [...(found.get(name) ?? []), handler])
  return found
}

export const DECIDERS = collected<AnyDecider>(({ decide }) => decide)
export const EVOLVERS = collected<(state: State, event: Event) => Patch>(({ evolve }) => evolve)
export const FOLLOWERS = collected<(state: State, event: Event) => readonly NewEvent[]>(({ follow }) => follow)
export const TELLERS = collected<(state: State, event: Event) => Because>(({ tell }) => tell)
export const SEEN_BY = collected<(state: State, event: Event, viewer: string) => boolean>(({ seenBy }) => seenBy)
export const DUE = collected<NonNullable<Chapter['due']>[string]>(({ due }) => due)
