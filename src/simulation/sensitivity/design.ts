import { canonicalJson } from '../../problems/index.js'
import type { Plan, Point, Range, Sample } from '../plan.js'
import { Stream } from '../stream.js'
import { sobolWord } from './sobol-points.js'

/** The parameters of a design, in its order: that of their sorted paths. */
export const rangesOf = ({ ranges }: Sample): readonly (readonly [path: string, range: Range])[] =>
  Object.keys(ranges)
    .sort()
    .map((path) => [path, ranges[path] as Range])

/** How many points belong together: a block of Saltelli's design, or a path of Morris's. */
export const blockOf = ({ design, ranges }: Sample): number => Object.keys(ranges).length + (design === 'sobol' ? 2 : 1)

/** How many levels a path of Morris's design has where the plan does not say. */
const LEVELS = 4

/** One point of a plan's design, counted from 0; any of them without those before it. */
export const designedPoint = (plan: Plan, sample: Sample, at: number): Point => {
  const size = blockOf(sample)
  const block = Math.floor(at / size)
  return sample.design === 'sobol'
    ? saltelliPoint(plan, sample, block, at % size)
    : morrisPoint(plan, sample, block, at % size)
}

/**
 * A block of Saltelli's design (2010): a point A, then A once for each parameter with that parameter from B, then B. A and B are one Sobol' point of twice as many dimensions. All
 * points are shifted alike, bit by bit, by words that follow from the plan's seed: another seed is another design, as even as the first.
 */
const saltelliPoint = (plan: Plan, sample: Sample, block: number, place: number): Point => {
  const ranges = rangesOf(sample)
  const shifts = shiftsOf(plan, ranges.length)
  return Object.fromEntries(
    ranges.map(([path, range], one) => {
      const fromB = place === one + 1 || place === ranges.length + 1
      const dimension = fromB ? one + ranges.length : one
      const word = (sobolWord(block, dimension) ^ (shifts[dimension] as number)) >>> 0
      return [path, within(range, word / 0x100000000)]
    }),
  )
}

const shifts = new WeakMap<Plan, Uint32Array>()

const shiftsOf = (plan: Plan, parameters: number): Uint32Array => {
  const found = shifts.get(plan)
  if (found !== undefined) return found
  const stream = Stream.from(canonicalJson([plan.seed, 'sobol']))
  const made = Uint32Array.from({ length: 2 * parameters }, () => stream.word())
  shifts.set(plan, made)
  return made
}

/** A part of a range, from 0 up to but not including 1. */
const within = ({ from, to, whole }: Range, part: number): number =>
  whole === true ? from + Math.floor(part * (to - from + 1)) : from + part * (to - from)

/**
 * A path of Morris's design (1991): from a place on a lattice of levels, one parameter after the other, in an order by chance, steps half the levels up or down. Each path has a
 * stream of its own.
 */
const morrisPoint = (plan: Plan, sample: Sample, path: number, place: number): Point => {
  const ranges = rangesOf(sample)
  const { levels = LEVELS } = sample
  const stream = pathsOf(plan).of(path)
  const order = stream.order(ranges.length)
  const turn = new Uint32Array(ranges.length)
  for (const [at, one] of order.entries()) turn[one] = at
  return Object.fromEntries(
    ranges.map(([name, range], one) => {
      const low = stream.below(levels / 2)
      const upwards = stream.below(2) === 1
      const moved = place > (turn[one] as number)
      return [name, onLevel(range, moved === upwards ? low + levels / 2 : low, levels)]
    }),
  )
}

const paths = new WeakMap<Plan, Stream>()

const pathsOf = (plan: Plan): Stream => {
  const found = paths.get(plan) ?? Stream.from(canonicalJson([plan.seed, 'morris']))
  paths.set(plan, found)
  return found
}

const onLevel = ({ from, to, whole }: Range, level: number, levels: number): number => {
  if (level === levels - 1) return to
  const place = from + ((to - from) * level) / (levels - 1)
  return whole === true ? Math.floor(place + 0.5) : place
}
