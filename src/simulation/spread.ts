import { z } from 'zod'
import * as says from '../problems/en.js'
import { problem } from '../problems/index.js'
import type { Stream } from './stream.js'

/** How the wishes, or the proposals, of members are spread between two ends. */
export type Spread =
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  /** The `a`-th smallest of a + b - 1 uniform numbers: a Beta(a, b) of whole a and b. */
  | { readonly kind: 'beta'; readonly a: number; readonly b: number; readonly from: number; readonly to: number }
  /** The greatest of so many uniform numbers: F(x) = x^of on [0, 1]. */
  | { readonly kind: 'greatest'; readonly of: number; readonly from: number; readonly to: number }
  | { readonly kind: 'triangular'; readonly from: number; readonly mode: number; readonly to: number }
  /** The mean of twelve uniform numbers: close to the bell curve of this mean and deviation, and never more than six deviations from its mean. */
  | { readonly kind: 'bell'; readonly mean: number; readonly deviation: number }
  /** One of these by chance, each as likely. */
  | { readonly kind: 'among'; readonly values: readonly number[] }
  /** The first member the first, the second the second, and again from the first. */
  | { readonly kind: 'listed'; readonly values: readonly number[] }
  /** The first of two spreads for this share of the members by chance, the second for the others. */
  | { readonly kind: 'mixed'; readonly share: number; readonly first: Spread; readonly second: Spread }

const ENDS = { from: z.number().default(0), to: z.number().default(1) }
const DEGREE = z.int().min(1).max(100)
const VALUES = z.array(z.number()).min(1).max(100_000)

/** The shape of a spread in parameters. */
export const SPREAD: z.ZodType<Spread> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('uniform'), ...ENDS }),
    z.strictObject({ kind: z.literal('beta'), a: DEGREE, b: DEGREE, ...ENDS }),
    z.strictObject({ kind: z.literal('greatest'), of: DEGREE, ...ENDS }),
    z
      .strictObject({ kind: z.literal('triangular'), mode: z.number(), ...ENDS })
      .superRefine(({ from, mode, to }, context) => {
        // Outside of its ends it would draw what lies outside of them.
        if (from <= mode && mode <= to) return
        const found = problem(says.notOneOf, { path: '', received: mode, facts: { options: `${from}–${to}` } })
        context.addIssue({ code: 'custom', path: ['mode'], params: { problem: found } })
      }),
    z.strictObject({ kind: z.literal('bell'), mean: z.number(), deviation: z.number().min(0) }),
    z.strictObject({ kind: z.literal('among'), values: VALUES }),
    z.strictObject({ kind: z.literal('listed'), values: VALUES }),
    z.strictObject({ kind: z.literal('mixed'), share: z.number().min(0).max(1), first: SPREAD, second: SPREAD }),
  ]),
)

/**
 * What a member, counted from 0, wishes under this spread; with a stream of their own, so that it does not depend on how many others there are.
 *
 * @example
 * ```ts
 * import { drawFrom, Stream } from 'coop-rules/simulation'
 *
 * const preferences = Stream.from('study-a')
 * drawFrom({ kind: 'listed', values: [10, 20] }, 2, preferences.of(2)) // => 10
 * ```
 */
export const drawFrom = (spread: Spread, member: number, stream: Stream): number => {
  switch (spread.kind) {
    case 'uniform':
      return between(spread, stream.uniform())
    case 'beta':
      return between(spread, smallest(spread.a, spread.a + spread.b - 1, stream))
    case 'greatest':
      return between(spread, smallest(spread.of, spread.of, stream))
    case 'triangular': {
      const { from, mode, to } = spread
      const part = stream.uniform()
      const width = to - from
      if (width === 0) return from
      return part * width < mode - from
        ? from + Math.sqrt(part * width * (mode - from))
        : to - Math.sqrt((1 - part) * width * (to - mode))
    }
    case 'bell': {
      let sum = 0
      for (let at = 0; at < 12; at++) sum += stream.uniform()
      return spread.mean + (sum - 6) * spread.deviation
    }
    case 'among':
      return spread.values[stream.below(spread.values.length)] as number
    case 'listed':
      return spread.values[member % spread.values.length] as number
    case 'mixed':
      return drawFrom(stream.uniform() < spread.share ? spread.first : spread.second, member, stream)
  }
}

const between = ({ from, to }: { readonly from: number; readonly to: number }, part: number): number =>
  from + part * (to - from)

/** The one of this rank, counted from 1, among so many uniform numbers. */
const smallest = (rank: number, among: number, stream: Stream): number => {
  const drawn = Float64Array.from({ length: among }, () => stream.uniform())
  return drawn.sort()[rank - 1] as number
}
