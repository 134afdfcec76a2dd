import type { Charter } from 'coop-rules/charter'
import type { Locale } from 'coop-rules/problems'
import type { Because } from 'coop-rules/reasons'
import { titleOf } from './names.js'

/**
 * Reasons whose circles, meetings and matters are named with their place in the charter, `circles.board`, so that titles can be put there. In a sentence it is too late for that: "board" may then be the circle, or just a word.
 */
export const placed = (because: Because, charter: Charter, locale: Locale): Because =>
  because.map((reason) => {
    const facts = Object.entries(reason as Readonly<Record<string, unknown>>).map(([name, value]) => {
      const section = Object.hasOwn(SECTIONS, name) ? SECTIONS[name as keyof typeof SECTIONS] : undefined
      if (section === undefined) return [name, value] as const
      const chapter: Readonly<Record<string, unknown>> = charter[section] ?? {}
      const place = (id: unknown) =>
        typeof id === 'string' && Object.hasOwn(chapter, id) && titleOf(chapter[id], locale) !== undefined
          ? `${section}.${id}`
          : id
      return [name, Array.isArray(value) ? value.map(place) : place(value)] as const
    })
    return Object.fromEntries(facts) as Because[0]
  }) as readonly Because[number][] as Because

/** In which chapter of the charter a fact of that name may stand. */
const SECTIONS = {
  circle: 'circles',
  circles: 'circles',
  narrower: 'circles',
  wider: 'circles',
  lender: 'circles',
  holder: 'circles',
  named: 'circles',
  to: 'circles',
  meeting: 'meetings',
  matter: 'matters',
  matters: 'matters',
} as const
