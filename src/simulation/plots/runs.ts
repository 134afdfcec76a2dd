import type { Column } from '../model.js'
import { frame, lines, series, type Shown, sizeOf, type Spec, upAxis } from './frame.js'
import { numberOf } from './gathered.js'
import { pooledIn } from './notes.js'
import { titleOf } from './shown.js'
import { lowsAndHighs, STRETCHES } from './thinned.js'

/** Some runs, step by step: a thin line each. They are taken from all over the plan, so that they show what is pooled. */
export const runLines = (shown: Shown): Spec => {
  const { gathered, wish, by, beside } = shown
  const { model, plan } = gathered.plan
  const replicates = plan.replicates ?? 1
  const overAt = model.series.findIndex(({ name }) => name === wish.over)
  const measureAt = model.series.findIndex(({ name }) => name === wish.measure)
  const kinds = new Map<string, Line[]>()
  const most = Math.max(
    1,
    Math.min(MOST_LINES, Math.floor(MOST_ROWS / 200 / ((by?.places.length ?? 1) * (beside?.places.length ?? 1)))),
  )
  for (const [at, steps] of gathered.steps()) {
    const point = Math.floor(at / replicates)
    const place = {
      ...(by === undefined ? {} : { by: by.at[point] }),
      ...(beside === undefined ? {} : { beside: beside.at[point] }),
    }
    const key = JSON.stringify(place)
    kinds.set(key, [...(kinds.get(key) ?? []), { place, at, steps }])
  }
  const drawn = [...kinds.values()].map((all) => spread(all, most))
  const rows = drawn.flat().flatMap(({ place, at, steps }) => {
    const told = steps.flatMap((step) => {
      const [over, value] = [numberOf(step[overAt] ?? null), numberOf(step[measureAt] ?? null)]
      return Number.isNaN(over) || Number.isNaN(value) ? [] : [{ ...place, run: at, over, value }]
    })
    if (told.length <= 2 * STRETCHES) return told
    const ends = lowsAndHighs(
      told.map(({ value }) => value),
      STRETCHES,
    )
    return ends.flatMap((place) => told[place] ?? [])
  })
  const values = rows.map(({ value }) => value)
  const ends = [
    values.reduce((a, b) => Math.min(a, b), Infinity),
    values.reduce((a, b) => Math.max(a, b), -Infinity),
  ] as const
  const each = Math.max(0, ...drawn.map(({ length }) => length))
  const { color } = series(shown)
  const x = {
    field: 'over',
    type: 'quantitative',
    scale: { zero: false, nice: false },
    axis: { title: lines(title(model.series[overAt], wish.over), Math.floor(sizeOf(shown).width / 6)), grid: false },
  }
  const y = upAxis(shown, title(model.series[measureAt], wish.measure), ends, 'value')
  const single = each === 1
  const kind = `${single ? 'One run' : `Up to ${each} runs`} of each kind`
  const what = gathered.wanted === 1 ? 'One run, step by step' : `${kind}, step by step${pooledIn(shown)}`
  return frame(shown, {
    rows,
    notes: [
      `${what}${gathered.thinned ? `; of each of ${STRETCHES} stretches of the way the lowest and the highest` : ''}.`,
    ],
    layer: [
      {
        mark: { type: 'line', strokeWidth: single ? 2 : 1.2, opacity: single ? 1 : 0.55 },
        encoding: { x, y, color, detail: { field: 'run', type: 'nominal' } },
      },
    ],
  })
}

interface Line {
  readonly place: object
  readonly at: number
  readonly steps: ReturnType<Shown['gathered']['steps']>[number][1]
}

/** At most so many of some, evenly from the first on. */
const spread = <One>(all: readonly One[], most: number): readonly One[] =>
  Array.from(
    { length: Math.min(most, all.length) },
    (_, at) => all[Math.floor((at * Math.max(most, all.length)) / most)] as One,
  )

const title = (column: Column | undefined, name: string): string => (column === undefined ? name : titleOf(column))

const MOST_LINES = 12
const MOST_ROWS = 12_000
