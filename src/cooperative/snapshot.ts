import { nodeReader } from './snapshot-read.js'
import { linesOf } from './snapshot-write.js'
import type { State } from './state.js'

/**
 * Of what shape the states are that snapshots hold. Snapshots of another number are not read, and the log is: so it goes up by one with every change of what the state holds for the same log, or of how it is written down.
 */
export const STATE_FORMAT = 3

/**
 * A state as lines of text in ASCII, from which `stateOf` makes it again: it decides, tells and goes on as the first would. What two parts of the state share is written once, so that the past takes no more room than it does in memory. Meant for
 * keeping where a cooperative stood beside its log; what counts is the log.
 *
 * Throws a `TypeError` where the state holds anything that is no data: then it did not come from events.
 *
 * @example
 * ```ts
 * import { cooperative, stateLines, stateOf } from 'coop-rules/cooperative'
 * import { preset } from 'coop-rules/presets'
 *
 * const empty = cooperative(preset('we-just-coop')).initialState()
 * stateOf(stateLines(empty))?.charter.inForce.id // => 'we-just-coop'
 * ```
 */
export const stateLines = (state: State): Iterable<string> => linesOf(state)

/**
 * The state that was written as lines; nothing, where they are none of a state.
 *
 * @example
 * ```ts
 * import { stateOf } from 'coop-rules/cooperative'
 *
 * stateOf(['no line of a state']) // => undefined
 * ```
 */
export const stateOf = (lines: Iterable<string>): State | undefined => {
  const reader = nodeReader()
  try {
    for (const line of lines) reader.push(line)
  } catch {
    // Whatever is wrong with it, it is of no use.
    return undefined
  }
  return isState(reader.last) ? reader.last : undefined
}

/** Whether it has what every state has. What is in that is taken as it was written. */
const isState = (found: unknown): found is State =>
  typeof found === 'object' &&
  found !== null &&
  PARTS.every((name) => Object.hasOwn(found, name)) &&
  'position' in found &&
  Number.isSafeInteger(found.position)

const PARTS = ['at', 'agenda', 'members', 'averages', 'decisions', 'pay', 'accounts', 'charter', 'records'] as const
