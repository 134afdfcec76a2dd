import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Charter } from './charter.js'
import type { Findings } from './findings.js'
import type { InheritedFrom } from './resolve.js'

/** Laws that nobody has looked up (CW-6), each with the charter it is inherited from: whoever forks that one has not left it out themselves. */
export const checkSources = (charter: Charter, { warnings }: Findings, inheritedFrom: InheritedFrom): void => {
  for (const [id, { country, checkedOn }] of Object.entries(charter.sources ?? {})) {
    if (country === undefined || checkedOn !== undefined) continue
    const facts = { from: inheritedFrom('sources', id) }
    warnings.push(problem(says.uncheckedLaw, { path: `sources.${id}.checkedOn`, received: undefined, facts }))
  }
}
