import { SECTIONS } from './chapters/list.js'
import { type Charter, IDENTITY } from './charter.js'
import type { Change } from './diff.js'
import { averagesOf } from './rule.js'
import { provisionsOf } from './tree.js'

/** The amendments of a charter, by name. */
export type Amendments = NonNullable<Charter['amendments']>

/** The amendment by which a place changes: the one that names the provision, or else its chapter, or else everything ("*"). One that ends some day opens no way that lasts. */
export const routeTo = (amendments: Amendments, place: string): Amendments[string] | undefined => {
  const lasting = Object.values(amendments).filter(({ until }) => until === undefined)
  const [chapter = ''] = place.split('.')
  for (const covered of [place, chapter, '*']) {
    const found = lasting.find(({ covers }) => covers.includes(covered))
    if (found !== undefined) return found
  }
  return undefined
}

/** The decisions that guard a provision beside the one that covers it: those that an amendment asks for, and whose own rule would be another. */
export const guardsOf = (charter: Charter, section: string, id: string): readonly string[] =>
  Object.entries(charter.amendments ?? {}).flatMap(([name, { decision }]) => {
    const rule = charter.decisions?.[decision]?.rule
    const pointed = rule === undefined ? [] : averagesOf(rule).map((pointer) => pointer.id)
    const guards =
      (section === 'amendments' && id === name) ||
      (section === 'decisions' && id === decision) ||
      (section === 'averageItems' && pointed.includes(id))
    return guards ? [decision] : []
  })

/**
 * The decisions that a change of the amendments needs because other places would change another way by it: each the one by which that place changes today. So nobody opens an easier way to the objectives by adding an amendment.
 */
export const guardsOfRoutes = (charter: Charter, change: Change): readonly string[] => {
  if (change.kind === 'identity' || change.section !== 'amendments') return []
  const before = charter.amendments ?? {}
  const after: Record<string, Amendments[string]> = { ...before }
  if (change.kind === 'changed')
    after[change.id] = { ...after[change.id], [change.field]: change.to } as Amendments[string]
  else if (change.kind === 'added') after[change.id] = change.provision as unknown as Amendments[string]
  else Reflect.deleteProperty(after, change.id)
  const places = [...IDENTITY, ...SECTIONS, ...provisionsOf(charter).map(({ section, id }) => `${section}.${id}`)]
  const decisions = places.flatMap((place) => {
    const [was, is] = [routeTo(before, place)?.decision, routeTo(after, place)?.decision]
    return was === undefined || was === is ? [] : [was]
  })
  return [...new Set(decisions)]
}
