import type { Because } from '../reasons/index.js'
import type { SectionName } from './chapters/list.js'
import type { Charter } from './charter.js'
import { type Change, diffCharters, placeOf, put } from './diff.js'
import { charterOf, provisionAt, sameData, treeOf } from './tree.js'

/** A place that both sides changed, each its own way. `path` is the key of its resolution. */
export interface Conflict {
  readonly path: string
  /** The chapter and the provision; left out where it is what the charter says of itself, such as its currency. */
  readonly section?: SectionName
  readonly id?: string
  /** The field; left out where the whole provision is in question, since one side took it out. */
  readonly field?: string
  /** What stood before either changed it; left out where nothing did. */
  readonly base?: unknown
  readonly fork?: unknown
  readonly onto?: unknown
}

/** A fork moved onto another parent, or what has to be settled first. */
export type Rebased =
  | { readonly kind: 'rebased'; readonly charter: Charter; readonly because: Because }
  | { readonly kind: 'conflicts'; readonly conflicts: readonly Conflict[]; readonly because: Because }

/**
 * What becomes of a fork when its parent moves on? Every change that the fork made to its old parent (`base`) is made to the new one (`onto`). Where both changed the same field to different values, or one took out what the
 * other changed, it is a conflict: a value, to be settled by naming the side that holds (`resolutions`, by path). Two forks of one charter merge the same way: one is `fork`, the other `onto`.
 *
 * The fork keeps its own name, version and title.
 *
 * @example
 * ```ts
 * import { rebaseCharter } from 'coop-rules/charter'
 *
 * const base = { id: 'plain', version: '1', title: 'Plain', currency: 'EUR', country: 'ES' }
 * const fork = { ...base, id: 'bakers', title: 'Bakers', currency: 'GBP' }
 * const rebased = rebaseCharter({ base, fork, onto: { ...base, version: '2', country: 'FR' } })
 * rebased.kind === 'rebased' && [rebased.charter.title, rebased.charter.currency, rebased.charter.country] // => ['Bakers', 'GBP', 'FR']
 * ```
 */
export const rebaseCharter = (input: {
  readonly base: Charter
  readonly fork: Charter
  readonly onto: Charter
  readonly resolutions?: Readonly<Record<string, 'fork' | 'onto'>>
}): Rebased => {
  const { base, fork, onto, resolutions = {} } = input
  const theirs = diffCharters({ from: base, to: onto }).changes
  const ours = diffCharters({ from: base, to: fork }).changes
  const conflicts: Conflict[] = []
  const kept: Change[] = []
  for (const change of ours) {
    const other = theirs.filter((their) => touches(change, their))
    const against = other.filter((their) => !sameChange(change, their))
    if (other.length > 0 && against.length === 0) continue
    if (against.length === 0 || isOwnName(change)) kept.push(change)
    else {
      const conflict = conflictOf(change, base, fork, onto)
      const settled = Object.hasOwn(resolutions, conflict.path) ? resolutions[conflict.path] : undefined
      if (settled === undefined && !conflicts.some(({ path }) => path === conflict.path)) conflicts.push(conflict)
      else if (settled === 'fork') kept.push(change)
    }
  }
  if (conflicts.length > 0)
    return {
      kind: 'conflicts',
      conflicts,
      because: [{ code: 'rebase-conflicts', clauses: [], observed: conflicts.length }],
    }
  return {
    kind: 'rebased',
    charter: charterOf(treeOf(overlay(onto, kept, fork))),
    because: [
      {
        code: 'rebased',
        clauses: [],
        kept: kept.filter((change) => !isOwnName(change)).length,
        onto: `${onto.id} ${onto.version}`,
      },
    ],
  }
}

/** What a fork is called, and which version it is, is its own: no conflict, and no change of the rules. */
const isOwnName = (change: Change): boolean =>
  change.kind === 'identity' && ['id', 'version', 'title'].includes(change.field)

/** Whether two changes are of the same field, or of the same provision where one of them is of the whole of it. */
const touches = (a: Change, b: Change): boolean => {
  if (placeOf(a) !== placeOf(b)) return false
  return a.kind !== 'changed' || b.kind !== 'changed' || a.field === b.field
}

const sameChange = (a: Change, b: Change): boolean => a.kind === b.kind && sameData(saidBy(a), saidBy(b))

/** The whole provision that came or went, or what a field says from then on: nothing, where it was taken out. */
const saidBy = (change: Change): unknown => ('provision' in change ? change.provision : change.to)

const conflictOf = (change: Change, base: Charter, fork: Charter, onto: Charter): Conflict => {
  const valuesOf = (read: (charter: Charter) => unknown): Partial<Record<'base' | 'fork' | 'onto', unknown>> =>
    Object.fromEntries(
      Object.entries({ base, fork, onto }).flatMap(([name, charter]) => {
        const value = read(charter)
        return value === undefined ? [] : [[name, value]]
      }),
    )
  if (change.kind === 'identity') {
    const { field } = change
    return { path: field, field, ...valuesOf((charter) => charter[field]) }
  }
  const { section, id } = change
  const whole = { path: `${section}.${id}`, section, id }
  if (change.kind !== 'changed' || provisionAt(onto, section, id) === undefined)
    return { ...whole, ...valuesOf((charter) => provisionAt(charter, section, id)) }
  const { field } = change
  const read = (charter: Charter): unknown => (provisionAt(charter, section, id) as Fields | undefined)?.[field]
  return { ...whole, path: `${whole.path}.${field}`, field, ...valuesOf(read) }
}

type Fields = Readonly<Record<string, unknown>>

/** The new parent with the fork's changes laid over it, whatever stood there. */
const overlay = (onto: Charter, changes: readonly Change[], fork: Charter): Charter => {
  const result: Record<string, unknown> = { ...onto, id: fork.id, version: fork.version, title: fork.title }
  for (const change of changes) {
    if (change.kind === 'identity') {
      put(result, change.field, change.to)
      continue
    }
    const chapter: Record<string, unknown> = { ...(result[change.section] as Fields | undefined) }
    const whole = provisionAt(fork, change.section, change.id)
    // A provision that the new parent took out comes back whole, not as the one field that was changed.
    if (change.kind !== 'changed' || !Object.hasOwn(chapter, change.id)) put(chapter, change.id, whole)
    else {
      const fields: Record<string, unknown> = { ...(chapter[change.id] as Fields) }
      put(fields, change.field, whole?.[change.field])
      chapter[change.id] = fields
    }
    result[change.section] = chapter
  }
  return result as unknown as Charter
}
