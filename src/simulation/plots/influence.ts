import type { Sensitivity } from '../sensitivity/sensitivity.js'
import type { Gathered } from './gathered.js'
import { lines, type Spec } from './frame.js'
import type { Picture } from './pictures.js'
import { parameterTitle, titleOf } from './shown.js'
import { COLOURS, SHAPES, THEME } from './theme.js'

/**
 * How much each parameter matters to a measure, as a picture: the parameters below each other, those that matter most above, each figure with its interval. Undefined where there are no figures.
 *
 * @example
 * ```ts
 * import { Gathered, influencePicture, readPlan, sensitivityOf } from 'coop-rules/simulation'
 *
 * const sample = { design: 'morris', size: 10, ranges: { competence: { from: 0, to: 1 } } }
 * const gathered = new Gathered({ plan: readPlan({ model: 'jury', seed: 'a', sample }) })
 * const sensitivity = sensitivityOf({ gathered, measure: 'rightShare' })
 * sensitivity && influencePicture({ gathered, sensitivity }) // => undefined
 * ```
 */
export const influencePicture = (input: {
  readonly gathered: Gathered
  readonly sensitivity: Sensitivity
}): Picture | undefined => {
  const { gathered, sensitivity } = input
  if (sensitivity.kind === 'still' || sensitivity.kind === 'too-few') return undefined
  const { measure, kind, blocks, leftOut } = sensitivity
  const { model, plan } = gathered.plan
  const figures = kind === 'indices' ? INDICES : EFFECTS
  const weight = kind === 'indices' ? 'total' : 'muStar'
  const parameters = sensitivity.parameters.toSorted(
    (a, b) => (b.figures[weight]?.value ?? 0) - (a.figures[weight]?.value ?? 0),
  )
  const labels = parameters.map(({ parameter }) => lines(parameterTitle(model, parameter), 46))
  const rows = parameters.flatMap((one, row) =>
    figures.map(([name, figure]) => ({ parameter: row, name, figure, ...one.figures[name] })),
  )
  const column = model.measures.find(({ name }) => name === measure)
  const about = column === undefined ? measure : titleOf(column)
  const unit =
    kind === 'indices'
      ? 'Share of the variance'
      : `Change over the whole range of the parameter${column?.unit === undefined ? '' : ` (${column.unit})`}`
  const left = leftOut === 0 ? '' : ` ${leftOut} had a point without a value and are left out.`
  const shapes = {
    field: 'figure',
    type: 'nominal',
    sort: null,
    legend: { title: null, orient: 'top', direction: 'horizontal', labelLimit: 0, symbolOpacity: 1 },
  }
  const domain = figures.map(([, figure]) => figure)
  const layer = figures.flatMap(([name], at) => {
    const encoding = {
      y: {
        field: 'parameter',
        type: 'ordinal',
        axis: {
          title: null,
          labelExpr: `${JSON.stringify(labels)}[datum.value]`,
          labelLimit: 0,
          ticks: false,
          domain: false,
          grid: true,
        },
      },
      color: { ...shapes, scale: { domain, range: COLOURS.slice(0, domain.length) } },
    }
    const x = (field: string): Spec => ({ field, type: 'quantitative', scale: { zero: true }, axis: { title: unit } })
    const yOffset = (at - (figures.length - 1) / 2) * 9
    const filter = { transform: [{ filter: { field: 'name', equal: name } }] }
    const shape = { ...shapes, scale: { domain, range: SHAPES.slice(0, domain.length) } }
    return [
      {
        ...filter,
        mark: { type: 'rule', strokeWidth: 2, opacity: 0.55, yOffset },
        encoding: { ...encoding, x: x('low'), x2: { field: 'high' } },
      },
      {
        ...filter,
        mark: { type: 'point', filled: true, size: 62, opacity: 1, yOffset },
        encoding: { ...encoding, x: x('value'), shape },
      },
    ]
  })
  const of = kind === 'indices' ? `${blocks} blocks of Saltelli's design` : `${blocks} paths of Morris's design`
  return {
    name: `sensitivity-${measure.replace(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`).replace(/[^a-z0-9]+/g, '-')}`,
    spec: {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      description: `Which parameters matter to: ${about}`,
      title: {
        text: lines(plan.title ?? model.asks, 66),
        subtitle: [`What matters to: ${about}.`, `${of}, with intervals of 95 % by resampling.${left}`].flatMap(
          (note) => lines(note, 100),
        ),
      },
      background: 'white',
      data: { values: rows },
      width: 420,
      height: { step: figures.length * 12 + 22 },
      layer,
      config: THEME,
    },
  }
}

const INDICES = [
  ['first', 'alone (first-order)'],
  ['total', 'with all others (total)'],
] as const

const EFFECTS = [
  ['mu', 'mean effect (mu)'],
  ['muStar', 'mean size of the effects (mu*)'],
  ['sigma', 'how much they differ (sigma)'],
] as const
