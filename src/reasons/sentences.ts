import type { Citation } from './clauses.js'
import type { Numbers } from './numbers.js'

/** The sentence of each reason in one language, without its full stop and its clauses; the reasons are those of a table of facts. */
export type SentencesOf<Facts> = {
  readonly [Code in keyof Facts]: (
    reason: { readonly code: Code; readonly clauses: readonly Citation[] } & Facts[Code],
    n: Numbers,
  ) => string
}
