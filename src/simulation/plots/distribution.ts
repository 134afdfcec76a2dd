import type { Column } from '../model.js'
import { figuresOf } from './figures.js'
import { frame, isNearZero, leans, lines, series, type Shown, sizeOf, type Spec, upAxis } from './frame.js'
import { type Group, groupsOf } from './groups.js'
import { behindIn, classesIn, pooledIn } from './notes.js'
import { parameterTitle, titleOf } from './shown.js'
import { COLOURS } from './theme.js'

/**
 * How often which value of a measure came, at each value of a parameter: a strip for each, to both sides as wide as its values are frequent, with the median and the middle 90 %. Every strip is
 * drawn to the same width, so that strips tell their shape and not how many runs they are of.
 */
export const distribution = (shown: Shown): Spec => {
  const { gathered, wish, over, by } = shown
  const { model } = gathered.plan
  const column = model.measures.find(({ name }) => name === wish.measure)
  const apart: readonly (number | string | undefined)[] = by?.places ?? [undefined]
  const pitch = apart.length + GAP
  const values = gathered.valuesOf(wish.measure)
  const whole = values.every((value) => Number.isNaN(value) || Number.isInteger(value))
  const groups = groupsOf(shown, values)
  const strips = groups.flatMap((group) =>
    stripOf(group, over.places.indexOf(group.over) * pitch + apart.indexOf(group.by) + 0.5, whole),
  )
  const middles = strips.map(({ middle }) => middle)
  const bars = strips.flatMap((strip) => strip.bars)
  const ends = [
    Math.min(...middles.map(({ least }) => least)),
    Math.max(...middles.map(({ greatest }) => greatest)),
  ] as const
  const size = sizeOf(shown)
  const labels = over.places.map((place) =>
    String(typeof place === 'number' && !Number.isInteger(place) ? Number(place.toPrecision(3)) : place),
  )
  const x = (field: string): Spec => ({
    field,
    type: 'quantitative',
    scale: { domain: [-GAP / 2, over.places.length * pitch - GAP / 2], nice: false },
    axis: {
      title: lines(parameterTitle(model, wish.over), Math.floor(size.width / 6)),
      values: over.places.map((_, at) => at * pitch + apart.length / 2),
      // Strips are numbered on the axis; what they stand for is looked up in a list.
      labelExpr: `${JSON.stringify(labels)}[round((datum.value - ${apart.length / 2}) / ${pitch})]`,
      labelAngle: leans(labels, size.width) ? -35 : 0,
      labelOverlap: false,
      grid: false,
      ticks: false,
    },
  })
  const y = (field: string): Spec => {
    const axis = upAxis(shown, column === undefined ? wish.measure : titleOf(column), ends, field)
    if (ends[0] === ends[1] || bars.length === 0) return axis
    // The axis ends where the classes do: a round number beyond them may be one that cannot be, such as fewer than none.
    const low = Math.min(...bars.map(({ from }) => from))
    const high = Math.max(...bars.map(({ to }) => to))
    return { ...axis, scale: { domain: [isNearZero(ends) ? Math.min(0, low) : low, high], nice: false } }
  }
  const only = (field: string): Spec => ({ transform: [{ filter: `isValid(datum.${field})` }] })
  const { color } = series(shown)
  // Thin strips have thin marks.
  const thin = size.width / (over.places.length * pitch) < 16
  return frame(shown, {
    rows: [...bars, ...middles],
    notes: [
      `How often which value came among ${behindIn(shown, groups, 'at each place')}${pooledIn(shown)}; dot and line: the median and the middle 90 %.${widthsIn(strips)}${classesIn(shown)}`,
    ],
    layer: [
      {
        ...only('share'),
        mark: { type: 'rect', opacity: 0.5, ...(by === undefined ? { color: COLOURS[0] } : {}) },
        encoding: {
          x: x('left'),
          x2: { field: 'right' },
          y: y('from'),
          y2: { field: 'to' },
          ...(by === undefined ? {} : { color }),
        },
      },
      {
        ...only('median'),
        mark: { type: 'rule', strokeWidth: thin ? 1 : 1.4, color: '#1a1a1a' },
        encoding: { x: x('at'), y: y('low'), y2: { field: 'high' } },
      },
      {
        ...only('median'),
        mark: { type: 'point', filled: true, size: thin ? 14 : 44, opacity: 1, color: '#1a1a1a' },
        encoding: { x: x('at'), y: y('median') },
      },
    ],
  })
}

/** The room between the strips of one place and those of the next. */
const GAP = 0.5

interface Strip {
  readonly bars: readonly { readonly from: number; readonly to: number }[]
  readonly middle: { readonly runs: number; readonly least: number; readonly greatest: number }
  /** How wide its classes are. */
  readonly width: number
}

/** That not all strips have classes of the same width: a strip of many runs, or of a short range, has finer ones. */
const widthsIn = (strips: readonly Strip[]): string => {
  const widths = new Set(strips.flatMap(({ width }) => (width === 0 ? [] : [width])))
  return widths.size <= 1
    ? ''
    : ` Values are in classes ${Math.min(...widths)} to ${Math.max(...widths)} wide, each strip in its own.`
}

const stripOf = ({ values, points: _points, ...place }: Group, at: number, whole: boolean): readonly Strip[] => {
  const figures = figuresOf(values)
  if (figures === undefined) return []
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  const [least, greatest] = [sorted[0] as number, sorted[sorted.length - 1] as number]
  const { from, width, count } = binsOf(sorted, whole)
  const counts = new Array<number>(count).fill(0)
  for (const value of sorted) {
    const bin = Math.min(count - 1, stepsFrom(from, value, width))
    counts[bin] = (counts[bin] as number) + 1
  }
  const most = Math.max(...counts)
  const bars = counts.flatMap((one, bin) => {
    const half = (0.45 * one) / most
    const ends = { from: edge(from + bin * width), to: edge(from + (bin + 1) * width) }
    return one === 0 ? [] : [{ ...place, left: at - half, right: at + half, ...ends, share: one / sorted.length }]
  })
  const { count: runs, p5: low, p50: median, p95: high } = figures
  return [{ bars, middle: { ...place, at, low, median, high, runs, least, greatest } as Strip['middle'], width }]
}

/** A decimal, as it was meant: 20 times 0.05 is not quite 1. */
const edge = (value: number): number => Number(value.toPrecision(12))

interface Bins {
  readonly from: number
  readonly width: number
  readonly count: number
}

/**
 * Classes of round width: the more values, the finer, up to some thirty; of few different whole numbers, one each. A class has its lower end and not its upper one, but for the last, which has both: of shares, a class from 1
 * on is one that cannot be. Of whole numbers every class has as many.
 */
const binsOf = (sorted: Float64Array, whole: boolean): Bins => {
  const [low, high] = [sorted[0] as number, sorted[sorted.length - 1] as number]
  const most = Math.max(6, Math.min(30, Math.floor(1.5 * Math.sqrt(sorted.length))))
  if (whole && high - low < most) return { from: low - 0.5, width: 1, count: high - low + 1 }
  // All the same: a line.
  if (low === high) return { from: low, width: 0, count: 1 }
  const width = round125((high - low) / most, whole)
  const from = stepsFrom(0, low, width) * width
  return {
    from,
    width,
    count: whole ? stepsFrom(from, high, width) + 1 : Math.max(1, Math.ceil((high - from) / width - NEARLY)),
  }
}

/** How many whole steps lie between two numbers; of decimals, which a double only nearly holds, those that were meant: .15 is three times .05. */
const stepsFrom = (from: number, to: number, width: number): number => Math.floor((to - from) / width + NEARLY)

const NEARLY = 1e-9

/** The least of 1, 2 and 5 times a power of ten that is not below a width. */
const round125 = (width: number, whole: boolean): number => {
  let ten = 1
  while (ten < width) ten *= 10
  while (ten > width) ten /= 10
  const found = [ten, 2 * ten, 5 * ten].find((step) => step >= width) ?? 10 * ten
  return whole ? Math.max(1, found) : found
}

/** Whether a measure tells words, or yes and no, of which only the shares can be shown. */
export const isInWords = (column: Column | undefined): boolean => column?.kind === 'text' || column?.kind === 'truth'
