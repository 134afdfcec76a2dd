import type { Crew } from './crew.js'
import { PIECE_MILLIS, type Piece } from './piece.js'

/** What is carried out, and by whom. */
export interface PiecesInput {
  readonly crew: Crew
  readonly places: Iterator<number>
  /** Whether more may be begun; what was begun is gone on with. */
  readonly mayBegin: () => boolean
}

/**
 * The runs at these places, piece by piece, as they are done. What a piece has no time for is in the next one. How many runs are handed over at a time follows from how
 * long the last ones took.
 */
export async function* piecesOf({ crew, places, mayBegin }: PiecesInput): AsyncGenerator<Piece> {
  const under = new Map<number, Promise<Handed>>()
  const left: Uint32Array[] = []
  let number = 0
  let size = 1
  let stopped = false
  const hand = (given: Uint32Array): void => {
    const mine = number++
    under.set(
      mine,
      crew.work(given).then((piece) => ({ mine, given, piece })),
    )
  }
  for (;;) {
    while (!stopped && under.size < crew.ahead) {
      const given = left.shift() ?? (mayBegin() ? next(places, size) : undefined)
      if (given === undefined) break
      hand(given)
    }
    if (under.size === 0) return
    const { mine, given, piece } = await Promise.race(under.values())
    under.delete(mine)
    // Nothing done is what a crew answers that was told to stop.
    if (piece.count === 0) stopped = true
    if (piece.count < given.length) left.unshift(given.subarray(piece.count))
    if (piece.count > 0) {
      const fits = Math.ceil((piece.count * PIECE_MILLIS) / Math.max(piece.millis, 0.01))
      size = Math.max(1, Math.min(fits, 8 * size, MOST))
      yield piece
    }
  }
}

interface Handed {
  readonly mine: number
  readonly given: Uint32Array
  readonly piece: Piece
}

const MOST = 8192

/** The next places, at most so many; undefined where there are none. */
const next = (places: Iterator<number>, size: number): Uint32Array | undefined => {
  const taken = new Uint32Array(size)
  for (let count = 0; count < size; count++) {
    const found = places.next()
    if (found.done === true) return count === 0 ? undefined : taken.slice(0, count)
    taken[count] = found.value
  }
  return taken
}
