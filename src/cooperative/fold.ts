import * as says from '../problems/en.js'
import { problem, type Refused } from '../problems/index.js'
import { evolve } from './evolve.js'
import type { Event } from './events.js'
import type { State } from './state.js'
import { readEvent } from './upcast.js'

/** Where a log leads; or the first event of it that cannot be, and nothing of the rest. */
export type Folded = { readonly kind: 'folded'; readonly state: State; readonly events: readonly Event[] } | Refused

/**
 * Reads and folds the events of a log, one after the other. What is no event, is of a newer version, goes back in time, or cannot follow from those before it is refused with its place, and nothing is
 * half applied.
 *
 * @example
 * ```ts
 * import { cooperative, foldEvents } from 'coop-rules/cooperative'
 * import { preset } from 'coop-rules/presets'
 *
 * const empty = cooperative(preset('we-just-coop')).initialState()
 * foldEvents({ state: empty, events: [{ v: 1, type: 'ballot-cast', at: '2026-01-01', decision: 'd1', member: 'ana', answer: 'for' }] }).kind // => 'refused'
 * ```
 */
export const foldEvents = (input: { readonly state: State; readonly events: Iterable<unknown> }): Folded => {
  let { state } = input
  const events: Event[] = []
  for (const value of input.events) {
    const impossible = { path: `events[${events.length}]`, received: value, facts: { before: state.position } }
    const read = readEvent(value)
    if (read.kind === 'refused')
      return {
        kind: 'refused',
        problems: read.problems.map((one) => ({ ...one, path: placed(impossible.path, one.path) })),
      }
    const { event } = read
    if ((state.at !== undefined && event.at < state.at) || !isInItsPlace(state, event))
      return { kind: 'refused', problems: [problem(says.impossibleEvent, impossible)] }
    try {
      state = evolve(state, event)
    } catch {
      // Chapters look up what an event speaks of, and throw where it is not there: whoever wrote the event had looked it up before.
      return { kind: 'refused', problems: [problem(says.impossibleEvent, impossible)] }
    }
    events.push(event)
  }
  return { kind: 'folded', state, events }
}

/** A log begins with the founding, under the charter that the state has, and nothing is founded twice. */
const isInItsPlace = ({ members: { founded }, charter: { inForce } }: State, event: Event): boolean =>
  event.type === 'cooperative-founded'
    ? !founded && event.charter === inForce.id && event.charterVersion === inForce.version
    : founded

const placed = (at: string, path: string): string => (path === '' ? at : `${at}.${path}`)
