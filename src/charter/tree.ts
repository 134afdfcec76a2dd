import { SECTIONS, type SectionName } from './chapters/list.js'
import { type Charter, IDENTITY, type PlacedProvision, type WrittenCharter } from './charter.js'

/** One field of a provision. */
type FieldValue = unknown

/** A charter as its three levels of names, for what treats all chapters alike: section, provision, field. The identity is kept beside it. */
export interface Tree {
  readonly identity: Readonly<Record<string, FieldValue>>
  readonly sections: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, FieldValue>>>>>>
}

type Fields = Readonly<Record<string, FieldValue>>

/** A charter, written or whole, as a tree. What a written one takes away (null) is kept as null. */
export const treeOf = (charter: Charter | WrittenCharter): Tree => {
  const read = charter as Readonly<Record<string, unknown>>
  return {
    identity: Object.fromEntries(IDENTITY.filter((name) => read[name] !== undefined).map((name) => [name, read[name]])),
    sections: Object.fromEntries(
      SECTIONS.filter((section) => read[section] !== undefined).map((section) => [
        section,
        read[section] as Readonly<Record<string, Fields>>,
      ]),
    ),
  }
}

/** A tree as a charter: chapters in the order of the by-laws, and none that is empty. */
export const charterOf = ({ identity, sections }: Tree): Charter => {
  const found: Record<string, unknown> = {}
  for (const name of IDENTITY) if (identity[name] !== undefined) found[name] = identity[name]
  for (const section of SECTIONS) {
    const provisions = sections[section]
    if (provisions !== undefined && Object.keys(provisions).length > 0) found[section] = provisions
  }
  return found as unknown as Charter
}

/** Every provision of a charter with its place, in the order of the by-laws. Steps of a surplus stand in the order that they state. */
export const provisionsOf = (charter: Charter): readonly PlacedProvision[] =>
  SECTIONS.flatMap((section) => {
    const placed = Object.entries(
      (charter[section] ?? {}) as Readonly<Record<string, PlacedProvision['provision']>>,
    ).map(([id, provision]) => ({ section, id, provision }))
    return section === 'surplus' ? placed.sort((a, b) => orderOf(a) - orderOf(b)) : placed
  })

const orderOf = ({ provision }: PlacedProvision): number => Number(provision['order'])

/** One provision of a charter. */
export const provisionAt = (
  charter: Charter,
  section: SectionName,
  id: string,
): PlacedProvision['provision'] | undefined => {
  const chapter = (charter[section] ?? {}) as Readonly<Record<string, PlacedProvision['provision']>>
  return Object.hasOwn(chapter, id) ? chapter[id] : undefined
}

/** What a chapter has under a name of its own, and nothing that every object has. */
export const own = <Value>(
  chapter: Readonly<Record<string, Value>> | undefined,
  id: string | undefined,
): Value | undefined =>
  chapter !== undefined && id !== undefined && Object.hasOwn(chapter, id) ? chapter[id] : undefined

/** Lays what a fork writes over what it inherits: a field replaces a field whole, null takes away. */
export const overlaid = (parent: Tree, fork: Tree): Tree => {
  const sections: Record<string, Record<string, Fields>> = Object.fromEntries(
    Object.entries(parent.sections).map(([section, provisions]) => [section, { ...provisions }]),
  )
  for (const [section, provisions] of Object.entries(fork.sections)) {
    const target = (sections[section] ??= {})
    for (const [id, fields] of Object.entries(provisions as Readonly<Record<string, Fields | null>>)) {
      if (fields === null) Reflect.deleteProperty(target, id)
      else target[id] = withoutNulls({ ...(Object.hasOwn(target, id) ? target[id] : {}), ...fields })
    }
  }
  return { identity: withoutNulls({ ...parent.identity, ...fork.identity }), sections }
}

const withoutNulls = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

/** An empty charter to lay one that extends nothing over. */
export const EMPTY: Tree = { identity: {}, sections: {} }

/** Whether two values of data are the same, whatever the order of their keys. */
export const sameData = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameData((a as Fields)[key], (b as Fields)[key]))
  )
}
