import { placesOf, type Row, type SoundPlan } from '../simulation/index.js'
import { crewOf } from './crew.js'
import { piecesOf } from './pieces.js'

/** What is carried out, and by how many. */
export interface SweepInput {
  readonly plan: SoundPlan
  /** How many threads carry it out: 1, where nothing is said, is this one. More need the package `piscina`; there are never more than runs, nor than four for each processor. */
  readonly workers?: number
  /** The modules of models that do not come with the package, which each worker loads again: files, or addresses that begin with `file:`. */
  readonly models?: readonly string[]
}

/**
 * What comes of every run of a plan, in the plan's order: the same rows for any number of workers. What is asked for no more is carried out no more.
 *
 * Throws `wrong-workers`, `peer-missing` where several workers are asked for and `piscina` is not installed, `model-not-shared` where they cannot load the plan's model, and
 * `model-module`.
 *
 * @example
 * ```ts
 * import { readPlan } from 'coop-rules/simulation'
 * import { sweep } from 'coop-rules/sweeps'
 *
 * const plan = readPlan({ model: 'jury', seed: 'study-a', vary: { members: [3, 11] }, replicates: 2 })
 * const runs: string[] = []
 * for await (const row of sweep({ plan })) runs.push(row.run)
 * runs.length // => 4
 * ```
 */
export async function* sweep({ plan, workers = 1, models = [] }: SweepInput): AsyncGenerator<Row> {
  const crew = await crewOf({ plan, workers, runs: plan.runs, models })
  const waiting = new Map<number, Row>()
  let at = 0
  try {
    const places = placesOf(plan, { shard: 1, of: 1 })
    for await (const { text } of piecesOf({ crew, places, mayBegin: () => waiting.size < MOST_WAITING })) {
      for (const line of text.split('\n')) {
        if (line === '') continue
        const row = JSON.parse(line) as Row
        waiting.set(row.at, row)
      }
      for (let row = waiting.get(at); row !== undefined; row = waiting.get(at)) {
        waiting.delete(at++)
        yield row
      }
    }
  } finally {
    crew.stop()
    await crew.close()
  }
}

/** Rows that wait for one before them: more would fill the memory where one run is slow. */
const MOST_WAITING = 50_000
