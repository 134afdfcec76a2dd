import type { Charter } from 'coop-rules/charter'
import type { Because } from 'coop-rules/reasons'

/**
 * Reasons whose circles, meetings and matters are named with their place in the charter, `circles.board`, so that titles can be put there. In a sentence it is too late for that: "board" may then be the circle, or just a word.
 */
export const placed = (because: Because, charter: Charter): Because =>
  because.map((reason) => {
    const facts = Object.entries(reason).map(([name, value]) => {
      const section = Object.hasOwn(SECTIONS, name) ? SECTIONS[name as keyof typeof SECTIONS] : undefined
      if (section === undefined) return [name, value]
      const chapter = charter[section] ?? {}
      const place = (id: unknown) => (typeof id === 'string' && Object.hasOwn(chapter, id) ? `${section}.${id}` : id)
      return [name, Array.isArray(value) ? value.map(place) : place(value)]
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
