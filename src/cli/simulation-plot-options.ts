import type { ParseArgsConfig } from 'node:util'

/** The command line of a command that shows what came of a sweep, beyond what all commands on simulations have. */
export type PlotOptions =
  | { readonly simulation: 'plot'; readonly folder: string; readonly only: readonly string[] | undefined }
  | { readonly simulation: 'sensitivity'; readonly folder: string; readonly measures: readonly string[] | undefined }

/** One of these commands. */
export type PlotName = PlotOptions['simulation']

const texts = { type: 'string', multiple: true } as const

/** The options of each of them. */
export const PLOT = {
  plot: { only: texts },
  sensitivity: { measure: texts },
} as const satisfies Record<PlotName, ParseArgsConfig['options']>

/** Reads their command line; or says, in one sentence, what is wrong with it. */
export const readPlotOptions = (
  name: PlotName,
  given: {
    readonly values: { readonly only?: readonly string[]; readonly measure?: readonly string[] }
    readonly positionals: readonly string[]
  },
): PlotOptions | string => {
  const [folder = '', ...more] = given.positionals
  if (folder === '' || more.length > 0) return `coop-rules ${name} takes the folder of one sweep.`
  return name === 'plot'
    ? { simulation: name, folder, only: given.values.only }
    : { simulation: name, folder, measures: given.values.measure }
}
