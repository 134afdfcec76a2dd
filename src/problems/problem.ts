import type * as SAYINGS from './en.js'
import { received } from './received.js'

/** The two sentences of a problem. */
export interface Words {
  readonly expected: string
  readonly todo: string
}

/** The stable code of one thing that can be wrong with what was given. */
export type ProblemCode = (typeof SAYINGS)[keyof typeof SAYINGS]['code']

/** The sentences of every code in another language, made of the same facts. */
export type Translations = {
  readonly [Key in keyof typeof SAYINGS as (typeof SAYINGS)[Key]['code']]: (typeof SAYINGS)[Key]['words']
}

/** One thing wrong with what was given: where, what was expected, what came, and what to do next. Plain data, ready for JSON. */
export interface Problem {
  readonly code: ProblemCode
  /** Where it stands, such as `rule.atLeast` or `proposals[3]`; '' is the whole input. */
  readonly path: string
  readonly expected: string
  readonly received: string
  readonly todo: string
  /** The line of the file, counted from 1, where the input was a file. */
  readonly line?: number
  /** What the sentences were made of, so that they can be made again in another language. */
  readonly facts?: Readonly<Record<string, string | number>>
}

/**
 * Makes one problem out of its saying, with its English sentences. What was received is shown as it came, shortened.
 *
 * @internal
 */
export const problem = <Saying extends { readonly code: ProblemCode; readonly words: (facts: never) => Words }>(
  saying: Saying,
  where: Where & (Parameters<Saying['words']> extends [infer Facts] ? { readonly facts: Facts } : object),
): Problem => {
  const { path, line, facts } = where as Where & { readonly facts?: Readonly<Record<string, string | number>> }
  const { expected, todo } = saying.words(facts as never)
  return {
    code: saying.code,
    path,
    expected,
    received: received(where.received),
    todo,
    ...(line === undefined ? {} : { line }),
    ...(facts === undefined ? {} : { facts }),
  }
}

interface Where {
  readonly path: string
  readonly received: unknown
  readonly line?: number
}
