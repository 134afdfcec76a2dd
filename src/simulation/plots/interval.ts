import { figuresOf } from './figures.js'
import { frame, overAxis, series, type Shown, sizeOf, type Spec, upAxis } from './frame.js'
import { type Group, groupsOf } from './groups.js'
import { independentIn } from './independent.js'
import { behindIn, classesIn, pooledIn } from './notes.js'
import { leastGap } from './scale.js'
import { titleOf } from './shown.js'
import { wilsonOf } from './wilson.js'

/** The mean of a measure over a parameter, and where the middle 90 % of the runs lie; of yes and no the share, and how sure it is. */
export const interval = (shown: Shown): Spec => {
  const { gathered, wish, over, by } = shown
  const column = gathered.plan.model.measures.find(({ name }) => name === wish.measure)
  const groups = groupsOf(shown, gathered.valuesOf(wish.measure))
  const truth = column?.kind === 'truth'
  const rows = groups.flatMap((group) => rowOf(group, truth ? independentIn(gathered.plan, group) : undefined))
  // Shares that are all the same, such as none at all, are seen beside those that there might be.
  const whole = truth && rows.every(({ mean }) => mean === rows[0]?.mean) ? { scale: { domain: [0, 1] } } : {}
  const title = column === undefined ? wish.measure : truth ? `${column.means} (share of the runs)` : titleOf(column)
  const x = overAxis(shown)
  const { color, shape } = series(shown)
  const up = (field: string): Spec => ({ ...upAxis(shown, title, endsOf(rows), field), ...whole })
  const apart = by?.places ?? [undefined]
  const crowded = over.kind === 'number' && over.places.length > 12
  // Those of one place lie beside each other, never as far as those of the next.
  const room = (0.7 * leastGap(over) * sizeOf(shown).width) / apart.length
  const step = crowded || room < 1 ? 0 : Math.min(7, Math.floor(room))
  const one = (place: number | string | undefined, at: number): readonly Spec[] => {
    const offset = (at - (apart.length - 1) / 2) * step
    const layer = (mark: Spec, encoding: Spec): Spec => ({
      ...(place === undefined ? {} : { transform: [{ filter: { field: 'by', equal: place } }] }),
      mark: { ...mark, xOffset: offset },
      encoding: { x, color, ...encoding },
    })
    const spread = crowded
      ? layer({ type: 'area', opacity: 0.16 }, { y: up('low'), y2: { field: 'high' } })
      : layer({ type: 'rule', strokeWidth: 2, opacity: 0.55 }, { y: up('low'), y2: { field: 'high' } })
    const line = over.kind === 'number' ? [layer({ type: 'line', strokeWidth: 1.6 }, { y: up('mean') })] : []
    const dots = crowded ? [] : [layer({ type: 'point', filled: true, size: 62, opacity: 1 }, { y: up('mean'), shape })]
    return [spread, ...line, ...dots]
  }
  return frame(shown, {
    rows,
    notes: [notesOf(shown, groups, truth), ...togetherIn(rows), ...(step > 0 && apart.length > 1 ? [SIDEWAYS] : [])],
    layer: apart.flatMap(one),
  })
}

interface Row {
  readonly mean: number
  readonly low: number
  readonly high: number
  readonly runs: number
  /** As how many independent runs they count, where that is fewer. */
  readonly independent?: number
}

/** Of yes and no, `independent` says as how many independent runs those of the group count. */
const rowOf = ({ values, points: _points, ...place }: Group, independent: number | undefined): readonly Row[] => {
  const figures = figuresOf(values)
  if (figures === undefined) return []
  const { count, mean, p5, p95 } = figures
  if (independent === undefined) return [{ ...place, mean, low: p5, high: p95, runs: count }]
  // Of yes and no the middle 90 % say nothing that the share does not.
  const row = { ...place, mean, ...wilsonOf(mean, independent), runs: count }
  return [independent < count ? { ...row, independent } : row]
}

/** That runs stand together, and as how many they count. */
const togetherIn = (rows: readonly Row[]): readonly string[] => {
  if (rows.every(({ independent }) => independent === undefined)) return []
  const counts = rows.map(({ runs, independent = runs }) => independent)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const as = least === most ? `${most}` : `${least} to ${most}`
  return [`Runs of one replicate that share their chance count as one in the interval: as ${as} at each place.`]
}

const endsOf = (rows: readonly Row[]): readonly [number, number] => [
  Math.min(...rows.map(({ low }) => low)),
  Math.max(...rows.map(({ high }) => high)),
]

const SIDEWAYS = 'Marks are moved sideways so that none hides another.'

const notesOf = (shown: Shown, groups: readonly Group[], truth: boolean): string => {
  const what = truth ? 'The share, and its 95 % confidence interval (Wilson),' : 'Mean, and where the middle 90 % lie,'
  return `${what} of ${behindIn(shown, groups, 'at each place')}${pooledIn(shown)}.${classesIn(shown)}`
}
