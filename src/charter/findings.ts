import type { Problem } from '../problems/index.js'

/** What a check notes: errors, with which a charter cannot be used, and warnings. */
export interface Findings {
  readonly problems: Problem[]
  readonly warnings: Problem[]
}
