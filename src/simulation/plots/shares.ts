import { frame, leans, lines, type Shown, sizeOf, type Spec } from './frame.js'
import { groupsOf } from './groups.js'
import { behindIn, classesIn, pooledIn } from './notes.js'
import { parameterTitle, titleOf } from './shown.js'
import { COLOURS } from './theme.js'

/** How often which word came, at each value of a parameter: bars of the same height, parted by the shares of the words. */
export const shares = (shown: Shown): Spec => {
  const { gathered, wish, over, by } = shown
  const { model } = gathered.plan
  const column = model.measures.find(({ name }) => name === wish.measure)
  const told = gathered.wordsOf(wish.measure)
  const words = column?.kind === 'truth' ? ['no', 'yes'] : told.toSorted((a, b) => (a < b ? -1 : 1))
  const wordOf = (value: number): string | undefined => (column?.kind === 'truth' ? words[value] : told[value])
  const groups = groupsOf(shown, gathered.valuesOf(wish.measure))
  const rows = groups.flatMap(({ values, points: _points, ...place }) => {
    const there = values.filter((value) => !Number.isNaN(value))
    let below = 0
    return words.flatMap((word) => {
      const count = there.filter((value) => wordOf(value) === word).length
      if (count === 0) return []
      const from = below / there.length
      below += count
      return [{ ...place, word, from, to: below / there.length, share: count / there.length, runs: there.length }]
    })
  })
  const size = sizeOf(shown)
  const labels = over.places.map(String)
  const lean = { labelAngle: leans(labels, size.width) ? -35 : 0 }
  const number = over.kind === 'number' && !over.classes ? { format: '.12~g' } : {}
  const title = lines(parameterTitle(model, wish.over), Math.floor(size.width / 6))
  const legend = {
    title: lines(column === undefined ? wish.measure : titleOf(column), Math.floor(size.width / 6)),
    orient: 'top',
    direction: 'horizontal',
    titleLimit: 0,
    labelLimit: 0,
  }
  const bars = {
    mark: { type: 'bar' },
    encoding: {
      x: {
        field: 'over',
        type: 'ordinal',
        sort: over.places,
        scale: { domain: over.places, paddingInner: 0.2 },
        axis: { title, ...lean, ...number },
      },
      ...(by === undefined
        ? {}
        : {
            xOffset: {
              field: 'by',
              type: 'ordinal',
              sort: by.places,
              scale: { domain: by.places, paddingInner: 0.12 },
            },
          }),
      y: {
        field: 'from',
        type: 'quantitative',
        scale: { domain: [0, 1] },
        axis: { title: 'Share of the runs', format: '%', tickCount: 5 },
      },
      y2: { field: 'to' },
      color: {
        field: 'word',
        type: 'nominal',
        sort: words,
        scale: { domain: words, range: words.map((_, at) => COLOURS[at % COLOURS.length]) },
        legend,
      },
    },
  }
  const bySide = by === undefined ? '' : ` Bars side by side: ${wish.by ?? ''} ${by.places.join(', ')}.`
  return frame(shown, {
    rows,
    notes: [
      `How often which came among ${behindIn(shown, groups, 'at each place')}${pooledIn(shown)}.${bySide}${classesIn(shown)}`,
    ],
    layer: [bars],
  })
}
