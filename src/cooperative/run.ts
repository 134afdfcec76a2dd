import type { CalendarDate } from '../calendar/index.js'
import type { Reason } from '../reasons/index.js'
import { DUE, FOLLOWERS, TELLERS } from './chapters.js'
import type { Command } from './commands.js'
import { EVENT_VERSION, type Event, type NewEvent } from './events.js'
import { evolve } from './evolve.js'
import type { State } from './state.js'

/** What happens on one command: its events and all that follows from them, each folded in before the next. */
export class Run {
  readonly events: Event[] = []
  readonly because: Reason[] = []
  state: State

  constructor(state: State) {
    this.state = state
  }

  /** The events in their order, each but the last with the mark that more follow: they are stored all together or not at all. */
  get whole(): readonly Event[] {
    const last = this.events.length - 1
    return this.events.map((event, at) => (at < last ? { ...event, more: true } : event))
  }

  /** Lets everything happen that is due by a day, the earliest first. */
  passTime(until: CalendarDate): void {
    for (let next = this.state.agenda[0]; next !== undefined && next.on <= until; next = this.state.agenda[0]) {
      const at = this.state.at !== undefined && next.on < this.state.at ? this.state.at : next.on
      const [handler] = DUE.get(next.what) ?? []
      this.add(handler?.({ ...this.state, at }, next) ?? [], at)
      if (this.state.agenda.includes(next))
        throw new TypeError(`${next.what} ${next.id} stays due: what happens then must take it off the agenda`)
    }
  }

  /**
   * Adds events that happen together, then what follows from each: a chapter that answers to an event sees the state as it is by then, with all that followed before. Only what a command itself brought about
   * is told to be its doing.
   */
  add(found: readonly NewEvent[], at: CalendarDate, cause?: Command): void {
    const events = found.map((event) => stamped(event, at, cause))
    for (const event of events) {
      for (const teller of TELLERS.get(event.type) ?? []) this.because.push(...teller(this.state, event))
      this.state = evolve(this.state, event)
      this.events.push(event)
    }
    for (const event of events)
      for (const follower of FOLLOWERS.get(event.type) ?? []) this.add(follower(this.state, event), at)
  }
}

/** An event with its version, its day and who caused it, and nothing undefined in it: as it will be stored. */
const stamped = (event: NewEvent, at: CalendarDate, cause: Command | undefined): Event => {
  const stored: Record<string, unknown> = { v: EVENT_VERSION, type: event.type, at }
  if (cause !== undefined) stored['by'] = cause.by
  if (cause?.commandId !== undefined) stored['commandId'] = cause.commandId
  for (const [name, value] of Object.entries(event)) if (value !== undefined) stored[name] = value
  return stored as unknown as Event
}
