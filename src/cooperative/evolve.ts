import { EVOLVERS } from './chapters.js'
import type { Event } from './events.js'
import type { State } from './state.js'

/**
 * Folds one event in. The state given stays as it is: what changed is new, all else is shared. The event is taken as it comes, for it was checked when it was read or
 * written.
 */
export const evolve = (state: State, event: Event): State => {
  const next = { ...state, at: event.at, position: state.position + 1 }
  // Every chapter sees the state as it was; the agenda alone is written by several, each after the other.
  let before = state
  for (const evolver of EVOLVERS.get(event.type) ?? []) {
    const patch = evolver(before, event)
    Object.assign(next, patch)
    if (patch.agenda !== undefined) before = { ...before, agenda: patch.agenda }
  }
  return next
}
