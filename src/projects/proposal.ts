import { Fields } from '../calendar/index.js'
import * as says from '../problems/en.js'
import { isRecord, orThrow, problem, type Refused, tellNoTexts, wrongKind } from '../problems/index.js'
import type { Because, Citation, ClauseId } from '../reasons/index.js'

/** A project as somebody proposes it. Whoever that is: it takes no member to propose one. */
export interface ProposalInput {
  readonly project: string
  readonly by: string
  /** The objectives of the cooperative. */
  readonly objectives: readonly string[]
  /** Which of them the project serves, and how: the id or hash of the record that explains it, never the text itself. */
  readonly serves?: readonly { readonly objective: string; readonly how?: string }[]
  /** The areas of expertise that the project needs: each will have a coordinator. */
  readonly areas?: readonly string[]
  readonly clauses?: readonly Citation[]
}

/** What a proposal still lacks. */
export type MissingPart = 'objective' | 'how' | 'areas'

/** A proposal that can be put to the worker-owners, or what it still lacks. */
export type ProjectProposal =
  | {
      readonly kind: 'complete'
      readonly project: string
      readonly by: string
      readonly objectives: readonly string[]
      readonly areas: readonly string[]
      readonly because: Because
    }
  | {
      readonly kind: 'incomplete'
      readonly project: string
      readonly by: string
      readonly missing: readonly MissingPart[]
      readonly because: Because
    }

/**
 * Can this proposal be put to the vote? Anyone may propose, member or not. It is complete when it names at least one objective of the cooperative, how it
 * serves each that it names, and at least one area of expertise.
 *
 * Throws, with everything that is wrong: `not-one-of` (an objective that the cooperative does not have), `empty-list` (a cooperative without objectives),
 * `listed-twice`, `not-a-name`, `missing-key`, `unknown-key`, `wrong-kind`.
 *
 * Source: WJC-3, WJC-4. Reading: what is missing is told, and the proposal waits; other: it is turned away.
 *
 * @example
 * ```ts
 * import { proposalOf } from 'coop-rules/projects'
 *
 * const proposal = proposalOf({ project: 'app', by: 'someone', objectives: ['freedom'], serves: [{ objective: 'freedom' }], areas: ['tech'] })
 * proposal.kind === 'incomplete' && proposal.missing // => ['how']
 * ```
 */
export const proposalOf = (input: ProposalInput): ProjectProposal => orThrow(tryProposalOf(input))

/** The same for data from outside: refuses where `proposalOf` throws. */
export const tryProposalOf = (input: ProposalInput): ProjectProposal | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const fields = new Fields()
  const { served, explained, areas } = readProposed(input, fields)
  if (fields.problems.length > 0) return fields.refused
  const { project, by, clauses = [CLAUSE, EXPLAINED] } = input
  const missing: MissingPart[] = []
  if (served.length === 0) missing.push('objective')
  if (!explained) missing.push('how')
  if (areas.length === 0) missing.push('areas')
  if (missing.length > 0)
    return {
      kind: 'incomplete',
      project,
      by,
      missing,
      because: [{ code: 'proposal-incomplete', clauses, project, missing }],
    }
  return {
    kind: 'complete',
    project,
    by,
    objectives: served,
    areas,
    because: [{ code: 'proposal-complete', clauses, project, by, areas }],
  }
}

const CLAUSE = 'WJC-3' satisfies ClauseId
const EXPLAINED = 'WJC-4' satisfies ClauseId

const readProposed = (input: Readonly<Record<string, unknown>>, fields: Fields) => {
  fields.record(input, ['project', 'by', 'objectives', 'serves', 'areas', 'clauses'], '')
  tellNoTexts(input['clauses'], 'clauses', fields.problems)
  fields.id(input['project'], 'project')
  fields.id(input['by'], 'by')
  const objectives = readIds(input['objectives'], 'objectives', 'objective', fields)
  const served = new Set<string>()
  let unexplained = 0
  const serves = fields.listOrNone(input['serves'], 'serves')
  fields.records(serves, ['objective', 'how'], 'serves', (record, path) => {
    if (record['how'] === undefined) unexplained++
    else fields.id(record['how'], `${path}.how`)
    const objective = fields.oneOf(record['objective'], objectives, `${path}.objective`)
    if (objective === undefined) return
    if (served.has(objective))
      fields.note(
        problem(says.listedTwice, { path: `${path}.objective`, received: objective, facts: { what: objective } }),
      )
    served.add(objective)
  })
  const areas = input['areas'] === undefined ? [] : fields.ids(input['areas'], 'areas')
  return { served: [...served], explained: served.size > 0 && unexplained === 0, areas }
}

/** A list of ids, none twice, and at least one. */
export const readIds = (value: unknown, path: string, what: string, fields: Fields): readonly string[] => {
  if (Array.isArray(value) && value.length === 0)
    fields.note(problem(says.emptyList, { path, received: value, facts: { what } }))
  return fields.ids(value, path)
}
