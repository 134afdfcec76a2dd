import type { Stream } from '../../stream.js'

/** What members think of candidates, in one election. Rows of members, one after another. */
export interface Society {
  readonly members: number
  readonly candidates: number
  /** How much each member likes each candidate, in parts of which `unit` make 1. */
  readonly utility: Float64Array
  /** Where all that is known is an order, so many that every utility is whole: then nothing level is taken for better. */
  readonly unit: number
  /** The candidates in the order of each member's preference. */
  readonly order: Uint16Array
  /** How many of the candidates each member ranks. */
  readonly ranked: Uint16Array
}

/** An empty one. */
export const societyOf = (members: number, candidates: number, unit = 1): Society => ({
  members,
  candidates,
  unit,
  utility: new Float64Array(members * candidates),
  order: new Uint16Array(members * candidates),
  ranked: new Uint16Array(members).fill(candidates),
})

/**
 * Puts the candidates into the order of a member's utilities; those who are level in an order by chance: a preference too, and so of the member's own stream, not of that which breaks ties of counts.
 *
 * @internal
 */
export const orderByUtility = ({ candidates, utility, order }: Society, member: number, own: Stream): void => {
  const row = member * candidates
  let level = false
  for (let candidate = 0; candidate < candidates; candidate++) {
    const liked = utility[row + candidate] as number
    let at = candidate
    while (at > 0) {
      const before = utility[row + (order[row + at - 1] as number)] as number
      if (before === liked) level = true
      if (before >= liked) break
      order[row + at] = order[row + at - 1] as number
      at--
    }
    order[row + at] = candidate
  }
  if (!level) return
  let from = 0
  const likedAt = (at: number): number => utility[row + (order[row + at] as number)] as number
  for (let at = 1; at <= candidates; at++) {
    if (at < candidates && likedAt(at) === likedAt(from)) continue
    shuffle(order, row + from, at - from, own)
    from = at
  }
}

/** Puts so many places of a row into an order by chance, each order as likely. */
export const shuffle = (order: Uint16Array, from: number, count: number, own: Stream): void => {
  for (let at = count - 1; at > 0; at--) {
    const other = own.below(at + 1)
    const taken = order[from + at] as number
    order[from + at] = order[from + other] as number
    order[from + other] = taken
  }
}

/**
 * How much a member likes candidates of whom an order is all that is known: the share of the others that they rank lower, those level with a candidate counted half. In halves of one of the others, `unitOf` of which make 1.
 *
 * @internal
 */
export const utilityOfGroups = (society: Society, member: number, groups: readonly (readonly number[])[]): void => {
  const { candidates, utility } = society
  const row = member * candidates
  const ranked = groups.reduce((sum, group) => sum + group.length, 0)
  const unranked = candidates - ranked
  utility.fill(Math.max(0, unranked - 1), row, row + candidates)
  let lower = candidates
  for (const group of groups) {
    lower -= group.length
    for (const candidate of group) utility[row + candidate] = 2 * lower + group.length - 1
  }
}

/** How many halves of one of the others all the others are. */
export const unitOf = (candidates: number): number => 2 * Math.max(1, candidates - 1)

/**
 * How many members rank one candidate above another, by `one × candidates + other`. Whoever is not ranked stands below all who are.
 *
 * @internal
 */
export const pairwiseOf = ({ members, candidates, order, ranked }: Society): Int32Array => {
  const above = new Int32Array(candidates * candidates)
  for (let member = 0; member < members; member++) {
    const row = member * candidates
    const own = ranked[member] as number
    for (let at = 0; at < own; at++) {
      const one = (order[row + at] as number) * candidates
      for (let below = at + 1; below < candidates; below++) {
        const place = one + (order[row + below] as number)
        above[place] = (above[place] as number) + 1
      }
    }
  }
  return above
}

/** The candidate whom more rank above each other one than below; none where there is none. Condorcet (1785). */
export const condorcetWinner = (above: Int32Array, candidates: number): number | undefined => {
  for (let one = 0; one < candidates; one++) {
    let beats = true
    for (let other = 0; other < candidates && beats; other++)
      if (other !== one)
        beats = (above[one * candidates + other] as number) > (above[other * candidates + one] as number)
    if (beats) return one
  }
  return undefined
}
