import * as says from './en.js'
import { isEnough, tell, throwProblems } from './error.js'
import { type Problem, problem } from './problem.js'
import { isRecord } from './shape.js'

/**
 * What is the one text of this data? The keys of every object in the order of their UTF-16 code units, no spaces, text and numbers as JSON.stringify writes them:
 * the form of RFC 8785 (JSON Canonicalization Scheme), but that half a surrogate pair, which the RFC refuses, is written as its escape.
 * A key whose value is undefined is not there.
 *
 * Throws, with everything that is wrong: `not-json-value` (JSON would drop it, or make something else of it), `too-deep` (more than 60 levels), `reserved-key`
 * (`__proto__`: whoever copies it key by key gets another object).
 *
 * @example
 * ```ts
 * import { canonicalJson } from 'coop-rules/problems'
 *
 * canonicalJson({ kind: 'joined', at: '2026-03-01' }) // => '{"at":"2026-03-01","kind":"joined"}'
 * ```
 */
export const canonicalJson = (value: unknown): string => {
  const problems: Problem[] = []
  const text = noteCanonical(value, '', problems)
  throwProblems(problems)
  return text
}

/**
 * The same where problems are noted, each at its place; the text is worth nothing then.
 *
 * @internal
 */
export const noteCanonical = (value: unknown, path: string, problems: Problem[]): string =>
  textOf(value, path, problems, 1)

/** A line of a log adds one level to its event, and the strict reader of the command goes 64 deep. */
const MOST_DEPTH = 60

const textOf = (value: unknown, path: string, problems: Problem[], depth: number): string => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value))
    return JSON.stringify(value)
  if (!Array.isArray(value) && !isPlain(value))
    return note(problem(says.notJsonValue, { path, received: value }), problems)
  if (depth > MOST_DEPTH)
    return note(problem(says.tooDeep, { path, received: value, facts: { most: MOST_DEPTH } }), problems)
  if (Array.isArray(value)) {
    // By their places, for map would pass over holes; and no further than problems are told, for there may be thousands of millions of them.
    const texts: string[] = []
    for (let at = 0; at < value.length && !isEnough(problems); at++)
      texts.push(textOf(value[at], `${path}[${at}]`, problems, depth + 1))
    return `[${texts.join(',')}]`
  }
  const pairs = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => {
      const place = path === '' ? key : `${path}.${key}`
      if (key === '__proto__') return note(problem(says.reservedKey, { path: place, received: key }), problems)
      return `${JSON.stringify(key)}:${textOf(value[key], place, problems, depth + 1)}`
    })
  return `{${pairs.join(',')}}`
}

const note = (found: Problem, problems: Problem[]): string => {
  tell(problems, found)
  return ''
}

/** An object that is nothing but its keys: a date or a map would lose itself in JSON. */
const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => {
  if (!isRecord(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
