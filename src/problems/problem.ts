import { PROBLEMS_EN } from './en.js'
import { received } from './received.js'

/** The stable code of one thing that can be wrong with what was given. */
export type ProblemCode = keyof typeof PROBLEMS_EN

/** The facts that the sentences of one code need. */
export type ProblemFacts<Code extends ProblemCode> =
  Parameters<(typeof PROBLEMS_EN)[Code]> extends [infer Facts] ? Facts : undefined

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
 * Makes one problem, with its English sentences. `received` is shown as it came, shortened.
 *
 * @example
 * ```ts
 * import { problem } from 'coop-rules/problems'
 *
 * problem('not-a-number', { path: 'proposals[3]', received: 'ten' }).received // => '"ten"'
 * ```
 */
export const problem = <Code extends ProblemCode>(
  code: Code,
  where: {
    readonly path: string
    readonly received: unknown
    readonly line?: number
  } & (ProblemFacts<Code> extends undefined ? { readonly facts?: undefined } : { readonly facts: ProblemFacts<Code> }),
): Problem => {
  const say = PROBLEMS_EN[code] as (facts: unknown) => { expected: string; todo: string }
  const { expected, todo } = say(where.facts)
  return {
    code,
    path: where.path,
    expected,
    received: received(where.received),
    todo,
    ...(where.line === undefined ? {} : { line: where.line }),
    ...(where.facts === undefined ? {} : { facts: where.facts as Readonly<Record<string, string | number>> }),
  }
}
