import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, isList, isRecord } from '../problems/index.js'
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
  /** What the measures in that row are called, in their order, as the columns of the folder's tables tell it; nothing where there are no tables, or of other measures. */
  readonly measures?: readonly string[]
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
  const module = isOther ? { module: { path: is.path, was: was.sha256, is: is.sha256 } } : {}
  if (kept === undefined) return module
  const named = measuresIn(folder)
  const measures = isList(kept['measures']) && kept['measures'].length === named?.length ? named : undefined
  const names = plan.model.measures.map(({ name }) => name)
  // The same numbers under other names are something else.
  const sameNames = measures === undefined || canonicalJson(measures) === canonicalJson(names)
  if (sameNames && canonicalJson(kept) === canonicalJson(now)) return module
  return { ...module, row: kept, ...(measures === undefined ? {} : { measures }) }
}

/** The names of the measures in the tables of a folder. */
const measuresIn = (folder: string): readonly string[] | undefined => {
  const file = join(folder, 'columns.json')
  const columns = existsSync(file) ? recordIn(readFileSync(file, 'utf8'))?.['runs'] : undefined
  if (!isList(columns)) return undefined
  const names = columns.flatMap((column) => (isRecord(column) && column['of'] === 'measure' ? [column['name']] : []))
  return names.every((name) => typeof name === 'string') ? names : undefined
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
      const found = text.includes(run) ? recordIn(text) : undefined
      if (found?.['run'] === run && found['at'] === at) return found
    }
  }
  return undefined
}

/** What was changed by hand may be no JSON. */
const recordIn = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}
