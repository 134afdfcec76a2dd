import type { Spread } from '../../spread.js'
import type { Stream } from '../../stream.js'
import { shareFrom } from '../probabilities.js'

/** Somebody, counted from 0 in the order in which they came, and what they wish as far as they were asked. */
interface Wisher {
  readonly number: number
  readonly wishes: number[]
}

/** What members wish the numbers of their cooperative to be, from 0 to 1: of a number always the same, whichever teams and numbers come and go. */
export class Wishes {
  readonly #spread: Spread
  readonly #preferences: Stream
  /** The place of each name that came up, in that order. */
  readonly #places = new Map<string, number>()

  constructor(spread: Spread, preferences: Stream) {
    this.#spread = spread
    this.#preferences = preferences
  }

  /** What somebody wishes the number of this name to be. */
  of({ number, wishes }: Wisher, name: string): number {
    const place = this.placeOf(name)
    const known = wishes[place]
    if (known !== undefined) return known
    const stream = this.#preferences.of(number * WISHES + 1 + (place % (WISHES - 1)))
    const wish = shareFrom(this.#spread, number, stream)
    wishes[place] = wish
    return wish
  }

  /** By which stream somebody goes about their wishes: sincerely or not. */
  streamOf(number: number): Stream {
    return this.#preferences.of(number * WISHES)
  }

  /** The place of a name: the next one, where it comes up for the first time. */
  placeOf(name: string): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const next = this.#places.size
    this.#places.set(name, next)
    return next
  }
}

/** Each member has so many streams of wishes: one for how they go about it, and the others for the numbers, one each as far as they go. */
const WISHES = 64
