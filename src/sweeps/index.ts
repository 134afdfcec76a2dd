/**
 * Plans carried out: by threads, in shards on disk that may be broken off and gone on with, and put together into tables.
 *
 * @module
 */
export { hasThreads, workersFor } from './crew.js'
export { isBegun, planOf } from './folder.js'
export { keepRows } from './keep-rows.js'
export { differsFromKept } from './kept-run.js'
export { loadModels } from './load-models.js'
export { makeFolder } from './make-folder.js'
export { type Merged, type MergeInput, mergeSweep, type Missing } from './merge.js'
export { openSweep, type OpenedSweep } from './open-sweep.js'
export { type Progressed, runShard, type ShardInput, type ShardRan } from './run-shard.js'
export { sweep, type SweepInput } from './sweep.js'
