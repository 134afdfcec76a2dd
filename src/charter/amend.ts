import * as says from '../problems/en.js'
import { problem, type Refused } from '../problems/index.js'
import type { Because, Reason } from '../reasons/index.js'
import { guardsOf, guardsOfRoutes, routeTo } from './amendments.js'
import type { Charter } from './charter.js'
import { checkCharter } from './check.js'
import { type Change, diffCharters, placeOf } from './diff.js'

/** A decision that was taken, and under which version of the charter. */
export interface TakenDecision {
  /** Which decision of the charter it was. */
  readonly decision: string
  readonly kind: 'carried' | 'lost' | 'tied' | 'inquorate' | 'open'
  readonly on: string
  readonly charterVersion: string
}

/** The amended charter, or which decisions are still missing, and for what. */
export type Amended =
  | { readonly kind: 'amended'; readonly charter: Charter; readonly because: Because }
  | { readonly kind: 'not-amended'; readonly missing: readonly NeededDecision[]; readonly because: Because }

/** A decision that a change needs, and the places it is needed for. */
export interface NeededDecision {
  readonly decision: string
  readonly covers: readonly string[]
}

/**
 * Which decisions does a change of the charter need? For each change the amendment that names the provision, or else its chapter, or else everything ("*"). A change of an amendment, of a decision that an amendment asks for, or of the number its threshold is, needs
 * that decision as well; and so does a change of the amendments by which some place would change another way. No rule is loosened by an easier one. A change that nothing covers needs a decision that does not exist, and is told with an empty name.
 */
export const decisionsNeeded = (input: {
  readonly charter: Charter
  readonly changes: readonly Change[]
}): readonly NeededDecision[] => {
  const { charter } = input
  const needed = new Map<string, Set<string>>()
  const need = (decision: string, place: string): void => {
    const places = needed.get(decision) ?? new Set()
    needed.set(decision, places.add(place))
  }
  for (const change of input.changes) {
    const place = placeOf(change)
    need(routeTo(charter.amendments ?? {}, place)?.decision ?? '', place)
    const guards = change.kind === 'identity' ? [] : guardsOf(charter, change.section, change.id)
    for (const guard of [...guards, ...guardsOfRoutes(charter, change)]) need(guard, place)
  }
  return [...needed].map(([decision, places]) => ({ decision, covers: [...places] }))
}

/**
 * Does a charter become another one, by the decisions that were taken? Only if every decision that the changes need was carried under the present version. The amended charter has the new version; its own name stays.
 *
 * What cannot be amended to is refused: a charter that is not sound, with everything that is wrong with it, and one under the version there is already (`same-version`), under which the same decisions would count again.
 *
 * Source: WJC-1, WC-2. Reading: the rule for amending applies to itself.
 *
 * @example
 * ```ts
 * import { amendCharter } from 'coop-rules/charter'
 * import { preset } from 'coop-rules/presets'
 *
 * const charter = preset('we-just-coop')
 * const proposed = { ...charter, currency: 'EUR' }
 * const taken = { decision: 'change-rules', kind: 'carried', on: '2026-05-01', charterVersion: '1' } as const
 * amendCharter({ charter, proposed, version: '2', decisions: [] }).kind // => 'not-amended'
 * amendCharter({ charter, proposed, version: '2', decisions: [taken] }).kind // => 'amended'
 * ```
 */
export const amendCharter = (input: {
  readonly charter: Charter
  readonly proposed: Charter
  readonly version: string
  readonly decisions: readonly TakenDecision[]
}): Amended | Refused => {
  const { charter, decisions, version } = input
  const checked = checkCharter({ charter: { ...input.proposed, version }, library: [] })
  const problems = checked.kind === 'refused' ? [...checked.problems] : []
  if (version === charter.version) problems.push(problem(says.sameVersion, { path: 'version', received: version }))
  if (problems.length > 0) return { kind: 'refused', problems }
  const proposed: Charter = { ...input.proposed, id: charter.id, version: charter.version }
  const { changes } = diffCharters({ from: charter, to: proposed })
  const needed = decisionsNeeded({ charter, changes })
  const told = needed.map(({ decision, covers }): { readonly missing: boolean; readonly reason: Reason } => {
    const taken = decisions.find(
      (one) =>
        decision !== '' &&
        one.decision === decision &&
        one.kind === 'carried' &&
        one.charterVersion === charter.version,
    )
    const clauses = charter.decisions?.[decision]?.clauses ?? []
    return taken === undefined
      ? { missing: true, reason: { code: 'amendment-undecided', clauses, decision, covers } }
      : { missing: false, reason: { code: 'amendment-decided', clauses, decision, on: taken.on, covers } }
  })
  const [first, ...rest] = told.map(({ reason }) => reason)
  if (first === undefined)
    return { kind: 'not-amended', missing: [], because: [{ code: 'nothing-to-amend', clauses: [] }] }
  const missing = needed.filter((_, at) => told[at]?.missing)
  return missing.length > 0
    ? { kind: 'not-amended', missing, because: [first, ...rest] }
    : { kind: 'amended', charter: { ...proposed, version }, because: [first, ...rest] }
}
