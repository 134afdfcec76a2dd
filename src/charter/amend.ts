import type { Because, ClauseId, Reason } from '../reasons/index.js'
import type { SectionName } from './chapters/list.js'
import type { Charter } from './charter.js'
import { type Change, diffCharters } from './diff.js'
import { averagesOf } from './rule.js'

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
 * Which decisions does a change of the charter need? For each change the amendment that names the provision, or else its chapter, or else everything ("*"). A change of an amendment, or of a decision that an amendment asks for, needs
 * that decision as well: no rule is loosened by an easier one. A change that nothing covers needs a decision that does not exist, and is told with an empty name.
 */
export const decisionsNeeded = (input: {
  readonly charter: Charter
  readonly changes: readonly Change[]
}): readonly NeededDecision[] => {
  const amendments = Object.values(input.charter.amendments ?? {})
  const needed = new Map<string, Set<string>>()
  const need = (decision: string, place: string): void => {
    const places = needed.get(decision) ?? new Set()
    needed.set(decision, places.add(place))
  }
  for (const change of input.changes) {
    const place = placeOf(change)
    const route =
      amendments.find(({ covers }) => covers.includes(place)) ??
      amendments.find(({ covers }) => covers.includes(place.split('.')[0] ?? '')) ??
      amendments.find(({ covers }) => covers.includes('*'))
    need(route?.decision ?? '', place)
    for (const own of protectedBy(input.charter, change)) need(own, place)
  }
  return [...needed].map(([decision, places]) => ({ decision, covers: [...places] }))
}

const placeOf = (change: Change): string =>
  change.kind === 'identity' ? change.field : `${change.section}.${change.id}`

/** The decisions that guard a change beside the one that covers it: those whose own rule it would alter. */
const protectedBy = (charter: Charter, change: Change): readonly string[] => {
  if (change.kind === 'identity') return []
  const amendments = Object.entries(charter.amendments ?? {})
  return amendments.flatMap(([id, { decision }]) => {
    const rule = charter.decisions?.[decision]?.rule
    const pointed = rule === undefined ? [] : averagesOf(rule).map((pointer) => pointer.id)
    const guards =
      (change.section === 'amendments' && change.id === id) ||
      (change.section === 'decisions' && change.id === decision) ||
      (change.section === ('averageItems' satisfies SectionName) && pointed.includes(change.id))
    return guards ? [decision] : []
  })
}

/**
 * Does a charter become another one, by the decisions that were taken? Only if every decision that the changes need was carried under the present version. The amended charter has the new version; its own name stays.
 *
 * Source: WJC-1, WC-2. Reading: the rule for amending applies to itself.
 */
export const amendCharter = (input: {
  readonly charter: Charter
  readonly proposed: Charter
  readonly version: string
  readonly decisions: readonly TakenDecision[]
}): Amended => {
  const { charter, decisions } = input
  const proposed: Charter = { ...input.proposed, id: charter.id, version: charter.version }
  const { changes } = diffCharters({ from: charter, to: proposed })
  const needed = decisionsNeeded({ charter, changes })
  const told = needed.map(({ decision, covers }): { readonly missing: boolean; readonly reason: Reason } => {
    const taken = decisions.find(
      (one) => one.decision === decision && one.kind === 'carried' && one.charterVersion === charter.version,
    )
    const clauses = (charter.decisions?.[decision]?.clauses ?? []) as readonly ClauseId[]
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
    : { kind: 'amended', charter: { ...proposed, version: input.version }, because: [first, ...rest] }
}
