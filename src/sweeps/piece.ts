import { carryOut, rowLine, type SoundPlan } from '../simulation/index.js'

/** What came of some runs: their rows as lines, each with its line feed. */
export interface Piece {
  /** How many of the runs that were asked for were carried out: the first ones. */
  readonly count: number
  readonly failed: number
  readonly text: string
  readonly millis: number
}

/** How long a piece shall take: short enough that Ctrl-C is obeyed soon, long enough that handing it over costs nothing beside it. */
export const PIECE_MILLIS = 100

/** A piece is not longer than this, in characters: rows with their series are long. */
const MOST_TEXT = 4_000_000

/** Carries out the first of these runs, as many as fit into the time; none once it shall stop, and the run in hand to its end. */
export const carryOutPiece = (input: {
  readonly plan: SoundPlan
  readonly places: Uint32Array
  readonly stopped: () => boolean
}): Piece => {
  const { plan, places, stopped } = input
  const began = performance.now()
  let count = 0
  let failed = 0
  let text = ''
  let millis = 0
  for (const at of places) {
    if (stopped()) break
    const row = carryOut(plan, at)
    if (row.kind === 'failed') failed++
    text += `${rowLine(row)}\n`
    count++
    millis = performance.now() - began
    if (millis > PIECE_MILLIS || text.length > MOST_TEXT) break
  }
  return { count, failed, text, millis }
}
