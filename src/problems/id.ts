import * as says from './en.js'
import { tell } from './error.js'
import { type Problem, problem } from './problem.js'

/** What is wrong with an id of a member, a team or an item; undefined where nothing is. Ids are opaque: any text that prints on one line. */
export const idProblem = (id: unknown, path: string): Problem | undefined =>
  typeof id === 'string' && id.length > 0 && id.length <= 200 && !CONTROLS.test(id)
    ? undefined
    : problem(says.notAName, { path, received: id })

/** The problem of each id that stands twice in a list of ids. */
export const listedTwiceIn = (ids: readonly string[], path: string): Problem[] => {
  const problems: Problem[] = []
  const seen = new Set<string>()
  ids.forEach((id, at) => {
    if (seen.has(id))
      tell(problems, problem(says.listedTwice, { path: `${path}[${at}]`, received: id, facts: { what: id } }))
    seen.add(id)
  })
  return problems
}

/** Control characters, and what ends a line in some eyes. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
