import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type * as Peer from 'piscina'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import { MODELS, type SoundPlan } from '../simulation/index.js'
import { addressOf } from './load-models.js'
import { carryOutPiece, type Piece } from './piece.js'

/** Those who carry out the runs of a plan. */
export interface Crew {
  /** How many pieces are worth asking for at the same time. */
  readonly ahead: number
  /** Carries out the first of these runs, as many as fit into a piece. */
  readonly work: (places: Uint32Array) => Promise<Piece>
  /** Lets everybody finish the run in hand, and no other. */
  readonly stop: () => void
  readonly close: () => Promise<void>
}

/** Whose work it is, and by how many. */
export interface CrewInput {
  readonly plan: SoundPlan
  /** How many are asked for: no more begin than `workersFor` finds of use. */
  readonly workers: number
  /** How many runs there are to be carried out. */
  readonly runs: number
  /** The modules of models that do not come with the package: each worker loads them again. */
  readonly models: readonly string[]
}

/** What a worker is begun with. */
export interface WorkerInput {
  readonly plan: unknown
  readonly models: readonly string[]
  /** Not 0 once it shall stop. */
  readonly flag: Int32Array
}

/** One worker is this thread; more are threads of their own. */
export const crewOf = async (input: CrewInput): Promise<Crew> => {
  if (!Number.isSafeInteger(input.workers) || input.workers < 1 || input.workers > 1024)
    throw new RulesError([problem(says.wrongWorkers, { path: 'workers', received: input.workers })])
  const workers = workersFor({ asked: input.workers, runs: input.runs, processors: availableParallelism() })
  return workers === 1 ? oneThread(input) : threads({ ...input, workers })
}

/**
 * How many workers are of use? No more than there are runs, nor than four for each processor: each loads the models again and takes its memory, so that a thousand on two processors carry out nothing for minutes.
 *
 * @internal
 */
export const workersFor = (input: {
  readonly asked: number
  readonly runs: number
  readonly processors: number
}): number => Math.max(1, Math.min(input.asked, input.runs, EACH * input.processors))

/** Where runs wait for nothing, as these do, one for each is best; some more do no harm. */
const EACH = 4

const oneThread = ({ plan }: CrewInput): Crew => {
  let stopping = false
  return {
    ahead: 1,
    work: async (places) => {
      const piece = carryOutPiece({ plan, places, stopped: () => stopping })
      // Whatever else waits, such as Ctrl-C, has its turn between two pieces.
      await setImmediate()
      return piece
    },
    stop: () => {
      stopping = true
    },
    close: () => Promise.resolve(),
  }
}

const threads = async ({ plan, workers, models }: CrewInput): Promise<Crew> => {
  if (models.length === 0 && !MODELS.includes(plan.model))
    throw new RulesError([problem(says.modelNotShared, { path: 'models', received: plan.model.name })])
  const Piscina = await piscina()
  const flag = new Int32Array(new SharedArrayBuffer(4))
  const workerData: WorkerInput = { plan: plan.plan, models: models.map(addressOf), flag }
  const pool = new Piscina({
    filename: PROGRAM,
    minThreads: workers,
    maxThreads: workers,
    idleTimeout: Infinity,
    workerData,
  })
  return {
    ahead: 2 * workers,
    work: (places) => pool.run(places) as Promise<Piece>,
    stop: () => {
      Atomics.store(flag, 0, 1)
    },
    close: () => pool.destroy(),
  }
}

/** The program of the workers, built beside this room. */
const PROGRAM = join(dirname(createRequire(import.meta.url).resolve('coop-rules/sweeps')), 'worker.js')

/**
 * Is what threads are made with installed? It is a peer that is only needed where there are several workers.
 *
 * @internal
 */
export const hasThreads = async (): Promise<boolean> => {
  try {
    await import('piscina')
    return true
  } catch {
    return false
  }
}

const piscina = async (): Promise<typeof Peer.Piscina> => {
  try {
    return (await import('piscina')).Piscina
  } catch (error) {
    if (!String((error as { readonly code?: unknown }).code).endsWith('MODULE_NOT_FOUND')) throw error
    throw new RulesError([
      problem(says.peerMissing, { path: 'workers', received: undefined, facts: { peer: 'piscina' } }),
    ])
  }
}
