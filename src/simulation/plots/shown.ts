import type { z } from 'zod'
import type { Column, Model } from '../model.js'
import type { ParameterValue, SoundPlan } from '../plan.js'
import { pointAt } from '../points.js'

/** A column as the title of an axis: what it says, and its unit. */
export const titleOf = ({ means, unit }: Column): string => (unit === undefined ? means : `${means} (${unit})`)

/** A parameter as the title of an axis: its description and its path. What is within another and has none, such as the mean of a spread, has that of the other and its own name. */
export const parameterTitle = ({ parameters }: Model, path: string): string => {
  const keys = path.split('.')
  for (let length = keys.length; length > 0; length--) {
    const description = descriptionOf(parameters, keys.slice(0, length))
    const rest = keys.slice(length)
    if (description !== undefined) return `${[description, ...rest].join(': ')} (${path})`
  }
  return path
}

interface Def {
  readonly innerType?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  /** Of a shape that may hold itself. */
  readonly getter?: () => z.ZodType
}

const descriptionOf = (schema: z.ZodType, path: readonly string[]): string | undefined => {
  const [key, ...rest] = path
  const { innerType, shape = {}, options = [], getter } = schema._zod.def as unknown as Def
  if (key === undefined)
    return schema.description ?? (innerType === undefined ? undefined : descriptionOf(innerType, path))
  if (innerType !== undefined) return descriptionOf(innerType, path)
  if (getter !== undefined) return descriptionOf(getter(), path)
  const inner = shape[key]
  if (inner !== undefined) return descriptionOf(inner, rest)
  for (const option of options) {
    const found = descriptionOf(option, path)
    if (found !== undefined) return found
  }
  return undefined
}

/** What a parameter is at each point of a plan, by point: as set there, as set for all, or as the model has it by default. */
export const valuesAt = (sound: SoundPlan, path: string): readonly ParameterValue[] => {
  const { plan, model, points } = sound
  const keys = path.split('.')
  const varies =
    plan.points !== undefined || path in (plan.vary ?? plan.sample?.ranges ?? {}) || isWithin(path, plan.vary)
  const valueAt = (point: number): ParameterValue => {
    const { set, parameters } = pointAt(plan, point)
    const told = set[path] ?? inside(parameters, keys)
    if (told !== undefined) return told
    const read = model.parameters.safeParse(parameters)
    return (read.success ? inside(read.data as ParameterValue, keys) : undefined) ?? null
  }
  if (!varies) return new Array<ParameterValue>(points).fill(valueAt(0))
  return Array.from({ length: points }, (_, point) => valueAt(point))
}

/** Whether a path leads into, or holds, something that varies. */
const isWithin = (path: string, vary: Readonly<Record<string, unknown>> = {}): boolean =>
  Object.keys(vary).some((varied) => path.startsWith(`${varied}.`) || varied.startsWith(`${path}.`))

const inside = (value: ParameterValue, [key, ...rest]: readonly string[]): ParameterValue | undefined => {
  if (key === undefined) return value
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const inner = (value as Readonly<Record<string, ParameterValue>>)[key]
  return inner === undefined ? undefined : inside(inner, rest)
}

/** A value as a word in a picture: a spread of wishes is `beta(5, 5)`, a list of many numbers only begins. */
export const labelOf = (value: ParameterValue): string => {
  const text = written(value)
  return text.length <= MOST ? text : `${text.slice(0, MOST - 1)}…`
}

const MOST = 36

const written = (value: ParameterValue): string => {
  if (Array.isArray(value)) return value.map(written).join(' ')
  if (typeof value !== 'object' || value === null) return String(value)
  const { kind, ...rest } = value as Readonly<Record<string, ParameterValue>>
  const name = typeof kind === 'string' ? kind : ''
  const inner = Object.entries(rest).map(([key, one]) => (name === '' ? `${key} ${written(one)}` : written(one)))
  return inner.length === 0 ? name : name === '' ? inner.join(', ') : `${name}(${inner.join(', ')})`
}
