import type { z } from 'zod'
import * as says from './en.js'
import { tell } from './error.js'
import { type Problem, problem } from './problem.js'
import { wrongKind } from './shape.js'

type Issue = z.core.$ZodIssue

/**
 * Puts what a schema found wrong into our words. The schema is asked which keys it knows, to name them beside one that it does not; `whole` is what was read. A
 * pattern is taken for that of a short name: any other is a check of its own, which hands over its problem as `params.problem` of a custom issue, with a path that
 * begins where the issue stands. A check that has none of our problems is told in its own words: nothing that a schema refuses is passed over.
 *
 * @internal
 */
export const tellIssues = (issues: readonly Issue[], schema: z.ZodType, whole: unknown, problems: Problem[]): void => {
  for (const issue of issues) tellIssue(issue, [], { schema, whole, problems })
  const [first] = issues
  if (first !== undefined && problems.length === 0) tellReason(first, '', whole, problems)
}

interface Reading {
  readonly schema: z.ZodType
  readonly whole: unknown
  readonly problems: Problem[]
}

const tellIssue = (issue: Issue, above: readonly PropertyKey[], reading: Reading): void => {
  const { problems } = reading
  const keys = [...above, ...issue.path]
  const path = pathOf(keys)
  const received = valueAt(reading.whole, keys)
  switch (issue.code) {
    case 'invalid_type':
      tell(problems, wrongKind(received, path, KINDS[issue.expected] ?? issue.expected))
      return
    case 'unrecognized_keys':
      for (const key of issue.keys) {
        const place = path === '' ? key : `${path}.${key}`
        if (problems.some((told) => told.path === place)) continue
        const known = knownAt(keys, reading).join(', ')
        tell(problems, problem(says.unknownKey, { path: place, received: key, facts: { known } }))
      }
      return
    case 'invalid_value':
      tellNoOption(received, path, issue.values, problems)
      return
    case 'invalid_union': {
      const branches = issue.errors as readonly (readonly Issue[])[]
      const [best] = [...branches].sort((a, b) => weight(a) - weight(b))
      for (const inner of best ?? []) tellIssue(inner, keys, reading)
      // The key that says which branch is meant is not there, or says none: then no branch was tried.
      if (best === undefined && issue.inclusive !== false) tellNoOption(received, path, issue.options ?? [], problems)
      else if (best === undefined) tellReason(issue, path, received, problems)
      return
    }
    case 'invalid_format':
      if (issue.format === 'regex') tell(problems, problem(says.notAShortName, { path, received }))
      else tellReason(issue, path, received, problems)
      return
    case 'invalid_key':
      tell(problems, problem(says.notAShortName, { path, received: keys.at(-1) }))
      return
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small' ? String(issue.minimum) : ''
      const most = issue.code === 'too_big' ? String(issue.maximum) : ''
      const found = problem(says.wrongLength, { path, received, facts: { least, most } })
      // A whole number that a double cannot hold is beyond that first, and beyond the schema's own bound after it: that one is told.
      const before = problems.findIndex((told) => told.path === path && told.code === found.code)
      if (before < 0) tell(problems, found)
      else problems[before] = found
      return
    }
    case 'custom': {
      const found = issue.params?.['problem'] as Problem | undefined
      if (found === undefined) tellReason(issue, path, received, problems)
      else tell(problems, { ...found, path: `${path}${found.path}` })
      return
    }
    default:
      tellReason(issue, path, received, problems)
  }
}

/** A check that we have no words for has its own. */
const tellReason = ({ message }: Issue, path: string, received: unknown, problems: Problem[]): void => {
  tell(problems, problem(says.notTaken, { path, received, facts: { reason: reasonOf(message) } }))
}

/** One line of it, not endless. */
const reasonOf = (message: string): string => (message.split(/[\r\n\u2028\u2029]/, 1)[0] ?? '').slice(0, 300)

const tellNoOption = (received: unknown, path: string, among: readonly unknown[], problems: Problem[]): void => {
  const options = among.map(String).join(', ')
  if (received !== undefined) {
    tell(problems, problem(says.notOneOf, { path, received, facts: { options } }))
    return
  }
  const missing = wrongKind(undefined, path, '')
  const key = path.slice(path.lastIndexOf('.') + 1)
  const isFew = missing.code === 'missing-key' && among.length > 0 && among.length <= MOST_NAMED
  tell(problems, isFew ? problem(says.missingKey, { path, received, facts: { key, options } }) : missing)
}

/** Of more words than these whoever left one out is not told them all. */
const MOST_NAMED = 9

/** How far a branch of a union is from what was written: what is of another kind altogether weighs most. */
const weight = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.path.length === 0 && issue.code !== 'unrecognized_keys' ? 10 : 1), 0)

const KINDS: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
}

const pathOf = (keys: readonly PropertyKey[]): string =>
  keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path === '' ? String(key) : `${path}.${String(key)}`
  }, '')

const valueAt = (whole: unknown, keys: readonly PropertyKey[]): unknown => {
  let value = whole
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<PropertyKey, unknown>)[key]
  }
  return value
}

interface Def {
  readonly innerType?: z.ZodType
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly keyType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
  readonly discriminator?: string
}

/** The keys that the schema knows at a place, to be named beside one that it does not. */
const knownAt = (keys: readonly PropertyKey[], { schema, whole }: Reading): readonly string[] => {
  let value = whole
  let places = alternatives(schema, value)
  for (const key of keys) {
    value = valueAt(value, [key])
    places = places.flatMap((place) => {
      const def = defOf(place)
      const inner = typeof key === 'number' ? def.element : (def.shape?.[String(key)] ?? def.valueType)
      return inner === undefined ? [] : alternatives(inner, value)
    })
  }
  return [...new Set(places.flatMap(keysOf))]
}

/** The keys of an object; or those of a record, where it takes a few only. */
const keysOf = (schema: z.ZodType): readonly string[] => {
  const { shape, keyType } = defOf(schema)
  return shape === undefined ? Array.from(keyType?._zod.values ?? [], String) : Object.keys(shape)
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** What a schema can be once its wrappings and unions are taken off; where a key of the value says which branch is meant, that branch alone. */
const alternatives = (schema: z.ZodType, value: unknown): readonly z.ZodType[] => {
  const { innerType, options, discriminator } = defOf(schema)
  if (innerType !== undefined) return alternatives(innerType, value)
  if (options === undefined) return [schema]
  if (discriminator === undefined) return options.flatMap((option) => alternatives(option, value))
  const said = valueAt(value, [discriminator]) as string
  return options
    .filter((option) => option._zod.propValues?.[discriminator]?.has(said))
    .flatMap((option) => alternatives(option, value))
}
