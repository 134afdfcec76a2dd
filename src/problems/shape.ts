import * as says from './en.js'
import { tell } from './error.js'
import { idProblem } from './id.js'
import { type Problem, problem } from './problem.js'

/** Whether this is an object whose keys can be read. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The problem of something that is not there, or is of another kind than it should be. */
export const wrongKind = (value: unknown, path: string, kind: string): Problem =>
  value === undefined && path !== ''
    ? problem(says.missingKey, { path, received: value, facts: { key: path.slice(path.lastIndexOf('.') + 1) } })
    : problem(says.wrongKind, { path, received: value, facts: { kind } })

/** Tells each key that is not known: a misspelt one would otherwise decide without what it meant. */
export const tellUnknownKeys = (
  record: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: string,
  problems: Problem[],
): void => {
  // `for in`, for it costs nothing: this runs at every verdict.
  for (const key in record) {
    if (known.includes(key)) continue
    const place = path === '' ? key : `${path}.${key}`
    tell(problems, problem(says.unknownKey, { path: place, received: key, facts: { known: known.join(', ') } }))
  }
}

/**
 * Whether this is a list that can be walked. A program can hand over one of thousands of millions of holes, which holds nothing and would take minutes.
 *
 * @internal
 */
export const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= MOST_ELEMENTS

const MOST_ELEMENTS = 50_000_000

/**
 * Whether this can be walked, as a list, a set or a generator can; a text cannot, whose letters nobody meant.
 *
 * @internal
 */
export const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as { readonly [Symbol.iterator]?: unknown })[Symbol.iterator] === 'function'

/** Tells what is wrong with a list of texts that may be left out, such as the clauses a rule cites: each is held to the rule of ids, for it is shown as they are. */
export const tellNoTexts = (value: unknown, path: string, problems: Problem[]): void => {
  if (value === undefined) return
  if (!isList(value)) {
    problems.push(wrongKind(value, path, 'a list'))
    return
  }
  for (let at = 0; at < value.length; at++) {
    const text = value[at]
    const found =
      typeof text === 'string'
        ? idProblem(text, path)
        : problem(says.wrongKind, { path, received: text, facts: { kind: 'text' } })
    if (found !== undefined && !tell(problems, { ...found, path: `${path}[${at}]` })) return
  }
}
