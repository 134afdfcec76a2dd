import { type Row, rowLine, type SoundPlan } from '../simulation/index.js'
import { beginFolder } from './folder.js'
import { moduleOf } from './model-module.js'
import { indexOf } from './row-index.js'
import { openRowsFile } from './rows-file.js'
import { shardFile } from './rows-on-disk.js'

/**
 * Puts rows of a plan that were had otherwise into a sweep's folder, such as the one run of a scenario. Those that are there already are not put there again.
 *
 * Throws `plan-changed`, `model-changed`, `shard-taken`, `not-a-row` and `rows-differ`.
 *
 * @internal
 */
export const keepRows = async (input: {
  readonly folder: string
  readonly plan: SoundPlan
  readonly rows: readonly Row[]
  /** The modules of models that do not come with the package. */
  readonly models?: readonly string[]
}): Promise<void> => {
  const { folder, plan, rows, models = [] } = input
  beginFolder({ folder, plan, module: await moduleOf(plan.model, models) })
  const file = openRowsFile(shardFile(folder, { shard: 1, of: 1 }))
  try {
    const { has } = await indexOf(folder, plan)
    for (const row of rows) if (!has(row.at)) await file.add(`${rowLine(row)}\n`)
  } finally {
    file.close()
  }
}
