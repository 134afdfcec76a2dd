import { join } from 'node:path'
import * as says from '../problems/en.js'
import { type Locale, problem } from '../problems/index.js'
import {
  type Estimate,
  type Gathered,
  type Influence,
  influencePicture,
  type Sensitivity,
  sensitivityOf,
} from '../simulation/index.js'
import { writeAll } from './files.js'
import { EXIT } from './run.js'
import { refuse } from './secrecy-files.js'
import type { SimulationOptions } from './simulation-options.js'
import { gather } from './simulation-plot.js'
import { removeStale, writePictures } from './simulation-render.js'
import type { Answered } from './simulation-sweep.js'

/** Tells which parameters matter to the measures of a sweep, and writes it down: `sensitivity.csv`, `convergence.csv`, a picture a measure. */
export const answerSensitivity = async (
  options: SimulationOptions & { readonly simulation: 'sensitivity' },
): Promise<Answered> => {
  const { folder, locale } = options
  const gathered = await gather(folder, options.models)
  const found = measuresFor(options, gathered).flatMap((measure) => sensitivityOf({ gathered, measure }) ?? [])
  writeAll([
    { path: join(folder, 'sensitivity.csv'), text: tableOf(found), replaces: true },
    { path: join(folder, 'convergence.csv'), text: convergenceOf(found), replaces: true },
  ])
  const pictures = found.flatMap((sensitivity) => influencePicture({ gathered, sensitivity }) ?? [])
  const files = [
    'sensitivity.csv',
    'convergence.csv',
    ...(await writePictures({ folder, pictures, drawnBy: 'sensitivity' })),
  ]
  if (options.measures === undefined) removeStale({ folder, pictures, drawnBy: 'sensitivity' })
  const words = WORDS[locale]
  const replicates = gathered.plan.plan.replicates ?? 1
  return {
    exit: EXIT.answered,
    data: { kind: 'sensitivity', folder, replicates, measures: found, files },
    lines: [
      ...(replicates === 1 ? [] : [words.averaged(replicates), '']),
      ...found.flatMap((one) => [...linesOf(one, locale), '']),
      ...files.map((file) => words.written(`${folder}/${file}`)),
    ],
  }
}

const measuresFor = (
  { folder, measures }: { readonly folder: string; readonly measures: readonly string[] | undefined },
  { plan: { plan, model } }: Gathered,
): readonly string[] => {
  if (plan.sample === undefined) refuse(folder, [problem(says.noSample, { path: 'sample', received: undefined })])
  const known = model.measures.filter(({ kind }) => kind !== 'text').map(({ name }) => name)
  const unknown = (measures ?? []).filter((name) => !known.includes(name))
  const facts = { known: known.join(', ') }
  if (unknown.length > 0)
    refuse(
      folder,
      unknown.map((name) => problem(says.notAmong, { path: '--measure', received: name, facts })),
    )
  return measures ?? known
}

const linesOf = (one: Sensitivity, locale: Locale): readonly string[] => {
  const words = WORDS[locale]
  switch (one.kind) {
    case 'still':
      return [words.still(one.measure, one.value)]
    case 'too-few':
      return [words.tooFew(one.measure, one.blocks)]
    case 'indices':
    case 'effects': {
      const { measure, kind, blocks, leftOut, parameters, convergence } = one
      const names = Object.keys(parameters[0]?.figures ?? {})
      const rows = [...parameters].sort((a, b) => weightOf(b) - weightOf(a))
      return [
        words[kind](measure, blocks),
        ...(leftOut === 0 ? [] : [words.leftOut(leftOut)]),
        ...columns([
          [words.parameter, ...names],
          ...rows.map(({ parameter, figures }) => [parameter, ...names.map((name) => estimateIn(figures[name]))]),
        ]),
        words.convergence,
        ...columns([
          [words.parameter, ...convergence.map((part) => String(part.blocks))],
          ...rows.flatMap(({ parameter }) =>
            names.map((name) => [
              `${parameter} ${name}`,
              ...convergence.map((part) =>
                short(part.parameters.find((other) => other.parameter === parameter)?.figures[name]?.value),
              ),
            ]),
          ),
        ]),
      ]
    }
  }
}

const weightOf = ({ figures }: Influence): number => (figures['total'] ?? figures['muStar'])?.value ?? 0

const estimateIn = (estimate: Estimate | undefined): string =>
  estimate === undefined ? '' : `${short(estimate.value)} [${short(estimate.low)}, ${short(estimate.high)}]`

/** Four places, or four digits where that says more; nothing is rounded away in the files. */
const short = (value = 0): string => (Math.abs(value) < 10 ? value.toFixed(4) : String(Number(value.toPrecision(5))))

const columns = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  return rows.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
}

const tableOf = (found: readonly Sensitivity[]): string =>
  csvOf([
    ['measure', 'parameter', 'figure', 'value', 'low', 'high', 'blocks', 'left_out'],
    ...found.flatMap((one) =>
      one.kind === 'still' || one.kind === 'too-few'
        ? [[one.measure, '', one.kind, one.kind === 'still' ? one.value : '', '', '', '', '']]
        : rowsOf(one.parameters).map((row) => [one.measure, ...row, one.blocks, one.leftOut]),
    ),
  ])

const convergenceOf = (found: readonly Sensitivity[]): string =>
  csvOf([
    ['measure', 'blocks', 'parameter', 'figure', 'value', 'low', 'high'],
    ...found.flatMap((one) =>
      one.kind === 'still' || one.kind === 'too-few'
        ? []
        : one.convergence.flatMap(({ blocks, parameters }) =>
            rowsOf(parameters).map((row) => [one.measure, blocks, ...row]),
          ),
    ),
  ])

const rowsOf = (parameters: readonly Influence[]): readonly (readonly (string | number)[])[] =>
  parameters.flatMap(({ parameter, figures }) =>
    Object.entries(figures).map(([name, { value, low, high }]) => [parameter, name, value, low, high]),
  )

const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map((cell) => quoted(String(cell))).join(',')}\n`).join('')

const quoted = (cell: string): string => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const WORDS = {
  en: {
    averaged: (replicates: number) => `The ${replicates} replicates of each point are averaged first.`,
    indices: (measure: string, blocks: number) =>
      `${measure}: shares of its variance (Sobol'), of ${blocks} blocks, each with the interval of 95 %`,
    effects: (measure: string, paths: number) =>
      `${measure}: effects over the whole range (Morris), of ${paths} paths, each with the interval of 95 %`,
    leftOut: (blocks: number) => `  ${blocks} more had a point without a value, and are left out.`,
    still: (measure: string, value: number) => `${measure}: ${value} at every point; nothing matters to it.`,
    tooFew: (measure: string, blocks: number) =>
      `${measure}: only ${blocks} blocks have a value at every point; too few.`,
    parameter: 'parameter',
    convergence: 'The same of fewer of them; a figure that still moves needs a larger design:',
    written: (file: string) => `Written: ${file}`,
  },
  es: {
    averaged: (replicates: number) => `Primero se promedian las ${replicates} repeticiones de cada punto.`,
    indices: (measure: string, blocks: number) =>
      `${measure}: partes de su varianza (Sobol'), de ${blocks} bloques, cada una con su intervalo del 95 %`,
    effects: (measure: string, paths: number) =>
      `${measure}: efectos en todo el intervalo (Morris), de ${paths} trayectorias, cada uno con su intervalo del 95 %`,
    leftOut: (blocks: number) => `  Otros ${blocks} tenían un punto sin valor, y no se cuentan.`,
    still: (measure: string, value: number) => `${measure}: ${value} en todos los puntos; nada influye.`,
    tooFew: (measure: string, blocks: number) =>
      `${measure}: solo ${blocks} bloques tienen valor en todos los puntos; son muy pocos.`,
    parameter: 'parámetro',
    convergence: 'Lo mismo con menos de ellos; una cifra que aún se mueve necesita un diseño mayor:',
    written: (file: string) => `Escrito: ${file}`,
  },
} as const satisfies Record<Locale, unknown>
