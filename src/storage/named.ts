import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'

/**
 * Throws where a name of a cooperative or a stream is none. Half a surrogate pair has no UTF-8: an engine would write the same letter for every half, and take two names for one.
 */
export const named = (name: unknown, path: string, most = 200): void => {
  if (typeof name === 'string' && name.length > 0 && name.length <= most && !/\p{Surrogate}/u.test(name)) return
  const kind = `a name of 1 to ${most} characters, none of them half a letter`
  throw new RulesError([problem(says.wrongKind, { path, received: name, facts: { kind } })])
}
