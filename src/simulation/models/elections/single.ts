import type { Stream } from '../../stream.js'
import { condorcetWinner, type Society } from './society.js'

/** The rules that are counted here, for comparison with the literature; those of charters are counted by the room of elections. */
export const COMPARED = ['plurality', 'runoff', 'hare', 'borda', 'black'] as const

/** One of them. */
export type Compared = (typeof COMPARED)[number]

/**
 * Who is elected by one of the rules of the literature? `plurality`: who has the most first preferences. `runoff`: of the two who have the most, whom more prefer. `hare`: the one with the fewest first preferences is struck out, again and again. `borda`: who is ranked above others most often, less
 * how often below. `black`: the Condorcet winner, and Borda's where there is none. Whoever is level is told apart by chance.
 *
 * @internal
 */
export const electedBy = (rule: Compared, society: Society, above: Int32Array, ties: Stream): number => {
  const { candidates } = society
  const all = Array.from({ length: candidates }, (_, one) => one)
  switch (rule) {
    case 'plurality':
      return best(all, firsts(society), ties)
    case 'runoff': {
      const votes = firsts(society)
      const first = best(all, votes, ties)
      const others = all.filter((one) => one !== first)
      if (others.length === 0) return first
      const second = best(others, votes, ties)
      const lead = (above[first * candidates + second] as number) - (above[second * candidates + first] as number)
      return lead > 0 || (lead === 0 && ties.below(2) === 0) ? first : second
    }
    case 'hare':
      return hare(society, all, ties)
    case 'borda':
      return best(all, borda(above, candidates), ties)
    case 'black':
      return condorcetWinner(above, candidates) ?? best(all, borda(above, candidates), ties)
  }
}

/** First preferences, of those papers that have one. */
const firsts = ({ members, candidates, order, ranked }: Society): Int32Array => {
  const votes = new Int32Array(candidates)
  for (let member = 0; member < members; member++) {
    const first = order[member * candidates] as number
    if (ranked[member] !== 0) votes[first] = (votes[first] as number) + 1
  }
  return votes
}

/** One of those with the most, each as likely. */
const best = (among: readonly number[], votes: Int32Array, ties: Stream): number => {
  let most = among[0] as number
  let level = 1
  for (const one of among.slice(1)) {
    const more = (votes[one] as number) - (votes[most] as number)
    if (more > 0) [most, level] = [one, 1]
    else if (more === 0 && ties.below(++level) === 0) most = one
  }
  return most
}

const hare = ({ members, candidates, order, ranked }: Society, all: readonly number[], ties: Stream): number => {
  const struck = new Uint8Array(candidates)
  let left = all
  while (left.length > 1) {
    const votes = new Int32Array(candidates)
    for (let member = 0; member < members; member++) {
      const row = member * candidates
      const last = row + (ranked[member] as number)
      let at = row
      while (at < last && struck[order[at] as number] === 1) at++
      if (at < last) votes[order[at] as number] = (votes[order[at] as number] as number) - 1
    }
    const out = best(left, votes, ties)
    struck[out] = 1
    left = left.filter((one) => one !== out)
  }
  return left[0] as number
}

/** How often each is ranked above another one, less how often below: with whole orders it ranks as Borda's points do. */
const borda = (above: Int32Array, candidates: number): Int32Array => {
  const points = new Int32Array(candidates)
  for (let one = 0; one < candidates; one++)
    for (let other = 0; other < candidates; other++) {
      const lead = (above[one * candidates + other] as number) - (above[other * candidates + one] as number)
      points[one] = (points[one] as number) + lead
    }
  return points
}
