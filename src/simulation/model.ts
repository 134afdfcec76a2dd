import type { z } from 'zod'
import type { StreamName, Streams } from './stream.js'

/** What stands in one place of a table: numbers are finite, a share or an amount that must be exact is text ('2/3', '1250'), null is "there is none". */
export type Cell = number | string | boolean | null

/**
 * The kinds of columns there are.
 *
 * @internal
 */
export const COLUMN_KINDS = ['exact', 'whole', 'number', 'truth', 'text'] as const satisfies readonly Column['kind'][]

/** One column of what a run tells. */
export interface Column {
  readonly name: string
  /** `whole`: a whole number below 2^53. `number`: any finite double. `exact`: a fraction or a decimal as text. */
  readonly kind: 'whole' | 'number' | 'exact' | 'text' | 'truth'
  /** Such as 'members', 'rounds', 'cents', 'share'. */
  readonly unit?: string
  /** What it says, in one sentence. */
  readonly means: string
}

/** What came of one run. */
export interface Ran {
  /** By the names of the model's measures, every one of them. */
  readonly measures: Readonly<Record<string, Cell>>
  /** What was seen on the way, a row a step, in the order of the model's series columns; only where it was asked for. */
  readonly series?: readonly (readonly Cell[])[]
}

/**
 * A question that can be simulated: its parameters, what is measured, and one run of it. A run is a pure function of parameters and chance; it uses + - × ÷ and square
 * roots alone, which every machine rounds alike.
 */
export interface ModelOf<Parameters> {
  readonly name: string
  /** Raised with every change after which a run may come out otherwise. */
  readonly version: number
  /** What it asks, in one sentence. */
  readonly asks: string
  /** The shape of its parameters, each with a default or required, and described. */
  readonly parameters: z.ZodType
  /** What each stream of chance draws that a run asks for. Where it is told, a plan has none of the others in `common`. */
  readonly streams?: Readonly<Partial<Record<StreamName, string>>>
  /** What a run tells at its end. */
  readonly measures: readonly Column[]
  /** What it tells of each step on the way; none where there are no steps. */
  readonly series: readonly Column[]
  /** `wantsSeries`: whether the steps on the way are asked for. */
  readonly run: (parameters: Parameters, streams: Streams, wantsSeries: boolean) => Ran
}

/** A model of any parameters: a run takes what its shape made of them. */
export type Model = ModelOf<never>

/**
 * Makes a model, with parameters of the type of its shape. What the shape makes of them has to be JSON: a run is named by it.
 *
 * @example
 * ```ts
 * import { makeModel } from 'coop-rules/simulation'
 * import { z } from 'zod'
 *
 * const coin = makeModel({
 *   name: 'coin', version: 1, asks: 'How often does a coin fall on its head?',
 *   parameters: z.strictObject({ throws: z.int().min(1).max(1000).default(10) }),
 *   measures: [{ name: 'heads', kind: 'whole', means: 'How often it did' }],
 *   series: [],
 *   run: ({ throws }, { noise }) => ({ measures: { heads: Array.from({ length: throws }, () => noise.below(2)).reduce((a, b) => a + b, 0) } }),
 * })
 * coin.name // => 'coin'
 * ```
 */
export const makeModel = <Shape extends z.ZodType>(
  model: Omit<ModelOf<z.output<Shape>>, 'parameters'> & { readonly parameters: Shape },
): Model => model
