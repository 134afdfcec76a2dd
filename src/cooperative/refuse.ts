import type { Problem } from '../problems/index.js'
import type { Citation, Reason, ReasonCode, ReasonFacts } from '../reasons/index.js'
import type { Refusal } from './chapter.js'

/** The refusal of a command, with its reason and the clauses it rests on. */
export const refuse = <Code extends ReasonCode>(
  code: Code,
  facts: ReasonFacts[Code],
  clauses: readonly Citation[] = [],
): Refusal => ({ kind: 'refused', because: [{ code, clauses, ...facts } as unknown as Reason] })

/** The refusal of a command that says something that cannot be, with everything that is wrong. */
export const refuseProblems = (problems: readonly Problem[], clauses: readonly Citation[] = []): Refusal => ({
  ...refuse('malformed', { observed: problems.length }, clauses),
  problems,
})

/** The clauses of a provision of the charter; sources of the charter's own are cited like clauses. */
export const clausesOf = (provision: { readonly clauses?: readonly string[] } | undefined): readonly Citation[] =>
  provision?.clauses ?? []
