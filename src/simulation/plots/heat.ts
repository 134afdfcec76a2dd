import type { Column } from '../model.js'
import { figuresOf } from './figures.js'
import { anglesOf, frame, lines, type Shown, sizeOf, type Spec } from './frame.js'
import { groupsOf } from './groups.js'
import { behindIn, classesIn, pooledIn } from './notes.js'
import { parameterTitle, titleOf } from './shown.js'

/** The mean of a measure by two parameters, as a table of colours with its numbers. */
export const heat = (shown: Shown): Spec => {
  const { gathered, wish, over, by } = shown
  const { model } = gathered.plan
  const column = model.measures.find(({ name }) => name === wish.measure)
  const groups = groupsOf(shown, gathered.valuesOf(wish.measure))
  const rows = groups.flatMap(({ values, points: _points, ...place }) => {
    const figures = figuresOf(values)
    return figures === undefined ? [] : [{ ...place, mean: figures.mean, runs: figures.count }]
  })
  const means = rows.map(({ mean }) => mean)
  const middle = (Math.min(...means) + Math.max(...means)) / 2
  const size = sizeOf(shown)
  const axis = (title: string, room: number): Spec => ({
    title: lines(title, Math.floor(room / 6)),
    domain: false,
    ticks: false,
  })
  const x = {
    field: 'over',
    type: 'ordinal',
    sort: over.places,
    scale: { domain: over.places },
    axis: { ...axis(parameterTitle(model, wish.over), size.width), labelAngle: anglesOf(shown), ...formatOf(over) },
  }
  const up = by?.kind === 'number' ? by.places.toReversed() : (by?.places ?? [])
  const y = {
    field: 'by',
    type: 'ordinal',
    sort: up,
    scale: { domain: up },
    axis: { ...axis(parameterTitle(model, wish.by ?? ''), size.height), ...(by === undefined ? {} : formatOf(by)) },
  }
  const legend = {
    title: lines(titleIn(column, wish.measure), 70),
    orient: 'top',
    titleLimit: 0,
    gradientLength: 240,
    gradientThickness: 10,
  }
  const few = over.places.length <= (shown.beside === undefined ? 14 : 6)
  const text = {
    mark: { type: 'text', fontSize: 11 },
    encoding: {
      x,
      y,
      text: { field: 'mean', type: 'quantitative', format: '.3~g' },
      color: { condition: { test: `datum.mean < ${middle}`, value: 'white' }, value: '#1a1a1a' },
    },
  }
  const cells = {
    mark: { type: 'rect' },
    encoding: { x, y, color: { field: 'mean', type: 'quantitative', scale: { scheme: 'viridis' }, legend } },
  }
  return frame(shown, {
    rows,
    notes: [`The mean of ${behindIn(shown, groups, 'in each field')}${pooledIn(shown)}.${classesIn(shown)}`],
    layer: few ? [cells, text] : [cells],
  })
}

const titleIn = (column: Column | undefined, measure: string): string => {
  if (column === undefined) return measure
  return column.kind === 'truth' ? `${column.means} (share of the runs)` : titleOf(column)
}

const formatOf = ({ kind, classes }: Shown['over']): Spec => (kind === 'number' && !classes ? { format: '.12~g' } : {})
