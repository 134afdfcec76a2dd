import type { Row, SoundPlan } from '../simulation/index.js'
import { planOf } from './folder.js'
import { loadModels } from './load-models.js'
import { indexOf } from './row-index.js'

/** A sweep's folder, to be read. */
export interface OpenedSweep {
  readonly plan: SoundPlan
  /** How many rows there are. */
  readonly count: number
  /** Whether the run at a place of the plan has its row. */
  readonly has: (at: number) => boolean
  /** The rows there are, in the plan's order; a row that is there twice comes once. */
  readonly rows: () => AsyncGenerator<Row>
}

/**
 * Opens the folder of a sweep, whether it is done or not. Rows that are added afterwards are not seen.
 *
 * Throws `not-a-sweep`, what is wrong with its plan, `not-a-row`, and `rows-differ` where a run has two rows that are not the same.
 *
 * @example
 * ```ts
 * import { mkdtempSync, rmSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { readPlan } from 'coop-rules/simulation'
 * import { openSweep, runShard } from 'coop-rules/sweeps'
 *
 * const folder = mkdtempSync(join(tmpdir(), 'sweep-'))
 * const plan = readPlan({ model: 'jury', seed: 'study-a', vary: { members: [3, 11] }, replicates: 5 })
 * await runShard({ folder, plan, shard: { shard: 1, of: 2 } })
 * const sweep = await openSweep({ folder })
 * sweep.count // => 5
 * sweep.has(1) // => false
 * rmSync(folder, { recursive: true })
 * ```
 */
export const openSweep = async (input: {
  readonly folder: string
  /** The modules of models that do not come with the package. */
  readonly models?: readonly string[]
}): Promise<OpenedSweep> => {
  const plan = planOf(input.folder, await loadModels(input.models ?? []))
  const { count, has, rows } = await indexOf(input.folder, plan)
  return {
    plan,
    count,
    has,
    // oxlint-disable-next-line typescript/require-await -- whoever reads rows need not know that files are read at once
    rows: async function* () {
      yield* rows()
    },
  }
}
