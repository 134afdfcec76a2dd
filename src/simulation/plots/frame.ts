import type { PlotWish } from '../plan.js'
import type { Gathered } from './gathered.js'
import { parameterTitle } from './shown.js'
import { isWide, named, type Steps, stepsOf } from './scale.js'
import { COLOURS, ORDERED, SHAPES, THEME } from './theme.js'

/** A specification of a picture in the language of Vega-Lite, as JSON. */
export type Spec = Readonly<Record<string, unknown>>

/** What a picture shows, read: the places of over, by and beside at each point of the plan. */
export interface Shown {
  readonly gathered: Gathered
  readonly wish: PlotWish
  readonly over: Steps
  readonly by: Steps | undefined
  readonly beside: Steps | undefined
  /** Parameters that vary, and that the picture does not tell apart. */
  readonly pooled: readonly string[]
}

/** The size of one panel. */
interface Size {
  readonly width: number
  readonly height: number
}

/** One picture, or one of several side by side. */
export const sizeOf = ({ beside }: Shown): Size => {
  if (beside === undefined) return { width: 560, height: 320 }
  return panelsAcross(beside) <= 2 ? { width: 310, height: 240 } : { width: 250, height: 210 }
}

/** Three panels in a row; four are two times two. */
const panelsAcross = ({ places }: Steps): number => (places.length === 4 ? 2 : Math.min(3, places.length))

/** The whole specification around the marks of a panel: data, titles, panels side by side, and how it all looks. */
export const frame = (
  shown: Shown,
  input: {
    readonly rows: readonly object[]
    readonly notes: readonly string[]
    readonly layer: readonly Spec[]
  },
): Spec => {
  const { wish, gathered, beside } = shown
  const { rows, notes, layer } = input
  const { plan, model } = gathered.plan
  const panelOf = (place: unknown): string => `${wish.beside ?? ''}: ${String(place)}`
  const size = sizeOf(shown)
  const total = beside === undefined ? size.width : panelsAcross(beside) * (size.width + 40)
  const chars = Math.floor((total + 50) / 6)
  const title = wish.title ?? plan.title ?? model.asks
  const panel =
    rows.length === 0
      ? { ...size, layer: [NOTHING] }
      : beside === undefined
        ? { ...size, layer }
        : {
            facet: {
              field: 'beside',
              type: 'nominal',
              sort: beside.places.map(panelOf),
              header: { title: null },
            },
            columns: panelsAcross(beside),
            spec: { ...size, layer },
          }
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    description: [title, ...notes].join(' '),
    title: {
      text: lines(title, Math.floor(chars * 0.7)),
      subtitle: [...notes, ...troubles(gathered)].flatMap((note) => wrapped(note, chars)),
    },
    background: 'white',
    data: { values: rows.map((row) => ('beside' in row ? { ...row, beside: panelOf(row.beside) } : row)) },
    ...panel,
    config: THEME,
  }
}

/** Where there is nothing to be drawn, that is said. */
const NOTHING = {
  data: { values: [{}] },
  mark: { type: 'text', fontSize: 14, color: '#595959', text: 'There are no values.' },
}

/** What failed or is missing: a picture of the rest alone would look better than the study is. */
const troubles = ({ ran, failed, wanted: runs }: Gathered): readonly string[] => {
  const missing = runs - ran - failed
  return [
    ...(failed > 0 ? [`${failed} of ${runs} runs failed and are not shown.`] : []),
    ...(missing > 0 ? [`${missing} of ${runs} runs are missing.`] : []),
  ]
}

/** A text in lines of so many letters; one line stays a text. */
export const lines = (text: string, most: number): string | readonly string[] => {
  const all = wrapped(text, most)
  return all.length === 1 ? text : all
}

const wrapped = (text: string, most: number): readonly string[] => {
  const all: string[] = []
  for (const word of text.split(' ')) {
    const last = all.at(-1)
    if (last === undefined || last.length + word.length + 1 > most) all.push(word)
    else all[all.length - 1] = `${last} ${word}`
  }
  return all
}

/** The horizontal axis of a parameter: ticks stand where values do. */
export const overAxis = (shown: Shown): Spec => {
  const { over, wish, gathered } = shown
  const title = lines(parameterTitle(gathered.plan.model, wish.over), Math.floor(sizeOf(shown).width / 6))
  if (over.kind === 'name') {
    const axis = { title, labelAngle: anglesOf(shown) }
    return { field: 'over', type: 'nominal', sort: over.places, scale: { domain: over.places }, axis }
  }
  const wide = isWide(over.places)
  // On an axis of factors the ticks in between would go beyond the places.
  const few = !over.classes && (over.places.length <= 12 || wide)
  const ticks = few ? { values: over.places, labelOverlap: 'greedy' } : {}
  return {
    field: 'over',
    type: 'quantitative',
    // From the first place of the plan to the last, wherever there are values.
    scale: { ...(wide ? { type: 'log' } : { zero: false }), ...domainOf(over), nice: false, padding: 18 },
    axis: { title, grid: false, ...(few ? { format: '.12~g' } : {}), ...ticks },
  }
}

const domainOf = ({ places }: Steps): Spec =>
  places.length < 2 ? {} : { domain: [places[0], places[places.length - 1]] }

/** Long names lean; short ones lie. */
export const anglesOf = (shown: Shown): number => (leans(shown.over.places.map(String), sizeOf(shown).width) ? -35 : 0)

/** Whether labels are too long to lie side by side. */
export const leans = (labels: readonly string[], width: number): boolean =>
  labels.some((label) => label.length * 6.5 > width / labels.length)

/** The colours and shapes of what tells series apart, with one legend for both. */
export const series = (shown: Shown): { readonly color: Spec; readonly shape: Spec } => {
  const { by, wish, gathered } = shown
  if (by === undefined) return { color: { value: COLOURS[0] }, shape: { value: 'circle' } }
  const width = (shown.beside === undefined ? 1 : 2) * sizeOf(shown).width
  const legend = {
    title: lines(parameterTitle(gathered.plan.model, wish.by ?? ''), Math.floor(width / 6)),
    orient: 'top',
    direction: 'horizontal',
    symbolOpacity: 1,
    titleLimit: 0,
    labelLimit: 0,
    columns: columnsFor(by.places, width),
  }
  const channel = { field: 'by', type: by.kind === 'number' ? 'ordinal' : 'nominal', sort: by.places, legend }
  return {
    color: { ...channel, scale: { domain: by.places, range: coloursOf(by) } },
    shape: { ...channel, scale: { domain: by.places, range: by.places.map((_, at) => SHAPES[at % SHAPES.length]) } },
  }
}

const columnsFor = (places: readonly (number | string)[], width: number): number => {
  const longest = Math.max(...places.map((place) => String(place).length))
  return Math.max(1, Math.min(places.length, Math.floor(width / (longest * 6.5 + 34))))
}

/** Numbers get darker to lighter colours of one row, names get colours that differ. */
const coloursOf = ({ kind, places }: Steps): readonly string[] => {
  if (kind === 'name' || places.length <= 2) return places.map((_, at) => COLOURS[at % COLOURS.length] as string)
  return places.map(
    (_, at) => ORDERED[Math.round((at * (ORDERED.length - 1)) / Math.max(1, places.length - 1))] as string,
  )
}

/** The vertical axis of a measure. Zero is on it where the values begin near it. */
export const upAxis = (shown: Shown, title: string, ends: readonly [number, number], field: string): Spec => {
  const [low, high] = ends
  // A single value has no range; without room around it an axis cannot be drawn. Nothing at all stands at the foot of one.
  const half = Math.abs(low) / 2
  const room = low === high ? { domain: low === 0 ? [0, 1] : [low - half, high + half] } : {}
  return {
    field,
    type: 'quantitative',
    scale: { zero: isNearZero(ends), nice: true, ...room },
    axis: { title: lines(title, Math.floor(sizeOf(shown).height / 6)), tickCount: 6 },
  }
}

/** Whether values begin so near to zero that it belongs on their axis. */
export const isNearZero = ([low, high]: readonly [number, number]): boolean => low >= 0 && low < 0.5 * high

/** How many different numbers are shown one by one, before they are gathered into classes. */
export const MOST_PLACES = 30
/** How many colours of one row are told apart. */
export const MOST_SERIES = 7
const MOST_PANELS = 12

/** Reads what a picture shows. Names of parameters become places at each point. */
export const shownOf = (
  gathered: Gathered,
  wish: PlotWish,
  input: {
    readonly values: (path: string) => Parameters<typeof stepsOf>[0]
    readonly varied: readonly string[]
    readonly mostPlaces: number
    readonly classes: number
    /** The same for what tells groups apart. */
    readonly mostBy: number
    readonly classesBy: number
    /** Whether places to the right are measured off on a line, or named side by side. */
    readonly places: 'measured' | 'named'
  },
): Shown => {
  const { values, varied, mostPlaces, classes } = input
  const { over, by, beside } = wish
  const steps = stepsOf(values(over), mostPlaces, classes)
  const places = {
    over: input.places === 'named' ? named(steps) : steps,
    by: by === undefined ? undefined : named(stepsOf(values(by), input.mostBy, input.classesBy)),
    beside: beside === undefined ? undefined : named(stepsOf(values(beside), MOST_PANELS, 6)),
  }
  const place = (point: number): string =>
    JSON.stringify([places.over.at[point], places.by?.at[point], places.beside?.at[point]])
  const pooled = varied.filter((path) => ![over, by, beside].includes(path) && differsWithin(values(path), place))
  return { gathered, wish, ...places, pooled }
}

/** Whether points of the same place differ in a parameter; one that goes together with those shown is told apart by them. */
const differsWithin = (values: readonly unknown[], place: (point: number) => string): boolean => {
  const found = new Map<string, string>()
  return values.some((value, point) => {
    const key = place(point)
    const text = JSON.stringify(value)
    const known = found.get(key)
    if (known === undefined) found.set(key, text)
    return known !== undefined && known !== text
  })
}
