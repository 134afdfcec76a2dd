import { statSync } from 'node:fs'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { placesOf, runsOfShard, type Shard, type SoundPlan } from '../simulation/index.js'
import { crewOf } from './crew.js'
import { beginFolder } from './folder.js'
import { moduleOf } from './model-module.js'
import { piecesOf } from './pieces.js'
import { openRowsFile } from './rows-file.js'
import { rowsOf, shardFile, shardFiles } from './rows-on-disk.js'

/** What is carried out, and where its rows are put. */
export interface ShardInput {
  readonly folder: string
  readonly plan: SoundPlan
  /** All of it, where nothing is said. */
  readonly shard?: Shard
  /** How many threads carry it out: 1, where nothing is said, is this one. There are never more than runs, nor than four for each processor. */
  readonly workers?: number
  /** The modules of models that do not come with the package. */
  readonly models?: readonly string[]
  /** `go-on`: rows that are there count as done. `begin`, where nothing is said: there must be none of this shard yet. */
  readonly rows?: 'begin' | 'go-on'
  /** `refused`, where nothing is said: the module of a model of one's own must be what it was when the folder was begun. `allowed`: it was changed, and its runs come out as before. */
  readonly changedModel?: 'refused' | 'allowed'
  /** Breaks the work off: the runs in hand are finished, and their rows kept. */
  readonly signal?: AbortSignal
  /** Told again and again. */
  readonly onProgress?: (progress: Progressed) => void
}

/** How far a shard has come. */
export interface Progressed {
  /** How many of its runs are done, those of earlier attempts included. */
  readonly done: number
  readonly of: number
  /** How many were done by earlier attempts. */
  readonly before: number
  /** How many that were carried out now failed. */
  readonly failed: number
}

/** A shard, as it stands after a call. */
export interface ShardRan extends Progressed {
  /** `broken-off`: the rest is still to be carried out. */
  readonly kind: 'done' | 'broken-off'
}

/**
 * Carries out the runs of a shard that are not in the folder yet, and adds their rows to its file, on which one process works at a time. However it ends, what was written a second
 * before is there, and another call goes on with what is left, also where the plan is cut into other shards then.
 *
 * Throws `wrong-shard`, `rows-there`, `plan-changed`, `model-changed`, `shard-taken`, `not-a-row`, and what `sweep` throws.
 *
 * @example
 * ```ts
 * import { mkdtempSync, rmSync } from 'node:fs'
 * import { tmpdir } from 'node:os'
 * import { join } from 'node:path'
 * import { readPlan } from 'coop-rules/simulation'
 * import { runShard } from 'coop-rules/sweeps'
 *
 * const folder = mkdtempSync(join(tmpdir(), 'sweep-'))
 * const plan = readPlan({ model: 'jury', seed: 'study-a', vary: { members: [3, 11] }, replicates: 5 })
 * const ran = await runShard({ folder, plan, shard: { shard: 1, of: 4 } })
 * ran.kind // => 'done'
 * ran.done // => 3
 * rmSync(folder, { recursive: true })
 * ```
 */
export const runShard = async (input: ShardInput): Promise<ShardRan> => {
  const { folder, plan, shard = { shard: 1, of: 1 }, signal, onProgress } = input
  checkShard(shard)
  const models = input.models ?? []
  beginFolder({ folder, plan, module: await moduleOf(plan.model, models), changedModel: input.changedModel })
  if (input.rows !== 'go-on') refuseRows(folder, input.shard)
  const file = openRowsFile(shardFile(folder, shard))
  try {
    const done = await doneOf(folder, plan, shard)
    const of = runsOfShard(plan, shard)
    const progress = { done: done.count, of, before: done.count, failed: 0 }
    onProgress?.({ ...progress })
    if (progress.done === of) return { kind: 'done', ...progress }
    const crew = await crewOf({
      plan,
      workers: input.workers ?? 1,
      runs: of - done.count,
      models,
    })
    const stop = crew.stop
    signal?.addEventListener('abort', stop)
    try {
      const mayBegin = (): boolean => signal?.aborted !== true
      for await (const piece of piecesOf({ crew, places: undone(plan, shard, done.has), mayBegin })) {
        await file.add(piece.text)
        progress.done += piece.count
        progress.failed += piece.failed
        onProgress?.({ ...progress })
      }
    } finally {
      signal?.removeEventListener('abort', stop)
      crew.stop()
      await crew.close()
    }
    return { kind: progress.done === of ? 'done' : 'broken-off', ...progress }
  } finally {
    file.close()
  }
}

const checkShard = ({ shard, of }: Shard): void => {
  const good =
    Number.isSafeInteger(of) && Number.isSafeInteger(shard) && of >= 1 && of <= 1_000_000 && shard >= 1 && shard <= of
  if (!good) throw new RulesError([problem(says.wrongShard, { path: 'shard', received: `${shard}/${of}` })])
}

/** Rows are gone on with only where that is meant. A shard asks for its own alone: many are begun at the same time. */
const refuseRows = (folder: string, shard: Shard | undefined): void => {
  const files = shard === undefined ? shardFiles(folder) : [{ file: shardFile(folder, shard) }]
  const there = files.find(({ file }) => (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0)
  if (there !== undefined) throw new RulesError([problem(says.rowsThere, { path: '--out', received: there.file })])
}

function* undone(plan: SoundPlan, shard: Shard, has: (at: number) => boolean): Generator<number> {
  for (const at of placesOf(plan, shard)) if (!has(at)) yield at
}

/** Which runs of a shard are in the folder, in whatever files. Another shard of as many has none of its runs. */
const doneOf = async (
  folder: string,
  plan: SoundPlan,
  mine: Shard,
): Promise<{ readonly count: number; readonly has: (at: number) => boolean }> => {
  const bits = new Uint8Array(Math.ceil(plan.runs / 8))
  const has = (at: number): boolean => ((bits[at >>> 3] as number) & (1 << (at & 7))) !== 0
  let count = 0
  for (const { file, shard, of } of shardFiles(folder)) {
    if (of === mine.of && shard !== mine.shard) continue
    for await (const { row } of rowsOf(plan, file)) {
      if (row.at % mine.of !== mine.shard - 1 || has(row.at)) continue
      bits[row.at >>> 3] = (bits[row.at >>> 3] as number) | (1 << (row.at & 7))
      count++
    }
  }
  return { count, has }
}
