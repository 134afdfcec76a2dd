import type { Problem } from '../problems/index.js'

/** What a check says only because something was left out that it would have looked up. */
const FOLLOWS_FROM: Readonly<Record<string, readonly string[]>> = {
  'nobody-votes': ['memberClasses'],
  'unknown-source': ['sources'],
  unamendable: ['amendments', 'decisions'],
  'indivisible-goes-nowhere': ['surplusRules'],
  'no-rest': ['surplus'],
  'unknown-reserve': ['surplus', 'surplusRules'],
  'not-lent': ['circles'],
}

/**
 * Which problems follow from what was left out of a charter because something else is wrong with it? A field that could not be read is not missing; a provision that could not be read is not unknown. Telling such things beside the real
 * ones would send people the wrong way.
 */
export const consequencesOf = (lost: ReadonlySet<string>): ((found: Problem) => boolean) => {
  const chapters = new Set([...lost].map((place) => place.split('.')[0] ?? ''))
  const isLost = (place: string): boolean => {
    const [chapter = '', id = ''] = place.split('.')
    return lost.has(place) || lost.has(chapter) || lost.has(`${chapter}.${id}`)
  }
  return ({ code, path, received, facts = {} }) => {
    if (code === 'missing-key') return isLost(path)
    if (code === 'unknown-provision') return isLost(`${String(facts['section'])}.${String(facts['id'])}`)
    if (code === 'not-covered') return [...lost].some((place) => received === JSON.stringify(place))
    return FOLLOWS_FROM[code]?.some((chapter) => chapters.has(chapter)) === true
  }
}
