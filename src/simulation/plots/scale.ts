import type { ParameterValue } from '../plan.js'
import { labelOf } from './shown.js'

/** The values of a parameter as places on an axis, or as what tells groups apart. */
export interface Steps {
  /** `number`: places on a line of numbers. `name`: places side by side. */
  readonly kind: 'number' | 'name'
  /** Where each point of the plan stands. */
  readonly at: readonly (number | string)[]
  /** The places there are, in order: numbers by size, names by their first coming. */
  readonly places: readonly (number | string)[]
  /** Whether numbers that were too many are gathered into classes, each shown at its middle. */
  readonly classes: boolean
  /** Of classes, from which to which of the values each has, in the order of the places. */
  readonly ranges: readonly string[]
  /** How many different values there are. */
  readonly values: number
}

/** The places of the values, one a point; more than `most` different numbers are gathered into so many classes of the same width, names beyond the fortieth into one. */
export const stepsOf = (values: readonly ParameterValue[], most: number, classes: number): Steps => {
  if (!values.every((value) => typeof value === 'number')) {
    const labels = distinctLabels(values)
    const names = [...new Set(labels)]
    const plain = { kind: 'name', classes: false, ranges: [], values: names.length } as const
    if (names.length <= MOST_NAMES) return { ...plain, at: labels, places: names }
    const shown = names.slice(0, MOST_NAMES - 1)
    const others = `${names.length - shown.length} others`
    const known = new Set(shown)
    const at = labels.map((label) => (known.has(label) ? label : others))
    return { ...plain, at, places: [...shown, others] }
  }
  const places = [...new Set(values)].sort((a, b) => a - b)
  const count = places.length
  if (count <= most) return { kind: 'number', at: values, places, classes: false, ranges: [], values: count }
  const from = places[0] as number
  const width = ((places.at(-1) as number) - from) / classes
  const at = values.map((value) => from + (Math.min(classes - 1, Math.floor((value - from) / width)) + 0.5) * width)
  const middles = [...new Set(at)].sort((a, b) => a - b)
  const members = middles.map((middle) => values.filter((_, point) => at[point] === middle).sort((a, b) => a - b))
  const ends = members.map((all) => [all[0] as number, all[all.length - 1] as number] as const)
  return { kind: 'number', at, places: middles, classes: true, ranges: rangesOf(ends), values: count }
}

/** Classes as the values that are in them: `4 to 6`, or `7` alone. Whole numbers are written out, others as short as keeps the classes apart. */
const rangesOf = (ends: readonly (readonly [number, number])[]): readonly string[] => {
  const written = (digits: number): readonly string[] =>
    ends.map(([low, high]) => {
      const [from, to] = [low, high].map((end) => String(Number.isInteger(end) ? end : Number(end.toPrecision(digits))))
      return from === to ? `${from}` : `${from} to ${to}`
    })
  const short = written(3)
  return new Set(short).size === ends.length ? short : written(17)
}

/** The same places under what they are called: classes by their ranges. For what is named and not measured off, such as colours, panels and fields of a table. */
export const named = (steps: Steps): Steps => {
  if (!steps.classes) return steps
  const names = new Map(steps.places.map((place, at) => [place, steps.ranges[at] as string]))
  return { ...steps, at: steps.at.map((place) => names.get(place) as string), places: steps.ranges }
}

/** More names than these are shown as one. */
const MOST_NAMES = 40

/** The labels of the values; where two values would share one, each gets its number too. */
const distinctLabels = (values: readonly ParameterValue[]): readonly string[] => {
  const byText = new Map<string, string>()
  const taken = new Map<string, number>()
  return values.map((value) => {
    const text = JSON.stringify(value)
    const known = byText.get(text)
    if (known !== undefined) return known
    const label = labelOf(value)
    const times = (taken.get(label) ?? 0) + 1
    taken.set(label, times)
    const distinct = times === 1 ? label : `${label} (${times})`
    byText.set(text, distinct)
    return distinct
  })
}

/** Whether numbers are so far apart that steps of the same factor show them better: all above zero, the greatest at least ten times the least, and most of them at its foot. */
export const isWide = (places: readonly (number | string)[]): boolean => {
  const numbers = places.filter((place) => typeof place === 'number')
  const least = numbers[0] ?? 0
  const greatest = numbers.at(-1) ?? 0
  const middle = numbers[Math.floor((numbers.length - 1) / 2)] ?? 0
  return least > 0 && greatest >= 10 * least && middle - least < (greatest - least) / 4
}

/** The least distance between two places of an axis, as a part of it. */
export const leastGap = ({ kind, places }: Steps): number => {
  if (kind === 'name') return 1 / places.length
  const numbers = places.map(Number)
  const wide = isWide(places)
  const at = wide ? numbers.map(roughLog) : numbers
  const range = (at[at.length - 1] as number) - (at[0] as number)
  return at.slice(1).reduce((least, one, before) => Math.min(least, (one - (at[before] as number)) / range), 1)
}

/** How often a number can be halved before it is below 2, and what is left of it: the logarithm to the base 2, but straight between the powers of 2. */
const roughLog = (number: number): number => {
  let halved = number
  let times = 0
  for (; halved >= 2; times++) halved /= 2
  for (; halved < 1; times--) halved *= 2
  return times + halved - 1
}
