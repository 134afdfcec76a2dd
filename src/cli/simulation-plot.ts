import * as says from '../problems/en.js'
import { type Locale, problem } from '../problems/index.js'
import { Gathered, type Picture, picturesOf, stillMeasures } from '../simulation/index.js'
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
  const { ran, failed, plan } = gathered
  const missing = plan.runs - ran - failed
  const words = WORDS[locale]
  if (ran === 0)
    return {
      exit: EXIT.refused,
      data: { kind: 'drawn', folder, files: [], runs: ran, failed, missing },
      lines: [failed === 0 ? words.nothingRan : missing === 0 ? words.allFailed : words.noneRan(failed, missing)],
    }
  const pictures = picturesOf(gathered)
  const still = only === undefined ? stillMeasures(gathered) : []
  const files = await writePictures({ folder, pictures: chosen(folder, pictures, only), drawnBy: 'plot' })
  if (only === undefined) removeStale({ folder, pictures, drawnBy: 'plot' })
  return {
    // Nobody gets a picture who asked for one.
    exit: files.length === 0 ? EXIT.refused : EXIT.answered,
    data: { kind: 'drawn', folder, files, runs: ran, failed, missing },
    lines: [
      ...(files.length === 0 ? [] : [words.of(ran)]),
      ...(failed === 0 ? [] : [words.failed(failed, files.length > 0)]),
      ...(missing === 0 ? [] : [words.missing(missing, files.length > 0)]),
      ...still.map(({ measure, value }) => words.still(measure, value)),
      ...files.map((file) => words.written(`${folder}/${file}`)),
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
    failed: (runs: number, drawn: boolean) => `${runs} runs failed${drawn ? ', as the pictures say' : ''}.`,
    missing: (runs: number, drawn: boolean) => `${runs} runs have no row yet${drawn ? ', as the pictures say' : ''}.`,
    still: (measure: string, value: string | undefined) =>
      value === undefined
        ? `No picture of ${measure}: no run has a value of it.`
        : `No picture of ${measure}: it is ${value} in every run.`,
    allFailed: 'No picture: every run failed.',
    noneRan: (failed: number, missing: number) => `No picture: ${failed} runs failed, and ${missing} have no row yet.`,
    nothingRan: 'No picture: no run has a row yet.',
    written: (file: string) => `Written: ${file}`,
  },
  es: {
    of: (runs: number) => `Dibujado a partir de ${runs} ejecuciones.`,
    failed: (runs: number, drawn: boolean) =>
      `${runs} ejecuciones fallaron${drawn ? ', como dicen las imágenes' : ''}.`,
    missing: (runs: number, drawn: boolean) =>
      `${runs} ejecuciones no tienen fila todavía${drawn ? ', como dicen las imágenes' : ''}.`,
    still: (measure: string, value: string | undefined) =>
      value === undefined
        ? `Sin imagen de ${measure}: ninguna ejecución tiene un valor.`
        : `Sin imagen de ${measure}: es ${value} en todas las ejecuciones.`,
    allFailed: 'Sin imagen: fallaron todas las ejecuciones.',
    noneRan: (failed: number, missing: number) =>
      `Sin imagen: ${failed} ejecuciones fallaron, y ${missing} no tienen fila todavía.`,
    nothingRan: 'Sin imagen: ninguna ejecución tiene fila todavía.',
    written: (file: string) => `Escrito: ${file}`,
  },
} as const satisfies Record<Locale, unknown>
