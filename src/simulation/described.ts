import type { z } from 'zod'
import type { Model } from './model.js'

/** What a model's parameters say of themselves, by their paths. */
export const describedParameters = ({ parameters }: Model): ReadonlyMap<string, string> => {
  const described = new Map<string, string>()
  walk(parameters, '', described)
  return described
}

interface Def {
  readonly innerType?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
}

const walk = (schema: z.ZodType, path: string, described: Map<string, string>): void => {
  const { innerType, shape, options } = schema._zod.def as unknown as Def
  const { description } = schema
  if (description !== undefined && path !== '' && !described.has(path)) described.set(path, description)
  if (innerType !== undefined) walk(innerType, path, described)
  for (const option of options ?? []) walk(option, path, described)
  for (const [key, inner] of Object.entries(shape ?? {})) walk(inner, path === '' ? key : `${path}.${key}`, described)
}
