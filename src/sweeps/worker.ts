import { workerData } from 'piscina'
import { orThrow } from '../problems/index.js'
import { tryReadKeptPlan } from '../simulation/index.js'
import type { WorkerInput } from './crew.js'
import { loadModels } from './load-models.js'
import { carryOutPiece, type Piece } from './piece.js'

/** What a thread of its own does: reads the plan once, then carries out piece after piece. */
const { plan: written, models, flag } = workerData as WorkerInput
// It may be that of a sweep that is gone on with.
const plan = orThrow(tryReadKeptPlan(written, await loadModels(models)))

export default (places: Uint32Array): Piece =>
  carryOutPiece({ plan, places, stopped: () => Atomics.load(flag, 0) !== 0 })
