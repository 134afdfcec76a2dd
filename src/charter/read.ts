import type { z } from 'zod'
import * as says from '../problems/en.js'
import { isRecord, type Problem, problem, tell, wrongKind } from '../problems/index.js'
import type { WrittenCharter } from './charter.js'
import { SECTIONS } from './chapters/list.js'
import { RESERVED } from './diff.js'
import { CHARTER_SHAPE } from './shape.js'

/** What of a charter file could be read. */
export interface CharterRead {
  /** The part whose shape is right; undefined where there is none. */
  readonly charter: WrittenCharter | undefined
  readonly problems: readonly Problem[]
  /** What was left out because something is wrong with it: chapters, provisions as chapter.name, fields as chapter.name.field. */
  readonly lost: ReadonlySet<string>
}

/**
 * Reads a charter from data, whatever it is. Everything that is wrong with its shape comes back at once, and the rest of it, so that it can be judged all the same. Nothing of the data is run but what copying it runs, and no key of it reaches
 * a prototype.
 */
export const readCharter = (value: unknown): CharterRead => {
  const problems: Problem[] = []
  let copy: unknown
  try {
    copy = copyOf(value, '', { left: MOST_VALUES, depth: 0 }, problems)
  } catch {
    // A getter or a proxy of somebody else's that throws: that is no data.
    problems.push(wrongKind(undefined, '', 'an object'))
  }
  const cut = problems.some(({ code }) => code === 'too-deep' || code === 'too-large')
  if (!isRecord(copy) || cut) {
    if (problems.length === 0) problems.push(wrongKind(copy, '', 'an object'))
    return { charter: undefined, problems, lost: new Set() }
  }
  tellAveragedRules(copy, problems)
  const read = CHARTER_SHAPE.safeParse(copy)
  const lost = new Set<string>()
  if (!read.success) {
    for (const issue of read.error.issues) tellIssue(issue, [], copy, problems)
    for (const place of read.error.issues.flatMap(placesOf)) {
      lost.add(place.join('.'))
      takeOut(copy, place)
    }
  }
  return { charter: copy as unknown as WrittenCharter, problems, lost }
}

const MOST_DEPTH = 40
const MOST_VALUES = 200_000

interface Budget {
  left: number
  readonly depth: number
}

/** A plain copy of data: what is nested too deep, too much, or would reach a prototype is told and left out. */
const copyOf = (value: unknown, path: string, budget: Budget, problems: Problem[]): unknown => {
  if (typeof value !== 'object' || value === null) return value
  if (budget.depth > MOST_DEPTH) {
    tell(problems, problem(says.tooDeep, { path, received: value, facts: { most: MOST_DEPTH } }))
    return undefined
  }
  const copied = Array.isArray(value) ? ([] as unknown[]) : ({} as Record<string, unknown>)
  const inner: Budget = { left: budget.left, depth: budget.depth + 1 }
  // A list is walked by its length: one of a thousand million holes is too large, though it holds nothing.
  for (const at of Array.isArray(value) ? value.keys() : Object.keys(value)) {
    const key = String(at)
    const place = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`
    inner.left -= 1
    if (inner.left < 0) {
      if (inner.left === -1)
        tell(problems, problem(says.tooLarge, { path: place, received: value, facts: { most: MOST_VALUES } }))
      break
    }
    if (RESERVED.has(key)) tell(problems, problem(says.reservedKey, { path: place, received: key }))
    else
      (copied as Record<string, unknown>)[key] = copyOf((value as Record<string, unknown>)[key], place, inner, problems)
  }
  budget.left = inner.left
  return copied
}

type Place = readonly string[]

/** What has to be left out because of an issue: a whole field at the least, for a field is read whole or not at all. */
const placesOf = (issue: Issue): readonly Place[] => {
  const keys = issue.path.map(String)
  const [first] = keys
  if (first !== undefined && !(SECTIONS as readonly string[]).includes(first)) return [[first]]
  if (issue.code === 'unrecognized_keys' && keys.length < 3) return issue.keys.map((key) => [...keys, key])
  return keys.length === 0 ? [] : [keys.slice(0, 3)]
}

const takeOut = (data: Record<string, unknown>, place: Place): void => {
  let holder: unknown = data
  for (const key of place.slice(0, -1)) holder = isRecord(holder) ? holder[key] : undefined
  if (isRecord(holder)) Reflect.deleteProperty(holder, place.at(-1) ?? '')
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
      if (received === undefined) {
        tell(problems, wrongKind(undefined, path, ''))
        return
      }
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
