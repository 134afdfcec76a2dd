import { compare, divide, type ExactInput, exactString, type Ratio, readExact, subtract, ZERO } from '../exact/index.js'
import * as says from '../problems/en.js'
import { type Problem, problem, type Refused } from '../problems/index.js'

/** A number that everyone may propose, with its unit, its range (both ends included) and its step. */
export interface NumberQuestion {
  readonly kind: 'number'
  readonly id: string
  /** What one is one of, such as `USD per hour`; `share` for parts of a whole, the only unit proposed with a percent sign. */
  readonly unit: string
  readonly min?: ExactInput | undefined
  readonly max?: ExactInput | undefined
  /** Proposals lie on whole steps counted from `min`, or from 0 where there is no `min`. */
  readonly step?: ExactInput | undefined
}

/** What is wrong with a question for a number; an empty list where nothing is. */
export const checkNumberQuestion = (question: NumberQuestion): readonly Problem[] => {
  const problems: Problem[] = []
  const read = (value: ExactInput | undefined, path: string): Ratio | undefined => {
    const number = value === undefined ? undefined : readExact(value, path)
    if (number !== undefined && 'code' in number) problems.push(number)
    else if (number?.percent === true && question.unit !== 'share') {
      problems.push(problem(says.percentNotMeant, { path, received: value, facts: { unit: question.unit } }))
    }
    return number === undefined || 'code' in number ? undefined : number.value
  }
  const min = read(question.min, 'min')
  const max = read(question.max, 'max')
  const step = read(question.step, 'step')
  if (min !== undefined && max !== undefined && compare(min, max) > 0) {
    problems.push(problem(says.boundsReversed, { path: 'min', received: question.min }))
  }
  if (step !== undefined && compare(step, ZERO) <= 0) {
    problems.push(problem(says.stepNotPositive, { path: 'step', received: question.step }))
  }
  return problems
}

/** Reads a proposal: an exact number, within the range and on a step. */
export const readProposal = (
  question: NumberQuestion,
  answer: unknown,
  path: string,
): { readonly kind: 'answer'; readonly answer: Ratio } | Refused => {
  const refuse = (found: Problem): Refused => ({ kind: 'refused', problems: [found] })
  const read = readExact(answer, path)
  if ('code' in read) return refuse(read)
  if (read.percent && question.unit !== 'share') {
    return refuse(problem(says.percentNotMeant, { path, received: answer, facts: { unit: question.unit } }))
  }
  const { value } = read
  const min = numberOf(question.min)
  const max = numberOf(question.max)
  const step = numberOf(question.step)
  if ((min !== undefined && compare(value, min) < 0) || (max !== undefined && compare(value, max) > 0)) {
    const facts = { from: written(question.min), to: written(question.max) }
    return refuse(problem(says.outOfRange, { path, received: answer, facts }))
  }
  if (step !== undefined && divide(subtract(value, min ?? ZERO), step).denominator !== 1n) {
    const facts = { step: written(question.step), from: written(question.min ?? 0) }
    return refuse(problem(says.offStep, { path, received: answer, facts }))
  }
  return { kind: 'answer', answer: value }
}

/** The question was checked before any answer to it is read. */
const numberOf = (input: ExactInput | undefined): Ratio | undefined => {
  const read = input === undefined ? undefined : readExact(input, '')
  return read === undefined || 'code' in read ? undefined : read.value
}

/** A bound as it was written, where it was written. */
const written = (input: ExactInput | undefined): string => {
  const value = numberOf(input)
  if (value === undefined) return ''
  return typeof input === 'string' ? input : exactString(value)
}
