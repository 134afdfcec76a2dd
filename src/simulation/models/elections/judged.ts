import { meanOf } from '../../measures/mean.js'
import type { Cell } from '../../model.js'
import type { Society } from './society.js'

/** How well elections fitted what members think, added up election by election. */
export class Judged {
  readonly #seats: number
  readonly #slates: number
  #held = 0
  #exists = 0
  #elected = 0
  #utility = 0
  #ordinary = 0
  #best = 0
  #favourites = 0
  #disproportionality = 0
  #vacant = 0

  constructor(seats: number, slates: number) {
    this.#seats = seats
    this.#slates = slates
  }

  /** Takes in one election; comes back with how much members like those elected, or null where nobody is. */
  add(society: Society, winner: number | undefined, elected: readonly number[]): number | null {
    this.#held++
    if (winner !== undefined) this.#exists++
    if (winner !== undefined && elected.includes(winner)) this.#elected++
    this.#vacant += this.#seats - elected.length
    this.#favourites += this.#favouritesOf(society, elected)
    this.#disproportionality += this.#disproportion(society, elected)
    const liked = likings(society)
    const utility = elected.length === 0 ? null : meanOf(elected.map((one) => liked[one] as number))
    const ordinary = meanOf(liked)
    const best = meanOf(liked.slice().sort().subarray(-Math.min(this.#seats, liked.length)))
    // Where nobody is elected, it is as if somebody were by lot.
    this.#utility += utility ?? ordinary
    this.#ordinary += ordinary
    this.#best += best
    return utility
  }

  measures(): Record<string, Cell> {
    const held = this.#held
    const possible = this.#best - this.#ordinary
    return {
      condorcetExists: this.#exists,
      condorcetElected: this.#elected,
      efficiency: this.#exists === 0 ? null : this.#elected / this.#exists,
      utility: this.#utility / held,
      utilityEfficiency: possible > 0 ? (this.#utility - this.#ordinary) / possible : null,
      favourites: this.#favourites / held,
      disproportionality: this.#disproportionality / held,
      vacant: this.#vacant,
    }
  }

  /** The share of members who have one of their first preferences among the elected, as many preferences as there are seats. */
  #favouritesOf({ members, candidates, order, ranked }: Society, elected: readonly number[]): number {
    let content = 0
    for (let member = 0; member < members; member++) {
      const row = member * candidates
      const seen = Math.min(this.#seats, ranked[member] as number)
      let found = false
      for (let at = 0; at < seen && !found; at++) found = elected.includes(order[row + at] as number)
      if (found) content++
    }
    return content / members
  }

  /** The root of half the sum of the squared differences between shares of first preferences and of seats. */
  #disproportion({ members, candidates, order, ranked }: Society, elected: readonly number[]): number {
    const votes = new Float64Array(this.#slates)
    const seats = new Float64Array(this.#slates)
    let valid = 0
    for (let member = 0; member < members; member++) {
      if (ranked[member] === 0) continue
      const slate = (order[member * candidates] as number) % this.#slates
      votes[slate] = (votes[slate] as number) + 1
      valid++
    }
    for (const one of elected) seats[one % this.#slates] = (seats[one % this.#slates] as number) + 1
    if (valid === 0 || elected.length === 0) return 0
    let squares = 0
    for (let slate = 0; slate < this.#slates; slate++) {
      const apart = (votes[slate] as number) / valid - (seats[slate] as number) / elected.length
      squares += apart * apart
    }
    return Math.sqrt(squares / 2)
  }
}

/** How much members like each candidate, on average. */
const likings = ({ members, candidates, utility, unit }: Society): Float64Array => {
  const liked = new Float64Array(candidates)
  for (let member = 0; member < members; member++)
    for (let one = 0; one < candidates; one++)
      liked[one] = (liked[one] as number) + (utility[member * candidates + one] as number)
  return liked.map((sum) => sum / (members * unit))
}
