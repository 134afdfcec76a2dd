import type { Ratio } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, type Refused, throwProblems } from '../problems/index.js'
import type { Choice } from '../reasons/index.js'
import { type ChoiceQuestion, readChoice } from './choice.js'
import { checkOptions, type OptionsQuestion, readOptions } from './options.js'
import { checkNumberQuestion, type NumberQuestion, readProposal } from './proposal.js'

/** What members are asked. */
export type Question = ChoiceQuestion | NumberQuestion | OptionsQuestion

/** What a ballot on a question says. */
export type AnswerOf<Q extends Question> = Q extends ChoiceQuestion
  ? Choice
  : Q extends NumberQuestion
    ? Ratio
    : readonly string[]

/** An answer that was read, or everything that is wrong with it. */
export type AnswerRead<Answer> = { readonly kind: 'answer'; readonly answer: Answer } | Refused

/**
 * Is this a valid answer to the question? Reads a ballot from outside: a choice by its word, a proposal as an exact number within the range and on a
 * step, options by their names.
 *
 * Throws what is wrong with the question itself (`bounds-reversed`, `step-not-positive`, and what `exact` throws).
 *
 * Source: WJC-12, WJC-17.
 *
 * @example
 * ```ts
 * import { readAnswer } from 'coop-rules/ballots'
 *
 * const hours = { kind: 'number', id: 'hours', unit: 'hours a week', min: 0, max: 60, step: '0.5' } as const
 * readAnswer({ question: hours, answer: '37.5' })
 * // => { kind: 'answer', answer: { numerator: 75n, denominator: 2n } }
 * readAnswer({ question: hours, answer: '37.25' }).kind // => 'refused'
 * ```
 */
export const readAnswer = <Q extends Question>(input: {
  readonly question: Q
  readonly answer: unknown
  readonly path?: string | undefined
}): AnswerRead<AnswerOf<Q>> => {
  throwProblems(checkQuestion(input.question))
  return readAny(input.question, input.answer, input.path ?? 'answer') as AnswerRead<AnswerOf<Q>>
}

/** What is wrong with a question; an empty list where nothing is. */
export const checkQuestion = (question: Question): readonly Problem[] => {
  switch (question.kind) {
    case 'choice':
      return []
    case 'number':
      return checkNumberQuestion(question)
    case 'options':
      return checkOptions(question)
    default:
      return [
        problem(says.notOneOf, {
          path: 'kind',
          received: (question as { kind: unknown }).kind,
          facts: { options: 'choice, number, options' },
        }),
      ]
  }
}

const readAny = (question: Question, answer: unknown, path: string): AnswerRead<unknown> => {
  switch (question.kind) {
    case 'choice':
      return readChoice(answer, path)
    case 'number':
      return readProposal(question, answer, path)
    case 'options':
      return readOptions(question, answer, path)
  }
}
