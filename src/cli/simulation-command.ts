import { printable } from './output.js'
import type { SimulationOptions } from './simulation-options.js'

/** The command line of a sweep, as it was meant: for its manifest, and to go on with. */
export const commandOf = (options: SimulationOptions & { readonly simulation: 'sweep' | 'merge' }): string => {
  const { tables, models } = options
  const common = [
    ...models.flatMap((module) => ['--models', module]),
    ...(tables.parquet ? ['--parquet'] : []),
    ...(tables.y === undefined ? [] : ['--y', tables.y]),
  ]
  if (options.simulation === 'merge')
    return said(['sweep', 'merge', options.folder, ...(options.partial ? ['--partial'] : []), ...common])
  const { plan, out, points, workers, shard, resume, sameModel, yes } = options
  return said([
    'sweep',
    plan,
    '--out',
    out,
    ...(points === undefined ? [] : ['--points', points]),
    ...(workers === undefined ? [] : ['--workers', String(workers)]),
    ...(shard === undefined ? [] : ['--shard', `${shard.shard}/${shard.of}`]),
    ...(resume ? ['--resume'] : []),
    ...(sameModel ? ['--same-model'] : []),
    ...(yes ? ['--yes'] : []),
    ...common,
  ])
}

/** Goes on with what is in the folder. */
export const resumed = (options: SimulationOptions & { readonly simulation: 'sweep' }): string =>
  commandOf({ ...options, resume: true })

/** Makes the tables of a sweep whose rows are there. */
export const mergedBy = ({
  out,
  models,
  tables,
  ...rest
}: SimulationOptions & { readonly simulation: 'sweep' }): string =>
  commandOf({ ...rest, simulation: 'merge', folder: out, partial: false, models, tables })

/** Carries one run of a folder out again. */
export const runAgain = (folder: string, run: string, models: readonly string[]): string =>
  said(['simulate', '--of', folder, '--run', run, ...models.flatMap((module) => ['--models', module])])

/** By npx, which finds the command where it is installed in a project, and where it is for all. */
const said = (words: readonly string[]): string => ['npx', 'coop-rules', ...words].map(quoted).join(' ')

/** As a shell reads it back. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${printable(word).replaceAll("'", String.raw`'\''`)}'`
