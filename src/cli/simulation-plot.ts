import * as says from '../problems/en.js'
import { type Locale, problem } from '../problems/index.js'
import { Gathered, type Picture, picturesOf } from '../simulation/index.js'
import { openSweep } from '../sweeps/index.js'
import { EXIT } from './run.js'
import { refuse } from './secrecy-files.js'
import type { SimulationOptions } from './simulation-options.js'
import { removeStale, writePictures } from './simulation-render.js'
import type { Answered } from './simulation-sweep.js'

/** Draws the pictures of a sweep into its folder. */
export const answerPlot = async (options: SimulationOptions & { readonly simulation: 'plot' }): Promise<Answered> => {
  const { folder, only, locale } = options
  const gathered = await gather(folder, options.models)
  const pictures = picturesOf(gathered)
  const files = await writePictures({ folder, pictures: chosen(folder, pictures, only), drawnBy: 'plot' })
  if (only === undefined) removeStale({ folder, pictures, drawnBy: 'plot' })
  const { ran, failed, plan } = gathered
  const missing = plan.runs - ran - failed
  return {
    exit: EXIT.answered,
    data: { kind: 'drawn', folder, files, runs: ran, failed, missing },
    lines: [
      WORDS[locale].of(ran),
      ...(failed === 0 ? [] : [WORDS[locale].failed(failed)]),
      ...(missing === 0 ? [] : [WORDS[locale].missing(missing)]),
      ...files.map((file) => WORDS[locale].written(`${folder}/${file}`)),
    ],
  }
}

/** What came of the runs of the sweep in a folder, as far as it has come. */
export const gather = async (folder: string, models: readonly string[], wanted?: number): Promise<Gathered> => {
  const sweep = await openSweep({ folder, models })
  const gathered = new Gathered({ plan: sweep.plan, ...(wanted === undefined ? {} : { wanted }) })
  for await (const row of sweep.rows()) gathered.add(row)
  return gathered
}

const chosen = (
  folder: string,
  pictures: readonly Picture[],
  only: readonly string[] | undefined,
): readonly Picture[] => {
  if (only === undefined) return pictures
  const known = pictures.map(({ name }) => name)
  const unknown = only.filter((name) => !known.includes(name))
  if (unknown.length === 0) return pictures.filter(({ name }) => only.includes(name))
  const facts = { known: known.join(', ') }
  return refuse(
    folder,
    unknown.map((name) => problem(says.notAmong, { path: '--only', received: name, facts })),
  )
}

const WORDS = {
  en: {
    of: (runs: number) => `Drawn from ${runs} runs.`,
    failed: (runs: number) => `${runs} runs failed, as the pictures say.`,
    missing: (runs: number) => `${runs} runs have no row yet, as the pictures say.`,
    written: (file: string) => `Written: ${file}`,
  },
  es: {
    of: (runs: number) => `Dibujado a partir de ${runs} ejecuciones.`,
    failed: (runs: number) => `${runs} ejecuciones fallaron, como dicen las imágenes.`,
    missing: (runs: number) => `${runs} ejecuciones no tienen fila todavía, como dicen las imágenes.`,
    written: (file: string) => `Escrito: ${file}`,
  },
} as const satisfies Record<Locale, unknown>
