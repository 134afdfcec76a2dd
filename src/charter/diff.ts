import * as says from '../problems/en.js'
import { type Problem, problem, RESERVED_KEYS, throwProblems } from '../problems/index.js'
import { fieldsOf, SECTIONS, type SectionName } from './chapters/list.js'
import { type Charter, HEADING, IDENTITY } from './charter.js'
import { charterOf, sameData, type Tree, treeOf } from './tree.js'

/** One difference between two charters: a provision that came or went, or one field of it, or what the charter says of itself. */
export type Change =
  | {
      readonly kind: 'added' | 'removed'
      readonly section: SectionName
      readonly id: string
      readonly provision: Readonly<Record<string, unknown>>
    }
  | {
      readonly kind: 'changed'
      readonly section: SectionName
      readonly id: string
      readonly field: string
      /** Left out where the field was, or is, left out. */
      readonly from?: unknown
      readonly to?: unknown
    }
  | {
      readonly kind: 'identity'
      readonly field: (typeof IDENTITY)[number]
      readonly from?: unknown
      readonly to?: unknown
    }

/** The differences between two charters, in the order of the by-laws. */
export interface CharterDiff {
  readonly kind: 'same' | 'different'
  readonly changes: readonly Change[]
}

type Fields = Readonly<Record<string, unknown>>

/**
 * What differs between two charters? Provision by provision and field by field, in the order of the by-laws; the order of keys in a file does not matter. Both are whole: resolve a fork first.
 *
 * Source: CW-4 (a rule that gives someone more than one vote shows in the diff).
 *
 * @example
 * ```ts
 * import { diffCharters } from 'coop-rules/charter'
 *
 * const one = { id: 'a', version: '1', title: 'Bakers', currency: 'EUR' }
 * diffCharters({ from: one, to: { ...one, currency: 'GBP' } }).changes
 * // => [{ kind: 'identity', field: 'currency', from: 'EUR', to: 'GBP' }]
 * ```
 */
export const diffCharters = (input: { readonly from: Charter; readonly to: Charter }): CharterDiff => {
  const from = treeOf(input.from)
  const to = treeOf(input.to)
  const changes: Change[] = [
    ...IDENTITY.filter((field) => !sameData(from.identity[field], to.identity[field])).map((field) => ({
      kind: 'identity' as const,
      field,
      ...sides(from.identity[field], to.identity[field]),
    })),
    ...SECTIONS.flatMap((section) => changesIn(section, from.sections[section] ?? {}, to.sections[section] ?? {})),
  ]
  return { kind: changes.length === 0 ? 'same' : 'different', changes }
}

const changesIn = (
  section: SectionName,
  from: Readonly<Record<string, Fields>>,
  to: Readonly<Record<string, Fields>>,
): Change[] =>
  [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((id): Change[] => {
    const before = Object.hasOwn(from, id) ? from[id] : undefined
    const after = Object.hasOwn(to, id) ? to[id] : undefined
    if (before === undefined) return [{ kind: 'added', section, id, provision: after as Fields }]
    if (after === undefined) return [{ kind: 'removed', section, id, provision: before }]
    const order = [...HEADING, ...Object.keys(fieldsOf(section, id) ?? {})]
    return order
      .filter((field) => !sameData(before[field], after[field]))
      .map((field) => ({ kind: 'changed', section, id, field, ...sides(before[field], after[field]) }))
  })

const sides = (from: unknown, to: unknown): { readonly from?: unknown; readonly to?: unknown } => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

/**
 * Makes the changes of a diff in a charter. `applyDiff({ charter: a, diff: diffCharters({ from: a, to: b }) })` says what b says.
 *
 * Throws `not-as-before` where the charter does not stand as the diff found it, with every such place.
 *
 * @example
 * ```ts
 * import { applyDiff, diffCharters } from 'coop-rules/charter'
 *
 * const one = { id: 'a', version: '1', title: 'Bakers', currency: 'EUR' }
 * const two = { ...one, title: 'The Bakers' }
 * applyDiff({ charter: one, diff: diffCharters({ from: one, to: two }) }).title // => 'The Bakers'
 * ```
 */
export const applyDiff = (input: { readonly charter: Charter; readonly diff: CharterDiff }): Charter => {
  const { identity, sections } = treeOf(input.charter)
  const known: Record<string, unknown> = { ...identity }
  const chapters: Record<string, Record<string, Fields>> = Object.fromEntries(
    Object.entries(sections).map(([section, provisions]) => [section, { ...provisions }]),
  )
  const problems: Problem[] = []
  const expect = (path: string, found: unknown, before: unknown): void => {
    if (!sameData(found, before)) problems.push(problem(says.notAsBefore, { path, received: found }))
  }
  for (const change of input.diff.changes) {
    const name = reservedIn(change)
    if (name !== undefined) {
      problems.push(problem(says.reservedKey, { path: 'diff.changes', received: name }))
      continue
    }
    if (change.kind === 'identity') {
      expect(change.field, known[change.field], change.from)
      put(known, change.field, change.to)
      continue
    }
    const chapter = (chapters[change.section] ??= {})
    const path = `${change.section}.${change.id}`
    const found = Object.hasOwn(chapter, change.id) ? chapter[change.id] : undefined
    if (change.kind === 'changed') {
      expect(`${path}.${change.field}`, found?.[change.field], change.from)
      const fields: Record<string, unknown> = { ...found }
      put(fields, change.field, change.to)
      chapter[change.id] = fields
    } else {
      expect(path, found, change.kind === 'removed' ? change.provision : undefined)
      put(chapter, change.id, change.kind === 'added' ? change.provision : undefined)
    }
  }
  throwProblems(problems)
  return charterOf({ identity: known, sections: chapters } satisfies Tree)
}

/** A name in a change that no charter can have: one of JavaScript's own, or a chapter that there is not. */
const reservedIn = (change: Change): string | undefined => {
  if (change.kind === 'identity') return IDENTITY.includes(change.field) ? undefined : change.field
  if (!SECTIONS.includes(change.section)) return change.section
  return [change.id, ...(change.kind === 'changed' ? [change.field] : [])].find((name) => RESERVED_KEYS.has(name))
}

/** Where a change is, as people name it: decisions.admission, or currency. */
export const placeOf = (change: Change): string =>
  change.kind === 'identity' ? change.field : `${change.section}.${change.id}`

/** Sets a name, or takes it away where there is nothing to set. */
export const put = (fields: Record<string, unknown>, name: string, value: unknown): void => {
  if (value === undefined) Reflect.deleteProperty(fields, name)
  else fields[name] = value
}
