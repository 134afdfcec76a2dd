import { type Cell, type Model, Stream, type StreamName, type Streams } from '../../src/simulation/index.js'
import { STREAM_NAMES } from '../../src/simulation/stream.js'

/** One run of a model by itself, with parameters as a plan writes them: its defaults are filled in, and its streams follow from a seed. */
export const oneRun = (
  model: Model,
  parameters: Readonly<Record<string, unknown>>,
  seed = 'a',
): { readonly measures: Readonly<Record<string, Cell>>; readonly series: readonly (readonly Cell[])[] } => {
  const { measures, series = [] } = model.run(readFor(model, parameters) as never, streamsFrom(seed), true)
  return { measures, series }
}

/** Parameters as a run takes them. */
export const readFor = (model: Model, parameters: Readonly<Record<string, unknown>>): unknown =>
  model.parameters.parse(parameters)

/** The streams of a seed. */
export const streamsFrom = (seed: string): Streams =>
  Object.fromEntries(STREAM_NAMES.map((name) => [name, Stream.from(`${seed} ${name}`)])) as Record<StreamName, Stream>
