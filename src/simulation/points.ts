import type { z } from 'zod'
import type { Model } from './model.js'
import type { ParameterValue, Plan, Point } from './plan.js'
import { blockOf, designedPoint } from './sensitivity/design.js'

/** How many points a plan has. */
export const pointsOf = ({ vary, points, sample }: Plan): number => {
  if (points !== undefined) return points.length
  if (sample !== undefined) return sample.size * blockOf(sample)
  return Object.values(vary ?? {}).reduce((product, values) => product * values.length, 1)
}

/** One point of a plan, counted from 0: what is set at it, by path, and all its parameters. The order of a grid is that of the sorted paths, the last changing fastest. */
export const pointAt = (
  plan: Plan,
  at: number,
): { readonly set: Point; readonly parameters: Readonly<Record<string, ParameterValue>> } => {
  const set = setAt(plan, at)
  const parameters = structured(plan.parameters ?? {})
  for (const [path, value] of Object.entries(set)) put(parameters, path.split('.'), value)
  return { set, parameters }
}

const setAt = (plan: Plan, at: number): Point => {
  if (plan.points !== undefined) return plan.points[at] ?? {}
  if (plan.sample !== undefined) return designedPoint(plan, plan.sample, at)
  const set: [string, ParameterValue][] = []
  let rest = at
  for (const path of Object.keys(plan.vary ?? {})
    .sort()
    .reverse()) {
    const values = plan.vary?.[path] ?? []
    set.unshift([path, values[rest % values.length] as ParameterValue])
    rest = Math.floor(rest / values.length)
  }
  return Object.fromEntries(set)
}

type Tree = Record<string, ParameterValue>

const structured = (value: Readonly<Record<string, ParameterValue>>): Tree => structuredClone(value)

const put = (tree: Tree, [key = '', ...rest]: readonly string[], value: ParameterValue): void => {
  if (rest.length === 0) {
    tree[key] = value
    return
  }
  const inner = tree[key]
  const next: Tree = typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Tree) : {}
  tree[key] = next
  put(next, rest, value)
}

/** The paths of all parameters that a model has, those within others included; of what is made of itself, as a mixed spread of spreads is, two levels. */
export const parameterPaths = ({ parameters }: Model): ReadonlySet<string> => {
  const paths = new Set<string>()
  walk(parameters, '', paths, [])
  return paths
}

interface Def {
  readonly innerType?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  /** Of a schema that may hold itself. */
  readonly getter?: () => z.ZodType
  /** Of one that goes on to make something else of what it took. */
  readonly in?: z.ZodType
  readonly out?: z.ZodType
}

const walk = (schema: z.ZodType, path: string, paths: Set<string>, within: readonly z.ZodType[]): void => {
  const { innerType, shape, options, getter, in: before, out: after } = schema._zod.def as unknown as Def
  for (const inner of [innerType, before, after]) if (inner !== undefined) walk(inner, path, paths, within)
  if (getter !== undefined && within.filter((one) => one === schema).length < 2)
    walk(getter(), path, paths, [...within, schema])
  for (const option of options ?? []) walk(option, path, paths, within)
  for (const [key, inner] of Object.entries(shape ?? {})) {
    const place = path === '' ? key : `${path}.${key}`
    paths.add(place)
    walk(inner, place, paths, within)
  }
}
