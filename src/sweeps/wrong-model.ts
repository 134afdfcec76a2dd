import * as says from '../problems/en.js'
import { isRecord, type Problem, problem } from '../problems/index.js'
import { COLUMN_KINDS, STREAM_NAMES } from '../simulation/index.js'

/** What of a model that somebody else wrote is missing, or of another kind; the paths begin with `start`. */
export const wrongInModel = (given: unknown, start: string): readonly Problem[] => {
  const isOne = !start.endsWith(']')
  if (!isRecord(given)) {
    const facts = { kind: 'a model, or a list of models' }
    return [problem(says.wrongKind, { path: `${start}${isOne ? 'default' : ''}`, received: given, facts })]
  }
  const at = isOne ? start : `${start}.`
  return [
    ...['name', 'asks'].flatMap((key) => wrongUnless(isText, { record: given, key, kind: 'text', at })),
    ...wrongUnless(Number.isSafeInteger, { record: given, key: 'version', kind: 'a whole number', at }),
    ...wrongUnless(isShape, { record: given, key: 'parameters', kind: 'a shape of zod 4', at }),
    ...wrongStreams(given['streams'], `${at}streams`),
    ...['measures', 'series'].flatMap((key) => wrongColumns(given, key, at)),
    ...wrongUnless(isRun, { record: given, key: 'run', kind: 'a function that is not async', at }),
  ]
}

interface Asked {
  readonly record: Readonly<Record<string, unknown>>
  readonly key: string
  /** In the words of the problem. */
  readonly kind: string
  readonly at: string
}

const wrongUnless = (is: (value: unknown) => boolean, { record, key, kind, at }: Asked): readonly Problem[] => {
  const received = record[key]
  if (is(received)) return []
  const path = `${at}${key}`
  return [
    received === undefined
      ? problem(says.missingKey, { path, received, facts: { key } })
      : problem(says.wrongKind, { path, received, facts: { kind } }),
  ]
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''

/** What each stream draws, where it is told: by names of streams, in words. */
const wrongStreams = (given: unknown, at: string): readonly Problem[] => {
  if (given === undefined) return []
  if (!isRecord(given)) return [problem(says.wrongKind, { path: at, received: given, facts: { kind: 'an object' } })]
  const options = STREAM_NAMES.join(', ')
  return Object.entries(given).flatMap(([key, what]) =>
    STREAM_NAMES.some((known) => known === key)
      ? wrongUnless(isText, { record: { [key]: what }, key, kind: 'text', at: `${at}.` })
      : [problem(says.notOneOf, { path: `${at}.${key}`, received: key, facts: { options } })],
  )
}

/** Measures, or what is seen on the way: each with its name, its kind and what it says. */
const wrongColumns = (record: Asked['record'], list: string, at: string): readonly Problem[] => {
  const columns = record[list]
  if (!Array.isArray(columns)) return wrongUnless(Array.isArray, { record, key: list, kind: 'a list', at })
  const names = columns.map((column: unknown) => (isRecord(column) ? column['name'] : undefined))
  return columns.flatMap((column: unknown, place) => {
    const path = `${at}${list}[${place}]`
    if (!isRecord(column)) return [problem(says.wrongKind, { path, received: column, facts: { kind: 'an object' } })]
    const { name, kind, unit = '' } = column
    const inner = `${path}.`
    return [
      ...['name', 'means'].flatMap((key) => wrongUnless(isText, { record: column, key, kind: 'text', at: inner })),
      ...(isText(name) && names.indexOf(name) < place ? [twice(name as string, `${inner}name`)] : []),
      ...(COLUMN_KINDS.some((known) => known === kind) ? [] : [wrongColumnKind(kind, `${inner}kind`)]),
      ...(typeof unit === 'string'
        ? []
        : wrongUnless(isText, { record: column, key: 'unit', kind: 'text', at: inner })),
    ]
  })
}

const twice = (name: string, path: string): Problem =>
  problem(says.listedTwice, { path, received: name, facts: { what: name } })

/** Missing or unknown: either way the kinds there are are told. */
const wrongColumnKind = (kind: unknown, path: string): Problem =>
  problem(says.notOneOf, { path, received: kind, facts: { options: COLUMN_KINDS.join(', ') } })

/** Whether this is a shape of zod 4, of which it can be asked what stands in it. */
const isShape = (given: unknown): boolean => {
  const { safeParse, _zod } = (given ?? {}) as { readonly safeParse?: unknown; readonly _zod?: unknown }
  return typeof safeParse === 'function' && typeof _zod === 'object'
}

/** A run that waits for something gives back a promise, and no measures. */
const isRun = (run: unknown): boolean =>
  typeof run === 'function' && Object.prototype.toString.call(run) !== '[object AsyncFunction]'
