import { UNTOUCHED } from './chapter.js'
import { EVOLVERS } from './chapters.js'
import type { Event } from './events.js'
import type { State } from './state.js'

/**
 * Folds one event in. The state given stays as it is: what changed is new, all else is shared. The event is taken as it comes, for it was checked when it was read or
 * written.
 */
export const evolve = (state: State, event: Event): State => {
  let patch = UNTOUCHED
  // Every chapter sees the state as it was; the agenda alone is written by several, each after the other.
  let before = state
  for (const evolver of EVOLVERS.get(event.type) ?? []) {
    const more = evolver(before, event)
    if (more === UNTOUCHED) continue
    patch = patch === UNTOUCHED ? more : { ...patch, ...more }
    if (more.agenda !== undefined) before = { ...before, agenda: more.agenda }
  }
  // Written out: spreading here costs more than folding most events (docs/why/cooperative.md).
  return {
    at: event.at,
    position: state.position + 1,
    agenda: patch.agenda ?? state.agenda,
    members: patch.members ?? state.members,
    averages: patch.averages ?? state.averages,
    decisions: patch.decisions ?? state.decisions,
    projects: patch.projects ?? state.projects,
    circles: patch.circles ?? state.circles,
    elections: patch.elections ?? state.elections,
    meetings: patch.meetings ?? state.meetings,
    pay: patch.pay ?? state.pay,
    accounts: patch.accounts ?? state.accounts,
    surplus: patch.surplus ?? state.surplus,
    charter: patch.charter ?? state.charter,
    secrecy: patch.secrecy ?? state.secrecy,
    records: patch.records ?? state.records,
  }
}
