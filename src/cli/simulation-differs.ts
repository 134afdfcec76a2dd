import { isList, type Locale } from '../problems/index.js'
import type { Cell, Model, Row } from '../simulation/index.js'
import type { differsFromKept } from '../sweeps/index.js'

type Differs = Awaited<ReturnType<typeof differsFromKept>>

/** A line for each thing in which a run that was carried out again is not what its sweep keeps: its model's file, and what came of it. */
export const toldDiffering = (input: {
  readonly differs: Differs
  readonly row: Row
  readonly model: Model
  readonly locale: Locale
}): readonly string[] => {
  const { differs, row, model, locale } = input
  const words = WORDS[locale]
  const { module } = differs
  return [
    ...(module === undefined ? [] : [words.module(module.path, module.was, module.is)]),
    ...(differs.row === undefined ? [] : [words.row(whatDiffers(differs.row, row, model, words))]),
  ]
}

/** The first of the measures that differ, there and here, and how many others do; or that it failed. */
const whatDiffers = (
  kept: NonNullable<Differs['row']>,
  row: Row,
  model: Model,
  words: (typeof WORDS)[Locale],
): string => {
  const there = kept['measures'] as readonly Cell[] | undefined
  if (row.kind === 'failed' || !isList(there)) {
    const was = typeof kept['error'] === 'string' ? words.failed(kept['error']) : words.ran
    return words.pair('', was, row.kind === 'failed' ? words.failed(row.error) : words.ran)
  }
  const others = model.measures.flatMap(({ name }, at) =>
    there[at] === row.measures[at] ? [] : [{ name, was: there[at], is: row.measures[at] }],
  )
  const [first, ...more] = others
  if (first === undefined) return words.steps
  return `${words.pair(first.name, told(first.was), told(first.is))}${more.length === 0 ? '' : words.more(more.length)}`
}

const told = (cell: Cell | undefined): string => (cell === null || cell === undefined ? '–' : String(cell))

const WORDS = {
  en: {
    module: (path: string, was: string, is: string) =>
      `Note: ${path} is not the file that the sweep was begun with: the SHA-256 of that was ${was.slice(0, 12)}…, its own is ${is.slice(0, 12)}….`,
    row: (what: string) => `Note: what came of it now is not what its row in the sweep says: ${what}.`,
    pair: (name: string, was: string, is: string) => `${name === '' ? '' : `${name} `}${was} there, ${is} now`,
    more: (count: number) => `, and ${count} more`,
    failed: (error: string) => `failed (${error})`,
    ran: 'ran',
    steps: 'the steps on the way are others',
  },
  es: {
    module: (path: string, was: string, is: string) =>
      `Nota: ${path} no es el archivo con el que empezó el barrido: el SHA-256 de aquel era ${was.slice(0, 12)}…, el suyo es ${is.slice(0, 12)}….`,
    row: (what: string) => `Nota: lo que resultó ahora no es lo que dice su fila en el barrido: ${what}.`,
    pair: (name: string, was: string, is: string) => `${name === '' ? '' : `${name} `}${was} allí, ${is} ahora`,
    more: (count: number) => `, y ${count} más`,
    failed: (error: string) => `falló (${error})`,
    ran: 'terminó',
    steps: 'los pasos en el camino son otros',
  },
} as const satisfies Record<Locale, unknown>
