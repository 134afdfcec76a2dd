import * as says from './en.js'
import { type Problem, problem } from './problem.js'

/** What is wrong with an id of a member, a team or an item; undefined where nothing is. Ids are opaque: any text that prints on one line. */
export const idProblem = (id: unknown, path: string): Problem | undefined =>
  typeof id === 'string' && id.length > 0 && id.length <= 200 && !hasControl(id)
    ? undefined
    : problem(says.notAName, { path, received: id })

const hasControl = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 || code === 127) return true
  }
  return false
}
