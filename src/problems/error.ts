import * as says from './en.js'
import { type Problem, type ProblemCode, problem } from './problem.js'

/**
 * The one error this library throws: the caller made a mistake (a negative count, a rule without a comparison). Recognise it by its `code`,
 * which never changes, rather than by `instanceof`, which fails where two copies of the package meet. Whoever reads data from outside calls
 * the `try…` face of a rule, which returns the same problems instead of throwing them.
 *
 * @example
 * ```ts
 * import { exact } from 'coop-rules/exact'
 * import { isRulesError } from 'coop-rules/problems'
 *
 * const codeOf = (act: () => unknown) => {
 *   try { act() } catch (error) { if (isRulesError(error)) return error.code }
 *   return undefined
 * }
 * codeOf(() => exact('ten')) // => 'not-a-number'
 * ```
 */
export class RulesError extends Error {
  override readonly name = 'RulesError'
  /** The code of the first problem. */
  readonly code: ProblemCode
  /** Everything that is wrong, not only the first thing. */
  readonly problems: readonly Problem[]

  constructor(problems: readonly [Problem, ...Problem[]]) {
    super(
      problems
        .map(
          ({ path, expected, received, todo }) =>
            `${path === '' ? '' : `${path}: `}expected ${expected}, received ${received}. ${todo}`,
        )
        .join('\n'),
    )
    this.code = problems[0].code
    this.problems = problems
  }
}

/** Whether this is the error of this library, whichever copy of the package threw it. */
export const isRulesError = (error: unknown): error is RulesError =>
  error instanceof Error && error.name === 'RulesError' && 'code' in error && 'problems' in error

/** Throws where there are problems; the door for a caller's mistake. */
export const throwProblems = (problems: readonly Problem[]): void => {
  const [first, ...rest] = problems
  if (first !== undefined) throw new RulesError([first, ...rest])
}

/** Data from outside that was not taken, with everything that is wrong with it. Nothing was changed. */
export interface Refused {
  readonly kind: 'refused'
  readonly problems: readonly Problem[]
}

/** The outcome, or the throw where the input was refused: how every rule's throwing face is made of its answering one. */
export const orThrow = <Outcome extends { readonly kind: string }>(outcome: Outcome): Exclude<Outcome, Refused> => {
  if (outcome.kind === 'refused') throwProblems((outcome as unknown as Refused).problems)
  return outcome as Exclude<Outcome, Refused>
}

/** No list of problems grows beyond this: a file of a million bad lines is told of the first ones. */
const MOST_PROBLEMS = 100

/** Adds a problem to a list, until the list says that there are too many. Returns whether it is worth looking for more. */
export const tell = (problems: Problem[], found: Problem): boolean => {
  if (problems.length < MOST_PROBLEMS) problems.push(found)
  else if (problems.length === MOST_PROBLEMS) {
    problems.push(problem(says.tooManyProblems, { path: '', received: undefined, facts: { most: MOST_PROBLEMS } }))
  }
  return problems.length <= MOST_PROBLEMS
}

/**
 * Whether so many problems were told that no more will be.
 *
 * @internal
 */
export const isEnough = (problems: readonly Problem[]): boolean => problems.length > MOST_PROBLEMS

/**
 * A refusal that tells as many problems as anybody reads.
 *
 * @internal
 */
export const refusedFor = (all: readonly Problem[]): Refused => {
  const problems: Problem[] = []
  for (const one of all) if (!tell(problems, one)) break
  return { kind: 'refused', problems }
}
