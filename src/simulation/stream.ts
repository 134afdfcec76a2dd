import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { philox } from './philox.js'
import { seedOf } from './seed.js'

/** The name of a stream of chance: what it is needed for. Each has its own, so that one that draws more leaves the others as they are. */
export type StreamName = 'preferences' | 'schedule' | 'noise' | 'ties' | 'membership'

/**
 * The names of the streams there are.
 *
 * @internal
 */
export const STREAM_NAMES = [
  'preferences',
  'schedule',
  'noise',
  'ties',
  'membership',
] as const satisfies readonly StreamName[]

/** The streams of one run. */
export type Streams = Readonly<Record<StreamName, Stream>>

/**
 * Chance that can be had again: the same seed gives the same draws, on every machine. A stream belongs to one run; `of` gives each member, or each round, one of their own,
 * which does not depend on what the others drew.
 *
 * @example
 * ```ts
 * import { Stream } from 'coop-rules/simulation'
 *
 * const ana = Stream.from('study-a').of(7)
 * ana.below(6) + 1 // => 3
 * ```
 */
export class Stream {
  readonly #seed: Int32Array
  readonly #branch: number
  readonly #words = new Int32Array(4)
  /** How many blocks of four words were drawn. */
  #block = 0
  #left = 0

  private constructor(seed: Int32Array, branch: number) {
    this.#seed = seed
    this.#branch = branch
  }

  /** The stream of a text. */
  static from(text: string): Stream {
    return new Stream(seedOf(text), 0)
  }

  /** The stream of one of many, counted from 0 and below 2^32 - 1. It begins anew with every call. */
  of(one: number): Stream {
    return new Stream(this.#seed, one + 1)
  }

  /** The next 32 bits. */
  word(): number {
    if (this.#left === 0) {
      const words = this.#words
      words[0] = this.#block
      this.#block = (this.#block + 1) | 0
      words[1] = this.#branch
      words[2] = this.#seed[2] as number
      words[3] = this.#seed[3] as number
      philox(words, this.#seed[0] as number, this.#seed[1] as number)
      this.#left = 4
    }
    return (this.#words[4 - this.#left--] as number) >>> 0
  }

  /** A number from 0 up to but not including 1, in steps of 2^-53, each as likely. */
  uniform(): number {
    return ((this.word() >>> 5) * 0x4000000 + (this.word() >>> 6)) / 0x20000000000000
  }

  /** A whole number from 0 up to but not including `count`, each exactly as likely. Throws `not-one-of` where that is no whole number from 1 to 2^32: no draw would ever do. */
  below(count: number): number {
    if (!(count >= 1 && count <= 0x100000000 && Number.isInteger(count)))
      throw new RulesError([
        problem(says.notOneOf, { path: 'count', received: count, facts: { options: '1–4294967296' } }),
      ])
    const most = 0x100000000 - (0x100000000 % count)
    for (;;) {
      const drawn = this.word()
      if (drawn < most) return drawn % count
    }
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.uniform() < probability
  }

  /** The numbers from 0 up to but not including `count` in an order by chance, each order as likely. */
  order(count: number): Uint32Array {
    const all = new Uint32Array(count)
    for (let at = 0; at < count; at++) {
      const other = this.below(at + 1)
      all[at] = all[other] as number
      all[other] = at
    }
    return all
  }
}
