import { canonicalJson, isRecord } from '../problems/index.js'
import { nameAt, type Row, type SoundPlan } from '../simulation/index.js'
import { moduleIn } from './folder.js'
import { moduleOf } from './model-module.js'
import { linesOf, shardFiles } from './rows-on-disk.js'

/** In what a run that was carried out again differs from what the folder of its sweep keeps; nothing where it does not. */
export interface Differs {
  /** The file of its model is another than that which the sweep was begun with, by its SHA-256. */
  readonly module?: { readonly path: string; readonly was: string; readonly is: string }
  /** What came of it there, as its row says. A model that was changed may tell other measures: nothing of it is checked. */
  readonly row?: Readonly<Record<string, unknown>>
}

/**
 * Is what came of a run again what the folder of its sweep keeps of it, by the same model? A run that has no row there differs from none. Steps are compared where the row has some.
 *
 * @internal
 */
export const differsFromKept = async (input: {
  readonly folder: string
  readonly plan: SoundPlan
  readonly row: Row
  /** The modules of models that do not come with the package. */
  readonly models: readonly string[]
}): Promise<Differs> => {
  const { folder, plan, row, models } = input
  const was = moduleIn(folder)
  const is = await moduleOf(plan.model, models)
  const isOther = was !== undefined && is !== undefined && was.sha256 !== is.sha256
  const kept = await keptRow(folder, plan, row.at)
  const { series, ...rest } = row as Row & { readonly series?: unknown }
  const now = kept?.['series'] === undefined ? rest : { ...rest, series }
  return {
    ...(isOther ? { module: { path: is.path, was: was.sha256, is: is.sha256 } } : {}),
    ...(kept === undefined || canonicalJson(kept) === canonicalJson(now) ? {} : { row: kept }),
  }
}

/** The row of a run as it stands in the folder. Only the lines with its name are read: others may be many. */
const keptRow = async (
  folder: string,
  plan: SoundPlan,
  at: number,
): Promise<Readonly<Record<string, unknown>> | undefined> => {
  const run = nameAt(plan, at)
  for (const { file, shard, of } of shardFiles(folder)) {
    if (at % of !== shard - 1) continue
    for await (const { text } of linesOf(file)) {
      const found = text.includes(run) ? rowIn(text) : undefined
      if (found?.['run'] === run && found['at'] === at) return found
    }
  }
  return undefined
}

/** What was changed by hand may be no JSON. */
const rowIn = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
