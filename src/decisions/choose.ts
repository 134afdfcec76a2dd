import { checkOptions, type OptionsQuestion, readOptions } from '../ballots/index.js'
import * as says from '../problems/en.js'
import {
  isList,
  isRecord,
  orThrow,
  type Problem,
  problem,
  type Refused,
  tell,
  tellNoTexts,
  tellUnknownKeys,
  wrongKind,
} from '../problems/index.js'
import type { Because, Citation, Reason } from '../reasons/index.js'

/** One option is chosen; or some are level; or the leading ones go to a second ballot; or nobody chose anything. */
export type Choosing =
  | { readonly kind: 'chosen'; readonly option: string; readonly counts: OptionCounts; readonly because: Because }
  | {
      readonly kind: 'tied'
      readonly options: readonly string[]
      readonly counts: OptionCounts
      readonly because: Because
    }
  | {
      readonly kind: 'runoff'
      readonly options: readonly string[]
      readonly counts: OptionCounts
      readonly because: Because
    }
  | { readonly kind: 'nothing-chosen'; readonly counts: OptionCounts; readonly because: Because }

/** How many ballots chose each option, in the order of the options. */
export type OptionCounts = readonly { readonly option: string; readonly count: number }[]

/** The options, the ballots (each the options it approves of), and what the charter says of a runoff. */
export interface ChoosingInput {
  readonly question: OptionsQuestion
  readonly ballots: readonly (readonly string[])[]
  /**
   * `never`: the most approved is chosen. `without-majority`: unless one alone is the most approved, and on more than half of the ballots, the two most
   * approved go to a second ballot; those level for second place all do. Where only one was approved of at all, it is chosen.
   */
  readonly runoff: 'never' | 'without-majority'
  readonly clauses?: readonly Citation[] | undefined
}

/**
 * Which of more than two options is chosen? Each ballot approves of as many as it likes; the most approved is chosen. Level options are an outcome: they are
 * never told apart by their order. A ballot that approves of nothing counts among the ballots.
 *
 * A second ballot between the options of a runoff is the same question with those options, one to a ballot (`most: 1`), and `runoff: 'never'`.
 *
 * Throws what is wrong with the question or a ballot.
 *
 * Source: WJC-20: what happens when pay cannot be met is a choice among more than two.
 *
 * @example
 * ```ts
 * import { chooseByApproval } from 'coop-rules/decisions'
 *
 * const choosing = chooseByApproval({
 *   question: { kind: 'options', id: 'shortage', options: ['forfeit', 'hold', 'pro rata'] },
 *   ballots: [['hold'], ['hold', 'pro rata'], ['forfeit'], []],
 *   runoff: 'never',
 * })
 * choosing.kind === 'chosen' && choosing.option // => 'hold'
 * ```
 */
export const chooseByApproval = (input: ChoosingInput): Choosing => orThrow(tryChooseByApproval(input))

const RUNOFFS = ['never', 'without-majority'] as const satisfies readonly ChoosingInput['runoff'][]

/** The same for data from outside: refuses where `chooseByApproval` throws. */
export const tryChooseByApproval = (input: ChoosingInput): Choosing | Refused => {
  if (!isRecord(input)) return { kind: 'refused', problems: [wrongKind(input, '', 'an object')] }
  const { question, ballots, runoff, clauses = [] } = input
  if (!isRecord(question)) return { kind: 'refused', problems: [wrongKind(question, 'question', 'an object')] }
  const problems: Problem[] = []
  tellUnknownKeys(input, ['question', 'ballots', 'runoff', 'clauses'], '', problems)
  const asked = checkOptions(question)
  problems.push(...asked.map((found) => ({ ...found, path: `question.${found.path}` })))
  if (!RUNOFFS.includes(runoff)) {
    problems.push(problem(says.notOneOf, { path: 'runoff', received: runoff, facts: { options: RUNOFFS.join(', ') } }))
  }
  if (!isList(ballots)) problems.push(wrongKind(ballots, 'ballots', 'a list'))
  tellNoTexts(clauses, 'clauses', problems)
  // Ballots on a question that is none would all be wrong.
  if (problems.length > 0) return { kind: 'refused', problems }
  const tally = new Map(question.options.map((option) => [option, 0]))
  ballots.forEach((ballot, at) => {
    const read = readOptions(question, ballot, `ballots[${at}]`)
    if (read.kind === 'refused') for (const found of read.problems) tell(problems, found)
    else for (const option of read.answer) tally.set(option, (tally.get(option) ?? 0) + 1)
  })
  if (problems.length > 0) return { kind: 'refused', problems }

  const counts = [...tally].map(([option, count]) => ({ option, count }))
  const most = Math.max(...counts.map(({ count }) => count))
  if (most === 0) return { kind: 'nothing-chosen', counts, because: [{ code: 'nothing-chosen', clauses }] }
  const leaders = counts.filter(({ count }) => count === most).map(({ option }) => option)
  const [leader = ''] = leaders
  const outOf = ballots.length
  const level: readonly Reason[] =
    leaders.length > 1 ? [{ code: 'options-tied', clauses, options: leaders, observed: most }] : []
  if (runoff === 'without-majority' && (level.length > 0 || 2 * most <= outOf)) {
    // Whoever is level for the last place in the runoff is in it; where nobody else was approved of, there is none to run against.
    const second = level.length > 0 ? most : Math.max(1, ...counts.map(({ count }) => (count < most ? count : 0)))
    const options = counts.filter(({ count }) => count >= second).map(({ option }) => option)
    if (options.length > 1)
      return { kind: 'runoff', options, counts, because: [{ code: 'runoff-needed', clauses, options }, ...level] }
  }
  return level.length > 0
    ? { kind: 'tied', options: leaders, counts, because: level as unknown as Because }
    : {
        kind: 'chosen',
        option: leader,
        counts,
        because: [{ code: 'most-votes', clauses, option: leader, observed: most, outOf }],
      }
}
