import type { Column } from '../model.js'
import type { Plan, PlotWish, SoundPlan } from '../plan.js'
import type { Gathered } from './gathered.js'
import { valuesAt } from './shown.js'

/** The parameters that a plan varies, those with the most values first. */
export const variedIn = (sound: SoundPlan): readonly string[] => {
  const { plan } = sound
  const distinct = new Map<string, number>()
  for (const path of pathsIn(plan)) {
    const values =
      plan.sample !== undefined ? Infinity : new Set(valuesAt(sound, path).map((value) => JSON.stringify(value))).size
    if (values > 1) distinct.set(path, values)
  }
  return [...distinct.keys()].sort(
    (a, b) => (distinct.get(b) as number) - (distinct.get(a) as number) || (a < b ? -1 : 1),
  )
}

const pathsIn = ({ vary, points, sample }: Plan): readonly string[] =>
  [...new Set((points ?? [vary ?? sample?.ranges ?? {}]).flatMap((point) => Object.keys(point)))].sort()

/** The pictures of a plan that asks for none: what they show follows from what varies. */
export const wishesFor = (gathered: Gathered, varied: readonly string[]): readonly PlotWish[] => {
  const sound = gathered.plan
  const { plan, model } = sound
  const telling = model.measures.filter(({ name }) => isTelling(gathered.valuesOf(name)))
  const numbers = telling.filter(({ kind }) => kind !== 'text')
  const steps = plan.series === true ? linesFor(sound, varied) : []
  if (plan.sample !== undefined) {
    const [first] = numbers
    return first === undefined
      ? []
      : varied
          .slice(0, MOST)
          .map((over) => ({ name: nameOf(first.name, 'by', over), kind: 'interval', measure: first.name, over }))
  }
  // What is a number lies better to the right.
  const isNumber = (path: string): boolean => valuesAt(sound, path).every((value) => typeof value === 'number')
  const over = varied.find(isNumber) ?? varied[0]
  if (over === undefined) {
    const single = Object.keys((model.parameters._zod.def as { shape?: object }).shape ?? {})[0]
    if (gathered.wanted === 1 || single === undefined) return steps
    return [
      ...telling
        .slice(0, MOST)
        .map(({ name }): PlotWish => ({ name: nameOf(name), kind: 'distribution', measure: name, over: single })),
      ...steps,
    ]
  }
  const [by, beside] = varied.filter((path) => path !== over)
  const apart = { over, ...(by === undefined ? {} : { by }), ...(beside === undefined ? {} : { beside }) }
  return [
    ...numbers
      .slice(0, MOST)
      .map(({ name }): PlotWish => ({ name: nameOf(name), kind: 'interval', measure: name, ...apart })),
    ...((plan.replicates ?? 1) >= 20
      ? telling.slice(0, 1).map(
          ({ name }): PlotWish => ({
            name: nameOf(name, 'distribution'),
            kind: 'distribution',
            measure: name,
            ...apart,
          }),
        )
      : []),
    ...steps,
  ]
}

const MOST = 8

/** Whether a measure is not the same in every run. */
const isTelling = (values: Float64Array): boolean => {
  const there = values.filter((value) => !Number.isNaN(value))
  return there.some((value) => value !== there[0])
}

/**
 * The measures that no picture is drawn of where a plan asks for none: those that are the same in every run, with what they are; undefined where no run has a value.
 *
 * @internal
 */
export const stillMeasures = (
  gathered: Gathered,
): readonly { readonly measure: string; readonly value: string | undefined }[] =>
  gathered.plan.plan.plots !== undefined
    ? []
    : gathered.plan.model.measures
        .filter(({ name }) => !isTelling(gathered.valuesOf(name)))
        .map(({ name, kind }) => {
          const value = gathered.valuesOf(name).find((one) => !Number.isNaN(one))
          if (value === undefined) return { measure: name, value }
          const word =
            kind === 'truth' ? String(value === 1) : kind === 'text' ? gathered.wordsOf(name)[value] : undefined
          return { measure: name, value: word ?? String(value) }
        })

const linesFor = ({ model }: SoundPlan, varied: readonly string[]): readonly PlotWish[] => {
  const [over, ...measures] = model.series
  if (over === undefined) return []
  const [by, beside] = varied
  const apart = { over: over.name, ...(by === undefined ? {} : { by }), ...(beside === undefined ? {} : { beside }) }
  return measures
    .filter(isDrawn)
    .slice(0, MOST)
    .map(({ name }) => ({ name: nameOf('steps', name), kind: 'lines', measure: name, ...apart }))
}

const isDrawn = ({ kind }: Column): boolean => kind !== 'text'

/** A name that a file may have. */
const nameOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .replace(/[A-Z]+/g, (letters) => `-${letters.toLowerCase()}`)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
