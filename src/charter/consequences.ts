import type { Problem } from '../problems/index.js'

/** What a check says only because something was left out that it would have looked up: a chapter, any provision of it, or a field of one ("*"). */
const FOLLOWS_FROM: Readonly<Record<string, readonly string[]>> = {
  'nobody-votes': ['memberClasses', 'memberClasses.*'],
  'voteless-class': ['memberClasses.*.hasVote'],
  'second-quorum-above-first': ['meetings.*.quorum'],
  'probation-otherwise': ['memberClasses.*.hasVote', 'memberClasses.*.mayPropose', 'admissions.*.voteInProbation'],
  'hold-beyond-closing': ['decisions.*.openDays', 'decisions.*.holdForDays'],
  'least-above-most': [
    'averageItems.*.min',
    'averageItems.*.max',
    'payCategories.*.minimum',
    'payCategories.*.maximum',
  ],
  'order-taken': ['surplus.*.order'],
  'more-than-one-vote': ['membership', 'membership.oneVote'],
  unamendable: ['amendments', 'amendments.*'],
  'indivisible-goes-nowhere': ['surplusRules', 'surplusRules.dissolution'],
  'no-rest': ['surplus', 'surplus.*'],
  'unknown-reserve': ['surplus', 'surplus.*', 'surplus.*.to'],
}

/** A vote that ends with a meeting needs no days: not one that a meeting decides on, if only that could be read. */
const ENDS_IN_MEETINGS = ['meetings', 'meetings.*', 'meetings.*.decides']

/**
 * Which problems follow from what was left out of a charter because something else is wrong with it? A field that could not be read is not missing; a provision that could not be read is not unknown. Telling such things beside the real
 * ones would send people the wrong way.
 */
export const consequencesOf = (lost: ReadonlySet<string>): ((found: Problem) => boolean) => {
  const isAnyLost = (places: readonly string[] = []): boolean => places.some((place) => masked.has(place))
  const mayEndOtherwise = (days: string): boolean =>
    isAnyLost(ENDS_IN_MEETINGS) || lost.has(days.replace(/openDays$/, 'holdForDays'))
  const masked = new Set([...lost].flatMap((place) => [place, place.replace(/\.[^.]+/, '.*')]))
  const isLost = (place: string): boolean => {
    const [chapter = '', id = ''] = place.split('.')
    return lost.has(place) || lost.has(chapter) || lost.has(`${chapter}.${id}`)
  }
  return ({ code, path, received, facts = {} }) => {
    if (code === 'missing-key') return isLost(path) || (DAYS_OPEN.test(path) && mayEndOtherwise(path))
    if (code === 'unknown-provision') return isLost(`${String(facts['section'])}.${String(facts['id'])}`)
    if (code === 'not-covered') return isLost(unquoted(received))
    if (code === 'unknown-source') return isLost(`sources.${unquoted(received)}`)
    return isAnyLost(FOLLOWS_FROM[code])
  }
}

const unquoted = (text: string): string => text.slice(1, -1)

const DAYS_OPEN = /^decisions\.[^.]+\.openDays$/
