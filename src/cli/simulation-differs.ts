import { canonicalJson, isList, type Locale } from '../problems/index.js'
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
    ...(differs.row === undefined ? [] : [words.row(whatDiffers(differs, row, model, words))]),
  ]
}

/** How many measures there are, there and here, where that differs; else the first of them that differ, and how many others do; or that it failed. */
const whatDiffers = (
  { row: kept = {}, measures: named, module }: Differs,
  row: Row,
  model: Model,
  words: (typeof WORDS)[Locale],
): string => {
  const there = kept['measures'] as readonly Cell[] | undefined
  if (row.kind === 'failed' || !isList(there)) {
    const was = typeof kept['error'] === 'string' ? words.failed(kept['error']) : words.ran
    const is = row.kind === 'failed' ? words.failed(row.error) : words.ran
    return was === is ? words.rest : words.pair('', was, is)
  }
  if (there.length !== row.measures.length) return words.count(there.length, row.measures.length)
  const names = model.measures.map(({ name }) => name)
  // A model that was changed may call them otherwise, or have them in another order: without tables there are no names.
  const before = named ?? (module === undefined ? names : undefined)
  const others = names.flatMap((name, at) => {
    const place = before === undefined ? at : before.indexOf(name)
    if (place < 0 || there[place] === row.measures[at]) return []
    return [{ name: before === undefined ? words.nth(at + 1) : name, was: there[place], is: row.measures[at] }]
  })
  const [first, ...more] = others
  if (first !== undefined)
    return `${words.pair(first.name, told(first.was), told(first.is))}${more.length === 0 ? '' : words.more(more.length)}`
  const strange = names.find((name) => before?.includes(name) === false)
  if (strange !== undefined) return words.without(strange)
  if (before !== undefined && before.join() !== names.join()) return words.order
  return stepsDiffer(kept['series'], row.series) ? words.steps : words.rest
}

const stepsDiffer = (there: unknown, here: unknown): boolean =>
  isList(there) && isList(here) && canonicalJson(there) !== canonicalJson(here)

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
    count: (was: number, is: number) => `it tells ${was} ${was === 1 ? 'measure' : 'measures'} there, ${is} now`,
    nth: (place: number) => `measure no. ${place}:`,
    without: (name: string) => `it tells no ${name} there`,
    order: 'its measures come in another order',
    steps: 'the steps on the way are others',
    rest: 'the row differs in something else',
  },
  es: {
    module: (path: string, was: string, is: string) =>
      `Nota: ${path} no es el archivo con el que empezó el barrido: el SHA-256 de aquel era ${was.slice(0, 12)}…, el suyo es ${is.slice(0, 12)}….`,
    row: (what: string) => `Nota: lo que resultó ahora no es lo que dice su fila en el barrido: ${what}.`,
    pair: (name: string, was: string, is: string) => `${name === '' ? '' : `${name} `}${was} allí, ${is} ahora`,
    more: (count: number) => `, y ${count} más`,
    failed: (error: string) => `falló (${error})`,
    ran: 'terminó',
    count: (was: number, is: number) => `da ${was} ${was === 1 ? 'medida' : 'medidas'} allí, ${is} ahora`,
    nth: (place: number) => `medida n.º ${place}:`,
    without: (name: string) => `no da ${name} allí`,
    order: 'sus medidas vienen en otro orden',
    steps: 'los pasos en el camino son otros',
    rest: 'la fila difiere en otra cosa',
  },
} as const satisfies Record<Locale, unknown>
