import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, isRecord } from '../problems/index.js'
import type { ParameterValue, Plan, Point, SoundPlan } from './plan.js'
import { pointAt } from './points.js'
import { Stream, type StreamName, type Streams } from './stream.js'
import { thrownText } from './thrown.js'

/** One run of a plan. */
export interface PlannedRun {
  /** Its place in the plan, counted from 0: the replicates of a point follow each other. */
  readonly at: number
  readonly point: number
  /** Counted from 0. */
  readonly replicate: number
  /** What is set at its point, by path. */
  readonly set: Point
  /** What the model is given, before its defaults are filled in. */
  readonly parameters: Readonly<Record<string, ParameterValue>>
}

/**
 * Which run stands at a place of a plan? Its point, its replicate, and what the model is given. The order: the points of a grid by their sorted paths, the last one changing fastest; those of a list or a
 * sample as they come; and of each point the replicates one after the other.
 *
 * @example
 * ```ts
 * import { readPlan, runAt } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', vary: { members: [3, 11] }, replicates: 10 })
 * runAt(plan, 12) // => { at: 12, point: 1, replicate: 2, set: { members: 11 }, parameters: { members: 11 } }
 * ```
 */
export const runAt = (sound: SoundPlan, at: number): PlannedRun => {
  const replicates = sound.plan.replicates ?? 1
  const point = Math.floor(at / replicates)
  const { set, given } = pointOf(sound, point)
  return { at, point, replicate: at % replicates, set, parameters: given }
}

/**
 * What the runs of one point have in common.
 *
 * @internal
 */
export interface KnownPoint {
  readonly point: number
  readonly set: Point
  /** What the model is given, before its defaults are filled in. */
  readonly given: Readonly<Record<string, ParameterValue>>
  /** With all defaults; or what is given, where it is wrong. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** Why the model does not take what it is given. */
  readonly wrong?: string
  /** What stands before and after the replicate in the key of a run, and in the seed of each stream that was asked for. */
  readonly key: Around
  readonly streams: Partial<Record<StreamName, Around>>
}

type Around = readonly [before: string, after: string]

/**
 * A point of a plan, read. The last one is kept: the replicates of a point follow each other, and reading parameters takes longer than many a run. What is handed out
 * cannot be changed, for the next run gets it too.
 *
 * @internal
 */
export const pointOf = (sound: SoundPlan, point: number): KnownPoint => {
  const kept = lastPoints.get(sound)
  if (kept?.point === point) return kept
  const { set, parameters: given } = pointAt(sound.plan, point)
  const read = readFor(sound, given)
  const known: KnownPoint = { point, set: frozen(set), given: frozen(given), ...read, streams: {} }
  frozen(known.parameters)
  lastPoints.set(sound, known)
  return known
}

/** What the model makes of what it is given, and the key that follows. A shape that throws, or makes what no key can hold, leaves what is given. */
const readFor = (
  sound: SoundPlan,
  given: Readonly<Record<string, unknown>>,
): Pick<KnownPoint, 'parameters' | 'key' | 'wrong'> => {
  const wrongly = (wrong: string): Pick<KnownPoint, 'parameters' | 'key' | 'wrong'> => ({
    parameters: given,
    key: keyAround(sound, given),
    wrong,
  })
  try {
    const read = sound.model.parameters.safeParse(given)
    if (read.success) {
      const parameters = read.data as Readonly<Record<string, unknown>>
      return { parameters, key: keyAround(sound, parameters) }
    }
    const [{ path, message } = { path: [], message: '' }] = read.error.issues
    return wrongly(`${path.join('.')}: ${message}`)
  } catch (error) {
    return wrongly(thrownText(error))
  }
}

const lastPoints = new WeakMap<SoundPlan, KnownPoint>()

const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(Object.freeze(value))) frozen(inner)
  return value
}

/**
 * The key of a run, what it is told apart by wherever it is carried out: the canonical JSON of its model, the model's version, its parameters with all defaults, and the replicate. Here but for the replicate,
 * which is the last but one of the four names in their order.
 */
const keyAround = ({ model }: SoundPlan, parameters: unknown): Around => [
  `${canonicalJson({ model: model.name, parameters }).slice(0, -1)},"replicate":`,
  `,"version":${model.version}}`,
]

const around = ([before, after]: Around, replicate: number): string => `${before}${replicate}${after}`

/** The first 128 bits of the SHA-256 of a key, in hexadecimal digits: the name of the run in every table. */
const idOf = (key: string): string => bytesToHex(sha256(utf8ToBytes(key)).subarray(0, 16))

/**
 * What is the run at a place of a plan called, before it is carried out? The first 128 bits of the SHA-256 of its key, in hexadecimal digits: the canonical JSON of its model, the model's version, its
 * parameters with all defaults, and its replicate. The seed and what a plan has in common are no part of it: a run has its name in every plan, also where other chance makes it come out otherwise.
 *
 * @example
 * ```ts
 * import { carryOut, nameAt, readPlan } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { members: 3, votes: 10 } })
 * nameAt(plan, 0) === carryOut(plan, 0).run // => true
 * ```
 */
export const nameAt = (sound: SoundPlan, at: number): string => {
  const replicates = sound.plan.replicates ?? 1
  return idOf(around(pointOf(sound, Math.floor(at / replicates)).key, at % replicates))
}

/**
 * The streams of a run: each is seeded by the canonical JSON of the plan's seed, the run's key and its own name. What the plan has in common is left out of the key.
 *
 * @internal
 */
export class RunStreams implements Streams {
  readonly #sound: SoundPlan
  readonly #known: KnownPoint
  readonly #replicate: number
  readonly #made: Partial<Record<StreamName, Stream>> = {}

  constructor(sound: SoundPlan, known: KnownPoint, replicate: number) {
    this.#sound = sound
    this.#known = known
    this.#replicate = replicate
  }

  get preferences(): Stream {
    return this.#of('preferences')
  }

  get schedule(): Stream {
    return this.#of('schedule')
  }

  get noise(): Stream {
    return this.#of('noise')
  }

  get ties(): Stream {
    return this.#of('ties')
  }

  get membership(): Stream {
    return this.#of('membership')
  }

  /** Made when it is first asked for: most models need one or two. */
  #of(name: StreamName): Stream {
    const { streams } = this.#known
    return (this.#made[name] ??= Stream.from(around((streams[name] ??= this.#around(name)), this.#replicate)))
  }

  #around(name: StreamName): Around {
    const { plan } = this.#sound
    const [before, after] = keyAround(this.#sound, without(this.#known.parameters, plan.common?.[name] ?? []))
    return [`[${JSON.stringify(plan.seed)},"${escaped(before)}`, `${escaped(after)}","${name}"]`]
  }
}

/** A piece of a text as it stands in the JSON of the whole. */
const escaped = (piece: string): string => JSON.stringify(piece).slice(1, -1)

/**
 * Parameters without those at these paths.
 *
 * @internal
 */
export const without = (parameters: unknown, paths: readonly string[]): unknown =>
  paths.reduce((left, path) => leftOut(left, path.split('.')), parameters)

const leftOut = (tree: unknown, [key = '', ...rest]: readonly string[]): unknown => {
  if (!isRecord(tree) || Array.isArray(tree) || !Object.hasOwn(tree, key)) return tree
  if (rest.length > 0) return { ...tree, [key]: leftOut(tree[key], rest) }
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key))
}

/** One part of a plan: of so many, the runs whose places leave the same rest. */
export interface Shard {
  /** Counted from 1. */
  readonly shard: number
  readonly of: number
}

/**
 * How many runs a plan leaves to one of several shards, counted from 1.
 *
 * @internal
 */
export const runsOfShard = ({ runs }: SoundPlan, { shard, of }: Shard): number =>
  Math.max(0, Math.ceil((runs - shard + 1) / of))

/**
 * Which runs belong to a shard? Their places, in the plan's order: a shard of so many takes every so manieth, so that each has its part of the slow ones.
 *
 * @example
 * ```ts
 * import { placesOf, readPlan } from 'coop-rules/simulation'
 *
 * const plan = readPlan({ model: 'jury', seed: 'a', replicates: 10 })
 * const places = [...placesOf(plan, { shard: 2, of: 4 })]
 * places // => [1, 5, 9]
 * ```
 */
export function* placesOf(sound: SoundPlan, { shard, of }: Shard): Generator<number> {
  for (let at = shard - 1; at < sound.runs; at += of) yield at
}

/**
 * The part of a plan that its rows depend on: everything but its title, its plots and where its schema is, with the version of its model.
 *
 * @internal
 */
export const planEssence = (plan: Plan, modelVersion: number): Readonly<Record<string, unknown>> => {
  const { title: _title, plots: _plots, $schema: _schema, ...rest } = plan as Plan & { readonly $schema?: string }
  return { ...rest, modelVersion }
}
