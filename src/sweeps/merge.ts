import { join } from 'node:path'
import { versions } from 'node:process'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { csvLine, RowDigest, type Shard, type SoundPlan, type Table, tablesOf } from '../simulation/index.js'
import { moduleIn, PACKAGE_VERSION, planDigest, planOf } from './folder.js'
import { loadModels } from './load-models.js'
import { PointMeans } from './point-means.js'
import { indexOf } from './row-index.js'
import { parquetFile } from './parquet.js'
import { shardFiles } from './rows-on-disk.js'
import { placeOver, WrittenFile } from './written-file.js'

/** Which folder, and what is made of it beside the tables. */
export interface MergeInput {
  readonly folder: string
  /** The modules of models that do not come with the package. */
  readonly models?: readonly string[]
  /** What is kept in the manifest as the command that this was done by. */
  readonly command?: string
  /** `allowed`: tables are made of the rows there are. `refused`, where nothing is said: runs that are missing are told, and nothing is written. */
  readonly missing?: 'allowed' | 'refused'
  /** `csv`, where nothing is said. Parquet needs the package `hyparquet-writer`. */
  readonly tables?: 'csv' | 'csv-and-parquet'
  /** A measure in numbers, or of yes and no, whose mean at each point is written to `Y.csv`, a number a line, as SALib reads it. */
  readonly y?: string
  /** Told again and again: of how many rows the tables were made. */
  readonly onProgress?: (progress: { readonly done: number; readonly of: number }) => void
}

/** Runs without a row, and the shards they belong to. */
export interface Missing {
  readonly kind: 'missing'
  readonly runs: number
  readonly of: number
  /** At most a hundred. */
  readonly shards: readonly Shard[]
}

/** What was written. */
export interface Merged {
  readonly kind: 'merged'
  readonly runs: number
  /** How many runs of the plan have no row. */
  readonly missing: number
  readonly failed: number
  /** The name of the first run that failed, where one did. */
  readonly firstFailed?: string
  /** The digest of the rows, by `RowDigest`. */
  readonly digest: string
  /** The names of the files in the folder. */
  readonly files: readonly string[]
}

/**
 * Puts the rows of a sweep together into tables: `runs.csv`, `series.csv` where steps were kept, `columns.json` which says what stands in their columns, and `manifest.json`.
 * The first three are the same, byte for byte, however the runs came to be carried out.
 *
 * Throws what `openSweep` throws, `not-one-of` for a measure that the model has not, or that is text, and `peer-missing`.
 *
 * @example
 * ```ts
 * import { mkdtempSync, rmSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { readPlan } from 'coop-rules/simulation'
 * import { mergeSweep, runShard } from 'coop-rules/sweeps'
 *
 * const folder = mkdtempSync(join(tmpdir(), 'sweep-'))
 * const plan = readPlan({ model: 'jury', seed: 'study-a', vary: { members: [3, 11] }, replicates: 5 })
 * await runShard({ folder, plan })
 * const merged = await mergeSweep({ folder })
 * merged.kind === 'merged' && merged.files // => ['runs.csv', 'columns.json', 'manifest.json']
 * rmSync(folder, { recursive: true })
 * ```
 */
export const mergeSweep = async (input: MergeInput): Promise<Merged | Missing> => {
  const { folder, y } = input
  const plan = planOf(folder, await loadModels(input.models ?? []))
  const means = y === undefined ? undefined : new PointMeans(plan, measureAt(plan, y))
  const index = await indexOf(folder, plan)
  const missing = plan.runs - index.count
  if (missing > 0 && input.missing !== 'allowed') return missingOf(folder, plan, missing, index.has)
  const tables = tablesOf(plan)
  const named: readonly (readonly [string, Table])[] = Object.entries(tables)
  const digest = new RowDigest()
  let failed = 0
  let firstFailed: string | undefined
  let done = 0
  const files: { readonly name: string; readonly sink: Sink }[] = []
  try {
    for (const [name, table] of named) {
      files.push({ name: `${name}.csv`, sink: csvFile(join(folder, `${name}.csv`), table) })
      if (input.tables !== 'csv-and-parquet') continue
      files.push({ name: `${name}.parquet`, sink: await parquetFile(join(folder, `${name}.parquet`), table) })
    }
    for (const row of index.rows()) {
      digest.add(row)
      if (row.kind === 'failed') {
        failed++
        firstFailed ??= row.run
      }
      means?.add(row)
      for (const { sink } of files) sink.add(row)
      if (++done % 4096 === 0) input.onProgress?.({ done, of: index.count })
    }
    for (const { sink } of files) sink.finish()
  } finally {
    for (const { sink } of files) sink.discard()
  }
  const merged: Merged = {
    kind: 'merged',
    runs: index.count,
    missing,
    failed,
    ...(firstFailed === undefined ? {} : { firstFailed }),
    digest: digest.hex(),
    files: [
      ...files.map(({ name }) => name),
      ...(means === undefined ? [] : ['Y.csv']),
      'columns.json',
      'manifest.json',
    ],
  }
  if (means !== undefined) placeOver(join(folder, 'Y.csv'), means.text())
  const columns = Object.fromEntries(named.map(([name, table]) => [name, table.columns]))
  placeOver(join(folder, 'columns.json'), `${JSON.stringify(columns, null, 1)}\n`)
  placeOver(join(folder, 'manifest.json'), `${JSON.stringify(manifestOf(plan, merged, input), null, 1)}\n`)
  return merged
}

/** What rows are written to. */
export interface Sink {
  readonly add: (row: Parameters<Table['linesOf']>[0]) => void
  /** Gives the file its name. */
  readonly finish: () => void
  /** Leaves nothing of a file that was not finished. */
  readonly discard: () => void
}

const csvFile = (file: string, { columns, linesOf }: Table): Sink => {
  const written = new WrittenFile(file)
  written.text(csvLine(columns.map(({ name }) => name)))
  return {
    add: (row) => {
      for (const line of linesOf(row)) written.text(csvLine(line))
    },
    finish: () => written.finish(),
    discard: () => written.discard(),
  }
}

const measureAt = ({ model }: SoundPlan, measure: string): number => {
  const at = model.measures.findIndex(({ name, kind }) => name === measure && kind !== 'text')
  if (at >= 0) return at
  // Text has no mean.
  const options = model.measures.flatMap(({ name, kind }) => (kind === 'text' ? [] : [name])).join(', ')
  throw new RulesError([problem(says.notOneOf, { path: '--y', received: measure, facts: { options } })])
}

/** Where one number of shards was used, the shards whose runs are missing; otherwise the whole. */
const missingOf = (folder: string, plan: SoundPlan, runs: number, has: (at: number) => boolean): Missing => {
  const counts = new Set(shardFiles(folder).map(({ of }) => of))
  const [of = 1] = counts.size === 1 ? counts : []
  const shards = new Set<number>()
  for (let at = 0; at < plan.runs && shards.size < of; at++) if (!has(at)) shards.add((at % of) + 1)
  const named = [...shards].sort((a, b) => a - b).slice(0, 100)
  return { kind: 'missing', runs, of: plan.runs, shards: named.map((shard) => ({ shard, of })) }
}

const manifestOf = (
  sound: SoundPlan,
  merged: Merged,
  { folder, command }: MergeInput,
): Readonly<Record<string, unknown>> => {
  const { plan, model } = sound
  const { runs, missing, failed, digest, files } = merged
  const module = moduleIn(folder)
  return {
    package: { name: 'coop-rules', version: PACKAGE_VERSION },
    model: { name: model.name, version: model.version, ...(module === undefined ? {} : { sha256: module.sha256 }) },
    runtime: runtime(),
    ...(command === undefined ? {} : { command }),
    plan: {
      sha256: planDigest(plan, model.version),
      seed: plan.seed,
      points: sound.points,
      runs: sound.runs,
    },
    runs,
    missing,
    failed,
    digest,
    files,
  }
}

/** Bun and Deno name themselves among the versions, and give that of the Node they are like. */
const runtime = (): { readonly name: string; readonly version: string } => {
  const name = ['deno', 'bun'].find((known) => versions[known] !== undefined) ?? 'node'
  return { name, version: versions[name] ?? '' }
}
