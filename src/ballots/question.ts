import {
  compare,
  divide,
  type ExactInput,
  exactDecimalString,
  type Ratio,
  readExact,
  subtract,
  ZERO,
} from '../exact/index.js'
import { type Problem, problem, received, throwProblems, type Refused } from '../problems/index.js'
import type { Choice } from '../reasons/index.js'

/** What can be chosen on a yes/no matter. Abstaining is a choice; not having voted is none. */
export const CHOICES = ['for', 'against', 'abstain'] as const satisfies readonly Choice[]

/** A matter to be carried or lost. */
export interface ChoiceQuestion {
  readonly kind: 'choice'
  readonly id: string
}

/** A number that everyone may propose, with its unit, its range (both ends included) and its step. */
export interface NumberQuestion {
  readonly kind: 'number'
  readonly id: string
  /** What one is one of, such as `USD per hour`; `share` for parts of a whole, the only unit proposed with a percent sign. */
  readonly unit: string
  readonly min?: ExactInput
  readonly max?: ExactInput
  /** Proposals lie on whole steps counted from `min`, or from 0 where there is no `min`. */
  readonly step?: ExactInput
}

/** Some of several options. */
export interface OptionsQuestion {
  readonly kind: 'options'
  readonly id: string
  readonly options: readonly string[]
  /** The most that one ballot may choose; all of them where it is not stated. */
  readonly most?: number
}

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
  readonly path?: string
}): AnswerRead<AnswerOf<Q>> => readAny(input.question, input.answer, input.path ?? 'answer') as AnswerRead<AnswerOf<Q>>

/** What is wrong with a question; an empty list where nothing is. */
export const checkQuestion = (question: Question): readonly Problem[] => {
  if (question.kind === 'options') {
    const repeated = question.options.findIndex((option, at) => question.options.indexOf(option) !== at)
    return [
      ...(question.options.length === 0
        ? [problem('empty-list', { path: 'options', received: question.options, facts: { what: 'option' } })]
        : []),
      ...(repeated < 0
        ? []
        : [
            problem('listed-twice', {
              path: `options[${repeated}]`,
              received: question.options[repeated],
              facts: { what: question.options[repeated] ?? '' },
            }),
          ]),
    ]
  }
  if (question.kind === 'choice') return []
  const problems: Problem[] = []
  const read = (value: ExactInput | undefined, path: string): Ratio | undefined => {
    const number = value === undefined ? undefined : readExact(value, path)
    if (number !== undefined && 'code' in number) problems.push(number)
    return number === undefined || 'code' in number ? undefined : number.value
  }
  const min = read(question.min, 'min')
  const max = read(question.max, 'max')
  const step = read(question.step, 'step')
  if (min !== undefined && max !== undefined && compare(min, max) > 0) {
    problems.push(problem('bounds-reversed', { path: 'min', received: question.min }))
  }
  if (step !== undefined && compare(step, ZERO) <= 0)
    problems.push(problem('step-not-positive', { path: 'step', received: question.step }))
  return problems
}

const readAny = (question: Question, answer: unknown, path: string): AnswerRead<unknown> => {
  throwProblems(checkQuestion(question))
  switch (question.kind) {
    case 'choice':
      return CHOICES.some((choice) => choice === answer)
        ? { kind: 'answer', answer }
        : refused(problem('not-one-of', { path, received: answer, facts: { options: CHOICES.join(', ') } }))
    case 'number':
      return readProposal(question, answer, path)
    case 'options':
      return readOptions(question, answer, path)
  }
}

const refused = (...problems: Problem[]): AnswerRead<never> => ({ kind: 'refused', problems })

const readProposal = (question: NumberQuestion, answer: unknown, path: string): AnswerRead<Ratio> => {
  const read = readExact(answer, path)
  if ('code' in read) return refused(read)
  if (read.percent && question.unit !== 'share') {
    return refused(problem('percent-not-meant', { path, received: answer, facts: { unit: question.unit } }))
  }
  const bound = (input: ExactInput | undefined): Ratio | undefined => {
    const number = input === undefined ? undefined : readExact(input, '')
    return number === undefined || 'code' in number ? undefined : number.value
  }
  const { value } = read
  const min = bound(question.min)
  const max = bound(question.max)
  const step = bound(question.step)
  if ((min !== undefined && compare(value, min) < 0) || (max !== undefined && compare(value, max) > 0)) {
    return refused(
      problem('out-of-range', {
        path,
        received: answer,
        facts: { from: written(question.min), to: written(question.max) },
      }),
    )
  }
  if (step !== undefined && divide(subtract(value, min ?? ZERO), step).denominator !== 1n) {
    return refused(
      problem('off-step', {
        path,
        received: answer,
        facts: { step: written(question.step), from: min === undefined ? '0' : written(question.min) },
      }),
    )
  }
  return { kind: 'answer', answer: value }
}

const readOptions = (question: OptionsQuestion, answer: unknown, path: string): AnswerRead<readonly string[]> => {
  if (!Array.isArray(answer))
    return refused(problem('wrong-kind', { path, received: answer, facts: { kind: 'a list' } }))
  const chosen = answer as readonly unknown[]
  const most = question.most ?? question.options.length
  const problems = chosen.flatMap((option, at): Problem[] => {
    const place = `${path}[${at}]`
    if (typeof option !== 'string' || !question.options.includes(option)) {
      return [problem('not-one-of', { path: place, received: option, facts: { options: question.options.join(', ') } })]
    }
    return chosen.indexOf(option) === at
      ? []
      : [problem('listed-twice', { path: place, received: option, facts: { what: option } })]
  })
  if (chosen.length > most) problems.push(problem('too-many-chosen', { path, received: chosen, facts: { most } }))
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'answer', answer: chosen as readonly string[] }
}

const written = (input: ExactInput | undefined): string => {
  if (input === undefined) return ''
  if (typeof input === 'string') return input
  const read = readExact(input, '')
  if ('code' in read) return received(input)
  return exactDecimalString(read.value) ?? `${read.value.numerator}/${read.value.denominator}`
}
