import * as says from './en.js'
import { tell } from './error.js'
import { type Problem, problem } from './problem.js'
import { wrongKind } from './shape.js'

/**
 * A plain copy of data, whatever it is, to be read instead of it. Nothing of the data is run but what copying it runs. A key that would reach a prototype is told and
 * left out; what is nested too deep, too much, or no data at all is told and comes back undefined.
 *
 * @internal
 */
export const plainCopy = (value: unknown, problems: Problem[], most = MOST_VALUES): unknown => {
  const state: State = { problems, most, left: most, cut: false }
  try {
    const copied = copyOf(value, '', 0, state)
    return state.cut ? undefined : copied
  } catch {
    // A getter or a proxy of somebody else's that throws: that is no data.
    problems.push(wrongKind(undefined, '', 'an object'))
    return undefined
  }
}

/**
 * Names that would reach an object's prototype.
 *
 * @internal
 */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

const MOST_DEPTH = 40
const MOST_VALUES = 200_000

interface State {
  readonly problems: Problem[]
  readonly most: number
  /** How many more values may be copied. */
  left: number
  /** Whether something was left out because there was too much of it. */
  cut: boolean
}

const copyOf = (value: unknown, path: string, depth: number, state: State): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (depth > MOST_DEPTH) {
    state.cut = true
    tell(state.problems, problem(says.tooDeep, { path, received: value, facts: { most: MOST_DEPTH } }))
    return undefined
  }
  const copied = Array.isArray(value) ? ([] as unknown[]) : ({} as Record<string, unknown>)
  // A list is walked by its length: one of a thousand million holes is too large, though it holds nothing.
  for (const at of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const key = String(at)
    const place = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    state.left -= 1
    if (state.left < 0) {
      state.cut = true
      // Told once, though every list and object around it ends here too.
      if (state.left === -1)
        tell(state.problems, problem(says.tooLarge, { path: place, received: value, facts: { most: state.most } }))
      break
    }
    if (RESERVED_KEYS.has(key)) tell(state.problems, problem(says.reservedKey, { path: place, received: key }))
    else
      (copied as Record<string, unknown>)[key] = copyOf(
        (value as Record<string, unknown>)[key],
        place,
        depth + 1,
        state,
      )
  }
  return copied
}
