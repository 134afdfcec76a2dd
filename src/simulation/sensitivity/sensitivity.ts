import { canonicalJson } from '../../problems/index.js'
import type { Gathered } from '../plots/gathered.js'
import { figuresOf } from '../plots/figures.js'
import type { Range, Sample } from '../plan.js'
import { pointAt } from '../points.js'
import { Stream } from '../stream.js'
import { blockOf, rangesOf } from './design.js'
import { effectsOf } from './effects.js'
import type { Estimate } from './estimate.js'
import { indicesOf } from './indices.js'

/** How much a parameter matters to a measure: figures with their intervals, by name. */
export interface Influence {
  readonly parameter: string
  /** `first` and `total`, shares of the variance; or `mu`, `muStar` and `sigma`, in the unit of the measure. */
  readonly figures: Readonly<Record<string, Estimate>>
}

/** How much each parameter of a design matters to a measure, or why that cannot be said. */
export type Sensitivity =
  | {
      readonly kind: 'indices' | 'effects'
      readonly measure: string
      /** How many blocks, or paths, the figures are made of; and how many had a point without a value. */
      readonly blocks: number
      readonly leftOut: number
      readonly parameters: readonly Influence[]
      /** The same of an eighth, a quarter and a half of the blocks: figures that still move need more. */
      readonly convergence: readonly { readonly blocks: number; readonly parameters: readonly Influence[] }[]
    }
  /** The measure is the same at every point: nothing matters. */
  | { readonly kind: 'still'; readonly measure: string; readonly value: number }
  /** Fewer than four blocks are whole. */
  | { readonly kind: 'too-few'; readonly measure: string; readonly blocks: number; readonly leftOut: number }

/**
 * Which parameters does a measure hang on? Of a plan with a `sample`: the indices of Sobol', or the effects of Morris. The replicates of a point are averaged first; a block in which a point
 * has no value at all is left out, and counted. Undefined where the plan has no sample, or its model no such measure in numbers.
 *
 * Source: first-order indices as in Saltelli and others, Variance based sensitivity analysis of model output (Computer Physics Communications 181, 2010), total ones after Jansen, Analysis of variance designs for model output (Computer Physics Communications 117, 1999); effects
 * after Morris, Factorial sampling plans for preliminary computational experiments (Technometrics 33, 1991).
 *
 * @example
 * ```ts
 * import { carryOut, Gathered, readPlan, sensitivityOf } from 'coop-rules/simulation'
 *
 * const sample = { design: 'morris', size: 10, ranges: { competence: { from: 0, to: 1 } } }
 * const plan = readPlan({ model: 'jury', seed: 'a', parameters: { members: 1, votes: 10 }, sample })
 * const gathered = new Gathered({ plan })
 * for (let at = 0; at < plan.runs; at++) gathered.add(carryOut(plan, at))
 * sensitivityOf({ gathered, measure: 'rightShare' })?.kind // => 'effects'
 * ```
 */
export const sensitivityOf = (input: {
  readonly gathered: Gathered
  readonly measure: string
}): Sensitivity | undefined => {
  const { gathered, measure } = input
  const { plan, model } = gathered.plan
  const { sample } = plan
  const column = model.measures.find(({ name }) => name === measure)
  if (sample === undefined || column === undefined || column.kind === 'text') return undefined
  const means = meansOf(gathered, measure)
  const whole = wholeBlocks(means, sample)
  const leftOut = sample.size - whole.length
  if (whole.length < FEWEST) return { kind: 'too-few', measure, blocks: whole.length, leftOut }
  const value = means[(whole[0] as number) * blockOf(sample)] as number
  if (isStill(means, whole, blockOf(sample))) return { kind: 'still', measure, value }
  const stream = (blocks: number): Stream => Stream.from(canonicalJson([plan.seed, 'bootstrap', measure, blocks]))
  const of = (blocks: number): readonly Influence[] =>
    (sample.design === 'sobol' ? sobol : morris)(gathered, means, whole.slice(0, blocks), stream(blocks))
  const parts = [8, 4, 2].map((part) => Math.floor(whole.length / part)).filter((blocks) => blocks >= FEWEST)
  const parameters = of(whole.length)
  // The values differ, but not among the points that the variance is taken of.
  if (parameters.length === 0) return { kind: 'too-few', measure, blocks: whole.length, leftOut }
  return {
    kind: sample.design === 'sobol' ? 'indices' : 'effects',
    measure,
    blocks: whole.length,
    leftOut,
    parameters,
    convergence: [
      ...parts.map((blocks) => ({ blocks, parameters: of(blocks) })).filter((part) => part.parameters.length > 0),
      { blocks: whole.length, parameters },
    ],
  }
}

/** Fewer blocks cannot be resampled with any sense. */
const FEWEST = 4

const meansOf = (gathered: Gathered, measure: string): Float64Array => {
  const { points, plan } = gathered.plan
  const replicates = plan.replicates ?? 1
  const values = gathered.valuesOf(measure)
  if (replicates === 1) return values
  return Float64Array.from(
    { length: points },
    (_, point) => figuresOf(values.subarray(point * replicates, (point + 1) * replicates))?.mean ?? NaN,
  )
}

const wholeBlocks = (means: Float64Array, sample: Sample): readonly number[] => {
  const size = blockOf(sample)
  const blocks = Array.from({ length: sample.size }, (_, block) => block)
  return blocks.filter((block) => !means.subarray(block * size, (block + 1) * size).some(Number.isNaN))
}

const isStill = (means: Float64Array, blocks: readonly number[], size: number): boolean => {
  const value = means[(blocks[0] as number) * size]
  return blocks.every((block) => means.subarray(block * size, (block + 1) * size).every((mean) => mean === value))
}

type Of = (gathered: Gathered, means: Float64Array, blocks: readonly number[], stream: Stream) => readonly Influence[]

const sobol: Of = ({ plan: { plan } }, means, blocks, stream) => {
  const sample = plan.sample as Sample
  const ranges = rangesOf(sample)
  const size = blockOf(sample)
  const values = new Float64Array(blocks.length * size)
  for (const [at, block] of blocks.entries()) values.set(means.subarray(block * size, (block + 1) * size), at * size)
  const indices = indicesOf({ values, parameters: ranges.length }, stream) ?? []
  return indices.map((figures, one) => ({ parameter: ranges[one]?.[0] ?? '', figures: { ...figures } }))
}

const morris: Of = ({ plan: { plan } }, means, blocks, stream) => {
  const sample = plan.sample as Sample
  const ranges = rangesOf(sample)
  const size = blockOf(sample)
  const effects = new Float64Array(blocks.length * ranges.length)
  for (const [path, block] of blocks.entries())
    for (let step = 1; step < size; step++) {
      const at = block * size + step
      const before = pointAt(plan, at - 1).set
      const after = pointAt(plan, at).set
      const moved = ranges.findIndex(([name]) => before[name] !== after[name])
      const [name, { from, to }] = ranges[moved] as readonly [string, Range]
      const part = ((after[name] as number) - (before[name] as number)) / (to - from)
      effects[path * ranges.length + moved] = ((means[at] as number) - (means[at - 1] as number)) / part
    }
  return effectsOf(effects, ranges.length, stream).map((figures, one) => ({
    parameter: ranges[one]?.[0] ?? '',
    figures: { ...figures },
  }))
}
