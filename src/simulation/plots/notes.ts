import type { Shown } from './frame.js'
import type { Group } from './groups.js'
import type { Steps } from './scale.js'

/** How many runs stand behind each place of a picture; and those places of the plan that have none, for what is left out looks as if it had not been asked. */
export const behindIn = (shown: Shown, groups: readonly Group[], each: string): string => {
  const counts = groups.map(({ values }) => values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0))
  const there = counts.filter((count) => count > 0)
  if (there.length === 0) return `no runs ${each}`
  const [least, most] = [Math.min(...there), Math.max(...there)]
  const runs = least === most ? `${most} run${most === 1 ? '' : 's'}` : `${least} to ${most} runs`
  const empty = emptyIn(shown, groups, counts)
  const partly = partlyIn(shown, groups, counts)
  return `${runs} ${each}${empty.length === 0 ? '' : `, but none at ${listed(empty)}`}${partly.length === 0 ? '' : `, ${listed(partly)}`}`
}

/** The places where some runs have a value and others have none, with how many; of a sweep that is not done, that is told of the whole. */
const partlyIn = (
  { wish, gathered }: Shown,
  groups: readonly Group[],
  counts: readonly number[],
): readonly string[] => {
  const { plan, ran, failed } = gathered
  if (ran + failed < plan.runs) return []
  return groups.flatMap(({ over, by, beside, values }, at) => {
    const count = counts[at] as number
    if (count === 0 || count === values.length) return []
    const place = [`${wish.over} ${over}`, told(wish.by, by), told(wish.beside, beside)].filter((name) => name !== '')
    return [`only ${count} of ${values.length} at ${place.join(' with ')}`]
  })
}

/** The places without a value: a value of `over` with all that is beside it as one. */
const emptyIn = ({ wish }: Shown, groups: readonly Group[], counts: readonly number[]): readonly string[] => {
  const isEmpty = (_: Group, at: number): boolean => counts[at] === 0
  const some = new Set(groups.filter((group, at) => !isEmpty(group, at)).map(({ over }) => over))
  const names = groups.filter(isEmpty).map(({ over, by, beside }) => {
    const place = `${wish.over} ${over}`
    if (!some.has(over)) return place
    return [place, told(wish.by, by), told(wish.beside, beside)].filter((name) => name !== '').join(' with ')
  })
  return [...new Set(names)]
}

const told = (path: string | undefined, place: string | number | undefined): string =>
  path === undefined || place === undefined ? '' : `${path} ${place}`

const listed = (names: readonly string[]): string =>
  names.length <= MOST_NAMED
    ? names.join(', ')
    : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} other places`

const MOST_NAMED = 4

/** What varies and is not told apart. */
export const pooledIn = ({ pooled }: Shown): string =>
  pooled.length === 0 ? '' : `, over all values of ${pooled.join(', ')}`

/** That numbers were gathered into classes, and which; and that there is one place alone because what lies to the right is the same in every run. */
export const classesIn = ({ over, by, beside, wish, gathered }: Shown): string => {
  const gatheredIn = (path: string | undefined, steps: Steps | undefined): string =>
    steps?.classes === true
      ? ` ${path ?? ''} has ${steps.values} values, gathered into ${steps.places.length} classes of the same width.`
      : ''
  const still = over.values === 1 && gathered.plan.points > 1 ? ` ${wish.over} does not vary in this plan.` : ''
  return `${still}${gatheredIn(wish.over, over)}${gatheredIn(wish.by, by)}${gatheredIn(wish.beside, beside)}`
}
