import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Vega from 'vega'
import type { compile as Compile } from 'vega-lite'
import * as says from '../problems/en.js'
import { problem, RulesError } from '../problems/index.js'
import type { Picture } from '../simulation/index.js'
import { makeFolder } from '../sweeps/index.js'
import { asFile, writeAll } from './files.js'

/** Draws pictures into the folder `plots` of a folder: of each the specification, and the picture as SVG. The files come back, by their names within the folder. */
export const writePictures = async ({ folder, pictures, drawnBy }: Drawn): Promise<readonly string[]> => {
  const files: { readonly name: string; readonly text: string }[] = []
  for (const { name, spec } of pictures) {
    files.push({ name: `plots/${name}.vl.json`, text: asFile({ ...spec, usermeta: markOf(name, drawnBy) }) })
    files.push({ name: `plots/${name}.svg`, text: `${await svgOf(spec)}\n` })
  }
  makeFolder(join(folder, 'plots'))
  writeAll(files.map(({ name, text }) => ({ path: join(folder, name), text, replaces: true })))
  return files.map(({ name }) => name)
}

/** Pictures in the folder of a sweep, and the command that draws them. */
interface Drawn {
  readonly folder: string
  readonly pictures: readonly Picture[]
  readonly drawnBy: 'plot' | 'sensitivity'
}

/**
 * Takes away what the same command drew before under names that are gone: a picture that is left over would show runs of another plan. What somebody else laid there stays, and so does a copy
 * under another name.
 */
export const removeStale = ({ folder, pictures, drawnBy }: Drawn): void => {
  const plots = join(folder, 'plots')
  for (const file of readdirSync(plots)) {
    const name = file.replace(/\.vl\.json$/, '')
    if (name === file || pictures.some((picture) => picture.name === name)) continue
    if (!isMarked(join(plots, file), JSON.stringify(markOf(name, drawnBy)))) continue
    rmSync(join(plots, file))
    rmSync(join(plots, `${name}.svg`), { force: true })
  }
}

/** Whose picture it is, and under which name: Vega-Lite leaves `usermeta` alone. */
const markOf = (name: string, drawnBy: string): object => ({ drawnBy: `coop-rules ${drawnBy}`, name })

const isMarked = (path: string, mark: string): boolean => {
  try {
    return JSON.stringify((JSON.parse(readFileSync(path, 'utf8')) as { readonly usermeta?: unknown }).usermeta) === mark
  } catch {
    return false
  }
}

/**
 * A picture as SVG: drawn without a window, a canvas or the network. The same specification gives the same bytes.
 *
 * Throws `peer-missing` where vega and vega-lite are not installed.
 */
export const svgOf = async (spec: Picture['spec']): Promise<string> => {
  const { compile, vega } = await library()
  const { spec: drawn } = compile(spec as never, { logger: vega.logger(vega.Error) })
  // What clips and shades is numbered anew in each picture.
  vega.resetSVGDefIds()
  const view = new vega.View(vega.parse(drawn), { renderer: 'none', logger: vega.logger(vega.Error) })
  try {
    return described(await view.toSVG(), titleIn(spec))
  } finally {
    view.finalize()
  }
}

/** As wide as there is room on a page, no wider than it was drawn, and with a name for those who do not see it. */
const described = (svg: string, title: string): string =>
  svg.replace(
    /^<svg ([^>]*)>/,
    (_, attributes: string) =>
      `<svg ${attributes} style="max-width:100%;height:auto" role="img"><title>${escaped(title)}</title>`,
  )

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The title of a picture, its lines as one. */
const titleIn = ({ title }: Picture['spec']): string =>
  [(title as { readonly text?: string | readonly string[] } | undefined)?.text ?? ''].flat().join(' ')

const library = async (): Promise<{ readonly compile: typeof Compile; readonly vega: typeof Vega }> => {
  try {
    const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')])
    await measureLetters()
    return { compile, vega }
  } catch (error) {
    if (!String((error as { readonly code?: unknown }).code).endsWith('MODULE_NOT_FOUND')) throw error
    throw new RulesError([
      problem(says.peerMissing, { path: '', received: undefined, facts: { peer: 'vega vega-lite' } }),
    ])
  }
}

/**
 * Without a canvas vega takes every letter to be four fifths as wide as it is high: too wide by half, so that titles are cut off and pictures have empty margins. Helvetica's own widths are told to it,
 * through the part of vega that draws; the same on every machine.
 */
const measureLetters = async (): Promise<void> => {
  const from = createRequire(createRequire(import.meta.url).resolve('vega'))
  const { textMetrics } = (await import(pathToFileURL(from.resolve('vega-scenegraph')).href)) as {
    textMetrics: Metrics
  }
  textMetrics.width = ({ fontSize = 11, fontWeight }, text) =>
    Math.ceil(
      ((widthOf(String(text)) * fontSize) / 1000) * (Number(fontWeight) >= 600 || fontWeight === 'bold' ? 1.07 : 1),
    )
}

interface Metrics {
  width: (item: { readonly fontSize?: number; readonly fontWeight?: string | number }, text: unknown) => number
}

const widthOf = (text: string): number => {
  let width = 0
  for (const letter of text) width += WIDTHS.find(([letters]) => letters.includes(letter))?.[1] ?? 556
  return width
}

/** The widths of the letters of Helvetica in thousandths of their height; those that are not named are as wide as a digit. */
const WIDTHS: readonly (readonly [letters: string, width: number])[] = [
  ["'ijl", 210],
  [' !,./:;I[]\\ft|', 278],
  ['()-r`{}"', 335],
  ['*^', 420],
  ['ckszJvxy', 500],
  ['+<=>~', 584],
  ['FTZ', 611],
  ['&ABEKPSVXY', 667],
  ['CDHNRUw', 722],
  ['GOQ', 778],
  ['mM', 833],
  ['%W', 920],
  ['@', 1015],
]
