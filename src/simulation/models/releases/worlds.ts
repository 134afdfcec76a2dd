import type { Heard } from './vote.js'

/** Ballots that are counted in the same counts, from the first to the last of them, by people whose choices are not known. */
export interface Lot {
  readonly from: number
  readonly to: number
  readonly ballots: number
  /** What they add up to. */
  readonly sum: number
}

/** One sum that may be otherwise, as a flow between two places of a line: from here to there, so much of it, within these ends. */
interface Arc {
  readonly from: number
  readonly to: number
  readonly flow: number
  readonly least: number
  readonly most: number
}

/**
 * Of which lots does everything that was heard say what each ballot of them is? For each lot, whether it is so.
 *
 * A world is what every ballot might be: from 0 to `most` each, so that every count comes to a sum of which the same would have been told. A ballot is exposed where it is
 * the same in every world. Instead of going through them, this asks whether another world can be reached from the one there is:
 *
 * A ballot counts from one count to a later one without a gap. Let it be a flow from the first to the place after the last, and let the sum of each count be a flow back by
 * one place: what arrives at a place leaves it again, so that a world is a circulation within limits, and the other way round. Two circulations differ by cycles along which
 * there is room. So the sum of a lot can be otherwise just where a cycle with room goes through it; whole numbers need no more than that, for each cycle has room for 1.
 * (Ford and Fulkerson, Flows in Networks, 1962.) Where the sum of a lot is certain, its ballots are if there is but one, or if they are all as low or as high as can be.
 */
export const certainLots = (lots: readonly Lot[], heard: readonly Heard[], most: number): readonly boolean[] => {
  const arcs: Arc[] = lots.map(({ from, to, ballots, sum }) => ({
    from,
    to: to + 1,
    flow: sum,
    least: 0,
    most: ballots * most,
  }))
  // The ballots that are known stay in the sum and its ends: what matters is the room between them.
  heard.forEach(({ sum: flow, least, most: greatest }, at) => {
    arcs.push({ from: at + 1, to: at, flow, least, most: greatest })
  })
  const ways = waysOf(arcs, heard.length + 1)
  return lots.map(({ ballots, sum }, at) => {
    const { from, to, flow, most: all } = arcs[at] as Arc
    if (ballots > 1 && flow > 0 && flow < all) return false
    const more = sum < all && leads(ways, to, from, at)
    const less = sum > 0 && leads(ways, from, to, at)
    return !more && !less
  })
}

interface Way {
  readonly to: number
  readonly arc: number
}

/** Along which arcs there is room for more, forwards; and for less, backwards. */
const waysOf = (arcs: readonly Arc[], places: number): readonly (readonly Way[])[] => {
  const ways: Way[][] = Array.from({ length: places }, () => [])
  arcs.forEach(({ from, to, flow, least, most }, arc) => {
    if (flow < most) ways[from]?.push({ to, arc })
    if (flow > least) ways[to]?.push({ to: from, arc })
  })
  return ways
}

/** Whether one comes from one place to another without this arc. */
const leads = (ways: readonly (readonly Way[])[], from: number, goal: number, except: number): boolean => {
  const seen = new Uint8Array(ways.length)
  const open = [from]
  seen[from] = 1
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place === goal) return true
    for (const { to, arc } of ways[place] ?? [])
      if (arc !== except && seen[to] === 0) {
        seen[to] = 1
        open.push(to)
      }
  }
  return false
}
