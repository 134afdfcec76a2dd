import type { z } from 'zod'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, type Refused, tell, wrongKind } from '../problems/index.js'
import type { WrittenCharter } from './charter.js'
import { CHARTER_SHAPE } from './shape.js'

/** A charter file that was read: its shape is right; whether it is sound is another question. */
export interface CharterRead {
  readonly kind: 'written'
  readonly charter: WrittenCharter
}

/** Reads a charter from parsed JSON, whatever it is. Everything that is wrong with its shape comes back at once; nothing of it is run, and no key of it reaches a prototype. */
export const readCharter = (value: unknown): CharterRead | Refused => {
  const problems: Problem[] = []
  tellHostile(value, '', 0, problems)
  if (problems.length > 0) return { kind: 'refused', problems }
  if (isRecord(value)) tellAveragedRules(value, problems)
  const read = CHARTER_SHAPE.safeParse(value)
  if (!read.success) for (const issue of read.error.issues) tellIssue(issue, [], value, problems)
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'written', charter: value as WrittenCharter }
}

const MOST_DEPTH = 40
const HOSTILE = new Set(['__proto__', 'constructor', 'prototype'])

const tellHostile = (value: unknown, path: string, depth: number, problems: Problem[]): void => {
  if (typeof value !== 'object' || value === null) return
  if (depth > MOST_DEPTH) {
    tell(problems, problem(says.tooDeep, { path, received: value, facts: { most: MOST_DEPTH } }))
    return
  }
  for (const key of Object.keys(value)) {
    const place = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    if (HOSTILE.has(key)) tell(problems, problem(says.reservedKey, { path: place, received: key }))
    else tellHostile((value as Record<string, unknown>)[key], place, depth + 1, problems)
  }
}

/** A yes or no has no mean: whoever writes one gets the reason, not just an unknown key. */
const tellAveragedRules = (charter: Readonly<Record<string, unknown>>, problems: Problem[]): void => {
  const { decisions } = charter
  if (!isRecord(decisions)) return
  for (const [id, decision] of Object.entries(decisions)) {
    const rule = isRecord(decision) ? decision['rule'] : undefined
    if (!isRecord(rule)) continue
    for (const key of ['average', 'mean', 'median', 'aggregation'])
      if (Object.hasOwn(rule, key))
        problems.push(problem(says.yesNoAveraged, { path: `decisions.${id}.rule.${key}`, received: rule[key] }))
  }
}

type Issue = z.core.$ZodIssue

/** Puts an issue of the schema into our words. */
const tellIssue = (issue: Issue, above: readonly PropertyKey[], whole: unknown, problems: Problem[]): void => {
  const keys = [...above, ...issue.path]
  const path = pathOf(keys)
  const received = valueAt(whole, keys)
  switch (issue.code) {
    case 'invalid_type':
      tell(problems, wrongKind(received, path, KINDS[issue.expected] ?? issue.expected))
      return
    case 'unrecognized_keys':
      for (const key of issue.keys) {
        const place = path === '' ? key : `${path}.${key}`
        if (problems.some((known) => known.path === place)) continue
        tell(
          problems,
          problem(says.unknownKey, { path: place, received: key, facts: { known: knownAt(keys).join(', ') } }),
        )
      }
      return
    case 'invalid_value':
      tell(
        problems,
        problem(says.notOneOf, { path, received, facts: { options: issue.values.map(String).join(', ') } }),
      )
      return
    case 'invalid_union': {
      const branches = issue.errors as readonly (readonly Issue[])[]
      const [best] = [...branches].sort((a, b) => weight(a) - weight(b))
      for (const inner of best ?? []) tellIssue(inner, keys, whole, problems)
      return
    }
    case 'invalid_format':
    case 'invalid_key':
      tell(
        problems,
        problem(says.notAShortName, { path, received: issue.code === 'invalid_key' ? keys.at(-1) : received }),
      )
      return
    case 'too_small':
    case 'too_big': {
      const least = issue.code === 'too_small' ? String(issue.minimum) : ''
      const most = issue.code === 'too_big' ? String(issue.maximum) : ''
      tell(problems, problem(says.wrongLength, { path, received, facts: { least, most } }))
      return
    }
    case 'custom': {
      const found = issue.params?.['problem'] as Problem | undefined
      if (found !== undefined) tell(problems, { ...found, path: `${path}${found.path}` })
      return
    }
    default:
      tell(problems, wrongKind(received, path, 'an object'))
  }
}

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
  readonly valueType?: z.ZodType
  readonly element?: z.ZodType
  readonly options?: readonly z.ZodType[]
}

/** The keys that the shape knows at a place, to be named beside one that it does not. */
const knownAt = (keys: readonly PropertyKey[]): readonly string[] => {
  let places: readonly z.ZodType[] = [CHARTER_SHAPE]
  for (const key of keys) {
    places = places.flatMap(alternatives).flatMap((schema) => {
      const def = defOf(schema)
      const inner = typeof key === 'number' ? def.element : (def.shape?.[String(key)] ?? def.valueType)
      return inner === undefined ? [] : [inner]
    })
  }
  return [...new Set(places.flatMap(alternatives).flatMap((schema) => Object.keys(defOf(schema).shape ?? {})))]
}

const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def

/** What a schema can be once its wrappings and unions are taken off. */
const alternatives = (schema: z.ZodType): readonly z.ZodType[] => {
  const { innerType, options } = defOf(schema)
  if (innerType !== undefined) return alternatives(innerType)
  return options === undefined ? [schema] : options.flatMap(alternatives)
}
